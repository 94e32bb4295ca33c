/*
 * Lines that the forest does not carry: dotted ones, second superiors, lines of a cycle,
 * and those of the forest whose own way was not free. Short ones first, each around the
 * boxes by the cheapest way; then they are moved apart, and their marks find a place
 * (marks.c).
 */
#include "route_internal.h"
#include <math.h>

#define MOST_CORNERS 64
/* How far beyond the chart a line may run. */
#define OUTSIDE 40.0
/* A loop at one box. */
#define LOOP 8.0
/* A line that bears a mark is no shorter. */
#define SHORTEST_MARKED 36.0

struct job {
	uint32_t line;
	double length; /* between the boxes' middles */
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

static uint32_t list_jobs(
	const struct arrangement *arr, const struct place_line *lines, struct job *jobs)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < arr->chart->line_count; i++) {
		const struct chart_line *line = &arr->chart->lines[i];

		if (lines[i].count == 0 && line->from != line->to)
			jobs[count++] =
				(struct job){i, distance(&arr->boxes[line->from].at,
							&arr->boxes[line->to].at)};
	}
	qsort(jobs, count, sizeof *jobs, by_length);
	return count;
}

static uint32_t ports_of(const struct rectangle *box, struct port *ports)
{
	static const double shares[] = {PORT_NEAR, PORT_FAR};
	uint32_t count = 0;

	for (size_t i = 0; i < COUNT_OF(shares); i++) {
		double x = box->x + box->width * shares[i];
		double y = box->y + box->height * shares[i];
		double right = box->x + box->width, low = box->y + box->height;

		ports[count++] =
			(struct port){{box->x, y}, {box->x - CLEAR, y}, WAY_LEFT, 0};
		ports[count++] =
			(struct port){{right, y}, {right + CLEAR, y}, WAY_RIGHT, 0};
		ports[count++] =
			(struct port){{x, box->y}, {x, box->y - CLEAR}, WAY_UP, 0};
		ports[count++] = (struct port){{x, low}, {x, low + CLEAR}, WAY_DOWN, 0};
	}
	return count;
}

/* Keeps those at the left and right sides. */
static uint32_t side_ports(struct port *ports, uint32_t count)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < count; i++)
		if (ports[i].away == WAY_LEFT || ports[i].away == WAY_RIGHT)
			ports[kept++] = ports[i];
	return kept;
}

static double length_of(const struct point *points, uint32_t count)
{
	double length = 0;

	for (uint32_t i = 1; i < count; i++)
		length += fabs(points[i].x - points[i - 1].x) +
			  fabs(points[i].y - points[i - 1].y);
	return length;
}

static void route_one(const struct arrangement *arr, struct arena *arena,
	struct search *search, uint32_t index, struct place_line *place)
{
	const struct chart_line *line = &arr->chart->lines[index];
	struct port from[MOST_PORTS], to[MOST_PORTS];
	struct point corners[MOST_CORNERS];
	uint32_t from_count = ports_of(&arr->boxes[line->from].at, from);
	uint32_t to_count = ports_of(&arr->boxes[line->to].at, to);
	uint32_t count =
		search_way(search, from, from_count, to, to_count, corners, MOST_CORNERS);

	/* neighbours in a column: no room for the mark between them */
	if (arr->chart->line_sorts[line->sort].mark.len > 0 &&
		length_of(corners, count) < SHORTEST_MARKED)
		count = search_way(search, from, side_ports(from, from_count), to,
			side_ports(to, to_count), corners, MOST_CORNERS);
	place->end = PLACE_ARROW;
	place->points = arena_array(arena, count, sizeof *place->points);
	memcpy(place->points, corners, count * sizeof *corners);
	place->count = count;
}

/* A small loop at the box's right edge. */
static void loop(const struct arrangement *arr, struct arena *arena, uint32_t index,
	struct place_line *place)
{
	const struct rectangle *box = &arr->boxes[arr->chart->lines[index].from].at;
	double x = box->x + box->width, y = box->y + box->height / 2;
	const struct point points[] = {
		{x, y + LOOP}, {x + LOOP, y + LOOP}, {x + LOOP, y - LOOP}, {x, y - LOOP}};

