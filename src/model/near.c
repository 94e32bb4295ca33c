/*
 * Near misses. Few words are compared with every candidate. Many are matched through the
 * hashes of what is left of each text when letters are dropped: two texts one edit apart
 * have one in common. The texts of the smaller side set bits in a filter; those of the
 * larger that meet one are kept in a table; the smaller are looked up in it, and what
 * meets is compared letter by letter. So nothing is stored for texts that are near
 * nothing, which are most.
 */
#include "model/find.h"

#include "base/vec.h"
#include "near_internal.h"

struct near {
	struct str *texts;
	uint32_t *values;
	uint32_t count, cap, value_cap;
};

struct near *near_new(void)
{
	return mem_alloc_zero(1, sizeof(struct near));
}

void near_free(struct near *near)
{
	if (!near)
		return;
	free(near->texts);
	free(near->values);
	free(near);
}

void near_add(struct near *near, struct str candidate, uint32_t value)
{
	near->texts = vec_grow(near->texts, near->count, &near->cap, sizeof *near->texts);
	near->values = vec_grow(
		near->values, near->count, &near->value_cap, sizeof *near->values);
	near->texts[near->count] = candidate;
	near->values[near->count++] = value;
}

/* ---- the nearest so far ---- */

struct best {
	uint8_t nearness;   /* enum nearness */
	uint16_t compared;  /* with how many, see COMPARED_MOST */
	uint32_t candidate; /* index */
};

/* A word that thousands of candidates resemble is compared with the first of them, so
 * that no input makes the time quadratic. */
enum { COMPARED_MOST = 4096 };

struct search {
	const struct near *near;
	const struct str *words;
	uint32_t count;
	int edits; /* of the round at hand */
	bool same_numbers;
	struct best *best; /* of each word */
};

static void compare(struct search *search, uint32_t word, const struct word *folded,
	uint32_t candidate, const struct word *other)
{
	struct best *best = &search->best[word];
	struct str a = search->words[word], b = search->near->texts[candidate];
	enum nearness nearness;

	if (str_eq(a, b))
		return;
	nearness = word_nearness(a, folded, b, other, search->edits);
	if (search->same_numbers &&
		(nearness == NEAR_ONE_NUMBER || nearness == NEAR_TWO_NUMBER))
		return;
	if (nearness < best->nearness ||
		(nearness == best->nearness && candidate < best->candidate)) {
		best->nearness = (uint8_t)nearness;
		best->candidate = candidate;
	}
}

static void compare_all(struct search *search)
{
	struct word word, other;

	for (uint32_t i = 0; i < search->count; i++) {
		word_make(&word, search->words[i]);
		for (uint32_t j = 0; j < search->near->count; j++) {
			word_make(&other, search->near->texts[j]);
			compare(search, i, &word, j, &other);
		}
	}
}

/* ---- many: a filter and a table of hashes ---- */

struct side {
	const struct str *texts;
	const uint32_t *index; /* of different texts, in order */
	uint32_t count;
};

/* What is hashed of a text in one round. */
enum round { ROUND_SHAPE, ROUND_ONE, ROUND_TWO };

static uint32_t hashes_of(const struct search *search, enum round round, struct str text,
	struct word *word, uint64_t hashes[WORD_HASHES])
{
	if (round == ROUND_SHAPE) {
		hashes[0] = word_shape(text);
		return 1;
	}
	word_make(word, text);
	if (!word->whole || (round == ROUND_TWO && word->len > WORD_TWO + 2))
		return 0;
	return word_hashes(
		word, round == ROUND_TWO ? 2 : 1, search->same_numbers, hashes);
}

struct filter {
	uint64_t *bits;
	uint64_t mask; /* of bit numbers */
};

static struct filter filter_make(uint64_t hashes)
{
	uint64_t bits = 1024;

	while (bits < hashes * 8 && bits < (UINT64_C(1) << 30))
		bits *= 2;
	return (struct filter){mem_alloc_zero(bits / 64, sizeof(uint64_t)), bits - 1};
}

