/*
 * Rules that an organisation states for itself, as data (docs/rule-files.md): conditions
 * over the fields of the format, each with a text for what fails them. load/ reads them
 * and settles what every path leads to; check/ binds them to an organisation and runs
 * them. Nothing here runs.
 *
 * Everything lives in the arena of `struct own_rules`; texts may point into the sources.
 */
#ifndef MODEL_OWN_RULE_H
#define MODEL_OWN_RULE_H

#include "base/map.h"
#include "diag/rule.h"
#include "model/field.h"

/* ---- paths ---- */

/* What a path leads to. The first four can be asked for the fields of a node. */
enum value_sort {
	VALUE_NODE,
	VALUE_SEAT,
	VALUE_LINE,
	VALUE_HOLDER,
	VALUE_MANDATE,
	VALUE_VALIDITY,
	VALUE_MINUTES,
	VALUE_ORIGIN,
	VALUE_ORGANISATION,
	VALUE_TEXT,
	VALUE_NUMBER,
	VALUE_DATE,
	VALUE_TRUTH,
	VALUE__COUNT
};

#define VALUE_BIT(sort) (1u << (sort))

/* The same as is known before there is an organisation. */
struct own_type {
	uint8_t value;            /* enum value_sort */
	uint8_t sorts;            /* SORT_BITs of the node, or of the node it leads to */
	const char *const *words; /* VALUE_TEXT: one of these; NULL: any text */
	bool texts;               /* a free text may stand for a node */
};

/* Fields that no key of the format holds, in the order of computed_rows. */
enum computed {
	COMPUTED_NONE,
	COMPUTED_ID,
	COMPUTED_ROOT,
	COMPUTED_UNIT,
	COMPUTED_UNITS,
	COMPUTED_ACCOUNTABILITY,
	COMPUTED_SUPERIORS,
	COMPUTED_SUBORDINATES,
	COMPUTED_PARTS,
	COMPUTED_DEPTH,
	COMPUTED_HEADS,
	COMPUTED_CHAIRS,
	COMPUTED_SITS_IN,
	COMPUTED_SEATS,
	COMPUTED_SEAT_COUNT,
	COMPUTED_SEAT_VACANT,
	COMPUTED_SEAT_SUBSTITUTE,
	COMPUTED_SEAT_ON_DEMAND,
	COMPUTED_SEAT_TEXT,
	COMPUTED_SEAT_PERSON,
	COMPUTED_HOLDER_VACANT,
	COMPUTED_ALL_UNITS,
	COMPUTED_ALL_POSTS,
	COMPUTED_ALL_GROUPS,
	COMPUTED_ALL_PERSONS,
	COMPUTED__COUNT
};

#define LINE_TYPE_NONE UINT16_MAX

struct path_step {
	struct text name;
	bool through;     /* from a seat, line or holder: asked of the node it leads to */
	uint8_t computed; /* enum computed */
	uint16_t line_type;      /* index in own_rules.line_types, or LINE_TYPE_NONE */
	const struct field *own; /* of what is at hand, if its table has the key */
	const struct field *by_sort[SORT__COUNT]; /* of a node's body */
	struct text office;                       /* of `offices` */
};

struct path {
	struct text written;
	struct path_step *steps;
	uint32_t count; /* 0: what is at hand itself */
	struct own_type type;
};

/* ---- conditions ---- */

/* What is written behind a key. */
enum operand {
	OPERAND_CONDITIONS, /* a list */
	OPERAND_CONDITION,
	OPERAND_PATHS, /* one or a list: each a condition of its own */
	OPERAND_PATH,
	OPERAND_TARGET, /* a path, or a condition in braces */
	OPERAND_WORDS,  /* of `words` */
	OPERAND_KINDS,
	OPERAND_TEXTS,
	OPERAND_REFS,
	OPERAND_TRUTH,
	OPERAND_NUMBER,
	OPERAND_RANGE,
	OPERAND_DEPTH, /* a number or a range */
	OPERAND_VALUE, /* as the path's type wants it */
	OPERAND_VALUES,
	OPERAND_PATTERN,
	OPERAND_LINE_TYPES,
	OPERAND_PERIOD
};

