/*
 * What the files behind shape.h share: shapes.c tries arrangements and keeps the best,
 * crown.c says how a box stands above one, shape_place.c places what was chosen.
 */
#ifndef LAYOUT_SHAPES_INTERNAL_H
#define LAYOUT_SHAPES_INTERNAL_H

#include "plan.h"

#define MOST_BUDGETS 20

struct shapes {
	struct arrangement *arr;
	struct arena *arena;
	enum shape_freedom freedom;
	struct plan plan;
	struct front *fronts;          /* by node */
	const struct shape **outlines; /* by node; NULL: it has none */
	struct arranging arranging;
	struct tried tried; /* of the node at hand */
	double budgets[MOST_BUDGETS];
	uint32_t budget_count;
	struct body *body, *bunch; /* room for the items of any node */
};

/* ---- crown.c ---- */

/* From the left edge of a body to where the line of an item arrives. */
double slot_anchor(const struct slot *slot);

/* Is it a column alone, below whose superior it stands indented? */
bool shape_is_indented(const struct shape *how);

/* The first of each pair of staff stands at the left, one alone at the right. */
bool staff_is_left(const struct plan_node *node, uint32_t staff);

/* Sets all measures of a shape with `shapes->body` below a box: which stands over a trunk
 * or the middle, and above a column alone at its left. */
void crown_box(const struct shapes *shapes, uint32_t box, struct shape *shape);

/* The same of a bunch: its body, on a panel that reaches into the gap above. */
void crown_bunch(const struct shapes *shapes, uint32_t bunch, struct shape *shape);

#endif
