#include "check/check.h"
#include "commands.h"
#include "report/rules.h"

/* The rules whose slugs hold the word: "cycle-part-of, cycle-delegation". */
static void list_holding(struct buf *out, const char *word)
{
	for (uint32_t i = 0; i < rule_count(); i++)
		if (strstr(rule_at(i)->slug, word))
			buf_printf(
				out, "%s%s", out->len > 0 ? ", " : "", rule_at(i)->slug);
}

static enum cli_status unknown_rule(const struct cli *cli, const char *name)
{
	uint32_t count = rule_count();
	const char **slugs = mem_alloc(count, sizeof *slugs);
	const char *nearest;
	struct buf holding = {0};
	enum cli_status status;

	for (uint32_t i = 0; i < count; i++)
		slugs[i] = rule_at(i)->slug;
	nearest = nearest_word(name, slugs, count);
	free(slugs);
	if (nearest)
		return say_usage(
			cli, "there is no rule '%s': did you mean '%s'?", name, nearest);
	list_holding(&holding, name);
	status = say_usage(cli, "there is no rule '%s': %s", name,
		holding.len > 0 ? holding.data : "'orgraph rules' lists them");
	buf_release(&holding);
	return status;
}

static enum cli_status run_explain(struct cli *cli)
{
	const struct rule *rule = rule_find(str_of(cli->operands[0]));

	if (!rule)
		return unknown_rule(cli, cli->operands[0]);
	rule_explain(&cli->out, rule, cli->style);
	return CLI_DONE;
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
	.examples = "orgraph explain orphan\n",
	.least = 1,
	.most = 1,
	.lacks = "which rule? 'orgraph rules' lists them",
	.run = run_explain,
};
