/*
 * Pieces of several routes that lie on each other are moved onto tracks beside each
 * other, upright ones first, then level ones ("nudging", Wybrow, Marriott and Stuckey
 * 2009). The order of tracks is the one in which the pieces' own turns cross least.
 *
 * One code serves both directions: `across` is the coordinate that a piece has in common
 * and may change, `along` runs from its `low` to its `high` end.
 */
#include "base/vec.h"
#include "route_internal.h"

struct piece {
	uint32_t route, first; /* points first and first + 1 */
	double across, low, high;
	double least, most;      /* where `across` may be */
	int low_turn, high_turn; /* -1: turns to smaller `across` there, 1, 0: ends */
	double far;              /* where the neighbours lead, for ties */
	uint32_t track, cluster;
	bool fixed;
};

struct pieces {
	struct piece *items;
	uint32_t count, cap;
};

static double across_of(struct point p, bool upright)
{
	return upright ? p.x : p.y;
}

static double along_of(struct point p, bool upright)
{
	return upright ? p.y : p.x;
}

static bool runs(struct point a, struct point b, bool upright)
{
	return across_of(a, upright) == across_of(b, upright) &&
	       along_of(a, upright) != along_of(b, upright);
}

static int sign(double value)
{
	return (value > 0) - (value < 0);
}

/* How the route goes on from point `at`, away from the piece. */
static int turn_at(const struct route *route, uint32_t at, bool forwards, bool upright)
{
	const struct point *p = route->points;

	if (forwards)
		return at + 1 < route->count ? sign(across_of(p[at + 1], upright) -
						       across_of(p[at], upright))
					     : 0;
	return at > 0 ? sign(across_of(p[at - 1], upright) - across_of(p[at], upright))
		      : 0;
}

static double far_of(const struct route *route, uint32_t first, bool upright)
{
	const struct point *p = route->points;
	double before = across_of(p[first > 0 ? first - 1 : first], upright);
	double behind =
		across_of(p[first + 2 < route->count ? first + 2 : first + 1], upright);

	return before + behind;
}

/* The piece stays on the side of its box, clear of the corners. */
static void keep_on_side(struct piece *piece, const struct rectangle *box, bool upright)
{
	double low = upright ? box->x : box->y;
	double high = low + (upright ? box->width : box->height);

	if (low + 3 > piece->least)
		piece->least = low + 3;
	if (high - 3 < piece->most)
		piece->most = high - 3;
}

/* Between the nearest obstacles on both sides. */
static void keep_clear(struct piece *piece, const struct rectangle *obstacles,
	uint32_t count, bool upright)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct rectangle *r = &obstacles[i];
		double low = upright ? r->x : r->y;
		double high = low + (upright ? r->width : r->height);
		double begin = upright ? r->y : r->x;
		double end = begin + (upright ? r->height : r->width);

		if (end <= piece->low + 0.01 || begin >= piece->high - 0.01)
			continue;
		if (high <= piece->across && high + CLOSEST > piece->least)
			piece->least = high + CLOSEST;
		if (low >= piece->across && low - CLOSEST < piece->most)
			piece->most = low - CLOSEST;
	}
}

static void add_route(struct pieces *pieces, const struct route *route, uint32_t index,
	const struct rectangle *obstacles, uint32_t obstacle_count, bool upright)
{
	for (uint32_t i = 0; i + 1 < route->count; i++) {
		struct point a = route->points[i], b = route->points[i + 1];
		bool forwards = along_of(a, upright) < along_of(b, upright);
		struct piece piece = {.route = index,
			.first = i,
			.across = across_of(a, upright),
			.least = -1e9,
			.most = 1e9};

		if (!runs(a, b, upright))
			continue;
		piece.low = along_of(forwards ? a : b, upright);
		piece.high = along_of(forwards ? b : a, upright);
		piece.low_turn = turn_at(route, forwards ? i : i + 1, !forwards, upright);
		piece.high_turn = turn_at(route, forwards ? i + 1 : i, forwards, upright);
		piece.far = far_of(route, i, upright);
		keep_clear(&piece, obstacles, obstacle_count, upright);
		if (i == 0)
			keep_on_side(&piece, &route->from, upright);
		if (i + 2 == route->count)
			keep_on_side(&piece, &route->to, upright);
		*VEC_PUSH(pieces) = piece;
	}
}

