/*
 * How the text of a report that was kept differs from the one of now: from which line on,
 * and whom it tells of in lines that were not there before.
 */
#include "build.h"

#include "base/map.h"

/* Where two texts differ first. */
struct difference {
	uint32_t line;
	uint32_t is, wanted; /* bytes before it */
};

static bool is_before_end(struct str text, uint32_t i)
{
	return i + 1 < text.len && text.ptr[i + 1] == '\n';
}

/* Behind a CR that a line end begins with: git writes those when it checks a text out on
 * Windows, and they change nothing. */
static uint32_t skip_cr(struct str text, uint32_t i)
{
	return is_before_end(text, i) && text.ptr[i] == '\r' ? i + 1 : i;
}

/* Behind the comma of an item, too, which only says that there is a next one. */
static uint32_t skip_comma(struct str text, uint32_t i)
{
	return skip_cr(text, is_before_end(text, i) && text.ptr[i] == ',' ? i + 1 : i);
}

static bool find(struct str is, struct str wanted, struct difference *found,
	uint32_t (*skip)(struct str text, uint32_t i))
{
	*found = (struct difference){.line = 1};
	for (;; found->is++, found->wanted++) {
		found->is = skip(is, found->is);
		found->wanted = skip(wanted, found->wanted);
		if (found->is == is.len || found->wanted == wanted.len)
			return found->is < is.len || found->wanted < wanted.len;
		if (is.ptr[found->is] != wanted.ptr[found->wanted])
			return true;
		found->line += is.ptr[found->is] == '\n';
	}
}

bool texts_differ(struct str is, struct str wanted)
{
	struct difference found;

	return find(is, wanted, &found, skip_cr);
}

/* The line in which a text differs, from a little before on if that is far behind. */
static void add_excerpt(struct buf *out, struct str text, uint32_t at)
{
	enum { BEFORE = 24, MOST = 64 };
	uint32_t begin = at, characters = 0;

	while (begin > 0 && text.ptr[begin - 1] != '\n')
		begin--;
	if (at - begin > MOST - BEFORE) {
		begin = at - BEFORE;
		while (((unsigned char)text.ptr[begin] & 0xC0) == 0x80)
			begin--;
		buf_add_text(out, "…");
	}
	for (uint32_t i = begin; i < text.len && text.ptr[i] != '\n'; i++) {
		if (skip_cr(text, i) != i)
			return;
		characters += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
		if (characters > MOST) {
			buf_add_text(out, "…");
			return;
		}
		buf_add_char(out, text.ptr[i]);
	}
}

static void tell_line(
	struct build_output *output, const char *lead, struct str text, uint32_t at)
{
	struct buf reason = {0};

	buf_add_text(&reason, lead);
	add_excerpt(&reason, text, at);
	output_tell_reason(output, reason.data);
	buf_release(&reason);
}

/* ---- whom it is about ------------------------------------------------------------- */

/* The lines of a text, but for what a neighbour decides: an array's comma. */
struct lines {
	VEC(struct str) items;
	struct map by_text;
};

static struct str line_text(const void *context, uint32_t index)
{
	const struct lines *lines = context;

	return lines->items.items[index];
}

/* Takes the first line off the text. */
static struct str take_line(struct str *text)
{
	const char *end = str_chr(*text, '\n');
	struct str line = {text->ptr, end ? (uint32_t)(end - text->ptr) : text->len};
	uint32_t taken = line.len + (end ? 1 : 0);

	*text = (struct str){text->ptr + taken, text->len - taken};
	while (line.len > 0 && strchr("\r,", line.ptr[line.len - 1]))
		line.len--;
	return line;
}

static bool has_line(const struct lines *lines, struct str line)
{
	return map_find(&lines->by_text, line, line_text, lines) != MAP_NONE;
}

static void lines_make(struct lines *lines, struct str text)
{
	*lines = (struct lines){0};
	while (text.len > 0) {
		struct str line = take_line(&text);

		if (has_line(lines, line))
			continue;
		map_add(&lines->by_text, line, lines->items.count);
		*VEC_PUSH(&lines->items) = line;
	}
}

static void lines_release(struct lines *lines)
{
	map_release(&lines->by_text);
	VEC_RELEASE(&lines->items);
}

/* An item of JSON begins behind the line of the one before, at a comma. */
static bool has_all(const struct lines *lines, struct str text)
{
	while (text.len > 0) {
		struct str line = take_line(&text);

		if (line.len > 0 && !has_line(lines, line))
			return false;
	}
	return true;
}

/* Nodes, each once, in the order of the text. */
struct named {
	const struct model *model;
	VEC(uint32_t) nodes;
	bool *taken; /* by node */
};

static void add_node(struct named *named, uint32_t node)
{
	if (node == NODE_NONE || named->taken[node])
		return;
	named->taken[node] = true;
	*VEC_PUSH(&named->nodes) = node;
}

static void tell_named(struct build_output *output, const struct named *named)
{
	enum { MOST_NAMED = 5 };
	struct buf reason = {0};

	buf_add_text(&reason, "about: ");
	for (uint32_t i = 0; i < named->nodes.count && i < MOST_NAMED; i++) {
		const struct node *node = &named->model->nodes[named->nodes.items[i]];

		buf_add_text(&reason, i > 0 ? ", " : "");
		stamp_add_called(&reason, sort_name((enum sort)node->sort),
			node_name(node, (struct str){0}), text_str(node->id));
	}
	if (named->nodes.count > MOST_NAMED)
		buf_printf(&reason, " and %u more",
			(unsigned)(named->nodes.count - MOST_NAMED));
	if (named->nodes.count > 0)
		output_tell_reason(output, reason.data);
	buf_release(&reason);
}

static void tell_whom(struct build_output *output, struct str is, struct str wanted,
	const struct report_items *items)
{
	struct named named = {.model = items->model,
		.taken = mem_alloc_zero(items->model->node_count, sizeof(bool))};
	struct lines kept;
	uint32_t begin = 0;

	lines_make(&kept, is);
	for (uint32_t i = 0; i < items->count; i++) {
		const struct report_item *item = &items->items[i];

		if (!has_all(&kept, (struct str){wanted.ptr + begin, item->end - begin}))
			add_node(&named, item->about);
		begin = item->end;
	}
	tell_named(output, &named);
	lines_release(&kept);
	VEC_RELEASE(&named.nodes);
	free(named.taken);
}

static void tell_first_line(struct build_output *output, struct str is, struct str wanted)
{
	struct difference found;
	struct buf reason = {0};

	if (!find(is, wanted, &found, skip_comma))
		(void)find(is, wanted, &found, skip_cr);
	buf_printf(&reason,
		found.is == is.len           ? "it ends before line %u"
		: found.wanted == wanted.len ? "it should end before line %u"
					     : "it differs from line %u on",
		(unsigned)found.line);
	output_tell_reason(output, reason.data);
	if (found.is < is.len)
		tell_line(output, "says        ", is, found.is);
	if (found.wanted < wanted.len)
		tell_line(output, "should say  ", wanted, found.wanted);
	buf_release(&reason);
}

void difference_tell(struct build_output *output, struct str is, struct str wanted,
	const struct report_items *items)
{
	tell_whom(output, is, wanted, items);
	tell_first_line(output, is, wanted);
}
