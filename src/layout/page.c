/*
 * Title block and legend, put where the chart leaves room for them: a free corner or
 * edge costs nothing, else the page grows by as little as the paper allows.
 */
#include "layout_internal.h"
#include <math.h>

#define TITLE_WIDEST 420.0
#define TITLE_GAP    18.0 /* to the chart below it */
#define CLEARANCE    12.0 /* around what stands in a free corner */
#define TITLE_LEAST  0.75 /* of its size, in print */
#define TITLE_ZOOM   12.0 /* at most; the chart can hardly be read then */

#define SAMPLE_WIDTH  34.0
#define SAMPLE_HEIGHT 13.0
#define SAMPLE_GAP    7.0
#define ROW_GAP       4.0
#define COLUMN_GAP    16.0
#define LEGEND_TEXT   190.0
#define MOST_COLUMNS  8u

/* What a page that fits in full size gains by being smaller still: so little that only a
 * much smaller one wins over a nicer one. */
#define SMALLER_GAIN 0.02

double page_ratio(const struct layout_options *options, const struct paper *paper,
	double width, double height)
{
	double margins = 2 * POINTS_PER_MM * options->margin;
	double across = (POINTS_PER_MM * paper->width - margins) / width;
	double down =
		(POINTS_PER_MM * paper->height - margins - options->footer) / height;

	return across < down ? across : down;
}

/* A page as large as the chart has the shape of A4 that lies, since it is mostly put on
 * such a sheet or a screen. */
static uint32_t ways_of(const struct layout_options *options, struct paper ways[2])
{
	const struct paper usual = paper_default();

	return paper_is_none(&options->paper)
		       ? paper_ways(&usual, ORIENTATION_LANDSCAPE, ways)
		       : paper_ways(&options->paper, options->orientation, ways);
}

/* The same, however the paper may lie. */
static double best_ratio(
	const struct layout_options *options, double width, double height)
{
	struct layout_options usual = *options;
	struct paper ways[2];
	uint32_t count = ways_of(options, ways);
	double best = 0;

	if (paper_is_none(&options->paper)) {
		usual.margin = LAYOUT_MARGIN;
		width += 2 * MARGIN;
		height += 2 * MARGIN;
	}
	for (uint32_t i = 0; i < count; i++) {
		double ratio = page_ratio(&usual, &ways[i], width, height);

		best = ratio > best ? ratio : best;
	}
	return best;
}

bool page_has_room(const struct layout_options *options)
{
	const double least = LAYOUT_LEAST_ROOM * POINTS_PER_MM;

	return paper_is_none(&options->paper) || best_ratio(options, least, least) >= 1;
}

double page_full(const struct paper *paper)
{
	const struct paper usual = paper_default();
	double times =
		hypot(paper->width, paper->height) / hypot(usual.width, usual.height);

	return fmax(1, sqrt(times));
}

/* The scale that is full size here; type that was asked for may be larger. */
static double full_scale(const struct layout_options *options)
{
	return fmax(page_full(&options->paper), options->largest);
}

double page_scale(const struct layout_options *options, double width, double height)
{
	double scale;

	if (options->fit == LAYOUT_PLAIN)
		return 1;
	scale = best_ratio(options, width, height) / full_scale(options);
	return scale < 1 ? scale : 1 + SMALLER_GAIN * (scale - 1);
}

double page_shape(const struct layout_options *options)
{
	struct paper ways[2];

	ways_of(options, ways);
	return ways[0].width / ways[0].height;
}

/* Texts below each other. */
struct block {
	struct arena *arena;
	struct set_texts texts;
	double room;      /* no wider, where words allow */
	double widest, y; /* so far */
};

static void block_add(struct block *block, struct str text, double size, bool bold)
{
	struct set_texts lines = wrap_text(block->arena, text, size, bold, block->room);

	set_texts_move(&lines, 0, block->y);
	for (uint32_t i = 0; i < lines.count; i++)
		if (lines.items[i].width > block->widest)
			block->widest = lines.items[i].width;
	set_texts_join(block->arena, &block->texts, lines);
	block->y += lines.count * size * LEADING;
}

/* The title block at (0, 0), no wider than `room` where words allow, its type `zoom`
 * times as large. On paper the facts stand in the footer. */
static struct rectangle set_title(struct page *page, const struct chart *chart,
	struct set_texts *texts, double room, double zoom)
{
	bool facts = paper_is_none(&page->options->paper);
	struct block block = {.arena = page->arena, .room = room * zoom};

