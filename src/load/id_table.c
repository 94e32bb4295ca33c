/*
 * The ids of all nodes in a hash table of their own for the time when all references are
 * resolved. A slot is half a cache line and holds the id itself, so that a look-up costs
 * one miss of the cache and not three: that is what resolving a million groups costs.
 */
#include "load_internal.h"

enum { SLOT_TEXT = 26, LEN_LONG = 255 };

struct id_slot {
	uint32_t node;
	uint8_t len; /* 0: free; LEN_LONG: the node tells the rest */
	uint8_t sort;
	char text[SLOT_TEXT];
};

static uint32_t hash_of(struct str id)
{
	return (uint32_t)(str_hash(id) >> 32);
}

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
	uint32_t i = hash_of(id) & table->mask;

	while (table->slots[i].len != 0 && !holds(&table->slots[i], model, id))
		i = (i + 1) & table->mask;
	return &table->slots[i];
}

void id_table_make(struct id_table *table, const struct model *model)
{
	uint32_t size = 16;

	while (size - size / 4 <= model->node_count)
		size *= 2;
	table->slots = mem_alloc_zero(size, sizeof *table->slots);
	table->mask = size - 1;
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct str id = node_id(model, v);
		struct id_slot *slot;

		if (id.len == 0)
			continue;
		slot = slot_of(table, model, id);
		slot->node = v;
		slot->len = id.len > SLOT_TEXT ? LEN_LONG : (uint8_t)id.len;
		slot->sort = model->nodes[v].sort;
		memcpy(slot->text, id.ptr, id.len > SLOT_TEXT ? SLOT_TEXT : id.len);
	}
}

void id_table_release(struct id_table *table)
{
	free(table->slots);
	table->slots = NULL;
}

uint32_t id_table_find(const struct id_table *table, const struct model *model,
	struct str id, enum sort *sort)
{
	const struct id_slot *slot;

	if (id.len == 0)
		return NODE_NONE;
	slot = slot_of(table, model, id);
	if (slot->len == 0)
		return NODE_NONE;
	*sort = (enum sort)slot->sort;
	return slot->node;
}
