/* What the rules about dates share: the days of a seat or a holder as numbers. */
#ifndef CHECK_DATES_INTERNAL_H
#define CHECK_DATES_INTERNAL_H

#include "check_internal.h"

/* From the first to the last day, both as YYYYMMDD; open ends are 0 and TERM_OPEN. */
struct term {
	uint32_t first, last;
};

#define TERM_OPEN UINT32_MAX

struct term term_make(struct date from, struct date until);

/* expired-term for the seats of a group that are ours to fill (successors.c). */
void report_expired_seats(struct check *check, uint32_t index);

/* "the term of 'Eva' as holder of 'clerk' ended on 2025-12-31, and nobody follows";
 * `node` is what the finding is about, `at` the last day as written. */
struct diag *report_expired(struct check *check, struct str who, struct str as,
	uint32_t node, struct date until);

#endif
