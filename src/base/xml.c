#include "base/xml.h"

#include "base/utf8.h"

/* XML 1.0 has no place for control characters, U+FFFE and U+FFFF, whatever the escape
 * (section 2.2). */
static bool is_forbidden(uint32_t rune)
{
	return (rune_is_control(rune) && rune != '\n' && rune != '\t') ||
	       rune == 0xfffe || rune == 0xffff || rune == RUNE_BAD;
}

static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>': /* "]]>" may not stand in a text */
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

void xml_add(struct buf *out, struct str text)
{
	uint32_t begin = 0, pos = 0;

	while (pos < text.len) {
		uint32_t at = pos, rune;
		const char *entity = entity_of(text.ptr[pos]);

		if (!entity && text.ptr[pos] >= ' ' && text.ptr[pos] <= '~') {
			pos++;
			continue;
		}
		rune = utf8_next(text, &pos);
		if (!entity && !is_forbidden(rune))
			continue;
		buf_add(out, text.ptr + begin, at - begin);
		begin = pos;
		if (entity)
			buf_add_text(out, entity);
		else if (rune == RUNE_BAD)
			buf_printf(out, "\\x%02x", (unsigned)(unsigned char)text.ptr[at]);
		else
			buf_printf(out, "\\u{%x}", (unsigned)rune);
	}
	if (begin < text.len)
		buf_add(out, text.ptr + begin, text.len - begin);
}
