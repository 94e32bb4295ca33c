/*
 * External groups, in which we are only represented. Both rules let a body off if a whole
 * that it is part of is in order, the first also if a part of it is: the groups are
 * collected while the rules walk over them, and what `part_of` says is asked at the end.
 */
#include "check_internal.h"

#include <stdlib.h>

struct externals {
	VEC(uint32_t) suspects; /* what the rule would report */
	VEC(uint32_t) sound;    /* what is in order, and lets its parts or wholes off */
};

static struct externals *externals(struct check *check)
{
	if (!*check->own)
		*check->own = arena_alloc(check->arena, sizeof(struct externals));
	return *check->own;
}

static void externals_release(struct externals *externals)
{
	VEC_RELEASE(&externals->suspects);
	VEC_RELEASE(&externals->sound);
}

/* Marks what can be reached from the sound nodes along `part_of`. */
static bool *reach_parts(
	struct check *check, const struct externals *externals, enum graph_way way)
{
	const struct graph *graph = shared_lines(check, RELATION_PART_OF);
	bool *mark = mem_alloc_zero(graph->nodes, sizeof *mark);
	uint32_t *queue = mem_alloc(graph->nodes, sizeof *queue);

	graph_reach(
		graph, externals->sound.items, externals->sound.count, way, mark, queue);
	free(queue);
	return mark;
}

/* ---- external-without-representative ---- */

static void look_for_representatives(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];

	if (group_detail(node->group)->represented_by.count > 0 ||
		is_unread(check, index, "represented_by"))
		*VEC_PUSH(&externals(check)->sound) = index;
	else if (node->external && !node->stub)
		*VEC_PUSH(&externals(check)->suspects) = index;
}

static void report_unrepresented(struct check *check)
{
	struct externals *found = externals(check);
	bool *wholes = NULL, *parts = NULL;

	if (found->suspects.count > 0) {
		wholes = reach_parts(check, found, GRAPH_FORWARD);
		parts = reach_parts(check, found, GRAPH_BACKWARD);
	}
	for (uint32_t i = 0; i < found->suspects.count; i++) {
		uint32_t node = found->suspects.items[i];
		struct diag *diag;

		if (wholes[node] || parts[node])
			continue;
		diag = REPORT(check, id_at(check, node),
			"nobody represents the organisation in '%.*s'", ID(check, node));
		about(check, diag, node);
		HELP(check, diag,
			"add `represented_by:` with the posts that sit there for the "
			"organisation");
	}
	free(wholes);
	free(parts);
	externals_release(found);
}

/* ---- represented-unreported ---- */

static bool has_reporting_line(const struct check *check, uint32_t node)
{
	struct step_run steps = model_steps(check->model, node);

	return steps.count > 0 && !steps.items[0].implied;
}

static void look_for_lines(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];

	if (node->external && group_detail(node->group)->represented_by.count > 0 &&
		!has_reporting_line(check, index))
		*VEC_PUSH(&externals(check)->suspects) = index;
}

static void report_unreported(struct check *check)
{
	struct externals *found = externals(check);
	bool *parts = NULL;

	if (found->suspects.count > 0) {
		for (uint32_t v = 0; v < check->model->node_count; v++)
			if (has_reporting_line(check, v))
				*VEC_PUSH(&found->sound) = v;
		parts = reach_parts(check, found, GRAPH_BACKWARD);
	}
	for (uint32_t i = 0; i < found->suspects.count; i++) {
		uint32_t node = found->suspects.items[i];
		struct diag *diag;

		if (parts[node])
			continue;
		diag = REPORT(check, id_at(check, node),
			"nothing says where the representatives in '%.*s' report",
			ID(check, node));
		about(check, diag, node);
		HELP(check, diag, "add `reports_to:` with the body that hears from them");
	}
	free(parts);
	externals_release(found);
}

static const struct check_rule rows[] = {
	{{"external-without-representative", SEVERITY_WARNING, FAMILY_OFFICES,
		 "an external group in which nobody represents the organisation",
		 "The document lists the group because it matters to the organisation, "
		 "and does not say who sits there. Whoever attends then speaks for "
		 "nobody, or nobody attends. A representative in a part of the group, "
		 "or in a whole that it belongs to, will do.",
		 "Add `represented_by`, or mark the group `stub: true` if it is only "
		 "mentioned."},
		SCOPE_GROUP, look_for_representatives, report_unrepresented},
	{{"represented-unreported", SEVERITY_INFO, FAMILY_OFFICES,
		 "an external group with representatives who report nowhere",
		 "Somebody sits there for the organisation, and nothing says to whom "
		 "they bring home what they heard and promised.",
		 "Add `reports_to` to the external group: the body to which its "
		 "representatives report."},
		SCOPE_GROUP, look_for_lines, report_unreported},
};

const struct rule_table external_rules = RULE_TABLE(rows);
