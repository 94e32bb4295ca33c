/* A file as facts, from its whole tree. Recursion ends with LIMIT_NESTING. */
#include "load/facts.h"

#include "file_internal.h"

struct teller {
	fact_taker *take;
	void *context;
	struct buf path, value;
};

/* ---- values in a line ---- */

static void add_flow(struct buf *out, const struct tree *tree);

/* "post: clerk, count: 2" */
static void add_pairs(struct buf *out, const struct tree *map)
{
	for (const struct tree *key = map->first; key; key = key->next->next) {
		buf_add_text(out, key == map->first ? "" : ", ");
		add_flow(out, key);
		buf_add_text(out, ": ");
		add_flow(out, key->next);
	}
}

static void add_items(struct buf *out, const struct tree *list)
{
	for (const struct tree *item = list->first; item; item = item->next) {
		buf_add_text(out, item == list->first ? "" : ", ");
		add_flow(out, item);
	}
}

static void add_flow(struct buf *out, const struct tree *tree)
{
	if (tree->kind == TREE_SCALAR) {
		buf_add_str(out, tree_str(tree));
		return;
	}
	buf_add_char(out, tree->kind == TREE_MAP ? '{' : '[');
	if (tree->kind == TREE_MAP)
		add_pairs(out, tree);
	else
		add_items(out, tree);
	buf_add_char(out, tree->kind == TREE_MAP ? '}' : ']');
}

/* ---- facts ---- */

static void tell(struct teller *teller, enum fact_kind kind, struct str value)
{
	teller->take(teller->context, kind, buf_str(&teller->path), value);
}

static void cut_path(struct teller *teller, size_t len)
{
	teller->path.len = len;
	if (teller->path.data)
		teller->path.data[len] = '\0';
}

static void tell_flow(struct teller *teller, const struct tree *value)
{
	buf_clear(&teller->value);
	add_flow(&teller->value, value);
	tell(teller, FACT_VALUE, buf_str(&teller->value));
}

static void tell_pairs(
	struct teller *teller, const struct tree *map, const struct tree *but);

/* Each item of a list alone, so that one that came or went is one line. */
static void tell_value(struct teller *teller, const struct tree *value)
{
	if (value->kind == TREE_SCALAR) {
		if (!tree_is_absent(value))
			tell(teller, FACT_VALUE, tree_str(value));
	} else if (value->count == 0) {
		tell_flow(teller, value);
	} else if (value->kind == TREE_MAP) {
		tell_pairs(teller, value, NULL);
	} else {
		for (const struct tree *item = value->first; item; item = item->next)
			tell_flow(teller, item);
	}
}

/* The values of a map but that of one key, each with its key at the end of the path. */
static void tell_pairs(
	struct teller *teller, const struct tree *map, const struct tree *but)
{
	size_t len = teller->path.len;

	for (const struct tree *key = map->first; key; key = key->next->next) {
		if (key == but)
			continue;
		buf_add_text(&teller->path, len > 0 ? "." : "");
		add_flow(&teller->path, key);
		tell_value(teller, key->next);
		cut_path(teller, len);
	}
}

/* ---- entries ---- */

/* The key of a text, where the map has it. */
static const struct tree *find_text(const struct tree *map, const char *word)
{
	if (map->kind != TREE_MAP)
		return NULL;
	for (const struct tree *key = map->first; key; key = key->next->next)
		if (tree_is(key, word) && key->next->kind == TREE_SCALAR)
			return key;
	return NULL;
}

/* "group council", the name, and what is said of it. */
static void tell_entry(struct teller *teller, const char *what, const struct tree *id,
	const struct tree *value)
{
	const struct tree *name = find_text(value, "name");

	buf_add_text(&teller->path, what);
	if (id) {
		buf_add_char(&teller->path, ' ');
		add_flow(&teller->path, id);
	}
	tell(teller, FACT_ENTRY, name ? tree_str(name->next) : (struct str){0});
	cut_path(teller, 0);
	if (value->kind == TREE_MAP)
		tell_pairs(teller, value, name);
	else
		tell_value(teller, value);
}

