#include "fixture.h"

#define POSTS "posts: {a: {}, b: {}, c: {}, d: {}}\n"

Test(diff_lines, a_move_stands_for_its_lines)
{
	EXPECT_CHANGES(POSTS "groups: {g: {reports_to: a}}\n",
		POSTS "groups: {g: {reports_to: b}}\n", "moved g reports_to: a -> b\n");
	EXPECT_CHANGES(POSTS "groups: {g: {principal: a}}\n",
		POSTS "groups: {g: {principal: b}}\n", "moved g principal: a -> b\n");
	EXPECT_CHANGES(POSTS "groups: {g: {principal: a}}\n",
		POSTS "groups: {g: {principal: a, reports_to: b}}\n",
		"moved g reports_to: a -> b\n");
}

Test(diff_lines, what_the_move_does_not_carry_is_told)
{
	EXPECT_CHANGES(POSTS "groups: {g: {reports_to: a, principal: a, advises: c}}\n",
		POSTS "groups: {g: {reports_to: b, principal: b, consults: c}}\n",
		"moved g reports_to: a -> b\nline_removed g advises: c -> -\n"
		"line_removed g principal: a -> -\nline_added g consults: - -> c\n"
		"line_added g principal: - -> b\n");
}

Test(diff_lines, from_and_to_nowhere)
{
	EXPECT_BOTH_WAYS(POSTS "groups: {g: {}}\n",
		POSTS "groups: {g: {reports_to: a}}\n", "moved g reports_to: - -> a\n",
		"moved g reports_to: a -> -\n");
}

Test(diff_lines, a_second_superior_is_a_line)
{
	EXPECT_BOTH_WAYS(POSTS "groups: {g: {reports_to: a}}\n",
		POSTS "groups: {g: {reports_to: [b, a]}}\n",
		"line_added g reports_to: - -> b\n",
		"line_removed g reports_to: b -> -\n");
	EXPECT_CHANGES(POSTS "groups: {g: {reports_to: [a, b]}}\n",
		POSTS "groups: {g: {reports_to: [c, d]}}\n",
		"moved g reports_to: a -> c\nmoved g reports_to: b -> d\n");
	EXPECT_CHANGES(POSTS "groups: {g: {reports_to: a}}\n",
		POSTS "groups: {g: {reports_to: [c, d]}}\n",
		"moved g reports_to: a -> c\nline_added g reports_to: - -> d\n");
}

Test(diff_lines, another_type_of_line_to_the_same_superior)
{
	EXPECT_CHANGES(POSTS "groups: {g: {principal: a, reports_to: a}}\n",
		POSTS "groups: {g: {principal: a}}\n",
		"line_removed g reports_to: a -> -\n");
}

Test(diff_lines, how_a_line_goes)
{
	EXPECT_CHANGES(POSTS "groups: {g: {advises: a}}\n",
		POSTS "groups: {g: {advises: {to: a, via: b, note: n}}}\n",
		"field g advises: a -> a (via: b; note: n)\n");
	EXPECT_CHANGES(POSTS "groups: {g: {reports_to: {to: a, note: n}}}\n",
		POSTS "groups: {g: {reports_to: {to: a, note: m}}}\n",
		"field g reports_to: a (note: n) -> a (note: m)\n");
}

Test(diff_lines, under_lines_or_in_the_node)
{
	EXPECT_CHANGES(POSTS "groups: {g: {advises: a}}\n",
		POSTS "groups: {g: {}}\nlines: [{from: g, type: advises, to: [a, a]}]\n",
		"");
}

Test(diff_lines, own_line_types_in_any_order)
{
	EXPECT_CHANGES("organisation: {id: t, line_types: {sees: {}, hears: {}}}\n" POSTS
		       "groups: {g: {hears: a, sees: b}}\n",
		"organisation: {id: t, line_types: {hears: {}, sees: {}}}\n" POSTS
		"groups: {g: {hears: b, sees: b}}\n",
		"line_removed g hears: a -> -\nline_added g hears: - -> b\n");
}

Test(diff_lines, what_leads_nowhere_is_what_is_written)
{
	EXPECT_CHANGES(POSTS "groups: {g: {advises: x}}\n",
		POSTS "groups: {g: {advises: y}}\n",
		"line_removed g advises: x -> -\nline_added g advises: - -> y\n");
	/* the one that is gone is told, and not everybody who still names it */
	EXPECT_CHANGES(
		"posts: {a: {}, b: {}}\ngroups: {g: {advises: b, reports_to: b}}\n",
		"posts: {a: {}}\ngroups: {g: {advises: b, reports_to: b}}\n",
		"removed b: b -> -\n");
}

Test(diff_lines, a_new_head_moves_nobody)
{
	EXPECT_CHANGES("posts: {a: {}, b: {}, p: {unit: u}, q: {unit: u}}\n"
		       "units: {u: {head: a}}\n",
		"posts: {a: {}, b: {}, p: {unit: u}, q: {unit: u}}\n"
		"units: {u: {head: b}}\n",
		"field u head: a -> b\n");
}

Test(diff_lines, a_post_in_another_unit_has_moved)
{
	EXPECT_CHANGES("posts: {a: {}, b: {}, p: {unit: u}}\n"
		       "units: {u: {head: a}, v: {head: b}}\n",
		"posts: {a: {}, b: {}, p: {unit: v}}\n"
		"units: {u: {head: a}, v: {head: b}}\n",
		"field p unit: u -> v\nmoved p unit: a -> b\n");
}

Test(diff_lines, a_merge)
{
	EXPECT_CHANGES(
		"units: {a: {name: A}, b: {name: B}, p: {part_of: a}, q: {part_of: "
		"b}}\n",
		"units: {c: {name: C}, p: {part_of: c}, q: {part_of: c}}\n",
		"removed a: A -> -\nremoved b: B -> -\nadded c: - -> C\n"
		"moved p part_of: a -> c\nmoved q part_of: b -> c\n");
}

Test(diff_lines, a_knot_ends)
{
	EXPECT_CHANGES("posts: {a: {reports_to: b}, b: {reports_to: a}, c: {reports_to: "
		       "c}}\n",
		"posts: {a: {reports_to: c}, b: {reports_to: a}, c: {reports_to: b}}\n",
		"moved a reports_to: b -> c\nmoved c reports_to: c -> b\n");
}
