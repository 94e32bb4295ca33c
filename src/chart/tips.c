/* What a box says to who points at it, and where a click leads. */
#include "chart_internal.h"

#include "model/find.h"

/* "Arenor och grupper 3.10". */
static void add_origin(
	const struct draft *draft, struct buf *out, const struct origin *origin)
{
	const struct document *document =
		model_document(draft->model, text_str(origin->in));
	struct text name =
		document && document->title.len > 0 ? document->title : origin->in;

	buf_add_str(out, text_str(name));
	if (origin->section.len == 0)
		return;
	buf_add_text(out, name.len > 0 ? ", " : "");
	buf_add_str(out, text_str(origin->section));
}

static void add_line(struct buf *out, struct text text)
{
	if (text.len == 0)
		return;
	buf_add_char(out, '\n');
	buf_add_str(out, text_str(text));
}

struct str tip_of(struct draft *draft, uint32_t index)
{
	const struct node *node = &draft->model->nodes[index];
	struct text note = node_detail(node)->note;
	struct buf out = {0};
	struct str tip;

	buf_grow(&out, 400); /* most need no more */
	buf_add_str(&out, clean(draft, box_name(draft, index)));
	if (!str_eq(text_str(node->id), box_name(draft, index))) {
		buf_add_text(&out, " (");
		buf_add_str(&out, text_str(node->id));
		buf_add_char(&out, ')');
	}
	if (node->sort == SORT_GROUP && node->group->mandate)
		add_line(&out, node->group->mandate->text);
	add_line(&out, note);
	for (uint32_t i = 0; i < node->sources.count; i++) {
		buf_add_text(&out, i == 0 ? "\n" : "; ");
		add_origin(draft, &out, &node->sources.items[i]);
	}
	tip = keep_lines(draft, &out);
	buf_release(&out);
	return tip;
}

/* The mandate's document, else an address of a source, else that of the cited document.
 * Nothing but http and https ever becomes a link. */
struct str link_of(struct draft *draft, uint32_t index)
{
	const struct node *node = &draft->model->nodes[index];

	if (node->sort == SORT_GROUP && node->group->mandate) {
		struct str page =
			text_str(mandate_detail(node->group->mandate)->document);

		if (is_web_address(page))
			return page;
	}
	for (uint32_t i = 0; i < node->sources.count; i++) {
		struct str page = text_str(origin_detail(&node->sources.items[i])->url);

		if (is_web_address(page))
			return page;
	}
	for (uint32_t i = 0; i < node->sources.count; i++) {
		const struct document *document =
			model_document(draft->model, text_str(node->sources.items[i].in));

		if (document && is_web_address(text_str(document->url)))
			return text_str(document->url);
	}
	return (struct str){0};
}
