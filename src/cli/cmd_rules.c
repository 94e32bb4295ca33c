#include "commands.h"
#include "report/rules.h"
#include "rule_files.h"

static const char *const formats[] = {"text", "json", "markdown", NULL};

static void list(struct cli *cli, const struct own_rules *own)
{
	const char *format = cli->options.format ? cli->options.format : formats[0];

	if (strcmp(format, "json") == 0)
		rules_json(&cli->out, own);
	else if (strcmp(format, "markdown") == 0)
		rules_markdown(&cli->out);
	else
		rules_text(&cli->out, own, cli->style);
}

static enum cli_status run_rules(struct cli *cli)
{
	const struct options *options = &cli->options;
	bool test = options->tests.count > 0;
	struct rule_files files;
	enum cli_status status;

	rule_files_read(&files, test ? &options->tests : &options->rules);
	if (test) {
		status = rule_files_test(&files, cli);
	} else {
		status = rule_files_tell(&files);
		list(cli, &files.rules);
	}
	rule_files_release(&files);
	return status;
}

const struct command command_rules = {
	.bit = FOR_RULES,
	.name = "rules",
	.synopsis = "",
	.summary = "list the rules, or run the examples of a rule file",
	.about = "Lists every rule with its severity and what it finds, those of rule "
		 "files (--rules) as well. As markdown, the rules of orgraph itself with "
		 "why they matter, how to mend what they find, and examples.\n\n"
		 "With --test, runs the examples of a rule file: a bad one has to be "
		 "reported by its rule, a good one must not be.\n",
	.examples = "orgraph rules\n"
		    "orgraph rules --rules rules/town.yaml\n"
		    "orgraph rules --test rules/town.yaml\n"
		    "orgraph rules --format markdown -o rules.md\n",
	.done = "the rule files are good, and the examples hold",
	.no = "an error in a rule file, or an example that does not hold",
	.formats = formats,
	.surplus = "a rule file is --rules FILE, and 'orgraph explain RULE' tells of one",
	.run = run_rules,
};
