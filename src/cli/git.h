/*
 * What git holds of an input at a revision, as texts in memory. git runs as a child
 * process, without a shell and with no word of the user's where it could be an option;
 * nothing is written into the repository, and nothing fetched.
 */
#ifndef CLI_GIT_H
#define CLI_GIT_H

#include "load/load.h"

struct git_files {
	struct arena arena; /* the texts and names */
	struct load_file *items;
	uint32_t count, cap;
	bool in_use; /* the arena is made */
};

/*
 * Adds the files that `input` (a file or folder of the work tree) was at `revision`: of a
 * folder all *.yaml and *.yml but hidden ones, as of a folder on disk. Their names are
 * "REVISION:path". False, with a sentence in `why`, when git or the revision is not to be
 * had. No file is added where the input was not there then.
 */
bool git_read(struct git_files *files, const char *revision, const char *input,
	struct buf *why) MUST_USE;

void git_files_release(struct git_files *files); /* takes {0} */

#endif
