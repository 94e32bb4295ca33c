#include "drawing.h"

#include "layout/layout.h"

/* What must be left to draw on, each way. */
#define LEAST_ROOM 20.0

bool drawing_has_room(const struct cli *cli)
{
	const struct paper *paper = &cli->options.paper;
	double least = paper->width < paper->height ? paper->width : paper->height;

	if (paper_is_none(paper) || least - 2 * cli->options.margin >= LEAST_ROOM)
		return true;
	say_usage(cli, "--margin: %g mm on each side leave too little of the paper",
		cli->options.margin);
	return false;
}

struct chart_options drawing_options(const struct cli *cli)
{
	const struct options *chosen = &cli->options;
	struct chart_options chart = chart_options_default();

	chart.show = (enum chart_show)chosen->show;
	chart.labels = (enum chart_labels)chosen->labels;
	chart.lines = (enum chart_lines)chosen->lines;
	chart.up = chosen->up;
	chart.down = chosen->down;
	chart.title = chosen->title;
	chart.language = chosen->language;
	chart.no_legend = chosen->no_legend;
	return chart;
}

bool drawing_write(struct cli *cli, const struct chart *chart, enum render_format format,
	struct drawn *drawn, struct buf *out, struct buf *why)
{
	const struct options *chosen = &cli->options;
	struct layout_options layout = {
		.place = chosen->layout == LAYOUT_DOT ? render_place_dot : NULL,
		.paper = chosen->paper,
		.orientation = (enum orientation)chosen->orientation,
		.fit = (enum layout_fit)chosen->fit,
		.margin = chosen->margin};
	struct render_options render = {
		.format = format, .theme = (enum render_theme)chosen->theme};
	struct places places = {0};
	bool done = true;

	progress(cli, "orgraph: drawing");
	if (render_is_picture(format))
		done = layout_make(&places, chart, &layout, why);
	done = done && render_write(chart, &places, &render, out, why);
	*drawn = (struct drawn){places.paper, places.type};
	places_release(&places);
	progress(cli, NULL);
	return done;
}

void drawing_failed(const struct buf *why)
{
	say_error("cannot draw: %s", why->data ? why->data : "no reason is known");
}

/* The names may be there in a language in which the chart's own words are not. */
static void tell_language(const struct cli *cli, const struct chart *chart)
{
	const char *wanted = cli->options.language;

	if (!wanted || str_starts(str_of(wanted), chart->language.ptr))
		return;
	say_note(
		"the chart's own words, such as those of the legend, are there in sv and "
		"en, not in '%s'",
		wanted);
}

/* ---- how much there is to follow ---- */

/* Dotted lines that the eye can follow on one chart, by trying. */
#define MOST_FOLLOWED 80u

static uint32_t count_dotted(const struct chart *chart)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < chart->line_count; i++)
		count += chart->lines[i].style == LINE_DOTTED;
	return count;
}

static void tell_lines(const struct chart *chart)
{
	uint32_t dotted = count_dotted(chart);

	if (chart->left_out > 0)
		say_note("%u line%s not solid left out", (unsigned)chart->left_out,
			chart->left_out == 1 ? "" : "s");
	if (dotted > MOST_FOLLOWED)
		say_note("%u dotted lines are more than one can follow; --lines solid "
			 "leaves them out",
			(unsigned)dotted);
}

/* ---- the size of the type ---- */

/* Shown with one decimal; what rounds to the least is no less. */
static bool is_small(const struct cli *cli, const struct drawn *drawn)
{
	return drawn->type < cli->options.min_type - 0.05;
}

static bool is_letter(const struct paper *paper)
{
	return paper->name && paper->name[0] != 'A';
}

/* Type grows about as the side of the paper does. NULL: no paper is large enough. */
static const struct paper *paper_enough(const struct cli *cli, const struct drawn *drawn)
{
	const struct paper *own = &cli->options.paper, *paper;
	double need = cli->options.min_type / drawn->type;

	for (uint32_t i = 0; (paper = paper_at(i)); i++)
		if (is_letter(paper) == is_letter(own) &&
			paper->width * paper->height >=
				need * need * own->width * own->height)
			return paper;
	return NULL;
}

static void add_advice(struct buf *text, const char *advice)
{
	buf_printf(text, "%s%s", text->len > 0 ? ", " : "", advice);
}

/* What would make it larger; no more than what has not been done yet. */
static void tell_small(const struct cli *cli, const struct chart *chart,
	const struct drawn *drawn, const char *reached)
{
	const struct paper *enough = paper_enough(cli, drawn);
	const struct options *chosen = &cli->options;
	struct buf advice = {0}, least = {0};

	if (enough) {
		add_advice(&advice, "--paper ");
		buf_add_text(&advice, enough->name);
	}
	if (chosen->labels != CHART_NAME)
		add_advice(&advice, "--labels name");
	if (count_dotted(chart) > 0)
		add_advice(&advice, "--lines solid");
	if (!chosen->focus && cli->command->bit == FOR_DRAW)
		add_advice(&advice, "--focus ID");
	buf_add_number(&least, chosen->min_type, 1);
	say_note("%s, which is less than %s points%s%s", reached, least.data,
		advice.len > 0 ? "; what makes it larger: " : "",
		advice.len > 0 ? advice.data : "");
	buf_release(&advice);
	buf_release(&least);
}

static void tell_type(
	const struct cli *cli, const struct chart *chart, const struct drawn *drawn)
{
	struct buf reached = {0};

	if (paper_is_none(&drawn->paper))
		return;
	paper_add(&reached, &drawn->paper);
	buf_add_text(&reached, ", the smallest type is ");
	buf_add_number(&reached, drawn->type, 1);
	buf_add_text(&reached, " points");
	if (is_small(cli, drawn))
		tell_small(cli, chart, drawn, reached.data);
	else
		say_note("%s", reached.data);
	buf_release(&reached);
}

void drawing_tell(
	const struct cli *cli, const struct chart *chart, const struct drawn *drawn)
{
	if (cli->options.quiet)
		return;
	tell_language(cli, chart);
	tell_lines(chart);
	tell_type(cli, chart, drawn);
}
