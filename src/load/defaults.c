/*
 * group_defaults: each own group that lacks a key and has not opted out shares the value
 * that the organisation gives; of a relation it gets lines of its own.
 */
#include "decode_internal.h"
#include "settle_internal.h"

/* ---- copying a field ---- */

static const size_t field_size[] = {
	[FIELD_TEXT] = sizeof(struct text),
	[FIELD_TEXTS] = sizeof(struct texts),
	[FIELD_NAME] = sizeof(struct text),
	[FIELD_LABELS] = sizeof(struct labels),
	[FIELD_BOOL] = sizeof(bool),
	[FIELD_WORD] = sizeof(uint8_t),
	[FIELD_WORDS] = sizeof(uint32_t),
	[FIELD_DATE] = sizeof(struct date),
	[FIELD_DECIDED] = sizeof(struct date),
	[FIELD_VALIDITY] = sizeof(struct validity),
	[FIELD_QUANTITY] = sizeof(struct quantity),
	[FIELD_ORIGINS] = sizeof(struct origins),
	[FIELD_REF] = sizeof(struct ref),
	[FIELD_MENTION] = sizeof(struct ref),
	[FIELD_REFS] = sizeof(struct refs),
	[FIELD_DUTIES] = sizeof(struct refs),
	[FIELD_OFFICE] = sizeof(struct seats),
	[FIELD_SEATS] = sizeof(struct seats),
	[FIELD_OFFICES] = sizeof(struct offices),
	[FIELD_MANDATE] = sizeof(struct mandate *),
	[FIELD_DECIDER] = sizeof(struct decider),
	[FIELD_MEETS] = sizeof(struct meets *),
	[FIELD_MINUTES] = sizeof(struct minutes),
	[FIELD_HOLDERS] = sizeof(struct holders),
	[FIELD_VIA] = sizeof(struct refs),
};

/* What lies at `offset2` beside it. */
static size_t second_size(const struct field *field)
{
	if (field->type == FIELD_NAME)
		return sizeof(struct labels *);
	if (field->type == FIELD_VIA)
		return sizeof(struct text);
	if ((field->type == FIELD_WORD || field->type == FIELD_WORDS) && field->offset2)
		return sizeof(struct span);
	return 0;
}

void field_copy(const struct field *field, void *to, const void *from)
{
	/* a type without a row would be copied as nothing */
	if (field->type >= COUNT_OF(field_size) || field_size[field->type] == 0)
		BUG("a field of which nobody knows how large it is");
	memcpy(field_room(field, to), field_member(field, from), field_size[field->type]);
	memcpy((char *)to + field->offset2, (const char *)from + field->offset2,
		second_size(field));
}

/* ---- which fields have a default ---- */

struct given {
	const struct field *field;
	bool shared; /* lies in struct node */
	uint64_t bit;
	uint8_t *written; /* FIELD_LINES: the groups that have the key, a bit each */
};

struct defaults {
	struct given items[KEYS_MOST];
	uint32_t count;
	uint64_t mask;
};

static bool has_lines(const struct organisation *organisation, uint8_t relation)
{
	for (uint32_t i = 0; i < organisation->default_line_count; i++)
		if (organisation->default_lines[i].relation == relation)
			return true;
	return false;
}

static uint8_t *groups_with(const struct model *model, uint8_t relation)
{
	uint8_t *bits = mem_alloc_zero(model->node_count / 8 + 1, 1);

	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (line->relation == relation && !(line->flags & LINE_MANDATE))
			bits[line->from / 8] |= (uint8_t)(1u << line->from % 8);
	}
	return bits;
}

