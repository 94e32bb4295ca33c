#include "build_jobs.h"

#include "cli_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define JOB_LOST 127 /* exit status of what could not be started, as a shell has it */

/* An end of a pipe that is ours alone, and that nobody waits at. */
static void set_flags(int fd)
{
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	fcntl(fd, F_SETFL, O_NONBLOCK);
}

/* ---- interrupts ---- */

static const int interrupts[] = {SIGINT, SIGTERM, SIGHUP};

/* A signal becomes a byte in a pipe, which poll sees whenever it came. */
static int bell[2] = {-1, -1};
static volatile sig_atomic_t rung;

static void on_interrupt(int number)
{
	int saved = errno;
	char byte = 0;

	rung = number;
	if (write(bell[1], &byte, 1) < 0)
		rung = number; /* the pipe is full: it is seen all the same */
	errno = saved;
}

static struct sigaction before[COUNT_OF(interrupts)];

static void set_interrupts(void (*handler)(int))
{
	for (size_t i = 0; i < COUNT_OF(interrupts); i++) {
		struct sigaction action = {.sa_handler = handler};

		/* who runs us with nohup means it */
		if (before[i].sa_handler == SIG_IGN)
			continue;
		sigemptyset(&action.sa_mask);
		sigaction(interrupts[i], &action, NULL);
	}
}

static void hang_bell(void)
{
	rung = 0;
	if (pipe(bell) != 0) {
		bell[0] = bell[1] = -1;
		return;
	}
	for (size_t i = 0; i < COUNT_OF(interrupts); i++)
		sigaction(interrupts[i], NULL, &before[i]);
	set_flags(bell[0]);
	set_flags(bell[1]);
	set_interrupts(on_interrupt);
}

static void take_bell_down(void)
{
	if (bell[0] < 0)
		return;
	for (size_t i = 0; i < COUNT_OF(interrupts); i++)
		sigaction(interrupts[i], &before[i], NULL);
	close(bell[0]);
	close(bell[1]);
	bell[0] = bell[1] = -1;
}

/* ---- one child ---- */

uint32_t jobs_processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count < 1 ? 1 : count > 256 ? 256 : (uint32_t)count;
}

NORETURN static void be_child(const int *ends, job_work *work, void *context)
{
	int status = JOB_LOST;

	set_interrupts(SIG_DFL);
	progress_never();
	if (dup2(ends[0], STDOUT_FILENO) >= 0 && dup2(ends[1], STDERR_FILENO) >= 0)
		status = work(context);
	/* no more of the parent's: it ends its own streams, and checks its own memory */
	fflush(NULL);
	_Exit(status);
}

static void give_up(struct job *job, const char *step, int error)
{
	job->lost = step;
	job->error = error;
	job->ended = true;
	job->status = JOB_LOST << 8;
}

static void start(struct job *job, job_work *work, void *context)
{
	int records[2], messages[2];

	if (pipe(records) != 0) {
		give_up(job, "make a pipe", errno);
		return;
	}
	if (pipe(messages) != 0) {
		give_up(job, "make a pipe", errno);
		close(records[0]);
		close(records[1]);
		return;
	}
	fflush(NULL);
	job->process = fork();
	if (job->process == 0)
		be_child((const int[]){records[1], messages[1]}, work, context);
	if (job->process < 0)
		give_up(job, "start a process", errno);
	close(records[1]);
	close(messages[1]);
	job->ends[0] = records[0];
	job->ends[1] = messages[0];
	set_flags(records[0]);
	set_flags(messages[0]);
}

static void close_end(struct job *job, int i)
{
	if (job->ends[i] >= 0)
		close(job->ends[i]);
	job->ends[i] = -1;
}

/* Both ends are closed: it has ended, or is about to. */
static void bury(struct job *job)
{
	close_end(job, 0);
	close_end(job, 1);
	while (!job->ended) {
		if (waitpid(job->process, &job->status, 0) == job->process)
			job->ended = true;
		else if (errno != EINTR)
			give_up(job, "wait for a process", errno);
	}
}

