#include "tally.h"

#include "base/map.h"
#include "base/vec.h"

/* While it is made: rows in the order of their first findings. */
struct making {
	VEC(struct tally_row) rows;
	struct map by_slug;
	uint32_t last; /* the row of the finding before: most often the next one's, too */
};

static struct str slug_of(const void *context, uint32_t row)
{
	const struct making *making = context;

	return str_of(making->rows.items[row].rule->slug);
}

static uint32_t take(struct making *making, const struct diag *diag)
{
	struct str slug = str_of(diag->rule->slug);

	if (making->rows.count > 0 && making->rows.items[making->last].rule == diag->rule)
		return making->last;
	making->last = map_find(&making->by_slug, slug, slug_of, making);
	if (making->last == MAP_NONE) {
		making->last = making->rows.count;
		*VEC_PUSH(&making->rows) = (struct tally_row){
			.rule = diag->rule, .severity = diag->severity};
		map_add(&making->by_slug, slug, making->last);
	}
	return making->last;
}

static int by_slug(const void *a, const void *b)
{
	const struct tally_row *x = a, *y = b;

	return strcmp(x->rule->slug, y->rule->slug);
}

/* Sorts the rows, and tells each finding the new number of its row; `first` stands in
 * for the old one. */
static void sort_rows(struct tally *tally, uint32_t findings)
{
	uint32_t *rank = mem_alloc(tally->count, sizeof *rank);

	for (uint32_t i = 0; i < tally->count; i++)
		tally->rows[i].first = i;
	if (tally->count > 0)
		qsort(tally->rows, tally->count, sizeof *tally->rows, by_slug);
	for (uint32_t i = 0; i < tally->count; i++)
		rank[tally->rows[i].first] = i;
	for (uint32_t i = 0; i < findings; i++)
		tally->row_of[i] = rank[tally->row_of[i]];
	free(rank);
}

/* A counting sort, so that findings of one rule stay in their order. */
static void sort_items(struct tally *tally, const struct sink *sink)
{
	uint32_t first = 0;

	for (uint32_t i = 0; i < tally->count; i++) {
		tally->rows[i].first = first;
		first += tally->rows[i].count;
		if (tally->rows[i].count > tally->most)
			tally->most = tally->rows[i].count;
		tally->rows[i].count = 0;
	}
	for (uint32_t i = 0; i < sink->count; i++) {
		struct tally_row *row = &tally->rows[tally->row_of[i]];

		tally->items[row->first + row->count++] = sink->items[i];
	}
}

void tally_make(struct tally *tally, const struct sink *sink)
{
	uint32_t findings = sink->count + sink->suppressed.count;
	struct making making = {.last = 0};

	*tally = (struct tally){0};
	tally->row_of = mem_alloc(findings, sizeof *tally->row_of);
	tally->items = mem_alloc(sink->count, sizeof *tally->items);
	for (uint32_t i = 0; i < sink->count; i++) {
		tally->row_of[i] = take(&making, sink->items[i]);
		making.rows.items[tally->row_of[i]].count++;
	}
	for (uint32_t i = 0; i < sink->suppressed.count; i++)
		tally->row_of[sink->count + i] = take(&making, sink->suppressed.items[i]);
	map_release(&making.by_slug);
	tally->rows = making.rows.items;
	tally->count = making.rows.count;
	sort_rows(tally, findings);
	sort_items(tally, sink);
}

void tally_release(struct tally *tally)
{
	free(tally->rows);
	free(tally->row_of);
	free(tally->items);
	*tally = (struct tally){0};
}

uint32_t tally_find(const struct tally *tally, const char *slug)
{
	uint32_t low = 0, high = tally->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = strcmp(tally->rows[middle].rule->slug, slug);

		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return TALLY_NONE;
}

static int by_gravity(const void *a, const void *b)
{
	const struct tally_row *x = *(const struct tally_row *const *)a;
	const struct tally_row *y = *(const struct tally_row *const *)b;

	if (x->severity != y->severity)
		return x->severity > y->severity ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return strcmp(x->rule->slug, y->rule->slug);
}

const struct tally_row **tally_by_gravity(const struct tally *tally)
{
	const struct tally_row **rows = mem_alloc(tally->count, sizeof *rows);

	for (uint32_t i = 0; i < tally->count; i++)
		rows[i] = &tally->rows[i];
	qsort(rows, tally->count, sizeof *rows, by_gravity);
	return rows;
}
