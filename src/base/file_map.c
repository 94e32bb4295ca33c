/*
 * The text of a file without a copy: the pages of it that the system holds, under a read
 * lease (fcntl(2), F_SETLEASE), which the system grants where nobody has the file open
 * for writing, and takes back by SIGIO from whoever holds it before anybody may.
 */
#define _GNU_SOURCE 1 /* F_SETLEASE */
#include "base/file.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	MAP_LEAST =
		256 * 1024, /* of less a copy costs nothing that anybody would notice */
	MAPS_MOST = 256,    /* each keeps a file open … */
	MAPS_SHARE = 4      /* … and this part of those that may be open, at most */
};

static const char *guard_sentence; /* NULL: nobody guards */
static int guard_status;
static atomic_uint maps;
static unsigned maps_most;

/*
 * The NUL behind the text is written into the rest of its last page, which thereby
 * becomes ours: a file that fills its pages has none, and cannot be mapped.
 */
static bool can_be_mapped(const struct stat *st, size_t limit)
{
	uintmax_t size = (uintmax_t)st->st_size;

	return S_ISREG(st->st_mode) && size >= MAP_LEAST && size <= limit &&
	       size % (uintmax_t)sysconf(_SC_PAGESIZE) != 0;
}

/* Until the file is closed. Without an owner the signal would go to the thread that asks,
 * which is told nothing unless it is the first of its process. */
static bool take_lease(int fd)
{
#ifdef F_SETLEASE
	return fcntl(fd, F_SETOWN, getpid()) == 0 && fcntl(fd, F_SETLEASE, F_RDLCK) == 0;
#else
	(void)fd;
	return false;
#endif
}

/* False: nothing happened. The size is asked for when nobody can change it any more. */
static bool map_open(int fd, size_t limit, struct buf *out)
{
	struct stat st;
	size_t size;
	char *data;

	if (!take_lease(fd) || fstat(fd, &st) != 0 || !can_be_mapped(&st, limit))
		return false;
	size = (size_t)st.st_size;
	data = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	if (data == MAP_FAILED)
		return false;
	data[size] = '\0';
	*out = (struct buf){data, size, size + 1, true, fd};
	return true;
}

/* What is no such file is not opened: a FIFO has its text once. */
static bool map_path(const char *path, size_t limit, struct buf *out)
{
	struct stat st;
	int fd;

	if (!guard_sentence || out->data || strcmp(path, "-") == 0 ||
		stat(path, &st) != 0 || !can_be_mapped(&st, limit))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd >= 0 && map_open(fd, limit, out))
		return true;
	if (fd >= 0)
		close(fd);
	return false;
}

bool file_map(const char *path, size_t limit, struct buf *out, struct buf *why)
{
	if (atomic_fetch_add(&maps, 1) < maps_most && map_path(path, limit, out))
		return true;
	atomic_fetch_sub(&maps, 1);
	return file_read(path, limit, out, why);
}

void file_unmap(const struct buf *text)
{
	(void)munmap(text->data, text->cap);
	close(text->fd);
	atomic_fetch_sub(&maps, 1);
}

/* ---- what is written to all the same ---- */

/* SIGIO: somebody wants to write, and waits for us. SIGBUS: a device failed, or the lease
 * was taken by force. */
static void on_change(int number, siginfo_t *info, void *context)
{
	(void)context;
	if (number == SIGIO || info->si_code == BUS_ADRERR) {
		ssize_t put =
			write(STDERR_FILENO, guard_sentence, strlen(guard_sentence));

		(void)put; /* nobody is left to tell */
		_exit(guard_status);
	}
	signal(number, SIG_DFL); /* it happens again where it happened */
}

static unsigned ask_most(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) != 0 ||
		files.rlim_cur / MAPS_SHARE >= MAPS_MOST)
		return MAPS_MOST;
	return (unsigned)(files.rlim_cur / MAPS_SHARE);
}

void file_guard_maps(const char *sentence, int status)
{
	struct sigaction action = {.sa_flags = SA_SIGINFO};
	sigset_t both;

	maps_most = ask_most();
	guard_sentence = sentence;
	guard_status = status;
	sigemptyset(&action.sa_mask);
	action.sa_sigaction = on_change;
	sigaction(SIGBUS, &action, NULL);
	sigaction(SIGIO, &action, NULL);
	/* whoever started us may have blocked them */
	sigemptyset(&both);
	sigaddset(&both, SIGBUS);
	sigaddset(&both, SIGIO);
	pthread_sigmask(SIG_UNBLOCK, &both, NULL);
}
