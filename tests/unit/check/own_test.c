/* Tests of values in rule files, and the paths to them. */
#include "own_fixture.h"

#define POSTS                                                                            \
	"orgraph: 1\n"                                                                   \
	"units: {north: {name: North, head: a}, south: {name: South, part_of: north}}\n" \
	"posts:\n"                                                                       \
	"  a: {name: A, unit: north, root: true}\n"                                      \
	"  b: {name: B, unit: south, reports_to: a}\n"                                   \
	"  c: {name: C, reports_to: b, unit: lost}\n"

Test(own_test, present_and_absent)
{
	const char *yaml = POSTS "groups:\n"
				 "  g: {name: G, chair: vacant}\n"
				 "  h: {name: H, chair: lost, root: true}\n"
				 "  i: {name: I, chair: c, root: false}\n"
				 "  j: {name: J, mandate: {decided: none}}\n";

	EXPECT_GROUPS(yaml, "{present: chair}", "g met, h met, i met, j failed");
	EXPECT_GROUPS(yaml, "{absent: chair}", "g failed, h failed, i failed, j met");
	EXPECT_GROUPS(yaml, "{present: chair.unit}", "g failed, h open, i met, j failed");
	EXPECT_GROUPS(
		yaml, "{present: chair.unit.head}", "g failed, h open, i open, j failed");
	EXPECT_GROUPS(yaml, "{present: [chair, mandate]}",
		"g failed, h failed, i failed, j failed");
	EXPECT_GROUPS(
		yaml, "{absent: [mandate.decided, kind]}", "g met, h met, i met, j met");
	EXPECT_GROUPS(yaml, "{present: root}", "g failed, h met, i failed, j failed");
}

Test(own_test, equal_and_one_of)
{
	const char *yaml = POSTS
		"groups:\n"
		"  g: {name: G, kind: council, chair: a, meets: 4/year}\n"
		"  h: {name: H, kind: board, chair: lost, meets: 2-6/year}\n"
		"  i: {name: I, members: [b, {text: Clerk}]}\n"
		"  j: {name: J, mandate: {decided: 2019-05-01, decider: {text: all}}}\n";

	EXPECT_GROUPS(
		yaml, "{field: kind, equal: council}", "g met, h failed, i open, j open");
	EXPECT_GROUPS(yaml, "{field: kind, one_of: [board, council]}",
		"g met, h met, i open, j open");
	EXPECT_GROUPS(yaml, "{field: chair, equal: A}", "g met, h open, i open, j open");
	EXPECT_GROUPS(yaml, "{field: chair, equal: nobody}",
		"g failed, h open, i open, j open");
	EXPECT_GROUPS(
		yaml, "{field: members, equal: Clerk}", "g open, h open, i met, j open");
	EXPECT_GROUPS(
		yaml, "{field: meets, equal: 4}", "g met, h failed, i open, j open");
	EXPECT_GROUPS(yaml, "{field: mandate.decided, equal: 2019-05}",
		"g open, h open, i open, j met");
	EXPECT_GROUPS(yaml, "{field: mandate.decided, one_of: [2018, 2020-05]}",
		"g open, h open, i open, j failed");
	EXPECT_GROUPS(yaml, "{field: mandate.decider, equal: all}",
		"g open, h open, i open, j met");
	EXPECT_JUDGED(yaml, "{sort: post}", "{field: root, equal: true}",
		"a met, b failed, c failed");
	EXPECT_JUDGED(yaml, "{sort: post}", "{equal: b}", "a failed, b met, c failed");
}

Test(own_test, any_and_every)
{
	const char *yaml = POSTS "groups:\n"
				 "  g: {name: G, members: [a, b]}\n"
				 "  h: {name: H, members: [b, b]}\n"
				 "  i: {name: I, members: [b, lost]}\n"
				 "  j: {name: J, members: [lost]}\n"
				 "  k: {name: K}\n";

	EXPECT_GROUPS(yaml, "{field: members, equal: b}",
		"g met, h met, i met, j open, k open");
	EXPECT_GROUPS(yaml, "{every: members, equal: b}",
		"g failed, h met, i open, j open, k open");
	EXPECT_GROUPS(yaml, "{every: members, equal: a}",
		"g failed, h failed, i failed, j open, k open");
	EXPECT_GROUPS(yaml, "{every: members, where: {id: a}, equal: a}",
		"g met, h open, i open, j open, k open");
	EXPECT_GROUPS(yaml, "{field: members, where: {not: {id: b}}, equal: b}",
		"g failed, h open, i open, j open, k open");
}

