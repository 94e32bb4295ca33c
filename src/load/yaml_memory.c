/*
 * The memory of libyaml's parser, which asks for it in small pieces all the time: for
 * each scalar four buffers of 16 bytes, which it doubles until the text has room. These
 * three functions stand in the place of libyaml's own of the same names, as an ELF
 * program may define what a shared library exports. They keep the pieces that a thread
 * gave back, on two lists, and a piece has room for most texts from the start. What
 * that saves is seen beside a run with LD_DYNAMIC_WEAK=1, in which ld.so(8) takes
 * libyaml's own.
 *
 * Every piece is malloc's. So nothing goes wrong where libyaml's own functions are
 * called, for some pieces or for all: in liborgraph, where these are hidden, with a
 * static libyaml, for which they give way, on systems that bind a library's names to
 * itself.
 */
#include "parse_internal.h"

#if defined(__linux__) && !defined(SANITIZED) /* a sanitizer is to see each free() */

#include <malloc.h>

#define GIVES_WAY __attribute__((weak))

void *yaml_malloc(size_t size);
void *yaml_realloc(void *piece, size_t size);
void yaml_free(void *piece);

struct spare {
	struct spare *next;
};

/* In bytes: what is asked for, and how much more a malloc may give. The pieces of glibc's
 * are 8 short of a multiple of 16. */
enum { ROOM_SMALL = 72, MORE_SMALL = 16, ROOM_LARGE = 264, MORE_LARGE = 64 };

static _Thread_local struct spare *small, *large;

static inline void *take(struct spare **list, size_t room)
{
	struct spare *spare = *list;

	if (!spare)
		return malloc(room);
	*list = spare->next;
	return spare;
}

static inline void keep(struct spare **list, void *piece)
{
	struct spare *spare = piece;

	spare->next = *list;
	*list = spare;
}

static inline void give_back(void *piece, size_t room)
{
	if (room >= ROOM_SMALL && room <= ROOM_SMALL + MORE_SMALL)
		keep(&small, piece);
	else if (room >= ROOM_LARGE && room <= ROOM_LARGE + MORE_LARGE)
		keep(&large, piece);
	else
		free(piece);
}

/* So much that the piece is not taken for one of the lists' when it is given back: these
 * would grow and grow. */
static inline size_t beyond_kept(size_t size)
{
	const size_t least = ROOM_LARGE + MORE_LARGE + 1;

	return size > least ? size : least;
}

GIVES_WAY void *yaml_malloc(size_t size)
{
	if (size <= ROOM_SMALL)
		return take(&small, ROOM_SMALL);
	if (size <= ROOM_LARGE)
		return take(&large, ROOM_LARGE);
	return malloc(beyond_kept(size));
}

GIVES_WAY void yaml_free(void *piece)
{
	if (piece)
		give_back(piece, malloc_usable_size(piece));
}

GIVES_WAY void *yaml_realloc(void *piece, size_t size)
{
	size_t room = malloc_usable_size(piece);
	void *larger;

	if (piece && size <= room)
		return piece;
	if (size > ROOM_LARGE)
		return realloc(piece, beyond_kept(size));
	larger = yaml_malloc(size);
	if (!larger || !piece)
		return larger;
	memcpy(larger, piece, room);
	give_back(piece, room);
	return larger;
}

static uint32_t release(struct spare **list)
{
	uint32_t count = 0;

	while (*list) {
		free(take(list, 0));
		count++;
	}
	return count;
}

uint32_t yaml_memory_release(void)
{
	return release(&small) + release(&large);
}

#else

uint32_t yaml_memory_release(void)
{
	return 0;
}

#endif
