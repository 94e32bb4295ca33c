/* Help, from the tables of commands and options. */
#include "help_internal.h"

#define WIDTH 79

/* Words from column `column` on, broken before WIDTH and indented by `indent`. */
static void add_words(struct buf *out, const char *text, size_t column, size_t indent)
{
	bool first = true;

	while (*text) {
		size_t len = strcspn(text, " ");

		if (!first && column + 1 + len > WIDTH) {
			buf_add_char(out, '\n');
			buf_add_fill(out, ' ', indent);
			column = indent;
			first = true;
		}
		if (!first) {
			buf_add_char(out, ' ');
			column++;
		}
		buf_add(out, text, len);
		column += len;
		first = false;
		text += len + strspn(text + len, " ");
	}
	buf_add_char(out, '\n');
}

/* A paragraph on each line; one that begins with a blank stands as it is. */
static void add_prose(struct buf *out, const char *text)
{
	struct buf line = {0};

	while (*text) {
		size_t len = strcspn(text, "\n");

		buf_clear(&line);
		buf_add(&line, text, len);
		if (len == 0 || text[0] == ' ')
			buf_printf(out, "%s\n", line.data);
		else
			add_words(out, line.data, 0, 0);
		text += len + (text[len] == '\n');
	}
	buf_release(&line);
}

/* "  -o, --output FILE" */
static void add_option_name(struct buf *out, const struct option *option)
{
	if (option->letter)
		buf_printf(out, "  -%c, --%s", option->letter, option->name);
	else
		buf_printf(out, "      --%s", option->name);
	if (option->argument)
		buf_printf(out, " %s", option->argument);
}

/* "text (default), json". Formats follow from the command, not from the option; draw has
 * the suffix of its file for a default. */
static void add_formats(struct buf *out, const struct command *command)
{
	const char *const *formats = command->formats;

	for (uint32_t i = 0; formats[i]; i++)
		buf_printf(out, "%s%s%s", i ? ", " : "", formats[i],
			i == 0 && command->bit != FOR_DRAW ? " (default)" : "");
}

/* ": error (default), warning, info". The only word there is holds where it is given, and
 * a default that is none of the words depends on something that the help tells. */
static void add_choice(
	struct buf *out, const struct option *option, const struct command *command)
{
	struct options defaults = options_default(command);
	const char *slot = (const char *)&defaults + option->offset;
	uint32_t chosen;

	memcpy(&chosen, slot, sizeof chosen);
	for (uint32_t i = 0; i < option->word_count; i++)
		buf_printf(out, "%s%s%s", i ? ", " : ": ", option->words[i],
			option->word_count > 1 && i == chosen ? " (default)" : "");
}

void help_option(
	struct buf *out, const struct option *option, const struct command *command)
{
	buf_add_text(out, option_help(option, command));
	if (option->words)
		add_choice(out, option, command);
	if (!command || strcmp(option->name, "format") != 0)
		return;
	buf_add_text(out, ": ");
	add_formats(out, command);
}

static void add_option(
	struct buf *out, const struct option *option, const struct command *command)
{
	const size_t indent = 26;
	struct buf help = {0};
	size_t before = out->len, width;

	add_option_name(out, option);
	width = out->len - before;
	if (width + 2 > indent) {
		buf_add_char(out, '\n');
		width = 0;
	}
	buf_add_fill(out, ' ', indent - width);
	help_option(&help, option, command);
	add_words(out, help.data, indent, indent);
	buf_release(&help);
}

static void add_options(struct buf *out, const struct command *command)
{
	buf_add_text(out, "\nOptions:\n");
	for (uint32_t i = 0; i < option_count; i++)
		if (option_rows[i].commands & command->bit)
			add_option(out, &option_rows[i], command);
}

static void add_indented(struct buf *out, const char *lines)
{
	while (*lines) {
		size_t len = strcspn(lines, "\n") + 1;

		buf_add_text(out, "  ");
		buf_add(out, lines, len);
		lines += len;
	}
}

const char help_failed[] = "the job could not be done: a wrong option, input that "
			   "cannot be read or is not YAML, output that cannot be "
			   "written";

static void add_status(struct buf *out, int status, const char *text)
{
	buf_printf(out, "  %d  ", status);
	add_words(out, text, 5, 5);
}

void help_command(struct buf *out, const struct command *command)
{
	buf_printf(out, "Usage: orgraph %s [OPTION...]%s%s\n\n", command->name,
		command->synopsis[0] ? " " : "", command->synopsis);
	add_prose(out, command->about);
	add_options(out, command);
	buf_add_text(out, "\nExamples:\n");
	add_indented(out, command->examples);
	buf_add_text(out, "\nExit status:\n");
	add_status(out, 0, command->done ? command->done : "done");
	if (command->no)
		add_status(out, 1, command->no);
	add_status(out, 2, help_failed);
}

void help_overview(struct buf *out)
{
	add_prose(out,
		"Usage: orgraph COMMAND [OPTION...] [OPERAND...]\n"
		"\n"
		"Checks and draws how an organisation governs itself: which groups there "
		"are, who chairs them, what they may decide, to whom they report. The "
		"input is YAML; 'orgraph init' writes a first file to start from.\n"
		"\n"
		"Commands:\n");
	for (uint32_t i = 0; i < command_count; i++)
		buf_printf(out, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
	add_prose(out,
		"\n"
		"'orgraph COMMAND --help' tells how a command is used; 'orgraph help "
		"format' where the input is described.\n"
		"\n"
		"A first look:\n"
		"  orgraph init governance\n"
		"  orgraph check governance\n"
		"  orgraph draw governance -o chart.svg\n"
		"\n"
		"Exit status: 0 done; 1 done, and the answer is no (findings, a broken "
		"chain, a difference); 2 the job could not be done.\n");
}
