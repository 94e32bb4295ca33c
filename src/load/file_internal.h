/*
 * Files: what kind one is, one of the organisation's (document.c), and those that lie
 * beside it and are read as one tree (whole.c).
 */
#ifndef LOAD_FILE_INTERNAL_H
#define LOAD_FILE_INTERNAL_H

#include "load_internal.h"

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

/* Tells that a file cannot be read, and which was meant if its folder has one of nearly
 * that name. Linear in the names there. */
void trouble_unread(struct sink *sink, const char *path, const char *why);

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

/* The value of the first document. NULL: it does not parse, which is reported, or the
 * file is empty: then the last event is EVENT_STREAM_END, and nothing has failed. */
struct tree *read_only_tree(struct loader *loader, struct tree_reader *tree);

/* ---- files beside the organisation (whole.c) ---- */

struct whole_kind {
	enum document_kind kind;
	enum keys_id keys; /* of its top level */
	const char *head;  /* the key that it begins with */
	const char *below; /* what comes next in it, as an example */
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

#endif
