/*
 * The ids of all nodes, for the time when every reference is resolved and one cache miss
 * more or less for each decides how long that takes. Two parts:
 *
 * Ids that end in a number (`ward-17`) and are many of one kind are found in an array by
 * that number, one array for each text before it: neighbours in the input are neighbours
 * there, and nothing has to be compared. An array with too many holes is not made.
 *
 * All others are in a hash table whose slots are half a cache line and hold the id
 * itself.
 */
#include "load_internal.h"

enum { SLOT_TEXT = 26, LEN_LONG = 255, SORT_SHIFT = 28 };

/* With more families than that, ids do not come in families; with fewer ids than that,
 * one is not worth its array. */
enum { FAMILIES_MOST = 256, FAMILY_SLOTS = 1024, FAMILY_LEAST = 64 };

struct id_slot {
	uint32_t node;
	uint8_t len; /* 0: free; LEN_LONG: the node tells the rest */
	uint8_t sort;
	char text[SLOT_TEXT];
};

/* Ids with one text before their numbers. */
struct id_family {
	struct str prefix;
	uint32_t count, most; /* how many, and the largest number */
	uint32_t *nodes;      /* by number, with the sort above; NULL: they are hashed */
};

_Static_assert(LIMIT_NODES < 1u << SORT_SHIFT, "a node leaves room for its sort");

/* ---- families ---- */

/* Splits off the number at the end: at most 8 digits, no leading zero. */
static bool split(struct str id, struct str *prefix, uint32_t *number)
{
	uint32_t begin = id.len, scale = 1;

	*number = 0;
	while (begin > 0 && id.len - begin < 8 && id.ptr[begin - 1] >= '0' &&
		id.ptr[begin - 1] <= '9') {
		*number += scale * (uint32_t)(id.ptr[--begin] - '0');
		scale *= 10;
	}
	*prefix = (struct str){id.ptr, begin};
	return begin > 0 && begin < id.len &&
	       (id.ptr[begin] != '0' || begin + 1 == id.len) &&
	       (id.ptr[begin - 1] < '0' || id.ptr[begin - 1] > '9');
}

/* Of a few hundred prefixes, length and two letters tell most apart. */
static uint32_t family_slot(struct str prefix)
{
	uint32_t first = (unsigned char)prefix.ptr[0];
	uint32_t last = (unsigned char)prefix.ptr[prefix.len - 1];
	uint32_t middle = (unsigned char)prefix.ptr[prefix.len / 2];

	return (prefix.len * 131 + first * 7 + middle * 31 + last * 17) % FAMILY_SLOTS;
}

/* The slot of the family with this prefix, or the free one where it belongs. */
static uint32_t find_slot(const struct id_table *table, struct str prefix)
{
	uint32_t slot = family_slot(prefix);

	while (table->family_slots[slot] &&
		!str_eq(table->families[table->family_slots[slot] - 1].prefix, prefix))
		slot = (slot + 1) % FAMILY_SLOTS;
	return slot;
}

/* The family with this prefix, or NULL. */
static const struct id_family *find_family(
	const struct id_table *table, struct str prefix)
{
	uint32_t number = table->family_slots[find_slot(table, prefix)];

	return number ? &table->families[number - 1] : NULL;
}

/* A new one if there is none yet; NULL if there is no room. */
static struct id_family *make_family(struct id_table *table, struct str prefix)
{
	uint32_t slot = find_slot(table, prefix);

	if (!table->family_slots[slot]) {
		if (table->family_count == FAMILIES_MOST)
			return NULL;
		table->families[table->family_count++].prefix = prefix;
		table->family_slots[slot] = (uint16_t)table->family_count;
	}
	return &table->families[table->family_slots[slot] - 1];
}

static void count_id(struct id_table *table, struct str id)
{
	struct id_family *family;
	struct str prefix;
	uint32_t number;

	if (!split(id, &prefix, &number))
		return;
	family = make_family(table, prefix);
	if (!family)
		return;
	family->count++;
	if (number > family->most)
		family->most = number;
}

