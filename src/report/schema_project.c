/* Shapes that the command line's options make: the charts and reports of a manifest. */
#include "schema_internal.h"

#include "model/project.h"

/* Takes text and numbers in any form that the pattern knows. */
static void write_pattern(struct schema *schema, const char *pattern)
{
	struct json *json = &schema->json;
	static const char *const types[] = {"string", "number", "null"};

	json_key(json, "type");
	json_open(json, '[', true);
	for (size_t i = 0; i < COUNT_OF(types); i++)
		json_text(json, types[i]);
	json_close(json);
	schema_member(schema, "pattern", pattern);
	json_key(json, "minimum");
	json_uint(json, 0);
}

static void write_option(struct schema *schema, const struct option_key *option)
{
	const struct field *field = &option->field;

	if (field->type == FIELD_WORD)
		schema_words_of(schema, field->words, true);
	else if (option->pattern)
		write_pattern(schema, option->pattern);
	else
		schema_ref(schema, schema_shape_of(NULL, field));
}

/* The words behind a key that the table leaves to cli; NULL: none are known. */
static const char *const *words_of(const struct schema *schema, const char *key)
{
	for (int kind = 0; kind < PROJECT_REPORT__COUNT; kind++)
		if (strcmp(project_report_keys[kind], key) == 0)
			return schema->keys->kinds[kind];
	return NULL;
}

static void write_own(
	struct schema *schema, const struct field_table *table, const struct field *field)
{
	const char *shape = schema_shape_of(table, field);
	const char *const *words = words_of(schema, field->key);

	if (shape)
		schema_ref(schema, shape);
	else if (strcmp(field->key, "formats") == 0)
		schema_word_list(schema, schema->keys->chart_formats, true);
	else if (words)
		schema_words_of(schema, words, false);
}

static bool has_key(const struct field_table *table, const char *key)
{
	for (uint32_t i = 0; i < table->count; i++)
		if (strcmp(table->fields[i].key, key) == 0)
			return true;
	return false;
}

/* Those of the table, then options, unless their name is taken. */
static void write_properties(
	struct schema *schema, const struct field_table *table, bool draws)
{
	struct json *json = &schema->json;

	json_key(json, "properties");
	json_open(json, '{', false);
	for (uint32_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];

		json_key(json, field->key);
		json_open(json, '{', true);
		schema_member(schema, "description", field_about(table, field->key));
		write_own(schema, table, field);
		json_close(json);
	}
	for (uint32_t i = 0; i < schema->keys->option_count; i++) {
		const struct option_key *option = &schema->keys->options[i];

		if ((draws && !option->draws) || has_key(table, option->field.key))
			continue;
		json_key(json, option->field.key);
		json_open(json, '{', true);
		schema_member(schema, "description", option->about);
		write_option(schema, option);
		json_close(json);
	}
	json_close(json);
	schema_closed(schema);
}

/* An option of other entries says nothing here where it is off or empty. */
static void write_foreign(struct schema *schema, const struct option_key *option)
{
	struct json *json = &schema->json;

	json_key(json, option->field.key);
	json_open(json, '{', true);
	json_key(json, "enum");
	json_open(json, '[', true);
	json_null(json);
	if (option->field.type == FIELD_BOOL)
		json_bool(json, false);
	json_close(json);
	json_close(json);
}

/* What suits a chart of one day need not suit one of changes. */
static void write_changes(struct schema *schema, const char *key, const char *other)
{
	struct json *json = &schema->json;

	json_key(json, key);
	json_open(json, '{', true);
	schema_required(schema, other);
	json_key(json, "properties");
	json_open(json, '{', true);
	for (uint32_t i = 0; i < schema->keys->option_count; i++) {
		const struct option_key *option = &schema->keys->options[i];

		if (option->draws && !option->compares)
			write_foreign(schema, option);
	}
	json_close(json);
	json_close(json);
}

void schema_chart(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	(void)shape;
	write_properties(schema, &chart_fields, true);
	json_key(json, "dependencies");
	json_open(json, '{', false);
	write_changes(schema, "from", "to");
	write_changes(schema, "to", "from");
	json_close(json);
}

static void write_kind(struct schema *schema, int kind)
{
	struct json *json = &schema->json;

	json_key(json, "properties");
	json_open(json, '{', true);
	for (uint32_t i = 0; i < schema->keys->option_count; i++) {
		const struct option_key *option = &schema->keys->options[i];

		if (!option->kinds[kind] && !has_key(&report_fields, option->field.key))
			write_foreign(schema, option);
	}
	json_key(json, "format");
	if (schema->keys->report_formats[kind]) {
		json_open(json, '{', true);
		schema_words_of(schema, schema->keys->report_formats[kind], true);
		json_close(json);
	} else {
		json_bool(json, false);
	}
	json_close(json);
}

void schema_report(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	(void)shape;
	write_properties(schema, &report_fields, false);
	schema_required(schema, "output");
	json_key(json, "oneOf");
	json_open(json, '[', true);
	for (int kind = 0; kind < PROJECT_REPORT__COUNT; kind++) {
		json_open(json, '{', true);
		schema_required(schema, project_report_keys[kind]);
		json_close(json);
	}
	json_close(json);
	json_key(json, "dependencies");
	json_open(json, '{', false);
	for (int kind = 0; kind < PROJECT_REPORT__COUNT; kind++) {
		json_key(json, project_report_keys[kind]);
		json_open(json, '{', true);
		write_kind(schema, kind);
		json_close(json);
	}
	json_close(json);
}
