/*
 * The manifest. It is small, so that its tree is read as a whole; from there on it is
 * read by tables like everything else.
 */
#include "load_internal.h"

#include "base/file.h"
#include "base/vec.h"
#include "model/project.h"

/* ---- the file ---- */

/* The value of the first document; NULL when there is none, which is reported. */
static struct tree *read_top(struct loader *loader, struct tree_reader *tree)
{
	struct tree *top;

	if (!tree_event(tree))
		return NULL;
	if (tree->event.kind == EVENT_STREAM_END) {
		HELP(loader,
			FINDING(loader, MISSING_KEY, tree->event.at, "the file is empty"),
			"begin it with 'orgraph_project: 1'");
		return NULL;
	}
	if (!tree_event(tree))
		return NULL;
	top = tree_read(tree);
	while (top && tree_event(tree) && tree->event.kind != EVENT_STREAM_END) {
		if (tree->event.kind == EVENT_DOCUMENT) {
			report_second_document(loader, tree->event.at);
			break;
		}
	}
	return top;
}

static void check_version(struct loader *loader, struct tree *top, struct pairs pairs)
{
	const struct pair *pair = pairs_find(pairs, "orgraph_project");

	if (!pair)
		HELP(loader,
			FINDING(loader, MISSING_KEY, top->at,
				"the manifest has no 'orgraph_project'"),
			"begin it with 'orgraph_project: 1'");
	else if (scalar_wanted(loader, pair, pair->value, "the version of the format") &&
		 !tree_is(pair->value, "1"))
		HELP(loader,
			FINDING(loader, BAD_VALUE, pair->value->at,
				"version '%.*s' of the manifest is not known, this "
				"program reads 1",
				STR_ARG(tree_str(pair->value))),
			"write 'orgraph_project: 1'");
}

/* ---- paths ---- */

/* Relative to the folder of the manifest; NULL after a finding. A name that begins with
 * '-' is a name. */
static const char *path_of(
	struct loader *loader, const struct project *project, struct text written)
{
	const char *slash = strrchr(project->path, '/');
	struct buf path = {0};
	const char *copy;

	if (written.len == 0 || memchr(written.ptr, '\0', written.len)) {
		HELP(loader,
			FINDING(loader, BAD_VALUE, written.at,
				"this is no name of a file or folder"),
			"write a path, as seen from the folder of the manifest");
		return NULL;
	}
	if (written.ptr[0] != '/' && slash)
		buf_add(&path, project->path, (size_t)(slash - project->path) + 1);
	else if (written.ptr[0] == '-')
		buf_add_text(&path, "./");
	buf_add_str(&path, text_str(written));
	copy = arena_copy(&loader->model->arena, path.data, path.len);
	buf_release(&path);
	return copy;
}

/* Texts that are no path are left out. */
static const char **paths_of(
	struct loader *loader, const struct project *project, struct texts *texts)
{
	const char **paths = model_alloc(loader, texts->count + 1, sizeof *paths);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < texts->count; i++) {
		const char *path = path_of(loader, project, texts->items[i]);

		if (!path)
			continue;
		texts->items[kept] = texts->items[i];
		paths[kept++] = path;
	}
	texts->count = kept;
	return paths;
}

/* ---- severities, limits, suppressions ---- */

/* What stands behind each key of `severities`. */
static const char *const severity_words[] = {"", "error", "warning", "info", "off", NULL};
static const enum severity severities[] = {
	SEVERITY_OFF, SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO, SEVERITY_OFF};
static const struct field severity_field = {
	.key = "severity", .type = FIELD_WORD, .words = severity_words};

static void read_severity(
	struct loader *loader, struct project *project, const struct pair *pair)
{
	struct pair known = *pair;
	uint8_t index = 0;

	known.field = &severity_field;
	decode_field(loader, &known, &index);
	if (index > 0)
		project->severities[project->severity_count++] =
			(struct rule_severity){tree_text(pair->key), severities[index]};
}

static void read_severities(
	struct loader *loader, struct project *project, const struct pair *pair)
{
	struct pairs pairs;

	if (!pair || !map_wanted(loader, pair, pair->value, "a map",
			     "write {no-chair: error, no-source: off}"))
		return;
	pairs = map_read(loader, pair->value, NULL);
	project->severities =
		model_alloc(loader, pairs.count, sizeof *project->severities);
	for (uint32_t i = 0; i < pairs.count; i++)
		if (pairs.items[i].value)
			read_severity(loader, project, &pairs.items[i]);
}

static void read_limits(
	struct loader *loader, struct project *project, const struct pair *pair)
{
	const struct quantity *limit = &project->limits.overloaded_post;

	if (!pair || !map_wanted(loader, pair, pair->value, "a map",
			     "write {overloaded_post: 8}"))
		return;
	decode_fields(loader, map_read_known(loader, pair->value, KEYS_LIMITS),
		&project->limits);
	if (!span_is_set(limit->at) || (limit->number > 0 && !limit->or_more))
		return;
	HELP(loader,
		FINDING(loader, BAD_VALUE, limit->at,
			"'overloaded_post' is the most groups in which a post may sit"),
		"write a number such as 8");
	project->limits.overloaded_post = (struct quantity){0};
}

