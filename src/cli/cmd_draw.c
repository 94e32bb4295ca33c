#include "commands.h"
#include "picture.h"

#include <unistd.h>

/* ---- the format ---- */

/* A PNG in a file named chart.svg is opened by nothing; an outline may be HTML. */
static bool suits_suffix(const struct cli *cli, enum render_format *format)
{
	const char *output = cli->options.output;
	enum render_format suffix;

	if (!output || !render_format_of(output, &suffix) || suffix == *format)
		return true;
	if (*format == RENDER_OUTLINE && suffix == RENDER_HTML) {
		*format = suffix;
		return true;
	}
	say_usage(cli,
		"--format says %s and the name '%s' says %s: leave --format out, or let "
		"the name end in .%s",
		render_format_words[*format], output, render_suffix(suffix),
		render_suffix(*format));
	return false;
}

/* --format, or else the suffix of --output. */
static bool choose_format(const struct cli *cli, enum render_format *format)
{
	const char *output = cli->options.output;

	if (cli->options.format)
		return render_format_named(str_of(cli->options.format), format) &&
		       suits_suffix(cli, format);
	if (!output || strcmp(output, "-") == 0) {
		say_usage(cli,
			"where to, and in which format? give '-o chart.svg' (or "
			".png, .pdf, .dot, .md, .html), or --format for standard output");
		return false;
	}
	if (render_format_of(output, format))
		return true;
	say_usage(cli,
		"the suffix of '%s' is none of svg, png, pdf, dot, md, html: give "
		"another "
		"one, or --format",
		output);
	return false;
}

/* Bytes that a terminal cannot show are not sent to one. */
static bool suits_terminal(const struct cli *cli, enum render_format format)
{
	const char *output = cli->options.output;

	if (format != RENDER_PNG && format != RENDER_PDF)
		return true;
	if ((output && strcmp(output, "-") != 0) || !isatty(STDOUT_FILENO))
		return true;
	say_usage(cli,
		"a terminal cannot show %s: give '-o chart.%s' or send it on "
		"through a pipe",
		render_format_words[format], render_format_words[format]);
	return false;
}

/* ---- from the study to the file ---- */

/* One file goes where every result goes, several beside the name that was given. */
static bool draw(struct cli *cli, struct study *study, enum render_format format)
{
	struct picture picture;
	bool done = picture_select(&picture, cli, study, NULL, NULL) &&
		    picture_make(&picture) &&
		    picture_draw(&picture, format, cli->options.output, &cli->out.buf);

	picture_release(&picture);
	return done;
}

static enum cli_status run_draw(struct cli *cli)
{
	enum cli_status status = CLI_FAILED;
	enum render_format format;
	struct study study;

	if (!choose_format(cli, &format) || !suits_terminal(cli, format) ||
		!drawing_fits(cli))
		return CLI_FAILED;
	if (study_read(&study, cli, cli->operands, cli->operand_count) &&
		study_is_whole(&study)) {
		study_check(&study);
		if (draw(cli, &study, format))
			status = CLI_DONE;
		/* where nothing could be drawn, they may say why */
		study_tell_findings(&study, cli->operands, cli->operand_count);
	}
	study_release(&study);
	return status;
}

static const char *const formats[] = {
	"svg", "png", "pdf", "dot", "outline", "html", NULL};

const struct command command_draw = {
	.bit = FOR_DRAW,
	.name = "draw",
	.synopsis = "[INPUT...] -o FILE",
	.summary = "draw a chart as SVG, PNG, PDF or DOT, or as an outline",
	.about =
		"Draws one chart. The suffix of FILE tells the format, unless --format "
		"does; "
		"with --format and no FILE it goes to standard output. Findings do not "
		"stop "
		"the drawing: how many there are is told on standard "
		"error. An outline is the same chart as a nested list, in Markdown (.md) "
		"or HTML (.html), for who cannot see it.\n\n" ABOUT_INPUT,
	.examples = "orgraph draw governance/ -o chart.svg\n"
		    "orgraph draw governance/ -o hygiene.pdf --focus hygiene-council "
		    "--down 1\n"
		    "orgraph draw governance/ -o review.png --findings --theme print\n"
		    "orgraph draw governance/ -o chart.html --findings\n"
		    "orgraph draw governance/ --format outline | less\n",
	.done = "the chart is written",
	.formats = formats,
	.most = NO_LIMIT,
	.lacks = "what shall be drawn? orgraph draw INPUT... -o chart.svg",
	.run = run_draw,
};
