/*
 * Strong components in one depth-first pass with an explicit stack: Tarjan (Depth-first
 * search and linear graph algorithms, 1972) in the form of Pearce (A space-efficient
 * algorithm for finding strongly connected components, 2016). One number a node says all
 * that Tarjan's index, low-link and on-stack flag say, so that looking at an edge touches
 * one place in memory:
 *
 *	0                not seen yet
 *	1, 2, 3, ...     seen, the component not complete; rises in order of visit
 *	..., n - 1, n    complete; the same for all of a component, falls from n
 *
 * The two counts never meet: a component that is complete takes one number from above and
 * gives back one to those below, so that with k complete none below exceeds n - k.
 */
#include "graph/graph.h"

struct frame {
	uint32_t node;
	uint32_t next; /* the next place in `out` to look at */
	uint32_t low;  /* the least number met from here on */
};

struct search {
	const struct graph *graph;
	uint32_t *number;     /* by node, as above */
	struct frame *frames; /* the path from the root of the search */
	uint32_t *open;       /* nodes left by the search whose component is incomplete */
	uint32_t held;        /* how many are open */
	uint32_t rising;      /* the next number from below */
	uint32_t falling;     /* the next from above */
};

static void enter(struct search *search, struct frame *frame, uint32_t node)
{
	uint32_t number = search->rising++;
	search->number[node] = number;
	*frame = (struct frame){node, search->graph->out_start[node], number};
}

/* The next successor that was not seen, or GRAPH_NONE when all edges were looked at. */
static uint32_t next_unseen(const struct search *search, struct frame *frame)
{
	uint32_t end = search->graph->out_start[frame->node + 1];
	while (frame->next < end) {
		uint32_t node = search->graph->out[frame->next++];
		uint32_t number = search->number[node];
		if (number == 0)
			return node;
		if (number < frame->low)
			frame->low = number;
	}
	return GRAPH_NONE;
}

/*
 * A node that met nothing lower than itself is the first of its component: the rest of it
 * lies on top of the open nodes. Any other node joins them.
 */
static void leave(struct search *search, const struct frame *frame)
{
	uint32_t *number = search->number;
	if (frame->low < number[frame->node]) {
		search->open[search->held++] = frame->node;
		return;
	}
	while (search->held > 0 && number[search->open[search->held - 1]] > frame->low)
		number[search->open[--search->held]] = search->falling;
	number[frame->node] = search->falling--;
	search->rising--;
}

static void search_from(struct search *search, uint32_t root)
{
	struct frame *top = search->frames;
	enter(search, top, root);
	for (;;) {
		uint32_t node = next_unseen(search, top);
		if (node != GRAPH_NONE) {
			enter(search, ++top, node);
			continue;
		}
		leave(search, top);
		if (top == search->frames)
			return;
		top--;
		if (top[1].low < top->low)
			top->low = top[1].low;
	}
}

/* From n, n - 1, ... in the order of completion to 0, 1, ... in that of first nodes. */
static uint32_t renumber(uint32_t nodes, uint32_t *number, uint32_t *name)
{
	uint32_t count = 0;
	memset(name, 0xff, nodes * sizeof *name);
	for (uint32_t v = 0; v < nodes; v++) {
		uint32_t old = nodes - number[v];
		if (name[old] == GRAPH_NONE)
			name[old] = count++;
		number[v] = name[old];
	}
	return count;
}

uint32_t graph_components(const struct graph *graph, uint32_t *component)
{
	uint32_t nodes = graph->nodes;
	if (nodes == 0)
		return 0;
	struct search search = {
		.graph = graph,
		.number = component,
		.frames = mem_alloc(nodes, sizeof *search.frames),
		.open = mem_alloc(nodes, sizeof *search.open),
		.rising = 1,
		.falling = nodes,
	};
	memset(component, 0, nodes * sizeof *component);
	for (uint32_t v = 0; v < nodes; v++) {
		if (component[v] == 0)
			search_from(&search, v);
	}
	uint32_t count = renumber(nodes, component, search.open);
	free(search.frames);
	free(search.open);
	return count;
}
