#include "commands.h"
#include "study.h"

/* Did a rule find something that the run must fail for? */
static bool fails(const struct sink *sink, enum severity from)
{
	if (from == SEVERITY_OFF)
		return false;
	for (int i = (int)from; i <= SEVERITY_ERROR; i++)
		if (sink->counts[i] > 0)
			return true;
	return false;
}

static void write_report(struct cli *cli, const struct study *study)
{
	struct report report = {&study->sink, &study->model, &study->analysis};

	if (cli->options.format && strcmp(cli->options.format, "json") == 0) {
		report_json(&cli->out, &report);
		return;
	}
	report_text(&cli->out, &study->sink, cli->style);
	if (!cli->options.quiet)
		report_summary(&cli->out, &report, cli->style);
}

static enum cli_status run_check(struct cli *cli)
{
	enum cli_status status = CLI_FAILED;
	struct study study;

	if (study_read(&study, cli, cli->operands, cli->operand_count)) {
		study_check(&study);
		write_report(cli, &study);
		if (!study.sink.syntax_failed && study.sink.trouble_count == 0)
			status = fails(&study.sink, options_fail_on(&cli->options))
					 ? CLI_NO
					 : CLI_DONE;
	}
	study_release(&study);
	return status;
}

static const char *const formats[] = {"text", "json", NULL};

const struct command command_check = {
	.bit = FOR_CHECK,
	.name = "check",
	.synopsis = "INPUT...",
	.summary = "run every rule and print what it finds",
	.about = "Reads the inputs, runs every rule on them and prints each finding with "
		 "its "
		 "place, the line, and how to mend it. A file that is not YAML is told, "
		 "and "
		 "the others are checked all the same.\n\n" ABOUT_INPUT,
	.examples = "orgraph check governance/            every YAML file of a folder\n"
		    "orgraph check a.yaml b.yaml          two files, one organisation\n"
		    "orgraph check -E no-chair org/       a missing chair fails the run\n"
		    "orgraph check --fail-on never org/   tell, but do not fail\n"
		    "orgraph check --format json org/     for programs\n",
	.done = "no finding at or above --fail-on",
	.no = "there are such findings",
	.formats = formats,
	.least = 1,
	.most = NO_LIMIT,
	.lacks = "what shall be checked? name a file or folder, or - for standard input",
	.run = run_check,
};
