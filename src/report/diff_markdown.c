/*
 * Changes as a comment on a pull request: what a reviewer must see at once as one table,
 * the details of what stayed folded away below it.
 */
#include "diff_shown.h"
#include "report_internal.h"

struct page {
	struct outlet *outlet;
	struct buf *out;
	const struct diff *diff;
	struct shown shown;
};

/* ---- cells ---- */

static void cell(struct page *page, struct str text)
{
	buf_add_text(page->out, " ");
	markdown_add_raw(page->out, text);
	buf_add_text(page->out, " |");
}

static void place_cell(struct page *page, const struct change *change)
{
	struct buf places = {0};

	shown_add_places(&places, page->diff, change);
	cell(page, buf_str(&places));
	buf_release(&places);
}

static void add_place(struct page *page, enum diff_end end, uint32_t node)
{
	struct buf name = {0};

	shown_add_name(&name, page->diff->models[end], node);
	shown_add_fate(&name, page->diff, end, node);
	markdown_add_raw(page->out, buf_str(&name));
	buf_release(&name);
}

/* A superior, or what was written of one; nothing where there is none. */
static void superior_cell(
	struct page *page, const struct change *change, enum diff_end end)
{
	const struct change_end *at = &change->ends[end];
	bool renamed = change->kind == CHANGE_PROBABLE_RENAMING;
	bool named =
		renamed || change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED;
	uint32_t target =
		renamed ? model_superior(page->diff->models[end], at->node) : at->target;

	buf_add_char(page->out, ' ');
	if (target != NODE_NONE)
		add_place(page, end, target);
	else if (!named && at->value.ptr)
		markdown_add_raw(page->out, at->value);
	buf_add_text(page->out, " |");
}

static void node_cell(struct page *page, const struct change *change)
{
	struct str id = change_id(page->diff, change);
	const char *status = shown_status(page->diff, change);
	struct buf name = {0};

	shown_add_subject(&name, page->diff, change);
	buf_printf(page->out, " %s **", shown_sort(change));
	markdown_add_raw(page->out, buf_str(&name));
	buf_add_text(page->out, "**");
	if (!str_eq(id, buf_str(&name))) {
		buf_add_text(page->out, " (");
		markdown_add_raw(page->out, id);
		buf_add_char(page->out, ')');
	}
	if (change->kind == CHANGE_PROBABLE_RENAMING) {
		buf_add_text(page->out, ", was ");
		markdown_add_raw(page->out, change->ends[DIFF_OLD].value);
	}
	if (status)
		buf_printf(page->out, ", %s", status);
	buf_add_text(page->out, " |");
	buf_release(&name);
}

static void end_row(struct page *page)
{
	buf_add_char(page->out, '\n');
	outlet_pass(page->outlet);
}

/* ---- tables ---- */

static const char *const words[SECTION__COUNT] = {
	[SECTION_GONE] = "− gone",
	[SECTION_NEW] = "+ new",
	[SECTION_MOVED] = "→ moved",
	[SECTION_RENAMED] = "~ probably renamed",
};

static const char *word_of(const struct shown_change *item)
{
	if (item->section != SECTION_LEVELS)
		return words[item->section];
	return item->change->kind == CHANGE_LEVEL_ADDED ? "+ level" : "− level";
}

/* What the organisation as a whole is now: one row for each node. */
static void add_structure(struct page *page, uint32_t end)
{
	if (end == 0)
		return;
	buf_add_text(page->out, "| | what | was below | is below | where |\n"
				"|---|---|---|---|---|\n");
	for (uint32_t i = 0; i < end; i++) {
		const struct change *change = page->shown.items[i].change;

		buf_printf(page->out, "| %s |", word_of(&page->shown.items[i]));
		node_cell(page, change);
		superior_cell(page, change, DIFF_OLD);
		superior_cell(page, change, DIFF_NEW);
		place_cell(page, change);
		end_row(page);
	}
	buf_add_char(page->out, '\n');
}

static void add_details(struct page *page, uint32_t begin)
{
	uint32_t changed = 0, end = page->shown.count;

	for (uint32_t i = begin; i < end; i = shown_run_end(&page->shown, i))
		changed++;
	if (changed == 0)
		return;
	buf_printf(page->out,
		"<details><summary>%u changed</summary>\n\n"
		"| what | key | old | new | where |\n|---|---|---|---|---|\n",
		(unsigned)changed);
	for (uint32_t i = begin; i < end; i++) {
		const struct change *change = page->shown.items[i].change;

		buf_add_char(page->out, '|');
		node_cell(page, change);
		cell(page, change->field);
		cell(page, change->ends[DIFF_OLD].shown);
		cell(page, change->ends[DIFF_NEW].shown);
		place_cell(page, change);
		end_row(page);
	}
	buf_add_text(page->out, "\n</details>\n");
}

void diff_markdown(struct outlet *out, const struct diff_report *report)
{
	struct page page = {out, &out->buf, report->diff, {0}};
	uint32_t structure = 0;

	shown_make(&page.shown, report->diff);
	while (structure < page.shown.count &&
		page.shown.items[structure].section != SECTION_CHANGED)
		structure++;
	buf_add_text(page.out, "**Structure: ");
	shown_add_counts(page.out, &page.shown);
	buf_add_text(page.out, "** (");
	markdown_add_raw(page.out, str_of(report->called[DIFF_OLD]));
	buf_add_text(page.out, " → ");
	markdown_add_raw(page.out, str_of(report->called[DIFF_NEW]));
	buf_add_text(page.out, ")\n\n");
	add_structure(&page, structure);
	add_details(&page, structure);
	shown_release(&page.shown);
	outlet_pass(out);
}
