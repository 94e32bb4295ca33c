/*
 * Compressed adjacency in both directions: one counting sort by `from`, one by `to`. All
 * six arrays lie in one block that begins at out_start.
 */
#include "graph/graph.h"

#include "base/beside.h"

/* One direction of the adjacency: of what, from which end to which, and where it goes. */
struct side {
	const struct graph_edge *edges;
	uint32_t nodes, count;
	enum graph_way way;
	uint32_t *start, *ends, *index;
};

static uint32_t edge_key(const struct graph_edge *edge, enum graph_way way)
{
	return way == GRAPH_FORWARD ? edge->from : edge->to;
}

static uint32_t edge_other(const struct graph_edge *edge, enum graph_way way)
{
	return way == GRAPH_FORWARD ? edge->to : edge->from;
}

/*
 * After the sums, start[v] is the place behind v's last edge; filling from the last edge
 * to the first moves it down to v's first place, and needs no second array of cursors.
 */
static void sort_edges(void *context)
{
	const struct side *side = context;
	const struct graph_edge *edges = side->edges;
	uint32_t nodes = side->nodes, count = side->count;

	memset(side->start, 0, ((size_t)nodes + 1) * sizeof *side->start);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t key = edge_key(&edges[i], side->way);
		if (key >= nodes)
			BUG("an edge ends outside the graph");
		side->start[key]++;
	}
	uint32_t sum = 0;
	for (uint32_t v = 0; v < nodes; v++) {
		sum += side->start[v];
		side->start[v] = sum;
	}
	side->start[nodes] = sum;
	for (uint32_t i = count; i-- > 0;) {
		uint32_t place = --side->start[edge_key(&edges[i], side->way)];
		side->ends[place] = edge_other(&edges[i], side->way);
		side->index[place] = i;
	}
}

void graph_build(struct graph *graph, uint32_t nodes, const struct graph_edge *edges,
	uint32_t count)
{
	if (nodes == GRAPH_NONE)
		BUG("a graph with too many nodes");
	size_t starts = (size_t)nodes + 1;
	uint32_t *block = mem_alloc(2 * starts + 4 * (size_t)count, sizeof *block);
	graph->nodes = nodes;
	graph->edges = count;
	graph->out_start = block;
	graph->in_start = block + starts;
	graph->out = block + 2 * starts;
	graph->out_edge = graph->out + count;
	graph->in = graph->out_edge + count;
	graph->in_edge = graph->in + count;
	struct side out = {edges, nodes, count, GRAPH_FORWARD, graph->out_start,
		graph->out, graph->out_edge};
	struct side in = {edges, nodes, count, GRAPH_BACKWARD, graph->in_start, graph->in,
		graph->in_edge};
	beside_both(sort_edges, &out, &in, count >= BESIDE_LEAST);
}

void graph_release(struct graph *graph)
{
	free(graph->out_start);
	*graph = (struct graph){0};
}

struct graph_run graph_neighbours(
	const struct graph *graph, uint32_t node, enum graph_way way)
{
	const uint32_t *start = way == GRAPH_FORWARD ? graph->out_start : graph->in_start;
	const uint32_t *ends = way == GRAPH_FORWARD ? graph->out : graph->in;
	return (struct graph_run){ends + start[node], start[node + 1] - start[node]};
}
