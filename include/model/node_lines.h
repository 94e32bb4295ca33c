/*
 * The lines of each node together, whether they were written as keys of the node or
 * under `lines:`. Owns its two arrays.
 */
#ifndef MODEL_NODE_LINES_H
#define MODEL_NODE_LINES_H

#include "model/model.h"

struct node_lines {
	uint32_t *start; /* of the lines that leave v: lines[start[v] .. start[v + 1]) */
	uint32_t *lines; /* indices in model.lines, in their order there */
};

/* A counting sort: linear. */
void node_lines_make(struct node_lines *by_node, const struct model *model);
void node_lines_release(struct node_lines *by_node); /* takes {0} */

#endif