Test(own_test, paths_lead_through_references)
{
	const char *yaml = POSTS "persons: {eva: {name: Eva, affiliation: North}}\n"
				 "groups:\n"
				 "  g: {name: G, chair: {post: b, role: first}, members: "
				 "[{post: a, person: eva}]}\n"
				 "  h: {name: H, chair: c, mandate: {from: [g]}}\n";

	EXPECT_GROUPS(yaml, "{field: chair.unit, equal: south}", "g met, h open");
	EXPECT_GROUPS(yaml, "{field: chair.role, equal: first}", "g met, h open");
	EXPECT_GROUPS(yaml, "{field: chair.unit.head, equal: a}", "g open, h open");
	EXPECT_GROUPS(
		yaml, "{field: chair.unit.part_of.head, equal: a}", "g met, h open");
	EXPECT_GROUPS(
		yaml, "{field: mandate.from.chair.unit, equal: south}", "g open, h met");
	EXPECT_GROUPS(yaml, "{field: members.person.affiliation, equal: North}",
		"g met, h open");
	/* reached in two ways, there once */
	EXPECT_GROUPS(yaml, "{field: seats.superiors, exactly: 1}", "g met, h failed");
}

Test(own_test, matches)
{
	const char *yaml = "orgraph: 1\n"
			   "groups: {g: {name: Hälsorådet Öst}, h: {name: H, note: ''}, "
			   "i: {name: A.B}}\n";

	EXPECT_GROUPS(yaml, "{field: name, matches: ÖST}", "g met, h failed, i failed");
	EXPECT_GROUPS(
		yaml, "{field: name, matches: halsoradet}", "g met, h failed, i failed");
	EXPECT_GROUPS(yaml, "{field: name, matches: 'h*'}", "g met, h met, i failed");
	EXPECT_GROUPS(yaml, "{field: name, matches: '?'}", "g failed, h met, i failed");
	EXPECT_GROUPS(
		yaml, "{field: name, matches: '*s*r*t*t'}", "g met, h failed, i failed");
	EXPECT_GROUPS(yaml, "{field: name, matches: '*s*r*t*q'}",
		"g failed, h failed, i failed");
	EXPECT_GROUPS(yaml, "{field: name, matches: 'a?b'}", "g failed, h failed, i met");
	EXPECT_GROUPS(yaml, "{field: note, matches: ''}", "g open, h met, i open");
	EXPECT_GROUPS(yaml, "{matches: a.b}", "g failed, h failed, i met");
}

Test(own_test, same_and_differs)
{
	const char *yaml =
		POSTS "groups:\n"
		      "  g: {name: G, chair: a, secretary: a, members: [b]}\n"
		      "  h: {name: H, chair: a, secretary: b, members: [{text: Clerk}]}\n"
		      "  i: {name: I, chair: a, secretary: lost}\n"
		      "  j: {name: J, chair: a}\n"
		      "  k: {name: K, chair: {text: Clerk}, secretary: {text: Clerk}}\n";

	EXPECT_GROUPS(yaml, "{field: chair, same: secretary}",
		"g met, h failed, i open, j open, k met");
	EXPECT_GROUPS(yaml, "{field: chair, differs: secretary}",
		"g failed, h met, i open, j open, k failed");
	EXPECT_GROUPS(yaml, "{field: chair.unit, same: members.unit.part_of}",
		"g met, h open, i open, j open, k open");
	EXPECT_GROUPS(yaml, "{field: seats, where: {id: b}, same: secretary}",
		"g failed, h met, i open, j open, k open");
}

Test(own_test, subset_of)
{
	const char *yaml =
		POSTS "groups:\n"
		      "  g: {name: G, chair: a, members: [b], prepares_for: h}\n"
		      "  h: {name: H, members: [a, b, {text: Clerk}]}\n"
		      "  i: {name: I, members: [a, c], prepares_for: h}\n"
		      "  j: {name: J, members: [{text: Clerk}, lost], prepares_for: h}\n"
		      "  k: {name: K, members: [a], prepares_for: lost}\n";

	EXPECT_GROUPS(yaml, "{field: seats, subset_of: prepares_for.seats}",
		"g met, h open, i failed, j open, k open");
	EXPECT_GROUPS(yaml,
		"{field: seats, where: {not: {id: c}}, subset_of: prepares_for.seats}",
		"g met, h open, i met, j open, k open");
}