	place->points = arena_array(arena, COUNT_OF(points), sizeof *points);
	memcpy(place->points, points, sizeof points);
	place->count = COUNT_OF(points);
	place->end = PLACE_ARROW;
}

/* Boxes with the marks of findings, and the title and legend. */
static uint32_t list_obstacles(const struct arrangement *arr, const struct page *page,
	struct rectangle *obstacles)
{
	uint32_t count = arr->forest->count;

	for (uint32_t i = 0; i < count; i++) {
		obstacles[i] = arr->boxes[i].at;
		if (arr->chart->boxes[i].mark_count > 0) {
			obstacles[i].y -= LAYOUT_MARK_ABOVE - CLOSEST;
			obstacles[i].height += LAYOUT_MARK_ABOVE - CLOSEST;
		}
	}
	if (page->title.width > 0)
		obstacles[count++] = page->title;
	if (page->legend.width > 0)
		obstacles[count++] = page->legend;
	return count;
}

/* ---- all of it -------------------------------------------------------------------- */

static void spread(struct arrangement *arr, const struct job *jobs, uint32_t count,
	struct place_line *lines, const struct rectangle *obstacles,
	uint32_t obstacle_count)
{
	uint32_t n = arr->chart->line_count, fixed_count = 0;
	struct route *routes = mem_alloc(count, sizeof *routes);
	struct place_line *fixed = mem_alloc(n, sizeof *fixed);
	bool *moves = mem_alloc_zero(n, sizeof *moves);

	for (uint32_t i = 0; i < count; i++) {
		const struct chart_line *line = &arr->chart->lines[jobs[i].line];

		moves[jobs[i].line] = true;
		routes[i] = (struct route){lines[jobs[i].line].points,
			lines[jobs[i].line].count, arr->boxes[line->from].at,
			arr->boxes[line->to].at};
	}
	for (uint32_t i = 0; i < n; i++)
		if (!moves[i])
			fixed[fixed_count++] = lines[i];
	tracks_spread(routes, count, fixed, fixed_count, obstacles, obstacle_count);
	free(routes);
	free(fixed);
	free(moves);
}

static void widen(struct page *page, const struct place_line *lines, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < lines[i].count; k++) {
			struct point p = lines[i].points[k];

			page->left = fmin(page->left, p.x);
			page->top = fmin(page->top, p.y);
			page->width = fmax(page->width, p.x);
			page->height = fmax(page->height, p.y);
		}
}

void routes_make(struct arrangement *arr, struct page *page, struct places *places)
{
	uint32_t n = arr->chart->line_count, count, obstacle_count;
	struct job *jobs = arena_array(arr->scratch, n, sizeof *jobs);
	struct rectangle *obstacles = arena_array(
		arr->scratch, (size_t)arr->forest->count + 2, sizeof *obstacles);
	struct rectangle bounds = {-OUTSIDE, page->top - OUTSIDE,
		page->width + 2 * OUTSIDE, page->height - page->top + 2 * OUTSIDE};

	count = list_jobs(arr, places->lines, jobs);
	obstacle_count = list_obstacles(arr, page, obstacles);
	if (count > 0) {
		struct grid grid;
		struct search *search;

		grid_make(&grid, arr->scratch, arr, obstacles, obstacle_count, &bounds);
		for (uint32_t i = 0; i < n; i++)
			grid_add_line(
				&grid, places->lines[i].points, places->lines[i].count);
		search = search_new(&grid);
		for (uint32_t i = 0; i < count; i++) {
			struct place_line *line = &places->lines[jobs[i].line];

			route_one(arr, &places->arena, search, jobs[i].line, line);
			grid_add_line(&grid, line->points, line->count);
		}
		search_free(search);
		spread(arr, jobs, count, places->lines, obstacles, obstacle_count);
	}
	for (uint32_t i = 0; i < n; i++)
		if (arr->chart->lines[i].from == arr->chart->lines[i].to)
			loop(arr, &places->arena, i, &places->lines[i]);
	marks_place(arr, places->lines, obstacles, obstacle_count);
	widen(page, places->lines, n);
}
