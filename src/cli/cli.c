/* The table of commands, and the run of one. */
#include "cli/cli.h"

#include "commands.h"

#include <unistd.h>

const struct command *const commands[] = {
	&command_check,
	&command_draw,
	&command_chain,
	&command_list,
	&command_export,
	&command_diff,
	&command_build,
	&command_rules,
	&command_explain,
	&command_baseline,
	&command_init,
	&command_schema,
	&command_textconv,
	&command_help,
	&command_version,
};

const uint32_t command_count = COUNT_OF(commands);

const struct command *command_find(const char *name)
{
	for (uint32_t i = 0; i < command_count; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

void format_unknown(const struct cli *cli, const char *format)
{
	const char *const *formats = cli->command->formats;
	const char *nearest;
	struct buf all = {0};
	uint32_t count = 0;

	for (; formats[count]; count++)
		buf_printf(&all, "%s%s", count ? ", " : "", formats[count]);
	nearest = nearest_word(format, formats, count);
	if (cli->command->bit == FOR_CHECK && strchr(format, ','))
		say_usage(cli, "--format: '%s' is no format: give --format once for each",
			format);
	else if (nearest)
		say_usage(cli,
			"--format: '%s' is none that '%s' writes: did you mean '%s'?",
			format, cli->command->name, nearest);
	else
		say_usage(cli, "--format: '%s' is none that '%s' writes, which are %s",
			format, cli->command->name, all.data);
	buf_release(&all);
}

/* `check` takes files with its formats, and reads them for itself. */
static bool format_is_known(const struct cli *cli)
{
	const char *const *formats = cli->command->formats;

	if (!cli->options.format || cli->command->bit == FOR_CHECK)
		return true;
	for (; *formats; formats++)
		if (strcmp(*formats, cli->options.format) == 0)
			return true;
	format_unknown(cli, cli->options.format);
	return false;
}

static enum cli_status run_command(struct cli *cli)
{
	const struct command *command = cli->command;

	if (!format_is_known(cli))
		return CLI_FAILED;
	if (cli->operand_count < command->least)
		return say_usage(cli, "%s", command->lacks);
	if (cli->operand_count > command->most)
		return say_usage(cli, "'%s' is one operand too many for '%s'%s%s",
			cli->operands[command->most], command->name,
			command->surplus ? ": " : "",
			command->surplus ? command->surplus : "");
	return command->run(cli);
}

static enum cli_status run(struct cli *cli)
{
	if (cli->options.help) {
		if (cli->command)
			help_command(&cli->out.buf, cli->command);
		else
			help_overview(&cli->out.buf);
		return CLI_DONE;
	}
	if (cli->options.version) {
		cli->command = &command_version;
		cli->operand_count = 0;
	}
	if (!cli->command)
		return say_usage(cli, "what shall be done? 'orgraph check INPUT...' "
				      "checks an organisation");
	return run_command(cli);
}

/* What is on the terminal's line then is how far the run has come. */
static void guard_inputs(void)
{
	static const char sentence[] =
		"\r\033[K"
		"orgraph: error: an input was opened for writing, or could not be read "
		"any longer: run the command again\n";
	const size_t wipe = strlen("\r\033[K");

	file_guard_maps(isatty(STDERR_FILENO) ? sentence : sentence + wipe, CLI_FAILED);
}

int cli_main(int argc, char **argv)
{
	struct cli cli = {0};
	enum cli_status status = CLI_FAILED;

	output_guard();
	guard_inputs();
	if (options_read(&cli, argc, argv) && output_start(&cli)) {
		status = run(&cli);
		progress(&cli, NULL);
	}
	if (!output_finish(&cli))
		status = CLI_FAILED;
	outlet_release(&cli.out);
	options_release(&cli.options);
	free(cli.operands);
	return (int)status;
}
