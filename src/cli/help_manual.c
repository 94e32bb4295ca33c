/*
 * The manual page in the macros of man(7), from the same tables as the help, so that
 * neither can leave an option out.
 */
#include "cli_internal.h"

#include "base/version.h"

/* A hyphen that is one, a backslash that is one, and no line that is a request. */
static void add_roff(struct buf *out, const char *text)
{
	for (const char *c = text; *c; c++) {
		bool starts = out->len == 0 || out->data[out->len - 1] == '\n';

		if (starts && (*c == '.' || *c == '\''))
			buf_add_text(out, "\\&");
		if (*c == '\\')
			buf_add_text(out, "\\e");
		else if (*c == '-')
			buf_add_text(out, "\\-");
		else
			buf_add_char(out, *c);
	}
}

static void add_section(struct buf *out, const char *title)
{
	buf_printf(out, ".SH %s\n", title);
}

static void add_paragraph(struct buf *out, const char *text)
{
	buf_add_text(out, ".PP\n");
	add_roff(out, text);
}

/* Lines as they stand. */
static void add_verbatim(struct buf *out, const char *text)
{
	buf_add_text(out, ".PP\n.nf\n");
	add_roff(out, text);
	buf_add_text(out, ".fi\n");
}

/* The lines from here on that stand as they are, each beginning with a blank. */
static size_t verbatim_length(const char *text)
{
	size_t len = 0;

	while (text[len] == ' ')
		len += strcspn(text + len, "\n") + 1;
	return len;
}

/* Paragraphs on a line each, and lines that stand as they are. */
static void add_prose(struct buf *out, const char *text)
{
	struct buf part = {0};

	while (*text) {
		size_t verbatim = verbatim_length(text);
		size_t len = verbatim > 0 ? verbatim : strcspn(text, "\n") + 1;

		buf_clear(&part);
		buf_add(&part, text, len);
		if (verbatim > 0)
			add_verbatim(out, part.data);
		else if (text[0] != '\n')
			add_paragraph(out, part.data);
		text += len;
	}
	buf_release(&part);
}

static void add_command(struct buf *out, const struct command *command)
{
	buf_printf(out, ".SS orgraph %s", command->name);
	if (command->synopsis[0])
		buf_printf(out, " %s", command->synopsis);
	buf_add_char(out, '\n');
	add_prose(out, command->about);
	if (command->formats) {
		buf_add_text(out, ".PP\nFormats: ");
		help_formats(out, command);
		buf_add_text(out, ".\n");
	}
	buf_add_text(out, ".PP\nFor example:\n");
	add_verbatim(out, command->examples);
	if (command->no) {
		buf_add_text(out, ".PP\nExit status 1: ");
		add_roff(out, command->no);
		buf_add_text(out, ".\n");
	}
}

static void add_applies(struct buf *out, const struct option *option)
{
	bool first = true;

	if (option->commands == FOR_ALL || option->commands == 0)
		return;
	buf_add_text(out, " (");
	for (uint32_t i = 0; i < command_count; i++) {
		if (!(commands[i]->bit & option->commands))
			continue;
		buf_printf(out, "%s%s", first ? "" : ", ", commands[i]->name);
		first = false;
	}
	buf_add_text(out, ")\n");
}

static void add_option(struct buf *out, const struct option *option)
{
	struct buf help = {0};

	buf_add_text(out, ".TP\n.B ");
	if (option->letter)
		buf_printf(out, "\\-%c, ", option->letter);
	buf_add_text(out, "\\-\\-");
	add_roff(out, option->name);
	if (option->argument)
		buf_printf(out, " \\fI%s\\fR", option->argument);
	buf_add_char(out, '\n');
	help_option(&help, option, NULL);
	add_roff(out, help.data);
	buf_release(&help);
	add_applies(out, option);
	if (out->data[out->len - 1] != '\n')
		buf_add_char(out, '\n');
}

void help_manual(struct buf *out)
{
	buf_add_text(out,
		".TH ORGRAPH 1 \"\" \"orgraph " ORGRAPH_VERSION "\" \"User Commands\"\n");
	add_section(out, "NAME");
	buf_add_text(out, "orgraph \\- check and draw how an organisation governs "
			  "itself\n");
	add_section(out, "SYNOPSIS");
	buf_add_text(out, ".B orgraph\n\\fICOMMAND\\fR [\\fIOPTION\\fR...] "
			  "[\\fIOPERAND\\fR...]\n");
	add_section(out, "DESCRIPTION");
	buf_add_text(out,
		"orgraph reads plain YAML files that say which groups an organisation "
		"has, who chairs\nthem, who sits in them, what mandate they hold and to "
		"whom they report. It finds what\nis wrong, shows the chain from any "
		"group to the top, and draws charts.\n");
	add_section(out, "COMMANDS");
	for (uint32_t i = 0; i < command_count; i++)
		add_command(out, commands[i]);
	add_section(out, "OPTIONS");
	buf_add_text(out, "Options may follow operands; \\-\\- ends them.\n");
	for (uint32_t i = 0; i < option_count; i++)
		add_option(out, &option_rows[i]);
	add_section(out, "EXIT STATUS");
	buf_add_text(out,
		".TP\n.B 0\ndone\n.TP\n.B 1\ndone, and the answer is no: findings at or "
		"above \\-\\-fail\\-on, a broken chain, a\ndifference\n.TP\n.B 2\nthe "
		"job could not be "
		"done: a wrong option, input that cannot be read or is not YAML,\noutput "
		"that cannot be written\n");
	add_section(out, "ENVIRONMENT");
	buf_add_text(out, ".TP\n.B NO_COLOR\nset to anything: no colour, unless "
			  "\\-\\-color says so\n");
}
