/* Shapes that other tables make: conditions (model/own_rule.h) and the rules by name. */
#include "schema_internal.h"

#include "check/check.h"
#include "model/own_rule.h"
#include "model/project.h"

/* ---- conditions ---- */

static const char *const shapes_of_operands[] = {
	[OPERAND_CONDITIONS] = "conditions",
	[OPERAND_CONDITION] = "condition",
	[OPERAND_PATHS] = "paths",
	[OPERAND_PATH] = "path",
	[OPERAND_TARGET] = "path_or_condition",
	[OPERAND_WORDS] = NULL, /* the row's */
	[OPERAND_KINDS] = "words",
	[OPERAND_TEXTS] = "words",
	[OPERAND_REFS] = "words",
	[OPERAND_TRUTH] = "yes_or_no",
	[OPERAND_NUMBER] = "whole_number",
	[OPERAND_RANGE] = "range",
	[OPERAND_DEPTH] = "depth",
	[OPERAND_VALUE] = "value",
	[OPERAND_VALUES] = "words",
	[OPERAND_PATTERN] = "value",
	[OPERAND_LINE_TYPES] = "words",
	[OPERAND_PERIOD] = "period",
};

#define ROW(name, key, operand) {#key, OPERAND_##operand},
static const struct {
	const char *key;
	enum operand operand;
} companions[WITH__COUNT] = {COMPANIONS(ROW)};
#undef ROW

static void write_operand(struct schema *schema, const char *key, enum operand operand,
	const char *const *words)
{
	struct json *json = &schema->json;
	const char *about = field_about(&condition_fields, key);

	json_key(json, key);
	json_open(json, '{', true);
	if (about)
		schema_member(schema, "description", about);
	if (operand == OPERAND_WORDS)
		schema_word_list(schema, words, false, false);
	else
		schema_ref(schema, shapes_of_operands[operand]);
	json_close(json);
}

/* The tests that a companion says something to, with blanks between. */
static void tests_with(struct buf *out, int companion)
{
	for (int i = 0; i < TEST__COUNT; i++)
		if (condition_rows[i].with >> companion & 1)
			buf_printf(
				out, "%s%s", out->len ? " " : "", condition_rows[i].key);
}

/* A companion wants a test that it belongs to, and a test of several values a path. */
static void write_dependencies(struct schema *schema)
{
	struct json *json = &schema->json;
	struct buf tests = {0};

	json_key(json, "dependencies");
	json_open(json, '{', false);
	for (int i = 0; i < WITH__COUNT; i++) {
		buf_clear(&tests);
		tests_with(&tests, i);
		json_key(json, companions[i].key);
		json_open(json, '{', true);
		schema_any_required(schema, "anyOf", tests.data);
		json_close(json);
	}
	for (int i = 0; i < TEST__COUNT; i++) {
		if (condition_rows[i].taken < TAKEN_COUNT)
			continue;
		json_key(json, condition_rows[i].key);
		json_open(json, '{', true);
		schema_any_required(schema, "anyOf", "field every");
		json_close(json);
	}
	json_close(json);
	buf_release(&tests);
}

void schema_condition(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "properties");
	json_open(json, '{', false);
	for (int i = 0; i < TEST__COUNT; i++)
		write_operand(schema, condition_rows[i].key, condition_rows[i].operand,
			condition_rows[i].words);
	for (int i = 0; i < WITH__COUNT; i++)
		write_operand(schema, companions[i].key, companions[i].operand, NULL);
	json_close(json);
	schema_closed(schema);
	json_key(json, "minProperties");
	json_uint(json, 1);
	/* 'field' and 'every' stand in one condition */
	json_key(json, "not");
	json_open(json, '{', true);
	json_key(json, "required");
	json_open(json, '[', true);
	json_text(json, companions[WITH_FIELD].key);
	json_text(json, companions[WITH_EVERY].key);
	json_close(json);
	json_close(json);
	write_dependencies(schema);
}

/* ---- rules by name ---- */

/* Those that no table lists: of a rule file, of a line type. */
#define OTHER_RULES "^cycle-.|/"

void schema_severities(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "properties");
	json_open(json, '{', false);
	for (uint32_t i = 0; i < rule_count(); i++) {
		json_key(json, rule_at(i)->slug);
		json_open(json, '{', true);
		schema_member(schema, "description", rule_at(i)->summary);
		schema_words_of(schema, project_severity_words, true);
		json_close(json);
	}
	json_close(json);
	json_key(json, "patternProperties");
	json_open(json, '{', true);
	json_key(json, OTHER_RULES);
	json_open(json, '{', true);
	schema_words_of(schema, project_severity_words, true);
	json_close(json);
	json_key(json, "^x-");
	json_bool(json, true);
	json_close(json);
	json_key(json, "additionalProperties");
	json_bool(json, false);
}

void schema_rule_name(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "anyOf");
	json_open(json, '[', false);
	json_open(json, '{', false);
	json_key(json, "enum");
	json_open(json, '[', false);
	for (uint32_t i = 0; i < rule_count(); i++)
		json_text(json, rule_at(i)->slug);
	json_close(json);
	json_close(json);
	json_open(json, '{', true);
	schema_member(schema, "type", "string");
	schema_member(schema, "pattern", OTHER_RULES);
	json_close(json);
	json_close(json);
}
