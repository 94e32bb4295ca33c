#include "png_facts.h"

#define HEADER_END 33 /* signature 8, IHDR 4 + 4 + 13 + 4 */

/* CRC-32 as in the PNG specification's annex D, bit by bit: a few bytes for each box need
 * no table. */
static uint32_t crc(const char *bytes, size_t len)
{
	uint32_t c = 0xffffffff;

	for (size_t i = 0; i < len; i++) {
		c ^= (unsigned char)bytes[i];
		for (int bit = 0; bit < 8; bit++)
			c = c & 1 ? 0xedb88320 ^ c >> 1 : c >> 1;
	}
	return c ^ 0xffffffff;
}

static void add_number(struct buf *out, uint32_t value)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_add_char(out, (char)(unsigned char)(value >> shift));
}

void png_add_chunk(struct buf *out, struct str body)
{
	add_number(out, body.len - 4);
	buf_add_str(out, body);
	add_number(out, crc(body.ptr, body.len));
}

static void add_resolution(struct buf *out, double dots_per_inch)
{
	uint32_t per_metre = (uint32_t)(dots_per_inch / 0.0254 + 0.5);
	struct buf body = {0};

	buf_add_text(&body, "pHYs");
	add_number(&body, per_metre);
	add_number(&body, per_metre);
	buf_add_char(&body, 1); /* the unit is the metre */
	png_add_chunk(out, buf_str(&body));
	buf_release(&body);
}

/* UTF-8, not compressed, with no translation of the keyword. */
static void add_text(
	struct buf *out, const char *keyword, struct str language, struct str text)
{
	struct buf body = {0};

	if (text.len == 0)
		return;
	buf_add_text(&body, "iTXt");
	buf_add_text(&body, keyword);
	buf_add(&body, "\0\0\0", 3);
	buf_add_str(&body, language);
	buf_add(&body, "\0\0", 2);
	buf_add_str(&body, text);
	png_add_chunk(out, buf_str(&body));
	buf_release(&body);
}

void png_add_facts(struct str png, const struct png_facts *facts, struct buf *out)
{
	if (png.len < HEADER_END)
		BUG("this is no PNG");
	buf_add(out, png.ptr, HEADER_END);
	add_resolution(out, facts->dots_per_inch);
	add_text(out, "Title", facts->language, facts->title);
	add_text(out, "Description", facts->language, facts->description);
	buf_add(out, png.ptr + HEADER_END, png.len - HEADER_END);
}
