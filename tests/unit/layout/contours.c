/* Contours of shapes and silhouettes of rows: what stands how near to what. */
#include "../../../src/layout/contour.h"
#include "base/base.h"

#include <criterion/criterion.h>

/* A box 20 wide in the middle of 60, and 60 below it. */
static struct contour tree(void)
{
	const struct contour_step box = {10, 20, 20};
	const struct contour below = contour_full(10);

	return contour_below(box, &below, 20, 0, 0);
}

Test(contours, are_the_box_and_what_hangs_below_it)
{
	const struct contour contour = tree();

	cr_assert_eq(contour.count, 2);
	cr_expect_eq(contour.steps[0].until, 10);
	cr_expect_eq(contour.steps[0].left, 20);
	cr_expect_eq(contour.steps[1].until, 30, "the gap above it is taken, too");
	cr_expect_eq(contour.steps[1].left, 0);
}

Test(contours, round_outwards_what_is_deep)
{
	struct contour contour = contour_full(10);

	for (int i = 0; i < 10; i++)
		contour = contour_below(
			(struct contour_step){10, 50 - i, 5}, &contour, 20, 7, 3);
	cr_expect_eq(contour.count, CONTOUR_STEPS);
	cr_expect_eq(contour.steps[0].left, 41);
	cr_expect_eq(contour.steps[CONTOUR_STEPS - 1].until, 210);
	/* the innermost has ten times 3 at the right, but 5 + 3 * 3 is nearer */
	cr_expect_eq(contour.steps[CONTOUR_STEPS - 1].right, 14);
}

Test(contours, mirrored_change_sides)
{
	const struct contour_step box = {10, 1, 2};
	const struct contour below = contour_full(10);
	const struct contour one = contour_below(box, &below, 20, 3, 4);
	const struct contour other = contour_mirrored(&one);

	cr_expect_eq(other.steps[0].left, 2);
	cr_expect_eq(other.steps[0].right, 1);
	cr_expect_eq(other.steps[1].left, 4);
	cr_expect_eq(other.steps[1].until, 30);
}

Test(silhouettes, have_room_beside_a_box)
{
	const struct contour deep = tree(), leaf = contour_full(10),
			     high = contour_full(11);
	struct silhouette row = {0};

	silhouette_add(&row, &deep, 100, 60);
	cr_expect_eq(silhouette_room(&row, &leaf, 5), 145, "beside the box");
	cr_expect_eq(silhouette_room(&row, &high, 5), 165, "beside what hangs below");
	/* what stood there before the last one counts, too */
	silhouette_add(&row, &leaf, 145, 20);
	cr_expect_eq(silhouette_room(&row, &leaf, 5), 170);
	cr_expect_eq(silhouette_room(&row, &deep, 5), 165);
}

Test(silhouettes, of_many_depths_stay_small_and_whole)
{
	struct silhouette row = {0};
	struct contour contour;
	double left, right;

	for (int i = 0; i < 50; i++) {
		contour = contour_full(10 * (i + 1));
		silhouette_add(&row, &contour, i % 2 ? -i : i, 10);
	}
	cr_expect_leq(row.count, SILHOUETTE_STEPS);
	contour = silhouette_contour(&row, &left, &right);
	cr_expect_eq(left, -49);
	cr_expect_eq(right, 58);
	cr_expect_eq(contour.steps[contour.count - 1].until, 500);
	for (uint32_t i = 0; i < contour.count; i++) {
		cr_expect_geq(contour.steps[i].left, 0);
		cr_expect_geq(contour.steps[i].right, 0);
	}
}
