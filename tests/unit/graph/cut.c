/*
 * graph_cut against exhaustive search where it promises the smallest cut, and against the
 * definition of a cut, minimal and ascending, beyond.
 */
#include <criterion/criterion.h>
#include <signal.h>

#include "sample.h"

static uint32_t cut_of(const struct sample *sample, uint32_t *cut, bool *exact)
{
	return graph_cut(sample->nodes, sample->edges, sample->count, cut, exact);
}

/* ---- exact, by other means -------------------------------------------------------- */

enum { MOST = 16 }; /* nodes */

/* No closed path among the edges whose bit is 0? Peels off nodes without edges in. */
static bool mask_breaks(const struct sample *sample, uint32_t gone)
{
	uint32_t peeled = 0, blocked;

	for (;;) {
		blocked = peeled;
		for (uint32_t i = 0; i < sample->count; i++) {
			if (!(gone >> i & 1) && !(peeled >> sample->edges[i].from & 1))
				blocked |= 1u << sample->edges[i].to;
		}
		uint32_t next = peeled | (~blocked & ((1u << sample->nodes) - 1));
		if (next == peeled)
			return peeled == (1u << sample->nodes) - 1;
		peeled = next;
	}
}

/* Moves `choice` to the next `size` of `count`, in lexicographic order. */
static bool next_choice(uint32_t *choice, uint32_t size, uint32_t count)
{
	uint32_t i = size;

	while (i > 0 && choice[i - 1] == count - size + i - 1)
		i--;
	if (i == 0)
		return false;
	choice[i - 1]++;
	for (; i < size; i++)
		choice[i] = choice[i - 1] + 1;
	return true;
}

/* All sets of 0, 1, 2, ... edges in lexicographic order: the first that breaks it. */
static uint32_t exhaustive_cut(const struct sample *sample, uint32_t *cut)
{
	for (uint32_t size = 0; size <= sample->count; size++) {
		for (uint32_t i = 0; i < size; i++)
			cut[i] = i;
		do {
			uint32_t gone = 0;
			for (uint32_t i = 0; i < size; i++)
				gone |= 1u << cut[i];
			if (mask_breaks(sample, gone))
				return size;
		} while (next_choice(cut, size, sample->count));
	}
	cr_assert_fail("removing all edges leaves a closed path");
	return 0;
}

/* The least number of edges backwards over all orders of at most 8 nodes. */
static uint32_t least_backwards(const struct sample *sample, uint32_t gone)
{
	uint32_t best[256];

	best[0] = 0;
	for (uint32_t set = 1; set < 1u << sample->nodes; set++) {
		best[set] = UINT32_MAX;
		for (uint32_t last = 0; last < sample->nodes; last++) {
			uint32_t cost = 0;
			if (!(set >> last & 1))
				continue;
			for (uint32_t i = 0; i < sample->count; i++) {
				if (!(gone >> i & 1) && sample->edges[i].from == last)
					cost += set >> sample->edges[i].to & 1;
			}
			cost += best[set & ~(1u << last)];
			if (cost < best[set])
				best[set] = cost;
		}
	}
	return best[(1u << sample->nodes) - 1];
}

/* Takes each edge in turn without which one less is enough. */
static uint32_t ordered_cut(const struct sample *sample, uint32_t *cut)
{
	uint32_t left = least_backwards(sample, 0), gone = 0, size = 0;

	for (uint32_t i = 0; left > 0; i++) {
		if (least_backwards(sample, gone | 1u << i) == left - 1) {
			gone |= 1u << i;
			cut[size++] = i;
			left--;
		}
	}
	return size;
}

typedef uint32_t cut_function(const struct sample *sample, uint32_t *cut);

static void expect_smallest(const struct sample *sample, cut_function *reference)
{
	uint32_t found[GRAPH_CUT_EXACT], expected[GRAPH_CUT_EXACT];
	bool exact = false;
	uint32_t size = cut_of(sample, found, &exact);

	cr_assert(exact);
	cr_assert_eq(size, reference(sample, expected));
	cr_assert_arr_eq(found, expected, size * sizeof *found);
}

