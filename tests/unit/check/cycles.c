/* Closed paths: one finding for a set, its path, what to cut, and what hangs below. */
#include "fixture.h"

#define RULE "cycle-reports-to"

Test(cycles, a_ring_starts_at_its_first_node_in_input_order)
{
	EXPECT_FOUND(RULE,
		"orgraph: 1\n"
		"posts:\n"
		"  z: {reports_to: b}\n"
		"  a: {reports_to: z}\n"
		"  b: {reports_to: a}\n",
		"3:19 a,b,z path=z>b>a>z below=0 cut=z>b exact=true notes=2\n");
}

Test(cycles, one_set_is_one_finding_with_a_shortest_path)
{
	/* a -> b -> c -> a and b -> a: the short way round is shown, a -> b is cut */
	EXPECT_FOUND(RULE,
		"orgraph: 1\n"
		"posts:\n"
		"  a: {reports_to: b}\n"
		"  b: {reports_to: [c, a]}\n"
		"  c: {reports_to: a}\n",
		"3:19 a,b,c path=a>b>a below=0 cut=a>b exact=true notes=1\n");
}

Test(cycles, sets_that_share_nothing_are_two_findings)
{
	EXPECT_FOUND(RULE,
		"orgraph: 1\n"
		"posts:\n"
		"  a: {reports_to: b}\n"
		"  b: {reports_to: a}\n"
		"  c: {reports_to: [d, a]}\n"
		"  d: {reports_to: c}\n",
		"3:19 a,b path=a>b>a below=2 cut=a>b exact=true notes=1\n"
		"5:20 c,d path=c>d>c below=0 cut=c>d exact=true notes=1\n");
}

Test(cycles, a_self_report_is_neither_a_cycle_nor_part_of_one)
{
	const char *yaml = "orgraph: 1\n"
			   "posts:\n"
			   "  a: {reports_to: [a, b]}\n"
			   "  b: {reports_to: a}\n"
			   "  c: {reports_to: c}\n";

	EXPECT_FOUND(
		RULE, yaml, "3:23 a,b path=a>b>a below=0 cut=a>b exact=true notes=1\n");
	EXPECT_FOUND("self-report", yaml, "3:20 a\n5:19 c\n");
}

Test(cycles, a_self_report_written_twice_is_one_finding)
{
	EXPECT_FOUND("self-report",
		"orgraph: 1\n"
		"posts:\n"
		"  a: {name: A, reports_to: [a, A]}\n",
		"3:29 a\n");
}

Test(cycles, a_cycle_under_lines_stands_at_the_reference)
{
	EXPECT_FOUND(RULE,
		"orgraph: 1\n"
		"posts:\n"
		"  a: {name: Anna's post}\n"
		"  b: {reports_to: Anna's post}\n"
		"lines:\n"
		"  - {from: a, type: reports_to, to: b}\n",
		"6:37 a,b path=a>b>a below=0 cut=a>b exact=true notes=1\n");
}

Test(cycles, below_leaves_out_what_reaches_a_root)
{
	EXPECT_FOUND(RULE,
		"orgraph: 1\n"
		"posts:\n"
		"  top: {root: true}\n"
		"  a: {reports_to: b}\n"
		"  b: {reports_to: a}\n"
		"  c: {reports_to: a}\n"
		"  d: {reports_to: [c, top]}\n"
		"  e: {reports_to: d}\n"
		"  f: {reports_to: c}\n",
		"4:19 a,b path=a>b>a below=2 cut=a>b exact=true notes=1\n");
}

Test(cycles, lines_of_another_day_close_nothing)
{
	const char *yaml = "orgraph: 1\n"
			   "posts:\n"
			   "  a: {reports_to: b}\n"
			   "  b: {reports_to: {to: a, valid: {until: 2024}}}\n";

	cr_expect_str_eq(found_on(RULE, yaml, "2025-06-01"), "");
	cr_expect_str_eq(found_on(RULE, yaml, "2024-06-01"),
		"3:19 a,b path=a>b>a below=0 cut=a>b exact=true notes=1\n");
}

Test(cycles, a_set_with_two_cuts_names_both)
{
	const char *yaml = "orgraph: 1\n"
			   "posts:\n"
			   "  a: {reports_to: [b, c]}\n"
			   "  b: {reports_to: a}\n"
			   "  c: {reports_to: a}\n";

	EXPECT_FOUND(RULE, yaml,
		"3:20 a,b,c path=a>b>a below=0 cut=a>b,a>c exact=true notes=1\n");
	cr_expect_str_eq(said(RULE, yaml),
		"reporting lines form a cycle of 2, one of several among 3 nodes; remove "
		"'a' "
		"to 'b', 'a' to 'c', which together break it\n");
}

Test(cycles, the_help_names_the_one_line)
{
	cr_expect_str_eq(said(RULE, "orgraph: 1\n"
				    "posts:\n"
				    "  a: {reports_to: b}\n"
				    "  b: {reports_to: [c, a]}\n"
				    "  c: {reports_to: a}\n"),
		"reporting lines form a cycle of 2, one of several among 3 nodes; remove "
		"'a' "
		"to 'b', the one line that breaks it\n");
	cr_expect_str_eq(said(RULE, "orgraph: 1\n"
				    "posts:\n"
				    "  a: {reports_to: b}\n"
				    "  b: {reports_to: a}\n"),
		"reporting lines form a cycle of 2; remove one of these lines\n");
}

