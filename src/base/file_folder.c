/* Folders for what is to be written: made, and rid of what killed writers left. */
#include "base/file.h"

#include "file_internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

/* The next folder on a path, from `*slash` on. False: the rest is the file. */
static bool next_folder(struct buf *folder, const char *path, const char **slash)
{
	*slash = strchr(*slash, '/');
	if (*slash == path)
		*slash = strchr(path + 1, '/');
	if (!*slash)
		return false;
	buf_clear(folder);
	buf_add(folder, path, (size_t)(*slash - path));
	++*slash;
	return true;
}

bool file_bars_folder(const char *path, struct buf *why)
{
	struct buf folder = {0};
	enum file_kind kind = FILE_FOLDER;

	for (const char *slash = path;
		kind == FILE_FOLDER && next_folder(&folder, path, &slash);)
		kind = file_kind_of(folder.data);
	if (kind == FILE_REGULAR || kind == FILE_OTHER)
		buf_printf(why, "'%s' is not a folder", folder.data);
	buf_release(&folder);
	return kind == FILE_REGULAR || kind == FILE_OTHER;
}

/* One that is there already, or that another process makes meanwhile, is as good; above
 * what is there, a folder may be closed to us: "/home". */
static bool make_folder(const char *path, struct buf *why)
{
	int error = mkdir(path, 0777) == 0 ? 0 : errno;

	if (error == 0 || file_kind_of(path) == FILE_FOLDER)
		return true;
	buf_printf(why, "the folder '%s' cannot be made: ", path);
	file_explain(why, error);
	return false;
}

bool file_make_folders(const char *path, struct buf *why)
{
	struct buf folder = {0};
	bool done = !file_bars_folder(path, why);

	for (const char *slash = path; done && next_folder(&folder, path, &slash);)
		done = make_folder(folder.data, why);
	buf_release(&folder);
	return done;
}

/* ---- what was left ---- */

bool file_hold(int fd)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	/* a file system without locks holds nothing against us */
	return fcntl(fd, F_SETLK, &lock) == 0 || (errno != EACCES && errno != EAGAIN);
}

/* The process in the name of a temporary file; 0: it is none. */
static pid_t process_of(const char *name)
{
	size_t begin = sizeof TEMPORARY_BEGIN - 1;
	unsigned long process;
	char *end;

	if (strncmp(name, TEMPORARY_BEGIN, begin) != 0 || name[begin] < '0' ||
		name[begin] > '9')
		return 0;
	process = strtoul(name + begin, &end, 10);
	if (*end != '-' || process > INT32_MAX)
		return 0;
	end += 1 + strspn(end + 1, "0123456789");
	return strcmp(end, TEMPORARY_END) == 0 ? (pid_t)process : 0;
}

/* The lock tells of other machines, the process of a file that is not locked yet. */
static bool is_left(const char *path, pid_t process)
{
	bool left;
	int fd;

	if (process == 0 || kill(process, 0) == 0 || errno != ESRCH)
		return false;
	fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return false;
	left = file_hold(fd);
	close(fd);
	return left;
}

void file_clear_leftovers(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	struct buf path = {0};

	if (!dir)
		return;
	while ((entry = readdir(dir))) {
		buf_clear(&path);
		buf_printf(&path, "%s/%s", folder, entry->d_name);
		if (is_left(path.data, process_of(entry->d_name)))
			unlink(path.data);
	}
	closedir(dir);
	buf_release(&path);
}
