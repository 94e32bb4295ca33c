/*
 * One edit leaves either the front or the back of a text alone. Of two texts at most one
 * edit apart (a letter too many, too few or wrong, or two neighbours changed round), let
 * one have m letters. Then their first k or their last k letters are the same, for
 * k = (m - 1) / 2:
 *
 *	m = 14, k = 6	"harbour master"
 *			"hrabour master" has the back, "harbour mster" the front
 *
 * So one side is asked about two keys, front and back with its own k, and the other side
 * has entered both for each k that the first could have, with one letter less, as many or
 * one more: these are two. Numbers may differ in their leading zeros instead; a text with
 * a number is therefore entered whole and without these, too. Letters are compared
 * without case and accents.
 *
 * What is entered is a few bits in one word of a Bloom filter (Bloom 1970; one word each,
 * Putze et al. 2007), so that asking costs one access to memory for each key.
 */
#include "slips_internal.h"

#include "base/utf8.h"

#include <stdlib.h>

/* Of a text that is added: whole, and front and back for two lengths. */
enum { KEYS = 5, KEYS_IN_WORD = 4 };

/* Keys whose words are on their way from memory. */
enum { WAITING = 32 };

struct slips {
	uint64_t *words;
	uint64_t waiting[WAITING]; /* keys that were added last, and not entered yet */
	uint32_t wait_count;
	int shift;         /* of a 64-bit hash, to the index of a word */
	bool zeros;        /* a text with leading zeros was added */
	uint32_t least;    /* letters of the shortest text, without leading zeros */
	uint32_t *letters; /* of the text at hand */
	uint32_t room;
	bool twin; /* the words are another's */
};

struct slips *slips_new(uint32_t texts)
{
	struct slips *slips = mem_alloc_zero(1, sizeof *slips);
	int bits = 10;

	/* so full, one stranger in a hundred is let through */
	while (bits < 32 && ((uint64_t)KEYS_IN_WORD << bits) < (uint64_t)texts * KEYS)
		bits++;
	slips->shift = 64 - bits;
	slips->least = UINT32_MAX;
	slips->words = mem_alloc_zero((size_t)1 << bits, sizeof *slips->words);
	return slips;
}

static bool is_digit(uint32_t rune)
{
	return rune >= '0' && rune <= '9';
}

/* What there is of numbers in a text; `zeros`: one begins with a 0. */
struct digits {
	bool any, zeros;
};

/* Reads the letters of `text`; returns how many. */
static uint32_t read_letters(struct slips *slips, struct str text, struct digits *digits)
{
	uint32_t count = 0, before = 0;
	bool zero = false; /* the letter before is a 0 that begins a number */

	if (slips->room < text.len) {
		slips->room = 2 * text.len;
		slips->letters =
			mem_resize(slips->letters, slips->room, sizeof *slips->letters);
	}
	*digits = (struct digits){false, false};
	for (uint32_t pos = 0; pos < text.len;) {
		unsigned char byte = (unsigned char)text.ptr[pos];
		uint32_t rune = byte;

		if (byte < 0x80) {
			pos++;
			if (byte >= 'A' && byte <= 'Z')
				rune += 'a' - 'A';
		} else {
			rune = rune_fold(utf8_next(text, &pos));
		}
		if (is_digit(rune)) {
			digits->any = true;
			digits->zeros = digits->zeros || zero;
		}
		zero = rune == '0' && !is_digit(before);
		before = rune;
		slips->letters[count++] = rune;
	}
	return count;
}

/* The last zero of a number stays. */
static uint32_t drop_zeros(uint32_t *letters, uint32_t count)
{
	uint32_t kept = 0;
	bool in_number = false;

	for (uint32_t i = 0; i < count; i++) {
		if (letters[i] == '0' && !in_number && i + 1 < count &&
			is_digit(letters[i + 1]))
			continue;
		in_number = is_digit(letters[i]);
		letters[kept++] = letters[i];
	}
	return kept;
}

#define HASH_BASE UINT64_C(0x9e3779b97f4a7c15)

