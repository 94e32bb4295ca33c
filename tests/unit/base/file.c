#include "base/file.h"

#include "scratch.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(file, .init = scratch_begin, .fini = scratch_end);

static struct buf out, why;

static void done(void)
{
	buf_release(&out);
	buf_release(&why);
}

/* Reading fails, says so, and leaves what was there. */
static void check_fails(const char *path, size_t limit, const char *expected)
{
	buf_clear(&out);
	buf_clear(&why);
	buf_add_text(&out, "before");
	cr_assert_not(file_read(path, limit, &out, &why), "%s", path);
	cr_assert_str_eq(why.data, expected, "%s: %s", path, why.data);
	cr_assert_str_eq(out.data, "before");
	done();
}

static void check_reads(const char *path, size_t limit, const char *expected)
{
	cr_assert(file_read(path, limit, &out, &why), "%s: %s", path, why.data);
	cr_assert_eq(why.len, 0);
	cr_assert_str_eq(out.data, expected);
	cr_assert_eq(out.len, strlen(expected));
	done();
}

Test(file, kinds)
{
	scratch_put("a", "text");
	scratch_folder("d");
	cr_assert_eq(symlink("a", "link"), 0);
	cr_assert_eq(symlink("nowhere", "dangling"), 0);
	cr_assert_eq(mkfifo("fifo", 0600), 0);
	cr_assert_eq(file_kind_of("a"), FILE_REGULAR);
	cr_assert_eq(file_kind_of("link"), FILE_REGULAR);
	cr_assert_eq(file_kind_of("d"), FILE_FOLDER);
	cr_assert_eq(file_kind_of("fifo"), FILE_OTHER);
	cr_assert_eq(file_kind_of("dangling"), FILE_MISSING);
	cr_assert_eq(file_kind_of("b"), FILE_MISSING);
}

Test(file, same)
{
	scratch_put("a", "text");
	scratch_put("b", "text");
	cr_assert_eq(symlink("a", "link"), 0);
	cr_assert_eq(link("a", "hard"), 0);
	cr_assert(file_same("a", "./a"));
	cr_assert(file_same("a", "link"));
	cr_assert(file_same("a", "hard"));
	cr_assert_not(file_same("a", "b"));
	cr_assert_not(file_same("a", "missing"));
	cr_assert_not(file_same("missing", "missing"));
}

Test(file, reads)
{
	scratch_put("a", "text\n");
	scratch_put("empty", "");
	check_reads("a", 1000, "text\n");
	check_reads("a", 5, "text\n");
	check_reads("empty", 0, "");
	check_reads("/dev/null", 0, "");
	buf_add_text(&out, "before ");
	check_reads("a", SIZE_MAX, "before text\n");
}

Test(file, reads_as_large_as_the_file)
{
	scratch_put("a", "12345678");
	cr_assert(file_read("a", 1000, &out, &why));
	cr_assert_leq(out.cap, 16);
	done();
}

Test(file, says_why_it_cannot_be_read)
{
	scratch_put("a", "text\n");
	scratch_folder("d");
	cr_assert_eq(symlink("loop", "loop"), 0);
	check_fails("missing", 100, "no such file");
	check_fails("", 100, "no such file");
	check_fails("d", 100, "is a folder");
	check_fails("a/b", 100, "a part of its path is not a folder");
	check_fails("loop", 100, "too many links lead to each other");
}

Test(file, says_no_permission)
{
	scratch_put("a", "text\n");
	cr_assert_eq(chmod("a", 0), 0);
	cr_assert(scratch_as_user());
	check_fails("a", 100, "no permission");
}

Test(file, limits_in_human_units)
{
	scratch_put("a", "text\n");
	cr_assert_eq(truncate("a", 1500000000), 0);
	check_fails("a", 4, "is larger than 4 bytes");
	check_fails("a", 1024, "is larger than 1 KiB");
	check_fails("a", 1536, "is larger than 1.5 KiB");
	check_fails("a", 64 * 1024 * 1024, "is larger than 64 MiB");
	check_fails("a", 1024 * 1024 * 1024, "is larger than 1 GiB");
}

/* What tells no size is stopped by the limit as well. */
Test(file, endless_device, .timeout = 20)
{
	check_fails("/dev/zero", 1000000, "is larger than 976.6 KiB");
	check_fails("/dev/zero", 0, "is larger than 0 bytes");
}

Test(file, reads_a_fifo_piece_by_piece)
{
	struct buf expected = {0};
	pid_t writer;

	cr_assert_eq(mkfifo("fifo", 0600), 0);
	for (int i = 0; i < 30000; i++)
		buf_printf(&expected, "line %d\n", i);
	writer = fork();
	if (writer == 0) {
		int fd = open("fifo", O_WRONLY);
		for (size_t at = 0; at < expected.len; at += 1000)
			if (write(fd, expected.data + at,
				    expected.len - at < 1000 ? expected.len - at : 1000) <
				0)
				_exit(1);
		_exit(0);
	}
	check_reads("fifo", expected.len, expected.data);
	cr_assert_eq(waitpid(writer, NULL, 0), writer);
	buf_release(&expected);
}

static void check_parts(const char *path, const char *folder, const char *last)
{
	file_add_folder(&out, path);
	cr_expect_str_eq(out.data, folder, "%s", path);
	cr_expect_str_eq(file_last_part(path), last, "%s", path);
	buf_clear(&out);
}

Test(file, a_path_has_a_folder_and_a_last_part)
{
	check_parts("b", ".", "b");
	check_parts("a/b", "a", "b");
	check_parts("/b", "/", "b");
	check_parts("/a/b/c", "/a/b", "c");
	check_parts("a/", "a", "");
	buf_release(&out);
}

Test(file, reads_standard_input)
{
	int fd;

	scratch_put("a", "text\n");
	fd = open("a", O_RDONLY);
	cr_assert_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	close(fd);
	check_reads("-", 1000, "text\n");
	check_reads("-", 1000, "");
	scratch_folder("d");
	fd = open("d", O_RDONLY);
	cr_assert_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	close(fd);
	check_fails("-", 1000, "is a folder");
	close(STDIN_FILENO);
	check_fails("-", 1000, "Bad file descriptor");
}
