/*
 * The changes between two organisations for who reads them: text that tells the story in
 * sections, Markdown for a pull request, JSON (product.md) for programs.
 */
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include "diff/diff.h"
#include "report/outlet.h"
#include "report/report.h"

struct diff_report {
	const struct diff *diff;
	const char *called[DIFF_ENDS]; /* the two organisations: "a.yaml", "HEAD" */
};

void diff_text(
	struct outlet *out, const struct diff_report *report, struct report_style style);
void diff_markdown(struct outlet *out, const struct diff_report *report);

/* Format 1 of product.md, one change a line. What has nothing to say is absent. */
void diff_json(struct outlet *out, const struct diff *diff);

#endif
