/*
 * An organisation written as YAML in the test, loaded, checked, and its findings as short
 * text. One fixture at a time; each call of `found` begins anew, and what it returns
 * lasts until the next.
 */
#ifndef TESTS_CHECK_FIXTURE_H
#define TESTS_CHECK_FIXTURE_H

#include "check/check.h"

#include <criterion/criterion.h>

struct fixture {
	struct sources sources;
	struct model model;
	struct analysis analysis;
	struct policy policy;
	struct sink sink;
	struct buf text;
};

/* Loads and analyses; fixture_release takes {0}. `day` may be NULL. */
void fixture_load(struct fixture *fixture, const char *yaml, const char *day);
void fixture_release(struct fixture *fixture);

/*
 * The findings of one rule (NULL: of all but those of loading), each on a line:
 * `LINE:COLUMN subjects`, then, where there is any, ` path=a>b>a`, the data as
 * ` name=value`, and ` notes=N`.
 */
const char *found_on(const char *rule, const char *yaml, const char *day);
const char *found(const char *rule, const char *yaml);

/* The same, where some of what is written cannot be read. */
const char *found_beside_unread(const char *rule, const char *yaml);

/* The messages and helps of one rule, a line each. */
const char *said(const char *rule, const char *yaml);

#define EXPECT_FOUND(rule, yaml, expected)                                     \
	cr_expect_str_eq(found((rule), (yaml)), (expected), "%s:\n%s", (rule), \
		found((rule), (yaml)))

#endif
