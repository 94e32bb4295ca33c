/*
 * Slips that YAML takes for something else: no-break spaces that look like an
 * indentation, a bullet or a '-' or ':' without a blank behind it. The parser stumbles
 * later, at another line, or not at all; the line itself tells what happened.
 */
#include "place_internal.h"
#include "yaml_internal.h"

#include "base/utf8.h"

struct line {
	struct str text; /* without its break */
	uint32_t begin;  /* in the source */
	uint32_t first;  /* behind the indentation, in the text */
};

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static bool no_break_at(struct str text, uint32_t at)
{
	return at + 2 <= text.len && memcmp(text.ptr + at, "\xC2\xA0", 2) == 0;
}

static bool blank_at(struct str text, uint32_t at)
{
	return at >= text.len || text.ptr[at] == ' ' || text.ptr[at] == '\t';
}

static struct line line_around(const struct source *source, uint32_t at)
{
	uint32_t end = at;
	struct line line = {.begin = at};

	while (line.begin > 0 && !is_break(source->data[line.begin - 1]))
		line.begin--;
	while (end < source->len && !is_break(source->data[end]))
		end++;
	line.text = (struct str){source->data + line.begin, end - line.begin};
	while (line.first < line.text.len) {
		if (no_break_at(line.text, line.first))
			line.first += 2;
		else if (!blank_at(line.text, line.first))
			break;
		else
			line.first++;
	}
	return line;
}

static bool told(const struct source *source, struct slip *slip, const struct line *line,
	uint32_t at, uint32_t len, const char *wrong)
{
	uint32_t begin = source->base + line->begin + at;

	slip->at = (struct span){begin, begin + len};
	slip->wrong = wrong;
	return true;
}

/* What stands from `at` on, cut short so that a help stays a help. */
static struct str rest(const struct line *line, uint32_t at)
{
	while (blank_at(line->text, at) && at < line->text.len)
		at++;
	while (no_break_at(line->text, at))
		at += 2;
	if (line->text.len - at > 60)
		return STR("…");
	return (struct str){line->text.ptr + at, line->text.len - at};
}

static bool indented_by_no_break(
	const struct source *source, const struct line *line, struct slip *slip)
{
	for (uint32_t i = 0; i < line->first; i++) {
		if (!no_break_at(line->text, i))
			continue;
		buf_add_text(&slip->help,
			"replace each of them by an ordinary space, in this line and in "
			"those around it");
		return told(source, slip, line, i, 2,
			"a no-break space stands where only spaces may indent");
	}
	return false;
}

/* `– boss`, `• boss`, `* boss` */
static bool begins_with_bullet(
	const struct source *source, const struct line *line, struct slip *slip)
{
	static const uint32_t bullets[] = {
		'*', 0xB7, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2022, 0x2212};
	uint32_t behind = line->first, rune;

	if (behind == line->text.len)
		return false;
	rune = utf8_next(line->text, &behind);
	for (size_t i = 0; i < COUNT_OF(bullets); i++) {
		struct str item = rest(line, behind);

		if (rune != bullets[i] || item.len == 0 ||
			!(blank_at(line->text, behind) ||
				no_break_at(line->text, behind)))
			continue;
		buf_printf(&slip->help, "write '- %.*s', with the '-' of the keyboard",
			STR_ARG(item));
		return told(source, slip, line, line->first, behind - line->first,
			"this mark begins no item of a list");
	}
	return false;
}

/* `-boss`, but not `---` nor a number below zero. */
static bool dash_without_blank(
	const struct source *source, const struct line *line, struct slip *slip)
{
	uint32_t behind = line->first + 1;
	char c = behind < line->text.len ? line->text.ptr[behind] : ' ';

	if (line->first == line->text.len || line->text.ptr[line->first] != '-' ||
		strchr(" \t-0123456789", c))
		return false;
	buf_printf(&slip->help, "write '- %.*s'", STR_ARG(rest(line, behind)));
	return told(source, slip, line, line->first, 1,
		no_break_at(line->text, behind)
			? "a no-break space stands behind this '-', where only a blank "
			  "may"
			: "a blank has to stand behind this '-'");
}

static bool is_key_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c >= 0x80;
}

/* `chair:boss`, but not `10:30` nor `https://…`. */
static bool colon_without_blank(
	const struct source *source, const struct line *line, struct slip *slip)
{
	struct str text = line->text, value;
	uint32_t key = line->first, colon;
	const char *quote;

	while (key + 1 < text.len && text.ptr[key] == '-' && text.ptr[key + 1] == ' ')
		key += 2;
	for (colon = key;
		colon < text.len && is_key_letter((unsigned char)text.ptr[colon]);)
		colon++;
	if (colon == key || colon + 1 >= text.len || text.ptr[colon] != ':' ||
		strchr(" \t/:", text.ptr[colon + 1]) ||
		(text.ptr[colon - 1] >= '0' && text.ptr[colon - 1] <= '9'))
		return false;
	value = rest(line, colon + 1);
	quote = take_curly(&value) ? "\"" : "";
	buf_printf(&slip->help, "write '%.*s: %s%.*s%s'", (int)(colon - key),
		text.ptr + key, quote, STR_ARG(value), quote);
	return told(source, slip, line, colon, 1,
		no_break_at(text, colon + 1)
			? "a no-break space stands behind this ':', where only a blank "
			  "may"
			: "a blank has to stand behind this ':'");
}

bool line_slip(const struct source *source, uint32_t at, struct slip *slip)
{
	struct line line = line_around(source, at);

	*slip = (struct slip){0};
	return line.first < line.text.len &&
	       (indented_by_no_break(source, &line, slip) ||
		       begins_with_bullet(source, &line, slip) ||
		       dash_without_blank(source, &line, slip) ||
		       colon_without_blank(source, &line, slip));
}

uint32_t line_before(const struct source *source, uint32_t at)
{
	struct line line = line_around(source, at);

	while (line.begin > 0) {
		line = line_around(source, line.begin - 1);
		if (line.first < line.text.len && line.text.ptr[line.first] != '#')
			return line.begin;
	}
	return at;
}
