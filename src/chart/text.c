/* Users' texts as they can be set: nothing in them breaks a line or hides. */
#include "base/utf8.h"
#include "chart_internal.h"

/* Marks that turn the direction of what follows can make a name read as another one. */
static bool turns_text(uint32_t rune)
{
	return (rune >= 0x202a && rune <= 0x202e) || (rune >= 0x2066 && rune <= 0x2069);
}

static bool is_shown(uint32_t rune)
{
	return rune_is_control(rune) || turns_text(rune);
}

/* Are these eight bytes all between blank and tilde? Without a top bit the sums stay
 * within their bytes: adding 0x60 reaches it from blank on, adding 1 from DEL on. */
static bool are_plain(const char *bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = 0x80 * ones;
	uint64_t word;

	memcpy(&word, bytes, sizeof word);
	return ((word | ~(word + 0x60 * ones) | (word + ones)) & tops) == 0;
}

/* Behind the character at `pos`, if it stays as it is; else `pos`. Joiners and selectors
 * do, since scripts and emoji need them. */
static uint32_t step(struct str text, uint32_t pos, bool keep_breaks)
{
	const unsigned char *bytes = (const unsigned char *)text.ptr + pos;
	uint32_t next = pos, rune;

	if (*bytes == '\n' && keep_breaks)
		return pos + 1;
	/* å, ß, я: a letter of two bytes, from U+00C0 on */
	if (*bytes >= 0xC3 && *bytes < 0xE0 && text.len - pos >= 2 &&
		(bytes[1] & 0xC0) == 0x80)
		return pos + 2;
	rune = utf8_next(text, &next);
	return rune == RUNE_BAD || is_shown(rune) ? pos : next;
}

/* Where what stays as it is ends. Nearly every byte of a chart's texts goes through here,
 * most of them ASCII. */
static uint32_t end_of_plain(struct str text, uint32_t pos, bool keep_breaks)
{
	while (pos < text.len) {
		uint32_t behind;

		while (text.len - pos >= 8 && are_plain(text.ptr + pos))
			pos += 8;
		while (pos < text.len && text.ptr[pos] >= 0x20 && text.ptr[pos] < 0x7f)
			pos++;
		if (pos == text.len)
			break;
		behind = step(text, pos, keep_breaks);
		if (behind == pos)
			break;
		pos = behind;
	}
	return pos;
}

static void add_clean(struct buf *out, struct str text, bool keep_breaks)
{
	for (uint32_t pos = 0; pos < text.len;) {
		uint32_t end = end_of_plain(text, pos, keep_breaks), rune;

		buf_add(out, text.ptr + pos, end - pos);
		pos = end;
		if (pos == text.len)
			return;
		rune = utf8_next(text, &pos);
		if (rune == '\n' || rune == '\t' || rune == '\r')
			buf_add_char(out, ' ');
		else if (rune == RUNE_BAD)
			buf_add_rune(out, 0xfffd);
		else
			buf_printf(out, "\\u{%x}", (unsigned)rune);
	}
}

static bool is_clean(struct str text)
{
	return end_of_plain(text, 0, false) == text.len;
}

static struct str kept(struct draft *draft, const struct buf *buf)
{
	return (struct str){arena_copy(&draft->chart->arena, buf->data, buf->len),
		(uint32_t)buf->len};
}

struct str clean(struct draft *draft, struct str text)
{
	struct buf out = {0};

	if (is_clean(text))
		return text;
	add_clean(&out, text, false);
	text = kept(draft, &out);
	buf_release(&out);
	return text;
}

static struct str keep_as(struct draft *draft, struct buf *buf, bool keep_breaks)
{
	struct str text = buf_str(buf);
	struct buf out = {0};

	if (end_of_plain(text, 0, keep_breaks) == text.len) {
		text = kept(draft, buf);
	} else {
		add_clean(&out, text, keep_breaks);
		text = kept(draft, &out);
		buf_release(&out);
	}
	buf_clear(buf);
	return text;
}

struct str keep(struct draft *draft, struct buf *buf)
{
	return keep_as(draft, buf, false);
}

struct str keep_lines(struct draft *draft, struct buf *buf)
{
	return keep_as(draft, buf, true);
}

struct str box_name(const struct draft *draft, uint32_t node)
{
	return node_name(&draft->model->nodes[node], draft->names);
}

static bool starts_with(struct str text, const char *lower_case)
{
	uint32_t i = 0;

	for (; lower_case[i] != '\0'; i++)
		if (i >= text.len || (text.ptr[i] | 0x20) != lower_case[i])
			return false;
	return true;
}

/* http and https, and nothing in it that an address cannot hold. */
bool is_web_address(struct str text)
{
	if (!starts_with(text, "http://") && !starts_with(text, "https://"))
		return false;
	for (uint32_t pos = 0; pos < text.len;) {
		uint32_t rune = utf8_next(text, &pos);

		if (rune == RUNE_BAD || rune <= ' ' || rune_is_control(rune) ||
			rune_is_invisible(rune))
			return false;
	}
	return true;
}
