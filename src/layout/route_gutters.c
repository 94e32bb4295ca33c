/*
 * The gutters of a chart and the graph of their crossings. One code serves both axes: a
 * gutter runs along its axis and has one coordinate across it.
 */
#include "base/vec.h"
#include "route_internal.h"
#include <math.h>

/* Obstacles nearer to each other than this have one gutter, in the middle. */
#define NARROW (2 * CLEAR + 4)
/* Gutters nearer than this are one if one of them is as long as both. */
#define SAME 4.0
/* Lines that are looked at beside a gutter. */
#define MOST_BESIDE 64
/* What each line beside another costs by point of length. */
#define RUN_COST   0.15
#define MOST_COUNT UINT16_MAX

struct candidates {
	struct gutter *items;
	uint32_t count, cap;
};

static int by_across(const void *a, const void *b)
{
	const struct gutter *x = a, *y = b;

	if (x->across != y->across)
		return x->across < y->across ? -1 : 1;
	if (x->low != y->low)
		return x->low < y->low ? -1 : 1;
	return x->high < y->high ? -1 : x->high > y->high;
}

/* How near lines come to one side of an obstacle; 0: there is no room. */
static double distance_beside(
	const struct obstacles *obstacles, uint32_t index, enum axis axis, bool grows)
{
	struct extent e = extent_of(&obstacles->items[index], axis);
	enum way way = (enum way)(2 * AXIS_OTHER(axis) + grows);
	struct point from =
		point_of(AXIS_OTHER(axis), grows ? e.high : e.low, (e.begin + e.end) / 2);
	double edge = point_along(from, AXIS_OTHER(axis));
	double limit = edge + (grows ? NARROW : -NARROW);
	double room = fabs(obstacles_ahead(obstacles, from, way, (e.end - e.begin) / 2,
				   limit, index) -
			   edge);

	if (room < 2 * CLOSEST)
		return 0;
	return room < NARROW ? room / 2 : CLEAR;
}

static void add_beside(struct candidates *all, const struct obstacles *obstacles,
	uint32_t index, enum axis axis, bool grows)
{
	struct extent e = extent_of(&obstacles->items[index], axis);
	double distance = distance_beside(obstacles, index, axis, grows);

	if (distance > 0)
		*VEC_PUSH(all) = (struct gutter){
			.across = grows ? e.high + distance : e.low - distance,
			.low = e.begin,
			.high = e.end};
}

/* As long as nothing is in the way. */
static void stretch(
	const struct obstacles *obstacles, struct gutter *gutter, enum axis axis)
{
	struct extent bounds = extent_of(&obstacles->bounds, axis);
	struct point middle =
		point_of(axis, (gutter->low + gutter->high) / 2, gutter->across);

	gutter->low = obstacles_ahead(obstacles, middle, (enum way)(2 * axis), CLOSEST,
		bounds.begin, CHART_NONE);
	gutter->high = obstacles_ahead(obstacles, middle, (enum way)(2 * axis + 1),
		CLOSEST, bounds.end, CHART_NONE);
}

/* Stretches each, unless the one before it comes to the same. */
static void stretch_all(
	const struct obstacles *obstacles, struct candidates *all, enum axis axis)
{
	uint32_t kept = 0;

	if (all->count > 1)
		qsort(all->items, all->count, sizeof *all->items, by_across);
	for (uint32_t i = 0; i < all->count; i++) {
		struct gutter *last = kept > 0 ? &all->items[kept - 1] : NULL;
		struct gutter *gutter = &all->items[i];
		double middle = (gutter->low + gutter->high) / 2;

		if (last && gutter->across - last->across < 0.01 && middle > last->low &&
			middle < last->high)
			continue;
		stretch(obstacles, gutter, axis);
		all->items[kept++] = *gutter;
	}
	all->count = kept;
}

static bool holds(const struct gutter *outer, const struct gutter *inner)
{
	return outer->low <= inner->low + 0.01 && outer->high >= inner->high - 0.01;
}

/* How far a gutter runs on lines that do not move, each of them counted. */
static double run_on_lines(
	const struct obstacles *obstacles, const struct gutter *gutter, enum axis axis)
{
	const struct extent e = {
		gutter->low, gutter->high, gutter->across - SAME, gutter->across + SAME};
	struct rectangle strip = extent_rectangle(axis, &e);
	uint32_t nearby[MOST_BESIDE];
	uint32_t count = space_list(&obstacles->lines, &strip, nearby, MOST_BESIDE);
	double sum = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct extent line = extent_of(&obstacles->lines.items[nearby[i]], axis);

		if (line.high - line.low < 1)
			sum += fmin(line.end, e.end) - fmax(line.begin, e.begin);
	}
	return sum;
}

