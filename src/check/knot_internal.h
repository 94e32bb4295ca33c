/*
 * A knot: nodes that all reach each other along one type of line (a strong component),
 * with the lines between them and the fewest whose removal leaves no closed path. Owns
 * its arrays but for `members`; reports nothing.
 */
#ifndef CHECK_KNOT_INTERNAL_H
#define CHECK_KNOT_INTERNAL_H

#include "graph/graph.h"

struct knot {
	const uint32_t *members; /* in input order */
	uint32_t count;
	struct graph_edge *edges; /* between different members, by their places */
	uint32_t edge_count;
	uint32_t *loops, loop_count; /* members with a line to themselves: all are cut */
	uint32_t *cut, cut_count;    /* what else is cut: indices of `edges`, in order */
	bool exact;                  /* no smaller cut would do */
};

/* The nodes around the knot, as graph_components told them apart. */
struct knot_graph {
	const struct graph *graph;
	const uint32_t *component;
	uint32_t *number; /* room for a number of each node */
};

/* Linear in the lines of the members, but for graph_cut. */
void knot_make(struct knot *knot, const struct knot_graph *in, const uint32_t *members,
	uint32_t count);
void knot_release(struct knot *knot);

/* Is it one closed path and nothing else, so that any line breaks it? */
bool knot_is_ring(const struct knot *knot);

#endif
