#include "view.h"

/* ---- what is left out ---- */

static const char *sorts_word(const struct chart_options *options)
{
	switch (options->sorts) {
	case 0:
		return options->show == CHART_ALL ? "nodes"
						  : chart_show_words[options->show];
	case SORT_BIT(SORT_GROUP):
		return "groups";
	case SORT_BIT(SORT_POST):
		return "posts";
	case SORT_BIT(SORT_UNIT):
		return "units";
	default:
		return "nodes";
	}
}

static void tell_left_out(const struct selection *selection, const struct chart *chart,
	const struct chart_options *options)
{
	const char *what = selection->view ? "view" : "chart";
	bool selects = selection->view || selection->included || selection->excluded;

	if (selects && chart->hidden > 0)
		say_note("the %s leaves out %u of %u %s", what, (unsigned)chart->hidden,
			(unsigned)chart->all, sorts_word(options));
	if (chart->collapsed > 0)
		say_note("%u of %u %s stand behind collapsed boxes",
			(unsigned)chart->collapsed, (unsigned)chart->all,
			sorts_word(options));
	if (chart->hidden_lines == 1)
		say_note("1 line is not drawn: its type is not shown, or it leads to "
			 "what is left out");
	else if (chart->hidden_lines > 1)
		say_note("%u lines are not drawn: their types are not shown, or they "
			 "lead to what is left out",
			(unsigned)chart->hidden_lines);
}

/* ---- names that are not there in the language ---- */

enum { NAMES_TOLD = 3 };

/* "sv" of "sv-SE" */
static struct str primary(struct str language)
{
	const char *dash = str_chr(language, '-');

	if (dash)
		language.len = (uint32_t)(dash - language.ptr);
	return language;
}

static bool is_same(struct str a, struct str b)
{
	return a.len > 0 && str_eq(primary(a), primary(b));
}

/* A plain name is in the organisation's language, if that is known; who has no name
 * lacks none. */
static bool lacks_name(
	const struct model *model, const struct node *node, struct str language)
{
	struct str own = text_str(model->organisation.language);

	if (!node->names)
		return node->name.len > 0 && own.len > 0 && !is_same(own, language);
	for (uint32_t i = 0; i < node->names->count; i++)
		if (is_same(text_str(node->names->items[i].language), language))
			return false;
	return true;
}

static void add_place(struct buf *out, const struct study *study, const struct node *node,
	uint32_t told)
{
	struct place place;

	if (!sources_place(&study->sources, node->id.at.begin, &place))
		return;
	buf_printf(out, "%s'%.*s' (%s:%u:%u)", told > 0 ? ", " : "",
		STR_ARG(text_str(node->name)), place.source->name, (unsigned)place.line,
		(unsigned)place.column);
}

static void tell_language(
	const struct study *study, const struct chart *chart, const char *language)
{
	const struct model *model = &study->model;
	struct buf names = {0};
	uint32_t lacking = 0;

	for (uint32_t i = 0; i < chart->box_count; i++) {
		uint32_t which = chart->boxes[i].node;
		const struct node *node = &model->nodes[which];

		/* of two organisations, what is gone is none of the newer one's */
		if (which >= model->node_count ||
			!lacks_name(model, node, str_of(language)))
			continue;
		if (lacking < NAMES_TOLD)
			add_place(&names, study, node, lacking);
		lacking++;
	}
	if (lacking == chart->box_count && lacking > 0)
		say_note(
			"no name is there in '%s': they are drawn as they are", language);
	else if (lacking > 0)
		say_note("%u of %u names are not there in '%s': %s%s", (unsigned)lacking,
			(unsigned)chart->box_count, language, names.data,
			lacking > NAMES_TOLD ? " and others" : "");
	buf_release(&names);
}

void selection_tell(const struct selection *selection, const struct chart *chart,
	const struct chart_options *options)
{
	if (selection->cli->options.quiet)
		return;
	tell_left_out(selection, chart, options);
	if (options->language)
		tell_language(selection->study, chart, options->language);
}
