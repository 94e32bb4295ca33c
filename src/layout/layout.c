/*
 * The whole of a layout: measure, find an arrangement, draw the lines of the forest, add
 * title and legend, route all other lines.
 */
#include "layout/limits.h"
#include "layout_internal.h"
#include <math.h>

const char *const layout_engine_words[LAYOUT_ENGINE__COUNT] = {
	[LAYOUT_OWN] = "own", [LAYOUT_DOT] = "dot"};

/* Charts of more lines are arranged once. */
#define MOST_REARRANGED 150
/* As much of their type charts keep at least when gaps become wider; what is read at this
 * scale stays so. */
#define LEAST_KEPT 0.85
#define READABLE   0.78

/* What is in the way: boxes alone, or all that is drawn so far. */
static void take_space(const struct arrangement *arr, const struct place_line *lines,
	bool all, struct space *space)
{
	uint32_t most = arr->forest->count, count = 0;
	struct rectangle *taken;

	if (all) {
		most += arr->panels.count;
		for (uint32_t i = 0; i < arr->chart->line_count; i++)
			most += lines[i].count;
	}
	taken = arena_array(arr->scratch, most, sizeof *taken);
	while (count < arr->forest->count) {
		taken[count] = arr->boxes[count].at;
		count++;
	}
	for (uint32_t i = 0; all && i < arr->panels.count; i++)
		taken[count++] = arr->panels.items[i].at;
	for (uint32_t i = 0; all && i < arr->chart->line_count; i++)
		for (uint32_t k = 1; k < lines[i].count; k++)
			taken[count++] = piece_rectangle(
				lines[i].points[k - 1], lines[i].points[k], 0.5);
	space_make(space, arr->scratch, taken, count);
}

void page_complete(struct arrangement *arr, const struct layout_options *options,
	struct places *places, struct page *page)
{
	struct space *space;

	arena_reset(arr->scratch);
	space = ARENA_NEW(arr->scratch, struct space);
	if (options->place)
		take_space(arr, places->lines, false, space);
	/* our own engine keeps ways free; only dot does not know of them */
	tree_lines(arr, &places->arena, options->place ? space : NULL, places->lines);
	take_space(arr, places->lines, true, space);
	*page = (struct page){.arena = &places->arena,
		.options = options,
		.space = space,
		.width = arr->width,
		.right = arr->width,
		.height = arr->height};
	page_make(page, arr->chart);
}

static bool is_too_large(const struct chart *chart, const struct forest *forest,
	const struct layout_options *options, struct buf *why)
{
	uint32_t most = options->place ? LAYOUT_MOST_DOT_BOXES : LAYOUT_MOST_BOXES;

	if (chart->box_count > most)
		buf_printf(why,
			"a chart of %u boxes is too large, %u can be drawn: use --focus "
			"ID with --down N, or --show",
			(unsigned)chart->box_count, (unsigned)most);
	else if (options->place && forest->levels > LAYOUT_MOST_DOT_LEVELS)
		buf_printf(why,
			"a chart of %u levels is too deep for dot, %u can be drawn: use "
			"--layout own",
			(unsigned)forest->levels, LAYOUT_MOST_DOT_LEVELS);
	else
		return false;
	return true;
}

static bool has_no_room(const struct layout_options *options, struct buf *why)
{
	if (page_has_room(options))
		return false;
	buf_add_text(why,
		"margins and footer leave no room for a chart on this paper: name a "
		"larger one, or a smaller --margin");
	return true;
}

static void move(struct rectangle *at, double x, double y)
{
	at->x += x;
	at->y += y;
}

struct set_texts panel_title(
	struct arena *arena, const struct chart *chart, uint32_t region, double width)
{
	if (chart->regions[region].kind == CHART_OF_PRINCIPAL)
		return (struct set_texts){0};
	return wrap_text(arena, chart->regions[region].title, SIZE_TEXT, true, width);
}

