/*
 * The forest that carries the drawing: every box below its first superior. A ring has no
 * top, so it is opened for placing only, at the line that the finding would cut, else
 * above its first box; the line that is left out here is drawn like any other.
 */
#include "layout_internal.h"

/* Should the ring be opened above `a` rather than above `b`? */
static bool opens_better(const bool *cut, uint32_t a, uint32_t b)
{
	if (b == CHART_NONE)
		return true;
	return cut[a] != cut[b] ? cut[a] : a < b;
}

/* Opens the ring that `at` lies on, above its first box in input order unless the finding
 * names a line to cut. */
static void open_ring(struct forest *forest, const bool *cut, uint32_t at)
{
	uint32_t top = CHART_NONE, box = at;

	do {
		forest->ringed[box] = true;
		if (opens_better(cut, box, top))
			top = box;
		box = forest->superior[box];
	} while (box != at);
	forest->superior[top] = CHART_NONE;
}

/* Superiors as the chart has them, rings opened. Linear: each box is walked over once. */
static void open_rings(struct forest *forest, const struct chart *chart)
{
	uint32_t *walk = mem_alloc_zero(forest->count, sizeof *walk);
	bool *cut = mem_alloc_zero(forest->count, sizeof *cut);

	for (uint32_t i = 0; i < chart->line_count; i++) {
		const struct chart_line *line = &chart->lines[i];

		if ((line->flags & CHART_LINE_TREE) && (line->flags & CHART_LINE_CUT))
			cut[line->from] = true;
	}
	for (uint32_t i = 0; i < forest->count; i++)
		forest->superior[i] = chart->boxes[i].superior;
	for (uint32_t i = 0; i < forest->count; i++) {
		uint32_t at = i;

		while (at != CHART_NONE && walk[at] == 0) {
			walk[at] = i + 1;
			at = forest->superior[at];
		}
		if (at != CHART_NONE && walk[at] == i + 1)
			open_ring(forest, cut, at); /* came back into this very walk */
	}
	free(cut);
	free(walk);
}

/* Children by counting sort, in input order. */
static void list_children(struct forest *forest)
{
	uint32_t n = forest->count, *start = forest->child_start;

	for (uint32_t i = 0; i < n; i++)
		if (forest->superior[i] != CHART_NONE)
			start[forest->superior[i] + 1]++;
	for (uint32_t i = 0; i < n; i++)
		start[i + 1] += start[i];
	for (uint32_t i = 0; i < n; i++)
		if (forest->superior[i] != CHART_NONE)
			forest->child[start[forest->superior[i]]++] = i;
	for (uint32_t i = n; i > 0; i--)
		start[i] = start[i - 1];
	start[0] = 0;
}

/* Boxes top down, by levels; then heights bottom up. */
static void measure(struct forest *forest)
{
	uint32_t n = forest->count, filled = 0;

	for (uint32_t i = 0; i < n; i++)
		if (forest->superior[i] == CHART_NONE)
			forest->order[filled++] = i;
	forest->root_count = filled;
	for (uint32_t i = 0; i < filled; i++) {
		struct run children = forest_children(forest, forest->order[i]);

		for (uint32_t k = 0; k < children.count; k++) {
			forest->level[children.items[k]] =
				forest->level[forest->order[i]] + 1;
			forest->order[filled++] = children.items[k];
		}
	}
	if (filled != n)
		BUG("a ring was not opened");
	for (uint32_t i = n; i-- > 0;) {
		uint32_t box = forest->order[i], above = forest->superior[box];

		if (forest->level[box] + 1 > forest->levels)
			forest->levels = forest->level[box] + 1;
		if (above != CHART_NONE && forest->height[above] <= forest->height[box])
			forest->height[above] = forest->height[box] + 1;
	}
}

void forest_make(struct forest *forest, struct arena *arena, const struct chart *chart)
{
	uint32_t n = chart->box_count;

	*forest = (struct forest){.count = n};
	forest->superior = arena_array(arena, n, sizeof(uint32_t));
	forest->child_start = arena_array(arena, (size_t)n + 1, sizeof(uint32_t));
	forest->child = arena_array(arena, n, sizeof(uint32_t));
	forest->level = arena_array(arena, n, sizeof(uint32_t));
	forest->height = arena_array(arena, n, sizeof(uint32_t));
	forest->order = arena_array(arena, n, sizeof(uint32_t));
	forest->ringed = arena_array(arena, n, sizeof(bool));
	open_rings(forest, chart);
	list_children(forest);
	measure(forest);
}

struct run forest_children(const struct forest *forest, uint32_t box)
{
	return (struct run){forest->child + forest->child_start[box],
		forest->child_start[box + 1] - forest->child_start[box]};
}
