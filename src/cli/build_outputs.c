/* The folders in which outputs are, and what else of ours is in them. */
#include "build.h"

#include <limits.h>
#include <unistd.h>

static void add_folder(struct file_list *folders, const char *path)
{
	struct buf folder = {0};

	file_add_folder(&folder, path);
	file_list_add(folders, folder.data);
	buf_release(&folder);
}

static void list_folders(const struct build *build, struct file_list *folders)
{
	for (uint32_t i = 0; i < build->targets.count; i++)
		for (uint32_t k = 0; k < build->targets.items[i].outputs.count; k++)
			add_folder(folders,
				build->targets.items[i].outputs.items[k].path.data);
}

void outputs_clear(const struct build *build)
{
	struct file_list folders = {0};

	list_folders(build, &folders);
	file_list_unique(&folders);
	for (uint32_t i = 0; i < folders.count; i++)
		file_clear_leftovers(folders.paths[i]);
	file_list_release(&folders);
}

bool output_make_room(const char *path)
{
	struct buf why = {0};
	bool done = !kept_is_in_the_way(path, &why) && file_make_folders(path, &why);

	if (!done)
		say_error("cannot write '%s': %s", path, why.data);
	buf_release(&why);
	return done;
}

/* ---- orphans ---- */

static bool is_below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return strncmp(path, folder, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

/* Between a folder and what is below it others may be sorted: "a", "a-b", "a/c". */
static bool is_below_any(
	const char *path, const struct file_list *folders, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (is_below(path, folders->paths[i]))
			return true;
	return false;
}

/* The folder of the manifest is in it: that one itself, or one above. */
static bool holds_manifest(const struct build *build, const char *folder)
{
	struct buf up = {0};
	struct file_id id, last = {0};
	bool holds = false;

	file_add_folder(&up, build->study->project.path);
	/* what is above the top is the top */
	while (!holds && file_id_of(up.data, &id) && !file_id_is(id, last)) {
		holds = file_same(up.data, folder);
		last = id;
		buf_add_text(&up, "/..");
	}
	buf_release(&up);
	return holds;
}

/* Folders below which all of ours is an output's, none below another one. That of the
 * manifest and those above it may hold anything, and much of it. */
static void search_folders(const struct build *build, struct file_list *folders)
{
	uint32_t kept = 0;

	if (build->study->project.output_path)
		file_list_add(folders, build->study->project.output_path);
	list_folders(build, folders);
	file_list_unique(folders);
	for (uint32_t i = 0; i < folders->count; i++) {
		char *folder = folders->paths[i];

		if (file_kind_of(folder) != FILE_FOLDER ||
			holds_manifest(build, folder) ||
			is_below_any(folder, folders, kept))
			free(folder);
		else
			folders->paths[kept++] = folder;
	}
	folders->count = kept;
}

/* Entries of which it is not known what files they have. */
static void list_unsure(const struct build *build, struct kept_owned *owned)
{
	for (uint32_t i = 0; i < build->targets.count; i++) {
		const struct target *target = &build->targets.items[i];
		bool failed = false;

		for (uint32_t k = 0; k < target->outputs.count; k++)
			failed |= target->outputs.items[k].failed;
		if (failed)
			*VEC_PUSH(&owned->unsure) = text_str(target->entry->name);
	}
}

/* By another path, as one entry has an absolute one and another has none. */
static bool is_listed_before(const struct file_list *orphans, uint32_t orphan)
{
	for (uint32_t i = 0; i < orphan; i++)
		if (file_same(orphans->paths[i], orphans->paths[orphan]))
			return true;
	return false;
}

void outputs_tell_orphans(struct build *build)
{
	struct file_list folders = {0}, orphans = {0};
	struct kept_owned owned = {
		.project = buf_str(&build->project), .claimed = &build->claimed};
	struct buf why = {0};

	list_unsure(build, &owned);
	search_folders(build, &folders);
	for (uint32_t i = 0; i < folders.count; i++)
		if (!kept_orphans(&orphans, folders.paths[i], &owned, &why)) {
			say_error("%s", why.data);
			buf_clear(&why);
			build->failed = true;
		}
	for (uint32_t i = 0; i < orphans.count; i++)
		if (!is_listed_before(&orphans, i))
			build_tell_orphan(build, orphans.paths[i]);
	file_list_release(&folders);
	file_list_release(&orphans);
	VEC_RELEASE(&owned.unsure);
	buf_release(&why);
}

/* ---- the manifest, for stamps ---- */

/* Both absolute, without links and dots: "../orgraph.yaml" of "/a/out" and
 * "/a/orgraph.yaml". */
static void add_way(struct buf *out, const char *folder, const char *file)
{
	size_t same = 0;

	for (size_t i = 0;; i++) {
		bool folder_ends = folder[i] == '/' || folder[i] == '\0';
		bool file_ends = file[i] == '/' || file[i] == '\0';

		if (folder_ends && file_ends)
			same = i;
		if (folder[i] != file[i] || folder[i] == '\0')
			break;
	}
	for (const char *c = folder + same; *c; c++)
		if (*c == '/' && c[1])
			buf_add_text(out, "../");
	buf_add_text(out, file + same + (file[same] == '/'));
}

/* An absolute path without "." and "..", which need not be there. */
static void make_absolute(struct buf *out, const char *path)
{
	char here[PATH_MAX];

	if (path[0] != '/' && getcwd(here, sizeof here) && here[1])
		buf_add_text(out, here);
	while (*path) {
		size_t len = strcspn(path, "/");

		if (len == 2 && strncmp(path, "..", 2) == 0) {
			while (out->len > 0 && out->data[--out->len] != '/')
				continue;
		} else if (len > 0 && !(len == 1 && *path == '.')) {
			buf_add_char(out, '/');
			buf_add(out, path, len);
		}
		path += len + (path[len] == '/');
	}
	buf_add_text(out, out->len > 0 ? "" : "/");
}

/* How a file is called by who stands in a folder, wherever we stand. */
static void add_seen_from(struct buf *out, const char *folder, const char *file)
{
	struct buf from = {0}, to = {0};

	make_absolute(&from, folder);
	make_absolute(&to, file);
	from.data[from.len] = to.data[to.len] = '\0';
	add_way(out, from.data, to.data);
	buf_release(&from);
	buf_release(&to);
}

/* As seen from the output folder, so that it says the same wherever the project lies. */
void outputs_name_project(struct build *build)
{
	const struct project *project = &build->study->project;
	struct file_list folder = {0};

	if (project->output_path)
		file_list_add(&folder, project->output_path);
	else
		add_folder(&folder, project->path);
	add_seen_from(&build->project, folder.paths[0], project->path);
	file_list_release(&folder);
}

/* What git has is "REVISION:path"; what was made of an option is no file. */
static void show_source(struct source *source, const char *folder)
{
	const char *path = source->name, *colon = strchr(path, ':');
	struct buf shown = {0};

	if (source->made || strcmp(path, "-") == 0)
		return;
	if (colon && file_kind_of(path) == FILE_MISSING) {
		buf_add(&shown, path, (size_t)(colon + 1 - path));
		path = colon + 1;
	}
	add_seen_from(&shown, folder, path);
	source_show(source, shown.data);
	buf_release(&shown);
}

void outputs_show_sources(const struct build *build, struct study *study)
{
	struct file_list folder = {0};

	if (study->shows_sources)
		return;
	study->shows_sources = true;
	add_folder(&folder, build->study->project.path);
	for (uint32_t i = 0; i < study->sources.count; i++)
		show_source(study->sources.items[i], folder.paths[0]);
	file_list_release(&folder);
}
