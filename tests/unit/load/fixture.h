/*
 * An organisation written as YAML in the test, loaded, and its findings as short text.
 * One fixture at a time: each call begins anew, and what it returns lasts until the next.
 */
#ifndef TESTS_LOAD_FIXTURE_H
#define TESTS_LOAD_FIXTURE_H

#include "load/load.h"
#include "model/find.h"

#include <criterion/criterion.h>

struct fixture {
	struct sources sources;
	struct model model;
	struct sink sink;
	struct buf text;
};

/* Loads; what it returns is the one that `found` uses, too. */
struct fixture *fixture_load(const char *yaml);
struct fixture *fixture_load_bytes(const char *bytes, size_t len);
struct fixture *fixture_load_inputs(const char *const *inputs, uint32_t count);
struct fixture *fixture_load_by_threads(
	const char *const *inputs, uint32_t count, uint32_t threads);

/*
 * The findings, each as `LINE:COLUMN-END_COLUMN rule subjects: message`, then a line
 * ` note LINE:COLUMN message` for each note and ` help …`. An end on another line is
 * `END_LINE:END_COLUMN`. At the end the troubles.
 */
const char *findings(struct fixture *fixture);
const char *found(const char *yaml);

/* A node that must be there. */
const struct node *node_of(const struct fixture *fixture, const char *id);

/* Lines as `from -type-> to`, with `(…)` for flags; a `to` that is not resolved gets a
 * question mark. */
const char *lines_of(struct fixture *fixture);

#define EXPECT_FOUND(yaml, expected) \
	cr_expect_str_eq(found(yaml), (expected), "\n%s", found(yaml))
#define EXPECT_STR(actual, expected)                                      \
	cr_expect(str_is((actual), (expected)), "'%.*s' instead of '%s'", \
		STR_ARG(actual), (expected))
#define EXPECT_TEXT(text, expected) EXPECT_STR(text_str(text), (expected))

#endif
