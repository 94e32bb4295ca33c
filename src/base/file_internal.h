/*
 * What the system says, in words for a secretary; for the files of file.h alone.
 */
#ifndef BASE_FILE_INTERNAL_H
#define BASE_FILE_INTERNAL_H

#include "base/file.h"

/* file_explain behind what went wrong: "cannot be created: no permission". */
void file_explain_step(struct buf *why, const char *step, int error);

/*
 * The name of a temporary file is this, the process and a number. It is locked for as
 * long as it is written, so that another process, of another machine or container as
 * well, can tell whether somebody still does.
 */
#define TEMPORARY_BEGIN ".orgraph-"
#define TEMPORARY_END   ".tmp"

/* Locks an open file for this process. False: another one holds it. */
bool file_hold(int fd);

#endif
