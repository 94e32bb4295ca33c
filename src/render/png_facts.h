/*
 * What cairo does not write into a PNG: the resolution, by which word processors size a
 * picture, and what it is called and shows, which readers of pictures tell.
 */
#ifndef RENDER_PNG_FACTS_H
#define RENDER_PNG_FACTS_H

#include "base/buf.h"

struct png_facts {
	double dots_per_inch;
	struct str title, description, language; /* empty: not written */
};

/* Appends the PNG with pHYs and iTXt chunks (PNG specification 11.3.5.3, 11.3.4.5) behind
 * its header. */
void png_add_facts(struct str png, const struct png_facts *facts, struct buf *out);

/* Appends a chunk of what `body` holds, whose first four bytes are its type. */
void png_add_chunk(struct buf *out, struct str body);

#endif
