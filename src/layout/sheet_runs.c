/*
 * Runs of branches for sheets: neighbours stay neighbours, and of all ways to make so
 * many runs the one whose fullest holds least is taken.
 */
#include "sheets_internal.h"

/* How many runs there are if none may hold more than `most` boxes; their ends. */
static uint32_t end_runs(
	const struct sheet_item *items, uint32_t count, uint32_t most, uint32_t *ends)
{
	uint32_t runs = 0, sum = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (i > 0 && sum + items[i].boxes > most) {
			ends[runs++] = i;
			sum = 0;
		}
		sum += items[i].boxes;
	}
	ends[runs++] = count;
	return runs;
}

/* By bisection of the fullest one. */
uint32_t sheet_runs_even(
	const struct sheet_item *items, uint32_t count, uint32_t runs, uint32_t *ends)
{
	uint32_t low = 0, high = 0;

	for (uint32_t i = 0; i < count; i++) {
		high += items[i].boxes;
		low = items[i].boxes > low ? items[i].boxes : low;
	}
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (end_runs(items, count, middle, ends) <= runs)
			high = middle;
		else
			low = middle + 1;
	}
	return end_runs(items, count, low, ends);
}

bool sheet_run_fits(
	struct sheet_plan *plan, const struct sheet_item *items, uint32_t count)
{
	uint32_t boxes = 0, first = plan->tops.count;
	bool fit;

	for (uint32_t i = 0; i < count; i++) {
		boxes += items[i].boxes;
		for (uint32_t k = 0; k < items[i].tops.count; k++)
			*VEC_PUSH(&plan->tops) = items[i].tops.items[k];
	}
	fit = sheet_plan_may_fit(plan, boxes) &&
	      sheet_plan_fits(plan, plan->tops.items + first, plan->tops.count - first);
	plan->tops.count = first;
	return fit;
}

/* From a guess downwards, as long as what is learned says that fewer will do, then
 * upwards. */
uint32_t sheet_runs_choose(struct sheet_plan *plan, const struct sheet_item *items,
	uint32_t count, uint32_t *ends)
{
	uint32_t sum = 0, wanted, runs;
	bool failed = false;

	for (uint32_t i = 0; i < count; i++)
		sum += items[i].boxes;
	for (wanted = (uint32_t)(sum / (1.2 * plan->room)) + 1; wanted < count;
		wanted++) {
		bool fit = true;
		uint32_t fewer;

		runs = sheet_runs_even(items, count, wanted, ends);
		for (uint32_t r = 0; fit && r < runs; r++) {
			uint32_t first = r > 0 ? ends[r - 1] : 0;

			fit = ends[r] - first == 1 ||
			      sheet_run_fits(plan, items + first, ends[r] - first);
		}
		fewer = (uint32_t)(sum / plan->room) + 1;
		if (fit && (failed || fewer >= wanted))
			return runs;
		failed = failed || !fit;
		if (fit)
			wanted = fewer - 1;
		else if (fewer > wanted + 3)
			wanted = fewer - 2;
	}
	return sheet_runs_even(items, count, count, ends);
}
