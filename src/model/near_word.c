/*
 * Folding, hashing and comparing words. The hash of a word without its i-th letter comes
 * from the hashes of what is before and behind it, so that all of them take linear time
 * (a polynomial hash, Karp and Rabin 1987). The distance is that of Damerau and
 * Levenshtein where no part is edited twice, in a band of two beside the diagonal.
 */
#include "near_internal.h"

#include "base/utf8.h"

static bool is_digit(uint32_t rune)
{
	return rune >= '0' && rune <= '9';
}

static uint32_t fold(uint32_t rune)
{
	if (rune < 0x80)
		return rune >= 'A' && rune <= 'Z' ? rune + 32 : rune;
	return rune == RUNE_BAD ? 0xFFFD : rune_fold(rune);
}

void word_make(struct word *word, struct str text)
{
	uint32_t pos = 0, last = 0, before = 0;

	word->len = 0;
	word->zeros = false;
	while (pos < text.len && word->len < WORD_MOST) {
		uint32_t rune = (unsigned char)text.ptr[pos];

		if (rune < 0x80)
			pos++;
		else
			rune = utf8_next(text, &pos);
		rune = fold(rune);
		word->zeros |= is_digit(rune) && last == '0' && !is_digit(before);
		before = last;
		last = rune;
		word->runes[word->len++] = rune;
	}
	word->whole = pos == text.len;
}

/* ---- hashes ---- */

static const uint64_t base = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t letter(uint32_t rune)
{
	uint64_t x = (rune + 1) * UINT64_C(0xD6E8FEB86659FD93);

	return x ^ (x >> 32);
}

static uint64_t finish(uint64_t hash, uint32_t len)
{
	hash = (hash ^ (hash >> 31) ^ len) * UINT64_C(0xBF58476D1CE4E5B9);
	return hash ^ (hash >> 29);
}

/* A number without its leading zeros; the last zero stays. */
uint64_t word_shape(struct str text)
{
	uint64_t hash = 0;
	uint32_t pos = 0, len = 0;
	bool in_number = false;

	while (pos < text.len) {
		uint32_t rune = fold(utf8_next(text, &pos));

		if (rune == '0' && !in_number && pos < text.len &&
			is_digit((unsigned char)text.ptr[pos]))
			continue;
		in_number = is_digit(rune);
		hash = hash * base + letter(rune);
		len++;
	}
	return finish(hash, len);
}

struct parts {
	uint64_t before[WORD_MOST + 1]; /* hash of the first i letters */
	uint64_t behind[WORD_MOST + 1]; /* hash of those from i on */
	uint64_t power[WORD_MOST + 1];
};

static void parts_make(struct parts *parts, const struct word *word)
{
	parts->before[0] = 0;
	parts->power[0] = 1;
	for (uint32_t i = 0; i < word->len; i++) {
		parts->before[i + 1] = parts->before[i] * base + letter(word->runes[i]);
		parts->power[i + 1] = parts->power[i] * base;
	}
	parts->behind[word->len] = 0;
	for (uint32_t i = word->len; i-- > 0;)
		parts->behind[i] =
			letter(word->runes[i]) * parts->power[word->len - 1 - i] +
			parts->behind[i + 1];
}

/* Of equal neighbours it is the same which one is dropped. */
static bool drops(const struct word *word, uint32_t i, uint32_t begin, bool keep_digits)
{
	return !(i > begin && word->runes[i] == word->runes[i - 1]) &&
	       !(keep_digits && is_digit(word->runes[i]));
}

bool word_takes_two(const struct word *word)
{
	return word->len >= 6 && word->len <= WORD_TWO;
}

uint32_t word_hashes(const struct word *word, int edits, bool keep_digits,
	uint64_t hashes[WORD_HASHES])
{
	uint32_t n = word->len, count = 0;
	struct parts parts;

	parts_make(&parts, word);
	hashes[count++] = finish(parts.before[n], n);
	for (uint32_t i = 0; i < n; i++) {
		uint64_t without = parts.before[i];

		if (!drops(word, i, 0, keep_digits))
			continue;
		hashes[count++] = finish(
			without * parts.power[n - 1 - i] + parts.behind[i + 1], n - 1);
		if (edits < 2 || n > WORD_TWO + 2)
			continue;
		for (uint32_t j = i + 1; j < n; j++) {
			if (drops(word, j, i + 1, keep_digits))
				hashes[count++] =
					finish(without * parts.power[n - 1 - j] +
							parts.behind[j + 1],
						n - 2);
			without = without * base + letter(word->runes[j]);
		}
	}
	return count;
}

