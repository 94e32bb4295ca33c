/*
 * Fronts of subtrees: for every box, bottom-up, the arrangements of what hangs below it
 * are tried with several budgets, and the best are kept. Placing walks down again and
 * arranges once more what was chosen.
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
#include "plan.h"
#include <math.h>

/* Items whose fronts give budgets; of more, every second, third … is looked at. */
#define MOST_LOOKED_AT 64
#define MOST_BUDGETS   20
/* Columns and rows tried one by one; then each time more by this share. */
#define EACH_PARTS 8
#define MORE_PARTS 4 /* a quarter */
#define MOST_OWN   6
/* Rows are tried up to so many: a list of rows is no chart. */
#define MOST_ROWS 12

struct shapes {
	struct arrangement *arr;
	struct arena *arena;
	enum shape_freedom freedom;
	struct plan plan;
	struct front *fronts;   /* by node */
	struct front *outlines; /* by node: one shape or none */
	struct arranging arranging;
	struct tried tried; /* of the node at hand */
	double budgets[MOST_BUDGETS];
	uint32_t budget_count;
	struct body *body, *bunch; /* room for the items of any node */
};

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

/* From an item's left edge to where its line arrives. */
static double anchor_of(const struct slot *slot)
{
	return slot->x + slot->how->anchor;
}

/* Of the points where lines arrive the one near the middle, so that the superior's line
 * runs straight into it; else the middle. */
static double straightened(
	const struct shapes *s, const struct shape *how, const struct body *body)
{
	double middle = body->width / 2, near = s->arr->gaps.trunk, best = middle;
	bool columns = how->mode == SHAPE_COLUMNS;
	uint32_t count = columns ? body->strip_count : body->strips[0].count;

	if (!columns)
		middle = best = (anchor_of(&body->slots[0]) +
					anchor_of(&body->slots[count - 1])) /
				2;
	for (uint32_t i = 0; i < count; i++) {
		double at = columns ? body->strips[i].trunk : anchor_of(&body->slots[i]);
		double off = at < middle ? middle - at : at - middle;

		if (off < near) {
			near = off;
			best = at;
		}
	}
	return best;
}

/* Is it a column alone, below whose superior it stands indented? */
static bool is_indented(const struct shape *how)
{
	return how->mode == SHAPE_COLUMNS && how->parts == 1;
}

/* The staff of a box, in pairs: how far it reaches left and right of the line, and down
 * from the box. */
struct flanks {
	double left, right, down;
};

/* The first of each pair stands at the left, one alone at the right. */
static bool is_left(const struct plan_node *node, uint32_t staff)
{
	return staff % 2 == 0 && staff + 1 < node->staff_count;
}

static struct flanks flanks_of(const struct shapes *s, uint32_t box)
{
	const struct plan_node *n = &s->plan.nodes[box];
	struct flanks flanks = {0};
	double pair = 0;

	for (uint32_t i = 0; i < n->staff_count; i++) {
		const struct rectangle *at =
			&s->arr->boxes[s->plan.list[n->staff + i]].at;
		double *reach = is_left(n, i) ? &flanks.left : &flanks.right;

		*reach = fmax(*reach, s->arr->gaps.trunk / 2 + at->width);
		pair = fmax(i % 2 ? pair : 0, at->height);
		if (i % 2 || i + 1 == n->staff_count)
			flanks.down += s->arr->gaps.stack + pair;
	}
	return flanks;
}

/* From the upper edge of a box to what hangs below it. */
static double drop(const struct shapes *s, const struct shape *how, uint32_t box)
{
	double height = s->arr->boxes[box].at.height;

	if (is_indented(how))
		return height + s->arr->gaps.stack;
	return height + flanks_of(s, box).down + s->arr->gaps.down;
}