static void collect(const struct loader *loader, struct defaults *defaults)
{
	const struct organisation *organisation = &loader->model->organisation;
	const struct keys *keys = &loader->keys[KEYS_NODE + SORT_GROUP];

	for (uint8_t i = 0; i < keys->count; i++) {
		const struct field *field = keys->fields[i];
		bool shared = i < keys->shared;
		const void *base = shared ? (const void *)organisation->defaults
					  : organisation->defaults->body;
		bool lines = field->type == FIELD_LINES;
		struct given *given = &defaults->items[defaults->count];

		if (lines ? !has_lines(organisation, field->relation)
			  : !field_is_set(field, base))
			continue;
		*given = (struct given){field, shared, field_bit(field), NULL};
		if (lines)
			given->written = groups_with(loader->model, field->relation);
		defaults->mask |= given->bit;
		defaults->count++;
	}
}

/* ---- giving them ---- */

/* A group that the default names is not told to report to itself. */
static void add_line(struct loader *loader, uint32_t group, const struct line *line)
{
	struct line *added;

	if (line->to.node == group || !line_limit(loader, line->to.at, 1))
		return;
	added = model_add_line(loader->model);
	*added = *line;
	added->from = group;
	added->flags |= LINE_DEFAULTED;
}

static void add_lines(struct loader *loader, uint32_t group, uint8_t relation)
{
	const struct organisation *organisation = &loader->model->organisation;

	for (uint32_t i = 0; i < organisation->default_line_count; i++)
		if (organisation->default_lines[i].relation == relation)
			add_line(loader, group, &organisation->default_lines[i]);
}

static void add_givers(
	struct loader *loader, uint32_t group, const struct mandate *mandate)
{
	for (uint32_t i = 0; i < mandate->from.count; i++)
		if (mandate->from.items[i].node != group)
			add_mandate_line(
				loader, group, &mandate->from.items[i], LINE_DEFAULTED);
}

static void give(struct loader *loader, uint32_t v, const struct given *given)
{
	struct node *node = &loader->model->nodes[v];
	const struct node *defaults = loader->model->organisation.defaults;
	void *to = given->shared ? (void *)node : node->body;
	const void *from = given->shared ? (const void *)defaults : defaults->body;

	if (node->group->opted_out & given->bit)
		return;
	if (given->written) {
		if (given->written[v / 8] & (1u << v % 8))
			return;
		add_lines(loader, v, given->field->relation);
	} else {
		if (field_is_set(given->field, to))
			return;
		field_make_room(given->field, to, loader->arena);
		field_copy(given->field, to, from);
		if (given->field->type == FIELD_MANDATE)
			add_givers(loader, v, node->group->mandate);
	}
	node->group->defaulted |= given->bit;
}

/* Lines of a type of the organisation's own have no row, and no key to look for. */
static void give_own_types(struct loader *loader, uint32_t v)
{
	const struct organisation *organisation = &loader->model->organisation;

	for (uint32_t i = 0; i < organisation->default_line_count; i++)
		if (organisation->default_lines[i].relation >= RELATION__COUNT)
			add_line(loader, v, &organisation->default_lines[i]);
}

/* Not on the day alone: what a dissolved or foreign group does is not ours to say. */
static bool is_own_group(const struct node *node)
{
	return node->sort == SORT_GROUP && !node->external && !node->stub &&
	       node->status != STATUS_DISSOLVED;
}

void settle_defaults(struct loader *loader)
{
	struct model *model = loader->model;
	struct defaults defaults = {0};

	if (model->organisation.defaults)
		collect(loader, &defaults);
	for (uint32_t v = 0; v < model->node_count; v++) {
		if (model->nodes[v].sort != SORT_GROUP)
			continue;
		/* To have opted out of nothing says nothing. */
		model->nodes[v].group->opted_out &= defaults.mask;
		if (!model->organisation.defaults || !is_own_group(&model->nodes[v]))
			continue;
		for (uint32_t i = 0; i < defaults.count; i++)
			give(loader, v, &defaults.items[i]);
		give_own_types(loader, v);
	}
	for (uint32_t i = 0; i < defaults.count; i++)
		free(defaults.items[i].written);
}
