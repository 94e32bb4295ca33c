/*
 * What is wrong with charts and reports of a manifest that only the whole run shows: the
 * values of options, what a key is for, and what they name.
 */
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

void entries_check(struct study *study)
{
	const struct project *project = &study->project;

	for (uint32_t i = 0; i < project->chart_count; i++) {
		struct checked checked = chart_at(project, i);

		check_settings(study, &checked);
	}
	for (uint32_t i = 0; i < project->report_count; i++) {
		struct checked checked = report_at(project, i);

		check_settings(study, &checked);
	}
	entries_check_written(study);
}
