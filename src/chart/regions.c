/*
 * Which boxes belong together: the groups of one principal; and of those that neither
 * stand below anything nor above, external bodies, bodies only mentioned, and those whose
 * superior is missing.
 */
#include "chart_internal.h"

static uint32_t principal_of(const struct draft *draft, uint32_t node)
{
	struct step_run steps = model_steps(draft->model, node);

	for (uint32_t i = 0; i < steps.count; i++)
		if (steps.items[i].relation == RELATION_PRINCIPAL &&
			steps.items[i].to != NODE_NONE)
			return draft->box_of[steps.items[i].to];
	return CHART_NONE;
}

/* By node: the principal that a written line names, as a box. */
static uint32_t *list_principals(const struct draft *draft)
{
	const struct model *model = draft->model;
	uint32_t *principal = mem_alloc(model->node_count, sizeof *principal);

	for (uint32_t i = 0; i < model->node_count; i++)
		principal[i] = principal_of(draft, i);
	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (line->relation == RELATION_PRINCIPAL && line_counts(draft, line) &&
			principal[line->from] == CHART_NONE)
			principal[line->from] = draft->box_of[line->to.node];
	}
	return principal;
}

static uint32_t add_region(struct draft *draft, enum chart_region_kind kind,
	struct str title, uint32_t principal)
{
	*VEC_PUSH(&draft->regions) = (struct chart_region){kind, title, principal};
	return draft->regions.count - 1;
}

/* The principal of a box, or CHART_NONE where no panel can come of it. */
static uint32_t principal_above(
	const struct draft *draft, const uint32_t *principal, uint32_t box)
{
	const struct chart_box *b = &draft->chart->boxes[box];
	uint32_t above = principal[b->node];

	return b->shape == CHART_GROUP && above != box ? above : CHART_NONE;
}

static void group_by_principal(struct draft *draft)
{
	struct chart *chart = draft->chart;
	uint32_t n = chart->box_count;
	uint32_t *principal = list_principals(draft);
	uint32_t *region = mem_alloc(n, sizeof *region);
	uint32_t *below = mem_alloc_zero(n, sizeof *below);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t above = principal_above(draft, principal, i);

		region[i] = CHART_NONE;
		if (above != CHART_NONE && chart->boxes[i].superior == above)
			below[above]++;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t above = principal_above(draft, principal, i);

		/* one group alone needs no panel */
		if (above == CHART_NONE || below[above] < 2)
			continue;
		if (region[above] == CHART_NONE)
			region[above] = add_region(draft, CHART_OF_PRINCIPAL,
				box_name(draft, chart->boxes[above].node), above);
		chart->boxes[i].region = region[above];
	}
	free(principal);
	free(region);
	free(below);
}

/* In this order the panels stand on the page. */
static const struct {
	enum chart_region_kind kind;
	enum word title;
} apart[] = {{CHART_OF_ORPHANS, WORD_ORPHANS}, {CHART_OF_EXTERNAL, WORD_EXTERNALS},
	{CHART_OF_STUBS, WORD_ONLY_MENTIONED}};

/* An external body has no superior by nature; a root needs none; and one whose superior
 * is not on the chart has one all the same, which a mistyped id is not. */
static bool belongs(const struct draft *draft, const struct chart_box *box,
	enum chart_region_kind kind)
{
	if (box->flags & CHART_STUB)
		return kind == CHART_OF_STUBS;
	if (box->flags & CHART_EXTERNAL)
		return kind == CHART_OF_EXTERNAL;
	return kind == CHART_OF_ORPHANS && !(box->flags & CHART_ROOT) &&
	       model_superior(draft->model, box->node) == NODE_NONE;
}

static void group_apart(struct draft *draft)
{
	struct chart *chart = draft->chart;
	bool *linked = mem_alloc_zero(chart->box_count, sizeof *linked);

	for (uint32_t i = 0; i < chart->line_count; i++)
		if (chart->lines[i].flags & CHART_LINE_RANKS)
			linked[chart->lines[i].from] = linked[chart->lines[i].to] =
				linked[chart->lines[i].from] ||
				chart->lines[i].from != chart->lines[i].to;
	for (size_t k = 0; k < COUNT_OF(apart); k++) {
		uint32_t region = CHART_NONE;

		for (uint32_t i = 0; i < chart->box_count; i++) {
			struct chart_box *box = &chart->boxes[i];

			if (linked[i] || !belongs(draft, box, apart[k].kind))
				continue;
			if (region == CHART_NONE)
				region = add_region(draft, apart[k].kind,
					str_of(word(draft->language, apart[k].title)),
					CHART_NONE);
			box->region = region;
		}
	}
	free(linked);
}

void regions_make(struct draft *draft)
{
	struct chart *chart = draft->chart;

	group_by_principal(draft);
	group_apart(draft);
	chart->regions = SETTLED(draft, regions);
	chart->region_count = draft->regions.count;
}
