#include "check/check.h"
#include "commands.h"
#include "report/rules.h"
#include "rule_files.h"

/* The rules whose slugs hold the word: "cycle-part-of, cycle-delegation". */
static void list_holding(struct buf *out, const char *word, const struct own_rules *own)
{
	for (uint32_t i = 0, count = rule_count(); i < count + own->count; i++) {
		const struct rule *rule =
			i < count ? rule_at(i) : &own->items[i - count].rule;

		if (strstr(rule->slug, word))
			buf_printf(out, "%s%s", out->len > 0 ? ", " : "", rule->slug);
	}
}

static enum cli_status unknown_rule(
	const struct cli *cli, const struct own_rules *own, const char *name)
{
	const char *nearest = nearest_rule(own, name);
	struct buf holding = {0};
	enum cli_status status;

	list_holding(&holding, name, own);
	if (nearest)
		status = say_usage(
			cli, "there is no rule '%s': did you mean '%s'?", name, nearest);
	else
		status = say_usage(cli, "there is no rule '%s': %s", name,
			holding.len > 0 ? holding.data : "'orgraph rules' lists them");
	buf_release(&holding);
	return status;
}

static enum cli_status explain(struct cli *cli, const struct own_rules *own)
{
	const char *name = cli->operands[0];
	const struct rule *rule = rule_find(str_of(name));
	const struct own_rule *own_rule = own_rule_find(own, str_of(name));

	if (rule)
		rule_explain(&cli->out, rule, cli->style);
	else if (own_rule)
		rule_explain_own(&cli->out, own_rule, cli->style);
	else
		return unknown_rule(cli, own, name);
	return CLI_DONE;
}

static enum cli_status run_explain(struct cli *cli)
{
	struct rule_files files;
	enum cli_status status, explained;

	rule_files_read(&files, &cli->options.rules);
	status = rule_files_tell(&files);
	explained = explain(cli, &files.rules);
	rule_files_release(&files);
	return explained == CLI_DONE ? status : explained;
}

const struct command command_explain = {
	.bit = FOR_EXPLAIN,
	.name = "explain",
	.synopsis = "RULE",
	.summary = "explain a rule, with a bad and a good example",
	.about = "Tells what a rule finds, why that matters to a governance document and "
		 "how "
		 "to mend it, and shows an input that it reports and one that it does "
		 "not.\n",
	.examples = "orgraph explain orphan\n"
		    "orgraph explain town/four-meetings --rules rules/town.yaml\n",
	.least = 1,
	.most = 1,
	.lacks = "which rule? 'orgraph rules' lists them",
	.run = run_explain,
};
