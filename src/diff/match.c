/*
 * Which node of the new organisation is which of the old: the one with the same id and
 * sort; and of those that are then left on both sides, the one with the same sort and
 * name below the same superior, where there is only one such on each side. Superiors go
 * first, so that a whole branch may have new ids.
 */
#include "diff_internal.h"

#include "model/find.h"

static void match_ids(struct diff *diff)
{
	const struct model *old = diff->models[DIFF_OLD], *new = diff->models[DIFF_NEW];

	for (uint32_t i = 0; i < old->node_count; i++) {
		uint32_t found;

		if (!node_is_present(&old->nodes[i]))
			continue;
		found = model_find_id(new, node_id(old, i));
		if (found == NODE_NONE || new->nodes[found].sort != old->nodes[i].sort ||
			!node_is_present(&new->nodes[found]))
			continue;
		diff->match[DIFF_OLD][i] = found;
		diff->match[DIFF_NEW][found] = i;
	}
}

/* ---- probable renamings ---- */

/* Nodes of one side that have no match, by what they have in common. */
struct candidate {
	uint32_t node;
	uint32_t place; /* every node's is behind its superior's */
};

struct unmatched {
	struct candidate *nodes;
	uint32_t count;
	struct str *keys; /* by node; those of others are empty */
	struct map map;
};

static struct str key_of(const void *context, uint32_t value)
{
	return ((const struct str *)context)[value];
}

/* `above` is whatever tells superiors apart. Nameless nodes have no key. */
static struct str make_key(struct finder *finder, const struct node *node, uint32_t above)
{
	if (node->name.len == 0)
		return (struct str){0};
	buf_printf(&finder->buf, "%u %u %.*s", (unsigned)node->sort, (unsigned)above,
		STR_ARG(text_str(node->name)));
	return finder_key(finder);
}

static int by_place(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return (x->node > y->node) - (x->node < y->node);
}

static void unmatched_make(
	struct finder *finder, struct unmatched *unmatched, enum diff_end end)
{
	const struct model *model = finder->diff->models[end];

	*unmatched = (struct unmatched){
		.nodes = mem_alloc(model->node_count, sizeof *unmatched->nodes),
		.keys = mem_alloc_zero(model->node_count, sizeof *unmatched->keys)};
	for (uint32_t i = 0; i < model->node_count; i++) {
		if (finder->diff->match[end][i] != NODE_NONE ||
			!node_is_present(&model->nodes[i]))
			continue;
		unmatched->keys[i] =
			make_key(finder, &model->nodes[i], model_superior(model, i));
		if (unmatched->keys[i].len == 0)
			continue;
		unmatched->nodes[unmatched->count++] =
			(struct candidate){i, finder->diff->analyses[end]->enter[i]};
		map_add(&unmatched->map, unmatched->keys[i], i);
	}
	if (unmatched->count > 1)
		qsort(unmatched->nodes, unmatched->count, sizeof *unmatched->nodes,
			by_place);
}

static void unmatched_release(struct unmatched *unmatched)
{
	free(unmatched->nodes);
	free(unmatched->keys);
	map_release(&unmatched->map);
}

/* The one node with this key, or NODE_NONE if there is none or another one. */
static uint32_t only_one(const struct unmatched *unmatched, struct str key)
{
	uint32_t cursor = 0;
	uint32_t first = map_next(&unmatched->map, key, key_of, unmatched->keys, &cursor);

	if (first == MAP_NONE || map_next(&unmatched->map, key, key_of, unmatched->keys,
					 &cursor) != MAP_NONE)
		return NODE_NONE;
	return first;
}

static void match_renamed(
	struct finder *finder, const struct unmatched *old, const struct unmatched *new)
{
	struct diff *diff = finder->diff;
	const struct model *model = diff->models[DIFF_OLD];

	for (uint32_t i = 0; i < old->count; i++) {
		uint32_t node = old->nodes[i].node, above = model_superior(model, node),
			 found;

		if (above != NODE_NONE) {
			above = diff->match[DIFF_OLD][above];
			if (above == NODE_NONE)
				continue;
		}
		if (only_one(old, old->keys[node]) != node)
			continue;
		found = only_one(new, make_key(finder, &model->nodes[node], above));
		if (found == NODE_NONE)
			continue;
		diff->match[DIFF_OLD][node] = found;
		diff->match[DIFF_NEW][found] = node;
	}
}

void match_nodes(struct finder *finder)
{
	struct diff *diff = finder->diff;
	struct unmatched old, new;

	for (int end = 0; end < DIFF_ENDS; end++) {
		uint32_t count = diff->models[end]->node_count;

		diff->match[end] = mem_alloc(count, sizeof *diff->match[end]);
		for (uint32_t i = 0; i < count; i++)
			diff->match[end][i] = NODE_NONE;
	}
	match_ids(diff);
	unmatched_make(finder, &old, DIFF_OLD);
	unmatched_make(finder, &new, DIFF_NEW);
	match_renamed(finder, &old, &new);
	unmatched_release(&old);
	unmatched_release(&new);
	arena_reset(&finder->scratch);
}
