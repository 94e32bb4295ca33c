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

static struct step first_step(const struct model *model, uint32_t node)
{
	struct step_run steps = model_steps(model, node);

	for (uint32_t i = 0; i < steps.count; i++)
		if (steps.items[i].to != NODE_NONE)
			return steps.items[i];
	return (struct step){.to = NODE_NONE, .line = NODE_NONE};
}

/* Does a line from one external body to another carry it rather than what does now? */
static bool carries_better(
	const struct draft *draft, const struct line *line, const struct step *now)
{
	if (line->relation != RELATION_PART_OF && line->relation != RELATION_PRINCIPAL)
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
		draft->bearer[i] = first_step(model, i);
	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];
		struct step *now = &draft->bearer[line->from];

		if (carries_better(draft, line, now))
			*now = (struct step){
				line->to.node, i, (uint8_t)line->relation, true};
	}
}

/* Every step of our own nodes, and what carries the others. */
void carriage_make(struct draft *draft)
{
	const struct model *model = draft->model;
	uint32_t n = model->node_count, count = 0;
	uint32_t most = (n > 0 ? model->step_start[n] : 0) + n;
	struct graph_edge *edges = mem_alloc(most, sizeof *edges);

	for (uint32_t i = 0; i < n; i++) {
		struct step_run steps = model_steps(model, i);

		if (is_external(draft, i)) {
			if (draft->bearer[i].to != NODE_NONE)
				edges[count++] =
					(struct graph_edge){i, draft->bearer[i].to};
			continue;
		}
		for (uint32_t k = 0; k < steps.count; k++)
			if (steps.items[k].to != NODE_NONE)
				edges[count++] =
					(struct graph_edge){i, steps.items[k].to};
	}
	graph_build(&draft->carriage, n, edges, count);
	free(edges);
}
