/* How a chart is drawn, as the options say: for draw, and for diff --draw. */
#ifndef CLI_DRAWING_H
#define CLI_DRAWING_H

#include "cli_internal.h"

/* Everything but the focus. */
struct chart_options drawing_options(const struct cli *cli);

/* Lays the chart out and appends the file's bytes to `out`; false with a sentence in
 * `why`. */
bool drawing_write(struct cli *cli, const struct chart *chart, enum render_format format,
	struct buf *out, struct buf *why) MUST_USE;

/* The chart could not be drawn: says so. */
void drawing_failed(const struct buf *why);

/* What the reader of the chart may miss: lines that --lines solid left out, words in a
 * language that it has not. */
void drawing_tell(const struct cli *cli, const struct chart *chart);

#endif
