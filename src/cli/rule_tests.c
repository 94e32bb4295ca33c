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
	const char *end = str_chr(block, '\n');
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

/* One example, loaded and judged by its rule. */
struct trial {
	struct model model;
	struct analysis analysis;
	struct sink sink;
	const struct diag *first; /* of the rule's findings; NULL: it reports nothing */
	bool broken;              /* it has errors of its own */
};

/* Errors of the example itself are written to the result. */
static void trial_begin(struct trial *trial, struct testing *testing, uint32_t rule,
	const struct text *example)
{
	struct load_options options = {0};
	struct own_rules *rules = &testing->files->rules;
	struct sources *sources = &testing->files->sources;
	struct str text = lines_of(testing, example, &options.lines_before);

	*trial = (struct trial){0};
	model_init(&trial->model, sources);
	sink_init(&trial->sink, NULL, sources);
	load_text(&trial->model, sources, &trial->sink, file_of(testing, example), text,
		&options);
	trial->model.own_rules = rules;
	analysis_make(&trial->analysis, &trial->model);
	check_run_own(&trial->model, &trial->analysis, &trial->sink, rule);
	sink_sort(&trial->sink);
	for (uint32_t i = 0; i < trial->sink.count; i++) {
		const struct diag *diag = trial->sink.items[i];

		if (diag->rule == &rules->items[rule].rule) {
			trial->first = trial->first ? trial->first : diag;
		} else if (diag->severity == SEVERITY_ERROR) {
			trial->broken = true;
			report_finding(
				&testing->cli->out, sources, diag, testing->cli->style);
		}
	}
}

static void trial_end(struct trial *trial)
{
	analysis_release(&trial->analysis);
	sink_release(&trial->sink);
	model_release(&trial->model);
}

/* One sentence at a place of the rule file. */
static struct diag *fail(struct testing *testing, struct span at,
	const struct own_rule *rule, const char *what)
{
	testing->failed++;
	return sink_report(&testing->failures, &example_rule, at, "the rule '%s' %s",
		rule->rule.slug, what);
}

static void run_example(
	struct testing *testing, uint32_t index, const struct text *example, bool bad)
{
	const struct own_rule *rule = &testing->files->rules.items[index];
	struct sink *failures = &testing->failures;
	struct trial trial;

	trial_begin(&trial, testing, index, example);
	testing->examples++;
	if (trial.broken)
		fail(testing, example->at, rule, "has an example with errors of its own");
	else if (bad && !trial.first)
		check_own_why(&trial.model, &trial.analysis, failures,
			fail(testing, example->at, rule,
				"does not report this bad example"),
			index);
	else if (!bad && trial.first)
		diag_note(failures,
			fail(testing, example->at, rule, "reports this good example"),
			trial.first->at, "here: %.*s", STR_ARG(trial.first->message));
	trial_end(&trial);
}

static void run_examples(
	struct testing *testing, uint32_t index, const struct texts *examples, bool bad)
{
	const struct own_rule *rule = &testing->files->rules.items[index];

	if (examples->count == 0)
		fail(testing, rule->slug.at, rule,
			bad ? "has no bad example" : "has no good example");
	for (uint32_t i = 0; i < examples->count; i++)
		run_example(testing, index, &examples->items[i], bad);
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
