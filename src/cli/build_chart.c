/*
 * One chart: what it shows, whether its files still show that, and drawing those that do
 * not, in a child process that leaves files behind. Where it is sure that there is
 * something to draw, the child makes the chart, too; else the parent does, since most
 * charts of most builds are current.
 */
#include "build.h"

#include "entries.h"

/* ---- what it shows ---- */

static bool select_changes(struct build *build, struct target *target)
{
	const char *called[DIFF_ENDS];

	target->pair = build_compare(build, target);
	if (!target->pair)
		return false;
	for (int end = 0; end < DIFF_ENDS; end++)
		called[end] = target->pair->called[end].data;
	target->study = target->pair->ends[DIFF_NEW];
	return picture_select(&target->picture, &target->cli, target->study,
		build_merge(target->pair), called);
}

static bool select_one(struct build *build, struct target *target)
{
	target->study = build_study_on(build, target->cli.options.as_of[0]);
	return target->study &&
	       picture_select(&target->picture, &target->cli, target->study, NULL, NULL);
}

void chart_select(struct build *build, struct target *target)
{
	bool changes = target->chart && date_is_set(target->chart->from);
	bool done;

	say_about(target->called.data);
	done = drawing_fits(&target->cli) &&
	       (changes ? select_changes(build, target) : select_one(build, target));
	say_about(NULL);
	if (!done)
		target_fail(build, target, NULL);
	target->redacts = target->picture.selection.redacts;
}

/* ---- whether the files still show it ---- */

static void make_stamp(const struct build *build, const struct target *target,
	const struct chart *chart, struct stamp *stamp)
{
	stamp_make(stamp, chart);
	stamp->project = buf_str(&build->project);
	stamp->name = text_str(target->entry->name);
}

static void make_stamps(const struct build *build, struct target *target)
{
	const struct chart *chart = &target->picture.chart;
	const struct chart *whole = picture_whole(&target->picture);

	make_stamp(build, target, chart, &target->stamp);
	if (whole != chart)
		make_stamp(build, target, whole, &target->whole_stamp);
}

/* Does the output, where it takes sheets, show what stands behind collapsed boxes? */
static bool may_unfold(const struct target *target, const struct build_output *output)
{
	return picture_whole(&target->picture) != &target->picture.chart &&
	       drawing_wants_sheets(&target->cli.options, output->format);
}

/* The target's stamp as one of its outputs bears it. */
static const struct stamp *stamp_of(
	struct target *target, const struct build_output *output)
{
	struct stamp *stamp =
		may_unfold(target, output) ? &target->whole_stamp : &target->stamp;

	kept_fit_stamp(stamp, &target->cli.options, output->format);
	return stamp;
}

/* Of what shows the same in another order the next reader wants the order of today. */
static bool is_wanted(const struct build *build, const struct kept *kept)
{
	if (build->cli->options.check)
		return false;
	return kept->state != KEPT_CURRENT || build->cli->options.force;
}

/* What was a sheet may have become an output of another entry. */
static bool is_of_another(
	const struct build *build, const struct target *target, const char *path)
{
	for (uint32_t i = 0; i < build->targets.count; i++) {
		const struct target *other = &build->targets.items[i];

		for (uint32_t k = 0; other != target && k < other->outputs.count; k++)
			if (strcmp(other->outputs.items[k].path.data, path) == 0)
				return true;
	}
	return false;
}

static void look(struct build *build, struct target *target, struct build_output *output)
{
	enum stamped_as as = stamped_as(output->format);
	struct kept kept = {0};

	kept_look(&kept, output->path.data, as, stamp_of(target, output));
	output->keeps = !build->cli->options.force;
	output->wanted = is_wanted(build, &kept);
	if (build->cli->options.check)
		output_tell_kept(build, output, &kept);
	else if (!output->wanted)
		output_tell(build, output, OUTCOME_CURRENT, output->path.data);
	else if (build->cli->options.dry_run)
		output_tell_dry(build, output, &as);
	output->wanted &= !build->cli->options.dry_run;
	for (uint32_t i = 0; i < kept.files.count; i++) {
		if (!is_of_another(build, target, kept.files.paths[i]))
			file_list_add(&output->before, kept.files.paths[i]);
		file_list_add(&build->claimed, kept.files.paths[i]);
	}
	kept_release(&kept);
}

/* True: some output of it is wanted. */
static bool look_at_all(struct build *build, struct target *target)
{
	bool wanted = false;

	make_stamps(build, target);
	for (uint32_t i = 0; i < target->outputs.count; i++) {
		look(build, target, &target->outputs.items[i]);
		wanted |= target->outputs.items[i].wanted;
	}
	return wanted;
}

/* ---- drawing, in a child ---- */

/* A sheet that is none any longer, unless something else stands there by now. */
static void remove_surplus(
	struct target *target, uint32_t number, const struct drawn *drawn)
{
	const struct build_output *output = &target->outputs.items[number];
	struct buf name = {0};

