/*
 * The organisation as one plain structure: nodes (units, posts, groups, persons) in input
 * order, and the lines between them. load/ fills it, model_settle() completes it, and
 * from then on nobody changes it. Everything lives in the model's arena; texts may point
 * into the sources, which must live as long.
 *
 * A node is its index in `nodes`. Findings, charts and tables all speak in these indices.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/map.h"
#include "model/value.h"

enum sort { SORT_UNIT, SORT_POST, SORT_GROUP, SORT_PERSON, SORT__COUNT };

#define SORT_BIT(sort) (1u << (sort))

enum status { STATUS_ACTIVE, STATUS_PROPOSED, STATUS_UNDER_REVISION, STATUS_DISSOLVED };

enum kind {
	KIND_NONE,
	KIND_STEERING,
	KIND_COUNCIL,
	KIND_COMMITTEE,
	KIND_BOARD,
	KIND_WORKING,
	KIND_NETWORK,
	KIND_COORDINATION,
	KIND_MANAGEMENT,
	KIND_ASSEMBLY,
	KIND_SECRETARIAT,
	KIND_EXECUTIVE_COMMITTEE,
	KIND_OTHER
};

enum power {
	POWER_DECIDES = 1 << 0,
	POWER_RECOMMENDS = 1 << 1,
	POWER_ADVISES = 1 << 2,
	POWER_PREPARES = 1 << 3,
	POWER_COORDINATES = 1 << 4,
	POWER_REPRESENTS = 1 << 5,
	POWER_INFORMS = 1 << 6
};

/* The built-in line types, in the order in which they are exported. An organisation's own
 * follow from RELATION__COUNT on, in the order of model.line_types. */
enum relation {
	RELATION_REPORTS_TO,
	RELATION_PART_OF,
	RELATION_PRINCIPAL,
	RELATION_DELEGATES_TO,
	RELATION_ESCALATES_TO,
	RELATION_ADVISES,
	RELATION_PREPARES_FOR,
	RELATION_CONSULTS,
	RELATION_INFORMS,
	RELATION_APPOINTED_BY,
	RELATION_STAFFED_BY,
	RELATION__COUNT
};

enum line_style { LINE_SOLID, LINE_THIN, LINE_DASHED, LINE_DOTTED };

struct line_type {
	struct text key;      /* the word used as key and as `type` */
	struct labels labels; /* none: the chart's own word, or the key */
	uint8_t style;        /* enum line_style */
	bool acyclic;
};

/* What is seldom said of a line. */
struct line_detail {
	struct refs via;
	struct text via_text, note;
	struct validity valid;
	struct origins sources;
};

enum line_flag {
	LINE_IN_LINES = 1 << 0,  /* written under `lines:`, not as a key of its node */
	LINE_DEFAULTED = 1 << 1, /* from group_defaults */
	LINE_MANDATE = 1 << 2,   /* from mandate.from: giver delegates to the group */
	LINE_REPEATED =
		1 << 3,      /* same from, type and to as an earlier line that counts */
	LINE_ABSENT = 1 << 4 /* not in force on the day, or an end of it is not yet, or
				the node that it leads from not any more */
};

/* One line from a node to one target. A key with three targets is three lines. */
struct line {
	struct ref to; /* as written; for LINE_MANDATE the group, at the giver's place */
	uint32_t from;
	uint16_t relation; /* enum relation, or RELATION__COUNT + index in line_types */
	uint16_t flags;
	struct line_detail *detail; /* NULL: nothing more is said */
};

enum seat_sort { SEAT_REF, SEAT_TEXT, SEAT_NOBODY /* the word `vacant` */ };

enum seat_flag {
	SEAT_VACANT = 1 << 0,
	SEAT_SUBSTITUTE = 1 << 1,
	SEAT_ON_DEMAND = 1 << 2
};

