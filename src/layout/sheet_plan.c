/*
 * Cuts a forest into sheets, bottom up, as in partitions of a tree into parts of bounded
 * weight (Kundu and Misra 1977), with two differences: whether something fits is asked of
 * the layout itself, and what is cut off one superior goes on together, its branches in
 * runs as even as they get, so that small ones share a sheet.
 *
 * A branch that fits a sheet as a whole is never cut. Above those, each superior keeps
 * what is below it as long as that fits; where it does not, branches that fill a sheet by
 * themselves go on alone, else all that is below the superior goes on together. A root
 * keeps as much as fits, for the overview.
 */
#include "sheets_internal.h"

/* A superior and this many boxes more are tried although they seem to be too many. */
#define HOPE 2.2
/* So small a share of a sheet fits without being tried, unless it is deep. */
#define SURE        0.25
#define SURE_LEVELS 3
/* The share of a sheet from which on a branch gets one of its own. */
#define WELL_FILLED 0.4
/* The share of a sheet that an overview keeps while others are filled from it. */
#define MOSTLY_FILLED 0.6
/* Boxes on a sheet, before any was tried, and the limits of what is believed. */
#define FIRST_ROOM 40.0
#define LEAST_ROOM 6.0
#define MOST_ROOM  600.0
/* Stands for the numbers of pages that are not known yet. */
#define SOME_PAGE 88

/* ---- what is on a sheet ----------------------------------------------------------- */

void sheet_plan_list(struct sheet_plan *plan, const uint32_t *tops, uint32_t count)
{
	plan->boxes.count = plan->heads.count = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t above = plan->forest.superior[tops[i]];

		*VEC_PUSH(&plan->boxes) = tops[i];
		/* siblings follow each other */
		if (above != CHART_NONE &&
			(plan->heads.count == 0 ||
				plan->heads.items[plan->heads.count - 1] != above))
			*VEC_PUSH(&plan->heads) = above;
	}
	for (uint32_t i = 0; i < plan->boxes.count; i++) {
		struct run below = forest_children(&plan->forest, plan->boxes.items[i]);

		for (uint32_t k = 0; k < below.count; k++)
			if (!plan->apart[below.items[k]])
				*VEC_PUSH(&plan->boxes) = below.items[k];
	}
}

void sheet_plan_part(struct sheet_plan *plan, struct chart *part)
{
	const struct chart_selection selection = {.boxes = plan->boxes.items,
		.count = plan->boxes.count,
		.heads = plan->heads.items,
		.head_count = plan->heads.count,
		.pages = plan->pages};

	chart_part(part, &plan->parts, &selection);
}

/* ---- does it fit? ----------------------------------------------------------------- */

/* As the side of a sheet grows, so does the type, and with its square what fits. */
static void learn(struct sheet_plan *plan, uint32_t boxes, double share)
{
	double room = boxes * share * share;

	room = room < LEAST_ROOM ? LEAST_ROOM : room > MOST_ROOM ? MOST_ROOM : room;
	plan->room = (plan->room + room) / 2;
}

bool sheet_plan_fits(struct sheet_plan *plan, const uint32_t *tops, uint32_t count)
{
	struct layout_options options = *plan->options;
	struct places places = {0};
	struct chart part = {0};
	struct buf why = {0};
	double share = 0;

	options.page = options.pages = SOME_PAGE;
	options.stretch = 1;
	sheet_plan_list(plan, tops, count);
	sheet_plan_part(plan, &part);
	if (layout_make(&places, &part, &options, &why))
		share = (places.type + SHEET_TOLERANCE / 2) / plan->min_type;
	if (part.box_count > SURE * plan->room)
		learn(plan, part.box_count, share);
	places_release(&places);
	chart_release(&part);
	buf_release(&why);
	return share >= 1;
}

bool sheet_plan_may_fit(const struct sheet_plan *plan, uint32_t boxes)
{
	return boxes <= HOPE * plan->room;
}

/* ---- apart ------------------------------------------------------------------------ */

