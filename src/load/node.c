/*
 * Units, posts, groups and persons: an id, the keys of every node and those of the sort.
 * A node whose id is taken is read all the same, for what is wrong in it, and dropped.
 */
#include "decode_internal.h"
#include "settle_internal.h"

#include "base/utf8.h"
#include "base/vec.h"

/* ---- ids ---- */

static bool id_is_fine(struct str id)
{
	for (uint32_t i = 0; i < id.len;) {
		char c = id.ptr[i];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
			c == '_' || c == '.') {
			i++;
			continue;
		}
		if (!rune_is_letter_or_digit(utf8_next(id, &i)))
			return false;
	}
	return id.len > 0 && !str_is(id, "vacant") && !str_is(id, "none");
}

/* What stands between letters becomes one hyphen. */
static void help_id(struct loader *loader, struct diag *diag, struct str id)
{
	struct buf fixed = {0};
	bool gap = false;

	for (uint32_t i = 0; i < id.len;) {
		uint32_t rune = utf8_next(id, &i);

		if (rune != '-' && rune != '_' && rune != '.' &&
			!rune_is_letter_or_digit(rune)) {
			gap = true;
			continue;
		}
		if (gap && fixed.len > 0)
			buf_add_char(&fixed, '-');
		gap = false;
		buf_add_rune(&fixed, rune);
	}
	if (fixed.len == 0 || str_is(id, "vacant") || str_is(id, "none"))
		HELP(loader, diag,
			"write letters, digits, '-', '_' and '.', but not vacant or "
			"none");
	else
		HELP(loader, diag, "write %s, and '%.*s' as its name or an alias",
			fixed.data, STR_ARG(id));
	buf_release(&fixed);
}

static void check_id(struct loader *loader, struct text id)
{
	if (!id_is_fine(text_str(id)))
		help_id(loader,
			FINDING(loader, BAD_VALUE, id.at, "'%.*s' cannot be an id",
				STR_ARG(text_str(id))),
			text_str(id));
}

static void report_taken(struct loader *loader, struct text id, uint32_t first)
{
	const struct node *node = &loader->model->nodes[first];
	struct diag *diag =
		FINDING(loader, DUPLICATE_ID, id.at, "the id '%.*s' is taken by a %s",
			STR_ARG(text_str(id)), sort_name(node->sort));

	NOTE(loader, diag, node->id.at, "it stands here first, and that %s counts",
		sort_name(node->sort));
	HELP(loader, diag, "give one of the two another id, or write both as one");
}

/* No-break spaces in front of an id were meant to indent it: it is read without them. */
static void drop_indentation(
	struct loader *loader, const struct tree *key, struct text *id)
{
	uint32_t spaces = 0;

	while (id->len > spaces + 2 && memcmp(id->ptr + spaces, "\xC2\xA0", 2) == 0)
		spaces += 2;
	if (spaces == 0 || !(key->flags & TREE_PLAIN))
		return;
	HELP(loader,
		FINDING(loader, BAD_VALUE,
			((struct span){id->at.begin, id->at.begin + spaces}),
			"a no-break space stands where only spaces may indent"),
		"replace each of them by an ordinary space, in this line and in those "
		"around it");
	id->ptr += spaces;
	id->len -= spaces;
	id->at.begin += spaces;
}

/* ---- keys ---- */

struct node_reading {
	enum sort sort;
	struct pairs pairs;
	struct node *node;
	uint64_t dropped; /* bits of fields that `defaulted` names */
	bool kept;        /* the node is in the model, and no group_defaults */
	bool defaults;    /* these are group_defaults */
	bool unread;      /* something is said of it, and nobody can tell what */
};

static void *base_of(const struct loader *loader, const struct node_reading *reading,
	const struct pair *pair)
{
	bool shared = pair->number < loader->keys[KEYS_NODE + reading->sort].shared;

	return shared ? (void *)reading->node : reading->node->body;
}

