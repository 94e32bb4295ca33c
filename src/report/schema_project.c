/* Shapes that the command line's options make: the charts and reports of a manifest. */
#include "schema_internal.h"

#include "model/project.h"

/* By the option's pattern, and of a list in which it may stand. */
static void write_pattern(
	struct schema *schema, const struct option_key *option, bool in_list)
{
	const struct {
		const char *name;
		bool taken;
	} types[] = {{"string", true}, {"number", option->values != VALUES_STRINGS},
		{"boolean", option->values == VALUES_SCALARS},
		{"array", !in_list && option->field.type == FIELD_TEXTS},
		{"null", !in_list}};
	struct json *json = &schema->json;

	json_key(json, "type");
	json_open(json, '[', true);
	for (size_t i = 0; i < COUNT_OF(types); i++)
		if (types[i].taken)
			json_text(json, types[i].name);
	json_close(json);
	schema_member(schema, "pattern", option->pattern);
	if (option->values != VALUES_NUMBERS)
		return;
	json_key(json, "minimum");
	json_uint(json, 0);
}

static void write_option(struct schema *schema, const struct option_key *option)
{
	const struct field *field = &option->field;
	struct json *json = &schema->json;

	if (field->type == FIELD_WORD) {
		schema_words_of(schema, field->words, true);
		return;
	}
	if (!option->pattern) {
		schema_ref(schema, schema_shape_of(NULL, field));
		return;
	}
	write_pattern(schema, option, false);
	if (field->type != FIELD_TEXTS)
		return;
	json_key(json, "items");
	json_open(json, '{', true);
	write_pattern(schema, option, true);
	json_close(json);
}

/* The words behind a key that the table leaves to cli; NULL: none are known. */
static const char *const *words_of(const struct schema *schema, const char *key)
{
	for (int kind = 0; kind < PROJECT_REPORT__COUNT; kind++)
		if (strcmp(project_report_keys[kind], key) == 0)
			return schema->keys->kinds[kind];
	return NULL;
}

/* The shape, but for texts that end in the pattern. */
static void write_without(struct schema *schema, const char *shape, const char *pattern)
{
	struct json *json = &schema->json;

	json_key(json, "allOf");
	json_open(json, '[', true);
	json_open(json, '{', true);
	schema_ref(schema, shape);
	json_close(json);
	json_open(json, '{', true);
	json_key(json, "not");
	json_open(json, '{', true);
	schema_member(schema, "type", "string");
	schema_member(schema, "pattern", pattern);
	json_close(json);
	json_close(json);
	json_close(json);
}

static void write_own(
	struct schema *schema, const struct field_table *table, const struct field *field)
{
	const char *shape = schema_shape_of(table, field);
	const char *const *words = words_of(schema, field->key);

	if (table == &chart_fields && strcmp(field->key, "output") == 0)
		write_without(schema, shape, schema->keys->chart_suffix);
	else if (shape)
		schema_ref(schema, shape);
	else if (strcmp(field->key, "formats") == 0)
		schema_word_list(schema, schema->keys->chart_formats, true, true);
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

/* Levels are counted from somewhere, which a view may say. */
static void write_levels(struct schema *schema)
{
	static const char *const levels[] = {"up", "down"};
	struct json *json = &schema->json;

	for (size_t i = 0; i < COUNT_OF(levels); i++) {
		json_key(json, levels[i]);
		json_open(json, '{', true);
		schema_any_required(schema, "anyOf", "focus view");
		json_close(json);
	}
}

/* A poster is one sheet, of paper. */
static void write_poster(struct schema *schema)
{
	static const char *const apart[][2] = {
		{"sheets", "^auto$"}, {"paper", "^[nN][oO][nN][eE]$"}};
	struct json *json = &schema->json;

	json_key(json, "allOf");
	json_open(json, '[', true);
	for (size_t i = 0; i < COUNT_OF(apart); i++) {
		json_open(json, '{', true);
		json_key(json, "not");
		json_open(json, '{', true);
		json_key(json, "properties");
		json_open(json, '{', true);
		json_key(json, "poster");
		json_open(json, '{', true);
		json_key(json, "const");
		json_bool(json, true);
		json_close(json);
		json_key(json, apart[i][0]);
		json_open(json, '{', true);
		schema_member(schema, "type", "string");
		schema_member(schema, "pattern", apart[i][1]);
		json_close(json);
		json_close(json);
		json_key(json, "required");
		json_open(json, '[', true);
		json_text(json, "poster");
		json_text(json, apart[i][0]);
		json_close(json);
		json_close(json);
		json_close(json);
	}
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
	write_levels(schema);
	json_close(json);
	write_poster(schema);
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

/* Beside two days there is no third. */
static void write_two_days(struct schema *schema)
{
	struct json *json = &schema->json;

	json_key(json, "anyOf");
	json_open(json, '[', true);
	json_open(json, '{', true);
	json_key(json, "properties");
	json_open(json, '{', true);
	json_key(json, project_report_keys[PROJECT_DIFF]);
	json_open(json, '{', true);
	json_key(json, "not");
	json_open(json, '{', true);
	schema_required(schema, "from");
	json_close(json);
	json_close(json);
	json_close(json);
	json_close(json);
	json_open(json, '{', true);
	json_key(json, "properties");
	json_open(json, '{', true);
	for (uint32_t i = 0; i < schema->keys->option_count; i++)
		if (strcmp(schema->keys->options[i].field.key, "as_of") == 0)
			write_foreign(schema, &schema->keys->options[i]);
	json_close(json);
	json_close(json);
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
		if (kind == PROJECT_DIFF)
			write_two_days(schema);
		json_close(json);
	}
	write_levels(schema);
	json_close(json);
	write_poster(schema);
}
