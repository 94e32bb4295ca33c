#include "fixture.h"

Test(diff_nodes, nothing_differs)
{
	const char *town = "organisation: {id: t, name: Town, x-mark: 1}\n"
			   "posts: {a: {name: A, root: true}, b: {name: B, reports_to: "
			   "a}}\ngroups: {g: {name: G, chair: a, members: [b, a]}}\n";

	EXPECT_CHANGES(town, town, "");
	EXPECT_CHANGES("", "", "");
}

Test(diff_nodes, order_and_extensions_say_nothing)
{
	EXPECT_CHANGES("posts: {a: {name: A, aliases: [x, y], tags: [p, q]}, b: {name: "
		       "B}}\n"
		       "groups: {g: {members: [a, b], reports_to: [a, b], legal_basis: "
		       "[k, l]}}\n",
		"groups: {g: {legal_basis: [l, k], reports_to: [b, a], x-ray: 3, "
		"members: "
		"[b, a]}}\n"
		"posts: {b: {name: B}, a: {tags: [q, p], aliases: [y, x], name: A}}\n",
		"");
}

Test(diff_nodes, names_and_long_forms_say_the_same)
{
	EXPECT_CHANGES("posts: {a: {name: Alpha}}\n"
		       "groups: {g: {chair: a, members: [a], meets: 2/year, reports_to: "
		       "a}}\n",
		"posts: {a: {name: Alpha}}\n"
		"groups: {g: {chair: Alpha, members: [{post: a}], meets: 1/half-year, "
		"status: active, reports_to: [{to: Alpha}]}}\n",
		"");
}

Test(diff_nodes, added_and_removed)
{
	EXPECT_BOTH_WAYS("posts: {a: {name: A}}\n",
		"posts: {a: {name: A}, b: {name: B, reports_to: a, tags: [x]}}\n"
		"groups: {g: {name: G, chair: b}}\n",
		"added b: - -> B\nadded g: - -> G\n",
		"removed b: B -> -\nremoved g: G -> -\n");
}

Test(diff_nodes, another_sort_is_another_node)
{
	EXPECT_CHANGES("posts: {a: {name: A}}\n", "units: {a: {name: A}}\n",
		"removed a: A -> -\nadded a: - -> A\n");
}

Test(diff_nodes, renamed)
{
	EXPECT_CHANGES("posts: {a: {name: A}}\n", "posts: {a: {name: B}}\n",
		"renamed a name: A -> B\n");
	EXPECT_CHANGES("posts: {a: {name: {sv: A, en: A}}}\n",
		"posts: {a: {name: {en: B, sv: A}}}\n",
		"renamed a name: sv: A, en: A -> en: B, sv: A\n");
}

Test(diff_nodes, status_and_other_keys)
{
	EXPECT_CHANGES("groups: {g: {note: n, external: true}}\n",
		"groups: {g: {status: proposed, note: m, kind: council}}\n",
		"field g note: n -> m\nstatus g status: active -> proposed\n"
		"field g external: true -> -\nfield g kind: - -> council\n");
	EXPECT_CHANGES("posts: {p: {holder: {person: Eva}, count: 2}}\n",
		"posts: {p: {holder: [{person: Eva, acting: true}], count: 2+}}\n",
		"field p count: 2 -> 2+\nfield p holder: Eva -> Eva (acting: true)\n");
}

Test(diff_nodes, references_lead_to_the_same_node)
{
	EXPECT_CHANGES("posts: {a: {name: A}, b: {name: B}}\nunits: {u: {head: a}}\n",
		"posts: {a: {name: A}, b: {name: B}}\nunits: {u: {head: b}}\n",
		"field u head: a -> b\n");
	EXPECT_CHANGES("posts: {a: {}}\nunits: {u: {head: nobody}}\n",
		"posts: {a: {}}\nunits: {u: {head: nobody}}\n", "");
}

