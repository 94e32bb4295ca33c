/* From dice to a chart on paper, with options that the dice choose. */
#ifndef TESTS_CHARTS_DRAWN_H
#define TESTS_CHARTS_DRAWN_H

#include "chart/spoken.h"
#include "check/check.h"
#include "dice.h"
#include "faults.h"
#include "load/load.h"
#include "render/render.h"
#include "sheet_faults.h"

struct drawn_options {
	struct chart_options chart;
	struct layout_options layout;
	bool findings;
};

static inline void drawn_choose(
	struct dice *dice, const struct model *model, struct drawn_options *options)
{
	static const char *const papers[] = {
		"A4", "A4", "A3", "A0", "letter", "150x400mm", "none"};

	*options = (struct drawn_options){.chart = chart_options_default()};
	options->chart.show = (enum chart_show)dice_roll(dice, CHART_SHOW__COUNT);
	options->chart.labels = (enum chart_labels)dice_roll(dice, CHART_LABELS__COUNT);
	options->chart.lines = (enum chart_lines)dice_roll(dice, CHART_LINES__COUNT);
	options->chart.regions =
		(enum chart_regions)(model->node_count % CHART_REGIONS__COUNT);
	options->chart.no_legend = dice_in(dice, 5);
	options->findings = dice_in(dice, 2);
	if (dice_in(dice, 4)) {
		options->chart.focus = dice_roll(dice, model->node_count);
		options->chart.up = dice_roll(dice, 3);
		options->chart.down = dice_roll(dice, 4);
	}
	if (paper_parse(DICE_PICK(dice, papers), &options->layout.paper) != PAPER_READ)
		BUG("no such paper");
	options->layout.orientation =
		(enum orientation)dice_roll(dice, ORIENTATION__COUNT);
	options->layout.fit = (enum layout_fit)dice_roll(dice, LAYOUT_FIT__COUNT);
	options->layout.margin = dice_roll(dice, 3) * 10;
	/* Graphviz takes long for what is dense */
	if (dice_in(dice, 12) && model->node_count < 60 && model->line_count < 80)
		options->layout.place = render_place_dot;
}

/* Every box stands once in the order of reading, behind its superior or in a ring. */
static inline bool drawn_misread(const struct chart *chart, struct buf *why)
{
	struct chart_reading *reading = mem_alloc(chart->box_count, sizeof *reading);
	bool *seen = mem_alloc_zero(chart->box_count, sizeof *seen), wrong = false;

	chart_read(chart, reading);
	for (uint32_t i = 0; i < chart->box_count; i++) {
		uint32_t above = chart->boxes[reading[i].box].superior;

		wrong = wrong || seen[reading[i].box] ||
			(reading[i].level > 0 && (above == CHART_NONE || !seen[above]));
		seen[reading[i].box] = true;
	}
	if (wrong)
		buf_add_text(why, "a box is read twice, or before its superior");
	free(reading);
	free(seen);
	return wrong;
}

static inline bool drawn_writes(
	const struct chart *chart, const struct places *places, struct buf *why)
{
	static const enum render_format formats[] = {
		RENDER_SVG, RENDER_DOT, RENDER_OUTLINE, RENDER_HTML};
	struct buf out = {0};
	bool done = true;

	for (size_t i = 0; done && i < COUNT_OF(formats); i++) {
		struct render_options how = {.format = formats[i]};

		buf_clear(&out);
		done = render_write(chart, places, &how, &out, why);
	}
	buf_release(&out);
	return done;
}

/* The same chart on sheets, of a size of type that the dice choose. */
static inline bool drawn_sheets_fault(struct dice *dice, const struct chart *chart,
	const struct layout_options *options, struct buf *why)
{
	struct sheets sheets = {0};
	bool fault = false;

	if (paper_is_none(&options->paper) || options->place || dice_in(dice, 2))
		return false;
	if (sheets_make(&sheets, chart, options, 7 + dice_roll(dice, 12), why))
		fault = faults_in_sheets(chart, &sheets, why);
	else
		fault = !strstr(why->data, " too ");
	sheets_release(&sheets);
	return fault;
}

/* On paper the title stands at the margin, in line with the footer, whatever runs left of
 * the boxes. */
static inline bool drawn_off_margin(const struct layout_options *options,
	const struct places *places, struct buf *why)
{
	double margin = POINTS_PER_MM * options->margin / places->scale;

	if (paper_is_none(&options->paper) || fabs(places->title.x - margin) < 0.01)
		return false;
	buf_printf(
		why, "the title stands %g right of the margin", places->title.x - margin);
	return true;
}

/* True, with a sentence in `why`, if the chart breaks a promise. One that is not drawn
 * since there is nothing to draw, or since it is beyond limits.h, breaks none. */
static inline bool drawn_fault(struct dice *dice, const struct model *model,
	const struct analysis *analysis, const struct sink *found, struct buf *why)
{
	struct drawn_options options;
	struct chart chart = {0};
	struct places places = {0};
	bool fault = false;

	drawn_choose(dice, model, &options);
	if (chart_make(&chart, model, analysis, options.findings ? found : NULL,
		    &options.chart, why)) {
		if (!layout_make(&places, &chart, &options.layout, why))
			fault = !strstr(why->data, " too ");
		else
			fault = faults_find(&chart, &places, why) ||
				drawn_off_margin(&options.layout, &places, why) ||
				(!options.layout.place &&
					faults_in_trees(&chart, &places, why)) ||
				drawn_misread(&chart, why) ||
				!drawn_writes(&chart, &places, why) ||
				drawn_sheets_fault(dice, &chart, &options.layout, why);
	}
	places_release(&places);
	chart_release(&chart);
	return fault;
}

/* The same for an organisation of the dice, which has to load without an error. */
static inline bool drawn_from_dice(struct dice *dice, struct buf *yaml, struct buf *why)
{
	struct load_options none = {0};
	struct sources sources = {0};
	struct analysis analysis;
	struct model model;
	struct sink sink;
	bool fault;

	dice_organisation(dice, yaml);
	model_init(&model, &sources);
	sink_init(&sink, NULL, &sources);
	load_text(&model, &sources, &sink, "dice.yaml", buf_str(yaml), &none);
	fault = sink.count > 0;
	if (fault)
		buf_printf(
			why, "it does not load: %.*s", STR_ARG(sink.items[0]->message));
	analysis_make(&analysis, &model);
	check_run(&model, &analysis, &sink, &(struct check_options){0});
	sink_sort(&sink);
	fault = fault || drawn_fault(dice, &model, &analysis, &sink, why);
	analysis_release(&analysis);
	sink_release(&sink);
	model_release(&model);
	sources_release(&sources);
	return fault;
}

#endif
