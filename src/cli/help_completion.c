/*
 * What bash, zsh and fish complete: commands, their options, the words that an option
 * takes, rules, formats and files. The first operand is told by the command's synopsis.
 */
#include "help_internal.h"

/* Every rule, its name first on an indented line. */
#define RULES "orgraph rules 2>/dev/null | sed -n 's/^  *\\([a-z][a-z0-9/-]*\\) .*/\\1/p'"

enum value { VALUE_NONE, VALUE_WORDS, VALUE_FORMATS, VALUE_RULES, VALUE_FILES };

static enum value value_of(const struct option *option)
{
	if (option->words)
		return VALUE_WORDS;
	if (!option->argument)
		return VALUE_NONE;
	if (strcmp(option->argument, "FORMAT") == 0)
		return VALUE_FORMATS;
	if (strcmp(option->argument, "RULE") == 0)
		return VALUE_RULES;
	return strcmp(option->argument, "FILE") == 0 ? VALUE_FILES : VALUE_NONE;
}

/* ---- the first operand ---- */

/* Appends the words that the first operand may be, with blanks between: those that the
 * synopsis names (`groups|posts [INPUT...]`), or the commands. False: none. */
static bool first_words(struct buf *out, const struct command *command)
{
	const char *c = command->synopsis + (command->synopsis[0] == '[');
	size_t len = strcspn(c, " ]");

	if (strcmp(command->synopsis, "[COMMAND]") == 0) {
		for (uint32_t i = 0; i < command_count; i++)
			buf_printf(out, "%s%s", i ? " " : "", commands[i]->name);
		return true;
	}
	if (!memchr(c, '|', len))
		return false;
	for (size_t i = 0; i < len; i++)
		buf_add_char(out, c[i] == '|' ? ' ' : c[i]);
	return true;
}

static bool first_is(const struct command *command, const char *operand)
{
	return strncmp(command->synopsis, operand, strlen(operand)) == 0;
}

/* ---- bash ---- */

static void bash_options(struct buf *out, const struct command *command)
{
	bool first = true;

	for (uint32_t i = 0; i < option_count; i++) {
		if (command && !(option_rows[i].commands & command->bit))
			continue;
		buf_printf(out, "%s--%s", first ? "" : " ", option_rows[i].name);
		first = false;
	}
}

static void bash_command(struct buf *out, const struct command *command)
{
	struct buf words = {0};

	buf_printf(out, "\t%s)\n\t\toptions='", command->name);
	bash_options(out, command);
	buf_add_text(out, "'\n");
	if (command->formats) {
		buf_add_text(out, "\t\tformats='");
		for (uint32_t i = 0; command->formats[i]; i++)
			buf_printf(out, "%s%s", i ? " " : "", command->formats[i]);
		buf_add_text(out, "'\n");
	}
	if (first_words(&words, command))
		buf_printf(out, "\t\tfirst='%s'\n", words.data);
	else if (first_is(command, "RULE"))
		buf_add_text(out, "\t\tfirst=$(" RULES ")\n");
	else if (first_is(command, "ID") || command->most == 0)
		buf_add_text(out, "\t\tfirst=' '\n");
	buf_add_text(out, "\t\t;;\n");
	buf_release(&words);
}

/* "-f|--format" */
static void bash_pattern(struct buf *out, const struct option *option)
{
	if (option->letter)
		buf_printf(out, "-%c|", option->letter);
	buf_printf(out, "--%s", option->name);
}

static void bash_value(struct buf *out, const struct option *option)
{
	enum value value = value_of(option);

	buf_add_char(out, '\t');
	bash_pattern(out, option);
	buf_add_text(out, ") ");
	if (value == VALUE_FILES)
		buf_add_text(out, "files=1");
	else if (value == VALUE_FORMATS)
		buf_add_text(out, "words=$formats");
	else if (value == VALUE_RULES)
		buf_add_text(out, "words=$(" RULES ")");
	else if (value == VALUE_WORDS)
		buf_add_text(out, "words='");
	for (uint32_t i = 0; value == VALUE_WORDS && i < option->word_count; i++)
		buf_printf(out, "%s%s", i ? " " : "", option->words[i]);
	buf_printf(out, "%s ;;\n", value == VALUE_WORDS ? "'" : "");
}

/* The options that take a value, as a pattern. */
static void bash_taking(struct buf *out)
{
	bool first = true;

	for (uint32_t i = 0; i < option_count; i++) {
		if (!option_rows[i].argument)
			continue;
		buf_add_text(out, first ? "" : "|");
		bash_pattern(out, &option_rows[i]);
		first = false;
	}
}

static void bash_commands(struct buf *out)
{
	for (uint32_t i = 0; i < command_count; i++)
		buf_printf(out, "%s%s", i ? " " : "", commands[i]->name);
}

