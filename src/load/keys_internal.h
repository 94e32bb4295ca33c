/*
 * Maps, read by the tables of the format: which keys one may have, what a map has, and
 * what was meant by a key or a word that is none. What a function returns lives in the
 * loader's scratch arena, until the entry at hand is read.
 */
#ifndef LOAD_KEYS_INTERNAL_H
#define LOAD_KEYS_INTERNAL_H

#include "model/field.h"
#include "model/find.h"
#include "tree_internal.h"

struct loader;

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

/* A frequency of the format for one in other words. False: not certain. */
bool guess_meets(struct str text, struct buf *out);

#endif
