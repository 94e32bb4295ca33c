/*
 * Both organisations of a diff as one model, so that one chart can show them: all of the
 * new one, at the same indices, and behind it what is gone, below its former superiors.
 * Owns the model; the diff and what it was made from must outlive it.
 */
#ifndef DIFF_MERGE_H
#define DIFF_MERGE_H

#include "diff/diff.h"

/* A line of a node that stays which is gone: no line of the model, since nobody answers
 * by it any more. */
struct gone_line {
	uint32_t from, to;
	uint16_t relation;
};

struct merged {
	struct model model;
	struct analysis analysis;
	const struct diff *diff;
	uint32_t first_gone; /* nodes from here on are gone */
	uint32_t *of_old; /* by node of the old one: the node here, or NODE_NONE if it was
			     not there on the day */
	struct gone_line *gone;
	uint32_t gone_count, gone_cap;
};

/* Linear in what both models hold. */
void merge_make(struct merged *merged, const struct diff *diff);
void merge_release(struct merged *merged); /* takes {0} */

#endif
