/*
 * How many: of numbers their value, of everything else how many values there are, in one
 * heap or in one for each thing that `per` leads to. A count is a range, [low, high], as
 * long as somebody says `4+` or it is open what belongs to it.
 */
#include "own_internal.h"

#include "base/vec.h"

#include <stdlib.h>

#define NO_END UINT64_MAX

enum verdict own_between(
	uint32_t low, uint32_t high, bool or_more, uint32_t least, uint32_t most)
{
	if (!or_more)
		return verdict_of(low >= least && high <= most);
	if (low > most)
		return FAILED;
	return low >= least && most == UINT32_MAX ? MET : OPEN;
}

/* ---- one heap ---- */

struct heap {
	uint64_t low, high;
};

static void add_high(struct heap *heap, uint64_t more)
{
	heap->high = heap->high == NO_END || more == NO_END ? NO_END : heap->high + more;
}

static void add_value(struct heap *heap, const struct value *value)
{
	uint32_t weight = value->sort == VALUE_SEAT ? value->weight : 1;
	bool unknown = value->sort == VALUE_UNKNOWN;
	bool endless = unknown || (value->sort == VALUE_SEAT && value->or_more);

	if (value->kept == MET && !unknown)
		heap->low += weight;
	add_high(heap, endless ? NO_END : weight);
}

static enum verdict judge_heap(const struct condition *condition, const struct heap *heap)
{
	uint64_t most = condition->most == UINT32_MAX ? NO_END : condition->most;

	if (heap->low > most || heap->high < condition->least)
		return FAILED;
	return heap->low >= condition->least && heap->high <= most ? MET : OPEN;
}

static bool is_too_many(const struct condition *condition, const struct heap *heap)
{
	return condition->most != UINT32_MAX && heap->low > condition->most;
}

/* To blame is the value that is one too many, or else the first. */
static enum verdict count_all(
	struct own_run *run, const struct condition *condition, uint32_t first)
{
	struct heap heap = {0};
	bool blamed = false;

	for (uint32_t i = first; i < run->values.count; i++) {
		const struct value *value = &run->values.items[i];

		add_value(&heap, value);
		if (i == first || (!blamed && is_too_many(condition, &heap)))
			own_blame(run, value);
		blamed = is_too_many(condition, &heap);
	}
	return judge_heap(condition, &heap);
}

/* ---- a heap for each ---- */

/* A value in a heap. */
struct entry {
	uint32_t node; /* of the key; NODE_NONE: it is a text */
	struct str text;
	uint32_t value; /* on the stack */
};

struct entries {
	struct entry *items;
	uint32_t count, cap;
};

static int compare_keys(const struct entry *a, const struct entry *b)
{
	if (a->node != b->node)
		return a->node < b->node ? -1 : 1;
	return str_cmp(a->text, b->text);
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare_keys(x, y);

	return order ? order : (x->value > y->value) - (x->value < y->value);
}

/* The heaps in which one value lies. What may lie in any of them goes to `anywhere`. */
static void sort_value(struct own_run *run, const struct condition *condition,
	uint32_t value, struct entries *entries, struct heap *anywhere)
{
	uint32_t first = own_path(run, condition->per, run->values.items[value]);

	own_make_plain(run, first);
	for (uint32_t i = first; i < run->values.count; i++) {
		const struct value *key = &run->values.items[i];
		bool known = key->sort == VALUE_NODE && key->node != NODE_NONE;

		if (key->sort == VALUE_TEXT)
			*VEC_PUSH(entries) = (struct entry){NODE_NONE, key->text, value};
		else if (known)
			*VEC_PUSH(entries) = (struct entry){key->node, {NULL, 0}, value};
		else
			add_value(anywhere, &run->values.items[value]);
	}
	run->values.count = first;
}

static enum verdict judge_entries(struct own_run *run, const struct condition *condition,
	const struct entry *items, uint32_t count, const struct heap *anywhere)
{
	struct heap heap = {0, anywhere->high};
	bool blamed = false;

	run->blame.at = (struct span){0};
	for (uint32_t i = 0; i < count; i++) {
		add_value(&heap, &run->values.items[items[i].value]);
		if (i == 0 || (!blamed && is_too_many(condition, &heap)))
			own_blame(run, &run->values.items[items[i].value]);
		blamed = is_too_many(condition, &heap);
	}
	return judge_heap(condition, &heap);
}

