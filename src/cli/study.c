#include "study.h"

#include "base/utf8.h"
#include "check/check.h"
#include "check/suppress.h"
#include "entries.h"
#include "load/load.h"
#include "model/find.h"
#include "model/loading.h"
#include "model/value.h"

static void on_note(void *context, const char *sentence)
{
	progress(context, NULL);
	say_note("%s", sentence);
}

/* What no table knows may be a rule of this run: one of a rule file, or cycle-TYPE. */
static bool rules_are_known(const struct study *study)
{
	const struct policy *policy = &study->cli->options.policy;

	for (uint32_t i = 0; i < policy->count; i++) {
		const char *slug = policy->items[i].slug, *nearest;

		if (rule_is_known(&study->model, str_of(slug)))
			continue;
		nearest = nearest_rule(&study->rules, slug);
		if (nearest)
			say_usage(study->cli, "there is no rule '%s': did you mean '%s'?",
				slug, nearest);
		else if (strncmp(slug, "cycle-", 6) == 0)
			say_usage(study->cli,
				"there is no rule '%s': the organisation declares no "
				"line type '%s'",
				slug, slug + 6);
		else
			say_usage(study->cli, "there is no rule '%s': %s", slug,
				strchr(slug, '/') ? "no rule file states it"
						  : "'orgraph rules' lists them");
		return false;
	}
	return true;
}

/* Findings of the manifest may be there to be told, though nothing else was read. */
static bool has_something(const struct study *study)
{
	return sources_first(&study->sources) || study->sink.count > 0;
}

static void tell_troubles(const struct study *study)
{
	for (uint32_t i = 0; i < study->sink.trouble_count; i++)
		say_error("%s", study->sink.troubles[i]);
	if (study->sink.syntax_failed &&
		!sink_wants(&study->sink, &loading_rules[LOADING_YAML_SYNTAX]))
		say_error("an input is not YAML; without the rule yaml-syntax nothing "
			  "says which");
	if (study->sink.trouble_count > 0 && study->project.path)
		manifest_tell_missing(study);
}

/* Where the baseline is, and, unless it is to be written, what it knows. */
static void take_baseline(struct study *study)
{
	const char *named = study->cli->options.baseline;

	study->baseline_path = named ? named : study->project.baseline_path;
	if (study->baseline_path && !study->cli->writes_baseline &&
		!load_baseline(&study->baseline, &study->model, &study->sources,
			&study->sink, study->baseline_path))
		study->baseline_path = NULL; /* the trouble is told */
}

/* What a folder or the manifest brought is not written over, either. */
static bool spares_sources(const struct study *study, const char *path)
{
	if (!path || file_kind_of(path) != FILE_REGULAR)
		return true;
	for (uint32_t i = 0; i < study->sources.count; i++) {
		const char *name = study->sources.items[i]->name;

		if (file_kind_of(name) != FILE_REGULAR || !file_same(name, path))
			continue;
		say_error("'%s' is an input, and is not written over", path);
		return false;
	}
	return true;
}

/* The same for all that the run writes: --output, and --format FORMAT=FILE. */
static bool spares_all_sources(const struct study *study)
{
	const struct options *chosen = &study->cli->options;

	for (uint32_t i = 0; i < chosen->formats.count; i++) {
		const char *equals = strchr(chosen->formats.items[i], '=');

		if (equals && !spares_sources(study, equals + 1))
			return false;
	}
	return spares_sources(study, chosen->output) &&
	       spares_sources(study, chosen->depfile);
}

/* Those of the manifest, then those of the options. */
static void read_rules(struct study *study)
{
	const struct project *project = &study->project;
	const struct words *named = &study->cli->options.rules;
	uint32_t count = 0;
	const char **paths =
		mem_alloc((size_t)project->rules.count + named->count, sizeof *paths);

	for (uint32_t i = 0; i < project->rules.count; i++)
		paths[count++] = project->rule_paths[i];
	for (uint32_t i = 0; i < named->count; i++)
		paths[count++] = named->items[i];
	own_rules_init(&study->rules);
	load_rules(&study->rules, &study->sources, &study->sink, paths, count);
	free(paths);
	study->model.own_rules = &study->rules;
}

