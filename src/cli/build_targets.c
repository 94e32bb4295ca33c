/* Which outputs there are to be, and with which options each is made. */
#include "build.h"

#include "entries.h"

/* ---- which entries ---- */

static struct str entry_name(const struct target *target)
{
	return text_str(target->entry->name);
}

static bool is_wanted(const struct words *only, struct str name)
{
	return only->count == 0 ||
	       str_among(name, only->items, only->count) < only->count;
}

static void add_names(const char **names, const struct build *build, uint32_t count)
{
	const struct project *project = &build->study->project;

	for (uint32_t i = 0; i < count; i++)
		names[i] = study_text(build->study,
			i < project->chart_count
				? project->charts[i].entry.name
				: project->reports[i - project->chart_count].entry.name);
}

static void say_unknown(const struct build *build, const char *name,
	const char *const *names, uint32_t count)
{
	const char *nearest = nearest_word(name, names, count);

	if (strchr(name, ','))
		say_usage(build->cli,
			"--only: '%s' is no chart or report: give --only once for each",
			name);
	else if (nearest)
		say_usage(build->cli,
			"--only: the manifest has no chart or report '%s': did you mean "
			"'%s'?",
			name, nearest);
	else
		say_usage(build->cli, "--only: the manifest has no chart or report '%s'",
			name);
}

bool targets_are_known(const struct build *build)
{
	const struct words *only = &build->cli->options.only;
	const struct project *project = &build->study->project;
	uint32_t count = project->chart_count + project->report_count;
	const char **names = mem_alloc(count, sizeof *names);
	bool known = true;

	add_names(names, build, count);
	for (uint32_t i = 0; known && i < only->count; i++) {
		known = str_among(str_of(only->items[i]), names, count) < count;
		if (!known)
			say_unknown(build, only->items[i], names, count);
	}
	free(names);
	return known;
}

/* ---- one entry ---- */

/* As if the command had been called with the settings. What is wrong with a value is a
 * finding already. */
static bool take_settings(struct build *build, struct target *target)
{
	struct refusal why = {0};
	bool done = true;

	for (uint32_t i = 0; i < target->entry->setting_count; i++) {
		const struct setting *setting = &target->entry->settings[i];

		for (uint32_t k = 0; done && k < setting->values.count; k++)
			done = option_set(&target->cli.options,
				&option_rows[setting->option],
				study_text(build->study, setting->values.items[k]), &why);
	}
	refusal_release(&why);
	return done;
}

static struct target *add_target(struct build *build, const struct project_entry *entry,
	const struct command *command, const char *what)
{
	struct target *target = VEC_PUSH(&build->targets);

	target->entry = entry;
	target->cli.command = command;
	target->cli.options = options_default(command);
	target->cli.options.quiet = build->cli->options.quiet;
	target->cli.operands = build->read.items;
	target->cli.operand_count = build->read.count;
	buf_printf(&target->called, "%s '%.*s'", what, STR_ARG(entry_name(target)));
	target->study = build->study;
	return target;
}

/* Its outputs are known by now, and fail with it. */
static void settle(struct build *build, struct target *target)
{
	if (!take_settings(build, target) || target->entry->broken)
		target_fail(build, target, "the manifest is wrong there");
}

static struct build_output *add_output(struct target *target, const char *path)
{
	struct build_output *output = VEC_PUSH(&target->outputs);

	buf_add_text(&output->path, path);
	return output;
}

static void add_chart(struct build *build, const struct project_chart *chart)
{
	struct target *target =
		add_target(build, &chart->entry, entry_chart_command(chart), "chart");

	target->chart = chart;
	target->is_picture = true;
	for (uint32_t i = 0; i < chart->formats.count; i++) {
		enum render_format format;
		struct build_output *output;

		if (!render_format_named(text_str(chart->formats.items[i]), &format))
			continue; /* a finding */
		output = add_output(target, chart->entry.output_path);
		buf_printf(&output->path, ".%s", render_suffix(format));
		output->format = format;
	}
	settle(build, target);
}

static void add_report(struct build *build, const struct project_report *report)
{
	struct target *target =
		add_target(build, &report->entry, entry_report_command(report), "report");
	struct build_output *output;

	target->report = report;
	target->is_picture = report->kind == PROJECT_OUTLINE;
	if (report->format.len > 0)
		target->cli.options.format = study_text(build->study, report->format);
	if (!report->entry.output_path)
		return; /* a finding */
	output = add_output(target, report->entry.output_path);
	output->format =
		str_is(text_str(report->of), "html") ? RENDER_HTML : RENDER_OUTLINE;
	settle(build, target);
}

static void list_read(struct build *build)
{
	const struct sources *sources = &build->study->sources;

	for (uint32_t i = 0; i < sources->count; i++)
		*VEC_PUSH(&build->read) = sources->items[i]->name;
}

void targets_make(struct build *build)
{
	const struct project *project = &build->study->project;
	const struct words *only = &build->cli->options.only;

	list_read(build);
	for (uint32_t i = 0; i < project->chart_count; i++)
		if (is_wanted(only, text_str(project->charts[i].entry.name)))
			add_chart(build, &project->charts[i]);
	for (uint32_t i = 0; i < project->report_count; i++)
		if (is_wanted(only, text_str(project->reports[i].entry.name)))
			add_report(build, &project->reports[i]);
}

static void target_release(struct target *target)
{
	for (uint32_t i = 0; i < target->outputs.count; i++) {
		buf_release(&target->outputs.items[i].path);
		file_list_release(&target->outputs.items[i].before);
		buf_release(&target->outputs.items[i].told);
	}
	VEC_RELEASE(&target->outputs);
	picture_release(&target->picture);
	options_release(&target->cli.options);
	buf_release(&target->called);
}

void targets_release(struct build *build)
{
	for (uint32_t i = 0; i < build->targets.count; i++)
		target_release(&build->targets.items[i]);
	VEC_RELEASE(&build->targets);
	VEC_RELEASE(&build->read);
}
