/*
 * The two letters that tell what a dotted line means stand on it, where they cover no
 * box and no other letters, and as few other lines as can be had, for which they lean
 * aside; as near to the line's beginning as that allows, so that one sees whose line it
 * is. Where there is no such place the line stays without: letters on letters tell
 * nothing.
 */
#include "route_internal.h"
#include <math.h>

/* Left around it on each side where there is room. */
#define AIR 1.5
/* From the line to the edge of letters that lean aside, at least. */
#define NEAREST 2.5
/* How much farther than they must they stand from the corner or box that they are next
 * to, where a piece is long enough and there is a place. */
#define FROM_CORNER 6.0
/* Between places that are tried, at least; and how many are, about. */
#define STEP       6.0
#define MOST_TRIES 32
/* A place that is no place. */
#define TAKEN       UINT32_MAX
#define MOST_NEARBY 64
/* The letters that stand already are listed by square cells of this size. */
#define CELL 80.0

/* All that is drawn, as rectangles, and to which line each belongs. */
struct marking {
	struct place_line *lines;
	struct space space;
	uint32_t *owner; /* CHART_NONE: a box, the title, the legend */
	struct rectangle bounds;
	uint32_t across, down;
	uint32_t *cells; /* the line marked last in each, plus 1 */
	uint32_t *next;  /* by line: the one before in its cell, plus 1 */
};

static void make(struct marking *m, const struct arrangement *arr,
	const struct obstacles *obstacles)
{
	uint32_t n = arr->chart->line_count, count = obstacles->count, most = count;
	struct rectangle *items;

	for (uint32_t i = 0; i < n; i++)
		most += m->lines[i].count;
	items = arena_array(arr->scratch, most, sizeof *items);
	m->owner = arena_array(arr->scratch, most, sizeof *m->owner);
	for (uint32_t i = 0; i < count; i++) {
		items[i] = obstacles->items[i];
		m->owner[i] = CHART_NONE;
	}
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 1; k < m->lines[i].count; k++) {
			m->owner[count] = i;
			items[count++] = piece_rectangle(
				m->lines[i].points[k - 1], m->lines[i].points[k], 0.5);
		}
	space_make(&m->space, arr->scratch, items, count);
	m->bounds = obstacles->bounds;
	m->across = (uint32_t)(m->bounds.width / CELL) + 1;
	m->down = (uint32_t)(m->bounds.height / CELL) + 1;
	m->cells =
		arena_array(arr->scratch, (size_t)m->across * m->down, sizeof *m->cells);
	m->next = arena_array(arr->scratch, n, sizeof *m->next);
}

static struct rectangle around(struct point p, double air)
{
	double width = MARK_WIDTH + 2 * air, height = MARK_HEIGHT + 2 * air;

	return (struct rectangle){p.x - width / 2, p.y - height / 2, width, height};
}

static uint32_t cell_at(double at, double start, uint32_t count)
{
	double cell = (at - start) / CELL;

	return !(cell > 0) ? 0 : cell >= count ? count - 1 : (uint32_t)cell;
}

static uint32_t cell_of(const struct marking *m, double x, double y)
{
	return cell_at(y, m->bounds.y, m->down) * m->across +
	       cell_at(x, m->bounds.x, m->across);
}

/* Does it touch letters that stand? Their middles lie in the cells around its corners. */
static bool touches_marks(const struct marking *m, const struct rectangle *at)
{
	uint32_t seen[4];

	for (uint32_t i = 0; i < 4; i++) {
		double x = at->x + (i % 2 ? at->width + MARK_WIDTH / 2 : -MARK_WIDTH / 2);
		double y =
			at->y + (i / 2 ? at->height + MARK_HEIGHT / 2 : -MARK_HEIGHT / 2);

		seen[i] = cell_of(m, x, y);
		for (uint32_t k = 0; k < i; k++)
			if (seen[k] == seen[i])
				seen[i] = CHART_NONE;
		if (seen[i] == CHART_NONE)
			continue;
		for (uint32_t line = m->cells[seen[i]]; line > 0;
			line = m->next[line - 1]) {
			struct rectangle other = around(m->lines[line - 1].mark, 0);

			if (rectangles_touch(at, &other))
				return true;
		}
	}
	return false;
}

/* How letters may stand on their line. */
struct stance {
	double air;  /* left around them */
	double near; /* from the line to the nearer edge; 0: it runs through the middle */
	int side;    /* on which the other edge is */
};

/* The best first. On tracks beside each other only those stand clear that lean aside. */
static const struct stance stances[] = {
	{AIR, 0, 0}, {0, 0, 0}, {0, 5, -1}, {0, 5, 1}, {0, NEAREST, -1}, {0, NEAREST, 1}};

