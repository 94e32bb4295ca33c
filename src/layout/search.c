/*
 * Which of its shapes each part should have. Every part has options, from spread out in
 * rows to hanging in long columns, of which those that an earlier one beats in width and
 * height are dropped. Options are combined by shelf widths, the nicest ones first, until
 * the whole prints in full size; where it cannot, parts are changed one by one as long as
 * that helps (hill climbing), and then single columns.
 */
#include "layout_internal.h"
#include <math.h>

/* Levels that may hang below each other: deeper ones would drift to the right. */
#define MOST_HANGING 3
#define MOST_OPTIONS 256
/* Boxes in a part from which on no option is nicer than another. */
#define LARGE 150
/* Parts that are worth climbing for, the largest ones. */
#define MOST_CLIMBED 8
/*
 * How much is tried, by the placers' work: n blocks count n * sqrt(n), which is about how
 * dot's time grows, 5 microseconds each. Counted, not measured, so that every machine
 * stops at the same place.
 */
#define MOST_WORK 250000.0
/* Widths for which such options are made. */
#define REFINED_WIDTHS 20
/* Roughly what title and legend add. */
#define TITLE_HEIGHT 44.0
#define LEGEND_AREA  3300.0 /* of a row */
#define IMPROVEMENT  1.003

struct option {
	struct params params;
	const uint32_t *rows; /* by the part's boxes, or NULL: the same for all */
	double width, height;
	uint32_t strays;
};

/* What a part can be; `chosen` is what it is now. */
struct choice {
	struct part *part;
	struct option *options;
	uint32_t count, chosen;
};

struct search {
	struct arrangement *arr;
	const struct layout_options *options;
	struct choice *choices;
	uint32_t count;
	double work; /* so far */
};

/* ---- options -------------------------------------------------------------------------
 */

static bool is_beaten(const struct choice *choice, const struct option *option)
{
	for (uint32_t i = 0; i < choice->count; i++)
		if (choice->options[i].width <= option->width &&
			choice->options[i].height <= option->height &&
			choice->options[i].strays <= option->strays)
			return true;
	return false;
}

/* Keeps options with fewer strays first, else the order of adding. */
static void add_option(struct choice *choice, struct option option)
{
	uint32_t at = choice->count;

	if (is_beaten(choice, &option) || choice->count == MOST_OPTIONS)
		return;
	while (at > 0 && choice->options[at - 1].strays > option.strays) {
		choice->options[at] = choice->options[at - 1];
		at--;
	}
	choice->options[at] = option;
	choice->count++;
}

static void set_rows(
	struct arrangement *arr, const struct part *part, const uint32_t *rows)
{
	for (uint32_t i = 0; i < part->count; i++)
		arr->rows[part->boxes[i]] = rows ? rows[i] : 0;
}

static bool place_one(struct search *search, struct part *part, struct buf *why)
{
	struct arrangement *arr = search->arr;

	arr->blocks.count = arr->panels.count = 0;
	arena_reset(arr->scratch);
	if (!part_place(arr, part, search->options->place, why))
		return false;
	search->work += part->block_count * sqrt(part->block_count);
	return true;
}

static bool is_tired(const struct search *search)
{
	return search->work > MOST_WORK;
}

static uint32_t height_of(const struct arrangement *arr, const struct part *part)
{
	uint32_t height = 0;

	for (uint32_t i = 0; i < part->count; i++)
		if (arr->forest->height[part->boxes[i]] > height)
			height = arr->forest->height[part->boxes[i]];
	return height;
}

static bool try_option(struct search *search, struct choice *choice, struct params params,
	struct buf *why)
{
	struct part *part = choice->part;

	/* the first one is needed, whatever it costs */
	if (choice->count > 0 && is_tired(search))
		return true;
	part->params = params;
	if (!place_one(search, part, why))
		return false;
	if (params.tuck && part->tucked == 0)
		return true; /* as without */
	add_option(choice, (struct option){params, NULL, part->at.width, part->at.height,
				   blocks_strays(search->arr, part)});
	return true;
}

/* Large parts begin with what makes the fewest blocks: nobody spreads those out. */
static bool find_options(struct search *search, struct choice *choice, struct buf *why)
{
	struct part *part = choice->part;
	uint32_t high = height_of(search->arr, part);
	uint32_t most = high < MOST_HANGING ? high : MOST_HANGING;
	static const struct {
		bool compact, tuck;
	} ways[] = {{true, false}, {false, false}, {true, true}};

	for (uint32_t i = 1; i <= most; i++)
		for (uint32_t rows = 1; rows < 2 * part->count;
			rows += rows < 8 ? 1 : rows / 3)
			for (unsigned how = 0; how < COUNT_OF(ways); how++) {
				uint32_t levels = part->count > LARGE ? most + 1 - i : i;
				struct params params = {
					levels, rows, ways[how].compact, ways[how].tuck};

				if (!try_option(search, choice, params, why))
					return false;
			}
	return true;
}

static double area_of(const struct option *option)
{
	return (option->width + GAP_PART) * (option->height + GAP_PART);
}

