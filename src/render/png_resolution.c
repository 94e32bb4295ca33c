#include "png_resolution.h"

#define HEADER_END 33 /* signature 8, IHDR 4 + 4 + 13 + 4 */

/* CRC-32 as in the PNG specification's annex D, bit by bit: 13 bytes need no table. */
static uint32_t crc(const unsigned char *bytes, size_t len)
{
	uint32_t c = 0xffffffff;

	for (size_t i = 0; i < len; i++) {
		c ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			c = c & 1 ? 0xedb88320 ^ c >> 1 : c >> 1;
	}
	return c ^ 0xffffffff;
}

static void put(unsigned char *at, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (unsigned char)(value >> (24 - 8 * i));
}

void png_add_resolution(struct str png, double dots_per_inch, struct buf *out)
{
	unsigned char chunk[21] = {0, 0, 0, 9, 'p', 'H', 'Y', 's'};
	uint32_t per_metre = (uint32_t)(dots_per_inch / 0.0254 + 0.5);

	if (png.len < HEADER_END)
		BUG("this is no PNG");
	put(chunk + 8, per_metre);
	put(chunk + 12, per_metre);
	chunk[16] = 1; /* the unit is the metre */
	put(chunk + 17, crc(chunk + 4, 13));
	buf_add(out, png.ptr, HEADER_END);
	buf_add(out, (const char *)chunk, sizeof chunk);
	buf_add(out, png.ptr + HEADER_END, png.len - HEADER_END);
}
