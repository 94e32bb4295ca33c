/*
 * The parts of a chart: boxes that lines of accountability connect. Each part alone is
 * made into blocks and given to the placer, which then has few of them, whatever the
 * number of boxes.
 */
#include "layout_internal.h"

/* Lines of the tree should run straight; second superiors give way. */
#define WEIGHT_TREE  8
#define WEIGHT_OTHER 1
/* Compaction compares all pairs of blocks. */
#define MOST_COMPACTED 400

/* Union-find with path halving (Tarjan and van Leeuwen 1984); the smaller index wins, so
 * that a part is named by its first box. */
static uint32_t root_of(uint32_t *of, uint32_t box)
{
	while (of[box] != box)
		box = of[box] = of[of[box]];
	return box;
}

static void unite(uint32_t *of, uint32_t a, uint32_t b)
{
	a = root_of(of, a);
	b = root_of(of, b);
	if (a < b)
		of[b] = a;
	else
		of[a] = b;
}

/* Accountability beside the forest: second superiors, lines that close a ring. */
static bool is_other(const struct arrangement *arr, const struct chart_line *line)
{
	return (line->flags & CHART_LINE_RANKS) && line->from != line->to &&
	       arr->forest->superior[line->from] != line->to;
}

/* of[box]: the first box of its part. */
static uint32_t *connect(const struct arrangement *arr, struct arena *arena)
{
	uint32_t n = arr->forest->count;
	uint32_t *of = arena_array(arena, n, sizeof *of);

	for (uint32_t i = 0; i < n; i++)
		of[i] = i;
	for (uint32_t i = 0; i < n; i++)
		if (arr->forest->superior[i] != CHART_NONE)
			unite(of, i, arr->forest->superior[i]);
	for (uint32_t i = 0; i < arr->chart->line_count; i++)
		if (is_other(arr, &arr->chart->lines[i]))
			unite(of, arr->chart->lines[i].from, arr->chart->lines[i].to);
	for (uint32_t i = 0; i < n; i++)
		of[i] = root_of(of, i);
	return of;
}

/* Shares one array of numbers out to the parts, by counts that are then filled again. */
static void list_boxes(
	struct arrangement *arr, struct arena *arena, const uint32_t *part_of)
{
	uint32_t n = arr->forest->count, filled = 0;
	uint32_t *list = arena_array(arena, n, sizeof *list);

	for (uint32_t i = 0; i < n; i++)
		arr->parts[part_of[i]].count++;
	for (uint32_t p = 0; p < arr->part_count; p++) {
		arr->parts[p].boxes = list + filled;
		filled += arr->parts[p].count;
		arr->parts[p].count = 0;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t box = arr->forest->order[i];
		struct part *part = &arr->parts[part_of[box]];

		list[(size_t)(part->boxes - list) + part->count++] = box;
	}
}

static void list_lines(
	struct arrangement *arr, struct arena *arena, const uint32_t *part_of)
{
	const struct chart_line *lines = arr->chart->lines;
	uint32_t *list = arena_array(arena, arr->chart->line_count, sizeof *list);
	uint32_t filled = 0;

	for (uint32_t i = 0; i < arr->chart->line_count; i++)
		if (is_other(arr, &lines[i]))
			arr->parts[part_of[lines[i].from]].line_count++;
	for (uint32_t p = 0; p < arr->part_count; p++) {
		arr->parts[p].lines = list + filled;
		filled += arr->parts[p].line_count;
		arr->parts[p].line_count = 0;
	}
	for (uint32_t i = 0; i < arr->chart->line_count; i++)
		if (is_other(arr, &lines[i])) {
			struct part *part = &arr->parts[part_of[lines[i].from]];

			list[(size_t)(part->lines - list) + part->line_count++] = i;
		}
}

void parts_find(struct arrangement *arr, struct arena *arena)
{
	uint32_t n = arr->forest->count;
	uint32_t *part_of = connect(arr, arena);

	arr->part_count = 0;
	arr->parts = arena_array(arena, n, sizeof *arr->parts);
	/* a part is met first at the box that names it */
	for (uint32_t i = 0; i < n; i++)
		part_of[i] = part_of[i] == i ? arr->part_count++ : part_of[part_of[i]];
	list_boxes(arr, arena, part_of);
	list_lines(arr, arena, part_of);
	for (uint32_t p = 0; p < arr->part_count; p++)
		arr->parts[p].alone = arr->parts[p].count == 1;
}

/* The edges of a placer's graph while they are listed, by the block below. */
struct edges {
	struct layout_edge *items;
	uint32_t count;
	uint32_t *first, *next; /* of each block; of each edge; CHART_NONE ends */
};

static void add_edge(struct edges *edges, uint32_t below, uint32_t above, uint32_t weight)
{
	edges->items[edges->count] = (struct layout_edge){below, above, weight};
	edges->next[edges->count] = edges->first[below];
	edges->first[below] = edges->count++;
}

