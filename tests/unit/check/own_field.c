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
