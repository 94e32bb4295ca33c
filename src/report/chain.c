/*
 * Finding the chain. Prefixes of paths grow breadth first from the node; one that meets a
 * root is a path, and the first found are the shortest. Each node ends at most
 * CHAIN_PATHS prefixes, which loses no shortest path where there is no cycle: whoever
 * comes later to a node is no shorter and would be led on no better. Only nodes that
 * reach a root are entered, so that no prefix is grown in vain.
 *
 * A prefix must not meet itself, which it can only within a strong component. There the
 * first prefix to reach a node cannot, being shortest; the others look back as far as the
 * component goes, and give up when together they have looked too long.
 */
#include "report/chain.h"

/* Steps that all looking back may take. */
#define LOOK_BACK 20000000

#define NO_PREFIX UINT32_MAX

struct prefix {
	uint32_t node;
	uint32_t before;         /* the prefix without this node, or NO_PREFIX */
	const struct step *step; /* from there to here */
};

struct search {
	struct chain *chain;
	const struct analysis *analysis;
	struct prefix *prefixes;
	uint32_t count, cap;
	uint8_t *ends;       /* by node: prefixes that end there */
	uint32_t *component; /* by node */
	uint32_t patience;
};

static void add_prefix(
	struct search *search, uint32_t node, uint32_t before, const struct step *step)
{
	if (search->count == search->cap) {
		search->cap = search->cap ? 2 * search->cap : 256;
		search->prefixes = mem_resize(
			search->prefixes, search->cap, sizeof *search->prefixes);
	}
	search->prefixes[search->count++] = (struct prefix){node, before, step};
	search->ends[node]++;
}

/* Does the prefix hold the node already? True, too, when patience is at its end. */
static bool holds(struct search *search, uint32_t prefix, uint32_t node)
{
	for (; prefix != NO_PREFIX; prefix = search->prefixes[prefix].before) {
		uint32_t before = search->prefixes[prefix].node;

		if (before == node)
			return true;
		if (search->component[before] != search->component[node])
			return false;
		if (search->patience == 0) {
			search->chain->more = true;
			return true;
		}
		search->patience--;
	}
	return false;
}

/* The prefix as a path, from the node outwards. */
static void take_path(struct search *search, uint32_t prefix)
{
	struct chain *chain = search->chain;
	struct chain_path *path = &chain->paths[chain->path_count++];
	const struct step *step = NULL;
	uint32_t count = 0;

	for (uint32_t i = prefix; i != NO_PREFIX; i = search->prefixes[i].before)
		count++;
	path->steps = arena_array(&chain->arena, count, sizeof *path->steps);
	path->count = count;
	for (uint32_t i = prefix; i != NO_PREFIX; i = search->prefixes[i].before) {
		path->steps[--count] =
			(struct chain_step){search->prefixes[i].node, step};
		step = search->prefixes[i].step;
	}
}

static void grow(struct search *search, uint32_t prefix)
{
	uint32_t node = search->prefixes[prefix].node;
	struct step_run steps = model_steps(search->chain->model, node);

	for (uint32_t i = 0; i < steps.count; i++) {
		uint32_t to = steps.items[i].to;

		if (to == NODE_NONE || !search->analysis->rooted[to])
			continue;
		if (search->ends[to] == CHAIN_PATHS)
			search->chain->more = true;
		else if (search->ends[to] == 0 || !holds(search, prefix, to))
			add_prefix(search, to, prefix, &steps.items[i]);
	}
}

static void find_paths(struct search *search)
{
	struct chain *chain = search->chain;
	uint32_t at;

	add_prefix(search, chain->node, NO_PREFIX, NULL);
	for (at = 0; at < search->count && chain->path_count < CHAIN_PATHS; at++) {
		if (chain->model->nodes[search->prefixes[at].node].is_root)
			take_path(search, at);
		else
			grow(search, at);
	}
	/* what was grown and not looked at is a path or leads to one */
	chain->more = chain->more || at < search->count;
}

/* ---- where it breaks ---- */

static bool is_broken_reference(const struct model *model, const struct step *step)
{
	return step->to == NODE_NONE &&
	       (step->line == NODE_NONE || model->lines[step->line].to.node == NODE_NONE);
}

