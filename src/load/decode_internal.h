/*
 * Trees to the model: a value by the type of its field, a node, a line, the organisation.
 * What cannot be read is reported and left out; what is read lasts as long as the model.
 */
#ifndef LOAD_DECODE_INTERNAL_H
#define LOAD_DECODE_INTERNAL_H

#include "load_internal.h"

/* ---- values ---- */

const char *tree_called(const struct tree *value); /* "a text", "a list", "a map" */

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

/* Views (views.c), of an input or a manifest. */
void read_views(struct loader *loader, const struct pair *pair);

#endif