/* As long, and with no more lines: beside a trunk there are better and worse. */
static bool is_as_good(const struct obstacles *obstacles, const struct gutter *a,
	const struct gutter *b, enum axis axis)
{
	return holds(a, b) && run_on_lines(obstacles, a, axis) <=
				      run_on_lines(obstacles, b, axis) + SAME;
}

/* Drops gutters that another one beside them is as good as. */
static void drop_doubles(
	const struct obstacles *obstacles, struct candidates *all, enum axis axis)
{
	struct gutter *items = all->items;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < all->count; i++) {
		bool needed = items[i].high > items[i].low;

		/* those before it that stayed, then those behind it */
		for (uint32_t k = kept; needed && k > 0; k--) {
			if (items[i].across - items[k - 1].across >= SAME)
				break;
			needed = !is_as_good(obstacles, &items[k - 1], &items[i], axis);
		}
		for (uint32_t k = i + 1; needed && k < all->count; k++) {
			if (items[k].across - items[i].across >= SAME)
				break;
			needed = !is_as_good(obstacles, &items[k], &items[i], axis) ||
				 is_as_good(obstacles, &items[i], &items[k], axis);
		}
		if (needed)
			items[kept++] = items[i];
	}
	all->count = kept;
}

static void find(struct gutters *gutters, struct arena *arena, enum axis axis)
{
	const struct obstacles *obstacles = gutters->obstacles;
	struct candidates all = {0};

	for (uint32_t i = 0; i < obstacles->count; i++) {
		add_beside(&all, obstacles, i, axis, false);
		add_beside(&all, obstacles, i, axis, true);
	}
	stretch_all(obstacles, &all, axis);
	drop_doubles(obstacles, &all, axis);
	gutters->items[axis] = arena_array(arena, all.count, sizeof *all.items);
	if (all.count > 0)
		memcpy(gutters->items[axis], all.items, all.count * sizeof *all.items);
	gutters->counts[axis] = all.count;
	VEC_RELEASE(&all);
}

/* ---- vertices --------------------------------------------------------------------- */