bool study_read(
	struct study *study, struct cli *cli, const char *const *inputs, uint32_t count)
{
	return study_read_on(study, cli, cli->options.as_of[0], inputs, count);
}

static void study_begin(struct study *study, struct cli *cli)
{
	*study = (struct study){.cli = cli};
	policy_copy(&study->policy, &cli->options.policy);
	model_init(&study->model, &study->sources);
	sink_init(&study->sink, &study->policy, &study->sources);
}

/* For tests, which want threads for the smallest file. */
static uint32_t threads_wanted(void)
{
	const char *number = getenv("ORGRAPH_THREADS");

	return number ? (uint32_t)strtoul(number, NULL, 10) : 0;
}

/*
 * Whoever wants to write into a file that is mapped ends the run (base/file.h). So only
 * one may that leaves nothing behind when it ends: no file half written, no child that
 * draws, and nobody who waits for the next change.
 */
static bool leaves_nothing(const struct cli *cli)
{
	const struct options *chosen = &cli->options;

	for (uint32_t i = 0; i < chosen->formats.count; i++)
		if (strchr(chosen->formats.items[i], '='))
			return false;
	return !chosen->output &&
	       (cli->command->bit & (FOR_CHECK | FOR_CHAIN | FOR_LIST | FOR_EXPORT));
}

static struct load_options options_for(struct cli *cli, struct date day)
{
	return (struct load_options){
		.as_of = day,
		.threads = threads_wanted(),
		.map = leaves_nothing(cli),
		.verbose = cli->options.verbose,
		.note = on_note,
		.context = cli,
	};
}

/* A day before anything began is mostly a slip, and an empty answer does not say so. */
static void tell_empty_day(const struct study *study)
{
	const struct model *model = &study->model;
	struct buf day = {0};
	uint32_t v = 0;

	while (v < model->node_count && !node_is_present(&model->nodes[v]))
		v++;
	if (v < model->node_count || v == 0 || study->cli->options.quiet)
		return;
	day_add(&day, model->day);
	say_note("nothing of the organisation is there on %s", day.data);
	buf_release(&day);
}

/* What follows when all is read; false if the job cannot go on. */
static bool study_loaded(struct study *study)
{
	read_rules(study);
	analysis_make(&study->analysis, &study->model);
	progress(study->cli, NULL);
	tell_troubles(study);
	if (!has_something(study) || !spares_all_sources(study))
		return false;
	tell_empty_day(study);
	return study->sink.syntax_failed || rules_are_known(study);
}

bool study_read_on(struct study *study, struct cli *cli, struct date day,
	const char *const *inputs, uint32_t count)
{
	struct load_options options = options_for(cli, day);

	study_begin(study, cli);
	if (!manifest_take(study, &inputs, &count)) {
		tell_troubles(study);
		return false;
	}
	if (!date_is_set(options.as_of))
		options.as_of = study->project.variables.as_of;
	progress(cli, "orgraph: reading");
	load_inputs(
		&study->model, &study->sources, &study->sink, inputs, count, &options);
	take_baseline(study);
	entries_check(study);
	return study_loaded(study);
}

bool study_read_files(struct study *study, struct cli *cli, struct date day,
	const struct load_file *files, uint32_t count)
{
	struct load_options options = options_for(cli, day);

	study_begin(study, cli);
	progress(cli, "orgraph: reading");
	load_files(&study->model, &study->sources, &study->sink, files, count, &options);
	return study_loaded(study);
}

enum severity study_fail_on(const struct study *study)
{
	static const enum severity severities[] = {
		[FAIL_ON_UNSAID] = SEVERITY_ERROR,
		[FAIL_ON_ERROR] = SEVERITY_ERROR,
		[FAIL_ON_WARNING] = SEVERITY_WARNING,
		[FAIL_ON_INFO] = SEVERITY_INFO,
		[FAIL_ON_NEVER] = SEVERITY_OFF,
	};

