/*
 * The chain for a reviewer: who answers to whom by which line, where that is written,
 * and on the way each mandate, who gave it, and who decides.
 */
#include "report/chain.h"

#include "model/field.h"
#include "model/find.h"
#include "report_internal.h"

struct writer {
	struct buf *out;
	const struct chain *chain;
	const struct model *model;
	struct report_style style;
};

static void add_ref(struct writer *writer, const struct ref *ref)
{
	escape_add(writer->out, ref->node != NODE_NONE ? node_id(writer->model, ref->node)
						       : ref_str(ref));
}

static void add_refs(struct writer *writer, const struct refs *refs)
{
	for (uint32_t i = 0; i < refs->count; i++) {
		if (i > 0)
			buf_add_text(writer->out, ", ");
		add_ref(writer, &refs->items[i]);
	}
}

/* "hygienrad  Hygienråd (council, root)" */
static void add_node(struct writer *writer, uint32_t index)
{
	const struct node *node = &writer->model->nodes[index];
	const char *kind = sort_name((enum sort)node->sort);
	struct buf *out = writer->out;

	buf_add_text(out, paint_code(writer->style, PAINT_STRONG));
	escape_add(out, text_str(node->id));
	buf_add_text(out, paint_code(writer->style, PAINT_OFF));
	if (node->name.len > 0) {
		buf_add_text(out, "  ");
		escape_add(out, node_name(node, (struct str){0}));
	}
	if (node->sort == SORT_GROUP && node->group->kind != KIND_NONE)
		kind = kind_words[node->group->kind];
	buf_printf(out, " (%s", kind);
	if (node->is_root)
		buf_add_text(out, ", root");
	if (node->external)
		buf_add_text(out, ", external");
	if (node->stub)
		buf_add_text(out, ", stub");
	if (node->status != STATUS_ACTIVE)
		buf_printf(out, ", %s", status_words[node->status]);
	if (post_is_vacant(node))
		buf_add_text(out, ", vacant");
	buf_add_text(out, ")\n");
}

static void begin_part(struct writer *writer, bool *any)
{
	buf_add_text(writer->out, *any ? "; " : "    ");
	*any = true;
}

/* "    advises, prepares; mandate from regiondirektor; decided by halsodirektor" */
static void add_mandate(struct writer *writer, const struct mandate *mandate)
{
	struct buf *out = writer->out;
	bool any = false, first = true;

	if (mandate->power)
		begin_part(writer, &any);
	for (uint32_t i = 0; power_words[i]; i++) {
		if (!(mandate->power & 1u << i))
			continue;
		if (!first)
			buf_add_text(out, ", ");
		buf_add_text(out, power_words[i]);
		first = false;
	}
	if (mandate->from.count > 0) {
		begin_part(writer, &any);
		buf_add_text(out, "mandate from ");
		add_refs(writer, &mandate->from);
	}
	if (mandate->decider.refs.count > 0) {
		begin_part(writer, &any);
		buf_add_text(out, "decided by ");
		add_refs(writer, &mandate->decider.refs);
	} else if (mandate->decider.text.len > 0) {
		begin_part(writer, &any);
		buf_add_text(out, "who decides: ");
		escape_add(out, text_str(mandate->decider.text));
	}
	if (any)
		buf_add_char(out, '\n');
}

static void add_labelled(
	struct writer *writer, bool *any, const char *label, struct text text)
{
	if (text.len == 0)
		return;
	if (*any)
		buf_add_text(writer->out, ", ");
	buf_add_text(writer->out, label);
	escape_add(writer->out, text_str(text));
	*any = true;
}

/* "Arenor och grupper, section 3.10, line 209" */
static void add_origin(struct writer *writer, const struct origin *origin)
{
	const struct document *document =
		model_document(writer->model, text_str(origin->in));
	bool any = false;

	if (document && document->title.len > 0)
		add_labelled(writer, &any, "", document->title);
	else
		add_labelled(writer, &any, "", origin->in);
	add_labelled(writer, &any, "section ", origin->section);
	add_labelled(writer, &any, "line ", origin->line);
	add_labelled(writer, &any, "", origin_detail(origin)->url);
	add_labelled(writer, &any, "", origin_detail(origin)->note);
}

