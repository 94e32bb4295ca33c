/*
 * Our own engine: every tree has a front of shapes (shape.h); here one is chosen for
 * each, and a width for all boxes, so that the whole prints as large as can be on the
 * paper. Where several trees share the page they are chosen by one budget, then changed
 * one by one as long as that helps (hill climbing). A chart that fits in full size is
 * laid out flat, as plain as can be.
 */
#include "layout/limits.h"
#include "plan.h"
#include <math.h>

/* Sheet widths tried, as shares of that of the paper's shape. */
static const double TARGETS[] = {1, 0.85, 1.2, 0.7, 1.45, 1.8};

/* Trees that are worth climbing for, the largest ones. */
#define MOST_CLIMBED 8
#define MOST_ROUNDS  4
/* What a change must gain. */
#define IMPROVEMENT 1.003
/* What is still read with ease, as a share of full size: a chart is not torn into several
 * rows for more. */
#define COMFORTABLE 0.85
/* What a chart in full size may gain by being flat. */
#define FLAT_GAIN 0.5
/*
 * How much is tried, counted in trees put on shelves and boxes placed, not measured, so
 * that every machine stops at the same place.
 */
#define MOST_WORK 400000.0
/* Plans that are completed, with title and legend and all. */
#define MOST_COMPLETED 5
/* Up to so many boxes, every width is tried with every shape. */
#define MOST_WIDENED 1200
/* Charts of more boxes fit in full size on no paper that has a name. */
#define MOST_PLAIN 400
/* Roughly what title and legend add. */
#define TITLE_HEIGHT 44.0
#define TITLE_BESIDE 12.0   /* the only root */
#define LEGEND_AREA  3300.0 /* of a row */
/* How often room is made for the title, which grows a little on a higher page. */
#define MOST_LOWERED 4
/* From the title to a line below it, as page.c wants it. */
#define TITLE_CLEAR 13.0

/* One way to fill the page. */
struct plan_of_page {
	double score, target;
	uint32_t *chosen; /* by tree */
};

struct packing {
	struct arrangement *arr;
	const struct layout_options *options;
	struct arena *arena;
	const struct shapes *shapes;
	struct part **trees; /* that have more than one box; the largest first */
	uint32_t tree_count;
	double work;
	struct plan_of_page best[MOST_COMPLETED]; /* the best first */
	uint32_t best_count;
};

/* ---- scores --------------------------------------------------------------------------
 */

/* The size in print; beyond full size, the flatter the better. */
static double score_of(const struct packing *p, double width, double height)
{
	double scale = page_scale(p->options, width, height);

	if (scale < 1)
		return scale;
	return 1 + FLAT_GAIN / (1 + height / (width + 1));
}

static struct front front_of(const struct packing *p, const struct part *part)
{
	return shapes_below(p->shapes, part->boxes[0]);
}

static void use(const struct packing *p, struct part *part, uint32_t shape)
{
	const struct front front = front_of(p, part);
	const struct shape *s = &front.shapes[shape];

	part->shape = shape;
	part->at.width = s->width;
	part->at.height = s->height;
}

/* Shelves of that width; returns the score with title and legend guessed. */
static double shelved(struct packing *p, double target)
{
	struct arrangement *arr = p->arr;
	double more = LEGEND_AREA * arr->chart->legend_count;
	double title = arr->part_count > 1 ? TITLE_HEIGHT : TITLE_BESIDE;

	p->work += arr->part_count;
	shelves_fill(arr, target);
	return score_of(p, arr->width, arr->height + title + more / (arr->width + 1));
}

static double area_of(const struct packing *p, double *widest)
{
	double area = 0;

	*widest = 0;
	for (uint32_t i = 0; i < p->arr->part_count; i++) {
		const struct part *part = &p->arr->parts[i];
		double gap = part->alone ? p->arr->gaps.across : p->arr->gaps.part;

		area += (part->at.width + gap) * (part->at.height + gap);
		*widest = fmax(*widest, part->at.width);
	}
	return area;
}

/* ---- plans ---------------------------------------------------------------------------
 */

static void remember(struct packing *p, double score, double target)
{
	uint32_t at = p->best_count, *chosen;

	while (at > 0 && score > p->best[at - 1].score + 1e-9)
		at--;
	if (at == MOST_COMPLETED)
		return;
	chosen = p->best_count < MOST_COMPLETED
			 ? arena_array(p->arena, p->tree_count, sizeof *chosen)
			 : p->best[MOST_COMPLETED - 1].chosen;
	if (p->best_count < MOST_COMPLETED)
		p->best_count++;
	for (uint32_t i = p->best_count - 1; i > at; i--)
		p->best[i] = p->best[i - 1];
	for (uint32_t i = 0; i < p->tree_count; i++)
		chosen[i] = p->trees[i]->shape;
	p->best[at] = (struct plan_of_page){score, target, chosen};
}

static void recall(const struct packing *p, const struct plan_of_page *plan)
{
	for (uint32_t i = 0; i < p->tree_count; i++)
		use(p, p->trees[i], plan->chosen[i]);
}