/* How a test takes the values of `field`. */
enum taken {
	TAKEN_NONE,  /* not at all: the condition is about what is at hand */
	TAKEN_EACH,  /* one after the other: any, or every */
	TAKEN_COUNT, /* so, too, where they are numbers or dates; else counted */
	TAKEN_LIST   /* all at once */
};

/* For which values a test is. */
#define FOR_LEADING                                                              \
	(VALUE_BIT(VALUE_NODE) | VALUE_BIT(VALUE_SEAT) | VALUE_BIT(VALUE_LINE) | \
		VALUE_BIT(VALUE_HOLDER))
#define FOR_THINGS                                                            \
	(FOR_LEADING | VALUE_BIT(VALUE_MANDATE) | VALUE_BIT(VALUE_VALIDITY) | \
		VALUE_BIT(VALUE_MINUTES) | VALUE_BIT(VALUE_ORIGIN))
#define FOR_TEXTS (FOR_LEADING | VALUE_BIT(VALUE_TEXT))
#define FOR_PLAIN                                                      \
	(FOR_TEXTS | VALUE_BIT(VALUE_NUMBER) | VALUE_BIT(VALUE_DATE) | \
		VALUE_BIT(VALUE_TRUTH))
#define FOR_TERMS (VALUE_BIT(VALUE_SEAT) | VALUE_BIT(VALUE_HOLDER))
#define FOR_DATES VALUE_BIT(VALUE_DATE)
#define FOR_ANY   (VALUE_BIT(VALUE__COUNT) - 1)

/* What may stand beside it. */
#define WITH(key)  (1u << WITH_##key)
#define WITH_EACH  (WITH(FIELD) | WITH(EVERY) | WITH(WHERE))
#define WITH_LIST  (WITH(FIELD) | WITH(WHERE))
#define WITH_HEAPS (WITH_EACH | WITH(PER) | WITH(AMONG))

/*
 * The conditions: a key each, which names its function in check/ as well (judge_<key>).
 * Name, key, what is written behind it, how it takes values, for which, what may stand
 * beside it, and the words that it takes.
 */