/* The contour of a box and its flanks above its body. */
static struct contour contour_of(const struct shapes *s, uint32_t box,
	const struct shape *shape, const struct flanks *flanks)
{
	const struct rectangle *at = &s->arr->boxes[box].at;
	double behind = shape->width - shape->anchor, down = drop(s, shape, box);
	const struct contour_step top = {
		at->height, shape->anchor - at->width / 2, behind - at->width / 2};
	const struct contour_step beside = {at->height + flanks->down,
		shape->anchor - flanks->left, behind - flanks->right};
	double right = shape->width - shape->body - s->body->width;
	struct contour below;

	if (flanks->down <= 0)
		return contour_below(top, &s->body->contour, down, shape->body, right);
	below = contour_below(beside, &s->body->contour, down, shape->body, right);
	return contour_below(top, &below, 0, 0, 0);
}

/* The box above its body: over a trunk or the middle, a column alone indented. */
static void crown(struct shapes *s, uint32_t box, struct shape *shape)
{
	const struct body *body = s->body;
	double half = s->arr->boxes[box].at.width / 2, left, right;
	struct flanks flanks = {0};

	if (is_indented(shape)) {
		shape->anchor = half;
		shape->body = s->arr->gaps.indent / 2;
	} else {
		flanks = flanks_of(s, box);
		left = fmax(half, flanks.left);
		shape->anchor = straightened(s, shape, body);
		shape->body = shape->anchor < left ? left - shape->anchor : 0;
		shape->anchor += shape->body;
	}
	right = shape->anchor + fmax(half, flanks.right);
	shape->width = fmax(shape->body + body->width, right);
	shape->height = drop(s, shape, box) + body->height;
	shape->contour = contour_of(s, box, shape, &flanks);
}

/* A bunch is its body, on a panel that reaches into the gap above. */
static void bundle(struct shapes *s, uint32_t node, struct shape *shape)
{
	bool panel = s->plan.nodes[node].region != CHART_NONE;
	double pad = panel ? PANEL_PAD : 0;

	shape->body = pad;
	shape->width = s->body->width + 2 * pad;
	shape->height = s->body->height + pad;
	shape->anchor = pad + straightened(s, shape, s->body);
	shape->contour = panel ? contour_full(shape->height) : s->body->contour;
}

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
		const struct front *outline = &s->outlines[slot->node];

		if (outline->count == 0 || slot->how->width > outline->shapes[0].width)
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
		crown(s, node, shape);
	else
		bundle(s, node, shape);
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
		if (s->outlines[items[i]].count == 0)
			return false;
	return true;
}

