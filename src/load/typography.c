/*
 * What word processors put in the place of what was typed: no-break spaces, curly quotes,
 * long dashes, marks that nobody sees. In a name they are text like any other; in a key,
 * a reference, a word or a date they are why it does not fit, and a message that repeats
 * the word shows nothing.
 */
#include "load_internal.h"

#include "base/utf8.h"

struct mark {
	uint32_t first, last;
	const char *what, *typed; /* `typed` NULL: a quote, dropped at both ends */
};

static const struct mark marks[] = {
	{0xA0, 0xA0, "a no-break space", " "},
	{0xAD, 0xAD, "a soft hyphen", ""},
	{0x2000, 0x200A, "a space that is none of the keyboard's", " "},
	{0x200B, 0x200F, "an invisible mark", ""},
	{0x2010, 0x2015, "a long dash", "-"},
	{0x2018, 0x201F, "a curly quote", NULL},
	{0x202A, 0x202E, "an invisible mark", ""},
	{0x202F, 0x202F, "a no-break space", " "},
	{0x2060, 0x2069, "an invisible mark", ""},
	{0x2212, 0x2212, "a minus sign", "-"},
	{0xFEFF, 0xFEFF, "an invisible mark", ""},
};

static const struct mark *mark_of(uint32_t rune)
{
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (rune >= marks[i].first && rune <= marks[i].last)
			return &marks[i];
	return NULL;
}

const char *retype(struct buf *out, struct str text)
{
	const char *what = NULL;

	buf_clear(out);
	for (uint32_t i = 0; i < text.len;) {
		uint32_t rune = utf8_next(text, &i);
		const struct mark *mark = mark_of(rune);
		bool inside = out->len > 0 && i < text.len;

		if (mark && !what)
			what = mark->what;
		if (!mark)
			buf_add_rune(out, rune);
		else if (mark->typed)
			buf_add_text(out, mark->typed);
		else if (inside)
			buf_add_char(out, '\'');
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	while (out->len > 0 && out->data[0] == ' ')
		memmove(out->data, out->data + 1, out->len--);
	return what;
}

void help_retype(struct loader *loader, struct diag *diag, const char *what,
	const struct buf *typed)
{
	HELP(loader, diag, "%s stands in it: write '%s' anew, with the keyboard", what,
		typed->data);
}
