#include "base/file.h"

#include "scratch.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(file_folder, .init = scratch_begin, .fini = scratch_end);

static struct buf why;

Test(file_folder, makes_what_is_missing)
{
	cr_assert(file_make_folders("a/b/c.svg", &why));
	cr_assert(file_make_folders("a/b/d/e.svg", &why));
	cr_assert(file_make_folders("bare.svg", &why));
	cr_assert(file_make_folders("/tmp/", &why));
	cr_expect_eq(why.len, 0);
	cr_expect_eq(file_kind_of("a/b/d"), FILE_FOLDER);
	cr_expect_eq(scratch_entries("a/b"), 1);
	cr_expect_eq(scratch_entries("."), 1);
}

Test(file_folder, says_which_cannot_be_made)
{
	scratch_put("a", "a file");
	cr_assert_not(file_make_folders("a/b/c.svg", &why));
	cr_expect_str_eq(why.data, "'a' is not a folder");
	buf_release(&why);
	cr_assert_eq(symlink("nowhere", "gone"), 0);
	cr_assert_not(file_make_folders("gone/c.svg", &why));
	cr_expect_str_eq(why.data,
		"the folder 'gone' cannot be made: something else stands there");
	buf_release(&why);
	cr_assert(file_make_folders("/tmp/x", &why));
}

/* In a child that is killed with the file open, or stays. */
static pid_t start_writer(bool dies)
{
	int told[2];
	char byte;
	pid_t child;

	cr_assert_eq(pipe(told), 0);
	child = fork();
	if (child == 0) {
		struct file_writer writer;

		if (!file_begin(&writer, "out.svg", &why) ||
			!file_append(&writer, STR("half"), &why) ||
			write(told[1], "", 1) != 1)
			_exit(1);
		if (dies)
			raise(SIGKILL);
		for (;;)
			pause();
	}
	cr_assert_eq(read(told[0], &byte, 1), 1);
	if (dies)
		cr_assert_eq(waitpid(child, NULL, 0), child);
	return child;
}

Test(file_folder, clears_what_the_killed_left)
{
	start_writer(true);
	scratch_put(".orgraph-1-0.tmp", "of a process that lives");
	scratch_put(".orgraph-mine", "mine");
	scratch_put(".orgraph-999999999-0.tmp2", "mine");
	cr_expect_eq(scratch_entries("."), 4);
	file_clear_leftovers(".");
	cr_expect_eq(scratch_entries("."), 3);
	file_clear_leftovers("no/such/folder");
}

Test(file_folder, leaves_what_is_being_written)
{
	pid_t writer = start_writer(false);

	file_clear_leftovers(".");
	cr_expect_eq(scratch_entries("."), 1);
	kill(writer, SIGKILL);
	waitpid(writer, NULL, 0);
	file_clear_leftovers(".");
	cr_expect_eq(scratch_entries("."), 0);
}

/* Whoever it was, in another container: the lock tells. */
Test(file_folder, leaves_what_another_machine_writes)
{
	int told[2];
	char byte;
	pid_t child;

	scratch_put(".orgraph-999999999-0.tmp", "half");
	cr_assert_eq(pipe(told), 0);
	child = fork();
	if (child == 0) {
		struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
		int fd = open(".orgraph-999999999-0.tmp", O_WRONLY);

		if (fcntl(fd, F_SETLK, &lock) != 0 || write(told[1], "", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	cr_assert_eq(read(told[0], &byte, 1), 1);
	file_clear_leftovers(".");
	cr_expect_eq(scratch_entries("."), 1);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	file_clear_leftovers(".");
	cr_expect_eq(scratch_entries("."), 0);
}
