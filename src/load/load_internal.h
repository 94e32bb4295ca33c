/*
 * What the parts of the loader share: the state of one loading, the reading of maps by
 * the tables of the format, and the findings. The parts, in the order in which a file
 * meets them:
 *
 *	inputs.c ahead.c document_kind.c     which files
 *	copy.c                               … and which are the same
 *	bytes.c yaml.c stream.c              text to events
 *	remarks.c tree.c                     events to trees
 *	syntax.c place.c line_slip.c         why it is no YAML
 *	document.c whole.c                   the top level; a small file at once
 *	keys.c map.c unknown_key.c           keys of a map
 *	synonyms.c typography.c guess.c      what was meant
 *	decode.c scalar.c part.c seat.c …    trees to the model
 *	views.c                              what charts are to show
 *	whole.c project*.c baseline.c        files beside the organisation
 *	pending.c references.c misses.c …    after the last file
 *	own_*.c                              rule files
 */
#ifndef LOAD_LOAD_INTERNAL_H
#define LOAD_LOAD_INTERNAL_H

#include "load/limits.h"
#include "load/load.h"
#include "model/field.h"
#include "model/find.h"
#include "model/loading.h"
#include "model/project.h"
#include "tree_internal.h"

/* ---- keys ---- */

/* The tables of keys, one for each kind of map. */
enum keys_id {
	KEYS_NODE, /* + enum sort: keys of every node, then those of the sort */
	KEYS_SEAT = KEYS_NODE + SORT__COUNT,
	KEYS_MANDATE,
	KEYS_DECIDER,
	KEYS_HOLDER,
	KEYS_ORIGIN,
	KEYS_TARGET, /* a target of a relation, written as a map */
	KEYS_LINE,   /* an entry of `lines:` */
	KEYS_ORGANISATION,
	KEYS_DOCUMENT,
	KEYS_DUTY,
	KEYS_LINE_TYPE,
	KEYS_MEETS,
	KEYS_MINUTES,
	KEYS_VALIDITY,
	KEYS_TOP,
	KEYS_PROJECT,
	KEYS_ACCEPTANCE,
	KEYS_LIMITS,
	KEYS_VARIABLES,
	KEYS_CHART,
	KEYS_REPORT,
	KEYS_COMPARED,
	KEYS_BASELINE,
	KEYS_KNOWN,
	KEYS_CONDITION,
	KEYS_RULE,
	KEYS_RULE_FILE,
	KEYS_VIEW,
	KEYS__COUNT
};

enum { KEYS_MOST = 56, KEYS_SLOTS = 128 };

/* An index of the keys that a map may have. A field's number is its place here. */
struct keys {
	const char *what; /* "a group" */
	const struct field *fields[KEYS_MOST];
	uint8_t count, shared; /* the first `shared` ones lie in struct node */
	uint8_t length[KEYS_MOST];
	uint8_t slots[KEYS_SLOTS]; /* a number + 1, or 0 */
	struct near *near;         /* made when a suggestion is wanted */
};

#define KEY_UNKNOWN UINT8_MAX

void keys_make(struct keys *keys); /* all KEYS__COUNT of them */
void keys_release(struct keys *keys);
void keys_add(struct keys *keys, const struct field *field); /* one more */
uint8_t keys_find(const struct keys *keys, struct str key);

/* ---- ids ---- */

struct id_slot;
struct id_family;

/* An index of all ids, made for a while when no node is added any more. */
struct id_table {
	struct id_slot *slots;
	uint32_t mask;
	struct id_family *families;
	uint32_t family_count;
	uint16_t *family_slots; /* by prefix: an index + 1, or 0 */
};

void id_table_make(struct id_table *table, const struct model *model);
void id_table_release(struct id_table *table); /* takes {0} */

/* The node, and its sort; or NODE_NONE. */
uint32_t id_table_find(struct id_table *table, const struct model *model, struct str id,
	enum sort *sort);

/* ---- the state of one loading ---- */

struct line_entry;
struct miss;
struct pending;

/* The files that declared something, to know a copy of one (copy.c). */
struct read_files {
	const struct source **items;
	uint32_t count, cap;
	struct map by_tail; /* the end of its text -> index */
};

struct loader {
	struct model *model; /* NULL while rules are read */
	struct arena *arena; /* for what lasts: the model's, or that of the rules */
	struct sources *sources;
	struct sink *sink;
	const struct load_options *options;

	struct arena scratch;  /* one entry of a file; emptied after each */
	struct arena anchored; /* what aliases may repeat, and what is pending */
	uint64_t expanded;     /* see LIMIT_EXPANSION */
	struct keys keys[KEYS__COUNT];

