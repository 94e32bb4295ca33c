/*
 * Fields that no key of the format holds: what the lines make of a node, and who refers
 * to it. Each table is made in linear time when a rule first asks, and lasts for the run.
 */
#include "own_internal.h"

#include "base/vec.h"
#include "model/seat_walk.h"

#include <stdlib.h>

struct edges {
	struct graph_edge *items;
	uint32_t count, cap;
};

static void add_edge(struct edges *edges, uint32_t from, uint32_t to)
{
	if (from != NODE_NONE)
		*VEC_PUSH(edges) = (struct graph_edge){from, to};
}

static void finish(struct edges *edges, const struct model *model, struct graph *graph)
{
	graph_build(graph, model->node_count, edges->items, edges->count);
	VEC_RELEASE(edges);
}

static void push_neighbours(struct own_run *run, const struct graph *graph, uint32_t node,
	enum graph_way way, struct span at)
{
	struct graph_run nodes = graph_neighbours(graph, node, way);

	for (uint32_t i = 0; i < nodes.count; i++)
		if (node_is_present(&run->model->nodes[nodes.items[i]]))
			own_push_node(run, nodes.items[i], at);
}

/* ---- who refers to a node ---- */

static const struct graph *heads(struct own_run *run)
{
	const struct model *model = run->model;
	struct edges edges = {0};

	if (run->heads.out_start)
		return &run->heads;
	for (uint32_t v = 0; v < model->node_count; v++)
		if (model->nodes[v].sort == SORT_UNIT)
			add_edge(&edges, model->nodes[v].unit->head.node, v);
	finish(&edges, model, &run->heads);
	return &run->heads;
}

static void add_seats(struct edges *edges, const struct seats *seats, uint32_t group)
{
	for (uint32_t i = 0; i < seats->count; i++)
		for (uint32_t j = 0; j < seats->items[i].refs.count; j++)
			add_edge(edges, seats->items[i].refs.items[j].node, group);
}

static const struct graph *chairs(struct own_run *run)
{
	const struct model *model = run->model;
	struct edges edges = {0};

	if (run->chairs.out_start)
		return &run->chairs;
	for (uint32_t v = 0; v < model->node_count; v++)
		if (model->nodes[v].sort == SORT_GROUP)
			add_seats(&edges, &model->nodes[v].group->chair, v);
	finish(&edges, model, &run->chairs);
	return &run->chairs;
}

const struct graph *own_sits_in(struct own_run *run)
{
	const struct model *model = run->model;
	struct edges edges = {0};

	if (run->sits_in.out_start)
		return &run->sits_in;
	for (uint32_t v = 0; v < model->node_count; v++) {
		const struct group *group = model->nodes[v].group;

		if (model->nodes[v].sort != SORT_GROUP)
			continue;
		add_seats(&edges, &group->chair, v);
		add_seats(&edges, &group->deputy_chair, v);
		add_seats(&edges, &group->secretary, v);
		add_seats(&edges, &group->members, v);
		add_seats(&edges, &group->co_opted, v);
	}
	finish(&edges, model, &run->sits_in);
	return &run->sits_in;
}

static const struct graph *parts(struct own_run *run)
{
	if (!run->parts.out_start)
		analysis_lines(run->model, RELATION_PART_OF, &run->parts, NULL);
	return &run->parts;
}

/* ---- units ---- */

/* One step towards the unit of a node; NODE_NONE: it ends here, or nowhere. */
static uint32_t towards_unit(struct own_run *run, uint32_t node)
{
	static const uint16_t ways[] = {RELATION_PART_OF, RELATION_PRINCIPAL};
	const struct model *model = run->model;
	const struct node *at = &model->nodes[node];
	struct line_run lines;

	if (at->sort == SORT_POST && span_is_set(at->post->unit.at))
		return at->post->unit.node == NODE_NONE ? UNIT_UNKNOWN
							: at->post->unit.node;
	if (at->sort != SORT_GROUP)
		return NODE_NONE;
	lines = own_lines_of(run, node);
	for (size_t way = 0; way < COUNT_OF(ways); way++) {
		for (uint32_t i = 0; i < lines.count; i++) {
			const struct line *line = &model->lines[lines.items[i]];

			if (line->relation == ways[way] && own_line_counts(run, line))
				return line->to.node == NODE_NONE ? UNIT_UNKNOWN
								  : line->to.node;
		}
	}
	return NODE_NONE;
}

