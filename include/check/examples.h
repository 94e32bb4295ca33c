/*
 * The bad and the good example of each rule, as text. They are the files that the tests
 * run (tests/rules/<slug>/bad-1.yaml, good-1.yaml), which the Makefile turns into an
 * array; nothing here is written by hand.
 */
#ifndef CHECK_EXAMPLES_H
#define CHECK_EXAMPLES_H

#include "base/base.h"

struct rule_example {
	const char *slug;
	const char *bad, *good; /* NULL if there is none yet */
};

/* Sorted by the bytes of the slugs. */
extern const struct rule_example rule_examples[];
extern const uint32_t rule_example_count;

#endif
