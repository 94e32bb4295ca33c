/* One condition, judged for every node. */
#include "check/pick.h"
#include "check_internal.h"
#include "own_internal.h"

bool pick_nodes(const struct model *model, const struct analysis *analysis,
	const struct own_rules *rules, const struct condition *condition, bool *met)
{
	struct check check = {.model = model, .analysis = analysis};
	struct own_run run;
	bool done;

	own_run_begin(&run, &check, rules);
	for (uint32_t v = 0; v < model->node_count; v++)
		met[v] = node_is_present(&model->nodes[v]) &&
			 own_judge_node(&run, condition, v) == MET;
	done = run.steps <= OWN_STEPS;
	own_found_release(&run);
	own_run_end(&run);
	return done;
}
