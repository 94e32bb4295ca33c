#include "commands.h"
#include "diff/diff.h"
#include "report/diff.h"
#include "study.h"

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

static bool operands_fit(const struct cli *cli)
{
	if (has_two_days(cli) && cli->operand_count > 1) {
		say_usage(cli, "--as-of given twice compares one input on two days, but "
			       "there are two inputs");
		return false;
	}
	if (!has_two_days(cli) && cli->operand_count == 1) {
		say_usage(cli,
			"with what shall '%s' be compared? name the new one as "
			"well, or give --as-of twice",
			cli->operands[0]);
		return false;
	}
	if (is_stdin(cli->operands[0]) &&
		is_stdin(cli->operands[cli->operand_count - 1])) {
		say_usage(cli,
			"standard input cannot be read twice: name a file for the "
			"%s",
			has_two_days(cli) ? "organisation" : "other one");
		return false;
	}
	return true;
}

static bool read_studies(struct comparison *comparison)
{
	struct cli *cli = comparison->cli;
	bool days = has_two_days(cli), done = true;

	for (int end = 0; end < DIFF_ENDS; end++) {
		struct date day = cli->options.as_of[days && end == DIFF_OLD];
		const char *const *input = &cli->operands[days ? 0 : end];

		if (days)
			date_add(&comparison->called[end], day);
		else
			buf_add_text(&comparison->called[end], *input);
		done &= study_read_on(&comparison->studies[end], cli, day, input, 1) &&
			study_is_whole(&comparison->studies[end]);
	}
	return done;
}

/* ---- the result ---- */

static void write_diff(struct cli *cli, const struct diff_report *report)
{
	const char *format = cli->options.format ? cli->options.format : "text";

	if (strcmp(format, "json") == 0)
		diff_json(&cli->out, report->diff);
	else if (strcmp(format, "markdown") == 0)
		diff_markdown(&cli->out, report);
	else
		diff_text(&cli->out, report, cli->style);
}

static enum cli_status compare(const struct comparison *comparison)
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
	write_diff(cli, &report);
	status = diff.count > 0 ? CLI_NO : CLI_DONE;
	diff_release(&diff);
	return status;
}

/* What did not load as it was meant may be missing from the comparison. */
static void tell_findings(const struct comparison *comparison)
{
	const struct cli *cli = comparison->cli;
	uint32_t inputs = has_two_days(cli) ? 1 : 2;

	for (uint32_t i = 0; i < inputs; i++)
		study_tell_findings(&comparison->studies[i], &cli->operands[i], 1);
}

static enum cli_status run_diff(struct cli *cli)
{
	struct comparison comparison = {.cli = cli};
	enum cli_status status = CLI_FAILED;

	if (operands_fit(cli) && read_studies(&comparison)) {
		status = compare(&comparison);
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
	.synopsis = "OLD NEW | INPUT --as-of DAY --as-of DAY",
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
		"--as-of holds for both.\n",
	.examples = "orgraph diff old.yaml new.yaml\n"
		    "orgraph diff --as-of 2018-12-31 --as-of 2019-01-01 governance/\n"
		    "orgraph diff main/ branch/ --format markdown -o comment.md\n"
		    "orgraph diff main/ branch/ --format json | jq .summary\n",
	.done = "nothing changed",
	.no = "something changed",
	.formats = formats,
	.least = 1,
	.most = 2,
	.lacks = "what shall be compared? orgraph diff OLD NEW",
	.run = run_diff,
};
