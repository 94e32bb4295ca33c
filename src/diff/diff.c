/* The list of changes, and how one comes to be in it. */
#include "diff/diff.h"

#include "base/vec.h"
#include "diff_internal.h"

const char *const change_words[CHANGE__COUNT] = {
	[CHANGE_ADDED] = "added",
	[CHANGE_REMOVED] = "removed",
	[CHANGE_RENAMED] = "renamed",
	[CHANGE_MOVED] = "moved",
	[CHANGE_OFFICE] = "office",
	[CHANGE_SEAT] = "seat",
	[CHANGE_MANDATE] = "mandate",
	[CHANGE_STATUS] = "status",
	[CHANGE_FIELD] = "field",
	[CHANGE_LINE_ADDED] = "line_added",
	[CHANGE_LINE_REMOVED] = "line_removed",
	[CHANGE_LEVEL_ADDED] = "level_added",
	[CHANGE_LEVEL_REMOVED] = "level_removed",
	[CHANGE_PROBABLE_RENAMING] = "probable_renaming",
};

/* ---- texts ---- */

static struct str take(struct finder *finder, struct arena *arena)
{
	struct str text = buf_str(&finder->buf);

	/* an empty value is a value, too */
	text.ptr = arena_copy(arena, text.len > 0 ? text.ptr : "", text.len);
	buf_clear(&finder->buf);
	return text;
}

struct str finder_key(struct finder *finder)
{
	return take(finder, &finder->scratch);
}

struct str finder_text(struct finder *finder)
{
	return take(finder, &finder->diff->arena);
}

struct value_writer finder_writer(
	struct finder *finder, enum diff_end end, enum value_form form)
{
	return (struct value_writer){finder, end, form, &finder->buf};
}

/* ---- changes ---- */

static enum sort sort_of(const struct diff *diff, uint32_t old, uint32_t new)
{
	if (new != NODE_NONE)
		return (enum sort)diff->models[DIFF_NEW]->nodes[new].sort;
	if (old != NODE_NONE)
		return (enum sort)diff->models[DIFF_OLD]->nodes[old].sort;
	return SORT__COUNT;
}

struct change *change_add_node(
	struct finder *finder, enum change_kind kind, uint32_t old, uint32_t new)
{
	struct diff *diff = finder->diff;
	const uint32_t nodes[] = {old, new};
	struct change *change = VEC_PUSH(diff);

	diff->counts[kind]++;
	change->kind = kind;
	change->sort = sort_of(diff, old, new);
	for (int end = 0; end < DIFF_ENDS; end++) {
		const struct model *model = diff->models[end];

		change->ends[end].node = nodes[end];
		change->ends[end].target = NODE_NONE;
		change->ends[end].at =
			nodes[end] != NODE_NONE       ? model->nodes[nodes[end]].id.at
			: change->sort == SORT__COUNT ? model->organisation.at
						      : (struct span){0};
	}
	return change;
}

/* What a value says: each setter below writes it once for each form. */
struct source_of_value {
	const struct field *field;
	const void *base;
	const struct seat *seat;
	const struct line *line;
	const struct ref *ref;
};

static void write_value(struct value_writer *writer, const struct source_of_value *of)
{
	if (of->field)
		value_add(writer, of->field, of->base);
	else if (of->seat)
		value_add_seat(writer, of->seat);
	else if (of->line)
		value_add_line(writer, of->line);
	else
		value_add_ref(writer, of->ref);
}

static void set_value(struct finder *finder, struct change_end *end, enum diff_end which,
	const struct source_of_value *of, struct span at)
{
	struct value_writer ids = finder_writer(finder, which, VALUE_IDS);
	struct value_writer names = finder_writer(finder, which, VALUE_NAMES);

	write_value(&ids, of);
	end->value = finder_text(finder);
	write_value(&names, of);
	end->shown = finder_text(finder);
	if (span_is_set(at))
		end->at = at;
}

void change_set(struct finder *finder, struct change *change, enum diff_end end,
	const struct field *field, const void *base)
{
	set_value(finder, &change->ends[end], end,
		&(struct source_of_value){.field = field, .base = base},
		value_span(field, base));
}

void change_set_seat(struct finder *finder, struct change *change, enum diff_end end,
	const struct seat *seat)
{
	set_value(finder, &change->ends[end], end,
		&(struct source_of_value){.seat = seat}, seat->at);
}

void change_set_line(struct finder *finder, struct change *change, enum diff_end end,
	const struct line *line)
{
	change->ends[end].target = line->to.node;
	set_value(finder, &change->ends[end], end,
		&(struct source_of_value){.line = line}, line->to.at);
}

void change_set_target(struct finder *finder, struct change *change, enum diff_end end,
	const struct ref *ref)
{
	change->ends[end].target = ref->node;
	set_value(finder, &change->ends[end], end, &(struct source_of_value){.ref = ref},
		ref->at);
}

