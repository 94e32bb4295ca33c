/*
 * What the day takes out of a model: for settle.c, before it looks at lines.
 */
#ifndef MODEL_DAY_INTERNAL_H
#define MODEL_DAY_INTERNAL_H

#include "model/model.h"

/*
 * On model.day, marks the lines that are not there, puts seats and holders that are not
 * behind those that are, and takes away every reference to a node that is not. Does
 * nothing without a day, and nothing more when called again. Linear.
 */
void day_settle(struct model *model);

#endif
