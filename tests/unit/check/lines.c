/* The shape of the lines, but for cycles. */
#include "fixture.h"

/* ---- orphans ---- */

Test(orphan, own_groups_and_units_need_a_superior)
{
	EXPECT_FOUND("orphan",
		"orgraph: 1\n"
		"posts:\n"
		"  top: {root: true}\n"
		"  loose: {}\n"
		"units:\n"
		"  u1: {}\n"
		"  u2: {part_of: u1}\n"
		"  u3: {external: true}\n"
		"groups:\n"
		"  g1: {}\n"
		"  g2: {principal: top}\n"
		"  g3: {part_of: u1}\n"
		"  g4: {reports_to: g1}\n"
		"  g5: {stub: true}\n"
		"  g6: {external: true}\n"
		"  g7: {status: dissolved}\n"
		"  g8: {root: true}\n",
		"6:3 u1 below=2\n10:3 g1 below=1\n");
}

Test(orphan, a_reference_that_leads_nowhere_is_no_missing_one)
{
	EXPECT_FOUND("orphan",
		"orgraph: 1\n"
		"posts:\n"
		"  top: {root: true}\n"
		"groups:\n"
		"  g1: {reports_to: nobody}\n"
		"  g2: {reports_to: g2}\n",
		"");
}

Test(orphan, an_inferred_root_is_none)
{
	EXPECT_FOUND("orphan",
		"orgraph: 1\n"
		"groups:\n"
		"  g1: {}\n"
		"  g2: {reports_to: g1}\n"
		"  g3: {}\n",
		"5:3 g3 below=0\n");
}

Test(orphan, what_is_below_two_orphans_is_below_each)
{
	EXPECT_FOUND("orphan",
		"orgraph: 1\n"
		"posts: {top: {root: true}}\n"
		"groups:\n"
		"  g1: {}\n"
		"  g2: {}\n"
		"  g3: {reports_to: [g1, g2]}\n"
		"  g4: {reports_to: [g2, top]}\n",
		"4:3 g1 below=1\n5:3 g2 below=1\n");
}

Test(orphan, it_is_not_there_before_its_day)
{
	const char *yaml = "orgraph: 1\n"
			   "posts: {top: {root: true}}\n"
			   "groups: {g1: {valid: {from: 2026}}}\n";

	cr_expect_str_eq(found_on("orphan", yaml, "2025-12-31"), "");
	cr_expect_str_eq(found_on("orphan", yaml, "2026-01-01"), "3:10 g1 below=0\n");
}

/* 6,000 orphans with the same 6,000 nodes below: the searches take 10^8 steps too soon.
 */
Test(orphan, the_searches_end_and_then_nothing_is_said)
{
	struct buf yaml = {0};
	const char *text;

	buf_add_text(&yaml, "orgraph: 1\nposts: {top: {root: true}}\ngroups:\n");
	for (int i = 0; i < 6000; i++)
		buf_printf(&yaml, "  g%d: {}\n", i);
	buf_add_text(&yaml, "  hub: {reports_to: [");
	for (int i = 0; i < 6000; i++)
		buf_printf(&yaml, "g%d, ", i);
	buf_add_text(&yaml, "]}\n");
	for (int i = 0; i < 12000; i++)
		buf_printf(&yaml, "  b%d: {reports_to: hub}\n", i);
	text = found("orphan", yaml.data);
	cr_expect_eq(strncmp(text, "4:3 g0 below=12001\n5:3 g1 below=12001\n", 38), 0);
	cr_expect_str_eq(
		text + strlen(text) - strlen("6003:3 g5999\n"), "6003:3 g5999\n");
	buf_release(&yaml);
}

Test(orphan, posts_matter_when_somebody_answers_to_them)
{
	EXPECT_FOUND("orphan-post",
		"orgraph: 1\n"
		"posts:\n"
		"  top: {root: true}\n"
		"  alone: {}\n"
		"  boss: {}\n"
		"  clerk: {reports_to: boss}\n"
		"  guard: {reports_to: clerk}\n"
		"  lost: {reports_to: nobody}\n"
		"  found: {reports_to: lost}\n",
		"5:3 boss below=2\n");
}

/* Who heads both a unit and its whole answers to nobody by that: it is one step up. */
Test(orphan, a_head_answers_to_the_next_head_and_no_further)
{
	EXPECT_FOUND("orphan-post",
		"orgraph: 1\n"
		"units:\n"
		"  u3: {head: q}\n"
		"  u2: {head: p, part_of: u3}\n"
		"  u1: {head: p, part_of: u2}\n"
		"posts:\n"
		"  q: {root: true}\n"
		"  p: {unit: u1}\n"
		"  w: {reports_to: p}\n",
		"8:3 p below=1\n");
}

