/* Which manifest holds for a run, and what the run takes from it. */
#include "base/file.h"
#include "entries.h"
#include "load/load.h"
#include "study.h"

enum { FOLDERS_MOST = 1000 };

/* In this folder or the nearest above; false: there is none. */
static bool find_manifest(struct buf *path)
{
	struct buf folder = {0}, above = {0};
	bool found = false, top = false;

	buf_add_text(&folder, ".");
	for (int i = 0; i < FOLDERS_MOST && !found && !top; i++) {
		buf_clear(path);
		if (i > 0)
			buf_printf(path, "%s/", folder.data + 2);
		buf_add_text(path, PROJECT_FILE);
		found = file_kind_of(path->data) == FILE_REGULAR;
		buf_clear(&above);
		buf_printf(&above, "%s/..", folder.data);
		top = file_kind_of(above.data) != FILE_FOLDER ||
		      file_same(folder.data, above.data);
		buf_add_text(&folder, "/..");
	}
	buf_release(&folder);
	buf_release(&above);
	return found;
}

static bool read_manifest(struct study *study, const char *path)
{
	struct entry_keys keys = entry_keys_make(&study->model.arena);

	return load_project(&study->project, &study->model, &study->sources, &study->sink,
		path, &keys);
}

/* False: none is there, or it could not be opened. */
static bool read_nearest(struct study *study)
{
	const struct command *command = study->cli->command;
	struct buf path = {0};
	bool done = find_manifest(&path);

	if (!done)
		say_usage(study->cli,
			"%s; there is no " PROJECT_FILE " in this folder or above it",
			command->lacks);
	else
		done = read_manifest(study, path.data);
	buf_release(&path);
	return done;
}

/* A manifest, or the folder that it is in. */
static bool read_named(struct study *study, const char *named)
{
	struct buf path = {0};
	bool done;

	if (strcmp(named, ".") != 0) {
		buf_add_text(&path, named);
		if (file_kind_of(named) == FILE_FOLDER && path.data[path.len - 1] != '/')
			buf_add_char(&path, '/');
	}
	if (path.len == 0 || path.data[path.len - 1] == '/')
		buf_add_text(&path, PROJECT_FILE);
	done = read_manifest(study, path.data);
	buf_release(&path);
	return done;
}

/* What an option says of a rule goes before the manifest. */
static void take_severities(struct study *study)
{
	const struct project *project = &study->project;

	for (uint32_t i = 0; i < project->severity_count; i++) {
		const struct rule_severity *setting = &project->severities[i];
		const char *slug = arena_copy(
			&study->model.arena, setting->rule.ptr, setting->rule.len);

		if (!policy_names(&study->cli->options.policy, slug))
			policy_set(&study->policy, slug, setting->severity);
	}
}

/* A manifest that was named for its settings may go without inputs. */
static void take_inputs(struct study *study, const char *const **inputs, uint32_t *count)
{
	const struct project *project = &study->project;

	study->takes_inputs = true;
	*inputs = project->input_paths;
	*count = project->inputs.count;
	if (*count == 0 && !study->sink.syntax_failed)
		sink_trouble(&study->sink,
			"the manifest '%s' names no inputs: add 'inputs: [FILE]'",
			project->path);
}

/* ---- files that are not there ---- */

static void tell_missing(const struct study *study, const struct text *written,
	const char *path, const char *what_to_do)
{
	struct place place;

	if (file_kind_of(path) == FILE_MISSING &&
		sources_place(&study->sources, written->at.begin, &place))
		say_note("%s:%u:%u names '%s'; %s", place.source->name,
			(unsigned)place.line, (unsigned)place.column, path, what_to_do);
}

void manifest_tell_missing(const struct study *study)
{
	static const char seen[] = "paths are seen from the folder of the manifest";
	const struct project *project = &study->project;

	for (uint32_t i = 0; study->takes_inputs && i < project->inputs.count; i++) {
		const char *path = project->input_paths[i];

		tell_missing(study, &project->inputs.items[i], path,
			strpbrk(path, "*?[") ? "patterns are not taken: name the folder, "
					       "and its YAML files are read"
					     : seen);
	}
	for (uint32_t i = 0; i < project->rules.count; i++)
		tell_missing(
			study, &project->rules.items[i], project->rule_paths[i], seen);
	if (project->baseline_path && !study->cli->options.baseline &&
		!study->cli->writes_baseline)
		tell_missing(study, &project->baseline, project->baseline_path,
			"'orgraph baseline write' writes it");
}

/* ---- both ---- */

bool manifest_take(struct study *study, const char *const **inputs, uint32_t *count)
{
	const char *named = study->cli->options.project;
	bool done = true;

	if (named)
		done = read_named(study, named);
	else if (*count == 0)
		done = read_nearest(study);
	if (!done || !study->project.path)
		return done;
	take_severities(study);
	if (*count == 0)
		take_inputs(study, inputs, count);
	return true;
}
