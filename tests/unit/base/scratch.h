/*
 * A folder of its own for each test of files, which is the current folder while the test
 * runs and is removed behind it. Permissions are tested as a user who is not root.
 */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include "base/file.h"

void scratch_begin(void); /* for .init */
void scratch_end(void);   /* for .fini */

/* From here on, root's rights do not hold. False if that cannot be. */
bool scratch_as_user(void);

void scratch_put(const char *path, const char *text);
void scratch_expect(const char *path, const char *text);
void scratch_folder(const char *path);

/* How many entries, hidden ones too, the folder has. */
unsigned scratch_entries(const char *folder);

#endif