struct seat_detail {
	struct text text; /* beside who takes it */
	struct text role, note;
	struct ref represents; /* free text where node is NODE_NONE */
	struct ref appointed_by;
	struct ref person;
	struct date from, until;
	struct origins sources;
};

/* There are more of them than of anything else: most hold one reference, in themselves.
 */
struct seat {
	union {
		struct ref ref;      /* `single` */
		struct refs several; /* any of them takes it; perhaps none is left */
		struct text text;    /* SEAT_TEXT */
	};
	struct span at;
	struct amount count;
	uint8_t sort;  /* enum seat_sort */
	uint8_t wants; /* SORT_BITs that the key named (`post:`), 0 for shorthand */
	uint8_t flags;
	bool single;
	struct seat_detail *detail; /* NULL: nothing more is said */
};

/* Who may take it. */
static inline struct ref_run seat_takers(const struct seat *seat)
{
	if (seat->single)
		return (struct ref_run){&seat->ref, 1};
	return seat->sort == SEAT_REF ? refs_run(&seat->several) : (struct ref_run){0};
}

/* The one node that takes it, or NODE_NONE. A seat that either of two takes is neither's.
 */
static inline uint32_t seat_only_node(const struct seat *seat)
{
	struct ref_run takers = seat_takers(seat);

	return takers.count == 1 ? takers.items[0].node : NODE_NONE;
}

/* Who may take it, to be changed. */
static inline struct refs seat_refs(struct seat *seat)
{
	if (seat->single)
		return (struct refs){&seat->ref, 1};
	return seat->sort == SEAT_REF ? seat->several : (struct refs){0};
}

/* Its text; empty where it has none. */
static inline struct text seat_words(const struct seat *seat)
{
	if (seat->sort == SEAT_TEXT)
		return seat->text;
	return seat->detail ? seat->detail->text : (struct text){0};
}

struct seats {
	struct seat *items;
	uint32_t count;
	uint32_t absent; /* how many behind these are not there on the day */
};

struct office {
	struct text name;
	struct seats seats;
};

struct offices {
	struct office *items;
	uint32_t count, absent; /* as in struct seats */
};

/* Who decides: posts, or a text such as "depends on the matter". */
struct decider {
	struct refs refs;
	struct text text;
};

/* What is seldom said of a mandate. */
struct mandate_detail {
	struct text basis, document;
	struct date decided, review;
};

struct mandate {
	struct mandate_detail *detail; /* NULL: nothing more is said; mandate_detail() */
	struct span at;                /* the key */
	uint32_t power;                /* enum power, several */
	struct span power_at;
	struct text text;
	struct refs from; /* each also is a line with LINE_MANDATE */
	struct decider decider;
};

enum minutes_kind { MINUTES_NONE, MINUTES_NOTES, MINUTES_PROTOCOL };

struct minutes {
	uint8_t kind; /* enum minutes_kind; NONE with `at` set: published alone is given
		       */
	struct text published;
	struct span at;
};

/* What is seldom said of a holder. */
struct holder_detail {
	struct date from, until;
	struct text note;
	struct origins sources;
};

struct holder {
	struct holder_detail *detail; /* NULL: nothing more is said; holder_detail() */
	struct ref person;            /* a plain name where node is NODE_NONE */
	struct span at;
	bool vacant, acting, job_share;
};

struct holders {
	struct holder *items;
	uint32_t count, absent; /* as in struct seats */
};

struct unit {
	struct text kind;
	struct ref head;
};

struct post {
	struct ref unit;
	struct holders holders;
};

struct person {
	struct text affiliation;
};

/* What is seldom said of a group. */
struct group_detail {
	struct seats deputy_chair, convenor, co_opted, represented_by;
	struct offices offices;
	struct texts legal_basis;
	struct refs duties; /* `node` is an index in organisation.duties where that is
			       given */
};

