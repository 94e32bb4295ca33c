/*
 * Fills sheets better. The plan cuts from the bottom up and sees one superior at a time,
 * so that branches which are a little too large for half a sheet get a whole one each.
 * Here sheets that follow each other are put together: what was on k of them goes on
 * k - 1, in the same order, where the layout says that it fits.
 *
 * Sheets of one family, whose superiors have the same superior, may share a branch among
 * two; others are put together only whole, so that nothing is cut that was not before.
 */
#include "sheets_internal.h"

/* Sheets that are tried together. */
#define MOST_SHEETS 4
/* The share of a sheet's room below which it looks for company. */
#define SPARSE 0.8
/* More boxes than this share of what k - 1 sheets have room for are not tried. */
#define HOPE 1.6

struct filling {
	struct sheet_plan *plan;
	uint32_t *tops; /* of the sheets at hand; plan.tops may move */
	struct sheet_item *items;
	uint32_t *ends;
	uint32_t top_count;
};

/* Numbers are left free between sheets, for those that take the key of another. */
static void sort_sheets(struct sheet_plan *plan)
{
	sheet_plan_sort(plan);
	for (uint32_t i = 0; i < plan->sheets.count; i++)
		plan->sheets.items[i].number = i * MOST_SHEETS;
}

static uint32_t head_of(
	const struct sheet_plan *plan, const struct planned *sheet, bool last)
{
	uint32_t top = sheet->first + (last ? sheet->count - 1 : 0);

	return plan->forest.superior[plan->tops.items[top]];
}

/* The superior of the superiors that a sheet repeats; CHART_NONE at the top. */
static uint32_t family_of(const struct sheet_plan *plan, const struct planned *sheet)
{
	uint32_t head = head_of(plan, sheet, false);

	return head == CHART_NONE ? head : plan->forest.superior[head];
}

static uint32_t count_boxes(const struct sheet_plan *plan, const struct planned *sheet)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < sheet->count; i++)
		sum += plan->shown[plan->tops.items[sheet->first + i]];
	return sum;
}

/* ---- several on fewer ------------------------------------------------------------- */

/* Those that follow each other and are worth a trial. */
struct window {
	uint32_t sheets[MOST_SHEETS]; /* in plan.sheets, ascending */
	uint32_t count;
};

static bool is_promising(const struct sheet_plan *plan, const struct window *window)
{
	uint32_t sum = 0, least = UINT32_MAX;

	for (uint32_t i = 0; i < window->count; i++) {
		uint32_t boxes =
			count_boxes(plan, &plan->sheets.items[window->sheets[i]]);

		sum += boxes;
		least = boxes < least ? boxes : least;
	}
	return least < SPARSE * plan->room &&
	       sum <= HOPE * (window->count - 1) * plan->room;
}

static void take_tops(struct filling *filling, const struct window *window)
{
	const struct sheet_plan *plan = filling->plan;

	filling->top_count = 0;
	for (uint32_t i = 0; i < window->count; i++) {
		const struct planned *sheet = &plan->sheets.items[window->sheets[i]];

		for (uint32_t k = 0; k < sheet->count; k++) {
			uint32_t *top = &filling->tops[filling->top_count];

			*top = plan->tops.items[sheet->first + k];
			filling->items[filling->top_count++] =
				(struct sheet_item){{top, 1}, plan->shown[*top]};
		}
	}
}

/* One sheet would show a superior twice: as itself, and repeated. */
static bool repeats_itself(struct filling *filling)
{
	struct sheet_plan *plan = filling->plan;

	sheet_plan_list(plan, filling->tops, filling->top_count);
	for (uint32_t h = 0; h < plan->heads.count; h++)
		for (uint32_t i = 0; i < plan->boxes.count; i++)
			if (plan->boxes.items[i] == plan->heads.items[h])
				return true;
	return false;
}

static bool runs_fit(struct filling *filling, uint32_t runs)
{
	for (uint32_t r = 0; r < runs; r++) {
		uint32_t first = r > 0 ? filling->ends[r - 1] : 0;

		if (!sheet_run_fits(filling->plan, filling->items + first,
			    filling->ends[r] - first))
			return false;
	}
	return true;
}

