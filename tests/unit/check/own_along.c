/* Tests along lines, and the ways that their findings show. */
#include "own_fixture.h"

#define TYPES "organisation: {line_types: {hands_on: {style: dashed}}}\n"

Test(own_along, reaches_a_condition)
{
	const char *yaml = "orgraph: 1\n" TYPES "groups:\n"
			   "  a: {name: A, reports_to: b}\n"
			   "  b: {name: B, part_of: c}\n"
			   "  c: {name: C, tags: [top]}\n"
			   "  d: {name: D, reports_to: lost}\n"
			   "  e: {name: E, escalates_to: a, hands_on: c}\n"
			   "  f: {name: F, reports_to: g}\n"
			   "  g: {name: G, reports_to: f}\n";

	EXPECT_GROUPS(yaml, "{reaches: {tag: top}}",
		"a met, b met, c met, d open, e failed, f failed, g failed");
	EXPECT_GROUPS(yaml, "{not_reaches: {tag: top}}",
		"a failed, b failed, c failed, d open, e met, f met, g met");
	EXPECT_GROUPS(yaml, "{reaches: {tag: top}, along: [hands_on, reports_to]}",
		"a failed, b failed, c met, d open, e met, f failed, g failed");
	EXPECT_GROUPS(yaml, "{reaches: {id: b}, along: [escalates_to, accountability]}",
		"a met, b met, c failed, d open, e met, f failed, g failed");
}

Test(own_along, reaches_a_path)
{
	const char *yaml = "orgraph: 1\n"
			   "posts: {p: {name: P}, q: {name: Q, reports_to: p}}\n"
			   "groups:\n"
			   "  a: {name: A, principal: q, chair: p}\n"
			   "  b: {name: B, principal: p, chair: q}\n"
			   "  c: {name: C, principal: p}\n"
			   "  d: {name: D, principal: p, chair: lost}\n";

	EXPECT_GROUPS(yaml, "{reaches: chair}", "a met, b failed, c open, d open");
	EXPECT_GROUPS(yaml, "{not_reaches: chair}", "a failed, b met, c open, d open");
	EXPECT_GROUPS(yaml, "{field: chair, reaches: principal}",
		"a failed, b met, c open, d open");
}

Test(own_along, acyclic_over_several_types_together)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, advises: b}\n"
			   "  b: {name: B, informs: c}\n"
			   "  c: {name: C, advises: a, consults: c}\n"
			   "  d: {name: D, advises: a}\n";

	EXPECT_GROUPS(yaml, "{acyclic: [advises, informs]}",
		"a failed, b failed, c failed, d met");
	EXPECT_GROUPS(yaml, "{acyclic: advises}", "a met, b met, c met, d met");
	EXPECT_GROUPS(yaml, "{acyclic: consults}", "a met, b met, c failed, d met");
}

Test(own_along, depth_and_span)
{
	const char *yaml = "orgraph: 1\n"
			   "units:\n"
			   "  a: {name: A}\n"
			   "  b: {name: B, part_of: a}\n"
			   "  c: {name: C, part_of: b}\n"
			   "  d: {name: D, part_of: a}\n"
			   "  e: {name: E, part_of: f}\n"
			   "  f: {name: F, part_of: e}\n";

	EXPECT_JUDGED(yaml, "{sort: unit}", "{max_depth: 1, along: part_of}",
		"a failed, b met, c met, d met, e open, f open");
	EXPECT_JUDGED(yaml, "{sort: unit}", "{max_depth: 0, along: part_of}",
		"a failed, b failed, c met, d met, e open, f open");
	EXPECT_JUDGED(yaml, "{sort: unit}", "{max_span: 2, along: part_of}",
		"a met, b met, c met, d met, e met, f met");
	EXPECT_JUDGED(yaml, "{sort: unit}", "{max_span: 1, along: part_of}",
		"a failed, b met, c met, d met, e met, f met");
	/* two lines from one are one who comes */
	EXPECT_GROUPS("orgraph: 1\n"
		      "groups: {a: {name: A}, b: {name: B, informs: [a, {to: a, via: "
		      "c}]}, c: {name: C}}\n",
		"{max_span: 1, along: informs}", "a met, b met, c met");
}

Test(own_along, findings_show_the_way)
{
	const char *yaml = "orgraph: 1\n"
			   "posts: {top: {name: Top, root: true}, head: {name: Head, "
			   "reports_to: top}}\n"
			   "groups:\n"
			   "  a: {name: A, advises: b, tags: [audit], principal: head}\n"
			   "  b: {name: B, advises: [c, a]}\n"
			   "  c: {name: C, advises: b}\n"
			   "  d: {name: D, advises: d}\n";

	cr_expect_str_eq(found_by(yaml, "    message: x\n"
					"    for: {id: [a, d]}\n"
					"    require: {acyclic: advises}\n"),
		"4:3 x | a | a>b>a\n"
		"7:3 x | d | d>d\n");
	cr_expect_str_eq(found_by(yaml, "    message: x\n"
					"    for: {tag: audit}\n"
					"    require: {not_reaches: {id: top}}\n"),
		"4:3 x | a | a>head>top\n");
	cr_expect_str_eq(found_by(yaml, "    message: x\n"
					"    for: {sort: post}\n"
					"    require: {max_depth: 1}\n"),
		"2:9 x | top | a>head>top\n");
	cr_expect_str_eq(found_by(yaml, "    message: x\n"
					"    for: {tag: audit}\n"
					"    require: {reaches: {id: b}}\n"),
		"4:3 x | a\n");
}
