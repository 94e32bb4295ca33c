/*
 * What is done after the last file, when every node is known: references, names, defaults
 * and lines are settled, and what leads nowhere is reported, with what was meant.
 */
#ifndef LOAD_SETTLE_INTERNAL_H
#define LOAD_SETTLE_INTERNAL_H

#include "load_internal.h"

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

/* The indices of ids and names, and duplicate-name; then references to nodes, duties and
 * source documents, in nodes, seats, holders, mandates, lines and the organisation
 * itself. Linear; by two threads where there is much to do. */
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
	uint8_t sorts; /* that fit there; 0: all */
	bool excused;  /* it may lead to what could not be read */
};

/* A text that could not be parsed, from the entry in which the error stands. */
void add_unread(struct loader *loader, struct span span);

/* Does such a text hold the word? */
bool unread_mentions(const struct loader *loader, struct span span, const char *word);

/* Excuses the references to what such a text seems to declare. Linear in the texts. */
void excuse_unread(struct loader *loader);

/* What is written here leads nowhere; the finding is about the node `subject`. */
void add_miss(struct loader *loader, struct str written, struct span at, enum use use,
	uint8_t sorts);

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

/* What views name, when all nodes are known (views.c). */
void settle_views(struct loader *loader);

#endif
