/*
 * Fronts of subtrees: for every box, bottom-up, the arrangements of what hangs below it
 * are tried with several budgets, and the best are kept.
 *
 * What is tried: one row; columns and rows, from one to as many as there are items, those
 * above a handful in growing steps. Budgets of rows are the heights that the items'
 * fronts have. So each box costs a bounded number of arrangements, each linear in what
 * hangs right below it.
 *
 * In a column whatever hangs below an item is indented below it, and so on down: that is
 * its outline. Anything else there would stand at the same edge as the item's siblings,
 * or have the line to the item run back over what it leads.
 */
#include "shapes_internal.h"

/* Items whose fronts give budgets; of more, every second, third … is looked at. */
#define MOST_LOOKED_AT 64
/* Columns and rows tried one by one; then each time more by this share. */
#define EACH_PARTS 8
#define MORE_PARTS 4 /* a quarter */
#define MOST_OWN   6
/* Rows are tried up to so many: a list of rows is no chart. */
#define MOST_ROWS 12

/* ---- budgets -------------------------------------------------------------------------
 */

struct numbers {
	double *items;
	uint32_t count, cap;
};

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Distinct ones from `least` on, so few that each counts. */
static void choose_budgets(struct shapes *s, struct numbers *all, double least)
{
	double share = 0;

	qsort(all->items, all->count, sizeof *all->items, by_value);
	do {
		double last = least;

		s->budgets[0] = least;
		s->budget_count = 1;
		for (uint32_t i = 0; i < all->count; i++) {
			if (all->items[i] <= last * (1 + share) + 1e-6)
				continue;
			last = all->items[i];
			if (s->budget_count < MOST_BUDGETS)
				s->budgets[s->budget_count] = last;
			s->budget_count++;
		}
		share = share * 1.5 + 0.02;
	} while (s->budget_count > MOST_BUDGETS);
	/* with the largest, each item may have its narrowest (lowest) shape */
	if (all->count > 0 &&
		all->items[all->count - 1] > s->budgets[s->budget_count - 1]) {
		s->budget_count += s->budget_count < MOST_BUDGETS;
		s->budgets[s->budget_count - 1] = all->items[all->count - 1];
	}
}

/* Heights that the items can have; none may be below the least that all of them can do
 * with. */
static void find_budgets(struct shapes *s, const uint32_t *items, uint32_t count)
{
	uint32_t step = count / MOST_LOOKED_AT + 1;
	struct numbers all = {0};
	double least = 0;

	for (uint32_t i = 0; i < count; i++) {
		const struct front *front = &s->fronts[items[i]];
		double low = front->shapes[front->count - 1].height;

		least = low > least ? low : least;
		for (uint32_t k = 0; i % step == 0 && k < front->count; k++)
			*VEC_PUSH(&all) = front->shapes[k].height;
	}
	choose_budgets(s, &all, least);
	VEC_RELEASE(&all);
}

/* ---- equals --------------------------------------------------------------------------
 */

/* Items that are compared with each other at most. */
#define MOST_COMPARED 40

/* Have siblings the same choice? Then they are the same to the eye. */
static bool are_equal(struct front a, struct front b)
{
	return a.count == b.count && a.shapes[0].width == b.shapes[0].width &&
	       a.shapes[0].height == b.shapes[0].height &&
	       a.shapes[a.count - 1].width == b.shapes[b.count - 1].width;
}

/* Rows that have budgets of their own must not give equals different shapes. */
static bool are_equals_equal(const struct shapes *s)
{
	const struct body *body = s->body;

	if (body->slot_count > MOST_COMPARED)
		return false;
	for (uint32_t i = 0; i < body->slot_count; i++)
		for (uint32_t k = 0; k < i; k++)
			if (body->slots[i].how->height != body->slots[k].how->height &&
				are_equal(s->fronts[body->slots[i].node],
					s->fronts[body->slots[k].node]))
				return false;
	return true;
}

/* ---- one shape -----------------------------------------------------------------------
 */

/* Has a column one item only, with something below it? That stands better in a row, under
 * its line. */
