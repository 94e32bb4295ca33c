/*
 * What is wrong with charts and reports of a manifest that only the whole run shows: the
 * values of options, what a key is for, and what does not go together.
 */
#include "drawing.h"
#include "entries.h"
#include "view.h"

/* ---- settings ---- */

/* One entry, whichever it is. */
struct checked {
	const struct project_entry *entry;
	const struct command *command;
	const char *what; /* "a chart of changes" */
	bool days;        /* it is of two days, and of no third one */
	bool is_told;     /* in words, though its command draws as well */
};

static struct checked chart_at(const struct project *project, uint32_t i)
{
	const struct project_chart *chart = &project->charts[i];
	bool days = date_is_set(chart->from);

	return (struct checked){&chart->entry, entry_chart_command(chart),
		days ? "a chart of changes" : "a chart", days, false};
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
		what[report->kind], date_is_set(report->compared.from),
		report->kind == PROJECT_DIFF};
}

static const struct setting *setting_named(
	const struct checked *checked, const char *name)
{
	for (uint32_t i = 0; i < checked->entry->setting_count; i++)
		if (setting_is(&checked->entry->settings[i], name))
			return &checked->entry->settings[i];
	return NULL;
}

static void help_about(
	struct study *study, struct diag *diag, const struct setting *setting)
{
	HELP(study, diag, "'%.*s': %s", STR_ARG(text_str(setting->key)),
		entry_about(&study->model.arena, &option_rows[setting->option]));
}

static void report_value(struct study *study, const struct setting *setting,
	const struct text *value, const struct refusal *why)
{
	struct diag *diag = FINDING(study, BAD_VALUE, value->at, "'%.*s': %s",
		STR_ARG(text_str(setting->key)), why->wrong.data);

	if (why->help.len > 0 && !why->for_shell)
		HELP(study, diag, "%s", why->help.data);
	else
		help_about(study, diag, setting);
}

/* False: a finding. */
static bool take_value(struct study *study, const struct setting *setting,
	const struct text *value, struct options *options)
{
	struct refusal why = {0};
	bool taken = option_set(
		options, &option_rows[setting->option], study_text(study, *value), &why);

	if (!taken)
		report_value(study, setting, value, &why);
	refusal_release(&why);
	return taken;
}

/* Is it a key of such an entry? False: a finding. */
static bool suits(
	struct study *study, const struct checked *checked, const struct setting *setting)
{
	struct str key = text_str(setting->key);

	if (!entry_takes(
		    checked->command, checked->is_told, &option_rows[setting->option])) {
		HELP(study,
			FINDING(study, UNKNOWN_KEY, setting->key.at,
				"'%.*s' is no key of %s", STR_ARG(key), checked->what),
			"remove it");
		return false;
	}
	if (checked->days && setting_is(setting, "as-of")) {
		HELP(study,
			FINDING(study, BAD_VALUE, setting->key.at,
				"'%.*s' is a third day beside 'from' and 'to'",
				STR_ARG(key)),
			"remove it: 'to' is the day that is looked at");
		return false;
	}
	return true;
}

/* False: a finding. */
static bool take_setting(
	struct study *study, const struct setting *setting, struct options *options)
{
	bool taken = true;

	for (uint32_t i = 0; i < setting->values.count; i++)
		taken &= take_value(study, setting, &setting->values.items[i], options);
	return taken;
}

/* ---- what does not go together ---- */

static void report_levels(struct study *study, const struct checked *checked,
	const struct options *options, const char *name)
{
	struct span at = setting_named(checked, name)->key.at;

	if (options->view)
		HELP(study,
			FINDING(study, MISSING_KEY, at,
				"'%s' counts levels from 'focus', which the view '%s' "
				"does not have either",
				name, options->view),
			"add 'focus: ID', here or in the view, or remove '%s'", name);
	else
		HELP(study,
			FINDING(study, MISSING_KEY, at,
				"'%s' counts levels from 'focus', which is not there",
				name),
			"add 'focus: ID', or remove it");
}

/* The usual margin suits the smallest paper, so that this one is said. */
static void report_margin(
	struct study *study, const struct checked *checked, const struct options *options)
{
	const struct setting *margin = setting_named(checked, "margin");

	HELP(study,
		FINDING(study, BAD_VALUE, margin->values.items[0].at,
			"%g mm on each side leave too little of the paper",
			options->margin),
		"write %g at most, or take larger paper", drawing_widest_margin(options));
}

static void report_poster(
	struct study *study, const struct checked *checked, const char *other)
{
	const struct text *value = &setting_named(checked, other)->values.items[0];

	HELP(study,
		FINDING(study, BAD_VALUE, value->at,
			"'poster' and '%s: %.*s' do not go together", other,
			STR_ARG(text_str(*value))),
		"remove one of the two: a poster is one sheet, of the smallest paper "
		"on which its type is large enough");
}

/* Where levels are counted from: the entry or its view says it. */
static bool has_focus(const struct study *study, const struct options *options)
{
	const struct view *view;

	if (options->focus || !options->view)
		return options->focus;
	view = views_find(study->model.views, str_of(options->view));
	return !view || view->focus.len > 0; /* that there is none is told */
}

/* True: something does not. */
static bool check_together(
	struct study *study, const struct checked *checked, const struct options *options)
{
	uint32_t misfits = drawing_misfits(options, has_focus(study, options));

	if (misfits & MISFIT_UP)
		report_levels(study, checked, options, "up");
	if (misfits & MISFIT_DOWN)
		report_levels(study, checked, options, "down");
	if (misfits & MISFIT_MARGIN)
		report_margin(study, checked, options);
	if (misfits & MISFIT_SHEETS)
		report_poster(study, checked, "sheets");
	if (misfits & MISFIT_NO_PAPER)
		report_poster(study, checked, "paper");
	return misfits != 0;
}

/* ---- all ---- */

/* Is something wrong with what it says, beside keys that are none of it and say nothing?
 */
static bool check_settings(struct study *study, const struct checked *checked)
{
	struct options options = options_default(checked->command);
	bool taken = true, broken = false;

	for (uint32_t i = 0; i < checked->entry->setting_count; i++) {
		const struct setting *setting = &checked->entry->settings[i];
		uint32_t before;

		if (!suits(study, checked, setting))
			continue;
		before = study->sink.count;
		if (take_setting(study, setting, &options))
			entries_check_named(study, setting, checked->days);
		else
			taken = false;
		broken |= study->sink.count > before;
	}
	if (taken)
		broken |= check_together(study, checked, &options);
	options_release(&options);
	return broken;
}

void entries_check(struct study *study)
{
	struct project *project = &study->project;

	for (uint32_t i = 0; i < project->chart_count; i++) {
		struct checked checked = chart_at(project, i);

		project->charts[i].entry.broken = check_settings(study, &checked);
	}
	for (uint32_t i = 0; i < project->report_count; i++) {
		struct checked checked = report_at(project, i);

		project->reports[i].entry.broken = check_settings(study, &checked);
	}
	entries_check_written(study);
}