/* Sparse to dense; self-loops and parallel edges among them. */
Test(graph_cut, exhaustive_up_to_ten_edges)
{
	uint64_t state = 5;

	for (int round = 0; round < 6000; round++) {
		uint32_t nodes = 1 + random_below(&state, 7);
		struct sample sample =
			sample_random(&state, nodes, random_below(&state, 11));

		expect_smallest(&sample, exhaustive_cut);
		sample_release(&sample);
	}
}

Test(graph_cut, best_order_up_to_24_edges)
{
	uint64_t state = 6;

	for (int round = 0; round < 400; round++) {
		uint32_t nodes = 3 + random_below(&state, 6);
		uint32_t count = 10 + random_below(&state, 15);
		struct sample sample = sample_random(&state, nodes, count);

		expect_smallest(&sample, ordered_cut);
		sample_release(&sample);
	}
}

/*
 * Sixteen nodes with three ends each, at random: the sparsest graphs that no reduction
 * touches. Half of the nodes have one edge in, the others one edge out.
 */
static struct sample sample_cubic(uint64_t *state)
{
	struct sample sample = sample_new(16, 24);
	uint32_t to = 0;

	for (uint32_t i = 0; i < 24; i++)
		sample.edges[i].from = i < 16 ? i / 2 : i - 8;
	for (uint32_t v = 0; v < 16; v++) {
		for (uint32_t n = v < 8 ? 1 : 2; n > 0; n--)
			sample.edges[to++].to = v;
	}
	for (uint32_t i = 23; i > 0; i--) {
		uint32_t j = random_below(state, i + 1), old = sample.edges[i].to;
		sample.edges[i].to = sample.edges[j].to;
		sample.edges[j].to = old;
	}
	for (uint32_t i = 23; i > 0; i--) {
		uint32_t j = random_below(state, i + 1);
		struct graph_edge old = sample.edges[i];
		sample.edges[i] = sample.edges[j];
		sample.edges[j] = old;
	}
	return sample;
}

Test(graph_cut, exhaustive_on_sixteen_nodes_of_three)
{
	uint64_t state = 7;

	for (int round = 0; round < 40; round++) {
		struct sample sample = sample_cubic(&state);

		expect_smallest(&sample, exhaustive_cut);
		sample_release(&sample);
	}
}

/*
 * Twelve nodes, two edges out and two in: the most that has to be ordered. The first is
 * i -> i + 1, i -> i + 2; in the others targets are exchanged, which keeps the degrees.
 */
Test(graph_cut, exhaustive_on_twelve_nodes_of_four)
{
	uint64_t state = 8;

	for (int round = 0; round < 6; round++) {
		struct sample sample = sample_new(12, 24);

		for (uint32_t i = 0; i < 24; i++)
			sample.edges[i] =
				(struct graph_edge){i % 12, (i % 12 + 1 + i / 12) % 12};
		for (uint32_t i = 23; i > 0 && round > 0; i--) {
			uint32_t j = random_below(&state, i + 1),
				 old = sample.edges[i].to;
			sample.edges[i].to = sample.edges[j].to;
			sample.edges[j].to = old;
		}
		expect_smallest(&sample, exhaustive_cut);
		sample_release(&sample);
	}
}

static void expect_cut(struct sample sample, uint32_t expected_size, bool expected_exact)
{
	uint32_t *cut = mem_alloc(sample.count, sizeof *cut);
	bool exact = !expected_exact;

	cr_assert_eq(cut_of(&sample, cut, &exact), expected_size);
	cr_assert_eq(exact, expected_exact);
	free(cut);
	sample_release(&sample);
}

/* Six nodes have 30 edges; the first 24 are still solved exactly. */
Test(graph_cut, complete_graphs)
{
	struct sample sample = sample_complete(6);

	expect_cut(sample_complete(2), 1, true);
	expect_cut(sample_complete(5), 10, true);
	sample.count = GRAPH_CUT_EXACT;
	expect_smallest(&sample, ordered_cut);
	sample_release(&sample);
}

