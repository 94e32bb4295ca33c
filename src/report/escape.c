/*
 * Users' texts made harmless for a terminal. What is escaped: controls, and the marks
 * that reorder or hide text ("Trojan Source", Boucher and Anderson 2021).
 */
#include "report_internal.h"

#include "base/markdown.h"
#include "base/utf8.h"

#define TAB_STOP 8

uint32_t plain_run(struct str text, uint32_t pos, uint32_t end)
{
	uint32_t begin = pos;

	while (pos < end && text.ptr[pos] >= ' ' && text.ptr[pos] <= '~')
		pos++;
	return pos - begin;
}

/* U+FFFE and the like, of which no text has any */
static bool is_noncharacter(uint32_t rune)
{
	return (rune & 0xfffe) == 0xfffe;
}

uint32_t rune_show(struct buf *out, uint32_t rune, struct str bytes, uint32_t column)
{
	if (rune == '\t') {
		uint32_t width = TAB_STOP - column % TAB_STOP;

		buf_add_fill(out, ' ', width);
		return width;
	}
	if (rune == RUNE_BAD) {
		buf_printf(out, "\\x%02x", (unsigned)(unsigned char)bytes.ptr[0]);
		return 4;
	}
	if (rune_is_control(rune) || rune_is_invisible(rune) || is_noncharacter(rune)) {
		size_t before = out->len;

		buf_printf(out, "\\u{%x}", (unsigned)rune);
		return (uint32_t)(out->len - before);
	}
	buf_add_str(out, bytes);
	return (uint32_t)rune_width(rune);
}

uint32_t escape_add(struct buf *out, struct str text)
{
	uint32_t pos = 0, width = 0;

	while (pos < text.len) {
		uint32_t begin = pos;
		uint32_t plain = plain_run(text, pos, text.len);
		uint32_t rune;

		if (plain > 0) {
			buf_add(out, text.ptr + pos, plain);
			width += plain;
			pos += plain;
			continue;
		}
		rune = utf8_next(text, &pos);
		if (rune == '\n' || rune == '\t' || rune == '\r') {
			buf_add_text(out, rune == '\n'   ? "\\n"
					  : rune == '\t' ? "\\t"
							 : "\\r");
			width += 2;
			continue;
		}
		width += rune_show(
			out, rune, (struct str){text.ptr + begin, pos - begin}, width);
	}
	return width;
}

void markdown_add_raw(struct buf *out, struct str text)
{
	struct buf shown = {0};

	escape_add(&shown, text);
	markdown_escape(out, buf_str(&shown));
	buf_release(&shown);
}