#define UNIT_UNSET (NODE_NONE - 2)

/* From each node to the first whose unit is known, and back with it. A walk that comes
 * back to itself ends in no unit. */
static void find_unit(struct own_run *run, uint32_t node)
{
	uint32_t count = 0, unit = UNIT_UNSET;

	while (unit == UNIT_UNSET) {
		uint32_t next;

		run->queue[count++] = node;
		run->unit[node] = NODE_NONE; /* until the walk is over */
		if (run->model->nodes[node].sort == SORT_UNIT) {
			unit = node;
			break;
		}
		next = towards_unit(run, node);
		unit = next == NODE_NONE || next == UNIT_UNKNOWN ? next : run->unit[next];
		node = next;
	}
	while (count-- > 0)
		run->unit[run->queue[count]] = unit;
}

uint32_t own_unit(struct own_run *run, uint32_t node)
{
	uint32_t nodes = run->model->node_count;

	if (!run->unit) {
		run->unit = mem_alloc(nodes, sizeof *run->unit);
		for (uint32_t v = 0; v < nodes; v++)
			run->unit[v] = UNIT_UNSET;
		for (uint32_t v = 0; v < nodes; v++)
			if (run->unit[v] == UNIT_UNSET)
				find_unit(run, v);
	}
	return run->unit[node];
}

static void push_unit(struct own_run *run, uint32_t unit, struct span at)
{
	if (unit == UNIT_UNKNOWN)
		own_push(run, (struct value){.sort = VALUE_UNKNOWN, .at = at});
	else if (unit != NODE_NONE && node_is_present(&run->model->nodes[unit]))
		own_push_node(run, unit, at);
}

static void take_unit(struct own_run *run, struct value value)
{
	const struct node *node = &run->model->nodes[value.node];

	/* a post's own word can be there and lead nowhere */
	if (node->sort == SORT_POST && span_is_set(node->post->unit.at))
		own_push_node(run, node->post->unit.node,
			span_is_set(value.at) ? value.at : node->post->unit.at);
	else
		push_unit(run, own_unit(run, value.node), value.at);
}

/* ---- upwards ---- */

/* What is above the nodes in [first, count) of the stack, behind them, each once. */
static void push_above(struct own_run *run, uint32_t first,
	void (*push)(struct own_run *run, uint32_t node, struct span at))
{
	own_search(run);
	for (uint32_t i = first; i < run->values.count; i++) {
		struct value value = run->values.items[i];
		uint32_t from = run->values.count, kept = from;

		if (value.sort != VALUE_NODE || value.node == NODE_NONE)
			continue;
		push(run, value.node, value.at);
		for (uint32_t j = from; j < run->values.count; j++) {
			const struct value *above = &run->values.items[j];

			if (above->sort != VALUE_NODE || own_meet(run, above->node))
				run->values.items[kept++] = *above;
		}
		run->values.count = kept;
	}
}

static void push_wholes(struct own_run *run, uint32_t node, struct span at)
{
	struct line_run lines = own_lines_of(run, node);

	for (uint32_t i = 0; i < lines.count; i++) {
		const struct line *line = &run->model->lines[lines.items[i]];

		if (line->relation != RELATION_PART_OF || !own_line_counts(run, line))
			continue;
		if (line->to.node == NODE_NONE)
			push_unit(run, UNIT_UNKNOWN, at);
		else if (run->model->nodes[line->to.node].sort == SORT_UNIT)
			push_unit(run, line->to.node, at);
	}
}

static void take_units(struct own_run *run, struct value value)
{
	uint32_t first = run->values.count;

	push_unit(run, own_unit(run, value.node), value.at);
	push_above(run, first, push_wholes);
}

static void push_accountability(struct own_run *run, uint32_t node, struct span at)
{
	struct step_run steps = model_steps(run->model, node);

	for (uint32_t i = 0; i < steps.count; i++) {
		const struct step *step = &steps.items[i];
		struct span own = {0};

		if (step->line != NODE_NONE)
			own = run->model->lines[step->line].to.at;
		own_push_node(run, step->to, span_is_set(at) ? at : own);
	}
}

/* Those beyond a reference that cannot be resolved are unknown, and so is it. */
static void push_superiors(struct own_run *run, uint32_t node, struct span at)
{
	uint32_t first = run->values.count;

	push_accountability(run, node, at);
	for (uint32_t i = first; i < run->values.count; i++)
		if (run->values.items[i].node == NODE_NONE)
			run->values.items[i].sort = VALUE_UNKNOWN;
}

