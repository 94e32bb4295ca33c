/*
 * What is wrong with charts and reports of a manifest that only the whole run shows: the
 * values of options, what a key is for, what they name, and where they are written.
 */
#include "base/file.h"
#include "entries.h"
#include "model/find.h"
#include "model/loading.h"
#include "model/view.h"

#define FINDING(study, rule, at, ...) \
	sink_report(&(study)->sink, &loading_rules[LOADING_##rule], (at), __VA_ARGS__)
#define HELP(study, diag, ...) diag_help(&(study)->sink, (diag), __VA_ARGS__)

/* ---- settings ---- */

/* One entry, whichever it is. */
struct checked {
	const struct project_entry *entry;
	const struct command *command;
	const char *what; /* "a chart of changes" */
	bool days;        /* it is of two days, and of no third one */
};

static struct checked chart_at(const struct project *project, uint32_t i)
{
	const struct project_chart *chart = &project->charts[i];
	bool days = date_is_set(chart->from);

	return (struct checked){&chart->entry, entry_chart_command(chart),
		days ? "a chart of changes" : "a chart", days};
}

static struct checked report_at(const struct project *project, uint32_t i)
{
	static const char *const what[PROJECT_REPORT__COUNT] = {
		[PROJECT_FINDINGS] = "a report of findings",
		[PROJECT_LIST] = "a list",
		[PROJECT_EXPORT] = "an export",
		[PROJECT_OUTLINE] = "an outline",
		[PROJECT_DIFF] = "a report of changes",
	};
	const struct project_report *report = &project->reports[i];

	return (struct checked){&report->entry, entry_report_command(report),
		what[report->kind], date_is_set(report->compared.from)};
}

static bool is_named(const struct setting *setting, const char *name)
{
	return strcmp(option_rows[setting->option].name, name) == 0;
}

/* What the reader of an option says, cut into what is wrong and what to do. */
static void report_value(struct study *study, const struct setting *setting,
	const struct text *value, const struct buf *why)
{
	static const char guess[] = ": did you mean ";
	const char *meant = strstr(why->data, guess);
	size_t len = meant ? (size_t)(meant - why->data) : why->len;
	struct diag *diag = FINDING(study, BAD_VALUE, value->at, "'%.*s': %.*s",
		STR_ARG(text_str(setting->key)), (int)len, why->data);

	if (meant)
		HELP(study, diag, "%s", meant + 2);
	else
		HELP(study, diag, "'%.*s': %s", STR_ARG(text_str(setting->key)),
			option_rows[setting->option].help);
}

static void check_values(struct study *study, const struct setting *setting)
{
	struct options options = options_default(NULL);
	struct buf why = {0};

	for (uint32_t i = 0; i < setting->values.count; i++) {
		const struct text *value = &setting->values.items[i];

		if (str_chr(text_str(*value), '\0'))
			buf_add_text(&why, "a NUL byte is no part of it");
		else if (option_set(&options, &option_rows[setting->option],
				 study_text(study, *value), &why))
			continue;
		report_value(study, setting, value, &why);
		buf_clear(&why);
	}
	options_release(&options);
	buf_release(&why);
}

static void check_setting(
	struct study *study, const struct checked *checked, const struct setting *setting)
{
	const struct option *option = &option_rows[setting->option];
	struct str key = text_str(setting->key);

	if (!(option->commands & checked->command->bit))
		HELP(study,
			FINDING(study, UNKNOWN_KEY, setting->key.at,
				"'%.*s' is no key of %s", STR_ARG(key), checked->what),
			"remove it");
	else if (checked->days && is_named(setting, "as-of"))
		HELP(study,
			FINDING(study, BAD_VALUE, setting->key.at,
				"'%.*s' is a third day beside 'from' and 'to'",
				STR_ARG(key)),
			"remove it: 'to' is the day that is looked at");
	else
		check_values(study, setting);
}

/* ---- what they name ---- */

static void check_view(struct study *study, const struct text *name)
{
	const struct views *views = study->model.views;
	const struct view *near;
	struct diag *diag;

	if (views_find(views, text_str(*name)))
		return;
	near = views_nearest(views, text_str(*name));
	diag = FINDING(study, BAD_VALUE, name->at, "there is no view '%.*s'",
		STR_ARG(text_str(*name)));
	if (near)
		HELP(study, diag, "did you mean '%.*s'?", STR_ARG(text_str(near->name)));
	else
		HELP(study, diag,
			"write it below 'views', in this file or an input, or leave "
			"'view' out");
}

static void check_node(struct study *study, const struct text *written)
{
	const struct model *model = &study->model;
	uint32_t node, other;
	struct near *near;
	struct diag *diag;

	if (model_find(model, text_str(*written), &node, &other) != FOUND_NONE)
		return;
	diag = FINDING(study, UNKNOWN_REFERENCE, written->at,
		"nothing has the id, name or alias '%.*s'", STR_ARG(text_str(*written)));
	near = near_known(model);
	node = near_find(near, text_str(*written), 2);
	near_free(near);
	if (node != UINT32_MAX)
		HELP(study, diag, "did you mean '%.*s'?",
			STR_ARG(node_id(model, model_known(model, node).node)));
	else
		HELP(study, diag, "write the id of a unit, post or group");
}

/* An input that could not be read may hold what is named. */
static void check_names(struct study *study, const struct setting *setting)
{
	if (study->sink.syntax_failed || study->sink.trouble_count > 0)
		return;
	for (uint32_t i = 0; i < setting->values.count; i++) {
		const struct text *value = &setting->values.items[i];

		if (is_named(setting, "view"))
			check_view(study, value);
		else if (is_named(setting, "focus") ||
			 (is_named(setting, "collapse") &&
				 !str_chr(text_str(*value), ',')))
			check_node(study, value);
	}
}

static void check_settings(struct study *study, const struct checked *checked)
{
	for (uint32_t i = 0; i < checked->entry->setting_count; i++) {
		check_setting(study, checked, &checked->entry->settings[i]);
		check_names(study, &checked->entry->settings[i]);
	}
}

/* ---- where they are written ---- */

struct written {
	const struct project_entry *entry;
	const char *path; /* with its suffix */
};

struct places_written {
	VEC(struct written) items;
};

static bool is_same_file(const char *a, const char *b)
{
	if (strcmp(file_last_part(a), file_last_part(b)) != 0)
		return false;
	return strcmp(a, b) == 0 ||
	       (file_kind_of(a) != FILE_MISSING && file_kind_of(b) != FILE_MISSING &&
		       file_same(a, b));
}

static struct span place_of(const struct project_entry *entry)
{
	return span_is_set(entry->output.at) ? entry->output.at : entry->name.at;
}

/* The formats of a chart have different suffixes, so that it is at odds with others
 * only. */
static void add_written(struct study *study, struct places_written *written,
	const struct project_entry *entry, const char *path)
{
	for (uint32_t i = 0; i < written->items.count; i++) {
		const struct written *other = &written->items.items[i];
		struct diag *diag;

		if (!is_same_file(other->path, path))
			continue;
		diag = FINDING(study, DUPLICATE_ID, place_of(entry),
			"'%.*s' and '%.*s' are both written to '%s'",
			STR_ARG(text_str(other->entry->name)),
			STR_ARG(text_str(entry->name)), path);
		diag_note(&study->sink, diag, place_of(other->entry),
			"it is said here first");
		HELP(study, diag, "give one of them another 'output'");
		return;
	}
	*VEC_PUSH(&written->items) = (struct written){entry, path};
}

static void check_source(
	struct study *study, const struct project_entry *entry, const char *path)
{
	for (uint32_t i = 0; i < study->sources.count; i++) {
		if (!is_same_file(study->sources.items[i]->name, path))
			continue;
		HELP(study,
			FINDING(study, BAD_VALUE, place_of(entry),
				"'%s' is an input, and is not written over", path),
			"write another 'output'");
		return;
	}
}

static bool ends_in(const char *path, const char *suffix)
{
	size_t len = strlen(path), end = strlen(suffix);

	return len > end && strcmp(path + len - end, suffix) == 0;
}

/* The next run would read it. */
static void check_below_inputs(
	struct study *study, const struct project_entry *entry, const char *path)
{
	const struct project *project = &study->project;

	if (!ends_in(path, ".yaml") && !ends_in(path, ".yml"))
		return;
	for (uint32_t i = 0; i < project->inputs.count; i++) {
		const char *folder = project->input_paths[i];
		size_t len = strlen(folder);

		while (len > 0 && folder[len - 1] == '/')
			len--;
		if (strncmp(path, folder, len) != 0 || path[len] != '/')
			continue;
		HELP(study,
			FINDING(study, BAD_VALUE, place_of(entry),
				"'%s' would be read as an input the next time", path),
			"write an 'output' outside of '%s'", folder);
	}
}

/* What says the suffix itself would end in ".svg.svg". */
static void check_suffix(struct study *study, const struct project_chart *chart)
{
	const struct project_entry *entry = &chart->entry;
	enum render_format format;

	if (!render_format_of(entry->output_path, &format))
		return;
	HELP(study,
		FINDING(study, BAD_VALUE, place_of(entry),
			"the suffix of '%s' is said by 'formats'", entry->output_path),
		"leave the suffix out, and write 'formats: [%s]'",
		render_format_words[format]);
}

static const char *with_suffix(
	struct study *study, const char *path, struct str format_word)
{
	struct buf whole = {0};
	enum render_format format;
	const char *copy;

	buf_add_text(&whole, path);
	if (render_format_named(format_word, &format))
		buf_printf(&whole, ".%s", render_suffix(format));
	copy = arena_copy(&study->model.arena, whole.data, whole.len);
	buf_release(&whole);
	return copy;
}

static void check_path(struct study *study, struct places_written *written,
	const struct project_entry *entry, const char *path)
{
	check_source(study, entry, path);
	check_below_inputs(study, entry, path);
	add_written(study, written, entry, path);
}

void entries_check(struct study *study)
{
	const struct project *project = &study->project;
	struct places_written written = {0};

	for (uint32_t i = 0; i < project->chart_count; i++) {
		const struct project_chart *chart = &project->charts[i];
		struct checked checked = chart_at(project, i);

		check_settings(study, &checked);
		check_suffix(study, chart);
		for (uint32_t k = 0; k < chart->formats.count; k++)
			check_path(study, &written, &chart->entry,
				with_suffix(study, chart->entry.output_path,
					text_str(chart->formats.items[k])));
	}
	for (uint32_t i = 0; i < project->report_count; i++) {
		const struct project_entry *entry = &project->reports[i].entry;
		struct checked checked = report_at(project, i);

		check_settings(study, &checked);
		check_path(study, &written, entry, entry->output_path);
	}
	VEC_RELEASE(&written.items);
}
