/*
 * To which unit each node belongs. Reads the model only; owns nothing.
 */
#ifndef MODEL_UNITS_H
#define MODEL_UNITS_H

#include "model/node_lines.h"

/* A reference on the way to the unit could not be resolved. */
#define UNIT_UNKNOWN (NODE_NONE - 1)

/*
 * By node: a unit is its own; a post's is what it names; a group's is what its `part_of`,
 * or else its `principal`, leads to. NODE_NONE: none, also where the way leads in a ring;
 * or UNIT_UNKNOWN. A unit that is absent on the day is named all the same. The caller
 * frees it. Linear: each step is walked once.
 */
uint32_t *model_units(const struct model *model, const struct node_lines *lines) MUST_USE;

#endif