/* ---- comparing ---- */

/* The small letter, where large and small ones stand in a regular order: Latin, Greek,
 * Cyrillic. Letters that fold alike and are not alike now differ in their accents. */
static uint32_t small(uint32_t rune)
{
	if ((rune >= 'A' && rune <= 'Z') ||
		(rune >= 0xC0 && rune <= 0xDE && rune != 0xD7) ||
		(rune >= 0x391 && rune <= 0x3A9) || (rune >= 0x410 && rune <= 0x42F))
		return rune + 32;
	if (rune >= 0x400 && rune <= 0x40F)
		return rune + 80;
	if ((rune >= 0x139 && rune <= 0x148) || (rune >= 0x179 && rune <= 0x17E))
		return rune + rune % 2;
	if (rune >= 0x100 && rune <= 0x24F)
		return rune | 1;
	return rune;
}

static bool differ_in_case(struct str a, struct str b)
{
	uint32_t i = 0, j = 0;

	while (i < a.len && j < b.len)
		if (small(utf8_next(a, &i)) != small(utf8_next(b, &j)))
			return false;
	return i == a.len && j == b.len;
}

static bool same_runes(const struct word *a, const struct word *b)
{
	return a->whole && b->whole && a->len == b->len &&
	       memcmp(a->runes, b->runes, a->len * sizeof a->runes[0]) == 0;
}

static bool same_digits(const struct word *a, const struct word *b)
{
	uint32_t i = 0, j = 0;

	for (;; i++, j++) {
		while (i < a->len && !is_digit(a->runes[i]))
			i++;
		while (j < b->len && !is_digit(b->runes[j]))
			j++;
		if (i == a->len || j == b->len)
			return i == a->len && j == b->len;
		if (a->runes[i] != b->runes[j])
			return false;
	}
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Up to 2; 3 is anything beyond. Row i holds the cells j = i - 2 … i + 2. */
static uint32_t distance(const struct word *a, const struct word *b)
{
	enum { BAND = 2, CELLS = 2 * BAND + 1, FAR = 3 };
	uint32_t rows[3][CELLS + 2]; /* one more at each side, which is far */

	if (a->len > b->len + BAND || b->len > a->len + BAND)
		return FAR;
	for (uint32_t i = 0; i < 3; i++)
		for (uint32_t k = 0; k < CELLS + 2; k++)
			rows[i][k] = FAR;
	for (uint32_t i = 0; i <= a->len; i++) {
		uint32_t *row = rows[i % 3], *up = rows[(i + 2) % 3],
			 *two = rows[(i + 1) % 3];
		uint32_t best = FAR;

		for (uint32_t k = 0; k < CELLS; k++) {
			uint32_t *cell = &row[k + 1], j = i + k - BAND, value = FAR;

			*cell = FAR;
			if (i + k < BAND || j > b->len)
				continue;
			if (i == 0 || j == 0) {
				value = least(i + j, FAR);
			} else {
				bool same = a->runes[i - 1] == b->runes[j - 1];

				value = least(
					up[k + 1] + !same, least(up[k + 2], row[k]) + 1);
				if (i > 1 && j > 1 &&
					a->runes[i - 1] == b->runes[j - 2] &&
					a->runes[i - 2] == b->runes[j - 1])
					value = least(value, two[k + 1] + 1);
			}
			*cell = least(value, FAR);
			best = least(best, *cell);
		}
		if (best == FAR)
			return FAR;
	}
	return rows[a->len % 3][b->len + BAND - a->len + 1];
}

enum nearness word_nearness(struct str a, const struct word *wa, struct str b,
	const struct word *wb, int edits)
{
	uint32_t far;

	if (same_runes(wa, wb))
		return differ_in_case(a, b) ? NEAR_CASE : NEAR_ACCENTS;
	if ((wa->zeros || wb->zeros || !wa->whole || !wb->whole) &&
		word_shape(a) == word_shape(b))
		return NEAR_ZEROS;
	if (!wa->whole || !wb->whole)
		return NEAR_NOT;
	far = distance(wa, wb);
	if (far == 1 && wa->len >= 3)
		return same_digits(wa, wb) ? NEAR_ONE : NEAR_ONE_NUMBER;
	/* Two letters of a short word are most of it. */
	if (far == 2 && edits == 2 && word_takes_two(wa))
		return same_digits(wa, wb) ? NEAR_TWO : NEAR_TWO_NUMBER;
	return NEAR_NOT;
}