static const char bash_head[] =
	"# bash completion for orgraph, written by 'orgraph help --format bash'\n"
	"\n"
	"_orgraph()\n"
	"{\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	"\tlocal command= operands=0 options= formats= first= words= files= i\n"
	"\n"
	"\t# --option=value comes as three words\n"
	"\tif [[ $cur == = ]]; then\n"
	"\t\tcur=\n"
	"\telif [[ $prev == = ]]; then\n"
	"\t\tprev=${COMP_WORDS[COMP_CWORD-2]}\n"
	"\tfi\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tcase ${COMP_WORDS[i]} in\n"
	"\t\t";

static const char bash_middle[] = ")\n"
				  "\t\t\t((i++))\n"
				  "\t\t\t[[ ${COMP_WORDS[i]} != = ]] || ((i++))\n"
				  "\t\t\t;;\n"
				  "\t\t-*) ;;\n"
				  "\t\t*)\n"
				  "\t\t\tif [[ -n $command ]]; then ((operands++)); else "
				  "command=${COMP_WORDS[i]}; fi\n"
				  "\t\t\t;;\n"
				  "\t\tesac\n"
				  "\tdone\n"
				  "\n"
				  "\tcase $command in\n"
				  "\t'')\n"
				  "\t\toptions='--help --version'\n"
				  "\t\tfirst='";

static const char bash_tail[] =
	"\t*)\n"
	"\t\tprev=\n"
	"\t\t;;\n"
	"\tesac\n"
	"\n"
	"\tif [[ -z $prev ]]; then\n"
	"\t\tif [[ $cur == -* ]]; then\n"
	"\t\t\twords=$options\n"
	"\t\telif [[ $operands == 0 && -n $first ]]; then\n"
	"\t\t\twords=$first\n"
	"\t\telse\n"
	"\t\t\tfiles=1\n"
	"\t\tfi\n"
	"\tfi\n"
	"\tif [[ -n $files ]]; then\n"
	"\t\tcompopt -o filenames 2>/dev/null\n"
	"\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
	"\telse\n"
	"\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
	"\tfi\n"
	"}\n"
	"complete -F _orgraph orgraph\n";

void help_bash(struct buf *out)
{
	buf_add_text(out, bash_head);
	bash_taking(out);
	buf_add_text(out, bash_middle);
	bash_commands(out);
	buf_add_text(out, "'\n\t\t;;\n");
	for (uint32_t i = 0; i < command_count; i++)
		bash_command(out, commands[i]);
	buf_add_text(out, "\tesac\n\n\tcase $prev in\n");
	for (uint32_t i = 0; i < option_count; i++)
		if (option_rows[i].argument)
			bash_value(out, &option_rows[i]);
	buf_add_text(out, bash_tail);
}

/* ---- zsh ---- */

/* Inside single quotes, where `[`, `]` and `:` mean something to _arguments. */
static void zsh_text(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			buf_add_text(out, "'\\'");
		else if (strchr("[]:\\", *text))
			buf_add_char(out, '\\');
		buf_add_char(out, *text);
	}
}

static void zsh_words(struct buf *out, const char *const *words, uint32_t count)
{
	buf_add_char(out, '(');
	for (uint32_t i = 0; i < count; i++)
		buf_printf(out, "%s%s", i ? " " : "", words[i]);
	buf_add_char(out, ')');
}

static uint32_t count_words(const char *const *words)
{
	uint32_t count = 0;

	while (words && words[count])
		count++;
	return count;
}

static void zsh_option(
	struct buf *out, const struct option *option, const struct command *command)
{
	enum value value = value_of(option);

	buf_add_text(out, "\t\t\t'*'");
	if (option->letter)
		buf_printf(out, "{-%c,--%s}", option->letter, option->name);
	else
		buf_printf(out, "--%s", option->name);
	buf_add_text(out, "'[");
	zsh_text(out, option_help(option, command));
	buf_add_char(out, ']');
	if (option->argument)
		buf_printf(out, ":%s:", option->argument);
	if (value == VALUE_FILES)
		buf_add_text(out, "_files");
	else if (value == VALUE_RULES)
		buf_add_text(out, "_orgraph_rules");
	else if (value == VALUE_WORDS)
		zsh_words(out, option->words, option->word_count);
	else if (value == VALUE_FORMATS)
		zsh_words(out, command->formats, count_words(command->formats));
	buf_add_text(out, "' \\\n");
}

static void zsh_operands(struct buf *out, const struct command *command)
{
	struct buf words = {0};

	if (first_words(&words, command))
		buf_printf(out, "\t\t\t'1:operand:(%s)' \\\n", words.data);
	else if (first_is(command, "RULE"))
		buf_add_text(out, "\t\t\t'1:rule:_orgraph_rules' \\\n");
	else if (first_is(command, "ID"))
		buf_add_text(out, "\t\t\t'1:id:' \\\n");
	buf_release(&words);
	buf_add_text(out, command->most > 1 || first_is(command, "[FOLDER]")
				  ? "\t\t\t'*:input:_files'\n"
				  : "\t\t\t&& return\n");
}

