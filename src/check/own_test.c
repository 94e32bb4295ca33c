/* Tests of values: what is there, what it equals, what it holds, what two paths share. */
#include "own_internal.h"

#include "base/utf8.h"

static enum verdict greatest(enum verdict a, enum verdict b)
{
	return a > b ? a : b;
}

static enum verdict least(enum verdict a, enum verdict b)
{
	return a < b ? a : b;
}

/* ---- present and absent ---- */

/* An unresolved reference is there; what lies behind one, nobody knows. A truth value
 * that is false says no more than one that is not written. */
enum verdict judge_present(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	uint32_t first = own_path(run, condition->field, subject);
	enum verdict verdict = FAILED;

	(void)value;
	own_blame(run, &subject);
	for (uint32_t i = first; i < run->values.count && verdict != MET; i++) {
		const struct value *each = &run->values.items[i];

		if (each->sort == VALUE_TRUTH && !each->truth)
			continue;
		verdict = each->sort == VALUE_UNKNOWN ? OPEN : MET;
		own_blame(run, each);
	}
	run->values.count = first;
	return verdict;
}

enum verdict judge_absent(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return verdict_not(judge_present(run, condition, subject, value));
}

/* ---- equal, one of ---- */

static enum verdict equals(const struct condition *condition,
	const struct own_value *wanted, const struct value *value)
{
	switch (value->sort) {
	case VALUE_NODE:
		if (value->node == NODE_NONE)
			return OPEN;
		if (wanted->ref.node == NODE_NONE)
			return condition->texts && !wanted->misspelt ? FAILED : OPEN;
		return verdict_of(wanted->ref.node == value->node);
	case VALUE_TEXT:
		return verdict_of(str_eq(ref_str(&wanted->ref), value->text));
	case VALUE_NUMBER:
		return own_between(value->low, value->high, value->or_more,
			wanted->number, wanted->number);
	case VALUE_DATE:
		return verdict_of(
			value->day >= wanted->first && value->day <= wanted->last);
	case VALUE_TRUTH:
		return verdict_of(value->truth == (wanted->number != 0));
	default:
		return OPEN;
	}
}

static enum verdict is_one_of(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	enum verdict verdict = FAILED;

	(void)run, (void)subject;
	for (uint32_t i = 0; i < condition->value_count && verdict != MET; i++)
		verdict = greatest(
			verdict, equals(condition, &condition->values[i], &value));
	return verdict;
}

enum verdict judge_one_of(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return own_any_plain(run, condition, subject, value, is_one_of);
}

enum verdict judge_equal(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return judge_one_of(run, condition, subject, value);
}

enum verdict judge_is(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	(void)subject;
	return own_judge(run, &condition->items[0], value);
}

/* ---- matches ---- */

static uint32_t next_folded(struct str s, uint32_t *pos)
{
	return rune_fold(utf8_next(s, pos));
}

/* Does `pattern` stand in the text from `at` on? */
static bool stands_at(struct str pattern, struct str text, uint32_t at, uint64_t *steps)
{
	uint32_t p = 0;

	while (p < pattern.len) {
		++*steps;
		if (at == text.len || next_folded(pattern, &p) != next_folded(text, &at))
			return false;
	}
	return true;
}

static bool holds(struct str pattern, struct str text, uint64_t *steps)
{
	for (uint32_t at = 0; at < text.len && *steps <= OWN_STEPS; utf8_next(text, &at))
		if (stands_at(pattern, text, at, steps))
			return true;
	return pattern.len == 0;
}

/*
 * All of the text against a pattern with `*` and `?`. When it fails behind a star, that
 * star takes one character more; an earlier one never has to, so that the time is at most
 * the product of the two lengths.
 */
static bool fits(struct str pattern, struct str text, uint64_t *steps)
{
	uint32_t p = 0, t = 0, star = UINT32_MAX, resume = 0;

	while (t < text.len && ++*steps <= OWN_STEPS) {
		uint32_t next_p = p, next_t = t;

		if (p < pattern.len && pattern.ptr[p] == '*') {
			star = ++p;
			resume = t;
			continue;
		}
		if (p < pattern.len) {
			uint32_t wanted = next_folded(pattern, &next_p);

			if (wanted == next_folded(text, &next_t) || wanted == '?') {
				p = next_p;
				t = next_t;
				continue;
			}
		}
		if (star == UINT32_MAX)
			return false;
		utf8_next(text, &resume);
		p = star;
		t = resume;
	}
	while (p < pattern.len && pattern.ptr[p] == '*')
		p++;
	return p == pattern.len;
}

/* Case and accents aside: is the pattern in the text, or with `*` and `?` all of it? Adds
 * to the steps, at most the product of the two lengths, and ends when they are too many.
 */
static bool matches(struct str pattern, struct str text, uint64_t *steps)
{
	for (uint32_t i = 0; i < pattern.len; i++)
		if (pattern.ptr[i] == '*' || pattern.ptr[i] == '?')
			return fits(pattern, text, steps);
	return holds(pattern, text, steps);
}

