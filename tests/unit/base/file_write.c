#include "base/file.h"

#include "scratch.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(file_write, .init = scratch_begin, .fini = scratch_end);

static struct buf why;

static void check_writes(const char *path, const char *text)
{
	cr_assert(file_write(path, str_of(text), &why), "%s: %s", path, why.data);
	cr_assert_eq(why.len, 0);
}

static void check_fails(const char *path, const char *expected)
{
	buf_clear(&why);
	cr_assert_not(file_write(path, STR("new"), &why), "%s", path);
	cr_assert_str_eq(why.data, expected, "%s: %s", path, why.data);
	buf_release(&why);
}

static unsigned mode_of(const char *path)
{
	struct stat st;

	cr_assert_eq(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

Test(file_write, a_new_file_has_the_permissions_of_new_files)
{
	umask(027);
	check_writes("a", "text");
	scratch_expect("a", "text");
	cr_assert_eq(mode_of("a"), 0640);
	cr_assert_eq(scratch_entries("."), 1);
	check_writes("empty", "");
	scratch_expect("empty", "");
	cr_assert(file_write("none", (struct str){0}, &why));
	scratch_expect("none", "");
}

/* The old one stays whole for whoever has it: it is replaced, not written over. */
Test(file_write, replaces_and_keeps_permissions)
{
	scratch_put("a", "old and longer");
	cr_assert_eq(chmod("a", 0604), 0);
	cr_assert_eq(link("a", "old"), 0);
	check_writes("a", "new");
	scratch_expect("a", "new");
	scratch_expect("old", "old and longer");
	cr_assert_eq(mode_of("a"), 0604);
	cr_assert_eq(scratch_entries("."), 2);
}

Test(file_write, elsewhere)
{
	char cwd[256], path[300], name[256];

	scratch_folder("d");
	check_writes("d/a", "in a folder");
	scratch_expect("d/a", "in a folder");
	cr_assert_not_null(getcwd(cwd, sizeof cwd));
	snprintf(path, sizeof path, "%s/b", cwd);
	check_writes(path, "absolute");
	scratch_expect("b", "absolute");
	memset(name, 'n', 255);
	name[255] = '\0';
	check_writes(name, "a name as long as can be");
	scratch_expect(name, "a name as long as can be");
	cr_assert_eq(scratch_entries("d"), 1);
}

Test(file_write, follows_links)
{
	char cwd[256], path[300];

	scratch_folder("d");
	scratch_folder("e");
	scratch_folder("f");
	scratch_put("d/target", "old");
	cr_assert_eq(symlink("../d/target", "e/link"), 0);
	cr_assert_eq(symlink("e/link", "link"), 0);
	cr_assert_eq(symlink("d/later", "dangling"), 0);
	cr_assert_not_null(getcwd(cwd, sizeof cwd));
	snprintf(path, sizeof path, "%s/d/target", cwd);
	cr_assert_eq(symlink(path, "f/absolute"), 0);
	check_writes("link", "new");
	scratch_expect("d/target", "new");
	check_writes("f/absolute", "newer");
	scratch_expect("d/target", "newer");
	check_writes("dangling", "made");
	scratch_expect("d/later", "made");
	cr_assert_eq(mode_of("link"), 0777, "still a link");
	cr_assert_eq(mode_of("dangling"), 0777);
	cr_assert_eq(scratch_entries("d"), 2);
	cr_assert_eq(scratch_entries("e"), 1);
}

Test(file_write, says_why_it_cannot_be_written)
{
	struct buf name = {0};

	scratch_folder("d");
	scratch_put("a", "old");
	cr_assert_eq(symlink("loop", "loop"), 0);
	buf_add_fill(&name, 'n', 256);
	check_fails("d", "is a folder");
	check_fails("d/", "is a folder");
	check_fails("missing/a", "its folder does not exist: make it first");
	check_fails("a/b", "a part of its path is not a folder");
	check_fails("loop", "too many links lead to each other");
	check_fails(name.data, "the name is too long");
	cr_assert_eq(scratch_entries("."), 3);
	buf_release(&name);
}

Test(file_write, permissions)
{
	scratch_put("a", "old");
	cr_assert_eq(chmod("a", 0444), 0);
	scratch_folder("closed");
	scratch_put("closed/a", "old");
	cr_assert_eq(chmod("closed/a", 0666), 0);
	cr_assert_eq(chmod("closed", 0555), 0);
	cr_assert(scratch_as_user());
	check_fails("a", "no permission");
	check_fails("closed/a", "a file beside it cannot be created: no permission");
	check_fails("closed/b", "a file beside it cannot be created: no permission");
	scratch_expect("a", "old");
	scratch_expect("closed/a", "old");
	cr_assert_eq(scratch_entries("closed"), 1);
}

/* A disk that is full in the middle: the old file stays, the temporary one goes. */
Test(file_write, a_failing_write_leaves_the_old_file)
{
	static char large[100000];
	struct rlimit limit = {50000, 50000};
	struct str data = {large, sizeof large};

	memset(large, 'x', sizeof large);
	scratch_put("a", "old");
	signal(SIGXFSZ, SIG_IGN);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	cr_assert_not(file_write("a", data, &why));
	cr_assert_str_eq(why.data, "writing failed: the file would become too large");
	scratch_expect("a", "old");
	buf_clear(&why);
	cr_assert_not(file_write("b", data, &why));
	cr_assert_eq(scratch_entries("."), 1);
	buf_release(&why);
}

/* What is there until the end is the old file, and for ever if nobody commits. */
Test(file_write, piece_by_piece)
{
	struct file_writer writer;

	scratch_put("a", "old");
	cr_assert(file_begin(&writer, "a", &why));
	cr_assert(file_append(&writer, STR("one "), &why));
	scratch_expect("a", "old");
	cr_assert(file_append(&writer, STR("two"), &why));
	cr_assert_eq(scratch_entries("."), 2);
	cr_assert(file_commit(&writer, &why));
	scratch_expect("a", "one two");
	cr_assert(file_begin(&writer, "a", &why));
	cr_assert(file_append(&writer, STR("three"), &why));
	file_abandon(&writer);
	file_abandon(&writer);
	scratch_expect("a", "one two");
	cr_assert_eq(scratch_entries("."), 1);
	cr_assert_not(file_begin(&writer, "no/a", &why));
	cr_assert_str_eq(why.data, "its folder does not exist: make it first");
	buf_release(&why);
}

/* What another run left behind is neither used nor removed. */
Test(file_write, temporary_names_that_are_taken)
{
	char name[64];

	snprintf(name, sizeof name, ".orgraph-%ld-0.tmp", (long)getpid());
	scratch_put(name, "someone's");
	check_writes("a", "new");
	scratch_expect("a", "new");
	scratch_expect(name, "someone's");
	cr_assert_eq(scratch_entries("."), 2);
}

/* Beside what a link leads to, and never over something else. */
Test(file_write, keeps_the_old_file_under_a_second_name)
{
	struct buf name = {0};

	scratch_put("a", "old");
	cr_assert_eq(symlink("a", "link"), 0);
	cr_assert(file_keep("link", &name, &why));
	cr_assert_str_eq(name.data, "a~");
	check_writes("link", "new");
	scratch_expect("a", "new");
	scratch_expect("a~", "old");
	buf_clear(&name);
	cr_assert_not(file_keep("a", &name, &why));
	cr_assert_str_eq(why.data, "there is a file of that name");
	buf_clear(&why);
	scratch_expect("a~", "old");
	buf_clear(&name);
	cr_assert_not(file_can_keep("a", &name, &why));
	buf_clear(&why);
	check_writes("a", "old");
	buf_clear(&name);
	cr_assert(file_can_keep("a", &name, &why), "the same is kept already");
	cr_assert(file_keep("a", &name, &why));
	cr_assert_eq(unlink("a~"), 0);
	cr_assert_eq(symlink("a", "a~"), 0);
	buf_clear(&name);
	cr_assert_not(file_keep("a", &name, &why), "a link would not keep it");
	buf_clear(&why);
	cr_assert_eq(unlink("a~"), 0);
	buf_clear(&name);
	cr_assert(file_can_keep("a", &name, &why));
	cr_assert_eq(access("a~", F_OK), -1, "nothing happened yet");
	for (int i = 0; i < 2; i++) {
		buf_clear(&name);
		cr_assert(file_keep("a", &name, &why), "what is kept already is kept");
	}
	buf_clear(&why);
	cr_assert_not(file_keep("none", &name, &why));
	cr_assert_str_eq(why.data, "no such file");
	buf_release(&name);
	buf_release(&why);
}

Test(file_write, devices_and_fifos_are_written_directly)
{
	char got[16] = {0};
	pid_t reader;
	int status;

	check_writes("/dev/null", "text");
	check_fails("/dev/full", "no space left on the device");
	cr_assert_eq(mkfifo("fifo", 0600), 0);
	reader = fork();
	if (reader == 0) {
		int fd = open("fifo", O_RDONLY);
		ssize_t len = read(fd, got, sizeof got);
		_exit(len == 4 && memcmp(got, "text", 4) == 0 ? 0 : 1);
	}
	check_writes("fifo", "text");
	cr_assert_eq(waitpid(reader, &status, 0), reader);
	cr_assert_eq(status, 0);
	cr_assert_eq(file_kind_of("fifo"), FILE_OTHER);
}

static void stdout_to(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	fflush(stdout);
	cr_assert_eq(dup2(fd, STDOUT_FILENO), STDOUT_FILENO);
	close(fd);
}

Test(file_write, standard_output_behind_what_was_printed)
{
	int saved = dup(STDOUT_FILENO);

	stdout_to("out");
	printf("first ");
	check_writes("-", "second");
	dup2(saved, STDOUT_FILENO);
	scratch_expect("out", "first second");
}

Test(file_write, standard_output_that_is_full)
{
	int saved = dup(STDOUT_FILENO);

	stdout_to("/dev/full");
	check_fails("-", "no space left on the device");
	dup2(saved, STDOUT_FILENO);
}
