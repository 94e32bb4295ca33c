/* Small steps along the bytes of a line; brackets are counted within it alone. */
#include "place_internal.h"

#include <string.h>

struct span span_at(const struct source *source, uint32_t begin, uint32_t len)
{
	uint32_t end = begin + len < source->len ? begin + len : source->len;

	return (struct span){source->base + begin, source->base + end};
}

struct span span_of_character(const struct source *source, uint32_t at)
{
	uint32_t len = 1;

	while (at + len < source->len &&
		((unsigned char)source->data[at + len] & 0xC0) == 0x80)
		len++;
	return span_at(source, at, len);
}

uint32_t line_start(const struct source *source, uint32_t at)
{
	while (at > 0 && source->data[at - 1] != '\n' && source->data[at - 1] != '\r')
		at--;
	return at;
}

uint32_t line_end(const struct source *source, uint32_t at)
{
	while (at < source->len && source->data[at] != '\n' && source->data[at] != '\r')
		at++;
	return at;
}

bool begins_line(const struct source *source, uint32_t at)
{
	for (uint32_t i = line_start(source, at); i < at; i++)
		if (source->data[i] != ' ' && source->data[i] != '\t')
			return false;
	return true;
}

char char_at(const struct source *source, uint32_t at)
{
	return at < source->len ? source->data[at] : '\0';
}

struct str rest_of_line(const struct source *source, uint32_t at)
{
	uint32_t end = line_end(source, at);
	struct str rest;

	for (uint32_t i = at; i + 1 < end; i++)
		if (source->data[i] == ' ' && source->data[i + 1] == '#')
			end = i;
	while (end > at && source->data[end - 1] == ' ')
		end--;
	rest = (struct str){source->data + at, end - at};
	if (rest.len > 60)
		rest.len = 0;
	return rest;
}

uint32_t value_start(const struct source *source, uint32_t at, uint32_t limit)
{
	uint32_t i = line_start(source, at);

	for (; i + 1 < limit; i++)
		if (source->data[i] == ':' && source->data[i + 1] == ' ')
			break;
	if (i + 1 >= limit)
		return 0;
	for (i++; i < limit && source->data[i] == ' ';)
		i++;
	return i;
}

/* How many brackets the line has open before the place. */
static int brackets_open(const struct source *source, uint32_t at)
{
	int open = 0;

	for (uint32_t i = line_start(source, at); i < at; i++)
		open += (source->data[i] == '{' || source->data[i] == '[') -
			(source->data[i] == '}' || source->data[i] == ']');
	return open;
}

bool in_brackets(const struct source *source, uint32_t at)
{
	return brackets_open(source, at) > 0;
}

uint32_t text_start(const struct source *source, uint32_t at)
{
	uint32_t start = line_start(source, at);
	bool brackets = in_brackets(source, at);

	for (uint32_t i = at; i-- > start;) {
		char c = source->data[i];
		bool colon = c == ':' && i + 1 < at && source->data[i + 1] == ' ';

		if (!colon && !(brackets && memchr(",[{", c, 3)))
			continue;
		for (i++; i < at && source->data[i] == ' ';)
			i++;
		return i;
	}
	return 0;
}

/* U+2018 to U+201F */
static bool is_curly(const char *at)
{
	return memcmp(at, "\xE2\x80", 2) == 0 && (unsigned char)at[2] >= 0x98 &&
	       (unsigned char)at[2] <= 0x9F;
}

bool take_curly(struct str *text)
{
	if (text->len < 7 || !is_curly(text->ptr) || !is_curly(text->ptr + text->len - 3))
		return false;
	*text = (struct str){text->ptr + 3, text->len - 6};
	return true;
}

bool ends_in_comment(const struct sources *sources, struct span text, struct str *whole)
{
	const struct source *source = sources_at(sources, text.begin);
	uint32_t begin = text.begin - source->base, mark = text.end - source->base, end;

	while (char_at(source, mark) == ' ')
		mark++;
	end = line_end(source, mark);
	while (end > mark && strchr(" \t\r", source->data[end - 1]))
		end--;
	*whole = (struct str){source->data + begin, end - begin};
	return text.end > text.begin && mark > text.end - source->base &&
	       char_at(source, mark) == '#' && end > mark + 1 &&
	       !strchr(" #", source->data[mark + 1]) && whole->len <= 60 &&
	       !str_chr(*whole, '"') && !str_chr(*whole, '\n');
}

struct str within_brackets(const struct source *source, uint32_t begin, struct str text)
{
	bool brackets = in_brackets(source, begin);

	for (uint32_t i = 0; brackets && i < text.len; i++)
		if (memchr(",]}", text.ptr[i], 3))
			text.len = i;
	return text;
}