/* An only child stands straight below its superior unless that stands in a column. */
static void try_columns(struct shapes *s, uint32_t node)
{
	const struct plan_node *n = &s->plan.nodes[node];
	bool flat = n->flat_count > 0;
	uint32_t count = flat ? n->line_count : n->count;

	if (n->panels || s->freedom == SHAPE_PLAIN)
		return;
	if (s->freedom == SHAPE_USUAL && !n->leaves)
		return;
	if (!have_outlines(s, s->plan.list + (flat ? n->line : n->first), count))
		return;
	/* one column alone has no room for staff beside the line */
	for (uint32_t c = n->staff_count > 0 ? 2 : 1; c < count; c = more_parts(c))
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
	s->outlines[box] = (struct front){outline, 1};
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

		for (uint32_t p = 2; p < n->count && p <= MOST_OWN; p++)
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

/* ---- placing -------------------------------------------------------------------------
 */

/* A node whose corner and shape are known. */
struct spot {
	uint32_t node;
	const struct shape *how;
	double x, y;
};

struct spots {
	struct spot *items;
	uint32_t count, cap;
};

/* Where the line from above comes: down at start_x to hub_y, across to spine_x, down. */
struct feed {
	double start_x, hub_y, spine_x;
};

/* The joints of the boxes of one body. `body` lies at (x, y); lines come in at `bus`. */
static void join_body(const struct shapes *s, const struct shape *how,
	const struct body *body, double x, double y, const struct feed *from, double bus)
{
	for (uint32_t i = 0; i < body->strip_count; i++) {
		const struct strip *strip = &body->strips[i];

		for (uint32_t k = strip->first; k < strip->first + strip->count; k++) {
			const struct slot *slot = &body->slots[k];
			bool columns = how->mode == SHAPE_COLUMNS;
			double at = columns ? strip->trunk : anchor_of(slot);

			if (slot->node >= s->plan.box_count)
				continue;
			s->arr->joints[slot->node] =
				(struct joint){columns ? JOIN_SIDE : JOIN_TOP,
					from->start_x, from->hub_y, from->spine_x,
					bus + (columns ? 0 : strip->y), x + at};
		}
	}
	(void)y;
}

static void place_bunch(const struct shapes *s, const struct spot *spot,
	const struct feed *from, double bus, struct spots *spots)
{
	const struct shape *how = spot->how;
	uint32_t region = s->plan.nodes[spot->node].region;
	double x = spot->x + how->body, y = spot->y;

	if (region != CHART_NONE)
		*VEC_PUSH(&s->arr->panels) = (struct panel){region, false,
			{spot->x, y - PANEL_PAD, how->width, how->height + PANEL_PAD}};
	arrange(&s->arranging, spot->node, how, s->bunch);
	join_body(s, how, s->bunch, x, y, from, bus);
	for (uint32_t i = 0; i < s->bunch->slot_count; i++) {
		const struct slot *slot = &s->bunch->slots[i];

		*VEC_PUSH(spots) =
			(struct spot){slot->node, slot->how, x + slot->x, y + slot->y};
	}
}

/* The staff of a box that stands already, right and left of the line below it. */
static void place_staff(const struct shapes *s, uint32_t box)
{
	const struct plan_node *n = &s->plan.nodes[box];
	const struct rectangle *above = &s->arr->boxes[box].at;
	double line = above->x + above->width / 2, y = above->y + above->height, pair = 0;

	for (uint32_t i = 0; i < n->staff_count; i++) {
		uint32_t staff = s->plan.list[n->staff + i];
		struct rectangle *at = &s->arr->boxes[staff].at;
		double off = s->arr->gaps.trunk / 2;

		y += i % 2 ? 0 : pair + s->arr->gaps.stack;
		pair = fmax(i % 2 ? pair : 0, at->height);
		at->x = is_left(n, i) ? line - off - at->width : line + off;
		at->y = y;
		s->arr->joints[staff] =
			(struct joint){JOIN_SIDE, line, at->y, line, at->y, line};
	}
}

/* What hangs below a box that stands already. */
static void place_body(const struct shapes *s, uint32_t box, const struct shape *how,
	double x, double y, struct spots *spots)
{
	const struct rectangle *at = &s->arr->boxes[box].at;
	double start = is_indented(how) ? at->x + s->arr->gaps.indent / 2
					: at->x + at->width / 2;
	double bus = y - s->arr->gaps.down / 2;
	struct feed from = {start, bus, start};

	if (!is_indented(how))
		place_staff(s, box);
	arrange(&s->arranging, box, how, s->body);
	if (s->body->strip_count > 1 && how->mode == SHAPE_ROWS)
		from.spine_x = x;
	join_body(s, how, s->body, x, y, &from, bus);
	for (uint32_t r = 0; r < s->body->strip_count; r++)
		for (uint32_t k = 0; k < s->body->strips[r].count; k++) {
			const struct slot *slot =
				&s->body->slots[s->body->strips[r].first + k];
			struct spot spot = {
				slot->node, slot->how, x + slot->x, y + slot->y};

			if (slot->node < s->plan.box_count)
				*VEC_PUSH(spots) = spot;
			else
				place_bunch(s, &spot, &from, bus + s->body->strips[r].y,
					spots);
		}
}

void shapes_place(
	const struct shapes *s, uint32_t box, uint32_t shape, double x, double y)
{
	struct spots spots = {0};

	*VEC_PUSH(&spots) = (struct spot){box, &s->fronts[box].shapes[shape], x, y};
	s->arr->joints[box] = (struct joint){0};
	while (spots.count > 0) {
		struct spot spot = spots.items[--spots.count];
		const struct shape *how = spot.how;
		struct rectangle *at = &s->arr->boxes[spot.node].at;

		at->x = spot.x + how->anchor - at->width / 2;
		at->y = spot.y;
		if (how->mode != SHAPE_ALONE)
			place_body(s, spot.node, how, spot.x + how->body,
				spot.y + drop(s, how, spot.node), &spots);
	}
	VEC_RELEASE(&spots);
}