static void make_families(struct id_table *table, const struct model *model)
{
	for (uint32_t v = 0; v < model->node_count; v++)
		count_id(table, node_id(model, v));
	for (uint32_t i = 0; i < table->family_count; i++) {
		struct id_family *family = &table->families[i];

		if (family->count < FAMILY_LEAST || family->most / 2 > family->count)
			continue;
		family->nodes = mem_alloc(family->most + 1, sizeof *family->nodes);
		memset(family->nodes, 0xFF, (family->most + 1) * sizeof *family->nodes);
	}
}

/* Where the node of an id of a family is kept; NULL if the id is hashed. */
static uint32_t *number_slot(const struct id_table *table, struct str id)
{
	const struct id_family *family;
	struct str prefix;
	uint32_t number;

	if (!split(id, &prefix, &number))
		return NULL;
	family = find_family(table, prefix);
	return family && family->nodes && number <= family->most ? &family->nodes[number]
								 : NULL;
}

/* ---- the hash table ---- */

static bool holds(const struct id_slot *slot, const struct model *model, struct str id)
{
	if (slot->len != LEN_LONG)
		return slot->len == id.len && memcmp(slot->text, id.ptr, id.len) == 0;
	return id.len > SLOT_TEXT && memcmp(slot->text, id.ptr, SLOT_TEXT) == 0 &&
	       str_eq(node_id(model, slot->node), id);
}

/* The slot that holds the id, or the free one where it belongs. */
static struct id_slot *slot_of(
	const struct id_table *table, const struct model *model, struct str id)
{
	uint32_t i = (uint32_t)(str_hash(id) >> 32) & table->mask;

	while (table->slots[i].len != 0 && !holds(&table->slots[i], model, id))
		i = (i + 1) & table->mask;
	return &table->slots[i];
}

static void add_hashed(struct id_table *table, const struct model *model, uint32_t v)
{
	struct str id = node_id(model, v);
	struct id_slot *slot = slot_of(table, model, id);

	slot->node = v;
	slot->len = id.len > SLOT_TEXT ? LEN_LONG : (uint8_t)id.len;
	slot->sort = model->nodes[v].sort;
	memcpy(slot->text, id.ptr, id.len > SLOT_TEXT ? SLOT_TEXT : id.len);
}

/* ---- both ---- */

static uint32_t count_hashed(const struct id_table *table, const struct model *model)
{
	uint32_t count = model->node_count;

	for (uint32_t i = 0; i < table->family_count; i++)
		if (table->families[i].nodes)
			count -= table->families[i].count;
	return count;
}

void id_table_make(struct id_table *table, const struct model *model)
{
	uint32_t size = 16, hashed;

	table->families = mem_alloc_zero(FAMILIES_MOST, sizeof *table->families);
	table->family_slots = mem_alloc_zero(FAMILY_SLOTS, sizeof *table->family_slots);
	make_families(table, model);
	hashed = count_hashed(table, model);
	while (size - size / 4 <= hashed)
		size *= 2;
	table->slots = mem_alloc_zero(size, sizeof *table->slots);
	table->mask = size - 1;
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct str id = node_id(model, v);
		uint32_t *slot = number_slot(table, id);

		if (slot)
			*slot = v | (uint32_t)model->nodes[v].sort << SORT_SHIFT;
		else if (id.len > 0)
			add_hashed(table, model, v);
	}
}

void id_table_release(struct id_table *table)
{
	for (uint32_t i = 0; i < table->family_count; i++)
		free(table->families[i].nodes);
	free(table->families);
	free(table->slots);
	free(table->family_slots);
	*table = (struct id_table){0};
}

uint32_t id_table_find(const struct id_table *table, const struct model *model,
	struct str id, enum sort *sort)
{
	const uint32_t *numbered = number_slot(table, id);
	const struct id_slot *slot;

	if (numbered) {
		*sort = (enum sort)(*numbered >> SORT_SHIFT);
		return *numbered == NODE_NONE ? NODE_NONE
					      : *numbered & ((1u << SORT_SHIFT) - 1);
	}
	if (id.len == 0)
		return NODE_NONE;
	slot = slot_of(table, model, id);
	if (slot->len == 0)
		return NODE_NONE;
	*sort = (enum sort)slot->sort;
	return slot->node;
}
