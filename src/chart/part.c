/* Parts of a chart: boxes are copied with new numbers, and what stands on other sheets
 * becomes a row of text that names the page. */
#include "chart/part.h"

#include "chart/spoken.h"
#include "chart_internal.h"

/* Names in the way to the top, before the middle is left out. */
#define MOST_NAMES 5u

void chart_parts_make(struct chart_parts *parts, const struct chart *chart)
{
	uint32_t n = chart->box_count;

	*parts = (struct chart_parts){
		.chart = chart, .place = mem_alloc(n, sizeof *parts->place)};
	for (uint32_t i = 0; i < n; i++)
		parts->place[i] = CHART_NONE;
	box_lines_make(&parts->by_box, chart);
}

void chart_parts_release(struct chart_parts *parts)
{
	box_lines_release(&parts->by_box);
	free(parts->place);
	*parts = (struct chart_parts){0};
}

/* ---- boxes ------------------------------------------------------------------------ */

static struct str copy(struct chart *part, struct buf *text)
{
	struct str kept = {
		arena_copy(&part->arena, text->data, text->len), (uint32_t)text->len};

	buf_release(text);
	return kept;
}

/* "continued on pages 4–6". */
static struct str page_text(
	struct chart *part, enum word lead, uint32_t first, uint32_t last)
{
	struct buf text = {0};

	buf_printf(&text, "%s %u", word(language_of_chart(part), lead), (unsigned)first);
	if (last > first)
		buf_printf(&text, "–%u", (unsigned)last);
	return copy(part, &text);
}

static void add_row(struct chart *part, struct chart_box *box, struct str text)
{
	struct chart_row *rows =
		arena_array(&part->arena, (size_t)box->row_count + 1, sizeof *rows);

	if (box->row_count > 0)
		memcpy(rows, box->rows, box->row_count * sizeof *rows);
	rows[box->row_count++] = (struct chart_row){text, CHART_ROW_PAGE};
	box->rows = rows;
}

static struct chart_box taken(
	struct chart *part, const struct chart_box *from, const struct chart_pages *pages)
{
	struct chart_box box = *from;

	if (pages->first == 0)
		return box;
	box.page = pages->first;
	add_row(part, &box,
		page_text(part, pages->last > pages->first ? WORD_ON_PAGES : WORD_ON_PAGE,
			pages->first, pages->last));
	return box;
}

/* A superior that stands elsewhere: its name alone, and where. */
static struct chart_box repeated(
	struct chart *part, const struct chart_box *from, const struct chart_pages *pages)
{
	struct chart_box box = *from;

	box.rows = ARENA_NEW(&part->arena, struct chart_row);
	*box.rows = (struct chart_row){chart_box_name(from), CHART_ROW_NAME};
	box.row_count = 1;
	box.flags = (from->flags & CHART_CHANGES) | CHART_REPEATED;
	box.power = 0;
	box.superior = box.region = CHART_NONE;
	box.mark_count = 0;
	box.link = (struct str){0};
	box.page = pages->own;
	add_row(part, &box, page_text(part, WORD_FROM_PAGE, pages->own, 0));
	return box;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* In input order, heads among them. Returns the boxes of the whole, in the arena. */
static const uint32_t *take_boxes(struct chart *part, struct chart_parts *parts,
	const struct chart_selection *selection)
{
	uint32_t count = selection->count + selection->head_count;
	uint32_t *order = arena_array(&part->arena, count, sizeof *order);

	memcpy(order, selection->boxes, selection->count * sizeof *order);
	for (uint32_t i = 0; i < selection->head_count; i++) {
		order[selection->count + i] = selection->heads[i];
		parts->place[selection->heads[i]] = 0; /* told from the others below */
	}
	qsort(order, count, sizeof *order, by_number);
	part->boxes = arena_array(&part->arena, count, sizeof *part->boxes);
	part->box_count = count;
	for (uint32_t i = 0; i < count; i++) {
		const struct chart_box *from = &parts->chart->boxes[order[i]];
		const struct chart_pages *pages = &selection->pages[order[i]];
		bool head = parts->place[order[i]] != CHART_NONE;

		part->boxes[i] =
			head ? repeated(part, from, pages) : taken(part, from, pages);
		parts->place[order[i]] = i;
	}
	for (uint32_t i = 0; i < count; i++) {
		struct chart_box *box = &part->boxes[i];

		if (box->superior != CHART_NONE)
			box->superior = parts->place[box->superior];
	}
	return order;
}

/* ---- what belongs to them --------------------------------------------------------- */

/* Does the part show both ends, at least one of them as itself? */
static bool shows(const struct chart *part, const struct chart_parts *parts,
	const struct chart_line *line)
{
	uint32_t from = parts->place[line->from], to = parts->place[line->to];

	return to != CHART_NONE &&
	       !(part->boxes[from].flags & part->boxes[to].flags & CHART_REPEATED);
}

static void take_lines(
	struct chart *part, const struct chart_parts *parts, const uint32_t *order)
{
	const uint32_t *start = parts->by_box.start, *lines = parts->by_box.lines;
	uint32_t most = 0, count = 0, *numbers;

