/*
 * What the families of rules share: the list of their tables, the questions that several
 * of them ask, and short forms of reporting. A rule looks at the model and reports; it
 * keeps nothing but what *check->own holds.
 */
#ifndef CHECK_INTERNAL_H
#define CHECK_INTERNAL_H

#include "base/vec.h"
#include "check/check.h"

/* ---- tables ---- */

struct rule_table {
	const struct check_rule *rows;
	uint32_t count;
};

#define RULE_TABLE(rows)             \
	{                            \
		rows, COUNT_OF(rows) \
	}

extern const struct rule_table cycle_rules, line_rules, mandate_rules, decider_rules,
	office_rules, vacancy_rules, seat_rules, gap_rules, external_rules, duty_rules,
	near_miss_rules, loop_rules, date_rules, suppression_rules;

/* The table of families, in the order in which rules are listed; NULL at the end. */
extern const struct rule_table *const rule_tables[];

/* Not in a table: the rules that line types of the organisation's own bring. */
void check_own_cycles(struct check *check);

/* The rules that the organisation states for itself (model->own_rules). */
void check_own_rules(struct check *check);

/* ---- reporting ---- */

#define REPORT(check, at, ...) \
	sink_report((check)->sink, &(check)->rule->rule, (at), __VA_ARGS__)
#define NOTE(check, diag, at, ...) diag_note((check)->sink, (diag), (at), __VA_ARGS__)
#define HELP(check, diag, ...)     diag_help((check)->sink, (diag), __VA_ARGS__)

/* For '%.*s'. */
#define ID(check, node) STR_ARG(node_id((check)->model, (node)))

/* The place of a node's id. */
struct span id_at(const struct check *check, uint32_t node);

/* Subjects: the node that the finding is about, and another. */
void about(const struct check *check, struct diag *diag, uint32_t node);
void about_two(
	const struct check *check, struct diag *diag, uint32_t node, uint32_t other);

/* `first` (NODE_NONE: nothing comes first) and then `nodes` by the bytes of their ids,
 * `first` left out there. */
void about_all(const struct check *check, struct diag *diag, uint32_t first,
	const uint32_t *nodes, uint32_t count);

void path_of(const struct check *check, struct diag *diag, const uint32_t *nodes,
	uint32_t count);

/* Where the group's first chair is named. */
void note_chair(const struct check *check, struct diag *diag, uint32_t group);

/* "reports to", for "'a' reports to 'b'". A declared type gives its key. */
struct str relation_verb(const struct model *model, uint16_t relation);

/* ---- groups and their seats ---- */

enum seat_list {
	SEATS_CHAIR,
	SEATS_DEPUTY_CHAIR,
	SEATS_SECRETARY,
	SEATS_MEMBERS,
	SEATS_CO_OPTED,
	SEATS_SEATED, /* those above make a member, those below do not */
	SEATS_CONVENOR = SEATS_SEATED,
	SEATS_REPRESENTED_BY,
	SEATS_OFFICES, /* SEATS_OFFICES + i: the i-th of the group's other offices */
};

const struct seats *group_seats(const struct group *group, uint32_t list);
uint32_t group_seat_lists(const struct group *group); /* how many lists there are */

/* "chair", "member", or the name of another office. */
struct str seat_list_name(const struct group *group, uint32_t list);

/* "nurse", "nurse or midwife", the text, or the name of the office; in the scratch. */
struct str seat_text(const struct check *check, const struct group *group, uint32_t list,
	const struct seat *seat);

/* Is it for us to fill the list's seats? Members of an external group are not ours. */
bool group_fills_list(const struct node *group, uint32_t list);

/* Walks the nodes that take the seats of one list, in order; start with a walk of {0}.
 * NODE_NONE at the end. (Every seat of a group, whoever takes it: model/seat_walk.h.) */
struct taker_walk {
	uint32_t seat, ref; /* `ref` is the next one */
};

uint32_t next_taker(const struct seats *seats, struct taker_walk *walk);

/* The reference by which next_taker has just told a node. */
const struct ref *taker_ref(const struct seats *seats, const struct taker_walk *walk);

/* Does `node` take a seat of the list? Linear in a short list, constant time in a long
 * one that is asked about again and again. */
bool seats_hold(const struct check *check, const struct seats *seats, uint32_t node);

bool group_is_chaired_by(
	const struct check *check, const struct group *group, uint32_t node);

/* Does the node hold a seat: an office that makes a member, an ordinary or a co-opted
 * seat? */
bool group_seats_node(
	const struct check *check, const struct group *group, uint32_t node);

/* A chair that the two groups share, or NODE_NONE. */
uint32_t shared_chair(
	const struct check *check, const struct group *a, const struct group *b);

bool group_has_power(const struct group *group, enum power power);

/* Is the key absent only because it could not be read? Then that was told. */
bool is_unread(const struct check *check, uint32_t node, const char *key);
bool is_unread_in_mandate(const struct check *check, uint32_t node, const char *key);

/* ---- made once for a run ---- */

struct check_shared *shared_new(void);
void shared_free(struct check_shared *shared);

/* The lines of one built-in type as a graph (analysis_lines); lasts for the run. */
const struct graph *shared_lines(struct check *check, enum relation relation);

/* The group's principal, or NODE_NONE: the first of its lines that counts. */
uint32_t shared_principal(struct check *check, uint32_t node);

/*
 * Does `node` take a seat of a long list? The list is read once and the nodes in it
 * marked; a few lists are kept so, the one marked first makes room.
 */
bool shared_hold(const struct check *check, const struct seats *seats, uint32_t node);

/* Like analysis_lines, and `loops` says whether lines from a node to itself count. */
void lines_graph(const struct model *model, uint16_t relation, bool loops,
	struct graph *graph, uint32_t **lines);

/*
 * Adds data.below (rules.md): how many nodes outside `subjects` reach one of them along
 * accountability and reach no root. Says nothing once all searches of the run together
 * have taken BELOW_STEPS steps.
 */
#define BELOW_STEPS 100000000u
void report_below(
	struct check *check, struct diag *diag, const uint32_t *subjects, uint32_t count);

#endif
