/*
 * Organisations beside the one that is checked: the same inputs on another day, and what
 * they were in git or in another file. Each day is read once, however many entries ask.
 */
#include "build.h"

#include "load/load.h"

/* As the main one was read, and checked, so that charts of that day have their marks. */
static void read_day(struct build *build, struct build_day *entry)
{
	entry->read = study_read_on(&entry->study, build->cli, entry->day, NULL, 0) &&
		      study_is_whole(&entry->study);
	if (entry->read)
		study_check(&entry->study);
}

struct study *build_study_on(struct build *build, struct date day)
{
	struct build_day *entry;

	if (!date_is_set(day))
		return build->study;
	for (uint32_t i = 0; i < build->days.count; i++) {
		entry = build->days.items[i];
		if (date_first_day(entry->day) == date_first_day(day) &&
			date_last_day(entry->day) == date_last_day(day))
			return entry->read ? &entry->study : NULL;
	}
	entry = mem_alloc_zero(1, sizeof *entry);
	*VEC_PUSH(&build->days) = entry;
	entry->day = day;
	read_day(build, entry);
	return entry->read ? &entry->study : NULL;
}

/* ---- two of them ---- */

static bool take_days(
	struct build *build, struct build_pair *pair, struct date from, struct date to)
{
	struct date days[DIFF_ENDS] = {[DIFF_OLD] = from, [DIFF_NEW] = to};

	for (int end = 0; end < DIFF_ENDS; end++) {
		pair->ends[end] = build_study_on(build, days[end]);
		date_add(&pair->called[end], days[end]);
	}
	return pair->ends[DIFF_OLD] && pair->ends[DIFF_NEW];
}

/* What git holds of the inputs that the manifest has now. */
static bool take_git(
	struct build *build, struct build_pair *pair, const struct project_compared *with)
{
	const struct project *project = &build->study->project;
	const char *revision = study_text(build->study, with->git);

	pair->ends[DIFF_OLD] = &pair->old_study;
	pair->ends[DIFF_NEW] = build->study;
	buf_add_text(&pair->called[DIFF_OLD], revision);
	buf_add_text(&pair->called[DIFF_NEW], "the work tree");
	return study_read_git(&pair->old_study, build->cli, revision,
		       build->cli->options.as_of[0], project->input_paths,
		       project->inputs.count) &&
	       study_is_whole(&pair->old_study);
}

static bool take_file(
	struct build *build, struct build_pair *pair, const struct project_compared *with)
{
	pair->ends[DIFF_OLD] = &pair->old_study;
	pair->ends[DIFF_NEW] = build->study;
	buf_add_str(&pair->called[DIFF_OLD], text_str(with->old));
	buf_add_text(&pair->called[DIFF_NEW], "the inputs");
	return study_read_on(&pair->old_study, build->cli, build->cli->options.as_of[0],
		       &with->old_path, 1) &&
	       study_is_whole(&pair->old_study);
}

static bool take_ends(
	struct build *build, struct build_pair *pair, const struct target *target)
{
	const struct project_compared *with;

	if (target->chart)
		return take_days(build, pair, target->chart->from, target->chart->to);
	with = &target->report->compared;
	if (with->git.len > 0)
		return take_git(build, pair, with);
	if (with->old_path)
		return take_file(build, pair, with);
	return take_days(build, pair, with->from, with->to);
}

struct build_pair *build_compare(struct build *build, const struct target *target)
{
	struct build_pair *pair = mem_alloc_zero(1, sizeof *pair);

	*VEC_PUSH(&build->pairs) = pair;
	if (!take_ends(build, pair, target))
		return NULL;
	diff_make(&pair->diff, &pair->ends[DIFF_OLD]->analysis,
		&pair->ends[DIFF_NEW]->analysis);
	pair->has_diff = true;
	return pair;
}

const struct merged *build_merge(struct build_pair *pair)
{
	if (!pair->has_merged)
		merge_make(&pair->merged, &pair->diff);
	pair->has_merged = true;
	return &pair->merged;
}

static void pair_free(struct build_pair *pair)
{
	if (pair->has_merged)
		merge_release(&pair->merged);
	if (pair->has_diff)
		diff_release(&pair->diff);
	study_release(&pair->old_study);
	for (int end = 0; end < DIFF_ENDS; end++)
		buf_release(&pair->called[end]);
	free(pair);
}

void build_days_release(struct build *build)
{
	for (uint32_t i = 0; i < build->pairs.count; i++)
		pair_free(build->pairs.items[i]);
	VEC_RELEASE(&build->pairs);
	for (uint32_t i = 0; i < build->days.count; i++) {
		study_release(&build->days.items[i]->study);
		free(build->days.items[i]);
	}
	VEC_RELEASE(&build->days);
}
