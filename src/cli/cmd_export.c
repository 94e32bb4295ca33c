#include "commands.h"
#include "report/export.h"
#include "study.h"

static enum cli_status run_export(struct cli *cli)
{
	enum cli_status status = CLI_FAILED;
	struct study study;

	if (study_read(&study, cli, cli->operands, cli->operand_count) &&
		study_is_whole(&study)) {
		study_check(&study);
		if (options_given(&cli->options, "redact"))
			study_redact(&study, false);
		export_write(&cli->out, &study.model);
		study_tell_findings(&study, cli->operands, cli->operand_count);
		status = CLI_DONE;
	}
	study_release(&study);
	return status;
}

const struct command command_export = {
	.bit = FOR_EXPORT,
	.name = "export",
	.synopsis = "[INPUT...]",
	.summary = "print the whole organisation as canonical JSON",
	.about = "Prints everything that the inputs say as one JSON object: references "
		 "resolved to ids, what a group has from group_defaults filled in and "
		 "named, "
		 "every line, implied ones too, and the place of each in the input. "
		 "'orgraph' "
		 "reads it like any other input.\n\n" ABOUT_INPUT,
	.examples = "orgraph export governance/ -o governance.json\n"
		    "orgraph export governance/ | jq '.groups[] | .id'\n",
	.most = NO_LIMIT,
	.lacks = "what shall be exported? name a file or folder, or - for standard input",
	.run = run_export,
};