struct group {
	struct group_detail *detail; /* NULL: nothing more is said; group_detail() */
	struct span kind_at;
	struct seats chair, secretary, members;
	struct mandate *mandate;
	struct meets *meets;
	struct minutes minutes;
	uint64_t defaulted; /* field_bit of each key that came from group_defaults */
	uint64_t opted_out; /* field_bit of each key for which `none` was written */
	uint8_t kind;       /* enum kind */
};

/* Is the node there on the day (model.day)? */
enum presence { PRESENT, ENDED, NOT_BEGUN };

/* What is seldom said of a node. */
struct node_detail {
	struct texts tags;
	struct text note, basis;
	struct validity valid;
	struct quantity count;
};

struct node {
	struct node_detail *detail; /* NULL: nothing more is said; node_detail() */
	struct text id;
	struct text name; /* the plain one, or the one in the organisation's language */
	struct labels *names; /* NULL: the name is plain */
	struct texts aliases;
	struct origins sources;
	struct span status_at;
	uint8_t sort, status, presence;
	bool root, external, stub;
	bool is_root; /* marked or inferred; set by model_settle */
	union {
		struct unit *unit;
		struct post *post;
		struct group *group;
		struct person *person;
		void *body;
	};
};

struct duty {
	struct text id, name, basis;
	struct origins sources;
};

/* A document that sources cite by `in: ID`. */
struct document {
	struct text id, title, file, number, url;
	struct date date;
};

struct organisation {
	struct span at; /* not set: no input has the key */
	struct text id, name, language, version, approver, note;
	struct labels *names;
	struct date as_of;
	struct document *documents;
	uint32_t document_count;
	struct duty *duties;
	uint32_t duty_count;
	struct node *defaults; /* a group that holds group_defaults, or NULL */
	struct line *default_lines;
	uint32_t default_line_count;
};

/* A key that was written and could not be read. That it is absent is known to be wrong,
 * and no rule says so. */
struct unread_key {
	uint32_t node;    /* NODE_NONE: group_defaults */
	const char *key;  /* NULL: all of the node's */
	const char *part; /* a key of the mandate; NULL: the whole value */
};

/* One step of accountability: where the node answers, and by which line. */
struct step {
	uint32_t to;      /* NODE_NONE: the reference could not be resolved */
	uint32_t line;    /* index in lines, or NODE_NONE for a unit's head */
	uint8_t relation; /* REPORTS_TO, PRINCIPAL or PART_OF; REPORTS_TO for a unit's
			     head */
	bool implied;     /* not a written reports_to */
};

/* A name or alias in the index of names: the node's own text, or one in the arena with
 * white space folded. There are more of them than of anything else but seats. */
struct name_entry {
	const struct text *text;
	uint32_t node;
	uint32_t list; /* index in name_lists, of entries with equal texts; or MAP_NONE */
};

/* Entries with equal texts. The first of them is in the index. */
struct name_list {
	uint32_t *entries;
	uint32_t count, cap;
	/* The first node of it that is there on the day, else that has ended, else that
	 * is to come; and another one that is there, or NODE_NONE. */
	uint32_t meant, other;
};

struct model {
	struct arena arena;
	const struct sources *sources;
	struct organisation organisation;
	struct line_type *line_types;
	uint32_t line_type_count;

	struct node *nodes; /* input order */
	uint32_t node_count, node_cap;
	struct line *lines; /* by node as written, then those under `lines:` */
	uint32_t line_count, line_cap;
	uint32_t counts[SORT__COUNT];
	uint32_t distinct_lines; /* resolved written (from, type, to) */

	struct map ids;       /* id -> node */
	struct map names;     /* folded name or alias -> index in name_entries */
	struct map documents; /* id -> index in organisation.documents */
	struct name_entry *name_entries;
	uint32_t name_count, name_cap;
	struct name_list *name_lists;
	uint32_t name_list_count, name_list_cap;
	struct unread_key *unread_keys; /* by node, once the model is settled */
	uint32_t unread_key_count, unread_key_cap;
	bool root_unread; /* a text that could not be parsed mentions one */

