/*
 * The reports that one run of `check` writes: one for standard output or --output, and
 * any number into files of their own, as --format was repeated.
 */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include "cli_internal.h"

struct reports {
	struct report_wish {
		const struct report_format *format;
		const char *path; /* NULL: the result of the run */
	} * items;
	uint32_t count, cap;
};

/* False after a message: an unknown format, two reports for one place. */
bool reports_read(struct reports *reports, const struct cli *cli) MUST_USE;
void reports_release(struct reports *reports); /* takes {0} */

/* Writes all of them, files first; false after a message if a file could not be written.
 * What goes wrong with the result is told at the end of the run. */
bool reports_write(const struct reports *reports, struct cli *cli,
	const struct report *report) MUST_USE;

#endif
