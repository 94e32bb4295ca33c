/* What stands behind a key of a condition, one reader for each kind of operand. */
#include "decode_internal.h"
#include "own_internal.h"

#include "base/vec.h"

#define BODIES (SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP))
#define ANY    (BODIES | SORT_BIT(SORT_PERSON))

static bool is_leading(struct own_type type)
{
	return FOR_LEADING & VALUE_BIT(type.value);
}

static struct loader *loader_of(const struct making *making)
{
	return making->reader->loader;
}

static struct own_value *new_values(struct making *making, uint32_t count)
{
	making->condition->values =
		model_alloc(loader_of(making), count, sizeof *making->condition->values);
	return making->condition->values;
}

/* Looked up when the rules meet an organisation. The rule at hand is the last. */
static void add_name(struct making *making, struct own_value *value, bool texts)
{
	struct own_rules *rules = making->reader->rules;

	rules->names = vec_grow(
		rules->names, rules->name_count, &rules->name_cap, sizeof *rules->names);
	rules->names[rules->name_count++] =
		(struct own_name){value, rules->count - 1, texts};
}

/* ---- conditions and paths ---- */

static bool read_one(struct making *making, struct tree *value, struct own_type type)
{
	making->condition->items =
		read_condition(making->reader, making->pair, value, &type);
	making->condition->item_count = 1;
	return true;
}

static bool operand_condition(struct making *making)
{
	return read_one(making, making->pair->value, making->values);
}

static bool operand_conditions(struct making *making)
{
	struct loader *loader = loader_of(making);
	const struct pair *pair = making->pair;

	if (pair->value->kind == TREE_LIST) {
		read_conditions(making);
		return making->condition->item_count > 0;
	}
	HELP(loader, report_wrong(loader, pair, pair->value, "a list of conditions"),
		"write %s: [{…}, {…}]", making->row->key);
	return false;
}

/* Each path is a condition of its own, and all of them have to be met. */
static bool operand_paths(struct making *making)
{
	struct loader *loader = loader_of(making);
	struct condition *condition = making->condition, *items;
	struct run run = run_of(making->pair->value);
	struct tree *item;
	uint32_t count = 0;

	items = model_alloc(loader, run.left, sizeof *items);
	while ((item = run_next(loader, making->pair, &run))) {
		struct condition *each = &items[count++];

		*each = *condition;
		each->field =
			read_path(making->reader, making->pair, item, making->at_hand);
		if (!each->field)
			return false;
	}
	if (count == 0)
		return false;
	*condition = (struct condition){.test = TEST_ALL,
		.at = condition->at,
		.items = items,
		.item_count = count};
	return true;
}

/* Texts stand where a node may stand, and seats for those who take them. */
static bool are_alike(struct own_type a, struct own_type b)
{
	bool texts = (is_leading(a) || a.value == VALUE_TEXT) &&
		     (is_leading(b) || b.value == VALUE_TEXT);

	return a.value == b.value || texts;
}

static bool operand_path(struct making *making)
{
	struct loader *loader = loader_of(making);
	struct condition *condition = making->condition;

	condition->path = read_path(
		making->reader, making->pair, making->pair->value, making->at_hand);
	if (!condition->path)
		return false;
	if (are_alike(making->values, condition->path->type))
		return true;
	HELP(loader,
		FINDING(loader, WRONG_TYPE, making->pair->value->at,
			"'%.*s' leads to %s, which is not to be compared with %s",
			STR_ARG(text_str(condition->path->written)),
			own_type_name(condition->path->type),
			own_type_name(making->values)),
		"name two paths that lead to things of one kind");
	return false;
}

