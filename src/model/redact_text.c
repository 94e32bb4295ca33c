/*
 * Finds names in texts. A name is its words, folded; so is a text; and a name is found by
 * its first two words in an index, so that the time is linear in the text however many
 * there are of the same first name.
 */
#include "redact_internal.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { WORDS_MOST = 8, GAP_MOST = 3 }; /* words of a name; bytes between two of them */

struct name {
	struct str key; /* its first two words, or the only one */
	struct str words[WORDS_MOST];
	uint32_t count;
	bool alone; /* one word: found only with a capital */
	bool part;  /* the first or the last word of a longer name */
};

/* A word of a text: where it stands, and how it is compared. */
struct word {
	uint32_t begin, end;
	struct str folded;
	bool capital;
};

struct words {
	struct word *items;
	uint32_t count, cap;
};

struct redaction {
	struct arena arena;
	struct map index;  /* key -> index in items */
	struct map begins; /* first word of a name -> index in items */
	struct name *items;
	uint32_t count, cap;
	struct arena scratch; /* of the text at hand */
	struct words words;
};

/* ---- words ---- */

static struct str kept(struct arena *arena, const struct buf *buf)
{
	return (struct str){arena_copy(arena, buf->data ? buf->data : "", buf->len),
		(uint32_t)buf->len};
}

static void cut_words(struct words *words, struct arena *arena, struct str text)
{
	struct buf folded = {0};
	struct word word = {0};

	words->count = 0;
	for (uint32_t pos = 0; pos <= text.len;) {
		uint32_t begin = pos;
		uint32_t rune = pos < text.len ? utf8_next(text, &pos) : ' ';

		if (rune != RUNE_BAD && rune_is_letter_or_digit(rune)) {
			if (folded.len == 0) {
				word.begin = begin;
				word.capital = rune_fold(rune) != rune;
			}
			buf_add_rune(&folded, rune_fold(rune));
			continue;
		}
		if (folded.len > 0) {
			word.end = begin;
			word.folded = kept(arena, &folded);
			*VEC_PUSH(words) = word;
			buf_clear(&folded);
		}
		pos += begin == text.len;
	}
	buf_release(&folded);
}

static struct str key_of(const void *context, uint32_t value)
{
	const struct redaction *redaction = context;

	return redaction->items[value].key;
}

static struct str first_of(const void *context, uint32_t value)
{
	const struct redaction *redaction = context;

	return redaction->items[value].words[0];
}

/* Few words of a text do, and for the others nothing has to be joined. */
static bool begins_name(const struct redaction *redaction, struct str word)
{
	return map_find(&redaction->begins, word, first_of, redaction) != MAP_NONE;
}

/* "eva exempel" */
static struct str join_key(struct arena *arena, struct str a, struct str b)
{
	struct buf key = {0};
	struct str joined;

	buf_printf(&key, "%.*s %.*s", STR_ARG(a), STR_ARG(b));
	joined = kept(arena, &key);
	buf_release(&key);
	return joined;
}

/* ---- names ---- */

static bool is_same(const struct name *a, const struct name *b)
{
	if (a->count != b->count || a->part != b->part)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!str_eq(a->words[i], b->words[i]))
			return false;
	return true;
}

static void add_name(struct redaction *redaction, struct name name)
{
	uint32_t cursor = 0, other;

	name.alone = name.count == 1;
	name.key = name.alone ? name.words[0]
			      : join_key(&redaction->arena, name.words[0], name.words[1]);
	while ((other = map_next(&redaction->index, name.key, key_of, redaction,
			&cursor)) != MAP_NONE)
		if (is_same(&redaction->items[other], &name))
			return;
	map_add(&redaction->index, name.key, redaction->count);
	if (!begins_name(redaction, name.words[0]))
		map_add(&redaction->begins, name.words[0], redaction->count);
	*VEC_PUSH(redaction) = name;
}

/* Single letters are no names. */
static void add_part(struct redaction *redaction, struct str word)
{
	if (word.len > 1)
		add_name(redaction,
			(struct name){.words = {word}, .count = 1, .part = true});
}

