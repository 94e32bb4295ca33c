/*
 * How rules of the organisation's own are run (docs/rule-files.md). A rule is judged for
 * one node after the other; what several judgements ask (who heads what, who reaches
 * what) is made once for a run, when it is first asked for. The parts:
 *
 *	own.c          runs the rules, reports
 *	own_pick.c     judges one condition for all nodes
 *	own_bind.c     ids and line types of the rules in this organisation
 *	own_path.c     what a path leads to; own_field.c by a key, own_computed.c and
 *	               own_upward.c without
 *	own_judge.c    conditions, and the quantifiers; own_select.c selectors
 *	own_test.c     tests of values; own_count.c, own_along.c, own_days.c
 *	own_way.c      the way that a finding along lines is about
 *	own_why.c      why an example is not reported
 */
#ifndef CHECK_OWN_INTERNAL_H
#define CHECK_OWN_INTERNAL_H

#include "check/check.h"
#include "model/node_lines.h"
#include "model/own_rule.h"
#include "model/units.h"

/* In this order: `all` is the least of its parts, `any` the greatest. */
enum verdict { FAILED, OPEN, MET };

static inline enum verdict verdict_of(bool met)
{
	return met ? MET : FAILED;
}

static inline enum verdict verdict_not(enum verdict verdict)
{
	return (enum verdict)(MET - verdict);
}

/* What lies behind a reference that could not be resolved. */
#define VALUE_UNKNOWN VALUE__COUNT

/* One value of a path. */
struct value {
	uint8_t sort; /* enum value_sort, or VALUE_UNKNOWN */
	bool or_more; /* VALUE_NUMBER: some number from `low` on; VALUE_SEAT: of `weight`
		       */
	uint8_t kept; /* enum verdict: by `where` */
	uint32_t weight; /* VALUE_SEAT: how many sit there */
	uint32_t
		node; /* VALUE_NODE: which, or NODE_NONE where it could not be resolved */
	struct span at; /* where the subject says it; not set: nowhere */
	union {
		const void *thing; /* struct seat, line, holder, mandate … */
		struct str text;
		struct {
			uint32_t low, high;
		};
		uint32_t day;
		bool truth;
	};
};

static inline bool value_is_node(const struct value *value)
{
	return value->sort == VALUE_NODE && value->node != NODE_NONE;
}

/* Values in use, on a stack: a run of them is [first, values.count). */
struct values {
	struct value *items;
	uint32_t count, cap;
};

/* What a rule asks of the lines of several types taken together. */
struct own_lines;

/* Where a condition was decided. */
struct blame {
	struct span at;
	uint32_t node;                 /* NODE_NONE: none but the subject */
	const struct condition *along; /* a test that found a way */
};

struct own_run {
	struct check *check;
	const struct model *model;
	const struct analysis *analysis;
	const struct own_rules *rules;
	struct values values;
	uint32_t *mark, epoch; /* nodes met in the search at hand */
	uint32_t *queue;
	uint64_t steps;     /* of the rule at hand */
	struct blame blame; /* of the condition judged last */

	/* Made when first asked for (own_computed.c, own_along.c). */
	struct node_lines lines;
	bool has_lines;
	uint32_t *unit, *depth;
	struct graph heads, chairs, sits_in, parts;
	struct seat_marks *seat_marks;
	struct own_lines *along;
	uint32_t along_next;
	struct own_found *found; /* of the rule at hand */
	bool all_terms;          /* seats and holders of other days, too */
	uint32_t *parent;        /* of the ways that are shown (own_way.c) */
	uint64_t way_steps;      /* of the rule at hand */
};

/* A run with nothing made yet; the caller ends it. */
void own_run_begin(
	struct own_run *run, struct check *check, const struct own_rules *rules);
void own_run_end(struct own_run *run);

/* A rule that takes more is given up. */
#define OWN_STEPS UINT64_C(100000000)

/* ---- values (own_path.c, own_field.c, own_computed.c) ---- */

