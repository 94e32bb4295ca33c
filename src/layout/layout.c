/*
 * The whole of a layout: measure, find an arrangement, draw the lines of the forest, add
 * title and legend, route all other lines.
 */
#include "layout/limits.h"
#include "layout_internal.h"
#include <math.h>

/* What a line without a free way costs, as a share of the size in print. */
#define BLOCKED_COST 0.01

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

/* All parts as they were chosen, without their places on the page. */
static bool place_parts(
	struct arrangement *arr, const struct layout_options *options, struct buf *why)
{
	arr->blocks.count = arr->panels.count = 0;
	arena_reset(arr->scratch);
	for (uint32_t p = 0; p < arr->part_count; p++)
		if (!arr->parts[p].alone &&
			!part_place(arr, &arr->parts[p], options->place, why))
			return false;
	arr->block_panels = arr->panels.count;
	return true;
}

/* Everything for one width of shelves but the routes around the boxes. */
static bool complete(struct arrangement *arr, const struct layout_options *options,
	double target, struct page *page, struct places *places, double *score,
	struct buf *why)
{
	struct space *space;
	uint32_t blocked;

	if (!place_parts(arr, options, why))
		return false;
	shelves_fill(arr, target);
	blocks_fix(arr);
	buses_spread(arr);
	space = ARENA_NEW(arr->scratch, struct space);
	take_space(arr, places->lines, false, space);
	blocked = tree_lines(arr, &places->arena, space, places->lines);
	take_space(arr, places->lines, true, space);
	*page = (struct page){.arena = &places->arena,
		.options = options,
		.space = space,
		.width = arr->width,
		.height = arr->height};
	page_make(page, arr->chart);
	*score = page_scale(options, page->width, page->height - page->top) -
		 BLOCKED_COST * blocked;
	return true;
}

/* Completes the page for several widths of shelves and leaves the best. */
static bool choose(struct arrangement *arr, const struct layout_options *options,
	struct page *page, struct places *places, struct buf *why)
{
	double targets[MOST_TARGETS] = {0}, most = 0, score;
	uint32_t count, best = 0;

	arr->block_panels = 0;
	count = search_targets(arr, options, targets);
	for (uint32_t i = 0; i < count; i++) {
		if (!complete(arr, options, targets[i], page, places, &score, why))
			return false;
		if (i == 0 || score > most + 1e-9) {
			most = score;
			best = i;
		}
	}
	return best + 1 == count ||
	       complete(arr, options, targets[best], page, places, &score, why);
}

/* Lines that the forest does not carry. */
static uint32_t count_routed(const struct chart *chart, const struct forest *forest)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < chart->line_count; i++) {
		const struct chart_line *line = &chart->lines[i];

		count += !(line->flags & CHART_LINE_TREE) ||
			 forest->superior[line->from] != line->to;
	}
	return count;
}

static bool is_too_large(
	const struct chart *chart, const struct forest *forest, struct buf *why)
{
	uint32_t routed = count_routed(chart, forest);

	if (chart->box_count > LAYOUT_MOST_BOXES)
		buf_printf(why,
			"a chart of %u boxes is too large, %u can be drawn: use --focus "
			"ID with --down N, or --show",
			(unsigned)chart->box_count, LAYOUT_MOST_BOXES);
	else if (forest->levels > LAYOUT_MOST_LEVELS)
		buf_printf(why,
			"a chart of %u levels is too deep, %u can be drawn: use --focus "
			"ID with --up N and --down N",
			(unsigned)forest->levels, LAYOUT_MOST_LEVELS);
	else if ((uint64_t)routed * chart->box_count > LAYOUT_MOST_ROUTING)
		buf_printf(why,
			"a chart of %u boxes with %u lines beside the hierarchy is too "
			"dense: use --lines solid, or --focus ID",
			(unsigned)chart->box_count, (unsigned)routed);
	else
		return false;
	return true;
}