/* What there is to read. */
static void read_end(struct job *job, int i)
{
	char bytes[4096];

	for (;;) {
		ssize_t got = read(job->ends[i], bytes, sizeof bytes);

		if (got > 0)
			buf_add(&job->said[i], bytes, (size_t)got);
		else if (got < 0 && errno == EINTR)
			continue;
		else if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return;
		else {
			close_end(job, i);
			return;
		}
	}
}

/* ---- all of them ---- */

static void stop_all(struct jobs *jobs)
{
	for (uint32_t i = 0; i < jobs->items.count; i++)
		if (!jobs->items.items[i].ended)
			kill(jobs->items.items[i].process, SIGTERM);
	for (uint32_t i = 0; i < jobs->items.count; i++)
		bury(&jobs->items.items[i]);
	jobs->running = 0;
}

/* Reads what poll says there is; returns how many ended. */
static uint32_t read_ends(struct jobs *jobs, const struct pollfd *polled)
{
	uint32_t ended = 0, p = 1;

	for (uint32_t i = 0; i < jobs->items.count; i++) {
		struct job *job = &jobs->items.items[i];

		if (job->ended)
			continue;
		for (int e = 0; e < 2; e++)
			if (job->ends[e] >= 0 && polled[p++].revents != 0)
				read_end(job, e);
		if (job->ends[0] >= 0 || job->ends[1] >= 0)
			continue;
		bury(job);
		ended++;
	}
	return ended;
}

static uint32_t wait_once(struct jobs *jobs)
{
	struct pollfd *polled = mem_alloc(1 + 2 * (size_t)jobs->running, sizeof *polled);
	uint32_t count = 1, ended = 0;

	polled[0] = (struct pollfd){.fd = bell[0], .events = POLLIN};
	for (uint32_t i = 0; i < jobs->items.count; i++) {
		const struct job *job = &jobs->items.items[i];

		for (int e = 0; !job->ended && e < 2; e++)
			if (job->ends[e] >= 0)
				polled[count++] = (struct pollfd){
					.fd = job->ends[e], .events = POLLIN};
	}
	if (poll(polled, count, -1) >= 0)
		ended = read_ends(jobs, polled);
	free(polled);
	return ended;
}

bool jobs_wait(struct jobs *jobs)
{
	uint32_t ended = 0;

	if (jobs->running == 0)
		return false;
	while (ended == 0 && !rung)
		ended = wait_once(jobs);
	jobs->running -= ended;
	if (rung) {
		jobs->interrupted = (int)rung;
		stop_all(jobs);
	}
	if (jobs->running == 0)
		take_bell_down();
	return true;
}

uint32_t jobs_start(struct jobs *jobs, job_work *work, void *context)
{
	struct job *job;

	while (jobs->running > 0 && jobs->running >= jobs->most)
		jobs_wait(jobs);
	job = VEC_PUSH(&jobs->items);
	job->ends[0] = job->ends[1] = -1;
	if (jobs->interrupted) {
		job->ended = true;
		job->status = JOB_LOST << 8;
		return jobs->items.count - 1;
	}
	if (jobs->running == 0)
		hang_bell();
	start(job, work, context);
	if (!job->ended)
		jobs->running++;
	else if (jobs->running == 0)
		take_bell_down();
	return jobs->items.count - 1;
}

void jobs_release(struct jobs *jobs)
{
	while (jobs_wait(jobs))
		continue;
	for (uint32_t i = 0; i < jobs->items.count; i++) {
		close_end(&jobs->items.items[i], 0);
		close_end(&jobs->items.items[i], 1);
		buf_release(&jobs->items.items[i].said[0]);
		buf_release(&jobs->items.items[i].said[1]);
	}
	VEC_RELEASE(&jobs->items);
}