static void add_fixed(struct pieces *pieces, const struct place_line *line, bool upright)
{
	for (uint32_t i = 0; i + 1 < line->count; i++) {
		struct rectangle r =
			piece_rectangle(line->points[i], line->points[i + 1], 0);
		struct piece piece = {.route = UINT32_MAX, .fixed = true};

		if (!runs(line->points[i], line->points[i + 1], upright))
			continue;
		piece.across = piece.least = piece.most = upright ? r.x : r.y;
		piece.low = upright ? r.y : r.x;
		piece.high = piece.low + (upright ? r.height : r.width);
		*VEC_PUSH(pieces) = piece;
	}
}

static bool overlap(const struct piece *a, const struct piece *b)
{
	return a->low < b->high + TRACK - 0.5 && b->low < a->high + TRACK - 0.5;
}

/*
 * Which of two overlapping pieces should have the smaller `across`: where one ends
 * inside the other's run, it should lie on the side to which it turns there.
 */
static int compare(const struct piece *a, const struct piece *b)
{
	int vote = 0;

	if (a->low > b->low + 0.01)
		vote += a->low_turn;
	else if (b->low > a->low + 0.01)
		vote -= b->low_turn;
	else
		vote += sign(a->low_turn - b->low_turn);
	if (a->high < b->high - 0.01)
		vote += a->high_turn;
	else if (b->high < a->high - 0.01)
		vote -= b->high_turn;
	else
		vote += sign(a->high_turn - b->high_turn);
	if (vote != 0)
		return vote;
	if (a->far != b->far)
		return a->far < b->far ? -1 : 1;
	return a->route < b->route ? -1 : a->route > b->route;
}

static int by_across(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if (x->across != y->across)
		return x->across < y->across ? -1 : 1;
	if (x->low != y->low)
		return x->low < y->low ? -1 : 1;
	if (x->route != y->route)
		return x->route < y->route ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

/* Pieces on one line, sorted by insertion: the comparison is not transitive, so qsort
 * must not see it, and there are few. */
static void order(struct piece **run, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		struct piece *piece = run[i];
		uint32_t at = i;

		while (at > 0 && compare(piece, run[at - 1]) < 0) {
			run[at] = run[at - 1];
			at--;
		}
		run[at] = piece;
	}
}

/* Gives each piece the track behind those of earlier pieces that it overlaps; returns
 * how many tracks there are. */
static uint32_t number_tracks(struct piece **run, uint32_t count)
{
	uint32_t tracks = 0;

	for (uint32_t i = 0; i < count; i++) {
		run[i]->track = 0;
		for (uint32_t k = 0; k < i; k++)
			if (overlap(run[i], run[k]) && run[k]->track >= run[i]->track)
				run[i]->track = run[k]->track + 1;
		if (run[i]->track + 1 > tracks)
			tracks = run[i]->track + 1;
	}
	return tracks;
}

/* What a run of pieces has in common. */
struct room {
	double least, most, across;
	const struct piece *fixed; /* the first one, or NULL */
};

static struct room room_of(struct piece **run, uint32_t count)
{
	struct room room = {-1e9, 1e9, 0, NULL};
	double sum = 0;

	for (uint32_t i = 0; i < count; i++) {
		sum += run[i]->across;
		if (run[i]->fixed) {
			room.fixed = room.fixed ? room.fixed : run[i];
			continue;
		}
		room.least = run[i]->least > room.least ? run[i]->least : room.least;
		room.most = run[i]->most < room.most ? run[i]->most : room.most;
	}
	room.across = sum / count;
	if (room.most < room.least)
		room.least = room.most = room.across;
	return room;
}

/* Never out of the piece's own room, even where the tracks of all do not fit. */
static double within(const struct piece *piece, double across)
{
	if (piece->most < piece->least)
		return piece->across;
	return across < piece->least  ? piece->least
	       : across > piece->most ? piece->most
				      : across;
}

