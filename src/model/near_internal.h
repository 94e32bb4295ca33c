/*
 * Words for the search of near misses: folded to letters without case and accents, with
 * the hashes of what is left when letters are dropped, and the distance of two words.
 */
#ifndef MODEL_NEAR_INTERNAL_H
#define MODEL_NEAR_INTERNAL_H

#include "base/str.h"

/* Longer words have near misses by case, accents and zeros alone. Two letters are dropped
 * from words of at most WORD_TWO letters: they leave 300 others each. */
enum { WORD_MOST = 128, WORD_TWO = 24, WORD_HASHES = 512 };

struct word {
	uint32_t runes[WORD_MOST]; /* folded */
	uint32_t len;
	bool whole; /* not cut off at WORD_MOST */
	bool zeros; /* a number in it begins with 0 */
};

/* How near, the nearest first. */
enum nearness {
	NEAR_CASE,
	NEAR_ACCENTS,
	NEAR_ZEROS,
	NEAR_ONE,
	NEAR_ONE_NUMBER, /* one edit, in the digits */
	NEAR_TWO,
	NEAR_TWO_NUMBER,
	NEAR_NOT
};

void word_make(struct word *word, struct str text);

/* Equal for texts that differ in case, accents and leading zeros alone. */
uint64_t word_shape(struct str text);

/* The hashes of the word without 0 to `edits` of its letters (`keep_digits`: none of them
 * a digit), at most WORD_HASHES; returns how many. */
uint32_t word_hashes(const struct word *word, int edits, bool keep_digits,
	uint64_t hashes[WORD_HASHES]);

/* Is it long enough that two edits leave most of it, and short enough to search for? */
bool word_takes_two(const struct word *word);

/* `a`, what was written, and `b`, a candidate, must differ. Linear in their length. */
enum nearness word_nearness(struct str a, const struct word *wa, struct str b,
	const struct word *wb, int edits);

#endif