Test(graph_cut, nothing_to_cut)
{
	expect_cut(sample_new(0, 0), 0, true);
	expect_cut(sample_new(5, 0), 0, true);
	expect_cut(sample_chain(25, false), 0, true);
	expect_cut(sample_chain(26, false), 0, false);
}

/* Branches that are not taken off first would be more than can be ordered. */
Test(graph_cut, nothing_to_cut_in_trees)
{
	struct sample down = sample_new(25, 24), up = sample_new(25, 24);

	for (uint32_t i = 0; i < 24; i++) {
		down.edges[i] = (struct graph_edge){i / 2, i + 1};
		up.edges[i] = (struct graph_edge){i + 1, i / 2};
	}
	expect_cut(down, 0, true);
	expect_cut(up, 0, true);
}

Test(graph_cut, a_loop_loses_its_first_edge)
{
	for (uint32_t nodes = 1; nodes <= GRAPH_CUT_EXACT; nodes++) {
		struct sample sample = sample_chain(nodes, true);
		uint32_t cut[GRAPH_CUT_EXACT];
		bool exact;

		cr_assert_eq(cut_of(&sample, cut, &exact), 1);
		cr_assert_eq(cut[0], 0);
		sample_release(&sample);
	}
}

/* One edge that two loops share is better than the first edge of each. */
Test(graph_cut, prefers_the_shared_edge)
{
	struct graph_edge edges[] = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 0}};
	struct sample sample = {4, 5, edges};
	uint32_t cut[5];
	bool exact;

	cr_assert_eq(cut_of(&sample, cut, &exact), 1);
	cr_assert_eq(cut[0], 4);
}

/* A million findings must not each pay for a million nodes. */
Test(graph_cut, tiny_loops_are_cheap)
{
	for (uint32_t v = 0; v < 1000000; v++) {
		const struct graph_edge edges[] = {{v, v + 9000000}, {v + 9000000, v}};
		uint32_t cut[2];
		bool exact;

		cr_assert_eq(graph_cut(10000000, edges, 2, cut, &exact), 1);
		cr_assert_eq(cut[0], 0);
	}
}

Test(graph_cut, refuses_an_end_outside, .signal = SIGABRT)
{
	const struct graph_edge edges[] = {{0, 1}, {1, 2}};
	uint32_t cut[2];
	bool exact;

	graph_cut(2, edges, 2, cut, &exact);
}

/* ---- beyond ----------------------------------------------------------------------- */

/* Does `to` lead to `from` along the edges that are not gone? */
static bool closes_path(const struct sample *sample, const bool *gone, uint32_t edge)
{
	bool *mark = mem_alloc_zero(sample->nodes, sizeof *mark);
	bool changed = true, closes;

	mark[sample->edges[edge].to] = true;
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < sample->count; i++) {
			struct graph_edge e = sample->edges[i];
			if (!gone[i] && mark[e.from] && !mark[e.to])
				mark[e.to] = changed = true;
		}
	}
	closes = mark[sample->edges[edge].from];
	free(mark);
	return closes;
}

/* Without the cut there is no closed path, and every edge of the cut would close one. */
static void expect_minimal(const struct sample *sample)
{
	uint32_t *cut = mem_alloc(sample->count, sizeof *cut);
	bool *gone = mem_alloc_zero(sample->count, sizeof *gone);
	bool exact = true;
	uint32_t size = cut_of(sample, cut, &exact);

	cr_assert_not(exact);
	for (uint32_t i = 0; i < size; i++) {
		cr_assert(i == 0 || cut[i - 1] < cut[i]);
		cr_assert_lt(cut[i], sample->count);
		gone[cut[i]] = true;
	}
	for (uint32_t i = 0; i < sample->count; i++)
		cr_assert_eq(closes_path(sample, gone, i), gone[i]);
	free(cut);
	free(gone);
}

