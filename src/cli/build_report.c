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

/* Where two texts differ first. */
struct difference {
	uint32_t line;
	uint32_t is, wanted; /* bytes before it */
};

/* Behind a CR that a line end begins with: git writes those when it checks a text out on
 * Windows, and they change nothing. */
static uint32_t skip_cr(struct str text, uint32_t i)
{
	return i + 1 < text.len && text.ptr[i] == '\r' && text.ptr[i + 1] == '\n' ? i + 1
										  : i;
}

/* False: there is none. */
static bool find_difference(struct str is, struct str wanted, struct difference *found)
{
	*found = (struct difference){.line = 1};
	for (;; found->is++, found->wanted++) {
		found->is = skip_cr(is, found->is);
		found->wanted = skip_cr(wanted, found->wanted);
		if (found->is == is.len || found->wanted == wanted.len)
			return found->is < is.len || found->wanted < wanted.len;
		if (is.ptr[found->is] != wanted.ptr[found->wanted])
			return true;
		found->line += is.ptr[found->is] == '\n';
	}
}

/* The line in which a text differs, from a little before on if that is far behind. */
static void add_excerpt(struct buf *out, struct str text, uint32_t at)
{
	enum { BEFORE = 24, MOST = 64 };
	uint32_t begin = at, characters = 0;

	while (begin > 0 && text.ptr[begin - 1] != '\n')
		begin--;
	if (at - begin > MOST - BEFORE) {
		begin = at - BEFORE;
		while (((unsigned char)text.ptr[begin] & 0xC0) == 0x80)
			begin--;
		buf_add_text(out, "…");
	}
	for (uint32_t i = begin; i < text.len && !strchr("\r\n", text.ptr[i]); i++) {
		characters += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
		if (characters > MOST) {
			buf_add_text(out, "…");
			return;
		}
		buf_add_char(out, text.ptr[i]);
	}
}

static void tell_line(
	struct build_output *output, const char *lead, struct str text, uint32_t at)
{
	struct buf reason = {0};

	buf_add_text(&reason, lead);
	add_excerpt(&reason, text, at);
	output_tell_reason(output, reason.data);
	buf_release(&reason);
}

static void tell_stale(struct build *build, struct build_output *output, struct str is,
	struct str wanted, const struct difference *found)
{
	struct buf reason = {0};

	output_tell(build, output, OUTCOME_STALE, output->path.data);
	buf_printf(&reason, "it differs from line %u on", (unsigned)found->line);
	output_tell_reason(output, reason.data);
	tell_line(output, "says        ", is, found->is);
	tell_line(output, "should say  ", wanted, found->wanted);
	buf_release(&reason);
}

/* False after a message. */
static bool write_file(const struct target *target, const char *path, struct str text)
{
	struct buf why = {0};
	bool done;

	if (!output_spares_inputs(&target->cli, path) || !output_make_room(path))
		return false;
	done = file_write(path, text, &why);
	if (!done)
		say_error("cannot write '%s': %s", path, why.data);
	buf_release(&why);
	return done;
}

static void replace(struct build *build, struct target *target, struct str text)
{
	struct build_output *output = &target->outputs.items[0];
	const char *path = output->path.data;
	bool done = build->cli->options.dry_run || write_file(target, path, text);

	build->failed |= !done;
	output_tell(build, output, done ? OUTCOME_WRITTEN : OUTCOME_FAILED, path);
}

static void compare(struct build *build, struct target *target, struct str text)
{
	const struct options *chosen = &build->cli->options;
	struct build_output *output = &target->outputs.items[0];
	const char *path = output->path.data;
	struct difference found;
	struct buf is = {0}, why = {0};
	bool there = file_kind_of(path) == FILE_REGULAR &&
		     file_read(path, LIMIT_FILE_BYTES, &is, &why);

	file_list_add(&build->claimed, path);
	if (there && !find_difference(buf_str(&is), text, &found) &&
		(chosen->check || !chosen->force))
		output_tell(build, output, OUTCOME_CURRENT, path);
	else if (!chosen->check)
		replace(build, target, text);
	else if (there)
		tell_stale(build, output, buf_str(&is), text, &found);
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
		compare(build, target, buf_str(&out.buf));
		target->state = TARGET_DONE;
	} else {
		target_fail(build, target, NULL);
	}
	say_about(NULL);
	outlet_release(&out);
}
