/* Nodes, their keys by the tables of the format, and their lines as keys. */
#include "export_internal.h"
#include "report_internal.h"

/* ---- lines as keys ---- */

bool export_is_told_elsewhere(const struct line *line)
{
	return line->flags & LINE_MANDATE ||
	       (line->flags & LINE_DEFAULTED && line->relation >= RELATION__COUNT);
}

/* Does the line say more than where it leads? On a day its `via` may have gone. */
static bool says_more(const struct line *line)
{
	for (uint32_t i = 0; line->detail && i < line_fields.count; i++)
		if (field_is_set(&line_fields.fields[i], line->detail))
			return true;
	return false;
}

/* A line that repeats another says nothing, unless with words of its own. */
static bool is_key_of(const struct line *line, uint32_t relation)
{
	return line->relation == relation && !export_is_told_elsewhere(line) &&
	       !(line->flags & LINE_ABSENT) &&
	       (!(line->flags & LINE_REPEATED) || says_more(line));
}

static const struct line *line_of(const struct node_keys *keys, uint32_t i)
{
	return &keys->lines[keys->indices ? keys->indices[i] : i];
}

/* Did group_defaults give lines of this type? Then they alone are the key, which
 * `defaulted` names; what the organisation adds under `lines` stays there. */
static bool has_default(const struct node_keys *keys, uint32_t relation)
{
	for (uint32_t i = 0; i < keys->line_count; i++)
		if (line_of(keys, i)->relation == relation &&
			(line_of(keys, i)->flags & (LINE_DEFAULTED | LINE_ABSENT)) ==
				LINE_DEFAULTED)
			return true;
	return false;
}

static void add_line_value(struct export *export, const struct line *line)
{
	struct json *json = &export->json;

	if (!says_more(line)) {
		export_ref(export, &line->to);
		return;
	}
	json_open(json, '{', true);
	json_key(json, "to");
	export_ref(export, &line->to);
	export_fields(export, &line_fields, line->detail);
	json_close(json);
}

/* The lines of one relation as a key: a list, or one value where the key takes no more.
 */
static void add_line_key(struct export *export, const struct node_keys *keys,
	struct str key, uint32_t relation, bool single)
{
	bool defaulted = has_default(keys, relation), any = false;
	struct json *json = &export->json;

	for (uint32_t i = 0; i < keys->line_count; i++) {
		const struct line *line = line_of(keys, i);

		if (!is_key_of(line, relation) ||
			(defaulted && !(line->flags & LINE_DEFAULTED)))
			continue;
		if (!any) {
			json_key_str(json, key);
			if (!single)
				json_open(json, '[', true);
		}
		any = true;
		add_line_value(export, line);
		if (keys->indices)
			export->in_key[keys->indices[i]] = true;
		if (single)
			return;
	}
	if (any)
		json_close(json);
}

/* ---- nodes ---- */

static bool has_line_key(const struct node_keys *keys, uint32_t relation)
{
	for (uint32_t i = 0; i < keys->line_count; i++)
		if (is_key_of(line_of(keys, i), relation))
			return true;
	return false;
}

/* Does the group say that it does not want a default? So it does, too, with a key of its
 * own that holds nothing which is there on the day. */
static bool is_opted_out(const struct export *export, const struct node_keys *keys,
	const struct field *field, const void *base)
{
	const struct node *node = keys->node;
	uint64_t bit;

	if (node->sort != SORT_GROUP || export->defaults == 0 || !keys->indices ||
		field->type == FIELD_SPECIAL || field->type == FIELD_IGNORED)
		return false;
	bit = field_bit(field) & export->defaults;
	if (node->group->opted_out & bit)
		return true;
	if (!export->model->day || !bit || node->group->defaulted & bit ||
		!node_is_own(node))
		return false;
	return field->type == FIELD_LINES ? !has_line_key(keys, field->relation)
					  : !field_is_set(field, base);
}

/* What the group says so that no default steps in: the plain value where there is one. */
static void add_opted_out(struct export *export, const struct field *field)
{
	json_key(&export->json, field->key);
	if (field->type == FIELD_BOOL)
		json_bool(&export->json, false);
	else if (field->type == FIELD_WORD && field->words[0][0] != '\0')
		json_text(&export->json, field->words[0]);
	else
		json_text(&export->json, "none");
}