	for (uint32_t i = 0; i < output->before.count; i++) {
		const char *path = output->before.paths[i];
		bool kept = false;

		for (uint32_t k = 0; !kept && k < drawn->files.count; k++) {
			drawn_name(&name, drawn, output->path.data, k);
			kept = strcmp(name.data, path) == 0;
		}
		if (!kept &&
			kept_bears_ours(path, stamped_as(output->format),
				stamp_of(target, output)) &&
			remove(path) == 0)
			record_put(OUTCOME_REMOVED, number, path);
	}
	buf_release(&name);
}

/* What a drawing would be written over. False after a message. */
static bool keep_foreign(const struct target *target, const struct build_output *output,
	const struct drawn *drawn)
{
	struct buf name = {0};
	bool done = true;

	for (uint32_t i = 0; output->keeps && done && i < drawn->files.count; i++) {
		drawn_name(&name, drawn, output->path.data, i);
		done = output_spares_inputs(&target->cli, name.data) &&
		       output_keep_foreign(&target->cli.options, output, name.data,
			       stamped_as(output->format));
	}
	buf_release(&name);
	return done;
}

static bool save(struct target *target, uint32_t number, const struct drawn *drawn)
{
	const struct build_output *output = &target->outputs.items[number];
	struct buf name = {0};
	bool done = keep_foreign(target, output, drawn) &&
		    output_make_room(output->path.data) &&
		    drawing_save(&target->cli, drawn, output->path.data);

	for (uint32_t i = 0; done && i < drawn->files.count; i++) {
		drawn_name(&name, drawn, output->path.data, i);
		record_put(OUTCOME_WRITTEN, number, name.data);
	}
	if (done)
		remove_surplus(target, number, drawn);
	else
		record_put(OUTCOME_FAILED, number, output->path.data);
	buf_release(&name);
	return done;
}

static bool draw(
	struct target *target, struct drawing *drawing, uint32_t number, bool first)
{
	const struct build_output *output = &target->outputs.items[number];
	struct drawn drawn = {0};
	struct buf why = {0};
	bool done;

	drawing->stamp = stamp_of(target, output);
	done = drawing_make(drawing, output->format, output->path.data, &drawn, &why);
	if (!done) {
		drawing_failed(&why);
		record_put(OUTCOME_FAILED, number, output->path.data);
	}
	done = done && save(target, number, &drawn);
	if (done && first)
		picture_tell(&target->picture, &drawn);
	drawing->stamp = NULL;
	drawn_release(&drawn);
	buf_release(&why);
	return done;
}

static int draw_all(void *context)
{
	struct target *target = context;
	struct drawing drawing;
	bool done = true, first = true;

	say_about(target->called.data);
	drawing_begin(&drawing, &target->cli, &target->picture.chart,
		picture_whole(&target->picture));
	for (uint32_t i = 0; i < target->outputs.count; i++) {
		if (!target->outputs.items[i].wanted)
			continue;
		done &= draw(target, &drawing, i, first);
		first = false;
	}
	drawing_release(&drawing);
	return done ? CLI_DONE : CLI_FAILED;
}

/* ---- both ---- */

struct work {
	struct build *build;
	struct target *target;
};

/* In a child: what the parent would have seen for itself is put on record. */
static int make_and_draw(void *context)
{
	const struct work *work = context;
	struct target *target = work->target;
	bool made, wanted;

	say_about(target->called.data);
	made = picture_make(&target->picture);
	wanted = made && look_at_all(work->build, target);
	for (uint32_t i = 0; i < target->outputs.count; i++) {
		const struct build_output *output = &target->outputs.items[i];

		if (!made || !output->wanted)
			record_put(made ? OUTCOME_CURRENT : OUTCOME_FAILED, i,
				output->path.data);
		for (uint32_t k = 0; k < output->before.count; k++)
			record_claim(output->before.paths[k]);
	}
	if (!made)
		return CLI_FAILED;
	return wanted ? draw_all(target) : CLI_DONE;
}

/* Without a look into any file. */
static bool is_drawn_surely(const struct build *build, const struct target *target)
{
	const struct options *chosen = &build->cli->options;
	bool missing = false;

	for (uint32_t i = 0; i < target->outputs.count; i++) {
		const struct build_output *output = &target->outputs.items[i];

		missing |= kept_is_gone(output->path.data, output->format);
	}
	return (chosen->force || missing) && !chosen->check && !chosen->dry_run;
}

static void draw_wanted(struct build *build, struct target *target)
{
	if (!picture_make(&target->picture)) {
		target_fail(build, target, NULL);
	} else if (look_at_all(build, target)) {
		target->state = TARGET_DRAWING;
		target->job = jobs_start(&build->jobs, draw_all, target);
	} else {
		target->state = TARGET_DONE;
	}
}

void chart_build(struct build *build, struct target *target)
{
	struct work work = {build, target};

	say_about(target->called.data);
	if (is_drawn_surely(build, target)) {
		target->state = TARGET_DRAWING;
		target->job = jobs_start(&build->jobs, make_and_draw, &work);
	} else {
		draw_wanted(build, target);
	}
	say_about(NULL);
	/* the child has its own */
	stamp_release(&target->stamp);
	stamp_release(&target->whole_stamp);
	picture_release(&target->picture);
	target->picture = (struct picture){0};
}
