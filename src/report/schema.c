/*
 * Writes the schema: the shape of the whole file at the top, and below `definitions`
 * those that are referred to.
 */
#include "schema_internal.h"

#include "model/own_rule.h"

const char *const schema_words[SCHEMA__COUNT] = {"input", "manifest", "rules"};

static const struct {
	const char *shape, *title;
} wholes[SCHEMA__COUNT] = {
	[SCHEMA_INPUT] = {"input", "an organisation, as orgraph reads it"},
	[SCHEMA_MANIFEST] = {"manifest", "orgraph.yaml, the manifest of a project"},
	[SCHEMA_RULES] = {"rule_file", "a rule file of orgraph"},
};

/* ---- pieces ---- */

void schema_member(struct schema *schema, const char *key, const char *value)
{
	json_key(&schema->json, key);
	json_text(&schema->json, value);
}

void schema_ref(struct schema *schema, const char *shape)
{
	struct buf ref = {0};

	schema->used[schema_shape_named(shape) - schema_shapes] = true;
	buf_printf(&ref, "#/definitions/%s", shape);
	schema_member(schema, "$ref", ref.data);
	buf_release(&ref);
}

/* An empty word is a value that cannot be written. */
void schema_words_of(struct schema *schema, const char *const *words, bool or_null)
{
	struct json *json = &schema->json;

	json_key(json, "enum");
	json_open(json, '[', true);
	for (; *words; words++)
		if (**words)
			json_text(json, *words);
	if (or_null)
		json_null(json);
	json_close(json);
}

void schema_word_list(
	struct schema *schema, const char *const *words, bool or_null, bool once)
{
	struct json *json = &schema->json;

	json_key(json, "anyOf");
	json_open(json, '[', true);
	json_open(json, '{', true);
	schema_words_of(schema, words, or_null);
	json_close(json);
	json_open(json, '{', true);
	schema_member(schema, "type", "array");
	json_key(json, "items");
	json_open(json, '{', true);
	schema_words_of(schema, words, false);
	json_close(json);
	if (once) {
		json_key(json, "uniqueItems");
		json_bool(json, true);
	}
	json_close(json);
	json_close(json);
}

static void write_word(struct schema *schema, const char **words)
{
	size_t len = strcspn(*words, " ");

	json_str(&schema->json, (struct str){*words, (uint32_t)len});
	*words += len + ((*words)[len] == ' ');
}

void schema_required(struct schema *schema, const char *words)
{
	json_key(&schema->json, "required");
	json_open(&schema->json, '[', true);
	while (*words)
		write_word(schema, &words);
	json_close(&schema->json);
}

void schema_both(struct schema *schema, const char *one, const char *other)
{
	struct json *json = &schema->json;

	json_key(json, "dependencies");
	json_open(json, '{', true);
	for (int i = 0; i < 2; i++) {
		json_key(json, i ? other : one);
		json_open(json, '[', true);
		json_text(json, i ? one : other);
		json_close(json);
	}
	json_close(json);
}

void schema_any_required(struct schema *schema, const char *key, const char *words)
{
	struct json *json = &schema->json;

	json_key(json, key);
	json_open(json, '[', true);
	while (*words) {
		json_open(json, '{', true);
		json_key(json, "required");
		json_open(json, '[', true);
		write_word(schema, &words);
		json_close(json);
		json_close(json);
	}
	json_close(json);
}

static void write_types(struct schema *schema, uint32_t types)
{
	static const char *const names[] = {
		"string", "number", "integer", "boolean", "object", "array", "null"};
	struct json *json = &schema->json;
	bool several = types & (types - 1);

	json_key(json, "type");
	if (several)
		json_open(json, '[', true);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (types >> i & 1)
			json_text(json, names[i]);
	if (several)
		json_close(json);
}

/* ---- keys ---- */

static bool is_required(const struct shape *shape, const char *key)
{
	size_t len = strlen(key);

	for (const char *word = shape->required; word && *word;
		word += strcspn(word, " "), word += *word == ' ')
		if (strcspn(word, " ") == len && strncmp(word, key, len) == 0)
			return true;
	return false;
}

/* A group may write `none` for what group_defaults would give it. */
static bool may_opt_out(const struct shape *shape, const struct field *field)
{
	const char *name = schema_shape_of(shape->fields, field);

	if (shape->more != &sort_fields[SORT_GROUP] || field->type == FIELD_SPECIAL ||
		field->type == FIELD_IGNORED)
		return false;
	if (!name)
		name = schema_shape_of(shape->more, field);
	return !name || !(schema_shape_named(name)->types & TAKES_STRING) ||
	       schema_shape_named(name)->pattern || schema_shape_named(name)->write;
}

/* What stands behind a key, inside its braces. */
static void write_value(
	struct schema *schema, const struct field_table *table, const struct field *field)
{
	const char *shape = schema_shape_of(table, field);

	if (shape)
		schema_ref(schema, shape);
	else if (field->type == FIELD_WORD)
		schema_words_of(schema, field->words, true);
	else if (field->type == FIELD_WORDS)
		schema_word_list(schema, field->words, true, false);
}

static void write_not_null(struct schema *schema)
{
	struct json *json = &schema->json;

	json_open(json, '{', true);
	json_key(json, "not");
	json_open(json, '{', true);
	schema_member(schema, "type", "null");
	json_close(json);
	json_close(json);
}

/* The value and something more: `key` joins them. */
static void write_joined(struct schema *schema, const struct field_table *table,
	const struct field *field, bool none)
{
	struct json *json = &schema->json;

	json_key(json, none ? "anyOf" : "allOf");
	json_open(json, '[', true);
	json_open(json, '{', true);
	write_value(schema, table, field);
	json_close(json);
	if (none) {
		json_open(json, '{', true);
		schema_member(schema, "const", "none");
		json_close(json);
	} else {
		write_not_null(schema);
	}
	json_close(json);
}