/* Does `o` suit a room of this width better than `b`? The narrower if it is too wide,
 * else the lower or (`dense`) the one that takes less of the page. */
static bool suits_better(
	const struct option *o, const struct option *b, double room, bool dense)
{
	if (b->width > room)
		return o->width < b->width;
	if (o->width > room)
		return false;
	return dense ? area_of(o) < area_of(b) : o->height < b->height;
}

/* Is the part as placed lower within `room`, or as low and narrower? */
static bool is_lower(const struct part *part, const struct option *best, double room)
{
	if (part->at.width > room)
		return false;
	if (part->at.height != best->height)
		return part->at.height < best->height;
	return part->at.width < best->width;
}

/* Tries every length of columns below the part's box `at`, and keeps the best. */
static bool refine_box(struct search *search, struct part *part, uint32_t at,
	uint32_t *rows, double room, struct option *best, struct buf *why)
{
	struct arrangement *arr = search->arr;
	uint32_t n = blocks_hanging(arr, part, part->boxes[at]), keep = rows[at],
		 last = 0;

	for (uint32_t columns = 1; columns <= n && !is_tired(search); columns++) {
		uint32_t now = (n + columns - 1) / columns;

		if (now == last)
			continue;
		last = now;
		arr->rows[part->boxes[at]] = now;
		if (!place_one(search, part, why))
			return false;
		if (is_lower(part, best, room)) {
			best->width = part->at.width;
			best->height = part->at.height;
			keep = now;
		}
	}
	rows[at] = arr->rows[part->boxes[at]] = keep;
	return true;
}

/* From the lowest plain option within `room`, columns of their own for each superior. */
static bool refine_for(struct search *search, struct choice *choice, struct arena *arena,
	double room, struct buf *why)
{
	struct part *part = choice->part;
	uint32_t *rows = arena_array(arena, part->count, sizeof *rows), base = 0;
	struct option best;

	/* those with the fewest strays come first, and only they are worth it */
	for (uint32_t i = 1; i < choice->count &&
			     choice->options[i].strays == choice->options[0].strays;
		i++)
		if (suits_better(
			    &choice->options[i], &choice->options[base], room, false))
			base = i;
	best = choice->options[base];
	if (best.rows)
		memcpy(rows, best.rows, part->count * sizeof *rows);
	part->params = best.params;
	set_rows(search->arr, part, rows);
	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < part->count; i++)
			if (blocks_hanging(search->arr, part, part->boxes[i]) > 1 &&
				!refine_box(search, part, i, rows, room, &best, why))
				return false;
	best.rows = rows;
	add_option(choice, best);
	set_rows(search->arr, part, NULL);
	return true;
}

/* Options between the narrowest and the widest plain one. */
static bool refine(struct search *search, struct choice *choice, struct arena *arena,
	struct buf *why)
{
	double least = choice->options[0].width, most = least;

	for (uint32_t i = 1; i < choice->count; i++) {
		least = fmin(least, choice->options[i].width);
		most = fmax(most, choice->options[i].width);
	}
	for (int i = 1; i <= REFINED_WIDTHS && !is_tired(search); i++)
		if (!refine_for(search, choice, arena,
			    least * pow(most / least, (double)i / REFINED_WIDTHS), why))
			return false;
	return true;
}

/* ---- combinations --------------------------------------------------------------------
 */

static void use(struct search *search, struct choice *choice, uint32_t option)
{
	choice->chosen = option;
	set_rows(search->arr, choice->part, choice->options[option].rows);
	choice->part->params = choice->options[option].params;
	choice->part->at.width = choice->options[option].width;
	choice->part->at.height = choice->options[option].height;
}

uint32_t search_targets(const struct arrangement *arr,
	const struct layout_options *options, double targets[MOST_TARGETS])
{
	static const double factors[MOST_TARGETS] = {1, 0.7, 0.85, 1.2, 1.45, 1.8};
	double area = 0, widest = 0;
	uint32_t count = 0;

	for (uint32_t p = 0; p < arr->part_count; p++) {
		const struct part *part = &arr->parts[p];
		const struct rectangle *at =
			part->alone ? &arr->boxes[part->boxes[0]].at : &part->at;
		double gap = part->alone ? arr->gaps.across : GAP_PART;

		area += (at->width + gap) * (at->height + gap);
		widest = at->width > widest ? at->width : widest;
	}
	for (uint32_t i = 0; i < MOST_TARGETS; i++) {
		double target = factors[i] * sqrt(area * page_shape(options));

		target = target < widest ? widest : target;
		if (count == 0 || target != targets[count - 1])
			targets[count++] = target;
	}
	return count;
}

/* How well the whole would print, title and legend guessed. */
static double scale_at(const struct search *search, double target)
{
	struct arrangement *arr = search->arr;
	double more = LEGEND_AREA * arr->chart->legend_count;

	shelves_fill(arr, target);
	return page_scale(search->options, arr->width,
		arr->height + TITLE_HEIGHT + more / (arr->width + 1));
}

