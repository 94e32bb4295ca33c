/*
 * What `orgraph init` finds in a folder, and the manifest that says it. Finding reads,
 * loads what it found to see what there is to draw, and writes nothing.
 */
#ifndef CLI_INIT_FOUND_H
#define CLI_INIT_FOUND_H

#include "base/file.h"

/* What a first chart can show. */
enum init_shows { INIT_SHOWS_GROUPS, INIT_SHOWS_OTHERS, INIT_SHOWS_NOTHING };

/* As the folder sees them, by the bytes of their names. */
struct init_found {
	struct file_list
		inputs; /* files, and folders of the folder that have some below */
	struct file_list rules, baselines;
	struct file_list json; /* organisations that are not taken beside others */
	uint32_t files;        /* that are inputs */
	enum init_shows shows;
};

/* Hidden files and folders are passed over, and folders of other people's packages. False
 * with a reason in `why`. */
bool init_find(struct init_found *found, const char *folder, struct buf *why) MUST_USE;
void init_found_release(struct init_found *found); /* takes {0} */

/* Sets the path of what the folder sees by this name. */
void init_path(struct buf *path, const char *folder, const char *name);

/* Appends a manifest with comments; without inputs, it names organisation.yaml. */
void init_manifest(struct buf *out, const struct init_found *found);

#endif
