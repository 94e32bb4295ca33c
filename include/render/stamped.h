/*
 * Stamps (chart/stamp.h) in files: where they stand in each format, and a digest of all
 * the other bytes beside them, so that an edit by hand is noticed.
 */
#ifndef RENDER_STAMPED_H
#define RENDER_STAMPED_H

#include "chart/stamp.h"
#include "render/render.h"

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
enum stamped stamped_read(struct str file, enum render_format format,
	enum stamp_depth depth, struct stamp *stamp) MUST_USE;

#endif
