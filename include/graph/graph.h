/*
 * A directed graph on the integers 0..n-1, and what can be asked of it in linear time:
 * neighbours both ways, strong components, reach, shortest paths, small cuts. It knows
 * nothing of organisations. No function recurses: a chain of ten million nodes is safe.
 *
 * Edges keep the order in which they were given, and every tie goes by that order, so
 * that the same input gives the same answer. Parallel edges and self-loops are kept.
 * The empty graph (n = 0) is a graph.
 */
#ifndef GRAPH_GRAPH_H
#define GRAPH_GRAPH_H

#include "base/base.h"

#define GRAPH_NONE UINT32_MAX

struct graph_edge {
	uint32_t from, to;
};

/* Compressed adjacency: the neighbours of v are out[out_start[v] .. out_start[v + 1]). */
struct graph {
	uint32_t nodes, edges;
	uint32_t *out_start, *out;
	uint32_t *in_start, *in;
	uint32_t *out_edge; /* for each place in `out`, the index of the edge as given */
	uint32_t *in_edge;  /* the same for `in` */
};

/*
 * Builds both directions by two counting sorts, each in a thread where edges are many:
 * O(nodes + edges) time, 4 * (2 * nodes + 4 * edges) bytes, owned by the graph. Every end
 * is below `nodes` or it is a BUG.
 */
void graph_build(struct graph *graph, uint32_t nodes, const struct graph_edge *edges,
	uint32_t count);
void graph_release(struct graph *graph); /* takes {0} */

enum graph_way { GRAPH_FORWARD, GRAPH_BACKWARD };

struct graph_run {
	const uint32_t *items;
	uint32_t count;
};

/* The successors (forward) or predecessors of `node`, in edge order. */
struct graph_run graph_neighbours(
	const struct graph *graph, uint32_t node, enum graph_way way);

/*
 * Strong components (Tarjan 1972, as Pearce 2016 put it, with an explicit stack):
 * component[v] for every node, numbered in the order of their first nodes. Returns how
 * many. O(nodes + edges) time, 16 * nodes bytes of its own while it runs.
 */
uint32_t graph_components(const struct graph *graph, uint32_t *component);

/*
 * Marks every node that can be reached from the seeds, the seeds included; marks that are
 * already set are walls and stay. Returns how many it set. Linear in what it visits;
 * needs `queue`, room for `nodes` numbers, and leaves there the nodes in order of visit.
 */
uint32_t graph_reach(const struct graph *graph, const uint32_t *seeds, uint32_t count,
	enum graph_way way, bool *mark, uint32_t *queue);

/*
 * A shortest path from `from` to `to` of one edge or more (so from == to asks for a
 * shortest closed path), over the nodes v with within[v] == within[from] only; `within`
 * may be NULL. Breadth first; of several shortest, the one whose nodes come first in edge
 * order. Returns the number of nodes in `path` (both ends counted; room for nodes + 1),
 * or 0. `scratch` is room for 2 * nodes numbers, of which `scratch[0..nodes)` must be
 * filled with GRAPH_NONE on entry and is so again on return: the cost is linear in what
 * is visited, not in the graph.
 */
uint32_t graph_shortest(const struct graph *graph, uint32_t from, uint32_t to,
	const uint32_t *within, uint32_t *path, uint32_t *scratch);

/* Most edges for which graph_cut finds a provably smallest cut. */
#define GRAPH_CUT_EXACT 24

/*
 * A set of edges whose removal leaves no closed path (a feedback arc set). Ends are any
 * numbers below `nodes`, or it is a BUG; a self-loop is always in the set, and parallel
 * edges are in it together. Writes indices into `edges`, ascending, to `cut` (room for
 * count) and returns how many.
 *
 * Up to GRAPH_CUT_EXACT edges the set is a smallest one, of those the first by edge
 * order, and *exact is true; without allocation, in 0.1 microseconds for a loop of two or
 * three and about 0.1 milliseconds at worst. Beyond, the ordering of Eades, Lin and Smyth
 * (1993) gives a small one, at most half of the edges but for self-loops, from which
 * every edge that can be put back is put back. O(count) whatever `nodes` is, but for the
 * putting back, which ends after GRAPH_CUT_STEPS looks at an edge (it is done before that
 * up to some thousand edges, and on dense graphs of any size).
 */
#define GRAPH_CUT_STEPS 5000000
uint32_t graph_cut(uint32_t nodes, const struct graph_edge *edges, uint32_t count,
	uint32_t *cut, bool *exact);

#endif