/* Most nodes have neither `id` nor `defaulted`, and the bits of their keys tell. */
static bool has_key(
	const struct loader *loader, const struct node_reading *reading, const char *key)
{
	uint8_t number = keys_find(&loader->keys[KEYS_NODE + reading->sort], str_of(key));

	return reading->pairs.seen >> number & 1;
}

/* What an export names as coming from group_defaults comes from there again. */
static uint64_t read_defaulted(struct loader *loader, const struct node_reading *reading)
{
	const struct keys *keys = &loader->keys[KEYS_NODE + SORT_GROUP];
	const struct pair *pair = pairs_find(reading->pairs, "defaulted");
	struct tree *item;
	struct run run;
	uint64_t bits = 0;

	if (!pair->value)
		return 0;
	run = run_of(pair->value);
	while ((item = run_next(loader, pair, &run))) {
		uint8_t number;

		if (!scalar_wanted(loader, pair, item, "a list of keys"))
			continue;
		number = keys_find(keys, tree_str(item));
		if (number != KEY_UNKNOWN)
			bits |= field_bit(keys->fields[number]);
	}
	return bits;
}

/* What nobody will look at again need not be noted. */
static void note_unread(
	struct loader *loader, const struct node_reading *reading, uint8_t number)
{
	const struct keys *keys = &loader->keys[KEYS_NODE + reading->sort];

	if (number != KEY_UNKNOWN && (reading->kept || reading->defaults))
		add_unread_key(loader, reading->kept ? loader->node : NODE_NONE,
			keys->fields[number]->key, NULL);
}

/* A key that waits for the organisation's line types. Those that are known already need
 * not wait, and nor does what cannot be one. */
static void read_unknown(
	struct loader *loader, const struct node_reading *reading, uint32_t i)
{
	const struct model *model = loader->model;
	const struct pair *pair = &reading->pairs.items[i];
	uint16_t relation = model_relation(model, tree_str(pair->key));
	enum keys_id id = (enum keys_id)(KEYS_NODE + reading->sort);
	struct pending *pending;

	if (relation < RELATION__COUNT + model->line_type_count) {
		if (pair->value)
			read_targets(loader, pair, relation, false);
		return;
	}
	if (span_is_set(model->organisation.at) || is_tail(loader, reading->pairs, i) ||
		pair_above(loader, reading->pairs, i) || !reading->kept) {
		note_unread(loader, reading,
			report_unknown_key(loader, id, reading->pairs, i));
		return;
	}
	loader->pending = vec_grow(loader->pending, loader->pending_count,
		&loader->pending_cap, sizeof *loader->pending);
	pending = &loader->pending[loader->pending_count++];
	pending->node = loader->node;
	pending->sort = (uint8_t)reading->sort;
	pending->key = tree_copy(&loader->anchored, pair->key);
	pending->key->next = tree_copy(&loader->anchored, pair->key->next);
	pending->value = pair->value ? pending->key->next : NULL;
}

/* `none` for a key that group_defaults could give says that they do not. */
static bool opts_out(const struct pair *pair)
{
	return pair->value->kind == TREE_SCALAR && tree_is(pair->value, "none") &&
	       pair->field->type != FIELD_NAME &&
	       strcmp(pair->field->key, "aliases") != 0;
}

static void read_group_pair(
	struct loader *loader, struct node_reading *reading, const struct pair *pair)
{
	struct group *group = reading->node->group;
	enum field_type type = pair->field->type;
	void *base = base_of(loader, reading, pair);
	uint64_t bit;

	if (type == FIELD_SPECIAL || type == FIELD_IGNORED)
		return;
	bit = field_bit(pair->field);
	if (reading->dropped & bit)
		return;
	if (opts_out(pair)) {
		group->opted_out |= bit;
		return;
	}
	decode_field(loader, pair, base);
	/* `root: false` and the like are said, too, and no default replaces them. */
	if (type != FIELD_LINES && !field_is_set(pair->field, base))
		group->opted_out |= bit;
}

/* Of minutes it is kept that they are written, whatever is wrong with them. */
static void read_known(
	struct loader *loader, struct node_reading *reading, const struct pair *pair)
{
	uint64_t faults = loader->faults;
	uint32_t lines = loader->model->line_count;
	void *base = base_of(loader, reading, pair);

