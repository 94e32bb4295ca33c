/*
 * A chart of a study as the options of a `struct cli` want it: those of the command line,
 * or those of a manifest's entry: selected, made, drawn and written.
 */
#ifndef CLI_PICTURE_H
#define CLI_PICTURE_H

#include "drawing.h"
#include "view.h"

struct picture {
	const struct cli *cli; /* whose options hold */
	struct study *study;   /* the newer one, of two */
	const struct model *model;
	const struct analysis *analysis;
	struct selection selection;
	struct chart_options options;
	struct chart chart;
	/* The same with all that stands behind collapsed boxes, for sheets of its own; no
	 * boxes: nothing does. */
	struct chart unfolded;
};

/* What is shown, by the options and the view. `merged` (NULL: none) is the study beside
 * an older one, and `called` names both. False after a message; release in any case. */
bool picture_select(struct picture *picture, const struct cli *cli, struct study *study,
	const struct merged *merged, const char *const *called) MUST_USE;

/* The chart that is cut where it takes sheets. */
const struct chart *picture_whole(const struct picture *picture);

/* The chart, which loses its persons here: after every picture_select of the study. False
 * after a message. */
bool picture_make(struct picture *picture) MUST_USE;

/* Draws it, writes the files by the name `path`, and tells what the reader may miss. A
 * single file goes to `single` instead, unless that is NULL. False after a message. */
bool picture_draw(const struct picture *picture, enum render_format format,
	const char *path, struct buf *single) MUST_USE;

/* What the reader of the chart may miss. */
void picture_tell(const struct picture *picture, const struct drawn *drawn);

void picture_release(struct picture *picture); /* takes {0} */

#endif
