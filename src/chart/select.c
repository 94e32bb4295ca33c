/*
 * Which nodes a chart shows: those of the sort that was asked for, what their lines lead
 * to, and the superiors of all of them, so that no line ends in nothing. A focus then
 * keeps what stands above and below one node.
 */
#include "chart_internal.h"

static unsigned primary_sorts(const struct chart_options *options)
{
	static const unsigned sorts[CHART_SHOW__COUNT] = {
		[CHART_GROUPS] = SORT_BIT(SORT_GROUP),
		[CHART_POSTS] = SORT_BIT(SORT_POST),
		[CHART_UNITS] = SORT_BIT(SORT_UNIT),
		[CHART_ALL] =
			SORT_BIT(SORT_GROUP) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_UNIT),
	};

	return options->sorts ? options->sorts : sorts[options->show];
}

bool is_primary(const struct draft *draft, uint32_t node)
{
	const struct node *n = &draft->model->nodes[node];

	return node_is_present(n) && (primary_sorts(draft->options) & SORT_BIT(n->sort));
}

/* What group_defaults say of all groups alike is said once, in the legend; but who
 * answers to whom is drawn. */
bool is_general(uint16_t relation)
{
	return relation != RELATION_REPORTS_TO && relation != RELATION_PART_OF &&
	       relation != RELATION_PRINCIPAL;
}

bool line_counts(const struct draft *draft, const struct line *line)
{
	return model_line_counts(draft->model, line) &&
	       !((line->flags & LINE_DEFAULTED) && is_general(line->relation)) &&
	       node_is_present(&draft->model->nodes[line->from]);
}

bool draws_line(const struct draft *draft, const struct line *line)
{
	if (!shows_type(draft, line->relation) || is_hidden(draft, line->from) ||
		is_hidden(draft, line->to.node))
		return false;
	return draft->options->lines == CHART_LINES_ALL ||
	       line_style(draft, line->relation) == LINE_SOLID;
}

/* Charts of groups show whatever a line of a group leads to; charts of posts or units
 * keep to their sort. */
static bool brings_in(const struct draft *draft, const struct line *line)
{
	bool from = is_primary(draft, line->from), to = is_primary(draft, line->to.node);

	if (primary_sorts(draft->options) & SORT_BIT(SORT_GROUP))
		return from || to;
	return from && to;
}

/* A body that is only mentioned says nothing by itself, unless it was asked for. */
static bool counts_by_itself(const struct draft *draft, uint32_t node)
{
	return is_primary(draft, node) &&
	       (draft->options->included || !draft->model->nodes[node].stub);
}

static void choose_primary(struct draft *draft)
{
	const struct model *model = draft->model;

	for (uint32_t i = 0; i < model->node_count; i++)
		if (counts_by_itself(draft, i) && !is_hidden(draft, i))
			draft->chosen[i] = true;
	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (line_counts(draft, line) && draws_line(draft, line) &&
			brings_in(draft, line))
			draft->chosen[line->from] = draft->chosen[line->to.node] = true;
	}
}

/* Everything that stands above what is chosen. */
static void choose_superiors(struct draft *draft)
{
	uint32_t n = draft->model->node_count, count = 0;
	uint32_t *seeds = mem_alloc(n, sizeof *seeds);
	uint32_t *queue = mem_alloc(n, sizeof *queue);

	for (uint32_t i = 0; i < n; i++)
		if (draft->chosen[i]) {
			seeds[count++] = i;
			draft->chosen[i] = false; /* marks are walls */
		}
	graph_reach(&draft->carriage, seeds, count, GRAPH_FORWARD, draft->chosen, queue);
	free(seeds);
	free(queue);
}

/* Marks what lies within `levels` of the focus, one way, over chosen nodes. */
static void walk(const struct draft *draft, enum graph_way way, uint32_t levels,
	bool *near, uint32_t *queue, uint32_t *level)
{
	uint32_t count = 1;
	bool *seen = mem_alloc_zero(draft->model->node_count, sizeof *seen);

	queue[0] = draft->options->focus;
	level[queue[0]] = 0;
	seen[queue[0]] = true;
	for (uint32_t i = 0; i < count; i++) {
		struct graph_run next = graph_neighbours(&draft->carriage, queue[i], way);

		near[queue[i]] = true;
		for (uint32_t k = 0; k < next.count && level[queue[i]] < levels; k++) {
			uint32_t node = next.items[k];

			if (seen[node] || !draft->chosen[node])
				continue;
			seen[node] = true;
			level[node] = level[queue[i]] + 1;
			queue[count++] = node;
		}
	}
	free(seen);
}

/* The other ends of the focus's own lines are part of the view. */
static void add_neighbours(const struct draft *draft, bool *near)
{
	const struct model *model = draft->model;
	uint32_t focus = draft->options->focus;

	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (line->relation == RELATION_REPORTS_TO ||
			line->relation == RELATION_PRINCIPAL ||
			!line_counts(draft, line) || !draws_line(draft, line))
			continue;
		if (line->from == focus && draft->chosen[line->to.node])
			near[line->to.node] = true;
		else if (line->to.node == focus && draft->chosen[line->from])
			near[line->from] = true;
	}
}

static void keep_near(struct draft *draft)
{
	const struct chart_options *options = draft->options;
	uint32_t n = draft->model->node_count;
	bool *near = mem_alloc_zero(n, sizeof *near);
	uint32_t *queue = mem_alloc(n, sizeof *queue);
	uint32_t *level = mem_alloc(n, sizeof *level);

	walk(draft, GRAPH_FORWARD, options->up, near, queue, level);
	walk(draft, GRAPH_BACKWARD, options->down, near, queue, level);
	if (draft->model->nodes[options->focus].sort == SORT_GROUP)
		add_neighbours(draft, near);
	free(queue);
	free(level);
	free(draft->chosen);
	draft->chosen = near;
}

static void choose(struct draft *draft)
{
	bool focused = draft->options->focus != NODE_NONE;

	steps_make(draft);
	graph_release(&draft->carriage);
	carriage_make(draft);
	choose_primary(draft);
	if (focused)
		draft->chosen[draft->options->focus] = true;
	for (uint32_t v = 0; draft->behind && v < draft->model->node_count; v++)
		for (int sort = 0; sort < SORT__COUNT; sort++)
			draft->chosen[v] |= draft->behind[v].count[sort] > 0;
	choose_superiors(draft);
	if (focused)
		keep_near(draft);
}

/* What was asked for is what is drawn, what stands behind it, and what is left out. */
static void count_hidden(struct draft *draft)
{
	struct chart *chart = draft->chart;
	uint32_t drawn = 0;

	for (uint32_t v = 0; v < draft->model->node_count; v++) {
		bool counts = is_primary(draft, v) && !draft->model->nodes[v].stub;

		chart->all += counts;
		drawn += counts && draft->chosen[v];
	}
	chart->hidden = chart->all - drawn;
	chart->hidden -=
		chart->collapsed < chart->hidden ? chart->collapsed : chart->hidden;
}

bool select_nodes(struct draft *draft)
{
	uint32_t n = draft->model->node_count;
	bool any = false;

	hidden_make(draft);
	choose(draft);
	if (hide_collapsed(draft)) {
		memset(draft->chosen, 0, n * sizeof *draft->chosen);
		choose(draft);
	}
	count_hidden(draft);
	for (uint32_t i = 0; i < n && !any; i++)
		any = draft->chosen[i];
	return any;
}