static void zsh_command(struct buf *out, const struct command *command)
{
	buf_printf(out, "\t%s)\n\t\t_arguments -s \\\n", command->name);
	for (uint32_t i = 0; i < option_count; i++)
		if (option_rows[i].commands & command->bit)
			zsh_option(out, &option_rows[i], command);
	zsh_operands(out, command);
	buf_add_text(out, "\t\t;;\n");
}

void help_zsh(struct buf *out)
{
	buf_add_text(out,
		"#compdef orgraph\n"
		"# zsh completion for orgraph, written by 'orgraph help --format zsh'\n"
		"\n"
		"_orgraph_rules()\n{\n\tlocal -a rules\n\trules=(${(f)\"$(" RULES
		")\"})\n\tcompadd -a rules\n}\n"
		"\n"
		"_orgraph()\n{\n\tlocal -a commands\n"
		"\n"
		"\tif (( CURRENT == 2 )); then\n"
		"\t\tcommands=(\n");
	for (uint32_t i = 0; i < command_count; i++) {
		buf_printf(out, "\t\t\t'%s:", commands[i]->name);
		zsh_text(out, commands[i]->summary);
		buf_add_text(out, "'\n");
	}
	buf_add_text(out, "\t\t)\n"
			  "\t\t_describe command commands\n"
			  "\t\treturn\n"
			  "\tfi\n"
			  "\tshift words\n"
			  "\t(( CURRENT-- ))\n"
			  "\tcase $words[1] in\n");
	for (uint32_t i = 0; i < command_count; i++)
		zsh_command(out, commands[i]);
	buf_add_text(out, "\tesac\n}\n\n_orgraph \"$@\"\n");
}

/* ---- fish ---- */

static void fish_text(struct buf *out, const char *text)
{
	buf_add_char(out, '\'');
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, *text);
	}
	buf_add_char(out, '\'');
}

static void fish_when(struct buf *out, const struct command *command)
{
	buf_printf(out, "complete -c orgraph -n '__fish_seen_subcommand_from %s'",
		command->name);
}

static void fish_values(
	struct buf *out, const struct option *option, const struct command *command)
{
	enum value value = value_of(option);
	const char *const *words = value == VALUE_WORDS ? option->words : NULL;
	uint32_t count = option->word_count;

	if (value == VALUE_FORMATS) {
		words = command->formats;
		count = count_words(words);
	}
	if (value == VALUE_FILES)
		buf_add_text(out, " -r -F");
	else if (option->argument)
		buf_add_text(out, " -x");
	if (value == VALUE_RULES)
		buf_add_text(out, " -a '(__orgraph_rules)'");
	if (!words)
		return;
	buf_add_text(out, " -a '");
	for (uint32_t i = 0; i < count; i++)
		buf_printf(out, "%s%s", i ? " " : "", words[i]);
	buf_add_char(out, '\'');
}

static void fish_option(
	struct buf *out, const struct option *option, const struct command *command)
{
	fish_when(out, command);
	if (option->letter)
		buf_printf(out, " -s %c", option->letter);
	buf_printf(out, " -l %s", option->name);
	fish_values(out, option, command);
	buf_add_text(out, " -d ");
	fish_text(out, option_help(option, command));
	buf_add_char(out, '\n');
}

static void fish_command(struct buf *out, const struct command *command)
{
	struct buf words = {0};

	for (uint32_t i = 0; i < option_count; i++)
		if (option_rows[i].commands & command->bit)
			fish_option(out, &option_rows[i], command);
	if (first_words(&words, command)) {
		fish_when(out, command);
		buf_printf(out, " -a '%s'\n", words.data);
	} else if (first_is(command, "RULE")) {
		fish_when(out, command);
		buf_add_text(out, " -f -a '(__orgraph_rules)'\n");
	}
	buf_release(&words);
}

void help_fish(struct buf *out)
{
	buf_add_text(out,
		"# fish completion for orgraph, written by 'orgraph help --format fish'\n"
		"\n"
		"function __orgraph_rules\n\t" RULES "\nend\n"
		"\n");
	for (uint32_t i = 0; i < command_count; i++) {
		buf_printf(out,
			"complete -c orgraph -n __fish_use_subcommand -f -a %s -d ",
			commands[i]->name);
		fish_text(out, commands[i]->summary);
		buf_add_char(out, '\n');
	}
	for (uint32_t i = 0; i < command_count; i++)
		fish_command(out, commands[i]);
}
