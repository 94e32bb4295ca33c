/*
 * A slot holds the value of its hash, or, with the topmost bit set, the last link of a
 * circular list of all values with that hash:
 *
 *	slot --last--> [c] --> [a] --> [b] --> (back to c)
 *
 * Appending is then constant, and the first is one step away. Links of a list are made
 * in order, so that a step to a smaller index is the step from the last to the first.
 */
#include "base/map.h"

#include "base/vec.h"

#define LIST_BIT UINT32_C(0x80000000)
#define CAP_MOST UINT32_C(0x80000000)

void map_release(struct map *map)
{
	free(map->slots);
	free(map->links);
	*map = (struct map){0};
}

static uint32_t hash_of(struct str key)
{
	return (uint32_t)(str_hash(key) >> 32);
}

/* The slot of this hash, or the free one where it belongs. At least one is free. */
static struct map_slot *slot_of(const struct map *map, uint32_t hash)
{
	uint32_t mask = map->cap - 1;
	uint32_t i = hash & mask;

	while (map->slots[i].value != MAP_NONE && map->slots[i].hash != hash)
		i = (i + 1) & mask;
	return &map->slots[i];
}

static void resize(struct map *map, uint32_t cap)
{
	struct map old = *map;

	map->slots = mem_alloc(cap, sizeof *map->slots);
	map->cap = cap;
	for (uint32_t i = 0; i < cap; i++)
		map->slots[i] = (struct map_slot){0, MAP_NONE};
	for (uint32_t i = 0; i < old.cap; i++)
		if (old.slots[i].value != MAP_NONE)
			*slot_of(map, old.slots[i].hash) = old.slots[i];
	free(old.slots);
}

void map_reserve(struct map *map, uint32_t count)
{
	uint32_t cap = map->cap ? map->cap : 8;

	while (count > cap - cap / 4) {
		if (cap == CAP_MOST)
			BUG("a map of more than 1.6 thousand million keys");
		cap *= 2;
	}
	if (cap > map->cap)
		resize(map, cap);
}

void map_expect(const struct map *map, struct str key)
{
	if (map->cap > 0)
		PREFETCH(&map->slots[hash_of(key) & (map->cap - 1)]);
}

static uint32_t link_new(struct map *map, uint32_t value, uint32_t next)
{
	struct map_link *link;

	if (map->link_count >= MAP_LIMIT)
		BUG("a map of too many equal keys");
	map->links = vec_grow(map->links, map->link_count, &map->link_cap, sizeof *link);
	link = &map->links[map->link_count];
	link->value = value;
	link->next = next;
	return map->link_count++;
}

/* Puts `value` behind the last one of a slot that is in use. */
static void append(struct map *map, struct map_slot *slot, uint32_t value)
{
	uint32_t last, added;

	if (slot->value & LIST_BIT) {
		last = slot->value & ~LIST_BIT;
	} else {
		last = map->link_count;
		link_new(map, slot->value, last);
	}
	added = link_new(map, value, map->links[last].next);
	map->links[last].next = added;
	slot->value = added | LIST_BIT;
}

/* The slot of a hash, in a map that has room for one more. */
static struct map_slot *slot_to_fill(struct map *map, uint32_t hash, uint32_t value)
{
	if (value >= MAP_LIMIT)
		BUG("a value in a map beyond MAP_LIMIT");
	map_reserve(map, map->used + 1);
	return slot_of(map, hash);
}

static void fill(struct map *map, struct map_slot *slot, uint32_t hash, uint32_t value)
{
	if (slot->value != MAP_NONE) {
		append(map, slot, value);
		return;
	}
	*slot = (struct map_slot){hash, value};
	map->used++;
}

void map_add(struct map *map, struct str key, uint32_t value)
{
	uint32_t hash = hash_of(key);

	fill(map, slot_to_fill(map, hash, value), hash, value);
}

uint32_t map_enter(struct map *map, struct str key, uint32_t value, map_key_of *key_of,
	const void *context)
{
	uint32_t hash = hash_of(key), found = MAP_NONE;
	struct map_slot *slot = slot_to_fill(map, hash, value);

	if (slot->value != MAP_NONE)
		found = map_find(map, key, key_of, context);
	if (found == MAP_NONE)
		fill(map, slot, hash, value);
	return found;
}

uint32_t map_find(
	const struct map *map, struct str key, map_key_of *key_of, const void *context)
{
	uint32_t cursor = 0;

	return map_next(map, key, key_of, context, &cursor);
}

/* A list has been walked to its end, or there is none. */
static uint32_t walk_ends(uint32_t *cursor)
{
	*cursor = MAP_NONE;
	return MAP_NONE;
}

/* The cursor is 0 before the first, then one more than the link to look at next. */
uint32_t map_next(const struct map *map, struct str key, map_key_of *key_of,
	const void *context, uint32_t *cursor)
{
	if (*cursor == 0) {
		struct map_slot slot;

		if (map->cap == 0)
			return walk_ends(cursor);
		slot = *slot_of(map, hash_of(key));
		if (slot.value == MAP_NONE)
			return walk_ends(cursor);
		if (!(slot.value & LIST_BIT)) {
			*cursor = MAP_NONE;
			return str_eq(key, key_of(context, slot.value)) ? slot.value
									: MAP_NONE;
		}
		*cursor = map->links[slot.value & ~LIST_BIT].next + 1;
	}
	while (*cursor != MAP_NONE) {
		uint32_t at = *cursor - 1;
		struct map_link link = map->links[at];

		*cursor = link.next > at ? link.next + 1 : MAP_NONE;
		if (str_eq(key, key_of(context, link.value)))
			return link.value;
	}
	return MAP_NONE;
}