	if (reading->sort == SORT_GROUP)
		read_group_pair(loader, reading, pair);
	else
		decode_field(loader, pair, base);
	if (loader->faults != faults && loader->model->line_count == lines &&
		(pair->field->type == FIELD_MINUTES || !field_is_set(pair->field, base)))
		note_unread(loader, reading, pair->number);
}

static void read_pairs(struct loader *loader, struct node_reading *reading)
{
	for (uint32_t i = 0; i < reading->pairs.count; i++) {
		const struct pair *pair = &reading->pairs.items[i];

		if (!pair->field)
			read_unknown(loader, reading, i);
		else if (pair->value)
			read_known(loader, reading, pair);
	}
}

/* ---- nodes ---- */

static void *new_body(struct arena *arena, enum sort sort)
{
	struct unit *unit;
	struct post *post;

	switch (sort) {
	case SORT_UNIT:
		unit = ARENA_NEW(arena, struct unit);
		unit->head.node = NODE_NONE;
		return unit;
	case SORT_POST:
		post = ARENA_NEW(arena, struct post);
		post->unit.node = NODE_NONE;
		return post;
	case SORT_GROUP:
		return ARENA_NEW(arena, struct group);
	case SORT_PERSON:
	case SORT__COUNT:
		break;
	}
	return ARENA_NEW(arena, struct person);
}

/* Reads a node that is not to be kept. */
static void read_dropped(struct loader *loader, struct node_reading *reading)
{
	struct node node = {.sort = (uint8_t)reading->sort};
	uint32_t lines = loader->model->line_count;
	uint32_t unread = loader->model->unread_key_count;

	node.body = new_body(&loader->scratch, reading->sort);
	reading->node = &node;
	read_pairs(loader, reading);
	reading->node = NULL;
	loader->model->line_count = lines;
	loader->model->unread_key_count = unread;
}

static bool nodes_full(struct loader *loader, struct span at)
{
	if (loader->model->node_count < LIMIT_NODES)
		return false;
	if (!loader->nodes_full)
		HELP(loader,
			FINDING(loader, INPUT_LIMIT, at,
				"more than %u units, posts, groups and persons",
				LIMIT_NODES),
			"this one and all that follow were left out");
	return loader->nodes_full = true;
}

static void read_kept(struct loader *loader, struct node_reading *reading, struct text id)
{
	struct model *model = loader->model;

	reading->node = model_add_node(model, reading->sort);
	reading->node->id = id;
	reading->kept = true;
	loader->node = model->node_count - 1;
	model_index_id(model, loader->node);
	if (reading->unread)
		add_unread_key(loader, loader->node, NULL, NULL);
	read_pairs(loader, reading);
}

static void report_no_id(struct loader *loader, enum sort sort, struct span at)
{
	HELP(loader,
		FINDING(loader, MISSING_KEY, at, "the %s has no 'id'", sort_name(sort)),
		"write {id: …, name: …}");
}

/* In a list the id is a member. False if there is none, which is reported. */
static bool find_id(struct loader *loader, const struct node_reading *reading,
	const struct tree *value, struct text *id)
{
	const struct pair *given = pairs_find(reading->pairs, "id");

	if (!given || !given->value) {
		report_no_id(loader, reading->sort, value->at);
		return false;
	}
	if (!scalar_wanted(loader, given, given->value, "a text"))
		return false;
	*id = tree_text(given->value);
	return true;
}

/* In a map the id is the key; that the node has another `id`, too, must be a mistake. */
static void check_other_id(
	struct loader *loader, const struct node_reading *reading, const struct tree *key)
{
	const struct pair *given;

	if (!has_key(loader, reading, "id"))
		return;
	given = pairs_find(reading->pairs, "id");
	if (!given->value || tree_is_same(given->value, key))
		return;
	HELP(loader,
		FINDING(loader, BAD_VALUE, given->value->at,
			"the id is '%.*s', the key of the %s", STR_ARG(tree_str(key)),
			sort_name(reading->sort)),
		"remove 'id', or write it as the key");
}

