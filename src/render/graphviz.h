/* What the rest of the folder may ask of Graphviz. */
#ifndef RENDER_GRAPHVIZ_H
#define RENDER_GRAPHVIZ_H

#include "render_internal.h"

/* Appends the chart as a graph that `dot` can draw, labels included. */
bool dot_write(const struct chart *chart, const struct theme *theme, struct buf *out,
	struct buf *why) MUST_USE;

/* Graphviz's own version, "2.43.0". */
void graphviz_version(struct buf *out);

#endif
