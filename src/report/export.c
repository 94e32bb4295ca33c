/*
 * The canonical JSON: nodes by sort and then in input order, keys in the order of the
 * tables, lines by node, type and target. Relations stand as keys in their nodes; what
 * no key of a node can hold (a second principal, say) stands whole under `lines`, so that
 * loading the export loses nothing. On a day the export is the organisation of that day
 * and says so (`as_of`); what is not there is left out.
 */
#include "report/export.h"

#include "export_internal.h"

static void add_documents(struct export *export, const struct organisation *organisation)
{
	if (organisation->document_count == 0)
		return;
	json_key(&export->json, "sources");
	json_open(&export->json, '{', false);
	for (uint32_t i = 0; i < organisation->document_count; i++) {
		const struct document *document = &organisation->documents[i];

		json_key_str(&export->json, text_str(document->id));
		json_open(&export->json, '{', true);
		export_fields(export, &document_fields, document);
		json_close(&export->json);
	}
	json_close(&export->json);
}

static void add_duties(struct export *export, const struct organisation *organisation)
{
	if (organisation->duty_count == 0)
		return;
	json_key(&export->json, "duties");
	json_open(&export->json, '{', false);
	for (uint32_t i = 0; i < organisation->duty_count; i++) {
		const struct duty *duty = &organisation->duties[i];

		json_key_str(&export->json, text_str(duty->id));
		json_open(&export->json, '{', true);
		export_fields(export, &duty_fields, duty);
		json_close(&export->json);
	}
	json_close(&export->json);
}

/* The style is always named: what it is without the key is not for this file to know. */
static void add_line_type(struct export *export, const struct line_type *type)
{
	json_key_str(&export->json, text_str(type->key));
	json_open(&export->json, '{', true);
	for (uint32_t i = 0; i < line_type_fields.count; i++) {
		const struct field *field = &line_type_fields.fields[i];

		if (field->type == FIELD_WORD || field_is_set(field, type))
			export_field(export, field, type);
	}
	json_close(&export->json);
}

static void add_line_types(struct export *export)
{
	const struct model *model = export->model;

	if (model->line_type_count == 0)
		return;
	json_key(&export->json, "line_types");
	json_open(&export->json, '{', false);
	for (uint32_t i = 0; i < model->line_type_count; i++)
		add_line_type(export, &model->line_types[i]);
	json_close(&export->json);
}

static void add_group_defaults(
	struct export *export, const struct organisation *organisation)
{
	struct node_keys keys = {organisation->defaults, organisation->default_lines,
		NULL, organisation->default_line_count};

	if (!organisation->defaults)
		return;
	json_key(&export->json, "group_defaults");
	json_open(&export->json, '{', true);
	export_keys(export, &keys);
	json_close(&export->json);
}

static void add_organisation(struct export *export)
{
	const struct organisation *organisation = &export->model->organisation;
	struct organisation said = *organisation;
	uint32_t day = export->model->day;

	if (date_first_day(said.as_of) != day) /* --as-of */
		said.as_of = (struct date){.year = (uint16_t)(day / 10000),
			.month = (uint8_t)(day / 100 % 100),
			.day = (uint8_t)(day % 100)};
	json_key(&export->json, "organisation");
	json_open(&export->json, '{', false);
	export_fields(export, &organisation_fields, &said);
	add_documents(export, organisation);
	add_duties(export, organisation);
	add_line_types(export);
	add_group_defaults(export, organisation);
	json_close(&export->json);
}

static void rank_nodes(struct export *export)
{
	const struct model *model = export->model;
	uint32_t rank = 0;

	export->rank = mem_alloc(model->node_count, sizeof *export->rank);
	for (uint32_t sort = 0; sort < SORT__COUNT; sort++)
		for (uint32_t i = 0; i < model->node_count; i++)
			if (model->nodes[i].sort == sort)
				export->rank[i] = rank++;
}

/* On a day all that is there, and what has ended but is still led to. */
static void choose_nodes(struct export *export)
{
	const struct model *model = export->model;

	export->told = mem_alloc_zero(model->node_count, sizeof *export->told);
	for (uint32_t i = 0; i < model->node_count; i++)
		if (node_is_present(&model->nodes[i]))
			export->told[i] = TOLD_ALL;
	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (line->to.node != NODE_NONE && !(line->flags & LINE_ABSENT) &&
			export->told[line->to.node] == TOLD_NOTHING)
			export->told[line->to.node] = TOLD_NAME;
	}
}

void export_write(struct outlet *out, const struct model *model)
{
	struct export export = {
		.model = model, .defaults = export_default_keys(&model->organisation)};

	json_init(&export.json, &out->buf);
	node_lines_make(&export.by_node, model);
	rank_nodes(&export);
	choose_nodes(&export);
	export.in_key = mem_alloc_zero(model->line_count, sizeof *export.in_key);

	json_open(&export.json, '{', false);
	json_key(&export.json, "orgraph");
	json_uint(&export.json, 1);
	add_organisation(&export);
	for (int sort = 0; sort < SORT__COUNT; sort++)
		export_nodes(&export, out, (enum sort)sort);
	export_lines(&export, out);
	json_close(&export.json);

	node_lines_release(&export.by_node);
	free(export.rank);
	free(export.in_key);
	free(export.told);
}
