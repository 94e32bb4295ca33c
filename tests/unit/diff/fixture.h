/*
 * Two organisations written as YAML in the test, and their changes as short text. What a
 * call returns lasts until the next.
 */
#ifndef TESTS_DIFF_FIXTURE_H
#define TESTS_DIFF_FIXTURE_H

#include "diff/diff.h"

#include <criterion/criterion.h>

/*
 * Each change on a line: `kind id`, then ` field`, ` old -> new` where there are any,
 * with
 * `-` for what is not there. The head `orgraph: 1` is put before both texts.
 */
const char *changes(const char *old, const char *new);

/* The same text on two days. */
const char *changes_between(const char *yaml, const char *first, const char *second);

/*
 * What is gone, as the model of both has it: a node on each line with the keys that lead
 * somewhere, `key=id`, and its lines, `type>id`; then the lines of nodes that stay.
 */
const char *gone(const char *old, const char *new);

#define EXPECT_CHANGES(old, new, expected)                  \
	cr_expect_str_eq(changes((old), (new)), (expected), \
		"expected\n%s"                              \
		"but got\n%s",                              \
		(expected), changes((old), (new)))

/* Both ways: forwards, and with old and new exchanged. */
#define EXPECT_BOTH_WAYS(old, new, forwards, backwards)    \
	do {                                               \
		EXPECT_CHANGES((old), (new), (forwards));  \
		EXPECT_CHANGES((new), (old), (backwards)); \
	} while (0)

#endif
