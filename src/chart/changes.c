/*
 * What a chart of two organisations adds: which boxes are new, gone, moved or changed,
 * and what of each; which lines came, and those that went, drawn beside the rest.
 */
#include "chart_internal.h"

/* ---- lines ---- */

static int by_ends(const void *a, const void *b)
{
	const struct came_line *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return (x->relation > y->relation) - (x->relation < y->relation);
}

void changes_list(struct draft *draft)
{
	const struct merged *merged = draft->options->merged;

	for (uint32_t i = 0; merged && i < merged->diff->count; i++) {
		const struct change *change = &merged->diff->items[i];
		const struct change_end *new = &change->ends[DIFF_NEW];

		if (change->kind == CHANGE_LINE_ADDED &&
			new->node != NODE_NONE &&new->target != NODE_NONE)
			*VEC_PUSH(&draft->came) = (struct came_line){new->node,
				new->target, model_relation(draft->model, change->field)};
	}
	if (draft->came.count > 1)
		qsort(draft->came.items, draft->came.count, sizeof *draft->came.items,
			by_ends);
}

enum chart_change change_of_line(
	const struct draft *draft, uint32_t from, uint32_t to, uint16_t relation)
{
	const struct merged *merged = draft->options->merged;
	const struct came_line line = {from, to, relation};

	if (!merged)
		return CHART_STAYS;
	if (from >= merged->first_gone || to >= merged->first_gone)
		return CHART_WENT;
	if (draft->came.count > 0 && bsearch(&line, draft->came.items, draft->came.count,
					     sizeof line, by_ends))
		return CHART_CAME;
	return CHART_STAYS;
}

void changes_draw_lines(struct draft *draft)
{
	const struct merged *merged = draft->options->merged;

	for (uint32_t i = 0; merged && i < merged->gone_count; i++) {
		const struct gone_line *line = &merged->gone[i];

		if (!draft->chosen[line->from] || !draft->chosen[line->to] ||
			line->from == line->to || !shows_type(draft, line->relation))
			continue;
		if (draft->options->lines == CHART_LINES_ALL ||
			line_style(draft, line->relation) == LINE_SOLID)
			draw_gone_line(draft, line->from, line->to, line->relation);
		else
			draft->chart->left_out++;
	}
}

/* ---- boxes ---- */

struct str former_name(const struct draft *draft, uint32_t node)
{
	const struct merged *merged = draft->options->merged;
	const struct model *old;
	struct str name;
	uint32_t match;

	if (!merged || node >= merged->first_gone)
		return (struct str){0};
	match = merged->diff->match[DIFF_NEW][node];
	if (match == NODE_NONE)
		return (struct str){0};
	old = merged->diff->models[DIFF_OLD];
	name = node_name(&old->nodes[match], draft->names);
	if (str_eq(name, box_name(draft, node)))
		name.len = 0;
	return name;
}

/* The node of the merged model that a change is about; NODE_NONE: the organisation. */
static uint32_t node_of(const struct merged *merged, const struct change *change)
{
	if (change->ends[DIFF_NEW].node != NODE_NONE)
		return change->ends[DIFF_NEW].node;
	if (change->ends[DIFF_OLD].node != NODE_NONE)
		return merged->of_old[change->ends[DIFF_OLD].node];
	return NODE_NONE;
}

static uint32_t flag_of(const struct change *change)
{
	switch (change->kind) {
	case CHANGE_ADDED:
		return CHART_NEW;
	case CHANGE_REMOVED:
		return CHART_GONE;
	case CHANGE_MOVED:
		return CHART_MOVED;
	case CHANGE_LEVEL_ADDED:
	case CHANGE_LEVEL_REMOVED:
	case CHANGE_LINE_ADDED:
	case CHANGE_LINE_REMOVED:
		return 0; /* the lines tell */
	default:
		return CHART_CHANGED;
	}
}

static void add_value(struct buf *out, const struct change_end *end)
{
	if (end->shown.ptr)
		buf_add_str(out, end->shown);
	else
		buf_add_text(out, "–");
}

/* "chair: A → B" */
static void add_tip(struct draft *draft, struct buf *out, const struct change *change)
{
	if (change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED) {
		buf_printf(out, "\n%s",
			word(draft->language,
				change->kind == CHANGE_ADDED ? WORD_NEW : WORD_GONE));
		return;
	}
	if (change->kind == CHANGE_LEVEL_ADDED || change->kind == CHANGE_LEVEL_REMOVED)
		return;
	buf_printf(out, "\n%.*s: ", STR_ARG(change->field));
	add_value(out, &change->ends[DIFF_OLD]);
	buf_add_text(out, " → ");
	add_value(out, &change->ends[DIFF_NEW]);
}

/* The changes of each box together: next[i] is the one after change i, or MAP_NONE. */
struct chains {
	uint32_t *first, *last; /* by box */
	uint32_t *next;         /* by change */
};

static void chain_changes(const struct draft *draft, struct chains *chains)
{
	const struct merged *merged = draft->options->merged;
	const struct diff *diff = merged->diff;

	for (uint32_t i = 0; i < draft->chart->box_count; i++)
		chains->first[i] = MAP_NONE;
	for (uint32_t i = 0; i < diff->count; i++) {
		uint32_t node = node_of(merged, &diff->items[i]);
		uint32_t box = node == NODE_NONE ? CHART_NONE : draft->box_of[node];

		chains->next[i] = MAP_NONE;
		if (box == CHART_NONE)
			continue;
		if (chains->first[box] == MAP_NONE)
			chains->first[box] = i;
		else
			chains->next[chains->last[box]] = i;
		chains->last[box] = i;
	}
}

static void mark_box(struct draft *draft, struct chart_box *box,
	const struct chains *chains, uint32_t first)
{
	const struct diff *diff = draft->options->merged->diff;
	struct buf tip = {0};

	if (first == MAP_NONE)
		return;
	buf_add_str(&tip, box->tip);
	for (uint32_t i = first; i != MAP_NONE; i = chains->next[i]) {
		box->flags |= flag_of(&diff->items[i]);
		add_tip(draft, &tip, &diff->items[i]);
	}
	box->tip = keep_lines(draft, &tip);
	buf_release(&tip);
}

void changes_mark(struct draft *draft)
{
	struct chart *chart = draft->chart;
	struct chains chains;

	if (!draft->options->merged)
		return;
	chains.first = mem_alloc(chart->box_count, sizeof *chains.first);
	chains.last = mem_alloc(chart->box_count, sizeof *chains.last);
	chains.next = mem_alloc(draft->options->merged->diff->count, sizeof *chains.next);
	chain_changes(draft, &chains);
	for (uint32_t i = 0; i < chart->box_count; i++)
		mark_box(draft, &chart->boxes[i], &chains, chains.first[i]);
	free(chains.first);
	free(chains.last);
	free(chains.next);
}