/* Where it is written: the line's own source, or else that of its node, which says
 * nothing of a line that is only implied. */
static void add_origins(struct writer *writer, const struct chain_step *step,
	const struct line_detail *detail)
{
	static const struct origins none;
	const struct origins *origins = &none;

	if (detail && detail->sources.count > 0)
		origins = &detail->sources;
	else if (!step->step->implied)
		origins = &writer->model->nodes[step->node].sources;
	for (uint32_t i = 0; i < origins->count; i++) {
		buf_add_text(writer->out, i == 0 ? " (" : "; ");
		add_origin(writer, &origins->items[i]);
	}
	if (origins->count > 0)
		buf_add_char(writer->out, ')');
}

/* A unit's head answers to the head of the whole that the unit is part of. */
static bool is_head(const struct model *model, uint32_t node)
{
	uint32_t unit = model->nodes[node].post->unit.node;

	return unit != NODE_NONE && model->nodes[unit].unit->head.node == node;
}

static const char *line_words(const struct model *model, const struct chain_step *at)
{
	const struct step *step = at->step;

	if (step->line == NODE_NONE)
		return is_head(model, at->node)
			       ? "answers to the head of the unit above (implied)"
			       : "answers to the head of the unit (implied)";
	return step->relation == RELATION_REPORTS_TO ? "reports to"
	       : step->relation == RELATION_PRINCIPAL
		       ? "answers to the principal (implied)"
		       : "answers to the whole that it is "
			 "part of (implied)";
}

/* "  | reports to, via samordnare" and "  | a.yaml:31:17 (…)" */
static void add_line(struct writer *writer, const struct chain_step *step)
{
	const struct line_detail *detail = NULL;
	struct buf *out = writer->out;

	if (step->step->line != NODE_NONE)
		detail = writer->model->lines[step->step->line].detail;
	buf_printf(out, "  | %s", line_words(writer->model, step));
	if (detail && (detail->via.count > 0 || detail->via_text.len > 0)) {
		buf_add_text(out, ", via ");
		add_refs(writer, &detail->via);
		escape_add(out, text_str(detail->via_text));
	}
	buf_add_text(out, "\n  | ");
	buf_add_text(out, paint_code(writer->style, PAINT_FAINT));
	place_add(out, writer->model->sources, chain_step_place(writer->model, step));
	add_origins(writer, step, detail);
	buf_add_text(out, paint_code(writer->style, PAINT_OFF));
	buf_add_char(out, '\n');
}

static void add_step(struct writer *writer, const struct chain_step *step)
{
	const struct node *node = &writer->model->nodes[step->node];

	add_node(writer, step->node);
	if (node->sort == SORT_GROUP && node->group->mandate)
		add_mandate(writer, node->group->mandate);
	if (step->step)
		add_line(writer, step);
}

/* The target that a broken step should have led to. */
static void add_target(struct writer *writer)
{
	const struct ref *ref = chain_broken_target(writer->chain);

	if (!ref) {
		buf_add_text(writer->out, "the head of a unit");
		return;
	}
	buf_add_char(writer->out, '\'');
	add_ref(writer, ref);
	buf_add_char(writer->out, '\'');
}

static void add_break(struct writer *writer)
{
	const struct chain *chain = writer->chain;
	const struct chain_path *path = &chain->paths[0];
	const struct step *step = path->steps[path->count - 1].step;
	struct buf *out = writer->out;

	paint_add(out, writer->style, PAINT_ERROR, "broken:");
	buf_add_text(out, " '");
	escape_add(out, node_id(chain->model, chain->at));
	switch (chain->end) {
	case CHAIN_CYCLE:
		buf_add_text(out, "' answers to itself along these lines, and no root is "
				  "reached");
		break;
	case CHAIN_STUB:
		buf_add_text(out, "' is a stub, known only by being mentioned, and is no "
				  "root");
		break;
	case CHAIN_UNKNOWN_REFERENCE:
		buf_add_text(out, "' answers to ");
		add_target(writer);
		buf_add_text(out, ", which names no node");
		break;
	case CHAIN_ORPHAN:
		buf_add_text(out, "' answers to ");
		if (step) {
			add_target(writer);
			buf_add_text(out, ", which is not there on the day");
		} else {
			buf_add_text(out, "nobody and is no root");
		}
		break;
	case CHAIN_COMPLETE:
		BUG("a complete chain breaks nowhere");
	}
	buf_add_char(out, '\n');
}

