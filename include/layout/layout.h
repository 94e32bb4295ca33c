/*
 * Where everything of a chart lies, on one page: sizes of boxes from their wrapped text,
 * positions, routes of lines, title block, legend, footer. Lengths are units of the
 * drawing, y runs down; places.scale says how many points a unit is in print.
 * Knows no Graphviz: whoever wants its places gives a placer that asks it.
 * A struct places owns its arena; it points into the chart, which must outlive it.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "chart/chart.h"
#include "layout/paper.h"

/* The strips in a box that its texts keep clear of. */
#define LAYOUT_SPINE      13.0 /* at a group's left edge, for its power */
#define LAYOUT_SPINE_MARK 11.0 /* one power in it, with its distance */
#define LAYOUT_HATCH      7.0  /* at the right edge of what is vacant */
/* How far the marks of findings reach above a box. */
#define LAYOUT_MARK_ABOVE 7.0

struct point {
	double x, y;
};

struct rectangle {
	double x, y, width, height;
};

/* A line of text as it is set, without the wrapping's white space. */
struct set_text {
	struct str text;
	struct point at; /* where its base line begins, relative to its owner */
	double size;     /* of type */
	double width;    /* as measured (text_width.h) */
	bool bold;
	enum chart_row_kind kind;
};

struct set_texts {
	struct set_text *items;
	uint32_t count;
};

struct place_box {
	struct rectangle at;
	struct set_texts texts; /* relative to at.x, at.y */
};

enum place_end { PLACE_PLAIN, PLACE_ARROW };

struct place_line {
	struct point *points; /* from `from` to `to`; corners are right angles */
	uint32_t count;
	enum place_end end; /* at `to` */
	bool marked;        /* the two letters of its sort stand around `mark` */
	struct point mark;
	struct set_texts label; /* relative to the page */
};

/* A tinted part of the page. */
struct place_region {
	uint32_t region; /* of the chart */
	struct rectangle at;
	struct set_texts title; /* relative to at.x, at.y */
};

struct place_legend_row {
	struct rectangle sample; /* where its example is drawn */
	struct set_texts texts;  /* relative to the page */
};

/* A line of an index: a text at the left, pages at the right. */
struct place_entry {
	struct set_texts texts; /* relative to the page */
	uint32_t page;          /* that it leads to; 0: a heading */
};

struct places {
	struct arena arena;
	double width, height;    /* of the page, in units */
	double scale;            /* points in print of one unit */
	struct paper paper;      /* as it lies; none: the page is as large as the chart */
	double type;             /* the smallest but the footer's, in points in print */
	struct place_box *boxes; /* as chart.boxes */
	struct place_line *lines; /* as chart.lines */
	struct place_region *regions;
	uint32_t region_count;
	struct rectangle title;
	struct set_texts title_texts; /* relative to the page */
	struct rectangle legend;      /* width 0: none */
	struct set_texts legend_title;
	struct place_legend_row *legend_rows; /* as chart.legend */
	struct rectangle footer;              /* width 0: none; a rule above it */
	struct set_texts footer_texts;        /* relative to the page */
	struct place_entry *entries;          /* of an index, which has no boxes */
	uint32_t entry_count;
};

/*
 * Boxes of fixed size and the lines between them, for a placer to arrange: superiors
 * above. No edges close a ring. It sets `x`, `y` (the upper left corner) of each node.
 */
struct layout_node {
	double width, height;
	double x, y;
};

struct layout_edge {
	uint32_t below, above;
	uint32_t weight; /* 1 or more: how much it should be short and straight */
};

struct layout_graph {
	struct layout_node *nodes;
	uint32_t node_count;
	const struct layout_edge *edges;
	uint32_t edge_count;
	double gap_across, gap_down; /* at least between neighbours, between ranks */
};

/* False, with a sentence in `why`, when it cannot. */
typedef bool layout_placer(struct layout_graph *graph, struct buf *why);

enum layout_engine { LAYOUT_OWN, LAYOUT_DOT, LAYOUT_ENGINE__COUNT };

extern const char *const layout_engine_words[LAYOUT_ENGINE__COUNT];

enum layout_fit {
	LAYOUT_BEST,  /* the arrangement that prints largest */
	LAYOUT_PLAIN, /* each superior above its own in a row, however small it prints */
	LAYOUT_FIT__COUNT
};

extern const char *const layout_fit_words[LAYOUT_FIT__COUNT];

#define LAYOUT_MARGIN 10.0 /* millimetres */
/* The least that a chart is drawn on, each way, in millimetres. */
#define LAYOUT_LEAST_ROOM 20.0

struct layout_options {
	layout_placer *place; /* NULL: our own engine; render.h has another */
	struct paper paper;   /* {0}: a page as large as the chart, in the shape of A4 */
	enum orientation orientation;
	enum layout_fit fit;
	double margin;  /* millimetres, at each edge of the paper */
	double largest; /* how much is enlarged at most; 0: as suits the paper */
	double stretch; /* how many times at most, to fill paper; 1: not at all; 0: a
			   little where the chart had to shrink */
	uint32_t page, pages; /* for the footer; 0: the only one */
	double footer;        /* points that it takes; layout_make sets it */
};

/*
 * Lays the chart out. Tries several arrangements, keeps the one that prints largest on
 * the paper, and enlarges a small one a little. False when the chart is beyond limits.h
 * or the placer failed; `why` names the size and what to do. The caller releases the
 * places either way.
 */
bool layout_make(struct places *places, const struct chart *chart,
	const struct layout_options *options, struct buf *why) MUST_USE;

void places_release(struct places *places); /* takes {0} */

#endif
