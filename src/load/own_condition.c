/*
 * Conditions. A map is one condition for each of its tests, all of which have to be met;
 * what stands beside the tests (`field`, `where` …) is read first and goes to each test
 * that knows it.
 */
#include "decode_internal.h"
#include "own_internal.h"

#define BODIES (SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP))
#define ANY    (BODIES | SORT_BIT(SORT_PERSON))

/* A map at work: what stands beside its tests. */
struct beside {
	struct rule_reader *reader;
	struct own_type at_hand, values;
	const struct pair *pairs[WITH__COUNT]; /* NULL: not written */
	const struct path *field, *per, *of;
	const struct condition *where, *among;
	struct along along;
	uint32_t used; /* a bit for each that a test knows */
	bool every;
	bool unknown; /* an unknown key was told: what is missing may be that */
};

static struct condition *new_condition(struct rule_reader *reader, uint32_t count)
{
	return model_alloc(reader->loader, count, sizeof(struct condition));
}

/* Numbers and dates are compared; of everything else it is asked how many. */
static bool are_counted(struct own_type values)
{
	return values.value != VALUE_NUMBER && values.value != VALUE_DATE;
}

/* ---- what stands beside ---- */

static bool read_field(struct beside *beside)
{
	struct loader *loader = beside->reader->loader;
	const struct pair *field = beside->pairs[WITH_FIELD];
	const struct pair *every = beside->pairs[WITH_EVERY];

	if (field && every) {
		HELP(loader,
			FINDING(loader, BAD_VALUE, every->key->at,
				"'field' and 'every' stand in one condition"),
			"write every: for all values of the path, field: for one of "
			"them");
		return false;
	}
	beside->every = every != NULL;
	field = every ? every : field;
	beside->values = beside->at_hand;
	if (!field)
		return true;
	beside->field = read_path(beside->reader, field, field->value, beside->at_hand);
	if (beside->field)
		beside->values = beside->field->type;
	return beside->field != NULL;
}

static const struct condition *read_beside(
	struct beside *beside, enum companion which, struct own_type type)
{
	const struct pair *pair = beside->pairs[which];

	return pair ? read_condition(beside->reader, pair, pair->value, &type) : NULL;
}

static bool read_companions(struct beside *beside)
{
	const struct pair *per = beside->pairs[WITH_PER], *of = beside->pairs[WITH_OF];
	const struct pair *along = beside->pairs[WITH_ALONG];
	bool counted;

	if (!read_field(beside))
		return false;
	counted = are_counted(beside->values); /* others have no heaps: may_stand */
	beside->where = read_beside(beside, WITH_WHERE, beside->values);
	beside->among = read_beside(
		beside, WITH_AMONG, (struct own_type){.value = VALUE_NODE, .sorts = ANY});
	if (per && counted)
		beside->per = read_path(beside->reader, per, per->value, beside->values);
	if (of)
		beside->of = read_path(beside->reader, of, of->value, beside->at_hand);
	if (along && !read_along(beside->reader, along, &beside->along))
		return false;
	return (!per || !counted || beside->per) && (!of || beside->of);
}

/* ---- what a test may not stand with ---- */

static bool report_values(struct making *making, const struct beside *beside)
{
	struct loader *loader = beside->reader->loader;

	if (!beside->field && beside->unknown)
		return false;
	if (!beside->field)
		HELP(loader,
			FINDING(loader, MISSING_KEY, making->pair->key->at,
				"'%s' wants 'field' or 'every' beside it",
				making->row->key),
			"write {field: members, %s: …}", making->row->key);
	else
		HELP(loader,
			FINDING(loader, WRONG_TYPE, making->pair->key->at,
				"'%s' is not for %s, which '%.*s' leads to",
				making->row->key, own_type_name(beside->values),
				STR_ARG(text_str(beside->field->written))),
			"name a path that leads to something else, or another test");
	return false;
}

static bool report_beside(
	struct making *making, struct beside *beside, enum companion which)
{
	struct loader *loader = beside->reader->loader;
	const struct pair *pair = beside->pairs[which];

