/*
 * Limits on the input. Each stands in for checks all over the program: what is within
 * them cannot overflow an index or exhaust a stack. Going over one is the finding
 * input-limit.
 */
#ifndef LOAD_LIMITS_H
#define LOAD_LIMITS_H

/* No organisation nests maps deeper than ten; a bomb of brackets does. */
#define LIMIT_NESTING 100

/* One file, in bytes. Offsets of all files together are 32 bits wide (diag/source.h). */
#define LIMIT_FILE_BYTES ((size_t)1 << 30)

/* Units, posts, groups and persons together: indices stay far below 2^32 even times the
 * lines of a dense organisation. */
#define LIMIT_NODES 10000000u

/* Values that aliases (`*x`) and merge keys repeat, all together: a few lines of YAML can
 * ask for more than memory holds. */
#define LIMIT_EXPANSION 10000000u

/* Lines and seats after lists under `lines:` were multiplied out. */
#define LIMIT_LINES 100000000u

/* Line types that the organisation declares; each is looked for by name, one by one. */
#define LIMIT_LINE_TYPES 1000u

/* Conditions of a rule file within conditions: whoever reads or judges one recurses. */
#define LIMIT_CONDITION_DEPTH 20

/* Conditions of all rule files together: aliases may repeat them. */
#define LIMIT_CONDITIONS 1000000u

/* A number such as `count: 4`. */
#define LIMIT_COUNT 1000000u

#endif