/* Of those who answer to it, the one whose id comes first: not the one written first. */
Test(orphan, a_post_is_told_by_the_first_id_below)
{
	cr_expect_str_eq(said("orphan-post", "orgraph: 1\n"
					     "posts:\n"
					     "  top: {root: true}\n"
					     "  boss: {}\n"
					     "  c: {reports_to: boss}\n"
					     "  a: {reports_to: boss}\n"
					     "  b: {reports_to: boss}\n"),
		"'a' answers to 'boss', which has no superior and is no root; "
		"add `reports_to:` to 'boss', or `root: true`\n");
}

/* What was written and could not be read may say that it is no orphan. */
Test(orphan, what_could_not_be_read_may_tell)
{
	cr_expect_str_eq(found_beside_unread("orphan", "orgraph: 1\n"
						       "posts: {top: {root: true}}\n"
						       "groups:\n"
						       "  g1: {reports_to: {via: top}}\n"
						       "  g2: {principal: {via: top}}\n"
						       "  g3: {part_of: {via: top}}\n"
						       "  g4: {root: perhaps}\n"
						       "  g5: {external: perhaps}\n"
						       "  g6: {stub: perhaps}\n"
						       "  g7: {status: perhaps}\n"
						       "  g8: {kind: perhaps}\n"),
		"11:3 g8 below=0\n");
	cr_expect_str_eq(
		found_beside_unread("orphan-post", "orgraph: 1\n"
						   "posts:\n"
						   "  top: {root: true}\n"
						   "  a: {unit: [perhaps]}\n"
						   "  b: {holder: [[perhaps]]}\n"
						   "  c: {reports_to: [a, b]}\n"),
		"5:3 b below=1\n");
}

/* ---- roots ---- */

Test(roots, one_that_is_marked_is_enough)
{
	const char *yaml =
		"orgraph: 1\n"
		"posts: {top: {root: true}, other: {}, third: {reports_to: other}}\n"
		"groups: {g: {reports_to: other}}\n";

	EXPECT_FOUND("no-root", yaml, "");
	EXPECT_FOUND("many-roots", yaml, "");
}

Test(roots, none_can_be_inferred)
{
	EXPECT_FOUND("no-root",
		"orgraph: 1\n"
		"groups:\n"
		"  a: {reports_to: b}\n"
		"  b: {reports_to: a}\n",
		"1:1 \n");
}

Test(roots, several_can_be_inferred)
{
	EXPECT_FOUND("many-roots",
		"orgraph: 1\n"
		"posts:\n"
		"  z: {}\n"
		"  a: {reports_to: z}\n"
		"groups:\n"
		"  b: {stub: true}\n"
		"  c: {reports_to: b}\n",
		"3:3 b,z notes=1\n");
}

Test(roots, ten_of_many_are_named)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nunits: {u: {part_of: p1}}\nposts:\n");
	for (int i = 1; i <= 12; i++)
		buf_printf(&yaml, "  p%d: {}\n  q%d: {reports_to: p%d}\n", i, i, i);
	EXPECT_FOUND("many-roots", yaml.data,
		"4:3 p1,p10,p11,p12,p2,p3,p4,p5,p6,p7,p8,p9 notes=9\n");
	buf_release(&yaml);
}

Test(roots, posts_alone_need_none)
{
	EXPECT_FOUND("no-root",
		"orgraph: 1\nposts: {a: {reports_to: b}, b: {reports_to: a}}\n", "");
	EXPECT_FOUND("many-roots",
		"orgraph: 1\nposts: {a: {reports_to: b}, b: {}, c: {}, d: {reports_to: "
		"c}}\n",
		"");
}

Test(roots, a_body_of_another_day_needs_none)
{
	const char *yaml = "orgraph: 1\ngroups: {g: {valid: {until: 2024}}}\n";

	cr_expect_str_eq(found_on("no-root", yaml, "2025-01-01"), "");
	cr_expect_str_eq(found_on("no-root", yaml, "2024-12-31"), "1:1 \n");
}

/* ---- lines that end too early ---- */

