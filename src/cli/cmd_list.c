#include "base/file.h"
#include "commands.h"
#include "results.h"

static const char *const formats[] = {"text", "csv", "json", NULL};

static bool find_kind(const struct cli *cli, enum list_kind *kind)
{
	const char *wanted = cli->operands[0], *nearest;
	enum file_kind kind_of = file_kind_of(wanted);

	*kind = (enum list_kind)str_among(str_of(wanted), list_words, LIST__COUNT);
	if (*kind < LIST__COUNT)
		return true;
	nearest = nearest_word(wanted, list_words, LIST__COUNT);
	if (kind_of != FILE_MISSING)
		say_usage(cli,
			"'%s' is a %s: the table comes first: orgraph list groups %s",
			wanted, kind_of == FILE_FOLDER ? "folder" : "file", wanted);
	else if (nearest)
		say_usage(cli, "there is no table '%s': did you mean '%s'?", wanted,
			nearest);
	else
		say_usage(cli,
			"there is no table '%s': it is groups, posts, units or seats",
			wanted);
	return false;
}

/* `list groups seats org/`: else no such file as `seats` would be missed. */
static bool is_one_table(const struct cli *cli)
{
	for (uint32_t i = 1; i < cli->operand_count; i++)
		for (uint32_t k = 0; k < LIST__COUNT; k++)
			if (strcmp(list_words[k], cli->operands[i]) == 0 &&
				file_kind_of(cli->operands[i]) == FILE_MISSING) {
				say_usage(cli,
					"'%s' is a second table, and one is printed",
					cli->operands[i]);
				return false;
			}
	return true;
}

static enum cli_status run_list(struct cli *cli)
{
	const char *const *inputs = cli->operands + 1;
	uint32_t count = cli->operand_count - 1;
	enum cli_status status = CLI_FAILED;
	enum list_kind kind;
	struct study study;

	if (!find_kind(cli, &kind) || !is_one_table(cli))
		return CLI_FAILED;
	if (study_read(&study, cli, inputs, count) && study_is_whole(&study)) {
		study_check(&study);
		if (options_given(&cli->options, "redact"))
			study_redact(&study, false);
		result_list(&cli->out, cli, &study, kind);
		study_tell_findings(&study, inputs, count);
		status = CLI_DONE;
	}
	study_release(&study);
	return status;
}

const struct command command_list = {
	.bit = FOR_LIST,
	.name = "list",
	.synopsis = "groups|posts|units|seats [INPUT...]",
	.summary = "print a table of what the organisation has",
	.about = "Prints one table, a row for each group, post, unit or seat that is "
		 "there on "
		 "the day:\n\n"
		 "  groups  id name kind principal chair members power reports_to meets\n"
		 "          status source\n"
		 "  posts   id name unit reports_to holder seats chairs\n"
		 "  units   id name kind part_of head\n"
		 "  seats   group office post text count vacant person substitute role\n"
		 "          represents unit body\n\n"
		 "'members' counts ordinary seats: the chair, the deputy chair and the "
		 "secretary once each, whether or not the members repeat them, then the "
		 "members, but no substitutes and no co-opted; '4+' counts as 4. 'seats' "
		 "of a "
		 "post are its seats in all groups, co-opted and representing ones too. "
		 "Who takes a seat is its 'post', 'unit' or 'body' (a group); 'group' is "
		 "the one that the seat is in. Several ids are joined by commas, and are "
		 "an array in JSON, where power and reports_to always "
		 "are.\n\n" ABOUT_INPUT,
	.examples = "orgraph list groups governance/\n"
		    "orgraph list seats governance/ --format csv -o seats.csv\n",
	.formats = formats,
	.least = 1,
	.most = NO_LIMIT,
	.lacks = "which table, and of which input? orgraph list groups|posts|units|seats "
		 "INPUT...",
	.run = run_list,
};