	return options_given(&study->cli->options, "fail-on")
		       ? options_fail_on(&study->cli->options)
		       : severities[study->project.fail_on];
}

bool study_fails(const struct study *study)
{
	enum severity from = study_fail_on(study);

	if (from == SEVERITY_OFF)
		return false;
	for (int i = (int)from; i <= SEVERITY_ERROR; i++)
		if (study->sink.counts[i] > 0)
			return true;
	return false;
}

bool study_blames_manifest(const struct study *study, const struct diag *diag)
{
	const struct source *source = sources_at(&study->sources, diag->at.begin);

	return diag->severity == SEVERITY_ERROR && source && study->project.path &&
	       strcmp(source->name, study->project.path) == 0;
}

/* Why a run ends here: what could not be read, and a mistake in the manifest, such as
 * `input:`, from which that may follow. */
static bool is_reason(const struct study *study, const struct diag *diag)
{
	return diag->rule == &loading_rules[LOADING_YAML_SYNTAX] ||
	       diag->rule == &loading_rules[LOADING_INPUT_LIMIT] ||
	       study_blames_manifest(study, diag);
}

bool study_is_whole(const struct study *study)
{
	const struct sink *sink = &study->sink;
	struct report_style style = {.colour = false};
	struct outlet out = {0};

	if (!sink->syntax_failed && sink->trouble_count == 0)
		return true;
	for (uint32_t i = 0; i < sink->count; i++)
		if (is_reason(study, sink->items[i]))
			report_finding(&out, &study->sources, sink->items[i], style);
	if (out.buf.len > 0)
		fwrite(out.buf.data, 1, out.buf.len, stderr);
	outlet_release(&out);
	return false;
}

const char *study_text(struct study *study, struct text text)
{
	return arena_copy(&study->model.arena, text.ptr, text.len);
}

void study_check(struct study *study)
{
	struct check_options options = {
		.overloaded = study->project.limits.overloaded_post.number,
		.threads = threads_wanted()};

	progress(study->cli, "orgraph: checking");
	check_run(&study->model, &study->analysis, &study->sink, &options);
	check_project(&study->model, &study->sink, &study->project);
	suppress_findings(&study->model, &study->sink, &study->project, &study->baseline);
	sink_sort(&study->sink);
	progress(study->cli, NULL);
}

void study_redact(struct study *study, bool findings)
{
	struct sink *sink = &study->sink;

	if (!study->redaction) {
		study->redaction = redaction_make(&study->model);
		redaction_apply(study->redaction, &study->model);
	}
	if (!findings || study->findings_redacted)
		return;
	study->findings_redacted = true;
	for (uint32_t i = 0; i < sink->count; i++) {
		struct diag *diag = sink->items[i];

		diag->message = redaction_text(
			study->redaction, &sink->arena, diag->message, false);
		diag->help =
			redaction_text(study->redaction, &sink->arena, diag->help, false);
	}
}

/* Is it safe to paste into a shell as it stands? */
static bool is_plain(const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789._-/+,=@%";

	return *word != '\0' && *word != '-' && word[strspn(word, plain)] == '\0';
}

static void add_inputs(struct buf *out, const char *const *inputs, uint32_t count)
{
	size_t begin = out->len;
	bool plain = true;

	for (uint32_t i = 0; i < count; i++) {
		plain = plain && is_plain(inputs[i]);
		buf_printf(out, " %s", inputs[i]);
	}
	if (plain && out->len - begin <= 200)
		return;
	out->len = begin;
	out->data[begin] = '\0';
	buf_add_text(out, " INPUT...");
}

static void add_option(struct buf *out, const char *name, const char *value)
{
	if (value && is_plain(value))
		buf_printf(out, " --%s %s", name, value);
}

