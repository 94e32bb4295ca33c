/*
 * Tests along lines of several types taken together: who reaches what, closed ways, how
 * deep and how wide it is below a node. The lines of a set of types are one graph, made
 * when a rule first asks for it; a few are kept. Each answer for all nodes is linear
 * (Kahn 1962 for depths); only a target that differs from node to node is searched for
 * from each.
 */
#include "own_along_internal.h"

#include <stdlib.h>

enum { KEPT = 8 };

/* ---- the graph of a set ---- */

static bool has_type(
	const struct own_run *run, const struct along *along, uint16_t relation)
{
	for (uint32_t i = 0; i < along->count; i++) {
		uint16_t type = along->items[i];

		if (type >= RELATION__COUNT && type != ALONG_ACCOUNTABILITY)
			type = run->rules->line_types[type - RELATION__COUNT].relation;
		if (type == relation)
			return true;
	}
	return false;
}

static bool has_accountability(const struct along *along)
{
	return along->items[along->count - 1] == ALONG_ACCOUNTABILITY;
}

struct building {
	struct own_run *run;
	struct own_lines *lines;
	struct graph_edge *edges;
	uint32_t count;
};

static void add(struct building *building, uint32_t from, uint32_t to, uint32_t line)
{
	if (to == NODE_NONE) {
		building->lines->lost[from] = true;
		return;
	}
	building->lines->line[building->count] = line;
	building->edges[building->count++] = (struct graph_edge){from, to};
}

static void build(struct own_run *run, struct own_lines *lines, const struct along *along)
{
	const struct model *model = run->model;
	uint32_t steps = model->node_count ? model->step_start[model->node_count] : 0;
	struct building building = {run, lines, NULL, 0};

	building.edges =
		mem_alloc((size_t)model->line_count + steps, sizeof *building.edges);
	lines->line = mem_alloc((size_t)model->line_count + steps, sizeof *lines->line);
	lines->types = along->items;
	lines->lost = mem_alloc_zero(model->node_count, sizeof *lines->lost);
	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (has_type(run, along, line->relation) && own_line_counts(run, line))
			add(&building, line->from, line->to.node, i);
	}
	for (uint32_t v = 0; has_accountability(along) && v < model->node_count; v++) {
		struct step_run run_of_steps = model_steps(model, v);

		for (uint32_t i = 0; i < run_of_steps.count; i++)
			add(&building, v, run_of_steps.items[i].to,
				run_of_steps.items[i].line);
	}
	graph_build(&lines->graph, model->node_count, building.edges, building.count);
	free(building.edges);
}

static void forget(struct own_lines *lines)
{
	graph_release(&lines->graph);
	free(lines->line);
	free(lines->lost);
	free(lines->looped);
	free(lines->height);
	*lines = (struct own_lines){0};
}

struct own_lines *own_lines_along(struct own_run *run, const struct along *along)
{
	struct own_lines *lines;

	if (!run->along)
		run->along = mem_alloc_zero(KEPT, sizeof *run->along);
	for (int i = 0; i < KEPT; i++)
		if (run->along[i].types == along->items)
			return &run->along[i];
	lines = &run->along[run->along_next];
	run->along_next = (run->along_next + 1) % KEPT;
	forget(lines);
	build(run, lines, along);
	return lines;
}

void own_along_release(struct own_run *run)
{
	for (int i = 0; run->along && i < KEPT; i++)
		forget(&run->along[i]);
	free(run->along);
	run->along = NULL;
}

/* ---- reaches ---- */

/* Everybody from whom a way leads to a node whose verdict is `from` has it, too. */
static void spread(struct own_run *run, const struct graph *graph, uint8_t *verdicts,
	enum verdict from)
{
	uint32_t tail = 0;

	for (uint32_t v = 0; v < graph->nodes; v++)
		if (verdicts[v] == from)
			run->queue[tail++] = v;
	for (uint32_t head = 0; head < tail; head++) {
		struct graph_run below =
			graph_neighbours(graph, run->queue[head], GRAPH_BACKWARD);

		for (uint32_t i = 0; i < below.count; i++) {
			if (verdicts[below.items[i]] >= from)
				continue;
			verdicts[below.items[i]] = (uint8_t)from;
			run->queue[tail++] = below.items[i];
		}
	}
}

/* A condition's targets are the same for everybody: two searches backwards do. */
static enum verdict reaches_condition(
	struct own_run *run, const struct condition *condition, uint32_t node)
{
	struct own_found *found;
	const struct own_lines *lines;
	const struct own_found *targets;

	for (found = run->found; found; found = found->next)
		if (found->condition == condition)
			return (enum verdict)found->verdicts[node];
	targets = own_find(run, &condition->items[0]);
	lines = own_lines_along(run, &condition->along);
	found = mem_alloc_zero(1, sizeof *found);
	found->condition = condition;
	found->verdicts = mem_alloc(run->model->node_count, sizeof *found->verdicts);
	for (uint32_t v = 0; v < run->model->node_count; v++)
		found->verdicts[v] = lines->lost[v] && targets->verdicts[v] == FAILED
					     ? OPEN
					     : targets->verdicts[v];
	spread(run, &lines->graph, found->verdicts, MET);
	spread(run, &lines->graph, found->verdicts, OPEN);
	found->next = run->found;
	run->found = found;
	return (enum verdict)found->verdicts[node];
}

