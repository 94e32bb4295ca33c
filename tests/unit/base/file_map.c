#define _GNU_SOURCE 1 /* F_SETLEASE */
#include "base/file.h"

#include "scratch.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(file_map, .init = scratch_begin, .fini = scratch_end);

enum { LARGE = 1024 * 1024 };

/* Lines of which no two are alike. */
static void put_file(const char *path, size_t size)
{
	struct buf text = {0}, why = {0};

	for (unsigned i = 0; text.len < size; i++)
		buf_printf(&text, "line %u\n", i);
	text.len = size;
	cr_assert(file_write(path, buf_str(&text), &why), "%s", why.data);
	buf_release(&text);
}

static void map(struct buf *text)
{
	struct buf why = {0};

	file_guard_maps("written to\n", 7);
	cr_assert(file_map("a", 2 * LARGE, text, &why), "%s", why.data);
	cr_assert_eq(why.len, 0);
}

/* Not every file system has leases, and nobody has one of a stranger's file. */
static bool has_leases(void)
{
	int fd;
	bool done;

	put_file("probe", 1);
	fd = open("probe", O_RDONLY);
	done = fcntl(fd, F_SETLEASE, F_RDLCK) == 0;
	close(fd);
	return done;
}

/* Whether there is room for the NUL in the last page or not. */
Test(file_map, is_what_is_read)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	const size_t sizes[] = {
		0, 1, page, LARGE - page, LARGE - 1, LARGE, LARGE + 1, LARGE + page - 1};

	bool leases = has_leases();

	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct buf mapped = {0}, read = {0}, why = {0};
		bool mappable = sizes[i] % page != 0 && sizes[i] > page;

		put_file("a", sizes[i]);
		map(&mapped);
		cr_assert(file_read("a", 2 * LARGE, &read, &why));
		cr_assert_eq(mapped.len, sizes[i]);
		cr_assert(sizes[i] == 0 || mapped.data[mapped.len] == '\0');
		cr_assert(str_eq(buf_str(&mapped), buf_str(&read)));
		cr_assert_eq(mapped.mapped, leases && mappable);
		buf_release(&mapped);
		buf_release(&read);
	}
}

/* It grows, and is written into, as a text of its own. */
Test(file_map, grows_as_a_copy)
{
	struct buf text = {0}, read = {0}, why = {0};

	put_file("a", LARGE + 1);
	map(&text);
	text.data[0] = 'L';
	buf_grow(&text, 0);
	cr_assert(text.mapped || !has_leases(), "there is room for nothing");
	buf_add_text(&text, "end");
	cr_assert_not(text.mapped);
	cr_assert_eq(text.len, LARGE + 4);
	cr_assert(str_starts(buf_str(&text), "Line 0\nline 1\n"));
	cr_assert(str_ends(buf_str(&text), "end"));
	cr_assert(file_read("a", 2 * LARGE, &read, &why));
	cr_assert(str_starts(buf_str(&read), "line 0\n"));
	cr_assert_eq(read.len, LARGE + 1);
	buf_release(&text);
	buf_release(&read);
}

Test(file_map, says_why_it_cannot_be_read)
{
	struct buf text = {0}, why = {0};

	cr_assert_not(file_map("none", LARGE, &text, &why));
	cr_assert_str_eq(why.data, "no such file");
	buf_clear(&why);
	put_file("a", LARGE + 1);
	cr_assert_not(file_map("a", LARGE, &text, &why));
	cr_assert_str_eq(why.data, "is larger than 1 MiB");
	buf_release(&text);
	buf_release(&why);
}

/* A FIFO is opened once. */
Test(file_map, reads_a_fifo)
{
	struct buf text = {0}, why = {0};
	pid_t writer;
	int status;

	cr_assert_eq(mkfifo("a", 0600), 0);
	writer = fork();
	if (writer == 0)
		_exit(file_write("a", STR("text"), &why) ? 0 : 1);
	map(&text);
	cr_assert_str_eq(text.data, "text");
	cr_assert_eq(waitpid(writer, &status, 0), writer);
	cr_assert_eq(status, 0);
	buf_release(&text);
}

/* Nobody would end the process. */
Test(file_map, is_read_without_a_guard)
{
	struct buf text = {0}, why = {0};

	put_file("a", LARGE + 1);
	cr_assert(file_map("a", 2 * LARGE, &text, &why));
	cr_assert_not(text.mapped);
	buf_release(&text);
}

Test(file_map, is_read_while_somebody_may_write)
{
	struct buf text = {0};
	int fd;

	put_file("a", LARGE + 1);
	fd = open("a", O_WRONLY);
	map(&text);
	cr_assert_not(text.mapped);
	buf_release(&text);
	close(fd);
	map(&text);
	cr_assert_eq(text.mapped, has_leases());
	buf_release(&text);
	fd = open("a", O_WRONLY | O_NONBLOCK);
	cr_assert(fd >= 0, "it is free again");
	close(fd);
}

static void block_signals(void)
{
	sigset_t all;

	sigfillset(&all);
	cr_assert_eq(sigprocmask(SIG_BLOCK, &all, NULL), 0);
}

static void *map_it(void *text)
{
	map(text);
	return NULL;
}

static void map_in_a_thread(struct buf *text)
{
	pthread_t thread;

	cr_assert_eq(pthread_create(&thread, NULL, map_it, text), 0);
	cr_assert_eq(pthread_join(thread, NULL), 0);
}

/* Whoever writes does so when the reader has told it and ended. */
Test(file_map, what_is_written_to_is_told, .timeout = 30)
{
	struct buf text = {0}, said = {0}, why = {0};
	int ready[2], status, fd;
	pid_t reader;
	char byte;

	if (!has_leases())
		cr_skip("no leases here");
	put_file("a", LARGE + 1);
	cr_assert_eq(pipe(ready), 0);
	reader = fork();
	if (reader == 0) {
		alarm(20); /* nobody waits for a reader that is not told */
		dup2(open("said", O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
		block_signals(); /* as whoever started us may have */
		file_guard_maps("written to\n", 7);
		map_in_a_thread(&text);
		if (write(ready[1], "r", 1) == 1)
			pause();
		_exit(1);
	}
	cr_assert_eq(read(ready[0], &byte, 1), 1);
	fd = open("a", O_WRONLY | O_TRUNC);
	cr_assert(fd >= 0);
	close(fd);
	cr_assert_eq(waitpid(reader, &status, 0), reader);
	cr_assert(WIFEXITED(status));
	cr_assert_eq(WEXITSTATUS(status), 7);
	cr_assert(file_read("said", LARGE, &said, &why));
	cr_assert_str_eq(said.data, "written to\n");
	buf_release(&said);
}

/* A file of no name is no standard input, and the other way round. */
Test(file_map, standard_input_is_no_file)
{
	struct buf text = {0}, why = {0};

	put_file("-", LARGE + 1);
	put_file("small", 6);
	file_guard_maps("written to\n", 7);
	cr_assert_eq(dup2(open("small", O_RDONLY), STDIN_FILENO), STDIN_FILENO);
	cr_assert(file_map("-", 2 * LARGE, &text, &why));
	cr_assert_str_eq(text.data, "line 0");
	buf_release(&text);
}