uint32_t gutters_from(const struct gutters *gutters, enum axis axis, double across)
{
	uint32_t low = 0, high = gutters->counts[axis];

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (gutters->items[axis][middle].across < across)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t gutter_from(const struct gutters *gutters, enum axis axis,
	const struct gutter *gutter, double along)
{
	const uint32_t *list = gutters->lists[axis] + gutter->first;
	uint32_t low = 0, high = gutter->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (point_along(gutters->vertices[list[middle]].at, axis) < along)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct vertices {
	struct vertex *items;
	uint32_t count, cap;
};

/* One row of vertices; ids ascend along it. */
static void cross_level(
	struct gutters *gutters, struct vertices *vertices, uint32_t index)
{
	struct gutter *level = &gutters->items[LEVEL][index];
	struct gutter *uprights = gutters->items[UPRIGHT];

	level->first = vertices->count;
	for (uint32_t u = gutters_from(gutters, UPRIGHT, level->low);
		u < gutters->counts[UPRIGHT] && uprights[u].across <= level->high; u++) {
		if (uprights[u].low > level->across || uprights[u].high < level->across)
			continue;
		*VEC_PUSH(vertices) =
			(struct vertex){.at = {uprights[u].across, level->across},
				.next = {NO_VERTEX, NO_VERTEX, NO_VERTEX, NO_VERTEX},
				.gutter = {index, u}};
		uprights[u].count++;
		level->count++;
	}
}

static void link(struct gutters *gutters, enum axis axis, uint32_t a, uint32_t b)
{
	gutters->vertices[a].next[2 * axis + 1] = b;
	gutters->vertices[b].next[2 * axis] = a;
}

static void link_all(struct gutters *gutters, struct arena *arena)
{
	uint32_t first = 0;

	for (int axis = LEVEL; axis <= UPRIGHT; axis++)
		gutters->lists[axis] =
			arena_array(arena, gutters->vertex_count, sizeof(uint32_t));
	for (uint32_t u = 0; u < gutters->counts[UPRIGHT]; u++) {
		struct gutter *gutter = &gutters->items[UPRIGHT][u];

		gutter->first = first;
		first += gutter->count;
		gutter->count = 0;
	}
	for (uint32_t v = 0; v < gutters->vertex_count; v++) {
		struct vertex *vertex = &gutters->vertices[v];
		struct gutter *gutter = &gutters->items[UPRIGHT][vertex->gutter[UPRIGHT]];
		uint32_t *list = gutters->lists[UPRIGHT] + gutter->first;

		gutters->lists[LEVEL][v] = v;
		if (v > 0 && vertex[-1].gutter[LEVEL] == vertex->gutter[LEVEL])
			link(gutters, LEVEL, v - 1, v);
		if (gutter->count > 0)
			link(gutters, UPRIGHT, list[gutter->count - 1], v);
		list[gutter->count++] = v;
	}
}

/* ---- prices ----------------------------------------------------------------------- */

/* Where a line turns, half of what it meets is met; `pass` counts by ends. */
void gutters_price(struct gutters *gutters, uint32_t index, enum axis axis)
{
	struct vertex *v = &gutters->vertices[index];
	uint32_t next = v->next[2 * axis + 1];
	const struct vertex *to = next == NO_VERTEX ? v : &gutters->vertices[next];
	double length = point_along(to->at, axis) - point_along(v->at, axis);
	enum axis other = AXIS_OTHER(axis);

	v->price[axis] =
		(float)(length * (1 + RUN_COST * v->run[axis]) +
			CROSSING_COST *
				(v->met[axis] +
					(v->pass[other] + to->pass[other]) / 4.0));
}

/* What passes the vertex counts whole, unlike in gutters_price: with half of it, which is
 * its share, charts come out with more crossings (tried on 24 of them: 4 % more). */
double gutters_part(
	const struct gutters *gutters, uint32_t index, enum way way, double length)
{
	const struct vertex *v = &gutters->vertices[index];
	enum axis axis = WAY_AXIS(way);
	uint32_t edge = WAY_GROWS(way) ? index : v->next[way];

	if (v->next[way] == NO_VERTEX)
		return length;
	return length * (1 + RUN_COST * gutters->vertices[edge].run[axis]) +
	       CROSSING_COST * v->pass[AXIS_OTHER(axis)];
}

void gutters_make(
	struct gutters *gutters, struct arena *arena, const struct obstacles *obstacles)
{
	struct vertices vertices = {0};

	*gutters = (struct gutters){.obstacles = obstacles};
	find(gutters, arena, LEVEL);
	find(gutters, arena, UPRIGHT);
	for (uint32_t i = 0; i < gutters->counts[LEVEL]; i++)
		cross_level(gutters, &vertices, i);
	gutters->vertices = arena_array(arena, vertices.count, sizeof *vertices.items);
	gutters->vertex_count = vertices.count;
	if (vertices.count > 0)
		memcpy(gutters->vertices, vertices.items,
			vertices.count * sizeof *vertices.items);
	VEC_RELEASE(&vertices);
	link_all(gutters, arena);
	for (uint32_t v = 0; v < gutters->vertex_count; v++) {
		gutters_price(gutters, v, LEVEL);
		gutters_price(gutters, v, UPRIGHT);
	}
}

static void count_up(uint16_t *counter)
{
	if (*counter < MOST_COUNT)
		(*counter)++;
}

/* Gutters across the piece meet it. */
static void add_met(struct gutters *gutters, enum axis axis, const struct extent *piece)
{
	enum axis other = AXIS_OTHER(axis);

	for (uint32_t i = gutters_from(gutters, other, piece->begin);
		i < gutters->counts[other]; i++) {
		const struct gutter *gutter = &gutters->items[other][i];
		uint32_t at, vertex;

		if (gutter->across > piece->end)
			break;
		if (gutter->low > piece->low || gutter->high < piece->low)
			continue;
		at = gutter_from(gutters, other, gutter, piece->low);
		if (at == 0)
			continue;
		vertex = gutters->lists[other][gutter->first + at - 1];
		count_up(&gutters->vertices[vertex].met[other]);
		gutters_price(gutters, vertex, other);
	}
}

/* Gutters beside the piece would run on it. */
static void add_run(struct gutters *gutters, enum axis axis, const struct extent *piece)
{
	for (uint32_t i = gutters_from(gutters, axis, piece->low - SAME);
		i < gutters->counts[axis]; i++) {
		const struct gutter *gutter = &gutters->items[axis][i];
		const uint32_t *list = gutters->lists[axis] + gutter->first;

		if (gutter->across > piece->low + SAME)
			break;
		if (gutter->low > piece->end || gutter->high < piece->begin)
			continue;
		for (uint32_t k = gutter_from(gutters, axis, gutter, piece->begin);
			k < gutter->count; k++) {
			struct vertex *v = &gutters->vertices[list[k]];

			if (point_along(v->at, axis) >= piece->end)
				break;
			count_up(&v->run[axis]);
			gutters_price(gutters, list[k], axis);
		}
	}
}

void gutters_add_fixed(
	struct gutters *gutters, const struct point *points, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		struct rectangle r = piece_rectangle(points[i - 1], points[i], 0);
		enum axis axis = r.width < r.height ? UPRIGHT : LEVEL;
		struct extent piece = extent_of(&r, axis);

		add_met(gutters, axis, &piece);
		add_run(gutters, axis, &piece);
	}
}
