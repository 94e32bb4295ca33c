/*
 * A file with the same text as another: the backup that lies beside it, or one that was
 * copied and not edited. Each of its ids is taken, which a hundred findings would say and
 * none of them why; so it is told once, and the copy is not read.
 */
#include "file_internal.h"

#include "base/vec.h"

/* Texts are told apart by their ends, which differ sooner than where they begin. */
enum { TAIL = 256 };

static struct str tail_of(const struct source *source)
{
	uint32_t len = source->len < TAIL ? source->len : TAIL;

	return (struct str){source->data + source->len - len, len};
}

static struct str file_key(const void *context, uint32_t value)
{
	const struct read_files *files = context;

	return tail_of(files->items[value]);
}

static const struct source *original_of(
	const struct read_files *files, const struct source *source)
{
	uint32_t cursor = 0, i;

	while ((i = map_next(&files->by_tail, tail_of(source), file_key, files,
			&cursor)) != MAP_NONE) {
		const struct source *other = files->items[i];

		if (other->len == source->len &&
			memcmp(other->data, source->data, source->len) == 0)
			return other;
	}
	return NULL;
}

bool is_copy(struct loader *loader, const struct source *source)
{
	const struct source *original = original_of(&loader->read_files, source);
	struct diag *diag;

	if (!original)
		return false;
	diag = FINDING(loader, DUPLICATE_ID, ((struct span){source->base, source->base}),
		"this file is a copy of '%s', and was not read", original->name);
	NOTE(loader, diag, ((struct span){original->base, original->base}),
		"the other begins here, and it counts");
	HELP(loader, diag, "remove one of the two, or leave it out of the input");
	return true;
}

void remember_file(struct loader *loader, const struct source *source)
{
	struct read_files *files = &loader->read_files;

	map_add(&files->by_tail, tail_of(source), files->count);
	*VEC_PUSH(files) = source;
}

void read_files_release(struct read_files *files)
{
	VEC_RELEASE(files);
	map_release(&files->by_tail);
}
