/*
 * Files as wholes: read one, list a folder, write one so that either the old or the new
 * file is there. What can fail returns false and appends a sentence to `why`, a buffer of
 * the caller's; nothing is printed here.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"

enum file_kind { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };

/* Of what links lead to. FILE_MISSING, too, for what nobody may look at. */
enum file_kind file_kind_of(const char *path);

/* A symbolic link, wherever it leads? */
bool file_is_link(const char *path);

/* What is the same for all names of a file, and for no other file. */
struct file_id {
	uint64_t device, number;
};

/* Of what links lead to. False if it is missing. */
bool file_id_of(const char *path, struct file_id *id) MUST_USE;

static inline bool file_id_is(struct file_id a, struct file_id b)
{
	return a.device == b.device && a.number == b.number;
}

/* The same file under two names? False if one of them is missing. */
bool file_same(const char *a, const char *b);

/* Appends the folder that a file of this name lies in: "a" for "a/b", "/" for "/b", "."
 * for "b". Looks at the name alone. */
void file_add_folder(struct buf *out, const char *path);

/* The part of the name behind all folders, within `path`. */
const char *file_last_part(const char *path);

/*
 * Appends the whole of `path` ("-" is standard input; a FIFO works) to `out`, at most
 * `limit` bytes. On failure returns false, and `why` says what happened, without the
 * path: "no such file", "is larger than 1 GiB".
 */
bool file_read(const char *path, size_t limit, struct buf *out, struct buf *why) MUST_USE;

/*
 * The same, but the text of a large regular file is the file itself, which the system
 * holds in memory already, and no copy of it, if it grants that nobody writes into the
 * file until buf_release. Without file_guard_maps it is read. From any thread.
 */
bool file_map(const char *path, size_t limit, struct buf *out, struct buf *why) MUST_USE;

/* For buf_release. */
void file_unmap(const struct buf *text);

/* Whoever opens a file that is mapped for writing ends the process from here on, and need
 * not wait: with the sentence, which lives as long, on standard error, and this status.
 * No exit handler runs. A child would go on: whoever maps files forks none. Before any
 * thread is started. */
void file_guard_maps(const char *sentence, int status);

/* The sentence for an errno, as in `why` below: "no permission". */
void file_explain(struct buf *why, int error);

struct file_list {
	char **paths; /* owned by the list */
	uint32_t count, cap;
};

void file_list_release(struct file_list *list);               /* takes {0} */
void file_list_add(struct file_list *list, const char *path); /* copies the path */
void file_list_sort(struct file_list *list);                  /* by bytes */
void file_list_unique(struct file_list *list); /* the same, and each once */

/*
 * Appends every regular file below `folder` whose name ends in .yaml or .yml, sorted by
 * the bytes of its path, hidden files and folders left out, links to folders not
 * followed; `passed` (may be NULL) takes what ends so and is no regular file. False if a
 * folder cannot be read, which `why` names; the lists are then as before.
 */
bool file_list_folder(struct file_list *list, struct file_list *passed,
	const char *folder, struct buf *why) MUST_USE;

/* The same for names that end in one of `suffixes`, NULL-terminated, but not in folders
 * that have a name of `spared` (NULL: there are none). */
bool file_list_ending(struct file_list *list, const char *folder,
	const char *const *suffixes, const char *const *spared, struct buf *why) MUST_USE;

/* Appends the folder and all below it that these walk, sorted. */
bool file_list_folders(
	struct file_list *list, const char *folder, struct buf *why) MUST_USE;

/* Appends the names in `folder`, those of folders too, sorted by bytes, hidden ones left
 * out. A folder that cannot be read has none. */
void file_list_names(struct file_list *list, const char *folder);

/*
 * Writes `data` to `path` through a temporary file beside it, which is synced and renamed
 * over the old one: after a crash either is whole. Keeps the permissions of an existing
 * file; follows a link to its target; "-" and devices are written directly. On failure
 * `why` says what happened, without the path.
 */
bool file_write(const char *path, struct str data, struct buf *why) MUST_USE;

/*
 * The same piece by piece, for what is too large to be held: the old file stays until
 * file_commit. After a failure of file_append the writer is to be abandoned; the other
 * two leave nothing behind. `path` is never standard output.
 */
struct file_writer {
	struct buf path;      /* behind all links */
	struct buf temporary; /* the name of what is written; empty: `path` itself */
	int fd;
	unsigned mode; /* of the old file, if there is one */
	bool open, replaces;
};

bool file_begin(struct file_writer *writer, const char *path, struct buf *why) MUST_USE;
bool file_append(struct file_writer *writer, struct str data, struct buf *why) MUST_USE;
bool file_commit(struct file_writer *writer, struct buf *why) MUST_USE;
void file_abandon(struct file_writer *writer); /* takes {0}; leaves the old file */

/*
 * Gives the file that `path` leads to a second name beside the first, which ends in "~"
 * and is appended to `name`: what is written to `path` next leaves it under that one.
 * True as well if what has that name is the same. On failure `why` says what happened.
 */
bool file_keep(const char *path, struct buf *name, struct buf *why) MUST_USE;

/* Would it, as far as can be told? Changes nothing. */
bool file_can_keep(const char *path, struct buf *name, struct buf *why) MUST_USE;

/* Does something that is no folder stand where the path of a file goes through one? Then
 * `why` says what. */
bool file_bars_folder(const char *path, struct buf *why);

/* Makes the folders that the path of a file goes through, those that are missing. On
 * failure `why` says what happened, and to which folder. */
bool file_make_folders(const char *path, struct buf *why) MUST_USE;

/*
 * Removes what writers left in `folder` that were killed: temporary files that no living
 * process holds. What cannot be removed stays, and nothing is said of it.
 */
void file_clear_leftovers(const char *folder);

#endif