static void filter_set(struct filter *filter, uint64_t hash)
{
	uint64_t bit = hash & filter->mask;

	filter->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static bool filter_has(const struct filter *filter, uint64_t hash)
{
	uint64_t bit = hash & filter->mask;

	return filter->bits[bit / 64] >> (bit % 64) & 1;
}

/* Texts by hash: chains in order of adding, found through `heads`. */
struct link {
	uint64_t hash;
	uint32_t text, next; /* `next`: an index + 1, or 0 */
};

struct links {
	struct link *items;
	uint32_t count, cap;
	uint32_t *heads;
	uint32_t mask;
};

static void links_index(struct links *links)
{
	uint32_t size = 16;

	while (size < links->count && size < UINT32_C(0x80000000))
		size *= 2;
	links->heads = mem_alloc_zero(size, sizeof *links->heads);
	links->mask = size - 1;
	for (uint32_t i = links->count; i-- > 0;) {
		uint32_t *head = &links->heads[links->items[i].hash >> 32 & links->mask];

		links->items[i].next = *head;
		*head = i + 1;
	}
}

static void add_links(struct search *search, enum round round, const struct side *side,
	const struct filter *filter, struct links *links)
{
	uint64_t hashes[WORD_HASHES];
	struct word word;

	for (uint32_t i = 0; i < side->count; i++) {
		uint32_t count = hashes_of(
			search, round, side->texts[side->index[i]], &word, hashes);

		for (uint32_t k = 0; k < count; k++)
			if (filter_has(filter, hashes[k]))
				*VEC_PUSH(links) =
					(struct link){hashes[k], side->index[i], 0};
	}
}

static struct filter make_filter(
	struct search *search, enum round round, const struct side *side)
{
	uint64_t hashes[WORD_HASHES], total = 0;
	struct filter filter;
	struct word word;

	for (uint32_t i = 0; i < side->count; i++) {
		uint32_t len = side->texts[side->index[i]].len;

		total += round == ROUND_SHAPE  ? 1
			 : round == ROUND_ONE  ? (len < WORD_MOST ? len : WORD_MOST) + 1
			 : len <= WORD_TWO + 2 ? (len + 1) * (len + 2) / 2
					       : WORD_HASHES;
	}
	filter = filter_make(total);
	for (uint32_t i = 0; i < side->count; i++) {
		uint32_t count = hashes_of(
			search, round, side->texts[side->index[i]], &word, hashes);

		for (uint32_t k = 0; k < count; k++)
			filter_set(&filter, hashes[k]);
	}
	return filter;
}

static void meet(struct search *search, uint32_t word, uint32_t candidate)
{
	struct word folded, other;

	if (search->best[word].compared == COMPARED_MOST)
		return;
	search->best[word].compared++;
	word_make(&folded, search->words[word]);
	word_make(&other, search->near->texts[candidate]);
	compare(search, word, &folded, candidate, &other);
}

/* Looks the smaller side up in the table of the larger. */
static void meet_all(struct search *search, enum round round, const struct side *side,
	const struct links *links, bool side_is_words)
{
	uint64_t hashes[WORD_HASHES];
	struct word word;

	for (uint32_t i = 0; i < side->count; i++) {
		uint32_t index = side->index[i];
		uint32_t count =
			hashes_of(search, round, side->texts[index], &word, hashes);

		for (uint32_t k = 0; k < count; k++) {
			uint32_t at = links->heads[hashes[k] >> 32 & links->mask];

			for (; at > 0; at = links->items[at - 1].next) {
				const struct link *link = &links->items[at - 1];

				if (link->hash != hashes[k])
					continue;
				if (side_is_words)
					meet(search, index, link->text);
				else
					meet(search, link->text, index);
			}
		}
	}
}

static void run_round(struct search *search, enum round round, const struct side *words,
	const struct side *candidates)
{
	bool words_smaller = words->count <= candidates->count;
	const struct side *small = words_smaller ? words : candidates;
	const struct side *large = words_smaller ? candidates : words;
	struct links links = {0};
	struct filter filter;

	if (small->count == 0)
		return;
	search->edits = round == ROUND_TWO ? 2 : 1;
	filter = make_filter(search, round, small);
	add_links(search, round, large, &filter, &links);
	free(filter.bits);
	if (links.count > 0) {
		links_index(&links);
		meet_all(search, round, small, &links, words_smaller);
	}
	free(links.heads);
	VEC_RELEASE(&links);
}

/* ---- many: in rounds ---- */

static struct str text_key(const void *context, uint32_t value)
{
	return ((const struct str *)context)[value];
}

/* The first of equal texts, in order; `same` takes for each text the first equal one. */
static uint32_t *distinct(
	const struct str *texts, uint32_t count, uint32_t *out_count, uint32_t *same)
{
	uint32_t *index = mem_alloc(count, sizeof *index);
	struct map map = {0};
	uint32_t kept = 0;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t first = map_find(&map, texts[i], text_key, texts);

		if (first == MAP_NONE) {
			map_add(&map, texts[i], i);
			index[kept++] = first = i;
		}
		if (same)
			same[i] = first;
	}
	map_release(&map);
	*out_count = kept;
	return index;
}