static void take_superiors(struct own_run *run, struct value value)
{
	uint32_t first = run->values.count;

	push_superiors(run, value.node, value.at);
	push_above(run, first, push_superiors);
}

/* ---- depth ---- */

/* Up along first superiors to the first node whose depth is known, and down again. */
static void find_depth(struct own_run *run, uint32_t node)
{
	uint32_t count = 0, depth = UNIT_UNSET;

	while (depth == UNIT_UNSET) {
		struct step_run steps = model_steps(run->model, node);

		if (run->model->nodes[node].is_root) {
			run->depth[node] = 0;
			depth = 0;
			break;
		}
		run->queue[count++] = node;
		run->depth[node] = NODE_NONE; /* until the walk is over */
		if (steps.count == 0)
			depth = NODE_NONE;
		else if (steps.items[0].to == NODE_NONE)
			depth = UNIT_UNKNOWN;
		else
			depth = run->depth[node = steps.items[0].to];
	}
	while (count-- > 0) {
		if (depth < UNIT_UNSET)
			depth++;
		run->depth[run->queue[count]] = depth;
	}
}

uint32_t own_depth(struct own_run *run, uint32_t node)
{
	uint32_t nodes = run->model->node_count;

	if (!run->depth) {
		run->depth = mem_alloc(nodes, sizeof *run->depth);
		for (uint32_t v = 0; v < nodes; v++)
			run->depth[v] = UNIT_UNSET;
		for (uint32_t v = 0; v < nodes; v++)
			if (run->depth[v] == UNIT_UNSET)
				find_depth(run, v);
	}
	return run->depth[node];
}

static void take_depth(struct own_run *run, struct value value)
{
	uint32_t depth = own_depth(run, value.node);

	if (depth == UNIT_UNKNOWN)
		own_push(run, (struct value){.sort = VALUE_UNKNOWN, .at = value.at});
	else if (depth != NODE_NONE)
		own_push(run, (struct value){.sort = VALUE_NUMBER,
				      .low = depth,
				      .high = depth,
				      .at = value.at});
}

/* ---- seats ---- */

static void take_seats(struct own_run *run, struct value value)
{
	struct seat_walk walk;

	if (run->model->nodes[value.node].sort != SORT_GROUP)
		return;
	if (!run->seat_marks) {
		run->seat_marks = mem_alloc(1, sizeof *run->seat_marks);
		seat_marks_make(run->seat_marks, run->model);
	}
	seat_walk_start(&walk, run->model, value.node, run->seat_marks);
	while (seat_walk_next(&walk)) {
		bool ordinary = walk.class == SEAT_OFFICER || walk.class == SEAT_MEMBER;

		if (!ordinary || (walk.seat->flags & SEAT_SUBSTITUTE) ||
			walk.count.number == 0)
			continue;
		own_push(run,
			(struct value){.sort = VALUE_SEAT,
				.thing = walk.seat,
				.weight = walk.count.number,
				.or_more = walk.count.or_more,
				.at = span_is_set(value.at) ? value.at : walk.seat->at});
	}
}

static void push_person(struct own_run *run, const struct ref *person, struct span at)
{
	if (person->node != NODE_NONE)
		own_push_node(run, person->node, at);
	else
		own_push(run,
			(struct value){
				.sort = VALUE_TEXT, .text = ref_str(person), .at = at});
}

/* As written in the seat, or whoever holds the posts that take it. */
static void take_seat_person(struct own_run *run, struct value value)
{
	const struct seat *seat = value.thing;

	if (seat->detail && span_is_set(seat->detail->person.at)) {
		push_person(run, &seat->detail->person, value.at);
		return;
	}
	for (uint32_t i = 0; i < seat->refs.count; i++) {
		uint32_t node = seat->refs.items[i].node;
		const struct post *post;

		if (node == NODE_NONE || run->model->nodes[node].sort != SORT_POST)
			continue;
		post = run->model->nodes[node].post;
		for (uint32_t j = 0; j < post->holders.count; j++)
			if (span_is_set(post->holders.items[j].person.at))
				push_person(
					run, &post->holders.items[j].person, value.at);
	}
}

static void push_truth(struct own_run *run, bool truth, struct span at)
{
	own_push(run, (struct value){.sort = VALUE_TRUTH, .truth = truth, .at = at});
}

