/*
 * `orgraph build`: what the manifest's charts and reports are to be, whether what is
 * there still is it, and writing what is not. Each entry is made as if the command that
 * makes one of it had been called with the entry's settings.
 */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include "build_jobs.h"
#include "diff/merge.h"
#include "kept.h"
#include "picture.h"
#include "render/stamped.h"

/* The organisation on a day, for entries with as_of. */
struct build_day {
	struct date day; /* not set: the one that is checked, build.study */
	struct study study;
	bool read; /* false: it could not be, which is told */
};

/* Two organisations and what became of one in the other. */
struct build_pair {
	struct study *ends[DIFF_ENDS];
	struct study old_study; /* where the old one is of git or of other files */
	struct buf called[DIFF_ENDS];
	struct diff diff;
	struct merged merged;
	bool has_diff, has_merged;
};

/* One file of an entry, or the sheets of it. */
struct build_output {
	struct buf path;
	enum render_format format; /* of charts and outlines */
	bool wanted;               /* is to be written */
	bool keeps;                /* what bears no stamp is kept under another name */
	bool settled;              /* it is known what became of it */
	bool failed;             /* it could not be made, or perhaps not even looked at */
	struct file_list before; /* files that are its own */
	struct buf told;         /* lines for standard output */
};

enum target_state {
	TARGET_OPEN,
	TARGET_DRAWING, /* by a job */
	TARGET_DONE,
	TARGET_FAILED /* not even looked at; the reason is told */
};

struct target {
	const struct project_entry *entry;
	const struct project_chart *chart;   /* NULL: it is a report */
	const struct project_report *report; /* NULL: it is a chart */
	struct buf called;                   /* "chart 'board'" */
	struct cli cli; /* as if its command had been called with the entry's settings */
	VEC(struct build_output) outputs;
	enum target_state state;
	struct study *study;
	struct build_pair *pair;
	struct picture picture;
	struct stamp stamp;       /* of the picture, while that is there */
	struct stamp whole_stamp; /* of it unfolded, if it can be */
	bool is_picture, redacts;
	uint32_t job; /* while it is drawn */
};

/* What is told of outputs at the end. */
enum outcome {
	OUTCOME_WRITTEN,
	OUTCOME_CURRENT,
	OUTCOME_REMOVED, /* a sheet too many */
	OUTCOME_STALE,   /* from here on with --check alone */
	OUTCOME_EDITED,
	OUTCOME_MISSING,
	OUTCOME_UNKNOWN, /* a file that is not ours stands there */
	OUTCOME_ORPHANED,
	OUTCOME_FAILED,
	OUTCOME__COUNT
};

struct build {
	struct cli *cli;
	struct study *study;
	struct buf project;     /* how stamps name the manifest */
	VEC(const char *) read; /* what was read, and is not written over */
	VEC(struct target) targets;
	VEC(struct build_day *) days;
	VEC(struct build_pair *) pairs;
	struct jobs jobs;
	uint32_t drawings; /* targets that are drawn */
	uint32_t told;     /* targets whose lines are printed */
	uint32_t counts[OUTCOME__COUNT];
	struct file_list claimed; /* files of outputs */
	bool misled;              /* something is wrong in the manifest */
	bool failed;              /* something could not be done: exit status 2 */
};

/* ---- build_targets.c ---- */

/* Is there an entry for each --only? False after a message. */
bool targets_are_known(const struct build *build) MUST_USE;

/* One target for each entry that is wanted. */
void targets_make(struct build *build);
void targets_release(struct build *build);

/* ---- build_days.c: organisations beside the one that is checked ---- */

/* NULL after a message, once for each day. */
struct study *build_study_on(struct build *build, struct date day);

/* The two that a chart of changes or a report of them compares; NULL after a message. */
struct build_pair *build_compare(struct build *build, const struct target *target);

/* Both as one, for a chart. */
const struct merged *build_merge(struct build_pair *pair);
void build_days_release(struct build *build);

/* ---- build_chart.c, build_report.c: one target ---- */

/* Selects what is drawn; charts are made after all selections. Tells what is wrong. */
void chart_select(struct build *build, struct target *target);

/* Makes the chart, looks at what is there, and starts the drawing where that is another
 * one. */
void chart_build(struct build *build, struct target *target);

/* Makes the report and writes it where it is another one. */
void report_build(struct build *build, struct target *target);

/* ---- build_difference.c: reports without a stamp ---- */

/* A piece of a report, and the node that it is about, or NODE_NONE. */
struct report_item {
	uint32_t end; /* in the report; it begins where the one before ends */
	uint32_t about;
};

