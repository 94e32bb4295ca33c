/* Decoding by the table of well-formed sequences (Unicode, table 3-7), and look-ups. */
#include "base/utf8.h"

struct range {
	uint32_t first, last;
};

/* Every `stride`th code point of [first, last] becomes `target`, or, if they do not all
 * have that one, `target` and those behind it in step. */
struct fold_run {
	uint32_t first, last, target;
	uint8_t stride, one_target;
};

#include "utf8_tables.h"

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/*
 * Bytes in the sequence that a lead byte begins, and the bounds for the second byte,
 * which refuse overlong forms, surrogates and what is above U+10FFFF; 0 if it begins
 * none.
 */
static unsigned sequence_of(unsigned char lead, unsigned char *low, unsigned char *high)
{
	*low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	*high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* The length of the sequence at `bytes`, 0 if it is not valid. `left` is at least 1. */
static unsigned decode(const char *bytes, size_t left, uint32_t *rune)
{
	static const unsigned char payload[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	const unsigned char *b = (const unsigned char *)bytes;
	unsigned char low, high;
	unsigned len = sequence_of(b[0], &low, &high);

	if (len == 0 || len > left || (len > 1 && (b[1] < low || b[1] > high)))
		return 0;
	*rune = b[0] & payload[len];
	for (unsigned i = 1; i < len; i++) {
		if (!is_continuation(b[i]))
			return 0;
		*rune = *rune << 6 | (b[i] & 0x3f);
	}
	return len;
}

uint32_t utf8_next(struct str s, uint32_t *pos)
{
	uint32_t rune;
	unsigned len = decode(s.ptr + *pos, s.len - *pos, &rune);

	*pos += len > 0 ? len : 1;
	return len > 0 ? rune : RUNE_BAD;
}

uint32_t utf8_encode(uint32_t rune, char out[4])
{
	static const unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
	uint32_t len;

	if (rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff))
		rune = 0xfffd;
	len = rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
	for (uint32_t i = len; i-- > 1; rune >>= 6)
		out[i] = (char)(0x80 | (rune & 0x3f));
	out[0] = (char)(leads[len] | rune);
	return len;
}

static uint64_t load(const char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof word);
	return word;
}

/* Eight bytes at a time while they are ASCII, as most of any text is. */
size_t utf8_valid_length(const char *bytes, size_t len)
{
	size_t i = 0;
	uint32_t rune;

	while (i < len) {
		unsigned step;

		while (len - i >= 8 &&
			(load(bytes + i) & UINT64_C(0x8080808080808080)) == 0)
			i += 8;
		if (i == len)
			break;
		step = decode(bytes + i, len - i, &rune);
		if (step == 0)
			break;
		i += step;
	}
	return i;
}

/*
 * A continuation has bit 7 set and bit 6 clear: both are moved to bit 0 of each byte of a
 * word, and the multiplication adds the eight up in the topmost byte.
 */
size_t utf8_count(const char *bytes, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t continuations = 0, i = 0;

	for (; len - i >= 8; i += 8) {
		uint64_t word = load(bytes + i);
		continuations += (((word >> 7) & ~(word >> 6) & ones) * ones) >> 56;
	}
	for (; i < len; i++)
		continuations += is_continuation((unsigned char)bytes[i]);
	return len - continuations;
}

static bool in_ranges(uint32_t rune, const struct range *ranges, size_t count)
{
	size_t low = 0;

	count--;
	while (count >
		0) { /* the first range that ends at or behind the rune, or the last */
		size_t half = count / 2;

		if (ranges[low + half].last < rune) {
			low += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return ranges[low].first <= rune && rune <= ranges[low].last;
}

int rune_width(uint32_t rune)
{
	if (rune < 0x300)
		return 1;
	if (in_ranges(rune, zero_width, COUNT_OF(zero_width)))
		return 0;
	return in_ranges(rune, wide, COUNT_OF(wide)) ? 2 : 1;
}

bool rune_is_letter_or_digit(uint32_t rune)
{
	return in_ranges(rune, letter_or_digit, COUNT_OF(letter_or_digit));
}

bool rune_is_control(uint32_t rune)
{
	return rune < 0x20 || (rune >= 0x7f && rune < 0xa0);
}

bool rune_is_invisible(uint32_t rune)
{
	static const struct range marks[] = {
		{0xad, 0xad},       /* soft hyphen, which text from a PDF is full of */
		{0x34f, 0x34f},     /* combining grapheme joiner */
		{0x61c, 0x61c},     /* Arabic letter mark */
		{0x115f, 0x1160},   /* Hangul fillers */
		{0x180e, 0x180e},   /* Mongolian vowel separator */
		{0x200b, 0x200f},   /* zero-width space and joiners, direction marks */
		{0x2028, 0x202e},   /* line and paragraph separators, embeddings */
		{0x2060, 0x206f},   /* word joiner, operators, isolates */
		{0x3164, 0x3164},   /* Hangul filler */
		{0xfeff, 0xfeff},   /* byte-order mark */
		{0xffa0, 0xffa0},   /* half-width Hangul filler */
		{0xfff9, 0xfffb},   /* interlinear annotation */
		{0xe0000, 0xe007f}, /* tags */
	};

	return rune >= marks[0].first && in_ranges(rune, marks, COUNT_OF(marks));
}

static uint32_t fold_with(const struct fold_run *run, uint32_t rune)
{
	uint32_t behind = rune - run->first;

	if (rune < run->first || behind % run->stride != 0)
		return rune;
	return run->one_target ? run->target : run->target + behind;
}

uint32_t rune_fold(uint32_t rune)
{
	size_t low = 0, count = COUNT_OF(fold_runs) - 1;

	if (rune < 0x80)
		return rune >= 'A' && rune <= 'Z' ? rune + ('a' - 'A') : rune;
	while (count >
		0) { /* the first run that ends at or behind the rune, or the last */
		size_t half = count / 2;

		if (fold_runs[low + half].last < rune) {
			low += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return rune <= fold_runs[low].last ? fold_with(&fold_runs[low], rune) : rune;
}