	HELP(loader,
		FINDING(loader, BAD_VALUE, pair->key->at, "'%.*s' says nothing to '%s'",
			STR_ARG(tree_str(pair->key)), making->row->key),
		which == WITH_EVERY
			? "write field: instead; the test takes the values together"
			: "remove it; numbers and dates are compared, not counted");
	beside->used |= 1u << which;
	return false;
}

static bool may_stand(struct making *making, struct beside *beside)
{
	const struct condition_row *row = making->row;
	bool counted = making->condition->counts;

	if (row->taken == TAKEN_NONE)
		return true;
	if (!(row->values & VALUE_BIT(beside->values.value)) ||
		(row->taken != TAKEN_EACH && !beside->field))
		return report_values(making, beside);
	if (beside->every && (counted || !(row->with & WITH(EVERY))))
		return report_beside(making, beside, WITH_EVERY);
	if (row->taken == TAKEN_COUNT && !counted && beside->pairs[WITH_PER])
		return report_beside(making, beside, WITH_PER);
	return true;
}

/* ---- one test ---- */

/* The test of one key of the map. */
static bool read_test(
	struct beside *beside, const struct pair *pair, struct condition *condition)
{
	const struct condition_row *row = &condition_rows[pair->number];
	bool takes = row->taken != TAKEN_NONE;
	struct making making = {.reader = beside->reader,
		.pair = pair,
		.row = row,
		.at_hand = beside->at_hand,
		.values = takes ? beside->values : beside->at_hand,
		.condition = condition};

	*condition = (struct condition){.test = pair->number,
		.at = pair->key->at,
		.number = beside->reader->rules->condition_count++,
		.counts = row->taken == TAKEN_COUNT && are_counted(beside->values)};
	beside->used |= row->with;
	if (!may_stand(&making, beside))
		return false;
	if (takes) {
		condition->every = beside->every;
		condition->field = beside->field;
		condition->where = beside->where;
		condition->per = beside->per;
		condition->among = beside->among;
		condition->path = beside->of;
		condition->along = beside->along;
	}
	if ((row->with & WITH(ALONG)) && condition->along.count == 0)
		along_accountability(beside->reader, &condition->along);
	return read_operand(&making);
}

/* A companion that none of the tests knows. */
static void report_unused(struct beside *beside, uint32_t tests)
{
	struct loader *loader = beside->reader->loader;

	for (int which = 0; which < WITH__COUNT && !beside->unknown; which++) {
		const struct pair *pair = beside->pairs[which];

		if (!pair || (beside->used & (1u << which)))
			continue;
		HELP(loader,
			FINDING(loader, MISSING_KEY, pair->key->at,
				"beside '%.*s' a test is missing that it belongs to",
				STR_ARG(tree_str(pair->key))),
			tests ? "remove it, or write the test into the same braces"
			      : "write what is tested, such as equal: or at_least:");
		return;
	}
}

/* ---- one map ---- */

static uint32_t sort_pairs(
	struct rule_reader *reader, struct pairs pairs, struct beside *beside)
{
	struct loader *loader = reader->loader;
	uint32_t tests = 0;

	for (uint32_t i = 0; i < pairs.count; i++) {
		const struct pair *pair = &pairs.items[i];

		if (!pair->field) {
			report_unknown_key(loader, KEYS_CONDITION, pairs, i);
			beside->unknown = true;
		} else if (!pair->value) {
			HELP(loader,
				FINDING(loader, MISSING_KEY, pair->key->at,
					"nothing stands behind '%.*s'",
					STR_ARG(tree_str(pair->key))),
				"write its value, or remove the key");
		} else if (pair->number >= TEST__COUNT) {
			beside->pairs[pair->number - TEST__COUNT] = pair;
		} else {
			tests++;
		}
	}
	return tests;
}

