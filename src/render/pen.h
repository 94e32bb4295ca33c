/*
 * What a scene is drawn with: a few shapes, text and nested groups, in points, y down.
 * A back end (SVG, cairo) is a struct of functions around a struct pen of its own.
 */
#ifndef RENDER_PEN_H
#define RENDER_PEN_H

#include "layout/layout.h"

/* sRGB, 0xRRGGBB. */
typedef uint32_t color;

enum dash { DASH_NONE, DASH_LONG, DASH_SHORT, DASH_DOTS, DASH_LONG_DOT, DASH__COUNT };

struct dash_pattern {
	double lengths[4];
	uint32_t count;
};

/* Lengths of pen down and pen up, in points. */
extern const struct dash_pattern dash_patterns[DASH__COUNT];

struct paint {
	bool filled;
	color fill, stroke;
	double width; /* of the stroke; 0: none */
	enum dash dash;
};

/* What belongs together: a box, a line. Empty texts are left out. */
struct pen_group {
	const char *class;
	const char *role; /* as WAI-ARIA names it, or NULL */
	struct str label; /* said of it to who cannot see it */
	const char *last; /* the id of what is drawn first in it and read last, or NULL */
	struct str id_prefix, id; /* the id is both, one after the other */
	struct str title;         /* shown to who points at it */
	struct str link;
	uint32_t page; /* of several, to which it leads; 0: none */
	bool silent;   /* what it says has been said to who cannot see it */
};

struct pen;

struct pen_ops {
	void (*open)(struct pen *pen, const struct pen_group *group);
	void (*close)(struct pen *pen, const struct pen_group *group);
	void (*rectangle)(struct pen *pen, struct rectangle at, double radius,
		const struct paint *paint);
	/* an open or closed line through points */
	void (*line)(struct pen *pen, const struct point *points, uint32_t count,
		bool closed, const struct paint *paint);
	/* a circle, or the half of it left of its middle */
	void (*circle)(struct pen *pen, struct point middle, double radius, bool half,
		const struct paint *paint);
	void (*text)(struct pen *pen, struct point at, const struct set_text *text,
		color ink, bool italic);
};

struct pen {
	const struct pen_ops *ops;
};

#endif
