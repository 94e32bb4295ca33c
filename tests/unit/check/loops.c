/* Loops that only posts close. */
#include "fixture.h"

#define POSTS                         \
	"orgraph: 1\n"                \
	"posts:\n"                    \
	"  top: {root: true}\n"       \
	"  mid: {reports_to: top}\n"  \
	"  low: {reports_to: mid}\n"  \
	"  side: {reports_to: top}\n" \
	"groups:\n"

Test(loops, a_group_reports_to_its_own_chair)
{
	EXPECT_FOUND("reports-to-own-chair",
		POSTS "  g1: {chair: mid, reports_to: mid}\n"
		      "  g2: {chair: mid, reports_to: top}\n"
		      "  g3: {chair: [low, mid], reports_to: mid}\n"
		      "  g4: {chair: mid, principal: mid}\n"
		      "  g5: {chair: {post: mid, vacant: true}, reports_to: mid}\n"
		      "  g6: {chair: nobody, reports_to: nobody}\n",
		"8:32 g1,mid path=g1>mid>g1\n10:39 g3,mid path=g3>mid>g3\n"
		"12:54 g5,mid path=g5>mid>g5\n");
}

Test(loops, a_group_reports_to_a_group_of_its_chair)
{
	EXPECT_FOUND("reports-to-own-chair",
		POSTS "  g1: {chair: mid, reports_to: [g2, g3, g4, g5, g1]}\n"
		      "  g2: {chair: mid}\n"
		      "  g3: {chair: low, mandate: {decider: [low, mid]}}\n"
		      "  g4: {chair: [top, mid], mandate: {decider: mid}}\n"
		      "  g5: {chair: low, mandate: {decider: low}}\n",
		"8:33 g1,g2 path=g1>g2>mid>g1\n8:37 g1,g3 path=g1>g3>mid>g1\n"
		"8:41 g1,g4 path=g1>g4>mid>g1\n");
}

Test(loops, lines_of_external_groups_and_below_lines_count)
{
	EXPECT_FOUND("reports-to-own-chair",
		POSTS "  e: {external: true, chair: mid}\n"
		      "lines: [{from: e, type: reports_to, to: mid}]\n",
		"9:41 e,mid path=e>mid>e\n");
}

Test(loops, a_group_advises_its_own_chair)
{
	EXPECT_FOUND("advises-itself",
		POSTS "  g1: {chair: mid, advises: mid}\n"
		      "  g2: {chair: mid, prepares_for: [top, mid]}\n"
		      "  g3: {chair: mid, consults: mid, advises: g1}\n",
		"8:29 g1,mid path=g1>mid>g1\n9:40 g2,mid path=g2>mid>g2\n");
}

Test(loops, a_delegator_sits_under_the_delegate)
{
	EXPECT_FOUND("delegator-under-delegate",
		POSTS
		"  g1: {chair: low, members: [top], mandate: {from: top}}\n"
		"  g2: {chair: top, members: [top], mandate: {from: top}}\n"
		"  g3: {chair: low, members: [mid], mandate: {from: top}}\n"
		"  g4: {chair: low, co_opted: [top], mandate: {from: top}}\n"
		"  g5: {members: [top], mandate: {from: top}}\n"
		"  g6: {chair: vacant, members: [top], mandate: {from: top}}\n"
		"  g7: {chair: low, members: [mid, {post: [side, top]}], mandate: {from: "
		"[top, mid]}}\n"
		"  g8: {chair: low, members: [{post: top, substitute: true}], mandate: "
		"{from: top}}\n"
		"  g9: {chair: {text: The dean}, members: [top, top], mandate: {from: "
		"top}}\n"
		"  g10: {chair: low, deputy_chair: top, members: [top], mandate: {from: "
		"top}}\n"
		"  g11: {chair: low, members: [side]}\n"
		"lines: [{from: side, type: delegates_to, to: g11}]\n",
		"8:30 g1,top notes=1\n14:30 g7,mid notes=1\n14:49 g7,top notes=1\n"
		"16:43 g9,top notes=1\n18:31 g11,side notes=1\n");
}

Test(loops, who_appoints_is_the_principal_or_below)
{
	EXPECT_FOUND("principal-mismatch",
		POSTS "  g1: {principal: mid, appointed_by: top}\n"
		      "  g2: {principal: mid, appointed_by: mid}\n"
		      "  g3: {principal: mid, appointed_by: low}\n"
		      "  g4: {principal: mid, appointed_by: [low, side]}\n"
		      "  g5: {appointed_by: top}\n"
		      "  g6: {principal: nobody, appointed_by: top}\n"
		      "  g7: {principal: mid, appointed_by: g1}\n"
		      "  g8: {principal: g7, appointed_by: top}\n",
		"8:38 g1,top\n11:44 g4,side\n15:37 g8,top\n");
}
