/*
 * Preloaded into the program under test: one system call on a regular file that is open
 * for writing goes wrong. FAULT=write|fsync|close|rename makes it fail as a full or
 * broken disk does; FAULT=kill-write|kill-fsync|kill-close|kill-rename ends the process
 * there, as a power cut would.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* Is it the turn of this call? A kill does not return. */
static bool fault(const char *call)
{
	const char *wanted = getenv("FAULT");

	if (wanted == NULL)
		return false;
	if (strncmp(wanted, "kill-", 5) == 0 && strcmp(wanted + 5, call) == 0)
		raise(SIGKILL);
	return strcmp(wanted, call) == 0;
}

static bool is_output(int fd)
{
	struct stat status;
	int saved = errno;
	bool answer = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
		      (fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY;

	errno = saved;
	return answer;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");

	if (is_output(fd) && fault("write")) {
		errno = ENOSPC;
		return -1;
	}
	return real(fd, bytes, size);
}

int fsync(int fd)
{
	int (*real)(int) = dlsym(RTLD_NEXT, "fsync");

	if (is_output(fd) && fault("fsync")) {
		errno = EIO;
		return -1;
	}
	return real(fd);
}

int close(int fd)
{
	int (*real)(int) = dlsym(RTLD_NEXT, "close");

	if (is_output(fd) && fault("close")) {
		real(fd);
		errno = EIO;
		return -1;
	}
	return real(fd);
}

int rename(const char *from, const char *to)
{
	int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");

	if (fault("rename")) {
		errno = EIO;
		return -1;
	}
	return real(from, to);
}
