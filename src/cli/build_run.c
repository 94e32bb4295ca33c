/* One build, from the manifest to the last output. */
#include "build.h"

#include <signal.h>

/* ---- the check before it ---- */

/* Those that the run fails for, on standard error, where `check` has all of them. */
static void tell_findings(const struct build *build)
{
	struct report report = {
		.sink = &build->study->sink,
		.model = &build->study->model,
		.analysis = &build->study->analysis,
		.least = study_fail_on(build->study),
		.fail_on = study_fail_on(build->study),
		.quiet = true,
	};
	struct outlet out = {0};

	report_text(&out, &report);
	fwrite(out.buf.data, 1, out.buf.len, stderr);
	outlet_release(&out);
}

/* What is wrong in the manifest is nothing that the organisation is looked at for: no
 * fail_on lets it pass. True: something is, and was told. */
static bool tell_manifest(const struct build *build)
{
	const struct sink *sink = &build->study->sink;
	struct outlet out = {0};
	bool wrong;

	for (uint32_t i = 0; i < sink->count; i++)
		if (study_blames_manifest(build->study, sink->items[i]))
			report_finding(&out, &build->study->sources, sink->items[i],
				(struct report_style){0});
	wrong = out.buf.len > 0;
	if (wrong && !study_fails(build->study))
		fwrite(out.buf.data, 1, out.buf.len, stderr);
	outlet_release(&out);
	return wrong;
}

/* May outputs be touched? */
static bool passes(struct build *build)
{
	const struct options *chosen = &build->cli->options;

	build->misled = tell_manifest(build);
	if (study_fails(build->study))
		tell_findings(build);
	study_tell_findings(build->study, build->cli->operands, 0);
	if ((!study_fails(build->study) && !build->misled) || chosen->check ||
		chosen->keep_going)
		return true;
	say_error("%s, and no output was touched; --keep-going draws all the same",
		study_fails(build->study) ? "the check failed" : "the manifest is wrong");
	return false;
}

/* ---- all targets ---- */

static void make(struct build *build, struct target *target)
{
	if (target->is_picture)
		chart_build(build, target);
	else
		report_build(build, target);
	build_tell(build);
	if (build->jobs.running > 0)
		build_tell_progress(build);
}

/* Persons leave an organisation for good, so that what redacts comes last. */
static void make_all(struct build *build)
{
	for (int redacts = 0; redacts < 2; redacts++)
		for (uint32_t i = 0; i < build->targets.count; i++) {
			struct target *target = &build->targets.items[i];

			if (target->state == TARGET_OPEN &&
				target->redacts == (redacts == 1) &&
				!build->jobs.interrupted)
				make(build, target);
		}
	while (jobs_wait(&build->jobs)) {
		build_tell(build);
		if (build->jobs.running > 0)
			build_tell_progress(build);
	}
	progress(build->cli, NULL);
	if (!build->jobs.interrupted)
		build_tell(build);
}

static void select_all(struct build *build)
{
	for (uint32_t i = 0; i < build->targets.count; i++) {
		struct target *target = &build->targets.items[i];

		if (!target->is_picture)
			target->redacts = options_given(&target->cli.options, "redact");
		else if (target->state == TARGET_OPEN)
			chart_select(build, target);
		build->drawings += target->is_picture;
	}
}

/* ---- the run ---- */

static enum cli_status status_of(const struct build *build)
{
	if (build->failed)
		return CLI_FAILED;
	for (int i = OUTCOME_STALE; build->cli->options.check && i < OUTCOME_FAILED; i++)
		if (build->counts[i] > 0)
			return CLI_NO;
	return build->misled || study_fails(build->study) ? CLI_NO : CLI_DONE;
}

static enum cli_status make_outputs(struct build *build)
{
	const char *depfile = build->cli->options.depfile;

	targets_make(build);
	if (depfile && depfile_is_output(build, depfile))
		return CLI_FAILED;
	if (!build->cli->options.check && !build->cli->options.dry_run)
		outputs_clear(build);
	outputs_name_project(build);
	select_all(build);
	make_all(build);
	if (build->jobs.interrupted) {
		outputs_clear(build);
		return CLI_FAILED;
	}
	if (!build->cli->options.only.count)
		outputs_tell_orphans(build);
	if (depfile && !depfile_write(build, depfile))
		build->failed = true;
	build_tell_counts(build);
	return status_of(build);
}

enum cli_status build_run(struct cli *cli, struct file_list *seen)
{
	enum cli_status status = CLI_FAILED;
	struct study study;
	struct build build = {.cli = cli, .study = &study};
	int interrupted;

	build.jobs.most = cli->options.jobs > 0 ? cli->options.jobs : jobs_processors();
	if (study_read(&study, cli, NULL, 0) && study_is_whole(&study) &&
		targets_are_known(&build)) {
		study_check(&study);
		status = passes(&build) ? make_outputs(&build) : CLI_NO;
	}
	if (seen)
		watch_list(&build, seen);
	interrupted = build.jobs.interrupted;
	jobs_release(&build.jobs);
	targets_release(&build);
	build_days_release(&build);
	file_list_release(&build.claimed);
	buf_release(&build.project);
	study_release(&study);
	if (interrupted)
		raise(interrupted);
	return status;
}