void change_set_node(
	struct finder *finder, struct change *change, enum diff_end end, uint32_t node)
{
	const struct ref ref = {.node = node};

	change_set_target(finder, change, end, &ref);
}

/* ---- nodes ---- */

/* Its name is its value, and its place in the organisation stands beside that. */
static void tell_node(
	struct finder *finder, enum change_kind kind, enum diff_end end, uint32_t node)
{
	const struct model *model = finder->diff->models[end];
	struct change *change = change_add_node(finder, kind,
		end == DIFF_OLD ? node : NODE_NONE, end == DIFF_NEW ? node : NODE_NONE);

	change->ends[end].target = model_superior(model, node);
	change->ends[end].value = node_name(&model->nodes[node], (struct str){0});
	change->ends[end].shown = change->ends[end].value;
}

static void tell_gone_or_new(struct finder *finder, enum diff_end end)
{
	const struct diff *diff = finder->diff;
	const struct model *model = diff->models[end];

	for (uint32_t i = 0; i < model->node_count; i++)
		if (diff->match[end][i] == NODE_NONE && node_is_present(&model->nodes[i]))
			tell_node(finder, end == DIFF_OLD ? CHANGE_REMOVED : CHANGE_ADDED,
				end, i);
}

static void tell_renamings(struct finder *finder)
{
	struct diff *diff = finder->diff;
	const struct model *new = diff->models[DIFF_NEW];

	for (uint32_t i = 0; i < new->node_count; i++) {
		uint32_t old = diff->match[DIFF_NEW][i];
		struct change *change;

		if (old == NODE_NONE ||
			str_eq(node_id(diff->models[DIFF_OLD], old), node_id(new, i)))
			continue;
		change = change_add_node(finder, CHANGE_PROBABLE_RENAMING, old, i);
		change->field = STR("id");
		for (int end = 0; end < DIFF_ENDS; end++) {
			change->ends[end].value =
				node_id(diff->models[end], end == DIFF_OLD ? old : i);
			change->ends[end].shown = change->ends[end].value;
		}
	}
}

static void compare_nodes(struct finder *finder)
{
	const struct diff *diff = finder->diff;

	for (uint32_t i = 0; i < diff->models[DIFF_NEW]->node_count; i++) {
		const uint32_t nodes[] = {diff->match[DIFF_NEW][i], i};

		if (nodes[DIFF_OLD] == NODE_NONE)
			continue;
		compare_fields(finder, nodes);
		compare_lines(finder, nodes);
		arena_reset(&finder->scratch);
	}
}

/* ---- the whole ---- */

void diff_make(struct diff *diff, const struct analysis *old, const struct analysis *new)
{
	struct finder finder = {.diff = diff};

	*diff = (struct diff){.analyses = {old, new}, .models = {old->model, new->model}};
	arena_init(&diff->arena, "changes");
	arena_init(&finder.scratch, "keys of what is compared");
	for (int end = 0; end < DIFF_ENDS; end++)
		node_lines_make(&finder.by_node[end], diff->models[end]);
	match_nodes(&finder);
	compare_organisations(&finder);
	tell_gone_or_new(&finder, DIFF_OLD);
	tell_gone_or_new(&finder, DIFF_NEW);
	tell_renamings(&finder);
	find_levels(&finder);
	compare_nodes(&finder);
	for (int end = 0; end < DIFF_ENDS; end++)
		node_lines_release(&finder.by_node[end]);
	arena_release(&finder.scratch);
	buf_release(&finder.buf);
}

void diff_release(struct diff *diff)
{
	arena_release(&diff->arena);
	free(diff->match[DIFF_OLD]);
	free(diff->match[DIFF_NEW]);
	VEC_RELEASE(diff);
	*diff = (struct diff){0};
}

struct str change_id(const struct diff *diff, const struct change *change)
{
	for (int end = DIFF_ENDS; end-- > 0;)
		if (change->ends[end].node != NODE_NONE)
			return node_id(diff->models[end], change->ends[end].node);
	for (int end = DIFF_ENDS; end-- > 0;)
		if (diff->models[end]->organisation.id.len > 0)
			return text_str(diff->models[end]->organisation.id);
	return (struct str){0};
}

struct str change_name(const struct diff *diff, const struct change *change)
{
	for (int end = DIFF_ENDS; end-- > 0;)
		if (change->ends[end].node != NODE_NONE)
			return node_name(
				&diff->models[end]->nodes[change->ends[end].node],
				(struct str){0});
	for (int end = DIFF_ENDS; end-- > 0;)
		if (diff->models[end]->organisation.name.len > 0)
			return text_str(diff->models[end]->organisation.name);
	return change_id(diff, change);
}
