/*
 * What rules, chain and charts ask of a model, each in one or two linear passes.
 *
 * "Below" goes by first steps. With one step from each node the lines form trees whose
 * tops are either nodes without a superior or the nodes of a ring (a closed walk):
 *
 *	a -> b -> r          d -> e -> (f -> g -> h -> f)
 *
 * Leaves are peeled off until only rings are left (Kahn 1962); the order of peeling has
 * every node before its superior. Forwards it adds up the sizes of subtrees, backwards it
 * hands each node an interval inside that of its superior, so that "below" is a
 * comparison of numbers. The nodes of a ring are the tops of their trees, and what hangs
 * below one of them is below all of them, itself included.
 */
#include "check_internal.h"

#include "base/beside.h"

#include <stdlib.h>

static void make_accountability(struct analysis *analysis)
{
	const struct model *model = analysis->model;
	uint32_t nodes = model->node_count, count = 0;
	struct graph_edge *edges =
		mem_alloc(nodes ? model->step_start[nodes] : 0, sizeof *edges);

	for (uint32_t v = 0; v < nodes; v++) {
		struct step_run steps = model_steps(model, v);

		for (uint32_t i = 0; i < steps.count; i++)
			if (steps.items[i].to != NODE_NONE)
				edges[count++] =
					(struct graph_edge){v, steps.items[i].to};
	}
	graph_build(&analysis->accountability, nodes, edges, count);
	free(edges);
}

static void find_rooted(struct analysis *analysis)
{
	const struct model *model = analysis->model;
	uint32_t *seeds = mem_alloc(model->root_count, sizeof *seeds), count = 0;
	uint32_t *queue = mem_alloc(model->node_count, sizeof *queue);

	analysis->rooted = mem_alloc_zero(model->node_count, sizeof *analysis->rooted);
	for (uint32_t v = 0; v < model->node_count; v++)
		if (model->nodes[v].is_root)
			seeds[count++] = v;
	graph_reach(&analysis->accountability, seeds, count, GRAPH_BACKWARD,
		analysis->rooted, queue);
	free(queue);
	free(seeds);
}

/* Own groups, own units, and whatever else has an accountability, without a root. */
static void count_unrooted(struct analysis *analysis)
{
	const struct model *model = analysis->model;

	for (uint32_t v = 0; v < model->node_count; v++) {
		const struct node *node = &model->nodes[v];
		bool body = node->sort == SORT_GROUP || node->sort == SORT_UNIT;

		if (analysis->rooted[v] || !node_is_present(node))
			continue;
		if ((body && node_is_own(node)) || model_steps(model, v).count > 0)
			analysis->unrooted++;
	}
}

/* ---- the forest of first steps ---- */

struct forest {
	uint32_t nodes;
	uint32_t *superior;       /* the first step, or NODE_NONE */
	uint32_t *order, peeled;  /* every node that is on no ring, before its superior */
	uint32_t *waiting, *size; /* subordinates not peeled yet; size of the subtree */
};

static void forest_peel(struct forest *forest)
{
	for (uint32_t v = 0; v < forest->nodes; v++) {
		forest->size[v] = 1;
		if (forest->superior[v] != NODE_NONE)
			forest->waiting[forest->superior[v]]++;
	}
	for (uint32_t v = 0; v < forest->nodes; v++)
		if (forest->waiting[v] == 0)
			forest->order[forest->peeled++] = v;
	for (uint32_t i = 0; i < forest->peeled; i++) {
		uint32_t v = forest->order[i], up = forest->superior[v];

		if (up == NODE_NONE)
			continue;
		forest->size[up] += forest->size[v];
		if (--forest->waiting[up] == 0)
			forest->order[forest->peeled++] = up;
	}
}

/* What was not peeled still has a subordinate that was not: it lies on a ring. */
static void number_rings(struct analysis *analysis, const struct forest *forest)
{
	uint32_t rings = 0;

	for (uint32_t v = 0; v < forest->nodes; v++) {
		if (forest->waiting[v] == 0 || analysis->ring[v])
			continue;
		rings++;
		for (uint32_t u = v; !analysis->ring[u]; u = forest->superior[u])
			analysis->ring[u] = rings;
	}
}

