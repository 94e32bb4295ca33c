/*
 * The organisation itself, at most once over all files: its own keys, the documents that
 * sources cite, duties, line types, and what holds for every group.
 */
#include "decode_internal.h"

/* ---- members with a name: `sources`, `duties`, `line_types` ---- */

/* One of at most `room`; `value` is NULL where nothing is said of it. */
typedef void read_named(
	struct loader *loader, struct text id, struct tree *value, uint32_t room);

static void read_map_of(struct loader *loader, const struct pair *pair, read_named *read)
{
	struct pairs pairs = map_read(loader, pair->value, NULL);

	for (uint32_t i = 0; i < pairs.count; i++)
		read(loader, tree_text(pairs.items[i].key), pairs.items[i].value,
			pairs.count);
}

static const struct tree *id_of(const struct tree *map)
{
	if (map->kind == TREE_MAP)
		for (const struct tree *key = map->first; key; key = key->next->next)
			if (tree_is(key, "id") && key->next->kind == TREE_SCALAR)
				return key->next;
	return NULL;
}

/* As export writes them: a list of maps with `id`. */
static void read_list_of(struct loader *loader, const struct pair *pair, read_named *read)
{
	struct run run = run_of(pair->value);
	struct tree *item;

	while ((item = run_next(loader, pair, &run))) {
		const struct tree *id = id_of(item);

		if (id)
			read(loader, tree_text(id), item, pair->value->count);
		else
			HELP(loader,
				FINDING(loader, MISSING_KEY, item->at,
					"an item of '%.*s' has no 'id'",
					STR_ARG(tree_str(pair->key))),
				"write {id: …}, or a map with the ids as keys");
	}
}

static void read_all(struct loader *loader, const struct pair *pair, read_named *read)
{
	if (!pair)
		return;
	if (pair->value->kind == TREE_LIST)
		read_list_of(loader, pair, read);
	else if (map_wanted(loader, pair, pair->value, "a map with ids as keys",
			 "write the id of each as a key"))
		read_map_of(loader, pair, read);
}

/* The keys of one of them, `id` of the list form left out. */
static struct pairs named_pairs(
	struct loader *loader, struct tree *value, enum keys_id id)
{
	struct pairs pairs = {0};
	uint32_t kept = 0;

	if (!value)
		return pairs;
	if (value->kind != TREE_MAP) {
		HELP(loader,
			FINDING(loader, WRONG_TYPE, value->at,
				"%s has to be a map of its keys", loader->keys[id].what),
			"write its keys in braces: {…}");
		return pairs;
	}
	pairs = map_read(loader, value, &loader->keys[id]);
	for (uint32_t i = 0; i < pairs.count; i++)
		if (!pairs.items[i].field && !tree_is(pairs.items[i].key, "id"))
			report_unknown_key(loader, id, pairs, i);
	for (uint32_t i = 0; i < pairs.count; i++)
		if (pairs.items[i].field && pairs.items[i].value)
			pairs.items[kept++] = pairs.items[i];
	pairs.count = kept;
	return pairs;
}

static void read_document_entry(
	struct loader *loader, struct text id, struct tree *value, uint32_t room)
{
	struct organisation *organisation = &loader->model->organisation;
	struct document *document;

	if (!organisation->documents)
		organisation->documents = model_alloc(loader, room, sizeof *document);
	document = &organisation->documents[organisation->document_count++];
	document->id = id;
	decode_fields(loader, named_pairs(loader, value, KEYS_DOCUMENT), document);
}

static void read_duty(
	struct loader *loader, struct text id, struct tree *value, uint32_t room)
{
	struct organisation *organisation = &loader->model->organisation;
	struct duty *duty;

	if (!organisation->duties)
		organisation->duties = model_alloc(loader, room, sizeof *duty);
	duty = &organisation->duties[organisation->duty_count++];
	duty->id = id;
	decode_fields(loader, named_pairs(loader, value, KEYS_DUTY), duty);
}

/* A line type is a key of nodes and must not be one already. */
static bool is_free(struct loader *loader, struct text key)
{
	const char *what = NULL;

	for (int sort = 0; sort < SORT__COUNT && !what; sort++)
		if (keys_find(&loader->keys[KEYS_NODE + sort], text_str(key)) !=
			KEY_UNKNOWN)
			what = loader->keys[KEYS_NODE + sort].what;
	if (what)
		HELP(loader,
			FINDING(loader, BAD_VALUE, key.at,
				"'%.*s' is a key of %s already", STR_ARG(text_str(key)),
				what),
			"give the line type another name");
	return !what;
}

static bool types_full(struct loader *loader, struct span at)
{
	if (loader->model->line_type_count < LIMIT_LINE_TYPES)
		return false;
	HELP(loader,
		FINDING(loader, INPUT_LIMIT, at, "more than %u line types",
			LIMIT_LINE_TYPES),
		"this one was left out");
	return true;
}

static void read_line_type(
	struct loader *loader, struct text id, struct tree *value, uint32_t room)
{
	struct model *model = loader->model;
	struct line_type unused = {0}, *type = &unused;
	bool fine = is_free(loader, id) && !types_full(loader, id.at);

	if (!model->line_types)
		model->line_types = model_alloc(loader, room, sizeof *type);
	if (fine)
		type = &model->line_types[model->line_type_count];
	type->key = id;
	decode_fields(loader, named_pairs(loader, value, KEYS_LINE_TYPE), type);
	model->line_type_count += fine;
}

/* ---- the whole ---- */

static bool is_first(struct loader *loader, const struct pair *pair)
{
	struct diag *diag;

	if (!span_is_set(loader->model->organisation.at))
		return true;
	diag = FINDING(
		loader, DUPLICATE_KEY, pair->key->at, "'organisation' is given twice");
	NOTE(loader, diag, loader->model->organisation.at,
		"it stands here first, and this one counts");
	HELP(loader, diag, "write all that is said of the organisation in one place");
	return false;
}

void read_organisation(struct loader *loader, const struct pair *pair)
{
	struct organisation *organisation = &loader->model->organisation;
	const struct pair *defaults;
	struct pairs pairs;

	if (!is_first(loader, pair) ||
		!map_wanted(loader, pair, pair->value, "a map", "write {id: …, name: …}"))
		return;
	organisation->at = pair->key->at;
	pairs = map_read_known(loader, pair->value, KEYS_ORGANISATION);
	decode_fields(loader, pairs, organisation);
	if (span_is_set(organisation->language.at))
		check_language(loader, organisation->language);
	read_all(loader, pairs_find(pairs, "line_types"), read_line_type);
	read_all(loader, pairs_find(pairs, "sources"), read_document_entry);
	read_all(loader, pairs_find(pairs, "duties"), read_duty);
	/* the last, for a default may be a line of one of the types */
	defaults = pairs_find(pairs, "group_defaults");
	if (defaults)
		read_defaults(loader, defaults);
}
