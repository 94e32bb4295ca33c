/*
 * The checks: a table of rules, one function each, run over a settled model. Reports to a
 * sink and changes nothing. To add a rule, add a row to the table at the end of its
 * family's file, write its function, and put an example of each kind into
 * tests/rules/<slug>/.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "check/analysis.h"
#include "diag/diag.h"
#include "model/project.h"

/* For what a rule's function is called. */
enum scope {
	SCOPE_ORGANISATION, /* once, with NODE_NONE */
	SCOPE_LINE,         /* every line that counts (model_line_counts), by its index */
	SCOPE_NODE,         /* every node present on the day */
	SCOPE_GROUP,     /* every group present on the day, stubs and external ones too */
	SCOPE_OWN_GROUP, /* every own group */
	SCOPE__COUNT
};

struct check_shared; /* tables that several rules use, made when one asks for them */

struct check {
	const struct model *model;
	const struct analysis *analysis;
	struct sink *sink;
	const struct check_rule *rule; /* the one that runs */
	struct arena *scratch;         /* reset after every call of a rule */
	struct arena *arena;           /* lasts until the end of the run */
	void **own; /* what the rule that runs keeps from call to call; NULL at first */
	struct check_shared *shared;
	struct check_options {
		uint32_t overloaded; /* overloaded-post: more groups than this; 0: 8 */
		uint32_t threads; /* not 0: beside each other however little there is */
	} options;
};

struct check_rule {
	struct rule rule;
	enum scope scope;
	void (*run)(struct check *check, uint32_t index); /* of a node or a line */
	/* After the last call, for a rule that has to see everything first; else NULL. */
	void (*finish)(struct check *check);
};

/*
 * Runs every rule that the sink wants, each finding reported at once. Linear in nodes,
 * lines and seats but for sorting what is reported, the exact cut (graph_cut), and
 * data.below, whose searches stop at 10^8 steps.
 */
void check_run(const struct model *model, const struct analysis *analysis,
	struct sink *sink, const struct check_options *options);

/* What the manifest says of rules that are none. */
void check_project(
	const struct model *model, struct sink *sink, const struct project *project);

/*
 * All rules, those of loading included, in the order of families and rows. An
 * organisation's own line types add a rule `cycle-TYPE` each to a run (error, acyclic),
 * which is not listed here.
 */
uint32_t rule_count(void);
const struct rule *rule_at(uint32_t index);
const struct rule *rule_find(struct str slug); /* NULL: no such rule */

/* Is it a rule of this run: one of the tables, or one that the organisation brings? */
bool rule_is_known(const struct model *model, struct str slug);

/* Binds the one of model->own_rules with this index, and runs it alone. */
void check_run_own(const struct model *model, const struct analysis *analysis,
	struct sink *sink, uint32_t rule);

/* Why the rule, which was bound and run, does not report the model: notes for `diag`, a
 * finding of `sink`, at the conditions that decided. */
void check_own_why(const struct model *model, const struct analysis *analysis,
	struct sink *sink, struct diag *diag, uint32_t rule);

/* What may have been meant by a slug that is no rule's, among those of rule files, too
 * (`own` may be NULL), or NULL. Linear in the rules. */
const char *rule_nearest(const struct own_rules *own, struct str slug);

#endif
