/* The lines of a set of types as one graph (own_along.c), and the ways in it that
 * findings show (own_way.c). */
#ifndef CHECK_OWN_ALONG_INTERNAL_H
#define CHECK_OWN_ALONG_INTERNAL_H

#include "own_internal.h"

struct own_lines {
	const uint16_t *types; /* NULL: free */
	struct graph graph;
	uint32_t *line;   /* edge -> line; NODE_NONE: a unit's head */
	bool *lost;       /* a line from the node could not be resolved */
	bool *looped;     /* lies on a closed way; made when asked for */
	uint32_t *height; /* the longest way that ends at the node; NODE_NONE: closed */
};

/* Made when first asked for; good until another set is asked for. */
struct own_lines *own_lines_along(struct own_run *run, const struct along *along);

#endif
