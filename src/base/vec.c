/* The untyped half of the typed array: growing by half keeps pushing constant. */
#include "base/vec.h"

#include <stdlib.h>

void *vec_grow(void *items, uint32_t count, uint32_t *cap, size_t size)
{
	const uint32_t most = UINT32_MAX - 1;

	if (count >= *cap) {
		uint64_t more = (uint64_t)*cap + *cap / 2 + 4;

		if (count >= most)
			BUG("an array of 2^32 - 1 items");
		*cap = more > most ? most : (uint32_t)more;
		items = mem_resize(items, *cap, size);
	}
	memset((char *)items + (size_t)count * size, 0, size);
	return items;
}

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void indices_join(struct indices *first, struct indices *second)
{
	for (uint32_t i = 0; i < second->count; i++)
		*VEC_PUSH(first) = second->items[i];
	VEC_RELEASE(second);
	if (first->count > 0)
		qsort(first->items, first->count, sizeof *first->items, by_number);
}
