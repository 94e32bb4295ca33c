/*
 * Runs the rules over a model. Nodes come one after the other, and each and its lines
 * meet all their rules while they are in the cache: a rule for itself over a million
 * groups costs more in fetching them than all rules cost in looking.
 */
#include "check_internal.h"

/* A rule that is on in this run, and what it keeps. */
struct active {
	const struct check_rule *rule;
	void *own;
};

struct run {
	struct check check;
	VEC(struct active) rules[SCOPE__COUNT];
};

static void collect_rules(struct run *run)
{
	for (uint32_t i = 0; rule_tables[i]; i++) {
		for (uint32_t j = 0; j < rule_tables[i]->count; j++) {
			const struct check_rule *rule = &rule_tables[i]->rows[j];

			if (sink_wants(run->check.sink, &rule->rule))
				*VEC_PUSH(&run->rules[rule->scope]) =
					(struct active){rule, NULL};
		}
	}
}

static void call(struct run *run, enum scope scope, uint32_t index)
{
	struct check *check = &run->check;

	for (uint32_t i = 0; i < run->rules[scope].count; i++) {
		struct active *active = &run->rules[scope].items[i];

		check->rule = active->rule;
		check->own = &active->own;
		active->rule->run(check, index);
		if (check->scratch->total)
			arena_reset(check->scratch);
	}
}

/*
 * Lines stand in the order of their nodes, but for those under `lines:`: each is taken
 * once, with its node if it comes no later.
 */
static void call_for_lines(struct run *run, uint32_t *next, uint32_t node)
{
	const struct model *model = run->check.model;

	for (; *next < model->line_count && model->lines[*next].from <= node; ++*next)
		if (model_line_counts(model, &model->lines[*next]))
			call(run, SCOPE_LINE, *next);
}

/* What decides whose node it is could not be read. */
static bool ownership_is_unread(const struct check *check, uint32_t index)
{
	return is_unread(check, index, "external") || is_unread(check, index, "stub") ||
	       is_unread(check, index, "status");
}

static void call_for_node(struct run *run, uint32_t index)
{
	const struct node *node = &run->check.model->nodes[index];

	if (!node_is_present(node))
		return;
	call(run, SCOPE_NODE, index);
	if (node->sort != SORT_GROUP)
		return;
	call(run, SCOPE_GROUP, index);
	if (node_is_own(node) && !ownership_is_unread(&run->check, index))
		call(run, SCOPE_OWN_GROUP, index);
}

static void finish_rules(struct run *run)
{
	struct check *check = &run->check;

	for (int scope = 0; scope < SCOPE__COUNT; scope++) {
		for (uint32_t i = 0; i < run->rules[scope].count; i++) {
			struct active *active = &run->rules[scope].items[i];

			check->rule = active->rule;
			check->own = &active->own;
			if (active->rule->finish)
				active->rule->finish(check);
			arena_reset(check->scratch);
		}
		VEC_RELEASE(&run->rules[scope]);
	}
}

static void run_rules(struct run *run)
{
	const struct model *model = run->check.model;
	uint32_t line = 0;

	collect_rules(run);
	call(run, SCOPE_ORGANISATION, NODE_NONE);
	check_own_cycles(&run->check);
	for (uint32_t v = 0; v < model->node_count; v++) {
		call_for_node(run, v);
		call_for_lines(run, &line, v);
	}
	finish_rules(run);
	check_own_rules(&run->check);
}

void check_run(const struct model *model, const struct analysis *analysis,
	struct sink *sink, const struct check_options *options)
{
	struct arena scratch, arena;
	struct run run = {.check = {.model = model,
				  .analysis = analysis,
				  .sink = sink,
				  .scratch = &scratch,
				  .arena = &arena}};

	if (options)
		run.check.options = *options;
	arena_init(&scratch, "a rule's scratch");
	arena_init(&arena, "a run of the rules");
	run.check.shared = shared_new();
	run_rules(&run);
	shared_free(run.check.shared);
	arena_release(&arena);
	arena_release(&scratch);
}
