/*
 * References, once every node has its id and names: each is looked up and its node noted
 * beside it. Which members of a node hold references is read from the tables of fields.
 */
#include "decode_internal.h"
#include "settle_internal.h"

/* ---- one reference ---- */

/* "a post or a group" */
static void add_sorts(struct buf *out, uint8_t sorts)
{
	for (int sort = 0; sort < SORT__COUNT; sort++) {
		if (!(sorts & SORT_BIT(sort)))
			continue;
		sorts &= (uint8_t)~SORT_BIT(sort);
		buf_printf(out, "%sa %s",
			out->len == 0 ? ""
			: sorts       ? ", "
				      : " or ",
			sort_name((enum sort)sort));
	}
}

static void help_sort(struct loader *loader, struct diag *diag, const struct ref *ref,
	const struct node *node, uint8_t sorts, enum use use)
{
	struct buf wanted = {0};

	add_sorts(&wanted, sorts);
	/* in a seat the key tells the sort, and another key is all that is needed */
	if (use == USE_SEAT && node->sort != SORT_PERSON)
		HELP(loader, diag, "write {%s: %.*s}", sort_name((enum sort)node->sort),
			STR_ARG(ref_str(ref)));
	else
		HELP(loader, diag, "name %s instead", wanted.data);
	buf_release(&wanted);
}

static void report_sort(struct loader *loader, const struct ref *ref, uint32_t found,
	uint8_t sorts, const char *key, enum use use)
{
	const struct node *node = &loader->model->nodes[found];
	struct buf wanted = {0};
	struct diag *diag;

	add_sorts(&wanted, sorts);
	diag = FINDING(loader, WRONG_TYPE, ref->at, "'%s' wants %s, '%.*s' is a %s", key,
		wanted.data, STR_ARG(ref_str(ref)), sort_name(node->sort));
	NOTE(loader, diag, node->id.at, "the %s stands here", sort_name(node->sort));
	help_sort(loader, diag, ref, node, sorts, use);
	buf_release(&wanted);
}

static void report_ambiguous(
	struct loader *loader, const struct ref *ref, uint32_t first, uint32_t other)
{
	const struct node *a = &loader->model->nodes[first],
			  *b = &loader->model->nodes[other];
	struct diag *diag = FINDING(loader, AMBIGUOUS_REFERENCE, ref->at,
		"'%.*s' is the name of more than one node", STR_ARG(ref_str(ref)));

	NOTE(loader, diag, a->id.at, "the %s '%.*s' has it", sort_name(a->sort),
		STR_ARG(text_str(a->id)));
	NOTE(loader, diag, b->id.at, "the %s '%.*s' has it", sort_name(b->sort),
		STR_ARG(text_str(b->id)));
	HELP(loader, diag, "write the id, '%.*s' or '%.*s'", STR_ARG(text_str(a->id)),
		STR_ARG(text_str(b->id)));
}

/* Most references are ids, which are looked for where that is fast. */
static enum found find(struct loader *loader, struct str written, uint32_t *node,
	uint32_t *other, enum sort *sort)
{
	enum found found;

	*node = id_table_find(&loader->ids, loader->model, written, sort);
	if (*node != NODE_NONE)
		return FOUND_ONE;
	found = model_find_name(loader->model, written, node, other);
	if (found == FOUND_ONE)
		*sort = (enum sort)loader->model->nodes[*node].sort;
	return found;
}

enum found resolve_quietly(struct loader *loader, struct ref *ref, uint8_t sorts,
	const char *key, enum use use)
{
	uint32_t node, other;
	enum sort sort = SORT__COUNT;
	enum found found = find(loader, ref_str(ref), &node, &other, &sort);

	if (found == FOUND_SEVERAL)
		report_ambiguous(loader, ref, node, other);
	else if (found == FOUND_ONE && sorts && !(sorts & SORT_BIT(sort)))
		report_sort(loader, ref, node, sorts, key, use);
	else if (found == FOUND_ONE)
		ref->node = node;
	return found;
}

void resolve(struct loader *loader, struct ref *ref, uint8_t sorts, const char *key,
	enum use use)
{
	if (span_is_set(ref->at) &&
		resolve_quietly(loader, ref, sorts, key, use) == FOUND_NONE)
		add_miss(loader, ref_str(ref), ref->at, use, sorts);
}

/* A reference or a free text: whatever fits, and no finding if nothing does. */
static uint32_t find_mention(struct loader *loader, struct str written, uint8_t sorts)
{
	uint32_t node, other;
	enum sort sort = SORT__COUNT;

	if (find(loader, written, &node, &other, &sort) != FOUND_ONE ||
		(sorts && !(sorts & SORT_BIT(sort))))
		return NODE_NONE;
	return node;
}