/* Nodes by id, or as a list, which an export has. */
static void tell_nodes(struct teller *teller, const char *what, const struct tree *nodes)
{
	if (nodes->kind == TREE_LIST) {
		for (const struct tree *item = nodes->first; item; item = item->next) {
			const struct tree *id = find_text(item, "id");

			tell_entry(teller, what, id ? id->next : NULL, item);
		}
		return;
	}
	for (const struct tree *key = nodes->first; key; key = key->next->next)
		tell_entry(teller, what, key, key->next);
}

static void tell_lines(struct teller *teller, const struct tree *lines)
{
	buf_add_text(&teller->path, "lines");
	tell(teller, FACT_ENTRY, (struct str){0});
	cut_path(teller, 0);
	for (const struct tree *item = lines->first; item; item = item->next) {
		buf_clear(&teller->value);
		if (item->kind == TREE_MAP)
			add_pairs(&teller->value, item);
		else
			add_flow(&teller->value, item);
		tell(teller, FACT_VALUE, buf_str(&teller->value));
	}
}

static void tell_top(
	struct teller *teller, const struct tree *key, const struct tree *value)
{
	struct buf word = {0};

	if (value->kind == TREE_SCALAR) {
		add_flow(&teller->path, key);
		tell(teller, FACT_ENTRY, tree_str(value));
		cut_path(teller, 0);
		return;
	}
	for (int sort = 0; sort < SORT__COUNT; sort++) {
		if (!tree_is(key, sort_key((enum sort)sort)))
			continue;
		tell_nodes(teller, sort_name((enum sort)sort), value);
		return;
	}
	if (tree_is(key, "lines") && value->kind == TREE_LIST) {
		tell_lines(teller, value);
		return;
	}
	add_flow(&word, key);
	tell_entry(teller, word.data ? word.data : "", NULL, value);
	buf_release(&word);
}

/* ---- the file ---- */

static void explain(struct buf *why, const struct sink *sink)
{
	struct place place;

	if (sink->count == 0)
		return;
	if (sources_place(sink->sources, sink->items[0]->at.begin, &place))
		buf_printf(why, "line %u: ", (unsigned)place.line);
	buf_add_str(why, sink->items[0]->message);
}

static enum facts_end read_source(
	struct loader *loader, const struct source *source, struct teller *teller)
{
	enum facts_end end = FACTS_BROKEN;
	struct tree_reader reader;
	struct tree *top;

	if (report_bytes(loader, source))
		return FACTS_BROKEN;
	if (document_kind(source, true) >= DOCUMENT_FOREIGN)
		return FACTS_FOREIGN;
	begin_tree(loader, &reader, source);
	top = read_only_tree(loader, &reader);
	/* broken, too, is what ends in an error, or where another document follows */
	if (top && top->kind == TREE_MAP && !reader.failed && loader->sink->count == 0) {
		for (struct tree *key = top->first; key; key = key->next->next)
			tell_top(teller, key, key->next);
		end = FACTS_TOLD;
	}
	end_tree(loader, &reader);
	return end;
}

enum facts_end facts_read(
	struct str text, fact_taker *take, void *context, struct buf *why)
{
	struct teller teller = {.take = take, .context = context};
	struct load_options options = {0};
	struct sources sources = {0};
	enum facts_end end = FACTS_FOREIGN; /* as one of more than 4 GiB is */
	const struct source *source;
	struct arena texts;
	struct loader loader;
	struct sink sink;
	struct buf copy = {0};

	buf_add_str(&copy, text);
	source = sources_add(&sources, "", &copy);
	arena_init(&texts, "texts of a file");
	sink_init(&sink, NULL, &sources);
	loader_init(&loader, NULL, &sources, &sink, &options);
	loader.arena = &texts;
	if (source)
		end = read_source(&loader, source, &teller);
	if (end == FACTS_BROKEN)
		explain(why, &sink);
	loader_release(&loader);
	sink_release(&sink);
	arena_release(&texts);
	sources_release(&sources);
	buf_release(&teller.path);
	buf_release(&teller.value);
	return end;
}
