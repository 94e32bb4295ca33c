/*
 * What came, or what went: each node below its superior where that came or went as well,
 * and else below a heading with the superior's name. Trees that are too deep to indent,
 * and those that closed lines keep from having a top, go on below a heading of their own.
 */
#include "diff_text_internal.h"

enum { NESTED_MOST = 8 };

#define NO_ITEM UINT32_MAX

struct nested {
	struct printer *printer;
	uint32_t begin, count; /* of the section */
	uint32_t *of_node;     /* node -> its item */
	uint32_t *first, *next;
	bool *printed;
	struct waiting {
		uint32_t item, depth;
	} * stack;
};

static const struct change *change_of(const struct nested *nested, uint32_t item)
{
	return print_change_at(nested->printer, nested->begin + item);
}

/* The item of the superior, if it came or went, too. */
static uint32_t parent_of(const struct nested *nested, uint32_t item)
{
	const struct change *change = change_of(nested, item);
	uint32_t target = change->ends[shown_end(change)].target;

	return target == NODE_NONE ? NO_ITEM : nested->of_node[target];
}

/* The last child is put first in its list: whoever pushes them pops the first first. */
static void link_items(struct nested *nested, uint32_t nodes)
{
	for (uint32_t v = 0; v < nodes; v++)
		nested->of_node[v] = NO_ITEM;
	for (uint32_t i = 0; i < nested->count; i++) {
		const struct change *change = change_of(nested, i);

		nested->of_node[change->ends[shown_end(change)].node] = i;
		nested->first[i] = NO_ITEM;
	}
	for (uint32_t i = 0; i < nested->count; i++) {
		uint32_t parent = parent_of(nested, i);

		if (parent == NO_ITEM)
			continue;
		nested->next[i] = nested->first[parent];
		nested->first[parent] = i;
	}
}

static void print_tree(struct nested *nested, uint32_t root)
{
	struct printer *printer = nested->printer;
	uint32_t waiting = 0;

	nested->stack[waiting++] = (struct waiting){root, 0};
	nested->printed[root] = true;
	while (waiting > 0) {
		struct waiting at = nested->stack[--waiting];
		const struct change *change = change_of(nested, at.item);

		print_mark(printer, 2 + 2 * at.depth,
			shown_end(change) == DIFF_NEW ? '+' : '-');
		print_node(printer, change);
		print_end_of(printer, change);
		if (at.depth == NESTED_MOST)
			continue;
		for (uint32_t i = nested->first[at.item]; i != NO_ITEM;
			i = nested->next[i]) {
			if (nested->printed[i])
				continue;
			nested->printed[i] = true;
			nested->stack[waiting++] = (struct waiting){i, at.depth + 1};
		}
	}
}

/* Below the heading of its superior, unless that stands there already. */
static void print_top(struct nested *nested, uint32_t item, uint32_t *heading)
{
	struct printer *printer = nested->printer;
	const struct change *change = change_of(nested, item);
	enum diff_end end = shown_end(change);
	uint32_t target = change->ends[end].target;

	if (target != *heading && target != NODE_NONE) {
		buf_add_text(printer->out, "  below ");
		print_place(printer, end, target);
		buf_add_char(printer->out, '\n');
	}
	*heading = target;
	print_tree(nested, item);
}

void print_nested(struct printer *printer, uint32_t begin, uint32_t end)
{
	enum diff_end side = shown_end(print_change_at(printer, begin));
	uint32_t nodes = printer->diff->models[side]->node_count, count = end - begin;
	uint32_t heading = NODE_NONE;
	struct nested nested = {
		.printer = printer,
		.begin = begin,
		.count = count,
		.of_node = mem_alloc(nodes, sizeof *nested.of_node),
		.first = mem_alloc(count, sizeof *nested.first),
		.next = mem_alloc(count, sizeof *nested.next),
		.printed = mem_alloc_zero(count, sizeof *nested.printed),
		.stack = mem_alloc(count, sizeof *nested.stack),
	};

	link_items(&nested, nodes);
	for (uint32_t i = 0; i < count; i++)
		if (parent_of(&nested, i) == NO_ITEM)
			print_top(&nested, i, &heading);
	for (uint32_t i = 0; i < count; i++)
		if (!nested.printed[i])
			print_top(&nested, i, &heading);
	free(nested.of_node);
	free(nested.first);
	free(nested.next);
	free(nested.printed);
	free(nested.stack);
}