	block_add(&block, chart->title, SIZE_TITLE * zoom, true);
	if (chart->subtitle.len > 0) {
		block.y += zoom;
		block_add(&block, chart->subtitle, SIZE_NAME * zoom, false);
	}
	block.y += 3 * zoom;
	for (uint32_t i = 0; facts && i < chart->fact_count; i++)
		block_add(&block, chart->facts[i], SIZE_TEXT, false);
	*texts = block.texts;
	return (struct rectangle){0, 0, block.widest, block.y};
}

static bool is_free(const struct page *page, struct rectangle at)
{
	at.x -= CLEARANCE;
	at.y -= CLEARANCE;
	at.width += 2 * CLEARANCE;
	at.height += 2 * CLEARANCE;
	return space_is_free(page->space, &at, CHART_NONE, CHART_NONE);
}

/* A title that shrank with its chart would not be read first. */
static double title_zoom(const struct page *page)
{
	double scale = best_ratio(page->options, page->width, page->height);

	if (paper_is_none(&page->options->paper) || scale >= TITLE_LEAST)
		return 1;
	return scale > TITLE_LEAST / TITLE_ZOOM ? TITLE_LEAST / scale : TITLE_ZOOM;
}

/* Never so wide that the title, and not the chart, keeps type from its largest size. */
static double title_widest(const struct layout_options *options)
{
	double widest = TITLE_WIDEST;
	struct paper ways[2];
	uint32_t count;

	if (paper_is_none(&options->paper))
		return widest;
	count = ways_of(options, ways);
	for (uint32_t i = 0; i < count; i++)
		widest = fmin(widest, POINTS_PER_MM *
					      (ways[i].width - 2 * options->margin) /
					      full_scale(options));
	return widest;
}

/* In the upper left corner if it is free at some width, else above everything. */
static void place_title(struct page *page, const struct chart *chart)
{
	static const double rooms[] = {TITLE_WIDEST, 320, 260, 210, 170};
	double widest = title_widest(page->options);
	double zoom = title_zoom(page), room = page->width / zoom;

	for (size_t i = 0; i < COUNT_OF(rooms); i++) {
		page->title = set_title(
			page, chart, &page->title_texts, fmin(rooms[i], widest), zoom);
		if (page->title.width <= page->width && is_free(page, page->title))
			return;
	}
	room = fmax(room, widest);
	page->title = set_title(page, chart, &page->title_texts, room, zoom);
	page->title.y = -page->title.height - TITLE_GAP * zoom;
	set_texts_move(&page->title_texts, 0, page->title.y);
	page->top = page->title.y;
	if (page->title.width > page->width)
		page->width = page->title.width;
}

struct legend {
	double width, height;
	double column_x[MOST_COLUMNS];
	uint32_t columns, rows; /* rows: the most in a column */
};

static double row_height(const struct set_texts *texts)
{
	double height = texts->count * SIZE_LEGEND * LEADING;

	return height > SAMPLE_HEIGHT ? height : SAMPLE_HEIGHT;
}

/* The size of the legend in so many columns, filled downwards. */
static struct legend legend_in(const struct set_texts *rows, uint32_t count,
	uint32_t columns, double title_width)
{
	struct legend legend = {.rows = (count + columns - 1) / columns};
	double x = 0;

	legend.columns = (count + legend.rows - 1) / legend.rows;
	for (uint32_t c = 0; c < legend.columns; c++) {
		double height = 0, widest = 0;

		for (uint32_t i = c * legend.rows; i < count && i < (c + 1) * legend.rows;
			i++) {
			for (uint32_t k = 0; k < rows[i].count; k++)
				if (rows[i].items[k].width > widest)
					widest = rows[i].items[k].width;
			height += row_height(&rows[i]) + ROW_GAP;
		}
		legend.column_x[c] = x + (c > 0 ? COLUMN_GAP : 0);
		x = legend.column_x[c] + SAMPLE_WIDTH + SAMPLE_GAP + widest;
		legend.height = height > legend.height ? height : legend.height;
	}
	legend.width = x > title_width ? x : title_width;
	legend.height += SIZE_LEGEND * LEADING + ROW_GAP;
	return legend;
}

/* A place for the legend and what the page becomes with it. */
struct spot {
	struct legend legend;
	double x, y;
	double scale, area;
};

static bool is_better(const struct spot *a, const struct spot *b)
{
	if (a->scale > b->scale + 1e-9 || a->scale < b->scale - 1e-9)
		return a->scale > b->scale;
	return a->area < b->area - 1e-9;
}

static void consider(const struct page *page, struct spot *best, struct spot spot)
{
	double right = spot.x + spot.legend.width, bottom = spot.y + spot.legend.height;
	double width = right > page->width ? right : page->width;
	double height = (bottom > page->height ? bottom : page->height) - page->top;

	spot.scale = page_scale(page->options, width, height);
	spot.area = width * height;
	if (best->legend.rows == 0 || is_better(&spot, best))
		*best = spot;
}

