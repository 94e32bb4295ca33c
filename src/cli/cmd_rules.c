#include "commands.h"
#include "report/rules.h"

static const char *const formats[] = {"text", "json", "markdown", NULL};

static enum cli_status run_rules(struct cli *cli)
{
	const char *format = cli->options.format ? cli->options.format : formats[0];

	if (strcmp(format, "json") == 0)
		rules_json(&cli->out);
	else if (strcmp(format, "markdown") == 0)
		rules_markdown(&cli->out);
	else
		rules_text(&cli->out, cli->style);
	return CLI_DONE;
}

const struct command command_rules = {
	.bit = FOR_RULES,
	.name = "rules",
	.synopsis = "",
	.summary = "list the rules",
	.about = "Lists every rule with its severity and what it finds. As markdown, "
		 "with why "
		 "it matters, how to mend it and examples.\n",
	.examples = "orgraph rules\n"
		    "orgraph rules --format markdown -o rules.md\n",
	.formats = formats,
	.run = run_rules,
};
