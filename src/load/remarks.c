/* Comments that speak to us: where they stand, and whether it is a comment at all. */
#include "base/vec.h"
#include "model/find.h"
#include "tree_internal.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum { LETTERS_LEAST = 11, LETTERS_MOST = 15 };

/* The letters of the first two words, at most one mark and a blank or two between them.
 * 0: there are more or fewer than a slip would leave of ours. */
static uint32_t first_letters(const char *at, char letters[LETTERS_MOST])
{
	uint32_t len = 0, gap = 0;

	for (; len < LETTERS_MOST; at++) {
		if (is_letter(*at))
			letters[len++] = *at;
		else if (*at == '\0' || !strchr(" \t:-_.,;/", *at) ||
			 len >= LETTERS_LEAST || ++gap > 2)
			break;
	}
	return len < LETTERS_LEAST || is_letter(*at) ? 0 : len;
}

/* `orgraph-ignore`, `orgrpah:ignore`, `Orgraph ignore`: but for a slip, a suppression. */
static bool resembles_ours(const char *at)
{
	char letters[LETTERS_MOST];
	uint32_t len = first_letters(at, letters);
	struct near *near;
	bool found;

	if (len == 0)
		return false;
	near = near_new();
	near_add(near, STR("orgraphignore"), 0);
	found = (len == 13 && memcmp(letters, "orgraphignore", 13) == 0) ||
		near_find(near, (struct str){letters, len}, 2) == 0;
	near_free(near);
	return found;
}

/* `#`, blanks, `orgraph:`. The text ends in a NUL, so that looking on is safe. */
static bool speaks_to_us(const char *at)
{
	for (at++; is_blank(*at);)
		at++;
	return strncmp(at, "orgraph:", 8) == 0 || resembles_ours(at);
}

void remarks_begin(
	struct remark_reader *reader, const struct source *source, struct remarks *out)
{
	const char *at = source->data, *end = source->data + source->len;

	*reader =
		(struct remark_reader){.next = UINT32_MAX, .source = source, .out = out};
	for (; (at = memchr(at, '#', (size_t)(end - at))); at++) {
		if (!speaks_to_us(at))
			continue;
		reader->maybe = vec_grow(reader->maybe, reader->count, &reader->cap,
			sizeof *reader->maybe);
		reader->maybe[reader->count++] =
			source->base + (uint32_t)(at - source->data);
	}
	if (reader->count > 0)
		reader->next = reader->maybe[0];
}

void remarks_end(struct remark_reader *reader)
{
	free(reader->maybe);
	*reader = (struct remark_reader){0};
}

/* Bytes of the line break here, as libyaml knows them; 0: none. */
static uint32_t break_at(const char *at)
{
	if (*at == '\r' || *at == '\n')
		return 1;
	if (strncmp(at, "\xc2\x85", 2) == 0)
		return 2;
	return strncmp(at, "\xe2\x80\xa8", 3) == 0 || strncmp(at, "\xe2\x80\xa9", 3) == 0
		       ? 3
		       : 0;
}

static const char *line_end(const struct source *source, const char *at)
{
	const char *end = source->data + source->len;

	while (at < end && !break_at(at))
		at++;
	return at;
}

/*
 * Where the value of a scalar begins: behind its anchor and tag and the comments between
 * them, and, for a block of text, behind its first line.
 */
static const char *value_of(const struct source *source, const struct event *event)
{
	const char *at = source->data + (event->at.begin - source->base);
	const char *end = source->data + (event->at.end - source->base);

	while (at < end && (event->anchor || event->tag)) {
		if (is_blank(*at) || break_at(at))
			at++;
		else if (*at == '#')
			at = line_end(source, at);
		else if (*at == '&' || *at == '!')
			while (at < end && !is_blank(*at) && !break_at(at))
				at++;
		else
			break;
	}
	return event->plain || event->quoted ? at : line_end(source, at);
}

static bool is_within(const struct remark_reader *reader, const struct event *event)
{
	const struct source *source = reader->source;

	return event->kind == EVENT_SCALAR && reader->next >= event->at.begin &&
	       source->data + (reader->next - source->base) >= value_of(source, event);
}

/* The comment whose '#' is next: to the end of its line, or to the next on that line. */
static void keep(struct remark_reader *reader)
{
	const struct source *source = reader->source;
	const char *begin = source->data + (reader->next - source->base) + 1;
	const char *end = line_end(source, begin);

	if (reader->at + 1 < reader->count) {
		const char *other =
			source->data + (reader->maybe[reader->at + 1] - source->base);

		end = other < end ? other : end;
	}
	while (is_blank(*begin))
		begin++;
	while (is_blank(end[-1]))
		end--;
	*VEC_PUSH(reader->out) = (struct span){
		source->base + (uint32_t)(begin - source->data),
		source->base + (uint32_t)(end - source->data),
	};
}

/* The event ends behind the next candidate. Only a scalar holds text. */
void remarks_pass(struct remark_reader *reader, const struct event *event)
{
	while (reader->next < event->at.end) {
		if (!is_within(reader, event))
			keep(reader);
		reader->at++;
		reader->next = reader->at < reader->count ? reader->maybe[reader->at]
							  : UINT32_MAX;
	}
}
