/* graph_components against mutual reach, and on the shapes that need an explicit stack.
 */
#include <criterion/criterion.h>

#include "sample.h"

static uint32_t components_of(const struct sample *sample, uint32_t *component)
{
	struct graph graph;
	uint32_t count;

	graph_build(&graph, sample->nodes, sample->edges, sample->count);
	count = graph_components(&graph, component);
	graph_release(&graph);
	return count;
}

/* reach[v] has a bit for every node that v leads to (Warshall 1962). */
static void close_reach(const struct sample *sample, uint64_t reach[64])
{
	for (uint32_t v = 0; v < sample->nodes; v++)
		reach[v] = UINT64_C(1) << v;
	for (uint32_t i = 0; i < sample->count; i++)
		reach[sample->edges[i].from] |= UINT64_C(1) << sample->edges[i].to;
	for (uint32_t k = 0; k < sample->nodes; k++) {
		for (uint32_t v = 0; v < sample->nodes; v++) {
			if (reach[v] >> k & 1)
				reach[v] |= reach[k];
		}
	}
}

/* Numbers by first nodes: a node joins an earlier one or takes the next number. */
static uint32_t expected_components(const struct sample *sample, uint32_t component[64])
{
	uint64_t reach[64];
	uint32_t count = 0;

	close_reach(sample, reach);
	for (uint32_t v = 0; v < sample->nodes; v++) {
		uint32_t u = 0;

		while (!(reach[u] >> v & 1 && reach[v] >> u & 1))
			u++;
		component[v] = u == v ? count++ : component[u];
	}
	return count;
}

static void compare_many(uint64_t seed, int rounds, uint32_t most_nodes)
{
	for (int round = 0; round < rounds; round++) {
		uint32_t nodes = 1 + random_below(&seed, most_nodes);
		uint32_t edges = random_below(&seed, 3 * nodes);
		struct sample sample = sample_random(&seed, nodes, edges);
		uint32_t found[64], expected[64];

		cr_assert_eq(components_of(&sample, found),
			expected_components(&sample, expected));
		for (uint32_t v = 0; v < nodes; v++)
			cr_assert_eq(
				found[v], expected[v], "round %d, node %u", round, v);
		sample_release(&sample);
	}
}

Test(graph_components, small_random_graphs)
{
	compare_many(1, 10000, 7);
}

Test(graph_components, larger_random_graphs)
{
	compare_many(2, 1500, 64);
}

Test(graph_components, no_nodes)
{
	struct sample sample = sample_new(0, 0);

	cr_assert_eq(components_of(&sample, NULL), 0);
	sample_release(&sample);
}

Test(graph_components, no_edges)
{
	struct sample sample = sample_new(3, 0);
	uint32_t component[3];

	cr_assert_eq(components_of(&sample, component), 3);
	cr_assert(component[0] == 0 && component[1] == 1 && component[2] == 2);
	sample_release(&sample);
}

/* A self-loop does not join anything, and is not lost on what is joined. */
Test(graph_components, self_loops_and_parallel_edges)
{
	struct graph_edge edges[] = {
		{2, 2}, {0, 3}, {3, 0}, {0, 3}, {3, 3}, {1, 2}, {1, 2}};
	struct sample sample = {4, 7, edges};
	uint32_t component[4];

	cr_assert_eq(components_of(&sample, component), 3);
	cr_assert_eq(component[0], 0);
	cr_assert_eq(component[1], 1);
	cr_assert_eq(component[2], 2);
	cr_assert_eq(component[3], 0);
}

enum { MILLION = 1000000 };

static void expect_count(struct sample sample, uint32_t expected)
{
	uint32_t *component = mem_alloc(sample.nodes, sizeof *component);

	cr_assert_eq(components_of(&sample, component), expected);
	for (uint32_t v = 0; v < sample.nodes; v++)
		cr_assert_eq(component[v], expected == 1 ? 0 : v);
	free(component);
	sample_release(&sample);
}

Test(graph_components, chain_of_a_million)
{
	expect_count(sample_chain(MILLION, false), MILLION);
}

Test(graph_components, loop_of_a_million)
{
	expect_count(sample_chain(MILLION, true), 1);
}

Test(graph_components, star_of_a_million)
{
	struct sample in = sample_new(MILLION, MILLION - 1);
	struct sample out = sample_new(MILLION, MILLION - 1);

	for (uint32_t i = 0; i < in.count; i++) {
		in.edges[i] = (struct graph_edge){i + 1, 0};
		out.edges[i] = (struct graph_edge){0, i + 1};
	}
	expect_count(in, MILLION);
	expect_count(out, MILLION);
}

Test(graph_components, complete)
{
	expect_count(sample_complete(1000), 1);
}
