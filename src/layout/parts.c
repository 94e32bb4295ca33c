/*
 * The parts of a chart: trees, or boxes that any line of accountability connects.
 */
#include "layout_internal.h"

/* Union-find with path halving (Tarjan and van Leeuwen 1984); the smaller index wins, so
 * that a part is named by its first box. */
static uint32_t root_of(uint32_t *of, uint32_t box)
{
	while (of[box] != box)
		box = of[box] = of[of[box]];
	return box;
}

static void unite(uint32_t *of, uint32_t a, uint32_t b)
{
	a = root_of(of, a);
	b = root_of(of, b);
	if (a < b)
		of[b] = a;
	else
		of[a] = b;
}

/* Accountability beside the forest: second superiors, lines that close a ring. */
static bool is_other(const struct arrangement *arr, const struct chart_line *line)
{
	return (line->flags & CHART_LINE_RANKS) && line->from != line->to &&
	       arr->forest->superior[line->from] != line->to;
}

/* of[box]: the first box of its part. */
static uint32_t *connect(
	const struct arrangement *arr, struct arena *arena, bool connected)
{
	uint32_t n = arr->forest->count;
	uint32_t *of = arena_array(arena, n, sizeof *of);

	for (uint32_t i = 0; i < n; i++)
		of[i] = i;
	for (uint32_t i = 0; i < n; i++)
		if (arr->forest->superior[i] != CHART_NONE)
			unite(of, i, arr->forest->superior[i]);
	for (uint32_t i = 0; connected && i < arr->chart->line_count; i++)
		if (is_other(arr, &arr->chart->lines[i]))
			unite(of, arr->chart->lines[i].from, arr->chart->lines[i].to);
	for (uint32_t i = 0; i < n; i++)
		of[i] = root_of(of, i);
	return of;
}

/* Shares one array of numbers out to the parts, by counts that are then filled again. */
static void list_boxes(
	struct arrangement *arr, struct arena *arena, const uint32_t *part_of)
{
	uint32_t n = arr->forest->count, filled = 0;
	uint32_t *list = arena_array(arena, n, sizeof *list);

	for (uint32_t i = 0; i < n; i++)
		arr->parts[part_of[i]].count++;
	for (uint32_t p = 0; p < arr->part_count; p++) {
		arr->parts[p].boxes = list + filled;
		filled += arr->parts[p].count;
		arr->parts[p].count = 0;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t box = arr->forest->order[i];
		struct part *part = &arr->parts[part_of[box]];

		list[(size_t)(part->boxes - list) + part->count++] = box;
	}
}

static void list_lines(
	struct arrangement *arr, struct arena *arena, const uint32_t *part_of)
{
	const struct chart_line *lines = arr->chart->lines;
	uint32_t *list = arena_array(arena, arr->chart->line_count, sizeof *list);
	uint32_t filled = 0;

	for (uint32_t i = 0; i < arr->chart->line_count; i++)
		if (is_other(arr, &lines[i]))
			arr->parts[part_of[lines[i].from]].line_count++;
	for (uint32_t p = 0; p < arr->part_count; p++) {
		arr->parts[p].lines = list + filled;
		filled += arr->parts[p].line_count;
		arr->parts[p].line_count = 0;
	}
	for (uint32_t i = 0; i < arr->chart->line_count; i++)
		if (is_other(arr, &lines[i])) {
			struct part *part = &arr->parts[part_of[lines[i].from]];

			list[(size_t)(part->lines - list) + part->line_count++] = i;
		}
}

void parts_find(struct arrangement *arr, struct arena *arena, bool connected)
{
	uint32_t n = arr->forest->count;
	uint32_t *part_of = connect(arr, arena, connected);

	arr->part_count = 0;
	arr->parts = arena_array(arena, n, sizeof *arr->parts);
	/* a part is met first at the box that names it */
	for (uint32_t i = 0; i < n; i++)
		part_of[i] = part_of[i] == i ? arr->part_count++ : part_of[part_of[i]];
	list_boxes(arr, arena, part_of);
	if (connected)
		list_lines(arr, arena, part_of);
	for (uint32_t p = 0; p < arr->part_count; p++)
		arr->parts[p].alone = arr->parts[p].count == 1;
}
