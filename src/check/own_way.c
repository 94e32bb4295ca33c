/*
 * The way that a finding along lines is about: the closed one on which the node lies
 * (acyclic), the one below it that is too deep (max_depth), the one to where it should
 * not lead (not_reaches). It is searched for again when a finding is reported, by
 * breadth first, so that judging need not keep any. A rule that finds something in a
 * hundred thousand nodes does not pay for as many ways: there is a budget for a rule.
 */
#include "check_internal.h"
#include "own_along_internal.h"

#include <stdlib.h>

enum { WAY_MOST = 100, WAY_STEPS = 5000000 };

struct way {
	struct own_run *run;
	const struct own_lines *lines;
	uint32_t nodes[WAY_MOST + 1], count; /* in the direction of the lines */
};

/* ---- finding it ---- */

static void add(struct way *way, uint32_t node)
{
	way->nodes[way->count++] = node;
}

static void turn_round(struct way *way)
{
	for (uint32_t i = 0, j = way->count; i + 1 < j; i++) {
		uint32_t node = way->nodes[i];

		way->nodes[i] = way->nodes[--j];
		way->nodes[j] = node;
	}
}

/* Back from `node` to where the search began, by whom each was met from. */
static void trace(struct way *way, uint32_t start, uint32_t node)
{
	while (node != start && way->count < WAY_MOST) {
		add(way, node);
		node = way->run->parent[node];
	}
	if (node == start)
		add(way, node);
	else
		way->count = 0; /* too long to be of use */
	turn_round(way);
}

typedef bool is_end_of(struct own_run *run, const struct condition *condition,
	uint32_t start, uint32_t node);

/* A shortest way of one line or more from `start` to an end. */
static void search(struct way *way, const struct condition *condition, uint32_t start,
	is_end_of *is_end)
{
	struct own_run *run = way->run;
	uint32_t tail = 0;

	if (!run->parent)
		run->parent = mem_alloc(run->model->node_count, sizeof *run->parent);
	own_search(run);
	own_meet(run, start);
	run->queue[tail++] = start;
	for (uint32_t head = 0; head < tail && run->way_steps < WAY_STEPS; head++) {
		uint32_t from = run->queue[head];
		struct graph_run next =
			graph_neighbours(&way->lines->graph, from, GRAPH_FORWARD);

		run->way_steps += 1 + next.count;
		for (uint32_t i = 0; i < next.count; i++) {
			uint32_t to = next.items[i];
			bool met = !own_meet(run, to);

			if (!met) {
				run->parent[to] = from;
				run->queue[tail++] = to;
			}
			if ((met && to != start) || !is_end(run, condition, start, to))
				continue;
			trace(way, start, to == start ? from : to);
			if (to == start && way->count > 0)
				add(way, start);
			return;
		}
	}
}

static bool is_start(struct own_run *run, const struct condition *condition,
	uint32_t start, uint32_t node)
{
	(void)run, (void)condition;
	return node == start;
}

static bool is_target(struct own_run *run, const struct condition *condition,
	uint32_t start, uint32_t node)
{
	(void)start;
	return own_find(run, &condition->items[0])->verdicts[node] == MET;
}

/* Down along the longest way, as far as proves that it is too deep. */
static void descend(struct way *way, uint32_t node, uint32_t most)
{
	const struct own_lines *lines = way->lines;

	if (most >= WAY_MOST || lines->height[node] == NODE_NONE ||
		lines->height[node] <= most)
		return;
	add(way, node);
	while (way->count <= most + 1) {
		struct graph_run below =
			graph_neighbours(&lines->graph, node, GRAPH_BACKWARD);
		uint32_t next = 0;

		while (lines->height[below.items[next]] + 1 != lines->height[node])
			next++;
		way->run->way_steps += next + 1;
		add(way, node = below.items[next]);
	}
	turn_round(way);
}

static void find(struct way *way, const struct condition *condition, uint32_t node)
{
	switch (condition->test) {
	case TEST_ACYCLIC:
		if (way->lines->looped[node])
			search(way, condition, node, is_start);
		return;
	case TEST_MAX_DEPTH:
		descend(way, node, condition->most);
		return;
	default:
		if (!condition->path)
			search(way, condition, node, is_target);
	}
}

/* ---- telling it ---- */

/* The line of the graph from one node to the next; NODE_NONE: it follows from a head. */
static uint32_t line_between(const struct own_lines *lines, uint32_t from, uint32_t to)
{
	const struct graph *graph = &lines->graph;

	for (uint32_t i = graph->out_start[from]; i < graph->out_start[from + 1]; i++)
		if (graph->out[i] == to)
			return lines->line[graph->out_edge[i]];
	BUG("a way leaves the graph");
}

static void note(const struct way *way, struct diag *diag, uint32_t from, uint32_t to)
{
	const struct check *check = way->run->check;
	const struct model *model = check->model;
	uint32_t line = line_between(way->lines, from, to);

	if (line == NODE_NONE)
		NOTE(check, diag, id_at(check, from),
			"'%.*s' answers to '%.*s', by the units", ID(check, from),
			ID(check, to));
	else
		NOTE(check, diag, model->lines[line].to.at, "'%.*s' %.*s '%.*s' here",
			ID(check, from),
			STR_ARG(relation_verb(model, model->lines[line].relation)),
			ID(check, to));
}

void own_tell_way(struct own_run *run, struct diag *diag)
{
	const struct condition *condition = run->blame.along;
	struct way way = {.run = run};

	if (!condition || run->blame.node == NODE_NONE || run->way_steps >= WAY_STEPS)
		return;
	way.lines = own_lines_along(run, &condition->along);
	find(&way, condition, run->blame.node);
	if (way.count < 2)
		return;
	path_of(run->check, diag, way.nodes, way.count);
	for (uint32_t i = 0; i + 1 < way.count; i++)
		note(&way, diag, way.nodes[i], way.nodes[i + 1]);
}
