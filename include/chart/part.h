/*
 * A chart of some of a chart's boxes, for one sheet of several: with the superiors that
 * stand on another sheet repeated, marks to where it goes on, and the legend of what is
 * left. A part is a chart like any other; its texts point into the whole, which must
 * outlive it. What is on which sheet is decided elsewhere (layout/).
 */
#ifndef CHART_PART_H
#define CHART_PART_H

#include "chart/chart.h"

/* What a box of the whole has to do with the pages. */
struct chart_pages {
	uint32_t own;         /* the page on which it stands as itself */
	uint32_t first, last; /* the pages that show what is below it; 0: the same */
};

struct chart_selection {
	const uint32_t *boxes; /* of the whole; in any order, none twice */
	uint32_t count;
	const uint32_t *heads; /* repeated above them; none of `boxes` */
	uint32_t head_count;
	const struct chart_pages *pages; /* by box of the whole */
};

/* What it takes to make parts; one for a chart. */
struct chart_parts {
	const struct chart *chart;
	struct box_lines by_box;
	uint32_t *place; /* of a box in the part at hand, or CHART_NONE */
};

void chart_parts_make(struct chart_parts *parts, const struct chart *chart);
void chart_parts_release(struct chart_parts *parts); /* takes {0} */

/* The caller releases the part. Takes time for the boxes of the part, their lines, and
 * regions and legend of the whole. */
void chart_part(struct chart *part, struct chart_parts *parts,
	const struct chart_selection *selection);

/* The headings of an index: of names, and of the lines that no page shows. */
const char *chart_index_word(const struct chart *chart);
const char *chart_between_word(const struct chart *chart);

#endif
