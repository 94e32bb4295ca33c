/* An outline in Markdown (CommonMark 0.31): lists by two blanks a level. */
#include "outline.h"

#include "base/markdown.h"

static void indent(struct script *script)
{
	buf_add_fill(script->out, ' ', 2 * (script->depth - 1));
}

/* At the beginning of a block, "1." and "-" would begin a list and "=" a heading. */
static void add_block_text(struct buf *out, struct str text)
{
	uint32_t digits = 0;

	while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
		digits++;
	if (digits < text.len && strchr(digits > 0 ? ".)" : "-+=:", text.ptr[digits])) {
		buf_add(out, text.ptr, digits);
		buf_add_char(out, '\\');
		text = (struct str){text.ptr + digits, text.len - digits};
	}
	markdown_escape(out, text);
}

static void begin(struct script *script, const struct chart *chart)
{
	buf_add_text(script->out, "# ");
	markdown_escape(script->out, chart->title);
	buf_add_char(script->out, '\n');
}

static void end(struct script *script)
{
	(void)script;
}

static void heading(struct script *script, struct str text)
{
	buf_add_text(script->out, "\n## ");
	markdown_escape(script->out, text);
	buf_add_text(script->out, "\n\n");
}

static void paragraph(struct script *script, struct str text)
{
	buf_add_char(script->out, '\n');
	add_block_text(script->out, text);
	buf_add_char(script->out, '\n');
}

static void open_list(struct script *script, bool numbered)
{
	if (script->depth > 0)
		buf_add_char(script->out, '\n');
	script->depth++;
	script->numbered = numbered;
	script->number = 0;
}

static void close_list(struct script *script)
{
	script->depth--;
}

static void open_item(struct script *script, struct str id)
{
	(void)id;
	indent(script);
	if (script->numbered)
		buf_printf(script->out, "%u. ", (unsigned)++script->number);
	else
		buf_add_text(script->out, "- ");
}

/* Each item ends its own line, unless a list within it has done so. */
static void close_item(struct script *script)
{
	const struct buf *out = script->out;

	if (out->len > 0 && out->data[out->len - 1] != '\n')
		buf_add_char(script->out, '\n');
}

/* An address between angle brackets ends at the next one. */
static void add_address(struct buf *out, struct str link)
{
	for (uint32_t i = 0; i < link.len; i++)
		if (strchr("<>\\", link.ptr[i]))
			buf_printf(out, "%%%02X", (unsigned)link.ptr[i]);
		else
			buf_add_char(out, link.ptr[i]);
}

/* Stars with a blank inside them make nothing bold. */
static void name(struct script *script, struct str text, struct str link)
{
	while (text.len > 0 && text.ptr[0] == ' ')
		text = (struct str){text.ptr + 1, text.len - 1};
	while (text.len > 0 && text.ptr[text.len - 1] == ' ')
		text.len--;
	buf_add_text(script->out, link.len > 0 ? "**[" : "**");
	markdown_escape(script->out, text);
	if (link.len > 0) {
		buf_add_text(script->out, "](<");
		add_address(script->out, link);
		buf_add_text(script->out, ">)");
	}
	buf_add_text(script->out, "**");
}

/* Within an item, " – group": never at the beginning of a block but in a plain list. */
static void text(struct script *script, struct str text)
{
	markdown_escape(script->out, text);
}

static void reference(struct script *script, struct str text, struct str id)
{
	(void)id;
	markdown_escape(script->out, text);
}

const struct script_ops markdown_script = {begin, end, heading, paragraph, open_list,
	close_list, open_item, close_item, name, text, reference};
