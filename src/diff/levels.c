/*
 * Levels that came: between a node and its former superior now stand others.
 *
 *	  A             A
 *	 / \           / \            X is new, or bore nobody before; B was right below A
 *	B   C   =>    X   C           and is now below X, which is right below A or below
 *	              |               others of its like
 *	              B
 *
 * Levels that went are found in the same way with the two organisations exchanged. Where
 * X bore others before, B has moved, and no level came.
 */
#include "diff_internal.h"

#define UNKNOWN (NODE_NONE - 1)
#define WALKING (NODE_NONE - 2)

/* Seen from the organisation that has the level. */
struct levels {
	struct finder *finder;
	enum diff_end with, without;
	bool *bore;    /* by node without: it has subordinates */
	bool *level;   /* by node with: it is one */
	uint32_t *top; /* by node with: the first above that is no level, or NODE_NONE */
};

static const struct model *with(const struct levels *levels)
{
	return levels->finder->diff->models[levels->with];
}

static const struct model *without(const struct levels *levels)
{
	return levels->finder->diff->models[levels->without];
}

static bool may_be_level(const struct levels *levels, uint32_t node)
{
	uint32_t before = levels->finder->diff->match[levels->with][node];

	return before == NODE_NONE || !levels->bore[before];
}

static void find_bearers(struct levels *levels)
{
	const struct model *model = without(levels);

	for (uint32_t i = 0; i < model->node_count; i++) {
		struct step_run steps = model_steps(model, i);

		for (uint32_t k = 0; k < steps.count; k++)
			if (steps.items[k].to != NODE_NONE)
				levels->bore[steps.items[k].to] = true;
	}
}

/* Each node is walked once, whoever asks; a ring has no top. */
static uint32_t find_top(struct levels *levels, uint32_t from)
{
	const struct model *model = with(levels);
	uint32_t at = from, top;

	while (at != NODE_NONE && levels->top[at] == UNKNOWN &&
		may_be_level(levels, at)) {
		levels->top[at] = WALKING;
		at = model_superior(model, at);
	}
	if (at == NODE_NONE || levels->top[at] == WALKING)
		top = NODE_NONE;
	else
		top = levels->top[at] == UNKNOWN ? at : levels->top[at];
	for (at = from; at != NODE_NONE && levels->top[at] == WALKING;
		at = model_superior(model, at))
		levels->top[at] = top;
	return top;
}

/* Marks what stands from `above` up to the former superior, if nothing else does. */
static void mark_up(struct levels *levels, uint32_t above, uint32_t former)
{
	if (!may_be_level(levels, above) || find_top(levels, above) != former)
		return;
	for (; above != former && !levels->level[above];
		above = model_superior(with(levels), above))
		levels->level[above] = true;
}

/* A level may stand beside the direct line that is still there. */
static void mark_above(struct levels *levels, uint32_t node)
{
	uint32_t *const *match = levels->finder->diff->match;
	uint32_t before = match[levels->with][node], former;
	struct step_run steps = model_steps(with(levels), node);

	if (before == NODE_NONE)
		return;
	former = model_superior(without(levels), before);
	if (former == NODE_NONE || match[levels->without][former] == NODE_NONE)
		return;
	former = match[levels->without][former];
	for (uint32_t i = 0; i < steps.count; i++)
		if (steps.items[i].to != NODE_NONE)
			mark_up(levels, steps.items[i].to, former);
}

static void tell(struct levels *levels, uint32_t node)
{
	struct diff *diff = levels->finder->diff;
	uint32_t nodes[DIFF_ENDS];
	struct change *change;

	nodes[levels->with] = node;
	nodes[levels->without] = diff->match[levels->with][node];
	change = change_add_node(levels->finder,
		levels->with == DIFF_NEW ? CHANGE_LEVEL_ADDED : CHANGE_LEVEL_REMOVED,
		nodes[DIFF_OLD], nodes[DIFF_NEW]);
	change_set_node(
		levels->finder, change, levels->with, model_superior(with(levels), node));
}

static void find(struct finder *finder, enum diff_end with_end)
{
	struct levels levels = {.finder = finder,
		.with = with_end,
		.without = with_end == DIFF_NEW ? DIFF_OLD : DIFF_NEW};
	uint32_t count = finder->diff->models[with_end]->node_count;

	levels.bore = mem_alloc_zero(without(&levels)->node_count, sizeof *levels.bore);
	levels.level = mem_alloc_zero(count, sizeof *levels.level);
	levels.top = mem_alloc(count, sizeof *levels.top);
	for (uint32_t i = 0; i < count; i++)
		levels.top[i] = UNKNOWN;
	find_bearers(&levels);
	for (uint32_t i = 0; i < count; i++)
		mark_above(&levels, i);
	for (uint32_t i = 0; i < count; i++)
		if (levels.level[i])
			tell(&levels, i);
	free(levels.bore);
	free(levels.level);
	free(levels.top);
}

void find_levels(struct finder *finder)
{
	find(finder, DIFF_OLD);
	find(finder, DIFF_NEW);
}
