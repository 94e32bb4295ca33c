/*
 * Sorting findings. Line and column never are computed: within a source they grow with
 * the offset, so that the rank of the source's name and the offset make one number.
 */
#include "diag/diag.h"

#include "base/vec.h"

struct keyed {
	uint64_t place; /* rank of the name, offset in the source; 0 for nowhere */
	struct diag *diag;
};

/* A source with its index, to get back from the order of names. */
struct named {
	const char *name;
	uint32_t index;
};

static int by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/* From 1, by index of the source. Sources of one name (one file, given twice) share it.
 */
static uint32_t *rank_names(const struct sources *sources)
{
	uint32_t count = sources->count, rank = 0;
	uint32_t *ranks = mem_alloc(count, sizeof *ranks);
	struct named *names = mem_alloc(count, sizeof *names);

	for (uint32_t i = 0; i < count; i++)
		names[i] = (struct named){sources->items[i]->name, i};
	qsort(names, count, sizeof *names, by_name);
	for (uint32_t i = 0; i < count; i++) {
		if (i == 0 || strcmp(names[i - 1].name, names[i].name) != 0)
			rank++;
		ranks[names[i].index] = rank;
	}
	free(names);
	return ranks;
}

static int cmp_subjects(const struct diag *a, const struct diag *b)
{
	uint32_t common =
		a->subject_count < b->subject_count ? a->subject_count : b->subject_count;

	for (uint32_t i = 0; i < common; i++) {
		int order = str_cmp(a->subjects[i], b->subjects[i]);

		if (order != 0)
			return order;
	}
	return (a->subject_count > b->subject_count) -
	       (a->subject_count < b->subject_count);
}

/* Never 0 for two findings: the order of reporting decides at last. */
static int by_place(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	order = x->diag->rule == y->diag->rule
			? 0
			: strcmp(x->diag->rule->slug, y->diag->rule->slug);
	if (order == 0)
		order = cmp_subjects(x->diag, y->diag);
	return order != 0 ? order : x->diag->order < y->diag->order ? -1 : 1;
}

static uint64_t place_of(
	const struct sink *sink, const uint32_t *ranks, const struct diag *diag)
{
	const struct source *source = NULL;

	if (sink->sources)
		source = sources_at(sink->sources, diag->at.begin);
	if (!source)
		return 0;
	return (uint64_t)ranks[source->number] << 32 | (diag->at.begin - source->base);
}

void sink_sort(struct sink *sink)
{
	struct keyed *keyed = mem_alloc(sink->count, sizeof *keyed);
	uint32_t *ranks = sink->sources ? rank_names(sink->sources) : NULL;
	uint32_t count;

	for (uint32_t i = 0; i < sink->count; i++) {
		keyed[i].diag = sink->items[i];
		keyed[i].place = place_of(sink, ranks, sink->items[i]);
	}
	qsort(keyed, sink->count, sizeof *keyed, by_place);
	count = sink->count;
	sink->count = 0;
	for (uint32_t i = 0; i < count; i++) {
		if (keyed[i].diag->suppression)
			*VEC_PUSH(&sink->suppressed) = keyed[i].diag;
		else
			sink->items[sink->count++] = keyed[i].diag;
	}
	free(keyed);
	free(ranks);
}
