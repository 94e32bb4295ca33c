/* How a chart is drawn, as the options say: for draw, and for diff --draw. */
#ifndef CLI_DRAWING_H
#define CLI_DRAWING_H

#include "cli_internal.h"

/* Does the margin leave anything of the paper? False after a message. */
bool drawing_has_room(const struct cli *cli) MUST_USE;

/* Everything but the focus. */
struct chart_options drawing_options(const struct cli *cli);

/* What came of it, to be told. */
struct drawn {
	struct paper paper; /* as it lies; none: a page as large as the chart */
	double type;        /* the smallest, in points; 0: nothing was laid out */
};

/* Lays the chart out and appends the file's bytes to `out`; false with a sentence in
 * `why`. */
bool drawing_write(struct cli *cli, const struct chart *chart, enum render_format format,
	struct drawn *drawn, struct buf *out, struct buf *why) MUST_USE;

/* The chart could not be drawn: says so. */
void drawing_failed(const struct buf *why);

/* What the reader of the chart may miss: lines that --lines solid left out, words in a
 * language that it has not, type that is large enough. */
void drawing_tell(
	const struct cli *cli, const struct chart *chart, const struct drawn *drawn);

#endif
