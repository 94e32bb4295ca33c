/*
 * Placing: from a box whose shape was chosen down to the leaves, each body is arranged
 * once more as it was when its shape was tried.
 */
#include "shapes_internal.h"
#include <math.h>

/* A node whose corner and shape are known. */
struct spot {
	uint32_t node;
	const struct shape *how;
	double x, y;
};

struct spots {
	struct spot *items;
	uint32_t count, cap;
};

/* Where the line from above comes: down at start_x to hub_y, across to spine_x, down. */
struct feed {
	double start_x, hub_y, spine_x;
};

/* The joints of the boxes of one body, whose left edge is at `x`; lines come in at `bus`.
 */
static void join_body(const struct shapes *s, const struct shape *how,
	const struct body *body, double x, const struct feed *from, double bus)
{
	for (uint32_t i = 0; i < body->strip_count; i++) {
		const struct strip *strip = &body->strips[i];

		for (uint32_t k = strip->first; k < strip->first + strip->count; k++) {
			const struct slot *slot = &body->slots[k];
			bool columns = how->mode == SHAPE_COLUMNS;
			double at = columns ? strip->trunk : slot_anchor(slot);

			if (slot->node >= s->plan.box_count)
				continue;
			s->arr->joints[slot->node] =
				(struct joint){columns ? JOIN_SIDE : JOIN_TOP,
					from->start_x, from->hub_y, from->spine_x,
					bus + (columns ? 0 : strip->y), x + at};
		}
	}
}

static void place_bunch(const struct shapes *s, const struct spot *spot,
	const struct feed *from, double bus, struct spots *spots)
{
	const struct shape *how = spot->how;
	uint32_t region = s->plan.nodes[spot->node].region;
	double x = spot->x + how->body, y = spot->y;

	if (region != CHART_NONE)
		*VEC_PUSH(&s->arr->panels) = (struct panel){region,
			{spot->x, y - PANEL_PAD, how->width, how->height + PANEL_PAD}};
	arrange(&s->arranging, spot->node, how, s->bunch);
	join_body(s, how, s->bunch, x, from, bus);
	for (uint32_t i = 0; i < s->bunch->slot_count; i++) {
		const struct slot *slot = &s->bunch->slots[i];

		*VEC_PUSH(spots) =
			(struct spot){slot->node, slot->how, x + slot->x, y + slot->y};
	}
}

/* The staff of a box that stands already, right and left of the line below it. */
static void place_staff(const struct shapes *s, uint32_t box)
{
	const struct plan_node *n = &s->plan.nodes[box];
	const struct rectangle *above = &s->arr->boxes[box].at;
	double line = above->x + above->width / 2, y = above->y + above->height, pair = 0;

	for (uint32_t i = 0; i < n->staff_count; i++) {
		uint32_t staff = s->plan.list[n->staff + i];
		struct rectangle *at = &s->arr->boxes[staff].at;
		double off = s->arr->gaps.trunk / 2;

		y += i % 2 ? 0 : pair + s->arr->gaps.stack;
		pair = fmax(i % 2 ? pair : 0, at->height);
		at->x = staff_is_left(n, i) ? line - off - at->width : line + off;
		at->y = y;
		s->arr->joints[staff] =
			(struct joint){JOIN_SIDE, line, at->y, line, at->y, line};
	}
}

/* What hangs below a box that stands already. */
static void place_body(const struct shapes *s, uint32_t box, const struct shape *how,
	double x, double y, struct spots *spots)
{
	const struct rectangle *at = &s->arr->boxes[box].at;
	double start = shape_is_indented(how) ? at->x + s->arr->gaps.indent / 2
					      : at->x + at->width / 2;
	double bus = y - s->arr->gaps.down / 2;
	struct feed from = {start, bus, start};

	if (!shape_is_indented(how))
		place_staff(s, box);
	arrange(&s->arranging, box, how, s->body);
	if (s->body->strip_count > 1 && how->mode == SHAPE_ROWS)
		from.spine_x = x;
	join_body(s, how, s->body, x, &from, bus);
	for (uint32_t r = 0; r < s->body->strip_count; r++)
		for (uint32_t k = 0; k < s->body->strips[r].count; k++) {
			const struct slot *slot =
				&s->body->slots[s->body->strips[r].first + k];
			struct spot spot = {
				slot->node, slot->how, x + slot->x, y + slot->y};

			if (slot->node < s->plan.box_count)
				*VEC_PUSH(spots) = spot;
			else
				place_bunch(s, &spot, &from, bus + s->body->strips[r].y,
					spots);
		}
}

void shapes_place(
	const struct shapes *s, uint32_t box, uint32_t shape, double x, double y)
{
	struct spots spots = {0};

	*VEC_PUSH(&spots) = (struct spot){box, &s->fronts[box].shapes[shape], x, y};
	s->arr->joints[box] = (struct joint){0};
	while (spots.count > 0) {
		struct spot spot = spots.items[--spots.count];
		const struct shape *how = spot.how;
		struct rectangle *at = &s->arr->boxes[spot.node].at;

		at->x = spot.x + how->anchor - at->width / 2;
		at->y = spot.y;
		if (how->mode != SHAPE_ALONE)
			place_body(s, spot.node, how, spot.x + how->body,
				spot.y + how->drop, &spots);
	}
	VEC_RELEASE(&spots);
}
