/*
 * What check, list, export and diff print, for whoever wants it: standard output, a file,
 * or a build that compares it with what is there.
 */
#ifndef CLI_RESULTS_H
#define CLI_RESULTS_H

#include "report/diff.h"
#include "report/list.h"
#include "study.h"

/* What a report of findings is about, by the options of `check`. */
struct report result_findings(const struct cli *cli, const struct study *study);

/* A table in the language of the options; the caller releases it. */
void result_list_make(struct list *list, const struct cli *cli, const struct study *study,
	enum list_kind kind);

/* The same in the format of the options; text where they name none. */
void result_list(struct outlet *out, const struct cli *cli, const struct study *study,
	enum list_kind kind);

/* What changed, the same way. */
void result_diff(
	struct outlet *out, const struct cli *cli, const struct diff_report *report);

#endif
