/*
 * Runs a command with its output thrown away and prints what it took:
 *
 *	measure [-m BYTES] COMMAND…	SECONDS PROCESSOR BYTES STATUS
 *
 * SECONDS on the clock, seconds of PROCESSOR time (user and system, of all threads), the
 * peak of resident BYTES, the exit STATUS or 128 + the signal.
 *
 * With -m so much memory is used and given back before. The host of a virtual machine
 * takes what lies free for a second or two ("free page reporting" of the balloon), and
 * brings back half a gigabyte a second: without that a command pays for what the one
 * before it did, and the more memory it needs the more. One that runs for longer pays all
 * the same for what it has not used by then.
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void use_memory(size_t bytes)
{
	char *memory = mmap(
		NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		return;
#ifdef MADV_HUGEPAGE
	(void)madvise(memory, bytes, MADV_HUGEPAGE);
#endif
	memset(memory, 1, bytes);
	munmap(memory, bytes);
}

static void run(char **command)
{
	int nowhere = open("/dev/null", O_RDWR);

	dup2(nowhere, 0);
	dup2(nowhere, 1);
	dup2(nowhere, 2);
	execvp(command[0], command);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct timespec begin, end;
	struct rusage used;
	int status;
	pid_t child;

	if (argc > 2 && strcmp(argv[1], "-m") == 0) {
		use_memory(strtoul(argv[2], NULL, 10));
		argv += 2;
		argc -= 2;
	}
	if (argc < 2)
		return 2;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	child = fork();
	if (child == 0)
		run(argv + 1);
	if (child < 0 || wait4(child, &status, 0, &used) < 0)
		return 2;
	clock_gettime(CLOCK_MONOTONIC, &end);
	status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	printf("%.4f %.4f %ld %d\n",
		(double)(end.tv_sec - begin.tv_sec) +
			(double)(end.tv_nsec - begin.tv_nsec) / 1e9,
		seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss * 1024L,
		status);
	return 0;
}
