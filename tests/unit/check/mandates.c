/* Mandates, deciders, kinds and powers. */
#include "fixture.h"

#define POSTS                      \
	"orgraph: 1\n"             \
	"posts:\n"                 \
	"  top: {root: true}\n"    \
	"  p: {reports_to: top}\n" \
	"  q: {reports_to: top}\n" \
	"groups:\n"

Test(mandates, one_that_says_nothing_is_none)
{
	EXPECT_FOUND("no-mandate",
		POSTS "  g1: {}\n"
		      "  g2: {mandate: {}}\n"
		      "  g3: {mandate: {decider: p}}\n"
		      "  g4: {mandate: {power: informs}}\n"
		      "  g5: {mandate: {text: Talks}}\n"
		      "  g6: {mandate: {document: a.pdf}}\n"
		      "  g7: {external: true}\n"
		      "  g8: {mandate: {text: \"\"}}\n",
		"7:3 g1\n8:3 g2\n9:3 g3\n14:3 g8\n");
}

Test(mandates, a_document_alone_is_a_reference)
{
	EXPECT_FOUND("mandate-by-reference",
		POSTS
		"  g1: {mandate: {document: a.pdf}}\n"
		"  g2: {mandate: {document: a.pdf, text: Talks}}\n"
		"  g3: {mandate: {document: a.pdf, power: informs}}\n"
		"  g4: {external: true, mandate: {document: a.pdf}}\n"
		"  g5: {stub: true, mandate: {document: a.pdf}}\n"
		"  g6: {external: true, status: dissolved, mandate: {document: a.pdf}}\n",
		"7:28 g1\n10:44 g4\n");
}

Test(mandates, decided_none_is_undecided)
{
	EXPECT_FOUND("mandate-undecided",
		POSTS "  g1: {mandate: {text: T, decided: none}}\n"
		      "  g2: {mandate: {text: T, decided: 2025}}\n"
		      "  g3: {mandate: {text: T}}\n",
		"7:36 g1\n");
}

Test(mandates, a_power_comes_from_somewhere)
{
	EXPECT_FOUND("decides-without-delegation",
		POSTS
		"  g1: {mandate: {power: decides}}\n"
		"  g2: {mandate: {power: [advises, decides]}}\n"
		"  g3: {mandate: {power: advises}}\n"
		"  g4: {mandate: {power: decides, from: top}}\n"
		"  g5: {mandate: {power: decides, from: nobody}}\n"
		"  g6: {mandate: {power: decides}}\n"
		"  g7: {principal: p, chair: p, mandate: {power: decides}}\n"
		"  g8: {principal: p, chair: q, mandate: {power: decides, decider: p}}\n"
		"  g9: {principal: p, chair: q, mandate: {power: decides, decider: q}}\n"
		"  g10: {delegates_to: g10, mandate: {power: decides}}\n"
		"  g11: {principal: nobody, chair: q, mandate: {power: decides}}\n"
		"lines: [{from: top, type: delegates_to, to: g6}]\n",
		"7:25 g1\n8:25 g2\n15:49 g9\n16:45 g10\n17:55 g11\n");
}

Test(mandates, councils_advise_and_steering_groups_decide)
{
	EXPECT_FOUND("kind-power-mismatch",
		POSTS "  c1: {kind: council, mandate: {power: decides}}\n"
		      "  c2: {kind: council, members: [p], mandate: {power: advises, "
		      "decider: p}}\n"
		      "  c3: {kind: council, members: [p], mandate: {power: advises, "
		      "decider: q}}\n"
		      "  c4: {kind: council, chair: p, mandate: {decider: [q, p]}}\n"
		      "  c5: {kind: council, convenor: p, mandate: {decider: p}}\n"
		      "  c6: {kind: council, co_opted: [p], mandate: {decider: p}}\n"
		      "  c7: {kind: council}\n"
		      "  s1: {kind: steering, mandate: {power: decides}}\n"
		      "  s2: {kind: steering, mandate: {power: advises}}\n"
		      "  s3: {kind: steering}\n"
		      "  b1: {kind: board, mandate: {power: decides}}\n",
		"7:40 c1\n8:72 c2,p\n10:56 c4,p\n12:57 c6,p\n15:14 s2\n16:14 s3\n");
}

Test(deciders, one_is_named)
{
	EXPECT_FOUND("no-decider",
		POSTS "  g1: {}\n"
		      "  g2: {mandate: {text: T}}\n"
		      "  g3: {mandate: {decider: nobody}}\n"
		      "  g4: {mandate: {decider: {text: it depends}}}\n",
		"7:3 g1\n8:3 g2\n");
}

Test(deciders, the_chair_decides)
{
	EXPECT_FOUND("decider-not-chair",
		POSTS "  g1: {chair: p, mandate: {power: decides, decider: q}}\n"
		      "  g2: {chair: p, mandate: {power: decides, decider: p}}\n"
		      "  g3: {chair: p, mandate: {power: decides, decider: [q, p]}}\n"
		      "  g4: {chair: [p, top], mandate: {power: decides, decider: top}}\n"
		      "  g5: {chair: p, mandate: {power: advises, decider: q}}\n"
		      "  g6: {chair: vacant, mandate: {power: decides, decider: q}}\n"
		      "  g7: {mandate: {power: decides, decider: q}}\n"
		      "  g8: {chair: nobody, mandate: {power: decides, decider: q}}\n"
		      "  g9: {chair: p, mandate: {power: decides, decider: nobody}}\n"
		      "  g10: {chair: p, mandate: {power: decides, decider: {text: it "
		      "depends}}}\n"
		      "  g11: {chair: {text: The dean}, mandate: {power: decides, "
		      "decider: p}}\n"
		      "  g12: {chair: {text: The dean}, mandate: {power: decides, "
		      "decider: {text: "
		      "The dean}}}\n",
		"7:53 g1,q notes=1\n16:61 g10 notes=1\n17:69 g11,p notes=1\n");
}