Test(own_test, member_of)
{
	const char *yaml = POSTS
		"groups:\n"
		"  m: {name: M, kind: management, chair: a, members: [{text: Clerk}]}\n"
		"  g: {name: G, members: [a, b], prepares_for: m}\n"
		"  h: {name: H, members: [b], prepares_for: m}\n"
		"  i: {name: I, members: [{text: Clerk}], prepares_for: lost}\n";

	EXPECT_GROUPS(yaml, "{field: members, member_of: {kind: management}}",
		"m open, g met, h failed, i open");
	EXPECT_GROUPS(yaml, "{every: members, member_of: {kind: management}}",
		"m open, g failed, h failed, i open");
	EXPECT_GROUPS(yaml, "{field: members, member_of: prepares_for}",
		"m open, g met, h failed, i open");
	EXPECT_JUDGED(yaml, "{sort: post}", "{member_of: {kind: management}}",
		"a met, b failed, c failed");
}

Test(own_test, computed_fields)
{
	const char *yaml =
		POSTS "groups:\n"
		      "  g: {name: G, principal: b, chair: a, members: [a, {post: b, "
		      "count: 2}, {post: c, substitute: true}], co_opted: [c]}\n"
		      "  h: {name: H, part_of: g, secretary: c}\n";

	EXPECT_GROUPS(yaml, "{field: unit, equal: south}", "g met, h met");
	EXPECT_GROUPS(yaml, "{every: units, one_of: [north, south]}", "g met, h met");
	EXPECT_GROUPS(yaml, "{field: units, exactly: 2}", "g met, h met");
	EXPECT_GROUPS(yaml, "{field: accountability, equal: b}", "g met, h failed");
	EXPECT_GROUPS(yaml, "{field: superiors, equal: a}", "g met, h met");
	EXPECT_GROUPS(yaml, "{field: parts, equal: h}", "g met, h open");
	EXPECT_GROUPS(yaml, "{field: seats, exactly: 3}", "g met, h failed");
	EXPECT_GROUPS(yaml, "{field: id, equal: h}", "g failed, h met");
	EXPECT_JUDGED(yaml, "{sort: post}", "{field: subordinates, equal: c}",
		"a failed, b met, c open");
	EXPECT_JUDGED(yaml, "{sort: post}", "{field: depth, equal: 1}",
		"a failed, b met, c failed");
	EXPECT_JUDGED(yaml, "{sort: post}", "{field: heads, equal: north}",
		"a met, b open, c open");
	EXPECT_JUDGED(yaml, "{sort: post}", "{field: chairs, equal: g}",
		"a met, b open, c open");
	EXPECT_JUDGED(yaml, "{sort: post}", "{field: sits_in, exactly: 2}",
		"a failed, b failed, c met");
}

Test(own_test, fields_of_seats_lines_and_holders)
{
	const char *yaml =
		"orgraph: 1\n"
		"posts:\n"
		"  p: {name: P, holder: [{person: Eva}, {person: Ida, acting: true}]}\n"
		"  q: {name: Q, holder: vacant}\n"
		"groups:\n"
		"  g: {name: G, members: [{post: p, count: 3, role: parent}], "
		"reports_to: {to: p, via: q, note: yearly}}\n"
		"  h: {name: H, members: [{text: Clerk, vacant: true, substitute: true, "
		"when: on_demand}], reports_to: q}\n";

	EXPECT_GROUPS(yaml, "{field: members.count, equal: 3}", "g met, h failed");
	EXPECT_GROUPS(yaml, "{field: members.vacant, equal: true}", "g failed, h met");
	EXPECT_GROUPS(
		yaml, "{field: members.substitute, equal: true}", "g failed, h met");
	EXPECT_GROUPS(yaml, "{field: members.on_demand, equal: true}", "g failed, h met");
	EXPECT_GROUPS(yaml, "{field: members.text, equal: Clerk}", "g open, h met");
	EXPECT_GROUPS(yaml, "{field: members.person, equal: Eva}", "g met, h open");
	EXPECT_GROUPS(yaml, "{field: reports_to.via, equal: q}", "g met, h open");
	EXPECT_GROUPS(yaml, "{field: reports_to.note, equal: yearly}", "g met, h open");
	EXPECT_JUDGED(yaml, "{sort: post}", "{field: holder.vacant, equal: true}",
		"p failed, q met");
	EXPECT_JUDGED(yaml, "{sort: post}",
		"{field: holder, where: {vacant: false}, at_least: 2}",
		"p met, q failed");
	EXPECT_JUDGED(yaml, "{sort: post}", "{field: holder.acting, equal: true}",
		"p met, q failed");
}