static double best_scale(const struct search *search)
{
	double targets[MOST_TARGETS] = {0}, best = 0;
	uint32_t count = search_targets(search->arr, search->options, targets);

	for (uint32_t i = 0; i < count; i++)
		best = fmax(best, scale_at(search, targets[i]));
	return best;
}

/* For each part the best of its first `most` options for a room of this width. */
static void fit_to(struct search *search, double room, uint32_t most, bool dense)
{
	for (uint32_t c = 0; c < search->count; c++) {
		struct choice *choice = &search->choices[c];
		uint32_t best = 0;

		for (uint32_t i = 1; i < choice->count && i < most; i++) {
			if (suits_better(&choice->options[i], &choice->options[best],
				    room, dense))
				best = i;
		}
		use(search, choice, best);
	}
}

static void remember(const struct search *search, uint32_t *plan)
{
	for (uint32_t c = 0; c < search->count; c++)
		plan[c] = search->choices[c].chosen;
}

static void recall(struct search *search, const uint32_t *plan)
{
	for (uint32_t c = 0; c < search->count; c++)
		use(search, &search->choices[c], plan[c]);
}

/* The best of plans that use the first `most` options of each part. */
static double combine(struct search *search, uint32_t most, uint32_t *plan)
{
	static const double shares[] = {1, 0.5, 0.34, 0.25};
	double targets[MOST_TARGETS] = {0}, best = 0;
	uint32_t count;

	for (int dense = 0; dense < 2; dense++) {
		fit_to(search, dense ? 1e9 : 0, most, dense);
		count = search_targets(search->arr, search->options, targets);
		for (uint32_t i = 0; i < count; i++)
			for (size_t k = 0; k < COUNT_OF(shares); k++) {
				double scale;

				fit_to(search, targets[i] * shares[k], most, dense);
				scale = scale_at(search, targets[i]);
				if (scale > best * IMPROVEMENT || best == 0) {
					best = scale;
					remember(search, plan);
				}
			}
	}
	recall(search, plan);
	return best;
}

/* Changes one part at a time as long as that helps. */
static double climb(struct search *search, double scale)
{
	bool helped = true;

	for (int round = 0; round < 4 && helped; round++) {
		helped = false;
		for (uint32_t c = 0; c < search->count && c < MOST_CLIMBED; c++) {
			struct choice *choice = &search->choices[c];
			uint32_t best = choice->chosen;

			for (uint32_t i = 0; i < choice->count; i++) {
				double now;

				use(search, choice, i);
				now = best_scale(search);
				if (now > scale * IMPROVEMENT) {
					scale = now;
					best = i;
					helped = true;
				}
			}
			use(search, choice, best);
		}
	}
	return scale;
}

/* ---- all of it -----------------------------------------------------------------------
 */

/* The largest parts first; ties by input order. */
static int by_size(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (x->part->count != y->part->count)
		return x->part->count > y->part->count ? -1 : 1;
	return x->part < y->part ? -1 : x->part > y->part; /* both in one array */
}

static bool list_choices(struct search *search, struct arena *arena, struct buf *why)
{
	struct arrangement *arr = search->arr;

	search->choices = arena_array(arena, arr->part_count, sizeof *search->choices);
	for (uint32_t p = 0; p < arr->part_count; p++)
		if (!arr->parts[p].alone)
			search->choices[search->count++].part = &arr->parts[p];
	qsort(search->choices, search->count, sizeof *search->choices, by_size);
	for (uint32_t c = 0; c < search->count; c++) {
		search->choices[c].options =
			arena_array(arena, MOST_OPTIONS, sizeof(struct option));
		if (!find_options(search, &search->choices[c], why))
			return false;
	}
	return true;
}

/* More and more options, so that a chart that fits stays as plain as it can be. */
static double combine_all(struct search *search, struct arena *arena)
{
	static const uint32_t steps[] = {1, 2, 3, 4, 6, 9, 14, 20, 40, MOST_OPTIONS};
	uint32_t *plan = arena_array(arena, search->count, sizeof *plan);
	uint32_t *best = arena_array(arena, search->count, sizeof *best);
	double scale = 0;

	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		double now = combine(search, steps[i], plan);

		if (now > scale * IMPROVEMENT || i == 0) {
			scale = now;
			memcpy(best, plan, search->count * sizeof *best);
		}
	}
	recall(search, best);
	return scale;
}

/* Options with columns of different lengths are made only where plain ones fall short. */
static bool refine_all(struct search *search, struct arena *arena, struct buf *why)
{
	for (uint32_t c = 0; c < search->count && c < MOST_CLIMBED; c++)
		if (!refine(search, &search->choices[c], arena, why))
			return false;
	return true;
}

bool search_params(
	struct arrangement *arr, const struct layout_options *options, struct buf *why)
{
	struct search search = {.arr = arr, .options = options};
	struct arena arena;
	double scale = 0;
	bool done;

	arena_init(&arena, "search");
	done = list_choices(&search, &arena, why);
	if (done)
		scale = combine_all(&search, &arena);
	if (done && scale < 1) {
		done = refine_all(&search, &arena, why);
		if (done)
			climb(&search, combine_all(&search, &arena));
	}
	arena_release(&arena);
	return done;
}