static void move_texts(struct set_texts *texts, double x, double y)
{
	for (uint32_t i = 0; i < texts->count; i++) {
		texts->items[i].at.x += x;
		texts->items[i].at.y += y;
	}
}

static void move(struct rectangle *at, double x, double y)
{
	at->x += x;
	at->y += y;
}

static void set_panels(struct places *places, const struct arrangement *arr)
{
	places->region_count = arr->panels.count;
	places->regions =
		arena_array(&places->arena, arr->panels.count, sizeof *places->regions);
	for (uint32_t i = 0; i < arr->panels.count; i++) {
		const struct panel *panel = &arr->panels.items[i];
		struct place_region *region = &places->regions[i];

		*region = (struct place_region){.at = panel->at, .region = panel->region};
		if (panel->block != CHART_NONE)
			continue;
		region->title = wrap_text(&places->arena,
			arr->chart->regions[panel->region].title, SIZE_TEXT, true,
			panel->at.width - 2 * PANEL_PAD);
		move_texts(&region->title, PANEL_PAD, PANEL_PAD - 2);
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
		move_texts(&places->lines[i].label, x, y);
	}
	places->title = page->title;
	places->title_texts = page->title_texts;
	places->legend = page->legend;
	places->legend_title = page->legend_title;
	places->legend_rows = page->legend_rows;
	move(&places->title, fitted.title.x, fitted.title.y);
	move_texts(&places->title_texts, fitted.title.x, fitted.title.y);
	if (chart->legend_count == 0)
		return;
	x = fitted.legend.x;
	y = fitted.legend.y;
	move(&places->legend, x, y);
	move_texts(&places->legend_title, x, y);
	for (uint32_t i = 0; i < chart->legend_count; i++) {
		move(&places->legend_rows[i].sample, x, y);
		move_texts(&places->legend_rows[i].texts, x, y);
	}
}

static bool lay_out(struct places *places, struct arrangement *arr,
	const struct layout_options *options, struct buf *why)
{
	struct page page;

	sizes_set(&places->arena, arr->chart, places->boxes, sizes_width(arr->chart));
	parts_find(arr, &places->arena);
	if (!search_params(arr, options, why) ||
		!choose(arr, options, &page, places, why))
		return false;
	set_panels(places, arr);
	routes_make(arr, &page, places);
	finish(places, arr->chart, &page);
	footer_set(places, arr->chart, options);
	places->type = places_type(places, arr->chart);
	return true;
}

/* Lines that are routed bear marks, which need wider gutters where there are many; so do
 * the marks of findings. */
static struct gaps gaps_of(const struct chart *chart)
{
	uint32_t routed = 0;

	for (uint32_t i = 0; i < chart->line_count; i++)
		routed += !(chart->lines[i].flags & CHART_LINE_TREE);
	if (chart->finding_count > 0)
		return (struct gaps){.across = 26, .stack = 18, .trunk = 26};
	if (10 * routed > chart->box_count)
		return (struct gaps){.across = 26, .stack = 14, .trunk = 26};
	return (struct gaps){.across = 18, .stack = 11, .trunk = 20};
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
	arr = (struct arrangement){.chart = chart,
		.forest = &forest,
		.scratch = &scratch,
		.gaps = gaps_of(chart),
		.boxes = places->boxes,
		.joints = arena_array(arena, n, sizeof(struct joint)),
		.block_of = arena_array(arena, n, sizeof(uint32_t)),
		.rows = arena_array(arena, n, sizeof(uint32_t))};
	own.footer = footer_height(chart, options);
	done = !is_too_large(chart, &forest, why) && lay_out(places, &arr, &own, why);
	VEC_RELEASE(&arr.blocks);
	VEC_RELEASE(&arr.panels);
	arena_release(&scratch);
	return done;
}

void places_release(struct places *places)
{
	arena_release(&places->arena);
	*places = (struct places){0};
}