/* Keeps the words that a later round can still help. */
static void keep_open(
	struct search *search, struct side *words, uint32_t *index, bool two)
{
	uint32_t kept = 0;
	struct word word;

	for (uint32_t i = 0; i < words->count; i++) {
		if (search->best[index[i]].nearness != NEAR_NOT)
			continue;
		if (two) {
			word_make(&word, search->words[index[i]]);
			if (!word.whole || !word_takes_two(&word))
				continue;
		}
		search->best[index[i]].compared = 0;
		index[kept++] = index[i];
	}
	words->count = kept;
}

static void search_all(struct search *search)
{
	bool two = search->edits == 2;
	const struct near *near = search->near;
	uint32_t *same = mem_alloc(search->count, sizeof *same);
	struct side words = {.texts = search->words};
	struct side candidates = {.texts = near->texts};
	uint32_t *word_index = distinct(search->words, search->count, &words.count, same);
	uint32_t *candidate_index =
		distinct(near->texts, near->count, &candidates.count, NULL);

	words.index = word_index;
	candidates.index = candidate_index;
	run_round(search, ROUND_SHAPE, &words, &candidates);
	keep_open(search, &words, word_index, false);
	run_round(search, ROUND_ONE, &words, &candidates);
	if (two) {
		keep_open(search, &words, word_index, true);
		run_round(search, ROUND_TWO, &words, &candidates);
	}
	for (uint32_t i = 0; i < search->count; i++)
		search->best[i] = search->best[same[i]];
	free(candidate_index);
	free(word_index);
	free(same);
}

/* ---- the whole ---- */

/* Up to so many pairs it takes less time to compare them all. */
#define PAIRS_FEW UINT64_C(100000)

void near_find_all(struct near *near, const struct str *words, uint32_t count, int edits,
	bool same_numbers, uint32_t *values)
{
	struct search search = {near, words, count, edits, same_numbers, NULL};

	search.best = mem_alloc(count, sizeof *search.best);
	for (uint32_t i = 0; i < count; i++)
		search.best[i] = (struct best){NEAR_NOT, 0, UINT32_MAX};
	if (count <= 2 || (uint64_t)count * near->count <= PAIRS_FEW)
		compare_all(&search);
	else
		search_all(&search);
	for (uint32_t i = 0; i < count; i++)
		values[i] = search.best[i].nearness == NEAR_NOT
				    ? UINT32_MAX
				    : near->values[search.best[i].candidate];
	free(search.best);
}

uint32_t near_find(struct near *near, struct str word, int edits)
{
	uint32_t value;

	near_find_all(near, &word, 1, edits, false, &value);
	return value;
}
