/*
 * Pieces of several routes that lie on each other are moved onto tracks beside each
 * other, upright ones first, then level ones ("nudging", Wybrow, Marriott and Stuckey
 * 2009). Two pieces that share a stretch of a gutter have an order (route_order.c); along
 * it each piece comes to lie as far behind those before it as the gutter has room for.
 */
#include "base/vec.h"
#include "route_internal.h"
#include <math.h>

/* Pieces farther apart across than this share no gutter. */
#define SCOPE 60.0
/* As much of a gutter's length is looked at in one step. */
#define CHUNK 120.0
/* Pieces that one piece is ordered with, of those behind it. */
#define MOST_PAIRS 200u
/* From the corner of a box to a line that ends at its side. */
#define CORNER 3.0

struct pair {
	uint32_t before, behind; /* pieces */
};

struct tracks {
	enum axis axis;
	struct {
		struct track_piece *items;
		uint32_t count, cap;
	} pieces;
	struct {
		struct pair *items;
		uint32_t count, cap;
	} pairs;
	uint32_t *start, *behind; /* of a piece: the pairs that it is before in */
	uint32_t *order;          /* pieces, each behind all that are before it */
};

/* ---- pieces ----------------------------------------------------------------------- */

/* How far the piece may move one way before it comes near an obstacle. */
static double room_beside(const struct obstacles *obstacles,
	const struct track_piece *piece, enum axis axis, bool grows, uint32_t but)
{
	enum way way = (enum way)(2 * AXIS_OTHER(axis) + grows);
	double limit = piece->across + (grows ? SCOPE : -SCOPE);

	uint32_t chunks = (uint32_t)((piece->high - piece->low) / CHUNK) + 1;

	for (uint32_t i = 0; i < chunks; i++) {
		double at = piece->low + i * CHUNK;
		double end = fmin(at + CHUNK, piece->high);
		struct point middle = point_of(axis, (at + end) / 2, piece->across);

		limit = obstacles_ahead(
			obstacles, middle, way, (end - at) / 2 - 0.01, limit, but);
	}
	return grows ? fmax(limit - CLOSEST, piece->across)
		     : fmin(limit + CLOSEST, piece->across);
}

/* The piece stays on the side of its box, clear of the corners. */
static void keep_on_side(
	struct track_piece *piece, const struct rectangle *box, enum axis axis)
{
	struct extent e = extent_of(box, axis);

	piece->least = fmax(piece->least, e.low + CORNER);
	piece->most = fmin(piece->most, e.high - CORNER);
}

static void add_piece(struct tracks *tracks, const struct route *route, uint32_t index,
	uint32_t first, const struct obstacles *obstacles)
{
	enum axis axis = tracks->axis;
	struct point a = route->points[first], b = route->points[first + 1];
	bool begins = first == 0, ends = first + 2 == route->count;
	uint32_t but = begins ? route->from_box : ends ? route->to_box : CHART_NONE;
	struct track_piece piece = {.route = route,
		.index = index,
		.first = first,
		.forwards = point_along(a, axis) < point_along(b, axis),
		.across = point_across(a, axis)};

	piece.low = fmin(point_along(a, axis), point_along(b, axis));
	piece.high = fmax(point_along(a, axis), point_along(b, axis));
	piece.least = room_beside(obstacles, &piece, axis, false, but);
	piece.most = room_beside(obstacles, &piece, axis, true, but);
	if (begins)
		keep_on_side(&piece, &route->from, axis);
	if (ends)
		keep_on_side(&piece, &route->to, axis);
	if (piece.most < piece.least)
		piece.least = piece.most = piece.across;
	*VEC_PUSH(&tracks->pieces) = piece;
}

static bool runs(struct point a, struct point b, enum axis axis)
{
	return point_across(a, axis) == point_across(b, axis) &&
	       point_along(a, axis) != point_along(b, axis);
}

static void add_route(struct tracks *tracks, const struct route *route, uint32_t index,
	const struct obstacles *obstacles)
{
	for (uint32_t i = 0; i + 1 < route->count; i++)
		if (runs(route->points[i], route->points[i + 1], tracks->axis))
			add_piece(tracks, route, index, i, obstacles);
}

