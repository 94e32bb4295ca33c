/*
 * libFuzzer: any bytes as a manifest and as a baseline, beside an organisation in which
 * something is wrong, through all that a check makes of them. What is written as a
 * baseline has to know every finding again.
 */
#include "check/check.h"
#include "check/suppress.h"
#include "load/load.h"
#include "report/baseline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char organisation[] =
	"orgraph: 1\n"
	"organisation: {as_of: 2026-01-31, line_types: {feeds: {acyclic: true}}}\n"
	"posts: {a: {reports_to: a, feeds: a}, b: {reports_to: [nobody, nothing]}}\n"
	"groups:\n"
	"  # orgraph:ignore no-chair until 2026-12-31 so it is\n"
	"  council: {name: Council, reports_to: b, members: [{text: x, vacant: true}]}\n"
	"  board: {reports_to: council, principal: a}\n";

/* An option of each sort that an entry of charts or reports takes. */
static const char *const entry_words[] = {"svg", "text", NULL};
static const struct option_key entry_options[] = {
	{.field = {.key = "theme", .type = FIELD_WORD, .words = entry_words},
		.draws = true},
	{.field = {.key = "poster", .type = FIELD_BOOL}, .draws = true},
	{.field = {.key = "include", .type = FIELD_TEXTS}, .draws = true},
	{.field = {.key = "up", .type = FIELD_TEXT}},
};

struct run {
	struct sources sources;
	struct model model;
	struct analysis analysis;
	struct sink sink;
	struct project project;
	struct baseline baseline;
};

static void check(struct run *run, struct str manifest, struct str known)
{
	struct load_options options = {0};
	struct check_options check_options = {0};
	struct entry_keys keys = {
		.options = entry_options,
		.option_count = COUNT_OF(entry_options),
		.chart_formats = entry_words,
		.kinds = {entry_words, entry_words, entry_words, entry_words},
		.report_formats =
			{[PROJECT_LIST] = entry_words, [PROJECT_DIFF] = entry_words},
	};

	*run = (struct run){0};
	model_init(&run->model, &run->sources);
	sink_init(&run->sink, NULL, &run->sources);
	load_project_text(&run->project, &run->model, &run->sources, &run->sink,
		&(struct load_file){.name = "a/orgraph.yaml", .text = manifest}, &keys);
	load_text(&run->model, &run->sources, &run->sink, "a.yaml", STR(organisation),
		&options);
	load_baseline_text(&run->baseline, &run->model, &run->sources, &run->sink,
		"known.yaml", known);
	analysis_make(&run->analysis, &run->model);
	check_run(&run->model, &run->analysis, &run->sink, &check_options);
	check_project(&run->model, &run->sink, &run->project);
	suppress_findings(&run->model, &run->sink, &run->project, &run->baseline);
	sink_sort(&run->sink);
}

static void release(struct run *run)
{
	analysis_release(&run->analysis);
	sink_release(&run->sink);
	model_release(&run->model);
	sources_release(&run->sources);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct str none = {"orgraph_baseline: 1\n", 20};
	struct str text = {(const char *)data, (uint32_t)size};
	struct outlet known = {0};
	struct run run;
	uint32_t kept;

	check(&run, text, text);
	release(&run);
	check(&run, text, none);
	kept = baseline_write(&known, &run.sink, &run.sources);
	release(&run);
	check(&run, text, buf_str(&known.buf));
	if (!run.sink.syntax_failed &&
		(run.baseline.known != kept || run.baseline.gone != 0))
		BUG("a baseline does not know what it was written from");
	release(&run);
	outlet_release(&known);
	return 0;
}
