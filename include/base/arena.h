/*
 * Memory with one lifetime. An arena hands out pieces of large blocks and gives them back
 * all at once; nothing in it is freed alone. Every arena has a name, for messages and for
 * the reader who asks how long a pointer lives.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/base.h"

struct arena_block;

struct arena {
	const char *name;
	struct arena_block *block; /* the newest; NULL until the first allocation */
	size_t total;              /* bytes handed out since the last reset */
};

void arena_init(struct arena *arena, const char *name);

/* Frees every block. Takes {0}. */
void arena_release(struct arena *arena);

/* Forgets what was handed out and keeps one block for the next round. */
void arena_reset(struct arena *arena);

/* `size` bytes, zeroed, aligned for any object of that size (to 16 bytes if 16 divides
 * it, else to 8). Never NULL. Amortised constant time, but for the zeroing. */
void *arena_alloc(struct arena *arena, size_t size) MUST_USE;

/* The same for an array; a `count * size` beyond the address space is a BUG. */
void *arena_array(struct arena *arena, size_t count, size_t size) MUST_USE;

/* Bytes without alignment or zeroing, for text. */
char *arena_bytes(struct arena *arena, size_t size) MUST_USE;

/* A copy of `len` bytes with a NUL behind it. */
char *arena_copy(struct arena *arena, const char *bytes, size_t len) MUST_USE;

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif
