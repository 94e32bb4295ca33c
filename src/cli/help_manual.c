/*
 * Manual pages in the macros of man(7), from the same tables as the help, so that neither
 * can leave an option out: one of the whole, one of each command.
 */
#include "help_internal.h"

#include "base/version.h"

void roff_add(struct buf *out, const char *text)
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

void roff_begin(struct buf *out, const char *name, int section, const char *summary)
{
	buf_add_text(out, ".TH ");
	for (const char *c = name; *c; c++)
		buf_add_char(out, *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c);
	buf_printf(out,
		" %d \"" ORGRAPH_DATE "\" \"orgraph " ORGRAPH_VERSION "\" \"%s\"\n",
		section, section == 1 ? "User Commands" : "File Formats");
	roff_section(out, "NAME");
	roff_add(out, name);
	buf_add_text(out, " \\- ");
	roff_add(out, summary);
	buf_add_char(out, '\n');
}

void roff_section(struct buf *out, const char *title)
{
	buf_printf(out, ".SH %s\n", title);
}

/* Behind a heading a paragraph begins by itself. */
static void begin_paragraph(struct buf *out)
{
	const char *line = out->data + out->len;

	if (out->len > 0)
		line--;
	while (line > out->data && line[-1] != '\n')
		line--;
	if (strncmp(line, ".SH ", 4) != 0 && strncmp(line, ".SS ", 4) != 0)
		buf_add_text(out, ".PP\n");
}

static void add_paragraph(struct buf *out, const char *text)
{
	begin_paragraph(out);
	roff_add(out, text);
}

static void add_verbatim(struct buf *out, const char *lines)
{
	begin_paragraph(out);
	buf_add_text(out, ".nf\n");
	roff_add(out, lines);
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
void roff_prose(struct buf *out, const char *text)
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

/* ---- options and statuses ---- */

static void add_option(
	struct buf *out, const struct option *option, const struct command *command)
{
	struct buf help = {0};

	buf_add_text(out, ".TP\n.B ");
	if (option->letter)
		buf_printf(out, "\\-%c, ", option->letter);
	buf_add_text(out, "\\-\\-");
	roff_add(out, option->name);
	if (option->argument)
		buf_printf(out, " \\fI%s\\fR", option->argument);
	buf_add_char(out, '\n');
	help_option(&help, option, command);
	roff_add(out, help.data);
	buf_add_char(out, '\n');
	buf_release(&help);
}

static void add_status(struct buf *out, int status, const char *text)
{
	buf_printf(out, ".TP\n.B %d\n", status);
	roff_add(out, text);
	buf_add_char(out, '\n');
}

/* ---- the pages ---- */

/* "orgraph-check (1), …", each but the one given. */
static void add_see_also(struct buf *out, const struct command *but)
{
	roff_section(out, "SEE ALSO");
	if (but)
		buf_add_text(out, ".BR orgraph (1),\n");
	for (uint32_t i = 0; !but && i < command_count; i++)
		buf_printf(out, ".BR orgraph\\-%s (1),\n", commands[i]->name);
	buf_add_text(out, ".BR orgraph (5)\n");
}

void help_manual_command(struct buf *out, const struct command *command)
{
	struct buf name = {0};

	buf_printf(&name, "orgraph-%s", command->name);
	roff_begin(out, name.data, 1, command->summary);
	buf_release(&name);
	roff_section(out, "SYNOPSIS");
	buf_printf(out, ".B orgraph %s\n[\\fIOPTION\\fR...] ", command->name);
	roff_add(out, command->synopsis);
	buf_add_char(out, '\n');
	roff_section(out, "DESCRIPTION");
	roff_prose(out, command->about);
	roff_section(out, "OPTIONS");
	for (uint32_t i = 0; i < option_count; i++)
		if (option_rows[i].commands & command->bit)
			add_option(out, &option_rows[i], command);
	roff_section(out, "EXAMPLES");
	add_verbatim(out, command->examples);
	roff_section(out, "EXIT STATUS");
	add_status(out, 0, command->done ? command->done : "done");
	if (command->no)
		add_status(out, 1, command->no);
	add_status(out, 2, help_failed);
	add_see_also(out, command);
}

static void add_commands(struct buf *out)
{
	for (uint32_t i = 0; i < command_count; i++) {
		buf_printf(out, ".TP\n.BR orgraph\\-%s (1)\n", commands[i]->name);
		roff_add(out, commands[i]->summary);
		buf_add_char(out, '\n');
	}
}

void help_manual(struct buf *out)
{
	roff_begin(
		out, "orgraph", 1, "check and draw how an organisation governs itself");
	roff_section(out, "SYNOPSIS");
	buf_add_text(out, ".B orgraph\n\\fICOMMAND\\fR [\\fIOPTION\\fR...] "
			  "[\\fIOPERAND\\fR...]\n");
	roff_section(out, "DESCRIPTION");
	roff_prose(out,
		"orgraph reads plain YAML files that say which groups an organisation "
		"has, who chairs them, who sits in them, what mandate they hold and to "
		"whom they report. It finds what is wrong, shows the chain from any "
		"group to the top, and draws charts.\n\n"
		"A project begins with the following commands: the first writes a small "
		"organisation to start from, the second finds nothing wrong with it, the "
		"third draws it.\n\n"
		"    orgraph init governance\n"
		"    orgraph check governance\n"
		"    orgraph draw governance -o chart.svg\n");
	roff_section(out, "COMMANDS");
	add_commands(out);
	roff_section(out, "OPTIONS");
	roff_prose(out,
		"Options may follow operands; -- ends them. Each command tells its "
		"own in its page and with --help.\n");
	for (uint32_t i = 0; i < option_count; i++)
		if (option_rows[i].commands == FOR_ALL || option_rows[i].commands == 0)
			add_option(out, &option_rows[i], NULL);
	roff_section(out, "EXIT STATUS");
	add_status(out, 0, "done");
	add_status(out, 1,
		"done, and the answer is no: findings at or above --fail-on, a broken "
		"chain, a difference");
	add_status(out, 2, help_failed);
	roff_section(out, "ENVIRONMENT");
	buf_add_text(out, ".TP\n.B NO_COLOR\nset to anything: no colour, unless "
			  "\\-\\-color says so\n");
	roff_section(out, "FILES");
	buf_add_text(out, ".TP\n.I orgraph.yaml\n");
	roff_add(out,
		"the manifest of a project, found in this folder or the nearest above "
		"where a command is given no input\n");
	add_see_also(out, NULL);
}