static void set_apart(struct sheet_plan *plan, struct run boxes, bool apart)
{
	for (uint32_t i = 0; i < boxes.count; i++) {
		uint32_t above = plan->forest.superior[boxes.items[i]];

		if (above == CHART_NONE)
			continue;
		plan->apart[boxes.items[i]] = apart;
		plan->pages[above].first = apart ? SOME_PAGE : 0;
		plan->pages[above].last = apart ? SOME_PAGE + 1 : 0;
	}
}

static void add_sheet(
	struct sheet_plan *plan, const struct sheet_item *items, uint32_t count)
{
	uint32_t above = plan->forest.superior[items[0].tops.items[0]];
	struct planned *planned = VEC_PUSH(&plan->sheets);

	planned->first = plan->tops.count;
	planned->key = above == CHART_NONE ? 0 : 1 + plan->before[above];
	planned->number = plan->sheets.count;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < items[i].tops.count; k++)
			*VEC_PUSH(&plan->tops) = items[i].tops.items[k];
	planned->count = plan->tops.count - planned->first;
}

/* Puts the items on sheets; the first run stays where its superior is if `stays`. */
static void add_runs(struct sheet_plan *plan, const struct sheet_item *items,
	uint32_t count, bool stays)
{
	uint32_t *ends = mem_alloc(count, sizeof *ends);
	uint32_t runs = sheet_runs_choose(plan, items, count, ends);

	for (uint32_t r = 0; r < runs; r++) {
		uint32_t first = r > 0 ? ends[r - 1] : 0;

		if (r == 0 && stays)
			continue;
		add_sheet(plan, items + first, ends[r] - first);
		for (uint32_t i = first; i < ends[r]; i++)
			set_apart(plan, items[i].tops, true);
	}
	free(ends);
}

static bool is_collapsed(const struct sheet_plan *plan, uint32_t box)
{
	return (plan->chart->boxes[box].flags & CHART_COLLAPSED) &&
	       forest_children(&plan->forest, box).count > 0;
}

/* ---- one superior ----------------------------------------------------------------- */

/* How many boxes are to be seen with this one. */
static uint32_t count_shown(const struct sheet_plan *plan, uint32_t box)
{
	struct run below = forest_children(&plan->forest, box);
	uint32_t count = 1;

	for (uint32_t i = 0; i < below.count; i++)
		if (!plan->apart[below.items[i]])
			count += plan->shown[below.items[i]];
	return count;
}

static bool box_fits(struct sheet_plan *plan, uint32_t box)
{
	return sheet_plan_may_fit(plan, plan->shown[box]) &&
	       sheet_plan_fits(plan, &box, 1);
}

static int by_size(const void *a, const void *b)
{
	const struct sheet_item *x = a, *y = b;

	if (x->boxes != y->boxes)
		return x->boxes > y->boxes ? -1 : 1;
	return (x->tops.items > y->tops.items) - (x->tops.items < y->tops.items);
}

/* What is below branches that are worth cutting, the largest first. */
static uint32_t list_cuts(const struct sheet_plan *plan, uint32_t box, double least,
	struct sheet_item *cuts)
{
	struct run below = forest_children(&plan->forest, box);
	uint32_t count = 0;

	for (uint32_t i = 0; i < below.count; i++) {
		uint32_t shown = plan->shown[below.items[i]] - 1;

		if (!plan->apart[below.items[i]] && shown > 0 && shown >= least)
			cuts[count++] = (struct sheet_item){
				forest_children(&plan->forest, below.items[i]), shown};
	}
	qsort(cuts, count, sizeof *cuts, by_size);
	return count;
}

/* Cuts below so many branches that the rest fits; false, and nothing is cut, if it never
 * does. Returns in `cut` how many of `cuts` it took. */
static bool cut_until_fit(struct sheet_plan *plan, uint32_t box,
	const struct sheet_item *cuts, uint32_t count, uint32_t *cut)
{
	uint32_t before = plan->shown[box];

	for (*cut = 0; *cut < count;) {
		set_apart(plan, cuts[*cut].tops, true);
		plan->shown[box] -= cuts[(*cut)++].boxes;
		if (plan->shown[box] <= 1.2 * plan->room && box_fits(plan, box))
			return true;
	}
	for (uint32_t i = 0; i < count; i++)
		set_apart(plan, cuts[i].tops, false);
	plan->shown[box] = before;
	return false;
}

