#include "picture.h"

/* What a view takes out of one model stands in the other, and in what changed. */
static bool can_redact(const struct selection *selection, const struct merged *merged)
{
	if (!merged || !selection->redacts)
		return true;
	if (selection->view && selection->view->redact)
		say_error("the view '%.*s' redacts persons, which a chart of changes "
			  "cannot: draw each of the two instead",
			STR_ARG(text_str(selection->view->name)));
	else
		say_error("a chart of changes cannot redact persons: draw each of the "
			  "two instead");
	return false;
}

bool picture_select(struct picture *picture, const struct cli *cli, struct study *study,
	const struct merged *merged, const char *const *called)
{
	*picture = (struct picture){.cli = cli,
		.study = study,
		.model = merged ? &merged->model : &study->model,
		.analysis = merged ? &merged->analysis : &study->analysis,
		.options = drawing_options(cli)};
	picture->options.merged = merged;
	for (int end = 0; merged && end < DIFF_ENDS; end++)
		picture->options.called[end] = called[end];
	return selection_make(&picture->selection, cli, study, picture->model,
		       picture->analysis, &picture->options) &&
	       can_redact(&picture->selection, merged);
}

static bool make_chart(const struct picture *picture, const struct chart_options *options,
	struct chart *chart, struct buf *why)
{
	return chart_make(chart, picture->model, picture->analysis,
		picture->cli->options.findings ? &picture->study->sink : NULL, options,
		why);
}

bool picture_make(struct picture *picture)
{
	struct chart_options unfolded;
	struct buf why = {0};
	bool done;

	selection_redact(&picture->selection, picture->study, &picture->options);
	done = make_chart(picture, &picture->options, &picture->chart, &why);
	unfolded = picture->options;
	unfolded.unfold = true;
	if (done && picture->chart.collapsed > 0)
		done = make_chart(picture, &unfolded, &picture->unfolded, &why);
	if (!done)
		drawing_failed(&why);
	buf_release(&why);
	return done;
}

const struct chart *picture_whole(const struct picture *picture)
{
	return picture->unfolded.box_count > 0 ? &picture->unfolded : &picture->chart;
}

/* What the chart was asked to mark, and has no place for. */
static void tell_unmarked(const struct picture *picture, const struct chart *chart)
{
	const struct sink *sink = &picture->study->sink;
	uint32_t infos = sink->counts[SEVERITY_INFO];
	uint32_t unmarked = sink->counts[SEVERITY_ERROR] + sink->counts[SEVERITY_WARNING];
	struct buf said = {0};

	if (!picture->cli->options.findings || picture->cli->options.quiet)
		return;
	for (uint32_t i = 0; i < chart->finding_count; i++)
		unmarked -= chart->findings[i].count;
	if (unmarked > 0)
		buf_printf(&said, "%u error%s or warning%s about what it does not show",
			(unsigned)unmarked, unmarked == 1 ? "" : "s",
			unmarked == 1 ? "" : "s");
	if (infos > 0)
		buf_printf(&said, "%s%u info%s", said.len > 0 ? ", and " : "",
			(unsigned)infos, infos == 1 ? "" : "s");
	if (said.len > 0)
		say_note("not marked on the chart: %s", said.data);
	buf_release(&said);
}

void picture_tell(const struct picture *picture, const struct drawn *drawn)
{
	const struct chart *chart =
		drawn->pages > 1 ? picture_whole(picture) : &picture->chart;

	drawing_tell(picture->cli, chart, drawn);
	tell_unmarked(picture, chart);
	selection_tell(&picture->selection, chart, &picture->options);
}

bool picture_draw(const struct picture *picture, enum render_format format,
	const char *path, struct buf *single)
{
	struct drawing drawing;
	struct drawn drawn = {0};
	struct buf why = {0};
	bool done;

	drawing_begin(&drawing, picture->cli, &picture->chart, picture_whole(picture));
	done = drawing_make(&drawing, format, path, &drawn, &why);
	if (!done)
		drawing_failed(&why);
	else if (single && drawn.files.count == 1)
		buf_add_str(single, buf_str(&drawn.files.items[0]));
	else
		done = drawing_save(picture->cli, &drawn, path);
	if (done)
		picture_tell(picture, &drawn);
	if (done && path && strcmp(path, "-") != 0)
		drawing_tell_left(picture->cli, &drawn, path);
	drawn_release(&drawn);
	drawing_release(&drawing);
	buf_release(&why);
	return done;
}

void picture_release(struct picture *picture)
{
	selection_release(&picture->selection);
	chart_release(&picture->chart);
	chart_release(&picture->unfolded);
}
