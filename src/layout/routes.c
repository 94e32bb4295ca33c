/*
 * Lines that the forest does not carry: dotted ones, second superiors, lines of a cycle,
 * and those of the forest whose own way was not free. Short ones first, each through the
 * gutters between boxes by the cheapest way; while there are few, each is then sought
 * again, knowing all others. Then they are moved apart, and their marks find a place
 * (marks.c).
 */
#include "route_internal.h"
#include <math.h>

/* A loop at one box. */
#define LOOP 8.0
/* A line that bears a mark is no shorter. */
#define SHORTEST_MARKED 36.0
/* Steps of search for all lines together, and for each of very many; what is beyond makes
 * the search hasty, as much as it has to be. */
#define STEPS_ALL   100000u
#define STEPS_LEAST 200u
#define MORE_HASTE  1.15
#define LESS_HASTE  0.95
#define MOST_HASTE  1000.0
/* Lines that are sought twice, at most. */
#define MOST_REPEATED 150
/* What each line at a side of a box costs the next one there. */
#define CROWD_COST 10.0
/* Neighbours that a straight line may join. */
#define FACING 60.0

struct job {
	uint32_t line;
	double length; /* between the boxes' middles */
	struct route route;
};

struct router {
	const struct arrangement *arr;
	struct places *places;
	struct obstacles obstacles;
	struct gutters gutters;
	struct search *search;
	struct job *jobs;
	uint32_t job_count;
	double haste;     /* see search_route */
	uint32_t routed;  /* how often a line was sought */
	uint32_t *crowds; /* lines by box and side: WAYS * box + side */
};

