/* How a chart is drawn, as the options say: for draw, and for diff --draw. */
#ifndef CLI_DRAWING_H
#define CLI_DRAWING_H

#include "cli_internal.h"
#include "layout/sheets.h"

/* What of the options of a drawing does not go together, as bits. */
enum drawing_misfit {
	MISFIT_UP = 1 << 0, /* levels are counted from nowhere */
	MISFIT_DOWN = 1 << 1,
	MISFIT_MARGIN = 1 << 2,  /* leaves next to nothing of the paper */
	MISFIT_SHEETS = 1 << 3,  /* a poster, which is one, is to be cut into sheets */
	MISFIT_NO_PAPER = 1 << 4 /* a poster looks for paper, and is to have none */
};

/* All that does not; `focused`: it is said from where levels are counted. */
uint32_t drawing_misfits(const struct options *options, bool focused);

/* The most that the margin may be on the paper chosen, which is not none. */
double drawing_widest_margin(const struct options *options);

/* Does all go together? False after a message. */
bool drawing_fits(const struct cli *cli) MUST_USE;

/* Everything but the focus. */
struct chart_options drawing_options(const struct cli *cli);

/* May a chart be cut into sheets for this format? */
bool drawing_wants_sheets(const struct options *chosen, enum render_format format);

/*
 * A chart as it is laid out, which is done when the first format asks for it, and shared
 * by all that look alike.
 */
struct drawing {
	const struct cli *cli; /* whose options hold */
	const struct chart *chart, *whole;
	const struct stamp *stamp; /* for the files, or NULL; the caller's */
	struct places page;        /* all of it on one */
	struct sheets sheets; /* the same cut up; count 0: not asked for, or not needed */
	struct buf page_why, sheets_why; /* why there is none */
	bool page_tried, page_made, sheets_tried, sheets_made;
};

/* `chart`, `whole`, which is cut instead of it, and `cli` must outlive the drawing. */
void drawing_begin(struct drawing *drawing, const struct cli *cli,
	const struct chart *chart, const struct chart *whole);
void drawing_release(struct drawing *drawing);

/* What came of it: the files, not yet written, and what is to be told. */
struct drawn {
	struct paper paper; /* as it lies; none: a page as large as the chart */
	double type; /* the smallest on any page, in points; 0: nothing was laid out */
	uint32_t pages;
	VEC(struct buf) files; /* one, or one for each page */
};

/* Lays the chart out and draws it, for a file of this name (NULL or "-": standard output,
 * which takes one file). False with a sentence in `why`. The caller releases it. */
bool drawing_make(struct drawing *drawing, enum render_format format, const char *path,
	struct drawn *drawn, struct buf *why) MUST_USE;

/* The name of a sheet's file, "chart-2.svg" for "chart.svg"; of sheet 0 `path` itself. */
void drawing_sheet_name(struct buf *name, const char *path, uint32_t sheet);

/* The name of one of its files: `path`, or of several chart-1.svg, chart-2.svg for
 * chart.svg. `number` counts from 0. */
void drawn_name(
	struct buf *name, const struct drawn *drawn, const char *path, uint32_t number);

/* Writes all files or none, by their names. False after a message. */
bool drawing_save(
	const struct cli *cli, const struct drawn *drawn, const char *path) MUST_USE;

void drawn_release(struct drawn *drawn); /* takes {0} */

/* The chart could not be drawn: says so. */
void drawing_failed(const struct buf *why);

/* What the reader of the chart may miss: lines that --lines solid left out, words in a
 * language that it has not, type that is large enough. */
void drawing_tell(
	const struct cli *cli, const struct chart *chart, const struct drawn *drawn);

/* Names files beside `path` that look like sheets of a drawing that had more of them. */
void drawing_tell_left(
	const struct cli *cli, const struct drawn *drawn, const char *path);

#endif
