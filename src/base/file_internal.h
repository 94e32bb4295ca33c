/*
 * What the system says, in words for a secretary; for the files of file.h alone.
 */
#ifndef BASE_FILE_INTERNAL_H
#define BASE_FILE_INTERNAL_H

#include "base/file.h"

/* file_explain behind what went wrong: "cannot be created: no permission". */
void file_explain_step(struct buf *why, const char *step, int error);

#endif
