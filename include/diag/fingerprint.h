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

/*
 * Where a finding without subjects stands, for a baseline, which people read: the last
 * part of the file's name, and the text pointed at, to the end of its line. Cut off
 * before what YAML cannot give back as it was. Both are empty for a finding with
 * subjects. They live as long as the sources.
 */
struct known_place {
	struct str file, text;
};

struct known_place known_place(const struct sources *sources, const struct diag *diag);

#endif
