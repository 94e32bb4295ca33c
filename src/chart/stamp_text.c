/*
 * Stamps as text, one box a line, so that a comparison of two files shows which have
 * changed:
 *
 *	chart overview 1/1 norrvik
 *	drawing 1 CONTENT ORDER SETTINGS
 *	parts ABCD ABCD ABCD ABCD ABCD ABCD
 *	settings paper:ABCD theme:ABCD
 *	sorts reports=20to advises
 *	boxes 2
 *	council ABCD
 *	gas-council ABCD 0.0.ABCD
 *
 * Of a report "report" stands for "chart", and nothing for lines. In a file whose format
 * has but one line for it, "|" stands for a line's end.
 *
 * Digests of 64 bits are 16 hexadecimal digits, those of 24 bits 4 of base 64 (RFC 4648).
 * Behind a box are its lines: sort, the box they lead to, digest. A byte of a text that
 * could mean something to the stamp or to the file around it is "=" and two digits, as in
 * quoted-printable (RFC 2045).
 */
#include "chart/stamp.h"

static const char alphabet[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* ---- writing ---------------------------------------------------------------------- */

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

/* Two dashes would end a comment in XML; an empty text would be none. */
static void add_word(struct buf *out, struct str text)
{
	if (text.len == 0)
		buf_add_char(out, '=');
	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (is_plain(c) && !(c == '-' && i > 0 && text.ptr[i - 1] == '-'))
			buf_add_char(out, c);
		else
			buf_printf(out, "=%02X", (unsigned)(unsigned char)c);
	}
}

static void add_brief(struct buf *out, uint32_t digest)
{
	for (int shift = 18; shift >= 0; shift -= 6)
		buf_add_char(out, alphabet[digest >> shift & 63]);
}

static void write_boxes(const struct stamp *stamp, struct buf *out)
{
	uint32_t line = 0;

	buf_printf(out, "boxes %u\n", (unsigned)stamp->boxes.count);
	for (uint32_t i = 0; i < stamp->boxes.count; i++) {
		add_word(out, stamp->boxes.items[i].id);
		buf_add_char(out, ' ');
		add_brief(out, stamp_box_digest(stamp, i));
		for (; line < stamp->lines.count && stamp->lines.items[line].from == i;
			line++) {
			const struct stamp_line *at = &stamp->lines.items[line];

			buf_printf(out, " %u.%u.", (unsigned)at->sort, (unsigned)at->to);
			add_brief(out, stamp_line_digest(stamp, line));
		}
		buf_add_char(out, '\n');
	}
}

void stamp_write(const struct stamp *stamp, struct buf *out)
{
	buf_printf(out, "%s ", stamp_kind_words[stamp->kind]);
	add_word(out, stamp->name);
	buf_printf(out, " %u/%u ", (unsigned)stamp->sheet, (unsigned)stamp->sheets);
	add_word(out, stamp->project);
	buf_printf(out, "\ndrawing %u %016llx %016llx %016llx\nparts",
		(unsigned)stamp->drawing, (unsigned long long)stamp->content,
		(unsigned long long)stamp->order, (unsigned long long)stamp->settings);
	for (uint32_t i = 0; i < STAMP_PART__COUNT; i++) {
		buf_add_char(out, ' ');
		add_brief(out, stamp->parts[i]);
	}
	buf_add_text(out, "\nsettings");
	for (uint32_t i = 0; i < stamp->setting.count; i++) {
		buf_add_char(out, ' ');
		add_word(out, stamp->setting.items[i].name);
		buf_add_char(out, ':');
		add_brief(out, stamp->setting.items[i].digest);
	}
	buf_add_char(out, '\n');
	if (stamp->sheet > 1) {
		buf_add_text(out, "sorts\nboxes 0\n");
		return;
	}
	buf_add_text(out, "sorts");
	for (uint32_t i = 0; i < stamp->sorts.count; i++) {
		buf_add_char(out, ' ');
		add_word(out, stamp->sorts.items[i]);
	}
	buf_add_char(out, '\n');
	write_boxes(stamp, out);
}

/* ---- reading: every step says whether it found what it wants ---------------------- */

struct reader {
	struct str left;
	struct arena *arena;
};

static bool take_char(struct reader *r, char c)
{
	if (r->left.len == 0 || *r->left.ptr != c)
		return false;
	r->left.ptr++;
	r->left.len--;
	return true;
}

static bool take(struct reader *r, const char *literal)
{
	for (; *literal; literal++)
		if (!take_char(r, *literal))
			return false;
	return true;
}

/* git may have made CR LF of it; in a PDF each line is a comment. */
static bool take_end(struct reader *r)
{
	if (take_char(r, '|'))
		return true;
	(void)take_char(r, '\r');
	if (!take_char(r, '\n'))
		return false;
	(void)take_char(r, '%');
	return true;
}