/* "'old' is there until 2025: say in 'reports_to' of 'g' who it answers to from then on,
 * or …". A line to one that is still to come is no line yet, and breaks no chain here. */
static void add_ended_help(struct writer *writer, const struct node *superior)
{
	struct buf *out = writer->out;

	buf_add_text(out, " '");
	escape_add(out, text_str(superior->id));
	buf_add_text(out, "' is there until ");
	date_add(out, node_detail(superior)->valid.until);
	buf_add_text(out, ": say in 'reports_to' of '");
	escape_add(out, node_id(writer->model, writer->chain->at));
	buf_add_text(
		out, "' who it answers to from then on, or give it 'valid: {until: ");
	date_add(out, node_detail(superior)->valid.until);
	buf_add_text(out, "}', too\n");
}

static void add_help(struct writer *writer)
{
	static const char *const help[] = {
		[CHAIN_CYCLE] = "remove one of these lines; 'orgraph check' names the "
				"fewest that break the cycle",
		[CHAIN_ORPHAN] = "say where it reports with 'reports_to', or mark it "
				 "'root: true'",
		[CHAIN_UNKNOWN_REFERENCE] = "declare what it answers to, or correct the "
					    "reference",
		[CHAIN_STUB] = "describe it and say where it reports, or mark it 'root: "
			       "true'",
	};

	const struct ref *to = chain_broken_target(writer->chain);

	paint_add(writer->out, writer->style, PAINT_HELP, "help:");
	if (writer->chain->end == CHAIN_ORPHAN && to && to->node != NODE_NONE)
		add_ended_help(writer, &writer->model->nodes[to->node]);
	else
		buf_printf(writer->out, " %s\n", help[writer->chain->end]);
}

/* "complete: 'hygienrad' answers to the root 'regiondirektor' in 2 steps" */
static void add_complete(struct writer *writer)
{
	const struct chain *chain = writer->chain;
	const struct chain_path *path = &chain->paths[0];
	uint32_t steps = path->count - 1;
	struct buf *out = writer->out;

	paint_add(out, writer->style, PAINT_HELP, "complete:");
	buf_add_text(out, " '");
	escape_add(out, node_id(chain->model, chain->node));
	if (steps == 0) {
		buf_add_text(out, "' is a root\n");
		return;
	}
	buf_add_text(out, "' answers to the root '");
	escape_add(out, node_id(chain->model, path->steps[steps].node));
	buf_printf(out, "' in %u step%s\n", (unsigned)steps, steps == 1 ? "" : "s");
}

/* "path 1 of 2" above each of several paths. */
static void add_heading(struct writer *writer, uint32_t index)
{
	const struct chain *chain = writer->chain;

	if (chain->path_count == 1 && !chain->more)
		return;
	if (index > 0)
		buf_add_char(writer->out, '\n');
	buf_printf(writer->out, "path %u of %u%s\n", (unsigned)index + 1,
		(unsigned)chain->path_count, chain->more ? " or more" : "");
}

void chain_text(struct outlet *out, const struct chain *chain, struct report_style style)
{
	struct writer writer = {&out->buf, chain, chain->model, style};

	for (uint32_t i = 0; i < chain->path_count; i++) {
		const struct chain_path *path = &chain->paths[i];

		add_heading(&writer, i);
		for (uint32_t k = 0; k < path->count; k++) {
			add_step(&writer, &path->steps[k]);
			outlet_pass(out);
		}
	}
	if (chain->end == CHAIN_COMPLETE) {
		add_complete(&writer);
		return;
	}
	add_break(&writer);
	add_help(&writer);
}
