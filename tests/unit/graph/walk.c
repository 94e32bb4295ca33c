/* graph_reach and graph_shortest against slow and plain ways to the same answer. */
#include <criterion/criterion.h>

#include "sample.h"

enum { MOST = 10, FAR = 1000 };

/* ---- reach ------------------------------------------------------------------------ */

/* Marks over and over, until nothing new is marked. */
static void expected_reach(const struct sample *sample, const uint32_t *seeds,
	uint32_t count, enum graph_way way, const bool wall[MOST], bool mark[MOST])
{
	bool changed = true;

	for (uint32_t v = 0; v < sample->nodes; v++)
		mark[v] = false;
	for (uint32_t i = 0; i < count; i++)
		mark[seeds[i]] = !wall[seeds[i]];
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < sample->count; i++) {
			struct graph_edge edge = sample->edges[i];
			uint32_t from = way == GRAPH_FORWARD ? edge.from : edge.to;
			uint32_t to = way == GRAPH_FORWARD ? edge.to : edge.from;

			if (mark[from] && !mark[to] && !wall[to])
				mark[to] = changed = true;
		}
	}
}

static void compare_reach(uint64_t *state, const struct sample *sample)
{
	enum graph_way way = random_below(state, 2) ? GRAPH_FORWARD : GRAPH_BACKWARD;
	uint32_t seeds[3], seed_count = random_below(state, 4), queue[MOST], count = 0;
	bool wall[MOST], expected[MOST], mark[MOST];
	struct graph graph;

	for (uint32_t i = 0; i < seed_count; i++)
		seeds[i] = random_below(state, sample->nodes);
	for (uint32_t v = 0; v < sample->nodes; v++)
		mark[v] = wall[v] = random_below(state, 5) == 0;
	expected_reach(sample, seeds, seed_count, way, wall, expected);
	graph_build(&graph, sample->nodes, sample->edges, sample->count);
	uint32_t set = graph_reach(&graph, seeds, seed_count, way, mark, queue);
	for (uint32_t v = 0; v < sample->nodes; v++) {
		cr_assert_eq(mark[v], expected[v] || wall[v]);
		count += expected[v];
	}
	cr_assert_eq(set, count);
	for (uint32_t i = 0; i < set; i++) {
		cr_assert(expected[queue[i]]);
		expected[queue[i]] = false; /* each once */
	}
	graph_release(&graph);
}

Test(graph_reach, random_graphs)
{
	uint64_t state = 3;

	for (int round = 0; round < 10000; round++) {
		uint32_t nodes = 1 + random_below(&state, MOST);
		uint32_t count = random_below(&state, 2 * nodes + 1);
		struct sample sample = sample_random(&state, nodes, count);

		compare_reach(&state, &sample);
		sample_release(&sample);
	}
}

/* 0 -> 3, 0 -> 1, 3 -> 2, 1 -> 2: by distance from the seeds, then by edge order. */
Test(graph_reach, leaves_the_order_of_visit)
{
	const struct graph_edge edges[] = {{0, 3}, {0, 1}, {1, 2}, {3, 4}};
	const uint32_t seed = 0, expected[] = {0, 3, 1, 4, 2};
	bool mark[5] = {false};
	uint32_t queue[5];
	struct graph graph;

	graph_build(&graph, 5, edges, 4);
	cr_assert_eq(graph_reach(&graph, &seed, 1, GRAPH_FORWARD, mark, queue), 5);
	cr_assert_arr_eq(queue, expected, sizeof expected);
	graph_release(&graph);
}

Test(graph_reach, no_nodes)
{
	struct graph graph;

	graph_build(&graph, 0, NULL, 0);
	cr_assert_eq(graph_reach(&graph, NULL, 0, GRAPH_FORWARD, NULL, NULL), 0);
	graph_release(&graph);
}

enum { MILLION = 1000000 };

Test(graph_reach, chain_of_a_million)
{
	struct sample sample = sample_chain(MILLION, false);
	bool *mark = mem_alloc_zero(MILLION, sizeof *mark);
	uint32_t *queue = mem_alloc(MILLION, sizeof *queue);
	uint32_t seed = MILLION - 1;
	struct graph graph;

	graph_build(&graph, sample.nodes, sample.edges, sample.count);
	cr_assert_eq(graph_reach(&graph, &seed, 1, GRAPH_BACKWARD, mark, queue), MILLION);
	cr_assert_eq(queue[MILLION - 1], 0);
	graph_release(&graph);
	sample_release(&sample);
	free(mark);
	free(queue);
}

/* ---- shortest --------------------------------------------------------------------- */

static bool edge_allowed(
	const struct graph_edge *edge, const uint32_t *within, uint32_t from)
{
	return !within ||
	       (within[edge->from] == within[from] && within[edge->to] == within[from]);
}

/*
 * Distances to `to` by relaxing all edges over and over; then from `from` always along
 * the first edge that leads one step nearer.
 */
