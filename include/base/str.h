/*
 * A string view: `len` bytes of UTF-8 that somebody else owns. Not terminated.
 * The empty view is {NULL, 0}.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/base.h"

struct str {
	const char *ptr;
	uint32_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* for printf's %.*s */
#define STR_ARG(s) (int)(s).len, (s).ptr

struct str str_of(const char *terminated);
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *terminated);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);

/* The first place of a byte; NULL if there is none, as in no bytes. */
const char *str_chr(struct str s, char byte);

/* Which of the words it is; `count` if it is none of them. */
uint32_t str_among(struct str s, const char *const *words, uint32_t count);

/* Order by bytes, a prefix before what it begins. Negative, zero or positive. */
int str_cmp(struct str a, struct str b);

/* A 64-bit hash of the bytes; the same on every machine. */
uint64_t str_hash(struct str s);

#endif