#define CONDITIONS(ROW)                                                                 \
	/* combinations */                                                              \
	ROW(ALL, all, CONDITIONS, NONE, 0, 0, NULL)                                     \
	ROW(ANY, any, CONDITIONS, NONE, 0, 0, NULL)                                     \
	ROW(NOT, not, CONDITION, NONE, 0, 0, NULL)                                      \
	ROW(EXACTLY_ONE, exactly_one, CONDITIONS, NONE, 0, 0, NULL)                     \
	/* selectors */                                                                 \
	ROW(SORT, sort, WORDS, NONE, 0, 0, own_sort_words)                              \
	ROW(ID, id, REFS, NONE, 0, 0, NULL)                                             \
	ROW(KIND, kind, KINDS, NONE, 0, 0, NULL)                                        \
	ROW(TAG, tag, TEXTS, NONE, 0, 0, NULL)                                          \
	ROW(UNIT, unit, REFS, NONE, 0, 0, NULL)                                         \
	ROW(PRINCIPAL, principal, REFS, NONE, 0, 0, NULL)                               \
	ROW(STATUS, status, WORDS, NONE, 0, 0, status_words)                            \
	ROW(POWER, power, WORDS, NONE, 0, 0, power_words)                               \
	ROW(DEPTH, depth, DEPTH, NONE, 0, 0, NULL)                                      \
	ROW(OWN, own, TRUTH, NONE, 0, 0, NULL)                                          \
	ROW(EXTERNAL, external, TRUTH, NONE, 0, 0, NULL)                                \
	ROW(STUB, stub, TRUTH, NONE, 0, 0, NULL)                                        \
	ROW(ROOT, root, TRUTH, NONE, 0, 0, NULL)                                        \
	ROW(VACANT, vacant, TRUTH, NONE, 0, 0, NULL)                                    \
	ROW(SUBSTITUTE, substitute, TRUTH, NONE, 0, 0, NULL)                            \
	ROW(ON_DEMAND, on_demand, TRUTH, NONE, 0, 0, NULL)                              \
	/* tests */                                                                     \
	ROW(PRESENT, present, PATHS, NONE, 0, 0, NULL)                                  \
	ROW(ABSENT, absent, PATHS, NONE, 0, 0, NULL)                                    \
	ROW(EQUAL, equal, VALUE, EACH, FOR_PLAIN, WITH_EACH, NULL)                      \
	ROW(ONE_OF, one_of, VALUES, EACH, FOR_PLAIN, WITH_EACH, NULL)                   \
	ROW(BETWEEN, between, RANGE, COUNT, FOR_ANY, WITH_HEAPS, NULL)                  \
	ROW(AT_LEAST, at_least, NUMBER, COUNT, FOR_ANY, WITH_HEAPS, NULL)               \
	ROW(AT_MOST, at_most, NUMBER, COUNT, FOR_ANY, WITH_HEAPS, NULL)                 \
	ROW(EXACTLY, exactly, NUMBER, COUNT, FOR_ANY, WITH_HEAPS, NULL)                 \
	ROW(MATCHES, matches, PATTERN, EACH, FOR_TEXTS, WITH_EACH, NULL)                \
	ROW(IS, is, CONDITION, EACH, FOR_THINGS, WITH_EACH, NULL)                       \
	ROW(SAME, same, PATH, LIST, FOR_PLAIN, WITH_LIST, NULL)                         \
	ROW(DIFFERS, differs, PATH, LIST, FOR_PLAIN, WITH_LIST, NULL)                   \
	ROW(SUBSET_OF, subset_of, PATH, LIST, FOR_PLAIN, WITH_LIST, NULL)               \
	ROW(MEMBER_OF, member_of, TARGET, EACH, FOR_LEADING, WITH_EACH, NULL)           \
	ROW(REACHES, reaches, TARGET, EACH, FOR_LEADING, WITH_EACH | WITH(ALONG), NULL) \
	ROW(NOT_REACHES, not_reaches, TARGET, EACH, FOR_LEADING,                        \
		WITH_EACH | WITH(ALONG), NULL)                                          \
	ROW(ACYCLIC, acyclic, LINE_TYPES, EACH, FOR_LEADING, WITH_EACH, NULL)           \
	ROW(MAX_DEPTH, max_depth, NUMBER, EACH, FOR_LEADING, WITH_EACH | WITH(ALONG),   \
		NULL)                                                                   \
	ROW(MAX_SPAN, max_span, NUMBER, EACH, FOR_LEADING, WITH_EACH | WITH(ALONG),     \
		NULL)                                                                   \
	ROW(WITHIN, within, PERIOD, EACH, FOR_DATES, WITH_EACH | WITH(OF), NULL)        \
	ROW(CHANGES_EVERY, changes_every, PERIOD, LIST, FOR_TERMS,                      \
		WITH_LIST | WITH(PER), NULL)

/* What stands beside a test and says more. */
#define COMPANIONS(ROW)               \
	ROW(FIELD, field, PATH)       \
	ROW(EVERY, every, PATH)       \
	ROW(WHERE, where, CONDITION)  \
	ROW(PER, per, PATH)           \
	ROW(AMONG, among, CONDITION)  \
	ROW(ALONG, along, LINE_TYPES) \
	ROW(OF, of, PATH)

#define TEST_ENUM(name, ...) TEST_##name,
#define WITH_ENUM(name, ...) WITH_##name,
enum own_test { CONDITIONS(TEST_ENUM) TEST__COUNT };
enum companion { COMPANIONS(WITH_ENUM) WITH__COUNT };
#undef TEST_ENUM
#undef WITH_ENUM

struct condition_row {
	const char *key;
	enum operand operand;
	enum taken taken;
	uint32_t values; /* VALUE_BITs */
	uint32_t with;   /* a bit for each enum companion */
	const char *const *words;
};

