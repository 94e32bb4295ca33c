/*
 * The chain of a node: the paths along accountability to a root, each step with its
 * line, source, mandate and decider; or where it breaks. Searching and writing are
 * apart: chain_make finds, chain_text and chain_json write.
 */
#ifndef REPORT_CHAIN_H
#define REPORT_CHAIN_H

#include "check/analysis.h"
#include "report/outlet.h"
#include "report/report.h"

#define CHAIN_PATHS 16

enum chain_end {
	CHAIN_COMPLETE,
	CHAIN_CYCLE,
	CHAIN_ORPHAN,
	CHAIN_UNKNOWN_REFERENCE,
	CHAIN_STUB
};

struct chain_step {
	uint32_t node;
	const struct step *step; /* by which it goes on; NULL at the path's end */
};

struct chain_path {
	struct chain_step *steps;
	uint32_t count;
};

struct chain {
	const struct model *model;
	struct arena arena;
	uint32_t node;
	enum chain_end end;
	uint32_t at; /* where it breaks */
	/* Complete: the shortest paths to a root, the shortest first, ties by the order
	 * of lines. Broken: one path, from the node to where it breaks; a cycle is walked
	 * until it closes. */
	struct chain_path paths[CHAIN_PATHS];
	uint32_t path_count;
	bool more; /* there may be further paths */
};

/*
 * A path ends at the first root it meets. Breadth first over prefixes of paths, each node
 * the end of at most CHAIN_PATHS of them (as in the k shortest paths of Eppstein 1998,
 * section 1.2), so that the cost is linear in nodes and lines however many paths there
 * are.
 */
void chain_make(struct chain *chain, const struct model *model,
	const struct analysis *analysis, uint32_t node);
void chain_release(struct chain *chain); /* takes {0} */

/* Where the line of a step is written; of a step without one, its node. */
struct span chain_step_place(const struct model *model, const struct chain_step *step);

/* What a broken chain's last line leads to, which is unknown or not there on the day;
 * NULL where there is no such line. */
const struct ref *chain_broken_target(const struct chain *chain);

void chain_text(struct outlet *out, const struct chain *chain, struct report_style style);
void chain_json(struct outlet *out, const struct chain *chain);

#endif
