/* What a struct orgraph owns. Released in the order in which the parts point to each
 * other. */
#ifndef LIB_INTERNAL_H
#define LIB_INTERNAL_H

#include "base/arena.h"
#include "base/vec.h"
#include "check/analysis.h"
#include "diag/diag.h"
#include "lib/orgraph.h"
#include "load/load.h"
#include "model/own_rule.h"

struct orgraph_finding {
	enum orgraph_severity severity;
	const char *rule, *message, *help, *file;
	uint32_t line, column;
};

struct orgraph {
	struct arena arena; /* of names and texts */
	VEC(const char *) paths;
	VEC(struct load_file) texts;
	VEC(const char *) rule_paths;
	struct date day; /* not set: the organisation's own */
	bool checked;
	struct sources sources;
	struct own_rules rules;
	struct model model;
	struct sink sink;
	struct analysis analysis;
	struct orgraph_finding *findings;
	uint32_t finding_count;
	struct buf error, drawing;
};

/* Keeps the sentence as the error; false. */
bool lib_fail(struct orgraph *orgraph, const char *format, ...) PRINTF(2, 3);

#endif