static void set_panels(struct places *places, const struct arrangement *arr)
{
	places->region_count = arr->panels.count;
	places->regions =
		arena_array(&places->arena, arr->panels.count, sizeof *places->regions);
	for (uint32_t i = 0; i < arr->panels.count; i++) {
		const struct panel *panel = &arr->panels.items[i];
		struct place_region *region = &places->regions[i];
		double y = PANEL_PAD - 2;

		*region = (struct place_region){.at = panel->at, .region = panel->region};
		region->title = panel_title(&places->arena, arr->chart, panel->region,
			panel->at.width - 2 * PANEL_PAD);
		if (arr->chart->regions[panel->region].superior != CHART_NONE)
			y = panel->at.height - y -
			    region->title.count * SIZE_TEXT * LEADING;
		set_texts_move(&region->title, PANEL_PAD, y);
	}
}

/* From the coordinates of the arrangement to those of the page. */
static void finish(struct places *places, const struct chart *chart, struct page *page)
{
	struct fitted fitted;
	double x, y;

	page_fit(&fitted, page);
	x = fitted.chart.x;
	y = fitted.chart.y;
	places->paper = fitted.paper;
	places->scale = fitted.scale;
	places->width = fitted.width;
	places->height = fitted.height;
	for (uint32_t i = 0; i < chart->box_count; i++)
		move(&places->boxes[i].at, x, y);
	for (uint32_t i = 0; i < places->region_count; i++)
		move(&places->regions[i].at, x, y);
	for (uint32_t i = 0; i < chart->line_count; i++) {
		for (uint32_t k = 0; k < places->lines[i].count; k++) {
			places->lines[i].points[k].x += x;
			places->lines[i].points[k].y += y;
		}
		places->lines[i].mark.x += x;
		places->lines[i].mark.y += y;
		set_texts_move(&places->lines[i].label, x, y);
	}
	places->title = page->title;
	places->title_texts = page->title_texts;
	places->legend = page->legend;
	places->legend_title = page->legend_title;
	places->legend_rows = page->legend_rows;
	move(&places->title, fitted.title.x, fitted.title.y);
	set_texts_move(&places->title_texts, fitted.title.x, fitted.title.y);
	if (chart->legend_count == 0)
		return;
	x = fitted.legend.x;
	y = fitted.legend.y;
	move(&places->legend, x, y);
	set_texts_move(&places->legend_title, x, y);
	for (uint32_t i = 0; i < chart->legend_count; i++) {
		move(&places->legend_rows[i].sample, x, y);
		set_texts_move(&places->legend_rows[i].texts, x, y);
	}
}

/* ---- room for lines -------------------------------------------------------------- */

static struct gaps times(const struct gaps *gaps, double wider)
{
	return (struct gaps){gaps->across * wider, gaps->stack * wider, gaps->trunk,
		gaps->down * wider, gaps->indent, gaps->part * wider};
}

/* One arrangement by our own engine, with all gaps so many times as wide, and its lines.
 * Returns how many of them have no room for the letters of their sort. */
static uint32_t arrange_page(struct arrangement *arr, const struct arrangement *usual,
	double wider, const struct layout_options *options, struct places *places,
	struct page *page)
{
	memset(places->lines, 0, arr->chart->line_count * sizeof *places->lines);
	arr->panels.count = 0;
	arr->roomy = times(&usual->roomy, wider);
	arr->tight = times(&usual->tight, wider);
	arr->gaps = arr->roomy;
	own_place(arr, options, places, page);
	page_stretch(arr, options, places, page);
	set_panels(places, arr);
	return routes_make(arr, page, places);
}

static double scale_of(const struct page *page)
{
	struct fitted fitted;

	page_fit(&fitted, page);
	return fitted.scale;
}

/* With the usual gaps; where lines find no room for their letters, with wider ones as
 * long as that helps and costs little of the type. */