static void write_property(struct schema *schema, const struct shape *shape,
	const struct field_table *table, const struct field *field)
{
	const char *about = field_about(table, field->key);
	struct json *json = &schema->json;
	bool none = may_opt_out(shape, field);

	json_key(json, field->key);
	json_open(json, '{', true);
	if (about)
		schema_member(schema, "description", about);
	if (none || is_required(shape, field->key))
		write_joined(schema, table, field, none);
	else
		write_value(schema, table, field);
	json_close(json);
}

static void write_fields(
	struct schema *schema, const struct shape *shape, const struct field_table *table)
{
	for (uint32_t i = 0; table && i < table->count; i++)
		if (!schema_leaves_out(shape, &table->fields[i]))
			write_property(schema, shape, table, &table->fields[i]);
}

/* Line types of the organisation's own are keys of nodes. */
static void write_own_types(struct schema *schema)
{
	const struct model *model = schema->model;
	struct json *json = &schema->json;

	for (uint32_t i = 0; model && i < model->line_type_count; i++) {
		json_key_str(json, text_str(model->line_types[i].key));
		json_open(json, '{', true);
		schema_member(
			schema, "description", "a line type of the organisation's own");
		schema_ref(schema, "targets");
		json_close(json);
	}
}

/* Keys that begin with x- are the user's. */
static void write_own_keys(struct schema *schema)
{
	struct json *json = &schema->json;

	json_key(json, "patternProperties");
	json_open(json, '{', true);
	json_key(json, "^x-");
	json_bool(json, true);
	json_close(json);
}

void schema_closed(struct schema *schema)
{
	struct json *json = &schema->json;

	write_own_keys(schema);
	json_key(json, "additionalProperties");
	json_bool(json, false);
}

static void write_members(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	if (shape->keys) {
		json_key(json, "propertyNames");
		json_open(json, '{', true);
		json_key(json, "anyOf");
		json_open(json, '[', true);
		json_open(json, '{', true);
		schema_member(schema, "pattern", shape->keys);
		json_close(json);
		json_open(json, '{', true);
		schema_member(schema, "pattern", "^x-");
		json_close(json);
		json_close(json);
		json_close(json);
	}
	write_own_keys(schema);
	json_key(json, "additionalProperties");
	json_open(json, '{', true);
	schema_ref(schema, shape->members);
	json_close(json);
}

/* ---- shapes ---- */

static void write_map(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	if (shape->fields) {
		json_key(json, "properties");
		json_open(json, '{', false);
		write_fields(schema, shape, shape->fields);
		write_fields(schema, shape, shape->more);
		if (shape->more)
			write_own_types(schema);
		json_close(json);
		schema_closed(schema);
	} else if (shape->members && shape->types) {
		write_members(schema, shape);
	}
	if (shape->required)
		schema_required(schema, shape->required);
}

static void write_list(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	json_key(json, "items");
	json_open(json, '{', true);
	schema_ref(schema, shape->items);
	json_close(json);
	if (shape->least) {
		json_key(json, "minItems");
		json_uint(json, shape->least);
	}
	if (shape->most) {
		json_key(json, "maxItems");
		json_uint(json, shape->most);
	}
}

static void write_shape(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	if (shape->words)
		schema_words_of(schema, shape->words, true);
	if (shape->types)
		write_types(schema, shape->types);
	if (shape->pattern)
		schema_member(schema, "pattern", shape->pattern);
	if (shape->types & TAKES_INTEGER) {
		json_key(json, "minimum");
		json_uint(json, shape->items ? 0 : shape->least);
	}
	write_map(schema, shape);
	/* to texts and lists `required` says nothing, so that they pass */
	if (shape->one_of)
		schema_any_required(schema, "anyOf", shape->one_of);
	if (shape->items)
		write_list(schema, shape);
	if (shape->write)
		shape->write(schema, shape);
}

static void write_definitions(struct schema *schema)
{
	struct json *json = &schema->json;

	json_key(json, "definitions");
	json_open(json, '{', false);
	for (uint32_t i = 0; i < schema_shape_count; i++) {
		if (!schema->used[i])
			continue;
		json_key(json, schema_shapes[i].name);
		json_open(json, '{', false);
		write_shape(schema, &schema_shapes[i]);
		json_close(json);
	}
	json_close(json);
}

static void write_whole(struct schema *schema, enum schema_kind kind, struct buf *out)
{
	struct json *json = &schema->json;

	json_init(json, out);
	json_open(json, '{', false);
	schema_member(schema, "$schema", "http://json-schema.org/draft-07/schema#");
	schema_member(schema, "title", wholes[kind].title);
	write_shape(schema, schema_shape_named(wholes[kind].shape));
	write_definitions(schema);
	json_close(json);
}

static uint32_t count_used(const struct schema *schema)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < schema_shape_count; i++)
		count += schema->used[i];
	return count;
}

/* What refers to what is known by writing it: again, until nothing new is referred to. */
void schema_write(struct buf *out, enum schema_kind kind, const struct model *model,
	const struct entry_keys *keys)
{
	struct schema schema = {
		.model = kind == SCHEMA_INPUT ? model : NULL, .keys = keys};
	size_t before = out->len;
	uint32_t count;

	schema.used = mem_alloc_zero(schema_shape_count, 1);
	do {
		count = count_used(&schema);
		out->len = before;
		write_whole(&schema, kind, out);
	} while (count_used(&schema) > count);
	free(schema.used);
}