	for (uint32_t i = 0; i < part->box_count; i++)
		most += start[order[i] + 1] - start[order[i]];
	numbers = arena_array(&part->arena, most, sizeof *numbers);
	for (uint32_t i = 0; i < part->box_count; i++)
		for (uint32_t k = start[order[i]]; k < start[order[i] + 1]; k++)
			if (shows(part, parts, &parts->chart->lines[lines[k]]))
				numbers[count++] = lines[k];
	qsort(numbers, count, sizeof *numbers, by_number);
	part->lines = arena_array(&part->arena, count, sizeof *part->lines);
	part->line_count = count;
	for (uint32_t i = 0; i < count; i++) {
		part->lines[i] = parts->chart->lines[numbers[i]];
		part->lines[i].from = parts->place[part->lines[i].from];
		part->lines[i].to = parts->place[part->lines[i].to];
	}
}

static void take_regions(struct chart *part, const struct chart_parts *parts)
{
	const struct chart *chart = parts->chart;

	part->regions =
		arena_array(&part->arena, chart->region_count, sizeof *part->regions);
	for (uint32_t i = 0; i < chart->region_count; i++) {
		part->regions[i] = chart->regions[i];
		if (chart->regions[i].superior != CHART_NONE)
			part->regions[i].superior =
				parts->place[chart->regions[i].superior];
	}
}

/* ---- the legend of what is left --------------------------------------------------- */

struct used {
	uint32_t shapes, flags, powers; /* bits */
	bool *sorts, *findings, cycle, panel;
};

static void note_used(struct used *used, const struct chart *part)
{
	for (uint32_t i = 0; i < part->box_count; i++) {
		const struct chart_box *box = &part->boxes[i];

		used->shapes |= 1u << box->shape;
		used->flags |= box->flags;
		used->powers |= box->power;
		used->panel = used->panel || region_hangs(part, box);
		for (uint32_t k = 0; k < box->mark_count; k++)
			used->findings[box->marks[k]] = true;
	}
	for (uint32_t i = 0; i < part->line_count; i++) {
		used->sorts[part->lines[i].sort] = true;
		used->cycle = used->cycle || (part->lines[i].flags & CHART_LINE_CYCLE);
	}
}

/* A row stands for every sort that looks the same and bears no mark. */
static bool uses_sort(const struct used *used, const struct chart *part, uint32_t index)
{
	const struct chart_line_sort *row = &part->line_sorts[index];

	if (used->sorts[index] || row->mark.len > 0)
		return used->sorts[index];
	for (uint32_t i = index + 1; i < part->line_sort_count; i++)
		if (used->sorts[i] && chart_sorts_alike(&part->line_sorts[i], row))
			return true;
	return false;
}

static bool is_used(const struct used *used, const struct chart *part,
	const struct chart_legend_row *row)
{
	switch (row->kind) {
	case CHART_LEGEND_LINE:
		return uses_sort(used, part, row->index);
	case CHART_LEGEND_CYCLE:
		return used->cycle;
	case CHART_LEGEND_SHAPE: /* of one alone nobody asks */
		return (used->shapes >> row->index & 1) &&
		       (used->shapes & (used->shapes - 1));
	case CHART_LEGEND_FLAG:
		return used->flags & row->index;
	case CHART_LEGEND_POWER:
		return used->powers & row->index;
	case CHART_LEGEND_PANEL:
		return used->panel;
	case CHART_LEGEND_FINDING:
		return used->findings[row->index];
	case CHART_LEGEND_NOTE:
		return true;
	}
	BUG("a row of the legend of no kind");
}

static void take_legend(struct chart *part, const struct chart *chart)
{
	struct used used = {.sorts = mem_alloc_zero(chart->line_sort_count, sizeof(bool)),
		.findings = mem_alloc_zero(chart->finding_count, sizeof(bool))};

	note_used(&used, part);
	part->legend =
		arena_array(&part->arena, chart->legend_count, sizeof *part->legend);
	part->legend_count = 0;
	for (uint32_t i = 0; i < chart->legend_count; i++)
		if (is_used(&used, part, &chart->legend[i]))
			part->legend[part->legend_count++] = chart->legend[i];
	free(used.sorts);
	free(used.findings);
}

/* ---- the way to the top ----------------------------------------------------------- */

/* From a head upwards; the chart may run in a ring. Returns how many. */
static uint32_t list_superiors(
	const struct chart *chart, uint32_t head, uint32_t *names, uint32_t most)
{
	uint32_t count = 0;

	for (uint32_t at = head; at != CHART_NONE && count < most;
		at = chart->boxes[at].superior)
		names[count++] = at;
	return count;
}

/* Leaves of the names, the highest last, those that stand above the other head as well.
 * Returns how many; the first of them is at `names`. */
static uint32_t keep_shared(
	uint32_t *names, uint32_t count, const uint32_t *others, uint32_t other_count)
{
	uint32_t shared = 0;

	while (shared < count && shared < other_count &&
		names[count - 1 - shared] == others[other_count - 1 - shared])
		shared++;
	memmove(names, names + count - shared, shared * sizeof *names);
	return shared;
}

/* "Regiondirektör › … › Hälsodirektör": the superiors above the sheet, instead of the
 * subtitle. Of several heads those that they share. */
static void set_trail(struct chart *part, const struct chart *chart,
	const struct chart_selection *selection)
{
	uint32_t most = chart->box_count < 1000 ? chart->box_count : 1000, count;
	uint32_t *names = mem_alloc(2 * (size_t)most, sizeof *names);
	uint32_t *others = names + most;
	struct buf text = {0};

	count = list_superiors(chart, selection->heads[0], names, most);
	for (uint32_t i = 1; i < selection->head_count; i++)
		count = keep_shared(names, count, others,
			list_superiors(chart, selection->heads[i], others, most));
	for (uint32_t i = count; i-- > 0;) {
		if (count > MOST_NAMES && i == count - 2) {
			buf_add_text(&text, "… › ");
			i = MOST_NAMES - 3;
		}
		buf_add_str(&text, chart_box_name(&chart->boxes[names[i]]));
		if (i > 0)
			buf_add_text(&text, " › ");
	}
	if (count > 0)
		part->subtitle = copy(part, &text);
	buf_release(&text);
	free(names);
}

void chart_part(struct chart *part, struct chart_parts *parts,
	const struct chart_selection *selection)
{
	const struct chart *chart = parts->chart;
	const uint32_t *order;

	*part = *chart;
	arena_init(&part->arena, "part");
	order = take_boxes(part, parts, selection);
	take_lines(part, parts, order);
	take_regions(part, parts);
	take_legend(part, chart);
	if (selection->head_count > 0)
		set_trail(part, chart, selection);
	for (uint32_t i = 0; i < part->box_count; i++)
		parts->place[order[i]] = CHART_NONE;
}

const char *chart_index_word(const struct chart *chart)
{
	return word(language_of_chart(chart), WORD_INDEX);
}

const char *chart_between_word(const struct chart *chart)
{
	return word(language_of_chart(chart), WORD_BETWEEN);
}
