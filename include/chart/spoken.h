/*
 * A chart in words, for who cannot see it: in which order it is read, what a box and a
 * line tell. In the chart's language; what is said elsewhere on the chart is not
 * repeated. Owns nothing but what it appends to the caller's buffer.
 */
#ifndef CHART_SPOKEN_H
#define CHART_SPOKEN_H

#include "chart/chart.h"

/* Headings and lead-ins of a text that stands for the picture. */
enum chart_heading {
	CHART_HEADING_STRUCTURE,
	CHART_HEADING_LINES,
	CHART_HEADING_FINDINGS,
	CHART_HEADING_NUMBERS, /* how many there are of what */
	CHART_HEADING_LEVEL,   /* before the number of one */
	CHART_HEADING_ERROR,   /* the two severities that are drawn */
	CHART_HEADING_WARNING,
	CHART_HEADING__COUNT
};

const char *chart_heading(const struct chart *chart, enum chart_heading heading);

/* A box as it is read: `level` is how many superiors stand above it. */
struct chart_reading {
	uint32_t box, level;
};

/*
 * All boxes once, each superior before its subordinates and those in input order. A ring
 * is entered at its first box. `out` has room for box_count. Linear.
 */
void chart_read(const struct chart *chart, struct chart_reading *out);

/* Appends what a box tells beside its name: "group; chair: Eva Exempel; decides". */
void chart_say_box(const struct chart *chart, uint32_t box, struct buf *out);

/* A box's name, as it is drawn. */
struct str chart_box_name(const struct chart_box *box);

#endif
