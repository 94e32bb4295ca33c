/*
 * The index of keys of each kind of map: a small open hash over length, first and last
 * letter, made from the tables of model/field.h when loading begins.
 */
#include "load_internal.h"
#include "model/baseline.h"
#include "model/own_rule.h"
#include "model/project.h"
#include "model/view.h"

static const struct {
	const char *what;
	const struct field_table *table;
} kinds[KEYS__COUNT] = {
	[KEYS_NODE + SORT_UNIT] = {"a unit", &sort_fields[SORT_UNIT]},
	[KEYS_NODE + SORT_POST] = {"a post", &sort_fields[SORT_POST]},
	[KEYS_NODE + SORT_GROUP] = {"a group", &sort_fields[SORT_GROUP]},
	[KEYS_NODE + SORT_PERSON] = {"a person", &sort_fields[SORT_PERSON]},
	[KEYS_SEAT] = {"a seat", &seat_fields},
	[KEYS_MANDATE] = {"a mandate", &mandate_fields},
	[KEYS_DECIDER] = {"a decider", &decider_fields},
	[KEYS_HOLDER] = {"a holder", &holder_fields},
	[KEYS_ORIGIN] = {"a source", &origin_fields},
	[KEYS_TARGET] = {"a target", &line_fields},
	[KEYS_LINE] = {"a line", &line_fields},
	[KEYS_ORGANISATION] = {"the organisation", &organisation_fields},
	[KEYS_DOCUMENT] = {"a document under 'sources'", &document_fields},
	[KEYS_DUTY] = {"a duty", &duty_fields},
	[KEYS_LINE_TYPE] = {"a line type", &line_type_fields},
	[KEYS_MEETS] = {"'meets'", &meets_fields},
	[KEYS_MINUTES] = {"'minutes'", &minutes_fields},
	[KEYS_VALIDITY] = {"'valid'", &validity_fields},
	[KEYS_TOP] = {"a file", &top_fields},
	[KEYS_PROJECT] = {"a manifest", &project_fields},
	[KEYS_ACCEPTANCE] = {"a suppression", &acceptance_fields},
	[KEYS_LIMITS] = {"'limits'", &limit_fields},
	[KEYS_VARIABLES] = {"'variables'", &variable_fields},
	[KEYS_CHART] = {"a chart", &chart_fields},
	[KEYS_REPORT] = {"a report", &report_fields},
	[KEYS_COMPARED] = {"'diff'", &compared_fields},
	[KEYS_BASELINE] = {"a baseline", &baseline_fields},
	[KEYS_KNOWN] = {"a known finding", &known_fields},
	[KEYS_CONDITION] = {"a condition", &condition_fields},
	[KEYS_RULE] = {"a rule", &rule_fields},
	[KEYS_RULE_FILE] = {"a rule file", &rule_file_fields},
	[KEYS_VIEW] = {"a view", &view_fields},
};

static uint32_t slot_of(struct str key)
{
	uint32_t first = (unsigned char)key.ptr[0];
	uint32_t last = (unsigned char)key.ptr[key.len - 1];

	return (key.len * 17 + first * 7 + last * 29) % KEYS_SLOTS;
}

void keys_add(struct keys *keys, const struct field *field)
{
	struct str key = str_of(field->key);
	uint32_t slot = slot_of(key);

	if (keys->count == KEYS_MOST)
		BUG("a table of more keys than KEYS_MOST");
	while (keys->slots[slot])
		slot = (slot + 1) % KEYS_SLOTS;
	keys->fields[keys->count] = field;
	keys->length[keys->count] = (uint8_t)key.len;
	keys->slots[slot] = ++keys->count;
}

/* What a line says of itself under `lines:` is said by its place where it is a key. */
static bool belongs(enum keys_id id, const struct field *field)
{
	return id != KEYS_TARGET ||
	       (strcmp(field->key, "from") != 0 && strcmp(field->key, "type") != 0 &&
		       field->type != FIELD_IGNORED);
}

void keys_make(struct keys *keys)
{
	for (int id = 0; id < KEYS__COUNT; id++) {
		const struct field_table *table = kinds[id].table;

		keys[id] = (struct keys){.what = kinds[id].what};
		for (uint32_t i = 0; id < KEYS_SEAT && i < node_fields.count; i++)
			keys_add(&keys[id], &node_fields.fields[i]);
		keys[id].shared = keys[id].count;
		for (uint32_t i = 0; i < table->count; i++)
			if (belongs((enum keys_id)id, &table->fields[i]))
				keys_add(&keys[id], &table->fields[i]);
	}
}

void keys_release(struct keys *keys)
{
	for (int id = 0; id < KEYS__COUNT; id++)
		near_free(keys[id].near);
}

uint8_t keys_find(const struct keys *keys, struct str key)
{
	if (key.len == 0)
		return KEY_UNKNOWN;
	for (uint32_t slot = slot_of(key); keys->slots[slot];
		slot = (slot + 1) % KEYS_SLOTS) {
		uint8_t number = (uint8_t)(keys->slots[slot] - 1);

		if (keys->length[number] == key.len &&
			memcmp(keys->fields[number]->key, key.ptr, key.len) == 0)
			return number;
	}
	return KEY_UNKNOWN;
}
