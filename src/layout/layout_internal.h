/* Measures of a chart, in points, and what the files of this folder give each other. */
#ifndef LAYOUT_INTERNAL_H
#define LAYOUT_INTERNAL_H

#include "base/vec.h"
#include "layout/layout.h"

/* Type. Nothing is smaller than SIZE_TEXT, since a chart is shrunk to fit its page. */
#define SIZE_NAME  10.0
#define SIZE_TEXT  9.0
#define SIZE_TITLE 16.0
/* As large as a name, so that a chart of names alone has no type that is smaller. */
#define SIZE_LEGEND 10.0
/* Base line to base line, of type of size 1. */
#define LEADING 1.2
/* From the top of a row to its base line, of type of size 1. */
#define ASCENT 0.93

#define PAD_X 6.0 /* between a box's border and its text */
#define PAD_Y 4.0

#define PANEL_PAD   8.0  /* between a tinted panel's edge and its boxes */
#define PANEL_TITLE 16.0 /* the height of its title */
#define GAP_PART    30.0 /* between what no line connects */
#define MARGIN      14.0 /* of the page */

/* Between boxes: beside each other, below each other in a column, two columns with a
 * trunk between them, a superior and the row below; how far a column is indented; between
 * what no line of the forest connects. */
struct gaps {
	double across, stack, trunk, down, indent, part;
};

/* ---- wrap.c ---- */

/* Breaks a text into lines no wider than `width` where it can, as even as that allows. */
struct set_texts wrap_text(
	struct arena *arena, struct str text, double size, bool bold, double width);

/* A copy of the text in the arena. */
struct str text_keep(struct arena *arena, struct str text);

/* The widest piece of a text that should not be broken. */
double wrap_widest_word(struct str text, double size, bool bold);

/* ---- sizes.c ---- */

/* The widths that all boxes may have, the nicest first; returns how many. */
#define MOST_WIDTHS 10
uint32_t sizes_widths(const struct chart *chart, double widths[MOST_WIDTHS]);

/* The one of them with which boxes and the gaps around them take the least room, from a
 * sample of the boxes. */
double sizes_best(const struct chart *chart, const double *widths, uint32_t count,
	const struct gaps *gaps);

/* Sets size and texts of every box. */
void sizes_set(struct arena *arena, const struct chart *chart, struct place_box *boxes,
	double width);

/* Sets the texts of boxes that have their size, in which they fit. */
void sizes_keep(struct arena *arena, const struct chart *chart, struct place_box *boxes);

void set_texts_join(struct arena *arena, struct set_texts *set, struct set_texts more);
void set_texts_move(struct set_texts *texts, double x, double y);

/* ---- forest.c ---- */

struct run {
	const uint32_t *items;
	uint32_t count;
};

struct forest {
	uint32_t count, root_count, levels;
	uint32_t *superior; /* CHART_NONE: a root; no rings */
	uint32_t *child_start, *child;
	uint32_t *level;  /* a root has 0 */
	uint32_t *height; /* a leaf has 0 */
	uint32_t *order;  /* level by level, roots first */
	bool *ringed;     /* on a ring that was opened */
};

void forest_make(struct forest *forest, struct arena *arena, const struct chart *chart);
struct run forest_children(const struct forest *forest, uint32_t box);

/* ---- joints --------------------------------------------------------------------------
 */

/*
 * How a box is joined to its superior: from the superior's lower edge at start_x down to
 * hub_y, across to spine_x, down to bus_y, across to trunk_x, and down to the box's top
 * or, beside it, to its edge. Mostly spine and start are one, and so are hub and bus.
 *
 *	  +---+              +---+          +---+
 *	  +-+-+              +-+-+          +-+-+
 *	+---+---+ bus          | trunk    +---+---+ hub
 *	|       | trunk   +--+ | +--+     | +-+ +-+
 *     +-+     +-+        |  +-+-+  |     +---+---+ bus
 */
enum join { JOIN_NONE, JOIN_TOP, JOIN_SIDE };

struct joint {
	enum join kind;
	double start_x, hub_y, spine_x, bus_y, trunk_x;
};

struct panel {
	uint32_t region;
	struct rectangle at;
};

/* Its title, no wider than `width` where words allow; none of a panel below a principal,
 * who is title enough. A panel that hangs has it at its lower edge, where no line comes
 * in. */
struct set_texts panel_title(
	struct arena *arena, const struct chart *chart, uint32_t region, double width);

/* What stands on the page as one: a tree, or (for dot) boxes that lines of accountability
 * connect. */
struct part {
	const uint32_t *boxes; /* level by level: a tree's first is its root */
	uint32_t count;
	const uint32_t *lines; /* accountability that the forest does not carry */
	uint32_t line_count;
	bool alone;     /* one box */
	uint32_t shape; /* of the root's front */
	struct rectangle at;
};

/* Where everything is, while that is sought. */
struct arrangement {
	const struct chart *chart;
	const struct forest *forest;
	struct arena *scratch; /* for one try */
	struct gaps gaps, roomy,
		tight; /* as they are now; where there is room; where not */
	struct place_box *boxes;
	struct joint *joints;
	struct {
		struct panel *items;
		uint32_t count, cap;
	} panels;
	struct part *parts;
	uint32_t part_count;
	double width, height; /* of the whole */
};

