/* Lists of paths, and what lies in a folder. */
#include "base/file.h"
#include "base/vec.h"

#include "file_internal.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

static void truncate_list(struct file_list *list, uint32_t count)
{
	while (list->count > count)
		free(list->paths[--list->count]);
}

void file_list_release(struct file_list *list)
{
	truncate_list(list, 0);
	free(list->paths);
	*list = (struct file_list){0};
}

/* Takes `path` over. */
static void push(struct file_list *list, char *path)
{
	list->paths = vec_grow(list->paths, list->count, &list->cap, sizeof *list->paths);
	list->paths[list->count++] = path;
}

void file_list_add(struct file_list *list, const char *path)
{
	size_t size = strlen(path) + 1;

	push(list, memcpy(mem_alloc(size, 1), path, size));
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_from(struct file_list *list, uint32_t begin)
{
	if (list->count > begin + 1)
		qsort(list->paths + begin, list->count - begin, sizeof *list->paths,
			by_bytes);
}

void file_list_sort(struct file_list *list)
{
	sort_from(list, 0);
}

void file_list_unique(struct file_list *list)
{
	uint32_t kept = 0;

	file_list_sort(list);
	for (uint32_t i = 0; i < list->count; i++) {
		if (kept > 0 && strcmp(list->paths[kept - 1], list->paths[i]) == 0)
			free(list->paths[i]);
		else
			list->paths[kept++] = list->paths[i];
	}
	list->count = kept;
}

/* Where a walk stands: folders that wait on a stack, since they may lie deep. */
struct walk {
	const char *const *suffixes, *const *spared;
	struct file_list *found, *passed, *folders; /* NULL: not asked for */
	struct file_list waiting;
	struct buf path;
};

static bool is_wanted(const struct walk *walk)
{
	struct str path = buf_str(&walk->path);

	for (uint32_t i = 0; walk->suffixes[i]; i++)
		if (str_ends(path, walk->suffixes[i]))
			return true;
	return false;
}

static bool is_spared(const struct walk *walk)
{
	const char *name = file_last_part(walk->path.data);

	for (uint32_t i = 0; walk->spared && walk->spared[i]; i++)
		if (strcmp(name, walk->spared[i]) == 0)
			return true;
	return false;
}

/* `walk->path` is an entry of a folder. One that vanishes meanwhile was never there. */
static void visit(struct walk *walk)
{
	const char *path = walk->path.data;
	struct stat st;
	bool known = lstat(path, &st) == 0;

	if (!known && errno == ENOENT)
		return;
	if (known && S_ISDIR(st.st_mode)) {
		if (!is_spared(walk))
			file_list_add(&walk->waiting, path);
		return;
	}
	if (!is_wanted(walk))
		return;
	if (file_kind_of(path) == FILE_REGULAR)
		file_list_add(walk->found, path);
	else if (walk->passed)
		file_list_add(walk->passed, path);
}

/* Returns an errno or 0. */
static int visit_entries(struct walk *walk, DIR *folder, const char *name)
{
	for (;;) {
		const struct dirent *entry;

		errno = 0;
		entry = readdir(folder);
		if (!entry)
			return errno;
		if (entry->d_name[0] == '.')
			continue;
		buf_clear(&walk->path);
		buf_add_text(&walk->path, name);
		if (!str_ends(buf_str(&walk->path), "/"))
			buf_add_char(&walk->path, '/');
		buf_add_text(&walk->path, entry->d_name);
		visit(walk);
	}
}

static bool visit_folder(struct walk *walk, const char *name, struct buf *why)
{
	DIR *folder = opendir(name);
	int error = folder ? visit_entries(walk, folder, name) : errno;

	if (folder)
		closedir(folder);
	if (error == 0)
		return true;
	buf_printf(why, "the folder '%s' cannot be read: ", name);
	file_explain(why, error);
	return false;
}

static bool list_folder(struct walk *walk, const char *folder, struct buf *why)
{
	struct file_list *passed = walk->passed;
	uint32_t found = walk->found->count;
	uint32_t passed_before = passed ? passed->count : 0;
	bool done = true;

	file_list_add(&walk->waiting, folder);
	while (done && walk->waiting.count > 0) {
		char *name = walk->waiting.paths[--walk->waiting.count];
		done = visit_folder(walk, name, why);
		if (done && walk->folders)
			file_list_add(walk->folders, name);
		free(name);
	}
	file_list_release(&walk->waiting);
	buf_release(&walk->path);
	if (!done) {
		truncate_list(walk->found, found);
		if (passed)
			truncate_list(passed, passed_before);
		return false;
	}
	sort_from(walk->found, found);
	if (passed)
		sort_from(passed, passed_before);
	return true;
}

bool file_list_folder(struct file_list *list, struct file_list *passed,
	const char *folder, struct buf *why)
{
	static const char *const yaml[] = {".yaml", ".yml", NULL};

	return list_folder(
		&(struct walk){.suffixes = yaml, .found = list, .passed = passed}, folder,
		why);
}

bool file_list_ending(struct file_list *list, const char *folder,
	const char *const *suffixes, const char *const *spared, struct buf *why)
{
	return list_folder(
		&(struct walk){.suffixes = suffixes, .spared = spared, .found = list},
		folder, why);
}

bool file_list_folders(struct file_list *list, const char *folder, struct buf *why)
{
	static const char *const none[] = {NULL};
	struct file_list files = {0};
	struct walk walk = {.suffixes = none, .found = &files, .folders = list};
	uint32_t before = list->count;
	bool done = list_folder(&walk, folder, why);

	file_list_release(&files);
	if (done)
		sort_from(list, before);
	else
		truncate_list(list, before);
	return done;
}

void file_list_names(struct file_list *list, const char *folder)
{
	uint32_t begin = list->count;
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir)
		return;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			file_list_add(list, entry->d_name);
	closedir(dir);
	sort_from(list, begin);
}