	/* The node at hand: its index for lines, its id for findings. */
	uint32_t node;
	struct str subject;
	uint64_t faults; /* findings so far, to tell whether a value had one */
	uint32_t bare;   /* the node before, if nothing is said of it; or NODE_NONE */
	bool told;       /* that its keys are not indented */

	/* Kept until all files are read: entries of `lines:`, and keys of nodes that may
	 * turn out to be line types of the organisation. */
	struct line_entry *entries;
	uint32_t entry_count, entry_cap;
	struct pending *pending;
	uint32_t pending_count, pending_cap;

	/* References that lead nowhere, until all are known. */
	struct miss *misses;
	uint32_t miss_count, miss_cap;
	struct span *unread; /* the rest of each file that did not parse */
	uint32_t unread_count, unread_cap;
	struct id_table ids; /* of all nodes */
	struct map duties;   /* id -> index in organisation.duties */

	struct yaml *parsed; /* events of the file at hand from a thread, not yet taken */
	uint32_t files;      /* read so far */
	struct read_files read_files;
	uint64_t line_total;         /* lines and seats, see LIMIT_LINES */
	bool nodes_full, lines_full; /* the limit was reported */
};

void loader_init(struct loader *loader, struct model *model, struct sources *sources,
	struct sink *sink, const struct load_options *options);
void loader_release(struct loader *loader);

