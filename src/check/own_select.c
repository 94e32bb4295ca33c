/*
 * Selectors: what sort of node is this? Met or failed, and open only where a reference or
 * an id is not known. Asked of a seat, a line or a holder, each is a question about those
 * whom it leads to, of whom one is enough; a free text is nobody.
 */
#include "own_internal.h"

typedef enum verdict of_node(
	struct own_run *run, const struct condition *condition, uint32_t node);

static enum verdict ask(struct own_run *run, const struct condition *condition,
	const struct value *value, of_node *is)
{
	if (value->sort == VALUE_UNKNOWN)
		return OPEN;
	if (value->sort != VALUE_NODE)
		return FAILED;
	return value->node == NODE_NONE ? OPEN : is(run, condition, value->node);
}

static enum verdict of_any(struct own_run *run, const struct condition *condition,
	struct value subject, of_node *is)
{
	uint32_t first = run->values.count, end;
	enum verdict verdict = FAILED;

	if (subject.sort == VALUE_NODE)
		return ask(run, condition, &subject, is);
	own_push_plain(run, subject);
	end = run->values.count;
	for (uint32_t i = first; i < end && verdict != MET; i++) {
		struct value value = run->values.items[i];
		enum verdict one = ask(run, condition, &value, is);

		verdict = one > verdict ? one : verdict;
	}
	run->values.count = first;
	return verdict;
}

#define SELECTOR(key)                                                                    \
	static of_node is_##key;                                                         \
	enum verdict judge_##key(struct own_run *run, const struct condition *condition, \
		struct value subject, struct value value)                                \
	{                                                                                \
		(void)value;                                                             \
		return of_any(run, condition, subject, is_##key);                        \
	}                                                                                \
	static enum verdict is_##key(                                                    \
		struct own_run *run, const struct condition *condition, uint32_t node)

/* What was asked of the subject itself is blamed where it is written. */
static void stands_at(struct own_run *run, struct span at)
{
	if (!span_is_set(run->blame.at))
		run->blame.at = at;
}

/* Does one of the ids mean the node? */
static enum verdict means(const struct condition *condition, uint32_t node)
{
	enum verdict verdict = FAILED;

	for (uint32_t i = 0; i < condition->value_count; i++) {
		if (condition->values[i].ref.node == node)
			return MET;
		if (condition->values[i].ref.node == NODE_NONE)
			verdict = OPEN;
	}
	return verdict;
}

static bool has_text(const struct condition *condition, struct str text)
{
	for (uint32_t i = 0; i < condition->value_count; i++)
		if (str_eq(ref_str(&condition->values[i].ref), text))
			return true;
	return false;
}

static enum verdict is_of_sort(
	struct own_run *run, const struct condition *condition, uint32_t node)
{
	return verdict_of(condition->bits & SORT_BIT(run->model->nodes[node].sort));
}

enum verdict judge_sort(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	(void)value;
	if (subject.sort == VALUE_ORGANISATION)
		return verdict_of(condition->bits & SORT_BIT(SORT__COUNT));
	return of_any(run, condition, subject, is_of_sort);
}

SELECTOR(id)
{
	(void)run;
	return means(condition, node);
}

SELECTOR(kind)
{
	const struct node *at = &run->model->nodes[node];

	if (at->sort == SORT_GROUP) {
		stands_at(run, at->group->kind_at);
		return verdict_of(at->group->kind != KIND_NONE &&
				  (condition->bits & (1u << at->group->kind)));
	}
	return verdict_of(
		at->sort == SORT_UNIT && has_text(condition, text_str(at->unit->kind)));
}

SELECTOR(tag)
{
	const struct texts *tags = &node_detail(&run->model->nodes[node])->tags;

	for (uint32_t i = 0; i < tags->count; i++)
		if (has_text(condition, text_str(tags->items[i])))
			return MET;
	return FAILED;
}

SELECTOR(unit)
{
	uint32_t first = run->values.count;
	enum verdict verdict = FAILED;

	own_push_computed(
		run, COMPUTED_UNITS, (struct value){.sort = VALUE_NODE, .node = node});
	for (uint32_t i = first; i < run->values.count && verdict != MET; i++) {
		const struct value *value = &run->values.items[i];
		enum verdict one = value->sort == VALUE_UNKNOWN
					   ? OPEN
					   : means(condition, value->node);

		verdict = one > verdict ? one : verdict;
	}
	run->values.count = first;
	return verdict;
}

SELECTOR(principal)
{
	struct line_run lines = own_lines_of(run, node);
	enum verdict verdict = FAILED;

	for (uint32_t i = 0; i < lines.count && verdict != MET; i++) {
		const struct line *line = &run->model->lines[lines.items[i]];
		enum verdict one = OPEN;

		if (line->relation != RELATION_PRINCIPAL || !own_line_counts(run, line))
			continue;
		if (line->to.node != NODE_NONE)
			one = means(condition, line->to.node);
		verdict = one > verdict ? one : verdict;
	}
	return verdict;
}

SELECTOR(status)
{
	stands_at(run, run->model->nodes[node].status_at);
	return verdict_of(condition->bits & (1u << run->model->nodes[node].status));
}

SELECTOR(power)
{
	const struct node *at = &run->model->nodes[node];
	const struct mandate *mandate =
		at->sort == SORT_GROUP ? at->group->mandate : NULL;

	if (mandate)
		stands_at(run, mandate->power_at);
	return verdict_of(mandate && (mandate->power & condition->bits));
}

SELECTOR(depth)
{
	uint32_t depth = own_depth(run, node);

	if (depth == DEPTH_UNKNOWN)
		return OPEN;
	return verdict_of(depth != NODE_NONE && depth >= condition->least &&
			  depth <= condition->most);
}

SELECTOR(own)
{
	return verdict_of(node_is_own(&run->model->nodes[node]) == condition->truth);
}

SELECTOR(external)
{
	return verdict_of(run->model->nodes[node].external == condition->truth);
}

SELECTOR(stub)
{
	return verdict_of(run->model->nodes[node].stub == condition->truth);
}

SELECTOR(root)
{
	return verdict_of(run->model->nodes[node].is_root == condition->truth);
}

/* ---- of the seat itself ---- */

static enum verdict of_seat(
	const struct condition *condition, struct value subject, bool truth)
{
	return subject.sort == VALUE_UNKNOWN ? OPEN
					     : verdict_of(truth == condition->truth);
}

static bool has_flag(struct value subject, enum seat_flag flag)
{
	return subject.sort == VALUE_SEAT &&
	       (((const struct seat *)subject.thing)->flags & flag);
}

enum verdict judge_vacant(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	bool nobody = subject.sort == VALUE_SEAT &&
		      ((const struct seat *)subject.thing)->sort == SEAT_NOBODY;
	bool holder = subject.sort == VALUE_HOLDER &&
		      ((const struct holder *)subject.thing)->vacant;

	(void)run, (void)value;
	return of_seat(
		condition, subject, has_flag(subject, SEAT_VACANT) || nobody || holder);
}

enum verdict judge_substitute(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	(void)run, (void)value;
	return of_seat(condition, subject, has_flag(subject, SEAT_SUBSTITUTE));
}

enum verdict judge_on_demand(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	(void)run, (void)value;
	return of_seat(condition, subject, has_flag(subject, SEAT_ON_DEMAND));
}
