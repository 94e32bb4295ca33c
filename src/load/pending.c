/*
 * Keys of nodes that no table knows wait until every file is read, for the organisation
 * may declare them as line types in the last one.
 */
#include "decode_internal.h"
#include "settle_internal.h"

/* Lines stand in the order of their nodes; those that came late are put among the lines
 * of their node. A counting sort. */
static void sort_lines(struct model *model)
{
	uint32_t *start = mem_alloc_zero((size_t)model->node_count + 1, sizeof *start);
	struct line *sorted = mem_alloc(model->line_count, sizeof *sorted);
	uint32_t sum = 0;

	for (uint32_t i = 0; i < model->line_count; i++)
		start[model->lines[i].from]++;
	for (uint32_t v = 0; v < model->node_count; v++) {
		uint32_t count = start[v];

		start[v] = sum;
		sum += count;
	}
	for (uint32_t i = 0; i < model->line_count; i++)
		sorted[start[model->lines[i].from]++] = model->lines[i];
	free(model->lines);
	model->lines = sorted;
	model->line_cap = model->line_count;
	free(start);
}

static void report_pending(
	struct loader *loader, const struct pending *pending, struct pairs pairs)
{
	enum keys_id id = (enum keys_id)(KEYS_NODE + pending->sort);
	uint8_t meant = report_unknown_key(loader, id, pairs, 0);

	if (meant != KEY_UNKNOWN)
		add_unread_key(
			loader, pending->node, loader->keys[id].fields[meant]->key, NULL);
}

void settle_pending(struct loader *loader)
{
	struct model *model = loader->model;
	uint32_t lines = model->line_count;

	for (uint32_t i = 0; i < loader->pending_count; i++) {
		const struct pending *pending = &loader->pending[i];
		struct pair pair = {.key = pending->key, .value = pending->value};
		struct pairs pairs = {.items = &pair, .count = 1};
		uint16_t relation = model_relation(model, tree_str(pair.key));

		loader->node = pending->node;
		loader->subject = node_id(model, pending->node);
		if (relation == RELATION__COUNT + model->line_type_count)
			report_pending(loader, pending, pairs);
		else if (pair.value)
			read_targets(loader, &pair, relation, false);
		arena_reset(&loader->scratch);
	}
	loader->subject = (struct str){0};
	if (model->line_count > lines)
		sort_lines(model);
}
