#include "model/node_lines.h"

void node_lines_make(struct node_lines *by_node, const struct model *model)
{
	uint32_t nodes = model->node_count;

	by_node->start = mem_alloc_zero((size_t)nodes + 2, sizeof *by_node->start);
	by_node->lines = mem_alloc(model->line_count, sizeof *by_node->lines);
	/* counts one place further on: filling moves each start to where it belongs */
	for (uint32_t i = 0; i < model->line_count; i++)
		by_node->start[model->lines[i].from + 2]++;
	for (uint32_t i = 1; i <= nodes; i++)
		by_node->start[i + 1] += by_node->start[i];
	for (uint32_t i = 0; i < model->line_count; i++)
		by_node->lines[by_node->start[model->lines[i].from + 1]++] = i;
}

void node_lines_release(struct node_lines *by_node)
{
	free(by_node->start);
	free(by_node->lines);
	*by_node = (struct node_lines){0};
}
