/*
 * The lines between chosen nodes: accountability first, one line for each step, then all
 * others as they are written. Each has a row in the legend, its sort.
 */
#include "chart_internal.h"

enum line_style line_style(const struct draft *draft, uint16_t relation)
{
	static const uint8_t styles[RELATION__COUNT] = {
		[RELATION_REPORTS_TO] = LINE_SOLID,
		[RELATION_PART_OF] = LINE_SOLID,
		[RELATION_PRINCIPAL] = LINE_THIN,
		[RELATION_DELEGATES_TO] = LINE_DASHED,
		[RELATION_ESCALATES_TO] = LINE_DASHED,
		[RELATION_ADVISES] = LINE_DOTTED,
		[RELATION_PREPARES_FOR] = LINE_DOTTED,
		[RELATION_CONSULTS] = LINE_DOTTED,
		[RELATION_INFORMS] = LINE_DOTTED,
		[RELATION_APPOINTED_BY] = LINE_DOTTED,
		[RELATION_STAFFED_BY] = LINE_DOTTED};

	return relation < RELATION__COUNT
		       ? (enum line_style)styles[relation]
		       : (enum line_style)model_line_type(draft->model, relation)->style;
}

/* The label of a declared type in the chart's language, else its first, else its key. */
static struct str custom_word(const struct draft *draft, uint16_t relation)
{
	const struct line_type *type = model_line_type(draft->model, relation);
	struct str language = str_of(draft->language == SWEDISH ? "sv" : "en");

	if (draft->names.len > 0)
		language = draft->names;
	for (uint32_t i = 0; i < type->labels.count; i++)
		if (str_eq(text_str(type->labels.items[i].language), language))
			return text_str(type->labels.items[i].text);
	return text_str(type->labels.count > 0 ? type->labels.items[0].text : type->key);
}

struct str relation_text(struct draft *draft, uint16_t relation)
{
	if (relation >= RELATION__COUNT)
		return clean(draft, custom_word(draft, relation));
	return str_of(relation_word(draft->language, relation));
}

static struct str plain_sort_text(struct draft *draft, const struct chart_line_sort *sort)
{
	uint16_t relation = sort->relation;

	if (sort->through_hidden)
		return str_of(word(draft->language, WORD_THROUGH_HIDDEN));
	if (sort->through_head)
		return str_of(word(draft->language, WORD_REPORTS_THROUGH_HEAD));
	if (relation == RELATION_REPORTS_TO && sort->style == LINE_DOTTED)
		return str_of(word(draft->language, WORD_REPRESENTATIVE_REPORTS));
	return relation_text(draft, relation);
}

static const char *change_word(const struct draft *draft, enum chart_change change)
{
	return word(
		draft->language, change == CHART_CAME ? WORD_NEW_LINE : WORD_GONE_LINE);
}

/* "no longer: reports to" */
static struct str sort_text(struct draft *draft, const struct chart_line_sort *sort)
{
	struct str text = plain_sort_text(draft, sort);
	struct buf changed = {0};

	if (sort->change == CHART_STAYS)
		return text;
	buf_printf(&changed, "%s %.*s", change_word(draft, sort->change), STR_ARG(text));
	text = keep(draft, &changed);
	buf_release(&changed);
	return text;
}

/* Declared types have a number, since their words may be long. */
static struct str sort_mark(struct draft *draft, const struct chart_line_sort *sort)
{
	static const char *const signs[] = {
		[CHART_STAYS] = "", [CHART_CAME] = "+", [CHART_WENT] = "−"};
	struct buf mark = {0};
	struct str kept;

	buf_add_text(&mark, signs[sort->change]);
	if (sort->relation < RELATION__COUNT)
		buf_add_text(&mark, relation_mark(draft->language, sort->relation));
	else
		buf_printf(
			&mark, "L%u", (unsigned)(sort->relation - RELATION__COUNT + 1));
	kept = keep(draft, &mark);
	buf_release(&mark);
	return kept;
}

/* What went is drawn in one style, whichever it had; the words of a representative's line
 * come from its own. */
static enum line_style sort_style(const struct chart_line_sort *sort)
{
	bool representative =
		sort->relation == RELATION_REPORTS_TO && sort->style == LINE_DOTTED;

	return sort->change == CHART_WENT && !representative ? LINE_DASHED : sort->style;
}

/* The legend's row for such a line, made when the first one is met. Few sorts: a walk. */
static uint32_t sort_for(struct draft *draft, struct chart_line_sort sort)
{
	sort.style = sort_style(&sort);
	for (uint32_t i = 0; i < draft->sorts.count; i++)
		if (draft->sorts.items[i].relation == sort.relation &&
			draft->sorts.items[i].style == sort.style &&
			draft->sorts.items[i].through_head == sort.through_head &&
			draft->sorts.items[i].through_hidden == sort.through_hidden &&
			draft->sorts.items[i].change == sort.change)
			return i;
	sort.text = sort_text(draft, &sort);
	sort.mark = sort_mark(draft, &sort);
	*VEC_PUSH(&draft->sorts) = sort;
	return draft->sorts.count - 1;
}

