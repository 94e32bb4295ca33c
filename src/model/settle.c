/*
 * Completes a loaded model, in four passes over nodes and lines: who is there on the day
 * (day.c), which lines repeat others, to whom each node is accountable, and who is a
 * root. The definitions are those of docs/format.md, "Lines in the graph".
 */
#include "day_internal.h"

#include "model/find.h"
#include "model/node_lines.h"

#include <stdlib.h>

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

/*
 * Of equal lines the first that is in force counts, or the first if none is. `lines` are
 * equal ones in order.
 */
static void settle_equal(
	struct model *model, const struct keyed_line *equal, uint32_t count)
{
	uint32_t keep = 0;

	while (keep < count && (model->lines[equal[keep].index].flags & LINE_ABSENT))
		keep++;
	if (keep == count)
		keep = 0;
	for (uint32_t i = 0; i < count; i++)
		if (i != keep)
			model->lines[equal[i].index].flags |= LINE_REPEATED;
	model->distinct_lines++;
}

static void settle_repeated(struct model *model, const struct node_lines *out)
{
	uint32_t cap = 16;
	struct keyed_line *keyed = mem_alloc(cap, sizeof *keyed);

	for (uint32_t v = 0; v < model->node_count; v++) {
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
		if (count > 1)
			qsort(keyed, count, sizeof *keyed, keyed_cmp);
		for (uint32_t i = 0; i < count; i = end) {
			for (end = i + 1; end < count; end++)
				if (keyed[end].relation != keyed[i].relation ||
					keyed[end].to != keyed[i].to)
					break;
			settle_equal(model, keyed + i, end - i);
		}
	}
	free(keyed);
}

/* ---- accountability ---- */

static void step_add(struct model *model, uint32_t *cap, struct step step)
{
	uint32_t used = model->step_start[model->node_count];

	if (used == *cap) {
		*cap = *cap ? *cap * 2 : 64;
		model->steps = mem_resize(model->steps, *cap, sizeof *model->steps);
	}
	model->steps[used] = step;
	model->step_start[model->node_count]++;
}

/* Adds the steps of `node` along one relation; false if it has no such line. */
static bool steps_along(struct model *model, const struct node_lines *out, uint32_t node,
	uint32_t *cap, enum relation relation)
{
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
		step_add(model, cap, step);
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
static void step_to_head(
	struct model *model, const struct node_lines *out, uint32_t node, uint32_t *cap)
{
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
			struct step step = {
				NODE_NONE, NODE_NONE, RELATION_REPORTS_TO, true};

			step.to = head->node;
			step_add(model, cap, step);
			return;
		}
		unit = whole_of(model, out, unit);
		if (unit == NODE_NONE)
			return;
	}
	if (unit_ref->node == NODE_NONE)
		step_add(model, cap,
			(struct step){NODE_NONE, NODE_NONE, RELATION_REPORTS_TO, true});
}

static void settle_steps(struct model *model, const struct node_lines *out)
{
	uint32_t cap = 0, used = 0, count = model->node_count;

	model->step_start = mem_alloc_zero((size_t)count + 1, sizeof(uint32_t));
	for (uint32_t v = 0; v < count; v++) {
		model->step_start[v] = model->step_start[count];
		if (!node_is_present(&model->nodes[v]))
			continue;
		if (!steps_along(model, out, v, &cap, RELATION_REPORTS_TO) &&
			!steps_along(model, out, v, &cap, RELATION_PRINCIPAL) &&
			!steps_along(model, out, v, &cap, RELATION_PART_OF) &&
			model->nodes[v].sort == SORT_POST)
			step_to_head(model, out, v, &cap);
	}
	used = model->step_start[count];
	/* One at least: an empty run of steps is a place in the array, too. */
	model->steps =
		mem_resize(model->steps, used > 0 ? used : 1, sizeof *model->steps);
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

void model_settle(struct model *model)
{
	struct node_lines out;

	day_settle(model);
	node_lines_make(&out, model);
	settle_repeated(model, &out);
	settle_steps(model, &out);
	settle_roots(model);
	node_lines_release(&out);
}
