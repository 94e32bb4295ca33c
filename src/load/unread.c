/*
 * What a file that does not parse would have declared. A reference to a node that stands
 * behind the error is no mistake of its own, and a hundred findings about such references
 * would hide the one that matters. Nothing is parsed here: the text is cut at brackets,
 * commas, colons, quotes and line ends, and a piece that a reference names excuses it.
 */
#include "settle_internal.h"

#include "base/vec.h"

void add_unread(struct loader *loader, struct span span)
{
	loader->unread = vec_grow(loader->unread, loader->unread_count,
		&loader->unread_cap, sizeof *loader->unread);
	loader->unread[loader->unread_count++] = span;
}

bool unread_mentions(const struct loader *loader, struct span span, const char *word)
{
	struct str text = sources_slice(loader->sources, span);
	size_t len = strlen(word);
	const char *at = text.ptr, *end = text.ptr + text.len;

	for (; at && (size_t)(end - at) >= len;
		at = memchr(at + 1, *word, (size_t)(end - at - 1)))
		if (memcmp(at, word, len) == 0)
			return true;
	return false;
}

static bool is_cut(char c)
{
	return c == '\0' || strchr("{}[],:\"'#\r\n", c) != NULL;
}

struct excuses {
	struct miss *misses;
	struct map words; /* of misses, the first of each */
};

static struct str miss_key(const void *context, uint32_t value)
{
	const struct miss *misses = context;

	return misses[value].written;
}

static void excuse(struct excuses *excuses, struct str piece)
{
	uint32_t cursor = 0, i;

	while (piece.len > 0 && (piece.ptr[0] == ' ' || piece.ptr[0] == '-'))
		piece = (struct str){piece.ptr + 1, piece.len - 1};
	while (piece.len > 0 && piece.ptr[piece.len - 1] == ' ')
		piece.len--;
	if (piece.len == 0)
		return;
	/* each equal one is found, and taken once: a second walk stops at the first */
	while ((i = map_next(&excuses->words, piece, miss_key, excuses->misses,
			&cursor)) != MAP_NONE) {
		if (excuses->misses[i].excused)
			return;
		excuses->misses[i].excused = true;
	}
}

static void excuse_all(struct excuses *excuses, struct str text)
{
	uint32_t begin = 0;

	for (uint32_t i = 0; i <= text.len; i++) {
		if (i < text.len && !is_cut(text.ptr[i]))
			continue;
		excuse(excuses, (struct str){text.ptr + begin, i - begin});
		begin = i + 1;
	}
}

void excuse_unread(struct loader *loader)
{
	struct excuses excuses = {.misses = loader->misses};

	if (loader->unread_count == 0 || loader->miss_count == 0)
		return;
	for (uint32_t i = 0; i < loader->miss_count; i++)
		if (loader->misses[i].use < USE_DUTY)
			map_add(&excuses.words, loader->misses[i].written, i);
	for (uint32_t i = 0; i < loader->unread_count; i++)
		excuse_all(&excuses, sources_slice(loader->sources, loader->unread[i]));
	map_release(&excuses.words);
}
