/*
 * What a file says, fact by fact, however it is laid out: without comments, quotes and
 * the two styles of YAML, so that two versions of it can be compared line by line. Knows
 * no more of the format than which keys hold nodes; judges nothing and leaves nothing
 * out.
 */
#ifndef LOAD_FACTS_H
#define LOAD_FACTS_H

#include "base/buf.h"

enum fact_kind {
	FACT_ENTRY, /* "group council", its name: what follows belongs to it */
	FACT_VALUE  /* "mandate.power", "decides"; one for each item of a list */
};

typedef void fact_taker(
	void *context, enum fact_kind kind, struct str path, struct str value);

enum facts_end {
	FACTS_TOLD,
	FACTS_FOREIGN, /* no file of ours */
	FACTS_BROKEN   /* no YAML; `why` says so: "line 12: …" */
};

/* Tells the facts in the order of the text, or, unless FACTS_TOLD, none. Linear in the
 * text with its aliases written out, all of which lies in memory. */
enum facts_end facts_read(
	struct str text, fact_taker *take, void *context, struct buf *why);

#endif
