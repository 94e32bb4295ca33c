/* Advance widths by a table of blocks; what no block holds goes by its Unicode width. */
#include "layout/text_width.h"
#include "base/utf8.h"

struct advance {
	uint16_t regular, bold;
};

/* Code points first..last have advances[start ...]. */
struct advance_block {
	uint32_t first, last, start;
};

#include "text_widths.h"

#define OTHER_ADVANCE 0.6

static double tabled(uint32_t rune, bool bold)
{
	for (size_t i = 0; i < COUNT_OF(blocks); i++) {
		const struct advance *a;

		if (rune < blocks[i].first)
			return 0;
		if (rune > blocks[i].last)
			continue;
		a = &advances[blocks[i].start + (rune - blocks[i].first)];
		return (bold ? a->bold : a->regular) / WIDTH_UNIT;
	}
	return 0;
}

double rune_advance(uint32_t rune, bool bold)
{
	double width;
	int columns = rune_width(rune);

	if (columns == 0)
		return 0;
	width = tabled(rune, bold);
	if (width > 0)
		return width;
	return columns == 2 ? 1 : OTHER_ADVANCE;
}

double text_width(struct str text, double size, bool bold)
{
	double width = 0;
	uint32_t pos = 0;

	while (pos < text.len) {
		uint32_t rune = utf8_next(text, &pos);

		width += rune_advance(rune == RUNE_BAD ? 0xfffd : rune, bold);
	}
	return width * size;
}
