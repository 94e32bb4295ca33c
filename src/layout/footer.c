/*
 * The footer of a sheet: whose chart it is, of which day, in which version, from which
 * documents, and at its right end which page of how many. Its type has the same size in
 * print whatever the chart's scale is; on a larger paper, which is read from farther
 * away, it is larger.
 */
#include "layout_internal.h"

#define FOOTER_SIZE  7.5  /* points in print on A4, as all below */
#define FOOTER_ABOVE 10.0 /* between the chart and the rule */
#define FOOTER_BELOW 4.0  /* between the rule and the text */
#define FOOTER_GAP   24.0 /* before the number of the page */

/* The facts in one line, as long as that becomes. */
static void join_facts(const struct chart *chart, struct buf *text)
{
	buf_add_str(text, chart->organisation);
	for (uint32_t i = 0; i < chart->fact_count; i++) {
		if (text->len > 0)
			buf_add_text(text, " · ");
		buf_add_str(text, chart->facts[i]);
	}
}

struct footer {
	struct set_texts facts, page;
};

/* In units of `unit` points, with room from 0 to `width`. */
static struct footer set_parts(struct arena *arena, const struct chart *chart,
	const struct layout_options *options, double width, double unit)
{
	uint32_t number = options->pages > 0 ? options->page : 1;
	uint32_t count = options->pages > 0 ? options->pages : 1;
	double size = FOOTER_SIZE / unit, taken;
	struct buf text = {0};
	struct footer parts;

	chart_add_page(chart, number, count, &text);
	parts.page =
		wrap_text(arena, text_keep(arena, buf_str(&text)), size, false, width);
	taken = parts.page.count > 0 ? parts.page.items[0].width : 0;
	buf_clear(&text);
	join_facts(chart, &text);
	parts.facts = wrap_text(arena, text_keep(arena, buf_str(&text)), size, false,
		width - taken - FOOTER_GAP / unit);
	buf_release(&text);
	return parts;
}

static double height_of(const struct footer *parts)
{
	uint32_t facts = parts->facts.count, page = parts->page.count;
	uint32_t lines = facts > page ? facts : page;

	return FOOTER_ABOVE + FOOTER_BELOW + lines * FOOTER_SIZE * LEADING;
}

double footer_height(const struct chart *chart, const struct layout_options *options)
{
	struct paper ways[2];
	double highest = 0, full = page_full(&options->paper);
	struct arena arena;

	if (paper_is_none(&options->paper))
		return 0;
	arena_init(&arena, "footer");
	for (uint32_t i = paper_ways(&options->paper, options->orientation, ways);
		i-- > 0;) {
		double width = POINTS_PER_MM * (ways[i].width - 2 * options->margin);
		const struct footer parts =
			set_parts(&arena, chart, options, width, 1 / full);
		double height = full * height_of(&parts);

		highest = height > highest ? height : highest;
	}
	arena_release(&arena);
	return highest;
}

void footer_set(struct places *places, const struct chart *chart,
	const struct layout_options *options)
{
	double margin = POINTS_PER_MM * options->margin / places->scale, unit;
	struct rectangle *at = &places->footer;
	struct footer parts;

	if (paper_is_none(&places->paper))
		return;
	unit = places->scale / page_full(&options->paper);
	at->x = margin;
	at->width = places->width - 2 * margin;
	parts = set_parts(&places->arena, chart, options, at->width, unit);
	at->height = (height_of(&parts) - FOOTER_ABOVE) / unit;
	at->y = places->height - margin - at->height;
	set_texts_move(&parts.facts, at->x, at->y + FOOTER_BELOW / unit);
	for (uint32_t i = 0; i < parts.page.count; i++)
		parts.page.items[i].at.x += at->x + at->width - parts.page.items[i].width;
	set_texts_move(&parts.page, 0, at->y + FOOTER_BELOW / unit);
	places->footer_texts = parts.facts;
	set_texts_join(&places->arena, &places->footer_texts, parts.page);
}
