/* Backslashes, entities, and an empty comment where neither helps. */
#include "base/markdown.h"

static void add_byte(struct buf *out, char c)
{
	switch (c) {
	case '<':
		buf_add_text(out, "&lt;");
		break;
	case '>':
		buf_add_text(out, "&gt;");
		break;
	case '&':
		buf_add_text(out, "&amp;");
		break;
	case '@':
		buf_add_text(out, "@<!-- -->");
		break;
	case '\\':
	case '`':
	case '*':
	case '_':
	case '{':
	case '}':
	case '[':
	case ']':
	case '#':
	case '!':
	case '|':
	case '~':
	case '$':
		buf_add_char(out, '\\');
		buf_add_char(out, c);
		break;
	default:
		buf_add_char(out, c);
	}
}

/* "#12" and "://" still mean something where a backslash has gone. */
static bool needs_comment(const struct str text, uint32_t at)
{
	char c = text.ptr[at], before = at > 0 ? text.ptr[at - 1] : '\0';

	return (before == '#' && c >= '0' && c <= '9') || (before == ':' && c == '/') ||
	       (c == '.' && at >= 3 && strncmp(text.ptr + at - 3, "www", 3) == 0);
}

void markdown_escape(struct buf *out, struct str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		if (needs_comment(text, i))
			buf_add_text(out, "<!-- -->");
		add_byte(out, text.ptr[i]);
	}
}
