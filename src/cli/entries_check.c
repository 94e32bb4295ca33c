/*
 * What is wrong with charts and reports of a manifest that only the whole run shows: the
 * values of options, what a key is for, what does not go together, and what they name.
 */
#include "drawing.h"
#include "entries.h"
#include "model/find.h"
#include "model/loading.h"
#include "view.h"

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

static bool is_named(const struct setting *setting, const char *name)
{
	return strcmp(option_rows[setting->option].name, name) == 0;
}

static const struct setting *setting_named(
	const struct checked *checked, const char *name)
{
	for (uint32_t i = 0; i < checked->entry->setting_count; i++)
		if (is_named(&checked->entry->settings[i], name))
			return &checked->entry->settings[i];
	return NULL;
}

static void help_about(
	struct study *study, struct diag *diag, const struct setting *setting)
{
	HELP(study, diag, "'%.*s': %s", STR_ARG(text_str(setting->key)),
		entry_about(&study->model.arena, &option_rows[setting->option]));
}

/* Where what the reader of an option says of a value comes to what to do; `here`: which
 * is good for a manifest as well. */
static const struct {
	const char *begins;
	bool here;
} advice[] = {
	{": did you mean ", true},
	{": write ", true},
	{": the clock is not asked", false},
};

/* Its words, cut into what is wrong and what to do. */
static void report_value(struct study *study, const struct setting *setting,
	const struct text *value, const struct buf *why)
{
	const char *help = NULL;
	size_t i = 0;
	struct diag *diag;

	for (; i < COUNT_OF(advice) && !help; i++)
		help = strstr(why->data, advice[i].begins);
	diag = FINDING(study, BAD_VALUE, value->at, "'%.*s': %.*s",
		STR_ARG(text_str(setting->key)),
		help ? (int)(help - why->data) : (int)why->len, why->data);
	if (help && advice[i - 1].here)
		HELP(study, diag, "%s", help + 2);
	else
		help_about(study, diag, setting);
}

/* False: a finding. */
static bool take_value(struct study *study, const struct setting *setting,
	const struct text *value, struct options *options)
{
	struct buf why = {0};
	bool taken = false;

	if (str_chr(text_str(*value), '\0'))
		buf_add_text(&why, "a NUL byte is no part of it");
	else
		taken = option_set(options, &option_rows[setting->option],
			study_text(study, *value), &why);
	if (!taken)
		report_value(study, setting, value, &why);
	buf_release(&why);
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
	if (checked->days && is_named(setting, "as-of")) {
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

/* ---- what they name ---- */

/* A value of a setting of an entry. */
struct named {
	struct study *study;
	const struct checked *checked;
	const struct setting *setting;
	const struct text *value;
};

static void report_no_view(struct study *study, const struct text *name)
{
	const struct view *near = views_nearest(study->model.views, text_str(*name));
	struct diag *diag = FINDING(study, BAD_VALUE, name->at, "there is no view '%.*s'",
		STR_ARG(text_str(*name)));

	if (near)
		HELP(study, diag, "did you mean '%.*s'?", STR_ARG(text_str(near->name)));
	else
		HELP(study, diag,
			"write it below 'views', in this file or an input, or leave "
			"'view' out");
}

static void check_view(const struct named *named)
{
	const struct text *name = named->value;
	const struct view *view = views_find(named->study->model.views, text_str(*name));

	if (!view)
		report_no_view(named->study, name);
	else if (view->redact && named->checked->days)
		HELP(named->study,
			FINDING(named->study, BAD_VALUE, name->at,
				"the view '%.*s' redacts persons, which a chart of "
				"changes cannot",
				STR_ARG(text_str(*name))),
			"name another view, or draw each of the two days instead");
}

static void report_several(
	struct study *study, const struct text *written, uint32_t node, uint32_t other)
{
	const struct node *nodes = study->model.nodes;
	struct diag *diag = FINDING(study, AMBIGUOUS_REFERENCE, written->at,
		"'%.*s' is the name of more than one node", STR_ARG(text_str(*written)));

	diag_note(&study->sink, diag, nodes[node].id.at, "one stands here");
	diag_note(&study->sink, diag, nodes[other].id.at, "another one here");
	HELP(study, diag, "write the id, '%.*s' or '%.*s'",
		STR_ARG(node_id(&study->model, node)),
		STR_ARG(node_id(&study->model, other)));
}

static void report_none(struct study *study, const struct text *written)
{
	const struct model *model = &study->model;
	struct diag *diag = FINDING(study, UNKNOWN_REFERENCE, written->at,
		"nothing has the id, name or alias '%.*s'", STR_ARG(text_str(*written)));
	struct near *near = near_known(model);
	uint32_t known = near_find(near, text_str(*written), 2);

	near_free(near);
	if (known != UINT32_MAX)
		HELP(study, diag, "did you mean '%.*s'?",
			STR_ARG(node_id(model, model_known(model, known).node)));
	else
		HELP(study, diag, "write the id of a unit, post or group");
}

static void check_node(struct study *study, const struct text *written)
{
	uint32_t node, other;

	switch (model_find(&study->model, text_str(*written), &node, &other)) {
	case FOUND_ONE:
		return;
	case FOUND_SEVERAL:
		report_several(study, written, node, other);
		return;
	case FOUND_NONE:
		report_none(study, written);
	}
}

static void check_focus(const struct named *named)
{
	check_node(named->study, named->value);
}

static void check_collapsed(const struct named *named)
{
	const char *written = study_text(named->study, *named->value);

	while (*written) {
		size_t len = collapse_part(&named->study->model, written);
		struct text part = {written, (uint32_t)len, named->value->at};

		check_node(named->study, &part);
		written += len + (written[len] == ',');
	}
}

static void report_refused(const struct named *named, const struct refusal *why)
{
	struct diag *diag = FINDING(named->study, BAD_VALUE, named->value->at,
		"'%.*s': %s", STR_ARG(text_str(named->setting->key)), why->wrong.data);

	if (why->help.len > 0)
		HELP(named->study, diag, "%s", why->help.data);
	else
		HELP(named->study, diag, "write the id of a unit, post or group");
}

static void check_wish(const struct named *named)
{
	struct refusal why = {0};

	if (!wish_is_sound(named->study, option_rows[named->setting->option].name,
		    study_text(named->study, *named->value), &why))
		report_refused(named, &why);
	refusal_release(&why);
}

static void check_line_types(const struct named *named)
{
	struct refusal why = {0};

	if (!line_types_read(&named->study->model,
		    study_text(named->study, *named->value), NULL, &why))
		report_refused(named, &why);
	refusal_release(&why);
}

/* By the names of options. */
static const struct {
	const char *name;
	void (*check)(const struct named *named);
} naming[] = {
	{"view", check_view},
	{"focus", check_focus},
	{"collapse", check_collapsed},
	{"include", check_wish},
	{"exclude", check_wish},
	{"line-types", check_line_types},
	{"hide-line-types", check_line_types},
};

/* An input that could not be read may hold what is named. */
static void check_names(
	struct study *study, const struct checked *checked, const struct setting *setting)
{
	struct named named = {study, checked, setting, NULL};
	size_t row = 0;

	if (study->sink.syntax_failed || study->sink.trouble_count > 0)
		return;
	while (row < COUNT_OF(naming) && !is_named(setting, naming[row].name))
		row++;
	for (uint32_t i = 0; row < COUNT_OF(naming) && i < setting->values.count; i++) {
		named.value = &setting->values.items[i];
		naming[row].check(&named);
	}
}

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
			check_names(study, checked, setting);
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
