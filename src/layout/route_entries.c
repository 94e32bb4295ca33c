/*
 * Where lines may leave a box: two ports on each side, from which straight on the nearest
 * gutters are reached. A port nearer to one corner is for lines that turn towards it, so
 * that lines to different directions are told apart at the box.
 */
#include "route_internal.h"
#include <math.h>

/* Gutters farther away than this are another box's. */
#define REACH 45.0
/* Lines that are counted between a box and a gutter. */
#define MOST_CROSSED 16

/* Along the gutter from the turn to the first vertex. */
static bool find_vertex(const struct gutters *gutters, struct entry *entry)
{
	enum axis axis = WAY_AXIS(entry->away);
	const struct gutter *gutter = &gutters->items[axis][entry->gutter];
	uint32_t at = gutter_from(gutters, axis, gutter, point_along(entry->turn, axis));

	if (!WAY_GROWS(entry->away))
		at--; /* wraps to no index */
	if (at >= gutter->count)
		return false;
	entry->vertex = gutters->lists[axis][gutter->first + at];
	return true;
}

static double crossed(const struct gutters *gutters, struct point a, struct point b)
{
	struct rectangle way = piece_rectangle(a, b, 0.1);
	uint32_t nearby[MOST_CROSSED];

	return CROSSING_COST *
	       space_list(&gutters->obstacles->lines, &way, nearby, MOST_CROSSED);
}

/* Does the edge on which the entry turns meet any? */
static bool meets(const struct gutters *gutters, const struct entry *entry)
{
	const struct vertex *v = &gutters->vertices[entry->vertex];
	uint32_t behind = v->next[WAY_BACK(entry->away)];

	if (behind == NO_VERTEX)
		return false;
	return (WAY_GROWS(entry->away) ? &gutters->vertices[behind] : v)
		       ->met[WAY_AXIS(entry->away)] > 0;
}

/* From one port to the gutters ahead, the nearest ones first. */
static void add_port(const struct gutters *gutters, uint32_t box, struct point on,
	enum way side, enum way away, struct entries *entries)
{
	enum axis out = WAY_AXIS(side), axis = AXIS_OTHER(out);
	double from = point_along(on, out), along = point_across(on, out);
	double limit = from + (WAY_GROWS(side) ? REACH : -REACH);
	const struct gutter *items = gutters->items[axis];
	int64_t step = WAY_GROWS(side) ? 1 : -1, i;
	uint32_t reached = 0;

	limit = obstacles_ahead(gutters->obstacles, on, side, 1, limit, box);
	i = (int64_t)gutters_from(gutters, axis, from) - !WAY_GROWS(side);
	for (; i >= 0 && i < gutters->counts[axis] && reached < MOST_REACHED; i += step) {
		struct entry entry = {
			.on = on, .side = side, .away = away, .gutter = (uint32_t)i};

		if ((items[i].across - limit) * (double)step > 0)
			break;
		if (items[i].low > along || items[i].high < along)
			continue;
		entry.turn = point_of(out, items[i].across, along);
		if (!find_vertex(gutters, &entry))
			continue;
		entry.cost = crossed(gutters, on, entry.turn);
		if (meets(gutters, &entry))
			entry.cost += crossed(
				gutters, entry.turn, gutters->vertices[entry.vertex].at);
		entries->items[entries->count++] = entry;
		reached++;
	}
}

void entries_find(const struct gutters *gutters, uint32_t box, const struct rectangle *at,
	struct entries *entries)
{
	entries->count = 0;
	for (int side = 0; side < WAYS; side++) {
		enum axis out = WAY_AXIS(side), beside = AXIS_OTHER(out);
		struct extent e = extent_of(at, beside), o = extent_of(at, out);
		double border = WAY_GROWS(side) ? o.end : o.begin;

		for (int grows = 0; grows < 2; grows++) {
			double share = grows ? PORT_FAR : PORT_NEAR;
			double along = e.begin + (e.end - e.begin) * share;

			add_port(gutters, box, point_of(out, border, along),
				(enum way)side, (enum way)(2 * (int)beside + grows),
				entries);
		}
	}
}