/* ---- parts.c ---- */

/* Trees, or what `connected` by second superiors, too. */
void parts_find(struct arrangement *arr, struct arena *arena, bool connected);

/* ---- shelves.c ---- */

/* Finds a place for each part on shelves about `target` wide, and puts boxes that stand
 * alone into panels by region. */
void shelves_fill(struct arrangement *arr, double target);

/* ---- own.c ---- */

/* Places all boxes and joints: the best shape of every tree. Linear but for shelves. */
struct page;
void own_place(struct arrangement *arr, const struct layout_options *options,
	struct places *places, struct page *page);

/* ---- dot.c ---- */

/* Places all boxes and joints where the placer wants them. */
bool dot_place(struct arrangement *arr, const struct layout_options *options,
	struct buf *why) MUST_USE;

/* ---- space.c ---- */

/* Rectangles by the cells that they touch. */
struct space {
	const struct rectangle *items;
	double x, y, size;
	uint32_t across, down;
	uint32_t *start, *list;
};

/* Linear in the rectangles and the cells that they cover; `items` must outlive it. */
void space_make(struct space *space, struct arena *arena, const struct rectangle *items,
	uint32_t count);

/* Does no rectangle but these two overlap `at`? */
bool space_is_free(const struct space *space, const struct rectangle *at, uint32_t but,
	uint32_t nor);

/* The rectangles that overlap `at`, at most `most`; one may come twice. */
uint32_t space_list(const struct space *space, const struct rectangle *at,
	uint32_t *items, uint32_t most);

bool rectangles_touch(const struct rectangle *a, const struct rectangle *b);

/* ---- tree_lines.c ---- */

void buses_spread(struct arrangement *arr);

/* Draws the lines of the forest. Those that have no free way in `space` (NULL: all have)
 * are left out (count 0). */
void tree_lines(struct arrangement *arr, struct arena *arena, const struct space *space,
	struct place_line *lines);

/* Adds a corner to a way along the axes unless the way does not turn there. */
void path_add(struct point *points, uint32_t *count, double x, double y);

/* The rectangle around a straight piece. */
struct rectangle piece_rectangle(struct point a, struct point b, double clearance);

/* ---- page.c ---- */

/* The page while it is made; the chart's own corner is (0, 0). */
struct page {
	struct arena *arena;
	const struct layout_options *options;
	const struct space *space; /* of all that is drawn */
	double width, height;      /* its right and lower edges */
	double left, top;          /* 0, or less where lines or the title need it */
	double right;              /* of boxes and lines alone */
	struct rectangle title, legend;
	struct set_texts title_texts, legend_title;
	struct place_legend_row *legend_rows;
};

/* How much of its size a page keeps on the paper; above 1 a little more for smaller ones.
 */
double page_scale(const struct layout_options *options, double width, double height);
/* The scale that is full size on this paper: above 1 on a larger sheet than A4, which is
 * read from further away. */
double page_full(const struct paper *paper);
double page_shape(const struct layout_options *options); /* width / height */
/* Is LAYOUT_LEAST_ROOM left between the margins, and above the footer? */
bool page_has_room(const struct layout_options *options);

/* How many points a unit of so large a page can be on this paper. */
double page_ratio(const struct layout_options *options, const struct paper *paper,
	double width, double height);

/* Places the title block and the legend. */
void page_make(struct page *page, const struct chart *chart);

/* ---- fit.c ---- */

/* Where a page comes to lie on its paper. */
struct fitted {
	struct paper paper;
	double scale, width, height;       /* of the paper, in units */
	struct point title, chart, legend; /* how far each of them moves */
	struct point room;                 /* that is left beside and below it all */
};

/* The paper as it suits the page, the scale, and what to do with the room that is left.
 * Without paper, a margin around it all. */
void page_fit(struct fitted *fitted, const struct page *page);

/* The smallest type of the places, in points in print, but for the footer's. */
double places_type(const struct places *places, const struct chart *chart);

/* ---- footer.c ---- */

/* The points it takes at the lower edge of the paper, however that lies. */
double footer_height(const struct chart *chart, const struct layout_options *options);

void footer_set(struct places *places, const struct chart *chart,
	const struct layout_options *options);

/* ---- layout.c ---- */

/* Draws the lines of the forest between boxes that are placed, and places title and
 * legend. */
void page_complete(struct arrangement *arr, const struct layout_options *options,
	struct places *places, struct page *page);

/* ---- stretch.c ---- */

/* Stretches a page that is complete into the room that it leaves on the paper, up to
 * options.stretch times, and completes it anew. */
void page_stretch(struct arrangement *arr, const struct layout_options *options,
	struct places *places, struct page *page);

/* ---- routes.c ---- */

/* Draws every line that has no way yet, around what is there. May widen the page. Returns
 * how many lines have no room for the letters of their sort. */
uint32_t routes_make(struct arrangement *arr, struct page *page, struct places *places);

#endif
