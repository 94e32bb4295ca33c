/*
 * Findings as text and as JSON (product.md), both from the same sorted sink. Changes
 * nothing and decides no exit status.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "check/analysis.h"
#include "diag/diag.h"
#include "report/outlet.h"

struct report_style {
	bool colour; /* with the escape sequences that every terminal knows */
};

/* What a report is about. */
struct report {
	const struct sink *sink; /* sorted */
	const struct model *model;
	const struct analysis *analysis;
};

/* Each finding with its line, a caret below what is meant, notes and help. */
void report_text(struct outlet *out, const struct sink *sink, struct report_style style);

/* The same for one finding. */
void report_finding(struct outlet *out, const struct sources *sources,
	const struct diag *diag, struct report_style style);

/* "2 errors, 1 warning in 12 groups, 5 posts" and a line break. */
void report_summary(
	struct outlet *out, const struct report *report, struct report_style style);

/* "2 errors, 1 warning"; "no findings". */
void report_counts(struct buf *out, const struct sink *sink);

/* Format 1 of product.md, one finding a line. */
void report_json(struct outlet *out, const struct report *report);

/*
 * A text of the user's on one line: control characters and marks that reorder or hide
 * text come out as \n, \t, \u{202e}, bytes that are no UTF-8 as \xff. Returns the columns
 * that it takes on a terminal.
 */
uint32_t escape_add(struct buf *out, struct str text);

#endif