/* The finisher of MurmurHash3: every bit of the sum reaches every bit of the result. */
static uint64_t mix(uint64_t hash)
{
	hash = (hash ^ hash >> 33) * UINT64_C(0xff51afd7ed558ccd);
	hash = (hash ^ hash >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return hash ^ hash >> 33;
}

enum part { PART_FRONT, PART_BACK, PART_WHOLE };

/* A key says which part it is, and how long. */
static uint64_t key_of(uint64_t hash, uint32_t length, enum part part)
{
	uint64_t salt = 4 * (uint64_t)length + (uint64_t)part;

	return mix(hash + salt * UINT64_C(0xbf58476d1ce4e5b9));
}

/* Hashes of the first and of the last `count` letters of a text. They grow side by side:
 * the processor multiplies for both at once. */
struct ends {
	uint64_t front, back;
	uint32_t count;
};

static void grow_ends(
	struct ends *ends, const uint32_t *letters, uint32_t length, uint32_t count)
{
	for (; ends->count < count; ends->count++) {
		uint32_t last = letters[length - 1 - ends->count];

		ends->front = ends->front * HASH_BASE + letters[ends->count] + 1;
		ends->back = ends->back * HASH_BASE + last + 1;
	}
}

/* What a text of `m` letters has in common with its neighbours, at either end. */
static uint32_t common(uint32_t m)
{
	return m > 0 ? (m - 1) / 2 : 0;
}

/* The word comes from the highest bits of a key, the places in it from the lowest. */
static uint64_t bits_of(uint64_t key)
{
	return UINT64_C(1) << (key & 63) | UINT64_C(1) << (key >> 6 & 63) |
	       UINT64_C(1) << (key >> 12 & 63);
}

static void enter_waiting(struct slips *slips)
{
	for (uint32_t i = 0; i < slips->wait_count; i++) {
		uint64_t key = slips->waiting[i];

		slips->words[key >> slips->shift] |= bits_of(key);
	}
	slips->wait_count = 0;
}

static void enter(struct slips *slips, uint64_t key)
{
	if (slips->wait_count == WAITING)
		enter_waiting(slips);
	PREFETCH(&slips->words[key >> slips->shift]);
	slips->waiting[slips->wait_count++] = key;
}

static bool entered(const struct slips *slips, uint64_t key)
{
	return !(bits_of(key) & ~slips->words[key >> slips->shift]);
}

struct slips *slips_twin(struct slips *slips)
{
	struct slips *twin = mem_alloc(1, sizeof *twin);

	enter_waiting(slips);
	*twin = *slips;
	twin->twin = true;
	twin->letters = NULL;
	twin->room = 0;
	return twin;
}

void slips_free(struct slips *slips)
{
	if (!slips)
		return;
	if (!slips->twin)
		free(slips->words);
	free(slips->letters);
	free(slips);
}

void slips_join(struct slips *slips, struct slips *other)
{
	if (other->shift != slips->shift)
		BUG("filters for other numbers of texts");
	enter_waiting(slips);
	enter_waiting(other);
	for (uint64_t i = 0; i < UINT64_C(1) << (64 - slips->shift); i++)
		slips->words[i] |= other->words[i];
	slips->zeros = slips->zeros || other->zeros;
	if (other->least < slips->least)
		slips->least = other->least;
	slips_free(other);
}

static uint64_t whole_key(uint32_t *letters, uint32_t *count)
{
	struct ends ends = {0};

	*count = drop_zeros(letters, *count);
	grow_ends(&ends, letters, *count, *count);
	return key_of(ends.front, *count, PART_WHOLE);
}

void slips_add(struct slips *slips, struct str text)
{
	struct digits digits;
	uint32_t count = read_letters(slips, text, &digits);
	struct ends ends = {0};

	for (uint32_t k = count > 0 ? common(count - 1) : 0; k <= common(count + 1);
		k++) {
		grow_ends(&ends, slips->letters, count, k);
		enter(slips, key_of(ends.front, k, PART_FRONT));
		enter(slips, key_of(ends.back, k, PART_BACK));
	}
	slips->zeros = slips->zeros || digits.zeros;
	if (digits.any)
		enter(slips, whole_key(slips->letters, &count));
	if (count < slips->least)
		slips->least = count;
}

struct slips_question slips_ask(struct slips *slips, struct str text)
{
	struct slips_question question = {0};
	struct ends ends = {0};
	struct digits digits;
	uint32_t count, k;

	/* a text has no more letters than bytes, and many an id is shorter than all texts
	 */
	if (text.len + UINT64_C(1) < slips->least)
		return question;
	if (slips->wait_count > 0)
		enter_waiting(slips);
	count = read_letters(slips, text, &digits);
	k = common(count);
	grow_ends(&ends, slips->letters, count, k);
	question.front = key_of(ends.front, k, PART_FRONT);
	question.back = key_of(ends.back, k, PART_BACK);
	question.asks = true;
	PREFETCH(&slips->words[question.front >> slips->shift]);
	PREFETCH(&slips->words[question.back >> slips->shift]);
	/* without a leading zero on either side these two tell all */
	question.asks_whole = digits.any && (digits.zeros || slips->zeros);
	if (question.asks_whole)
		question.whole = whole_key(slips->letters, &count);
	return question;
}

bool slips_answer(const struct slips *slips, const struct slips_question *question)
{
	return question->asks &&
	       (entered(slips, question->front) || entered(slips, question->back) ||
		       (question->asks_whole && entered(slips, question->whole)));
}

bool slips_meet(struct slips *slips, struct str text)
{
	struct slips_question question = slips_ask(slips, text);

	return slips_answer(slips, &question);
}