static void resolve_mention(struct loader *loader, struct ref *ref, uint8_t sorts)
{
	if (span_is_set(ref->at))
		ref->node = find_mention(loader, ref_str(ref), sorts);
}

static void resolve_all(struct loader *loader, struct refs refs, uint8_t sorts,
	const char *key, enum use use)
{
	for (uint32_t i = 0; i < refs.count; i++)
		resolve(loader, &refs.items[i], sorts, key, use);
}

/* ---- structures that hold some ---- */

static void resolve_fields(
	struct loader *loader, const struct field_table *table, void *base);

static const char *taker_key(uint8_t wants)
{
	return wants == SORT_BIT(SORT_UNIT)    ? "unit"
	       : wants == SORT_BIT(SORT_GROUP) ? "group"
					       : "post";
}

/* `key` names where the seats stand, for those that do not say what they want. */
static void resolve_seats(struct loader *loader, struct seats seats, const char *key)
{
	const uint8_t any =
		SORT_BIT(SORT_POST) | SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_GROUP);

	for (uint32_t i = 0; i < seats.count; i++) {
		struct seat *seat = &seats.items[i];
		uint8_t wants = seat->wants;

		resolve_all(loader, seat->refs, wants ? wants : any,
			wants ? taker_key(wants) : key, USE_SEAT);
		if (seat->detail)
			resolve_fields(loader, &seat_fields, seat->detail);
	}
}

static struct str duty_key(const void *context, uint32_t value)
{
	const struct organisation *organisation = context;

	return text_str(organisation->duties[value].id);
}

/* Where the organisation declares no duties, they are free words. */
static void resolve_duties(struct loader *loader, struct refs refs)
{
	const struct organisation *organisation = &loader->model->organisation;

	if (organisation->duty_count == 0)
		return;
	for (uint32_t i = 0; i < refs.count; i++) {
		struct ref *ref = &refs.items[i];

		ref->node =
			map_find(&loader->duties, ref_str(ref), duty_key, organisation);
		if (ref->node == NODE_NONE)
			add_miss(loader, ref_str(ref), ref->at, USE_DUTY, 0);
	}
}

/* Where the organisation declares no documents, what sources cite are free words. */
static void resolve_origins(struct loader *loader, struct origins origins)
{
	if (loader->model->organisation.document_count == 0)
		return;
	for (uint32_t i = 0; i < origins.count; i++) {
		struct text in = origins.items[i].in;

		if (span_is_set(in.at) && !model_document(loader->model, text_str(in)))
			add_miss(loader, text_str(in), in.at, USE_DOCUMENT, 0);
	}
}

_Static_assert(NODE_NONE == MAP_NONE, "what a map does not find is no node");

static void resolve_field(struct loader *loader, const struct field *field, void *base)
{
	void *member = field_room(field, base);

	switch (field->type) {
	case FIELD_REF:
		resolve(loader, member, field->sorts, field->key, USE_REFERENCE);
		return;
	case FIELD_MENTION:
		resolve_mention(loader, member, field->sorts);
		return;
	case FIELD_REFS:
		resolve_all(loader, *(struct refs *)member, field->sorts, field->key,
			USE_REFERENCE);
		return;
	case FIELD_DECIDER:
		resolve_all(loader, ((struct decider *)member)->refs, field->sorts,
			field->key, USE_REFERENCE);
		return;
	case FIELD_DUTIES:
		resolve_duties(loader, *(struct refs *)member);
		return;
	case FIELD_ORIGINS:
		resolve_origins(loader, *(struct origins *)member);
		return;
	case FIELD_OFFICE:
	case FIELD_SEATS:
		resolve_seats(loader, *(struct seats *)member, field->key);
		return;
	case FIELD_OFFICES: {
		struct offices *offices = member;

		for (uint32_t i = 0; i < offices->count; i++)
			resolve_seats(loader, offices->items[i].seats, field->key);
		return;
	}
	case FIELD_MANDATE:
		if (*(struct mandate **)member)
			resolve_fields(
				loader, &mandate_fields, *(struct mandate **)member);
		return;
	case FIELD_HOLDERS: {
		struct holders *holders = member;

		for (uint32_t i = 0; i < holders->count; i++)
			resolve_fields(loader, &holder_fields, &holders->items[i]);
		return;
	}
	default:
		return;
	}
}

/* Two levels deep at most: a group's seats and mandate, a post's holders. */
static void resolve_fields(
	struct loader *loader, const struct field_table *table, void *base)
{
	for (uint32_t i = 0; i < table->count; i++)
		resolve_field(loader, &table->fields[i], base);
}

