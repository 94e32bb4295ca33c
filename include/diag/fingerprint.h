/*
 * What a finding is known by from one run to the next, when lines have moved and messages
 * are worded otherwise: its rule, its subjects and the text that it points at; without
 * subjects also its file. Other programs match findings by it, so that it changes with
 * its version alone.
 */
#ifndef DIAG_FINGERPRINT_H
#define DIAG_FINGERPRINT_H

#include "diag/diag.h"

#define FINGERPRINT_VERSION "v1"

/* Tells apart findings that are alike: the first, second, … of their kind in a run. */
struct fingerprints {
	struct fingerprint_slot {
		uint64_t hash;
		uint32_t seen; /* 0: a free slot */
	} * slots;
	uint32_t cap; /* a power of two */
	struct buf scratch;
};

/* Room for `count` findings; it cannot grow. */
void fingerprints_init(struct fingerprints *prints, uint32_t count);
void fingerprints_release(struct fingerprints *prints); /* takes {0} */

/*
 * Appends "0f1e2d3c4b5a6978:1": 64 bits of hash, and the number among those alike. To be
 * asked for every finding of a run once and in their order. Amortised constant time.
 */
void fingerprint_add(struct buf *out, struct fingerprints *prints,
	const struct sources *sources, const struct diag *diag);

#endif
