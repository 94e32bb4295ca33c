#include "base/file.h"

#include "scratch.h"

#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(file_list, .init = scratch_begin, .fini = scratch_end);

static struct file_list found, passed;
static struct buf why;

static void done(void)
{
	file_list_release(&found);
	file_list_release(&passed);
	buf_release(&why);
}

/* The paths of a list, one a line. */
static void check_list(const struct file_list *list, const char *expected)
{
	struct buf lines = {0};

	buf_add_text(&lines, "");
	for (uint32_t i = 0; i < list->count; i++)
		buf_printf(&lines, "%s\n", list->paths[i]);
	cr_assert_str_eq(lines.data, expected, "got:\n%s", lines.data);
	buf_release(&lines);
}

Test(file_list, adds_and_sorts_by_bytes)
{
	file_list_release(&found);
	file_list_sort(&found);
	file_list_add(&found, "b");
	file_list_add(&found, "\xc3\xa5");
	file_list_add(&found, "a/b");
	file_list_add(&found, "a");
	file_list_add(&found, "a.b");
	file_list_add(&found, "Z");
	file_list_sort(&found);
	check_list(&found, "Z\na\na.b\na/b\nb\n\xc3\xa5\n");
	done();
}

Test(file_list, finds_yaml_at_any_depth_in_order)
{
	scratch_folder("d");
	scratch_folder("d/e");
	scratch_folder("d/e.yaml");
	scratch_folder("d/.git");
	scratch_folder("d/empty");
	scratch_put("d/e/x.yaml", "");
	scratch_put("d/e.yaml/y.yml", "");
	scratch_put("d/e-z.yaml", "");
	scratch_put("d/b.yaml", "");
	scratch_put("d/B.yml", "");
	scratch_put("d/.hidden.yaml", "");
	scratch_put("d/.git/a.yaml", "");
	scratch_put("d/notes.txt", "");
	scratch_put("d/yaml", "");
	scratch_put("d/x.YAML", "");
	scratch_put("d/x.yaml~", "");
	file_list_add(&found, "z");
	cr_assert(file_list_folder(&found, &passed, "d", &why), "%s", why.data);
	check_list(
		&found, "z\nd/B.yml\nd/b.yaml\nd/e-z.yaml\nd/e.yaml/y.yml\nd/e/x.yaml\n");
	check_list(&passed, "");
	cr_assert_eq(why.len, 0);
	done();
	cr_assert(file_list_folder(&found, NULL, "d/e/", &why));
	check_list(&found, "d/e/x.yaml\n");
	done();
	cr_assert(file_list_folder(&found, NULL, "d/empty", &why));
	check_list(&found, "");
	done();
}

Test(file_list, links_and_others)
{
	scratch_folder("d");
	scratch_folder("d/sub");
	scratch_folder("other");
	scratch_put("other/x.yaml", "");
	scratch_put("d/sub/a.yaml", "");
	cr_assert_eq(symlink("..", "d/sub/up"), 0);
	cr_assert_eq(symlink("../other", "d/other"), 0);
	cr_assert_eq(symlink("../other", "d/other.yaml"), 0);
	cr_assert_eq(symlink("../other/x.yaml", "d/link.yaml"), 0);
	cr_assert_eq(symlink("nowhere", "d/dangling.yaml"), 0);
	cr_assert_eq(symlink("nowhere", "d/dangling"), 0);
	cr_assert_eq(mkfifo("d/fifo.yml", 0600), 0);
	cr_assert_eq(mkfifo("d/fifo", 0600), 0);
	cr_assert(file_list_folder(&found, &passed, "d", &why), "%s", why.data);
	check_list(&found, "d/link.yaml\nd/sub/a.yaml\n");
	check_list(&passed, "d/dangling.yaml\nd/fifo.yml\nd/other.yaml\n");
	done();
	/* a link that the user names is followed */
	cr_assert(file_list_folder(&found, NULL, "d/other", &why));
	check_list(&found, "d/other/x.yaml\n");
	done();
	cr_assert(file_list_folder(&found, NULL, "d", &why));
	check_list(&found, "d/link.yaml\nd/sub/a.yaml\n");
	done();
}

static void check_fails(const char *folder, const char *expected)
{
	file_list_add(&found, "before");
	file_list_add(&passed, "before");
	cr_assert_not(file_list_folder(&found, &passed, folder, &why));
	cr_assert_str_eq(why.data, expected, "%s", why.data);
	check_list(&found, "before\n");
	check_list(&passed, "before\n");
	done();
}

Test(file_list, says_which_folder_cannot_be_read)
{
	scratch_folder("d");
	scratch_folder("d/a");
	scratch_folder("d/closed");
	scratch_put("d/a/a.yaml", "");
	scratch_put("d/b.yaml", "");
	cr_assert_eq(symlink("nowhere", "d/c.yaml"), 0);
	cr_assert_eq(chmod("d/closed", 0), 0);
	cr_assert(scratch_as_user());
	check_fails("missing", "the folder 'missing' cannot be read: no such file");
	check_fails("d/b.yaml",
		"the folder 'd/b.yaml' cannot be read: a part of its path "
		"is not a folder");
	check_fails("d", "the folder 'd/closed' cannot be read: no permission");
}

/* As deep as a path can be long. */
Test(file_list, deep)
{
	struct buf path = {0};

	buf_add_text(&path, "d");
	for (int i = 0; i < 1500; i++) {
		scratch_folder(path.data);
		buf_add_text(&path, "/d");
	}
	buf_add_text(&path, ".yaml");
	scratch_put(path.data, "");
	buf_add_char(&path, '\n');
	cr_assert(file_list_folder(&found, NULL, "d", &why), "%s", why.data);
	check_list(&found, path.data);
	buf_release(&path);
	done();
}

Test(file_list, wide)
{
	char path[32];

	scratch_folder("d");
	for (int i = 0; i < 3000; i++) {
		snprintf(path, sizeof path, "d/%04d.yaml", (i * 7) % 3000);
		scratch_put(path, "");
	}
	cr_assert(file_list_folder(&found, NULL, "d", &why));
	cr_assert_eq(found.count, 3000);
	for (int i = 0; i < 3000; i++) {
		snprintf(path, sizeof path, "d/%04d.yaml", i);
		cr_assert_str_eq(found.paths[i], path);
	}
	done();
}
