/*
 * One report: made in memory, which is cheap, and compared with what is there byte by
 * byte.
 */
#include "build.h"

#include "load/limits.h"
#include "report/export.h"
#include "results.h"

static bool write_list(struct outlet *out, const struct target *target)
{
	struct str word = text_str(target->report->of);
	uint32_t kind = str_among(word, list_words, LIST__COUNT);

	if (kind == LIST__COUNT)
		return false;
	result_list(out, &target->cli, target->study, (enum list_kind)kind);
	return true;
}

static bool write_findings(struct outlet *out, const struct target *target)
{
	struct report report = result_findings(&target->cli, target->study);
	struct str word = text_str(target->report->of);

	report.quiet = false;
	for (uint32_t i = 0; i < report_format_count; i++)
		if (str_is(word, report_formats[i].name)) {
			report_formats[i].write(out, &report);
			return true;
		}
	return false;
}

static bool write_changes(struct build *build, struct outlet *out, struct target *target)
{
	struct diff_report report = {0};

	target->pair = build_compare(build, target);
	if (!target->pair)
		return false;
	report.diff = &target->pair->diff;
	for (int end = 0; end < DIFF_ENDS; end++)
		report.called[end] = target->pair->called[end].data;
	result_diff(out, &target->cli, &report);
	return true;
}

static bool write_report(struct build *build, struct outlet *out, struct target *target)
{
	if (target->report->kind == PROJECT_DIFF)
		return write_changes(build, out, target);
	target->study = build_study_on(build, target->cli.options.as_of[0]);
	if (!target->study)
		return false;
	if (target->redacts)
		study_redact(target->study, false);
	switch ((enum project_report_kind)target->report->kind) {
	case PROJECT_FINDINGS:
		return write_findings(out, target);
	case PROJECT_LIST:
		return write_list(out, target);
	case PROJECT_EXPORT:
		export_write(out, &target->study->model);
		return true;
	case PROJECT_OUTLINE:
	case PROJECT_DIFF:
	case PROJECT_REPORT__COUNT:
		break;
	}
	BUG("a report of no kind");
}

/* ---- against what is there ---- */

/* Of the first difference. */
static uint32_t differing_line(struct str a, struct str b)
{
	uint32_t line = 1;

	for (uint32_t i = 0; i < a.len && i < b.len && a.ptr[i] == b.ptr[i]; i++)
		line += a.ptr[i] == '\n';
	return line;
}

static void tell_stale(struct build *build, struct build_output *output, struct str is,
	struct str wanted)
{
	struct buf reason = {0};

	output_tell(build, output, OUTCOME_STALE, output->path.data);
	buf_printf(&reason, "it differs from line %u on",
		(unsigned)differing_line(is, wanted));
	output_tell_reason(output, reason.data);
	buf_release(&reason);
}

static void write_file(struct build *build, struct build_output *output, struct str text)
{
	const char *path = output->path.data;
	struct buf why = {0};

	if (build->cli->options.dry_run ||
		(file_make_folders(path, &why) && file_write(path, text, &why))) {
		output_tell(build, output, OUTCOME_WRITTEN, path);
	} else {
		say_error("cannot write '%s': %s", path, why.data);
		build->failed = true;
		output_tell(build, output, OUTCOME_FAILED, path);
	}
	buf_release(&why);
}

static void compare(struct build *build, struct build_output *output, struct str text)
{
	const char *path = output->path.data;
	struct buf is = {0}, why = {0};
	bool there = file_kind_of(path) == FILE_REGULAR &&
		     file_read(path, LIMIT_FILE_BYTES, &is, &why);

	file_list_add(&build->claimed, path);
	if (there && str_eq(buf_str(&is), text) && !build->cli->options.force)
		output_tell(build, output, OUTCOME_CURRENT, path);
	else if (!build->cli->options.check)
		write_file(build, output, text);
	else if (there)
		tell_stale(build, output, buf_str(&is), text);
	else
		output_tell(build, output, OUTCOME_MISSING, path);
	buf_release(&is);
	buf_release(&why);
}

void report_build(struct build *build, struct target *target)
{
	struct outlet out = {0};

	say_about(target->called.data);
	if (target->outputs.count > 0 && write_report(build, &out, target)) {
		compare(build, &target->outputs.items[0], buf_str(&out.buf));
		target->state = TARGET_DONE;
	} else {
		target_fail(build, target, NULL);
	}
	say_about(NULL);
	outlet_release(&out);
}
