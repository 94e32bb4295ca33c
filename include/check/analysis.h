/*
 * What several rules, the chain and the charts ask of a model, computed once: graphs over
 * the lines, who reaches a root, who stands below whom. Owns its arrays; reads the model.
 */
#ifndef CHECK_ANALYSIS_H
#define CHECK_ANALYSIS_H

#include "graph/graph.h"
#include "model/model.h"

struct analysis {
	const struct model *model;
	struct graph
		accountability; /* resolved steps, node -> superior, self-steps kept */
	bool *rooted;           /* reaches a root along accountability; a root does */
	uint32_t unrooted;      /* summary.unrooted (rules.md) */

	/* The forest of first steps (model_superior). A node is below another when the
	 * walk along first steps meets it; intervals answer that in constant time. */
	uint32_t *enter, *leave;
	uint32_t *ring; /* 0, or the number of the closed walk that the node lies on */
	uint32_t
		*top; /* the node of that walk, or the root, where the node's walk ends */
};

/* Linear in nodes and lines. */
void analysis_make(struct analysis *analysis, const struct model *model);
void analysis_release(struct analysis *analysis); /* takes {0} */

/* Does `node` stand below `above` along first steps? Not below itself unless in a ring.
 */
bool analysis_below(const struct analysis *analysis, uint32_t node, uint32_t above);

/* The strong component of each node along accountability; room for every node. Linear. */
void analysis_components(const struct analysis *analysis, uint32_t *component);

/*
 * The present lines of one type as a graph, edges in line order, and (may be NULL) which
 * line each edge is. Repeated, unresolved and absent lines are left out. The caller
 * releases the graph and frees `*lines`.
 */
void analysis_lines(const struct model *model, uint16_t relation, struct graph *graph,
	uint32_t **lines);

#endif
