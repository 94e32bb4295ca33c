/*
 * A line of the user's text with a caret below what is meant:
 *
 *	   42 |   reports_to: budget
 *	      |               ^~~~~~
 *
 * Carets stand by columns of a terminal, not by bytes or characters. Of a line that is
 * too long to read only a window around the caret is shown, found by walking from the
 * caret outwards, so that a file that is one long line costs no more than another.
 */
#include "report_internal.h"

#include "base/utf8.h"

/* Columns shown, and how many of them at least lie before the caret. */
#define SHOWN  100
#define BEFORE 40
/* Characters without width could go on for ever. */
#define MOST_RUNES 400

struct excerpt {
	struct str line;
	uint32_t begin, end;    /* of what is meant, in bytes of the line */
	uint32_t first, last;   /* of the window */
	uint32_t caret, behind; /* columns of begin and end, as shown */
};

/* The start of the character before `pos` > 0. */
static uint32_t rune_before(struct str line, uint32_t pos)
{
	uint32_t begin = pos - 1, next;

	while (begin > 0 && pos - begin < 4 &&
		((unsigned char)line.ptr[begin] & 0xc0) == 0x80)
		begin--;
	next = begin;
	if (utf8_next(line, &next) != RUNE_BAD && next == pos)
		return begin;
	return pos - 1;
}

/* Columns of one character, tabs as wide as they can be. Moves `*pos` on. */
static uint32_t width_at(struct str line, uint32_t *pos, struct buf *scratch)
{
	uint32_t begin = *pos;
	uint32_t rune;

	if (plain_run(line, begin, begin + 1)) {
		*pos = begin + 1;
		return 1;
	}
	rune = utf8_next(line, pos);
	buf_clear(scratch);
	return rune_show(scratch, rune, (struct str){line.ptr + begin, *pos - begin}, 0);
}

/* The end of as many characters from `pos` on as fit `room` columns; combining marks stay
 * with what they combine with. */
static uint32_t window_end(
	struct str line, uint32_t pos, uint32_t room, struct buf *scratch)
{
	uint32_t used = 0;

	for (uint32_t count = 0; pos < line.len && count < MOST_RUNES; count++) {
		uint32_t next = pos;

		used += width_at(line, &next, scratch);
		if (used > room)
			break;
		pos = next;
	}
	return pos;
}

static uint32_t window_begin(
	struct str line, uint32_t pos, uint32_t room, struct buf *scratch)
{
	uint32_t used = 0, begin = pos;

	for (uint32_t count = 0; pos > 0 && count < MOST_RUNES; count++) {
		uint32_t width, next;

		pos = next = rune_before(line, pos);
		width = width_at(line, &next, scratch);
		used += width;
		if (used > room)
			break;
		if (width > 0)
			begin = pos;
	}
	return pos == 0 && used <= room ? 0 : begin;
}

static void find_window(struct excerpt *excerpt)
{
	struct buf scratch = {0};
	struct str line = excerpt->line;

	excerpt->first = 0;
	excerpt->last = window_end(line, 0, SHOWN, &scratch);
	if (excerpt->last < line.len && excerpt->begin > 0)
		excerpt->first = window_begin(line, excerpt->begin, BEFORE, &scratch);
	if (excerpt->first > 0)
		excerpt->last = window_end(line, excerpt->first, SHOWN, &scratch);
	buf_release(&scratch);
}

/* The next character, or as many as are plain and on one side of begin and end. Returns
 * the columns they take. */
static uint32_t add_piece(
	struct buf *out, const struct excerpt *excerpt, uint32_t *pos, uint32_t column)
{
	struct str line = excerpt->line;
	uint32_t begin = *pos, until = excerpt->last, plain, rune;

	if (begin < excerpt->begin && excerpt->begin < until)
		until = excerpt->begin;
	else if (begin < excerpt->end && excerpt->end < until)
		until = excerpt->end;
	plain = plain_run(line, begin, until);
	if (plain > 0) {
		buf_add(out, line.ptr + begin, plain);
		*pos += plain;
		return plain;
	}
	rune = utf8_next(line, pos);
	return rune_show(out, rune, (struct str){line.ptr + begin, *pos - begin}, column);
}

static void add_line(struct buf *out, struct excerpt *excerpt)
{
	uint32_t column = 0, pos = excerpt->first;

	if (pos > 0) {
		buf_add_text(out, "…");
		column++;
	}
	excerpt->caret = excerpt->behind = column;
	while (pos < excerpt->last) {
		uint32_t begin = pos;

		column += add_piece(out, excerpt, &pos, column);
		if (begin < excerpt->begin)
			excerpt->caret = column;
		if (begin < excerpt->end)
			excerpt->behind = column;
	}
	if (excerpt->last < excerpt->line.len)
		buf_add_text(out, "…");
}

static uint32_t digits_of(uint32_t number)
{
	uint32_t digits = 1;

	for (; number >= 10; number /= 10)
		digits++;
	return digits;
}

static void add_gutter(
	struct buf *out, struct report_style style, uint32_t number, bool shown)
{
	uint32_t digits = digits_of(number);
	uint32_t width = digits > 5 ? digits : 5;

	buf_add_text(out, paint_code(style, PAINT_FAINT));
	buf_add_fill(out, ' ', shown ? width - digits : width);
	if (shown)
		buf_printf(out, "%u", (unsigned)number);
	buf_add_text(out, " |");
	buf_add_text(out, paint_code(style, PAINT_OFF));
}

static void add_caret(struct buf *out, const struct excerpt *excerpt,
	struct report_style style, enum paint paint)
{
	buf_add_fill(out, ' ', excerpt->caret + 1);
	buf_add_text(out, paint_code(style, paint));
	buf_add_char(out, '^');
	if (excerpt->behind > excerpt->caret + 1)
		buf_add_fill(out, '~', excerpt->behind - excerpt->caret - 1);
	buf_add_text(out, paint_code(style, PAINT_OFF));
	buf_add_char(out, '\n');
}

void excerpt_add(struct buf *out, const struct sources *sources, struct span span,
	struct report_style style, enum paint caret)
{
	struct excerpt excerpt = {0};
	struct place place;
	uint32_t start;

	if (!span_is_set(span) || !sources_place(sources, span.begin, &place))
		return;
	excerpt.line = source_line(place.source, place.line);
	start = excerpt.line.ptr ? (uint32_t)(excerpt.line.ptr - place.source->data)
				 : place.offset;
	excerpt.begin = place.offset - start;
	if (excerpt.begin > excerpt.line.len)
		excerpt.begin = excerpt.line.len;
	excerpt.end = excerpt.begin;
	if (span.end > span.begin)
		excerpt.end = place.offset - start + (span.end - span.begin);
	if (excerpt.end > excerpt.line.len)
		excerpt.end = excerpt.line.len;
	find_window(&excerpt);

	add_gutter(out, style, place.line, true);
	if (excerpt.line.len > 0)
		buf_add_char(out, ' ');
	add_line(out, &excerpt);
	buf_add_char(out, '\n');
	add_gutter(out, style, place.line, false);
	add_caret(out, &excerpt, style, caret);
}
