/*
 * Work in child processes, several at a time, each with all that the parent had in memory
 * when it began. What a child prints is kept, so that it can be told in order.
 */
#ifndef CLI_BUILD_JOBS_H
#define CLI_BUILD_JOBS_H

#include "base/buf.h"
#include "base/vec.h"

#include <sys/types.h>

/* What a child does: its exit status. Records go to standard output, messages to standard
 * error. */
typedef int job_work(void *context);

struct job {
	pid_t process;
	int ends[2];        /* to read from: records and messages */
	struct buf said[2]; /* what was read */
	bool ended;
	int status; /* as waitpid has it */
	/* What could not be done for it, and why; NULL: it was at least begun. */
	const char *lost;
	int error;
};

struct jobs {
	uint32_t most; /* at a time */
	uint32_t running;
	int interrupted; /* the signal (Ctrl-C); 0: none */
	VEC(struct job) items;
};

/* As many as there are processors. */
uint32_t jobs_processors(void);

/*
 * Starts a child, when there is a place for it: until then waits for others. Returns its
 * number. Where no process can be had, the work is a job that was lost.
 */
uint32_t jobs_start(struct jobs *jobs, job_work *work, void *context);

/* Waits until one more has ended; false: none is running. An interrupt ends all of them,
 * and nothing is started after it. */
bool jobs_wait(struct jobs *jobs);

void jobs_release(struct jobs *jobs); /* waits for all */

#endif