static uint32_t expected_path(const struct sample *sample, uint32_t from, uint32_t to,
	const uint32_t *within, uint32_t path[MOST + 1])
{
	uint32_t distance[MOST], count = 0, at = from, best = FAR;

	for (uint32_t v = 0; v < sample->nodes; v++)
		distance[v] = v == to ? 0 : FAR;
	for (uint32_t n = 0; n < sample->nodes; n++) {
		for (uint32_t i = 0; i < sample->count; i++) {
			struct graph_edge edge = sample->edges[i];
			if (edge_allowed(&edge, within, from) &&
				distance[edge.to] + 1 < distance[edge.from])
				distance[edge.from] = distance[edge.to] + 1;
		}
	}
	for (uint32_t i = 0; i < sample->count; i++) {
		struct graph_edge edge = sample->edges[i];
		if (edge.from == from && edge_allowed(&edge, within, from) &&
			distance[edge.to] < best)
			best = distance[edge.to];
	}
	if (best >= FAR)
		return 0;
	path[count++] = from;
	for (uint32_t left = best + 1; left > 0; left--) {
		uint32_t i = 0;
		while (sample->edges[i].from != at ||
			!edge_allowed(&sample->edges[i], within, from) ||
			distance[sample->edges[i].to] != left - 1)
			i++;
		path[count++] = at = sample->edges[i].to;
	}
	return count;
}

static void compare_shortest(const struct sample *sample, const uint32_t *within)
{
	uint32_t path[MOST + 1], expected[MOST + 1], scratch[2 * MOST];
	struct graph graph;

	graph_build(&graph, sample->nodes, sample->edges, sample->count);
	memset(scratch, 0xff, sizeof scratch);
	for (uint32_t i = 0; i < sample->nodes * sample->nodes; i++) {
		uint32_t from = i / sample->nodes, to = i % sample->nodes;
		uint32_t found = graph_shortest(&graph, from, to, within, path, scratch);

		cr_assert_eq(found, expected_path(sample, from, to, within, expected));
		cr_assert_arr_eq(path, expected, found * sizeof *path);
		for (uint32_t v = 0; v < sample->nodes; v++)
			cr_assert_eq(scratch[v], GRAPH_NONE);
	}
	graph_release(&graph);
}

Test(graph_shortest, random_graphs)
{
	uint64_t state = 4;

	for (int round = 0; round < 3000; round++) {
		uint32_t nodes = 1 + random_below(&state, MOST);
		uint32_t count = random_below(&state, 3 * nodes);
		struct sample sample = sample_random(&state, nodes, count);
		uint32_t within[MOST];

		for (uint32_t v = 0; v < nodes; v++)
			within[v] = random_below(&state, 4) == 0;
		compare_shortest(&sample, round % 2 ? within : NULL);
		sample_release(&sample);
	}
}

Test(graph_shortest, closed_path_of_one_and_two)
{
	const struct graph_edge edges[] = {{0, 1}, {1, 0}, {2, 2}};
	uint32_t path[4], scratch[6];
	struct graph graph;

	memset(scratch, 0xff, sizeof scratch);
	graph_build(&graph, 3, edges, 3);
	cr_assert_eq(graph_shortest(&graph, 1, 1, NULL, path, scratch), 3);
	cr_assert(path[0] == 1 && path[1] == 0 && path[2] == 1);
	cr_assert_eq(graph_shortest(&graph, 2, 2, NULL, path, scratch), 2);
	cr_assert(path[0] == 2 && path[1] == 2);
	cr_assert_eq(graph_shortest(&graph, 0, 2, NULL, path, scratch), 0);
	graph_release(&graph);
}

static uint32_t *new_scratch(uint32_t nodes)
{
	uint32_t *scratch = mem_alloc(nodes, 2 * sizeof *scratch);

	memset(scratch, 0xff, (size_t)nodes * sizeof *scratch);
	return scratch;
}

Test(graph_shortest, around_a_million)
{
	struct sample sample = sample_chain(MILLION, true);
	uint32_t *path = mem_alloc(MILLION + 1, sizeof *path);
	uint32_t *scratch = new_scratch(MILLION);
	struct graph graph;

	graph_build(&graph, sample.nodes, sample.edges, sample.count);
	cr_assert_eq(graph_shortest(&graph, 7, 7, NULL, path, scratch), MILLION + 1);
	cr_assert(path[0] == 7 && path[1] == 8 && path[MILLION] == 7);
	graph_release(&graph);
	sample_release(&sample);
	free(path);
	free(scratch);
}

/* One search that pays for the whole graph would make this take hours. */
Test(graph_shortest, pays_only_for_what_it_visits)
{
	struct sample sample = sample_new(MILLION, MILLION);
	uint32_t *scratch = new_scratch(MILLION);
	uint32_t path[3];
	struct graph graph;

	for (uint32_t v = 0; v < MILLION; v++)
		sample.edges[v] = (struct graph_edge){v, v ^ 1};
	graph_build(&graph, sample.nodes, sample.edges, sample.count);
	for (uint32_t v = 0; v < MILLION; v++)
		cr_assert_eq(graph_shortest(&graph, v, v, NULL, path, scratch), 3);
	graph_release(&graph);
	sample_release(&sample);
	free(scratch);
}

/* The target is the first neighbour of the first node: the star's other arms stay unseen,
 * which the queue in the second half of the scratch shows. */
Test(graph_shortest, stops_at_the_target)
{
	const struct graph_edge edges[] = {{0, 1}, {0, 2}, {0, 3}};
	uint32_t path[5], scratch[8];
	struct graph graph;

	memset(scratch, 0xff, sizeof scratch);
	graph_build(&graph, 4, edges, 3);
	cr_assert_eq(graph_shortest(&graph, 0, 1, NULL, path, scratch), 2);
	cr_assert_eq(scratch[5], GRAPH_NONE);
	graph_release(&graph);
}
