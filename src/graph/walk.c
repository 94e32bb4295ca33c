/*
 * Breadth-first walks. Both pay for what they visit only, so that many of them over one
 * large graph stay cheap: the caller owns the marks and takes care of resetting them.
 */
#include "graph/graph.h"

uint32_t graph_reach(const struct graph *graph, const uint32_t *seeds, uint32_t count,
	enum graph_way way, bool *mark, uint32_t *queue)
{
	uint32_t tail = 0;
	for (uint32_t i = 0; i < count; i++) {
		if (!mark[seeds[i]]) {
			mark[seeds[i]] = true;
			queue[tail++] = seeds[i];
		}
	}
	for (uint32_t head = 0; head < tail; head++) {
		struct graph_run run = graph_neighbours(graph, queue[head], way);
		for (uint32_t i = 0; i < run.count; i++) {
			if (!mark[run.items[i]]) {
				mark[run.items[i]] = true;
				queue[tail++] = run.items[i];
			}
		}
	}
	return tail;
}

/* A search by graph_shortest: each node that was met knows the one that met it first. */
struct search {
	const struct graph *graph;
	const uint32_t *within;
	uint32_t *parent, *queue;
	uint32_t tail;
};

/* Looks at the edges of `node`; is `to` at the end of one? */
static bool expand(struct search *search, uint32_t node, uint32_t to)
{
	const uint32_t *within = search->within;
	struct graph_run run = graph_neighbours(search->graph, node, GRAPH_FORWARD);
	for (uint32_t i = 0; i < run.count; i++) {
		uint32_t next = run.items[i];
		if (within && within[next] != within[node])
			continue;
		if (next == to)
			return true;
		if (search->parent[next] == GRAPH_NONE) {
			search->parent[next] = node;
			search->queue[search->tail++] = next;
		}
	}
	return false;
}

/* Writes the way from the root of the search to `last`, and behind it `to`. */
static uint32_t write_path(
	const struct search *search, uint32_t last, uint32_t to, uint32_t *path)
{
	uint32_t count = 2;
	for (uint32_t v = last; search->parent[v] != v; v = search->parent[v])
		count++;
	path[count - 1] = to;
	for (uint32_t i = count - 1, v = last; i-- > 0; v = search->parent[v])
		path[i] = v;
	return count;
}

uint32_t graph_shortest(const struct graph *graph, uint32_t from, uint32_t to,
	const uint32_t *within, uint32_t *path, uint32_t *scratch)
{
	struct search search = {graph, within, scratch, scratch + graph->nodes, 1};
	uint32_t found = 0;
	search.parent[from] = from;
	search.queue[0] = from;
	for (uint32_t head = 0; head < search.tail && !found; head++) {
		if (expand(&search, search.queue[head], to))
			found = write_path(&search, search.queue[head], to, path);
	}
	for (uint32_t i = 0; i < search.tail; i++)
		search.parent[search.queue[i]] = GRAPH_NONE;
	return found;
}
