/*
 * What the subtree below each box can look like: a front of shapes, of which none is both
 * wider and higher than another. Fronts are combined bottom-up (shape functions: Otten
 * 1982, Stockmeyer 1983) and hold a bounded number of shapes, so that all of them
 * together cost time and memory linear in the boxes. Whoever has chosen a shape has it
 * placed by shapes_place. Owns nothing: everything lies in the arena given.
 */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "contour.h"
#include "layout_internal.h"

/* How what hangs right below a box is arranged.
 *
 *	  row              columns            rows
 *	  +-+            +-+                  +-+
 *	+--+--+          +-+-+                +-+-+
 *	# # # #          |#  |#              ||# # #
 *	                 |#  |#              |+-+
 *	                                      # # #
 */
enum shape_mode { SHAPE_ALONE, SHAPE_ROW, SHAPE_COLUMNS, SHAPE_ROWS };

struct shape {
	double width, height; /* of all that hangs here, the box included */
	double anchor;     /* from the left edge to where the line from above arrives */
	double body, drop; /* from the left and upper edge to what hangs below the box */
	double budget;     /* what each item may be high; with own_budgets, a row wide */
	uint32_t parts;    /* columns or rows */
	enum shape_mode mode;
	bool own_budgets; /* each row has its own */
	struct contour contour;
};

/* Narrow and high first, wide and low last; at least one. */
struct front {
	const struct shape *shapes;
	uint32_t count;
};

/* The most shapes that a front has; of a root a few more, since nothing is combined of
 * them. */
#define MOST_SHAPES      48
#define MOST_ROOT_SHAPES 96

struct shapes;

/* What is tried: rows alone; columns of leaves, too; of outlines, too; several rows, too.
 */
enum shape_freedom { SHAPE_PLAIN, SHAPE_USUAL, SHAPE_OUTLINED, SHAPE_FREE };

/*
 * The fronts of all subtrees, from the sizes that boxes have now. Linear in the boxes and
 * their logarithm. `staff`: it stands beside the line below its superior, but for
 * columns. `arr` and its arrays must outlive the result.
 */
struct shapes *shapes_make(struct arrangement *arr, struct arena *arena,
	enum shape_freedom freedom, bool staff);

/* The front of the subtree whose top is `box`. Constant time. */
struct front shapes_below(const struct shapes *shapes, uint32_t box);

/* ---- shape_place.c ---- */

/* Puts the subtree of `box` with its upper left corner at (x, y) in the shape with that
 * index: sets boxes and joints, adds panels. Linear in the subtree's boxes. */
void shapes_place(
	const struct shapes *shapes, uint32_t box, uint32_t shape, double x, double y);

/* ---- front.c ---- */

/* Shapes that were tried, to become a front. */
struct tried {
	struct shape *items;
	uint32_t count, cap;
};

/* Sorts, drops what is dominated, and thins until at most `most` are left: of shapes that
 * are almost as high, the narrowest stays. n log n. */
void front_reduce(struct tried *tried, uint32_t most);

/* The narrowest shape that is no higher (the lowest if all are). */
uint32_t front_within_height(struct front front, double height);

/* The lowest shape that is no wider (the narrowest if all are). */
uint32_t front_within_width(struct front front, double width);

#endif
