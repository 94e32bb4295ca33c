/*
 * Which boxes belong together: the groups of one principal, or what is of one unit; and
 * of those that neither stand below anything nor above, external bodies, bodies only
 * mentioned, and those whose superior is missing.
 */
#include "chart/spoken.h"
#include "chart_internal.h"
#include "model/units.h"

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
	struct str title, struct str id, uint32_t superior)
{
	*VEC_PUSH(&draft->regions) = (struct chart_region){kind, title, id, superior};
	return draft->regions.count - 1;
}

/* ---- of one principal ------------------------------------------------------------- */

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
				box_name(draft, chart->boxes[above].node),
				chart->boxes[above].id, above);
		chart->boxes[i].region = region[above];
	}
	free(principal);
	free(region);
	free(below);
}

/* ---- of one unit ------------------------------------------------------------------ */

/* What belongs to a unit, below its superior. */
struct belonging {
	uint32_t superior, unit, box;
	uint32_t first; /* of those that share both, in the list */
	uint32_t panel; /* of the first: their region; CHART_NONE: none yet */
	bool shared;    /* with a sibling */
};

struct belongings {
	struct belonging *items;
	uint32_t count, cap;
};

static int by_superior(const void *a, const void *b)
{
	const struct belonging *x = a, *y = b;

	if (x->superior != y->superior)
		return x->superior < y->superior ? -1 : 1;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return x->box < y->box ? -1 : x->box > y->box;
}

static void list_belongings(const struct draft *draft, struct belongings *all)
{
	const struct chart *chart = draft->chart;
	const struct model *model = draft->model;
	struct node_lines lines;
	uint32_t *units;

	node_lines_make(&lines, model);
	units = model_units(model, &lines);
	for (uint32_t i = 0; i < chart->box_count; i++) {
		const struct chart_box *box = &chart->boxes[i];
		uint32_t unit = units[box->node];

		if (box->shape != CHART_UNIT && box->superior != CHART_NONE &&
			unit < UNIT_UNKNOWN && node_is_present(&model->nodes[unit]))
			*VEC_PUSH(all) = (struct belonging){
				box->superior, unit, i, 0, CHART_NONE, false};
	}
	free(units);
	node_lines_release(&lines);
	if (all->count > 0)
		qsort(all->items, all->count, sizeof *all->items, by_superior);
	for (uint32_t i = 1; i < all->count; i++) {
		struct belonging *one = &all->items[i - 1], *other = &all->items[i];
		bool same = one->superior == other->superior && one->unit == other->unit;

		other->first = same ? one->first : i;
		other->shared = same;
		one->shared |= same;
	}
}

/* The panel of those that share a superior and a unit. */
static uint32_t shared_panel(
	struct draft *draft, struct belonging *first, uint32_t superior)
{
	const struct model *model = draft->model;

	if (first->panel == CHART_NONE)
		first->panel =
			add_region(draft, CHART_OF_UNIT, box_name(draft, first->unit),
				text_str(model->nodes[first->unit].id), superior);
	return first->panel;
}

/* What hangs below a box on the panel of its unit stands on that panel, too, and needs
 * none of its own; so superiors come first. */
static void group_belongings(struct draft *draft, struct belongings *all)
{
	struct chart *chart = draft->chart;
	uint32_t n = chart->box_count;
	struct chart_reading *reading = mem_alloc(n, sizeof *reading);
	uint32_t *entry = mem_alloc(n, sizeof *entry);   /* by box, or CHART_NONE */
	uint32_t *within = mem_alloc(n, sizeof *within); /* the unit of its panel */

	chart_read(chart, reading);
	for (uint32_t i = 0; i < n; i++)
		entry[i] = within[i] = CHART_NONE;
	for (uint32_t i = 0; i < all->count; i++)
		entry[all->items[i].box] = i;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t box = reading[i].box;
		const struct belonging *one;

		if (entry[box] == CHART_NONE)
			continue;
		one = &all->items[entry[box]];
		if (within[one->superior] != one->unit) {
			if (!one->shared) /* one alone needs no panel */
				continue;
			chart->boxes[box].region = shared_panel(
				draft, &all->items[one->first], one->superior);
		}
		within[box] = one->unit;
	}
	free(reading);
	free(entry);
	free(within);
}

static void group_by_unit(struct draft *draft)
{
	struct belongings all = {0};

	list_belongings(draft, &all);
	if (all.count > 0)
		group_belongings(draft, &all);
	VEC_RELEASE(&all);
}

/* ---- apart ------------------------------------------------------------------------ */

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
					(struct str){0}, CHART_NONE);
			box->region = region;
		}
	}
	free(linked);
}

bool region_hangs(const struct chart *chart, const struct chart_box *box)
{
	return box->region != CHART_NONE && box->superior != CHART_NONE &&
	       chart->regions[box->region].superior == box->superior;
}

void regions_make(struct draft *draft)
{
	struct chart *chart = draft->chart;

	if (draft->options->regions == CHART_BY_PRINCIPAL)
		group_by_principal(draft);
	else if (draft->options->regions == CHART_BY_UNIT)
		group_by_unit(draft);
	group_apart(draft);
	chart->regions = SETTLED(draft, regions);
	chart->region_count = draft->regions.count;
}
