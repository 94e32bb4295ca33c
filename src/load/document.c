/*
 * One file. The entries of `units`, `posts`, `groups`, `persons` and `lines` are read one
 * at a time from the stream, so that memory holds the tree of a single entry; what an
 * alias or a merge key brings to the top level is read from its tree by the same code.
 */
#include "decode_internal.h"
#include "file_internal.h"
#include "settle_internal.h"

struct document_reader {
	struct loader *loader;
	const struct source *source;
	struct tree_reader tree;
	struct tree *first[KEYS_MOST]; /* the key of each section, once it was met */
	struct tree *merge;            /* the value of a `<<` at the top */
	uint32_t entry;                /* where the entry at hand begins */
	uint32_t entry_node;           /* the first node that it makes */
	uint64_t meant;                /* keys that unknown ones were meant for */
	const struct tree *bare;       /* the key before, if it has no value … */
	bool told;                     /* … and that its entries are not indented */
};

struct section {
	enum sort sort; /* SORT__COUNT: lines */
	const struct tree *key;
};

/* ---- sections ---- */

static void begin_entry(struct document_reader *reader)
{
	reader->entry = reader->tree.event.at.begin;
	reader->entry_node = reader->loader->model->node_count;
}

/* An entry is read: its tree and all that was made for it are no longer needed. */
static void forget(struct document_reader *reader)
{
	tree_pool_reset(&reader->tree.pool);
	arena_reset(&reader->loader->scratch);
}

static void read_entry(struct document_reader *reader, const struct section *section,
	struct tree *key, struct tree *value)
{
	struct loader *loader = reader->loader;

	if (section->sort != SORT__COUNT)
		read_node(loader, section->sort, key, value);
	else
		read_line_entry(loader, value);
}

static void report_section(
	struct loader *loader, const struct section *section, struct span at, bool map)
{
	struct str key = tree_str(section->key);
	struct diag *diag;

	if (section->sort == SORT__COUNT) {
		diag = FINDING(loader, WRONG_TYPE, at,
			"'lines' wants a list, this is a %s", map ? "map" : "text");
		HELP(loader, diag, "write each line as '- {from: …, type: …, to: …}'");
		return;
	}
	diag = FINDING(loader, WRONG_TYPE, at,
		"'%.*s' wants a map with ids as keys, this is a text", STR_ARG(key));
	HELP(loader, diag, "write the id of each %s as a key below it",
		sort_name(section->sort));
}

static void report_empty(
	struct loader *loader, const struct section *section, struct span at)
{
	HELP(loader,
		FINDING(loader, WRONG_TYPE, at, "an item of '%.*s' is empty",
			STR_ARG(tree_str(section->key))),
		"write it, or remove the '-' or ','");
}

/* A key of a section in the form of a map. False: its value is to be left out. */
static bool wants_entry(struct loader *loader, const struct tree *key)
{
	struct str text = tree_str(key);

	if (key->kind == TREE_SCALAR)
		return !str_starts(text, "x-");
	HELP(loader, FINDING(loader, WRONG_TYPE, key->at, "a key has to be a text"),
		"quote it if it begins with a bracket");
	return false;
}

static bool is_merge(const struct tree *key)
{
	return key->kind == TREE_SCALAR && (key->flags & TREE_PLAIN) &&
	       tree_is(key, "<<");
}

/* What `<<` brings to a section: the ids that it has not by itself. */
static void merge_entries(struct document_reader *reader, const struct section *section,
	struct tree *merge, uint32_t first_node)
{
	struct loader *loader = reader->loader;
	struct tree wrapper = {.kind = TREE_MAP, .count = 1, .at = merge->at};
	struct tree key = {
		.kind = TREE_SCALAR, .flags = TREE_PLAIN, .ptr = "<<", .count = 2};
	struct pairs pairs;

	merge->next = NULL;
	key.next = merge;
	key.at = merge->at;
	wrapper.first = &key;
	pairs = map_read(loader, &wrapper, NULL);
	for (uint32_t i = 0; i < pairs.count; i++) {
		struct tree *id = pairs.items[i].key;
		uint32_t node = model_find_id(loader->model, tree_str(id));

		if (node == NODE_NONE || node < first_node)
			read_entry(reader, section, id, id->next);
	}
}

/* A section that came as a tree: by an alias, or below an anchor. */
static void read_section_tree(
	struct document_reader *reader, const struct section *section, struct tree *value)
{
	struct loader *loader = reader->loader;
	uint32_t first_node = loader->model->node_count;
	struct tree *merge = NULL, *next;