/* `sort:` tells which fields there can be. */
static void narrow(struct own_type *type, const struct pair *pair)
{
	struct run run = run_of(pair->value);
	uint8_t sorts = 0;

	for (struct tree *item = run.item; run.left-- > 0; item = item->next)
		for (uint8_t sort = 0; own_sort_words[sort]; sort++)
			if (tree_is(item, own_sort_words[sort]))
				sorts |= (uint8_t)(1u << sort);
	if (type->value == VALUE_NODE && (sorts >> SORT__COUNT))
		*type = (struct own_type){.value = VALUE_ORGANISATION};
	else if (type->sorts & sorts)
		type->sorts &= sorts;
}

static bool is_allowed(struct rule_reader *reader, const struct tree *value)
{
	struct loader *loader = reader->loader;

	if (reader->depth > LIMIT_CONDITION_DEPTH) {
		HELP(loader,
			FINDING(loader, INPUT_LIMIT, value->at,
				"conditions are nested deeper than %d levels",
				LIMIT_CONDITION_DEPTH),
			"two negations are none; split the rule");
		return false;
	}
	if (reader->rules->condition_count < LIMIT_CONDITIONS)
		return true;
	HELP(loader,
		FINDING(loader, INPUT_LIMIT, value->at,
			"the rules have more than %u conditions", LIMIT_CONDITIONS),
		"leave rules out");
	return false;
}

static bool is_map(
	struct rule_reader *reader, const struct pair *pair, const struct tree *value)
{
	struct loader *loader = reader->loader;

	if (value->kind == TREE_MAP && value->count > 0)
		return true;
	if (value->kind == TREE_MAP)
		HELP(loader,
			FINDING(loader, MISSING_KEY, value->at, "the condition is empty"),
			"write what has to hold, such as {sort: group}");
	else
		HELP(loader, report_wrong(loader, pair, value, "a condition"),
			"write {present: chair} or another condition in braces");
	return false;
}

/* The tests of a map, one behind the other. */
static const struct condition *read_tests(
	struct beside *beside, struct pairs pairs, uint32_t count)
{
	struct rule_reader *reader = beside->reader;
	struct condition *tests = new_condition(reader, count + 1), *all = &tests[count];
	uint32_t read = 0;

	for (uint32_t i = 0; i < pairs.count; i++) {
		const struct pair *pair = &pairs.items[i];

		if (!pair->field || !pair->value || pair->number >= TEST__COUNT)
			continue;
		if (read_test(beside, pair, &tests[read]))
			read++;
	}
	report_unused(beside, count);
	*all = (struct condition){.test = TEST_ALL, .items = tests, .item_count = read};
	return read == 1 ? tests : all;
}

const struct condition *read_condition(struct rule_reader *reader,
	const struct pair *pair, struct tree *value, struct own_type *type)
{
	struct loader *loader = reader->loader;
	struct beside beside = {.reader = reader};
	const struct condition *condition = new_condition(reader, 1); /* always met */
	struct pairs pairs;
	uint32_t count;

	reader->depth++;
	if (is_allowed(reader, value) && is_map(reader, pair, value)) {
		pairs = map_read(loader, value, &loader->keys[KEYS_CONDITION]);
		count = sort_pairs(reader, pairs, &beside);
		for (uint32_t i = 0; i < pairs.count; i++)
			if (pairs.items[i].field && pairs.items[i].value &&
				pairs.items[i].number == TEST_SORT)
				narrow(type, &pairs.items[i]);
		beside.at_hand = *type;
		if (read_companions(&beside))
			condition = read_tests(&beside, pairs, count);
	}
	reader->depth--;
	return condition;
}

void read_conditions(struct making *making)
{
	struct rule_reader *reader = making->reader;
	struct run run = run_of(making->pair->value);
	struct condition *items = new_condition(reader, run.left);
	struct tree *item;
	uint32_t count = 0;

	while ((item = run_next(reader->loader, making->pair, &run))) {
		struct own_type type = making->at_hand;

		items[count++] = *read_condition(reader, making->pair, item, &type);
	}
	making->condition->items = items;
	making->condition->item_count = count;
}