static bool is_branch_alone(const struct shapes *s)
{
	const struct body *body = s->body;

	for (uint32_t i = 0; i < body->strip_count; i++)
		if (body->strips[i].count == 1 &&
			body->slots[body->strips[i].first].how->mode != SHAPE_ALONE)
			return true;
	return false;
}

/* Are its rows a column that is not indented? */
static bool is_ladder(const struct shapes *s)
{
	const struct body *body = s->body;

	if (body->strip_count == 1 || body->strip_count < body->slot_count)
		return false;
	for (uint32_t i = 0; i < body->slot_count; i++) {
		const struct slot *slot = &body->slots[i];
		const struct shape *outline = s->outlines[slot->node];

		if (!outline || slot->how->width > outline->width)
			return false;
	}
	return true;
}

/* What is never worth its size. */
static bool is_ugly(const struct shapes *s, const struct shape *how)
{
	switch (how->mode) {
	case SHAPE_ROWS:
		return is_ladder(s) || (how->own_budgets && !are_equals_equal(s));
	case SHAPE_COLUMNS:
		return how->parts > 1 && is_branch_alone(s);
	default:
		return false;
	}
}

static void try_alone(struct shapes *s, uint32_t box)
{
	const struct rectangle *at = &s->arr->boxes[box].at;

	*VEC_PUSH(&s->tried) = (struct shape){.width = at->width,
		.height = at->height,
		.anchor = at->width / 2,
		.contour = contour_full(at->height)};
}

static void try_shape(struct shapes *s, uint32_t node, struct shape how)
{
	struct shape *shape = VEC_PUSH(&s->tried);

	*shape = how;
	arrange(&s->arranging, node, shape, s->body);
	if (is_ugly(s, &how)) {
		s->tried.count--;
		return;
	}
	if (node < s->plan.box_count)
		crown_box(s, node, shape);
	else
		crown_bunch(s, node, shape);
}

/* ---- all shapes of a node ------------------------------------------------------------
 */

static uint32_t more_parts(uint32_t parts)
{
	return parts < EACH_PARTS ? parts + 1 : parts + parts / MORE_PARTS;
}

static void try_rows(struct shapes *s, uint32_t node)
{
	const struct plan_node *n = &s->plan.nodes[node];
	bool box = node < s->plan.box_count;

	find_budgets(s, s->plan.list + n->first, n->count);
	for (uint32_t b = 0; b < s->budget_count; b++) {
		try_shape(s, node,
			(struct shape){
				.mode = SHAPE_ROW, .parts = 1, .budget = s->budgets[b]});
		if (!box || (n->leaves && !n->panels) || s->freedom < SHAPE_FREE)
			continue; /* of leaves: the same as columns */
		for (uint32_t r = 2; r <= n->count && r <= MOST_ROWS; r++)
			try_shape(s, node,
				(struct shape){.mode = SHAPE_ROWS,
					.parts = r,
					.budget = s->budgets[b]});
	}
}

/* Has each of the items an outline, as it must in a column? */
static bool have_outlines(const struct shapes *s, const uint32_t *items, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (!s->outlines[items[i]])
			return false;
	return true;
}

/* An only child stands straight below its superior unless that stands in a column. */
static void try_columns(struct shapes *s, uint32_t node)
{
	const struct plan_node *n = &s->plan.nodes[node];

	if (n->panels || s->freedom == SHAPE_PLAIN)
		return;
	if (s->freedom == SHAPE_USUAL && !n->leaves)
		return;
	if (!have_outlines(s, s->plan.list + n->line, n->line_count))
		return;
	/* one column alone has no room for staff beside the line */
	for (uint32_t c = n->staff_count > 0 ? 2 : 1; c < n->line_count;
		c = more_parts(c))
		try_shape(s, node, (struct shape){.mode = SHAPE_COLUMNS, .parts = c});
}

/* All that hangs below a box in one column, each box indented below its superior. Panels
 * have none. */