static bool overlaps_title(const struct page *page, const struct rectangle *at)
{
	const struct rectangle *t = &page->title;

	return at->x < t->x + t->width + CLEARANCE &&
	       at->y < t->y + t->height + CLEARANCE;
}

#define SCAN_STEPS 48

/* Where the legend's corner may slide: down at x `across`, or along at y `across`. */
struct edge {
	bool down;
	double across, from, to;
};

/* Slides the legend along one edge of the chart; true where it stands free. */
static bool scan_edge(const struct page *page, const struct legend *legend,
	const struct edge *edge, struct spot *spot)
{
	for (int i = 0; i <= SCAN_STEPS && edge->to >= edge->from; i++) {
		double at = edge->from + (edge->to - edge->from) * i / SCAN_STEPS;
		struct rectangle r = {edge->down ? edge->across : at,
			edge->down ? at : edge->across, legend->width, legend->height};

		if (overlaps_title(page, &r) || !is_free(page, r))
			continue;
		*spot = (struct spot){.legend = *legend, .x = r.x, .y = r.y};
		return true;
	}
	return false;
}

/* Free places inside: the right edge from the top, the left from the bottom, below. */
static void consider_inside(
	const struct page *page, const struct legend *legend, struct spot *best)
{
	double x = page->width - legend->width, y = page->height - legend->height;
	const struct edge edges[] = {
		{true, x, fmin(page->top, 0), y}, {true, 0, 0, y}, {false, y, 0, x}};
	struct spot spot;

	if (x < 0 || y < 0)
		return;
	for (size_t i = 0; i < COUNT_OF(edges); i++)
		if (scan_edge(page, legend, &edges[i], &spot))
			consider(page, best, spot);
}

static void set_legend(struct page *page, const struct chart *chart,
	const struct spot *spot, struct set_texts *rows)
{
	double y = spot->y + SIZE_LEGEND * LEADING + ROW_GAP;

	page->legend = (struct rectangle){
		spot->x, spot->y, spot->legend.width, spot->legend.height};
	set_texts_move(&page->legend_title, spot->x, spot->y);
	for (uint32_t i = 0; i < chart->legend_count; i++) {
		double x = spot->x + spot->legend.column_x[i / spot->legend.rows];
		double height = row_height(&rows[i]);

		if (i % spot->legend.rows == 0)
			y = spot->y + SIZE_LEGEND * LEADING + ROW_GAP;
		page->legend_rows[i].sample =
			(struct rectangle){x, y, SAMPLE_WIDTH, SAMPLE_HEIGHT};
		set_texts_move(&rows[i], x + SAMPLE_WIDTH + SAMPLE_GAP,
			y + (SAMPLE_HEIGHT - SIZE_LEGEND * LEADING) / 2);
		page->legend_rows[i].texts = rows[i];
		y += height + ROW_GAP;
	}
}

static void place_legend(struct page *page, const struct chart *chart)
{
	uint32_t n = chart->legend_count;
	struct set_texts *rows = arena_array(page->arena, n, sizeof *rows);
	struct block title = {.arena = page->arena, .room = LEGEND_TEXT};
	struct spot best = {0};

	block_add(&title, chart->legend_title, SIZE_LEGEND, true);
	page->legend_title = title.texts;
	for (uint32_t i = 0; i < n; i++)
		rows[i] = wrap_text(page->arena, chart->legend[i].text, SIZE_LEGEND,
			false, LEGEND_TEXT);
	for (uint32_t c = 1; c <= n && c <= MOST_COLUMNS; c++) {
		struct legend legend = legend_in(rows, n, c, title.widest);

		consider_inside(page, &legend, &best);
		consider(page, &best,
			(struct spot){
				.legend = legend, .x = 0, .y = page->height + TITLE_GAP});
		consider(page, &best,
			(struct spot){.legend = legend,
				.x = page->width + GAP_PART,
				.y = page->top});
	}
	page->legend_rows = arena_array(page->arena, n, sizeof *page->legend_rows);
	set_legend(page, chart, &best, rows);
	if (page->legend.x + page->legend.width > page->width)
		page->width = page->legend.x + page->legend.width;
	if (page->legend.y + page->legend.height > page->height)
		page->height = page->legend.y + page->legend.height;
}

void page_make(struct page *page, const struct chart *chart)
{
	place_title(page, chart);
	if (chart->legend_count > 0)
		place_legend(page, chart);
}
