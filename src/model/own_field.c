/*
 * What a step of a path means, and what it leads to: by the tables of the format, and by
 * a table of fields that are computed. All of it is known before there is an
 * organisation, so that a misspelt field is found in the rule file alone.
 */
#include "model/own_rule.h"

#define ANY                                                                 \
	(SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP) | \
		SORT_BIT(SORT_PERSON))
#define BODIES (SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP))
#define UNITS  SORT_BIT(SORT_UNIT)
#define POSTS  SORT_BIT(SORT_POST)
#define GROUPS SORT_BIT(SORT_GROUP)
#define PERSON SORT_BIT(SORT_PERSON)

static const struct computed_row {
	const char *key;
	uint8_t of, of_sorts; /* the thing at hand; of a node, its sorts */
	struct own_type leads;
} computed_rows[COMPUTED__COUNT] = {
	[COMPUTED_NONE] = {"", VALUE__COUNT, 0, {.value = VALUE__COUNT}},
	[COMPUTED_ID] = {"id", VALUE_NODE, ANY, {.value = VALUE_TEXT}},
	[COMPUTED_ROOT] = {"root", VALUE_NODE, ANY, {.value = VALUE_TRUTH}},
	[COMPUTED_UNIT] = {"unit", VALUE_NODE, ANY,
		{.value = VALUE_NODE, .sorts = UNITS}},
	[COMPUTED_UNITS] = {"units", VALUE_NODE, ANY,
		{.value = VALUE_NODE, .sorts = UNITS}},
	[COMPUTED_ACCOUNTABILITY] = {"accountability", VALUE_NODE, ANY,
		{.value = VALUE_NODE, .sorts = BODIES}},
	[COMPUTED_SUPERIORS] = {"superiors", VALUE_NODE, ANY,
		{.value = VALUE_NODE, .sorts = BODIES}},
	[COMPUTED_SUBORDINATES] = {"subordinates", VALUE_NODE, ANY,
		{.value = VALUE_NODE, .sorts = ANY}},
	[COMPUTED_PARTS] = {"parts", VALUE_NODE, ANY,
		{.value = VALUE_NODE, .sorts = ANY}},
	[COMPUTED_DEPTH] = {"depth", VALUE_NODE, ANY, {.value = VALUE_NUMBER}},
	[COMPUTED_HEADS] = {"heads", VALUE_NODE, POSTS,
		{.value = VALUE_NODE, .sorts = UNITS}},
	[COMPUTED_CHAIRS] = {"chairs", VALUE_NODE, ANY,
		{.value = VALUE_NODE, .sorts = GROUPS}},
	[COMPUTED_SITS_IN] = {"sits_in", VALUE_NODE, ANY,
		{.value = VALUE_NODE, .sorts = GROUPS}},
	[COMPUTED_SEATS] = {"seats", VALUE_NODE, GROUPS,
		{.value = VALUE_SEAT, .sorts = BODIES, .texts = true}},
	[COMPUTED_SEAT_COUNT] = {"count", VALUE_SEAT, 0, {.value = VALUE_NUMBER}},
	[COMPUTED_SEAT_VACANT] = {"vacant", VALUE_SEAT, 0, {.value = VALUE_TRUTH}},
	[COMPUTED_SEAT_SUBSTITUTE] = {"substitute", VALUE_SEAT, 0,
		{.value = VALUE_TRUTH}},
	[COMPUTED_SEAT_ON_DEMAND] = {"on_demand", VALUE_SEAT, 0, {.value = VALUE_TRUTH}},
	[COMPUTED_SEAT_TEXT] = {"text", VALUE_SEAT, 0, {.value = VALUE_TEXT}},
	[COMPUTED_SEAT_PERSON] = {"person", VALUE_SEAT, 0,
		{.value = VALUE_NODE, .sorts = PERSON, .texts = true}},
	[COMPUTED_HOLDER_VACANT] = {"vacant", VALUE_HOLDER, 0, {.value = VALUE_TRUTH}},
	[COMPUTED_ALL_UNITS] = {"units", VALUE_ORGANISATION, 0,
		{.value = VALUE_NODE, .sorts = UNITS}},
	[COMPUTED_ALL_POSTS] = {"posts", VALUE_ORGANISATION, 0,
		{.value = VALUE_NODE, .sorts = POSTS}},
	[COMPUTED_ALL_GROUPS] = {"groups", VALUE_ORGANISATION, 0,
		{.value = VALUE_NODE, .sorts = GROUPS}},
	[COMPUTED_ALL_PERSONS] = {"persons", VALUE_ORGANISATION, 0,
		{.value = VALUE_NODE, .sorts = PERSON}},
};

