/*
 * What `orgraph init` finds in a folder, and the manifest that says it. Finding reads,
 * and writes nothing.
 */
#ifndef CLI_INIT_FOUND_H
#define CLI_INIT_FOUND_H

#include "base/file.h"

/* As the folder sees them, by the bytes of their names. */
struct init_found {
	struct file_list
		inputs; /* files, and folders of the folder that have some below */
	struct file_list rules, baselines;
	uint32_t files; /* that are inputs */
};

/* Hidden files and folders are passed over. False with a reason in `why`. */
bool init_find(struct init_found *found, const char *folder, struct buf *why) MUST_USE;
void init_found_release(struct init_found *found); /* takes {0} */

/* Appends a manifest with comments; without inputs, it names organisation.yaml. */
void init_manifest(struct buf *out, const struct init_found *found);

#endif
