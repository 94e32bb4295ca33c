/* The text of a file without a copy: the pages of it that the system holds. */
#include "base/file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of less a copy costs nothing that anybody would notice. */
enum { MAP_LEAST = 256 * 1024 };

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

/* False: nothing happened. */
static bool map_open(int fd, size_t limit, struct buf *out)
{
	struct stat st;
	size_t size;
	char *data;

	if (fstat(fd, &st) != 0 || !can_be_mapped(&st, limit))
		return false;
	size = (size_t)st.st_size;
	data = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	if (data == MAP_FAILED)
		return false;
	data[size] = '\0';
	*out = (struct buf){.data = data, .len = size, .cap = size + 1, .mapped = true};
	return true;
}

/* What is no such file is not opened: a FIFO has its text once. */
bool file_map(const char *path, size_t limit, struct buf *out, struct buf *why)
{
	struct stat st;
	bool done = false;
	int fd = -1;

	if (!out->data && stat(path, &st) == 0 && can_be_mapped(&st, limit))
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd >= 0) {
		done = map_open(fd, limit, out);
		close(fd);
	}
	return done || file_read(path, limit, out, why);
}

/* ---- what is cut short ---- */

static const char *cut_sentence;
static int cut_status;

static void on_bus_error(int number, siginfo_t *info, void *context)
{
	(void)context;
	if (info->si_code == BUS_ADRERR) {
		ssize_t put = write(STDERR_FILENO, cut_sentence, strlen(cut_sentence));

		(void)put; /* nobody is left to tell */
		_exit(cut_status);
	}
	signal(number, SIG_DFL); /* it happens again where it happened */
}

void file_guard_maps(const char *sentence, int status)
{
	struct sigaction action = {.sa_flags = SA_SIGINFO};

	cut_sentence = sentence;
	cut_status = status;
	sigemptyset(&action.sa_mask);
	action.sa_sigaction = on_bus_error;
	sigaction(SIGBUS, &action, NULL);
}
