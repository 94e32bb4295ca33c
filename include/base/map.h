/*
 * A hash index from text to numbers (open addressing, linear probing). It stores hashes
 * and values only: the keys stay where they are, and the caller compares through
 * `key_of`. Several entries may have equal keys; they are found in the order in which
 * they were added. Nothing is ever removed. A map starts as {0}.
 *
 * Entries with the same 32 bits of hash share one slot and hang in a list there, so that
 * 100,000 equal keys cost no more than as many different ones.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_slot {
	uint32_t hash;
	uint32_t value; /* MAP_NONE marks a free slot; see map.c for lists */
};

/* One of several values with the same hash, in order of adding, the last to the first. */
struct map_link {
	uint32_t value, next;
};

struct map {
	struct map_slot *slots;
	struct map_link *links;
	uint32_t used, cap; /* slots; cap is a power of two or 0 */
	uint32_t link_count, link_cap;
};

#define MAP_NONE  UINT32_MAX
#define MAP_LIMIT UINT32_C(0x7fffffff) /* values are below it */

/* The text that was added with this value. */
typedef struct str map_key_of(const void *context, uint32_t value);

void map_release(struct map *map);
void map_reserve(struct map *map, uint32_t count); /* room for `count` different keys */

/* The key will be asked for or added soon: what is known of it begins to come from
 * memory, which takes as long as a hundred other steps. Nothing but time depends on it.
 */
void map_expect(const struct map *map, struct str key);

/* Adds without looking. Amortised constant time, for equal keys, too. */
void map_add(struct map *map, struct str key, uint32_t value);

/* The first value with this key, or MAP_NONE. Constant time. */
uint32_t map_find(
	const struct map *map, struct str key, map_key_of *key_of, const void *context);

/* The same, but a key that has no value is added with this one, which is below MAP_LIMIT.
 * Amortised constant. */
uint32_t map_enter(struct map *map, struct str key, uint32_t value, map_key_of *key_of,
	const void *context);

/*
 * Walks all values with this key in order of adding: start with *cursor = 0, stop at
 * MAP_NONE. Constant time each. What is added during the walk may be missed.
 */
uint32_t map_next(const struct map *map, struct str key, map_key_of *key_of,
	const void *context, uint32_t *cursor);

#endif