/* Does the chain end at this node, which is no root? `*step` is the broken one. */
static bool ends_here(const struct model *model, uint32_t node, enum chain_end *end,
	const struct step **step)
{
	struct step_run steps = model_steps(model, node);
	const struct step *each = steps.items;
	bool goes_on = false;

	*step = NULL;
	for (uint32_t i = 0; i < steps.count; i++, each++) {
		if (is_broken_reference(model, each)) {
			*step = each;
			*end = CHAIN_UNKNOWN_REFERENCE;
			return true;
		}
		goes_on = goes_on || each->to != NODE_NONE;
	}
	if (goes_on)
		return false;
	*end = model->nodes[node].stub ? CHAIN_STUB : CHAIN_ORPHAN;
	*step = steps.count > 0 ? steps.items : NULL;
	return true;
}

/* The nearest node where a path from here ends without a root. */
static bool find_end(struct search *search)
{
	struct chain *chain = search->chain;
	const struct step *broken;

	add_prefix(search, chain->node, NO_PREFIX, NULL);
	for (uint32_t at = 0; at < search->count; at++) {
		uint32_t node = search->prefixes[at].node;
		struct step_run steps = model_steps(chain->model, node);

		if (ends_here(chain->model, node, &chain->end, &broken)) {
			take_path(search, at);
			chain->at = node;
			chain->paths[0].steps[chain->paths[0].count - 1].step = broken;
			return true;
		}
		for (uint32_t i = 0; i < steps.count; i++) {
			uint32_t to = steps.items[i].to;

			if (to != NODE_NONE && search->ends[to] == 0)
				add_prefix(search, to, at, &steps.items[i]);
		}
	}
	return false;
}

static const struct step *first_step(const struct model *model, uint32_t node)
{
	struct step_run steps = model_steps(model, node);
	const struct step *each = steps.items;

	for (uint32_t i = 0; i < steps.count; i++, each++)
		if (each->to != NODE_NONE)
			return each;
	BUG("a chain that neither ends nor goes on");
}

/* No path ends: along first steps the chain comes back to itself. */
static void find_ring(struct search *search)
{
	struct chain *chain = search->chain;
	uint32_t node = chain->node, last = NO_PREFIX;
	const struct step *step = NULL;

	memset(search->ends, 0, chain->model->node_count);
	search->count = 0;
	for (;;) {
		bool seen = search->ends[node] > 0;

		add_prefix(search, node, last, step);
		last = search->count - 1;
		if (seen)
			break;
		step = first_step(chain->model, node);
		node = step->to;
	}
	chain->end = CHAIN_CYCLE;
	chain->at = node;
	take_path(search, last);
}

void chain_make(struct chain *chain, const struct model *model,
	const struct analysis *analysis, uint32_t node)
{
	struct search search = {
		.chain = chain, .analysis = analysis, .patience = LOOK_BACK};

	*chain = (struct chain){.model = model, .node = node, .at = NODE_NONE};
	arena_init(&chain->arena, "chain");
	search.ends = mem_alloc_zero(model->node_count, sizeof *search.ends);
	if (analysis->rooted[node]) {
		search.component = mem_alloc(model->node_count, sizeof *search.component);
		analysis_components(analysis, search.component);
		find_paths(&search);
		free(search.component);
	} else if (!find_end(&search)) {
		find_ring(&search);
	}
	free(search.prefixes);
	free(search.ends);
}

struct span chain_step_place(const struct model *model, const struct chain_step *step)
{
	const struct node *node = &model->nodes[step->node];

	if (!step->step)
		return node->id.at;
	if (step->step->line == NODE_NONE)
		return node->post->unit.at;
	return model->lines[step->step->line].to.at;
}

const struct ref *chain_broken_target(const struct chain *chain)
{
	const struct chain_path *path = &chain->paths[0];
	const struct step *step = path->steps[path->count - 1].step;

	if (chain->end == CHAIN_COMPLETE || !step || step->line == NODE_NONE)
		return NULL;
	return &chain->model->lines[step->line].to;
}

void chain_release(struct chain *chain)
{
	arena_release(&chain->arena);
	*chain = (struct chain){0};
}
