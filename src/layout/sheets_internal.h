/* How a chart is cut into sheets, between the file that cuts and the one that makes
 * them. */
#ifndef LAYOUT_SHEETS_INTERNAL_H
#define LAYOUT_SHEETS_INTERNAL_H

#include "chart/part.h"
#include "layout/sheets.h"
#include "layout_internal.h"

/* Shown with one decimal, so much less is as much as was asked for, in points. */
#define SHEET_TOLERANCE 0.05

/* One sheet: these boxes and what is below them, but for what stands apart. */
struct planned {
	uint32_t first, count; /* in sheet_plan.tops */
	uint32_t key;          /* sheets are in this order; ties as they were added */
	uint32_t number;       /* of those with the same key */
};

struct sheet_plan {
	const struct chart *chart;
	const struct layout_options *options;
	double min_type;
	struct arena arena;
	struct forest forest;
	struct chart_parts parts;
	uint32_t *shown;  /* boxes that stand where this one does, itself and below it */
	uint32_t *total;  /* the box and all below it */
	uint32_t *before; /* its number when the forest is read from the top */
	bool *whole;      /* nothing below it stands apart */
	bool *folded; /* what is below a collapsed box stands apart: it, or one below it
		       */
	bool *apart;  /* on another sheet than its superior */
	struct chart_pages *pages;
	double room; /* boxes that fit on a sheet, as learned so far */
	VEC(uint32_t) tops;
	VEC(struct planned) sheets;
	VEC(uint32_t) boxes, heads; /* of the sheet at hand */
};

/* What goes on together: a branch, or all branches of a box. */
struct sheet_item {
	struct run tops;
	uint32_t boxes;
};

/* Decides which boxes stand together. Linear but for the layouts that it tries, each of
 * at most two sheets' boxes. */
void sheet_plan_make(struct sheet_plan *plan, const struct chart *chart,
	const struct layout_options *options, double min_type);
void sheet_plan_release(struct sheet_plan *plan);

/* Makes two sheets of one, if it has branches to part; false if not. */
bool sheet_plan_split(struct sheet_plan *plan, uint32_t sheet);

/* Brings the sheets into their order. */
void sheet_plan_sort(struct sheet_plan *plan);

/* Sorts the sheets and sets plan.pages: after the plan, and after sheets were split. */
void sheet_plan_number(struct sheet_plan *plan);

/* Lists the boxes and the repeated superiors of a sheet in plan.boxes and plan.heads. */
void sheet_plan_list(struct sheet_plan *plan, const uint32_t *tops, uint32_t count);

/* Makes the part for what was listed. */
void sheet_plan_part(struct sheet_plan *plan, struct chart *part);

/* Could so many boxes be large enough on one sheet, by what was learned? */
bool sheet_plan_may_fit(const struct sheet_plan *plan, uint32_t boxes);

/* Would these and what is below them be large enough? Lays them out, and learns. */
bool sheet_plan_fits(struct sheet_plan *plan, const uint32_t *tops, uint32_t count);

/* ---- sheet_runs.c ---- */

/* The most even way to make at most `runs` runs. Sets where each ends, for which `ends`
 * has room for one of each item, since what is tried may make more; returns how many
 * there are. */
uint32_t sheet_runs_even(
	const struct sheet_item *items, uint32_t count, uint32_t runs, uint32_t *ends);

/* The same for as few runs as fit; one for each item if need be. */
uint32_t sheet_runs_choose(struct sheet_plan *plan, const struct sheet_item *items,
	uint32_t count, uint32_t *ends);

/* Would all of them fit on one sheet? */
bool sheet_run_fits(
	struct sheet_plan *plan, const struct sheet_item *items, uint32_t count);

/* ---- sheet_fill.c ---- */

/* Puts what shares few sheets too many on fewer, where that fits. After the plan, and
 * before sheets are numbered. */
void sheet_plan_fill(struct sheet_plan *plan);

/* ---- sheet_index.c ---- */

struct index_line {
	struct str text, numbers;
	uint32_t page;  /* that it leads to; 0: a heading */
	uint32_t sheet; /* of the index, from 0 */
	double x, y;    /* on it, in points */
};

/* The lines of an index, set in columns over pages. */
struct sheet_index {
	struct arena arena;
	struct paper paper;
	VEC(struct index_line) lines;
	double column; /* how wide each is */
	uint32_t page_count;
};

/* All names in alphabetical order, then the lines that no sheet shows. */
void sheet_index_make(struct sheet_index *index, const struct sheet_plan *plan);
void sheet_index_release(struct sheet_index *index);

/* One page of it, as a chart without boxes. */
void sheet_index_page(const struct sheet_index *index, const struct sheet_plan *plan,
	uint32_t sheet, const struct layout_options *options, struct sheet *page);

#endif