/* Forwards from one node to any of the values in [first, end). */
static enum verdict search(struct own_run *run, const struct own_lines *lines,
	uint32_t node, uint32_t first, uint32_t end)
{
	enum verdict verdict = FAILED;
	uint32_t tail = 0;

	own_search(run);
	own_meet(run, node);
	run->queue[tail++] = node;
	for (uint32_t head = 0; head < tail && run->steps <= OWN_STEPS; head++) {
		const struct value at = {.sort = VALUE_NODE, .node = run->queue[head]};
		struct graph_run above =
			graph_neighbours(&lines->graph, at.node, GRAPH_FORWARD);

		for (uint32_t i = first; i < end; i++) {
			enum verdict one = own_same(&at, &run->values.items[i]);

			if (one == MET)
				return MET;
			verdict = one > verdict ? one : verdict;
		}
		if (lines->lost[at.node])
			verdict = OPEN;
		run->steps += 1 + (uint64_t)above.count + (end - first);
		for (uint32_t i = 0; i < above.count; i++)
			if (own_meet(run, above.items[i]))
				run->queue[tail++] = above.items[i];
	}
	return run->steps <= OWN_STEPS ? verdict : OPEN;
}

static enum verdict reaches_path(struct own_run *run, const struct condition *condition,
	struct value subject, uint32_t node)
{
	uint32_t first = own_path(run, condition->path, subject);
	enum verdict verdict = OPEN;

	own_make_plain(run, first);
	if (run->values.count > first)
		verdict = search(run, own_lines_along(run, &condition->along), node,
			first, run->values.count);
	run->values.count = first;
	return verdict;
}

static enum verdict does_reach(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	if (!value_is_node(&value))
		return OPEN;
	return condition->path ? reaches_path(run, condition, subject, value.node)
			       : reaches_condition(run, condition, value.node);
}

/* The way is for the finding, should there be one; conditions of its own have none. */
enum verdict judge_reaches(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	enum verdict verdict = own_any_plain(run, condition, subject, value, does_reach);

	run->blame.along = condition;
	return verdict;
}

enum verdict judge_not_reaches(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return verdict_not(judge_reaches(run, condition, subject, value));
}

/* ---- closed ways ---- */

static void find_loops(struct own_lines *lines)
{
	const struct graph *graph = &lines->graph;
	uint32_t *component = mem_alloc(graph->nodes, sizeof *component);
	uint32_t count = graph_components(graph, component);
	uint32_t *size = mem_alloc_zero(count, sizeof *size);

	lines->looped = mem_alloc_zero(graph->nodes, sizeof *lines->looped);
	for (uint32_t v = 0; v < graph->nodes; v++)
		size[component[v]]++;
	for (uint32_t v = 0; v < graph->nodes; v++) {
		struct graph_run above = graph_neighbours(graph, v, GRAPH_FORWARD);

		lines->looped[v] = size[component[v]] > 1;
		for (uint32_t i = 0; i < above.count; i++)
			lines->looped[v] = lines->looped[v] || above.items[i] == v;
	}
	free(size);
	free(component);
}

static enum verdict is_acyclic(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	struct own_lines *lines = own_lines_along(run, &condition->along);

	(void)subject;
	if (!value_is_node(&value))
		return OPEN;
	if (!lines->looped)
		find_loops(lines);
	return verdict_of(!lines->looped[value.node]);
}

enum verdict judge_acyclic(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	run->blame.along = condition;
	return own_any_plain(run, condition, subject, value, is_acyclic);
}

/* ---- depth and span ---- */

/* Nodes are taken when all below them were: those that never are lie on a closed way, or
 * above one. */
static void find_heights(struct own_run *run, struct own_lines *lines)
{
	const struct graph *graph = &lines->graph;
	uint32_t *waiting = mem_alloc(graph->nodes, sizeof *waiting), tail = 0;

	lines->height = mem_alloc_zero(graph->nodes, sizeof *lines->height);
	for (uint32_t v = 0; v < graph->nodes; v++) {
		waiting[v] = graph_neighbours(graph, v, GRAPH_BACKWARD).count;
		if (waiting[v] == 0)
			run->queue[tail++] = v;
	}
	for (uint32_t head = 0; head < tail; head++) {
		uint32_t v = run->queue[head];
		struct graph_run above = graph_neighbours(graph, v, GRAPH_FORWARD);

		for (uint32_t i = 0; i < above.count; i++) {
			uint32_t to = above.items[i];

			if (lines->height[to] < lines->height[v] + 1)
				lines->height[to] = lines->height[v] + 1;
			if (--waiting[to] == 0)
				run->queue[tail++] = to;
		}
	}
	for (uint32_t v = 0; v < graph->nodes; v++)
		if (waiting[v] > 0)
			lines->height[v] = NODE_NONE;
	free(waiting);
}

static enum verdict is_shallow(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	struct own_lines *lines = own_lines_along(run, &condition->along);

	(void)subject;
	if (!value_is_node(&value))
		return OPEN;
	if (!lines->height)
		find_heights(run, lines);
	if (lines->height[value.node] == NODE_NONE)
		return OPEN;
	return verdict_of(lines->height[value.node] <= condition->most);
}

enum verdict judge_max_depth(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	run->blame.along = condition;
	return own_any_plain(run, condition, subject, value, is_shallow);
}

static enum verdict is_narrow(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	const struct own_lines *lines = own_lines_along(run, &condition->along);
	struct graph_run below;
	uint32_t count = 0;

	(void)subject;
	if (!value_is_node(&value))
		return OPEN;
	below = graph_neighbours(&lines->graph, value.node, GRAPH_BACKWARD);
	own_search(run);
	for (uint32_t i = 0; i < below.count; i++)
		count += own_meet(run, below.items[i]) ? 1 : 0;
	run->steps += below.count;
	return verdict_of(count <= condition->most);
}

enum verdict judge_max_span(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return own_any_plain(run, condition, subject, value, is_narrow);
}