static bool operand_target(struct making *making)
{
	struct loader *loader = loader_of(making);
	struct condition *condition = making->condition;
	uint8_t sorts = making->row == &condition_rows[TEST_MEMBER_OF]
				? SORT_BIT(SORT_GROUP)
				: ANY;

	if (making->pair->value->kind == TREE_MAP)
		return read_one(making, making->pair->value,
			(struct own_type){.value = VALUE_NODE, .sorts = sorts});
	condition->path = read_path(
		making->reader, making->pair, making->pair->value, making->at_hand);
	if (!condition->path)
		return false;
	if (is_leading(condition->path->type))
		return true;
	HELP(loader,
		FINDING(loader, WRONG_TYPE, making->pair->value->at,
			"'%.*s' leads to %s, '%s' wants nodes",
			STR_ARG(text_str(condition->path->written)),
			own_type_name(condition->path->type), making->row->key),
		"name a path to nodes, or a condition on them: {id: …}");
	return false;
}

/* ---- words and texts ---- */

static bool operand_words(struct making *making)
{
	struct loader *loader = loader_of(making);
	struct run run = run_of(making->pair->value);
	struct tree *item;
	bool fine = true;

	while ((item = run_next(loader, making->pair, &run))) {
		int index;

		if (!scalar_wanted(
			    loader, making->pair, item, "a word or a list of words"))
			return false;
		index = word_index(making->row->words, tree_str(item));
		if (index < 0) {
			report_bad_word(loader, making->pair, item, making->row->words);
			fine = false;
		} else {
			making->condition->bits |= 1u << index;
		}
	}
	return fine && making->condition->bits != 0;
}

static bool operand_texts(struct making *making)
{
	struct loader *loader = loader_of(making);
	struct condition *condition = making->condition;
	struct run run = run_of(making->pair->value);
	struct own_value *values = new_values(making, run.left);
	struct tree *item;

	while ((item = run_next(loader, making->pair, &run))) {
		if (!scalar_wanted(
			    loader, making->pair, item, "a text or a list of texts"))
			return false;
		values[condition->value_count++].ref = ref_of(item);
	}
	return condition->value_count > 0;
}

static bool operand_refs(struct making *making)
{
	struct condition *condition = making->condition;
	bool fine = operand_texts(making);

	for (uint32_t i = 0; i < condition->value_count; i++)
		add_name(making, &condition->values[i], false);
	return fine;
}

/* The kind of a group is one of the words, that of a unit any text. */
static bool operand_kinds(struct making *making)
{
	struct condition *condition = making->condition;
	bool groups = making->at_hand.sorts == SORT_BIT(SORT_GROUP);
	bool fine = operand_texts(making);

	for (uint32_t i = 0; i < condition->value_count; i++) {
		const struct ref *ref = &condition->values[i].ref;
		struct tree written = {.kind = TREE_SCALAR,
			.ptr = ref->ptr,
			.count = ref->len,
			.at = ref->at};
		int index = word_index(kind_words, ref_str(ref));

		if (index >= 0) {
			condition->bits |= 1u << index;
		} else if (groups) {
			report_bad_word(
				loader_of(making), making->pair, &written, kind_words);
			fine = false;
		}
	}
	return fine;
}

static bool operand_truth(struct making *making)
{
	return read_bool(loader_of(making), making->pair, &making->condition->truth);
}

/* ---- numbers, dates, periods ---- */

static bool number_of(struct making *making, const struct tree *value, uint32_t *out)
{
	struct loader *loader = loader_of(making);
	uint64_t number;

	if (!scalar_wanted(loader, making->pair, value, "a number"))
		return false;
	if (read_number(tree_str(value), &number) && number <= LIMIT_COUNT) {
		*out = (uint32_t)number;
		return true;
	}
	HELP(loader,
		FINDING(loader, WRONG_TYPE, value->at,
			"'%s' wants a number, this is the text '%.*s'", making->row->key,
			STR_ARG(tree_str(value))),
		"write a number such as 4");
	return false;
}

static bool date_of(
	struct making *making, const struct tree *value, struct own_value *out)
{
	struct loader *loader = loader_of(making);
	struct date date = {0};
	struct buf why = {0};
	struct diag *diag;

