/*
 * What is arranged below each box, before anybody knows how: its inferiors in bands, and
 * in bunches where some of them stand together (leaves beside larger branches, the groups
 * of one principal or what is of one unit on its panel). Owns nothing: everything lies in
 * the arena given.
 */
#ifndef LAYOUT_PLAN_H
#define LAYOUT_PLAN_H

#include "shape.h"

/* A box with what hangs below it, or a bunch. Boxes come first, by their index. Of a
 * bunch the first three lists are one. */
struct plan_node {
	uint32_t first, count;     /* its items in `list`: nodes, boxes and bunches */
	uint32_t flat, flat_count; /* the boxes right below, in `list`, none in a bunch */
	uint32_t line, line_count; /* of these what does not stand beside the line */
	uint32_t staff, staff_count; /* and what does */
	uint32_t region;             /* the panel that a bunch stands on, or CHART_NONE */
	bool leaves;                 /* nothing hangs below its items */
	bool panels;                 /* one of its items stands on a panel */
};

struct plan {
	struct plan_node *nodes;
	uint32_t count, box_count;
	uint32_t *list;
};

/* `staff`: staff stands beside the line. Linear in the boxes. */
void plan_make(struct plan *plan, struct arena *arena, const struct arrangement *arr,
	bool staff);

/* Is there staff that can stand beside a line? */
bool plan_has_staff(const struct arrangement *arr);

/* ---- arrange.c ---- */

struct slot {
	uint32_t node;
	const struct shape *how;
	double x, y;  /* relative to the body */
	double right; /* x as far right as it goes between its neighbours */
};

/* A column or a row. */
struct strip {
	uint32_t first, count; /* slots */
	double y;              /* of a row: its upper edge */
	double trunk;          /* of a column: x of the line that its boxes hang on */
};

/* What hangs below a box, arranged. */
struct body {
	double width, height;
	struct slot *slots;
	struct strip *strips;
	uint32_t slot_count, strip_count;
	struct contour contour;
};

/* What an arrangement is made from. */
struct arranging {
	const struct gaps *gaps;
	const struct plan *plan;
	const struct front *fronts;          /* by node */
	const struct shape *const *outlines; /* by node: what stands in a column */
};

/* Arranges the items of a node (columns: the boxes right below it) as mode, parts and
 * budget of `how` say. In a column each stands as an outline, and has one. `body` has
 * room for them all. Linear in the items, and the logarithm of a front. */
void arrange(const struct arranging *a, uint32_t node, const struct shape *how,
	struct body *body);

/* Do columns share the trunk between them, two by two? */
bool arrange_is_paired(const struct plan_node *node, uint32_t columns);

#endif
