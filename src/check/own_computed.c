/*
 * Fields that no key of the format holds, a row and a function each: who refers to a
 * node, who sits in a group, what a seat says. What the lines make of a node is in
 * own_upward.c. Each graph is made in linear time when a rule first asks, and lasts for
 * the run.
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
	for (uint32_t i = 0; i < seats->count; i++) {
		struct ref_run takers = seat_takers(&seats->items[i]);

		for (uint32_t j = 0; j < takers.count; j++)
			add_edge(edges, takers.items[j].node, group);
	}
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
		add_seats(&edges, &group_detail(group)->deputy_chair, v);
		add_seats(&edges, &group->secretary, v);
		add_seats(&edges, &group->members, v);
		add_seats(&edges, &group_detail(group)->co_opted, v);
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
	struct ref_run takers = seat_takers(seat);

	if (seat->detail && span_is_set(seat->detail->person.at)) {
		push_person(run, &seat->detail->person, value.at);
		return;
	}
	for (uint32_t i = 0; i < takers.count; i++) {
		uint32_t node = takers.items[i].node;
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

static const struct seat *seat_of(struct value value)
{
	return value.thing;
}

static void take_count(struct own_run *run, struct value value)
{
	own_push(run, (struct value){.sort = VALUE_NUMBER,
			      .low = value.weight,
			      .high = value.weight,
			      .or_more = value.or_more,
			      .at = value.at});
}

static void take_vacant(struct own_run *run, struct value value)
{
	const struct seat *seat = seat_of(value);

	push_truth(
		run, (seat->flags & SEAT_VACANT) || seat->sort == SEAT_NOBODY, value.at);
}

static void take_substitute(struct own_run *run, struct value value)
{
	push_truth(run, seat_of(value)->flags & SEAT_SUBSTITUTE, value.at);
}

static void take_on_demand(struct own_run *run, struct value value)
{
	push_truth(run, seat_of(value)->flags & SEAT_ON_DEMAND, value.at);
}

static void take_text(struct own_run *run, struct value value)
{
	if (seat_of(value)->sort == SEAT_TEXT)
		own_push_plain(run, value);
}

static void take_holder_vacant(struct own_run *run, struct value value)
{
	push_truth(run, ((const struct holder *)value.thing)->vacant, value.at);
}

/* ---- of any node ---- */

static void take_id(struct own_run *run, struct value value)
{
	struct span at = run->model->nodes[value.node].id.at;

	own_push(run, (struct value){.sort = VALUE_TEXT,
			      .text = node_id(run->model, value.node),
			      .at = span_is_set(value.at) ? value.at : at});
}

static void take_root(struct own_run *run, struct value value)
{
	push_truth(run, run->model->nodes[value.node].is_root, value.at);
}

static void take_subordinates(struct own_run *run, struct value value)
{
	push_neighbours(run, &run->analysis->accountability, value.node, GRAPH_BACKWARD,
		value.at);
}

static void take_parts(struct own_run *run, struct value value)
{
	push_neighbours(run, parts(run), value.node, GRAPH_BACKWARD, value.at);
}

static void take_heads(struct own_run *run, struct value value)
{
	push_neighbours(run, heads(run), value.node, GRAPH_FORWARD, value.at);
}

static void take_chairs(struct own_run *run, struct value value)
{
	push_neighbours(run, chairs(run), value.node, GRAPH_FORWARD, value.at);
}

static void take_sits_in(struct own_run *run, struct value value)
{
	push_neighbours(run, own_sits_in(run), value.node, GRAPH_FORWARD, value.at);
}

/* ---- of the organisation ---- */

static void take_all(struct own_run *run, enum sort sort)
{
	const struct model *model = run->model;

	for (uint32_t v = 0; v < model->node_count; v++)
		if (model->nodes[v].sort == sort && node_is_present(&model->nodes[v]))
			own_push_node(run, v, model->nodes[v].id.at);
}

static void take_all_units(struct own_run *run, struct value value)
{
	(void)value;
	take_all(run, SORT_UNIT);
}

static void take_all_posts(struct own_run *run, struct value value)
{
	(void)value;
	take_all(run, SORT_POST);
}

static void take_all_groups(struct own_run *run, struct value value)
{
	(void)value;
	take_all(run, SORT_GROUP);
}

static void take_all_persons(struct own_run *run, struct value value)
{
	(void)value;
	take_all(run, SORT_PERSON);
}

/* ---- all ---- */

static own_taker *const takers[COMPUTED__COUNT] = {
	[COMPUTED_ID] = take_id,
	[COMPUTED_ROOT] = take_root,
	[COMPUTED_UNIT] = take_unit,
	[COMPUTED_UNITS] = take_units,
	[COMPUTED_ACCOUNTABILITY] = take_accountability,
	[COMPUTED_SUPERIORS] = take_superiors,
	[COMPUTED_SUBORDINATES] = take_subordinates,
	[COMPUTED_PARTS] = take_parts,
	[COMPUTED_DEPTH] = take_depth,
	[COMPUTED_HEADS] = take_heads,
	[COMPUTED_CHAIRS] = take_chairs,
	[COMPUTED_SITS_IN] = take_sits_in,
	[COMPUTED_SEATS] = take_seats,
	[COMPUTED_SEAT_COUNT] = take_count,
	[COMPUTED_SEAT_VACANT] = take_vacant,
	[COMPUTED_SEAT_SUBSTITUTE] = take_substitute,
	[COMPUTED_SEAT_ON_DEMAND] = take_on_demand,
	[COMPUTED_SEAT_TEXT] = take_text,
	[COMPUTED_SEAT_PERSON] = take_seat_person,
	[COMPUTED_HOLDER_VACANT] = take_holder_vacant,
	[COMPUTED_ALL_UNITS] = take_all_units,
	[COMPUTED_ALL_POSTS] = take_all_posts,
	[COMPUTED_ALL_GROUPS] = take_all_groups,
	[COMPUTED_ALL_PERSONS] = take_all_persons,
};

void own_push_computed(struct own_run *run, enum computed field, struct value value)
{
	takers[field](run, value);
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