/* A finding of one of loading_rules about the node at hand. */
#define FINDING(loader, rule, at, ...)                                                \
	finding_about(                                                                \
		(loader), sink_report((loader)->sink, &loading_rules[LOADING_##rule], \
				  (at), __VA_ARGS__))
#define HELP(loader, diag, ...)     diag_help((loader)->sink, (diag), __VA_ARGS__)
#define NOTE(loader, diag, at, ...) diag_note((loader)->sink, (diag), (at), __VA_ARGS__)

struct diag *finding_about(struct loader *loader, struct diag *diag);

/* ---- maps ---- */

/* A key with its value. The value is NULL where the key is absent by being empty. */
struct pair {
	const struct field *field; /* NULL: the key is not in the table */
	struct tree *key, *value;
	uint8_t number; /* in the table */
};

struct pairs {
	struct pair *items;
	uint32_t count;
	uint64_t seen;  /* a bit for each number in the table */
	uint64_t meant; /* the same, for what unknown keys were meant for */
};

/*
 * The keys of a map: merged, checked for repetition (the first wins) and, where `keys` is
 * not NULL, looked up. Keys that begin with x- are left out. Anything but a map is
 * reported and has none. Lives in the scratch arena.
 */
struct pairs map_read(struct loader *loader, struct tree *map, const struct keys *keys);

/* The same for a map in which keys that the table does not know are wrong: reports and
 * drops them. */
struct pairs map_read_known(struct loader *loader, struct tree *map, enum keys_id id);

/* Reports a key that its table does not know, with what may have been meant; its
 * neighbours tell whether it is the tail of a text with a comma in it. The number of the
 * key that the finding suggests, or KEY_UNKNOWN. */
uint8_t report_unknown_key(
	struct loader *loader, enum keys_id id, struct pairs pairs, uint32_t index);

/* In braces, without ':' and a value: rather a part of the text before than a key. */
bool is_tail(const struct loader *loader, struct pairs pairs, uint32_t index);

/* `mandate:` without a value, where the key that follows it is one of a mandate, only not
 * indented; or NULL. */
const struct pair *pair_above(
	const struct loader *loader, struct pairs pairs, uint32_t index);

/* Is the key absent, and no unknown one meant for it? */
bool pairs_lack(const struct loader *loader, struct pairs pairs, enum keys_id id,
	const char *key);

/* The pair with this key, or NULL. */
const struct pair *pairs_find(struct pairs pairs, const char *key);

/* ---- what was meant ---- */

/* Another word for a key, and what else there is to say of it. */
struct key_synonym {
	const char *word, *key, *more; /* `more` NULL: nothing */
};

/* No capitals, no accents, one '_' between the parts of a word. */
void fold_word(struct buf *out, struct str word);

/* By the folded word, among the keys that the map knows; NULL: none. */
const struct key_synonym *synonym_of_key(const struct keys *known, struct str folded);

/* The one of `words` that another word stands for, or that is written so but for capitals
 * and the like; NULL: none. */
const char *synonym_of_word(const char *const *words, struct str word);

bool means_vacant(struct str word); /* Vacant, vakant, TBD */

/* What the keyboard would have given where a word processor put other characters; which
 * they are ("a no-break space"), or NULL where there are none. */
const char *retype(struct buf *out, struct str text);
void help_retype(struct loader *loader, struct diag *diag, const char *what,
	const struct buf *typed);

/* A date or frequency of the format for one in other words. False: not certain. */
bool guess_date(struct str text, struct buf *out);
bool guess_meets(struct str text, struct buf *out);

/* ---- values ---- */

/* "'members' wants a list of seats, this is a text"; returns the finding for its help. */
struct diag *report_wrong(struct loader *loader, const struct pair *pair,
	const struct tree *value, const char *wanted);

/* Reads the value of a pair by the type of its field into `base`. Not for SPECIAL. */
void decode_field(struct loader *loader, const struct pair *pair, void *base);

/* Reads all pairs but SPECIAL ones. */
void decode_fields(struct loader *loader, struct pairs pairs, void *base);

/* A value that is one thing or a list of them, as a list. Empty items are reported. */
struct run {
	struct tree *item;
	uint32_t left;
	bool list;
};

struct run run_of(struct tree *value);
struct tree *run_next(struct loader *loader, const struct pair *pair, struct run *run);

/* Has the node's key (or a key of its mandate: `part`) been written and not been read?
 * Then no rule shall say that it is absent. `key` NULL: all that was said of the node;
 * `node` NODE_NONE: in group_defaults. */
void add_unread_key(
	struct loader *loader, uint32_t node, const char *key, const char *part);

/* What is odd in the line where a text begins, as the help of a finding. False: nothing
 * is. */
bool help_slip(struct loader *loader, struct diag *diag, const struct tree *text);

void *model_alloc(struct loader *loader, uint32_t count, size_t size);

typedef void decoder(struct loader *loader, const struct pair *pair, void *base);

/* Values that are one scalar (scalar.c). A reference starts as not resolved. */
bool scalar_wanted(struct loader *loader, const struct pair *pair,
	const struct tree *value, const char *wanted);
struct ref ref_of(const struct tree *scalar);
decoder decode_text, decode_texts, decode_name, decode_labels, decode_bool, decode_word,
	decode_words, decode_date, decode_decided, decode_quantity, decode_ref,
	decode_refs, decode_via;
bool read_number(struct str s, uint64_t *out);

/* The index of a word in a list that ends with NULL, or -1. */
int word_index(const char *const *words, struct str word);

void check_language(struct loader *loader, struct text language);
bool read_bool(struct loader *loader, const struct pair *pair, bool *out);
void report_bad_word(struct loader *loader, const struct pair *pair,
	const struct tree *value, const char *const *words);

/* Values that are maps (part.c). `help` tells how to write one. */
bool map_wanted(struct loader *loader, const struct pair *pair, const struct tree *value,
	const char *wanted, const char *help);
/* A period that ends before it begins is reported. */
void check_period(struct loader *loader, struct date from, struct date until);
decoder decode_validity, decode_origins, decode_mandate, decode_decider, decode_meets,
	decode_minutes, decode_holders;

/* Seats (seat.c). */
decoder decode_office, decode_seats, decode_offices;

/* Lines (line.c). */
decoder decode_lines;
void read_targets(
	struct loader *loader, const struct pair *pair, uint16_t relation, bool single);
void read_line_entry(struct loader *loader, struct tree *value);
bool line_limit(struct loader *loader, struct span at, uint64_t more);

/* Nodes (node.c); `key` is NULL in a list. */
void read_node(
	struct loader *loader, enum sort sort, struct tree *key, struct tree *value);
void read_defaults(struct loader *loader, const struct pair *pair);

/* The organisation (organisation.c). */
void read_organisation(struct loader *loader, const struct pair *pair);

/* Views (views.c), of an input or a manifest; and, when all nodes are known, what they
 * name. */
void read_views(struct loader *loader, const struct pair *pair);
void settle_views(struct loader *loader);

/* One file (document.c). */
enum document_kind {
	DOCUMENT_OURS,
	DOCUMENT_MANIFEST,
	DOCUMENT_RULES,
	DOCUMENT_BASELINE,
	DOCUMENT_FOREIGN,
	DOCUMENT_HEADLESS /* has keys of ours, but not `orgraph` */
};

/* What the file says it is: in its first key alone, or in any key of the top level.
 * `sound`: its bytes are known to be. */
enum document_kind document_begins(const struct source *source);
enum document_kind document_kind(const struct source *source, bool sound);

void read_document(struct loader *loader, const struct source *source);

/* Is the text that of a file that was remembered? That is reported. Constant time but for
 * comparing it with one that has the same end. */
bool is_copy(struct loader *loader, const struct source *source);
void remember_file(struct loader *loader, const struct source *source);
void read_files_release(struct read_files *files); /* takes {0} */

/* What is not UTF-8, or holds control characters, is reported and true. */
bool report_bytes(struct loader *loader, const struct source *source);

/* A second document in a file, which is not read. */
void report_second_document(struct loader *loader, struct span at);

/* Trees of a file whose bytes are sound. */
void begin_tree(
	struct loader *loader, struct tree_reader *tree, const struct source *source);
void end_tree(struct loader *loader, struct tree_reader *tree);

/* ---- files beside the organisation (whole.c) ---- */

struct whole_kind {
	enum document_kind kind;
	enum keys_id keys; /* of its top level */
	const char *head;  /* the key that it begins with */
	const char *what;  /* "a manifest" */
	void (*read)(struct loader *loader, struct pairs pairs, void *into);
	/* Where what is read lasts; NULL: with the model. */
	struct arena *(*arena)(void *into);
};

/* What is to be read, into what, and beside what. */
struct whole {
	const struct whole_kind *kind;
	void *into;          /* a struct of its kind */
	struct model *model; /* NULL for rule files */
	struct sources *sources;
	struct sink *sink;
};

/* False when the file cannot be opened, which is trouble. What is wrong in it is
 * reported. */
bool whole_load(const struct whole *whole, const char *path) MUST_USE;
void whole_load_text(const struct whole *whole, const char *name, struct str text);

/* Where it leads, as the manifest's folder sees it; NULL after a finding. */
const char *written_path(
	struct loader *loader, const struct project *project, struct text written);

/* `charts` and `reports` (project_entries.c). */
void read_entries(struct loader *loader, struct project *project, struct pairs pairs,
	const struct entry_keys *keys);

/* ---- after the last file ---- */

struct line_entry {
	struct refs from, to;
	struct text type;
	struct line_detail *detail;
};

struct pending {
	uint32_t node;
	uint8_t sort;
	struct tree *key, *value;
};

/* Keys that waited for the organisation's line types: lines, or unknown after all. */
void settle_pending(struct loader *loader);

/* Names in the organisation's language, the index of names, and duplicate-name. */
void settle_names(struct loader *loader);

/* References to nodes, duties and source documents, in nodes, seats, holders, mandates,
 * lines and the organisation itself. */
void settle_references(struct loader *loader);

/* What group_defaults say, for each own group that says nothing. */
void settle_defaults(struct loader *loader);

/* Entries of `lines:` to lines. */
void settle_entries(struct loader *loader);

/* The findings about references that lead nowhere; the last step, since what may have
 * been meant is looked up for all of them together. */
void report_misses(struct loader *loader);

/* What stands where a reference is wanted: a seat may be a text as well. */
enum use { USE_REFERENCE, USE_SEAT, USE_DUTY, USE_DOCUMENT };

struct miss {
	struct str written, subject;
	struct span at;
	enum use use;
	bool excused; /* it may lead to what could not be read */
};

/* A text that could not be parsed, from the entry in which the error stands. */
void add_unread(struct loader *loader, struct span span);

/* Does such a text hold the word? */
bool unread_mentions(const struct loader *loader, struct span span, const char *word);

/* Excuses the references to what such a text seems to declare. Linear in the texts. */
void excuse_unread(struct loader *loader);

/* What is written here leads nowhere; the finding is about the node `subject`. */
void add_miss(struct loader *loader, struct str written, struct span at, enum use use);

/* Sets `ref->node`, or reports why it cannot be. `key` names the place for messages. */
void resolve(struct loader *loader, struct ref *ref, uint8_t sorts, const char *key,
	enum use use);

/* The same, except that a reference that leads nowhere is the caller's to report. */
enum found resolve_quietly(struct loader *loader, struct ref *ref, uint8_t sorts,
	const char *key, enum use use);

void resolve_detail(struct loader *loader, struct line_detail *detail);

/* The key that stands for a relation in nodes of this sort; NULL: it takes none. A
 * declared line type has no field and takes any node but a person. */
const struct field *relation_field(
	const struct loader *loader, enum sort sort, uint16_t relation);

/* Copies the value of a field from one struct to another that is of the same kind. */
void field_copy(const struct field *field, void *to, const void *from);

void add_mandate_line(
	struct loader *loader, uint32_t group, const struct ref *giver, uint16_t flags);

#endif
