/*
 * The two letters that tell what a dotted line means stand on it, where they cover no
 * box, no other letters and, if that can be had, no other line; as near to the line's
 * beginning as that allows, so that one sees whose line it is.
 */
#include "route_internal.h"
#include <math.h>

#define MARK_WIDTH  20.0
#define MARK_HEIGHT 13.0
#define STEP        6.0
/* What covering a box or other letters weighs, in covered lines. */
#define HEAVY       100
#define MOST_NEARBY 64

/* All that is drawn, as rectangles, and to which line each belongs. */
struct marking {
	const struct arrangement *arr;
	struct place_line *lines;
	struct space space;
	uint32_t *owner; /* CHART_NONE: a box, the title, the legend */
};

static void make(struct marking *m, const struct rectangle *obstacles, uint32_t count)
{
	uint32_t n = m->arr->chart->line_count, most = count;
	struct rectangle *items;

	for (uint32_t i = 0; i < n; i++)
		most += m->lines[i].count;
	items = arena_array(m->arr->scratch, most, sizeof *items);
	m->owner = arena_array(m->arr->scratch, most, sizeof *m->owner);
	for (uint32_t i = 0; i < count; i++) {
		items[i] = obstacles[i];
		m->owner[i] = CHART_NONE;
	}
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 1; k < m->lines[i].count; k++) {
			m->owner[count] = i;
			items[count++] = piece_rectangle(
				m->lines[i].points[k - 1], m->lines[i].points[k], 0.5);
		}
	space_make(&m->space, m->arr->scratch, items, count);
}

static struct rectangle around(struct point p)
{
	return (struct rectangle){
		p.x - MARK_WIDTH / 2, p.y - MARK_HEIGHT / 2, MARK_WIDTH, MARK_HEIGHT};
}

/* How bad it is for the letters of line `index` to stand here; 0: not at all. */
static uint32_t blemish(const struct marking *m, uint32_t index, struct point p)
{
	struct rectangle at = around(p);
	uint32_t nearby[MOST_NEARBY], sum = 0;
	uint32_t count = space_list(&m->space, &at, nearby, MOST_NEARBY);

	for (uint32_t i = 0; i < count; i++) {
		uint32_t owner = m->owner[nearby[i]];

		sum += owner == CHART_NONE ? HEAVY : owner != index;
	}
	for (uint32_t i = 0; i < index; i++) {
		struct rectangle other = around(m->lines[i].mark);

		if (m->lines[i].marked && rectangles_touch(&at, &other))
			sum += HEAVY;
	}
	return sum;
}

static void place_mark(const struct marking *m, uint32_t index)
{
	struct place_line *line = &m->lines[index];
	uint32_t least = UINT32_MAX;

	for (uint32_t i = 0; i + 1 < line->count && least > 0; i++) {
		struct point a = line->points[i], b = line->points[i + 1];
		double length = fabs(a.x - b.x) + fabs(a.y - b.y);
		double end = (a.x == b.x ? MARK_HEIGHT : MARK_WIDTH) / 2 + 3;

		for (int k = 0; end + k * STEP <= length - end && least > 0; k++) {
			double at = end + k * STEP;
			struct point p = {a.x + (b.x - a.x) * at / length,
				a.y + (b.y - a.y) * at / length};
			uint32_t now = blemish(m, index, p);

			if (now < least) {
				least = now;
				line->mark = p;
				line->marked = true;
			}
		}
	}
}

void marks_place(const struct arrangement *arr, struct place_line *lines,
	const struct rectangle *obstacles, uint32_t obstacle_count)
{
	const struct chart *chart = arr->chart;
	struct marking m = {.arr = arr, .lines = lines};

	make(&m, obstacles, obstacle_count);
	for (uint32_t i = 0; i < chart->line_count; i++)
		if (chart->line_sorts[chart->lines[i].sort].mark.len > 0 &&
			!(chart->lines[i].flags & CHART_LINE_TREE))
			place_mark(&m, i);
}
