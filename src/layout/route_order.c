/*
 * Which of two lines on one gutter should lie to which side, so that they do not cross
 * where they need not: both are followed to where they part (Wybrow, Marriott and Stuckey
 * 2009, section 4).
 */
#include "route_internal.h"

/* Turns that two lines may take together before they count as one. */
#define MOST_TOGETHER 64

/* One line as it is followed: the end of its present piece, and on which way. */
struct walk {
	const struct route *route;
	uint32_t at;
	int step;
};

static int sign(double value)
{
	return (value > 0) - (value < 0);
}

/* To which side the line turns at the end of the piece; 0: it ends there. */
static int turn_of(const struct walk *walk, enum axis axis)
{
	const struct point *p = walk->route->coarse;

	if (walk->step < 0 ? walk->at == 0 : walk->at + 1 >= walk->route->count)
		return 0;
	return sign(point_across(p[walk->at + (uint32_t)walk->step], axis) -
		    point_across(p[walk->at], axis));
}

static struct walk walk_of(const struct track_piece *piece, bool high)
{
	bool on = high == piece->forwards;

	return (struct walk){piece->route, piece->first + on, on ? 1 : -1};
}

/*
 * Follows both towards the high or the low end. Below 0: the first has the smaller
 * coordinate across; 0: they end together. `mirrored` becomes -1 when smaller at that end
 * is larger here. Where both turn alike, the order across changes its sign by the turn.
 */
static int order_towards(const struct track_piece *a, const struct track_piece *b,
	enum axis axis, bool high, int *mirrored)
{
	struct walk x = walk_of(a, high), y = walk_of(b, high);

	*mirrored = 1;
	for (int i = 0; i < MOST_TOGETHER; i++) {
		double gap = point_along(x.route->coarse[x.at], axis) -
			     point_along(y.route->coarse[y.at], axis);
		int first = turn_of(&x, axis), second = turn_of(&y, axis);

		if (gap > 0.01 || gap < -0.01)
			return *mirrored * ((gap < 0) == high ? first : -second);
		if (first != second || first == 0)
			return *mirrored * sign(first - second);
		*mirrored *= high ? -first : first;
		high = first > 0;
		axis = AXIS_OTHER(axis);
		x.at += (uint32_t)x.step;
		y.at += (uint32_t)y.step;
	}
	return 0;
}

int tracks_compare(
	const struct track_piece *a, const struct track_piece *b, enum axis axis)
{
	const struct track_piece *leader = a->route < b->route ? a : b;
	bool start_is_high = !leader->forwards;
	int mirrored, unused;
	int at_start = order_towards(a, b, axis, start_is_high, &mirrored);

	if (at_start != 0)
		return at_start;
	at_start = order_towards(a, b, axis, !start_is_high, &unused);
	if (at_start != 0)
		return at_start;
	return a->route < b->route ? -mirrored : mirrored;
}

int tracks_lean(const struct track_piece *piece, enum axis axis)
{
	struct walk low = walk_of(piece, false), high = walk_of(piece, true);
	int lean = sign(turn_of(&low, axis) + turn_of(&high, axis));
	double room = piece->most - piece->across - (piece->across - piece->least);

	return lean != 0 ? lean : room < 0 ? -1 : 1;
}