void resolve_detail(struct loader *loader, struct line_detail *detail)
{
	const uint8_t posts = SORT_BIT(SORT_POST);
	uint32_t node;

	resolve_origins(loader, detail->sources);
	resolve_all(loader, detail->via, posts, "via", USE_REFERENCE);
	if (!span_is_set(detail->via_text.at))
		return;
	node = find_mention(loader, text_str(detail->via_text), posts);
	if (node == NODE_NONE)
		return;
	detail->via = (struct refs){model_alloc(loader, 1, sizeof *detail->via.items), 1};
	detail->via.items[0] = (struct ref){
		detail->via_text.ptr, detail->via_text.len, detail->via_text.at, node};
	detail->via_text = (struct text){0};
}

/* ---- lines ---- */

const struct field *relation_field(
	const struct loader *loader, enum sort sort, uint16_t relation)
{
	const struct keys *keys = &loader->keys[KEYS_NODE + sort];
	uint8_t number = KEY_UNKNOWN;

	if (relation < RELATION__COUNT)
		number = keys_find(keys, str_of(relation_key((enum relation)relation)));
	return number == KEY_UNKNOWN ? NULL : keys->fields[number];
}

struct line_sorts {
	uint8_t sorts;
	const char *key;
};

static struct line_sorts sorts_of(const struct loader *loader, uint16_t relation)
{
	const struct field *field = relation_field(loader, SORT_GROUP, relation);
	const uint8_t any =
		SORT_BIT(SORT_POST) | SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_GROUP);

	return field ? (struct line_sorts){field->sorts, field->key}
		     : (struct line_sorts){any, "to"};
}

static void resolve_lines(
	struct loader *loader, struct line *lines, uint32_t count, bool of_nodes)
{
	const struct line_detail *last = NULL;
	struct line_sorts known[RELATION__COUNT + 1];

	for (uint16_t i = 0; i <= RELATION__COUNT; i++)
		known[i] = sorts_of(loader, i);
	for (uint32_t i = 0; i < count; i++) {
		struct line *line = &lines[i];
		uint16_t kind = line->relation < RELATION__COUNT ? line->relation
								 : RELATION__COUNT;

		if (of_nodes)
			loader->subject = node_id(loader->model, line->from);
		resolve(loader, &line->to, known[kind].sorts, known[kind].key,
			USE_REFERENCE);
		/* the targets of one map share what it says */
		if (line->detail && line->detail != last)
			resolve_detail(loader, line->detail);
		last = line->detail;
	}
	loader->subject = (struct str){0};
}

void add_mandate_line(
	struct loader *loader, uint32_t group, const struct ref *giver, uint16_t flags)
{
	struct model *model = loader->model;
	struct str id = node_id(model, group);
	struct line *line;

	if (giver->node == NODE_NONE || !line_limit(loader, giver->at, 1))
		return;
	line = model_add_line(model);
	line->from = giver->node;
	line->to = (struct ref){id.ptr, id.len, giver->at, group};
	line->relation = RELATION_DELEGATES_TO;
	line->flags = LINE_MANDATE | flags;
}

static void add_mandate_lines(struct loader *loader)
{
	struct model *model = loader->model;

	for (uint32_t v = 0; v < model->node_count; v++) {
		const struct mandate *mandate;

		if (model->nodes[v].sort != SORT_GROUP || !model->nodes[v].group->mandate)
			continue;
		mandate = model->nodes[v].group->mandate;
		for (uint32_t i = 0; i < mandate->from.count; i++)
			add_mandate_line(loader, v, &mandate->from.items[i], 0);
	}
}

/* ---- all ---- */

static void index_duties(struct loader *loader)
{
	const struct organisation *organisation = &loader->model->organisation;

	for (uint32_t i = 0; i < organisation->duty_count; i++)
		map_add(&loader->duties, duty_key(organisation, i), i);
}

static void resolve_node(struct loader *loader, struct node *node)
{
	/* of the keys that every node has, the one that leads anywhere; its lines are
	 * resolved with all lines */
	resolve_origins(loader, node->sources);
	resolve_fields(loader, &sort_fields[node->sort], node->body);
}

static void resolve_organisation(struct loader *loader)
{
	const struct organisation *organisation = &loader->model->organisation;

	for (uint32_t i = 0; i < organisation->duty_count; i++)
		resolve_origins(loader, organisation->duties[i].sources);
	if (!organisation->defaults)
		return;
	resolve_node(loader, organisation->defaults);
	resolve_lines(loader, organisation->default_lines,
		organisation->default_line_count, false);
}

void settle_references(struct loader *loader)
{
	struct model *model = loader->model;

	index_duties(loader);
	model_index_documents(model);
	resolve_organisation(loader);
	for (uint32_t v = 0; v < model->node_count; v++) {
		loader->subject = node_id(model, v);
		resolve_node(loader, &model->nodes[v]);
	}
	resolve_lines(loader, model->lines, model->line_count, true);
	add_mandate_lines(loader);
}
