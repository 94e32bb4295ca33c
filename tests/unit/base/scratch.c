#include "scratch.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

void scratch_begin(void)
{
	memcpy(folder, "/tmp/orgraph-test-XXXXXX", sizeof "/tmp/orgraph-test-XXXXXX");
	cr_assert_not_null(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
	umask(022);
}

void scratch_end(void)
{
	char command[256];

	if (getuid() == 0)
		cr_assert_eq(seteuid(0), 0);
	snprintf(command, sizeof command, "chmod -R u+rwx %s && rm -rf %s", folder,
		folder);
	cr_assert_eq(chdir("/"), 0);
	cr_assert_eq(system(command), 0);
}

bool scratch_as_user(void)
{
	if (geteuid() != 0)
		return true;
	return chmod(".", 0777) == 0 && seteuid(65534) == 0;
}

void scratch_put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file, "%s", path);
	fputs(text, file);
	cr_assert_eq(fclose(file), 0);
}

void scratch_expect(const char *path, const char *text)
{
	char found[256];
	FILE *file = fopen(path, "r");
	size_t len;

	cr_assert_not_null(file, "%s", path);
	len = fread(found, 1, sizeof found - 1, file);
	found[len] = '\0';
	fclose(file);
	cr_assert_str_eq(found, text, "%s holds '%s', not '%s'", path, found, text);
}

void scratch_folder(const char *path)
{
	cr_assert_eq(mkdir(path, 0755), 0, "%s", path);
}

unsigned scratch_entries(const char *name)
{
	DIR *opened = opendir(name);
	unsigned count = 0;

	cr_assert_not_null(opened);
	while (readdir(opened))
		count++;
	closedir(opened);
	return count - 2; /* . and .. */
}