/* ", via ordföranden: note" */
static void add_detail(
	const struct draft *draft, struct buf *out, const struct line_detail *detail)
{
	for (uint32_t i = 0; i < detail->via.count; i++) {
		const struct ref *ref = &detail->via.items[i];

		buf_add_text(out, i == 0 ? ", via " : ", ");
		buf_add_str(out, ref->node == NODE_NONE ? ref_str(ref)
							: box_name(draft, ref->node));
	}
	if (detail->via_text.len > 0)
		buf_printf(out, ", via %.*s", STR_ARG(text_str(detail->via_text)));
	if (detail->note.len > 0)
		buf_printf(out, ": %.*s", STR_ARG(text_str(detail->note)));
}

/* A line between two nodes, as it is to be drawn. */
struct stroke {
	uint32_t from, to;
	uint16_t relation;
	enum line_style style;
	uint32_t flags;
	const struct line_detail *detail; /* or NULL */
};

/* Without its texts. What `sort` says is what the stroke does not. */
static struct chart_line *push_line(
	struct draft *draft, const struct stroke *stroke, struct chart_line_sort sort)
{
	struct chart_line *line = VEC_PUSH(&draft->lines);

	sort.style = stroke->style;
	sort.relation = stroke->relation;
	*line = (struct chart_line){.from = draft->box_of[stroke->from],
		.to = draft->box_of[stroke->to],
		.style = stroke->style,
		.flags = stroke->flags,
		.sort = sort_for(draft, sort)};
	return line;
}

/* "Hygienråd – rapporterar till – Styrgrupp, via ordföranden: note". Without printf,
 * since every line of every chart comes here. */
static void set_texts(
	struct draft *draft, struct chart_line *line, const struct stroke *stroke)
{
	struct buf tip = {0}, more = {0};

	if (stroke->detail)
		add_detail(draft, &more, stroke->detail);
	buf_grow(&tip, 200); /* most need no more */
	buf_add_str(&tip, box_name(draft, stroke->from));
	buf_add_text(&tip, " – ");
	buf_add_str(&tip, draft->sorts.items[line->sort].text);
	buf_add_text(&tip, " – ");
	buf_add_str(&tip, box_name(draft, stroke->to));
	buf_add_str(&tip, buf_str(&more));
	line->tip = keep(draft, &tip);
	if (more.len > 0)
		line->more = keep(draft, &more);
	buf_release(&tip);
	buf_release(&more);
}

static void add_line(struct draft *draft, const struct stroke *stroke)
{
	const struct chart_line_sort sort = {
		.through_head = (stroke->flags & CHART_LINE_RANKS) &&
				stroke->style == LINE_THIN &&
				stroke->relation == RELATION_REPORTS_TO,
		.change = change_of_line(
			draft, stroke->from, stroke->to, stroke->relation)};

	set_texts(draft, push_line(draft, stroke, sort), stroke);
}

/* A line of nodes that stay, which stands for nothing but itself. */
void draw_gone_line(struct draft *draft, uint32_t from, uint32_t to, uint16_t relation)
{
	const struct stroke stroke = {
		.from = from, .to = to, .relation = relation, .style = LINE_DASHED};
	const struct chart_line_sort sort = {.change = CHART_WENT};

	set_texts(draft, push_line(draft, &stroke, sort), &stroke);
}

static enum line_style step_style(
	const struct draft *draft, uint32_t from, const struct step *step)
{
	if (step->relation != RELATION_REPORTS_TO)
		return line_style(draft, step->relation);
	if (step->line == NODE_NONE)
		return LINE_THIN;
	return draft->model->nodes[from].external ? LINE_DOTTED : LINE_SOLID;
}

/* "Crew – reports, through levels that are not shown, to (2) – Mayor" */
static void add_through(
	struct draft *draft, uint32_t from, const struct chart_step *step, uint32_t flags)
{
	const struct stroke stroke = {.from = from,
		.to = step->step.to,
		.relation = RELATION_REPORTS_TO,
		.style = LINE_THIN,
		.flags = flags};
	const struct chart_line_sort sort = {.through_hidden = true};
	struct chart_line *line = push_line(draft, &stroke, sort);
	struct buf tip = {0};

	buf_printf(&tip, "%.*s – %.*s (%u) – %.*s", STR_ARG(box_name(draft, from)),
		STR_ARG(draft->sorts.items[line->sort].text), (unsigned)step->through,
		STR_ARG(box_name(draft, stroke.to)));
	line->tip = keep(draft, &tip);
	buf_release(&tip);
}

static void add_step(struct draft *draft, uint32_t from, const struct chart_step *drawn,
	uint32_t flags)
{
	const struct step *step = &drawn->step;
	struct stroke stroke = {
		.from = from, .to = step->to, .relation = step->relation, .flags = flags};

	if (drawn->fate == STEP_THROUGH) {
		add_through(draft, from, drawn, flags);
		return;
	}
	stroke.style = step_style(draft, from, step);
	if (step->line != NODE_NONE)
		stroke.detail = draft->model->lines[step->line].detail;
	add_line(draft, &stroke);
}

