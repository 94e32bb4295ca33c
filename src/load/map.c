/*
 * Reading a map: merge keys applied, repeated keys reported, known keys looked up. Known
 * keys are counted in 64 bits; others in a hash once there are many.
 */
#include "load_internal.h"

#include "base/vec.h"

struct map_reading {
	struct loader *loader;
	const struct keys *keys;
	struct pairs pairs;
	uint32_t room;
	struct map others; /* keys that are in no table; filled when there are many */
	bool others_indexed;
	struct tree *merge; /* the value of `<<` */
	struct tree *merge_key;
};

enum { FEW_KEYS = 16 };

static struct str pair_key(const void *context, uint32_t value)
{
	const struct map_reading *reading = context;

	return tree_str(reading->pairs.items[value].key);
}

static void index_others(struct map_reading *reading)
{
	for (uint32_t i = 0; i < reading->pairs.count; i++)
		if (!reading->pairs.items[i].field)
			map_add(&reading->others, pair_key(reading, i), i);
	reading->others_indexed = true;
}

/* The pair that already has this key, which is in no table, or MAP_NONE. */
static uint32_t find_other(struct map_reading *reading, struct str key)
{
	if (!reading->others_indexed && reading->pairs.count >= FEW_KEYS)
		index_others(reading);
	if (reading->others_indexed)
		return map_find(&reading->others, key, pair_key, reading);
	for (uint32_t i = 0; i < reading->pairs.count; i++)
		if (!reading->pairs.items[i].field && str_eq(key, pair_key(reading, i)))
			return i;
	return MAP_NONE;
}

static uint32_t find_number(const struct map_reading *reading, uint8_t number)
{
	uint32_t i = 0;

	while (!reading->pairs.items[i].field || reading->pairs.items[i].number != number)
		i++;
	return i;
}

static void report_repeated(
	struct loader *loader, const struct tree *key, const struct tree *first)
{
	struct diag *diag = FINDING(loader, DUPLICATE_KEY, key->at,
		"the key '%.*s' is repeated", STR_ARG(tree_str(key)));

	NOTE(loader, diag, first->at, "it stands here first, and this value counts");
	HELP(loader, diag,
		"remove one of the two, or write both values as a list if the key takes "
		"one");
}

static struct pair *new_pair(struct map_reading *reading)
{
	struct pairs *pairs = &reading->pairs;

	if (pairs->count == reading->room) {
		uint32_t room = reading->room * 2;
		struct pair *items =
			arena_array(&reading->loader->scratch, room, sizeof *items);

		memcpy(items, pairs->items, pairs->count * sizeof *items);
		pairs->items = items;
		reading->room = room;
	}
	return &pairs->items[pairs->count++];
}

/* A repeated key is reported where it is written, and passed over where it is merged. */
static void add_pair(
	struct map_reading *reading, struct tree *key, struct tree *value, bool merged)
{
	uint8_t number =
		reading->keys ? keys_find(reading->keys, tree_str(key)) : KEY_UNKNOWN;
	uint32_t first = MAP_NONE;
	struct pair *pair;

	if (number != KEY_UNKNOWN) {
		if (reading->pairs.seen & (UINT64_C(1) << number))
			first = find_number(reading, number);
		reading->pairs.seen |= UINT64_C(1) << number;
	} else {
		first = find_other(reading, tree_str(key));
	}
	if (first != MAP_NONE) {
		if (!merged)
			report_repeated(
				reading->loader, key, reading->pairs.items[first].key);
		return;
	}
	pair = new_pair(reading);
	*pair = (struct pair){.key = key, .value = value, .number = number};
	if (number != KEY_UNKNOWN)
		pair->field = reading->keys->fields[number];
	else if (reading->others_indexed)
		map_add(&reading->others, tree_str(key), reading->pairs.count - 1);
	if (tree_is_absent(value))
		pair->value = NULL;
}

static bool is_text_key(struct loader *loader, const struct tree *key)
{
	struct diag *diag;

	if (key->kind == TREE_SCALAR)
		return true;
	diag = FINDING(loader, WRONG_TYPE, key->at,
		"a key has to be a text, this is a %s",
		key->kind == TREE_LIST ? "list" : "map");
	HELP(loader, diag,
		"quote it if it is meant as a text that begins with a bracket");
	return false;
}

