/*
 * Paper: the sizes that have names, a size as it is written in an option, and how a sheet
 * may lie. Sizes of paper are millimetres, as the user says them; all that is drawn is
 * measured in points. Owns nothing.
 */
#ifndef LAYOUT_PAPER_H
#define LAYOUT_PAPER_H

#include "base/buf.h"

#define POINTS_PER_MM (72 / 25.4)

/* The sides that are taken, in millimetres: a label, and the longest side of a PDF. */
#define PAPER_SHORTEST 40.0
#define PAPER_LONGEST  5080.0

enum orientation {
	ORIENTATION_AUTO, /* as the chart prints larger; a size in millimetres as written
			   */
	ORIENTATION_PORTRAIT,
	ORIENTATION_LANDSCAPE,
	ORIENTATION__COUNT
};

/* The words of the option, by value. */
extern const char *const orientation_words[ORIENTATION__COUNT];

struct paper {
	const char *name;     /* "A4"; NULL: none of those with names */
	double width, height; /* {0}: a page as large as the chart */
};

/* The papers with names: A4 to A0, then letter, legal, tabloid; upright. NULL: no more.
 */
const struct paper *paper_at(uint32_t index);

/* A4, unless the user says otherwise. */
struct paper paper_default(void);

enum paper_reading { PAPER_READ, PAPER_UNKNOWN, PAPER_TOO_SMALL, PAPER_TOO_LARGE };

/* Reads "A3", "a3", "297x420mm" or "none". */
enum paper_reading paper_parse(const char *word, struct paper *paper);

/* A number such as 7 or 7.5, in any locale; false if `word` is something else. */
bool decimal_parse(const char *word, double *number);

bool paper_is_none(const struct paper *paper);

/* Sets the ways in which the paper may lie, the one to be preferred first: 1 or 2. */
uint32_t paper_ways(
	const struct paper *paper, enum orientation orientation, struct paper ways[2]);

/* "A4 landscape", "300x200mm". */
void paper_add(struct buf *out, const struct paper *paper);

#endif
