/* Selectors of rule files: what sort of node it is. */
#include "own_fixture.h"

#define ANY "{sort: [unit, post, group, person]}"

Test(own_select, sort_id_kind_and_tag)
{
	const char *yaml = "orgraph: 1\n"
			   "units: {u: {name: U, kind: ward, tags: [a, b]}}\n"
			   "posts: {p: {name: P, aliases: [Chief]}}\n"
			   "groups: {g: {name: G, kind: council, tags: [b]}}\n"
			   "persons: {e: {name: E}}\n";

	EXPECT_JUDGED(yaml, ANY, "{sort: group}", "u failed, p failed, g met, e failed");
	EXPECT_JUDGED(
		yaml, ANY, "{sort: [unit, person]}", "u met, p failed, g failed, e met");
	EXPECT_JUDGED(yaml, ANY, "{id: p}", "u failed, p met, g failed, e failed");
	EXPECT_JUDGED(yaml, ANY, "{id: Chief}", "u failed, p met, g failed, e failed");
	EXPECT_JUDGED(yaml, ANY, "{id: [g, E]}", "u failed, p failed, g met, e met");
	EXPECT_JUDGED(
		yaml, ANY, "{kind: [council, ward]}", "u met, p failed, g met, e failed");
	EXPECT_JUDGED(yaml, ANY, "{tag: b}", "u met, p failed, g met, e failed");
	EXPECT_JUDGED(yaml, ANY, "{tag: [a, c]}", "u met, p failed, g failed, e failed");
}

Test(own_select, an_unknown_id_is_open)
{
	const char *yaml = "orgraph: 1\nposts: {p: {name: P}, q: {name: Q}}\n";

	EXPECT_JUDGED(yaml, "{sort: post}", "{id: [p, nobody]}", "p met, q open");
	EXPECT_JUDGED(yaml, "{sort: post}", "{unit: nobody}", "p failed, q failed");
}

Test(own_select, unit_is_the_whole_subtree)
{
	const char *yaml = "orgraph: 1\n"
			   "units: {care: {name: Care}, ward: {name: Ward, part_of: "
			   "care}, it: {name: IT}}\n"
			   "posts: {n: {name: N, unit: ward}, t: {name: T, unit: it}, l: "
			   "{name: L, unit: lost}}\n"
			   "groups:\n"
			   "  a: {name: A, part_of: ward}\n"
			   "  b: {name: B, principal: n}\n"
			   "  c: {name: C, part_of: b}\n"
			   "  d: {name: D, principal: t}\n"
			   "  e: {name: E, part_of: f}\n"
			   "  f: {name: F, part_of: e}\n";

	EXPECT_JUDGED(
		yaml, "{sort: unit}", "{unit: care}", "care met, ward met, it failed");
	EXPECT_JUDGED(yaml, "{sort: post}", "{unit: care}", "n met, t failed, l open");
	EXPECT_GROUPS(yaml, "{unit: care}",
		"a met, b met, c met, d failed, e failed, f failed");
}

Test(own_select, principal_status_power_and_depth)
{
	const char *yaml =
		"orgraph: 1\n"
		"posts: {r: {name: R, root: true}, s: {name: S, reports_to: r}}\n"
		"groups:\n"
		"  a: {name: A, principal: r, mandate: {power: [advises, decides]}}\n"
		"  b: {name: B, principal: s, status: proposed}\n"
		"  c: {name: C, principal: lost, mandate: {text: it}}\n"
		"  d: {name: D}\n";

	EXPECT_GROUPS(yaml, "{principal: r}", "a met, b failed, c open, d failed");
	EXPECT_GROUPS(yaml, "{status: active}", "a met, b failed, c met, d met");
	EXPECT_GROUPS(yaml, "{power: [recommends, decides]}",
		"a met, b failed, c failed, d failed");
	EXPECT_GROUPS(yaml, "{depth: 1}", "a met, b failed, c open, d failed");
	EXPECT_GROUPS(yaml, "{depth: [1, 2]}", "a met, b met, c open, d failed");
	EXPECT_JUDGED(yaml, "{sort: post}", "{depth: 0}", "r met, s failed");
}

