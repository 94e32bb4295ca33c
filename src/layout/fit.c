/*
 * Puts a page on its paper: which way the paper lies, how much is shrunk or enlarged, and
 * where the room that is left goes. The title stays at the upper left, the legend at the
 * edge where it stands, and the chart comes between them, a little above the middle.
 */
#include "layout_internal.h"
#include <math.h>

const char *const layout_fit_words[LAYOUT_FIT__COUNT] = {
	[LAYOUT_BEST] = "best", [LAYOUT_PLAIN] = "plain"};

/* The most that a small chart is enlarged: on A4, names become 12 points high. */
#define LARGEST 1.2
/* Of the height that is left, what goes above the chart. */
#define ABOVE 0.35
/* How far something may be from an edge to stand at it. */
#define AT_EDGE 0.5

static double largest_on(const struct layout_options *options, const struct paper *paper)
{
	return options->largest > 0 ? options->largest : LARGEST * page_full(paper);
}

static void choose_way(
	struct fitted *fitted, const struct page *page, double width, double height)
{
	const struct layout_options *options = page->options;
	struct paper ways[2];
	uint32_t count = paper_ways(&options->paper, options->orientation, ways);

	for (uint32_t i = 0; i < count; i++) {
		double ratio = fmin(page_ratio(options, &ways[i], width, height),
			largest_on(options, &ways[i]));

		if (i > 0 && ratio <= fitted->scale)
			continue;
		fitted->scale = ratio;
		fitted->paper = ways[i];
	}
	fitted->width = POINTS_PER_MM * fitted->paper.width / fitted->scale;
	fitted->height = POINTS_PER_MM * fitted->paper.height / fitted->scale;
}

/* Does the legend stand at the right edge? */
static bool legend_is_right(const struct page *page)
{
	return page->legend.x + page->legend.width >= page->width - AT_EDGE;
}

/* From `move`, which brings the page into its corner, away from the chart, towards the
 * edges at which it stands; else with the chart. */
static struct point legend_move(
	const struct page *page, struct point move, double across, double down)
{
	const struct rectangle *at = &page->legend;

	if (at->x > page->left + AT_EDGE)
		move.x += legend_is_right(page) ? across : across / 2;
	if (at->y > page->top + AT_EDGE) {
		bool low = at->y + at->height >= page->height - AT_EDGE;

		move.y += low ? down : ABOVE * down;
	}
	return move;
}

static void fit_none(struct fitted *fitted, const struct page *page)
{
	const struct point move = {MARGIN - page->left, MARGIN - page->top};

	fitted->scale = 1;
	fitted->width = page->width - page->left + 2 * MARGIN;
	fitted->height = page->height - page->top + 2 * MARGIN;
	fitted->title = fitted->chart = fitted->legend = move;
}

/* How much of the room across goes to the left of the chart: as much as brings it to the
 * middle of the paper where the title or a legend at the right is what makes it wide. */
static double chart_shift(const struct page *page, double across)
{
	double beside = page->width - page->right;

	if (page->legend.width > 0 && !legend_is_right(page))
		return across / 2;
	return fmin(across, (across + beside) / 2);
}

void page_fit(struct fitted *fitted, const struct page *page)
{
	double width = page->width - page->left, height = page->height - page->top;
	double margin, across, down;
	struct point corner;

	*fitted = (struct fitted){0};
	if (paper_is_none(&page->options->paper)) {
		fit_none(fitted, page);
		return;
	}
	choose_way(fitted, page, width, height);
	margin = POINTS_PER_MM * page->options->margin / fitted->scale;
	across = fitted->width - 2 * margin - width;
	down = fitted->height - 2 * margin - page->options->footer / fitted->scale -
	       height;
	fitted->room = (struct point){fmax(0, across), fmax(0, down)};
	/* no line runs left of the title or above it (route_obstacles.c) */
	fitted->title = (struct point){margin - page->title.x, margin - page->title.y};
	corner = (struct point){margin - page->left, margin - page->top};
	fitted->chart = (struct point){
		corner.x + chart_shift(page, across), corner.y + ABOVE * down};
	fitted->legend = legend_move(page, corner, across, down);
}

/* ---- what came of it ---- */

static double smaller(double size, const struct set_texts *texts)
{
	for (uint32_t i = 0; i < texts->count; i++)
		size = fmin(size, texts->items[i].size);
	return size;
}

double places_type(const struct places *places, const struct chart *chart)
{
	double size = smaller(SIZE_TITLE, &places->title_texts);

	for (uint32_t i = 0; i < chart->box_count; i++)
		size = smaller(size, &places->boxes[i].texts);
	for (uint32_t i = 0; i < chart->line_count; i++)
		size = smaller(size, &places->lines[i].label);
	for (uint32_t i = 0; i < places->region_count; i++)
		size = smaller(size, &places->regions[i].title);
	for (uint32_t i = 0; i < chart->legend_count; i++)
		size = smaller(size, &places->legend_rows[i].texts);
	return places->scale * size;
}
