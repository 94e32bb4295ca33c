#include "plan.h"

/* What stands together below a superior: our posts and units, the groups of the superior
 * as principal or what is of one unit, other groups, bodies of others. */
enum band { BAND_LINE, BAND_PANEL, BAND_GROUPS, BAND_EXTERNAL, BAND__COUNT };

/* Leaves from so many on stand together beside larger branches. */
#define LEAST_BUNCH 2
/* More than so many beside the line are no staff, but what the superior leads. */
#define MOST_STAFF 4

struct planning {
	struct plan *plan;
	const struct chart *chart;
	const struct forest *forest;
	uint32_t filled; /* of plan.list */
	uint64_t *keys;  /* room to sort the boxes below one */
};

/* The panel that a box stands in below its superior. */
static uint32_t panel_region(const struct planning *p, uint32_t box)
{
	uint32_t region = p->chart->boxes[box].region;

	if (region == CHART_NONE ||
		p->chart->regions[region].superior != p->forest->superior[box])
		return CHART_NONE;
	return region;
}

static enum band band_of(const struct planning *p, uint32_t box)
{
	const struct chart_box *b = &p->chart->boxes[box];

	if (panel_region(p, box) != CHART_NONE)
		return BAND_PANEL;
	if (b->flags & CHART_EXTERNAL)
		return BAND_EXTERNAL;
	return b->shape == CHART_GROUP ? BAND_GROUPS : BAND_LINE;
}

static bool is_leaf(const struct planning *p, uint32_t box)
{
	return forest_children(p->forest, box).count == 0;
}

static int by_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Panels that stand beside each other below one superior: each with its boxes. */
static void part_panels(struct planning *p, uint32_t first)
{
	uint32_t count = p->filled - first, *list = p->plan->list + first;

	for (uint32_t i = 0; i < count; i++)
		p->keys[i] = (uint64_t)panel_region(p, list[i]) << 32 | list[i];
	qsort(p->keys, count, sizeof *p->keys, by_key);
	for (uint32_t i = 0; i < count; i++)
		list[i] = (uint32_t)p->keys[i];
}

/* The boxes right below, by bands, each in input order. */
static void list_flat(struct planning *p, struct plan_node *node, struct run children)
{
	node->flat = p->filled;
	for (int band = 0; band < BAND__COUNT; band++) {
		uint32_t first = p->filled;

		for (uint32_t i = 0; i < children.count; i++)
			if ((int)band_of(p, children.items[i]) == band)
				p->plan->list[p->filled++] = children.items[i];
		if (band == BAND_PANEL)
			part_panels(p, first);
	}
	node->flat_count = p->filled - node->flat;
}

static bool is_staff(const struct planning *p, uint32_t box)
{
	return (p->chart->boxes[box].flags & CHART_STAFF) && is_leaf(p, box) &&
	       panel_region(p, box) == CHART_NONE;
}

/* How many of them stand beside the line, which has to lead on: to a branch. */
static uint32_t count_staff(const struct planning *p, struct run children)
{
	uint32_t count = 0;
	bool leads = false;

	for (uint32_t i = 0; i < children.count; i++) {
		count += is_staff(p, children.items[i]);
		leads = leads || !is_leaf(p, children.items[i]);
	}
	return leads && count <= MOST_STAFF ? count : 0;
}

/* Shares out the boxes right below to the line and what stands beside it. */
static void list_staff(struct planning *p, struct plan_node *node)
{
	uint32_t *list = p->plan->list;

	node->staff = p->filled;
	for (uint32_t i = node->flat; i < node->flat + node->flat_count; i++)
		if (is_staff(p, list[i]))
			list[p->filled++] = list[i];
	node->staff_count = p->filled - node->staff;
	node->line = p->filled;
	for (uint32_t i = node->flat; i < node->flat + node->flat_count; i++)
		if (!is_staff(p, list[i]))
			list[p->filled++] = list[i];
	node->line_count = p->filled - node->line;
}