/* The trees as they are, on sheets of several widths. */
static void try_targets(struct packing *p)
{
	double widest, area = area_of(p, &widest), last = 0;

	for (size_t i = 0; i < COUNT_OF(TARGETS); i++) {
		double target = TARGETS[i] * sqrt(area * page_shape(p->options));

		target = fmax(target, widest);
		if (i > 0 && (target == last || p->work > MOST_WORK))
			continue;
		last = target;
		remember(p, shelved(p, target), target);
	}
}

/* The shapes of the largest tree give the budgets for all. */
static void try_budgets(struct packing *p)
{
	struct front front = front_of(p, p->trees[0]);

	for (uint32_t s = front.count;
		s-- > 0 && (!p->best_count || p->work < MOST_WORK);) {
		for (uint32_t i = 0; i < p->tree_count; i++)
			use(p, p->trees[i],
				front_within_height(front_of(p, p->trees[i]),
					front.shapes[s].height));
		try_targets(p);
		if (p->tree_count == 1)
			continue;
		for (uint32_t i = 0; i < p->tree_count; i++)
			use(p, p->trees[i],
				front_within_width(
					front_of(p, p->trees[i]), front.shapes[s].width));
		try_targets(p);
	}
}

/* From the best plan on, changes one tree at a time as long as that helps. */
static void climb(struct packing *p)
{
	double score = p->best[0].score, target = p->best[0].target;
	bool helped = p->tree_count > 1;

	recall(p, &p->best[0]);
	for (int round = 0; round < MOST_ROUNDS && helped; round++) {
		helped = false;
		for (uint32_t i = 0; i < p->tree_count && i < MOST_CLIMBED; i++) {
			uint32_t best = p->trees[i]->shape;

			for (uint32_t s = 0; s < front_of(p, p->trees[i]).count &&
					     p->work < 2 * MOST_WORK;
				s++) {
				double now;

				use(p, p->trees[i], s);
				now = shelved(p, target);
				if (now > score * IMPROVEMENT) {
					score = now;
					best = s;
					helped = true;
				}
			}
			use(p, p->trees[i], best);
		}
	}
	remember(p, score, target);
}

/* ---- all of it -----------------------------------------------------------------------
 */

/* The largest first; ties by input order. */
static int by_size(const void *a, const void *b)
{
	const struct part *x = *(struct part *const *)a, *y = *(struct part *const *)b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x < y ? -1 : x > y; /* both in one array */
}

static void list_trees(struct packing *p)
{
	p->trees = arena_array(p->arena, p->arr->part_count, sizeof(struct part *));
	for (uint32_t i = 0; i < p->arr->part_count; i++) {
		struct part *part = &p->arr->parts[i];

		if (part->alone)
			part->at = p->arr->boxes[part->boxes[0]].at;
		else
			p->trees[p->tree_count++] = part;
	}
	qsort(p->trees, p->tree_count, sizeof(struct part *), by_size);
}

static void plan_freely(struct packing *p, struct arrangement *arr,
	const struct layout_options *options, struct arena *arena,
	enum shape_freedom freedom, bool staff)
{
	*p = (struct packing){.arr = arr, .options = options, .arena = arena};
	p->shapes = shapes_make(arr, arena, freedom, staff);
	list_trees(p);
	if (p->tree_count == 0) {
		try_targets(p);
		return;
	}
	try_budgets(p);
	if (p->best_count == 0)
		BUG("no plan was tried");
	climb(p);
}

/* With staff beside the line, unless that prints smaller or everything is to stand in
 * rows. */
static void plan_at_ease(struct packing *p, struct arrangement *arr,
	const struct layout_options *options, struct arena *arena,
	enum shape_freedom freedom)
{
	struct packing beside;

	plan_freely(p, arr, options, arena, freedom, false);
	if (options->fit == LAYOUT_PLAIN || !plan_has_staff(arr))
		return;
	plan_freely(&beside, arr, options, arena, freedom, true);
	if (fmin(beside.best[0].score, 1) * IMPROVEMENT >= fmin(p->best[0].score, 1))
		*p = beside;
}

/* What no plan for boxes of their present size scores more than: as if they, each with
 * the least room that it keeps to its neighbours, filled a page of the paper's shape. */
static double score_at_most(
	const struct arrangement *arr, const struct layout_options *options)
{
	double area = 0, width;

	for (uint32_t i = 0; i < arr->forest->count; i++) {
		const struct rectangle *at = &arr->boxes[i].at;

		area += at->width * (at->height + arr->tight.stack);
	}
	width = sqrt(area * page_shape(options));
	return page_scale(options, width, area / (width + 1) - arr->tight.stack);
}

/* Plans for boxes of their present size, the plainest with which the chart fits in full
 * size, or without several rows almost; where none does, every shape with small gaps. */
