/* Routing lines around boxes: gutters to search, tracks to tell lines apart. */
#ifndef LAYOUT_ROUTE_INTERNAL_H
#define LAYOUT_ROUTE_INTERNAL_H

#include "layout_internal.h"

/* How near a line comes to a box that it passes. */
#define CLEAR 6.5
/* The least that is left when lines are moved apart, or between narrow neighbours. */
#define CLOSEST 3.0
/* Where on a side lines may end, as shares of its length; the tree has the middle. */
#define PORT_NEAR 0.25
#define PORT_FAR  0.75
/* Between lines that run beside each other. */
#define TRACK 6.0
/* The letters that tell the sort of a line. */
#define MARK_WIDTH  17.0
#define MARK_HEIGHT 12.0

/* The two directions of everything. Ways are 2 * axis, and 1 more towards larger
 * coordinates: left, right, up, down. */
enum axis { LEVEL, UPRIGHT };
enum way { WAY_LEFT, WAY_RIGHT, WAY_UP, WAY_DOWN };

#define WAYS          4
#define WAY_AXIS(w)   ((enum axis)((w) / 2))
#define WAY_BACK(w)   ((enum way)((w) ^ 1))
#define WAY_GROWS(w)  ((w) % 2 == 1)
#define AXIS_OTHER(a) ((enum axis)(1 - (a)))

/* A point's coordinate along an axis, and the one that a line along it has in common. */
static inline double point_along(struct point p, enum axis axis)
{
	return axis == LEVEL ? p.x : p.y;
}

static inline double point_across(struct point p, enum axis axis)
{
	return axis == LEVEL ? p.y : p.x;
}

static inline struct point point_of(enum axis axis, double along, double across)
{
	return axis == LEVEL ? (struct point){along, across}
			     : (struct point){across, along};
}

/* A rectangle as an axis sees it: begin and end along it, low and high across it. */
struct extent {
	double begin, end, low, high;
};

static inline struct extent extent_of(const struct rectangle *r, enum axis axis)
{
	return axis == LEVEL
		       ? (struct extent){r->x, r->x + r->width, r->y, r->y + r->height}
		       : (struct extent){r->y, r->y + r->height, r->x, r->x + r->width};
}

static inline struct rectangle extent_rectangle(enum axis axis, const struct extent *e)
{
	return axis == LEVEL ? (struct rectangle){e->begin, e->low, e->end - e->begin,
				       e->high - e->low}
			     : (struct rectangle){e->low, e->begin, e->high - e->low,
				       e->end - e->begin};
}

/* ---- route_obstacles.c ---- */

/* Whatever no line runs through. The first `box_count` are the boxes in their order. */
struct obstacles {
	struct rectangle *items;
	uint32_t count, box_count, legend; /* legend: which of them it is, if any */
	struct space space;
	struct space lines;      /* the straight pieces of lines that are there already */
	struct rectangle bounds; /* no line leaves it */
};

void obstacles_make(struct obstacles *obstacles, const struct arrangement *arr,
	const struct page *page, const struct places *places);

/* For lines that have their gutters: moved apart, none comes so near the legend that it
 * looks like a part of it. */
void obstacles_widen_legend(struct obstacles *obstacles, const struct arrangement *arr,
	const struct page *page);

/*
 * From a point one way: the coordinate along the way's axis where the first obstacle but
 * `but` begins, with `clearance` on both sides of the way, or `limit` if none comes
 * before.
 */
double obstacles_ahead(const struct obstacles *obstacles, struct point from, enum way way,
	double clearance, double limit, uint32_t but);

/* ---- route_gutters.c ---- */

#define NO_VERTEX UINT32_MAX

/*
 * Where lines may run: beside every obstacle, or in the middle between two that are near
 * each other, as far as nothing is in the way. Where gutters cross are the vertices of a
 * graph (the orthogonal visibility graph of Wybrow, Marriott and Stuckey 2009, with one
 * gutter instead of several that are as good).
 */
struct gutter {
	double across, low, high; /* low, high: along */
	uint32_t first, count;    /* its vertices in gutters.list, ascending */
};

struct vertex {
	struct point at;
	uint32_t next[WAYS]; /* vertices, or NO_VERTEX */
	uint32_t gutter[2];  /* by axis */
	float price[2];      /* of the edge to the right, down */
	uint16_t run[2];     /* lines along that edge */
	uint16_t met[2];     /* lines that it crosses on the way */
	uint16_t pass[2];    /* ends of lines here by axis: a straight one has two */
};

struct gutters {
	const struct obstacles *obstacles;
	struct gutter *items[2]; /* by axis and ascending across */
	uint32_t counts[2];
	uint32_t *lists[2]; /* vertices of the gutters */
	struct vertex *vertices;
	uint32_t vertex_count;
};

