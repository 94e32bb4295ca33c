/*
 * libFuzzer: any bytes through everything that a run of orgraph does: load, check,
 * report, export, list, the chain of the first node, and a chart as SVG, DOT and outline.
 * PNG and PDF go through the same drawing calls; cairo and pango are not what is tested
 * here.
 */
#include "check/check.h"
#include "check/suppress.h"
#include "diff/merge.h"
#include "layout/layout.h"
#include "load/facts.h"
#include "load/load.h"
#include "render/render.h"
#include "report/chain.h"
#include "report/diff.h"
#include "report/export.h"
#include "report/list.h"
#include "report/report.h"

/* Nothing differs from itself, whatever is wrong with it. */
static void compare(const struct analysis *analysis)
{
	struct diff_report report = {.called = {"a", "b"}};
	struct outlet out = {0};
	struct merged merged;
	struct diff diff;

	diff_make(&diff, analysis, analysis);
	if (diff.count > 0)
		BUG("an organisation differs from itself");
	report.diff = &diff;
	diff_text(&out, &report, (struct report_style){0});
	diff_markdown(&out, &report);
	diff_json(&out, &diff);
	merge_make(&merged, &diff);
	merge_release(&merged);
	diff_release(&diff);
	outlet_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void report_all(const struct sink *sink, const struct model *model,
	const struct analysis *analysis)
{
	struct report report = {.sink = sink,
		.model = model,
		.analysis = analysis,
		.style = {.colour = true},
		.least = SEVERITY_WARNING,
		.fail_on = SEVERITY_ERROR};
	struct outlet out = {0};

	for (uint32_t i = 0; i < report_format_count; i++)
		report_formats[i].write(&out, &report);
	export_write(&out, model);
	outlet_release(&out);
}

static void list_all(const struct model *model)
{
	struct outlet out = {0};

	for (enum list_kind kind = 0; kind < LIST__COUNT; kind++) {
		struct list list = {0};

		list_make(&list, model, kind, (struct str){0});
		table_text(&out, &list.table);
		table_csv(&out, &list.table);
		table_json(&out, &list.table);
		list_release(&list);
	}
	outlet_release(&out);
}

static void walk_chain(const struct model *model, const struct analysis *analysis)
{
	struct outlet out = {0};
	struct chain chain = {0};

	if (model->node_count == 0)
		return;
	chain_make(&chain, model, analysis, 0);
	chain_text(&out, &chain, (struct report_style){0});
	chain_json(&out, &chain);
	chain_release(&chain);
	outlet_release(&out);
}

static void draw(const struct model *model, const struct analysis *analysis,
	const struct sink *found, enum chart_show show)
{
	static const enum render_format formats[] = {
		RENDER_SVG, RENDER_DOT, RENDER_OUTLINE, RENDER_HTML};
	struct chart_options options = chart_options_default();
	struct chart chart = {0};
	struct places places = {0};
	struct buf out = {0}, why = {0};

	options.show = show;
	options.labels = CHART_FULL;
	if (chart_make(&chart, model, analysis, found, &options, &why) &&
		layout_make(&places, &chart, &(struct layout_options){0}, &why)) {
		for (size_t i = 0; i < COUNT_OF(formats); i++) {
			struct render_options how = {.format = formats[i]};

			buf_clear(&out);
			if (!render_write(&chart, &places, &how, &out, &why))
				break;
		}
	}
	places_release(&places);
	chart_release(&chart);
	buf_release(&out);
	buf_release(&why);
}

static void take_fact(
	void *context, enum fact_kind kind, struct str path, struct str value)
{
	struct buf *out = context;

	buf_clear(out);
	buf_add_text(out, kind == FACT_ENTRY ? "" : "  ");
	buf_add_str(out, path);
	buf_add_str(out, value);
}

static void tell_facts(struct str text)
{
	struct buf out = {0}, why = {0};

	if (facts_read(text, take_fact, &out, &why) == FACTS_BROKEN && why.len == 0)
		BUG("a file is broken, and nobody says why");
	buf_release(&out);
	buf_release(&why);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, (uint32_t)size};
	struct load_options options = {0};
	struct check_options check_options = {0};
	struct sources sources = {0};
	struct analysis analysis;
	struct model model;
	struct sink sink;

	model_init(&model, &sources);
	sink_init(&sink, NULL, &sources);
	load_text(&model, &sources, &sink, "fuzz.yaml", text, &options);
	analysis_make(&analysis, &model);
	check_run(&model, &analysis, &sink, &check_options);
	suppress_findings(&model, &sink, NULL, NULL);
	sink_sort(&sink);
	report_all(&sink, &model, &analysis);
	list_all(&model);
	walk_chain(&model, &analysis);
	compare(&analysis);
	draw(&model, &analysis, &sink, CHART_ALL);
	draw(&model, &analysis, NULL, CHART_GROUPS);
	analysis_release(&analysis);
	sink_release(&sink);
	model_release(&model);
	sources_release(&sources);
	tell_facts(text);
	return 0;
}
