/*
 * A chart on several sheets, where one would print too small: cut at subtrees, each sheet
 * a chart and places of its own, first the overview, last an index. A superior is
 * repeated above what stands on another sheet than itself, and both sides of every cut
 * name the other's page. Owns its charts, whose texts point into the whole.
 */
#ifndef LAYOUT_SHEETS_H
#define LAYOUT_SHEETS_H

#include "layout/layout.h"

struct sheet {
	struct chart chart;
	struct places places;
};

struct sheets {
	struct sheet *items;
	uint32_t count, cap;
};

/*
 * Cuts the chart so that type of `min_type` points is reached on each sheet, where a
 * single box allows it. Each box stands on one sheet as itself. The paper must not be
 * none. False with a sentence in `why` when a sheet cannot be laid out; the caller
 * releases the sheets either way. About as long as laying out each sheet some ten times.
 */
bool sheets_make(struct sheets *sheets, const struct chart *chart,
	const struct layout_options *options, double min_type, struct buf *why) MUST_USE;

void sheets_release(struct sheets *sheets); /* takes {0} */

#endif
