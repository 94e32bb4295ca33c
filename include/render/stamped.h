/*
 * Stamps (chart/stamp.h) in files: where they stand in each format, and a digest of all
 * the other bytes beside them, so that an edit by hand is noticed.
 */
#ifndef RENDER_STAMPED_H
#define RENDER_STAMPED_H

#include "chart/stamp.h"
#include "render/render.h"

/* How a stamp stands in a file: the formats of charts in their order, and others. */
enum stamped_as {
	STAMPED_AS_CHART, /* STAMPED_AS_CHART + enum render_format */
	STAMPED_AS_XML = RENDER_FORMAT__COUNT,
	STAMPED_AS_TEXT, /* on one line, the last, which begins with "#" */
	STAMPED_AS__COUNT
};

/* How it does in what is drawn in this format. */
static inline enum stamped_as stamped_as(enum render_format format)
{
	return (enum stamped_as)(STAMPED_AS_CHART + (int)format);
}

/* How it does by the suffix of the path; false where no file of that suffix bears one. */
bool stamped_as_suffix(const char *path, enum stamped_as *as) MUST_USE;

/* The suffixes that may, with their dots; NULL behind the last. */
extern const char *const stamped_suffixes[];

enum stamped {
	STAMPED_WHOLE,  /* as it was written */
	STAMPED_EDITED, /* has a stamp, and other bytes than it says */
	STAMPED_NOT     /* no stamp that can be read */
};

/*
 * Finds and reads the stamp of a file's bytes, whatever they are. With STAMP_HEAD it does
 * not look for edits. The stamp points into `file`; the caller releases it, whatever is
 * returned. Linear; of a PNG only the heads of its chunks are looked at for the stamp.
 * Line ends that git turned into CR LF are no edit.
 */
enum stamped stamped_read(struct str file, enum stamped_as as, enum stamp_depth depth,
	struct stamp *stamp) MUST_USE;

/* Appends the file of a chart or a report with the stamp in it. */
void stamped_add(
	struct str file, enum stamped_as as, const struct stamp *stamp, struct buf *out);

/* What stood in a file of text before the stamp was added behind it; all of it where
 * there is none. */
struct str stamped_body(struct str file, enum stamped_as as);

#endif