static void add_fixed(struct tracks *tracks, const struct place_line *line)
{
	for (uint32_t i = 0; i + 1 < line->count; i++) {
		struct rectangle r =
			piece_rectangle(line->points[i], line->points[i + 1], 0);
		struct extent e = extent_of(&r, tracks->axis);

		if (runs(line->points[i], line->points[i + 1], tracks->axis))
			*VEC_PUSH(&tracks->pieces) = (struct track_piece){.across = e.low,
				.low = e.begin,
				.high = e.end,
				.least = e.low,
				.most = e.low};
	}
}

static int by_across(const void *a, const void *b)
{
	const struct track_piece *x = a, *y = b;

	if (x->across != y->across)
		return x->across < y->across ? -1 : 1;
	if (x->low != y->low)
		return x->low < y->low ? -1 : 1;
	if (x->high != y->high)
		return x->high < y->high ? -1 : 1;
	if (x->index != y->index)
		return x->index < y->index ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

/* ---- their order ------------------------------------------------------------------ */

static bool share_gutter(const struct track_piece *a, const struct track_piece *b)
{
	return a->low < b->high + TRACK - 0.5 && b->low < a->high + TRACK - 0.5 &&
	       b->across <= (a->route ? a->most : b->across) + CLOSEST &&
	       a->across >= (b->route ? b->least : a->across) - CLOSEST;
}

/* `a` does not come behind `b` across. */
static void add_pair(struct tracks *tracks, uint32_t a, uint32_t b)
{
	const struct track_piece *items = tracks->pieces.items;
	const struct track_piece *x = &items[a], *y = &items[b];
	double gap = y->across - x->across;
	bool turned = false;

	if (x->route && y->route)
		turned = gap < 0.5 && tracks_compare(x, y, tracks->axis) > 0;
	else if (gap < TRACK)
		turned = x->route ? tracks_lean(x, tracks->axis) > 0
				  : tracks_lean(y, tracks->axis) < 0;
	*VEC_PUSH(&tracks->pairs) = turned ? (struct pair){b, a} : (struct pair){a, b};
}

static void find_pairs(struct tracks *tracks)
{
	const struct track_piece *items = tracks->pieces.items;

	for (uint32_t i = 0; i < tracks->pieces.count; i++) {
		uint32_t found = 0;

		for (uint32_t k = i + 1; k < tracks->pieces.count && found < MOST_PAIRS;
			k++) {
			if (items[k].across - items[i].across > SCOPE)
				break;
			if ((!items[i].route && !items[k].route) ||
				items[i].route == items[k].route ||
				!share_gutter(&items[i], &items[k]))
				continue;
			add_pair(tracks, i, k);
			found++;
		}
	}
}

/* The pairs by the piece before. */
static uint32_t *list_pairs(struct tracks *tracks)
{
	uint32_t n = tracks->pieces.count;
	uint32_t *waits = mem_alloc_zero((size_t)n + 1, sizeof *waits);

	tracks->start = mem_alloc_zero((size_t)n + 2, sizeof *tracks->start);
	tracks->behind =
		mem_alloc((size_t)tracks->pairs.count + 1, sizeof *tracks->behind);
	for (uint32_t i = 0; i < tracks->pairs.count; i++) {
		tracks->start[tracks->pairs.items[i].before + 2]++;
		waits[tracks->pairs.items[i].behind]++;
	}
	for (uint32_t i = 0; i < n; i++)
		tracks->start[i + 2] += tracks->start[i + 1];
	for (uint32_t i = 0; i < tracks->pairs.count; i++) {
		const struct pair *pair = &tracks->pairs.items[i];

		tracks->behind[tracks->start[pair->before + 1]++] = pair->behind;
	}
	return waits;
}

/* Those that wait for nobody come first, in the order in which they became free; where
 * all wait for each other, the first one is let go. */
static void sort_pieces(struct tracks *tracks)
{
	uint32_t n = tracks->pieces.count, count = 0, taken = 0, next = 0;
	uint32_t *waits = list_pairs(tracks);
	bool *done = mem_alloc_zero((size_t)n + 1, sizeof *done);

	tracks->order = mem_alloc((size_t)n + 1, sizeof *tracks->order);
	for (uint32_t i = 0; i < n; i++)
		if (waits[i] == 0) {
			done[i] = true;
			tracks->order[count++] = i;
		}
	while (count < n || taken < count) {
		uint32_t piece;

		if (taken == count) {
			while (done[next])
				next++;
			done[next] = true;
			tracks->order[count++] = next;
		}
		piece = tracks->order[taken++];
		for (uint32_t i = tracks->start[piece]; i < tracks->start[piece + 1];
			i++) {
			uint32_t behind = tracks->behind[i];

			if (--waits[behind] == 0 && !done[behind]) {
				done[behind] = true;
				tracks->order[count++] = behind;
			}
		}
	}
	free(waits);
	free(done);
}

/* Turns pairs around that contradict the order, where some had to be let go. */
static void settle_pairs(struct tracks *tracks)
{
	uint32_t n = tracks->pieces.count;
	uint32_t *rank = mem_alloc((size_t)n + 1, sizeof *rank);

	for (uint32_t i = 0; i < n; i++)
		rank[tracks->order[i]] = i;
	for (uint32_t i = 0; i < tracks->pairs.count; i++) {
		struct pair *pair = &tracks->pairs.items[i];

		if (rank[pair->before] > rank[pair->behind])
			*pair = (struct pair){pair->behind, pair->before};
	}
	free(rank);
	free(tracks->start);
	free(tracks->behind);
	free(list_pairs(tracks));
}

/* ---- their places ----------------------------------------------------------------- */

/* What is nearer to `piece` counts, as far as tracks of the usual width go. */
static void meet(struct track_side *side, double piece_bound,
	const struct track_piece *other, const struct track_side *others, int sign)
{
	struct track_side met = {other->across, 1, true};

	if (other->route)
		met = (struct track_side){
			others->bound, others->tracks + 1, others->line};
	/* never beyond the piece's own obstacle */
	if (other->route && sign * met.bound < sign * piece_bound)
		met.bound = piece_bound;
	if (sign * met.bound + TRACK * met.tracks >
		sign * side->bound + TRACK * side->tracks)
		*side = met;
}

/* What bounds each piece on both sides, and how many tracks have to fit between. */
static void count_tracks(struct tracks *tracks)
{
	struct track_piece *items = tracks->pieces.items;

	for (uint32_t i = 0; i < tracks->pieces.count; i++) {
		items[i].low_side = (struct track_side){items[i].least, 1, false};
		items[i].high_side = (struct track_side){items[i].most, 1, false};
	}
	for (uint32_t i = 0; i < tracks->pieces.count; i++) {
		const struct track_piece *a = &items[tracks->order[i]];

		for (uint32_t k = tracks->start[tracks->order[i]];
			k < tracks->start[tracks->order[i] + 1]; k++) {
			struct track_piece *b = &items[tracks->behind[k]];

			meet(&b->low_side, b->least, a, &a->low_side, 1);
		}
	}
	for (uint32_t i = tracks->pieces.count; i-- > 0;) {
		struct track_piece *a = &items[tracks->order[i]];

		for (uint32_t k = tracks->start[tracks->order[i]];
			k < tracks->start[tracks->order[i] + 1]; k++) {
			const struct track_piece *b = &items[tracks->behind[k]];

			meet(&a->high_side, a->most, b, &b->high_side, -1);
		}
	}
}

/* The distance between neighbouring tracks where a piece is. */
static double step_of(const struct track_piece *piece)
{
	const struct track_side *low = &piece->low_side, *high = &piece->high_side;
	uint32_t steps = low->tracks + high->tracks - 2 + low->line + high->line;
	double room = fmax(high->bound - low->bound, 0);

	return piece->route && steps > 0 ? fmin(TRACK, room / steps) : TRACK;
}

static double step_between(const struct track_piece *a, const struct track_piece *b)
{
	return fmin(step_of(a), step_of(b));
}

static double within(double at, double least, double most)
{
	return at < least ? least : at > most ? most : at;
}

/* How far each is pushed by those before it and by those behind it. */
static void find_room(struct tracks *tracks)
{
	struct track_piece *items = tracks->pieces.items;

	for (uint32_t i = 0; i < tracks->pieces.count; i++) {
		items[i].from = items[i].least;
		items[i].to = items[i].most;
	}
	for (uint32_t i = 0; i < tracks->pieces.count; i++) {
		const struct track_piece *a = &items[tracks->order[i]];

		for (uint32_t k = tracks->start[tracks->order[i]];
			k < tracks->start[tracks->order[i] + 1]; k++) {
			struct track_piece *b = &items[tracks->behind[k]];

			b->from = within(a->from + step_between(a, b), b->from, b->most);
		}
	}
	for (uint32_t i = tracks->pieces.count; i-- > 0;) {
		struct track_piece *a = &items[tracks->order[i]];

		for (uint32_t k = tracks->start[tracks->order[i]];
			k < tracks->start[tracks->order[i] + 1]; k++) {
			const struct track_piece *b = &items[tracks->behind[k]];

			a->to = within(b->to - step_between(a, b), a->least, a->to);
		}
	}
}

/* Each as near to the middle of its bundle as the others let it. */
static void set_places(struct tracks *tracks)
{
	struct track_piece *items = tracks->pieces.items;

	for (uint32_t i = 0; i < tracks->pieces.count; i++) {
		struct track_piece *a = &items[tracks->order[i]];
		double shift =
			((double)a->low_side.tracks - (double)a->high_side.tracks) / 2;
		double at = fmax(a->from, a->across + shift * step_of(a));

		/* from > to: there is no room for all; never out of its own */
		a->across =
			a->route ? within(fmin(at, a->to), a->least, a->most) : a->across;
		for (uint32_t k = tracks->start[tracks->order[i]];
			k < tracks->start[tracks->order[i] + 1]; k++) {
			struct track_piece *b = &items[tracks->behind[k]];

			b->from = fmax(b->from, a->across + step_between(a, b));
		}
	}
}

static void write_back(const struct tracks *tracks, struct route *routes)
{
	for (uint32_t i = 0; i < tracks->pieces.count; i++) {
		const struct track_piece *piece = &tracks->pieces.items[i];
		struct point *p;

		if (!piece->route)
			continue;
		p = routes[piece->index].points + piece->first;
		if (tracks->axis == UPRIGHT)
			p[0].x = p[1].x = piece->across;
		else
			p[0].y = p[1].y = piece->across;
	}
}

static void spread(struct tracks *tracks)
{
	qsort(tracks->pieces.items, tracks->pieces.count, sizeof *tracks->pieces.items,
		by_across);
	find_pairs(tracks);
	sort_pieces(tracks);
	settle_pairs(tracks);
	count_tracks(tracks);
	find_room(tracks);
	set_places(tracks);
	free(tracks->start);
	free(tracks->behind);
	free(tracks->order);
}

void tracks_spread(struct route *routes, uint32_t count, const struct place_line *fixed,
	uint32_t fixed_count, const struct obstacles *obstacles)
{
	struct tracks tracks = {0};

	for (uint32_t i = 0; i < count; i++) {
		size_t size = routes[i].count * sizeof *routes[i].points;

		routes[i].coarse = mem_alloc(1, size);
		memcpy(routes[i].coarse, routes[i].points, size);
	}
	for (int axis = UPRIGHT; axis >= LEVEL; axis--) {
		tracks.axis = (enum axis)axis;
		tracks.pieces.count = tracks.pairs.count = 0;
		for (uint32_t i = 0; i < count; i++)
			add_route(&tracks, &routes[i], i, obstacles);
		for (uint32_t i = 0; i < fixed_count; i++)
			add_fixed(&tracks, &fixed[i]);
		if (tracks.pieces.count == 0)
			continue;
		spread(&tracks);
		write_back(&tracks, routes);
	}
	for (uint32_t i = 0; i < count; i++)
		free(routes[i].coarse);
	VEC_RELEASE(&tracks.pieces);
	VEC_RELEASE(&tracks.pairs);
}
