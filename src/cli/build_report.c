/*
 * One report: made in memory, which is cheap, and compared with what is there. Where its
 * format has comments it bears a stamp, which says whether what differs is more than
 * places of the input, and what it tells of; else its bytes are all there is.
 */
#include "build.h"

#include "load/limits.h"
#include "model/find.h"
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

/* `places`: with where each finding stands, and its line. */
static bool write_findings(struct outlet *out, const struct target *target, bool places)
{
	struct report report = result_findings(&target->cli, target->study);
	struct sink placeless = *report.sink;
	struct str word = text_str(target->report->of);

	placeless.sources = NULL;
	if (!places)
		report.sink = &placeless;
	report.quiet = false;
	for (uint32_t i = 0; i < report_format_count; i++)
		if (str_is(word, report_formats[i].name)) {
			report_formats[i].write(out, &report);
			return true;
		}
	return false;
}

static void write_changes(struct outlet *out, const struct target *target, bool places)
{
	const struct build_pair *pair = target->pair;
	const struct sources nowhere = {0};
	struct diff placeless = pair->diff;
	struct model models[DIFF_ENDS];
	struct diff_report report = {.diff = places ? &pair->diff : &placeless};

	for (int end = 0; end < DIFF_ENDS; end++) {
		report.called[end] = pair->called[end].data;
		models[end] = *pair->diff.models[end];
		models[end].sources = &nowhere;
		placeless.models[end] = &models[end];
	}
	result_diff(out, &target->cli, &report);
}

/* What it is made from; false after a message. */
static bool find_study(struct build *build, struct target *target)
{
	if (target->report->kind == PROJECT_DIFF) {
		target->pair = build_compare(build, target);
		for (int end = 0; target->pair && end < DIFF_ENDS; end++)
			outputs_show_sources(build, target->pair->ends[end]);
		return target->pair != NULL;
	}
	target->study = build_study_on(build, target->cli.options.as_of[0]);
	if (target->study)
		outputs_show_sources(build, target->study);
	if (target->study && target->redacts)
		study_redact(target->study, false);
	return target->study != NULL;
}

static bool write_report(struct outlet *out, const struct target *target, bool places)
{
	switch ((enum project_report_kind)target->report->kind) {
	case PROJECT_FINDINGS:
		return write_findings(out, target, places);
	case PROJECT_LIST:
		return write_list(out, target);
	case PROJECT_EXPORT:
		export_write(out, &target->study->model);
		return true;
	case PROJECT_DIFF:
		write_changes(out, target, places);
		return true;
	case PROJECT_OUTLINE:
	case PROJECT_REPORT__COUNT:
		break;
	}
	BUG("a report of no kind");
}

/* ---- against what is there ---- */

/* False after a message. */
static bool write_file(const char *path, struct str text)
{
	struct buf why = {0};
	bool done;

	if (!output_make_room(path))
		return false;
	done = file_write(path, text, &why);
	if (!done)
		say_error("cannot write '%s': %s", path, why.data);
	buf_release(&why);
	return done;
}

/* `as`: how it is stamped; NULL: not at all. */
static void replace(struct build *build, struct target *target, struct str text,
	const enum stamped_as *as)
{
	struct build_output *output = &target->outputs.items[0];
	const char *path = output->path.data;
	bool done;

	output->keeps = !build->cli->options.force;
	if (build->cli->options.dry_run) {
		output_tell_dry(build, output, as);
		return;
	}
	done = output_spares_inputs(&target->cli, path) &&
	       (!as || output_keep_foreign(&build->cli->options, output, path, *as)) &&
	       write_file(path, text);
	if (!done)
		target_tell_place(build, target);
	build->failed |= !done;
	output_tell(build, output, done ? OUTCOME_WRITTEN : OUTCOME_FAILED, path);
}

/* False: there is none that can be read. */
static bool read_kept(const char *path, struct buf *is)
{
	struct buf why = {0};
	bool done = file_kind_of(path) == FILE_REGULAR &&
		    file_read(path, LIMIT_FILE_BYTES, is, &why);

	buf_release(&why);
	return done;
}

/* ---- without a stamp: the text is all there is ---- */

static void tell_stale(struct build *build, struct target *target, struct str is,
	struct str text, const struct report_items *items)
{
	struct build_output *output = &target->outputs.items[0];

	output_tell(build, output, OUTCOME_STALE, output->path.data);
	difference_tell(output, is, text, items);
}

