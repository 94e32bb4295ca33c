/*
 * Two lists compared as multisets: both are sorted by key and merged, as `comm` does.
 */
#include "diff_internal.h"

static int by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = str_cmp(x->key, y->key);

	return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static int by_index(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;

	return (x->index > y->index) - (x->index < y->index);
}

static void sort(struct keyed_list *list, int (*order)(const void *, const void *))
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof *list->items, order);
}

void keyed_pair(struct keyed_list *old, struct keyed_list *new)
{
	uint32_t i = 0, k = 0;

	sort(old, by_key);
	sort(new, by_key);
	for (uint32_t n = 0; n < old->count; n++)
		old->items[n].partner = KEYED_ALONE;
	for (uint32_t n = 0; n < new->count; n++)
		new->items[n].partner = KEYED_ALONE;
	while (i < old->count && k < new->count) {
		int order = str_cmp(old->items[i].key, new->items[k].key);

		if (order == 0) {
			old->items[i].partner = new->items[k].index;
			new->items[k].partner = old->items[i].index;
		}
		i += order <= 0;
		k += order >= 0;
	}
	sort(old, by_index);
	sort(new, by_index);
}
