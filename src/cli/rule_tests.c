/*
 * The examples of rules as tests: a bad one has to be reported by its rule, a good one
 * must not be, and neither may have errors of its own. An example is read as the part of
 * the rule file that it is, so that whatever is found in it stands where people see it.
 */
#include "rule_files.h"

#include "check/check.h"
#include "load/load.h"

static const struct rule example_rule = {"rule-example", SEVERITY_ERROR, FAMILY_OWN,
	"an example of a rule that does not show what it should",
	"Whoever reads the rule learns from its examples what it means.",
	"Mend the example, or the rule."};

struct testing {
	struct rule_files *files;
	struct cli *cli;
	struct sink failures;
	uint32_t examples, failed, broken; /* rules that were not run */
};

/* The lines of the example as they stand in the file, and how many stand before them. */
static struct str lines_of(
	const struct testing *testing, const struct text *example, uint32_t *before)
{
	const struct sources *sources = &testing->files->sources;
	struct str block = sources_slice(sources, example->at);
	const char *end = block.len ? memchr(block.ptr, '\n', block.len) : NULL;
	uint32_t head = end ? (uint32_t)(end - block.ptr) + 1 : block.len;
	struct place place = {0};

	sources_place(sources, example->at.begin, &place);
	*before = place.line;
	return (struct str){block.ptr + head, block.len - head};
}

static const char *file_of(const struct testing *testing, const struct text *example)
{
	return sources_at(&testing->files->sources, example->at.begin)->name;
}

/* How often the rule reports the example; errors of its own are written to the result. */
static uint32_t run_example(
	struct testing *testing, uint32_t rule, const struct text *example, bool *broken)
{
	struct load_options options = {0};
	struct own_rules *rules = &testing->files->rules;
	struct sources *sources = &testing->files->sources;
	struct str text = lines_of(testing, example, &options.lines_before);
	struct analysis analysis;
	struct model model;
	struct sink sink;
	uint32_t reported = 0;

	model_init(&model, sources);
	sink_init(&sink, NULL, sources);
	load_text(&model, sources, &sink, file_of(testing, example), text, &options);
	model.own_rules = rules;
	analysis_make(&analysis, &model);
	check_run_own(&model, &analysis, &sink, rule);
	sink_sort(&sink);
	for (uint32_t i = 0; i < sink.count; i++) {
		const struct diag *diag = sink.items[i];

		if (diag->rule == &rules->items[rule].rule) {
			reported++;
		} else if (diag->severity == SEVERITY_ERROR) {
			*broken = true;
			report_finding(
				&testing->cli->out, sources, diag, testing->cli->style);
		}
	}
	analysis_release(&analysis);
	sink_release(&sink);
	model_release(&model);
	return reported;
}

/* One sentence at a place of the rule file. */
static void fail(struct testing *testing, struct span at, const struct own_rule *rule,
	const char *what)
{
	sink_report(&testing->failures, &example_rule, at, "the rule '%s' %s",
		rule->rule.slug, what);
	testing->failed++;
}

static void run_examples(
	struct testing *testing, uint32_t index, const struct texts *examples, bool bad)
{
	const struct own_rule *rule = &testing->files->rules.items[index];

	if (examples->count == 0)
		fail(testing, rule->slug.at, rule,
			bad ? "has no bad example" : "has no good example");
	for (uint32_t i = 0; i < examples->count; i++) {
		const struct text *example = &examples->items[i];
		bool broken = false;
		uint32_t reported = run_example(testing, index, example, &broken);

		testing->examples++;
		if (broken)
			fail(testing, example->at, rule,
				"has an example with errors of its own");
		else if (bad && reported == 0)
			fail(testing, example->at, rule,
				"does not report this bad example");
		else if (!bad && reported > 0)
			fail(testing, example->at, rule, "reports this good example");
	}
}

/* `whole`: the files were read, and nothing is wrong in them. */
static void tell(const struct testing *testing, bool whole)
{
	struct buf *out = &testing->cli->out.buf;
	uint32_t rules = testing->files->rules.count;

	for (uint32_t i = 0; i < testing->failures.count; i++)
		report_finding(&testing->cli->out, &testing->files->sources,
			testing->failures.items[i], testing->cli->style);
	buf_printf(out, "%u rule%s, %u example%s: ", (unsigned)rules,
		rules == 1 ? "" : "s", (unsigned)testing->examples,
		testing->examples == 1 ? "" : "s");
	if (testing->broken > 0)
		buf_printf(out, "%u rule%s not run", (unsigned)testing->broken,
			testing->broken == 1 ? "" : "s");
	if (testing->failed > 0)
		buf_printf(out, "%s%u failure%s", testing->broken ? ", " : "",
			(unsigned)testing->failed, testing->failed == 1 ? "" : "s");
	else if (testing->broken == 0)
		buf_add_text(out, whole || rules > 0 ? "all hold" : "none was read");
	buf_add_char(out, '\n');
}

enum cli_status rule_files_test(struct rule_files *files, struct cli *cli)
{
	struct testing testing = {.files = files, .cli = cli};
	enum cli_status status = rule_files_tell(files);

	sink_init(&testing.failures, NULL, &files->sources);
	for (uint32_t i = 0; i < files->rules.count; i++) {
		const struct own_rule *rule = &files->rules.items[i];

		if (rule->broken) {
			testing.broken++;
			continue;
		}
		run_examples(&testing, i, &rule->bad, true);
		run_examples(&testing, i, &rule->good, false);
	}
	sink_sort(&testing.failures);
	tell(&testing, status == CLI_DONE);
	sink_release(&testing.failures);
	return status == CLI_DONE && testing.failed > 0 ? CLI_NO : status;
}