/* Near linear in the obstacles; `obstacles` must outlive it. */
void gutters_make(
	struct gutters *gutters, struct arena *arena, const struct obstacles *obstacles);

/* The first gutter of an axis that is not below `across`. */
uint32_t gutters_from(const struct gutters *gutters, enum axis axis, double across);

/* The first vertex of a gutter that is not before `along`, as an index in its list; its
 * count if there is none. */
uint32_t gutter_from(const struct gutters *gutters, enum axis axis,
	const struct gutter *gutter, double along);

/* Sets the price of the edge that leads from a vertex to larger coordinates. */
void gutters_price(struct gutters *gutters, uint32_t vertex, enum axis axis);

/* The price of the beginning of the edge that leads one way from a vertex, but for lines
 * that lie on no gutter. */
double gutters_part(
	const struct gutters *gutters, uint32_t vertex, enum way way, double length);

/* Tells of a line that is there and lies on no gutter. */
void gutters_add_fixed(
	struct gutters *gutters, const struct point *points, uint32_t count);

/* ---- route_entries.c ---- */

/* A way into a box: from a vertex along its gutter to `turn`, and there to the border. */
struct entry {
	struct point on, turn;
	uint32_t gutter, vertex;
	enum way side; /* of the box */
	enum way away; /* from `turn` to the vertex */
	double cost; /* of lines on no gutter that are crossed from `on` to the vertex */
};

/* Gutters that are reached from one port. */
#define MOST_REACHED 3
#define MOST_ENTRIES (WAYS * 2 * MOST_REACHED)

struct entries {
	struct entry items[MOST_ENTRIES];
	uint32_t count;
};

/* Sets all ways into a box that is at `at`. */
void entries_find(const struct gutters *gutters, uint32_t box, const struct rectangle *at,
	struct entries *entries);

/* ---- route_search.c ---- */

/* What is paid for, in points of length. */
#define BEND_COST     26.0
#define CROSSING_COST 45.0

/* The way of a line, and what it takes from the graph. */
struct route {
	struct point *points; /* from border to border */
	struct point *coarse; /* the same before lines were moved apart */
	uint32_t count;
	uint32_t *states,
		state_count;       /* 2 * vertex + the axis along which it is reached */
	enum axis last;            /* along which the last one is left */
	struct rectangle from, to; /* its boxes */
	uint32_t from_box, to_box;
};

struct search;
struct search *search_new(struct gutters *gutters);
void search_free(struct search *search);

/*
 * The cheapest way between one of the entries each (A*, Hart, Nilsson and Raphael 1968),
 * made faster and less exact as `haste` grows above 1. False if there is none. The
 * route's arrays live in `arena`.
 */
bool search_route(struct search *search, struct arena *arena, const struct entries *from,
	const struct entries *to, double haste, struct route *route) MUST_USE;

/* The states that were taken up so far, which is what searching costs. */
uint64_t search_steps(const struct search *search);

/* Others pay for running beside a route and for crossing it, until it is taken back. */
void search_add(struct search *search, const struct route *route, bool take_back);

/* ---- route_tracks.c ---- */

/* A straight piece of a route, or of a line that does not move (route NULL). */
struct track_piece {
	const struct route *route;
	uint32_t index, first; /* of the route; points first and first + 1 */
	bool forwards;         /* the second point is the high end */
	double across, low, high;
	double least, most; /* where `across` may be */
	/* while tracks are sought */
	struct track_side {
		double bound;    /* an obstacle or a line that does not move */
		uint32_t tracks; /* up to there, with its own */
		bool line;       /* it is a line, to be kept away from */
	} low_side, high_side;
	double from, to; /* where `across` may be, with all others */
};

/* ---- route_order.c ---- */

/* Should `a` have the smaller coordinate across (below 0) or `b`? They lie on each other
 * along `axis`. Linear in the turns that they share. */
int tracks_compare(
	const struct track_piece *a, const struct track_piece *b, enum axis axis);

/* On which side of a line that does not move: where it turns to, or has more room. */
int tracks_lean(const struct track_piece *piece, enum axis axis);

/* ---- route_tracks.c ---- */

/* Moves pieces that lie on each other onto tracks beside each other. `fixed` lines stay.
 */
void tracks_spread(struct route *routes, uint32_t count, const struct place_line *fixed,
	uint32_t fixed_count, const struct obstacles *obstacles);

/* ---- marks.c ---- */

/* Finds a place on each routed line for the letters of its sort. Returns how many stay
 * without. */
uint32_t marks_place(const struct arrangement *arr, struct place_line *lines,
	const struct obstacles *obstacles);

#endif
