/* What goes to standard error: complaints, and what may have been meant. */
#include "cli_internal.h"

#include "model/find.h"

static const char *about; /* NULL: nothing in particular */

void say_about(const char *subject)
{
	about = subject;
}

PRINTF(2, 0)
static void say(const char *word, const char *format, va_list args)
{
	struct buf text = {0}, line = {0};

	buf_vprintf(&text, format, args);
	buf_printf(&line, "orgraph: %s: ", word);
	if (about)
		buf_printf(&line, "%s: ", about);
	escape_add(&line, buf_str(&text));
	buf_add_char(&line, '\n');
	fwrite(line.data, 1, line.len, stderr);
	buf_release(&text);
	buf_release(&line);
}

void say_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say("error", format, args);
	va_end(args);
}

void say_note(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say("note", format, args);
	va_end(args);
}

enum cli_status say_usage(const struct cli *cli, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say("error", format, args);
	va_end(args);
	if (cli->command)
		fprintf(stderr, "help: 'orgraph %s --help' tells how it is used\n",
			cli->command->name);
	else
		fputs("help: 'orgraph help' lists the commands\n", stderr);
	return CLI_FAILED;
}

/* The only candidate that begins with the word: `--form` for `--format`. */
static const char *completed(
	const char *word, const char *const *candidates, uint32_t count)
{
	const char *found = NULL;
	size_t len = strlen(word);

	if (len < 2)
		return NULL;
	for (uint32_t i = 0; i < count; i++) {
		if (strncmp(candidates[i], word, len) != 0)
			continue;
		if (found)
			return NULL;
		found = candidates[i];
	}
	return found;
}

const char *nearest_word(const char *word, const char *const *candidates, uint32_t count)
{
	const char *near = near_word(str_of(word), candidates, count);

	return near ? near : completed(word, candidates, count);
}