	if (tree_is_absent(value))
		return;
	if (value->kind == TREE_LIST) {
		for (struct tree *item = value->first; item; item = item->next) {
			if (tree_is_absent(item))
				report_empty(loader, section, item->at);
			else
				read_entry(reader, section, NULL, item);
		}
		return;
	}
	if (value->kind == TREE_SCALAR || section->sort == SORT__COUNT) {
		report_section(loader, section, value->at, value->kind == TREE_MAP);
		return;
	}
	for (struct tree *key = value->first; key; key = next) {
		next = key->next->next;
		if (is_merge(key))
			merge = key->next;
		else if (wants_entry(loader, key))
			read_entry(reader, section, key, key->next);
	}
	if (merge && !tree_is_absent(merge))
		merge_entries(reader, section, merge, first_node);
}

static bool stream_list(struct document_reader *reader, const struct section *section)
{
	struct tree_reader *tree = &reader->tree;
	struct loader *loader = reader->loader;

	if (!tree_enter(tree))
		return false;
	while (tree_event(tree)) {
		struct tree *item;

		if (tree->event.kind == EVENT_LIST_END) {
			tree_leave(tree);
			return true;
		}
		begin_entry(reader);
		item = tree_read(tree);
		if (!item)
			return false;
		if (tree_is_absent(item))
			report_empty(loader, section, item->at);
		else
			read_entry(reader, section, NULL, item);
		forget(reader);
	}
	return false;
}

/* The value of an entry that is not wanted may hold anchors that others use. */
static bool skip_entry(struct tree_reader *tree)
{
	return tree_event(tree) && tree_skip(tree);
}

static bool stream_map(struct document_reader *reader, const struct section *section)
{
	struct tree_reader *tree = &reader->tree;
	struct loader *loader = reader->loader;
	uint32_t first_node = loader->model->node_count;
	struct tree *merge = NULL;

	if (!tree_enter(tree))
		return false;
	while (tree_event(tree)) {
		struct tree *key, *value;

		if (tree->event.kind == EVENT_MAP_END) {
			tree_leave(tree);
			if (merge && !tree_is_absent(merge))
				merge_entries(reader, section, merge, first_node);
			forget(reader);
			return true;
		}
		begin_entry(reader);
		key = tree_read(tree);
		if (!key)
			return false;
		if (!is_merge(key) && !wants_entry(loader, key)) {
			if (!skip_entry(tree))
				return false;
			continue;
		}
		if (key->kind == TREE_SCALAR)
			model_expect_id(loader->model, tree_str(key));
		value = tree_event(tree) ? tree_read(tree) : NULL;
		if (!value || (value->kind == TREE_SCALAR && !tree_goes_on(tree)))
			return false;
		key->next = value;
		if (is_merge(key))
			merge = tree_copy(&loader->anchored, value);
		else
			read_entry(reader, section, key, value);
		forget(reader);
	}
	return false;
}

static bool read_section(struct document_reader *reader, const struct section *section)
{
	struct tree_reader *tree = &reader->tree;
	const struct event *event = &tree->event;
	struct tree *value;

	reader->loader->bare = NODE_NONE;
	if (!tree_event(tree))
		return false;
	if (event->kind == EVENT_LIST && !event->anchor && !event->tag)
		return stream_list(reader, section);
	if (event->kind == EVENT_MAP && !event->anchor && !event->tag &&
		section->sort != SORT__COUNT)
		return stream_map(reader, section);
	value = tree_read(tree);
	if (!value || (value->kind == TREE_SCALAR && !tree_goes_on(tree)))
		return false;
	if (tree_is_absent(value))
		reader->bare = section->key;
	read_section_tree(reader, section, value);
	return true;
}

/* ---- the top level ---- */

static void check_version(struct loader *loader, const struct pair *pair)
{
	struct str version;

	if (!scalar_wanted(loader, pair, pair->value, "the version of the format"))
		return;
	version = tree_str(pair->value);
	if (!str_is(version, "1"))
		HELP(loader,
			FINDING(loader, BAD_VALUE, pair->value->at,
				"version '%.*s' of the format is not known, this program "
				"reads 1",
				STR_ARG(version)),
			"write 'orgraph: 1'");
}

/* The section that a key of the top level begins. */
static bool section_of(const struct tree *key, struct section *section)
{
	int sort = 0;

	while (sort < SORT__COUNT && !tree_is(key, sort_key((enum sort)sort)))
		sort++;
	*section = (struct section){(enum sort)sort, key};
	return sort < SORT__COUNT || tree_is(key, "lines");
}