/* The tracks around the line on which all lie, or around the piece that cannot move, as
 * far apart as there is room. */
static void set_tracks(struct piece **run, uint32_t count)
{
	uint32_t tracks = number_tracks(run, count);
	struct room room = room_of(run, count);
	double step = TRACK, first;

	if (tracks < 2)
		return;
	if ((room.most - room.least) / (tracks - 1) < step)
		step = (room.most - room.least) / (tracks - 1);
	first = room.fixed ? room.fixed->across - step * room.fixed->track
			   : room.across - step * (tracks - 1) / 2;
	if (first + step * (tracks - 1) > room.most)
		first = room.most - step * (tracks - 1);
	if (first < room.least)
		first = room.least;
	for (uint32_t i = 0; i < count; i++)
		if (!run[i]->fixed)
			run[i]->across = within(run[i], first + step * run[i]->track);
}

/* Union-find by the lowest index. */
static uint32_t cluster_of(struct piece *pieces, uint32_t i)
{
	while (pieces[i].cluster != i)
		i = pieces[i].cluster = pieces[pieces[i].cluster].cluster;
	return i;
}

/* Pieces that lie on each other, in the order of `across`. */
static void join_clusters(struct pieces *pieces)
{
	struct piece *items = pieces->items;

	for (uint32_t i = 0; i < pieces->count; i++)
		items[i].cluster = i;
	for (uint32_t i = 0; i < pieces->count; i++)
		for (uint32_t k = i + 1; k < pieces->count &&
					 items[k].across - items[i].across < TRACK - 0.5;
			k++) {
			uint32_t a = cluster_of(items, i), b = cluster_of(items, k);

			if (!overlap(&items[i], &items[k]) ||
				(items[i].fixed && items[k].fixed))
				continue;
			if (a < b)
				items[b].cluster = a;
			else
				items[a].cluster = b;
		}
}

static void spread(struct pieces *pieces)
{
	struct piece **run = mem_alloc(pieces->count, sizeof *run);
	uint32_t *next = mem_alloc(pieces->count, sizeof *next);
	uint32_t *last = mem_alloc(pieces->count, sizeof *last);

	join_clusters(pieces);
	/* lists of members, so that a cluster costs its size only */
	for (uint32_t i = 0; i < pieces->count; i++) {
		uint32_t c = cluster_of(pieces->items, i);

		next[i] = UINT32_MAX;
		if (c != i)
			next[last[c]] = i;
		last[c] = i;
	}
	for (uint32_t i = 0; i < pieces->count; i++) {
		uint32_t count = 0;

		if (pieces->items[i].cluster != i)
			continue;
		for (uint32_t k = i; k != UINT32_MAX; k = next[k])
			run[count++] = &pieces->items[k];
		order(run, count);
		set_tracks(run, count);
	}
	free(run);
	free(next);
	free(last);
}

static void write_back(const struct pieces *pieces, struct route *routes, bool upright)
{
	for (uint32_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		struct point *p;

		if (piece->fixed)
			continue;
		p = routes[piece->route].points + piece->first;
		if (upright)
			p[0].x = p[1].x = piece->across;
		else
			p[0].y = p[1].y = piece->across;
	}
}

void tracks_spread(struct route *routes, uint32_t count, const struct place_line *fixed,
	uint32_t fixed_count, const struct rectangle *obstacles, uint32_t obstacle_count)
{
	struct pieces pieces = {0};

	for (int upright = 1; upright >= 0; upright--) {
		pieces.count = 0;
		for (uint32_t i = 0; i < count; i++)
			add_route(&pieces, &routes[i], i, obstacles, obstacle_count,
				upright);
		for (uint32_t i = 0; i < fixed_count; i++)
			add_fixed(&pieces, &fixed[i], upright);
		if (pieces.count == 0)
			continue;
		qsort(pieces.items, pieces.count, sizeof *pieces.items, by_across);
		spread(&pieces);
		write_back(&pieces, routes, upright);
	}
	VEC_RELEASE(&pieces);
}
