/* From a text in the input format to a chart and its places, for the tests of all three
 * stages of drawing. */
#ifndef TESTS_UNIT_CHART_DRAWING_H
#define TESTS_UNIT_CHART_DRAWING_H

#include "check/check.h"
#include "layout/layout.h"
#include "load/load.h"
#include "render/render.h"

#include <criterion/criterion.h>

struct drawing {
	struct sources sources;
	struct sink sink;
	struct model model;
	struct analysis analysis;
	struct chart_options options;
	struct chart chart;
	struct places places;
	struct buf why;
};

/* Loads and checks; what is in the text must load without a word. */
static inline void drawing_load(struct drawing *d, const char *yaml)
{
	struct load_options none = {0};

	*d = (struct drawing){.options = chart_options_default()};
	sink_init(&d->sink, NULL, &d->sources);
	model_init(&d->model, &d->sources);
	load_text(&d->model, &d->sources, &d->sink, "test.yaml", str_of(yaml), &none);
	for (uint32_t i = 0; i < d->sink.count; i++)
		cr_assert_fail("%.*s", STR_ARG(d->sink.items[i]->message));
	analysis_make(&d->analysis, &d->model);
	check_run(&d->model, &d->analysis, &d->sink, &(struct check_options){0});
	sink_sort(&d->sink);
}

static inline uint32_t drawing_node(const struct drawing *d, const char *id)
{
	for (uint32_t i = 0; i < d->model.node_count; i++)
		if (str_is(node_id(&d->model, i), id))
			return i;
	cr_assert_fail("there is no node '%s'", id);
	return NODE_NONE;
}

static inline void drawing_chart(struct drawing *d, bool findings)
{
	chart_release(&d->chart);
	cr_assert(chart_make(&d->chart, &d->model, &d->analysis,
			  findings ? &d->sink : NULL, &d->options, &d->why),
		"%s", d->why.data);
}

static inline void drawing_lay_out(struct drawing *d, layout_placer *place)
{
	struct layout_options options = {.place = place};

	places_release(&d->places);
	cr_assert(
		layout_make(&d->places, &d->chart, &options, &d->why), "%s", d->why.data);
}

static inline void drawing_release(struct drawing *d)
{
	places_release(&d->places);
	chart_release(&d->chart);
	analysis_release(&d->analysis);
	model_release(&d->model);
	sink_release(&d->sink);
	sources_release(&d->sources);
	buf_release(&d->why);
}

/* NULL if it is not drawn. */
static inline const struct chart_box *drawing_box(const struct drawing *d, const char *id)
{
	for (uint32_t i = 0; i < d->chart.box_count; i++)
		if (str_is(d->chart.boxes[i].id, id))
			return &d->chart.boxes[i];
	return NULL;
}

/* The first line from one box to another of this type, or NULL. */
static inline const struct chart_line *drawing_line(
	const struct drawing *d, const char *from, uint16_t relation, const char *to)
{
	for (uint32_t i = 0; i < d->chart.line_count; i++) {
		const struct chart_line *line = &d->chart.lines[i];

		if (str_is(d->chart.boxes[line->from].id, from) &&
			str_is(d->chart.boxes[line->to].id, to) &&
			d->chart.line_sorts[line->sort].relation == relation)
			return line;
	}
	return NULL;
}

/* The text of the legend's row of this kind and index, or "". */
static inline struct str drawing_legend(
	const struct drawing *d, enum chart_legend_kind kind, uint32_t index)
{
	for (uint32_t i = 0; i < d->chart.legend_count; i++)
		if (d->chart.legend[i].kind == kind && d->chart.legend[i].index == index)
			return d->chart.legend[i].text;
	return STR("");
}

#endif
