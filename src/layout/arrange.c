/*
 * One arrangement of the items below a box: in rows each takes its best shape within a
 * budget that is the same for all, so that equals look equal; in columns each is an
 * outline. They are put side by side or below each other in their order.
 */
#include "plan.h"
#include <math.h>

static void choose_shapes(const struct arranging *a, uint32_t first, uint32_t count,
	const struct shape *how, struct body *body)
{
	const uint32_t *items = a->plan->list + first;
	bool columns = how->mode == SHAPE_COLUMNS;

	body->slot_count = count;
	for (uint32_t i = 0; i < count; i++) {
		struct front front = a->fronts[items[i]];

		body->slots[i] = (struct slot){.node = items[i],
			.how = columns ? a->outlines[items[i]]
				       : &front.shapes[front_within_height(
						 front, how->budget)]};
	}
}

/* How items are shared out to strips. */
struct splitting {
	const struct arranging *a;
	const struct body *body;
	bool down;   /* strips are columns */
	bool leaves; /* the first strips are never shorter than the last */
	bool areas;  /* they share areas, since they will be as long as each other */
	double gap, rest;
};

static double size_of(const struct splitting *s, uint32_t slot)
{
	const struct shape *shape = s->body->slots[slot].how;

	if (s->areas)
		return shape->width * shape->height;
	return (s->down ? shape->height : shape->width) + s->gap;
}

/* How many slots from `first` on the next of `left` strips takes: its share of what
 * remains, and at least one slot for each strip behind it. */
static uint32_t strip_takes(struct splitting *s, uint32_t first, uint32_t left)
{
	double share = s->rest / left + 1e-6, sum = 0;
	uint32_t i = first;

	if (left == 1)
		return s->body->slot_count - first;
	while (s->body->slot_count - i >= left) {
		double size = size_of(s, i);

		/* unless the strip is nearer to its share with this one, too */
		if (i > first && sum + (s->leaves ? 1e-5 : size / 2) > share)
			break;
		sum += size;
		i++;
	}
	s->rest -= sum;
	return i - first;
}

static void split(struct splitting *s, struct body *body, uint32_t parts)
{
	uint32_t next = 0;

	for (uint32_t i = 0; i < body->slot_count; i++)
		s->rest += size_of(s, i);
	for (uint32_t i = 0; i < parts; i++) {
		body->strips[i] = (struct strip){
			.first = next, .count = strip_takes(s, next, parts - i)};
		next += body->strips[i].count;
	}
	body->strip_count = parts;
}

/* ---- budgets of their own ------------------------------------------------------------
 */

/* How near a row's budget is found, in points: nobody sees less. */
#define NEAR 0.25

/* How wide the items of a row are, each within the height `budget`. */
static double length_within(
	const struct splitting *s, const struct strip *strip, double budget, bool settle)
{
	double length = -s->gap;

	for (uint32_t i = strip->first; i < strip->first + strip->count; i++) {
		struct slot *slot = &s->body->slots[i];
		struct front front = s->a->fronts[slot->node];
		const struct shape *shape =
			&front.shapes[front_within_height(front, budget)];

		length += s->gap + shape->width;
		if (settle)
			slot->how = shape;
	}
	return length;
}

/* From the least height that its items need to the most that they can use. */
static void budget_range(
	const struct splitting *s, const struct strip *strip, double *least, double *most)
{
	*least = *most = 0;
	for (uint32_t i = strip->first; i < strip->first + strip->count; i++) {
		struct front front = s->a->fronts[s->body->slots[i].node];
		double low = front.shapes[front.count - 1].height;
		double high = front.shapes[0].height;

		*least = low > *least ? low : *least;
		*most = high > *most ? high : *most;
	}
}

/* Makes each row as low as it can be without becoming longer than `length`. */
static void fit_rows(const struct splitting *s, double length)
{
	for (uint32_t i = 0; i < s->body->strip_count; i++) {
		const struct strip *strip = &s->body->strips[i];
		double low, high;

		budget_range(s, strip, &low, &high);
		if (length_within(s, strip, low, false) > length)
			while (high - low > NEAR) {
				double middle = (low + high) / 2;

				if (length_within(s, strip, middle, false) <= length)
					high = middle;
				else
					low = middle;
			}
		else
			high = low;
		length_within(s, strip, high, true);
	}
}

/* ---- rows and columns ----------------------------------------------------------------
 */

/* Are its items as high as each other? Then nothing is gained by their contours. */
static bool is_even(const struct body *body, const struct strip *row)
{
	const struct slot *slots = &body->slots[row->first];

	for (uint32_t i = 1; i < row->count; i++)
		if (slots[i].how->height != slots[0].how->height)
			return false;
	return true;
}

/* Puts the items of a row side by side, by their rectangles. */
static void line_up(struct body *body, const struct strip *row, double gap)
{
	double x = 0;

	for (uint32_t i = row->first; i < row->first + row->count; i++) {
		body->slots[i].x = x;
		x += body->slots[i].how->width + gap;
	}
}

/* Puts them as near to the first as their contours allow, then as near to the last one,
 * where that has come to stand; each stands in the middle between its places. */
