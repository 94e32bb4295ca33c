/*
 * Where the result goes: standard output as it grows, or --output at once and only when
 * it is whole. A result that could not be written is a failure, also when only the last
 * flush or the closing says so (a full disk, a quota).
 */
#include "cli_internal.h"

#include "base/file.h"

#include <fcntl.h>
#include <unistd.h>

/* A file opened later would take the number of a closed stream and be written over. The
 * stand-in cannot be written (or read) as it should, so that the failure is noticed. */
void output_guard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 &&
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			BUG("a closed stream cannot be stood in for");
}

static void write_stdout(struct cli *cli)
{
	struct buf why = {0};

	if (!cli->out_failed && !file_write("-", buf_str(&cli->out.buf), &why)) {
		say_error("cannot write standard output: %s", why.data);
		cli->out_failed = true;
	}
	buf_clear(&cli->out.buf);
	buf_release(&why);
}

static void drain(struct outlet *out)
{
	write_stdout(out->context);
}

static bool to_stdout(const struct cli *cli)
{
	return !cli->options.output || strcmp(cli->options.output, "-") == 0;
}

static bool wants_colour(const struct cli *cli)
{
	const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");

	if (cli->options.colour != COLOUR_AUTO)
		return cli->options.colour == COLOUR_ALWAYS;
	return to_stdout(cli) && isatty(STDOUT_FILENO) && !(no_colour && *no_colour) &&
	       !(term && strcmp(term, "dumb") == 0);
}

/* The result must not replace what it was made from. */
static bool spares_inputs(const struct cli *cli)
{
	for (uint32_t i = 0; i < cli->operand_count; i++) {
		if (file_kind_of(cli->operands[i]) != FILE_REGULAR ||
			!file_same(cli->operands[i], cli->options.output))
			continue;
		say_error(
			"'%s' is an input, and is not written over", cli->options.output);
		return false;
	}
	return true;
}

bool output_start(struct cli *cli)
{
	cli->out.context = cli;
	cli->out.drain = to_stdout(cli) ? drain : NULL;
	cli->style.colour = wants_colour(cli);
	return to_stdout(cli) || file_kind_of(cli->options.output) == FILE_MISSING ||
	       spares_inputs(cli);
}

static void write_file(struct cli *cli)
{
	struct buf why = {0};

	if (!file_write(cli->options.output, buf_str(&cli->out.buf), &why)) {
		say_error("cannot write '%s': %s", cli->options.output, why.data);
		cli->out_failed = true;
	}
	buf_release(&why);
}

bool output_finish(struct cli *cli)
{
	if (to_stdout(cli))
		outlet_flush(&cli->out);
	else if (cli->out.buf.len > 0)
		write_file(cli);
	if (fclose(stdout) != 0 && !cli->out_failed) {
		say_error("cannot write standard output: closing it failed");
		cli->out_failed = true;
	}
	return !cli->out_failed;
}