extern const struct condition_row condition_rows[TEST__COUNT];

/* The keys of a condition: the tests, then the companions. */
extern const struct field_table condition_fields;
extern const struct field_table rule_fields; /* struct own_rule */
extern const struct field_table rule_file_fields;
extern const char *const own_sort_words[], *const own_severity_words[];

struct period {
	uint32_t months, days; /* one of them is 0 */
};

/* A value of equal, one_of or a selector. */
struct own_value {
	struct ref ref; /* as written; `node` is set when the rule is bound */
	bool misspelt;  /* set then: no node has it, and it is no text either */
	uint32_t number;
	uint32_t first, last; /* the days of a date */
};

#define ALONG_ACCOUNTABILITY UINT16_MAX

/* enum relation, RELATION__COUNT + an index in own_rules.line_types, or the above. */
struct along {
	uint16_t *items;
	uint32_t count;
	uint32_t number; /* equal sets have equal numbers, below own_rules.along_count */
};

struct condition {
	uint8_t test; /* enum own_test */
	bool every;
	bool counts;                   /* a TAKEN_COUNT that counts */
	bool texts;                    /* `values` may be texts instead of nodes */
	struct span at;                /* the key */
	const struct path *field;      /* NULL: what is at hand */
	const struct condition *where; /* NULL: all values */
	const struct condition
		*items; /* the conditions that it is made of, or its operand */
	uint32_t item_count;
	const struct path *path; /* the operand of a test of two paths; `of` */
	struct own_value *values;
	uint32_t value_count;
	uint32_t least, most;
	uint32_t bits; /* of words: sorts, statuses, powers, kinds */
	bool truth;
	struct period period;
	struct text pattern;
	const struct path *per;
	const struct condition *among;
	struct along along;
	uint32_t number; /* its own, below own_rules.condition_count */
};

/* ---- rules ---- */

/* A text with paths of the subject in braces. */
struct template
{
	struct template_part {
		struct str text;         /* stands before the path */
		const struct path *path; /* NULL: none */
	} * parts;
	uint32_t count;
};

struct own_rule {
	struct rule rule; /* severity as stated; the texts are the arena's */
	struct text slug, message, why, help;
	struct origins sources;
	struct texts bad, good;
	uint8_t severity; /* index in own_severity_words */
	const struct condition *subjects, *require;
	struct template said, mend;
	bool whole;  /* about the organisation itself */
	bool broken; /* an error was reported in it: it does not run */
};

/* An id, name or alias that a rule names. */
struct own_name {
	struct own_value *value;
	uint32_t rule;
	bool texts; /* it may be a text instead */
};

struct own_line_type {
	struct text key;
	uint16_t relation; /* set when the rules are bound; LINE_TYPE_NONE: undeclared */
};

struct own_rules {
	struct arena arena;
	struct own_rule *items; /* in the order of the files and in them */
	uint32_t count, cap;
	struct own_line_type *line_types;
	uint32_t line_type_count, line_type_cap;
	struct own_name *names;
	uint32_t name_count, name_cap;
	uint32_t condition_count, along_count;
	struct along *alongs; /* one of each number */
	uint32_t along_cap;
	struct map slugs; /* -> index in items */
};

void own_rules_init(struct own_rules *rules);
void own_rules_release(struct own_rules *rules); /* takes {0} */

/* The rule with this name, broken or not; NULL: none. `rules` may be NULL. */
const struct own_rule *own_rule_find(const struct own_rules *rules, struct str slug);

/* ---- the fields of a path ---- */

/* Is there such a field where `type` is at hand? Fills the step but for its name, office
 * and line type, and what it leads to. */
bool own_field_find(struct own_type type, struct str name, struct path_step *step,
	struct own_type *next);

/* Every name that own_field_find takes for this type, in order; returns how many.
 * `names` has room for OWN_FIELDS_MOST. */
enum { OWN_FIELDS_MOST = 160 };
uint32_t own_field_names(struct own_type type, const char **names);

/* "a group", "a seat", "a node" */
const char *own_type_name(struct own_type type);

#endif
