#include "model/units.h"

/* Not looked for yet. */
#define UNIT_UNSET (NODE_NONE - 2)

/* One step towards the unit of a node; NODE_NONE: it ends here, or nowhere. */
static uint32_t towards_unit(
	const struct model *model, const struct node_lines *by_node, uint32_t node)
{
	static const uint16_t ways[] = {RELATION_PART_OF, RELATION_PRINCIPAL};
	const struct node *at = &model->nodes[node];

	if (at->sort == SORT_POST && span_is_set(at->post->unit.at))
		return at->post->unit.node == NODE_NONE ? UNIT_UNKNOWN
							: at->post->unit.node;
	if (at->sort != SORT_GROUP)
		return NODE_NONE;
	for (size_t way = 0; way < COUNT_OF(ways); way++) {
		for (uint32_t i = by_node->start[node]; i < by_node->start[node + 1];
			i++) {
			const struct line *line = &model->lines[by_node->lines[i]];

			if (line->relation == ways[way] && model_line_stands(model, line))
				return line->to.node == NODE_NONE ? UNIT_UNKNOWN
								  : line->to.node;
		}
	}
	return NODE_NONE;
}

/* From a node to the first whose unit is known, and back with it along `way`, which has
 * room for all nodes. */
static void find_unit(const struct model *model, const struct node_lines *lines,
	uint32_t *units, uint32_t *way, uint32_t node)
{
	uint32_t count = 0, unit = UNIT_UNSET;

	while (unit == UNIT_UNSET) {
		uint32_t next;

		way[count++] = node;
		units[node] = NODE_NONE; /* until the walk is over */
		if (model->nodes[node].sort == SORT_UNIT) {
			unit = node;
			break;
		}
		next = towards_unit(model, lines, node);
		unit = next == NODE_NONE || next == UNIT_UNKNOWN ? next : units[next];
		node = next;
	}
	while (count-- > 0)
		units[way[count]] = unit;
}

uint32_t *model_units(const struct model *model, const struct node_lines *lines)
{
	uint32_t n = model->node_count;
	uint32_t *units = mem_alloc(n, sizeof *units);
	uint32_t *way = mem_alloc(n, sizeof *way);

	for (uint32_t v = 0; v < n; v++)
		units[v] = UNIT_UNSET;
	for (uint32_t v = 0; v < n; v++)
		if (units[v] == UNIT_UNSET)
			find_unit(model, lines, units, way, v);
	free(way);
	return units;
}