static void tell_missing(struct build *build, struct build_output *output)
{
	struct buf why = {0};

	output_tell(build, output, OUTCOME_MISSING, output->path.data);
	if (kept_is_blocked(output->path.data, &why))
		output_tell_reason(output, why.data);
	buf_release(&why);
}

static void compare_text(struct build *build, struct target *target, struct str text,
	const struct report_items *items)
{
	const struct options *chosen = &build->cli->options;
	struct build_output *output = &target->outputs.items[0];
	const char *path = output->path.data;
	struct buf is = {0};
	bool there = read_kept(path, &is);

	if (there && !texts_differ(buf_str(&is), text) &&
		(chosen->check || !chosen->force))
		output_tell(build, output, OUTCOME_CURRENT, path);
	else if (!chosen->check)
		replace(build, target, text, NULL);
	else if (there)
		tell_stale(build, target, buf_str(&is), text, items);
	else
		tell_missing(build, output);
	buf_release(&is);
}

/* ---- with a stamp ---- */

/* Is it a file of ours with these settings that nobody touched, and says the same? Most
 * are, and then nobody need know what it tells of. */
static bool says_it(
	const char *path, enum stamped_as as, const struct stamp *now, struct str text)
{
	struct buf is = {0};
	struct stamp stamp = {0};
	bool same = read_kept(path, &is) &&
		    !texts_differ(stamped_body(buf_str(&is), as), text) &&
		    stamped_read(buf_str(&is), as, STAMP_ALL, &stamp) == STAMPED_WHOLE &&
		    kept_is_ours(&stamp, now) && stamp.drawing == now->drawing &&
		    stamp.settings == now->settings;

	stamp_release(&stamp);
	buf_release(&is);
	return same;
}

static void fill_stamp(struct stamp *stamp, const struct target *target)
{
	struct outlet placeless = {0};

	(void)write_report(&placeless, target, false);
	report_stamp_fill(stamp, target, buf_str(&placeless.buf));
	outlet_release(&placeless);
}

static void look(struct build *build, struct target *target, enum stamped_as as,
	struct stamp *stamp)
{
	struct kept kept = {0};

	fill_stamp(stamp, target);
	kept_look(&kept, target->outputs.items[0].path.data, as, stamp);
	output_tell_kept(build, &target->outputs.items[0], &kept);
	kept_release(&kept);
}

/* Where comments have moved what it tells of, the text is another one, and yet it is not
 * stale: the next build writes it anew. */
static void compare_stamped(
	struct build *build, struct target *target, enum stamped_as as, struct str text)
{
	const struct options *chosen = &build->cli->options;
	struct build_output *output = &target->outputs.items[0];
	struct buf stamped = {0};
	struct stamp stamp;

	report_stamp_begin(&stamp, build, target);
	if (says_it(output->path.data, as, &stamp, text) &&
		(chosen->check || !chosen->force)) {
		output_tell(build, output, OUTCOME_CURRENT, output->path.data);
	} else if (chosen->check) {
		look(build, target, as, &stamp);
	} else {
		fill_stamp(&stamp, target);
		stamped_add(text, as, &stamp, &stamped);
		replace(build, target, buf_str(&stamped), &as);
	}
	stamp_release(&stamp);
	buf_release(&stamped);
}

static void take_item(struct outlet *out, struct str about)
{
	struct report_items *items = out->context;
	uint32_t node = about.len > 0 ? model_find_id(items->model, about) : NODE_NONE;

	*VEC_PUSH(items) = (struct report_item){(uint32_t)out->buf.len, node};
}

static const struct model *model_of(const struct target *target)
{
	const struct study *study =
		target->pair ? target->pair->ends[DIFF_NEW] : target->study;

	return &study->model;
}

static bool make_report(struct build *build, struct target *target, struct outlet *out,
	struct report_items *items)
{
	if (target->outputs.count == 0 || !find_study(build, target))
		return false;
	items->model = model_of(target);
	return write_report(out, target, true);
}

void report_build(struct build *build, struct target *target)
{
	struct report_items items = {0};
	struct outlet out = {.item = take_item, .context = &items};
	enum stamped_as as;

	say_about(target->called.data);
	if (make_report(build, target, &out, &items)) {
		file_list_add(&build->claimed, target->outputs.items[0].path.data);
		if (report_bears_stamp(target, &as))
			compare_stamped(build, target, as, buf_str(&out.buf));
		else
			compare_text(build, target, buf_str(&out.buf), &items);
		target->state = TARGET_DONE;
	} else {
		target_fail(build, target, NULL);
	}
	say_about(NULL);
	outlet_release(&out);
	VEC_RELEASE(&items);
}
