#include "commands.h"

#include "picture.h"
#include "results.h"

/* What is compared: two organisations and how each is called. */
struct comparison {
	struct cli *cli;
	struct study studies[DIFF_ENDS];
	struct buf called[DIFF_ENDS];
};

/* ---- what was asked for ---- */

static bool has_two_days(const struct cli *cli)
{
	return date_is_set(cli->options.as_of[1]);
}

static bool is_stdin(const char *input)
{
	return strcmp(input, "-") == 0;
}

static bool operands_fit_git(const struct cli *cli)
{
	if (has_two_days(cli)) {
		say_usage(cli,
			"--git and --as-of given twice are two ways to name the old "
			"one: leave one of them out");
		return false;
	}
	for (uint32_t i = 0; i < cli->operand_count; i++)
		if (is_stdin(cli->operands[i])) {
			say_usage(cli, "git holds files, not standard input");
			return false;
		}
	return true;
}

static bool operands_fit(const struct cli *cli)
{
	uint32_t count = cli->operand_count;

	if (cli->options.git)
		return operands_fit_git(cli);
	if (count == 0) { /* the manifest has one input, however many files */
		if (!has_two_days(cli))
			say_usage(cli, "%s", cli->command->lacks);
		return has_two_days(cli);
	}
	if (has_two_days(cli) && count > 1) {
		say_usage(cli, "--as-of given twice compares one input on two days, but "
			       "there are two inputs");
		return false;
	}
	if (!has_two_days(cli) && count == 1) {
		say_usage(cli,
			"with what shall '%s' be compared? name the new one as "
			"well, or give --as-of twice, or --git REV",
			cli->operands[0]);
		return false;
	}
	if (count > 2) {
		say_usage(cli, "two organisations are compared, but there are %u inputs",
			(unsigned)count);
		return false;
	}
	if (is_stdin(cli->operands[0]) && is_stdin(cli->operands[count - 1])) {
		say_usage(cli,
			"standard input cannot be read twice: name a file for the "
			"%s",
			has_two_days(cli) ? "organisation" : "other one");
		return false;
	}
	return true;
}

/* ---- reading both ---- */

static bool read_end(struct comparison *comparison, enum diff_end end, struct date day,
	const char *const *inputs, uint32_t count)
{
	return study_read_on(
		       &comparison->studies[end], comparison->cli, day, inputs, count) &&
	       study_is_whole(&comparison->studies[end]);
}

static bool read_studies(struct comparison *comparison)
{
	struct cli *cli = comparison->cli;
	bool days = has_two_days(cli), done = true;

	for (int end = 0; end < DIFF_ENDS; end++) {
		struct date day = cli->options.as_of[days && end == DIFF_OLD];
		const char *const *input = &cli->operands[days ? 0 : end];
		uint32_t count = cli->operand_count > 0;

		if (days)
			date_add(&comparison->called[end], day);
		else
			buf_add_text(&comparison->called[end], *input);
		done &= read_end(comparison, (enum diff_end)end, day, input, count);
	}
	return done;
}

/* The inputs that a manifest names are those that it names now. */
static bool read_old_from_git(
	struct comparison *comparison, const char *const *inputs, uint32_t count)
{
	struct cli *cli = comparison->cli;
	struct study *old = &comparison->studies[DIFF_OLD];

	return study_read_git(old, cli, cli->options.git, cli->options.as_of[0], inputs,
		       count) &&
	       study_is_whole(old);
}

static bool read_with_git(struct comparison *comparison)
{
	struct cli *cli = comparison->cli;
	struct project *project = &comparison->studies[DIFF_NEW].project;
	struct date day = cli->options.as_of[0];

	buf_add_text(&comparison->called[DIFF_OLD], cli->options.git);
	buf_add_text(&comparison->called[DIFF_NEW], "the work tree");
	if (cli->operand_count == 0)
		return read_end(comparison, DIFF_NEW, day, NULL, 0) &&
		       read_old_from_git(
			       comparison, project->input_paths, project->inputs.count);
	return read_old_from_git(comparison, cli->operands, cli->operand_count) &&
	       read_end(comparison, DIFF_NEW, day, cli->operands, cli->operand_count);
}

/* ---- the chart of both ---- */

/* What only a chart has use for shall not be passed over in silence. */
static bool no_chart_options(const struct cli *cli)
{
	for (uint32_t i = 0; i < option_count; i++) {
		const struct option *option = &option_rows[i];

		if (!option_is_of_charts(option) || !(cli->options.given >> i & 1))
			continue;
		say_usage(cli,
			"--%s is for the chart, and none is drawn: give '--draw "
			"changes.svg' as well",
			option->name);
		return false;
	}
	return true;
}

static bool chart_fits(const struct cli *cli, enum render_format *format)
{
	const char *path = cli->options.draw;

	if (!path)
		return no_chart_options(cli);
	if (!render_format_of(path, format)) {
		say_usage(cli,
			"--draw: the suffix of '%s' is none of svg, png, pdf, dot, md, "
			"html",
			path);
		return false;
	}
	if (cli->options.output && strcmp(cli->options.output, path) == 0) {
		say_usage(cli, "--draw and --output both name '%s'", path);
		return false;
	}
	return drawing_fits(cli) && output_spares_inputs(cli, path);
}