Test(own_select, truth_values)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, external: true}\n"
			   "  b: {name: B, stub: true}\n"
			   "  c: {name: C, status: dissolved}\n"
			   "  d: {name: D, root: true}\n"
			   "  e: {name: E}\n";

	EXPECT_GROUPS(yaml, "{own: true}", "a failed, b failed, c failed, d met, e met");
	EXPECT_GROUPS(yaml, "{own: false}", "a met, b met, c met, d failed, e failed");
	EXPECT_GROUPS(yaml, "{external: true}",
		"a met, b failed, c failed, d failed, e failed");
	EXPECT_GROUPS(yaml, "{stub: false}", "a met, b failed, c met, d met, e met");
	EXPECT_GROUPS(
		yaml, "{root: true}", "a failed, b failed, c failed, d met, e failed");
}

Test(own_select, of_a_seat_itself_and_of_whom_it_leads_to)
{
	const char *yaml =
		"orgraph: 1\n"
		"posts: {p: {name: P, tags: [x]}, q: {name: Q}}\n"
		"groups:\n"
		"  a: {name: A, members: [{post: p, vacant: true}]}\n"
		"  b: {name: B, members: [{post: [q, p], substitute: true}]}\n"
		"  c: {name: C, members: [{text: somebody, when: on_demand}]}\n"
		"  d: {name: D, members: [lost]}\n"
		"  e: {name: E}\n";

	EXPECT_GROUPS(yaml, "{field: members, is: {vacant: true}}",
		"a met, b failed, c failed, d failed, e open");
	EXPECT_GROUPS(yaml, "{field: members, is: {substitute: true}}",
		"a failed, b met, c failed, d failed, e open");
	EXPECT_GROUPS(yaml, "{field: members, is: {on_demand: true}}",
		"a failed, b failed, c met, d failed, e open");
	EXPECT_GROUPS(yaml, "{field: members, is: {tag: x}}",
		"a met, b met, c failed, d open, e open");
	EXPECT_GROUPS(yaml, "{field: members, is: {sort: post}}",
		"a met, b met, c failed, d open, e open");
}

Test(own_select, combinations_are_those_of_kleene)
{
	const char *yaml =
		"orgraph: 1\nposts: {m: {name: M}, f: {name: F}, o: {name: O}}\n";
	const char *m = "{id: m}, {not: {id: f}}";
	struct buf all = {0};

	/* of m: met, met; of f: failed, failed; of o: failed, met */
	buf_printf(&all, "{all: [%s]}", m);
	EXPECT_JUDGED(yaml, "{sort: post}", all.data, "m met, f failed, o failed");
	buf_clear(&all);
	buf_printf(&all, "{any: [%s]}", m);
	EXPECT_JUDGED(yaml, "{sort: post}", all.data, "m met, f failed, o met");
	buf_clear(&all);
	buf_printf(&all, "{exactly_one: [%s]}", m);
	EXPECT_JUDGED(yaml, "{sort: post}", all.data, "m failed, f failed, o met");
	buf_release(&all);
	/* with what nobody can know */
	EXPECT_JUDGED(yaml, "{sort: post}", "{all: [{id: m}, {id: nobody}]}",
		"m open, f failed, o failed");
	EXPECT_JUDGED(yaml, "{sort: post}", "{any: [{id: m}, {id: nobody}]}",
		"m met, f open, o open");
	EXPECT_JUDGED(
		yaml, "{sort: post}", "{not: {id: nobody}}", "m open, f open, o open");
	EXPECT_JUDGED(yaml, "{sort: post}", "{exactly_one: [{id: m}, {id: nobody}]}",
		"m open, f open, o open");
	EXPECT_JUDGED(yaml, "{sort: post}",
		"{exactly_one: [{id: m}, {sort: post}, {id: nobody}]}",
		"m failed, f open, o open");
	EXPECT_JUDGED(yaml, "{sort: post}", "{id: [m, f], not: {id: f}}",
		"m met, f failed, o failed");
}
