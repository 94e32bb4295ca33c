/*
 * A condition of a rule file put to the nodes of an organisation, both written in the
 * test: what it says of each.
 */
#ifndef TESTS_CHECK_OWN_FIXTURE_H
#define TESTS_CHECK_OWN_FIXTURE_H

#include "fixture.h"

#include "load/load.h"
#include "model/own_rule.h"

/*
 * What `condition` says of each node that `subjects` selects, in the order of the input:
 * "a met, b failed, c open". It is required, and its contrary: what fails neither is
 * open. The texts must load without a finding. `day` may be NULL. Good until the next.
 */
const char *judged_on(
	const char *yaml, const char *subjects, const char *condition, const char *day);

/* The findings of one rule, `keys` below its name, as in fixture.h. */
const char *found_by(const char *yaml, const char *keys);

/* Of all groups. */
#define EXPECT_GROUPS(yaml, condition, expected) \
	EXPECT_JUDGED((yaml), "{sort: group}", (condition), (expected))
#define EXPECT_JUDGED(yaml, subjects, condition, expected)                             \
	cr_expect_str_eq(judged_on((yaml), (subjects), (condition), NULL), (expected), \
		"%s: %s", (condition), judged_on((yaml), (subjects), (condition), NULL))

#endif