Test(diff_nodes, probable_renaming)
{
	EXPECT_CHANGES("posts: {a: {name: A}, b: {name: B, reports_to: a}}\n"
		       "groups: {g: {chair: b}}\n",
		"posts: {a: {name: A}, c: {name: B, reports_to: a}}\n"
		"groups: {g: {chair: c}}\n",
		"probable_renaming c id: b -> c\n");
}

Test(diff_nodes, a_renamed_branch_is_no_news)
{
	EXPECT_CHANGES("posts: {a: {name: A}, b: {name: B, reports_to: a}, c: {name: C, "
		       "reports_to: b}}\n",
		"posts: {c1: {name: C, reports_to: b1}, b1: {name: B, reports_to: a}, a: "
		"{name: A}}\n",
		"probable_renaming c1 id: c -> c1\nprobable_renaming b1 id: b -> b1\n");
	/* superiors first, wherever they are written */
	EXPECT_CHANGES("posts: {c: {name: C, reports_to: b}, b: {name: B, reports_to: "
		       "a}, a: {name: A}}\n",
		"posts: {a: {name: A}, b1: {name: B, reports_to: a}, c1: {name: C, "
		"reports_to: b1}}\n",
		"probable_renaming b1 id: b -> b1\nprobable_renaming c1 id: c -> c1\n");
}

Test(diff_nodes, renamed_nodes_are_compared)
{
	EXPECT_CHANGES("posts: {b: {name: B, note: x}}\n",
		"posts: {c: {name: B, note: y}}\n",
		"probable_renaming c id: b -> c\nfield c note: x -> y\n");
}

Test(diff_nodes, another_place_or_sort_is_no_renaming)
{
	EXPECT_CHANGES("posts: {a: {}, z: {}, b: {name: B, reports_to: a}}\n",
		"posts: {a: {}, z: {}, c: {name: B, reports_to: z}}\n",
		"removed b: B -> -\nadded c: - -> B\n");
	EXPECT_CHANGES("posts: {b: {name: B}}\n", "units: {c: {name: B}}\n",
		"removed b: B -> -\nadded c: - -> B\n");
	EXPECT_CHANGES("posts: {b: {}}\n", "posts: {c: {}}\n",
		"removed b: b -> -\nadded c: - -> c\n");
}

Test(diff_nodes, of_two_alike_none_is_taken)
{
	EXPECT_CHANGES("posts: {b: {name: B}, c: {name: B}}\n", "posts: {d: {name: B}}\n",
		"removed b: B -> -\nremoved c: B -> -\nadded d: - -> B\n");
	EXPECT_CHANGES("posts: {b: {name: B}}\n", "posts: {c: {name: B}, d: {name: B}}\n",
		"removed b: B -> -\nadded c: - -> B\nadded d: - -> B\n");
}

Test(diff_nodes, the_organisation)
{
	EXPECT_CHANGES(
		"organisation: {id: t, name: T, version: 1, sources: {s: {title: S}, "
		"r: {title: R}}, duties: {d: {name: D}}}\n",
		"organisation: {id: t, name: U, as_of: 2026, sources: {s: {title: S2}}, "
		"duties: {d: {name: D}, e: {name: E}}}\n",
		"field t name: T -> U\nfield t as_of: - -> 2026\nfield t version: 1 -> "
		"-\n"
		"field t sources.s.title: S -> S2\nfield t sources.r: title: R -> -\n"
		"field t duties.e: - -> name: E\n");
}

/* What the group says itself is told, though a default says nearly the same. */
Test(diff_nodes, a_line_beside_that_of_a_default)
{
	EXPECT_CHANGES("organisation: {id: t, group_defaults: {informs: a}}\n"
		       "posts: {a: {}, b: {}}\ngroups: {g: {}}\n"
		       "lines: [{from: g, type: informs, to: a, valid: {from: 2020}}]\n",
		"organisation: {id: t}\nposts: {a: {}, b: {}}\ngroups: {g: {}}\n",
		"line_removed t group_defaults.informs: a -> -\n"
		"line_removed g informs: a -> -\n");
}

