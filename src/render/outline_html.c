/* An outline as a page of HTML that stands alone; its look is the reader's own, light or
 * dark. Names lead to where they stand. */
#include "outline.h"

#include "base/xml.h"

#define STYLE                                                                    \
	":root{color-scheme:light dark}"                                         \
	"body{font-family:system-ui,sans-serif;line-height:1.5;max-width:48rem;" \
	"margin:2rem auto;padding:0 1rem}"                                       \
	"li{margin:.25rem 0}ul ul{border-left:1px solid;padding-left:1.5rem}"    \
	"a{color:inherit}:target>strong{text-decoration:underline}"

static void element(struct script *script, const char *tag, struct str text)
{
	buf_printf(script->out, "<%s>", tag);
	xml_add(script->out, text);
	buf_printf(script->out, "</%s>\n", tag);
}

static void begin(struct script *script, const struct chart *chart)
{
	struct buf *out = script->out;

	buf_add_text(out, "<!DOCTYPE html>\n<html lang=\"");
	xml_add(out, chart->language);
	buf_add_text(out, "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
			  "<meta name=\"viewport\" "
			  "content=\"width=device-width, initial-scale=1\"/>\n"
			  "<meta name=\"description\" content=\"");
	xml_add(out, chart->description);
	buf_add_text(out, "\"/>\n");
	element(script, "title", chart->title);
	buf_add_text(out, "<style>" STYLE "</style>\n</head>\n<body>\n<main>\n");
	element(script, "h1", chart->title);
}

static void end(struct script *script)
{
	buf_add_text(script->out, "</main>\n</body>\n</html>\n");
}

static void heading(struct script *script, struct str text)
{
	element(script, "h2", text);
}

static void paragraph(struct script *script, struct str text)
{
	element(script, "p", text);
}

static void end_line(struct buf *out)
{
	if (out->data[out->len - 1] != '\n')
		buf_add_char(out, '\n');
}

/* Numbered lists hold no others: what closes is numbered if what opened last was. */
static void open_list(struct script *script, bool numbered)
{
	script->depth++;
	script->numbered = numbered;
	end_line(script->out);
	buf_add_text(script->out, numbered ? "<ol>\n" : "<ul>\n");
}

static void close_list(struct script *script)
{
	script->depth--;
	buf_add_text(script->out, script->numbered ? "</ol>\n" : "</ul>\n");
}

static void open_item(struct script *script, struct str id)
{
	buf_add_text(script->out, "<li");
	if (id.len > 0) {
		buf_add_text(script->out, " id=\"");
		xml_add(script->out, id);
		buf_add_char(script->out, '"');
	}
	buf_add_char(script->out, '>');
}

static void close_item(struct script *script)
{
	buf_add_text(script->out, "</li>\n");
}

static void add_link(
	struct script *script, const char *before, struct str to, struct str text)
{
	buf_printf(script->out, "<a href=\"%s", before);
	xml_add(script->out, to);
	buf_add_text(script->out, "\">");
	xml_add(script->out, text);
	buf_add_text(script->out, "</a>");
}

static void name(struct script *script, struct str text, struct str link)
{
	buf_add_text(script->out, "<strong>");
	if (link.len > 0)
		add_link(script, "", link, text);
	else
		xml_add(script->out, text);
	buf_add_text(script->out, "</strong>");
}

static void text(struct script *script, struct str text)
{
	xml_add(script->out, text);
}

static void reference(struct script *script, struct str text, struct str id)
{
	add_link(script, "#", id, text);
}

const struct script_ops html_script = {begin, end, heading, paragraph, open_list,
	close_list, open_item, close_item, name, text, reference};
