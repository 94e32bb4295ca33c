/*
 * What all parts of the loader share: the state of one loading, and the findings. What
 * some share stands in keys_internal.h (maps), decode_internal.h (values),
 * file_internal.h (files) and settle_internal.h (the end). The parts, in the order in
 * which a file meets them:
 *
 *	inputs.c ahead.c document_kind.c     which files
 *	copy.c                               … and which are the same
 *	bytes.c yaml.c stream.c              text to events
 *	remarks.c tree.c file_tree.c         events to trees
 *	syntax*.c place.c line_slip.c        why it is no YAML
 *	document.c whole.c                   the top level; a small file at once
 *	keys.c map.c unknown_key.c           keys of a map
 *	synonyms.c typography.c guess.c      what was meant
 *	decode.c scalar.c part.c seat.c …    trees to the model
 *	views.c                              what charts are to show
 *	whole.c project*.c baseline.c        files beside the organisation
 *	facts.c                              any of them, as git diff compares it
 *	pending.c references.c misses.c …    after the last file
 *	own_*.c                              rule files
 */
#ifndef LOAD_LOAD_INTERNAL_H
#define LOAD_LOAD_INTERNAL_H

#include "keys_internal.h"
#include "load/limits.h"
#include "load/load.h"
#include "model/loading.h"
#include "model/project.h"

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
uint32_t id_table_find(const struct id_table *table, const struct model *model,
	struct str id, enum sort *sort);

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

#endif
