/* Tests of days in rule files. */
#include "own_fixture.h"

#define ON(day, yaml, condition, expected)                                       \
	cr_expect_str_eq(judged_on((yaml), "{sort: group}", (condition), (day)), \
		(expected), "%s",                                                \
		judged_on((yaml), "{sort: group}", (condition), (day)))

Test(own_days, within_of_the_day)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, mandate: {decided: 2024-02-29}}\n"
			   "  b: {name: B, mandate: {decided: 2027-03-01}}\n"
			   "  c: {name: C, mandate: {decided: none}}\n";

	ON("2026-02-28", yaml, "{field: mandate.decided, within: 2 years}",
		"a met, b met, c open");
	ON("2026-03-01", yaml, "{field: mandate.decided, within: 2 years}",
		"a failed, b met, c open");
	ON("2026-03-01", yaml, "{field: mandate.decided, within: 366 days}",
		"a failed, b met, c open");
	ON("2024-03-07", yaml, "{field: mandate.decided, within: 1 week}",
		"a met, b failed, c open");
	ON(NULL, yaml, "{field: mandate.decided, within: 2 years}",
		"a open, b open, c open");
}

Test(own_days, within_of_another_date)
{
	const char *yaml =
		"orgraph: 1\n"
		"groups:\n"
		"  a: {name: A, mandate: {decided: 2022-01-31, review: 2022-02-28}}\n"
		"  b: {name: B, mandate: {decided: 2022-01-31, review: 2022-03-01}}\n"
		"  c: {name: C, mandate: {review: 2022-03-01}}\n";

	ON(NULL, yaml, "{field: mandate.review, within: 1 month, of: mandate.decided}",
		"a met, b failed, c open");
}

Test(own_days, changes_every)
{
	const char *yaml = "orgraph: 1\n"
			   "units: {n: {name: N}, s: {name: S}}\n"
			   "posts: {p: {name: P, unit: n}, q: {name: Q, unit: n}, r: "
			   "{name: R, unit: s}}\n"
			   "groups:\n"
			   "  a: {name: A, chair: [{post: p, from: 2021, until: 2022}, "
			   "{post: q, from: 2023, until: 2024}]}\n"
			   "  b: {name: B, chair: [{post: p, from: 2021, until: 2022}, "
			   "{post: p, from: 2023, until: 2024}]}\n"
			   "  c: {name: C, chair: [{post: p, from: 2021, until: 2022}, "
			   "{post: r, from: 2023}]}\n"
			   "  d: {name: D, chair: p}\n"
			   "  e: {name: E}\n";

	ON(NULL, yaml, "{field: chair, changes_every: 2 years}",
		"a met, b failed, c open, d open, e open");
	ON("2024-12-31", yaml, "{field: chair, changes_every: 2 years}",
		"a met, b failed, c met, d open, e open");
	ON("2025-01-01", yaml, "{field: chair, changes_every: 2 years}",
		"a met, b failed, c failed, d open, e open");
	ON("2024-12-31", yaml, "{field: chair, changes_every: 2 years, per: unit}",
		"a failed, b failed, c met, d open, e open");
}