/* A place on a piece, and what is near it. */
struct spot {
	struct point on; /* the line */
	bool upright;
	uint32_t nearby[MOST_NEARBY], count;
};

/* The middle of letters that stand so. */
static struct point lean(const struct spot *spot, const struct stance *stance)
{
	struct point p = spot->on;

	if (spot->upright)
		p.x += stance->side * (MARK_WIDTH / 2 - stance->near);
	else
		p.y += stance->side * (MARK_HEIGHT / 2 - stance->near);
	return p;
}

/* How many other lines letters here would cover; TAKEN if as many as `most`, or a box. */
static uint32_t covered(const struct marking *m, uint32_t index, const struct spot *spot,
	const struct rectangle *at, uint32_t most)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < spot->count; i++) {
		uint32_t item = spot->nearby[i];

		if (m->owner[item] == index ||
			!rectangles_touch(at, &m->space.items[item]))
			continue;
		if (m->owner[item] == CHART_NONE || ++sum == most)
			return TAKEN;
	}
	return sum;
}

/* Places the letters here if that costs less than `least`; returns what they cost: each
 * line that they cover more than any way to stand. */
static uint32_t try_spot(
	const struct marking *m, uint32_t index, const struct spot *spot, uint32_t least)
{
	const uint32_t ways = COUNT_OF(stances);

	for (uint32_t i = 0; i < ways && i < least; i++) {
		struct point p = lean(spot, &stances[i]);
		struct rectangle at = around(p, stances[i].air);
		uint32_t covers =
			covered(m, index, spot, &at, (least - i - 1) / ways + 1);

		if (covers == TAKEN || touches_marks(m, &at))
			continue;
		least = covers * ways + i;
		m->lines[index].mark = p;
		m->lines[index].marked = true;
	}
	return least;
}

/* What letters on this spot may touch, however they stand. False if there is too much:
 * what has not been looked at may be a box. */
static bool look_around(const struct marking *m, struct spot *spot)
{
	struct rectangle at = around(spot->on, AIR);
	double aside = (spot->upright ? MARK_WIDTH : MARK_HEIGHT) / 2 - NEAREST;

	if (spot->upright)
		at = (struct rectangle){
			at.x - aside, at.y, at.width + 2 * aside, at.height};
	else
		at = (struct rectangle){
			at.x, at.y - aside, at.width, at.height + 2 * aside};
	spot->count = space_list(&m->space, &at, spot->nearby, MOST_NEARBY);
	return spot->count < MOST_NEARBY;
}

static double length_of(const struct place_line *line)
{
	double length = 0;

	for (uint32_t i = 1; i < line->count; i++)
		length += fabs(line->points[i].x - line->points[i - 1].x) +
			  fabs(line->points[i].y - line->points[i - 1].y);
	return length;
}

/* False if there is no place so far from corners. */
static bool place_mark(const struct marking *m, uint32_t index, double far)
{
	const struct place_line *line = &m->lines[index];
	double step = fmax(STEP, length_of(line) / MOST_TRIES);
	uint32_t least = TAKEN;

	for (uint32_t i = 0; i + 1 < line->count && least > 0; i++) {
		struct point a = line->points[i], b = line->points[i + 1];
		double length = fabs(a.x - b.x) + fabs(a.y - b.y);
		struct spot spot = {.upright = a.x == b.x};
		double end = (spot.upright ? MARK_HEIGHT : MARK_WIDTH) / 2 + CLOSEST;

		double first = end + fmin(far, fmax(0, length / 2 - end));

		for (double at = first; at <= length - end && least > 0; at += step) {
			spot.on = (struct point){a.x + (b.x - a.x) * at / length,
				a.y + (b.y - a.y) * at / length};
			if (look_around(m, &spot))
				least = try_spot(m, index, &spot, least);
		}
	}
	return least < TAKEN;
}

static void keep_mark(const struct marking *m, uint32_t index)
{
	const struct point *mark = &m->lines[index].mark;
	uint32_t cell = cell_of(m, mark->x, mark->y);

	m->next[index] = m->cells[cell];
	m->cells[cell] = index + 1;
}

uint32_t marks_place(const struct arrangement *arr, struct place_line *lines,
	const struct obstacles *obstacles)
{
	const struct chart *chart = arr->chart;
	struct marking m = {.lines = lines};
	uint32_t without = 0;

	make(&m, arr, obstacles);
	for (uint32_t i = 0; i < chart->line_count; i++) {
		if (chart->line_sorts[chart->lines[i].sort].mark.len == 0 ||
			(chart->lines[i].flags & CHART_LINE_TREE))
			continue;
		if (place_mark(&m, i, FROM_CORNER) || place_mark(&m, i, 0))
			keep_mark(&m, i);
		else
			without++;
	}
	return without;
}
