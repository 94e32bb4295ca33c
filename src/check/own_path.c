/*
 * What a path leads to. Values lie on one stack: a path puts its values behind those in
 * use, and whoever asked takes them off again. A value of the second step and on keeps
 * the place of the first, for that is where the subject says it.
 */
#include "own_internal.h"

#include "base/vec.h"

void own_push(struct own_run *run, struct value value)
{
	*VEC_PUSH(&run->values) = value;
	run->steps++;
}

void own_push_node(struct own_run *run, uint32_t node, struct span at)
{
	own_push(run, (struct value){.sort = VALUE_NODE, .node = node, .at = at});
}

/* ---- searches ---- */

void own_search(struct own_run *run)
{
	if (++run->epoch != 0)
		return;
	memset(run->mark, 0, run->model->node_count * sizeof *run->mark);
	run->epoch = 1;
}

bool own_meet(struct own_run *run, uint32_t node)
{
	bool first = run->mark[node] != run->epoch;

	run->mark[node] = run->epoch;
	return first;
}

/* ---- what stands for a value ---- */

static void push_seat(struct own_run *run, const struct seat *seat, struct span at)
{
	struct ref_run takers = seat_takers(seat);

	for (uint32_t i = 0; i < takers.count; i++)
		own_push_node(run, takers.items[i].node, at);
	if (seat->sort == SEAT_TEXT)
		own_push(run, (struct value){.sort = VALUE_TEXT,
				      .text = text_str(seat_words(seat)),
				      .at = at});
}

static void push_mention(struct own_run *run, const struct ref *ref, struct span at)
{
	if (!span_is_set(ref->at))
		return;
	if (ref->node != NODE_NONE)
		own_push_node(run, ref->node, at);
	else
		own_push(
			run, (struct value){
				     .sort = VALUE_TEXT, .text = ref_str(ref), .at = at});
}

void own_push_plain(struct own_run *run, struct value value)
{
	uint32_t first = run->values.count;

	switch (value.sort) {
	case VALUE_SEAT:
		push_seat(run, value.thing, value.at);
		break;
	case VALUE_LINE:
		own_push_node(run, ((const struct line *)value.thing)->to.node, value.at);
		break;
	case VALUE_HOLDER:
		push_mention(
			run, &((const struct holder *)value.thing)->person, value.at);
		break;
	default:
		own_push(run, value);
	}
	for (uint32_t i = first; i < run->values.count; i++)
		run->values.items[i].kept = value.kept;
}

/* Moves what was pushed from `from` on to `first`. */
static void move_down(struct own_run *run, uint32_t first, uint32_t from)
{
	uint32_t count = run->values.count - from;

	memmove(run->values.items + first, run->values.items + from,
		count * sizeof *run->values.items);
	run->values.count = first + count;
}

void own_make_plain(struct own_run *run, uint32_t first)
{
	uint32_t end = run->values.count;

	for (uint32_t i = first; i < end; i++)
		own_push_plain(run, run->values.items[i]);
	move_down(run, first, end);
}

/* ---- one step ---- */

static const void *own_base(const struct own_run *run, const struct value *value)
{
	switch (value->sort) {
	case VALUE_SEAT:
		return ((const struct seat *)value->thing)->detail;
	case VALUE_LINE:
		return ((const struct line *)value->thing)->detail;
	case VALUE_ORGANISATION:
		return &run->model->organisation;
	default:
		return value->thing;
	}
}

static void step_from_node(
	struct own_run *run, const struct path_step *step, struct value value)
{
	const struct node *node = &run->model->nodes[value.node];
	const struct field *field = step->own ? step->own : step->by_sort[node->sort];

	if (step->line_type != LINE_TYPE_NONE)
		own_push_line_type(run, run->rules->line_types[step->line_type].relation,
			value.node, value.at);
	else if (field && field->type == FIELD_LINES)
		own_push_line_type(run, field->relation, value.node, value.at);
	else if (field)
		own_push_field(run, step, field,
			step->own ? (const void *)node : node->body, value.at);
}

static void step_from(
	struct own_run *run, const struct path_step *step, struct value value)
{
	bool lost = value.sort == VALUE_NODE && value.node == NODE_NONE;

	if (value.sort == VALUE_UNKNOWN || lost)
		own_push(run, (struct value){.sort = VALUE_UNKNOWN, .at = value.at});
	else if (step->computed)
		own_push_computed(run, step->computed, value);
	else if (value.sort == VALUE_NODE)
		step_from_node(run, step, value);
	else if (step->own)
		own_push_field(run, step, step->own, own_base(run, &value), value.at);
}

/* From a seat and the like to those who take it, and on from them. */
static void step_through(
	struct own_run *run, const struct path_step *step, struct value value)
{
	uint32_t first = run->values.count, end;

	own_push_plain(run, value);
	end = run->values.count;
	for (uint32_t i = first; i < end; i++)
		if (run->values.items[i].sort != VALUE_TEXT)
			step_from(run, step, run->values.items[i]);
	move_down(run, first, end);
}

/* A node that is reached in two ways is there once. */
static void drop_repeated(struct own_run *run, uint32_t first)
{
	uint32_t kept = first;

	if (run->values.count - first < 2)
		return;
	own_search(run);
	for (uint32_t i = first; i < run->values.count; i++) {
		const struct value *value = &run->values.items[i];

		if (value->sort != VALUE_NODE || value->node == NODE_NONE ||
			own_meet(run, value->node))
			run->values.items[kept++] = *value;
	}
	run->values.count = kept;
}

uint32_t own_path(struct own_run *run, const struct path *path, struct value value)
{
	uint32_t first = run->values.count;

	own_push(run, value);
	for (uint32_t s = 0; s < path->count && run->steps <= OWN_STEPS; s++) {
		const struct path_step *step = &path->steps[s];
		uint32_t end = run->values.count;

		for (uint32_t i = first; i < end; i++) {
			if (step->through)
				step_through(run, step, run->values.items[i]);
			else
				step_from(run, step, run->values.items[i]);
		}
		move_down(run, first, end);
		drop_repeated(run, first);
	}
	return first;
}

/* ---- comparing ---- */

enum verdict own_same(const struct value *a, const struct value *b)
{
	bool lost = (a->sort == VALUE_NODE && a->node == NODE_NONE) ||
		    (b->sort == VALUE_NODE && b->node == NODE_NONE);

	if (a->sort == VALUE_UNKNOWN || b->sort == VALUE_UNKNOWN || lost)
		return OPEN;
	if (a->sort != b->sort)
		return FAILED;
	switch (a->sort) {
	case VALUE_NODE:
		return verdict_of(a->node == b->node);
	case VALUE_TEXT:
		return verdict_of(str_eq(a->text, b->text));
	case VALUE_NUMBER:
		if (a->or_more || b->or_more)
			return OPEN;
		return verdict_of(a->low == b->low && a->high == b->high);
	case VALUE_DATE:
		return verdict_of(a->day == b->day);
	case VALUE_TRUTH:
		return verdict_of(a->truth == b->truth);
	default:
		return FAILED;
	}
}