/* What is left of a branch whose lower part was cut off. */
static void shorten(struct sheet_plan *plan, const struct sheet_item *cut)
{
	plan->shown[plan->forest.superior[cut->tops.items[0]]] -= cut->boxes;
}

static int by_place(const void *a, const void *b)
{
	const struct sheet_item *x = a, *y = b;

	return (x->tops.items > y->tops.items) - (x->tops.items < y->tops.items);
}

/* Branches that fill a sheet go on alone. */
static bool cut_large(struct sheet_plan *plan, uint32_t box, struct sheet_item *cuts)
{
	uint32_t count = list_cuts(plan, box, WELL_FILLED * plan->room, cuts), cut;

	if (!cut_until_fit(plan, box, cuts, count, &cut))
		return false;
	for (uint32_t i = 0; i < cut; i++) {
		add_sheet(plan, &cuts[i], 1);
		shorten(plan, &cuts[i]);
	}
	return true;
}

/* Small branches share sheets; if they do not fill one, a few more are cut. Returns how
 * many are cut then. */
static uint32_t cut_more(struct sheet_plan *plan, uint32_t box,
	const struct sheet_item *cuts, uint32_t count, uint32_t first, uint32_t cut)
{
	uint32_t sum = 0;

	for (uint32_t i = first; i < cut; i++)
		sum += cuts[i].boxes;
	while (sum > 0 && sum < WELL_FILLED * plan->room && cut < count &&
		plan->shown[box] - cuts[cut].boxes > MOSTLY_FILLED * plan->room) {
		set_apart(plan, cuts[cut].tops, true);
		plan->shown[box] -= cuts[cut].boxes;
		sum += cuts[cut++].boxes;
	}
	return cut;
}

/* Of a root, whatever branches. */
static bool cut_any(struct sheet_plan *plan, uint32_t box, struct sheet_item *cuts)
{
	uint32_t count = list_cuts(plan, box, 1, cuts), cut, large = 0;

	if (!cut_until_fit(plan, box, cuts, count, &cut))
		return false;
	while (large < cut && cuts[large].boxes >= WELL_FILLED * plan->room)
		add_sheet(plan, &cuts[large++], 1);
	cut = cut_more(plan, box, cuts, count, large, cut);
	for (uint32_t i = 0; i < cut; i++)
		shorten(plan, &cuts[i]);
	/* as the children lie, side by side */
	qsort(cuts + large, cut - large, sizeof *cuts, by_place);
	if (cut > large)
		add_runs(plan, cuts + large, cut - large, false);
	return true;
}

/* All that is below goes on together, unless as much as fits stays. */
static void cut_below(
	struct sheet_plan *plan, uint32_t box, bool stays, struct sheet_item *items)
{
	struct run below = forest_children(&plan->forest, box);

	for (uint32_t i = 0; i < below.count; i++)
		items[i] = (struct sheet_item){
			{below.items + i, 1}, plan->shown[below.items[i]]};
	add_runs(plan, items, below.count, stays);
	plan->shown[box] = count_shown(plan, box);
}

static void settle(struct sheet_plan *plan, uint32_t box, struct sheet_item *items)
{
	plan->shown[box] = count_shown(plan, box);
	if (is_collapsed(plan, box)) {
		cut_below(plan, box, false, items);
		return;
	}
	if (plan->whole[box] || box_fits(plan, box) || cut_large(plan, box, items) ||
		(plan->forest.level[box] == 0 && cut_any(plan, box, items)))
		return;
	cut_below(plan, box, plan->forest.level[box] == 0, items);
}

/* ---- all of them ------------------------------------------------------------------ */

static void count_total(struct sheet_plan *plan)
{
	const struct forest *forest = &plan->forest;
	uint32_t n = forest->count, next = 0;

	for (uint32_t i = n; i-- > 0;) {
		uint32_t box = forest->order[i], above = forest->superior[box];

		plan->total[box]++;
		plan->folded[box] = plan->folded[box] || is_collapsed(plan, box);
		if (above == CHART_NONE)
			continue;
		plan->total[above] += plan->total[box];
		plan->folded[above] = plan->folded[above] || plan->folded[box];
	}
	/* a box's number is its superior's, and one more for all between them */
	for (uint32_t i = 0; i < forest->root_count; i++) {
		plan->before[forest->order[i]] = next;
		next += plan->total[forest->order[i]];
	}
	for (uint32_t i = 0; i < n; i++) {
		struct run below = forest_children(forest, forest->order[i]);

		next = plan->before[forest->order[i]] + 1;
		for (uint32_t k = 0; k < below.count; k++) {
			plan->before[below.items[k]] = next;
			next += plan->total[below.items[k]];
		}
	}
}