/* What changes the findings, and was given here, has to be given there. */
static void add_options(struct buf *out, const struct study *study)
{
	static const char *const severities[] = {
		[SEVERITY_OFF] = "no-rule",
		[SEVERITY_INFO] = "info",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};
	const struct options *chosen = &study->cli->options;

	if (date_is_set(chosen->as_of[0])) {
		buf_add_text(out, " --as-of ");
		day_add(out, study->model.day);
	}
	add_option(out, "project", chosen->project);
	add_option(out, "baseline", chosen->baseline);
	for (uint32_t i = 0; i < chosen->rules.count; i++)
		add_option(out, "rules", chosen->rules.items[i]);
	for (uint32_t i = 0; i < chosen->policy.count; i++)
		add_option(out, severities[chosen->policy.items[i].severity],
			chosen->policy.items[i].slug);
}

void study_tell_findings(
	const struct study *study, const char *const *inputs, uint32_t count)
{
	struct buf line = {0};

	if (study->cli->options.quiet || study->sink.count == 0)
		return;
	report_counts(&line, &study->sink);
	buf_add_text(&line, ": run 'orgraph check");
	add_options(&line, study);
	add_inputs(&line, inputs, count);
	buf_add_char(&line, '\'');
	fprintf(stderr, "orgraph: %s\n", line.data);
	buf_release(&line);
}

/* By id, name or alias, for those who missed. */
static uint32_t nearest_node(const struct model *model, const char *written)
{
	struct near *near = near_known(model);
	uint32_t found = near_find(near, str_of(written), 2);

	near_free(near);
	return found == UINT32_MAX ? NODE_NONE : model_known(model, found).node;
}

static void say_absent(const struct model *model, const char *written)
{
	struct buf day = {0};

	day_add(&day, model->day);
	say_error("'%s' is not there on %s", written, day.data);
	buf_release(&day);
}

static void add_folded(struct buf *out, struct str s)
{
	buf_clear(out);
	buf_add_text(out, ""); /* of an empty id, too, there is a text */
	for (uint32_t i = 0; i < s.len;)
		buf_add_rune(out, rune_fold(utf8_next(s, &i)));
}

/* `budget` for `budget-panel`: too far for a slip, and yet what was meant. */
static void say_nowhere_near(const struct model *model, const char *written)
{
	struct buf list = {0}, part = {0}, whole = {0};
	uint32_t count = 0;

	add_folded(&part, str_of(written));
	/* two letters are in too much */
	for (uint32_t v = 0; part.len > 2 && v < model->node_count && count < 4; v++) {
		struct str id = node_id(model, v);

		add_folded(&whole, id);
		if (!strstr(whole.data, part.data))
			continue;
		if (count++ < 3)
			buf_printf(&list, "%s'%.*s'", list.len ? ", " : "", STR_ARG(id));
		else
			buf_add_text(&list, ", …");
	}
	if (list.len > 0)
		say_error("no node has the id, name or alias '%s': is it one of %s?",
			written, list.data);
	else
		say_error("no node has the id, name or alias '%s'", written);
	buf_release(&list);
	buf_release(&part);
	buf_release(&whole);
}

bool study_find(const struct study *study, const char *written, uint32_t *node)
{
	const struct model *model = &study->model;
	uint32_t other;

	switch (model_find(model, str_of(written), node, &other)) {
	case FOUND_ONE:
		if (node_is_present(&model->nodes[*node]))
			return true;
		say_absent(model, written);
		return false;
	case FOUND_SEVERAL:
		say_error("'%s' may be '%.*s' or '%.*s': name it by its id", written,
			STR_ARG(node_id(model, *node)), STR_ARG(node_id(model, other)));
		return false;
	case FOUND_NONE:
		break;
	}
	*node = nearest_node(model, written);
	if (*node != NODE_NONE)
		say_error("no node has the id, name or alias '%s': did you mean '%.*s'?",
			written, STR_ARG(node_id(model, *node)));
	else
		say_nowhere_near(model, written);
	return false;
}

void study_release(struct study *study)
{
	redaction_free(study->redaction);
	analysis_release(&study->analysis);
	sink_release(&study->sink);
	model_release(&study->model);
	own_rules_release(&study->rules);
	sources_release(&study->sources);
	policy_release(&study->policy);
}
