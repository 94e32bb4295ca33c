/*
 * Findings for whoever reads them: a table of formats, a row and a file each, all from
 * the same sorted sink. Changes nothing and decides no exit status.
 *
 * What the formats promise beyond their own grammar, whatever a name or a path holds: it
 * comes out whole, and nothing in it is taken for markup, a command or a formula.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "check/analysis.h"
#include "diag/diag.h"
#include "report/outlet.h"

struct report_style {
	bool colour; /* with the escape sequences that every terminal knows */
};

/* What a report is about, and how much of it is wanted. */
struct report {
	const struct sink *sink; /* sorted */
	const struct model *model;
	const struct analysis *analysis;
	struct report_style style; /* text alone has one */
	enum severity least;   /* findings of a lesser one are counted and not shown */
	enum severity fail_on; /* from which on a run fails; SEVERITY_OFF: never */
	bool quiet;            /* no counts behind the findings */
	bool suppressed;       /* text and JSON list what is suppressed as well */
	bool by_rule;          /* --summary: counts by rule, where a format has room */
};

struct report_format {
	const char *name;
	void (*write)(struct outlet *out, const struct report *report);
};

extern const struct report_format report_formats[];
extern const uint32_t report_format_count;
extern const char *const report_format_words[]; /* the names; NULL behind the last */

/* Each finding with its line, a caret below what is meant, notes and help; then the
 * counts. With `by_rule` the counts alone. */
void report_text(struct outlet *out, const struct report *report);

/* One finding as text; `sources` NULL: without its line. */
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
