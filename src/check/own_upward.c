/*
 * Computed fields of what lies above a node: its unit and the units around it, where it
 * answers, how deep it lies. What all nodes have one of (unit, depth) is found for all at
 * once, each step walked once.
 */
#include "own_internal.h"

/* ---- units ---- */

/* The unit of a node (docs/rule-files.md); NODE_NONE: none; or UNIT_UNKNOWN. */
static uint32_t unit_of(struct own_run *run, uint32_t node)
{
	if (!run->unit) {
		own_lines_of(run, node); /* so that all lines are at hand */
		run->unit = model_units(run->model, &run->lines);
	}
	return run->unit[node];
}

static void push_unit(struct own_run *run, uint32_t unit, struct span at)
{
	if (unit == UNIT_UNKNOWN)
		own_push(run, (struct value){.sort = VALUE_UNKNOWN, .at = at});
	else if (unit != NODE_NONE && node_is_present(&run->model->nodes[unit]))
		own_push_node(run, unit, at);
}

void take_unit(struct own_run *run, struct value value)
{
	const struct node *node = &run->model->nodes[value.node];

	/* a post's own word can be there and lead nowhere */
	if (node->sort == SORT_POST && span_is_set(node->post->unit.at))
		own_push_node(run, node->post->unit.node,
			span_is_set(value.at) ? value.at : node->post->unit.at);
	else
		push_unit(run, unit_of(run, value.node), value.at);
}

/* ---- upwards ---- */

/* What is above the nodes in [first, count) of the stack, behind them, each once. */
static void push_above(struct own_run *run, uint32_t first,
	void (*push)(struct own_run *run, uint32_t node, struct span at))
{
	own_search(run);
	for (uint32_t i = first; i < run->values.count; i++) {
		struct value value = run->values.items[i];
		uint32_t from = run->values.count, kept = from;

		if (value.sort != VALUE_NODE || value.node == NODE_NONE)
			continue;
		push(run, value.node, value.at);
		for (uint32_t j = from; j < run->values.count; j++) {
			const struct value *above = &run->values.items[j];

			if (above->sort != VALUE_NODE || own_meet(run, above->node))
				run->values.items[kept++] = *above;
		}
		run->values.count = kept;
	}
}

static void push_wholes(struct own_run *run, uint32_t node, struct span at)
{
	struct line_run lines = own_lines_of(run, node);

	for (uint32_t i = 0; i < lines.count; i++) {
		const struct line *line = &run->model->lines[lines.items[i]];

		if (line->relation != RELATION_PART_OF || !own_line_counts(run, line))
			continue;
		if (line->to.node == NODE_NONE)
			push_unit(run, UNIT_UNKNOWN, at);
		else if (run->model->nodes[line->to.node].sort == SORT_UNIT)
			push_unit(run, line->to.node, at);
	}
}

void take_units(struct own_run *run, struct value value)
{
	uint32_t first = run->values.count;

	push_unit(run, unit_of(run, value.node), value.at);
	push_above(run, first, push_wholes);
}

static void push_accountability(struct own_run *run, uint32_t node, struct span at)
{
	struct step_run steps = model_steps(run->model, node);

	for (uint32_t i = 0; i < steps.count; i++) {
		const struct step *step = &steps.items[i];
		struct span own = {0};

		if (step->line != NODE_NONE)
			own = run->model->lines[step->line].to.at;
		own_push_node(run, step->to, span_is_set(at) ? at : own);
	}
}

void take_accountability(struct own_run *run, struct value value)
{
	push_accountability(run, value.node, value.at);
}

/* Those beyond a reference that cannot be resolved are unknown, and so is it. */
static void push_superiors(struct own_run *run, uint32_t node, struct span at)
{
	uint32_t first = run->values.count;

	push_accountability(run, node, at);
	for (uint32_t i = first; i < run->values.count; i++)
		if (run->values.items[i].node == NODE_NONE)
			run->values.items[i].sort = VALUE_UNKNOWN;
}

void take_superiors(struct own_run *run, struct value value)
{
	uint32_t first = run->values.count;

	push_superiors(run, value.node, value.at);
	push_above(run, first, push_superiors);
}

/* ---- depth ---- */

#define DEPTH_UNSET (NODE_NONE - 2)

/* Up along first superiors to the first node whose depth is known, and down again. */
static void find_depth(struct own_run *run, uint32_t node)
{
	uint32_t count = 0, depth = DEPTH_UNSET;

	while (depth == DEPTH_UNSET) {
		struct step_run steps = model_steps(run->model, node);

		if (run->model->nodes[node].is_root) {
			run->depth[node] = 0;
			depth = 0;
			break;
		}
		run->queue[count++] = node;
		run->depth[node] = NODE_NONE; /* until the walk is over */
		if (steps.count == 0)
			depth = NODE_NONE;
		else if (steps.items[0].to == NODE_NONE)
			depth = DEPTH_UNKNOWN;
		else
			depth = run->depth[node = steps.items[0].to];
	}
	while (count-- > 0) {
		if (depth < DEPTH_UNSET)
			depth++;
		run->depth[run->queue[count]] = depth;
	}
}

uint32_t own_depth(struct own_run *run, uint32_t node)
{
	uint32_t nodes = run->model->node_count;

	if (!run->depth) {
		run->depth = mem_alloc(nodes, sizeof *run->depth);
		for (uint32_t v = 0; v < nodes; v++)
			run->depth[v] = DEPTH_UNSET;
		for (uint32_t v = 0; v < nodes; v++)
			if (run->depth[v] == DEPTH_UNSET)
				find_depth(run, v);
	}
	return run->depth[node];
}

void take_depth(struct own_run *run, struct value value)
{
	uint32_t depth = own_depth(run, value.node);

	if (depth == DEPTH_UNKNOWN)
		own_push(run, (struct value){.sort = VALUE_UNKNOWN, .at = value.at});
	else if (depth != NODE_NONE)
		own_push(run, (struct value){.sort = VALUE_NUMBER,
				      .low = depth,
				      .high = depth,
				      .at = value.at});
}
