/*
 * Conditions are met, failed or open (docs/rule-files.md), which is the logic of Kleene
 * (1952): `all` is the least of its parts, `any` the greatest, `not` turns the order
 * round. Recursion is as deep as conditions are nested, which the loader limits.
 */
#include "own_internal.h"

static own_judge_of *const judges[TEST__COUNT] = {
#define ROW(name, key, ...) [TEST_##name] = judge_##key,
	CONDITIONS(ROW)
#undef ROW
};

static enum verdict least(enum verdict a, enum verdict b)
{
	return a < b ? a : b;
}

static enum verdict greatest(enum verdict a, enum verdict b)
{
	return a > b ? a : b;
}

/* The node that a value is, if it is one. */
static uint32_t node_of(const struct value *value)
{
	const struct seat *seat = value->thing;

	switch (value->sort) {
	case VALUE_NODE:
		return value->node;
	case VALUE_SEAT:
		return seat_only_node(seat);
	case VALUE_LINE:
		return ((const struct line *)value->thing)->to.node;
	default:
		return NODE_NONE;
	}
}

void own_blame(struct own_run *run, const struct value *value)
{
	run->blame.at = value->at;
	run->blame.node = node_of(value);
}

/* ---- values of a path ---- */

static enum verdict kept_by(
	struct own_run *run, const struct condition *condition, struct value value)
{
	return condition->where ? own_judge(run, condition->where, value) : MET;
}

uint32_t own_values(
	struct own_run *run, const struct condition *condition, struct value subject)
{
	uint32_t first = own_path(run, condition->field, subject), kept = first;
	uint32_t end = run->values.count;

	for (uint32_t i = first; i < end; i++) {
		struct value value = run->values.items[i];

		value.kept = (uint8_t)kept_by(run, condition, value);
		if (value.kept != FAILED)
			run->values.items[kept++] = value;
	}
	run->values.count = kept;
	return first;
}

static enum verdict judge_value(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	enum verdict kept = (enum verdict)value.kept, verdict = OPEN;

	if (value.sort != VALUE_UNKNOWN)
		verdict = judges[condition->test](run, condition, subject, value);
	return condition->every ? greatest(verdict, verdict_not(kept))
				: least(verdict, kept);
}

/* One value that meets the test is enough; with `every` one that fails it. */
static enum verdict judge_each(
	struct own_run *run, const struct condition *condition, struct value subject)
{
	uint32_t first = own_values(run, condition, subject), end = run->values.count;
	enum verdict verdict = condition->every ? MET : FAILED;
	uint32_t decided = first;

	for (uint32_t i = first; i < end; i++) {
		enum verdict one =
			judge_value(run, condition, subject, run->values.items[i]);

		if (condition->every ? one >= verdict : one <= verdict)
			continue;
		verdict = one;
		decided = i;
		if (one == (condition->every ? FAILED : MET))
			break;
	}
	if (first < end)
		own_blame(run, &run->values.items[decided]);
	else
		verdict = OPEN;
	run->values.count = first;
	return verdict;
}

enum verdict own_judge(
	struct own_run *run, const struct condition *condition, struct value subject)
{
	enum taken taken = condition_rows[condition->test].taken;
	bool each = taken == TAKEN_EACH || (taken == TAKEN_COUNT && !condition->counts);

	run->blame.along = NULL;
	if (++run->steps > OWN_STEPS)
		return OPEN;
	if (each && condition->field)
		return judge_each(run, condition, subject);
	own_blame(run, &subject);
	if (each && subject.sort == VALUE_UNKNOWN)
		return OPEN;
	return judges[condition->test](run, condition, subject, subject);
}

enum verdict own_judge_node(
	struct own_run *run, const struct condition *condition, uint32_t node)
{
	const struct blame blame = run->blame;
	enum verdict verdict = own_judge(run, condition,
		(struct value){.sort = VALUE_NODE, .node = node, .kept = MET});

	run->blame = blame;
	return verdict;
}

enum verdict own_any_plain(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value, own_judge_of *is)
{
	uint32_t first = run->values.count, end;
	enum verdict verdict = FAILED;

	own_push_plain(run, value);
	end = run->values.count;
	for (uint32_t i = first; i < end && verdict != MET; i++)
		verdict = greatest(
			verdict, is(run, condition, subject, run->values.items[i]));
	run->values.count = first;
	return first == end ? OPEN : verdict;
}

/* ---- combinations ---- */

/* The part that decides is the one to blame. */
enum verdict judge_all(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	enum verdict verdict = MET;

	(void)value;
	for (uint32_t i = 0; i < condition->item_count && verdict != FAILED; i++)
		verdict = least(verdict, own_judge(run, &condition->items[i], subject));
	return verdict;
}

enum verdict judge_any(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	enum verdict verdict = FAILED;

	(void)value;
	for (uint32_t i = 0; i < condition->item_count && verdict != MET; i++)
		verdict =
			greatest(verdict, own_judge(run, &condition->items[i], subject));
	return verdict;
}

enum verdict judge_not(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	(void)value;
	return verdict_not(own_judge(run, &condition->items[0], subject));
}

enum verdict judge_exactly_one(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	uint32_t counts[MET + 1] = {0};

	(void)value;
	for (uint32_t i = 0; i < condition->item_count && counts[MET] < 2; i++)
		counts[own_judge(run, &condition->items[i], subject)]++;
	if (counts[MET] > 1)
		return FAILED;
	return counts[OPEN] > 0 ? OPEN : verdict_of(counts[MET] == 1);
}
