/*
 * Building whenever an input is saved. What decides is how the files look: size, time and
 * inode of all that was read, and which files the folders hold, so that it is the same to
 * us whether an editor writes a file or replaces it. inotify only says when to look;
 * where it is missing or deaf (a network, a container) we look once a second.
 */
#include "build.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

#define LOOK_EVERY 1000 /* milliseconds */
#define SETTLED    50   /* an editor that saves has done so when nothing moves so long */

static volatile sig_atomic_t stopped;

static void on_stop(int number)
{
	(void)number;
	stopped = 1;
}

/* ---- how the files look ---- */

struct look {
	uint64_t hash;
	struct timespec newest;
};

static bool is_before(struct timespec a, struct timespec b)
{
	return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec;
}

static void mix(struct look *look, const void *bytes, size_t len)
{
	uint64_t hash = str_hash((struct str){bytes, (uint32_t)len});

	look->hash = (look->hash ^ hash) * UINT64_C(0x100000001b3);
}

static void look_at_file(struct look *look, const char *path)
{
	struct stat st;
	uint64_t facts[5] = {0};

	if (stat(path, &st) == 0) {
		facts[0] = 1;
		facts[1] = (uint64_t)st.st_ino;
		facts[2] = (uint64_t)st.st_size;
		facts[3] = (uint64_t)st.st_mtim.tv_sec;
		facts[4] = (uint64_t)st.st_mtim.tv_nsec;
		if (is_before(look->newest, st.st_mtim))
			look->newest = st.st_mtim;
	}
	mix(look, path, strlen(path));
	mix(look, facts, sizeof facts);
}

/* Of a folder the files that would be read. */
static struct look look_at(const struct file_list *seen)
{
	struct look look = {0};

	for (uint32_t i = 0; i < seen->count; i++) {
		struct file_list found = {0};
		struct buf why = {0};

		if (file_kind_of(seen->paths[i]) != FILE_FOLDER)
			look_at_file(&look, seen->paths[i]);
		else if (!file_list_folder(&found, NULL, seen->paths[i], &why))
			mix(&look, why.data, why.len);
		for (uint32_t k = 0; k < found.count; k++)
			look_at_file(&look, found.paths[k]);
		file_list_release(&found);
		buf_release(&why);
	}
	return look;
}

/* ---- being told ---- */

#ifdef __linux__

/* -1: we have to look for ourselves. */
static int listen_to(const struct file_list *seen)
{
	int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	struct buf folder = {0};

	for (uint32_t i = 0; fd >= 0 && i < seen->count; i++) {
		buf_clear(&folder);
		if (file_kind_of(seen->paths[i]) == FILE_FOLDER)
			buf_add_text(&folder, seen->paths[i]);
		else
			file_add_folder(&folder, seen->paths[i]);
		/* one that cannot be watched is looked at */
		inotify_add_watch(fd, folder.data,
			IN_CLOSE_WRITE | IN_MOVE | IN_CREATE | IN_DELETE);
	}
	buf_release(&folder);
	return fd;
}

static void drain_events(int fd)
{
	char events[4096];

	while (fd >= 0 && read(fd, events, sizeof events) > 0)
		continue;
}

#else

static int listen_to(const struct file_list *seen)
{
	(void)seen;
	return -1;
}

static void drain_events(int fd)
{
	(void)fd;
}

#endif

/* Until something is told, the time is up, or the user has had enough; signals come only
 * while we wait, so that none is missed. */
static void wait_for(int fd, long milliseconds)
{
	struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
	sigset_t signals, before;
	fd_set set;

	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigprocmask(SIG_BLOCK, &signals, &before);
	FD_ZERO(&set);
	if (fd >= 0 && fd < FD_SETSIZE)
		FD_SET(fd, &set);
	if (!stopped)
		pselect(fd + 1, fd >= 0 ? &set : NULL, NULL, NULL, &time, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	drain_events(fd);
}

/* Returns when the files look otherwise, and have done so for a moment. */
static void wait_for_change(const struct file_list *seen, uint64_t hash)
{
	int fd = listen_to(seen);
	uint64_t now = look_at(seen).hash, last;

	while (!stopped && now == hash) {
		wait_for(fd, LOOK_EVERY);
		now = look_at(seen).hash;
	}
	do {
		last = now;
		wait_for(-1, SETTLED);
		now = look_at(seen).hash;
	} while (!stopped && now != last);
	if (fd >= 0)
		close(fd);
}

/* ---- again and again ---- */

void watch_list(const struct build *build, struct file_list *seen)
{
	const struct project *project = &build->study->project;

	build_inputs(build, seen);
	/* those that are not there may come */
	for (uint32_t i = 0; i < project->inputs.count; i++)
		file_list_add(seen, project->input_paths[i]);
	for (uint32_t i = 0; i < project->rules.count; i++)
		file_list_add(seen, project->rule_paths[i]);
	file_list_unique(seen);
}

static void tell_watching(const struct cli *cli, const struct file_list *seen)
{
	if (!cli->options.quiet)
		say_note("watching what %u files and folders hold; Ctrl-C ends it",
			(unsigned)seen->count);
}

static void set_handler(void (*handler)(int))
{
	struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
}

/* One build; what it read is `seen` from now on, unless it read nothing. Returns whether
 * what was `seen` changed meanwhile: was taken away, say, which has no time. */
static bool build_once(struct cli *cli, struct file_list *seen)
{
	uint64_t before = look_at(seen).hash;
	struct file_list now = {0};
	bool changed;

	build_run(cli, &now);
	changed = look_at(seen).hash != before;
	if (now.count == 0)
		return changed;
	file_list_release(seen);
	*seen = now;
	return changed;
}

enum cli_status build_watch(struct cli *cli)
{
	struct file_list seen = {0};
	uint64_t hash = 0;
	bool told = false, changed;

	set_handler(on_stop);
	do {
		struct timespec start;
		struct look look;

		clock_gettime(CLOCK_REALTIME, &start);
		changed = build_once(cli, &seen);
		if (seen.count == 0)
			break; /* there is no manifest */
		if (!told)
			tell_watching(cli, &seen);
		told = true;
		look = look_at(&seen);
		/* a save during the build may have come too late for it; once, since a
		 * file may be of tomorrow */
		if (!changed && (is_before(look.newest, start) || look.hash == hash))
			wait_for_change(&seen, look.hash);
		hash = look.hash;
	} while (!stopped);
	set_handler(SIG_DFL);
	file_list_release(&seen);
	return stopped ? CLI_DONE : CLI_FAILED;
}