/* The first sheets take what all had; the others are left without anything. */
static void set_runs(struct filling *filling, const struct window *window, uint32_t runs)
{
	struct sheet_plan *plan = filling->plan;
	struct planned first = plan->sheets.items[window->sheets[0]];

	for (uint32_t r = 0; r < window->count; r++) {
		struct planned *sheet = &plan->sheets.items[window->sheets[r]];
		uint32_t begin = r > 0 ? filling->ends[r - 1] : 0;

		if (r >= runs) {
			sheet->count = 0;
			continue;
		}
		/* all of one key, so that what one superior has stays together */
		*sheet = (struct planned){plan->tops.count, filling->ends[r] - begin,
			first.key, first.number + r};
		for (uint32_t i = begin; i < filling->ends[r]; i++)
			*VEC_PUSH(&plan->tops) = filling->tops[i];
	}
}

static bool put_together(struct filling *filling, const struct window *window)
{
	uint32_t runs;

	if (!is_promising(filling->plan, window))
		return false;
	take_tops(filling, window);
	if (window->count == 2 && repeats_itself(filling))
		return false;
	runs = sheet_runs_even(
		filling->items, filling->top_count, window->count - 1, filling->ends);
	if (!runs_fit(filling, runs))
		return false;
	set_runs(filling, window, runs);
	return true;
}

/* Those that were left without anything go. */
static void drop_empty(struct sheet_plan *plan)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < plan->sheets.count; i++)
		if (plan->sheets.items[i].count > 0)
			plan->sheets.items[kept++] = plan->sheets.items[i];
	plan->sheets.count = kept;
	sort_sheets(plan);
}

/* ---- which follow each other ------------------------------------------------------ */

/* The next sheet of the same family, or CHART_NONE. */
static uint32_t next_of_family(const struct sheet_plan *plan, uint32_t sheet)
{
	uint32_t family = family_of(plan, &plan->sheets.items[sheet]);

	for (uint32_t i = sheet + 1; i < plan->sheets.count; i++) {
		const struct planned *other = &plan->sheets.items[i];

		if (other->count > 0 && head_of(plan, other, false) != CHART_NONE &&
			family_of(plan, other) == family)
			return i;
	}
	return CHART_NONE;
}

/* What one superior has is on pages that follow each other: nobody takes half of it. */
static bool divides(const struct sheet_plan *plan, uint32_t before, uint32_t after)
{
	return before != CHART_NONE && after != CHART_NONE &&
	       head_of(plan, &plan->sheets.items[before], true) ==
		       head_of(plan, &plan->sheets.items[after], false);
}

static bool list_family(const struct sheet_plan *plan, uint32_t sheet, uint32_t count,
	struct window *window)
{
	*window = (struct window){.sheets = {sheet}, .count = 1};
	if (plan->sheets.items[sheet].count == 0 ||
		head_of(plan, &plan->sheets.items[sheet], false) == CHART_NONE)
		return false;
	while (window->count < count) {
		sheet = next_of_family(plan, sheet);
		if (sheet == CHART_NONE)
			return false;
		window->sheets[window->count++] = sheet;
	}
	return !divides(plan, sheet, next_of_family(plan, sheet));
}

static void fill_families(struct filling *filling, uint32_t count)
{
	struct sheet_plan *plan = filling->plan;
	struct window window;

	for (uint32_t s = 0; s < plan->sheets.count; s++)
		if (list_family(plan, s, count, &window))
			put_together(filling, &window);
	drop_empty(plan);
}

static void fill_neighbours(struct filling *filling)
{
	struct sheet_plan *plan = filling->plan;

	for (uint32_t s = 1, next; s + 1 < plan->sheets.count; s = next) {
		struct window window = {.sheets = {s, s + 1}, .count = 2};

		for (next = s + 1; next < plan->sheets.count; next++) {
			window.sheets[1] = next;
			if (!put_together(filling, &window))
				break;
		}
	}
	drop_empty(plan);
}

/* Two that show one superior get one key, so that a sheet which is added later, where one
 * comes out too small, does not come between them. */
static void bind_sheets(struct sheet_plan *plan)
{
	for (uint32_t i = 1; i < plan->sheets.count; i++)
		if (divides(plan, i - 1, i))
			plan->sheets.items[i].key = plan->sheets.items[i - 1].key;
}

void sheet_plan_fill(struct sheet_plan *plan)
{
	uint32_t n = plan->chart->box_count;
	struct filling filling = {.plan = plan,
		.tops = mem_alloc(n, sizeof *filling.tops),
		.items = mem_alloc(n, sizeof *filling.items),
		.ends = mem_alloc(n, sizeof *filling.ends)};

	sort_sheets(plan);
	for (uint32_t count = 2; count <= MOST_SHEETS; count++)
		fill_families(&filling, count);
	fill_neighbours(&filling);
	bind_sheets(plan);
	free(filling.tops);
	free(filling.items);
	free(filling.ends);
}
