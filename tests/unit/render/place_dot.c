/* Graphviz's dot as a placer of blocks. */
#include "render/render.h"

#include <criterion/criterion.h>

static struct buf why;

static void place(struct layout_node *nodes, uint32_t count,
	const struct layout_edge *edges, uint32_t edge_count)
{
	struct layout_graph graph = {nodes, count, edges, edge_count, 18, 28};

	cr_assert(render_place_dot(&graph, &why), "%s", why.data);
}

Test(place_dot, superiors_above_siblings_in_order_upper_edges_even)
{
	struct layout_node nodes[] = {{100, 30, 0, 0}, {80, 20, 0, 0}, {80, 200, 0, 0},
		{80, 60, 0, 0}, {40, 10, 0, 0}};
	const struct layout_edge edges[] = {{1, 0, 8}, {2, 0, 8}, {3, 0, 8}, {4, 2, 8}};

	place(nodes, 5, edges, 4);
	for (uint32_t i = 1; i < 4; i++)
		cr_expect_float_eq(nodes[i].y, nodes[0].y + 30 + 28, 1);
	cr_expect_leq(nodes[1].x + 80 + 17, nodes[2].x);
	cr_expect_leq(nodes[2].x + 80 + 17, nodes[3].x);
	cr_expect_float_eq(nodes[4].y, nodes[2].y + 200 + 28, 1);
	cr_expect_float_eq(nodes[4].x + 20, nodes[2].x + 40, 1);
}

Test(place_dot, below_both_of_two_superiors)
{
	struct layout_node nodes[] = {
		{50, 20, 0, 0}, {50, 20, 0, 0}, {50, 20, 0, 0}, {50, 20, 0, 0}};
	const struct layout_edge edges[] = {{1, 0, 8}, {2, 0, 8}, {2, 1, 1}, {3, 2, 8}};

	place(nodes, 4, edges, 4);
	for (uint32_t i = 1; i < 4; i++)
		cr_expect_gt(nodes[i].y, nodes[i - 1].y);
}

Test(place_dot, parallel_lines_and_lone_blocks)
{
	struct layout_node nodes[] = {{50, 20, 0, 0}, {50, 20, 0, 0}, {50, 20, 0, 0}};
	const struct layout_edge edges[] = {{1, 0, 8}, {1, 0, 1}};

	place(nodes, 3, edges, 2);
	cr_expect_gt(nodes[1].y, nodes[0].y);
	cr_expect_float_eq(nodes[2].y, nodes[0].y, 0.01);
}