/* Learns from the smallest branch that may fill a sheet what a sheet holds. */
static void learn_first(struct sheet_plan *plan)
{
	uint32_t best = CHART_NONE;

	for (uint32_t i = 0; i < plan->forest.count; i++)
		if (plan->total[i] >= plan->room && plan->total[i] <= 4 * plan->room &&
			(best == CHART_NONE || plan->total[i] < plan->total[best]))
			best = i;
	for (int i = 0; best != CHART_NONE && i < 2; i++)
		sheet_plan_fits(plan, &best, 1);
}

/* From the top, so that what fits is asked once and nothing below it. */
static void find_whole(struct sheet_plan *plan)
{
	const struct forest *forest = &plan->forest;

	for (uint32_t i = 0; i < forest->count; i++) {
		uint32_t box = forest->order[i], above = forest->superior[box];
		bool small = plan->total[box] <= SURE * plan->room &&
			     forest->height[box] <= SURE_LEVELS;

		plan->whole[box] = !plan->folded[box] &&
				   ((above != CHART_NONE && plan->whole[above]) ||
					   forest->height[box] == 0 || small ||
					   (sheet_plan_may_fit(plan, plan->total[box]) &&
						   sheet_plan_fits(plan, &box, 1)));
	}
}

/* Appends the roots that fill a sheet, or those that do not. */
static uint32_t list_roots(const struct sheet_plan *plan, bool large,
	struct sheet_item *items, uint32_t count)
{
	const struct forest *forest = &plan->forest;

	for (uint32_t i = 0; i < forest->root_count; i++) {
		uint32_t shown = plan->shown[forest->order[i]];

		if ((shown >= WELL_FILLED * plan->room) == large)
			items[count++] =
				(struct sheet_item){{forest->order + i, 1}, shown};
	}
	return count;
}

/* What is small comes after what is large, and shares sheets. */
static void add_roots(struct sheet_plan *plan, struct sheet_item *items)
{
	uint32_t large = list_roots(plan, true, items, 0);
	uint32_t count = list_roots(plan, false, items, large);

	if (large > 0)
		add_runs(plan, items, large, false);
	if (count > large)
		add_runs(plan, items + large, count - large, false);
}

static int by_key(const void *a, const void *b)
{
	const struct planned *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

/* Adds a sheet before all others that show the same superior. */
static void add_first(struct sheet_plan *plan, const struct sheet_item *item)
{
	struct planned *added;

	add_sheet(plan, item, 1);
	added = &plan->sheets.items[plan->sheets.count - 1];
	added->number = 0;
	for (uint32_t i = 0; i + 1 < plan->sheets.count; i++)
		if (plan->sheets.items[i].key == added->key)
			plan->sheets.items[i].number++;
}

/* Of single boxes the second half goes on; what stands apart already comes after it. */
static bool split_row(struct sheet_plan *plan, uint32_t top)
{
	struct run below = forest_children(&plan->forest, top);
	struct sheet_item cut = {below, 0};
	uint32_t kept = 0;

	while (kept < below.count && !plan->apart[below.items[kept]])
		kept++;
	if (kept < 2)
		return false;
	cut.tops.items += kept / 2;
	cut.tops.count = kept - kept / 2;
	set_apart(plan, cut.tops, true);
	add_first(plan, &cut);
	return true;
}

/* The largest branch of a sheet that has a single top goes on alone. */
static bool split_below(struct sheet_plan *plan, uint32_t top)
{
	struct run below = forest_children(&plan->forest, top);
	struct sheet_item *cuts = mem_alloc(below.count, sizeof *cuts);
	bool any = list_cuts(plan, top, 1, cuts) > 0;

	if (any) {
		set_apart(plan, cuts[0].tops, true);
		add_sheet(plan, &cuts[0], 1);
		shorten(plan, &cuts[0]);
	} else {
		any = split_row(plan, top);
	}
	plan->shown[top] = count_shown(plan, top);
	free(cuts);
	return any;
}

bool sheet_plan_split(struct sheet_plan *plan, uint32_t sheet)
{
	struct planned *planned = &plan->sheets.items[sheet], *other;
	uint32_t count = planned->count, *ends, kept;
	struct sheet_item *items;

	if (count < 2)
		return split_below(plan, plan->tops.items[planned->first]);
	items = mem_alloc(count, sizeof *items);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t *top = &plan->tops.items[planned->first + i];

		items[i] = (struct sheet_item){{top, 1}, plan->shown[*top]};
	}
	ends = mem_alloc(count, sizeof *ends);
	sheet_runs_even(items, count, 2, ends);
	kept = ends[0];
	free(ends);
	free(items);
	for (uint32_t i = 0; i < plan->sheets.count; i++)
		if (plan->sheets.items[i].number > planned->number)
			plan->sheets.items[i].number++;
	other = VEC_PUSH(&plan->sheets);
	planned = &plan->sheets.items[sheet];
	*other = (struct planned){
		planned->first + kept, count - kept, planned->key, planned->number + 1};
	planned->count = kept;
	return true;
}