/* The tables of what has fields; a node's further ones go by its sort. */
static const struct {
	const char *name;
	const struct field_table *table;
	bool leads; /* to a node, whose fields can be asked for */
} things[VALUE__COUNT] = {
	[VALUE_NODE] = {"a node", &node_fields, false},
	[VALUE_SEAT] = {"a seat", &seat_fields, true},
	[VALUE_LINE] = {"a line", &line_fields, true},
	[VALUE_HOLDER] = {"a holder", &holder_fields, true},
	[VALUE_MANDATE] = {"a mandate", &mandate_fields, false},
	[VALUE_VALIDITY] = {"'valid'", &validity_fields, false},
	[VALUE_MINUTES] = {"'minutes'", &minutes_fields, false},
	[VALUE_ORIGIN] = {"a source", &origin_fields, false},
	[VALUE_ORGANISATION] = {"the organisation", &organisation_fields, false},
	[VALUE_TEXT] = {"a text", NULL, false},
	[VALUE_NUMBER] = {"a number", NULL, false},
	[VALUE_DATE] = {"a date", NULL, false},
	[VALUE_TRUTH] = {"true or false", NULL, false},
};

/* What a field of each type leads to; VALUE__COUNT: nothing that a rule can ask for. */
static const uint8_t values_of_types[] = {
	[FIELD_TEXT] = VALUE_TEXT,
	[FIELD_TEXTS] = VALUE_TEXT,
	[FIELD_NAME] = VALUE_TEXT,
	[FIELD_LABELS] = VALUE__COUNT,
	[FIELD_BOOL] = VALUE_TRUTH,
	[FIELD_WORD] = VALUE_TEXT,
	[FIELD_WORDS] = VALUE_TEXT,
	[FIELD_DATE] = VALUE_DATE,
	[FIELD_DECIDED] = VALUE_DATE,
	[FIELD_VALIDITY] = VALUE_VALIDITY,
	[FIELD_QUANTITY] = VALUE_NUMBER,
	[FIELD_ORIGINS] = VALUE_ORIGIN,
	[FIELD_REF] = VALUE_NODE,
	[FIELD_MENTION] = VALUE_NODE,
	[FIELD_REFS] = VALUE_NODE,
	[FIELD_DUTIES] = VALUE_TEXT,
	[FIELD_LINES] = VALUE_LINE,
	[FIELD_OFFICE] = VALUE_SEAT,
	[FIELD_SEATS] = VALUE_SEAT,
	[FIELD_OFFICES] = VALUE_SEAT,
	[FIELD_MANDATE] = VALUE_MANDATE,
	[FIELD_DECIDER] = VALUE_NODE,
	[FIELD_MEETS] = VALUE_NUMBER,
	[FIELD_MINUTES] = VALUE_MINUTES,
	[FIELD_HOLDERS] = VALUE_HOLDER,
	[FIELD_VIA] = VALUE_NODE,
	[FIELD_SPECIAL] = VALUE__COUNT,
	[FIELD_IGNORED] = VALUE__COUNT,
};

static struct own_type leads_to(const struct field *field)
{
	struct own_type type = {.value = values_of_types[field->type]};

