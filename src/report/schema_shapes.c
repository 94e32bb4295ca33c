/* The shapes: what stands behind each type of field and each key that no type tells. */
#include "schema_internal.h"

#include "model/own_rule.h"
#include "model/project.h"
#include "model/view.h"

/* A letter or digit is not asked for by its class, which not every editor's expressions
 * know; what is refused is all the rest of ASCII. */
#define ID_PATTERN     "^(?!(vacant|none)$)[^\\x00-,/:-@\\[-\\^`{-\\x7f]+$"
#define SLUG_PATTERN   "^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"
#define PATH_PATTERN   "^[^.]+(\\.[^.]+)*$"
#define NUMBER_PATTERN "^[0-9]+$"
#define ENTRY_PATTERN  "^[A-Za-z0-9][A-Za-z0-9_.-]*$"
#define ON_DEMAND_ONLY when_words

static const char *const when_words[] = {"on_demand", NULL};

/* ---- what a row cannot say ---- */

static void write_date(struct schema *schema, const struct shape *shape)
{
	struct buf pattern = {0};

	date_pattern(&pattern, strcmp(shape->name, "decided") == 0);
	schema_member(schema, "pattern", pattern.data);
	json_key(&schema->json, "maximum");
	json_uint(&schema->json, 9999);
	buf_release(&pattern);
}

static void write_meets(struct schema *schema, const struct shape *shape)
{
	struct buf pattern = {0};
	struct json *json = &schema->json;

	(void)shape;
	meets_pattern(&pattern);
	schema_member(schema, "pattern", pattern.data);
	schema_both(schema, "min", "max");
	json_key(json, "examples");
	json_open(json, '[', true);
	json_text(json, "4/year");
	json_text(json, "monthly");
	json_text(json, "on_demand");
	json_close(json);
	buf_release(&pattern);
}

/* 1, as a number or in quotes. */
static void write_version(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "enum");
	json_open(json, '[', true);
	json_uint(json, 1);
	json_text(json, "1");
	json_close(json);
}

static void write_relation(struct schema *schema, const struct shape *shape)
{
	const struct model *model = schema->model;
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "enum");
	json_open(json, '[', false);
	for (int i = 0; i < RELATION__COUNT; i++)
		json_text(json, relation_key((enum relation)i));
	for (uint32_t i = 0; model && i < model->line_type_count; i++)
		json_str(json, text_str(model->line_types[i].key));
	json_close(json);
}

/* A seat is taken by a post, a unit or a group, not by two of them. */
static void write_takers(struct schema *schema, const struct shape *shape)
{
	static const char *const pairs[][2] = {
		{"post", "unit"}, {"post", "group"}, {"unit", "group"}};
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "not");
	json_open(json, '{', true);
	json_key(json, "anyOf");
	json_open(json, '[', true);
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		json_open(json, '{', true);
		schema_member(schema, "type", "object");
		json_key(json, "required");
		json_open(json, '[', true);
		json_text(json, pairs[i][0]);
		json_text(json, pairs[i][1]);
		json_close(json);
		json_close(json);
	}
	json_close(json);
	json_close(json);
}

/* What an editor offers where a node is meant. */
static void write_ids(struct schema *schema, const struct shape *shape)
{
	const struct model *model = schema->model;
	struct json *json = &schema->json;

	(void)shape;
	if (!model || model->node_count == 0)
		return;
	json_key(json, "examples");
	json_open(json, '[', false);
	for (uint32_t i = 0; i < model->node_count; i++)
		json_str(json, node_id(model, i));
	json_close(json);
}

/* Words, or a map. */
static void write_minutes(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "anyOf");
	json_open(json, '[', false);
	json_open(json, '{', true);
	schema_words_of(schema, minutes_words, true);
	json_close(json);
	json_open(json, '{', true);
	schema_ref(schema, "minutes_map");
	json_close(json);
	json_close(json);
}

/* A node as an item of a list: that of a map, with its id. */
static void write_item(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	json_key(json, "allOf");
	json_open(json, '[', true);
	json_open(json, '{', true);
	schema_ref(schema, shape->members);
	json_close(json);
	json_open(json, '{', true);
	schema_member(schema, "type", "object");
	json_key(json, "required");
	json_open(json, '[', true);
	json_text(json, "id");
	json_close(json);
	json_close(json);
	json_close(json);
}