void sheet_plan_sort(struct sheet_plan *plan)
{
	qsort(plan->sheets.items, plan->sheets.count, sizeof *plan->sheets.items, by_key);
}

void sheet_plan_number(struct sheet_plan *plan)
{
	for (uint32_t i = 0; i < plan->forest.count; i++)
		plan->pages[i] = (struct chart_pages){0};
	sheet_plan_sort(plan);
	for (uint32_t s = 0; s < plan->sheets.count; s++) {
		const struct planned *planned = &plan->sheets.items[s];

		sheet_plan_list(plan, plan->tops.items + planned->first, planned->count);
		for (uint32_t i = 0; i < plan->boxes.count; i++)
			plan->pages[plan->boxes.items[i]].own = s + 1;
		for (uint32_t i = 0; i < plan->heads.count; i++) {
			struct chart_pages *pages = &plan->pages[plan->heads.items[i]];

			pages->first = pages->first == 0 ? s + 1 : pages->first;
			pages->last = s + 1;
		}
	}
}

void sheet_plan_make(struct sheet_plan *plan, const struct chart *chart,
	const struct layout_options *options, double min_type)
{
	uint32_t n = chart->box_count;
	struct sheet_item *items = mem_alloc(n, sizeof *items);

	*plan = (struct sheet_plan){.chart = chart,
		.options = options,
		.min_type = min_type,
		.room = FIRST_ROOM};
	arena_init(&plan->arena, "sheets");
	forest_make(&plan->forest, &plan->arena, chart);
	chart_parts_make(&plan->parts, chart);
	plan->shown = arena_array(&plan->arena, n, sizeof *plan->shown);
	plan->total = arena_array(&plan->arena, n, sizeof *plan->total);
	plan->before = arena_array(&plan->arena, n, sizeof *plan->before);
	plan->whole = arena_array(&plan->arena, n, sizeof *plan->whole);
	plan->folded = arena_array(&plan->arena, n, sizeof *plan->folded);
	plan->apart = arena_array(&plan->arena, n, sizeof *plan->apart);
	plan->pages = arena_array(&plan->arena, n, sizeof *plan->pages);
	count_total(plan);
	learn_first(plan);
	find_whole(plan);
	for (uint32_t i = n; i-- > 0;)
		settle(plan, plan->forest.order[i], items);
	add_roots(plan, items);
	sheet_plan_fill(plan);
	sheet_plan_number(plan);
	free(items);
}

void sheet_plan_release(struct sheet_plan *plan)
{
	chart_parts_release(&plan->parts);
	VEC_RELEASE(&plan->tops);
	VEC_RELEASE(&plan->sheets);
	VEC_RELEASE(&plan->boxes);
	VEC_RELEASE(&plan->heads);
	arena_release(&plan->arena);
}