/* The values of a path from `value`, behind those in use; returns the first. The caller
 * sets values.count back when it is done with them. */
uint32_t own_path(struct own_run *run, const struct path *path, struct value value);

void own_push(struct own_run *run, struct value value);
void own_push_node(struct own_run *run, uint32_t node, struct span at);

/* The values of a field that the format declares. `base` may be NULL: nothing is said. */
void own_push_field(struct own_run *run, const struct path_step *step,
	const struct field *field, const void *base, struct span at);
void own_push_line_type(
	struct own_run *run, uint16_t relation, uint32_t node, struct span at);
void own_push_computed(struct own_run *run, enum computed field, struct value value);

/* Puts the values of one computed field of `value`. Those of own_upward.c: */
typedef void own_taker(struct own_run *run, struct value value);
own_taker take_unit, take_units, take_accountability, take_superiors, take_depth;

/* What stands for a seat, line or holder when it is compared: its nodes, or its text. */
void own_push_plain(struct own_run *run, struct value value);

/* The same for all of [first, count), in place. */
void own_make_plain(struct own_run *run, uint32_t first);

/* Do two plain values agree? */
enum verdict own_same(const struct value *a, const struct value *b);

/* The lines from a node that count or cannot be resolved. */
struct line_run {
	const uint32_t *items;
	uint32_t count;
};

struct line_run own_lines_of(struct own_run *run, uint32_t node);
bool own_line_counts(const struct own_run *run, const struct line *line);

/* A reference on the way to the root could not be resolved. */
#define DEPTH_UNKNOWN (NODE_NONE - 1)

/* Steps to the root, NODE_NONE: it reaches none; or DEPTH_UNKNOWN. */
uint32_t own_depth(struct own_run *run, uint32_t node);

/* Of the graphs: from the post to the groups. Made at the first call. */
const struct graph *own_sits_in(struct own_run *run);

/* Begins a search over nodes; own_meet says whether a node is met for the first time. */
void own_search(struct own_run *run);
bool own_meet(struct own_run *run, uint32_t node);

/* ---- judging ---- */

typedef enum verdict own_judge_of(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value);

/* Is the condition met for this value? Sets run->blame. */
enum verdict own_judge(
	struct own_run *run, const struct condition *condition, struct value subject);

/* The same for a node that is not the subject: it is not to blame. */
enum verdict own_judge_node(
	struct own_run *run, const struct condition *condition, uint32_t node);

/* The best verdict of the plain values that a value stands for; open where it stands for
 * nobody. */
enum verdict own_any_plain(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value, own_judge_of *is);

/* The values of the condition's field that `where` keeps or may keep (value.kept), behind
 * those in use: returns the first. */
uint32_t own_values(
	struct own_run *run, const struct condition *condition, struct value subject);

void own_blame(struct own_run *run, const struct value *value);

/* Every condition has its function, in own_select.c, own_test.c and their like. */
#define ROW(name, key, ...) own_judge_of judge_##key;
CONDITIONS(ROW)
#undef ROW

/* A number, or a range of which all counts, against [least, most]. */
enum verdict own_between(
	uint32_t low, uint32_t high, bool or_more, uint32_t least, uint32_t most);

/* What a condition finds among all nodes: a verdict for each node, made once for a rule.
 */
struct own_found {
	struct own_found *next;
	const struct condition *condition;
	uint8_t *verdicts;
	uint32_t *nodes, count; /* those that are not FAILED */
};

const struct own_found *own_find(struct own_run *run, const struct condition *condition);
void own_found_release(struct own_run *run);

/* Shows in a finding the way that its last condition found, if it did. */
void own_tell_way(struct own_run *run, struct diag *diag);

void own_along_release(struct own_run *run);
void own_computed_release(struct own_run *run);

/* ---- binding ---- */

/* Looks up what the rules [first, end) name. Reports ids that there are not. */
void own_bind(struct own_rules *rules, uint32_t first, uint32_t end,
	const struct model *model, struct sink *sink);

#endif
