/* Routing lines around boxes: a grid to search, tracks to tell them apart. */
#ifndef LAYOUT_ROUTE_INTERNAL_H
#define LAYOUT_ROUTE_INTERNAL_H

#include "layout_internal.h"

/* How near a line comes to a box that it passes. */
#define CLEAR 6.5
/* The least that is left when lines are moved apart. */
#define CLOSEST 3.0
/* Where on a side lines may end, as shares of its length; the tree has the middle. */
#define PORT_NEAR 0.25
#define PORT_FAR  0.75
/* Between lines that run beside each other. */
#define TRACK 6.0

/* ---- route_grid.c ---- */

/*
 * Where lines may run: along the edges of every obstacle, at a distance of CLEAR, and
 * through the ports of boxes. Vertices are crossings of these; what is inside an obstacle
 * is closed (the orthogonal visibility graph of Wybrow, Marriott and Stuckey 2009, left
 * whole instead of pruned).
 */
struct grid {
	double *xs, *ys; /* ascending, distinct */
	uint32_t nx, ny;
	uint8_t *closed;        /* by vertex: bit 0 the edge to the right, bit 1 down */
	uint8_t *run_x, *run_y; /* lines that run along the edge to the right, down */
	uint8_t *met_x, *met_y; /* lines that this edge would cross */
};

#define GRID_CLOSED_RIGHT 1
#define GRID_CLOSED_DOWN  2

/* The first index whose value is not below `value` but for rounding. */
uint32_t grid_index(const double *values, uint32_t count, double value);

/* Obstacles are kept clear of; every box has ports, also where an obstacle covers more
 * than the box. */
void grid_make(struct grid *grid, struct arena *arena, const struct arrangement *arr,
	const struct rectangle *obstacles, uint32_t count,
	const struct rectangle *bounds);

/* Tells the grid of a line that is there. */
void grid_add_line(struct grid *grid, const struct point *points, uint32_t count);

/* ---- route_search.c ---- */

/* A side of a box where a line may end: outside the box by CLEAR, and the direction that
 * leads away from it. */
enum way { WAY_LEFT, WAY_RIGHT, WAY_UP, WAY_DOWN };

/* Ports of one box. */
#define MOST_PORTS 8

struct port {
	struct point on;  /* the border */
	struct point out; /* a vertex */
	enum way away;
	double cost; /* of choosing it */
};

/* The cheapest way between one of the ports each. Writes corners from border to border;
 * returns how many, 0 if there is no way. Linear in the vertices it visits, and their
 * logarithm. */
struct search;
struct search *search_new(const struct grid *grid);
void search_free(struct search *search);
uint32_t search_way(struct search *search, const struct port *from, uint32_t from_count,
	const struct port *to, uint32_t to_count, struct point *corners, uint32_t most);

/* ---- route_tracks.c ---- */

/* A line that may be moved, and the boxes at its ends. */
struct route {
	struct point *points;
	uint32_t count;
	struct rectangle from, to;
};

/* Moves pieces that lie on each other onto tracks beside each other. `fixed` lines stay.
 */
void tracks_spread(struct route *routes, uint32_t count, const struct place_line *fixed,
	uint32_t fixed_count, const struct rectangle *obstacles, uint32_t obstacle_count);

/* ---- marks.c ---- */

/* Finds a place on each routed line for the letters of its sort. */
void marks_place(const struct arrangement *arr, struct place_line *lines,
	const struct rectangle *obstacles, uint32_t obstacle_count);

#endif
