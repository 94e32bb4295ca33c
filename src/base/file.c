/* Asking about files and reading one. */
#include "base/file.h"

#include "file_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

void file_explain(struct buf *why, int error)
{
	static const struct {
		int error;
		const char *sentence;
	} sentences[] = {
		{ENOENT, "no such file"},
		{EACCES, "no permission"},
		{EPERM, "no permission"},
		{EISDIR, "is a folder"},
		{EEXIST, "something else stands there"},
		{ENOTDIR, "a part of its path is not a folder"},
		{ELOOP, "too many links lead to each other"},
		{ENAMETOOLONG, "the name is too long"},
		{ENOSPC, "no space left on the device"},
		{EROFS, "the file system is read-only"},
		{EFBIG, "the file would become too large"},
		{EMFILE, "too many open files"},
		{ENFILE, "too many open files"},
		{EIO, "the device failed"},
		{EPIPE, "nobody reads it any longer"},
		{ENXIO, "no device or reader is there"},
	};

	for (size_t i = 0; i < COUNT_OF(sentences); i++) {
		if (sentences[i].error == error) {
			buf_add_text(why, sentences[i].sentence);
			return;
		}
	}
	buf_printf(why, "%s", strerror(error));
}

void file_explain_step(struct buf *why, const char *step, int error)
{
	buf_add_text(why, step);
	buf_add_text(why, ": ");
	file_explain(why, error);
}

enum file_kind file_kind_of(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return FILE_MISSING;
	return S_ISREG(st.st_mode)   ? FILE_REGULAR
	       : S_ISDIR(st.st_mode) ? FILE_FOLDER
				     : FILE_OTHER;
}

void file_add_folder(struct buf *out, const char *path)
{
	size_t len = (size_t)(file_last_part(path) - path);

	if (len == 0)
		buf_add_char(out, '.');
	else
		buf_add(out, path, len == 1 ? 1 : len - 1);
}

const char *file_last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool file_is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

bool file_id_of(const char *path, struct file_id *id)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return false;
	*id = (struct file_id){(uint64_t)st.st_dev, (uint64_t)st.st_ino};
	return true;
}

bool file_same(const char *a, const char *b)
{
	struct file_id first, second;

	return file_id_of(a, &first) && file_id_of(b, &second) &&
	       file_id_is(first, second);
}

/* "1 GiB", "1.5 MiB", "100 bytes" */
static void add_size(struct buf *out, size_t size)
{
	static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
	double shown = (double)size;
	size_t unit = 0;

	for (; shown >= 1024 && unit + 1 < COUNT_OF(units); unit++)
		shown /= 1024;
	buf_add_number(out, shown, 1);
	buf_printf(out, " %s", units[unit]);
}

/*
 * Up to one byte more than `limit`, which tells a file that is just as large from a
 * larger one. Returns an errno or 0. The size of a file is not trusted: a FIFO has none,
 * and a file may grow.
 */
static int read_all(int fd, size_t limit, size_t expected, struct buf *out)
{
	const size_t piece_least = 64 * 1024, piece_most = 64 * 1024 * 1024;
	size_t begin = out->len;

	buf_grow(out, expected > 0 ? expected + 1 : piece_least);
	while (out->len - begin <= limit) {
		size_t room = out->cap - out->len - 1;
		size_t wanted = limit - (out->len - begin);
		ssize_t got;

		if (room == 0) {
			buf_grow(out, piece_least);
			continue;
		}
		room = room > piece_most ? piece_most : room;
		if (wanted < room)
			room = wanted + 1;
		got = read(fd, out->data + out->len, room);
		if (got == 0)
			break;
		if (got > 0)
			out->len += (size_t)got;
		else if (errno != EINTR)
			return errno;
	}
	return 0;
}

static bool read_open(int fd, size_t limit, struct buf *out, struct buf *why)
{
	struct stat st;
	size_t expected = 0, begin = out->len;
	bool larger = false;
	int error = 0;

	if (fstat(fd, &st) != 0)
		error = errno;
	else if (S_ISDIR(st.st_mode))
		error = EISDIR;
	else if (S_ISREG(st.st_mode) && st.st_size > 0)
		larger = (uintmax_t)st.st_size > limit, expected = (size_t)st.st_size;
	if (error == 0 && !larger) {
		error = read_all(fd, limit, expected, out);
		larger = out->len - begin > limit;
	}
	if (error != 0) {
		file_explain(why, error);
	} else if (larger) {
		buf_add_text(why, "is larger than ");
		add_size(why, limit);
	}
	if (out->data) {
		out->len = error != 0 || larger ? begin : out->len;
		out->data[out->len] = '\0';
	}
	return error == 0 && !larger;
}

bool file_read(const char *path, size_t limit, struct buf *out, struct buf *why)
{
	bool done;
	int fd;

	if (strcmp(path, "-") == 0)
		return read_open(STDIN_FILENO, limit, out, why);
	do
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	while (fd < 0 && errno == EINTR);
	if (fd < 0) {
		file_explain(why, errno);
		return false;
	}
	done = read_open(fd, limit, out, why);
	close(fd);
	return done;
}