Test(lines, a_stub_that_is_no_root_answers_for_nobody)
{
	EXPECT_FOUND("reports-to-stub",
		"orgraph: 1\n"
		"groups:\n"
		"  s1: {stub: true}\n"
		"  s2: {stub: true, root: true}\n"
		"  g1: {reports_to: [s1, s2]}\n"
		"  g2: {principal: s1}\n"
		"  g3: {external: true, reports_to: s1}\n"
		"  s3: {stub: true, reports_to: s1}\n"
		"posts:\n"
		"  p: {reports_to: s1}\n",
		"5:21 g1,s1 notes=1\n7:36 g3,s1 notes=1\n");
}

Test(lines, a_dissolved_body_takes_no_reports)
{
	EXPECT_FOUND("reports-to-dissolved",
		"orgraph: 1\n"
		"groups:\n"
		"  gone: {status: dissolved, root: true}\n"
		"  g1: {reports_to: gone, advises: gone}\n"
		"  g2: {principal: gone, part_of: gone}\n"
		"  g3: {status: dissolved, reports_to: gone}\n"
		"lines:\n"
		"  - {from: g3, type: reports_to, to: g1}\n"
		"  - {from: g1, type: reports_to, to: gone}\n",
		"4:20 g1,gone notes=1\n5:19 g2,gone notes=1\n5:34 g2,gone notes=1\n");
}

Test(lines, a_body_that_has_ended_takes_no_reports)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  old: {root: true, valid: {until: 2024}}\n"
			   "  new: {root: true, valid: {from: 2027}}\n"
			   "  g1: {reports_to: old}\n"
			   "  g2: {reports_to: new}\n"
			   "  g3: {reports_to: {to: old, valid: {until: 2024}}}\n"
			   "  g4: {reports_to: old, valid: {until: 2024}}\n";

	cr_expect_str_eq(found_on("reports-to-dissolved", yaml, "2025-01-01"),
		"5:20 g1,old notes=1\n");
	EXPECT_FOUND("reports-to-dissolved", yaml, "");
}

Test(lines, one_that_is_said_twice_is_told_once)
{
	cr_expect_str_eq(found_on("reports-to-dissolved",
				 "orgraph: 1\n"
				 "posts: {top: {root: true}}\n"
				 "groups:\n"
				 "  old: {reports_to: top, valid: {until: 2024}}\n"
				 "  g1: {reports_to: [old, {to: old, via: top}]}\n",
				 "2025-01-01"),
		"5:21 g1,old notes=1\n");
}

Test(lines, a_principal_is_no_reporting_line)
{
	EXPECT_FOUND("no-reporting-line",
		"orgraph: 1\n"
		"posts: {p: {root: true}, q: {reports_to: p}}\n"
		"groups:\n"
		"  g1: {principal: p}\n"
		"  g2: {principal: p, reports_to: p}\n"
		"  g3: {principal: p, chair: p}\n"
		"  g4: {principal: p, chair: [q, p]}\n"
		"  g5: {principal: p, chair: q}\n"
		"  g6: {principal: nobody, chair: q}\n"
		"  g7: {principal: p, root: true}\n"
		"  g8: {principal: p, external: true}\n"
		"  g9: {part_of: g1}\n"
		"  g10: {principal: p, reports_to: nobody}\n",
		"4:3 g1 notes=1\n8:3 g5 notes=1\n9:3 g6 notes=1\n");
}

#define CHAIN                         \
	"orgraph: 1\n"                \
	"posts:\n"                    \
	"  top: {root: true}\n"       \
	"  mid: {reports_to: top}\n"  \
	"  low: {reports_to: mid}\n"  \
	"  side: {reports_to: top}\n" \
	"groups:\n"

Test(lines, a_chair_does_not_answer_to_a_subordinate)
{
	EXPECT_FOUND("inverted-line",
		CHAIN "  g1: {chair: top, reports_to: [g2, g3, g4]}\n"
		      "  g2: {chair: low, reports_to: top}\n"
		      "  g3: {chair: top, reports_to: top}\n"
		      "  g4: {}\n"
		      "  g5: {chair: side, reports_to: [g2, g1]}\n"
		      "  g6: {chair: mid, principal: g2}\n",
		"8:33 g1,g2\n");
}

Test(lines, groups_that_share_a_chair_are_not_inverted)
{
	EXPECT_FOUND("inverted-line",
		CHAIN "  g1: {chair: [top, low], reports_to: g2}\n"
		      "  g2: {chair: [low, top]}\n"
		      "  g3: {chair: [side, mid], reports_to: g4}\n"
		      "  g4: {chair: {post: [side, low]}}\n",
		"");
	EXPECT_FOUND("inverted-line",
		CHAIN "  g1: {chair: [side, mid], reports_to: g2}\n"
		      "  g2: {chair: {post: [top, low]}}\n",
		"8:40 g1,g2\n");
}