/* A path, or a condition. */
static void write_target(struct schema *schema, const struct shape *shape)
{
	static const char *const either[] = {"path", "condition"};
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "anyOf");
	json_open(json, '[', true);
	for (size_t i = 0; i < COUNT_OF(either); i++) {
		json_open(json, '{', true);
		schema_ref(schema, either[i]);
		json_close(json);
	}
	json_close(json);
}

/* One of the shape's items, or a list of them. */
static void write_one_or_list(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	json_key(json, "anyOf");
	json_open(json, '[', true);
	json_open(json, '{', true);
	schema_ref(schema, shape->members);
	json_close(json);
	json_open(json, '{', true);
	schema_member(schema, "type", "array");
	json_key(json, "items");
	json_open(json, '{', true);
	schema_ref(schema, shape->members);
	json_close(json);
	json_close(json);
	if (shape->least == 0) {
		json_open(json, '{', true);
		schema_member(schema, "type", "null");
		json_close(json);
	}
	json_close(json);
}

/* Levels are counted from somewhere. */
static void write_levels(struct schema *schema, const struct shape *shape)
{
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "dependencies");
	json_open(json, '{', true);
	for (int i = 0; i < 2; i++) {
		json_key(json, i ? "down" : "up");
		json_open(json, '[', true);
		json_text(json, "focus");
		json_close(json);
	}
	json_close(json);
}

/* A revision, a file, or two days. */
static void write_compared(struct schema *schema, const struct shape *shape)
{
	static const char *const ways[] = {"git", "old", "from to"};
	struct json *json = &schema->json;

	(void)shape;
	json_key(json, "oneOf");
	json_open(json, '[', true);
	for (size_t i = 0; i < COUNT_OF(ways); i++) {
		json_open(json, '{', true);
		schema_required(schema, ways[i]);
		json_close(json);
	}
	json_close(json);
	schema_both(schema, "from", "to");
}

/* ---- the rows ---- */

#define SCALAR TAKES_SCALAR
#define MAP    TAKES_MAP
#define LIST   TAKES_LIST
#define NONE   TAKES_NULL

#define NODE(sort_word, section_word, sort)                                             \
	{.name = sort_word,                                                             \
		.types = MAP | NONE,                                                    \
		.fields = &node_fields,                                                 \
		.more = &sort_fields[sort]},                                            \
		{.name = sort_word "_item", .members = sort_word, .write = write_item}, \
	{                                                                               \
		.name = section_word, .types = MAP | LIST | NONE, .members = sort_word, \
		.keys = ID_PATTERN, .items = sort_word "_item"                          \
	}
#define NAMED(word, section, table)                                           \
	{.name = word, .types = MAP | NONE, .fields = table},                 \
		{.name = word "_item", .members = word, .write = write_item}, \
	{                                                                     \
		.name = section, .types = MAP | LIST | NONE, .members = word, \
		.items = word "_item"                                         \
	}