	if (!scalar_wanted(loader, making->pair, value, "a date"))
		return false;
	if (date_parse(tree_str(value), &date)) {
		out->first = date_first_day(date);
		out->last = date_last_day(date);
		return true;
	}
	diag = FINDING(loader, BAD_VALUE, value->at, "'%.*s' is no date",
		STR_ARG(tree_str(value)));
	if (date_impossible(&why, tree_str(value)))
		HELP(loader, diag, "%s", why.data);
	else
		HELP(loader, diag,
			"write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-10-01");
	buf_release(&why);
	return false;
}

static bool operand_number(struct making *making)
{
	struct condition *condition = making->condition;
	uint32_t number;

	if (making->values.value == VALUE_DATE) {
		HELP(loader_of(making),
			FINDING(loader_of(making), WRONG_TYPE, making->pair->key->at,
				"'%s' is for numbers, and the path leads to a date",
				making->row->key),
			"write between: [2025-01-01, 2025-12-31]");
		return false;
	}
	if (!number_of(making, making->pair->value, &number))
		return false;
	condition->least =
		condition->test == TEST_AT_LEAST || condition->test == TEST_EXACTLY
			? number
			: 0;
	condition->most = condition->test == TEST_AT_LEAST ? UINT32_MAX : number;
	return true;
}

static bool report_backwards(struct making *making)
{
	HELP(loader_of(making),
		FINDING(loader_of(making), BAD_VALUE, making->pair->value->at,
			"the second is smaller than the first: nothing lies between"),
		"write the smaller one first");
	return false;
}

static bool operand_range(struct making *making)
{
	struct loader *loader = loader_of(making);
	struct condition *condition = making->condition;
	const struct tree *value = making->pair->value;
	struct own_value *values;

	if (value->kind != TREE_LIST || value->count != 2) {
		HELP(loader, report_wrong(loader, making->pair, value, "a list of two"),
			"write %s: [4, 8]", making->row->key);
		return false;
	}
	if (making->values.value == VALUE_DATE && condition->test == TEST_BETWEEN) {
		values = new_values(making, 2);
		if (!date_of(making, value->first, &values[0]) ||
			!date_of(making, value->first->next, &values[1]))
			return false;
		return values[0].first <= values[1].last || report_backwards(making);
	}
	if (!number_of(making, value->first, &condition->least) ||
		!number_of(making, value->first->next, &condition->most))
		return false;
	return condition->least <= condition->most || report_backwards(making);
}

static bool operand_depth(struct making *making)
{
	struct condition *condition = making->condition;

	if (making->pair->value->kind == TREE_LIST)
		return operand_range(making);
	if (!number_of(making, making->pair->value, &condition->most))
		return false;
	condition->least = condition->most;
	return true;
}

/* "2 years": a number, a blank, a word for days, weeks, months or years. */
static bool parse_period(struct str s, struct period *period)
{
	static const struct {
		const char *one, *many;
		uint32_t months, days;
	} words[] = {{"day", "days", 0, 1}, {"week", "weeks", 0, 7},
		{"month", "months", 1, 0}, {"year", "years", 12, 0}};
	uint32_t digits = 0;
	uint64_t number;
	struct str word;

	while (digits < s.len && s.ptr[digits] >= '0' && s.ptr[digits] <= '9')
		digits++;
	if (!read_number((struct str){s.ptr, digits}, &number) || number == 0 ||
		number > 10000 || digits == s.len || s.ptr[digits] != ' ')
		return false;
	word = (struct str){s.ptr + digits + 1, s.len - digits - 1};
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (!str_is(word, words[i].one) && !str_is(word, words[i].many))
			continue;
		period->months = (uint32_t)number * words[i].months;
		period->days = (uint32_t)number * words[i].days;
		return true;
	}
	return false;
}

