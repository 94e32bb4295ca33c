/*
 * Boxes where Graphviz's dot wants them: each part as a graph of its own, then on
 * shelves. Kept for comparison, and for charts in which second superiors matter as much
 * as first ones.
 */
#include "layout_internal.h"
#include <math.h>

/* Lines of the tree should run straight; second superiors give way. */
#define WEIGHT_TREE  8
#define WEIGHT_OTHER 1

/* The edges of a placer's graph while they are listed, by the node below. */
struct edges {
	struct layout_edge *items;
	uint32_t count;
	uint32_t *first, *next; /* of each node; of each edge; CHART_NONE ends */
};

static void add_edge(struct edges *edges, uint32_t below, uint32_t above, uint32_t weight)
{
	edges->items[edges->count] = (struct layout_edge){below, above, weight};
	edges->next[edges->count] = edges->first[below];
	edges->first[below] = edges->count++;
}

/* Does a way along the edges lead up from `from` to `to`? Visits only what is above. */
static bool leads_up(
	const struct edges *edges, uint32_t nodes, uint32_t from, uint32_t to)
{
	bool *seen = mem_alloc_zero(nodes, sizeof *seen), found = from == to;
	uint32_t *queue = mem_alloc(nodes, sizeof *queue), count = 1;

	queue[0] = from;
	seen[from] = true;
	for (uint32_t i = 0; i < count && !found; i++)
		for (uint32_t e = edges->first[queue[i]]; e != CHART_NONE;
			e = edges->next[e]) {
			uint32_t above = edges->items[e].above;

			found = found || above == to;
			if (!seen[above])
				queue[count++] = above;
			seen[above] = true;
		}
	free(seen);
	free(queue);
	return found;
}

/* The tree first, then second superiors, and none that would close a ring, which has no
 * ranks (and which dot leaks over). `at` is the index in the part of each box. */
static void list_edges(const struct arrangement *arr, const struct part *part,
	const uint32_t *at, struct edges *edges)
{
	for (uint32_t i = 0; i < part->count; i++)
		edges->first[i] = CHART_NONE;
	for (uint32_t i = 0; i < part->count; i++) {
		uint32_t above = arr->forest->superior[part->boxes[i]];

		if (above != CHART_NONE)
			add_edge(edges, i, at[above], WEIGHT_TREE);
	}
	for (uint32_t i = 0; i < part->line_count; i++) {
		const struct chart_line *line = &arr->chart->lines[part->lines[i]];
		uint32_t from = at[line->from], to = at[line->to];

		if (!leads_up(edges, part->count, to, from))
			add_edge(edges, from, to, WEIGHT_OTHER);
	}
}

/* Moves a part so that its upper left corner is (0, 0), and learns its size. */
static void bound(struct arrangement *arr, struct part *part)
{
	double left = arr->boxes[part->boxes[0]].at.x;
	double top = arr->boxes[part->boxes[0]].at.y;

	for (uint32_t i = 0; i < part->count; i++) {
		left = fmin(left, arr->boxes[part->boxes[i]].at.x);
		top = fmin(top, arr->boxes[part->boxes[i]].at.y);
	}
	part->at = (struct rectangle){0};
	for (uint32_t i = 0; i < part->count; i++) {
		struct rectangle *at = &arr->boxes[part->boxes[i]].at;

		at->x -= left;
		at->y -= top;
		part->at.width = fmax(part->at.width, at->x + at->width);
		part->at.height = fmax(part->at.height, at->y + at->height);
	}
}

static bool place_part(struct arrangement *arr, struct part *part, uint32_t *at,
	layout_placer *place, struct buf *why)
{
	uint32_t n = part->count, most = n + part->line_count;
	struct layout_node *nodes = arena_array(arr->scratch, n, sizeof *nodes);
	struct edges edges = {
		.items = arena_array(arr->scratch, most, sizeof(struct layout_edge)),
		.first = arena_array(arr->scratch, n, sizeof(uint32_t)),
		.next = arena_array(arr->scratch, most, sizeof(uint32_t))};
	struct layout_graph graph = {.nodes = nodes,
		.node_count = n,
		.gap_across = arr->gaps.across,
		.gap_down = arr->gaps.down};

	for (uint32_t i = 0; i < n; i++) {
		const struct rectangle *size = &arr->boxes[part->boxes[i]].at;

		at[part->boxes[i]] = i;
		nodes[i] = (struct layout_node){size->width, size->height, 0, 0};
	}
	list_edges(arr, part, at, &edges);
	graph.edges = edges.items;
	graph.edge_count = edges.count;
	if (!place(&graph, why))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		arr->boxes[part->boxes[i]].at.x = nodes[i].x;
		arr->boxes[part->boxes[i]].at.y = nodes[i].y;
	}
	bound(arr, part);
	return true;
}

static double middle_of(const struct rectangle *at)
{
	return at->x + at->width / 2;
}

/* From their part to the page; a superior's line comes down from its middle. */
static void fix(struct arrangement *arr)
{
	for (uint32_t p = 0; p < arr->part_count; p++) {
		const struct part *part = &arr->parts[p];

		for (uint32_t i = 0; i < part->count && !part->alone; i++) {
			arr->boxes[part->boxes[i]].at.x += part->at.x;
			arr->boxes[part->boxes[i]].at.y += part->at.y;
		}
	}
	for (uint32_t i = 0; i < arr->forest->count; i++) {
		uint32_t above = arr->forest->superior[i];
		const struct rectangle *at = &arr->boxes[i].at;
		double start, bus = at->y - arr->gaps.down / 2;

		arr->joints[i] = (struct joint){0};
		if (above == CHART_NONE)
			continue;
		start = middle_of(&arr->boxes[above].at);
		arr->joints[i] =
			(struct joint){JOIN_TOP, start, bus, start, bus, middle_of(at)};
	}
	buses_spread(arr);
}

/* So wide that the whole has the paper's shape. */
static double shelf_width(
	const struct arrangement *arr, const struct layout_options *options)
{
	double area = 0, widest = 0;

	for (uint32_t p = 0; p < arr->part_count; p++) {
		const struct rectangle *at = &arr->parts[p].at;

		area += (at->width + GAP_PART) * (at->height + GAP_PART);
		widest = fmax(widest, at->width);
	}
	return fmax(widest, sqrt(area * page_shape(options)));
}

bool dot_place(
	struct arrangement *arr, const struct layout_options *options, struct buf *why)
{
	uint32_t *at = arena_array(arr->scratch, arr->forest->count, sizeof *at);

	for (uint32_t p = 0; p < arr->part_count; p++) {
		struct part *part = &arr->parts[p];

		part->at = arr->boxes[part->boxes[0]].at;
		if (!part->alone && !place_part(arr, part, at, options->place, why))
			return false;
	}
	shelves_fill(arr, shelf_width(arr, options));
	fix(arr);
	return true;
}
