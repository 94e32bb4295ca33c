/* The file that keeps the findings which are known. */
#ifndef REPORT_BASELINE_H
#define REPORT_BASELINE_H

#include "diag/diag.h"
#include "report/outlet.h"

/*
 * Writes the findings that count as a baseline, by rule and subjects (or file and
 * text), sorted, one a line;
 * those which cannot be suppressed are left out. Returns how many there are.
 */
uint32_t baseline_write(
	struct outlet *out, const struct sink *sink, const struct sources *sources);

#endif