/* A key that is read as a whole. */
static void read_top_value(struct document_reader *reader, struct pair *pair)
{
	struct loader *loader = reader->loader;

	if (tree_is(pair->key, "orgraph")) {
		if (tree_is_absent(pair->value))
			reader->first[pair->number] = NULL; /* absent */
		else
			check_version(loader, pair);
	} else if (tree_is(pair->key, "organisation") && !tree_is_absent(pair->value)) {
		read_organisation(loader, pair);
	} else if (tree_is(pair->key, "views") && !tree_is_absent(pair->value)) {
		read_views(loader, pair);
	}
}

/* Is this key of the top level to be read? Remembers it. */
static bool is_wanted(struct document_reader *reader, struct tree *key, uint8_t number)
{
	struct loader *loader = reader->loader;
	struct diag *diag;

	if (reader->first[number]) {
		diag = FINDING(loader, DUPLICATE_KEY, key->at,
			"the key '%.*s' is repeated", STR_ARG(tree_str(key)));
		NOTE(loader, diag, reader->first[number]->at,
			"it stands here first, and this counts");
		HELP(loader, diag, "remove it, or write all of it below the first");
		return false;
	}
	reader->first[number] = tree_copy(&loader->anchored, key);
	return true;
}

/* Without indentation, what belongs to the section before begins at the top. One such
 * mistake is told once, however many entries it makes unknown. */
static void report_dedented(struct document_reader *reader, const struct tree *key)
{
	struct loader *loader = reader->loader;
	struct diag *diag;

	if (reader->told)
		return;
	reader->told = true;
	diag = FINDING(loader, UNKNOWN_KEY, key->at, "unknown key '%.*s' in a file",
		STR_ARG(tree_str(key)));
	NOTE(loader, diag, reader->bare->at, "'%.*s' stands here, and nothing below it",
		STR_ARG(tree_str(reader->bare)));
	if (str_starts(tree_str(key), "\xC2\xA0"))
		HELP(loader, diag,
			"no-break spaces indent this line: replace each by an ordinary "
			"space, and in the lines that follow, too");
	else
		HELP(loader, diag,
			"indent it, if it belongs to '%.*s': put two blanks more before "
			"this line and before all that follow and belong there, too",
			STR_ARG(tree_str(reader->bare)));
}

/* References to what it would have declared are no mistakes of their own. */
static bool skip_unknown(struct document_reader *reader, struct tree *key)
{
	struct loader *loader = reader->loader;
	struct tree_reader *tree = &reader->tree;
	struct pair pair = {.key = key, .value = key}; /* any value will do here */
	uint8_t meant;

	/* it was meant to go on with the node before */
	if (str_starts(tree_str(key), "\xC2\xA0") && loader->model->node_count > 0)
		add_unread_key(loader, loader->model->node_count - 1, NULL, NULL);
	if (!skip_entry(tree) || !tree_goes_on(tree))
		return false;
	add_unread(loader, (struct span){key->at.begin, tree->event.at.begin});
	if (reader->bare) {
		report_dedented(reader, key);
		return true;
	}
	meant = report_unknown_key(
		loader, KEYS_TOP, (struct pairs){.items = &pair, .count = 1}, 0);
	if (meant != KEY_UNKNOWN)
		reader->meant |= UINT64_C(1) << meant;
	return true;
}

/* One key of the top level with its value. */
static bool read_top_pair(struct document_reader *reader)
{
	struct loader *loader = reader->loader;
	struct tree_reader *tree = &reader->tree;
	struct tree *key = tree_read(tree);
	struct section section;
	struct pair pair;
	uint8_t number;

	if (!key)
		return false;
	if (is_merge(key)) {
		reader->merge = tree_event(tree) ? tree_read(tree) : NULL;
		if (reader->merge)
			reader->merge = tree_copy(&loader->anchored, reader->merge);
		return reader->merge != NULL;
	}
	if (!wants_entry(loader, key))
		return skip_entry(tree);
	number = keys_find(&loader->keys[KEYS_TOP], tree_str(key));
	if (number == KEY_UNKNOWN)
		return skip_unknown(reader, key);
	reader->bare = NULL;
	reader->told = false;
	if (!is_wanted(reader, key, number))
		return skip_entry(tree);
	if (section_of(reader->first[number], &section)) /* a copy: it outlives entries */
		return read_section(reader, &section);
	pair = (struct pair){.key = key, .number = number};
	pair.value = tree_event(tree) ? tree_read(tree) : NULL;
	if (!pair.value)
		return false;
	key->next = pair.value;
	if (tree_is_absent(pair.value))
		reader->bare = reader->first[number];
	read_top_value(reader, &pair);
	return true;
}

