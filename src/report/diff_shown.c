#include "diff_shown.h"

#include "model/field.h"

static enum diff_section section_of(const struct change *change)
{
	switch (change->kind) {
	case CHANGE_ADDED:
		return SECTION_NEW;
	case CHANGE_REMOVED:
		return SECTION_GONE;
	case CHANGE_MOVED:
		return SECTION_MOVED;
	case CHANGE_LEVEL_ADDED:
	case CHANGE_LEVEL_REMOVED:
		return SECTION_LEVELS;
	case CHANGE_PROBABLE_RENAMING:
		return SECTION_RENAMED;
	default:
		return SECTION_CHANGED;
	}
}

enum diff_end shown_end(const struct change *change)
{
	return change->kind == CHANGE_REMOVED || change->kind == CHANGE_LEVEL_REMOVED
		       ? DIFF_OLD
		       : DIFF_NEW;
}

/* Superiors in the order of the input; what has none comes first. */
static uint64_t place_of(uint32_t node)
{
	return node == NODE_NONE ? 0 : (uint64_t)node + 1;
}

static uint64_t run_of(const struct change *change, enum diff_section section)
{
	enum diff_end end = shown_end(change);
	uint64_t place = place_of(change->ends[end].target);

	if (section == SECTION_LEVELS)
		return place * 2 + (end == DIFF_NEW);
	if (section == SECTION_CHANGED)
		return place_of(change->ends[DIFF_NEW].node);
	return section == SECTION_RENAMED ? 0 : place;
}

