/*
 * What the organisation says of itself: its own keys, the documents, duties and line
 * types that it declares, and what holds for every group.
 */
#include "diff_internal.h"

static const uint32_t nobody[DIFF_ENDS] = {NODE_NONE, NODE_NONE};

/* ---- what is declared by id ---- */

/* A list of structs, each with its id at the beginning. */
struct declared {
	const char *prefix;
	const struct field_table *table;
	size_t size;
	const void *items[DIFF_ENDS];
	uint32_t counts[DIFF_ENDS];
};

static const void *item_at(
	const struct declared *declared, enum diff_end end, uint32_t index)
{
	return (const char *)declared->items[end] + index * declared->size;
}

static struct keyed_list list_ids(
	struct finder *finder, const struct declared *declared, enum diff_end end)
{
	struct keyed_list list = {arena_array(&finder->scratch, declared->counts[end],
					  sizeof(struct keyed)),
		declared->counts[end]};

	for (uint32_t i = 0; i < list.count; i++)
		list.items[i] = (struct keyed){
			text_str(*(const struct text *)item_at(declared, end, i)), i,
			KEYED_ALONE};
	return list;
}

static void set_map(struct finder *finder, struct change *change, enum diff_end end,
	const struct declared *declared, const void *item)
{
	struct value_writer writer = finder_writer(finder, end, VALUE_IDS);

	value_add_map(&writer, declared->table, item);
	change->ends[end].value = finder_text(finder);
	change->ends[end].shown = change->ends[end].value;
	change->ends[end].at = ((const struct text *)item)->at;
}

static void tell_declared(struct finder *finder, const struct declared *declared,
	enum diff_end end, const void *item)
{
	struct change *change =
		change_add_node(finder, CHANGE_FIELD, NODE_NONE, NODE_NONE);

	buf_printf(&finder->buf, "%s.%.*s", declared->prefix,
		STR_ARG(text_str(*(const struct text *)item)));
	change->field = finder_text(finder);
	set_map(finder, change, end, declared, item);
}

static void compare_item(struct finder *finder, const struct declared *declared,
	const void *const items[DIFF_ENDS])
{
	struct buf prefix = {0};

	buf_printf(&prefix, "%s.%.*s", declared->prefix,
		STR_ARG(text_str(*(const struct text *)items[DIFF_NEW])));
	compare_table(finder, declared->table, CHANGE_FIELD, prefix.data, items, nobody);
	buf_release(&prefix);
}

static void compare_declared(struct finder *finder, const struct declared *declared)
{
	struct keyed_list olds = list_ids(finder, declared, DIFF_OLD);
	struct keyed_list news = list_ids(finder, declared, DIFF_NEW);

	keyed_pair(&olds, &news);
	for (uint32_t i = 0; i < olds.count; i++) {
		const void *old = item_at(declared, DIFF_OLD, olds.items[i].index);
		uint32_t partner = olds.items[i].partner;

		if (partner == KEYED_ALONE)
			tell_declared(finder, declared, DIFF_OLD, old);
		else
			compare_item(finder, declared,
				(const void *const[]){
					old, item_at(declared, DIFF_NEW, partner)});
	}
	for (uint32_t i = 0; i < news.count; i++)
		if (news.items[i].partner == KEYED_ALONE)
			tell_declared(finder, declared, DIFF_NEW,
				item_at(declared, DIFF_NEW, news.items[i].index));
}

static void compare_all_declared(
	struct finder *finder, const struct model *old, const struct model *new)
{
	const struct organisation *from = &old->organisation, *to = &new->organisation;
	const struct declared all[] = {
		{"sources", &document_fields, sizeof(struct document),
			{from->documents, to->documents},
			{from->document_count, to->document_count}},
		{"duties", &duty_fields, sizeof(struct duty), {from->duties, to->duties},
			{from->duty_count, to->duty_count}},
		{"line_types", &line_type_fields, sizeof(struct line_type),
			{old->line_types, new->line_types},
			{old->line_type_count, new->line_type_count}},
	};

	for (size_t i = 0; i < COUNT_OF(all); i++)
		compare_declared(finder, &all[i]);
}

/* ---- group_defaults ---- */

/* Where one of the two has no defaults, they are those of a group that says nothing: it
 * is as active as any. */
static void compare_defaults(struct finder *finder)
{
	struct group group = {0};
	const struct node nothing = {.sort = SORT_GROUP, .group = &group};
	const void *nodes[DIFF_ENDS], *bodies[DIFF_ENDS];

	for (int end = 0; end < DIFF_ENDS; end++) {
		const struct node *defaults =
			finder->diff->models[end]->organisation.defaults;

		nodes[end] = defaults ? defaults : &nothing;
		bodies[end] = defaults ? defaults->body : &group;
	}
	compare_table(
		finder, &node_fields, CHANGE_FIELD, "group_defaults", nodes, nobody);
	compare_table(finder, &sort_fields[SORT_GROUP], CHANGE_FIELD, "group_defaults",
		bodies, nobody);
}

static struct keyed_list list_default_lines(struct finder *finder, enum diff_end end)
{
	const struct model *model = finder->diff->models[end];
	const struct organisation *organisation = &model->organisation;
	struct keyed_list list = {
		arena_array(&finder->scratch, organisation->default_line_count,
			sizeof(struct keyed)),
		organisation->default_line_count};

	for (uint32_t i = 0; i < list.count; i++) {
		const struct line *line = &organisation->default_lines[i];
		struct value_writer writer = finder_writer(finder, end, VALUE_KEY);

		buf_add_str(&finder->buf, model_relation_key(model, line->relation));
		buf_add_char(&finder->buf, '>');
		value_add_line(&writer, line);
		list.items[i] = (struct keyed){finder_key(finder), i, KEYED_ALONE};
	}
	return list;
}

static void tell_default_line(
	struct finder *finder, enum change_kind kind, enum diff_end end, uint32_t index)
{
	const struct model *model = finder->diff->models[end];
	const struct line *line = &model->organisation.default_lines[index];
	struct change *change = change_add_node(finder, kind, NODE_NONE, NODE_NONE);

	buf_printf(&finder->buf, "group_defaults.%.*s",
		STR_ARG(model_relation_key(model, line->relation)));
	change->field = finder_text(finder);
	change_set_target(finder, change, end, &line->to);
}

static void compare_default_lines(struct finder *finder)
{
	struct keyed_list olds = list_default_lines(finder, DIFF_OLD);
	struct keyed_list news = list_default_lines(finder, DIFF_NEW);

	keyed_pair(&olds, &news);
	for (uint32_t i = 0; i < olds.count; i++)
		if (olds.items[i].partner == KEYED_ALONE)
			tell_default_line(finder, CHANGE_LINE_REMOVED, DIFF_OLD,
				olds.items[i].index);
	for (uint32_t i = 0; i < news.count; i++)
		if (news.items[i].partner == KEYED_ALONE)
			tell_default_line(
				finder, CHANGE_LINE_ADDED, DIFF_NEW, news.items[i].index);
}

/* ---- the whole ---- */

void compare_organisations(struct finder *finder)
{
	const struct model *old = finder->diff->models[DIFF_OLD];
	const struct model *new = finder->diff->models[DIFF_NEW];
	const void *const bases[] = {&old->organisation, &new->organisation};

	compare_table(finder, &organisation_fields, CHANGE_FIELD, NULL, bases, nobody);
	compare_all_declared(finder, old, new);
	compare_defaults(finder);
	compare_default_lines(finder);
	arena_reset(&finder->scratch);
}
