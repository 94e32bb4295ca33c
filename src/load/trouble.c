/*
 * What cannot be read at all is trouble with the environment. Mostly it is a slip in a
 * name, or the wrong folder: so it is told what lies there.
 */
#include "file_internal.h"

#include "base/file.h"
#include "model/find.h"

/* What was meant: the name with a suffix, the first word of a name with blanks that the
 * shell took apart, or one with a slip. */
static const char *nearest_name(const struct file_list *names, const char *name)
{
	size_t len = strlen(name);

	for (uint32_t i = 0; i < names->count; i++)
		if (strncmp(names->paths[i], name, len) == 0 &&
			(strcmp(names->paths[i] + len, ".yaml") == 0 ||
				strcmp(names->paths[i] + len, ".yml") == 0 ||
				names->paths[i][len] == ' '))
			return names->paths[i];
	return near_word(str_of(name), (const char *const *)names->paths, names->count);
}

void trouble_unread(struct sink *sink, const char *path, const char *why)
{
	const char *name = file_last_part(path), *near = NULL;
	int before = (int)(name - path);
	struct file_list names = {0};
	struct buf folder = {0};

	file_add_folder(&folder, path);
	if (*name && file_kind_of(path) == FILE_MISSING && !file_is_link(path)) {
		file_list_names(&names, folder.data);
		near = nearest_name(&names, name);
	}
	if (near && strcmp(near, name) != 0)
		sink_trouble(sink, "cannot read '%s': %s: did you mean '%.*s%s'%s?", path,
			why, before, path, near,
			strchr(near, ' ') ? ", in quotes as here" : "");
	else if (before > 1 && file_kind_of(folder.data) == FILE_MISSING)
		sink_trouble(sink, "cannot read '%s': there is no folder '%s'", path,
			folder.data);
	else
		sink_trouble(sink, "cannot read '%s': %s", path, why);
	file_list_release(&names);
	buf_release(&folder);
}
