/*
 * Blocks of growing size. Objects are handed out from the front of a block, texts from
 * its back, so that neither pays for the other's alignment:
 *
 *	| objects ->        front      back        <- texts |
 */
#include "base/arena.h"

#include <stdalign.h>

enum { BLOCK_MIN = 4096, BLOCK_MAX = 32 * 1024 * 1024 };

struct arena_block {
	struct arena_block *older;
	size_t size; /* of bytes[] */
	size_t front, back;
	alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena, const char *name)
{
	*arena = (struct arena){.name = name};
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;
		free(block);
		block = older;
	}
}

void arena_release(struct arena *arena)
{
	free_blocks(arena->block);
	arena->block = NULL;
	arena->total = 0;
}

void arena_reset(struct arena *arena)
{
	struct arena_block *block = arena->block;

	arena->total = 0;
	if (!block)
		return;
	free_blocks(block->older);
	block->older = NULL;
	block->front = 0;
	block->back = block->size;
}

static struct arena_block *block_new(size_t size)
{
	size_t header = sizeof(struct arena_block);
	struct arena_block *block;

	if (size > SIZE_MAX - header)
		size = SIZE_MAX - header; /* mem_alloc says that there is not so much */
	block = mem_alloc(header + size, 1);
	block->older = NULL;
	block->size = size;
	block->front = 0;
	block->back = size;
	return block;
}

/*
 * A block with room for `size` bytes. A piece that would leave much of the newest block
 * unused gets a block of its own behind it, and the newest goes on being filled: at most
 * an eighth of a block is lost.
 */
static struct arena_block *block_for(struct arena *arena, size_t size)
{
	struct arena_block *newest = arena->block;
	size_t usual = newest ? newest->size * 2 : BLOCK_MIN;
	struct arena_block *block;

	usual = usual > BLOCK_MAX ? BLOCK_MAX : usual;
	if (newest && size > newest->size / 8) {
		block = block_new(size);
		block->older = newest->older;
		newest->older = block;
		return block;
	}
	block = block_new(size > usual ? size : usual);
	block->older = newest;
	arena->block = block;
	return block;
}

/*
 * The size of an object is a multiple of its alignment; 8 also serves a struct with a
 * flexible array, whose size may be odd. `unit` is the size of one object.
 */
static void *alloc_aligned(struct arena *arena, size_t size, size_t unit)
{
	struct arena_block *block = arena->block;
	size_t align = unit % alignof(max_align_t) == 0 ? alignof(max_align_t) : 8;
	size_t front = block ? (block->front + align - 1) & ~(align - 1) : 0;

	if (!block || front > block->back || size > block->back - front) {
		block = block_for(arena, size);
		front = 0;
	}
	block->front = front + size;
	arena->total += size;
	return memset(block->bytes + front, 0, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return alloc_aligned(arena, size, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		BUG("an array larger than the address space");
	return alloc_aligned(arena, count * size, size);
}

char *arena_bytes(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->block;

	if (!block || size > block->back - block->front)
		block = block_for(arena, size);
	block->back -= size;
	arena->total += size;
	return block->bytes + block->back;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t len)
{
	char *copy = arena_bytes(arena, len + 1);

	if (len > 0)
		memcpy(copy, bytes, len);
	copy[len] = '\0';
	return copy;
}
