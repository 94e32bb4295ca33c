#include "commands.h"
#include "help_internal.h"

static const char *const formats[] = {"text", "man", "bash", "zsh", "fish", NULL};

static const char about_format[] =
	"The input is YAML; a first file:\n"
	"\n"
	"  orgraph: 1\n"
	"  posts:\n"
	"    mayor: {name: Mayor, root: true}\n"
	"    clerk: {name: Clerk, reports_to: mayor}\n"
	"  groups:\n"
	"    council:\n"
	"      name: Council\n"
	"      chair: clerk\n"
	"      members: [mayor]\n"
	"      mandate: {power: advises, decider: mayor}\n"
	"      reports_to: mayor\n"
	"\n"
	"Every key:      man 5 orgraph, or orgraph help --format man format | man -l -\n"
	"With examples:  docs/format.md in the source\n"
	"In an editor:   orgraph schema -o orgraph.schema.json\n"
	"A first folder: orgraph init\n";

static void write_manual(struct cli *cli, const struct command *command)
{
	if (command)
		help_manual_command(&cli->out.buf, command);
	else
		help_manual(&cli->out.buf);
}

static void write_text(struct cli *cli, const struct command *command)
{
	if (command)
		help_command(&cli->out.buf, command);
	else
		help_overview(&cli->out.buf);
}

/* What a shell completes is one file for all commands. */
static enum cli_status write_completion(struct cli *cli, const char *format)
{
	if (cli->operand_count > 0)
		return say_usage(cli, "'%s' is one operand too many for --format %s",
			cli->operands[0], format);
	if (strcmp(format, "bash") == 0)
		help_bash(&cli->out.buf);
	else if (strcmp(format, "zsh") == 0)
		help_zsh(&cli->out.buf);
	else
		help_fish(&cli->out.buf);
	return CLI_DONE;
}

static enum cli_status run_help(struct cli *cli)
{
	const char *format = cli->options.format ? cli->options.format : formats[0];
	bool manual = strcmp(format, "man") == 0;
	struct cli named = {0};

	if (!manual && strcmp(format, "text") != 0)
		return write_completion(cli, format);
	if (cli->operand_count > 0 && strcmp(cli->operands[0], "format") == 0) {
		if (manual)
			help_manual_format(&cli->out.buf);
		else
			buf_add_text(&cli->out.buf, about_format);
		return CLI_DONE;
	}
	if (cli->operand_count > 0 && !command_named(&named, cli->operands[0]))
		return CLI_FAILED;
	if (manual)
		write_manual(cli, named.command);
	else
		write_text(cli, named.command);
	return CLI_DONE;
}

const struct command command_help = {
	.bit = FOR_HELP,
	.name = "help",
	.synopsis = "[COMMAND]",
	.summary = "show what orgraph does, or how a command is used",
	.about = "Lists the commands, or tells how one is used. As man, the manual page "
		 "of "
		 "orgraph, of a command, or of the format (COMMAND is then 'format'); as "
		 "text, 'format' tells where the input is described. As bash, zsh or "
		 "fish, what that shell reads to complete commands, options "
		 "and their words.\n",
	.examples = "orgraph help draw\n"
		    "orgraph help --format man draw | man -l -\n"
		    "orgraph help --format bash -o ~/.local/share/bash-completion/"
		    "completions/orgraph\n",
	.formats = formats,
	.most = 1,
	.run = run_help,
};
