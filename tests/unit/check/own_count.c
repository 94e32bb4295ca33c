/* How many, in rule files: values of numbers, heaps of everything else. */
#include "own_fixture.h"

Test(own_count, numbers_are_compared)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, meets: 4/year}\n"
			   "  b: {name: B, meets: 2-6/year}\n"
			   "  c: {name: C, meets: weekly}\n"
			   "  d: {name: D, meets: on_demand}\n"
			   "  e: {name: E}\n";

	EXPECT_GROUPS(yaml, "{field: meets, between: [4, 8]}",
		"a met, b failed, c failed, d open, e open");
	EXPECT_GROUPS(yaml, "{field: meets, at_least: 2}",
		"a met, b met, c met, d open, e open");
	EXPECT_GROUPS(yaml, "{field: meets, at_most: 6}",
		"a met, b met, c failed, d open, e open");
	EXPECT_GROUPS(yaml, "{field: meets, exactly: 52}",
		"a failed, b failed, c met, d open, e open");
}

Test(own_count, dates_lie_between_days)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, mandate: {decided: 2019-05-01}}\n"
			   "  b: {name: B, mandate: {decided: 2019-06-30}}\n"
			   "  c: {name: C, mandate: {decided: none}}\n";

	EXPECT_GROUPS(yaml, "{field: mandate.decided, between: [2019-05, 2019-06]}",
		"a met, b met, c open");
	EXPECT_GROUPS(yaml, "{field: mandate.decided, between: [2019-05-02, 2019-06-29]}",
		"a failed, b failed, c open");
}

Test(own_count, values_are_counted)
{
	const char *yaml = "orgraph: 1\n"
			   "posts: {p: {name: P}, q: {name: Q}}\n"
			   "groups:\n"
			   "  a: {name: A, members: [p, {post: q, count: 2}]}\n"
			   "  b: {name: B, members: [{post: p, count: 2+}]}\n"
			   "  c: {name: C, members: [lost, p]}\n"
			   "  d: {name: D}\n";

	EXPECT_GROUPS(yaml, "{field: members, exactly: 3}",
		"a met, b open, c failed, d failed");
	EXPECT_GROUPS(
		yaml, "{field: members, at_least: 2}", "a met, b met, c met, d failed");
	EXPECT_GROUPS(yaml, "{field: members, at_most: 1}",
		"a failed, b failed, c failed, d met");
	EXPECT_GROUPS(yaml, "{field: members, between: [3, 4]}",
		"a met, b open, c failed, d failed");
	EXPECT_GROUPS(yaml, "{field: members, where: {id: q}, at_least: 1}",
		"a met, b failed, c open, d failed");
	EXPECT_GROUPS(yaml, "{field: members, where: {id: q}, at_most: 0}",
		"a failed, b met, c open, d met");
}

Test(own_count, a_heap_for_each)
{
	const char *yaml =
		"orgraph: 1\n"
		"units: {n: {name: N, kind: region}, s: {name: S, kind: region}, w: "
		"{name: W, kind: region}}\n"
		"posts: {p: {name: P, unit: n}, q: {name: Q, unit: s}, r: {name: R, "
		"unit: s}, l: {name: L, unit: lost}, o: {name: O, unit: w}}\n"
		"groups:\n"
		"  a: {name: A, members: [p, q, o]}\n"
		"  b: {name: B, members: [p, q, r, o]}\n"
		"  c: {name: C, members: [p, l, q]}\n"
		"  d: {name: D, members: [p]}\n"
		"  e: {name: E}\n";

	/* those that there are */
	EXPECT_GROUPS(yaml, "{field: members, at_most: 1, per: unit}",
		"a met, b failed, c open, d met, e open");
	/* those that there have to be */
	EXPECT_GROUPS(yaml,
		"{field: members, exactly: 1, per: unit, among: {kind: region}}",
		"a met, b failed, c open, d failed, e failed");
	EXPECT_GROUPS(yaml,
		"{field: members, at_most: 1, per: unit, among: {id: [n, w]}}",
		"a met, b met, c open, d met, e met");
	EXPECT_GROUPS(yaml,
		"{field: members, at_least: 1, per: unit, among: {id: [n, nobody]}}",
		"a open, b open, c open, d open, e failed");
}

Test(own_count, the_value_too_many_is_to_blame)
{
	const char *yaml = "orgraph: 1\n"
			   "posts: {p: {name: P}, q: {name: Q}}\n"
			   "groups:\n"
			   "  a: {name: A, members: [p, q]}\n";

	cr_expect_str_eq(found_by(yaml, "    message: '{name} has {members}'\n"
					"    for: {sort: group}\n"
					"    require: {field: members, at_most: 1}\n"),
		"4:29 A has P, Q | a,q\n");
	cr_expect_str_eq(found_by(yaml, "    message: '{name} has {chair}'\n"
					"    for: {sort: group}\n"
					"    require: {field: chair, at_least: 1}\n"),
		"4:3 A has – | a\n");
}