Test(graph_cut, minimal_beyond_24_edges)
{
	uint64_t state = 9;

	for (int round = 0; round < 1500; round++) {
		uint32_t nodes = 2 + random_below(&state, 30);
		uint32_t count = 25 + random_below(&state, 60);
		struct sample sample = sample_random(&state, nodes, count);

		expect_minimal(&sample);
		sample_release(&sample);
	}
}

/* How far from the smallest? On eight nodes that can be told. */
Test(graph_cut, small_beyond_24_edges)
{
	uint64_t state = 10;
	uint32_t least = 0, found = 0;

	for (int round = 0; round < 200; round++) {
		struct sample sample =
			sample_random(&state, 8, 25 + random_below(&state, 7));
		uint32_t cut[32];
		bool exact;

		least += least_backwards(&sample, 0);
		found += cut_of(&sample, cut, &exact);
		sample_release(&sample);
	}
	cr_assert_leq(least, found);
	cr_assert_lt(found * 100, least * 115, "%u for %u", found, least);
}

/*
 * The ends are few and far apart: the cost is that of the edges, not of the nodes. Other
 * names in each round, so that they meet in the table of names in every way.
 */
Test(graph_cut, few_edges_among_many_nodes)
{
	uint64_t state = 12;

	for (uint32_t round = 0; round < 50000; round++) {
		struct sample sample = sample_chain(30, true);
		uint32_t name[30];
		uint32_t cut[30];
		bool exact;

		for (uint32_t i = 0; i < 30; i++)
			name[i] = i * 300000 + random_below(&state, 300000);
		for (uint32_t i = 0; i < sample.count; i++) {
			sample.edges[i].from = name[sample.edges[i].from];
			sample.edges[i].to = name[sample.edges[i].to];
		}
		sample.nodes = 9000000;
		cr_assert_eq(cut_of(&sample, cut, &exact), 1);
		sample_release(&sample);
	}
}

Test(graph_cut, loop_of_a_million)
{
	expect_cut(sample_chain(1000000, true), 1, false);
}

Test(graph_cut, many_loops_of_two)
{
	struct sample sample = sample_new(1000000, 1000000);

	for (uint32_t v = 0; v < sample.count; v++)
		sample.edges[v] = (struct graph_edge){v, v ^ 1};
	expect_cut(sample, 500000, false);
}

/* Every cut of it has half of its edges: of each pair of nodes, one. */
Test(graph_cut, complete_of_a_thousand)
{
	expect_cut(sample_complete(1000), 499500, false);
}

/* Takes the cut out of the sample: no closed path may be left. */
static void expect_broken(struct sample *sample, const uint32_t *cut, uint32_t size)
{
	uint32_t *component = mem_alloc(sample->nodes, sizeof *component);
	uint32_t kept = 0, next = 0;
	struct graph graph;

	for (uint32_t i = 0; i < sample->count; i++) {
		if (next < size && cut[next] == i)
			next++;
		else
			sample->edges[kept++] = sample->edges[i];
	}
	cr_assert_eq(next, size);
	for (uint32_t i = 0; i < kept; i++)
		cr_assert_neq(sample->edges[i].from, sample->edges[i].to);
	graph_build(&graph, sample->nodes, sample->edges, kept);
	cr_assert_eq(graph_components(&graph, component), sample->nodes);
	graph_release(&graph);
	free(component);
}

/* Too much to try each edge: what comes out is still a cut, and far from all edges. */
Test(graph_cut, stops_trying_on_large_graphs)
{
	uint64_t state = 11;

	for (int round = 0; round < 10; round++) {
		struct sample sample = sample_random(&state, 20000, 60000);
		uint32_t *cut = mem_alloc(sample.count, sizeof *cut);
		bool exact;
		uint32_t size = cut_of(&sample, cut, &exact);

		cr_assert_lt(size, sample.count / 4);
		expect_broken(&sample, cut, size);
		free(cut);
		sample_release(&sample);
	}
}
