/* Word processors size a picture by the resolution written in it; cairo writes none. */
#ifndef RENDER_PNG_RESOLUTION_H
#define RENDER_PNG_RESOLUTION_H

#include "base/buf.h"

/* Appends the PNG with a pHYs chunk (PNG specification 11.3.5.3) behind its header. */
void png_add_resolution(struct str png, double dots_per_inch, struct buf *out);

#endif
