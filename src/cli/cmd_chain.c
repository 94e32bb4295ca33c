#include "base/file.h"
#include "commands.h"
#include "report/chain.h"
#include "study.h"

static enum cli_status write_chain(
	struct cli *cli, const struct study *study, uint32_t node)
{
	struct chain chain;
	bool complete;

	chain_make(&chain, &study->model, &study->analysis, node);
	if (cli->options.format && strcmp(cli->options.format, "json") == 0)
		chain_json(&cli->out, &chain);
	else
		chain_text(&cli->out, &chain, cli->style);
	complete = chain.end == CHAIN_COMPLETE;
	chain_release(&chain);
	return complete ? CLI_DONE : CLI_NO;
}

/* `chain FILE ID`: a file stands first, and what follows it is none. */
static bool is_swapped(const struct cli *cli)
{
	const char *first = cli->operands[0],
		   *last = cli->operands[cli->operand_count - 1];

	if (file_kind_of(first) == FILE_MISSING || strcmp(last, "-") == 0 ||
		file_kind_of(last) != FILE_MISSING)
		return false;
	say_usage(cli,
		"'%s' is a %s and '%s' is none: the id comes first: orgraph chain %s "
		"%s",
		first, file_kind_of(first) == FILE_FOLDER ? "folder" : "file", last, last,
		first);
	return true;
}

static enum cli_status run_chain(struct cli *cli)
{
	const char *const *inputs = cli->operands + 1;
	enum cli_status status = CLI_FAILED;
	struct study study;
	uint32_t node;

	if (is_swapped(cli))
		return CLI_FAILED;
	if (study_read(&study, cli, inputs, cli->operand_count - 1) &&
		study_is_whole(&study) && study_find(&study, cli->operands[0], &node))
		status = write_chain(cli, &study, node);
	study_release(&study);
	return status;
}

static const char *const formats[] = {"text", "json", NULL};

const struct command command_chain = {
	.bit = FOR_CHAIN,
	.name = "chain",
	.synopsis = "ID [INPUT...]",
	.summary = "show the chain from a group, post or unit to the top",
	.about =
		"Shows the path along reporting lines from ID to a root: at each step by "
		"which line it goes on, where that is written and in which source, the "
		"mandate that is met on the way, who gave it, and who decides. Where "
		"there "
		"are several paths, up to 16 of the shortest. Where no path reaches a "
		"root, "
		"it shows where the chain breaks.\n\n"
		"ID is an id, a name or an alias. " ABOUT_INPUT,
	.examples = "orgraph chain hygiene-council governance/\n"
		    "orgraph chain 'Hygiene council' governance/ --format json\n",
	.done = "a root is reached",
	.no = "the chain is broken",
	.formats = formats,
	.least = 1,
	.most = NO_LIMIT,
	.lacks = "name whose chain, and in which input: orgraph chain ID INPUT...",
	.run = run_chain,
};
