/*
 * Eades, Lin and Smyth, A fast and effective heuristic for the feedback arc set problem
 * (1993). Nodes are taken out one by one: a sink goes to the right end of the order, a
 * source to the left, and where there is neither, the node with the most edges out above
 * edges in goes to the left; its edges in are what it costs. At most half of the edges go
 * backwards.
 *
 * The nodes left are kept in rings by the difference of their degrees, with one ring for
 * sinks and one for sources, so that a step costs the degree of the node taken.
 */
#include "graph_internal.h"

struct rings {
	const struct graph *graph;
	uint32_t *next, *prev; /* by node; behind the nodes come the heads of the rings */
	uint32_t *out, *in;    /* degrees among the nodes left */
	uint32_t widest;       /* the largest degree */
	uint32_t top;          /* no ring of differences above this one holds a node */
};

enum { RING_SINKS, RING_SOURCES, RING_DIFFERENCES };

static uint32_t ring_of(const struct rings *rings, uint32_t node)
{
	if (rings->out[node] == 0)
		return RING_SINKS;
	if (rings->in[node] == 0)
		return RING_SOURCES;
	return RING_DIFFERENCES + rings->widest + rings->out[node] - rings->in[node];
}

static void ring_remove(struct rings *rings, uint32_t node)
{
	rings->next[rings->prev[node]] = rings->next[node];
	rings->prev[rings->next[node]] = rings->prev[node];
}

/* Puts a node at the front of the ring that its degrees say. */
static void ring_add(struct rings *rings, uint32_t node)
{
	uint32_t ring = ring_of(rings, node);
	uint32_t head = rings->graph->nodes + ring;
	if (ring > rings->top)
		rings->top = ring;
	rings->next[node] = rings->next[head];
	rings->prev[node] = head;
	rings->prev[rings->next[head]] = node;
	rings->next[head] = node;
}

static uint32_t ring_first(const struct rings *rings, uint32_t ring)
{
	uint32_t node = rings->next[rings->graph->nodes + ring];
	return node < rings->graph->nodes ? node : GRAPH_NONE;
}

/* Takes out `node`: its neighbours lose an edge each and change rings. */
static void ring_take(struct rings *rings, uint32_t node, const uint32_t *position)
{
	ring_remove(rings, node);
	for (enum graph_way way = GRAPH_FORWARD; way <= GRAPH_BACKWARD; way++) {
		struct graph_run run = graph_neighbours(rings->graph, node, way);
		uint32_t *degree = way == GRAPH_FORWARD ? rings->in : rings->out;
		for (uint32_t i = 0; i < run.count; i++) {
			uint32_t other = run.items[i];
			if (position[other] != GRAPH_NONE)
				continue;
			ring_remove(rings, other);
			degree[other]--;
			ring_add(rings, other);
		}
	}
}

static void rings_init(struct rings *rings, const struct graph *graph)
{
	uint32_t nodes = graph->nodes;
	*rings = (struct rings){.graph = graph};
	rings->out = mem_alloc(nodes, sizeof *rings->out);
	rings->in = mem_alloc(nodes, sizeof *rings->in);
	for (uint32_t v = 0; v < nodes; v++) {
		rings->out[v] = graph->out_start[v + 1] - graph->out_start[v];
		rings->in[v] = graph->in_start[v + 1] - graph->in_start[v];
		if (rings->out[v] > rings->widest)
			rings->widest = rings->out[v];
		if (rings->in[v] > rings->widest)
			rings->widest = rings->in[v];
	}
	size_t places = (size_t)nodes + RING_DIFFERENCES + 2 * (size_t)rings->widest + 1;
	rings->next = mem_alloc(places, sizeof *rings->next);
	rings->prev = mem_alloc(places, sizeof *rings->prev);
	for (size_t head = nodes; head < places; head++)
		rings->next[head] = rings->prev[head] = (uint32_t)head;
	/* Backwards, since a ring is filled at its front: the first node lies first. */
	for (uint32_t v = nodes; v-- > 0;)
		ring_add(rings, v);
}

static void rings_release(struct rings *rings)
{
	free(rings->next);
	free(rings->prev);
	free(rings->out);
	free(rings->in);
}

/* The first node of the highest ring. One is left, and it is no sink and no source. */
static uint32_t ring_highest(struct rings *rings)
{
	uint32_t node = ring_first(rings, rings->top);
	while (node == GRAPH_NONE)
		node = ring_first(rings, --rings->top);
	return node;
}

void cut_order(const struct graph *graph, uint32_t *position)
{
	struct rings rings;
	uint32_t left = 0, right = graph->nodes;
	for (uint32_t v = 0; v < graph->nodes; v++)
		position[v] = GRAPH_NONE;
	rings_init(&rings, graph);
	while (left < right) {
		uint32_t node = ring_first(&rings, RING_SINKS);
		if (node != GRAPH_NONE) {
			position[node] = --right;
		} else {
			node = ring_first(&rings, RING_SOURCES);
			if (node == GRAPH_NONE)
				node = ring_highest(&rings);
			position[node] = left++;
		}
		ring_take(&rings, node, position);
	}
	rings_release(&rings);
}
