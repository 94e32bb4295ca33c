/*
 * A file beside the organisation that is read as one tree: a manifest, a baseline, a
 * rule file. Its head is checked here, its keys by the tables.
 */
#include "decode_internal.h"
#include "file_internal.h"

#include "base/file.h"

static void report_empty(
	struct loader *loader, struct span at, const struct whole_kind *kind)
{
	HELP(loader, FINDING(loader, MISSING_KEY, at, "the file is empty"),
		"begin it with '%s: 1', and write '%s' below", kind->head, kind->below);
}

static void check_version(struct loader *loader, struct tree *top, struct pairs pairs,
	const struct whole_kind *kind)
{
	const struct pair *pair = pairs_find(pairs, kind->head);

	if (!pair && !pairs_lack(loader, pairs, kind->keys, kind->head))
		return; /* misspelt, and told */
	if (!pair)
		HELP(loader,
			FINDING(loader, MISSING_KEY, top->at, "the file has no '%s'",
				kind->head),
			"begin it with '%s: 1'", kind->head);
	else if (scalar_wanted(loader, pair, pair->value, "the version of the format") &&
		 !tree_is(pair->value, "1"))
		HELP(loader,
			FINDING(loader, BAD_VALUE, pair->value->at,
				"version '%.*s' of the format is not known, this program "
				"reads 1",
				STR_ARG(tree_str(pair->value))),
			"write '%s: 1'", kind->head);
}

static void report_no_map(
	struct loader *loader, const struct whole_kind *kind, const struct tree *top)
{
	struct diag *diag = FINDING(loader, WRONG_TYPE, top->at,
		"%s has to be a map of keys, this is %s", kind->what, tree_called(top));

	if (!help_slip(loader, diag, top))
		HELP(loader, diag, "begin it with '%s: 1', and write '%s' below%s",
			kind->head, kind->below,
			top->kind == TREE_LIST ? ", without '-' before them" : "");
}

static void read_map(struct loader *loader, const struct whole_kind *kind, void *into,
	struct tree *top)
{
	struct pairs pairs;

	if (top->kind != TREE_MAP) {
		report_no_map(loader, kind, top);
		return;
	}
	pairs = map_read_known(loader, top, kind->keys);
	check_version(loader, top, pairs, kind);
	kind->read(loader, pairs, into);
}

/* A file of another kind that was named as if it were one of this. */
static bool is_other_kind(struct loader *loader, const struct source *source,
	const struct whole_kind *wanted)
{
	static const char *const what[] = {
		[DOCUMENT_OURS] = "an organisation",
		[DOCUMENT_MANIFEST] = "a manifest",
		[DOCUMENT_RULES] = "a rule file",
		[DOCUMENT_BASELINE] = "a baseline",
	};
	static const char *const help[] = {
		[DOCUMENT_OURS] = "name it as INPUT, or under 'inputs' in a manifest",
		[DOCUMENT_MANIFEST] = "name it with --project",
		[DOCUMENT_RULES] = "name it with --rules, or under 'rules' in a manifest",
		[DOCUMENT_BASELINE] =
			("name it with --baseline, or under 'baseline' in a "
			 "manifest"),
	};
	enum document_kind kind = document_begins(source);

	if (kind >= DOCUMENT_FOREIGN || kind == wanted->kind)
		return false;
	HELP(loader,
		FINDING(loader, UNKNOWN_KEY, ((struct span){source->base, source->base}),
			"this is %s, not %s", what[kind], wanted->what),
		"%s", help[kind]);
	return true;
}

static void read_source(
	struct loader *loader, const struct whole *whole, const struct source *source)
{
	struct tree_reader tree;
	struct tree *top;

	if (report_bytes(loader, source) || is_other_kind(loader, source, whole->kind))
		return;
	begin_tree(loader, &tree, source);
	top = read_only_tree(loader, &tree);
	if (top)
		read_map(loader, whole->kind, whole->into, top);
	else if (!tree.failed)
		report_empty(loader, tree.event.at, whole->kind);
	end_tree(loader, &tree);
}

static void take_text(const struct whole *whole, const char *name, struct buf *text)
{
	struct load_options options = {0};
	struct loader loader;
	struct source *source = sources_add(whole->sources, name, text);

	if (!source) {
		sink_trouble(whole->sink,
			"'%s' was not read: all files together are larger than 4 GiB",
			name);
		return;
	}
	source->aside = true;
	loader_init(&loader, whole->model, whole->sources, whole->sink, &options);
	if (whole->kind->arena)
		loader.arena = whole->kind->arena(whole->into);
	read_source(&loader, whole, source);
	loader_release(&loader);
}

bool whole_load(const struct whole *whole, const char *path)
{
	struct buf text = {0}, why = {0};
	bool done = file_read(path, LIMIT_FILE_BYTES, &text, &why);

	if (done)
		take_text(whole, path, &text);
	else
		trouble_unread(whole->sink, path, why.data);
	buf_release(&text);
	buf_release(&why);
	return done;
}

void whole_load_text(const struct whole *whole, const char *name, struct str text)
{
	struct buf copy = {0};

	buf_add_str(&copy, text);
	take_text(whole, name, &copy);
	buf_release(&copy);
}