const struct shape schema_shapes[] = {
	/* texts, words, numbers */
	{.name = "value", .types = SCALAR},
	{.name = "text", .types = SCALAR | NONE},
	{.name = "texts", .types = SCALAR | LIST | NONE, .items = "value"},
	{.name = "label_text",
		.types = SCALAR | MAP | NONE,
		.members = "text",
		.keys = LANGUAGE_PATTERN},
	{.name = "language", .types = TAKES_STRING | NONE, .pattern = LANGUAGE_PATTERN},
	{.name = "truth", .types = TAKES_TRUTH | NONE},
	{.name = "quantity",
		.types = TAKES_STRING | TAKES_INTEGER | NONE,
		.least = 1,
		.pattern = "^0*[1-9][0-9]*\\+?$"},
	{.name = "number",
		.types = TAKES_STRING | TAKES_INTEGER | NONE,
		.pattern = NUMBER_PATTERN},
	{.name = "date",
		.types = TAKES_STRING | TAKES_INTEGER | NONE,
		.least = 1000,
		.write = write_date},
	{.name = "decided",
		.types = TAKES_STRING | TAKES_INTEGER | NONE,
		.least = 1000,
		.write = write_date},
	{.name = "version", .write = write_version},
	{.name = "when", .words = ON_DEMAND_ONLY},
	/* references and lines */
	{.name = "node", .types = SCALAR, .write = write_ids},
	{.name = "reference", .types = SCALAR | NONE, .write = write_ids},
	{.name = "references",
		.types = SCALAR | LIST | NONE,
		.items = "node",
		.write = write_ids},
	{.name = "target",
		.types = SCALAR | MAP,
		.fields = &line_fields,
		.required = "to",
		.write = write_ids},
	{.name = "targets",
		.types = SCALAR | MAP | LIST | NONE,
		.fields = &line_fields,
		.required = "to",
		.items = "target",
		.write = write_ids},
	{.name = "one_target",
		.types = SCALAR | MAP | LIST | NONE,
		.fields = &line_fields,
		.required = "to",
		.items = "target",
		.most = 1,
		.write = write_ids},
	{.name = "relation", .write = write_relation},
	{.name = "line",
		.types = MAP,
		.fields = &line_fields,
		.required = "from type to"},
	{.name = "lines", .types = LIST | NONE, .items = "line"},
	/* what stands below the keys of nodes */
	{.name = "validity", .types = MAP | NONE, .fields = &validity_fields},
	{.name = "origin", .types = MAP, .fields = &origin_fields},
	{.name = "origins",
		.types = MAP | LIST | NONE,
		.fields = &origin_fields,
		.items = "origin"},
	{.name = "seat",
		.types = SCALAR | MAP,
		.fields = &seat_fields,
		.one_of = "post unit group text",
		.write = write_takers},
	{.name = "seats", .types = LIST | NONE, .items = "seat"},
	{.name = "office",
		.types = SCALAR | MAP | LIST | NONE,
		.fields = &seat_fields,
		.one_of = "post unit group text",
		.items = "seat",
		.write = write_takers},
	{.name = "offices", .types = MAP | NONE, .members = "office"},
	{.name = "mandate", .types = MAP | NONE, .fields = &mandate_fields},
	{.name = "decider",
		.types = SCALAR | MAP | LIST | NONE,
		.fields = &decider_fields,
		.items = "node"},
	{.name = "meets",
		.types = TAKES_STRING | MAP | NONE,
		.fields = &meets_fields,
		.required = "text",
		.write = write_meets},
	{.name = "minutes_map", .types = MAP, .fields = &minutes_fields},
	{.name = "minutes", .write = write_minutes},
	{.name = "holder", .types = SCALAR | MAP, .fields = &holder_fields},
	{.name = "holders",
		.types = SCALAR | MAP | LIST | NONE,
		.fields = &holder_fields,
		.items = "holder"},
	/* nodes and the organisation */
	NODE("unit", "units", SORT_UNIT),
	NODE("post", "posts", SORT_POST),
	NODE("group", "groups", SORT_GROUP),
	NODE("person", "persons", SORT_PERSON),
	NAMED("document", "documents", &document_fields),
	NAMED("duty", "duties", &duty_fields),
	NAMED("line_type", "line_types", &line_type_fields),
	{.name = "organisation", .types = MAP | NONE, .fields = &organisation_fields},
	{.name = "input", .types = MAP, .fields = &top_fields, .required = "orgraph"},
	/* views */
	{.name = "relations", .members = "relation", .write = write_one_or_list},
	{.name = "selection", .members = "condition", .write = write_one_or_list},
	{.name = "view", .types = MAP, .fields = &view_fields, .write = write_levels},
	{.name = "views", .types = MAP | NONE, .members = "view"},
	/* the manifest */
	{.name = "rule_name", .write = schema_rule_name},
	{.name = "severities", .types = MAP | NONE, .write = schema_severities},
	{.name = "limit",
		.types = TAKES_STRING | TAKES_INTEGER | NONE,
		.least = 1,
		.pattern = "^0*[1-9][0-9]*$"},
	{.name = "file", .types = SCALAR | NONE, .pattern = "^[^\\x00]+$"},
	{.name = "files",
		.types = SCALAR | LIST | NONE,
		.items = "file",
		.pattern = "^[^\\x00]+$"},
	{.name = "limits", .types = MAP | NONE, .fields = &limit_fields},
	{.name = "suppression",
		.types = MAP,
		.fields = &acceptance_fields,
		.required = "rule reason",
		.one_of = "id ids"},
	{.name = "suppressions",
		.types = MAP | LIST | NONE,
		.fields = &acceptance_fields,
		.required = "rule reason",
		.one_of = "id ids",
		.items = "suppression"},
	{.name = "output",
		.types = SCALAR | NONE,
		.pattern = "^([^\\x00]*/)?(?!\\.{1,2}$)[^/\\x00]+$"},
	{.name = "variables", .types = MAP | NONE, .fields = &variable_fields},
	{.name = "compared",
		.types = MAP,
		.fields = &compared_fields,
		.write = write_compared},
	{.name = "chart", .types = MAP | NONE, .write = schema_chart},
	{.name = "charts",
		.types = MAP | NONE,
		.members = "chart",
		.keys = ENTRY_PATTERN},
	{.name = "report", .types = MAP, .write = schema_report},
	{.name = "reports",
		.types = MAP | NONE,
		.members = "report",
		.keys = ENTRY_PATTERN},
	{.name = "manifest",
		.types = MAP,
		.fields = &project_fields,
		.required = "orgraph_project"},
	/* rule files */
	{.name = "words", .types = SCALAR | LIST, .items = "value", .least = 1},
	{.name = "path", .types = SCALAR, .pattern = PATH_PATTERN},
	{.name = "paths",
		.types = SCALAR | LIST,
		.items = "path",
		.least = 1,
		.pattern = PATH_PATTERN},
	{.name = "yes_or_no", .types = TAKES_TRUTH},
	{.name = "whole_number",
		.types = TAKES_STRING | TAKES_INTEGER,
		.pattern = NUMBER_PATTERN},
	{.name = "range", .types = LIST, .items = "value", .least = 2, .most = 2},
	{.name = "depth",
		.types = TAKES_STRING | TAKES_INTEGER | LIST,
		.pattern = NUMBER_PATTERN,
		.items = "whole_number",
		.least = 2,
		.most = 2},
	{.name = "period",
		.types = TAKES_STRING,
		.pattern = "^(0*[1-9][0-9]{0,3}|0*10000) (day|week|month|year)s?$"},
	{.name = "path_or_condition", .write = write_target},
	{.name = "condition", .types = MAP, .write = schema_condition},
	{.name = "conditions", .types = LIST, .items = "condition", .least = 1},
	{.name = "requirement",
		.members = "condition",
		.least = 1,
		.write = write_one_or_list},
	{.name = "rule",
		.types = MAP,
		.fields = &rule_fields,
		.required = "message for require"},
	{.name = "rules", .types = MAP | NONE, .members = "rule", .keys = SLUG_PATTERN},
	{.name = "rule_file",
		.types = MAP,
		.fields = &rule_file_fields,
		.required = "orgraph_rules"},
};