static bool is_merge(const struct tree *key)
{
	return (key->flags & TREE_PLAIN) && key->count == 2 && key->ptr[0] == '<' &&
	       key->ptr[1] == '<';
}

static void take_merge(struct map_reading *reading, struct tree *key, struct tree *value)
{
	if (reading->merge_key) {
		report_repeated(reading->loader, key, reading->merge_key);
		return;
	}
	reading->merge_key = key;
	if (!tree_is_absent(value))
		reading->merge = value;
}

/* The pairs of one map; its own `<<` is left for the caller. */
static void add_pairs(struct map_reading *reading, struct tree *map, bool merged)
{
	struct tree *value;

	reading->merge = reading->merge_key = NULL;
	for (struct tree *key = map->first; key; key = value->next) {
		value = key->next;
		if (!is_text_key(reading->loader, key))
			continue;
		if (key->count >= 2 && key->ptr[0] == 'x' && key->ptr[1] == '-')
			continue;
		if (is_merge(key))
			take_merge(reading, key, value);
		else
			add_pair(reading, key, value, merged);
	}
}

struct merges {
	struct tree **items;
	uint32_t count, cap;
};

static void push_merge(struct loader *loader, struct merges *merges, struct tree *map)
{
	struct diag *diag;

	if (map->kind == TREE_MAP) {
		*VEC_PUSH(merges) = map;
		return;
	}
	diag = FINDING(loader, WRONG_TYPE, map->at, "'<<' wants a map or a list of maps");
	HELP(loader, diag,
		"write '<<: *name' with the anchor of a map, or quote the key");
}

/* What `<<` names, onto the stack, the first on top. */
static void push_merges(struct loader *loader, struct merges *merges, struct tree *value)
{
	uint32_t begin = merges->count;

	if (value->kind != TREE_LIST) {
		push_merge(loader, merges, value);
		return;
	}
	for (struct tree *item = value->first; item; item = item->next)
		push_merge(loader, merges, item);
	for (uint32_t i = begin, j = merges->count; i + 1 < j; i++) {
		struct tree *map = merges->items[i];

		merges->items[i] = merges->items[--j];
		merges->items[j] = map;
	}
}

/* Depth first with a stack: what a merged map merges comes behind its own keys and
 * before the next map. */
static void merge(struct map_reading *reading)
{
	struct merges merges = {0};

	push_merges(reading->loader, &merges, reading->merge);
	while (merges.count > 0) {
		add_pairs(reading, merges.items[--merges.count], true);
		if (reading->merge)
			push_merges(reading->loader, &merges, reading->merge);
	}
	VEC_RELEASE(&merges);
}

struct pairs map_read(struct loader *loader, struct tree *map, const struct keys *keys)
{
	struct map_reading reading = {.loader = loader, .keys = keys};

	if (map->kind != TREE_MAP)
		BUG("reading as a map what is none");
	reading.room = map->count > 0 ? map->count : 1;
	reading.pairs.items =
		arena_array(&loader->scratch, reading.room, sizeof *reading.pairs.items);
	add_pairs(&reading, map, false);
	if (reading.merge)
		merge(&reading);
	map_release(&reading.others);
	return reading.pairs;
}

struct pairs map_read_known(struct loader *loader, struct tree *map, enum keys_id id)
{
	struct pairs pairs = map_read(loader, map, &loader->keys[id]);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < pairs.count; i++) {
		uint8_t meant;

		if (pairs.items[i].field)
			continue;
		meant = report_unknown_key(loader, id, pairs, i);
		if (meant != KEY_UNKNOWN)
			pairs.meant |= UINT64_C(1) << meant;
	}
	for (uint32_t i = 0; i < pairs.count; i++)
		if (pairs.items[i].field && pairs.items[i].value)
			pairs.items[kept++] = pairs.items[i];
	pairs.count = kept;
	return pairs;
}

bool pairs_lack(
	const struct loader *loader, struct pairs pairs, enum keys_id id, const char *key)
{
	uint8_t number = keys_find(&loader->keys[id], str_of(key));

	return !pairs_find(pairs, key) && !(pairs.meant >> number & 1);
}

const struct pair *pairs_find(struct pairs pairs, const char *key)
{
	for (uint32_t i = 0; i < pairs.count; i++)
		if (str_is(tree_str(pairs.items[i].key), key))
			return pairs.items + i;
	return NULL;
}