	if (type.value == VALUE_NODE || type.value == VALUE_LINE)
		type.sorts = field->sorts ? field->sorts : ANY;
	else if (type.value == VALUE_SEAT)
		type.sorts = BODIES;
	else if (type.value == VALUE_HOLDER)
		type.sorts = PERSON;
	type.words = field->words;
	type.texts = type.value == VALUE_SEAT || type.value == VALUE_HOLDER ||
		     field->type == FIELD_MENTION || field->type == FIELD_DECIDER ||
		     field->type == FIELD_VIA;
	return type;
}

static const struct field *find_in(const struct field_table *table, struct str name)
{
	for (uint32_t i = 0; table && i < table->count; i++)
		if (str_is(name, table->fields[i].key) &&
			values_of_types[table->fields[i].type] != VALUE__COUNT)
			return &table->fields[i];
	return NULL;
}

static bool is_computed_of(const struct computed_row *row, struct own_type type)
{
	return row->of == type.value &&
	       (type.value != VALUE_NODE || (row->of_sorts & type.sorts));
}

static bool find_computed(struct own_type type, struct str name, struct path_step *step,
	struct own_type *next)
{
	for (uint8_t i = 1; i < COMPUTED__COUNT; i++) {
		if (!is_computed_of(&computed_rows[i], type) ||
			!str_is(name, computed_rows[i].key))
			continue;
		step->computed = i;
		*next = computed_rows[i].leads;
		return true;
	}
	return false;
}

/* Several sorts may have a field of one name; where its words differ, any text is one. */
static bool find_by_sort(struct own_type type, struct str name, struct path_step *step,
	struct own_type *next)
{
	bool found = false;

	for (int sort = 0; sort < SORT__COUNT; sort++) {
		const struct field *field = find_in(&sort_fields[sort], name);
		struct own_type leads;

		if (!field || !(type.sorts & SORT_BIT(sort)))
			continue;
		leads = leads_to(field);
		if (found && leads.words != next->words)
			leads.words = NULL;
		step->by_sort[sort] = field;
		*next = leads;
		found = true;
	}
	return found;
}

bool own_field_find(struct own_type type, struct str name, struct path_step *step,
	struct own_type *next)
{
	if (find_computed(type, name, step, next))
		return true;
	step->own = find_in(things[type.value].table, name);
	if (step->own) {
		*next = leads_to(step->own);
		return true;
	}
	if (type.value == VALUE_NODE)
		return find_by_sort(type, name, step, next);
	if (!things[type.value].leads)
		return false;
	step->through = true;
	return own_field_find((struct own_type){.value = VALUE_NODE, .sorts = type.sorts},
		name, step, next);
}

static void add_names(
	const struct field_table *table, const char **names, uint32_t *count)
{
	for (uint32_t i = 0; table && i < table->count; i++)
		if (values_of_types[table->fields[i].type] != VALUE__COUNT)
			names[(*count)++] = table->fields[i].key;
}

uint32_t own_field_names(struct own_type type, const char **names)
{
	uint32_t count = 0;

	for (uint32_t i = 1; i < COMPUTED__COUNT; i++)
		if (is_computed_of(&computed_rows[i], type))
			names[count++] = computed_rows[i].key;
	add_names(things[type.value].table, names, &count);
	for (int sort = 0; type.value == VALUE_NODE && sort < SORT__COUNT; sort++)
		if (type.sorts & SORT_BIT(sort))
			add_names(&sort_fields[sort], names, &count);
	if (things[type.value].leads)
		count += own_field_names(
			(struct own_type){.value = VALUE_NODE, .sorts = type.sorts},
			names + count);
	return count;
}

const char *own_type_name(struct own_type type)
{
	static const char *const sorts[SORT__COUNT] = {
		"a unit", "a post", "a group", "a person"};

	for (int sort = 0; type.value == VALUE_NODE && sort < SORT__COUNT; sort++)
		if (type.sorts == SORT_BIT(sort))
			return sorts[sort];
	return things[type.value].name;
}