/* How many boxes from `at` on make a bunch; 1: the box is an item itself. */
static uint32_t bunch_length(const struct planning *p, uint32_t at, uint32_t end)
{
	const uint32_t *list = p->plan->list;
	enum band band = band_of(p, list[at]);
	uint32_t i = at + 1, panel = panel_region(p, list[at]);

	if (band != BAND_PANEL && !is_leaf(p, list[at]))
		return 1;
	while (i < end && band_of(p, list[i]) == band &&
		(band == BAND_PANEL ? panel_region(p, list[i]) == panel
				    : is_leaf(p, list[i])))
		i++;
	return i - at;
}

static uint32_t add_bunch(struct planning *p, uint32_t first, uint32_t count)
{
	uint32_t index = p->plan->count++;
	struct plan_node *bunch = &p->plan->nodes[index];

	*bunch = (struct plan_node){.first = first,
		.count = count,
		.flat = first,
		.flat_count = count,
		.line = first,
		.line_count = count,
		.region = panel_region(p, p->plan->list[first]),
		.leaves = true};
	for (uint32_t i = 0; i < count; i++)
		bunch->leaves = bunch->leaves && is_leaf(p, p->plan->list[first + i]);
	return index;
}

/* Bunches where they differ from the boxes themselves: one of all leaves is no bunch. */
static void list_items(struct planning *p, struct plan_node *node)
{
	uint32_t end = node->line + node->line_count, *list = p->plan->list;

	node->first = p->filled;
	for (uint32_t i = node->line, length; i < end; i += length) {
		bool panel = panel_region(p, list[i]) != CHART_NONE;

		length = bunch_length(p, i, end);
		node->panels = node->panels || panel;
		if (panel || (length >= LEAST_BUNCH && length < node->line_count)) {
			uint32_t bunch = add_bunch(p, i, length);

			list[p->filled++] = bunch;
		} else {
			for (uint32_t k = 0; k < length; k++)
				list[p->filled++] = list[i + k];
		}
	}
	node->count = p->filled - node->first;
	if (node->count < node->line_count || node->panels)
		return;
	/* no bunches */
	p->filled = node->first;
	node->first = node->line;
}

static void plan_box(struct planning *p, uint32_t box, bool staff)
{
	struct plan_node *node = &p->plan->nodes[box];
	struct run children = forest_children(p->forest, box);

	*node = (struct plan_node){.region = CHART_NONE, .leaves = true};
	list_flat(p, node, children);
	node->line = node->flat;
	node->line_count = node->flat_count;
	if (staff && count_staff(p, children) > 0)
		list_staff(p, node);
	for (uint32_t i = 0; i < children.count; i++)
		node->leaves = node->leaves && is_leaf(p, children.items[i]);
	list_items(p, node);
}

void plan_make(
	struct plan *plan, struct arena *arena, const struct arrangement *arr, bool staff)
{
	uint32_t n = arr->forest->count;
	struct planning p = {
		plan, arr->chart, arr->forest, 0, arena_array(arena, n, sizeof *p.keys)};

	/* a bunch has a box of its own at least, so there are no more bunches than boxes
	 */
	*plan = (struct plan){.count = n,
		.box_count = n,
		.nodes = arena_array(arena, 2 * (size_t)n, sizeof *plan->nodes),
		.list = arena_array(
			arena, (staff ? 3 : 2) * (size_t)n, sizeof *plan->list)};
	for (uint32_t i = 0; i < n; i++)
		plan_box(&p, i, staff);
}

bool plan_has_staff(const struct arrangement *arr)
{
	const struct planning p = {NULL, arr->chart, arr->forest, 0, NULL};

	for (uint32_t i = 0; i < arr->forest->count; i++)
		if (count_staff(&p, forest_children(arr->forest, i)) > 0)
			return true;
	return false;
}
