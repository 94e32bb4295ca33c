/*
 * What the files of graph/ share and others do not see: the parts of graph_cut. None of
 * them looks at the names of nodes, only at the edges and their order.
 */
#ifndef GRAPH_INTERNAL_H
#define GRAPH_INTERNAL_H

#include "graph/graph.h"

/*
 * The smallest cut of at most GRAPH_CUT_EXACT edges; of several the first by edge order.
 * Writes it ascending and returns its size. No allocation; a tenth of a millisecond at
 * worst, a tenth of a microsecond for a loop of two.
 */
uint32_t cut_smallest(const struct graph_edge *edges, uint32_t count, uint32_t *cut);

/*
 * An order of the nodes with few edges backwards (Eades, Lin and Smyth, 1993):
 * position[v] for every node. O(nodes + edges).
 */
void cut_order(const struct graph *graph, uint32_t *position);

#endif
