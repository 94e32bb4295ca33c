/*
 * How a box stands above what hangs below it, once that is arranged: where its line runs,
 * its staff beside that, and the size and contour of the whole. A bunch has no box: it is
 * its items, on a panel or not.
 */
#include "shapes_internal.h"
#include <math.h>

double slot_anchor(const struct slot *slot)
{
	return slot->x + slot->how->anchor;
}

/* Of the points where lines arrive the one near the middle, so that the superior's line
 * runs straight into it; else the middle. */
static double straightened(const struct shapes *s, const struct shape *how)
{
	const struct body *body = s->body;
	double middle = body->width / 2, near = s->arr->gaps.trunk, best = middle;
	bool columns = how->mode == SHAPE_COLUMNS;
	uint32_t count = columns ? body->strip_count : body->strips[0].count;

	if (!columns)
		middle = best = (slot_anchor(&body->slots[0]) +
					slot_anchor(&body->slots[count - 1])) /
				2;
	for (uint32_t i = 0; i < count; i++) {
		double at =
			columns ? body->strips[i].trunk : slot_anchor(&body->slots[i]);
		double off = at < middle ? middle - at : at - middle;

		if (off < near) {
			near = off;
			best = at;
		}
	}
	return best;
}

bool shape_is_indented(const struct shape *how)
{
	return how->mode == SHAPE_COLUMNS && how->parts == 1;
}

bool staff_is_left(const struct plan_node *node, uint32_t staff)
{
	return staff % 2 == 0 && staff + 1 < node->staff_count;
}

/* The staff of a box, in pairs: how far it reaches left and right of the line, and down
 * from the box. */
struct flanks {
	double left, right, down;
};

static struct flanks flanks_of(const struct shapes *s, uint32_t box)
{
	const struct plan_node *n = &s->plan.nodes[box];
	struct flanks flanks = {0};
	double pair = 0;

	for (uint32_t i = 0; i < n->staff_count; i++) {
		const struct rectangle *at =
			&s->arr->boxes[s->plan.list[n->staff + i]].at;
		double *reach = staff_is_left(n, i) ? &flanks.left : &flanks.right;

		*reach = fmax(*reach, s->arr->gaps.trunk / 2 + at->width);
		pair = fmax(i % 2 ? pair : 0, at->height);
		if (i % 2 || i + 1 == n->staff_count)
			flanks.down += s->arr->gaps.stack + pair;
	}
	return flanks;
}

/* The contour of a box and its flanks above its body. */
static struct contour contour_of(const struct shapes *s, uint32_t box,
	const struct shape *shape, const struct flanks *flanks)
{
	const struct rectangle *at = &s->arr->boxes[box].at;
	double behind = shape->width - shape->anchor, down = shape->drop;
	const struct contour_step top = {
		at->height, shape->anchor - at->width / 2, behind - at->width / 2};
	const struct contour_step beside = {at->height + flanks->down,
		shape->anchor - flanks->left, behind - flanks->right};
	double right = shape->width - shape->body - s->body->width;
	struct contour below;

	if (flanks->down <= 0)
		return contour_below(top, &s->body->contour, down, shape->body, right);
	below = contour_below(beside, &s->body->contour, down, shape->body, right);
	return contour_below(top, &below, 0, 0, 0);
}

void crown_box(const struct shapes *s, uint32_t box, struct shape *shape)
{
	const struct rectangle *at = &s->arr->boxes[box].at;
	const struct body *body = s->body;
	double half = at->width / 2, left, right;
	struct flanks flanks = {0};

	if (shape_is_indented(shape)) {
		shape->anchor = half;
		shape->body = s->arr->gaps.indent / 2;
		shape->drop = at->height + s->arr->gaps.stack;
	} else {
		flanks = flanks_of(s, box);
		left = fmax(half, flanks.left);
		shape->anchor = straightened(s, shape);
		shape->body = shape->anchor < left ? left - shape->anchor : 0;
		shape->anchor += shape->body;
		shape->drop = at->height + flanks.down + s->arr->gaps.down;
	}
	right = shape->anchor + fmax(half, flanks.right);
	shape->width = fmax(shape->body + body->width, right);
	shape->height = shape->drop + body->height;
	shape->contour = contour_of(s, box, shape, &flanks);
}

void crown_bunch(const struct shapes *s, uint32_t node, struct shape *shape)
{
	uint32_t region = s->plan.nodes[node].region;
	bool panel = region != CHART_NONE;
	double pad = panel ? PANEL_PAD : 0;

	shape->body = pad;
	shape->width = s->body->width + 2 * pad;
	shape->height = s->body->height + pad;
	if (panel)
		shape->height +=
			SIZE_TEXT * LEADING *
			panel_title(s->arena, s->arr->chart, region, s->body->width)
				.count;
	shape->anchor = pad + straightened(s, shape);
	shape->contour = panel ? contour_full(shape->height) : s->body->contour;
}