static bool operand_period(struct making *making)
{
	struct loader *loader = loader_of(making);
	const struct tree *value = making->pair->value;

	if (!scalar_wanted(loader, making->pair, value, "a period such as 2 years"))
		return false;
	if (parse_period(tree_str(value), &making->condition->period))
		return true;
	HELP(loader,
		FINDING(loader, BAD_VALUE, value->at, "'%.*s' is no period",
			STR_ARG(tree_str(value))),
		"write a number up to 10000 and days, weeks, months or years: 2 years");
	return false;
}

/* ---- values ---- */

static bool report_no_word(struct making *making, struct tree *value)
{
	const struct text written = making->condition->field
					    ? making->condition->field->written
					    : (struct text){"it", 2, {0}};
	struct tree name = {.kind = TREE_SCALAR,
		.ptr = written.ptr,
		.count = written.len,
		.at = written.at};
	struct field words = {.type = FIELD_WORD};
	struct pair pair = {.field = &words, .key = &name, .value = value};

	report_bad_word(loader_of(making), &pair, value, making->values.words);
	return false;
}

static bool value_of(struct making *making, struct tree *value, struct own_value *out)
{
	struct loader *loader = loader_of(making);
	const char *const *words = making->values.words;
	struct pair truth = *making->pair;
	bool is_true = false;

	truth.value = value;
	switch (making->values.value) {
	case VALUE_NUMBER:
		return number_of(making, value, &out->number);
	case VALUE_DATE:
		return date_of(making, value, out);
	case VALUE_TRUTH:
		if (!read_bool(loader, &truth, &is_true))
			return false;
		out->number = is_true;
		return true;
	default:
		break;
	}
	if (!scalar_wanted(loader, making->pair, value, "a value"))
		return false;
	out->ref = ref_of(value);
	making->condition->texts = making->values.texts;
	if (is_leading(making->values))
		add_name(making, out, making->values.texts);
	return !words || word_index(words, tree_str(value)) >= 0 ||
	       report_no_word(making, value);
}

static bool operand_value(struct making *making)
{
	making->condition->value_count = 1;
	return value_of(making, making->pair->value, new_values(making, 1));
}

static bool operand_values(struct making *making)
{
	struct run run = run_of(making->pair->value);
	struct own_value *values = new_values(making, run.left);
	struct tree *item;

	while ((item = run_next(loader_of(making), making->pair, &run)))
		if (!value_of(making, item, &values[making->condition->value_count++]))
			return false;
	return making->condition->value_count > 0;
}

static bool operand_pattern(struct making *making)
{
	struct loader *loader = loader_of(making);

	if (!scalar_wanted(loader, making->pair, making->pair->value, "a text"))
		return false;
	making->condition->pattern = tree_text(making->pair->value);
	return true;
}

static bool operand_line_types(struct making *making)
{
	return read_along(making->reader, making->pair, &making->condition->along);
}

static bool (*const operands[])(struct making *making) = {
	[OPERAND_CONDITIONS] = operand_conditions,
	[OPERAND_CONDITION] = operand_condition,
	[OPERAND_PATHS] = operand_paths,
	[OPERAND_PATH] = operand_path,
	[OPERAND_TARGET] = operand_target,
	[OPERAND_WORDS] = operand_words,
	[OPERAND_KINDS] = operand_kinds,
	[OPERAND_TEXTS] = operand_texts,
	[OPERAND_REFS] = operand_refs,
	[OPERAND_TRUTH] = operand_truth,
	[OPERAND_NUMBER] = operand_number,
	[OPERAND_RANGE] = operand_range,
	[OPERAND_DEPTH] = operand_depth,
	[OPERAND_VALUE] = operand_value,
	[OPERAND_VALUES] = operand_values,
	[OPERAND_PATTERN] = operand_pattern,
	[OPERAND_LINE_TYPES] = operand_line_types,
	[OPERAND_PERIOD] = operand_period,
};

bool read_operand(struct making *making)
{
	return operands[making->row->operand](making);
}
