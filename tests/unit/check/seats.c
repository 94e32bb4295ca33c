/* Who sits in a group: nobody, twice, everywhere. */
#include "fixture.h"

#define POSTS                                            \
	"orgraph: 1\n"                                   \
	"posts: {p: {root: true}, q: {reports_to: p}}\n" \
	"units: {u: {reports_to: p}}\n"                  \
	"groups:\n"

Test(no_members, the_chair_is_not_enough)
{
	EXPECT_FOUND("no-members",
		POSTS "  g1: {}\n"
		      "  g2: {chair: p, members: [p]}\n"
		      "  g3: {chair: p, co_opted: [p]}\n"
		      "  g4: {chair: p, secretary: p, convenor: q}\n"
		      "  g5: {chair: [p, q], members: [q, p, {post: [p, q]}]}\n"
		      "  g6: {external: true}\n"
		      "  g7: {chair: p, represented_by: [q], offices: {contact: q}}\n",
		"5:3 g1\n6:3 g2\n7:3 g3\n8:3 g4\n9:3 g5\n11:3 g7\n");
}

Test(no_members, texts_vacancies_and_officers_are)
{
	EXPECT_FOUND("no-members",
		POSTS "  g1: {chair: p, members: [{text: p}]}\n"
		      "  g2: {chair: p, members: [{post: q, vacant: true}]}\n"
		      "  g3: {chair: p, deputy_chair: q}\n"
		      "  g4: {chair: p, secretary: vacant}\n"
		      "  g5: {chair: p, members: [nobody]}\n"
		      "  g6: {chair: p, members: [{post: [p, q]}]}\n"
		      "  g7: {chair: p, co_opted: [u]}\n"
		      "  g8: {chair: vacant, members: [p]}\n",
		"");
}

Test(no_members, seats_of_another_day_are_none)
{
	cr_expect_str_eq(found_on("no-members",
				 POSTS "  g1: {members: [{post: q, until: 2024}]}\n"
				       "  g2: {members: [{post: q, from: 2024}]}\n",
				 "2025-01-01"),
		"5:3 g1\n");
}

Test(duplicate_seat, roles_tell_seats_apart)
{
	EXPECT_FOUND("duplicate-seat",
		POSTS
		"  g1: {members: [p, q, p]}\n"
		"  g2: {members: [p, q], co_opted: [p]}\n"
		"  g3: {members: [{post: p, role: a}, {post: p, role: b}, p]}\n"
		"  g4: {members: [{post: p, role: a}, q, {post: p, role: a}]}\n"
		"  g5: {members: [p, {post: p, substitute: true}]}\n"
		"  g6: {members: [{post: p, represents: a}, {post: p, represents: b}]}\n"
		"  g7: {members: [p, p, p, q, q]}\n"
		"  g8: {members: [{post: [p, q]}, q]}\n"
		"  g9: {members: [u, u, {text: a}, {text: a}]}\n"
		"  g10: {members: [{post: [p, p]}]}\n"
		"  g11: {members: [nobody, nobody]}\n",
		"5:24 g1,p notes=1\n6:36 g2,p notes=1\n8:48 g4,p notes=1\n"
		"11:21 g7,p notes=1\n11:30 g7,q notes=1\n12:34 g8,q notes=1\n");
}

Test(duplicate_seat, an_officer_among_the_members_is_one)
{
	EXPECT_FOUND("duplicate-seat",
		POSTS "  g1: {chair: p, members: [p, q], secretary: q}\n"
		      "  g2: {chair: p, deputy_chair: p, secretary: p, convenor: p}\n"
		      "  g3: {chair: [p, q, p]}\n"
		      "  g4: {chair: p, members: [p, p]}\n",
		"7:22 g3,p notes=1\n8:31 g4,p notes=1\n");
}

Test(duplicate_seat, a_seat_of_another_day_is_none)
{
	const char *yaml =
		POSTS "  g: {members: [{post: p, until: 2024}, {post: p, from: 2025}]}\n";

	cr_expect_str_eq(found_on("duplicate-seat", yaml, "2025-06-01"), "");
	EXPECT_FOUND("duplicate-seat", yaml, "5:48 g,p notes=1\n");
}

/* Seats in `groups` groups: `where` holds the keys, with the post p. */
static void add_groups(struct buf *yaml, uint32_t groups, const char *where)
{
	for (uint32_t i = 0; i < groups; i++)
		buf_printf(yaml, "  g%u: {%s}\n", (unsigned)yaml->len, where);
}

static const char *overloaded(uint32_t groups, const char *where)
{
	static struct buf yaml;

	buf_clear(&yaml);
	buf_add_text(&yaml, POSTS);
	add_groups(&yaml, groups, where);
	return found("overloaded-post", yaml.data);
}

Test(overloaded_post, nine_groups_are_too_many)
{
	cr_expect_str_eq(overloaded(8, "members: [p]"), "");
	cr_expect_str_eq(
		overloaded(9, "members: [p]"), "2:9 p groups=9 limit=8 notes=9\n");
	cr_expect_str_eq(overloaded(9, "chair: p, members: [p, q], convenor: q"),
		"2:9 p groups=9 limit=8 notes=9\n2:26 q groups=9 limit=8 notes=9\n");
	cr_expect_str_eq(overloaded(9, "external: true, represented_by: [p]"),
		"2:9 p groups=9 limit=8 notes=9\n");
	cr_expect_str_eq(overloaded(30, "co_opted: [{post: [p, q]}]"),
		"2:9 p groups=30 limit=8 notes=20\n2:26 q groups=30 limit=8 notes=20\n");
}

Test(overloaded_post, others_seats_are_not_ours)
{
	cr_expect_str_eq(overloaded(9, "external: true, members: [p], chair: p"), "");
	cr_expect_str_eq(overloaded(9, "stub: true, members: [p]"), "");
	cr_expect_str_eq(overloaded(9, "convenor: p"), "");
	cr_expect_str_eq(overloaded(9, "members: [u]"), "");
}

Test(overloaded_post, the_limit_is_the_callers)
{
	struct fixture fixture = {0};
	struct check_options options = {.overloaded = 1};
	uint32_t count = 0;

	fixture_load(
		&fixture, POSTS "  g1: {members: [p, q]}\n  g2: {members: [q]}\n", NULL);
	check_run(&fixture.model, &fixture.analysis, &fixture.sink, &options);
	for (uint32_t i = 0; i < fixture.sink.count; i++)
		count +=
			strcmp(fixture.sink.items[i]->rule->slug, "overloaded-post") == 0;
	cr_expect_eq(count, 1);
	fixture_release(&fixture);
}