/* `waiting` becomes the first number not yet given away inside each node's interval. */
static void place_top(
	struct analysis *analysis, struct forest *forest, uint32_t v, uint32_t *next)
{
	analysis->top[v] = v;
	analysis->enter[v] = *next;
	analysis->leave[v] = *next + forest->size[v];
	forest->waiting[v] = *next + 1;
	*next += forest->size[v];
}

static void place_nodes(struct analysis *analysis, struct forest *forest)
{
	uint32_t next = 0;

	for (uint32_t v = 0; v < forest->nodes; v++)
		if (analysis->ring[v])
			place_top(analysis, forest, v, &next);
	for (uint32_t i = forest->peeled; i-- > 0;) {
		uint32_t v = forest->order[i], up = forest->superior[v];

		if (up == NODE_NONE) {
			place_top(analysis, forest, v, &next);
			continue;
		}
		analysis->top[v] = analysis->top[up];
		analysis->enter[v] = forest->waiting[up];
		analysis->leave[v] = forest->waiting[up] + forest->size[v];
		forest->waiting[up] += forest->size[v];
		forest->waiting[v] = analysis->enter[v] + 1;
	}
}

static void make_forest(void *context)
{
	struct analysis *analysis = context;
	uint32_t nodes = analysis->model->node_count;
	struct forest forest = {
		.nodes = nodes,
		.superior = mem_alloc(nodes, sizeof(uint32_t)),
		.order = mem_alloc(nodes, sizeof(uint32_t)),
		.waiting = mem_alloc_zero(nodes, sizeof(uint32_t)),
		.size = mem_alloc(nodes, sizeof(uint32_t)),
	};

	analysis->enter = mem_alloc(nodes, sizeof *analysis->enter);
	analysis->leave = mem_alloc(nodes, sizeof *analysis->leave);
	analysis->ring = mem_alloc_zero(nodes, sizeof *analysis->ring);
	analysis->top = mem_alloc(nodes, sizeof *analysis->top);
	for (uint32_t v = 0; v < nodes; v++)
		forest.superior[v] = model_superior(analysis->model, v);
	forest_peel(&forest);
	number_rings(analysis, &forest);
	place_nodes(analysis, &forest);
	free(forest.superior);
	free(forest.order);
	free(forest.waiting);
	free(forest.size);
}

void analysis_make(struct analysis *analysis, const struct model *model)
{
	struct beside forest;

	*analysis = (struct analysis){.model = model};
	beside_start(&forest, make_forest, analysis, model->node_count >= BESIDE_LEAST);
	make_accountability(analysis);
	find_rooted(analysis);
	count_unrooted(analysis);
	beside_end(&forest);
}

void analysis_release(struct analysis *analysis)
{
	graph_release(&analysis->accountability);
	free(analysis->rooted);
	free(analysis->enter);
	free(analysis->leave);
	free(analysis->ring);
	free(analysis->top);
	*analysis = (struct analysis){0};
}

bool analysis_below(const struct analysis *analysis, uint32_t node, uint32_t above)
{
	if (analysis->ring[above])
		return analysis->ring[analysis->top[node]] == analysis->ring[above];
	return analysis->enter[above] < analysis->enter[node] &&
	       analysis->leave[node] <= analysis->leave[above];
}

void analysis_components(const struct analysis *analysis, uint32_t *component)
{
	graph_components(&analysis->accountability, component);
}

/* ---- lines of one type ---- */

void lines_graph(const struct model *model, uint16_t relation, bool loops,
	struct graph *graph, uint32_t **lines)
{
	uint32_t room = 0, count = 0, *found;
	struct graph_edge *edges;

	for (uint32_t i = 0; i < model->line_count; i++)
		room += model->lines[i].relation == relation;
	edges = mem_alloc(room, sizeof *edges);
	found = mem_alloc(room, sizeof *found);
	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (line->relation != relation || !model_line_counts(model, line) ||
			(!loops && line->from == line->to.node))
			continue;
		edges[count] = (struct graph_edge){line->from, line->to.node};
		found[count++] = i;
	}
	graph_build(graph, model->node_count, edges, count);
	free(edges);
	if (lines)
		*lines = found;
	else
		free(found);
}

void analysis_lines(const struct model *model, uint16_t relation, struct graph *graph,
	uint32_t **lines)
{
	lines_graph(model, relation, true, graph, lines);
}