static void make_outline(struct shapes *s, uint32_t box)
{
	const struct plan_node *n = &s->plan.nodes[box];
	struct shape *outline;

	if (n->panels || !have_outlines(s, s->plan.list + n->flat, n->flat_count))
		return;
	s->tried.count = 0;
	if (n->flat_count == 0)
		try_alone(s, box);
	else
		try_shape(s, box, (struct shape){.mode = SHAPE_COLUMNS, .parts = 1});
	outline = ARENA_NEW(s->arena, struct shape);
	*outline = s->tried.items[0];
	s->outlines[box] = outline;
}

/* As wide as each shape that is good so far: rows whose heights differ. */
static void try_own_budgets(struct shapes *s, uint32_t node)
{
	const struct plan_node *n = &s->plan.nodes[node];
	uint32_t count;

	front_reduce(&s->tried, MOST_SHAPES);
	count = s->tried.count;
	for (uint32_t i = 0; i < count; i++) {
		double width = s->tried.items[i].width;

		for (uint32_t p = 2; p <= n->count && p <= MOST_OWN; p++)
			try_shape(s, node,
				(struct shape){.mode = SHAPE_ROWS,
					.parts = p,
					.own_budgets = true,
					.budget = width});
	}
}

static void keep_front(struct shapes *s, uint32_t node, uint32_t most)
{
	struct shape *kept;

	front_reduce(&s->tried, most);
	kept = arena_array(s->arena, s->tried.count, sizeof *kept);
	memcpy(kept, s->tried.items, s->tried.count * sizeof *kept);
	s->fronts[node] = (struct front){kept, s->tried.count};
}

static void make_front(struct shapes *s, uint32_t node, uint32_t most)
{
	s->tried.count = 0;
	if (s->plan.nodes[node].count == 0) {
		try_alone(s, node);
	} else {
		try_rows(s, node);
		try_columns(s, node);
		if (s->freedom == SHAPE_FREE && node < s->plan.box_count &&
			!s->plan.nodes[node].leaves)
			try_own_budgets(s, node);
	}
	keep_front(s, node, most);
}

/* Bunches stand right behind each other in the order of their boxes, and bottom-up every
 * item is done before what it hangs below. */
static void make_fronts(struct shapes *s)
{
	const struct forest *forest = s->arr->forest;

	for (uint32_t i = forest->count; i-- > 0;) {
		uint32_t box = forest->order[i];
		const struct plan_node *n = &s->plan.nodes[box];

		for (uint32_t k = 0; k < n->count; k++)
			if (s->plan.list[n->first + k] >= s->plan.box_count)
				make_front(s, s->plan.list[n->first + k], MOST_SHAPES);
		make_front(s, box,
			forest->superior[box] == CHART_NONE ? MOST_ROOT_SHAPES
							    : MOST_SHAPES);
		make_outline(s, box);
	}
}

static struct body *body_room(struct arena *arena, uint32_t most)
{
	struct body *body = ARENA_NEW(arena, struct body);

	body->slots = arena_array(arena, (size_t)most + 1, sizeof *body->slots);
	body->strips = arena_array(arena, (size_t)most + 1, sizeof *body->strips);
	return body;
}

struct shapes *shapes_make(struct arrangement *arr, struct arena *arena,
	enum shape_freedom freedom, bool staff)
{
	struct shapes *s = ARENA_NEW(arena, struct shapes);
	uint32_t most = 0;

	s->arr = arr;
	s->arena = arena;
	s->freedom = freedom;
	plan_make(&s->plan, arena, arr, staff);
	for (uint32_t i = 0; i < s->plan.box_count; i++)
		if (s->plan.nodes[i].flat_count > most)
			most = s->plan.nodes[i].flat_count;
	s->fronts = arena_array(arena, s->plan.count, sizeof *s->fronts);
	s->outlines = arena_array(arena, s->plan.count, sizeof *s->outlines);
	s->arranging = (struct arranging){&arr->gaps, &s->plan, s->fronts, s->outlines};
	s->body = body_room(arena, most);
	s->bunch = body_room(arena, most);
	make_fronts(s);
	VEC_RELEASE(&s->tried);
	return s;
}

struct front shapes_below(const struct shapes *shapes, uint32_t box)
{
	return shapes->fronts[box];
}
