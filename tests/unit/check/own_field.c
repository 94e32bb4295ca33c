/* What a path of a rule finds, for the kinds of fields that few rules ask for. */
#include "own_fixture.h"

Test(own_field, duties_are_their_ids)
{
	const char *yaml =
		"orgraph: 1\n"
		"organisation: {duties: {gas: {name: Gas}, fire: {name: Fire}}}\n"
		"groups:\n"
		"  a: {name: A, duties: [gas, fire]}\n"
		"  b: {name: B, duties: fire}\n"
		"  c: {name: C}\n";

	EXPECT_GROUPS(yaml, "{field: duties, equal: gas}", "a met, b failed, c open");
	EXPECT_GROUPS(yaml, "{field: duties, exactly: 2}", "a met, b failed, c failed");
}

Test(own_field, minutes_are_there_or_not)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, minutes: protocol}\n"
			   "  b: {name: B, minutes: {kind: notes, published: web}}\n"
			   "  c: {name: C}\n";

	EXPECT_GROUPS(yaml, "{present: minutes}", "a met, b met, c failed");
	EXPECT_GROUPS(
		yaml, "{field: minutes.kind, equal: notes}", "a failed, b met, c open");
}

Test(own_field, all_persons_are_counted)
{
	const char *yaml = "orgraph: 1\n"
			   "persons: {ann: {name: Ann}, bo: {name: Bo}}\n"
			   "groups: {a: {name: A}}\n";

	cr_expect_str_eq(found_by(yaml, "    message: x\n"
					"    for: {sort: organisation}\n"
					"    require: {field: persons, at_most: 1}\n"),
		"2:29 x\n");
	cr_expect_str_eq(found_by(yaml, "    message: x\n"
					"    for: {sort: organisation}\n"
					"    require: {field: persons, exactly: 2}\n"),
		"");
}

Test(own_field, a_holder_is_the_person_or_the_name_written)
{
	const char *yaml = "orgraph: 1\n"
			   "persons: {ann: {name: Ann}}\n"
			   "posts:\n"
			   "  p: {name: P, holder: {person: ann}}\n"
			   "  q: {name: Q, holder: {person: Somebody Else}}\n"
			   "groups:\n"
			   "  a: {name: A, chair: p}\n"
			   "  b: {name: B, chair: q}\n";

	EXPECT_GROUPS(yaml, "{field: chair.holder, equal: ann}", "a met, b failed");
	EXPECT_GROUPS(
		yaml, "{field: chair.holder, matches: 'Somebody'}", "a failed, b met");
}

Test(own_field, powers_are_words_of_a_list)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, mandate: {power: [advises, prepares]}}\n"
			   "  b: {name: B, mandate: {power: decides}}\n";

	EXPECT_GROUPS(yaml, "{field: mandate.power, equal: prepares}", "a met, b failed");
	EXPECT_GROUPS(yaml, "{field: mandate.power, exactly: 2}", "a met, b failed");
}

Test(own_field, how_many_a_post_is_for_is_a_number)
{
	const char *yaml = "orgraph: 1\n"
			   "posts:\n"
			   "  p: {name: P, count: 3}\n"
			   "  q: {name: Q, count: 1}\n"
			   "  r: {name: R, count: 1+}\n";

	EXPECT_JUDGED(yaml, "{sort: post}", "{field: count, at_least: 2}",
		"p met, q failed, r open");
}

Test(own_field, from_when_and_to_when)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, valid: {from: 2024, until: 2024-02}}\n"
			   "  b: {name: B, valid: {until: 2025}}\n"
			   "  c: {name: C}\n";

	EXPECT_GROUPS(yaml, "{present: valid}", "a met, b met, c failed");
	EXPECT_GROUPS(
		yaml, "{field: valid.from, equal: 2024-01-01}", "a met, b open, c open");
	EXPECT_GROUPS(yaml, "{field: valid.until, equal: 2024-02-29}",
		"a met, b failed, c open");
}

Test(own_field, sources_are_what_they_cite)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  a: {name: A, source: [{section: 1}, {section: 2}]}\n"
			   "  b: {name: B, source: {section: 3}}\n"
			   "  c: {name: C}\n";

	EXPECT_GROUPS(
		yaml, "{field: source.section, equal: 2}", "a met, b failed, c open");
	EXPECT_GROUPS(yaml, "{field: source, exactly: 2}", "a met, b failed, c failed");
}

Test(own_field, a_day_in_a_message_is_written_out)
{
	cr_expect_str_eq(found_by("orgraph: 1\n"
				  "groups: {a: {name: A, mandate: {review: 2024}}}\n",
				 "    message: '{mandate.review}'\n"
				 "    for: {sort: group}\n"
				 "    require: {absent: mandate.review}\n"),
		"2:23 2024-12-31 | a\n");
}

Test(own_field, units_and_posts_of_all_the_organisation)
{
	const char *yaml = "orgraph: 1\n"
			   "units: {u: {name: U}}\n"
			   "posts: {p: {name: P}, q: {name: Q}}\n";

	cr_expect_str_eq(found_by(yaml, "    message: '{units} {posts}'\n"
					"    for: {sort: organisation}\n"
					"    require: {field: posts, at_most: 1}\n"),
		"3:23 U P, Q\n");
}
