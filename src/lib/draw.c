/* Charts for the library: options as words, and one chart at a time. */
#include "layout/layout.h"
#include "lib_internal.h"
#include "model/find.h"
#include "render/render.h"

#include <pthread.h>

/* Graphviz and cairo keep state of their own. */
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

enum word_option {
	WORD_SHOW,
	WORD_LABELS,
	WORD_LINES,
	WORD_REGIONS,
	WORD_THEME,
	WORD__COUNT
};

struct drawing {
	struct orgraph *orgraph;
	uint32_t words[WORD__COUNT]; /* as given, or the default */
	struct chart_options chart;
	struct layout_options layout;
	struct render_options render;
	bool findings;
};

/* ---- options ---- */

static bool take_number(
	struct drawing *drawing, const char *option, const char *value, uint32_t *out)
{
	uint32_t number = 0;
	const char *digit = value;

	for (; *digit >= '0' && *digit <= '9' && digit - value < 9; digit++)
		number = number * 10 + (uint32_t)(*digit - '0');
	if (digit == value || *digit)
		return lib_fail(
			drawing->orgraph, "%s: '%s' is no whole number", option, value);
	*out = number;
	return true;
}

static bool take_focus(struct drawing *drawing, const char *value)
{
	uint32_t other;

	if (model_find(&drawing->orgraph->model, str_of(value), &drawing->chart.focus,
		    &other) == FOUND_ONE)
		return true;
	return lib_fail(
		drawing->orgraph, "focus: no one node has the id or name '%s'", value);
}

static bool take_paper(struct drawing *drawing, const char *value)
{
	return paper_parse(value, &drawing->layout.paper) == PAPER_READ ||
	       lib_fail(drawing->orgraph, "paper: '%s' is no paper", value);
}

/* The options whose value is a word of a list. */
static const struct {
	const char *name;
	const char *const *words;
	uint32_t count;
} word_options[WORD__COUNT] = {
	[WORD_SHOW] = {"show", chart_show_words, CHART_SHOW__COUNT},
	[WORD_LABELS] = {"labels", chart_labels_words, CHART_LABELS__COUNT},
	[WORD_LINES] = {"lines", chart_lines_words, CHART_LINES__COUNT},
	[WORD_REGIONS] = {"regions", chart_regions_words, CHART_REGIONS__COUNT},
	[WORD_THEME] = {"theme", render_theme_words, RENDER_THEME__COUNT},
};

static bool take_word(struct drawing *drawing, enum word_option option, const char *value)
{
	uint32_t count = word_options[option].count;

	drawing->words[option] =
		str_among(str_of(value), word_options[option].words, count);
	return drawing->words[option] < count ||
	       lib_fail(drawing->orgraph, "%s: unknown word '%s'",
		       word_options[option].name, value);
}

static bool take_other(struct drawing *drawing, struct str name, const char *value)
{
	if (str_is(name, "focus"))
		return take_focus(drawing, value);
	if (str_is(name, "up"))
		return take_number(drawing, "up", value, &drawing->chart.up);
	if (str_is(name, "down"))
		return take_number(drawing, "down", value, &drawing->chart.down);
	if (str_is(name, "paper"))
		return take_paper(drawing, value);
	if (str_is(name, "title"))
		drawing->chart.title = value;
	else if (str_is(name, "language"))
		drawing->chart.language = value;
	else if (str_is(name, "findings") && *value == '\0')
		drawing->findings = true;
	else if (str_is(name, "findings"))
		return lib_fail(drawing->orgraph, "findings: takes no value");
	else
		return lib_fail(
			drawing->orgraph, "there is no option '%.*s'", STR_ARG(name));
	return true;
}

/* "show=all", by the name in front of the '='. */
static bool take_option(struct drawing *drawing, const char *option)
{
	size_t len = strcspn(option, "=");
	const char *value = option[len] ? option + len + 1 : "";
	struct str name = {option, (uint32_t)len};

	for (int i = 0; i < WORD__COUNT; i++)
		if (str_is(name, word_options[i].name))
			return take_word(drawing, (enum word_option)i, value);
	return take_other(drawing, name, value);
}

/* ---- the chart ---- */

static bool render_chart(
	struct drawing *drawing, const struct chart *chart, struct buf *why)
{
	struct buf *out = &drawing->orgraph->drawing;
	struct places places = {0};
	bool done = true;

	if (render_is_picture(drawing->render.format))
		done = layout_make(&places, chart, &drawing->layout, why);
	done = done && render_write(chart, &places, &drawing->render, out, why);
	places_release(&places);
	return done;
}

static bool draw(struct drawing *drawing)
{
	struct orgraph *orgraph = drawing->orgraph;
	struct chart chart = {0};
	struct buf why = {0};
	bool done;

	buf_clear(&orgraph->drawing);
	done = chart_make(&chart, &orgraph->model, &orgraph->analysis,
		       drawing->findings ? &orgraph->sink : NULL, &drawing->chart,
		       &why) &&
	       render_chart(drawing, &chart, &why);
	if (!done)
		lib_fail(orgraph, "cannot draw: %s", why.data ? why.data : "");
	chart_release(&chart);
	buf_release(&why);
	return done;
}

/* What was chosen by words goes to where it is looked for. */
static void settle_words(struct drawing *drawing)
{
	drawing->chart.show = (enum chart_show)drawing->words[WORD_SHOW];
	drawing->chart.labels = (enum chart_labels)drawing->words[WORD_LABELS];
	drawing->chart.lines = (enum chart_lines)drawing->words[WORD_LINES];
	drawing->chart.regions = (enum chart_regions)drawing->words[WORD_REGIONS];
	drawing->render.theme = (enum render_theme)drawing->words[WORD_THEME];
}

static struct drawing drawing_begin(struct orgraph *orgraph)
{
	struct drawing drawing = {.orgraph = orgraph,
		.chart = chart_options_default(),
		.layout = {.margin = LAYOUT_MARGIN}};

	drawing.words[WORD_SHOW] = drawing.chart.show;
	drawing.words[WORD_LABELS] = drawing.chart.labels;
	drawing.words[WORD_LINES] = drawing.chart.lines;
	drawing.words[WORD_REGIONS] = drawing.chart.regions;
	drawing.words[WORD_THEME] = drawing.render.theme;
	return drawing;
}

bool orgraph_draw(struct orgraph *orgraph, const char *format, const char *const *options,
	const char **data, size_t *length)
{
	struct drawing drawing = drawing_begin(orgraph);
	bool done;

	*data = NULL;
	*length = 0;
	if (!orgraph->checked)
		return lib_fail(orgraph, "the organisation has not been checked yet");
	if (!render_format_named(str_of(format), &drawing.render.format))
		return lib_fail(orgraph, "format: unknown word '%s'", format);
	for (; options && *options; options++)
		if (!take_option(&drawing, *options))
			return false;
	settle_words(&drawing);
	pthread_mutex_lock(&one_at_a_time);
	done = draw(&drawing);
	pthread_mutex_unlock(&one_at_a_time);
	if (done) {
		*data = orgraph->drawing.data;
		*length = orgraph->drawing.len;
	}
	return done;
}
