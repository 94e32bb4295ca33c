/*
 * Graphs to test with: random small ones from a fixed seed, and the shapes that break
 * naive walkers. Owns nothing but the edges of a `struct sample`, which sample_release
 * gives back.
 */
#ifndef TESTS_GRAPH_SAMPLE_H
#define TESTS_GRAPH_SAMPLE_H

#include "graph/graph.h"

struct sample {
	uint32_t nodes, count;
	struct graph_edge *edges;
};

/* splitmix64 (Steele, Lea, Flood 2014): the same numbers on every machine. */
static inline uint32_t random_below(uint64_t *state, uint32_t bound)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((z ^ z >> 31) >> 32) % bound;
}

static inline struct sample sample_new(uint32_t nodes, uint32_t count)
{
	return (struct sample){nodes, count, mem_alloc(count, sizeof(struct graph_edge))};
}

static inline void sample_release(struct sample *sample)
{
	free(sample->edges);
	*sample = (struct sample){0};
}

/* Self-loops and parallel edges come as chance has it. */
static inline struct sample sample_random(uint64_t *state, uint32_t nodes, uint32_t count)
{
	struct sample sample = sample_new(nodes, count);

	for (uint32_t i = 0; i < count; i++) {
		sample.edges[i].from = random_below(state, nodes);
		sample.edges[i].to = random_below(state, nodes);
	}
	return sample;
}

/* 0 -> 1 -> ... -> nodes - 1, and back to 0 where it is closed. */
static inline struct sample sample_chain(uint32_t nodes, bool closed)
{
	struct sample sample = sample_new(nodes, closed ? nodes : nodes - 1);

	for (uint32_t i = 0; i < sample.count; i++)
		sample.edges[i] = (struct graph_edge){i, (i + 1) % nodes};
	return sample;
}

/* Every node to every other. */
static inline struct sample sample_complete(uint32_t nodes)
{
	struct sample sample = sample_new(nodes, nodes * (nodes - 1));
	uint32_t i = 0;

	for (uint32_t from = 0; from < nodes; from++) {
		for (uint32_t to = 0; to < nodes; to++) {
			if (from != to)
				sample.edges[i++] = (struct graph_edge){from, to};
		}
	}
	return sample;
}

#endif
