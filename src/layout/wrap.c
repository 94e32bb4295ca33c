/*
 * Breaking text into lines: after white space, after hyphens and slashes, between
 * characters of scripts that are written without spaces, and, where one word alone is too
 * wide, anywhere but before a mark that combines. Lines are filled first to learn how
 * many there are, then evened out: the narrowest width with as many lines is used.
 */
#include "base/utf8.h"
#include "layout/text_width.h"
#include "layout_internal.h"

#define EVEN_STEPS 8

/* A piece that stays together, and the white space behind it. */
struct piece {
	uint32_t begin, end, next;
	double width, space;
	bool glued; /* to the piece before: broken only because it is too wide */
};

struct pieces {
	struct piece *items;
	uint32_t count, cap;
};

static bool is_space(uint32_t rune)
{
	return rune == ' ' || rune == '\t' || rune == '\n' || rune == '\r' ||
	       rune == 0x2028 || rune == 0x2029 || rune == 0x200b || rune == 0x3000 ||
	       (rune >= 0x2000 && rune <= 0x200a && rune != 0x2007);
}

static bool breaks_behind(uint32_t rune)
{
	return rune == '-' || rune == '/' || rune == 0x2010 || rune == 0x2013 ||
	       rune == 0x2014 || rune == 0xad;
}

static bool joins(uint32_t rune)
{
	return rune != RUNE_BAD && rune_width(rune) == 0;
}

/* Emoji are wide, too, but a sequence of them joined by U+200D is one picture. */
static bool stands_alone(uint32_t rune)
{
	return rune != RUNE_BAD && rune >= 0x2e80 && rune_width(rune) == 2;
}

/* May a line end between these two? */
static bool may_break(uint32_t before, uint32_t last, uint32_t next)
{
	if (joins(next) || last == 0x200d)
		return false;
	if (breaks_behind(last))
		return before != 0 && !is_space(before) && !is_space(next);
	return stands_alone(last) || stands_alone(next);
}

static double rune_wide(uint32_t rune, bool bold)
{
	return rune_advance(rune == RUNE_BAD ? 0xfffd : rune, bold);
}

/* Cuts the text into pieces, none wider than `width` unless it is one character. */
static void cut(
	struct pieces *pieces, struct str text, double size, bool bold, double width)
{
	uint32_t pos = 0;
	bool glued = false;

	while (pos < text.len) {
		struct piece piece = {
			.begin = pos, .end = pos, .next = pos, .glued = glued};
		uint32_t before = 0, last = 0;

		glued = false;
		while (pos < text.len) {
			uint32_t at = pos, rune = utf8_next(text, &pos);
			double wide = rune_wide(rune, bold) * size;

			if (is_space(rune)) {
				pos = at;
				break;
			}
			glued = last != 0 && !joins(rune) && last != 0x200d &&
				piece.width + wide > width;
			if (glued || (last != 0 && may_break(before, last, rune))) {
				pos = at;
				break;
			}
			piece.width += wide;
			piece.end = pos;
			before = last;
			last = rune;
		}
		while (pos < text.len) {
			uint32_t at = pos, rune = utf8_next(text, &pos);

			if (!is_space(rune)) {
				pos = at;
				break;
			}
			piece.space += rune_wide(rune == '\t' ? ' ' : rune, bold) * size;
		}
		piece.next = pos;
		if (piece.end > piece.begin)
			*VEC_PUSH(pieces) = piece;
	}
}

/* The pieces that fit on a line that begins with `first`; at least one. */
static uint32_t fill(
	const struct pieces *pieces, uint32_t first, double width, double *used)
{
	uint32_t i = first + 1;

	*used = pieces->items[first].width;
	while (i < pieces->count) {
		double wider =
			*used + pieces->items[i - 1].space + pieces->items[i].width;

		/* a hair, so that a text fits into its own width however it is summed */
		if (wider > width + 1e-6)
			break;
		*used = wider;
		i++;
	}
	return i;
}

static uint32_t count_lines(const struct pieces *pieces, double width)
{
	uint32_t lines = 0;
	double used;

	for (uint32_t i = 0; i < pieces->count; lines++)
		i = fill(pieces, i, width, &used);
	return lines;
}

/* The least width, by halving, that needs no more lines. */
static double even_width(const struct pieces *pieces, double width)
{
	uint32_t lines = count_lines(pieces, width);
	double low = 0, high = width;

	if (lines < 2)
		return width;
	for (uint32_t i = 0; i < pieces->count; i++)
		if (pieces->items[i].width > low)
			low = pieces->items[i].width;
	for (int i = 0; i < EVEN_STEPS && low < high; i++) {
		double middle = (low + high) / 2;

		if (count_lines(pieces, middle) <= lines)
			high = middle;
		else
			low = middle;
	}
	return high;
}

struct set_texts wrap_text(
	struct arena *arena, struct str text, double size, bool bold, double width)
{
	struct pieces pieces = {0};
	struct set_texts set = {0};
	double even;
	uint32_t i = 0;

	cut(&pieces, text, size, bold, width);
	even = even_width(&pieces, width);
	set.items =
		arena_array(arena, count_lines(&pieces, even), sizeof(struct set_text));
	while (i < pieces.count) {
		struct set_text *line = &set.items[set.count];
		uint32_t next = fill(&pieces, i, even, &line->width);
		uint32_t begin = pieces.items[i].begin;

		line->text = (struct str){
			text.ptr + begin, pieces.items[next - 1].end - begin};
		line->at.y = size * (ASCENT + LEADING * set.count++);
		line->size = size;
		line->bold = bold;
		i = next;
	}
	VEC_RELEASE(&pieces);
	return set;
}

double wrap_widest_word(struct str text, double size, bool bold)
{
	struct pieces pieces = {0};
	double widest = 0;

	cut(&pieces, text, size, bold, 1e9);
	for (uint32_t i = 0; i < pieces.count; i++)
		if (pieces.items[i].width > widest)
			widest = pieces.items[i].width;
	VEC_RELEASE(&pieces);
	return widest;
}

struct str text_keep(struct arena *arena, struct str text)
{
	return (struct str){arena_copy(arena, text.ptr, text.len), text.len};
}