static void plan_page(struct packing *p, struct arrangement *arr,
	const struct layout_options *options, struct arena *arena)
{
	bool plain = options->fit == LAYOUT_PLAIN ||
		     (arr->forest->count <= MOST_PLAIN &&
			     score_at_most(arr, options) >= COMFORTABLE);

	arr->gaps = options->stretch > 1 ? arr->tight : arr->roomy;
	for (int f = SHAPE_PLAIN; plain && f <= SHAPE_FREE; f++) {
		plan_at_ease(p, arr, options, arena, (enum shape_freedom)f);
		if (p->best[0].score >= (f < SHAPE_OUTLINED ? 1 : COMFORTABLE))
			return;
	}
	arr->gaps = arr->tight;
	plan_at_ease(p, arr, options, arena, SHAPE_FREE);
}

/* All that hangs below the only root moves down, so that the title has room beside it. */
static void lower(struct arrangement *arr, double by)
{
	uint32_t root = arr->parts[0].boxes[0];

	for (uint32_t i = 0; i < arr->forest->count; i++) {
		if (i == root)
			continue;
		arr->boxes[i].at.y += by;
		arr->joints[i].hub_y += by;
		arr->joints[i].bus_y += by;
	}
	for (uint32_t i = 0; i < arr->panels.count; i++)
		arr->panels.items[i].at.y += by;
	arr->height += by;
}

static void place_all(struct packing *p, const struct plan_of_page *plan, double lowered)
{
	struct arrangement *arr = p->arr;

	recall(p, plan);
	shelves_fill(arr, plan->target);
	for (uint32_t i = 0; i < arr->part_count; i++) {
		const struct part *part = &arr->parts[i];

		if (!part->alone)
			shapes_place(p->shapes, part->boxes[0], part->shape, part->at.x,
				part->at.y);
	}
	if (lowered > 0)
		lower(arr, lowered);
}

/* A plan on its page; `lowered` as place_all takes it. */
struct completed {
	uint32_t plan;
	double lowered, score, height;
};

/* Of two that print as large, what is to be stretched has more room on the lower one. */
static bool is_better(
	const struct packing *p, const struct completed *a, const struct completed *b)
{
	if (a->score > b->score + 1e-9)
		return true;
	return p->options->stretch > 1 && a->score > b->score - 1e-9 &&
	       a->height < b->height;
}

static void complete(struct packing *p, struct completed *try, struct places *places,
	struct page *page)
{
	place_all(p, &p->best[try->plan], try->lowered);
	page_complete(p->arr, p->options, places, page);
	try->height = page->height - page->top;
	try->score = score_of(p, page->width, try->height);
}

/* How much a title that stands above everything needs to stand beside the root. */
static double room_for_title(const struct packing *p, const struct page *page)
{
	const struct arrangement *arr = p->arr;
	double bus = arr->boxes[arr->parts[0].boxes[0]].at.height + arr->gaps.down / 2;

	if (arr->part_count > 1 || arr->parts[0].alone || page->top >= 0)
		return 0;
	return page->title.height + TITLE_CLEAR - bus;
}

/* The width of boxes with which the best plan prints largest; the nicest that is almost
 * as good. */
static double choose_width(struct arrangement *arr, const struct layout_options *options,
	struct arena *arena)
{
	double widths[MOST_WIDTHS] = {0}, most = 0, best;
	uint32_t count = sizes_widths(arr->chart, widths);

	best = widths[0];
	if (arr->forest->count > MOST_WIDENED)
		return sizes_best(arr->chart, widths, count, &arr->gaps);
	for (uint32_t i = 0; i < count && most < 1; i++) {
		struct packing p;

		arena_reset(arena);
		sizes_set(arena, arr->chart, arr->boxes, widths[i]);
		if (score_at_most(arr, options) <= most * IMPROVEMENT)
			continue;
		plan_page(&p, arr, options, arena);
		if (p.best[0].score > most * IMPROVEMENT) {
			most = p.best[0].score;
			best = widths[i];
		}
	}
	arena_reset(arena);
	return best;
}

/* Completes the plans, and leaves the best one on the page. */
static void complete_best(struct packing *p, struct places *places, struct page *page)
{
	struct completed best = {0}, last = {0};

	for (uint32_t i = 0; i < p->best_count; i++) {
		struct completed try = {.plan = i};

		for (int round = 0; round < MOST_LOWERED; round++) {
			complete(p, &try, places, page);
			last = try;
			if (is_better(p, &try, &best))
				best = try;
			try.lowered = room_for_title(p, page);
			if (try.lowered <= 0)
				break;
		}
	}
	if (best.plan != last.plan || best.lowered != last.lowered)
		complete(p, &best, places, page);
}

void own_place(struct arrangement *arr, const struct layout_options *options,
	struct places *places, struct page *page)
{
	struct arena arena;
	struct packing p;

	arena_init(&arena, "shapes");
	sizes_set(&places->arena, arr->chart, arr->boxes,
		choose_width(arr, options, &arena));
	plan_page(&p, arr, options, &arena);
	if (arr->forest->count > MOST_WIDENED)
		p.best_count = 1;
	complete_best(&p, places, page);
	arena_release(&arena);
}