const uint32_t schema_shape_count = COUNT_OF(schema_shapes);

const struct shape *schema_shape_named(const char *name)
{
	for (uint32_t i = 0; i < schema_shape_count; i++)
		if (strcmp(schema_shapes[i].name, name) == 0)
			return &schema_shapes[i];
	BUG("no shape has this name");
}

/* ---- from fields to shapes ---- */

static const char *const shapes_of_types[] = {
	[FIELD_TEXT] = "text",
	[FIELD_TEXTS] = "texts",
	[FIELD_NAME] = "label_text",
	[FIELD_LABELS] = "label_text",
	[FIELD_BOOL] = "truth",
	[FIELD_DATE] = "date",
	[FIELD_DECIDED] = "decided",
	[FIELD_VALIDITY] = "validity",
	[FIELD_QUANTITY] = "quantity",
	[FIELD_ORIGINS] = "origins",
	[FIELD_REF] = "reference",
	[FIELD_MENTION] = "reference",
	[FIELD_REFS] = "references",
	[FIELD_DUTIES] = "texts",
	[FIELD_LINES] = "targets",
	[FIELD_OFFICE] = "office",
	[FIELD_SEATS] = "seats",
	[FIELD_OFFICES] = "offices",
	[FIELD_MANDATE] = "mandate",
	[FIELD_DECIDER] = "decider",
	[FIELD_MEETS] = "meets",
	[FIELD_MINUTES] = "minutes",
	[FIELD_HOLDERS] = "holders",
	[FIELD_VIA] = "references",
	[FIELD_SPECIAL] = NULL,
	[FIELD_IGNORED] = NULL,
};

