/* What the two files of the SARIF writer share. */
#ifndef SARIF_INTERNAL_H
#define SARIF_INTERNAL_H

#include "base/json.h"
#include "base/map.h"
#include "diag/fingerprint.h"
#include "report_internal.h"
#include "tally.h"

struct sarif {
	struct json json;
	const struct report *report;
	const struct sources *sources;
	struct tally tally;    /* its rows are the rules of the log, in their order */
	struct map by_name;    /* to the number of the first source with this name */
	uint32_t *artifact_of; /* by number of the source */
	struct fingerprints prints;
	struct buf scratch; /* for a text on its way to JSON */
};

/* "key": {"text": …} of a text of ours. */
void sarif_text(struct sarif *sarif, const char *key, const char *text);

/* info is a note there */
const char *sarif_level(enum severity severity);

/* The member `tool`. */
void sarif_tool(struct sarif *sarif);

#endif