	struct own_rules *own_rules; /* the caller's; NULL: none (model/own_rule.h) */
	struct views *views;         /* NULL: none (model/view.h) */
	struct remarks {
		struct span *items; /* `orgraph:…` to the end of the comment */
		uint32_t count, cap;
	} remarks; /* comments that speak to us, in the order of the files' texts */

	/* YYYYMMDD of organisation.as_of or --as-of; 0: every day counts. After
	 * model_settle no list of seats, offices, holders or references holds what is not
	 * there on the day; nodes and lines that are not there are marked. */
	uint32_t day;

	/* Set by model_settle: the steps of node v are steps[step_start[v] ..
	 * step_start[v + 1]), the first one first. */
	uint32_t *step_start;
	struct step *steps;
	bool roots_marked;
	uint32_t root_count;
};

/* The caller's structure, empty; the sources are not the model's, and outlive it. Nothing
 * of a model fails: memory that ends, ends the program. */
void model_init(struct model *model, const struct sources *sources);
void model_release(struct model *model); /* takes {0} */

/* A new node of this sort at the end, its body allocated, the rest zero; the pointer is
 * good until the next call. Amortised constant time; so is a line. */
struct node *model_add_node(struct model *model, enum sort sort);

struct line *model_add_line(struct model *model);

/* Sets the day and who of the nodes is there: names are looked up among them first. */
void model_set_day(struct model *model, uint32_t day);

/* Completes a model whose references are resolved: presence on the day, repeated lines,
 * accountability, roots. Linear in nodes and lines, and in two threads where those are
 * many, or if they are wanted. Needs no sink: nothing can fail. */
void model_settle(struct model *model, bool threads);

struct step_run {
	const struct step *items;
	uint32_t count;
};

/* The accountability of a node (format.md, "Lines in the graph"), in order: the model's,
 * once it is settled. Constant time. */
struct step_run model_steps(const struct model *model, uint32_t node);

/* The first resolved step, or NODE_NONE. */
uint32_t model_superior(const struct model *model, uint32_t node);

/* The model's; NULL for a built-in relation. */
const struct line_type *model_line_type(const struct model *model, uint16_t relation);

/* "reports_to", or the key of a line type of the organisation's: the model's. */
struct str model_relation_key(const struct model *model, uint16_t relation);

/* RELATION__COUNT + line_type_count if the word names no line type. */
uint16_t model_relation(const struct model *model, struct str word);

/* Is this a line of the graph: resolved, in force on the day, both ends there, and not a
 * repetition of another? */
bool model_line_counts(const struct model *model, const struct line *line);

/* The same, or a line in force whose other end is not known? */
bool model_line_stands(const struct model *model, const struct line *line);

/* Is a key of the node (`part`: a key of its mandate, or NULL) absent only because it
 * could not be read? Quick where everything could. */
bool model_is_unread(
	const struct model *model, uint32_t node, const char *key, const char *part);

/* Never NULL: where nothing more is said all of it is absent. */
const struct node_detail *node_detail(const struct node *node);
const struct group_detail *group_detail(const struct group *group);
const struct mandate_detail *mandate_detail(const struct mandate *mandate);
const struct holder_detail *holder_detail(const struct holder *holder);
const struct origin_detail *origin_detail(const struct origin *origin);

bool node_is_present(const struct node *node);
bool node_is_own(const struct node *node); /* not external, stub or dissolved; present */
bool post_is_vacant(const struct node *node); /* a post with no holder but `vacant` */
struct str node_id(const struct model *model, uint32_t node); /* the model's */

/* The name to show in `language` ("" is the organisation's), or in one of its like (en
 * for en-GB); else the organisation's; the id where there is none. */
struct str node_name(const struct node *node, struct str language);

const char *sort_name(enum sort sort);            /* "group" */
const char *sort_key(enum sort sort);             /* "groups" */
const char *relation_key(enum relation relation); /* "reports_to" */

#endif