static int by_length(const void *a, const void *b)
{
	const struct job *x = a, *y = b;

	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

static double distance(const struct rectangle *a, const struct rectangle *b)
{
	return fabs(a->x + a->width / 2 - b->x - b->width / 2) +
	       fabs(a->y + a->height / 2 - b->y - b->height / 2);
}

static void list_jobs(struct router *router)
{
	const struct arrangement *arr = router->arr;
	uint32_t n = arr->chart->line_count;

	router->jobs = arena_array(arr->scratch, n, sizeof *router->jobs);
	for (uint32_t i = 0; i < n; i++) {
		const struct chart_line *line = &arr->chart->lines[i];
		const struct rectangle *from = &arr->boxes[line->from].at;
		const struct rectangle *to = &arr->boxes[line->to].at;

		if (router->places->lines[i].count == 0 && line->from != line->to)
			router->jobs[router->job_count++] = (struct job){.line = i,
				.length = distance(from, to),
				.route = {.from = *from,
					.to = *to,
					.from_box = line->from,
					.to_box = line->to}};
	}
	qsort(router->jobs, router->job_count, sizeof *router->jobs, by_length);
}

/* ---- one line --------------------------------------------------------------------- */

static bool is_marked(const struct router *router, const struct job *job)
{
	const struct chart *chart = router->arr->chart;

	return chart->line_sorts[chart->lines[job->line].sort].mark.len > 0;
}

static double length_of(const struct route *route)
{
	double length = 0;

	for (uint32_t i = 1; i < route->count; i++)
		length += fabs(route->points[i].x - route->points[i - 1].x) +
			  fabs(route->points[i].y - route->points[i - 1].y);
	return length;
}

/* Neighbours that see each other: straight on, if there is room for a mark. */
static bool route_straight(struct router *router, struct job *job, enum axis axis)
{
	const struct chart_line *line = &router->arr->chart->lines[job->line];
	struct extent a = extent_of(&job->route.from, axis);
	struct extent b = extent_of(&job->route.to, axis);
	struct extent gap = {fmin(a.end, b.end), fmax(a.begin, b.begin),
		fmax(a.low, b.low), fmin(a.high, b.high)};
	double length = gap.end - gap.begin;
	double across = gap.low + (gap.high - gap.low) * PORT_NEAR;
	struct rectangle way;
	bool forwards = a.begin < b.begin;

	if (length <= 0 || length > FACING || gap.high - gap.low < 4 * CLOSEST ||
		(is_marked(router, job) && length < SHORTEST_MARKED))
		return false;
	gap.low = across - CLOSEST;
	gap.high = across + CLOSEST;
	way = extent_rectangle(axis, &gap);
	if (!space_is_free(&router->obstacles.space, &way, line->from, line->to))
		return false;
	job->route.points =
		arena_array(router->arr->scratch, 2, sizeof *job->route.points);
	job->route.points[0] = point_of(axis, forwards ? gap.begin : gap.end, across);
	job->route.points[1] = point_of(axis, forwards ? gap.end : gap.begin, across);
	job->route.count = 2;
	return true;
}

/* Keeps the entries at sides that do not face the other box. */
static void keep_averted(struct entries *entries, const struct rectangle *box,
	const struct rectangle *other)
{
	bool facing[WAYS] = {other->x + other->width <= box->x,
		other->x >= box->x + box->width, other->y + other->height <= box->y,
		other->y >= box->y + box->height};
	uint32_t kept = 0;

	for (uint32_t i = 0; i < entries->count; i++)
		if (!facing[entries->items[i].side])
			entries->items[kept++] = entries->items[i];
	entries->count = kept;
}

/* Where no gutter leads: the gaps between boxes do not let that happen, but a placer that
 * puts boxes onto each other does. Around nothing. */
static void route_anyhow(struct router *router, struct route *route)
{
	struct point a = {route->from.x + route->from.width * PORT_NEAR, route->from.y};
	struct point b = {route->to.x, route->to.y + route->to.height * PORT_NEAR};

	route->points = arena_array(router->arr->scratch, 4, sizeof *route->points);
	route->count = 0;
	path_add(route->points, &route->count, a.x, a.y);
	path_add(route->points, &route->count, a.x, b.y);
	path_add(route->points, &route->count, b.x, b.y);
}

/* The side of a box at which a line leaves it. */
static enum way side_of(struct point on, struct point next)
{
	if (on.y == next.y)
		return next.x < on.x ? WAY_LEFT : WAY_RIGHT;
	return next.y < on.y ? WAY_UP : WAY_DOWN;
}

static void count_ends(struct router *router, const struct route *route, uint32_t by)
{
	const struct point *p = route->points;
	uint32_t last = route->count - 1;

	router->crowds[WAYS * route->from_box + side_of(p[0], p[1])] += by;
	router->crowds[WAYS * route->to_box + side_of(p[last], p[last - 1])] += by;
}

static void find_entries(const struct router *router, uint32_t box,
	const struct rectangle *at, struct entries *entries)
{
	entries_find(&router->gutters, box, at, entries);
	for (uint32_t i = 0; i < entries->count; i++) {
		struct entry *entry = &entries->items[i];

		entry->cost += CROWD_COST * router->crowds[WAYS * box + entry->side];
	}
}

/* Takes a route from the graph, or puts it there. */
static void enter_route(struct router *router, const struct route *route, bool take_back)
{
	search_add(router->search, route, take_back);
	count_ends(router, route, take_back ? UINT32_MAX : 1); /* 1 less by wrapping */
}

static void find_route(struct router *router, struct job *job)
{
	struct arena *arena = router->arr->scratch;
	struct route *route = &job->route;
	struct entries from, to;
	bool found;

	route->state_count = 0;
	if (route_straight(router, job, LEVEL) || route_straight(router, job, UPRIGHT))
		return;
	find_entries(router, route->from_box, &route->from, &from);
	find_entries(router, route->to_box, &route->to, &to);
	found = search_route(router->search, arena, &from, &to, router->haste, route);
	if (found && is_marked(router, job) && length_of(route) < SHORTEST_MARKED) {
		/* neighbours: no room for the mark between them */
		keep_averted(&from, &route->from, &route->to);
		keep_averted(&to, &route->to, &route->from);
		found |= search_route(
			router->search, arena, &from, &to, router->haste, route);
	}
	if (!found)
		route_anyhow(router, route);
}

static void route_one(struct router *router, struct job *job)
{
	uint64_t allowed = STEPS_ALL / router->job_count;

	if (allowed < STEPS_LEAST)
		allowed = STEPS_LEAST;
	find_route(router, job);
	enter_route(router, &job->route, false);
	router->routed++;
	router->haste *= search_steps(router->search) > allowed * router->routed
				 ? MORE_HASTE
				 : LESS_HASTE;
	router->haste = fmin(fmax(router->haste, 1), MOST_HASTE);
}

/* A small loop at the box's right edge. */
static void loop(struct router *router, uint32_t index)
{
	const struct arrangement *arr = router->arr;
	struct place_line *place = &router->places->lines[index];
	const struct rectangle *box = &arr->boxes[arr->chart->lines[index].from].at;
	double x = box->x + box->width, y = box->y + box->height / 2;
	const struct point points[] = {
		{x, y + LOOP}, {x + LOOP, y + LOOP}, {x + LOOP, y - LOOP}, {x, y - LOOP}};

	place->points =
		arena_array(&router->places->arena, COUNT_OF(points), sizeof *points);
	memcpy(place->points, points, sizeof points);
	place->count = COUNT_OF(points);
	place->end = PLACE_ARROW;
}

/* ---- all of it -------------------------------------------------------------------- */

static void route_all(struct router *router)
{
	const struct place_line *lines = router->places->lines;

	gutters_make(&router->gutters, router->arr->scratch, &router->obstacles);
	for (uint32_t i = 0; i < router->arr->chart->line_count; i++)
		gutters_add_fixed(&router->gutters, lines[i].points, lines[i].count);
	router->search = search_new(&router->gutters);
	router->crowds = arena_array(router->arr->scratch,
		(size_t)router->obstacles.box_count * WAYS, sizeof *router->crowds);
	for (uint32_t i = 0; i < router->job_count; i++)
		route_one(router, &router->jobs[i]);
	for (uint32_t i = 0; i < router->job_count && router->job_count <= MOST_REPEATED;
		i++) {
		enter_route(router, &router->jobs[i].route, true);
		route_one(router, &router->jobs[i]);
	}
	search_free(router->search);
}

/* Moves the routes apart and hands them over. */
static void spread(struct router *router)
{
	uint32_t n = router->arr->chart->line_count, fixed_count = 0;
	struct place_line *lines = router->places->lines;
	struct route *routes = mem_alloc(router->job_count, sizeof *routes);
	struct place_line *fixed = mem_alloc(n, sizeof *fixed);

	for (uint32_t i = 0; i < n; i++)
		if (lines[i].count > 0)
			fixed[fixed_count++] = lines[i];
	for (uint32_t i = 0; i < router->job_count; i++)
		routes[i] = router->jobs[i].route;
	tracks_spread(routes, router->job_count, fixed, fixed_count, &router->obstacles);
	for (uint32_t i = 0; i < router->job_count; i++) {
		struct place_line *line = &lines[router->jobs[i].line];

		line->end = PLACE_ARROW;
		line->count = routes[i].count;
		line->points = arena_array(
			&router->places->arena, line->count, sizeof *line->points);
		memcpy(line->points, routes[i].points,
			line->count * sizeof *line->points);
	}
	free(routes);
	free(fixed);
}

static void hold(struct page *page, struct point p, double across, double down)
{
	page->left = fmin(page->left, p.x - across);
	page->top = fmin(page->top, p.y - down);
	page->right = fmax(page->right, p.x + across);
	page->width = fmax(page->width, p.x + across);
	page->height = fmax(page->height, p.y + down);
}

/* The page holds all lines and their letters. */
static void widen(struct page *page, const struct place_line *lines, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		for (uint32_t k = 0; k < lines[i].count; k++)
			hold(page, lines[i].points[k], 0, 0);
		if (lines[i].marked)
			hold(page, lines[i].mark, MARK_WIDTH / 2, MARK_HEIGHT / 2);
	}
}

uint32_t routes_make(struct arrangement *arr, struct page *page, struct places *places)
{
	uint32_t n = arr->chart->line_count, without;
	struct router router = {.arr = arr, .places = places, .haste = 1};

	list_jobs(&router);
	obstacles_make(&router.obstacles, arr, page, places);
	if (router.job_count > 0) {
		route_all(&router);
		obstacles_widen_legend(&router.obstacles, arr, page);
		spread(&router);
	}
	for (uint32_t i = 0; i < n; i++)
		if (arr->chart->lines[i].from == arr->chart->lines[i].to)
			loop(&router, i);
	without = marks_place(arr, places->lines, &router.obstacles);
	widen(page, places->lines, n);
	return without;
}
