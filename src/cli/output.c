/*
 * Where results go: standard output or a file, both as they grow, the file beside the old
 * one, which is replaced when all is written. A result that could not be written is a
 * failure, also when only the last flush or the closing says so (a full disk, a quota).
 */
#include "cli_internal.h"

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

static bool is_stdout(const char *path)
{
	return !path || strcmp(path, "-") == 0;
}

static void fail(struct output *output, const char *why)
{
	if (is_stdout(output->path))
		say_error("cannot write standard output: %s", why);
	else
		say_error("cannot write '%s': %s", output->path, why);
	output->failed = true;
}

void output_begin(struct output *output)
{
	struct buf why = {0};

	if (output->begun || output->failed || is_stdout(output->path))
		return;
	if (file_begin(&output->writer, output->path, &why))
		output->begun = true;
	else
		fail(output, why.data);
	buf_release(&why);
}

static bool append(struct output *output, struct buf *why)
{
	struct str text = buf_str(&output->out->buf);

	if (is_stdout(output->path))
		return file_write("-", text, why);
	return file_append(&output->writer, text, why);
}

static void drain(struct outlet *out)
{
	struct output *output = out->context;
	struct buf why = {0};

	output_begin(output);
	if (!output->failed && !append(output, &why))
		fail(output, why.data);
	buf_clear(&out->buf);
	buf_release(&why);
}

void output_open(struct output *output, struct outlet *out, const char *path)
{
	*output = (struct output){.out = out, .path = path};
	out->context = output;
	out->drain = drain;
}

bool output_close(struct output *output)
{
	struct buf why = {0};

	if (output->out)
		outlet_flush(output->out);
	if (output->begun && !output->failed && !file_commit(&output->writer, &why))
		fail(output, why.data);
	file_abandon(&output->writer);
	buf_release(&why);
	return !output->failed;
}

/* ---- the result of the run ---- */

static bool wants_colour(const struct cli *cli)
{
	const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");

	if (cli->options.colour != COLOUR_AUTO)
		return cli->options.colour == COLOUR_ALWAYS;
	return is_stdout(cli->options.output) && isatty(STDOUT_FILENO) &&
	       !(no_colour && *no_colour) && !(term && strcmp(term, "dumb") == 0);
}

bool output_spares_inputs(const struct cli *cli, const char *path)
{
	if (is_stdout(path) || file_kind_of(path) == FILE_MISSING)
		return true;
	for (uint32_t i = 0; i < cli->operand_count; i++) {
		if (file_kind_of(cli->operands[i]) != FILE_REGULAR ||
			!file_same(cli->operands[i], path))
			continue;
		say_error("'%s' is an input, and is not written over", path);
		return false;
	}
	return true;
}

bool output_start(struct cli *cli)
{
	output_open(&cli->result, &cli->out, cli->options.output);
	cli->style.colour = wants_colour(cli);
	return output_spares_inputs(cli, cli->options.output);
}

bool output_finish(struct cli *cli)
{
	bool done = output_close(&cli->result);

	if (fclose(stdout) != 0 && done) {
		say_error("cannot write standard output: closing it failed");
		done = false;
	}
	return done;
}
