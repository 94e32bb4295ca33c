/*
 * How far a shape stays away from the left and right edge of its rectangle, from the top
 * down, so that neighbours of different depth are pushed together (contours: Reingold and
 * Tilford 1981; of boxes of any size: van der Ploeg 2014). Steps are few, and what they
 * cannot tell is rounded outwards, so that each operation takes constant time.
 */
#ifndef LAYOUT_CONTOUR_H
#define LAYOUT_CONTOUR_H

#include <stdint.h>

struct contour_step {
	double until;       /* y, where it ends */
	double left, right; /* insets; of a silhouette where it begins and ends */
};

/* Of a shape: the box, what is right below, below that, and the rest. */
#define CONTOUR_STEPS 4

struct contour {
	struct contour_step
		steps[CONTOUR_STEPS]; /* the last one ends where the shape does */
	uint32_t count;
};

#define SILHOUETTE_STEPS 12

/* What stands in a row so far. */
struct silhouette {
	struct contour_step steps[SILHOUETTE_STEPS + CONTOUR_STEPS];
	uint32_t count;
};

/* A rectangle. */
struct contour contour_full(double height);

struct contour contour_mirrored(const struct contour *contour);

/* `box` insets down to `until`, then what hangs below: `body`, whose top is at `y` and
 * whose edges are `left` and `right` inside those of the whole. */
struct contour contour_below(struct contour_step box, const struct contour *body,
	double y, double left, double right);

/* The least x at which a shape keeps `gap` to all that stands there; it must not be
 * empty.
 */
double silhouette_room(
	const struct silhouette *silhouette, const struct contour *contour, double gap);

/* Adds a shape of that width at x. */
void silhouette_add(struct silhouette *silhouette, const struct contour *contour,
	double x, double width);

/* Sets how far left and right it reaches, and its contour within that. */
struct contour silhouette_contour(
	const struct silhouette *silhouette, double *left, double *right);

#endif