static void add_table(struct export *export, const struct node_keys *keys,
	const struct field_table *table, const void *base)
{
	for (uint32_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];

		if (is_opted_out(export, keys, field, base)) {
			add_opted_out(export, field);
		} else if (field->type == FIELD_LINES) {
			add_line_key(export, keys, str_of(field->key), field->relation,
				field->single);
		} else if (field_is_set(field, base)) {
			export_field(export, field, base);
		}
	}
}

static void add_own_line_types(struct export *export, const struct node_keys *keys)
{
	const struct model *model = export->model;
	bool any = false;

	for (uint32_t i = 0; i < keys->line_count && !any; i++)
		any = line_of(keys, i)->relation >= RELATION__COUNT;
	for (uint32_t i = 0; any && i < model->line_type_count; i++)
		add_line_key(export, keys, text_str(model->line_types[i].key),
			RELATION__COUNT + i, false);
}

static uint64_t set_keys(
	const struct node_keys *keys, const struct field_table *table, const void *base)
{
	uint64_t bits = 0;

	for (uint32_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];

		if (field->type == FIELD_LINES ? has_line_key(keys, field->relation)
					       : field_is_set(field, base))
			bits |= field_bit(field);
	}
	return bits;
}

uint64_t export_default_keys(const struct organisation *organisation)
{
	const struct node *defaults = organisation->defaults;
	struct node_keys keys = {defaults, organisation->default_lines, NULL,
		organisation->default_line_count};

	if (!defaults)
		return 0;
	return set_keys(&keys, &node_fields, defaults) |
	       set_keys(&keys, &sort_fields[SORT_GROUP], defaults->group);
}

void export_keys(struct export *export, const struct node_keys *keys)
{
	add_table(export, keys, &node_fields, keys->node);
	add_table(export, keys, &sort_fields[keys->node->sort], keys->node->body);
	add_own_line_types(export, keys);
}

static void add_defaulted(struct export *export, const struct group *group)
{
	const struct field_table *tables[] = {&node_fields, &sort_fields[SORT_GROUP]};
	struct json *json = &export->json;

	if ((group->defaulted & export->defaults) == 0)
		return;
	json_key(json, "defaulted");
	json_open(json, '[', true);
	for (size_t t = 0; t < COUNT_OF(tables); t++) {
		for (uint32_t i = 0; i < tables[t]->count; i++) {
			const struct field *field = &tables[t]->fields[i];

			if (group->defaulted & export->defaults & field_bit(field))
				json_text(json, field->key);
		}
	}
	json_close(json);
}

static void add_name_and_dates(struct export *export, const struct node *node)
{
	for (uint32_t i = 0; i < node_fields.count; i++) {
		const struct field *field = &node_fields.fields[i];

		if ((field->type == FIELD_NAME || field->type == FIELD_VALIDITY) &&
			field_is_set(field, node))
			export_field(export, field, node);
	}
}

static void add_node(struct export *export, uint32_t index)
{
	const struct node *node = &export->model->nodes[index];
	uint32_t begin = export->by_node.start[index];
	struct node_keys keys = {node, export->model->lines,
		export->by_node.lines + begin, export->by_node.start[index + 1] - begin};

	json_open(&export->json, '{', true);
	json_key(&export->json, "id");
	export_text(export, node->id);
	if (export->told[index] == TOLD_NAME)
		add_name_and_dates(export, node);
	else
		export_keys(export, &keys);
	if (node->sort == SORT_GROUP && export->told[index] == TOLD_ALL)
		add_defaulted(export, node->group);
	json_add_place(&export->json, "at", export->model->sources, node->id.at);
	json_close(&export->json);
}

void export_nodes(struct export *export, struct outlet *out, enum sort sort)
{
	const struct model *model = export->model;

	json_key(&export->json, sort_key(sort));
	json_open(&export->json, '[', false);
	outlet_item(out, (struct str){0});
	for (uint32_t i = 0; i < model->node_count; i++) {
		if (model->nodes[i].sort != (uint8_t)sort ||
			export->told[i] == TOLD_NOTHING)
			continue;
		add_node(export, i);
		outlet_item(out, text_str(model->nodes[i].id));
	}
	json_close(&export->json);
}