/* Keys that are read by code, and those of which it wants more than their type says. */
static const struct {
	const struct field_table *table;
	const char *key, *shape;
} by_key[] = {
	{&node_fields, "id", "text"},
	{&node_fields, "defaulted", "texts"},
	{&seat_fields, "post", "references"},
	{&seat_fields, "unit", "reference"},
	{&seat_fields, "group", "reference"},
	{&seat_fields, "text", "text"},
	{&seat_fields, "count", "quantity"},
	{&seat_fields, "vacant", "truth"},
	{&seat_fields, "substitute", "truth"},
	{&seat_fields, "when", "when"},
	{&line_fields, "from", "references"},
	{&line_fields, "type", "relation"},
	{&line_fields, "to", "references"},
	{&line_fields, "implied", "truth"},
	{&organisation_fields, "language", "language"},
	{&organisation_fields, "sources", "documents"},
	{&organisation_fields, "duties", "duties"},
	{&organisation_fields, "line_types", "line_types"},
	{&organisation_fields, "group_defaults", "group"},
	{&decider_fields, "text", "text"},
	{&meets_fields, "text", "text"},
	{&meets_fields, "min", "number"},
	{&meets_fields, "max", "number"},
	{&meets_fields, "approximate", "truth"},
	{&meets_fields, "on_demand", "truth"},
	{&top_fields, "orgraph", "version"},
	{&top_fields, "organisation", "organisation"},
	{&top_fields, "units", "units"},
	{&top_fields, "posts", "posts"},
	{&top_fields, "groups", "groups"},
	{&top_fields, "persons", "persons"},
	{&top_fields, "lines", "lines"},
	{&top_fields, "views", "views"},
	{&view_fields, "up", "number"},
	{&view_fields, "down", "number"},
	{&view_fields, "include", "selection"},
	{&view_fields, "exclude", "selection"},
	{&view_fields, "line_types", "relations"},
	{&view_fields, "hide_line_types", "relations"},
	{&view_fields, "language", "language"},
	{&project_fields, "views", "views"},
	{&project_fields, "orgraph_project", "version"},
	{&project_fields, "inputs", "files"},
	{&project_fields, "rules", "files"},
	{&project_fields, "baseline", "file"},
	{&project_fields, "severities", "severities"},
	{&project_fields, "limits", "limits"},
	{&project_fields, "suppressions", "suppressions"},
	{&project_fields, "variables", "variables"},
	{&project_fields, "output", "file"},
	{&project_fields, "charts", "charts"},
	{&project_fields, "reports", "reports"},
	{&chart_fields, "output", "output"},
	{&report_fields, "output", "output"},
	{&report_fields, "diff", "compared"},
	{&compared_fields, "git", "text"},
	{&compared_fields, "old", "file"},
	{&limit_fields, "overloaded_post", "limit"},
	{&acceptance_fields, "rule", "rule_name"},
	{&rule_file_fields, "orgraph_rules", "version"},
	{&rule_file_fields, "rules", "rules"},
	{&rule_file_fields, "line_types", "texts"},
	{&rule_fields, "for", "condition"},
	{&rule_fields, "require", "requirement"},
};

const char *schema_shape_of(const struct field_table *table, const struct field *field)
{
	for (size_t i = 0; i < COUNT_OF(by_key); i++)
		if (by_key[i].table == table && strcmp(by_key[i].key, field->key) == 0)
			return by_key[i].shape;
	if (field->type == FIELD_LINES && field->single)
		return "one_target";
	return shapes_of_types[field->type];
}

/* A target under a key: who it leaves and by which line, its place says. */
bool schema_leaves_out(const struct shape *shape, const struct field *field)
{
	return shape->fields == &line_fields && (shape->types & TAKES_SCALAR) &&
	       (strcmp(field->key, "from") == 0 || strcmp(field->key, "type") == 0 ||
		       field->type == FIELD_IGNORED);
}