static void arrange_best(struct arrangement *arr, const struct layout_options *options,
	struct places *places, struct page *page)
{
	static const double wider[] = {1.25, 1.5, 1.8, 2.2};
	const struct arrangement usual = *arr;
	uint32_t least = arrange_page(arr, &usual, 1, options, places, page);
	double scale = scale_of(page), best = 1, last = 1;
	double smallest = fmax(LEAST_KEPT * scale, fmin(scale, READABLE));

	for (size_t i = 0; i < COUNT_OF(wider) && least > 0 &&
			   arr->chart->line_count <= MOST_REARRANGED;
		i++) {
		uint32_t without =
			arrange_page(arr, &usual, wider[i], options, places, page);

		last = wider[i];
		if (without >= least || scale_of(page) < smallest)
			continue;
		least = without;
		best = last;
	}
	if (best != last)
		arrange_page(arr, &usual, best, options, places, page);
}

static bool lay_out(struct places *places, struct arrangement *arr,
	const struct layout_options *options, struct buf *why)
{
	struct page page;

	parts_find(arr, &places->arena, options->place != NULL);
	if (!options->place) {
		arrange_best(arr, options, places, &page);
	} else {
		double widths[MOST_WIDTHS] = {0};

		sizes_widths(arr->chart, widths);
		sizes_set(&places->arena, arr->chart, places->boxes, widths[0]);
		if (!dot_place(arr, options, why))
			return false;
		page_complete(arr, options, places, &page);
		set_panels(places, arr);
		routes_make(arr, &page, places);
	}
	finish(places, arr->chart, &page);
	footer_set(places, arr->chart, options);
	places->type = places_type(places, arr->chart);
	return true;
}

/* Lines that are routed bear marks, which need wider gutters where there are many; so do
 * the marks of findings. Panels reach into the gap above them. */
static void set_gaps(struct arrangement *arr)
{
	static const struct gaps found = {26, 18, 26, 28, 18, GAP_PART},
				 routed = {26, 14, 26, 28, 18, GAP_PART},
				 roomy = {18, 11, 18, 26, 16, GAP_PART},
				 tight = {13, 7, 13, 17, 13, GAP_PART};
	const struct chart *chart = arr->chart;
	uint32_t count = 0;

	for (uint32_t i = 0; i < chart->line_count; i++)
		count += !(chart->lines[i].flags & CHART_LINE_TREE);
	arr->roomy = chart->finding_count > 0        ? found
		     : 10 * count > chart->box_count ? routed
						     : roomy;
	arr->tight = count > 0 || chart->finding_count > 0 ? arr->roomy : tight;
	for (uint32_t i = 0; i < chart->region_count; i++)
		if (chart->regions[i].superior != CHART_NONE)
			arr->roomy.down = arr->tight.down = 28;
	arr->gaps = arr->roomy;
}

bool layout_make(struct places *places, const struct chart *chart,
	const struct layout_options *options, struct buf *why)
{
	struct arena scratch, *arena = &places->arena;
	struct layout_options own = *options;
	uint32_t n = chart->box_count;
	struct forest forest;
	struct arrangement arr;
	bool done;

	*places = (struct places){0};
	arena_init(arena, "places");
	arena_init(&scratch, "layout");
	forest_make(&forest, arena, chart);
	places->boxes = arena_array(arena, n, sizeof *places->boxes);
	places->lines = arena_array(arena, chart->line_count, sizeof *places->lines);
	arr = (struct arrangement){
		.chart = chart,
		.forest = &forest,
		.scratch = &scratch,
		.boxes = places->boxes,
		.joints = arena_array(arena, n, sizeof(struct joint)),
	};
	set_gaps(&arr);
	own.footer = footer_height(chart, options);
	done = !is_too_large(chart, &forest, options, why) && !has_no_room(&own, why) &&
	       lay_out(places, &arr, &own, why);
	VEC_RELEASE(&arr.panels);
	arena_release(&scratch);
	return done;
}

void places_release(struct places *places)
{
	arena_release(&places->arena);
	*places = (struct places){0};
}
