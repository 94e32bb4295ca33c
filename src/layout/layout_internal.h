/* Measures of a chart, in points, and what the files of this folder give each other. */
#ifndef LAYOUT_INTERNAL_H
#define LAYOUT_INTERNAL_H

#include "base/vec.h"
#include "layout/layout.h"

/* Type. Nothing is smaller than SIZE_TEXT, since a chart is shrunk to fit its page. */
#define SIZE_NAME  10.0
#define SIZE_TEXT  9.0
#define SIZE_TITLE 16.0
/* Base line to base line, of type of size 1. */
#define LEADING 1.2
/* From the top of a row to its base line, of type of size 1. */
#define ASCENT 0.93

#define PAD_X 7.0 /* between a box's border and its text */
#define PAD_Y 5.0

#define GAP_DOWN    28.0 /* between a superior and the row below */
#define INDENT      18.0 /* of a column that hangs on a trunk at its left */
#define PANEL_PAD   8.0  /* between a tinted panel's edge and its boxes */
#define PANEL_TITLE 16.0 /* the height of its title */
#define GAP_PART    30.0 /* between what no line connects */
#define MARGIN      14.0 /* of the page */

/* ---- wrap.c ---- */

/* Breaks a text into lines no wider than `width` where it can, as even as that allows. */
struct set_texts wrap_text(
	struct arena *arena, struct str text, double size, bool bold, double width);

/* The widest piece of a text that should not be broken. */
double wrap_widest_word(struct str text, double size, bool bold);

/* ---- sizes.c ---- */

/* The width that all boxes have. */
double sizes_width(const struct chart *chart);

/* Sets size and texts of every box. */
void sizes_set(struct arena *arena, const struct chart *chart, struct place_box *boxes,
	double width);

void set_texts_join(struct arena *arena, struct set_texts *set, struct set_texts more);

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

/* ---- blocks.c ---- */

/*
 * How a box is joined to its superior: from the superior's lower edge at start_x down to
 * bus_y, across to trunk_x, and down to the box's top or, beside it, to its edge.
 *
 *	  +---+              +---+
 *	  +-+-+              +-+-+
 *	+---+---+ bus          | trunk
 *	|       | trunk   +--+ | +--+
 *     +-+     +-+        |  +-+-+  |
 */
enum join { JOIN_NONE, JOIN_TOP, JOIN_SIDE };

struct joint {
	enum join kind;
	double start_x, bus_y, trunk_x;
};

/* What a placer moves as one: a box, or a box and all that hangs below it, or (top ==
 * CHART_NONE) what hangs below a box that has larger branches, too. */
struct block {
	uint32_t top, above; /* boxes; `above` is the superior of the whole, or NONE */
	struct rectangle at;
};

struct panel {
	uint32_t region, block; /* block: CHART_NONE if it belongs to none */
	struct rectangle at;
};

/* How a part is arranged. */
struct params {
	uint32_t levels; /* branches lower than this hang */
	uint32_t rows;   /* boxes below each other, at most */
	bool compact;    /* move up what the placer leaves hanging low */
	bool tuck;       /* hang single boxes below the columns beside them */
};

/* Boxes that lines of accountability connect. */
struct part {
	const uint32_t *boxes; /* level by level */
	uint32_t count;
	const uint32_t *lines; /* accountability that the forest does not carry */
	uint32_t line_count;
	bool alone; /* one box that no such line touches */
	struct params params;
	uint32_t first_block, block_count;
	uint32_t tucked; /* bunches that params.tuck moved */
	struct rectangle at;
};

/*
 * Where everything is, while that is sought. Positions of boxes and joints are relative
 * to their block, those of blocks to their part, until blocks_fix.
 */
struct arrangement {
	const struct chart *chart;
	const struct forest *forest;
	struct arena *scratch; /* for one try */
	struct gaps {
		double across, stack, trunk;
	} gaps;
	struct place_box *boxes;
	struct joint *joints;
	uint32_t *block_of;
	uint32_t *rows; /* by superior: instead of the part's; 0: none */
	struct {
		struct block *items;
		uint32_t count, cap;
	} blocks;
	struct {
		struct panel *items;
		uint32_t count, cap;
	} panels;
	uint32_t block_panels; /* those that belong to blocks come first */
	struct part *parts;
	uint32_t part_count;
	double width, height; /* of the whole */
};

/* Adds the blocks of one part, by its params. */
void blocks_make(struct arrangement *arr, struct part *part);

/* Boxes whose principal stands right above them, yet outside its panel. */
uint32_t blocks_strays(const struct arrangement *arr, const struct part *part);

/* How many boxes hang right below this one. */
uint32_t blocks_hanging(
	const struct arrangement *arr, const struct part *part, uint32_t box);

/* Moves everything to its place on the page, and joins the blocks. */
void blocks_fix(struct arrangement *arr);

/* ---- parts.c ---- */

void parts_find(struct arrangement *arr, struct arena *arena);

/* Makes the blocks of one part and has them arranged; sets the part's size. */
bool part_place(struct arrangement *arr, struct part *part, layout_placer *place,
	struct buf *why) MUST_USE;

/* ---- shelves.c ---- */

/* Puts the parts on shelves about `target` wide, and boxes that stand alone into panels
 * by region. */
void shelves_fill(struct arrangement *arr, double target);

/* ---- search.c ---- */

/* Finds params for every part so that the whole prints large, the nicest that do. */
bool search_params(struct arrangement *arr, const struct layout_options *options,
	struct buf *why) MUST_USE;

/* Shelf widths worth trying; returns how many. */
#define MOST_TARGETS 6
uint32_t search_targets(const struct arrangement *arr,
	const struct layout_options *options, double targets[MOST_TARGETS]);

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

/* Draws the lines of the forest; returns how many have no free way (count 0). */
uint32_t tree_lines(struct arrangement *arr, struct arena *arena,
	const struct space *space, struct place_line *lines);

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
	struct rectangle title, legend;
	struct set_texts title_texts, legend_title;
	struct place_legend_row *legend_rows;
};

/* How much of its size a page keeps on the paper; above 1 a little more for smaller ones.
 */
double page_scale(const struct layout_options *options, double width, double height);
double page_shape(const struct layout_options *options); /* width / height */

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

/* ---- routes.c ---- */

/* Draws every line that has no way yet, around what is there. May widen the page. */
void routes_make(struct arrangement *arr, struct page *page, struct places *places);

#endif