/* Top-level keys that `<<` brings, where the file has none of its own. */
static void merge_top(struct document_reader *reader)
{
	struct loader *loader = reader->loader;
	struct tree wrapper = {.kind = TREE_MAP, .count = 1, .at = reader->merge->at};
	struct tree key = {
		.kind = TREE_SCALAR, .flags = TREE_PLAIN, .ptr = "<<", .count = 2};
	struct pairs pairs;

	reader->merge->next = NULL;
	key.next = reader->merge;
	key.at = reader->merge->at;
	wrapper.first = &key;
	pairs = map_read_known(loader, &wrapper, KEYS_TOP);
	for (uint32_t i = 0; i < pairs.count; i++) {
		struct pair *pair = &pairs.items[i];
		struct section section;

		if (reader->first[pair->number])
			continue;
		reader->first[pair->number] = pair->key;
		if (section_of(pair->key, &section))
			read_section_tree(reader, &section, pair->value);
		else
			read_top_value(reader, pair);
	}
}

static void report_top(struct loader *loader, const struct event *event)
{
	struct diag *diag;

	if (event->kind == EVENT_SCALAR && event->plain && event->value.len == 0) {
		diag = FINDING(loader, MISSING_KEY, event->at, "the file is empty");
		HELP(loader, diag, "begin it with 'orgraph: 1'");
		return;
	}
	diag = FINDING(loader, WRONG_TYPE, event->at,
		"a file has to be a map of keys such as 'groups', this is %s",
		event->kind == EVENT_LIST ? "a list" : "a text");
	HELP(loader, diag,
		"begin it with 'orgraph: 1', then keys such as 'groups:'; a blank stands "
		"behind each colon");
}

static bool read_top(struct document_reader *reader)
{
	struct loader *loader = reader->loader;
	struct tree_reader *tree = &reader->tree;

	if (tree->event.kind != EVENT_MAP) {
		report_top(loader, &tree->event);
		return tree_skip(tree);
	}
	if (!tree_enter(tree))
		return false;
	while (tree_event(tree)) {
		if (tree->event.kind == EVENT_MAP_END) {
			tree_leave(tree);
			if (reader->merge)
				merge_top(reader);
			return true;
		}
		begin_entry(reader);
		if (!read_top_pair(reader))
			return false;
		forget(reader);
	}
	return false;
}

static void report_no_version(struct loader *loader, const struct source *source)
{
	HELP(loader,
		FINDING(loader, MISSING_KEY, ((struct span){source->base, source->base}),
			"the file has no 'orgraph'"),
		"begin it with 'orgraph: 1'");
}

/* By its key, or by one that was told to be meant for it. */
static bool has_version(const struct document_reader *reader)
{
	uint8_t number = keys_find(&reader->loader->keys[KEYS_TOP], STR("orgraph"));

	return reader->first[number] || reader->meant >> number & 1;
}

/* All events of the file: documents, of which the first counts. */
static void read_stream(struct document_reader *reader)
{
	struct loader *loader = reader->loader;
	struct tree_reader *tree = &reader->tree;
	bool first = true, map;

	while (tree_event(tree) && tree->event.kind != EVENT_STREAM_END) {
		struct span at = tree->event.at;

		if (!tree_event(tree)) /* a document begins: its value */
			return;
		if (!first) {
			if (tree->event.kind != EVENT_SCALAR || tree->event.value.len > 0)
				report_second_document(loader, at);
			return;
		}
		first = false;
		map = tree->event.kind == EVENT_MAP;
		if (!read_top(reader))
			return;
		if (map && !has_version(reader))
			report_no_version(loader, reader->source);
		if (!tree_event(tree)) /* and ends */
			return;
	}
	if (first && !tree->failed)
		HELP(loader,
			FINDING(loader, MISSING_KEY,
				((struct span){
					reader->source->base, reader->source->base}),
				"the file is empty"),
			"begin it with 'orgraph: 1'");
}

void read_document(struct loader *loader, const struct source *source)
{
	struct document_reader reader = {.loader = loader, .source = source};

	if (report_bytes(loader, source))
		return;
	begin_tree(loader, &reader.tree, source);
	reader.entry = source->base;
	reader.entry_node = loader->model->node_count;
	loader->bare = NODE_NONE;
	read_stream(&reader);
	if (reader.tree.failed)
		add_unread(
			loader, (struct span){reader.entry, source->base + source->len});
	/* a line that is indented too little ends the node that it belongs to */
	for (uint32_t i = reader.entry_node;
		reader.tree.failed && i < loader->model->node_count; i++)
		add_unread_key(loader, i, NULL, NULL);
	if (reader.tree.failed && loader->bare != NODE_NONE)
		add_unread_key(loader, loader->bare, NULL, NULL);
	end_tree(loader, &reader.tree);
}
