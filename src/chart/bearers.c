/*
 * On what a node hangs when it is drawn. That is its first accountability, but for a
 * body of others: it hangs in the whole that it is part of, and where our representative
 * reports is a line beside that. Else a federation would fall apart into our hierarchy.
 */
#include "chart_internal.h"

static bool is_external(const struct draft *draft, uint32_t node)
{
	return node != NODE_NONE && draft->model->nodes[node].external;
}

static struct step first_step(const struct draft *draft, uint32_t node)
{
	struct step_run steps = model_steps(draft->model, node);

	for (uint32_t i = 0; i < steps.count; i++)
		if (steps.items[i].to != NODE_NONE &&
			shows_type(draft, steps.items[i].relation))
			return steps.items[i];
	return (struct step){.to = NODE_NONE, .line = NODE_NONE};
}

/* Does a line from one external body to another carry it rather than what does now? */
static bool carries_better(
	const struct draft *draft, const struct line *line, const struct step *now)
{
	if (line->relation != RELATION_PART_OF && line->relation != RELATION_PRINCIPAL)
		return false;
	if (!shows_type(draft, line->relation))
		return false;
	if (!is_external(draft, line->from) || !model_line_counts(draft->model, line) ||
		!is_external(draft, line->to.node) || line->to.node == line->from)
		return false;
	if (now->to == NODE_NONE || !is_external(draft, now->to))
		return true;
	return now->relation == RELATION_PRINCIPAL && line->relation == RELATION_PART_OF;
}

void bearers_make(struct draft *draft)
{
	const struct model *model = draft->model;

	draft->bearer = mem_alloc(model->node_count, sizeof *draft->bearer);
	for (uint32_t i = 0; i < model->node_count; i++)
		draft->bearer[i] = first_step(draft, i);
	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];
		struct step *now = &draft->bearer[line->from];

		if (carries_better(draft, line, now))
			*now = (struct step){
				line->to.node, i, (uint8_t)line->relation, true};
	}
}

static bool leads_up(const struct chart_step *step)
{
	return (step->fate == STEP_SHOWN || step->fate == STEP_THROUGH) &&
	       step->step.to != NODE_NONE;
}

/* Every step of our own nodes, and what carries the others, past what is hidden. */
void carriage_make(struct draft *draft)
{
	const struct model *model = draft->model;
	uint32_t n = model->node_count, count = 0;
	uint32_t most = (n > 0 ? model->step_start[n] : 0) + n;
	struct graph_edge *edges = mem_alloc(most, sizeof *edges);

	for (uint32_t i = 0; i < n; i++) {
		struct chart_steps steps = chart_steps(draft, i);

		if (is_hidden(draft, i))
			continue;
		if (is_external(draft, i))
			steps = (struct chart_steps){&draft->hung[i], 1};
		for (uint32_t k = 0; k < steps.count; k++)
			if (leads_up(&steps.items[k]))
				edges[count++] =
					(struct graph_edge){i, steps.items[k].step.to};
	}
	graph_build(&draft->carriage, n, edges, count);
	free(edges);
}
