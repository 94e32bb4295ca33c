/* Makes a chart: select, then boxes, lines, marks, regions, and what explains them. */
#include "chart_internal.h"

const char *const chart_show_words[CHART_SHOW__COUNT] = {[CHART_GROUPS] = "groups",
	[CHART_POSTS] = "posts",
	[CHART_UNITS] = "units",
	[CHART_ALL] = "all"};

const char *const chart_labels_words[CHART_LABELS__COUNT] = {
	[CHART_OFFICE] = "office", [CHART_NAME] = "name", [CHART_FULL] = "full"};

const char *const chart_lines_words[CHART_LINES__COUNT] = {
	[CHART_LINES_ALL] = "all", [CHART_LINES_SOLID] = "solid"};

const char *const chart_regions_words[CHART_REGIONS__COUNT] = {
	[CHART_BY_PRINCIPAL] = "principal",
	[CHART_BY_UNIT] = "unit",
	[CHART_BY_NOTHING] = "none"};

struct chart_options chart_options_default(void)
{
	return (struct chart_options){
		.focus = NODE_NONE, .up = CHART_ANY_DEPTH, .down = CHART_ANY_DEPTH};
}

/* "sv", "sv-SE"; any other language gets English words. */
static enum language language_of(struct str tag)
{
	bool swedish = tag.len >= 2 && (tag.ptr[0] | 0x20) == 's' &&
		       (tag.ptr[1] | 0x20) == 'v' && (tag.len == 2 || tag.ptr[2] == '-');

	return swedish ? SWEDISH : ENGLISH;
}

void *settled(struct draft *draft, const void *items, size_t count, size_t size)
{
	void *copy = arena_array(&draft->chart->arena, count, size);

	if (count > 0)
		memcpy(copy, items, count * size);
	return copy;
}

static void draft_release(struct draft *draft)
{
	graph_release(&draft->carriage);
	seat_marks_release(&draft->marks);
	free(draft->bearer);
	free(draft->hidden);
	free(draft->hung);
	free(draft->steps);
	free(draft->behind);
	free(draft->chosen);
	free(draft->box_of);
	VEC_RELEASE(&draft->lines);
	VEC_RELEASE(&draft->sorts);
	VEC_RELEASE(&draft->regions);
	VEC_RELEASE(&draft->came);
	VEC_RELEASE(&draft->findings);
	VEC_RELEASE(&draft->legend);
	VEC_RELEASE(&draft->facts);
}

static void say_empty(const struct draft *draft, struct buf *why)
{
	const struct chart_options *options = draft->options;

	if (draft->model->node_count == 0) {
		buf_add_text(why, "there is nothing to draw: no input declares a unit, a "
				  "post or a group");
		return;
	}
	if (options->included || options->excluded) {
		buf_add_text(why, "there is nothing to draw: what is included and not "
				  "excluded is nothing");
		return;
	}
	buf_printf(why, "there is nothing to draw: the organisation has no %s",
		options->show == CHART_ALL ? "groups, posts or units"
					   : chart_show_words[options->show]);
	if (options->show != CHART_ALL)
		buf_add_text(why, "; try --show all");
}

bool chart_make(struct chart *chart, const struct model *model,
	const struct analysis *analysis, const struct sink *found,
	const struct chart_options *options, struct buf *why)
{
	struct draft draft = {.chart = chart,
		.model = model,
		.analysis = analysis,
		.found = found,
		.options = options};
	bool any;

	*chart = (struct chart){0};
	arena_init(&chart->arena, "chart");
	draft.names = options->language ? str_of(options->language) : (struct str){0};
	draft.language =
		language_of(draft.names.len > 0 ? draft.names
						: text_str(model->organisation.language));
	chart->language = str_of(draft.language == SWEDISH ? "sv" : "en");
	seat_marks_make(&draft.marks, model);
	draft.chosen = mem_alloc_zero(model->node_count, sizeof *draft.chosen);
	draft.box_of = mem_alloc(model->node_count, sizeof *draft.box_of);
	bearers_make(&draft);
	any = select_nodes(&draft);
	if (any) {
		boxes_make(&draft);
		changes_list(&draft);
		lines_make(&draft);
		regions_make(&draft);
		findings_mark(&draft);
		changes_mark(&draft);
		heading_make(&draft);
		legend_make(&draft);
	} else {
		say_empty(&draft, why);
	}
	draft_release(&draft);
	return any;
}

void chart_release(struct chart *chart)
{
	arena_release(&chart->arena);
	*chart = (struct chart){0};
}

bool chart_shows_power(const struct chart *chart)
{
	for (uint32_t i = 0; i < chart->box_count; i++)
		if (chart->boxes[i].shape == CHART_GROUP && chart->boxes[i].power != 0)
			return true;
	return false;
}