static uint32_t heap_end(const struct entries *entries, uint32_t begin)
{
	uint32_t end = begin;

	while (end < entries->count &&
		compare_keys(&entries->items[begin], &entries->items[end]) == 0)
		end++;
	return end;
}

/* The heaps that there are. */
static enum verdict judge_heaps(struct own_run *run, const struct condition *condition,
	const struct entries *entries, const struct heap *anywhere)
{
	enum verdict verdict = entries->count ? MET : OPEN;

	for (uint32_t i = 0, end; i < entries->count && verdict != FAILED; i = end) {
		enum verdict one;

		end = heap_end(entries, i);
		one = judge_entries(
			run, condition, entries->items + i, end - i, anywhere);
		verdict = one < verdict ? one : verdict;
	}
	return verdict;
}

/* The heaps that there have to be: both lists are in the order of nodes. */
static enum verdict judge_among(struct own_run *run, const struct condition *condition,
	const struct entries *entries, const struct heap *anywhere)
{
	const struct own_found *among = own_find(run, condition->among);
	enum verdict verdict = MET;
	uint32_t begin = 0;

	for (uint32_t i = 0; i < among->count && verdict != FAILED; i++) {
		uint32_t node = among->nodes[i], end;
		enum verdict one;

		while (begin < entries->count && entries->items[begin].node < node)
			begin++;
		end = begin;
		if (begin < entries->count && entries->items[begin].node == node)
			end = heap_end(entries, begin);
		one = judge_entries(
			run, condition, entries->items + begin, end - begin, anywhere);
		if (one == FAILED && among->verdicts[node] == OPEN)
			one = OPEN;
		if (one == FAILED)
			run->blame.node = node;
		verdict = one < verdict ? one : verdict;
		run->steps++;
	}
	return verdict;
}

static enum verdict count_heaps(
	struct own_run *run, const struct condition *condition, uint32_t first)
{
	struct entries entries = {0};
	struct heap anywhere = {0};
	enum verdict verdict;

	for (uint32_t i = first, end = run->values.count; i < end; i++)
		sort_value(run, condition, i, &entries, &anywhere);
	if (entries.count > 0)
		qsort(entries.items, entries.count, sizeof *entries.items,
			compare_entries);
	verdict = condition->among ? judge_among(run, condition, &entries, &anywhere)
				   : judge_heaps(run, condition, &entries, &anywhere);
	VEC_RELEASE(&entries);
	return verdict;
}

/* ---- the tests ---- */

static enum verdict count(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	uint32_t first;
	enum verdict verdict;

	if (!condition->counts)
		return own_between(value.low, value.high, value.or_more, condition->least,
			condition->most);
	first = own_values(run, condition, subject);
	verdict = condition->per ? count_heaps(run, condition, first)
				 : count_all(run, condition, first);
	run->values.count = first;
	return verdict;
}

enum verdict judge_at_least(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return count(run, condition, subject, value);
}

enum verdict judge_at_most(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return count(run, condition, subject, value);
}

enum verdict judge_exactly(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return count(run, condition, subject, value);
}

/* Dates lie between days, both included. */
enum verdict judge_between(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	if (!condition->counts && value.sort == VALUE_DATE)
		return verdict_of(value.day >= condition->values[0].first &&
				  value.day <= condition->values[1].last);
	return count(run, condition, subject, value);
}

/* ---- what a condition finds ---- */

const struct own_found *own_find(struct own_run *run, const struct condition *condition)
{
	const struct model *model = run->model;
	struct own_found *found;

	for (found = run->found; found; found = found->next)
		if (found->condition == condition)
			return found;
	found = mem_alloc_zero(1, sizeof *found);
	found->condition = condition;
	found->verdicts = mem_alloc_zero(model->node_count, sizeof *found->verdicts);
	found->nodes = mem_alloc(model->node_count, sizeof *found->nodes);
	for (uint32_t v = 0; v < model->node_count; v++) {
		if (!node_is_present(&model->nodes[v]))
			continue;
		found->verdicts[v] = (uint8_t)own_judge_node(run, condition, v);
		if (found->verdicts[v] != FAILED)
			found->nodes[found->count++] = v;
	}
	found->next = run->found;
	run->found = found;
	return found;
}

void own_found_release(struct own_run *run)
{
	while (run->found) {
		struct own_found *next = run->found->next;

		free(run->found->verdicts);
		free(run->found->nodes);
		free(run->found);
		run->found = next;
	}
}
