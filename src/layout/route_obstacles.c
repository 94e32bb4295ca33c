/* What lines are routed around: boxes with the marks of findings, titles, the legend. */
#include "route_internal.h"
#include <math.h>

/* How far beyond the chart a line may run. */
#define OUTSIDE 40.0
/* Left around the legend, besides what is left around everything. */
#define AROUND 3.0
/* Looked at in one step of the way ahead. */
#define STEP   120.0
#define NEARBY 64

static void add(struct obstacles *obstacles, const struct rectangle *r)
{
	if (r->width > 0)
		obstacles->items[obstacles->count++] = *r;
}

/* With all that is left of it and above it: the title keeps to the corner of the paper
 * when the chart is moved to its middle, and a line there would be moved onto it. */
static void add_title(struct obstacles *obstacles, const struct rectangle *title)
{
	const struct rectangle *bounds = &obstacles->bounds;

	add(obstacles, &(struct rectangle){bounds->x, bounds->y,
			       title->x + title->width - bounds->x,
			       title->y + title->height - bounds->y});
}

/* The titles of tinted panels. */
static void add_region_titles(struct obstacles *obstacles, const struct places *places)
{
	for (uint32_t i = 0; i < places->region_count; i++) {
		const struct place_region *region = &places->regions[i];

		for (uint32_t k = 0; k < region->title.count; k++) {
			const struct set_text *text = &region->title.items[k];

			add(obstacles,
				&(struct rectangle){region->at.x + text->at.x,
					region->at.y + text->at.y - text->size * ASCENT,
					text->width, text->size * LEADING});
		}
	}
}

static void add_lines(struct obstacles *obstacles, const struct arrangement *arr,
	const struct place_line *lines)
{
	uint32_t most = 0, count = 0;
	struct rectangle *items;

	for (uint32_t i = 0; i < arr->chart->line_count; i++)
		most += lines[i].count;
	items = arena_array(arr->scratch, most, sizeof *items);
	for (uint32_t i = 0; i < arr->chart->line_count; i++)
		for (uint32_t k = 1; k < lines[i].count; k++)
			items[count++] = piece_rectangle(
				lines[i].points[k - 1], lines[i].points[k], 0.1);
	space_make(&obstacles->lines, arr->scratch, items, count);
}

void obstacles_make(struct obstacles *obstacles, const struct arrangement *arr,
	const struct page *page, const struct places *places)
{
	uint32_t n = arr->chart->box_count, most = n + 2;

	for (uint32_t i = 0; i < places->region_count; i++)
		most += places->regions[i].title.count;
	*obstacles = (struct obstacles){
		.items = arena_array(arr->scratch, most, sizeof *obstacles->items),
		.box_count = n,
		.bounds = {page->left - OUTSIDE, page->top - OUTSIDE,
			page->width - page->left + 2 * OUTSIDE,
			page->height - page->top + 2 * OUTSIDE}};
	for (uint32_t i = 0; i < n; i++) {
		struct rectangle *r = &obstacles->items[obstacles->count++];

		*r = arr->boxes[i].at;
		if (arr->chart->boxes[i].mark_count > 0) {
			r->y -= LAYOUT_MARK_ABOVE - CLOSEST;
			r->height += LAYOUT_MARK_ABOVE - CLOSEST;
		}
	}
	add_title(obstacles, &page->title);
	obstacles->legend = obstacles->count;
	add(obstacles, &page->legend);
	add_region_titles(obstacles, places);
	space_make(&obstacles->space, arr->scratch, obstacles->items, obstacles->count);
	add_lines(obstacles, arr, places->lines);
}

void obstacles_widen_legend(struct obstacles *obstacles, const struct arrangement *arr,
	const struct page *page)
{
	if (page->legend.width <= 0)
		return;
	obstacles->items[obstacles->legend] = (struct rectangle){page->legend.x - AROUND,
		page->legend.y - AROUND, page->legend.width + 2 * AROUND,
		page->legend.height + 2 * AROUND};
	space_make(&obstacles->space, arr->scratch, obstacles->items, obstacles->count);
}

/* The nearest edge that the window shows, or `limit`. */
static double nearest(const struct obstacles *obstacles, const struct rectangle *window,
	enum way way, double limit, uint32_t but)
{
	uint32_t nearby[NEARBY];
	uint32_t count = space_list(&obstacles->space, window, nearby, NEARBY);

	for (uint32_t i = 0; i < count; i++) {
		struct extent e = extent_of(&obstacles->items[nearby[i]], WAY_AXIS(way));

		if (nearby[i] == but)
			continue;
		limit = WAY_GROWS(way) ? fmin(limit, e.begin) : fmax(limit, e.end);
	}
	return limit;
}

double obstacles_ahead(const struct obstacles *obstacles, struct point from, enum way way,
	double clearance, double limit, uint32_t but)
{
	enum axis axis = WAY_AXIS(way);
	double at = point_along(from, axis), across = point_across(from, axis);

	while (WAY_GROWS(way) ? at < limit : at > limit) {
		double to =
			WAY_GROWS(way) ? fmin(at + STEP, limit) : fmax(at - STEP, limit);
		struct extent e = {fmin(at, to), fmax(at, to), across - clearance,
			across + clearance};
		struct rectangle window = extent_rectangle(axis, &e);
		double edge = nearest(obstacles, &window, way, limit, but);

		if (edge != limit)
			return WAY_GROWS(way) ? fmax(edge, at) : fmin(edge, at);
		at = to;
	}
	return limit;
}