/* A complete graph of 7 has 42 lines; more than half of the pairs has to go. */
Test(cycles, a_large_set_gets_a_cut_that_breaks_it)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nposts:\n");
	for (char from = 'a'; from < 'h'; from++) {
		buf_printf(&yaml, "  %c: {reports_to: [", from);
		for (char to = 'a'; to < 'h'; to++)
			if (to != from)
				buf_printf(&yaml, "%c, ", to);
		buf_add_text(&yaml, "]}\n");
	}
	cr_expect(strstr(found(RULE, yaml.data), " exact=false"));
	buf_release(&yaml);
}

Test(cycles, other_lines_count_a_loop_of_one)
{
	EXPECT_FOUND("cycle-part-of",
		"orgraph: 1\n"
		"units:\n"
		"  a: {part_of: a}\n"
		"  b: {part_of: c}\n"
		"  c: {part_of: b}\n",
		"3:16 a path=a>a cut=a>a exact=true\n"
		"4:16 b,c path=b>c>b cut=b>c exact=true notes=1\n");
	EXPECT_FOUND("cycle-escalation",
		"orgraph: 1\n"
		"posts:\n"
		"  a: {escalates_to: [b, a]}\n"
		"  b: {escalates_to: a}\n",
		"3:25 a,b path=a>a cut=a>a,a>b exact=true\n");
	cr_expect_str_eq(said("cycle-part-of", "orgraph: 1\nunits:\n  a: {part_of: a}\n"),
		"'a' is part of itself; remove 'a' to 'a', the one line that breaks "
		"it\n");
}

Test(cycles, a_mandate_is_a_delegation)
{
	EXPECT_FOUND("cycle-delegation",
		"orgraph: 1\n"
		"groups:\n"
		"  a: {mandate: {power: decides, from: b}}\n"
		"  b: {mandate: {power: decides}}\n"
		"lines:\n"
		"  - {from: a, type: delegates_to, to: b}\n",
		"6:39 a,b path=a>b>a cut=a>b exact=true notes=1\n");
}

#define DECLARED                                                \
	"orgraph: 1\n"                                          \
	"organisation:\n"                                       \
	"  line_types: {reports_decisions_to: {acyclic: %s}}\n" \
	"posts:\n"                                              \
	"  a: {reports_decisions_to: b}\n"                      \
	"  b: {reports_decisions_to: a}\n"

Test(cycles, a_declared_type_brings_its_own_rule)
{
	struct buf yaml = {0};

	buf_printf(&yaml, DECLARED, "true");
	EXPECT_FOUND("cycle-reports_decisions_to", yaml.data,
		"5:29 a,b path=a>b>a cut=a>b exact=true notes=1\n");
	cr_expect_str_eq(said("cycle-reports_decisions_to", yaml.data),
		"'reports_decisions_to' lines form a cycle of 2; remove one of these "
		"lines\n");
	buf_clear(&yaml);
	buf_printf(&yaml, DECLARED, "false");
	EXPECT_FOUND("cycle-reports_decisions_to", yaml.data, "");
	buf_release(&yaml);
}

Test(cycles, a_declared_type_obeys_the_policy)
{
	struct fixture fixture = {0};
	struct buf yaml = {0};

	buf_printf(&yaml, DECLARED, "true");
	fixture_load(&fixture, yaml.data, NULL);
	policy_set(&fixture.policy, "cycle-reports_decisions_to", SEVERITY_OFF);
	check_run(&fixture.model, &fixture.analysis, &fixture.sink, NULL);
	for (uint32_t i = 0; i < fixture.sink.count; i++)
		cr_expect_str_neq(
			fixture.sink.items[i]->rule->slug, "cycle-reports_decisions_to");
	buf_release(&yaml);
	fixture_release(&fixture);
}

/* Beyond 24 lines nothing smaller than one is left to be found. */
Test(cycles, one_line_is_the_fewest)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nposts:\n");
	for (int i = 0; i < 30; i++)
		buf_printf(&yaml, "  p%d: {reports_to: p%d}\n", i, (i + 1) % 30);
	cr_expect(strstr(found(RULE, yaml.data), " cut=p29>p0 exact=true"), "%s",
		found(RULE, yaml.data));
	buf_release(&yaml);
}

Test(cycles, five_lines_are_named_in_the_help)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nposts:\n  hub: {reports_to: [a1");
	for (int i = 2; i <= 7; i++)
		buf_printf(&yaml, ", a%d", i);
	buf_add_text(&yaml, "]}\n");
	for (int i = 1; i <= 7; i++)
		buf_printf(&yaml, "  a%d: {reports_to: hub}\n", i);
	cr_expect(strstr(said(RULE, yaml.data),
			  "'hub' to 'a5' and 2 more, which together break it"),
		"%s", said(RULE, yaml.data));
	buf_release(&yaml);
}