Test(deciders, who_decides_is_in_the_room)
{
	EXPECT_FOUND("decider-not-member",
		POSTS
		"  g1: {chair: p, mandate: {power: decides, decider: q}}\n"
		"  g2: {chair: p, members: [q], mandate: {power: decides, decider: q}}\n"
		"  g3: {secretary: q, mandate: {power: decides, decider: q}}\n"
		"  g4: {convenor: q, mandate: {power: decides, decider: q}}\n"
		"  g5: {mandate: {power: advises, decider: q}}\n"
		"  g6: {members: [top], mandate: {power: decides, decider: [p, top, "
		"q]}}\n"
		"  g7: {mandate: {power: decides, decider: {text: it depends}}}\n",
		"7:53 g1,q\n10:56 g4,q\n12:60 g6,p\n12:68 g6,q\n");
}

/* A decider's own power is told, but not where the group is named as the decider. */
Test(mandates, a_power_of_its_own_is_anothers)
{
	EXPECT_FOUND("decides-without-delegation",
		POSTS "  g1: {mandate: {power: decides, decider: p}}\n"
		      "  g2: {mandate: {power: decides, decider: g2}}\n"
		      "  g3: {mandate: {power: decides, decider: q}}\n"
		      "lines:\n"
		      "  - {from: top, type: delegates_to, to: p}\n"
		      "  - {from: g2, type: delegates_to, to: g2}\n",
		"7:25 g1 notes=1\n8:25 g2\n9:25 g3\n");
}

/* Is it our group? While that could not be read, nothing is asked of it. */
Test(mandates, nothing_is_asked_of_what_may_not_be_ours)
{
	cr_expect_str_eq(
		found_beside_unread("no-mandate", POSTS "  g1: {stub: perhaps}\n"
							"  g2: {external: perhaps}\n"
							"  g3: {status: perhaps}\n"
							"  g4: {kind: perhaps}\n"),
		"10:3 g4\n");
}

/* What is wrong in a node that is dropped excuses no other. */
Test(mandates, a_node_that_is_dropped_excuses_none)
{
	cr_expect_str_eq(found_beside_unread("no-mandate",
				 POSTS "  g1: {}\n"
				       "  p: {mandate: {power: perhaps}}\n"),
		"7:3 g1\n");
}

/* The tables of long lists are few, and each serves one list after the other. */
Test(deciders, many_long_lists_are_told_apart)
{
	struct buf yaml = {0}, expected = {0};

	buf_add_text(&yaml, "orgraph: 1\nposts:\n");
	for (int i = 0; i < 120; i++)
		buf_printf(&yaml, "  p%d: {root: true}\n", i);
	buf_add_text(&yaml, "groups:\n");
	for (int group = 0; group < 20; group++) {
		bool low = group / 8 % 2 == 1; /* eight by eight */

		buf_printf(&yaml, "  g%d: {mandate: {power: decides, decider: p%d}",
			group, low ? 119 : 50);
		buf_add_text(&yaml, ", members: [");
		for (int i = low ? 0 : 60; i < (low ? 60 : 119); i++)
			buf_printf(&yaml, "p%d, ", i);
		buf_add_text(&yaml, "]}\n");
		buf_printf(&expected, "%d:%d g%d,p%d\n", 124 + group,
			group < 10 ? 43 : 44, group, low ? 119 : 50);
	}
	EXPECT_FOUND("decider-not-member", yaml.data, expected.data);
	buf_release(&yaml);
	buf_release(&expected);
}

/* Lists that are too long to look through for each name that is asked for. */
Test(deciders, long_lists_hold_the_same)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nposts:\n");
	for (int i = 0; i < 300; i++)
		buf_printf(&yaml, "  p%d: {root: true}\n", i);
	for (int group = 0; group < 3; group++) {
		buf_printf(&yaml,
			"%s  g%d: {mandate: {power: decides, decider: [p99, p299]}",
			group == 0 ? "groups:\n" : "", group);
		buf_add_text(&yaml, ", members: [");
		for (int i = group; i < 100; i++)
			buf_printf(&yaml, "p%d, ", i);
		buf_add_text(&yaml, "], chair: [");
		for (int i = 100 + group; i < 200; i++)
			buf_printf(&yaml, "p%d, ", i);
		buf_add_text(&yaml, "], co_opted: [{post: [");
		for (int i = 299 - group; i >= 200; i--)
			buf_printf(&yaml, "p%d, ", i);
		buf_add_text(&yaml, "]}]}\n");
	}
	EXPECT_FOUND("decider-not-member", yaml.data, "305:49 g1,p299\n306:49 g2,p299\n");
	buf_release(&yaml);
}
