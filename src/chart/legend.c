/* The legend of exactly what a chart uses. */
#include "chart_internal.h"

static void add_row(
	struct draft *draft, enum chart_legend_kind kind, uint32_t index, struct str text)
{
	*VEC_PUSH(&draft->legend) = (struct chart_legend_row){kind, index, text};
}

static void add_word(
	struct draft *draft, enum chart_legend_kind kind, uint32_t index, enum word which)
{
	add_row(draft, kind, index, str_of(word(draft->language, which)));
}

/* Shapes need words only where a chart has several. */
static void add_shapes(struct draft *draft)
{
	static const enum word words[] = {[CHART_GROUP] = WORD_GROUP_SHAPE,
		[CHART_POST] = WORD_POST_SHAPE,
		[CHART_UNIT] = WORD_UNIT_SHAPE};
	bool used[COUNT_OF(words)] = {false};
	uint32_t count = 0;

	for (uint32_t i = 0; i < draft->chart->box_count; i++) {
		count += !used[draft->chart->boxes[i].shape];
		used[draft->chart->boxes[i].shape] = true;
	}
	for (uint32_t s = 0; s < COUNT_OF(words) && count > 1; s++)
		if (used[s])
			add_word(draft, CHART_LEGEND_SHAPE, s, words[s]);
}

static void add_flags(struct draft *draft)
{
	static const struct {
		uint32_t flag;
		enum word word;
	} rows[] = {{CHART_EXTERNAL, WORD_EXTERNAL}, {CHART_STUB, WORD_MENTIONED},
		{CHART_VACANT, WORD_VACANCY}, {CHART_REVISION, WORD_REVISION},
		{CHART_PROPOSED, WORD_PROPOSED}, {CHART_DISSOLVED, WORD_DISSOLVED},
		{CHART_NEW, WORD_NEW}, {CHART_GONE, WORD_GONE}, {CHART_MOVED, WORD_MOVED},
		{CHART_CHANGED, WORD_CHANGED}};
	uint32_t used = 0;

	for (uint32_t i = 0; i < draft->chart->box_count; i++)
		used |= draft->chart->boxes[i].flags;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (used & rows[i].flag)
			add_word(draft, CHART_LEGEND_FLAG, rows[i].flag, rows[i].word);
}

static void add_powers(struct draft *draft)
{
	uint32_t used = 0;

	for (uint32_t i = 0; i < draft->chart->box_count; i++)
		used |= draft->chart->boxes[i].power;
	for (uint32_t bit = 0; bit < 7; bit++)
		if (used & (1u << bit))
			add_row(draft, CHART_LEGEND_POWER, 1u << bit,
				str_of(power_word(draft->language, bit)));
}

static void add_panel(struct draft *draft)
{
	const struct chart *chart = draft->chart;

	for (uint32_t i = 0; i < chart->box_count; i++) {
		const struct chart_box *box = &chart->boxes[i];

		if (region_hangs(chart, box)) {
			add_word(draft, CHART_LEGEND_PANEL, 0,
				chart->regions[box->region].kind == CHART_OF_UNIT
					? WORD_UNIT_PANEL
					: WORD_PANEL);
			return;
		}
	}
}

bool chart_sorts_alike(const struct chart_line_sort *a, const struct chart_line_sort *b)
{
	return a->mark.len == 0 && b->mark.len == 0 && a->style == b->style &&
	       a->through_hidden == b->through_hidden && a->change == b->change;
}

static void add_sort(struct draft *draft, uint32_t index)
{
	const struct chart_line_sort *sorts = draft->chart->line_sorts;
	struct buf text = {0};

	for (uint32_t i = 0; i < index; i++)
		if (chart_sorts_alike(&sorts[i], &sorts[index]))
			return;
	buf_add_str(&text, sorts[index].text);
	for (uint32_t i = index + 1; i < draft->chart->line_sort_count; i++)
		if (chart_sorts_alike(&sorts[i], &sorts[index]))
			buf_printf(&text, ", %.*s", STR_ARG(sorts[i].text));
	add_row(draft, CHART_LEGEND_LINE, index, keep(draft, &text));
	buf_release(&text);
}

static void add_lines(struct draft *draft)
{
	for (uint32_t i = 0; i < draft->chart->line_sort_count; i++)
		add_sort(draft, i);
	for (uint32_t i = 0; i < draft->chart->line_count; i++)
		if (draft->chart->lines[i].flags & CHART_LINE_CYCLE) {
			add_word(draft, CHART_LEGEND_CYCLE, 0, WORD_CYCLE);
			return;
		}
}

/* "no chair named (3)". */
static void add_findings(struct draft *draft)
{
	for (uint32_t i = 0; i < draft->chart->finding_count; i++) {
		const struct chart_finding *finding = &draft->chart->findings[i];
		struct buf text = {0};

		buf_printf(&text, "%.*s (%u)", STR_ARG(finding->text), finding->count);
		add_row(draft, CHART_LEGEND_FINDING, i, keep(draft, &text));
		buf_release(&text);
	}
}

/* Does this default hold for a group that is drawn? */
static bool holds_here(const struct draft *draft, const struct line *general)
{
	const struct model *model = draft->model;

	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if ((line->flags & LINE_DEFAULTED) && draft->chosen[line->from] &&
			line->relation == general->relation &&
			line->to.node == general->to.node)
			return true;
	}
	return false;
}

/* "Unless drawn otherwise, every group informs A, B; escalates to C": what the chart
 * does not draw forty times. Default lines are few. */
static void add_general(struct draft *draft)
{
	const struct organisation *organisation = &draft->model->organisation;
	struct buf text = {0};
	uint32_t last = UINT32_MAX;

	for (uint32_t i = 0; i < organisation->default_line_count; i++) {
		const struct line *line = &organisation->default_lines[i];

		if (!is_general(line->relation) || !holds_here(draft, line))
			continue;
		if (text.len == 0)
			buf_add_text(&text, word(draft->language, WORD_FOR_ALL));
		if (line->relation != last)
			buf_printf(&text, "%s %.*s ", last == UINT32_MAX ? "" : ";",
				STR_ARG(relation_text(draft, line->relation)));
		else
			buf_add_text(&text, ", ");
		last = line->relation;
		buf_add_str(&text, line->to.node == NODE_NONE
					   ? ref_str(&line->to)
					   : box_name(draft, line->to.node));
	}
	if (text.len > 0)
		add_row(draft, CHART_LEGEND_NOTE, 0, keep(draft, &text));
	buf_release(&text);
}

void legend_make(struct draft *draft)
{
	struct chart *chart = draft->chart;

	chart->legend_title = str_of(word(draft->language, WORD_LEGEND));
	if (draft->options->no_legend)
		return;
	add_shapes(draft);
	add_flags(draft);
	add_panel(draft);
	add_powers(draft);
	add_lines(draft);
	add_findings(draft);
	if (draft->options->lines == CHART_LINES_ALL)
		add_general(draft);
	chart->legend = SETTLED(draft, legend);
	chart->legend_count = draft->legend.count;
}