/* As it is written, turned round, and by its first and last word. */
static void tell(void *context, struct str written)
{
	struct redaction *redaction = context;
	struct words *words = &redaction->words;
	struct name name = {0}, turned = {0};

	cut_words(words, &redaction->arena, written);
	for (uint32_t i = 0; i < words->count && i < WORDS_MOST; i++)
		name.words[name.count++] = words->items[i].folded;
	if (name.count == 0 || (name.count == 1 && name.words[0].len < 2))
		return;
	add_name(redaction, name);
	if (name.count < 2)
		return;
	add_part(redaction, name.words[0]);
	add_part(redaction, name.words[name.count - 1]);
	turned.words[turned.count++] = name.words[name.count - 1];
	for (uint32_t i = 0; i + 1 < name.count; i++)
		turned.words[turned.count++] = name.words[i];
	add_name(redaction, turned);
}

struct redaction *redaction_make(const struct model *model)
{
	struct redaction *redaction = mem_alloc_zero(1, sizeof *redaction);

	arena_init(&redaction->arena, "names of persons");
	arena_init(&redaction->scratch, "words of a text");
	redact_names(model, tell, redaction);
	return redaction;
}

void redaction_free(struct redaction *redaction)
{
	if (!redaction)
		return;
	arena_release(&redaction->arena);
	arena_release(&redaction->scratch);
	VEC_RELEASE(&redaction->words);
	map_release(&redaction->index);
	map_release(&redaction->begins);
	free(redaction->items);
	free(redaction);
}

/* ---- texts ---- */

/* The same word, or its genitive. */
static bool agrees(struct str written, struct str word, bool last)
{
	if (str_eq(written, word))
		return true;
	return last && written.len == word.len + 1 && written.ptr[word.len] == 's' &&
	       memcmp(written.ptr, word.ptr, word.len) == 0;
}

static bool stands_at(
	const struct name *name, const struct words *words, uint32_t at, bool parts)
{
	const struct word *word = &words->items[at];

	if (name->count > words->count - at || (name->part && !parts) ||
		(name->alone && !word->capital))
		return false;
	for (uint32_t i = 0; i < name->count; i++, word++)
		if (!agrees(word->folded, name->words[i], i + 1 == name->count) ||
			(i > 0 && word->begin - word[-1].end > GAP_MOST))
			return false;
	return true;
}

/* How many words the longest name takes that has this key and stands here. */
static uint32_t longest(const struct redaction *redaction, struct str key,
	const struct words *words, uint32_t at, bool parts)
{
	uint32_t cursor = 0, best = 0, which;

	while ((which = map_next(&redaction->index, key, key_of, redaction, &cursor)) !=
		MAP_NONE) {
		const struct name *name = &redaction->items[which];

		if (name->count > best && stands_at(name, words, at, parts))
			best = name->count;
	}
	return best;
}

static struct str without_s(struct str word)
{
	word.len -= word.len > 1 && word.ptr[word.len - 1] == 's';
	return word;
}

/* How many words the name takes that stands here; 0: none does. */
static uint32_t words_of_name(struct redaction *redaction, uint32_t at, bool parts)
{
	const struct words *words = &redaction->words;
	struct str first = words->items[at].folded, keys[4];
	uint32_t best = 0, count = 0;

	if (!begins_name(redaction, first) && !begins_name(redaction, without_s(first)))
		return 0;
	if (at + 1 < words->count) {
		struct str second = words->items[at + 1].folded;

		keys[count++] = join_key(&redaction->scratch, first, second);
		keys[count++] = join_key(&redaction->scratch, first, without_s(second));
	}
	keys[count++] = first;
	keys[count++] = without_s(first);
	for (uint32_t i = 0; i < count && best == 0; i++)
		best = longest(redaction, keys[i], words, at, parts);
	return best;
}

struct str redaction_text(
	struct redaction *redaction, struct arena *arena, struct str text, bool parts)
{
	const struct words *words = &redaction->words;
	struct buf out = {0};
	uint32_t copied = 0;

	if (redaction->count == 0 || text.len == 0)
		return text;
	cut_words(&redaction->words, &redaction->scratch, text);
	for (uint32_t i = 0; i < words->count;) {
		uint32_t taken = words_of_name(redaction, i, parts);

		if (taken == 0) {
			i++;
			continue;
		}
		buf_add(&out, text.ptr + copied, words->items[i].begin - copied);
		buf_add_text(&out, REDACTED);
		i += taken;
		copied = words->items[i - 1].end;
	}
	if (copied > 0) {
		buf_add(&out, text.ptr + copied, text.len - copied);
		text = kept(arena, &out);
	}
	buf_release(&out);
	arena_reset(&redaction->scratch);
	return text;
}
