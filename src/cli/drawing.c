#include "drawing.h"

#include "layout/layout.h"

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
	struct buf *out, struct buf *why)
{
	struct layout_options layout = {.place = render_place_dot};
	struct render_options render = {
		.format = format, .theme = (enum render_theme)cli->options.theme};
	struct places places = {0};
	bool done = true;

	progress(cli, "orgraph: drawing");
	if (format != RENDER_DOT)
		done = layout_make(&places, chart, &layout, why);
	done = done && render_write(chart, &places, &render, out, why);
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

void drawing_tell(const struct cli *cli, const struct chart *chart)
{
	if (cli->options.quiet)
		return;
	tell_language(cli, chart);
	if (chart->left_out > 0)
		say_note("%u line%s not solid left out", (unsigned)chart->left_out,
			chart->left_out == 1 ? "" : "s");
}
