/*
 * The manifest. It is small, so that its tree is read as a whole; from there on it is
 * read by tables like everything else.
 */
#include "decode_internal.h"
#include "file_internal.h"

#include "base/file.h"
#include "base/vec.h"

/* ---- paths ---- */

/* Takes the last part of a path off, where ".." behind it says no more than that: not
 * behind another "..", nor behind a link to a folder elsewhere. */
static bool take_off(struct buf *path)
{
	size_t begin = path->len;

	while (begin > 0 && path->data[begin - 1] != '/')
		begin--;
	if (begin == path->len || strcmp(path->data + begin, "..") == 0 ||
		file_is_link(path->data))
		return false;
	path->len = begin > 1 ? begin - 1 : begin;
	path->data[path->len] = '\0';
	return true;
}

/* Without "." and empty parts, and folders that are left again. */
static void add_tidy(struct buf *out, const char *path)
{
	if (path[0] == '/')
		buf_add_char(out, '/');
	for (;;) {
		size_t len = strcspn(path, "/");
		bool says = len > 1 || (len == 1 && path[0] != '.');

		if (len == 2 && path[0] == '.' && path[1] == '.')
			says = !take_off(out);
		if (says && out->len > 0 && out->data[out->len - 1] != '/')
			buf_add_char(out, '/');
		if (says)
			buf_add(out, path, len);
		if (path[len] == '\0')
			return;
		path += len + 1;
	}
}

/* A name that begins with '-' is a name. */
const char *written_path(
	struct loader *loader, const struct project *project, struct text written)
{
	const char *slash = strrchr(project->path, '/');
	struct buf path = {0}, tidy = {0};
	const char *copy;

	if (written.len == 0) {
		HELP(loader,
			FINDING(loader, BAD_VALUE, written.at,
				"this is no name of a file or folder"),
			"write a path, as seen from the folder of the manifest");
		return NULL;
	}
	if (written.ptr[0] != '/' && slash)
		buf_add(&path, project->path, (size_t)(slash - project->path) + 1);
	buf_add_str(&path, text_str(written));
	add_tidy(&tidy, path.data);
	buf_clear(&path);
	if (tidy.len == 0)
		buf_add_text(&path, ".");
	else
		buf_printf(&path, "%s%s", tidy.data[0] == '-' ? "./" : "", tidy.data);
	copy = arena_copy(&loader->model->arena, path.data, path.len);
	buf_release(&path);
	buf_release(&tidy);
	return copy;
}

/* Texts that are no path are left out. */
static const char **paths_of(
	struct loader *loader, const struct project *project, struct texts *texts)
{
	const char **paths = model_alloc(loader, texts->count + 1, sizeof *paths);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < texts->count; i++) {
		const char *path = written_path(loader, project, texts->items[i]);

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
static const enum severity severities[] = {
	SEVERITY_OFF, SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO, SEVERITY_OFF};
static const struct field severity_field = {
	.key = "severity", .type = FIELD_WORD, .words = project_severity_words};

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

static void read_variables(
	struct loader *loader, struct project *project, const struct pair *pair)
{
	if (pair && map_wanted(loader, pair, pair->value, "a map",
			    "write {version: …, approver: …}"))
		decode_fields(loader, map_read_known(loader, pair->value, KEYS_VARIABLES),
			&project->variables);
}

/* ---- the whole ---- */

struct manifest_reading {
	struct project *project;
	const struct entry_keys *keys;
};

static void read_project(struct loader *loader, struct pairs pairs, void *into)
{
	const struct manifest_reading *reading = into;
	struct project *project = reading->project;

	decode_fields(loader, pairs, project);
	project->input_paths = paths_of(loader, project, &project->inputs);
	project->rule_paths = paths_of(loader, project, &project->rules);
	if (span_is_set(project->baseline.at))
		project->baseline_path = written_path(loader, project, project->baseline);
	read_severities(loader, project, pairs_find(pairs, "severities"));
	read_limits(loader, project, pairs_find(pairs, "limits"));
	read_suppressions(loader, project, pairs_find(pairs, "suppressions"));
	if (pairs_find(pairs, "views"))
		read_views(loader, pairs_find(pairs, "views"));
	read_variables(loader, project, pairs_find(pairs, "variables"));
	if (span_is_set(project->output.at))
		project->output_path = written_path(loader, project, project->output);
	read_entries(loader, project, pairs, reading->keys);
}

static const struct whole_kind manifest_kind = {
	.kind = DOCUMENT_MANIFEST,
	.keys = KEYS_PROJECT,
	.head = "orgraph_project",
	.below = "inputs: [FILE]",
	.what = "a manifest",
	.read = read_project,
};

bool load_project(struct project *project, struct model *model, struct sources *sources,
	struct sink *sink, const char *path, const struct entry_keys *keys)
{
	struct manifest_reading reading = {project, keys};
	struct whole whole = {&manifest_kind, &reading, model, sources, sink};

	*project =
		(struct project){.path = arena_copy(&model->arena, path, strlen(path))};
	if (whole_load(&whole, path))
		return true;
	project->path = NULL;
	return false;
}

void load_project_text(struct project *project, struct model *model,
	struct sources *sources, struct sink *sink, const struct load_file *file,
	const struct entry_keys *keys)
{
	struct manifest_reading reading = {project, keys};
	struct whole whole = {&manifest_kind, &reading, model, sources, sink};

	*project = (struct project){
		.path = arena_copy(&model->arena, file->name, strlen(file->name))};
	whole_load_text(&whole, file->name, file->text);
}