static int by_section(const void *a, const void *b)
{
	const struct shown_change *x = a, *y = b;

	if (x->section != y->section)
		return x->section < y->section ? -1 : 1;
	if (x->run != y->run)
		return x->run < y->run ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

void shown_make(struct shown *shown, const struct diff *diff)
{
	*shown = (struct shown){
		diff, mem_alloc(diff->count, sizeof *shown->items), diff->count};
	for (uint32_t i = 0; i < diff->count; i++) {
		const struct change *change = &diff->items[i];
		enum diff_section section = section_of(change);

		shown->items[i] = (struct shown_change){
			change, section, run_of(change, section), i};
	}
	if (shown->count > 1)
		qsort(shown->items, shown->count, sizeof *shown->items, by_section);
}

void shown_release(struct shown *shown)
{
	free(shown->items);
	*shown = (struct shown){0};
}

uint32_t shown_section_end(const struct shown *shown, uint32_t begin)
{
	uint32_t end = begin;

	while (end < shown->count &&
		shown->items[end].section == shown->items[begin].section)
		end++;
	return end;
}

uint32_t shown_run_end(const struct shown *shown, uint32_t begin)
{
	uint32_t end = begin;

	while (end < shown->count &&
		shown->items[end].section == shown->items[begin].section &&
		shown->items[end].run == shown->items[begin].run)
		end++;
	return end;
}

/* ---- words ---- */

static void add_count(struct buf *out, uint32_t count, const char *one, const char *many)
{
	if (count == 0)
		return;
	buf_printf(out, "%s%u %s", out->len > 0 ? ", " : "", (unsigned)count,
		count == 1 ? one : many);
}

void shown_add_sorts(
	struct buf *out, const struct shown *shown, uint32_t begin, uint32_t end)
{
	static const enum sort sorts[] = {SORT_UNIT, SORT_POST, SORT_GROUP, SORT_PERSON};
	uint32_t counts[SORT__COUNT + 1] = {0};
	struct buf all = {0};

	for (uint32_t i = begin; i < end; i++)
		counts[shown->items[i].change->sort]++;
	for (size_t i = 0; i < COUNT_OF(sorts); i++)
		add_count(
			&all, counts[sorts[i]], sort_name(sorts[i]), sort_key(sorts[i]));
	buf_add_str(out, buf_str(&all));
	buf_release(&all);
}

static bool is_proposed(const struct diff *diff, const struct change *change)
{
	enum diff_end end = shown_end(change);
	uint32_t node = change->ends[end].node;

	return node != NODE_NONE &&
	       diff->models[end]->nodes[node].status == STATUS_PROPOSED;
}

/* What is counted of one section. */
struct tally_of_section {
	uint32_t items, runs;
	uint32_t proposed;     /* of the items */
	uint32_t runs_removed; /* levels that went */
};

static void count_sections(
	const struct shown *shown, struct tally_of_section tallies[SECTION__COUNT])
{
	for (uint32_t i = 0; i < shown->count; i++) {
		const struct shown_change *item = &shown->items[i];
		struct tally_of_section *tally = &tallies[item->section];

		tally->items++;
		tally->proposed += is_proposed(shown->diff, item->change);
		if (i > 0 && item[-1].section == item->section &&
			item[-1].run == item->run)
			continue;
		tally->runs++;
		tally->runs_removed += item->change->kind == CHANGE_LEVEL_REMOVED;
	}
}

/* " (proposed)", " (2 proposed)": what is new in the text need not be so in the world. */
static void add_proposed(struct buf *out, const struct tally_of_section *tally)
{
	if (tally->proposed == 0)
		return;
	if (tally->proposed == tally->items)
		buf_add_text(out, " (proposed)");
	else
		buf_printf(out, " (%u proposed)", (unsigned)tally->proposed);
}

void shown_add_counts(struct buf *out, const struct shown *shown)
{
	struct tally_of_section all[SECTION__COUNT] = {0};
	const struct tally_of_section *levels = &all[SECTION_LEVELS];
	struct buf text = {0};

	count_sections(shown, all);
	add_count(&text, levels->runs - levels->runs_removed, "level added",
		"levels added");
	if (levels->runs_removed == 0)
		add_proposed(&text, levels);
	add_count(&text, levels->runs_removed, "level removed", "levels removed");
	add_count(&text, all[SECTION_GONE].items, "gone", "gone");
	add_count(&text, all[SECTION_NEW].items, "new", "new");
	add_proposed(&text, &all[SECTION_NEW]);
	add_count(&text, all[SECTION_MOVED].items, "moved", "moved");
	add_count(&text, all[SECTION_RENAMED].items, "probably renamed",
		"probably renamed");
	add_count(&text, all[SECTION_CHANGED].runs, "changed", "changed");
	buf_add_str(out, text.len > 0 ? buf_str(&text) : STR("no difference"));
	buf_release(&text);
}

void shown_add_name(struct buf *out, const struct model *model, uint32_t node)
{
	const struct node *n = &model->nodes[node];
	struct quantity count = node_detail(n)->count;

	buf_add_str(out, node_name(n, (struct str){0}));
	if (count.number > 1 || count.or_more)
		buf_printf(
			out, " ×%u%s", (unsigned)count.number, count.or_more ? "+" : "");
}

void shown_add_subject(
	struct buf *out, const struct diff *diff, const struct change *change)
{
	for (int end = DIFF_ENDS; end-- > 0;) {
		if (change->ends[end].node == NODE_NONE)
			continue;
		shown_add_name(out, diff->models[end], change->ends[end].node);
		return;
	}
	buf_add_str(out, change_name(diff, change));
}

const char *shown_sort(const struct change *change)
{
	return change->sort == SORT__COUNT ? "organisation" : sort_name(change->sort);
}

static const char *status_of(const struct node *node)
{
	return node->status == STATUS_ACTIVE ? NULL : status_words[node->status];
}

void shown_add_fate(
	struct buf *out, const struct diff *diff, enum diff_end end, uint32_t node)
{
	const struct node *n = &diff->models[end]->nodes[node];
	bool other = diff->match[end][node] != NODE_NONE || !node_is_present(n);
	const char *fate = other ? NULL : end == DIFF_OLD ? "gone" : "new";
	const char *status = status_of(n);

	if (fate || status)
		buf_printf(out, " (%s%s%s)", fate ? fate : "", fate && status ? ", " : "",
			status ? status : "");
}

const char *shown_status(const struct diff *diff, const struct change *change)
{
	for (int end = DIFF_ENDS; end-- > 0;)
		if (change->ends[end].node != NODE_NONE)
			return status_of(
				&diff->models[end]->nodes[change->ends[end].node]);
	return NULL;
}

void shown_add_places(
	struct buf *out, const struct diff *diff, const struct change *change)
{
	struct place places[DIFF_ENDS];
	bool known[DIFF_ENDS];

	/* where only one end says something, that is the place */
	for (int end = 0; end < DIFF_ENDS; end++)
		known[end] = change->ends[end].value.ptr &&
			     sources_place(diff->models[end]->sources,
				     change->ends[end].at.begin, &places[end]);
	for (int end = 0; end < DIFF_ENDS; end++) {
		const struct place *place = &places[end];
		bool second = end == DIFF_NEW && known[DIFF_OLD];
		bool same_file = second && known[end] &&
				 strcmp(source_shown(place->source),
					 source_shown(places[DIFF_OLD].source)) == 0;

		if (!known[end] || (same_file && place->line == places[DIFF_OLD].line))
			continue;
		buf_add_text(out, second ? " -> " : "");
		if (!same_file)
			buf_printf(out, "%s:", source_shown(place->source));
		buf_printf(out, "%u", (unsigned)place->line);
	}
}
