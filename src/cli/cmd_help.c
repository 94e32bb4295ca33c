#include "commands.h"

static const char *const formats[] = {"text", "man", NULL};

static enum cli_status run_help(struct cli *cli)
{
	struct cli named = {0};

	if (cli->options.format && strcmp(cli->options.format, "man") == 0) {
		help_manual(&cli->out.buf);
		return CLI_DONE;
	}
	if (cli->operand_count == 0) {
		help_overview(&cli->out.buf);
		return CLI_DONE;
	}
	if (!command_named(&named, cli->operands[0]))
		return CLI_FAILED;
	help_command(&cli->out.buf, named.command);
	return CLI_DONE;
}

const struct command command_help = {
	.bit = FOR_HELP,
	.name = "help",
	.synopsis = "[COMMAND]",
	.summary = "show what orgraph does, or how a command is used",
	.about = "Lists the commands, or tells how one is used. As man, the manual page "
		 "of "
		 "all of them.\n",
	.examples = "orgraph help draw\n"
		    "orgraph help --format man | man -l -\n",
	.formats = formats,
	.most = 1,
	.run = run_help,
};
