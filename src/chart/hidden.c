/*
 * What a chart leaves out between what it shows. A node that is hidden takes no part;
 * what hangs on it hangs on what is shown above it, by a line through the hidden levels.
 * So all else sees one hierarchy, in which every step leads to what may be shown:
 *
 *	mayor        mayor
 *	  |            |
 *	(chief)        :        (chief) is hidden
 *	  |            |
 *	board        board
 *
 * A collapsed node hides all that hangs below it, and stands for it.
 */
#include "chart_internal.h"

bool shows_type(const struct draft *draft, uint16_t relation)
{
	return !draft->options->hidden_types || !draft->options->hidden_types[relation];
}

bool is_hidden(const struct draft *draft, uint32_t node)
{
	return draft->hidden && draft->hidden[node];
}

/* ---- who is ---- */

static bool is_left_out(const struct draft *draft, uint32_t node)
{
	const struct chart_options *options = draft->options;

	if (node == options->focus)
		return false;
	if (options->excluded && options->excluded[node])
		return true;
	return options->included && !options->included[node] && is_primary(draft, node);
}

/* No array where nothing is left out. */
void hidden_make(struct draft *draft)
{
	const struct chart_options *options = draft->options;
	uint32_t n = draft->model->node_count;

	if (!options->included && !options->excluded && options->collapse_count == 0)
		return;
	draft->hidden = mem_alloc_zero(n, sizeof *draft->hidden);
	for (uint32_t v = 0; v < n; v++)
		draft->hidden[v] = is_left_out(draft, v);
}

/* ---- what is shown above whom ---- */

/* The nearest above a hidden node that is not, and past how many hidden levels. */
struct above {
	uint32_t node; /* NODE_NONE: there is none, or a ring */
	uint32_t levels;
};

/* By node, for hidden ones. Every node is walked over once. */
static struct above *list_above(const struct draft *draft)
{
	uint32_t n = draft->model->node_count;
	struct above *above = mem_alloc(n, sizeof *above);
	uint32_t *path = mem_alloc(n, sizeof *path);
	bool *met = mem_alloc_zero(n, sizeof *met);

	for (uint32_t v = 0; v < n; v++)
		above[v] = (struct above){NODE_NONE, 0};
	for (uint32_t v = 0; v < n; v++) {
		uint32_t at = v, count = 0;
		struct above answer;

		while (at != NODE_NONE && is_hidden(draft, at) && !met[at]) {
			met[at] = true;
			path[count++] = at;
			at = draft->bearer[at].to;
		}
		answer = (struct above){at, 0};
		if (at != NODE_NONE && is_hidden(draft, at))
			answer = above[at];
		while (count > 0) {
			answer.levels++;
			above[path[--count]] = answer;
		}
	}
	free(path);
	free(met);
	return above;
}

/* ---- the steps as they are drawn ---- */

static void set_step(const struct draft *draft, const struct above *above, uint32_t from,
	const struct step *said, struct chart_step *step)
{
	*step = (struct chart_step){.step = *said};
	if (!shows_type(draft, said->relation)) {
		step->fate = STEP_UNSHOWN;
	} else if (said->to == NODE_NONE) {
		step->fate = STEP_CUT;
	} else if (is_hidden(draft, said->to)) {
		step->step.to = above[said->to].node;
		step->through = above[said->to].levels;
		step->fate = step->step.to == NODE_NONE ? STEP_CUT
			     : step->step.to == from    ? STEP_UNSHOWN
							: STEP_THROUGH;
	}
}

/* A line past hidden levels says nothing beside another to the same node. `met` holds
 * the node from which each was met last, plus one. */
static void drop_repeated(
	struct chart_step *steps, uint32_t count, uint32_t from, uint32_t *met)
{
	for (uint32_t i = 0; i < count; i++)
		if (steps[i].fate == STEP_SHOWN)
			met[steps[i].step.to] = from + 1;
	for (uint32_t i = 0; i < count; i++) {
		if (steps[i].fate != STEP_THROUGH)
			continue;
		if (met[steps[i].step.to] == from + 1)
			steps[i].fate = STEP_UNSHOWN;
		met[steps[i].step.to] = from + 1;
	}
}