struct report_items {
	struct report_item *items;
	uint32_t count, cap;
	const struct model *model; /* whose nodes they are */
};

/* Do two texts differ in more than line ends? Linear. */
bool texts_differ(struct str is, struct str wanted) MUST_USE;

/* Gives the reasons why the output, whose text is one and was to be another, is stale:
 * whom it tells of otherwise, and the first line that differs. Linear. */
void difference_tell(struct build_output *output, struct str is, struct str wanted,
	const struct report_items *items);

/* ---- report_stamp.c ---- */

/* "markdown": as --format has it. */
const char *report_format_word(const struct target *target);

/* Does a report of its format bear a stamp, and how? */
bool report_bears_stamp(const struct target *target, enum stamped_as *as) MUST_USE;

/* Whose report it is and how it is made; what it says is not known yet. The caller
 * releases the stamp, which points into the target. */
void report_stamp_begin(
	struct stamp *stamp, const struct build *build, const struct target *target);

/* What the report says, of which `placeless` is the text without places of the input:
 * a comment that moves them makes no report stale. The target's study, or its pair, is
 * there. Linear. */
void report_stamp_fill(
	struct stamp *stamp, const struct target *target, struct str placeless);

/* ---- build_tell.c ---- */

/* Says that this is what became of a file, and why: lines on standard output, when their
 * turn has come. */
void output_tell(struct build *build, struct build_output *output, enum outcome outcome,
	const char *path);
void output_tell_reason(struct build_output *output, const char *sentence);
void output_tell_kept(
	struct build *build, struct build_output *output, const struct kept *kept);
void build_tell_orphan(struct build *build, const char *path);

/* Keeps what something else may have written under another name, and tells so. False
 * after a message: it cannot be kept. With --dry-run nothing is done, and told alone what
 * would fail. */
bool output_keep_foreign(const struct options *chosen, const struct build_output *output,
	const char *path, enum stamped_as as);

/* What --dry-run tells of an output that is wanted: to write, or what is in the way.
 * `as`: how it is stamped; NULL: not at all. */
void output_tell_dry(
	struct build *build, struct build_output *output, const enum stamped_as *as);

/* The same from a child, whose parent tells it: of the output with this number. */
void record_put(enum outcome outcome, uint32_t output, const char *path);

/* The same: a file that was there belongs to the target. */
void record_claim(const char *path);

/* The target cannot be made; the reason is told, or is told now. */
void target_fail(struct build *build, struct target *target, const char *why);

/* A note behind what went wrong: where its entry stands in the manifest. */
void target_tell_place(const struct build *build, const struct target *target);

/* Prints the lines of all targets whose turn has come. */
void build_tell(struct build *build);

/* How far the drawing is, on a terminal. */
void build_tell_progress(const struct build *build);

/* "3 written, 9 current", on standard error. */
void build_tell_counts(struct build *build);

/* ---- build_outputs.c ---- */

/* Makes the folders of an output. False after a message, also where a pipe or a device
 * stands in its place, on which a build would wait for whoever reads it. */
bool output_make_room(const char *path) MUST_USE;

/* Removes what a build that was killed left in the folders of outputs. */
void outputs_clear(const struct build *build);

/* Sets build.project. */
void outputs_name_project(struct build *build);

/* Reports of the study call its files as seen from the manifest's folder from now on, so
 * that they say the same wherever the build runs. */
void outputs_show_sources(const struct build *build, struct study *study);

/* Tells of files that were drawn for this manifest, and that no entry claims. */
void outputs_tell_orphans(struct build *build);

/* ---- build_run.c ---- */

/* One build, from reading the manifest on. What would change it is added to `seen`, if
 * that is not NULL. */
enum cli_status build_run(struct cli *cli, struct file_list *seen);

/* ---- build_depfile.c, build_watch.c ---- */

/* Every file that was read, and folders in which more may come; each once, sorted. */
void build_inputs(const struct build *build, struct file_list *inputs);

/* Would the file take the place of an output? True after a message. */
bool depfile_is_output(const struct build *build, const char *path) MUST_USE;

/* Writes for make and ninja what the outputs are made of. False after a message. */
bool depfile_write(const struct build *build, const char *path) MUST_USE;

/* Files, there or not, and folders whose change is one of the build. */
void watch_list(const struct build *build, struct file_list *seen);

/* Builds again and again, whenever what was read has changed, until it is interrupted. */
enum cli_status build_watch(struct cli *cli);

#endif
