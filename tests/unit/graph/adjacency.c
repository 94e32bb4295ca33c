/* graph_build and graph_neighbours: both directions, in the order of the edges. */
#include <criterion/criterion.h>
#include <signal.h>

#include "sample.h"

static uint32_t other_end(const struct graph_edge *edge, enum graph_way way)
{
	return way == GRAPH_FORWARD ? edge->to : edge->from;
}

static uint32_t own_end(const struct graph_edge *edge, enum graph_way way)
{
	return way == GRAPH_FORWARD ? edge->from : edge->to;
}

/* The neighbours of each node are what a scan of the edges finds, one by one. */
static void expect_same(
	const struct graph *graph, const struct sample *sample, enum graph_way way)
{
	const uint32_t *start = way == GRAPH_FORWARD ? graph->out_start : graph->in_start;
	const uint32_t *edge = way == GRAPH_FORWARD ? graph->out_edge : graph->in_edge;

	for (uint32_t v = 0; v < sample->nodes; v++) {
		struct graph_run run = graph_neighbours(graph, v, way);
		uint32_t found = 0;

		for (uint32_t i = 0; i < sample->count; i++) {
			if (own_end(&sample->edges[i], way) != v)
				continue;
			cr_assert_lt(found, run.count);
			cr_assert_eq(run.items[found], other_end(&sample->edges[i], way));
			cr_assert_eq(edge[start[v] + found], i);
			found++;
		}
		cr_assert_eq(found, run.count);
	}
}

Test(graph_build, random_graphs)
{
	uint64_t state = 1;

	for (int round = 0; round < 3000; round++) {
		uint32_t nodes = 1 + random_below(&state, 12);
		struct sample sample =
			sample_random(&state, nodes, random_below(&state, 40));
		struct graph graph;

		graph_build(&graph, sample.nodes, sample.edges, sample.count);
		cr_assert_eq(graph.nodes, sample.nodes);
		cr_assert_eq(graph.edges, sample.count);
		expect_same(&graph, &sample, GRAPH_FORWARD);
		expect_same(&graph, &sample, GRAPH_BACKWARD);
		graph_release(&graph);
		sample_release(&sample);
	}
}

Test(graph_build, keeps_parallel_edges_and_self_loops)
{
	const struct graph_edge edges[] = {{1, 0}, {1, 1}, {1, 0}, {0, 1}};
	struct graph graph;
	struct graph_run run;

	graph_build(&graph, 2, edges, 4);
	run = graph_neighbours(&graph, 1, GRAPH_FORWARD);
	cr_assert_eq(run.count, 3);
	cr_assert(run.items[0] == 0 && run.items[1] == 1 && run.items[2] == 0);
	run = graph_neighbours(&graph, 1, GRAPH_BACKWARD);
	cr_assert_eq(run.count, 2);
	cr_assert(run.items[0] == 1 && run.items[1] == 0);
	graph_release(&graph);
}

Test(graph_build, no_nodes)
{
	struct graph graph;

	graph_build(&graph, 0, NULL, 0);
	cr_assert_eq(graph.out_start[0], 0);
	cr_assert_eq(graph.in_start[0], 0);
	graph_release(&graph);
	cr_assert_null(graph.out_start);
	graph_release(&graph); /* takes {0} */
}

Test(graph_build, no_edges)
{
	struct graph graph;

	graph_build(&graph, 3, NULL, 0);
	for (uint32_t v = 0; v < 3; v++) {
		cr_assert_eq(graph_neighbours(&graph, v, GRAPH_FORWARD).count, 0);
		cr_assert_eq(graph_neighbours(&graph, v, GRAPH_BACKWARD).count, 0);
	}
	graph_release(&graph);
}

Test(graph_build, refuses_a_giver_outside, .signal = SIGABRT)
{
	const struct graph_edge edge = {2, 0};
	struct graph graph;

	graph_build(&graph, 2, &edge, 1);
}

Test(graph_build, refuses_a_target_outside, .signal = SIGABRT)
{
	const struct graph_edge edge = {0, 2};
	struct graph graph;

	graph_build(&graph, 2, &edge, 1);
}
