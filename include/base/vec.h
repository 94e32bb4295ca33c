/*
 * A growing array, typed by its own struct:
 *
 *	struct { struct span *items; uint32_t count, cap; } spans = {0};
 *	*VEC_PUSH(&spans) = span;
 *	VEC_RELEASE(&spans);
 *
 * VEC_PUSH gives a pointer to a new, zeroed last item; it is good until the next push.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/base.h"

#define VEC(type)                    \
	struct {                     \
		type *items;         \
		uint32_t count, cap; \
	}

#define VEC_PUSH(vec)                                                            \
	((vec)->items = vec_grow(                                                \
		 (vec)->items, (vec)->count, &(vec)->cap, sizeof *(vec)->items), \
		&(vec)->items[(vec)->count++])

/* Takes {0} and leaves {0}. */
#define VEC_RELEASE(vec) \
	(free((vec)->items), (vec)->items = NULL, (vec)->count = 0, (vec)->cap = 0)

struct indices {
	uint32_t *items;
	uint32_t count, cap;
};

/* Puts those of both into the first, the least one first, and releases the second.
 * For what two threads found, each in order or nearly. n log n. */
void indices_join(struct indices *first, struct indices *second);

/* Room for one more item after `count`, which is zeroed. More than 2^32 - 2 items are a
 * BUG: limits on the input come first. */
void *vec_grow(void *items, uint32_t count, uint32_t *cap, size_t size) MUST_USE;

#endif
