/*
 * Writing so that a crash leaves the old file or the new one: a temporary file in the
 * same folder, synced, renamed over the old one, and the folder synced (as in Pillai et
 * al., "All File Systems Are Not Created Equal", OSDI 2014).
 */
#include "base/file.h"

#include "file_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_all(int fd, struct str data)
{
	for (uint32_t done = 0; done < data.len;) {
		ssize_t put = write(fd, data.ptr + done, data.len - done);

		if (put >= 0)
			done += (uint32_t)put;
		else if (errno != EINTR)
			return errno;
	}
	return 0;
}

/* Some file systems cannot sync and say EINVAL; that is not the caller's trouble. */
static int sync_fd(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

/* Through stdio, behind what the program has printed so far. */
static bool write_stdout(struct str data, struct buf *why)
{
	errno = 0;
	if (fwrite(data.ptr ? data.ptr : "", 1, data.len, stdout) == data.len &&
		fflush(stdout) == 0)
		return true;
	file_explain(why, errno ? errno : EIO);
	return false;
}

/* The folder part of a path with its slash; empty for a bare name. */
static struct str folder_of(struct str path)
{
	while (path.len > 0 && path.ptr[path.len - 1] != '/')
		path.len--;
	return path;
}

/*
 * Follows links from `path` to the name that is no link, which need not exist. The end of
 * a link counts from the link's folder. Returns an errno or 0.
 */
static int follow_links(const char *path, struct buf *real)
{
	char end[PATH_MAX];

	buf_add_text(real, path);
	for (int hops = 0;; hops++) {
		ssize_t len = readlink(real->data, end, sizeof end);

		if (len < 0)
			return errno == EINVAL || errno == ENOENT ? 0 : errno;
		if (hops == 40)
			return ELOOP;
		if ((size_t)len == sizeof end)
			return ENAMETOOLONG;
		real->len = end[0] == '/' ? 0 : folder_of(buf_str(real)).len;
		buf_add(real, end, (size_t)len);
	}
}

/*
 * A new file in the folder of `path`, whose name is left in `name`. It is hidden, and its
 * length does not depend on the name of `path`, which may be as long as the system lets
 * it.
 */
static int create_beside(const char *path, mode_t mode, struct buf *name)
{
	struct str folder = folder_of(str_of(path));

	for (unsigned attempt = 0;; attempt++) {
		int fd;

		buf_clear(name);
		if (folder.len > 0)
			buf_add_str(name, folder);
		buf_printf(name, TEMPORARY_BEGIN "%ld-%u" TEMPORARY_END, (long)getpid(),
			attempt);
		fd = open(name->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd >= 0 && file_hold(fd))
			return fd;
		if (fd < 0 && (errno != EEXIST || attempt == 1000))
			return fd;
		if (fd >= 0)
			close(fd);
	}
}

/*
 * The renaming itself survives a crash only with this. The file is in place already, so
 * that a folder that cannot be opened for reading is no failure.
 */
static int sync_folder(const char *path)
{
	struct buf name = {0};
	struct str folder = folder_of(str_of(path));
	int fd, error = 0;

	if (folder.len > 0)
		buf_add_str(&name, folder);
	buf_add_char(&name, '.');
	fd = open(name.data, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		error = sync_fd(fd);
		close(fd);
	}
	buf_release(&name);
	return error;
}

/* ---- under a second name ---- */

static bool same_bytes(const char *a, const char *b)
{
	struct buf texts[2] = {{0}, {0}}, why = {0};
	bool same = file_kind_of(b) == FILE_REGULAR &&
		    file_read(a, SIZE_MAX - 1, &texts[0], &why) &&
		    file_read(b, SIZE_MAX - 1, &texts[1], &why) &&
		    str_eq(buf_str(&texts[0]), buf_str(&texts[1]));

	buf_release(&texts[0]);
	buf_release(&texts[1]);
	buf_release(&why);
	return same;
}

/* A link to the file would lead to what is written to it. */
static int name_taken(const char *real, const char *name)
{
	bool same =
		!file_is_link(name) && (file_same(real, name) || same_bytes(real, name));

	return same ? 0 : EEXIST;
}

static bool keep(const char *path, bool really, struct buf *name, struct buf *why)
{
	struct buf real = {0};
	struct stat st;
	int error = follow_links(path, &real);

	buf_add_str(name, buf_str(&real));
	buf_add_char(name, '~');
	/* the name is taken in the same step, so that nothing of another's is lost */
	if (error == 0 && really && link(real.data, name->data) != 0)
		error = errno;
	if (error == EEXIST || (!really && error == 0 && lstat(name->data, &st) == 0))
		error = name_taken(real.data, name->data);
	if (error == EEXIST)
		buf_add_text(why, "there is a file of that name");
	else if (error != 0)
		file_explain(why, error);
	buf_release(&real);
	return error == 0;
}

bool file_keep(const char *path, struct buf *name, struct buf *why)
{
	return keep(path, true, name, why);
}

bool file_can_keep(const char *path, struct buf *name, struct buf *why)
{
	return keep(path, false, name, why);
}

/* ---- one file, from begin to commit ---- */

static bool is_direct(const struct file_writer *writer)
{
	return writer->temporary.len == 0;
}

static void explain(
	const struct file_writer *writer, struct buf *why, const char *step, int error)
{
	if (is_direct(writer))
		file_explain(why, error);
	else if (error == ENOENT)
		buf_add_text(why, "its folder does not exist: make it first");
	else
		file_explain_step(why, step, error);
}

/* A device, a FIFO: there is nothing to keep. */
static bool begin_directly(struct file_writer *writer, struct buf *why)
{
	writer->fd = open(writer->path.data, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	writer->open = writer->fd >= 0;
	if (!writer->open)
		file_explain(why, errno);
	return writer->open;
}

/* A private file's new text is private from its first byte on. */
static bool begin_beside(struct file_writer *writer, struct buf *why)
{
	mode_t mode = writer->replaces ? 0600 : 0666;

	writer->fd = create_beside(writer->path.data, mode, &writer->temporary);
	writer->open = writer->fd >= 0;
	if (writer->open)
		return true;
	explain(writer, why, "a file beside it cannot be created", errno);
	buf_clear(&writer->temporary);
	return false;
}

/* `path` is no link any longer. A read-only file is not replaced behind its back. */
static bool begin_target(struct file_writer *writer, struct buf *why)
{
	const char *path = writer->path.data;
	struct stat st;
	int error = 0;

	if (stat(path, &st) != 0) {
		if (errno == ENOENT)
			return begin_beside(writer, why);
		error = errno;
	} else if (S_ISDIR(st.st_mode)) {
		error = EISDIR;
	} else if (!S_ISREG(st.st_mode)) {
		return begin_directly(writer, why);
	} else if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) {
		error = errno;
	} else {
		writer->replaces = true;
		writer->mode = (unsigned)st.st_mode & 07777;
		return begin_beside(writer, why);
	}
	file_explain(why, error);
	return false;
}

/* Links such as /dev/stdout lead to what has no name (`pipe:[123]`): it is opened as
 * given. */
static bool is_nameless(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

bool file_begin(struct file_writer *writer, const char *path, struct buf *why)
{
	bool done = false;
	int error = 0;

	*writer = (struct file_writer){0};
	if (is_nameless(path)) {
		buf_add_text(&writer->path, path);
		done = begin_directly(writer, why);
		if (!done)
			file_abandon(writer);
		return done;
	}
	error = follow_links(path, &writer->path);
	if (error != 0)
		file_explain(why, error);
	else
		done = begin_target(writer, why);
	if (!done)
		file_abandon(writer);
	return done;
}

bool file_append(struct file_writer *writer, struct str data, struct buf *why)
{
	int error = write_all(writer->fd, data);

	if (error != 0)
		explain(writer, why, "writing failed", error);
	return error == 0;
}

/* Returns an errno or 0, and closes the file in any case. */
static int finish_temporary(struct file_writer *writer)
{
	int error = 0;

	if (writer->replaces && fchmod(writer->fd, (mode_t)writer->mode) != 0)
		error = errno;
	if (error == 0)
		error = sync_fd(writer->fd);
	if (close(writer->fd) != 0 && error == 0)
		error = errno;
	writer->open = false;
	if (error == 0 && rename(writer->temporary.data, writer->path.data) != 0)
		error = errno;
	return error;
}

bool file_commit(struct file_writer *writer, struct buf *why)
{
	int error;

	if (is_direct(writer)) {
		error = close(writer->fd) == 0 ? 0 : errno;
		writer->open = false;
	} else {
		error = finish_temporary(writer);
		if (error == 0)
			buf_clear(&writer->temporary);
		if (error == 0)
			error = sync_folder(writer->path.data);
	}
	if (error != 0)
		explain(writer, why, "writing failed", error);
	file_abandon(writer);
	return error == 0;
}

void file_abandon(struct file_writer *writer)
{
	if (writer->open)
		close(writer->fd);
	if (writer->temporary.len > 0)
		unlink(writer->temporary.data);
	buf_release(&writer->path);
	buf_release(&writer->temporary);
	*writer = (struct file_writer){0};
}

bool file_write(const char *path, struct str data, struct buf *why)
{
	struct file_writer writer;

	if (strcmp(path, "-") == 0)
		return write_stdout(data, why);
	if (!file_begin(&writer, path, why))
		return false;
	if (file_append(&writer, data, why))
		return file_commit(&writer, why);
	file_abandon(&writer);
	return false;
}