/* `- name: A` under an id: the keys of a node, each made an item of a list. */
static bool is_list_of_keys(const struct keys *keys, const struct tree *value)
{
	const struct tree *item = value->kind == TREE_LIST ? value->first : NULL;

	return item && item->kind == TREE_MAP && item->first &&
	       item->first->kind == TREE_SCALAR && !tree_is(item->first, "id") &&
	       keys_find(keys, tree_str(item->first)) != KEY_UNKNOWN;
}

static void report_no_map(struct loader *loader, enum sort sort, const struct tree *key,
	const struct tree *value)
{
	const struct keys *keys = &loader->keys[KEYS_NODE + sort];
	struct diag *diag = FINDING(loader, WRONG_TYPE, value->at,
		"a %s has to be a map of its keys", sort_name(sort));

	if (key && help_slip(loader, diag, value))
		return;
	if (key && is_list_of_keys(keys, value))
		HELP(loader, diag, "remove the '- ' before '%.*s:' and the keys below it",
			STR_ARG(tree_str(value->first->first)));
	else if (key && value->kind == TREE_SCALAR)
		HELP(loader, diag, "write '%.*s: {name: %.*s}'", STR_ARG(tree_str(key)),
			STR_ARG(tree_str(value)));
	else
		HELP(loader, diag, "write its keys below it, such as {%sname: …}",
			key ? "" : "id: …, ");
}

static struct pairs node_pairs(struct loader *loader, struct node_reading *reading,
	struct tree *key, struct tree *value)
{
	enum sort sort = reading->sort;

	if (value->kind == TREE_MAP)
		return map_read(loader, value, &loader->keys[KEYS_NODE + sort]);
	if (key && tree_is_absent(value))
		return (struct pairs){0}; /* an id is enough */
	report_no_map(loader, sort, key, value);
	reading->unread = true;
	return (struct pairs){0};
}

/* A node is kept if it has an id that is free, and there is room for it. */
static bool is_kept(struct loader *loader, struct text id)
{
	uint32_t first;

	loader->subject = text_str(id);
	check_id(loader, id);
	first = model_find_id(loader->model, text_str(id));
	if (first == NODE_NONE)
		return !nodes_full(loader, id.at);
	report_taken(loader, id, first);
	return false;
}

/* A key of the node before, which has none: they are not indented below its id. Told once
 * for all of them. */
static bool is_dedented(
	struct loader *loader, enum sort sort, const struct tree *key, struct tree *value)
{
	const struct keys *keys = &loader->keys[KEYS_NODE + sort];
	struct text id;
	struct diag *diag;

	if (loader->bare == NODE_NONE || tree_is_absent(value) ||
		keys_find(keys, tree_str(key)) == KEY_UNKNOWN ||
		(value->kind == TREE_MAP && !loader->told))
		return false;
	if (loader->told)
		return true;
	loader->told = true;
	id = loader->model->nodes[loader->bare].id;
	loader->subject = text_str(id);
	diag = FINDING(loader, WRONG_TYPE, key->at,
		"'%.*s' is a key of %s, and stands where an id is expected",
		STR_ARG(tree_str(key)), keys->what);
	NOTE(loader, diag, id.at, "'%.*s' stands here, and nothing below it",
		STR_ARG(text_str(id)));
	HELP(loader, diag,
		"indent it, if it belongs to '%.*s': put two blanks more before this "
		"line "
		"and before the keys that follow",
		STR_ARG(text_str(id)));
	add_unread_key(loader, loader->bare, NULL, NULL);
	loader->subject = (struct str){0};
	return true;
}

/* `- council: {…}`: an item of a list with the id as its only key. It is read as if it
 * stood in a map. */
static void take_id_as_key(
	struct loader *loader, enum sort sort, struct tree **key, struct tree **value)
{
	struct tree *first = (*value)->kind == TREE_MAP ? (*value)->first : NULL;
	struct str id;