static bool take_number(struct reader *r, uint32_t *number)
{
	uint32_t digits = 0;

	*number = 0;
	for (; digits < r->left.len && digits < 9; digits++) {
		char c = r->left.ptr[digits];

		if (c < '0' || c > '9')
			break;
		*number = *number * 10 + (uint32_t)(c - '0');
	}
	r->left.ptr += digits;
	r->left.len -= digits;
	return digits > 0;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool take_hash(struct reader *r, uint64_t *hash)
{
	*hash = 0;
	if (r->left.len < 16)
		return false;
	for (int i = 0; i < 16; i++) {
		int digit = hex_digit(r->left.ptr[i]);

		if (digit < 0)
			return false;
		*hash = *hash << 4 | (uint64_t)digit;
	}
	r->left.ptr += 16;
	r->left.len -= 16;
	return true;
}

static bool take_brief(struct reader *r, uint32_t *digest)
{
	*digest = 0;
	if (r->left.len < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		const char *at = memchr(alphabet, r->left.ptr[i], 64);

		if (!at)
			return false;
		*digest = *digest << 6 | (uint32_t)(at - alphabet);
	}
	r->left.ptr += 4;
	r->left.len -= 4;
	return true;
}

/* The bytes of "=C3=A5", in the arena. */
static bool decode(struct reader *r, struct str text, struct str *word)
{
	char *bytes = arena_bytes(r->arena, text.len + 1);
	uint32_t len = 0;

	for (uint32_t i = 0; i < text.len; i++) {
		int high, low;

		if (text.ptr[i] != '=') {
			bytes[len++] = text.ptr[i];
			continue;
		}
		if (text.len - i < 3)
			return false;
		high = hex_digit(text.ptr[i + 1]);
		low = hex_digit(text.ptr[i + 2]);
		if (high < 0 || low < 0)
			return false;
		bytes[len++] = (char)(unsigned char)(high << 4 | low);
		i += 2;
	}
	*word = (struct str){bytes, len};
	return true;
}

static bool take_word(struct reader *r, struct str *word)
{
	struct str text = {r->left.ptr, 0};
	bool coded = false;

	while (text.len < r->left.len &&
		(is_plain(text.ptr[text.len]) || text.ptr[text.len] == '='))
		coded |= text.ptr[text.len++] == '=';
	r->left.ptr += text.len;
	r->left.len -= text.len;
	*word = text;
	if (str_is(text, "=")) {
		*word = (struct str){0};
		return true;
	}
	return text.len > 0 && (!coded || decode(r, text, word));
}

static bool take_kind(struct reader *r, enum stamp_kind *kind)
{
	for (uint32_t i = 0; i < STAMP_KIND__COUNT; i++)
		if (take(r, stamp_kind_words[i])) {
			*kind = (enum stamp_kind)i;
			return true;
		}
	return false;
}

static bool read_head(struct reader *r, struct stamp *stamp)
{
	if (!take_kind(r, &stamp->kind) || !take(r, " ") || !take_word(r, &stamp->name) ||
		!take(r, " ") || !take_number(r, &stamp->sheet) || !take(r, "/") ||
		!take_number(r, &stamp->sheets) || !take(r, " ") ||
		!take_word(r, &stamp->project) || !take_end(r))
		return false;
	if (stamp->sheet == 0 || stamp->sheet > stamp->sheets)
		return false;
	return take(r, "drawing ") && take_number(r, &stamp->drawing) && take(r, " ") &&
	       take_hash(r, &stamp->content) && take(r, " ") &&
	       take_hash(r, &stamp->order) && take(r, " ") &&
	       take_hash(r, &stamp->settings) && take_end(r);
}

static bool read_lists(struct reader *r, struct stamp *stamp)
{
	if (!take(r, "parts"))
		return false;
	for (uint32_t i = 0; i < STAMP_PART__COUNT; i++)
		if (!take(r, " ") || !take_brief(r, &stamp->parts[i]))
			return false;
	if (!take_end(r) || !take(r, "settings"))
		return false;
	while (take(r, " ")) {
		struct stamp_setting *setting = VEC_PUSH(&stamp->setting);

		if (!take_word(r, &setting->name) || !take(r, ":") ||
			!take_brief(r, &setting->digest))
			return false;
	}
	if (!take_end(r) || !take(r, "sorts"))
		return false;
	while (take(r, " "))
		if (!take_word(r, VEC_PUSH(&stamp->sorts)))
			return false;
	return take_end(r);
}

/* `count` is what the stamp says, which may be more than there is. */
static bool read_box(struct reader *r, struct stamp *stamp, uint32_t count)
{
	struct stamp_box *box = VEC_PUSH(&stamp->boxes);

	if (!take_word(r, &box->id) || !take(r, " ") || !take_brief(r, &box->digest))
		return false;
	while (take(r, " ")) {
		struct stamp_line *line = VEC_PUSH(&stamp->lines);

		line->from = stamp->boxes.count - 1;
		if (!take_number(r, &line->sort) || !take(r, ".") ||
			!take_number(r, &line->to) || !take(r, ".") ||
			!take_brief(r, &line->digest))
			return false;
		if (line->sort >= stamp->sorts.count || line->to >= count)
			return false;
	}
	return take_end(r);
}

static bool read_boxes(struct reader *r, struct stamp *stamp)
{
	uint32_t count;

	if (!take(r, "boxes ") || !take_number(r, &count) || !take_end(r))
		return false;
	for (uint32_t i = 0; i < count; i++)
		if (!read_box(r, stamp, count))
			return false;
	return true;
}

bool stamp_read(struct stamp *stamp, struct str text, enum stamp_depth depth)
{
	struct reader r = {text, &stamp->arena};

	*stamp = (struct stamp){0};
	arena_init(&stamp->arena, "stamp");
	return read_head(&r, stamp) &&
	       (depth == STAMP_HEAD || (read_lists(&r, stamp) && read_boxes(&r, stamp)));
}
