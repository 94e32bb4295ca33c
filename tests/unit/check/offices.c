/* Chairs, convenors, secretaries, vacancies, and what every group should say. */
#include "fixture.h"

#define POSTS                                      \
	"orgraph: 1\n"                             \
	"posts:\n"                                 \
	"  top: {root: true}\n"                    \
	"  p: {reports_to: top}\n"                 \
	"  v: {reports_to: top, holder: vacant}\n" \
	"groups:\n"

Test(offices, a_chair_is_named)
{
	const char *yaml = POSTS "  g1: {}\n"
				 "  g2: {chair: vacant}\n"
				 "  g3: {chair: nobody}\n"
				 "  g4: {chair: {text: The dean}}\n"
				 "  g5: {stub: true}\n"
				 "  g6: {chair: {post: p, until: 2024}}\n";

	EXPECT_FOUND("no-chair", yaml, "7:3 g1\n");
	cr_expect_str_eq(found_on("no-chair", yaml, "2025-01-01"), "7:3 g1\n12:3 g6\n");
}

Test(offices, a_chair_that_has_ended_is_none)
{
	cr_expect_str_eq(found_on("no-chair",
				 "orgraph: 1\n"
				 "posts: {old: {valid: {until: 2024}}, p: {}}\n"
				 "groups:\n"
				 "  g1: {chair: old}\n"
				 "  g2: {chair: {post: [old, p]}}\n",
				 "2025-01-01"),
		"4:3 g1\n");
}

Test(offices, somebody_calls_the_meetings)
{
	EXPECT_FOUND("no-convenor",
		POSTS "  g1: {}\n"
		      "  g2: {chair: vacant}\n"
		      "  g3: {convenor: p}\n"
		      "  g4: {deputy_chair: p}\n",
		"7:3 g1\n10:3 g4\n");
	EXPECT_FOUND("convenor-not-member",
		POSTS "  g1: {convenor: p}\n"
		      "  g2: {convenor: p, members: [p]}\n"
		      "  g3: {convenor: p, chair: p}\n"
		      "  g4: {convenor: p, offices: {contact person: p}}\n"
		      "  g5: {convenor: [p, top], secretary: top}\n"
		      "  g6: {convenor: {text: Somebody}}\n"
		      "  g7: {convenor: p, co_opted: [p]}\n",
		"7:18 g1,p\n11:19 g5,p\n");
}

Test(offices, what_every_group_says)
{
	const char *yaml =
		POSTS "  g1: {}\n"
		      "  g2: {secretary: vacant, meets: on_demand, minutes: notes, "
		      "source: {section: 1}}\n"
		      "  g3: {external: true}\n"
		      "  g4: {status: under_revision, minutes: {published: web}}\n";

	EXPECT_FOUND("no-secretary", yaml, "7:3 g1\n10:3 g4\n");
	EXPECT_FOUND("no-frequency", yaml, "7:3 g1\n10:3 g4\n");
	EXPECT_FOUND("no-minutes", yaml, "7:3 g1\n");
	EXPECT_FOUND("no-source", yaml, "7:3 g1\n10:3 g4\n");
	EXPECT_FOUND("under-revision", yaml, "10:16 g4\n");
}

Test(offices, defaults_count)
{
	const char *yaml =
		"orgraph: 1\n"
		"organisation: {group_defaults: {minutes: notes, meets: 4/year}}\n"
		"groups:\n"
		"  g1: {}\n"
		"  g2: {minutes: none, meets: none}\n";

	EXPECT_FOUND("no-minutes", yaml, "5:3 g2\n");
	EXPECT_FOUND("no-frequency", yaml, "5:3 g2\n");
}

/* ---- vacancies ---- */

Test(vacancies, a_chair_is_empty_in_three_ways)
{
	EXPECT_FOUND("vacant-chair",
		POSTS "  g1: {chair: vacant}\n"
		      "  g2: {chair: {post: p, vacant: true}}\n"
		      "  g3: {chair: v}\n"
		      "  g4: {chair: p}\n"
		      "  g5: {chair: [p, v]}\n"
		      "  g6: {chair: [v, {post: p, vacant: true}]}\n"
		      "  g7: {chair: {post: [v, p]}}\n"
		      "  g8: {chair: {post: [v, nobody]}}\n"
		      "  g9: {chair: vacant, external: true}\n"
		      "  g10: {}\n",
		"7:15 g1\n8:15 g2\n9:15 g3,v notes=1\n12:16 g6,v notes=1\n");
}

Test(vacancies, a_post_is_vacant_on_the_day)
{
	const char *yaml = "orgraph: 1\n"
			   "posts:\n"
			   "  p:\n"
			   "    holder:\n"
			   "      - {person: Eva Lind, until: 2024-12-31}\n"
			   "      - vacant\n"
			   "groups: {g: {chair: p}}\n";

	EXPECT_FOUND("vacant-chair", yaml, "");
	cr_expect_str_eq(found_on("vacant-chair", yaml, "2024-12-31"), "");
	cr_expect_str_eq(
		found_on("vacant-chair", yaml, "2025-01-01"), "7:21 g,p notes=1\n");
}

Test(vacancies, seats_say_so_themselves)
{
	EXPECT_FOUND("vacant-seat",
		POSTS
		"  g1: {members: [{post: p, vacant: true}, v, {text: A nurse, vacant: "
		"true}]}\n"
		"  g2: {chair: vacant, secretary: vacant}\n"
		"  g3: {chair: [p, v, vacant]}\n"
		"  g4: {external: true, members: [{post: p, vacant: true}], "
		"represented_by: [{post: [p, nobody], vacant: true}]}\n"
		"  g5: {stub: true, represented_by: [{post: p, vacant: true}]}\n"
		"  g6: {offices: {contact: vacant}, co_opted: [{unit: x, vacant: "
		"true}]}\n"
		"units: {x: {}}\n",
		"7:18 g1 seat=p\n7:46 g1 seat=A nurse\n8:34 g2 seat=secretary\n"
		"9:19 g3 seat=v\n9:22 g3 seat=chair\n10:77 g4 seat=p or nobody\n"
		"12:27 g6 seat=contact\n12:47 g6 seat=x\n");
}

/* They are written, whatever is wrong with them. */
Test(offices, minutes_that_cannot_be_read_are_some)
{
	cr_expect_str_eq(
		found_beside_unread("no-minutes", "orgraph: 1\n"
						  "groups:\n"
						  "  g1: {minutes: {kind: perhaps}}\n"
						  "  g2: {minutes: perhaps}\n"
						  "  g3: {kind: perhaps}\n"),
		"5:3 g3\n");
}

/* ---- terms ---- */

/* The last who left are missed: one who shared the post with them, too, but not one who
 * had left before. */
Test(terms, who_shared_left_together)
{
	const char *yaml = "orgraph: 1\n"
			   "posts:\n"
			   "  p:\n"
			   "    root: true\n"
			   "    holder:\n"
			   "      - {person: A, until: 2023, job_share: true}\n"
			   "      - {person: B, until: 2024, job_share: true}\n"
			   "      - {person: C, until: 2024, job_share: true}\n";

	cr_expect_str_eq(
		found_on("expired-term", yaml, "2025-01-01"), "7:28 p\n8:28 p\n");
}
