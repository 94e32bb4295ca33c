/* The contrast of two colours, 1 to 21 (Web Content Accessibility Guidelines 2.1). */
#ifndef TESTS_UNIT_RENDER_CONTRAST_H
#define TESTS_UNIT_RENDER_CONTRAST_H

#include "../../../src/render/render_internal.h"

#include <math.h>

/* What text keeps at least to what it stands on. */
#define READABLE 4.5

static inline double contrast_channel(color c, int shift)
{
	double v = (c >> shift & 0xff) / 255.0;

	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static inline double contrast_luminance(color c)
{
	return 0.2126 * contrast_channel(c, 16) + 0.7152 * contrast_channel(c, 8) +
	       0.0722 * contrast_channel(c, 0);
}

static inline double contrast(color a, color b)
{
	double x = contrast_luminance(a), y = contrast_luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

#endif
