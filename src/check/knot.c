/* See knot_internal.h. */
#include "knot_internal.h"

#include <stdlib.h>

static void collect_edges(struct knot *knot, const struct knot_graph *in)
{
	for (uint32_t i = 0; i < knot->count; i++) {
		uint32_t from = knot->members[i];
		struct graph_run run = graph_neighbours(in->graph, from, GRAPH_FORWARD);

		for (uint32_t j = 0; j < run.count; j++) {
			uint32_t to = run.items[j];

			if (to == from)
				knot->loops[knot->loop_count++] = from;
			else if (in->component[to] == in->component[from])
				knot->edges[knot->edge_count++] =
					(struct graph_edge){i, in->number[to]};
		}
	}
}

void knot_make(struct knot *knot, const struct knot_graph *in, const uint32_t *members,
	uint32_t count)
{
	uint32_t room = 0;

	*knot = (struct knot){.members = members, .count = count, .exact = true};
	for (uint32_t i = 0; i < count; i++) {
		in->number[members[i]] = i;
		room += graph_neighbours(in->graph, members[i], GRAPH_FORWARD).count;
	}
	knot->edges = mem_alloc(room, sizeof *knot->edges);
	knot->loops = mem_alloc(count, sizeof *knot->loops);
	knot->cut = mem_alloc(room, sizeof *knot->cut);
	collect_edges(knot, in);
	if (knot->edge_count > 0)
		knot->cut_count = graph_cut(
			count, knot->edges, knot->edge_count, knot->cut, &knot->exact);
	/* Whatever the search could prove: nothing is smaller than one. */
	knot->exact = knot->exact || knot->cut_count == 1;
}

void knot_release(struct knot *knot)
{
	free(knot->edges);
	free(knot->loops);
	free(knot->cut);
	*knot = (struct knot){0};
}

bool knot_is_ring(const struct knot *knot)
{
	return knot->loop_count == 0 && knot->edge_count == knot->count;
}
