/*
 * What changed within a node: its keys one by one, by the tables of the format. What the
 * node left to group_defaults on both days is the organisation's to tell.
 */
#include "diff_internal.h"

static struct str value_key(struct finder *finder, enum diff_end end,
	const struct field *field, const void *base)
{
	struct value_writer writer = finder_writer(finder, end, VALUE_KEY);

	value_add(&writer, field, base);
	return finder_key(finder);
}

/* A word that stands where nothing is written, such as status: active. */
static bool has_value(const struct field *field, const void *base)
{
	return base && (field_is_set(field, base) ||
			       (field->type == FIELD_WORD && field->words[0][0]));
}

static bool is_same(struct finder *finder, const struct field *field,
	const void *const bases[DIFF_ENDS])
{
	bool old = has_value(field, bases[DIFF_OLD]);

	if (old != has_value(field, bases[DIFF_NEW]))
		return false;
	return !old || str_eq(value_key(finder, DIFF_OLD, field, bases[DIFF_OLD]),
			       value_key(finder, DIFF_NEW, field, bases[DIFF_NEW]));
}

/* "mandate.power"; the key alone without a prefix. */
static struct str label_of(struct finder *finder, const char *prefix, struct str key)
{
	if (prefix)
		buf_printf(&finder->buf, "%s.", prefix);
	buf_add_str(&finder->buf, key);
	return finder_text(finder);
}

static void tell(struct finder *finder, enum change_kind kind, struct str label,
	const struct field *field, const void *const bases[DIFF_ENDS],
	const uint32_t nodes[DIFF_ENDS])
{
	struct change *change =
		change_add_node(finder, kind, nodes[DIFF_OLD], nodes[DIFF_NEW]);

	change->field = label;
	for (int end = 0; end < DIFF_ENDS; end++)
		if (has_value(field, bases[end]))
			change_set(finder, change, (enum diff_end)end, field, bases[end]);
}

void compare_table(struct finder *finder, const struct field_table *table,
	enum change_kind kind, const char *prefix, const void *const bases[DIFF_ENDS],
	const uint32_t nodes[DIFF_ENDS])
{
	for (uint32_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];

		if (!is_same(finder, field, bases))
			tell(finder, kind, label_of(finder, prefix, str_of(field->key)),
				field, bases, nodes);
	}
}

/* ---- a node ---- */

/* Is the key the node's own word, not that of group_defaults? */
static bool wrote(const struct node *node, const struct field *field, const void *base)
{
	const struct group *group = node->sort == SORT_GROUP ? node->group : NULL;
	bool set = field_is_set(field, base);

	if (!group || (group->defaulted | group->opted_out) == 0)
		return set;
	return (set && !(group->defaulted & field_bit(field))) ||
	       group->opted_out & field_bit(field);
}

static void compare_mandates(struct finder *finder, const struct field *field,
	const void *const bases[DIFF_ENDS], const uint32_t nodes[DIFF_ENDS])
{
	const struct mandate *old =
		*(const struct mandate *const *)field_member(field, bases[DIFF_OLD]);
	const struct mandate *new =
		*(const struct mandate *const *)field_member(field, bases[DIFF_NEW]);

	if (old && new)
		compare_table(finder, &mandate_fields, CHANGE_MANDATE, field->key,
			(const void *const[]){old, new}, nodes);
	else if (old || new)
		tell(finder, CHANGE_MANDATE, str_of(field->key), field, bases, nodes);
}

/* One office of those with a name, whose seats are the base itself. */
static const struct field office_field = {.key = "", .type = FIELD_OFFICE};

static struct keyed_list list_offices(
	struct finder *finder, const struct offices *offices)
{
	struct keyed_list list = {
		arena_array(&finder->scratch, offices->count, sizeof(struct keyed)),
		offices->count};

	for (uint32_t i = 0; i < offices->count; i++)
		list.items[i] =
			(struct keyed){text_str(offices->items[i].name), i, KEYED_ALONE};
	return list;
}

static void compare_office(struct finder *finder, const struct field *field,
	struct str name, const struct office *old, const struct office *new,
	const uint32_t nodes[DIFF_ENDS])
{
	const void *bases[] = {old ? &old->seats : NULL, new ? &new->seats : NULL};

	if (!is_same(finder, &office_field, bases))
		tell(finder, CHANGE_OFFICE, label_of(finder, field->key, name),
			&office_field, bases, nodes);
}

static void compare_offices(struct finder *finder, const struct field *field,
	const void *const bases[DIFF_ENDS], const uint32_t nodes[DIFF_ENDS])
{
	const struct offices *old = field_member(field, bases[DIFF_OLD]);
	const struct offices *new = field_member(field, bases[DIFF_NEW]);
	struct keyed_list olds = list_offices(finder, old);
	struct keyed_list news = list_offices(finder, new);

	keyed_pair(&olds, &news);
	for (uint32_t i = 0; i < olds.count; i++) {
		uint32_t partner = olds.items[i].partner;

		compare_office(finder, field, olds.items[i].key,
			&old->items[olds.items[i].index],
			partner == KEYED_ALONE ? NULL : &new->items[partner], nodes);
	}
	for (uint32_t i = 0; i < news.count; i++)
		if (news.items[i].partner == KEYED_ALONE)
			compare_office(finder, field, news.items[i].key, NULL,
				&new->items[news.items[i].index], nodes);
}

static enum change_kind kind_of(const struct field *field)
{
	switch (field->type) {
	case FIELD_NAME:
		return CHANGE_RENAMED;
	case FIELD_OFFICE:
		return CHANGE_OFFICE;
	default:
		return strcmp(field->key, "status") == 0 ? CHANGE_STATUS : CHANGE_FIELD;
	}
}

static void compare_field(struct finder *finder, const struct field *field,
	const void *const bases[DIFF_ENDS], const uint32_t nodes[DIFF_ENDS])
{
	switch (field->type) {
	case FIELD_LINES:
	case FIELD_SPECIAL:
	case FIELD_IGNORED:
		break;
	case FIELD_MANDATE:
		compare_mandates(finder, field, bases, nodes);
		break;
	case FIELD_SEATS:
		compare_seats(finder, field, bases, nodes);
		break;
	case FIELD_OFFICES:
		compare_offices(finder, field, bases, nodes);
		break;
	default:
		if (!is_same(finder, field, bases))
			tell(finder, kind_of(field), str_of(field->key), field, bases,
				nodes);
	}
}

static void compare_node_table(struct finder *finder, const struct field_table *table,
	const void *const bases[DIFF_ENDS], const uint32_t nodes[DIFF_ENDS])
{
	const struct model *const *models = finder->diff->models;
	const struct node *old = &models[DIFF_OLD]->nodes[nodes[DIFF_OLD]];
	const struct node *new = &models[DIFF_NEW]->nodes[nodes[DIFF_NEW]];

	for (uint32_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];

		if (wrote(old, field, bases[DIFF_OLD]) ||
			wrote(new, field, bases[DIFF_NEW]))
			compare_field(finder, field, bases, nodes);
	}
}

void compare_fields(struct finder *finder, const uint32_t nodes[DIFF_ENDS])
{
	const struct model *const *models = finder->diff->models;
	const struct node *old = &models[DIFF_OLD]->nodes[nodes[DIFF_OLD]];
	const struct node *new = &models[DIFF_NEW]->nodes[nodes[DIFF_NEW]];

	compare_node_table(finder, &node_fields, (const void *const[]){old, new}, nodes);
	compare_node_table(finder, &sort_fields[new->sort],
		(const void *const[]){old->body, new->body}, nodes);
}