Test(diff_nodes, group_defaults_are_told_once)
{
	EXPECT_CHANGES("organisation: {id: t, group_defaults: {minutes: notes, informs: "
		       "a}}\nposts: {a: {}, b: {}}\ngroups: {g: {}, h: {}, i: {minutes: "
		       "protocol}}\n",
		"organisation: {id: t, group_defaults: {minutes: protocol, informs: "
		"b}}\nposts: {a: {}, b: {}}\ngroups: {g: {}, h: {}, i: {minutes: "
		"protocol}}\n",
		"field t group_defaults.minutes: notes -> protocol\n"
		"line_removed t group_defaults.informs: a -> -\n"
		"line_added t group_defaults.informs: - -> b\n");
}

Test(diff_nodes, what_a_default_says_already_is_no_change)
{
	EXPECT_CHANGES("organisation: {id: t, group_defaults: {minutes: notes}}\n"
		       "posts: {a: {}}\ngroups: {g: {}, h: {}}\n",
		"organisation: {id: t, group_defaults: {minutes: notes}}\n"
		"posts: {a: {}}\ngroups: {g: {minutes: notes}, h: {minutes: protocol}}\n",
		"field h minutes: notes -> protocol\n");
	EXPECT_CHANGES("organisation: {id: t, group_defaults: {minutes: notes}}\n"
		       "groups: {g: {}}\n",
		"organisation: {id: t, group_defaults: {minutes: notes}}\n"
		"groups: {g: {minutes: none}}\n",
		"field g minutes: notes -> -\n");
}

Test(diff_nodes, duties_and_sources)
{
	EXPECT_BOTH_WAYS("groups: {g: {duties: [heat]}}\n",
		"groups: {g: {duties: [heat, light], source: [{in: plan, section: 3.1, "
		"line: 20}, {url: https://x.se}]}}\n",
		"field g source: - -> plan, 3.1, line 20 and https://x.se\n"
		"field g duties: heat -> heat, light\n",
		"field g source: plan, 3.1, line 20 and https://x.se -> -\n"
		"field g duties: heat, light -> heat\n");
}

Test(diff_nodes, other_offices)
{
	EXPECT_BOTH_WAYS("posts: {a: {}, b: {}}\ngroups: {g: {offices: {auditor: a}}}\n",
		"posts: {a: {}, b: {}}\n"
		"groups: {g: {offices: {auditor: b, treasurer: [a, vacant]}}}\n",
		"office g offices.auditor: a -> b\n"
		"office g offices.treasurer: - -> a, vacant\n",
		"office g offices.auditor: b -> a\n"
		"office g offices.treasurer: a, vacant -> -\n");
}

Test(diff_nodes, other_offices_by_default)
{
	EXPECT_CHANGES("organisation: {id: t, group_defaults: {offices: {auditor: a}}}\n"
		       "posts: {a: {}}\n",
		"organisation: {id: t, group_defaults: {offices: {auditor: [a, "
		"vacant]}}}\n"
		"posts: {a: {}}\n",
		"field t group_defaults.offices: auditor: a -> auditor: a, vacant\n");
}

Test(diff_nodes, days)
{
	const char *town =
		"posts:\n"
		"  a: {name: A, root: true}\n"
		"  b: {name: B, reports_to: a, valid: {until: 2015}}\n"
		"  c: {name: C, reports_to: a, valid: {from: 2016}}\n"
		"  d: {name: D, reports_to: [{to: b, valid: {until: 2015}}, {to: c, "
		"valid: "
		"{from: 2016}}], holder: [{person: Eva, until: 2015}, {person: Ola, "
		"from: "
		"2016}]}\n"
		"groups: {g: {members: [{post: d, until: 2015}, {text: x}]}}\n";

	cr_expect_str_eq(changes_between(town, "2015-12-31", "2016-01-01"),
		"removed b: B -> -\nadded c: - -> C\n"
		"field d holder: Eva (until: 2015) -> Ola (from: 2016)\n"
		"moved d reports_to: b -> c\n"
		"seat g members: d (until: 2015) -> -\n");
	cr_expect_str_eq(changes_between(town, "2016-01-01", "2026-01-01"), "");
}
