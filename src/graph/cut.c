/*
 * Sets of edges whose removal leaves no closed path. Small graphs are solved exactly in
 * cut_exact.c. For others an order of the nodes (cut_order.c) says which edges go
 * backwards; of these, edge by edge, those are put back that close no path.
 */
#include "graph_internal.h"

/* ---- numbers for the ends --------------------------------------------------------- */

/* Open addressing: the ends may be few among many nodes, and the cost is the edges'. */
struct names {
	struct name {
		uint32_t node, number;
	} * slots;
	uint32_t shift; /* of a 32-bit hash, so that its highest bits are the slot */
	uint32_t count;
};

static void names_init(struct names *names, uint32_t ends)
{
	uint32_t bits = 1;
	while (bits < 32 && UINT64_C(1) << bits < 2 * (uint64_t)ends)
		bits++;
	size_t size = (size_t)1 << bits;
	names->slots = mem_alloc(size, sizeof *names->slots);
	memset(names->slots, 0xff, size * sizeof *names->slots);
	names->shift = 32 - bits;
	names->count = 0;
}

/* Numbers go by first appearance. */
static uint32_t names_number(struct names *names, uint32_t node)
{
	uint32_t mask = UINT32_MAX >> names->shift;
	uint32_t at = node * UINT32_C(2654435769) >> names->shift;
	while (names->slots[at].node != GRAPH_NONE) {
		if (names->slots[at].node == node)
			return names->slots[at].number;
		at = (at + 1) & mask;
	}
	names->slots[at] = (struct name){node, names->count};
	return names->count++;
}

/* The graph of these edges alone: its nodes are their ends. */
static void build_compact(struct graph *graph, uint32_t nodes,
	const struct graph_edge *edges, uint32_t count)
{
	struct graph_edge *own = mem_alloc(count, sizeof *own);
	struct names names;
	names_init(&names, nodes / 2 < count ? nodes : 2 * count);
	for (uint32_t i = 0; i < count; i++) {
		own[i].from = names_number(&names, edges[i].from);
		own[i].to = names_number(&names, edges[i].to);
	}
	graph_build(graph, names.count, own, count);
	free(names.slots);
	free(own);
}

/* ---- putting back ----------------------------------------------------------------- */

struct search {
	const struct graph *graph;
	bool *is_cut;            /* by edge */
	uint32_t *seen, *wanted; /* by node: the round, from 1, in which it was so */
	uint32_t *queue, tail;   /* what was seen in this round */
	uint32_t round, missing; /* wanted nodes that were not seen yet */
	uint64_t steps;          /* that are left */
};

/* Wants the givers of those edges to `node` that are cut. */
static void want_givers(struct search *search, uint32_t node)
{
	const struct graph *graph = search->graph;
	search->missing = 0;
	for (uint32_t i = graph->in_start[node]; i < graph->in_start[node + 1]; i++) {
		uint32_t giver = graph->in[i];
		if (search->is_cut[graph->in_edge[i]] &&
			search->wanted[giver] != search->round) {
			search->wanted[giver] = search->round;
			search->missing++;
		}
	}
}

static void see(struct search *search, uint32_t node)
{
	if (search->seen[node] == search->round)
		return;
	search->seen[node] = search->round;
	search->queue[search->tail++] = node;
	if (search->wanted[node] == search->round)
		search->missing--;
}

/*
 * Follows the edges that are not cut. True when all that `node` leads to was seen; false
 * when the search ended before that: nothing was missing any more, or no steps were left.
 */
static bool see_all_behind(struct search *search, uint32_t node)
{
	const struct graph *graph = search->graph;
	search->tail = 0;
	see(search, node);
	for (uint32_t head = 0; head < search->tail; head++) {
		uint32_t from = search->queue[head];
		for (uint32_t i = graph->out_start[from]; i < graph->out_start[from + 1];
			i++) {
			if (search->missing == 0 || search->steps == 0)
				return false;
			search->steps--;
			if (!search->is_cut[graph->out_edge[i]])
				see(search, graph->out[i]);
		}
	}
	return true;
}

/*
 * Edges to one node are tried together: putting one back does not change what the node
 * leads to. One round over the nodes is enough, since an edge that closes a path now
 * still closes it when others have come back.
 */
static void put_back(struct search *search)
{
	const struct graph *graph = search->graph;
	for (uint32_t node = 0; node < graph->nodes && search->steps > 0; node++) {
		search->round = node + 1;
		want_givers(search, node);
		if (search->missing == 0 || !see_all_behind(search, node))
			continue;
		for (uint32_t i = graph->in_start[node]; i < graph->in_start[node + 1];
			i++) {
			if (search->seen[graph->in[i]] != search->round)
				search->is_cut[graph->in_edge[i]] = false;
		}
	}
}

static void put_back_all(const struct graph *graph, bool *is_cut)
{
	struct search search = {
		.graph = graph,
		.is_cut = is_cut,
		.seen = mem_alloc_zero(graph->nodes, sizeof *search.seen),
		.wanted = mem_alloc_zero(graph->nodes, sizeof *search.wanted),
		.queue = mem_alloc(graph->nodes, sizeof *search.queue),
		.steps = GRAPH_CUT_STEPS,
	};
	put_back(&search);
	free(search.seen);
	free(search.wanted);
	free(search.queue);
}

/* ---- the cut ---------------------------------------------------------------------- */

/* Marks what goes backwards in a good order; a self-loop does in every order. */
static void cut_backwards(const struct graph *graph, bool *is_cut)
{
	uint32_t *position = mem_alloc(graph->nodes, sizeof *position);
	cut_order(graph, position);
	for (uint32_t v = 0; v < graph->nodes; v++) {
		for (uint32_t i = graph->out_start[v]; i < graph->out_start[v + 1]; i++)
			is_cut[graph->out_edge[i]] =
				position[graph->out[i]] <= position[v];
	}
	free(position);
}

static uint32_t cut_ordered(
	uint32_t nodes, const struct graph_edge *edges, uint32_t count, uint32_t *cut)
{
	struct graph graph;
	bool *is_cut = mem_alloc(count, sizeof *is_cut);
	uint32_t size = 0;
	build_compact(&graph, nodes, edges, count);
	cut_backwards(&graph, is_cut);
	put_back_all(&graph, is_cut);
	for (uint32_t i = 0; i < count; i++) {
		if (is_cut[i])
			cut[size++] = i;
	}
	free(is_cut);
	graph_release(&graph);
	return size;
}

uint32_t graph_cut(uint32_t nodes, const struct graph_edge *edges, uint32_t count,
	uint32_t *cut, bool *exact)
{
	for (uint32_t i = 0; i < count; i++) {
		if (edges[i].from >= nodes || edges[i].to >= nodes)
			BUG("an edge ends outside the graph");
	}
	*exact = count <= GRAPH_CUT_EXACT;
	return *exact ? cut_smallest(edges, count, cut)
		      : cut_ordered(nodes, edges, count, cut);
}