	if (!first || (*value)->count != 1 || ((*value)->flags & TREE_SHARED) ||
		first->kind != TREE_SCALAR)
		return;
	id = tree_str(first);
	if (keys_find(&loader->keys[KEYS_NODE + sort], id) != KEY_UNKNOWN ||
		!id_is_fine(id) || first->next->kind != TREE_MAP)
		return;
	loader->subject = id;
	HELP(loader,
		FINDING(loader, MISSING_KEY, first->at, "the %s has no 'id'",
			sort_name(sort)),
		"remove the '- ' before '%.*s:', so that it is a key of '%s', or write "
		"'- id: %.*s' with its other keys below",
		STR_ARG(id), sort_key(sort), STR_ARG(id));
	*key = first;
	*value = first->next;
}

void read_node(
	struct loader *loader, enum sort sort, struct tree *key, struct tree *value)
{
	struct node_reading reading = {.sort = sort};
	struct text id = {0};
	bool has_id = true;

	if (key && is_dedented(loader, sort, key, value))
		return;
	if (!key)
		take_id_as_key(loader, sort, &key, &value);
	loader->bare = NODE_NONE;
	loader->told = false;
	if (key) {
		id = tree_text(key);
		drop_indentation(loader, key, &id);
		loader->subject = text_str(id);
	}
	reading.pairs = node_pairs(loader, &reading, key, value);
	if (key)
		check_other_id(loader, &reading, key);
	else
		has_id = value->kind == TREE_MAP && find_id(loader, &reading, value, &id);
	if (sort == SORT_GROUP && has_key(loader, &reading, "defaulted"))
		reading.dropped = read_defaulted(loader, &reading);
	if (reading.unread && key && !id_is_fine(text_str(id))) {
		/* one text that is neither id nor value: that was told */
		add_unread(loader, (struct span){key->at.begin, value->at.end});
		loader->subject = (struct str){0};
		return;
	}
	if (has_id && is_kept(loader, id))
		read_kept(loader, &reading, id);
	else
		read_dropped(loader, &reading);
	if (reading.kept && tree_is_absent(value))
		loader->bare = loader->node;
	loader->subject = (struct str){0};
}

/* What tells one group from another cannot be a default. */
static void check_defaults(struct loader *loader, struct pairs pairs)
{
	static const char *const own[] = {"id", "name", "aliases", "defaulted", "at"};

	for (size_t i = 0; i < COUNT_OF(own); i++) {
		const struct pair *pair = pairs_find(pairs, own[i]);

		if (pair)
			HELP(loader,
				FINDING(loader, UNKNOWN_KEY, pair->key->at,
					"'%s' cannot have a default", own[i]),
				"write it in each group");
	}
}

/* group_defaults are a group without an id, and lines that leave no node yet. */
void read_defaults(struct loader *loader, const struct pair *pair)
{
	struct node_reading reading = {.sort = SORT_GROUP, .defaults = true};
	struct organisation *organisation = &loader->model->organisation;
	struct model *model = loader->model;
	uint32_t lines = model->line_count;

	if (!map_wanted(loader, pair, pair->value, "a map of keys of a group",
		    "write {minutes: notes}"))
		return;
	organisation->defaults = model_alloc(loader, 1, sizeof *organisation->defaults);
	organisation->defaults->sort = SORT_GROUP;
	organisation->defaults->body = new_body(&model->arena, SORT_GROUP);
	reading.node = organisation->defaults;
	reading.pairs =
		map_read(loader, pair->value, &loader->keys[KEYS_NODE + SORT_GROUP]);
	check_defaults(loader, reading.pairs);
	loader->node = NODE_NONE;
	read_pairs(loader, &reading);
	organisation->default_line_count = model->line_count - lines;
	organisation->default_lines = model_alloc(loader,
		organisation->default_line_count, sizeof *organisation->default_lines);
	if (organisation->default_line_count > 0)
		memcpy(organisation->default_lines, model->lines + lines,
			organisation->default_line_count *
				sizeof *organisation->default_lines);
	model->line_count = lines;
}