static void push_together(struct body *body, const struct strip *row, double gap)
{
	struct slot *slots = &body->slots[row->first];
	struct silhouette from_left = {0}, from_right = {0};
	uint32_t last = row->count - 1;
	double end;

	for (uint32_t i = 0; i <= last; i++) {
		const struct contour *contour = &slots[i].how->contour;

		slots[i].x = i > 0 ? silhouette_room(&from_left, contour, gap) : 0;
		silhouette_add(&from_left, contour, slots[i].x, slots[i].how->width);
	}
	end = slots[last].x + slots[last].how->width;
	for (uint32_t i = last + 1; i-- > 0;) {
		struct contour contour = contour_mirrored(&slots[i].how->contour);
		double x = i < last ? silhouette_room(&from_right, &contour, gap) : 0;

		silhouette_add(&from_right, &contour, x, slots[i].how->width);
		slots[i].right = end - x - slots[i].how->width;
	}
	for (uint32_t i = 1; i < last; i++)
		slots[i].x = (slots[i].x + slots[i].right) / 2;
}

/* Puts a row at (left, y); returns its right edge. */
static double fill_row(const struct arranging *a, struct body *body,
	const struct strip *row, double left, double y)
{
	struct silhouette whole = {0};
	double from, to;

	if (is_even(body, row))
		line_up(body, row, a->gaps->across);
	else
		push_together(body, row, a->gaps->across);
	for (uint32_t i = row->first; i < row->first + row->count; i++)
		silhouette_add(&whole, &body->slots[i].how->contour, body->slots[i].x,
			body->slots[i].how->width);
	body->contour = silhouette_contour(&whole, &from, &to);
	for (uint32_t i = row->first; i < row->first + row->count; i++) {
		body->slots[i].x += left - from;
		body->slots[i].y = y;
	}
	return left + to - from;
}

/* Moves a row whose right edge is known to the middle of the body, and with the first row
 * the superior that stands above it. */
static void centre_row(struct body *body, const struct strip *row, double right)
{
	for (uint32_t i = row->first; i < row->first + row->count; i++)
		body->slots[i].x += (body->width - right) / 2;
}

/* Rows below each other; more than one keep clear of the line at their left. */
static void fill_rows(const struct arranging *a, struct body *body)
{
	double left = body->strip_count > 1 ? a->gaps->indent : 0, y = 0, first = 0;

	for (uint32_t r = 0; r < body->strip_count; r++) {
		struct strip *row = &body->strips[r];
		double x = fill_row(a, body, row, left, y), height = 0;

		row->y = y;
		for (uint32_t i = row->first; i < row->first + row->count; i++)
			height = fmax(height, body->slots[i].how->height);
		first = r == 0 ? x : first;
		body->width = fmax(body->width, x);
		body->height = y + height;
		y += height + a->gaps->down;
	}
	if (body->strip_count == 1)
		return;
	body->contour = contour_full(body->height);
	centre_row(body, &body->strips[0], first);
}

bool arrange_is_paired(const struct plan_node *node, uint32_t columns)
{
	return node->leaves && columns > 1;
}

/* Puts one column at x; returns its right edge. */
static double fill_column(const struct arranging *a, struct body *body,
	const struct strip *column, double x)
{
	double y = 0, right = x;

	for (uint32_t i = column->first; i < column->first + column->count; i++) {
		const struct shape *shape = body->slots[i].how;

		body->slots[i].x = x;
		body->slots[i].y = y;
		y += shape->height + a->gaps->stack;
		right = x + shape->width > right ? x + shape->width : right;
	}
	y -= a->gaps->stack;
	body->height = y > body->height ? y : body->height;
	return right;
}

/* Columns 0 and 1, 2 and 3 … share the trunk between them where nothing is nested; others
 * have theirs at the left. */
static void fill_columns(const struct arranging *a, struct body *body, bool pairs)
{
	double x = 0;

	for (uint32_t i = 0; i < body->strip_count; i++) {
		struct strip *column = &body->strips[i];
		bool paired = pairs && (i % 2 == 1 || i + 1 < body->strip_count);

		if (i > 0)
			x += paired && i % 2 == 1 ? a->gaps->trunk : a->gaps->across;
		if (!paired) {
			column->trunk = x;
			x += a->gaps->indent / 2;
		}
		x = fill_column(a, body, column, x);
		if (paired && i % 2 == 0)
			column->trunk = x + a->gaps->trunk / 2;
		else if (paired)
			column->trunk = column[-1].trunk;
	}
	body->width = x;
	body->contour = contour_full(body->height);
}

void arrange(const struct arranging *a, uint32_t node, const struct shape *how,
	struct body *body)
{
	const struct plan_node *n = &a->plan->nodes[node];
	bool columns = how->mode == SHAPE_COLUMNS;
	double gap = columns ? a->gaps->stack : a->gaps->across;
	struct splitting splitting = {
		a, body, columns, n->leaves, how->own_budgets, gap, 0};

	body->width = body->height = 0;
	if (!columns)
		choose_shapes(a, n->first, n->count, how, body);
	else if (how->parts == 1)
		choose_shapes(a, n->flat, n->flat_count, how, body);
	else
		choose_shapes(a, n->line, n->line_count, how, body);
	split(&splitting, body, how->parts);
	if (how->own_budgets)
		fit_rows(&splitting, how->budget - a->gaps->indent + 1e-6);
	if (columns)
		fill_columns(a, body, arrange_is_paired(n, how->parts));
	else
		fill_rows(a, body);
}
