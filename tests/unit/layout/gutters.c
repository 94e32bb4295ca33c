/* Which gutters there are between boxes, of those that lie near each other. */
#include "../../../src/layout/route_internal.h"
#include "base/base.h"
#include <criterion/criterion.h>
#include <math.h>

static bool has_upright(const struct gutters *gutters, double across)
{
	for (uint32_t i = 0; i < gutters->counts[UPRIGHT]; i++)
		if (fabs(gutters->items[UPRIGHT][i].across - across) < 0.01)
			return true;
	return false;
}

/*
 * Two boxes with a trunk in the middle between them, and far below something else whose
 * gutter lies between the trunk and the right box's, nearer to the trunk:
 *
 *	+----+ | +----+
 *	+----+ | +----+
 *	         +---
 */
Test(gutters, keep_off_a_trunk_where_they_can)
{
	struct rectangle items[] = {
		{0, 0, 118, 60}, {144, 0, 118, 60}, {140.9, 300, 200, 50}};
	const struct rectangle trunk = {130.9, -20, 0.2, 60};
	struct obstacles obstacles = {.items = items,
		.count = COUNT_OF(items),
		.box_count = COUNT_OF(items),
		.bounds = {-40, -40, 440, 440}};
	struct arena arena;
	struct gutters gutters;

	arena_init(&arena, "gutters");
	space_make(&obstacles.space, &arena, items, COUNT_OF(items));
	space_make(&obstacles.lines, &arena, &trunk, 1);
	gutters_make(&gutters, &arena, &obstacles);
	cr_expect(has_upright(&gutters, 144 - CLEAR));
	cr_expect_not(has_upright(&gutters, 140.9 - CLEAR));
	cr_expect(has_upright(&gutters, 118 + CLEAR));
	arena_release(&arena);
}
