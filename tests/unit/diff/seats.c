#include "fixture.h"

#define POSTS "posts: {a: {}, b: {}, c: {}}\n"

Test(diff_seats, offices)
{
	EXPECT_CHANGES(POSTS "groups: {g: {chair: a, secretary: b}}\n",
		POSTS "groups: {g: {chair: [a, b], secretary: vacant, convenor: c}}\n",
		"office g chair: a -> a, b\noffice g secretary: b -> vacant\n"
		"office g convenor: - -> c\n");
	EXPECT_CHANGES(POSTS "groups: {g: {chair: [a, b]}}\n",
		POSTS "groups: {g: {chair: [b, a]}}\n", "");
}

Test(diff_seats, other_offices)
{
	EXPECT_CHANGES(POSTS "groups: {g: {offices: {contact: a, host: b, clerk: c}}}\n",
		POSTS "groups: {g: {offices: {guide: a, host: c, clerk: c}}}\n",
		"office g offices.contact: a -> -\noffice g offices.host: b -> c\n"
		"office g offices.guide: - -> a\n");
}

Test(diff_seats, each_seat_is_a_change)
{
	EXPECT_BOTH_WAYS(POSTS "groups: {g: {members: [a, b], co_opted: [c]}}\n",
		POSTS "groups: {g: {members: [{post: b, count: 2}, {text: x}]}}\n",
		"seat g members: a -> -\nseat g members: b -> b ×2\n"
		"seat g members: - -> x\nseat g co_opted: c -> -\n",
		"seat g members: b ×2 -> b\nseat g members: x -> -\n"
		"seat g members: - -> a\nseat g co_opted: - -> c\n");
}

Test(diff_seats, flags_and_details)
{
	EXPECT_CHANGES(POSTS "groups: {g: {members: [a, b]}}\n",
		POSTS
		"groups: {g: {members: [{post: a, vacant: true, role: clerk}, {post: "
		"b, substitute: true, when: on_demand}]}}\n",
		"seat g members: a -> a (vacant) (role: clerk)\n"
		"seat g members: b -> b (substitute) (on demand)\n");
}

Test(diff_seats, equal_seats_pair_off)
{
	EXPECT_CHANGES("groups: {g: {members: [{text: x}, {text: x}, {text: x}]}}\n",
		"groups: {g: {members: [{text: x}]}}\n",
		"seat g members: x -> -\nseat g members: x -> -\n");
}

/* The two read alike, and a rule sees the one and not the other. */
Test(diff_seats, a_text_is_not_the_post_whose_id_it_is)
{
	EXPECT_BOTH_WAYS(POSTS "groups: {g: {members: [{text: a}]}}\n",
		POSTS "groups: {g: {members: [a]}}\n",
		"seat g members: a -> -\nseat g members: - -> a\n",
		"seat g members: a -> -\nseat g members: - -> a\n");
	EXPECT_CHANGES(POSTS "groups: {g: {mandate: {decider: {text: a}}}}\n",
		POSTS "groups: {g: {mandate: {decider: a}}}\n",
		"mandate g mandate.decider: a -> a\n");
	EXPECT_CHANGES(POSTS "groups: {g: {chair: vacant}}\n",
		POSTS "groups: {g: {chair: {text: vacant}}}\n",
		"office g chair: vacant -> vacant\n");
}

/* What is mentioned becomes a reference by what is declared elsewhere, and is told there.
 */
Test(diff_seats, a_mention_that_is_found_is_no_change)
{
	EXPECT_CHANGES(POSTS "groups: {g: {members: [{post: a, represents: d}]}}\n",
		POSTS "units: {d: {}}\n"
		      "groups: {g: {members: [{post: a, represents: d}]}}\n",
		"added d: - -> d\n");
}

Test(diff_seats, a_repeated_officer_is_no_second_seat)
{
	EXPECT_CHANGES(POSTS "groups: {g: {chair: a, members: [b]}}\n",
		POSTS "groups: {g: {chair: a, members: [a, b]}}\n", "");
	EXPECT_CHANGES(POSTS "groups: {g: {chair: a, members: [a, b]}}\n",
		POSTS "groups: {g: {chair: b, members: [a, b]}}\n",
		"office g chair: a -> b\n");
	EXPECT_CHANGES(POSTS "groups: {g: {chair: a, members: [b]}}\n",
		POSTS "groups: {g: {chair: a, members: [b, {post: a, count: 2}]}}\n",
		"seat g members: - -> a ×2\n");
	EXPECT_CHANGES(POSTS "groups: {g: {chair: a, members: [b]}}\n",
		POSTS "groups: {g: {chair: a, members: [b, {post: a, role: r}]}}\n",
		"seat g members: - -> a (role: r)\n");
}

Test(diff_seats, mandate_key_by_key)
{
	EXPECT_CHANGES(POSTS
		"groups: {g: {mandate: {power: advises, text: t, from: a}}}\n",
		POSTS
		"groups: {g: {mandate: {power: [prepares, advises], decider: b, from: "
		"[b, a]}}}\n",
		"mandate g mandate.power: advises -> advises, prepares\n"
		"mandate g mandate.text: t -> -\nmandate g mandate.from: a -> b, a\n"
		"mandate g mandate.decider: - -> b\n");
}

Test(diff_seats, a_new_mandate_is_one_change)
{
	EXPECT_BOTH_WAYS(POSTS "groups: {g: {}}\n",
		POSTS
		"groups: {g: {mandate: {power: advises, from: a, decided: none}}}\n",
		"mandate g mandate: - -> power: advises; from: a; decided: none\n",
		"mandate g mandate: power: advises; from: a; decided: none -> -\n");
}

Test(diff_seats, values_that_read_alike_differ)
{
	EXPECT_CHANGES("groups: {g: {legal_basis: ['a, b']}}\n",
		"groups: {g: {legal_basis: [a, b]}}\n",
		"field g legal_basis: a, b -> a, b\n");
}
