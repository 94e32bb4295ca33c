/*
 * Fronts of shapes: which of many are worth keeping, and which of those fits a room.
 */
#include "shape.h"

/* Rounding is no difference. */
#define HAIR 1e-6

static int by_width(const void *a, const void *b)
{
	const struct shape *x = a, *y = b;

	if (x->width != y->width)
		return x->width < y->width ? -1 : 1;
	if (x->height != y->height)
		return x->height < y->height ? -1 : 1;
	/* as large: the plainer one */
	if (x->own_budgets != y->own_budgets)
		return x->own_budgets ? 1 : -1;
	if (x->mode != y->mode)
		return x->mode < y->mode ? -1 : 1;
	if (x->parts != y->parts)
		return x->parts < y->parts ? -1 : 1;
	return (x->budget > y->budget) - (x->budget < y->budget);
}

/* Each shape that is kept is lower than the one before by this share at least; the first
 * and the last stay. */
static void thin(struct tried *tried, double share)
{
	uint32_t kept = 1, last = tried->count - 1;

	for (uint32_t i = 1; i < last; i++)
		if (tried->items[i].height * (1 + share) <= tried->items[kept - 1].height)
			tried->items[kept++] = tried->items[i];
	if (last > 0)
		tried->items[kept++] = tried->items[last];
	tried->count = kept;
}

void front_reduce(struct tried *tried, uint32_t most)
{
	uint32_t kept = 0;

	qsort(tried->items, tried->count, sizeof *tried->items, by_width);
	for (uint32_t i = 0; i < tried->count; i++)
		if (kept == 0 ||
			tried->items[i].height < tried->items[kept - 1].height - HAIR)
			tried->items[kept++] = tried->items[i];
	tried->count = kept;
	for (double share = 0.01; tried->count > most && most > 1; share *= 1.5)
		thin(tried, share);
}

uint32_t front_within_height(struct front front, double height)
{
	uint32_t low = 0, high = front.count - 1;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (front.shapes[middle].height <= height + HAIR)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

uint32_t front_within_width(struct front front, double width)
{
	uint32_t low = 0, high = front.count - 1;

	while (low < high) {
		uint32_t middle = (low + high + 1) / 2;

		if (front.shapes[middle].width <= width + HAIR)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}