static void report_missing(
	struct loader *loader, struct span at, const char *key, const char *help)
{
	HELP(loader,
		FINDING(loader, MISSING_KEY, at, "this suppression has no '%s'", key),
		"%s", help);
}

/* Everything that it lacks is told at once. */
static bool is_complete(struct loader *loader, const struct acceptance *acceptance)
{
	uint32_t ids = acceptance->id.count + acceptance->ids.count;

	if (acceptance->rule.len == 0)
		report_missing(loader, acceptance->at, "rule",
			"add 'rule: RULE', as the finding names it");
	if (ids == 0)
		report_missing(loader, acceptance->at, "id",
			"add 'id: ID' or 'ids: [ID, …]', of what the findings are about");
	if (acceptance->reason.len == 0)
		report_missing(loader, acceptance->at, "reason",
			"add 'reason: …': why the findings may stay; without it they are "
			"not hidden");
	return acceptance->rule.len > 0 && ids > 0 && acceptance->reason.len > 0;
}

static void read_suppressions(
	struct loader *loader, struct project *project, const struct pair *pair)
{
	struct tree *item;
	struct run run;

	if (!pair)
		return;
	run = run_of(pair->value);
	project->suppressions =
		model_alloc(loader, run.left, sizeof *project->suppressions);
	while ((item = run_next(loader, pair, &run))) {
		struct acceptance acceptance = {.at = item->at};

		if (!map_wanted(loader, pair, item, "a map or a list of maps",
			    "write {rule: …, id: …, reason: …}"))
			continue;
		decode_fields(loader, map_read_known(loader, item, KEYS_ACCEPTANCE),
			&acceptance);
		if (is_complete(loader, &acceptance))
			project->suppressions[project->suppression_count++] = acceptance;
	}
}

/* ---- the whole ---- */

static void read_project(struct loader *loader, struct project *project, struct tree *top)
{
	struct pairs pairs;

	if (top->kind != TREE_MAP) {
		HELP(loader,
			FINDING(loader, WRONG_TYPE, top->at,
				"a manifest has to be a map of keys such as 'inputs'"),
			"begin it with 'orgraph_project: 1', then keys such as "
			"'inputs:'");
		return;
	}
	pairs = map_read_known(loader, top, KEYS_PROJECT);
	check_version(loader, top, pairs);
	decode_fields(loader, pairs, project);
	project->input_paths = paths_of(loader, project, &project->inputs);
	project->rule_paths = paths_of(loader, project, &project->rules);
	if (span_is_set(project->baseline.at))
		project->baseline_path = path_of(loader, project, project->baseline);
	read_severities(loader, project, pairs_find(pairs, "severities"));
	read_limits(loader, project, pairs_find(pairs, "limits"));
	read_suppressions(loader, project, pairs_find(pairs, "suppressions"));
}

/* Any other file that was named as if it were a manifest. */
static bool is_other_kind(struct loader *loader, const struct source *source)
{
	enum document_kind kind = document_begins(source);

	if (kind != DOCUMENT_OURS && kind != DOCUMENT_RULES)
		return false;
	HELP(loader,
		FINDING(loader, UNKNOWN_KEY, ((struct span){source->base, source->base}),
			"this is %s, not a manifest",
			kind == DOCUMENT_OURS ? "an organisation" : "a rule file"),
		kind == DOCUMENT_OURS
			? "name it as INPUT, or under 'inputs' in a manifest"
			: "name it under 'rules' in a manifest");
	return true;
}

static void read_source(
	struct loader *loader, struct project *project, const struct source *source)
{
	struct tree_reader tree;
	struct tree *top;

	if (report_bytes(loader, source) || is_other_kind(loader, source))
		return;
	begin_tree(loader, &tree, source);
	top = read_top(loader, &tree);
	if (top)
		read_project(loader, project, top);
	end_tree(loader, &tree);
}

static void take_text(struct project *project, struct model *model,
	struct sources *sources, struct sink *sink, const char *name, struct buf *text)
{
	struct load_options options = {0};
	struct loader loader;
	struct source *source = sources_add(sources, name, text);

	if (!source)
		BUG("the first source finds no room");
	source->aside = true;
	project->path = source->name;
	loader_init(&loader, model, sources, sink, &options);
	read_source(&loader, project, source);
	loader_release(&loader);
}

bool load_project(struct project *project, struct model *model, struct sources *sources,
	struct sink *sink, const char *path)
{
	struct buf text = {0}, why = {0};
	bool done = file_read(path, LIMIT_FILE_BYTES, &text, &why);

	*project = (struct project){0};
	if (done)
		take_text(project, model, sources, sink, path, &text);
	else
		sink_trouble(sink, "cannot read '%s': %s", path, why.data);
	buf_release(&text);
	buf_release(&why);
	return done;
}

void load_project_text(struct project *project, struct model *model,
	struct sources *sources, struct sink *sink, const char *name, struct str text)
{
	struct buf copy = {0};

	*project = (struct project){0};
	buf_add_str(&copy, text);
	take_text(project, model, sources, sink, name, &copy);
	buf_release(&copy);
}