static void make_steps_of(
	struct draft *draft, const struct above *above, uint32_t node, uint32_t *met)
{
	struct step_run said = model_steps(draft->model, node);
	struct chart_step *steps = &draft->steps[draft->model->step_start[node]];

	for (uint32_t i = 0; i < said.count; i++)
		set_step(draft, above, node, &said.items[i], &steps[i]);
	drop_repeated(steps, said.count, node, met);
	set_step(draft, above, node, &draft->bearer[node], &draft->hung[node]);
}

void steps_make(struct draft *draft)
{
	uint32_t n = draft->model->node_count;
	struct above *above = list_above(draft);
	uint32_t *met = mem_alloc_zero(n, sizeof *met);

	if (!draft->steps) {
		draft->steps = mem_alloc(
			n > 0 ? draft->model->step_start[n] : 0, sizeof *draft->steps);
		draft->hung = mem_alloc(n, sizeof *draft->hung);
	}
	for (uint32_t v = 0; v < n; v++)
		make_steps_of(draft, above, v, met);
	free(above);
	free(met);
}

struct chart_steps chart_steps(const struct draft *draft, uint32_t node)
{
	const uint32_t *start = draft->model->step_start;

	return (struct chart_steps){
		draft->steps + start[node], start[node + 1] - start[node]};
}

/* ---- what is collapsed ---- */

static bool *mark_collapsed(const struct draft *draft)
{
	const struct chart_options *options = draft->options;
	bool *marked = mem_alloc_zero(draft->model->node_count, sizeof *marked);

	for (uint32_t i = 0; i < options->collapse_count; i++)
		marked[options->collapse[i]] = true;
	return marked;
}

/* The collapsed node below which each node hangs, the highest one; NODE_NONE: none. */
static uint32_t *list_tops(const struct draft *draft, const bool *collapsed)
{
	uint32_t n = draft->model->node_count;
	uint32_t *top = mem_alloc(n, sizeof *top), *path = mem_alloc(n, sizeof *path);
	bool *met = mem_alloc_zero(n, sizeof *met);

	for (uint32_t v = 0; v < n; v++)
		top[v] = NODE_NONE;
	for (uint32_t v = 0; v < n; v++) {
		uint32_t at = v, count = 0, answer;

		for (; at != NODE_NONE && !met[at]; at = draft->hung[at].step.to) {
			met[at] = true;
			path[count++] = at;
		}
		answer = at == NODE_NONE ? NODE_NONE : top[at];
		if (answer == NODE_NONE && at != NODE_NONE && collapsed[at])
			answer = at;
		while (count > 0) { /* from above */
			at = path[--count];
			top[at] = answer;
			if (answer == NODE_NONE && collapsed[at])
				answer = at;
		}
	}
	free(path);
	free(met);
	return top;
}

/* In a ring a node may hang below itself: the one that is collapsed stays. Unfolded, all
 * that is counted stays, too. */
bool hide_collapsed(struct draft *draft)
{
	uint32_t n = draft->model->node_count;
	bool *collapsed, any = false;
	uint32_t *top;

	if (draft->options->collapse_count == 0)
		return false;
	collapsed = mark_collapsed(draft);
	top = list_tops(draft, collapsed);
	draft->behind = mem_alloc_zero(n, sizeof *draft->behind);
	for (uint32_t v = 0; v < n; v++) {
		const struct node *node = &draft->model->nodes[v];

		if (top[v] == NODE_NONE || top[v] == v || v == draft->options->focus)
			continue;
		draft->hidden[v] |= !draft->options->unfold;
		any = true;
		if (draft->chosen[v] && is_primary(draft, v)) {
			draft->behind[top[v]].count[node->sort]++;
			draft->chart->collapsed += !draft->options->unfold;
		}
	}
	free(collapsed);
	free(top);
	return any;
}
