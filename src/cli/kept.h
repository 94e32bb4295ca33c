/*
 * Outputs as they are kept in files, by their stamps: is what is there what would be
 * drawn now, and if not, why? Reads files and writes none.
 */
#ifndef CLI_KEPT_H
#define CLI_KEPT_H

#include "cli_internal.h"
#include "render/stamped.h"

enum kept_state {
	KEPT_CURRENT,
	KEPT_REORDERED, /* shows the same; the order of the input has changed, by which
			   boxes lie: no fault, yet drawn anew they may lie otherwise */
	KEPT_STALE,
	KEPT_EDITED,    /* by hand, after it was drawn */
	KEPT_UNSTAMPED, /* a file without a stamp, or with that of another chart */
	KEPT_MISSING    /* no file, or not all its sheets */
};

struct kept {
	enum kept_state state;  /* the last one above that holds */
	struct file_list files; /* what belongs to the output: the file, or its sheets */
	struct file_list reasons; /* sentences, of all faults */
};

/*
 * Makes a stamp of a chart that of a file in this format: says what of it the file shows,
 * and gives it the settings of `draw` that decide how a chart of this format is drawn
 * and that the chart itself does not show, instead of those that it had.
 */
void kept_fit_stamp(
	struct stamp *stamp, const struct options *chosen, enum render_format format);

/*
 * Looks at the output `path`: that file, or its sheets chart-1.svg, chart-2.svg for
 * chart.svg. `now` was not read, and has name and settings. The caller releases `kept`.
 */
void kept_look(
	struct kept *kept, const char *path, enum stamped_as as, const struct stamp *now);
void kept_release(struct kept *kept); /* takes {0} */

/* Is a stamp that was read of the same entry? */
bool kept_is_ours(const struct stamp *stamp, const struct stamp *now);

/* Is a chart in this format, cut into sheets, a file for each? */
bool kept_has_sheets(enum render_format format);

/* Is there no file for the output `path`, so that it is sure to be missing? Opens none.
 */
bool kept_is_gone(const char *path, enum render_format format);

/* Is something in the way of a file that could be written or read there: a folder, a file
 * in the place of its folder, no permission? Then `why` says what. */
bool kept_is_blocked(const char *path, struct buf *why);

/* Does a file stand at the path that bears no stamp and is not empty, or cannot be read,
 * so that nobody knows whether it can be made again? Reads it. */
bool kept_is_foreign(const char *path, enum stamped_as as);

/* Does something stand at the path that is no file or folder, such as a pipe, on which
 * nobody waits? Then `why` says so. */
bool kept_is_in_the_way(const char *path, struct buf *why);

/* Does the file bear a stamp of the same entry as `now`? Reads it. */
bool kept_bears_ours(const char *path, enum stamped_as as, const struct stamp *now);

/* What the entries of a manifest own. */
struct kept_owned {
	struct str project;              /* how stamps name the manifest */
	const struct file_list *claimed; /* files */
	VEC(struct str) unsure; /* names of entries that may have failed before a claim */
};

/*
 * Appends to `orphans` every file below `folder` that bears a stamp of the project, of an
 * entry that is not `unsure`, and is not among those claimed, by the bytes of its path.
 * Hidden files are left out. False if a folder cannot be read, which `why` names.
 */
bool kept_orphans(struct file_list *orphans, const char *folder,
	const struct kept_owned *owned, struct buf *why) MUST_USE;

#endif
