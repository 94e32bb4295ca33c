/*
 * The findings of a run by rule: how many each rule has, which they are, and which rule
 * each finding is of. Rules are told apart by slug. Owns its arrays; reads the sink.
 */
#ifndef REPORT_TALLY_H
#define REPORT_TALLY_H

#include "diag/diag.h"

#define TALLY_NONE UINT32_MAX

struct tally_row {
	const struct rule *rule;
	enum severity severity; /* in this run */
	uint32_t count;         /* findings, without what is suppressed */
	uint32_t first;         /* of them in `items` */
};

struct tally {
	struct tally_row *rows; /* every rule that found something, sorted by slug */
	uint32_t count;
	uint32_t most;       /* findings of one rule */
	uint32_t *row_of;    /* of sink.items, then of sink.suppressed */
	struct diag **items; /* the findings row by row, each in the sink's order */
};

/* Linear in the findings. */
void tally_make(struct tally *tally, const struct sink *sink);
void tally_release(struct tally *tally); /* takes {0} */

/* The row of a rule; TALLY_NONE if it found nothing. Logarithmic in the rows. */
uint32_t tally_find(const struct tally *tally, const char *slug);

/* The rows: the gravest first, then those with most findings, then by slug. The caller
 * frees the array. */
const struct tally_row **tally_by_gravity(const struct tally *tally);

#endif