static bool draw(
	struct comparison *comparison, const struct diff *diff, enum render_format format)
{
	const char *called[] = {
		comparison->called[DIFF_OLD].data, comparison->called[DIFF_NEW].data};
	struct cli *cli = comparison->cli;
	struct picture picture;
	struct merged merged;
	bool done;

	merge_make(&merged, diff);
	done = picture_select(
		       &picture, cli, &comparison->studies[DIFF_NEW], &merged, called) &&
	       picture_make(&picture) &&
	       picture_draw(&picture, format, cli->options.draw, NULL);
	picture_release(&picture);
	merge_release(&merged);
	return done;
}

static enum cli_status compare(struct comparison *comparison, enum render_format format)
{
	struct cli *cli = comparison->cli;
	struct diff diff;
	struct diff_report report = {&diff,
		{comparison->called[DIFF_OLD].data, comparison->called[DIFF_NEW].data}};
	enum cli_status status;

	progress(cli, "orgraph: comparing");
	diff_make(&diff, &comparison->studies[DIFF_OLD].analysis,
		&comparison->studies[DIFF_NEW].analysis);
	progress(cli, NULL);
	if (cli->options.draw && !draw(comparison, &diff, format)) {
		diff_release(&diff);
		return CLI_FAILED;
	}
	result_diff(&cli->out, cli, &report);
	status = diff.count > 0 ? CLI_NO : CLI_DONE;
	diff_release(&diff);
	return status;
}

/* What did not load as it was meant may be missing from the comparison. */
static void tell_findings(const struct comparison *comparison)
{
	const struct cli *cli = comparison->cli;
	bool two = !has_two_days(cli) && !cli->options.git;

	if (two)
		study_tell_findings(&comparison->studies[DIFF_OLD], &cli->operands[0], 1);
	study_tell_findings(&comparison->studies[DIFF_NEW], &cli->operands[two],
		two ? 1 : cli->operand_count);
}

static enum cli_status run_diff(struct cli *cli)
{
	struct comparison comparison = {.cli = cli};
	enum cli_status status = CLI_FAILED;
	enum render_format format = RENDER_SVG;

	if (operands_fit(cli) && chart_fits(cli, &format) &&
		(cli->options.git ? read_with_git(&comparison)
				  : read_studies(&comparison))) {
		status = compare(&comparison, format);
		tell_findings(&comparison);
	}
	for (int end = 0; end < DIFF_ENDS; end++) {
		study_release(&comparison.studies[end]);
		buf_release(&comparison.called[end]);
	}
	return status;
}

static const char *const formats[] = {"text", "json", "markdown", NULL};

const struct command command_diff = {
	.bit = FOR_DIFF,
	.name = "diff",
	.synopsis = "OLD NEW | --git REV [INPUT...]",
	.summary = "tell what changed between two organisations or two days",
	.about =
		"Compares two organisations node by node and tells what changed in the "
		"structure: who is gone, new, renamed or has moved to another superior, "
		"which levels came between others, and within those that stay, offices, "
		"seats, mandates, status, other keys and lines. The order of keys, "
		"lists, "
		"entries and files says nothing, nor do x- keys.\n\n"
		"  + new    - gone    ~ changed    > moved to another superior\n\n"
		"A node is the same when it has the same id. One whose id is gone while "
		"a "
		"node of the same sort and name came below the same superior is shown as "
		"probably renamed, and compared as one. One edit is told once: a group "
		"that "
		"moved is not told again by its lines, and what a new or gone node says "
		"goes with it.\n\n"
		"OLD and NEW are each a file, a folder (every *.yaml and *.yml below it) "
		"or "
		"- for standard input. With --as-of given twice, one INPUT is compared "
		"with "
		"itself: as it is on the first day, and on the second. Given once, "
		"--as-of holds for both. With --git REV, what git holds of every INPUT "
		"at "
		"REV is compared with the work tree; nothing is written to the "
		"repository. Without INPUT, --git and two days compare what the manifest "
		"names.\n\n"
		"--draw draws both as one chart: what is new has a heavy border and a +, "
		"what is gone a dashed border and a -, what has moved an arrow, with its "
		"former line dashed; ~ stands on what is changed in itself.\n",
	.examples = "orgraph diff old.yaml new.yaml\n"
		    "orgraph diff --as-of 2018-12-31 --as-of 2019-01-01 governance/\n"
		    "orgraph diff --git HEAD governance/\n"
		    "orgraph diff --git origin/main governance/ --format markdown\n"
		    "orgraph diff old/ new/ --draw changes.svg --show posts\n"
		    "orgraph diff old/ new/ --format json | jq .summary\n",
	.done = "nothing changed",
	.no = "something changed",
	.formats = formats,
	.most = NO_LIMIT,
	.lacks = "what shall be compared? orgraph diff OLD NEW",
	.show = CHART_ALL,
	.run = run_diff,
};