/* Of a seat, what its table leaves to the reader of seats. */
static void take_of_seat(struct own_run *run, enum computed field, struct value value)
{
	const struct seat *seat = value.thing;

	if (field == COMPUTED_SEAT_COUNT)
		own_push(run, (struct value){.sort = VALUE_NUMBER,
				      .low = value.weight,
				      .high = value.weight,
				      .or_more = value.or_more,
				      .at = value.at});
	else if (field == COMPUTED_SEAT_VACANT)
		push_truth(run, (seat->flags & SEAT_VACANT) || seat->sort == SEAT_NOBODY,
			value.at);
	else if (field == COMPUTED_SEAT_SUBSTITUTE)
		push_truth(run, seat->flags & SEAT_SUBSTITUTE, value.at);
	else if (field == COMPUTED_SEAT_ON_DEMAND)
		push_truth(run, seat->flags & SEAT_ON_DEMAND, value.at);
	else if (seat->sort == SEAT_TEXT)
		own_push_plain(run, value);
}

/* ---- all ---- */

static void take_all(struct own_run *run, enum sort sort)
{
	const struct model *model = run->model;

	for (uint32_t v = 0; v < model->node_count; v++)
		if (model->nodes[v].sort == sort && node_is_present(&model->nodes[v]))
			own_push_node(run, v, model->nodes[v].id.at);
}

void own_push_computed(struct own_run *run, enum computed field, struct value value)
{
	const struct model *model = run->model;

	switch (field) {
	case COMPUTED_ID:
		own_push(run, (struct value){.sort = VALUE_TEXT,
				      .text = node_id(model, value.node),
				      .at = span_is_set(value.at)
						    ? value.at
						    : model->nodes[value.node].id.at});
		return;
	case COMPUTED_ROOT:
		push_truth(run, model->nodes[value.node].is_root, value.at);
		return;
	case COMPUTED_UNIT:
		take_unit(run, value);
		return;
	case COMPUTED_UNITS:
		take_units(run, value);
		return;
	case COMPUTED_ACCOUNTABILITY:
		push_accountability(run, value.node, value.at);
		return;
	case COMPUTED_SUPERIORS:
		take_superiors(run, value);
		return;
	case COMPUTED_SUBORDINATES:
		push_neighbours(run, &run->analysis->accountability, value.node,
			GRAPH_BACKWARD, value.at);
		return;
	case COMPUTED_PARTS:
		push_neighbours(run, parts(run), value.node, GRAPH_BACKWARD, value.at);
		return;
	case COMPUTED_DEPTH:
		take_depth(run, value);
		return;
	case COMPUTED_HEADS:
		push_neighbours(run, heads(run), value.node, GRAPH_FORWARD, value.at);
		return;
	case COMPUTED_CHAIRS:
		push_neighbours(run, chairs(run), value.node, GRAPH_FORWARD, value.at);
		return;
	case COMPUTED_SITS_IN:
		push_neighbours(
			run, own_sits_in(run), value.node, GRAPH_FORWARD, value.at);
		return;
	case COMPUTED_SEATS:
		take_seats(run, value);
		return;
	case COMPUTED_SEAT_PERSON:
		take_seat_person(run, value);
		return;
	case COMPUTED_HOLDER_VACANT:
		push_truth(run, ((const struct holder *)value.thing)->vacant, value.at);
		return;
	case COMPUTED_ALL_UNITS:
	case COMPUTED_ALL_POSTS:
	case COMPUTED_ALL_GROUPS:
	case COMPUTED_ALL_PERSONS:
		take_all(run, (enum sort)(field - COMPUTED_ALL_UNITS));
		return;
	default:
		take_of_seat(run, field, value);
	}
}

void own_computed_release(struct own_run *run)
{
	if (run->has_lines)
		node_lines_release(&run->lines);
	graph_release(&run->heads);
	graph_release(&run->chairs);
	graph_release(&run->sits_in);
	graph_release(&run->parts);
	if (run->seat_marks)
		seat_marks_release(run->seat_marks);
	free(run->seat_marks);
	free(run->unit);
	free(run->depth);
}

_Static_assert((int)COMPUTED_ALL_PERSONS - (int)COMPUTED_ALL_UNITS ==
		       (int)SORT_PERSON - (int)SORT_UNIT,
	"the sorts come in one order");