/* Does a way along the edges lead up from `from` to `to`? Visits only what is above. */
static bool leads_up(
	const struct edges *edges, uint32_t blocks, uint32_t from, uint32_t to)
{
	bool *seen = mem_alloc_zero(blocks, sizeof *seen), found = from == to;
	uint32_t *queue = mem_alloc(blocks, sizeof *queue), count = 1;

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

/*
 * The tree first, then second superiors. Of the latter only those of boxes on top of
 * their own block, since a box that hangs would take its first superior down with it;
 * and none that would close a ring, which has no ranks (and which dot leaks over).
 */
static void list_edges(
	const struct arrangement *arr, const struct part *part, struct edges *edges)
{
	uint32_t base = part->first_block;

	for (uint32_t i = 0; i < part->block_count; i++)
		edges->first[i] = CHART_NONE;
	for (uint32_t i = 0; i < part->block_count; i++) {
		uint32_t above = arr->blocks.items[base + i].above;

		if (above != CHART_NONE)
			add_edge(edges, i, arr->block_of[above] - base, WEIGHT_TREE);
	}
	for (uint32_t i = 0; i < part->line_count; i++) {
		const struct chart_line *line = &arr->chart->lines[part->lines[i]];
		uint32_t from = arr->block_of[line->from], to = arr->block_of[line->to];

		if (from != to && arr->blocks.items[from].top == line->from &&
			!leads_up(edges, part->block_count, to - base, from - base))
			add_edge(edges, from - base, to - base, WEIGHT_OTHER);
	}
}

/* Moves a part so that its upper left corner is (0, 0), and learns its size. */
static void bound(struct arrangement *arr, struct part *part)
{
	struct block *blocks = arr->blocks.items + part->first_block;
	double left = blocks->at.x, top = blocks->at.y;

	for (uint32_t i = 0; i < part->block_count; i++) {
		left = blocks[i].at.x < left ? blocks[i].at.x : left;
		top = blocks[i].at.y < top ? blocks[i].at.y : top;
	}
	part->at = (struct rectangle){0};
	for (uint32_t i = 0; i < part->block_count; i++) {
		struct rectangle *at = &blocks[i].at;

		at->x -= left;
		at->y -= top;
		if (at->x + at->width > part->at.width)
			part->at.width = at->x + at->width;
		if (at->y + at->height > part->at.height)
			part->at.height = at->y + at->height;
	}
}

static double middle_of(const struct rectangle *box)
{
	return box->x + box->width / 2;
}

static int by_place(const void *a, const void *b)
{
	const struct block *x = *(struct block *const *)a, *y = *(struct block *const *)b;

	if (x->at.y != y->at.y)
		return x->at.y < y->at.y ? -1 : 1;
	if (x->at.x != y->at.x)
		return x->at.x < y->at.x ? -1 : 1;
	return x < y ? -1 : x > y; /* both in one array */
}

/*
 * A rank is as high as its highest block, so that what stands below a low one hangs in
 * the air. Top down, each block moves up to its superior or to what is in the way.
 */
static void compact(struct arrangement *arr, const struct part *part)
{
	uint32_t n = part->block_count;
	struct block **order = arena_array(arr->scratch, n, sizeof(struct block *));

	if (n > MOST_COMPACTED)
		return;
	for (uint32_t i = 0; i < n; i++)
		order[i] = &arr->blocks.items[part->first_block + i];
	qsort(order, n, sizeof(struct block *), by_place);
	for (uint32_t i = 0; i < n; i++) {
		struct rectangle *at = &order[i]->at;
		double up = order[0]->at.y;

		for (uint32_t k = 0; k < i; k++) {
			const struct rectangle *other = &order[k]->at;
			bool above = order[i]->above != CHART_NONE &&
				     arr->block_of[order[i]->above] ==
					     (uint32_t)(order[k] - arr->blocks.items);
			bool in_way =
				at->x < other->x + other->width + arr->gaps.across &&
				other->x < at->x + at->width + arr->gaps.across;

			if ((above || in_way) && other->y + other->height + GAP_DOWN > up)
				up = other->y + other->height + GAP_DOWN;
		}
		if (up < at->y && order[i]->above != CHART_NONE)
			at->y = up;
	}
}

/* A block that stands almost below its superior's middle moves right below it, into the
 * gap that it has to its neighbours: a line with a step of two points looks like a slip.
 */
static void align(struct arrangement *arr, const struct part *part)
{
	for (uint32_t i = 0; i < part->block_count; i++) {
		struct block *block = &arr->blocks.items[part->first_block + i];
		const struct block *above;
		double by;

		if (block->above == CHART_NONE || block->top == CHART_NONE)
			continue;
		above = &arr->blocks.items[arr->block_of[block->above]];
		by = above->at.x + middle_of(&arr->boxes[block->above].at) - block->at.x -
		     middle_of(&arr->boxes[block->top].at);
		if (by > -arr->gaps.across / 2 && by < arr->gaps.across / 2)
			block->at.x += by;
	}
}

static bool place_blocks(
	struct arrangement *arr, struct part *part, layout_placer *place, struct buf *why)
{
	uint32_t n = part->block_count;
	struct layout_node *nodes = arena_array(arr->scratch, n, sizeof *nodes);
	uint32_t most = n + part->line_count;
	struct edges edges = {
		.items = arena_array(arr->scratch, most, sizeof(struct layout_edge)),
		.first = arena_array(arr->scratch, n, sizeof(uint32_t)),
		.next = arena_array(arr->scratch, most, sizeof(uint32_t))};
	struct layout_graph graph = {.nodes = nodes,
		.node_count = n,
		.gap_across = arr->gaps.across,
		.gap_down = GAP_DOWN};

	list_edges(arr, part, &edges);
	graph.edges = edges.items;
	graph.edge_count = edges.count;
	for (uint32_t i = 0; i < n; i++) {
		const struct rectangle *at = &arr->blocks.items[part->first_block + i].at;

		nodes[i] = (struct layout_node){at->width, at->height, 0, 0};
	}
	if (!place(&graph, why))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		arr->blocks.items[part->first_block + i].at.x = nodes[i].x;
		arr->blocks.items[part->first_block + i].at.y = nodes[i].y;
	}
	return true;
}

bool part_place(
	struct arrangement *arr, struct part *part, layout_placer *place, struct buf *why)
{
	blocks_make(arr, part);
	if (part->block_count > 1 && !place_blocks(arr, part, place, why))
		return false;
	if (part->params.compact)
		compact(arr, part);
	align(arr, part);
	bound(arr, part);
	return true;
}
