#include "commands.h"
#include "reports.h"
#include "results.h"

static bool write_reports(
	struct cli *cli, const struct study *study, const struct reports *reports)
{
	struct report report = result_findings(cli, study);

	return reports_write(reports, cli, &report);
}

static enum cli_status check(struct cli *cli, const struct reports *reports)
{
	enum cli_status status = CLI_FAILED;
	struct study study;

	if (study_read(&study, cli, cli->operands, cli->operand_count)) {
		study_check(&study);
		if (write_reports(cli, &study, reports) && !study.sink.syntax_failed &&
			study.sink.trouble_count == 0)
			status = study_fails(&study) ? CLI_NO : CLI_DONE;
	}
	study_release(&study);
	return status;
}

static enum cli_status run_check(struct cli *cli)
{
	enum cli_status status = CLI_FAILED;
	struct reports reports;

	if (reports_read(&reports, cli))
		status = check(cli, &reports);
	reports_release(&reports);
	return status;
}

const struct command command_check = {
	.bit = FOR_CHECK,
	.name = "check",
	.synopsis = "[INPUT...]",
	.summary = "run every rule and print what it finds",
	.about = "Reads the inputs, runs every rule on them and prints each finding with "
		 "its "
		 "place, the line, and how to mend it. A file that is not YAML is told, "
		 "and "
		 "the others are checked all the same.\n\n"
		 "--format may be given several times, each with a file of its own, as "
		 "--format sarif=findings.sarif; one without a file goes to standard "
		 "output. docs/outputs.md tells what each is for.\n\n" ABOUT_INPUT,
	.examples = "orgraph check governance/            every YAML file of a folder\n"
		    "orgraph check a.yaml b.yaml          two files, one organisation\n"
		    "orgraph check -E no-chair org/       a missing chair fails the run\n"
		    "orgraph check --fail-on never org/   tell, but do not fail\n"
		    "orgraph check --min-severity warning org/\n"
		    "orgraph check --summary org/         how many of which rule\n"
		    "orgraph check --format json org/     for programs\n"
		    "orgraph check --format text --format sarif=findings.sarif org/\n",
	.done = "no finding at or above --fail-on",
	.no = "there are such findings",
	.formats = report_format_words,
	.most = NO_LIMIT,
	.lacks = "what shall be checked? name a file or folder, or - for standard input",
	.run = run_check,
};