static bool is_drawn_step(const struct draft *draft, const struct chart_step *step)
{
	return (step->fate == STEP_SHOWN || step->fate == STEP_THROUGH) &&
	       step->step.to != NODE_NONE && draft->chosen[step->step.to];
}

/* A body of others: what carries it, and beside that where our representative reports. */
static void add_external_steps(struct draft *draft, uint32_t node)
{
	const struct chart_step *hung = &draft->hung[node];
	struct chart_steps steps = chart_steps(draft, node);

	if (is_drawn_step(draft, hung) && hung->step.to != node) {
		draft->chart->boxes[draft->box_of[node]].superior =
			draft->box_of[hung->step.to];
		add_step(draft, node, hung, CHART_LINE_RANKS | CHART_LINE_TREE);
	}
	for (uint32_t i = 0; i < steps.count; i++) {
		const struct chart_step *step = &steps.items[i];

		if (!is_drawn_step(draft, step) ||
			(step->step.line == hung->step.line && step->step.to != node))
			continue;
		if (draft->options->lines == CHART_LINES_SOLID)
			draft->chart->left_out++;
		else
			add_step(draft, node, step, 0);
	}
}

/* One of ours: every step, of which the first that is drawn carries the box. */
static void add_steps(struct draft *draft, uint32_t node)
{
	struct chart_steps steps = chart_steps(draft, node);
	bool carried = false;

	for (uint32_t i = 0; i < steps.count; i++) {
		const struct chart_step *step = &steps.items[i];
		uint32_t flags = CHART_LINE_RANKS;

		if (!is_drawn_step(draft, step))
			continue;
		if (!carried && step->step.to != node) {
			draft->chart->boxes[draft->box_of[node]].superior =
				draft->box_of[step->step.to];
			flags |= CHART_LINE_TREE;
			carried = true;
		}
		add_step(draft, node, step, flags);
	}
}

/* By line: drawn already, as a step or as what carries a body. */
static bool *mark_steps(const struct draft *draft)
{
	const struct model *model = draft->model;
	bool *marks = mem_alloc_zero(model->line_count, sizeof *marks);

	for (uint32_t v = 0; v < model->node_count; v++) {
		struct step_run steps = model_steps(model, v);

		for (uint32_t i = 0; i < steps.count; i++)
			if (steps.items[i].line != NODE_NONE)
				marks[steps.items[i].line] = true;
		if (draft->bearer[v].line != NODE_NONE)
			marks[draft->bearer[v].line] = true;
	}
	return marks;
}

/* A group's principal needs no line where the group stands below it anyway. */
static bool is_said_by_place(
	const struct draft *draft, const struct descent *descent, const struct line *line)
{
	return line->relation == RELATION_PRINCIPAL &&
	       descent_is_below(
		       descent, draft->box_of[line->from], draft->box_of[line->to.node]);
}

static void add_others(struct draft *draft)
{
	const struct model *model = draft->model;
	bool *is_step = mark_steps(draft);
	struct descent descent;

	descent_make(&descent, draft->chart);
	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];
		bool from = draft->chosen[line->from], to;

		if (!line_counts(draft, line) || is_step[i])
			continue;
		to = draft->chosen[line->to.node];
		if (!shows_type(draft, line->relation) ||
			(from && is_hidden(draft, line->to.node)) ||
			(to && is_hidden(draft, line->from)))
			draft->chart->hidden_lines += from || to;
		else if (!draws_line(draft, line))
			draft->chart->left_out += from || to;
		else if (from && to && !is_said_by_place(draft, &descent, line))
			add_line(
				draft, &(struct stroke){.from = line->from,
					       .to = line->to.node,
					       .relation = line->relation,
					       .style = line_style(draft, line->relation),
					       .detail = line->detail});
	}
	descent_release(&descent);
	free(is_step);
}

/* The legend shows a mark only where a line bears it: the tree's lines have none. */
static void drop_unused_marks(struct draft *draft)
{
	for (uint32_t s = 0; s < draft->sorts.count; s++) {
		bool used = false;

		for (uint32_t i = 0; i < draft->lines.count; i++)
			used = used ||
			       (draft->lines.items[i].sort == s &&
				       !(draft->lines.items[i].flags & CHART_LINE_TREE));
		if (!used)
			draft->sorts.items[s].mark = (struct str){0};
	}
}

void lines_make(struct draft *draft)
{
	struct chart *chart = draft->chart;

	for (uint32_t i = 0; i < chart->box_count; i++) {
		uint32_t node = chart->boxes[i].node;

		if (draft->model->nodes[node].external)
			add_external_steps(draft, node);
		else
			add_steps(draft, node);
	}
	add_others(draft);
	changes_draw_lines(draft);
	drop_unused_marks(draft);
	chart->line_sorts = SETTLED(draft, sorts);
	chart->line_sort_count = draft->sorts.count;
	chart->lines = SETTLED(draft, lines);
	chart->line_count = draft->lines.count;
}
