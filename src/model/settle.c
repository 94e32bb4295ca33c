/*
 * Completes a loaded model, in four passes over nodes and lines: who is there on the day
 * (day.c), which lines repeat others, to whom each node is accountable, and who is a
 * root. The definitions are those of docs/format.md, "Lines in the graph".
 *
 * The second and third write nothing but what is the node's own, and are done for either
 * half of the nodes by a thread, one after the other: a post's step asks for the lines of
 * its unit, which may be in the other half.
 */
#include "day_internal.h"

#include "base/beside.h"
#include "base/vec.h"
#include "model/find.h"
#include "model/node_lines.h"

#include <stdlib.h>

struct half {
	struct model *model;
	const struct node_lines *out; /* the lines from each node */
	uint32_t begin, end;          /* nodes */
	uint32_t distinct_lines;
	VEC(struct step) steps; /* a node's start is counted in these at first */
};

/* ---- lines that repeat others ---- */

struct keyed_line {
	uint32_t relation, to, index;
};

static int keyed_cmp(const void *a, const void *b)
{
	const struct keyed_line *x = a, *y = b;

	if (x->relation != y->relation)
		return x->relation < y->relation ? -1 : 1;
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* Few nodes have more than a handful of lines, for which qsort is too much. */
static void sort_keyed(struct keyed_line *keyed, uint32_t count)
{
	if (count > 8) {
		qsort(keyed, count, sizeof *keyed, keyed_cmp);
		return;
	}
	for (uint32_t i = 1; i < count; i++) {
		struct keyed_line moved = keyed[i];
		uint32_t place = i;

		for (; place > 0 && keyed_cmp(&keyed[place - 1], &moved) > 0; place--)
			keyed[place] = keyed[place - 1];
		keyed[place] = moved;
	}
}

/*
 * Of equal lines the first that is in force counts, or the first if none is. `lines` are
 * equal ones in order.
 */
static void settle_equal(
	struct half *half, const struct keyed_line *equal, uint32_t count)
{
	const struct model *model = half->model;
	uint32_t keep = 0;

	while (keep < count && (model->lines[equal[keep].index].flags & LINE_ABSENT))
		keep++;
	if (keep == count)
		keep = 0;
	for (uint32_t i = 0; i < count; i++)
		if (i != keep)
			model->lines[equal[i].index].flags |= LINE_REPEATED;
	half->distinct_lines++;
}

static void settle_repeated(void *context)
{
	struct half *half = context;
	const struct model *model = half->model;
	const struct node_lines *out = half->out;
	uint32_t cap = 16;
	struct keyed_line *keyed = mem_alloc(cap, sizeof *keyed);

	for (uint32_t v = half->begin; v < half->end; v++) {
		uint32_t count = 0, end;

		if (out->start[v + 1] - out->start[v] > cap) {
			cap = 2 * (out->start[v + 1] - out->start[v]);
			keyed = mem_resize(keyed, cap, sizeof *keyed);
		}
		for (uint32_t i = out->start[v]; i < out->start[v + 1]; i++) {
			const struct line *line = &model->lines[out->lines[i]];

			if (line->to.node != NODE_NONE)
				keyed[count++] = (struct keyed_line){
					line->relation, line->to.node, out->lines[i]};
		}
		sort_keyed(keyed, count);
		for (uint32_t i = 0; i < count; i = end) {
			for (end = i + 1; end < count; end++)
				if (keyed[end].relation != keyed[i].relation ||
					keyed[end].to != keyed[i].to)
					break;
			settle_equal(half, keyed + i, end - i);
		}
	}
	free(keyed);
}

/* ---- accountability ---- */

/* Adds the steps of `node` along one relation; false if it has no such line. */
static bool steps_along(struct half *half, uint32_t node, enum relation relation)
{
	const struct model *model = half->model;
	const struct node_lines *out = half->out;
	bool any = false;

	for (uint32_t i = out->start[node]; i < out->start[node + 1]; i++) {
		const struct line *line = &model->lines[out->lines[i]];
		struct step step = {NODE_NONE, out->lines[i], (uint8_t)relation,
			relation != RELATION_REPORTS_TO};

		if (line->relation != relation ||
			(line->flags & (LINE_ABSENT | LINE_REPEATED)))
			continue;
		/* A line to what cannot be found, or has ended, leads nowhere; yet no
		 * later kind of accountability steps in. */
		if (model_line_counts(model, line))
			step.to = line->to.node;
		*VEC_PUSH(&half->steps) = step;
		any = true;
	}
	return any;
}

static uint32_t whole_of(
	const struct model *model, const struct node_lines *out, uint32_t unit)
{
	for (uint32_t i = out->start[unit]; i < out->start[unit + 1]; i++) {
		const struct line *line = &model->lines[out->lines[i]];

		if (line->relation == RELATION_PART_OF && model_line_counts(model, line))
			return line->to.node;
	}
	return NODE_NONE;
}

/* A post that says nothing else answers to the head of its unit, and the head to the
 * head of the whole. */
static void step_to_head(struct half *half, uint32_t node)
{
	const struct model *model = half->model;
	const struct ref *unit_ref = &model->nodes[node].post->unit, *head;
	uint32_t unit = unit_ref->node;

	if (!span_is_set(unit_ref->at))
		return;
	for (int level = 0; level < 2 && unit != NODE_NONE; level++) {
		if (model->nodes[unit].sort != SORT_UNIT)
			return;
		head = &model->nodes[unit].unit->head;
		if (!span_is_set(head->at))
			return;
		if (head->node != node) {
			*VEC_PUSH(&half->steps) = (struct step){
				head->node, NODE_NONE, RELATION_REPORTS_TO, true};
			return;
		}
		unit = whole_of(model, half->out, unit);
		if (unit == NODE_NONE)
			return;
	}
	if (unit_ref->node == NODE_NONE)
		*VEC_PUSH(&half->steps) =
			(struct step){NODE_NONE, NODE_NONE, RELATION_REPORTS_TO, true};
}

static void settle_steps(void *context)
{
	struct half *half = context;
	struct model *model = half->model;

	for (uint32_t v = half->begin; v < half->end; v++) {
		model->step_start[v] = half->steps.count;
		if (!node_is_present(&model->nodes[v]))
			continue;
		if (!steps_along(half, v, RELATION_REPORTS_TO) &&
			!steps_along(half, v, RELATION_PRINCIPAL) &&
			!steps_along(half, v, RELATION_PART_OF) &&
			model->nodes[v].sort == SORT_POST)
			step_to_head(half, v);
	}
}

/* ---- both halves ---- */

/* The steps of the second behind those of the first. */
static void join(struct model *model, struct half *halves)
{
	uint32_t first = halves[0].steps.count, second = halves[1].steps.count;

	/* One at least: an empty run of steps is a place in the array, too. */
	model->steps = mem_resize(halves[0].steps.items,
		first + second > 0 ? first + second : 1, sizeof *model->steps);
	if (second > 0)
		memcpy(model->steps + first, halves[1].steps.items,
			second * sizeof *model->steps);
	free(halves[1].steps.items);
	for (uint32_t v = halves[1].begin; v < halves[1].end; v++)
		model->step_start[v] += first;
	model->step_start[model->node_count] = first + second;
	model->distinct_lines = halves[0].distinct_lines + halves[1].distinct_lines;
}

static void settle_lines(struct model *model, bool threads)
{
	uint32_t nodes = model->node_count;
	struct node_lines out;
	struct half halves[2] = {
		{.model = model, .out = &out, .end = nodes / 2},
		{.model = model, .out = &out, .begin = nodes / 2, .end = nodes},
	};

	node_lines_make(&out, model);
	model->step_start = mem_alloc((size_t)nodes + 1, sizeof(uint32_t));
	beside_both(settle_repeated, &halves[0], &halves[1], threads);
	beside_both(settle_steps, &halves[0], &halves[1], threads);
	join(model, halves);
	node_lines_release(&out);
}

/* ---- roots ---- */

static void settle_roots(struct model *model)
{
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct node *node = &model->nodes[v];

		node->is_root = node->root && node_is_present(node);
		model->root_count += node->is_root;
	}
	model->roots_marked = model->root_count > 0;
	if (model->roots_marked)
		return;
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct step_run steps = model_steps(model, v);

		for (uint32_t i = 0; i < steps.count; i++) {
			uint32_t to = steps.items[i].to;

			if (to == NODE_NONE || to == v || model->nodes[to].is_root ||
				model_steps(model, to).count > 0)
				continue;
			model->nodes[to].is_root = true;
			model->root_count++;
		}
	}
}

void model_settle(struct model *model, bool threads)
{
	day_settle(model);
	settle_lines(model, threads || model->node_count >= BESIDE_LEAST);
	settle_roots(model);
}