static enum verdict is_match(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	struct str text = value.text;

	(void)subject;
	if (value.sort == VALUE_UNKNOWN ||
		(value.sort == VALUE_NODE && value.node == NODE_NONE))
		return OPEN;
	if (value.sort == VALUE_NODE)
		text = node_name(&run->model->nodes[value.node], (struct str){0});
	return verdict_of(matches(text_str(condition->pattern), text, &run->steps));
}

enum verdict judge_matches(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return own_any_plain(run, condition, subject, value, is_match);
}

/* ---- two paths ---- */

/* Two lists of plain values on the stack; the nodes of the second are marked. */
struct two {
	struct own_run *run;
	uint32_t first, second, end;
	uint32_t others; /* of the second, those that are no known nodes come first */
};

static void swap(struct own_run *run, uint32_t a, uint32_t b)
{
	struct value value = run->values.items[a];

	run->values.items[a] = run->values.items[b];
	run->values.items[b] = value;
}

static struct two two_lists(
	struct own_run *run, const struct condition *condition, struct value subject)
{
	struct two two = {.run = run};

	two.first = own_values(run, condition, subject);
	own_make_plain(run, two.first);
	two.second = own_path(run, condition->path, subject);
	own_make_plain(run, two.second);
	two.end = run->values.count;
	two.others = two.second;
	own_search(run);
	for (uint32_t i = two.second; i < two.end; i++) {
		if (value_is_node(&run->values.items[i]))
			own_meet(run, run->values.items[i].node);
		else
			swap(run, i, two.others++);
	}
	return two;
}

/* Is the value in the second list? */
static enum verdict is_shared(const struct two *two, const struct value *value)
{
	struct own_run *run = two->run;
	enum verdict verdict = FAILED;

	if (value_is_node(value) && run->mark[value->node] == run->epoch)
		return MET;
	if (!value_is_node(value) && value->sort == VALUE_NODE)
		return OPEN;
	for (uint32_t i = two->second; i < two->others && verdict != MET; i++) {
		verdict = greatest(verdict, own_same(value, &run->values.items[i]));
		run->steps++;
	}
	return verdict;
}

/* The verdicts on the values of the first list together: one that the second has is
 * enough (`every`: none may be missing). The one that decides is to blame. */
static enum verdict compare_lists(struct own_run *run, const struct condition *condition,
	struct value subject, bool every)
{
	struct two two = two_lists(run, condition, subject);
	enum verdict verdict = every ? MET : FAILED, decided = every ? FAILED : MET;

	for (uint32_t i = two.first; i < two.second && verdict != decided; i++) {
		const struct value *each = &run->values.items[i];
		enum verdict kept = (enum verdict)each->kept;
		enum verdict one = is_shared(&two, each);

		one = every ? greatest(verdict_not(kept), one) : least(kept, one);
		if (i > two.first && (every ? one >= verdict : one <= verdict))
			continue;
		own_blame(run, each);
		verdict = one;
	}
	if (two.first == two.second || two.second == two.end)
		verdict = OPEN;
	run->values.count = two.first;
	return verdict;
}

enum verdict judge_same(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	(void)value;
	return compare_lists(run, condition, subject, false);
}

enum verdict judge_differs(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return verdict_not(judge_same(run, condition, subject, value));
}

enum verdict judge_subset_of(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	(void)value;
	return compare_lists(run, condition, subject, true);
}

/* ---- seats in another group ---- */

/* Is the group one of the path's, or one that meets the condition? */
static enum verdict is_target(struct own_run *run, const struct condition *condition,
	uint32_t first, uint32_t end, uint32_t group)
{
	const struct value wanted = {.sort = VALUE_NODE, .node = group};
	enum verdict verdict = FAILED;

	if (!condition->path)
		return own_judge_node(run, &condition->items[0], group);
	for (uint32_t i = first; i < end && verdict != MET; i++) {
		verdict = greatest(verdict, own_same(&wanted, &run->values.items[i]));
		run->steps++;
	}
	return verdict;
}

static enum verdict is_member(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	uint32_t first = run->values.count, end;
	enum verdict verdict = FAILED;
	struct graph_run groups;

	if (!value_is_node(&value))
		return OPEN;
	if (condition->path) {
		own_path(run, condition->path, subject);
		own_make_plain(run, first);
		if (run->values.count == first)
			return OPEN;
	}
	end = run->values.count;
	groups = graph_neighbours(own_sits_in(run), value.node, GRAPH_FORWARD);
	for (uint32_t i = 0; i < groups.count && verdict != MET; i++)
		verdict = greatest(
			verdict, is_target(run, condition, first, end, groups.items[i]));
	for (uint32_t i = first; i < end && verdict == FAILED; i++)
		if (!value_is_node(&run->values.items[i]))
			verdict = OPEN;
	run->values.count = first;
	return verdict;
}

enum verdict judge_member_of(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	return own_any_plain(run, condition, subject, value, is_member);
}
