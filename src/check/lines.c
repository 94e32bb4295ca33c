/*
 * The shape of the lines, but for cycles: what hangs in the air, what stands at the top,
 * and lines that lead where nobody answers.
 */
#include "check_internal.h"

static bool is_body(const struct node *node)
{
	return node->sort == SORT_GROUP || node->sort == SORT_UNIT;
}

static void self_report(struct check *check, uint32_t index)
{
	const struct line *line = &check->model->lines[index];
	struct diag *diag;

	if (line->relation != RELATION_REPORTS_TO || line->from != line->to.node)
		return;
	diag = REPORT(
		check, line->to.at, "'%.*s' reports to itself", ID(check, line->from));
	about(check, diag, line->from);
	HELP(check, diag, "name its superior instead, or remove this line");
}

/* ---- the top ---- */

static bool hangs_loose(const struct check *check, uint32_t index)
{
	static const char *const ways[] = {"reports_to", "principal", "part_of", "root",
		"unit", "external", "stub", "status"};

	if (check->model->nodes[index].is_root ||
		model_steps(check->model, index).count > 0)
		return false;
	for (size_t i = 0; i < COUNT_OF(ways); i++)
		if (is_unread(check, index, ways[i]))
			return false;
	return true;
}

static void orphan(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct diag *diag;

	if (!is_body(node) || !hangs_loose(check, index) || !node_is_own(node))
		return;
	diag = REPORT(check, node->id.at, "'%.*s' has no superior and is no root",
		ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "add `%s:` with the body that '%.*s' %s, or `root: true`",
		node->sort == SORT_UNIT ? "part_of" : "reports_to", ID(check, index),
		node->sort == SORT_UNIT ? "belongs to" : "answers to");
	report_below(check, diag, &index, 1);
}

/* By their ids: the finding is the same in whatever order they are written. */
static uint32_t first_by_id(const struct check *check, struct graph_run nodes)
{
	uint32_t first = nodes.items[0];

	for (uint32_t i = 1; i < nodes.count; i++)
		if (str_cmp(node_id(check->model, nodes.items[i]),
			    node_id(check->model, first)) < 0)
			first = nodes.items[i];
	return first;
}

static void orphan_post(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct graph_run below;
	struct diag *diag;

	if (node->sort != SORT_POST || !hangs_loose(check, index))
		return;
	below = graph_neighbours(&check->analysis->accountability, index, GRAPH_BACKWARD);
	if (below.count == 0)
		return;
	diag = REPORT(check, node->id.at,
		"'%.*s' answers to '%.*s', which has no superior and is no root",
		ID(check, first_by_id(check, below)), ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "add `reports_to:` to '%.*s', or `root: true`",
		ID(check, index));
	report_below(check, diag, &index, 1);
}

static bool has_bodies(const struct model *model)
{
	for (uint32_t v = 0; v < model->node_count; v++)
		if (is_body(&model->nodes[v]) && node_is_present(&model->nodes[v]))
			return true;
	return false;
}

/* May the mark stand where it could not be read? */
static bool is_root_unread(const struct check *check)
{
	const struct model *model = check->model;

	if (model->root_unread)
		return true;
	for (uint32_t i = 0; i < model->unread_key_count; i++)
		if (model_is_unread(model, model->unread_keys[i].node, "root", NULL))
			return true;
	return false;
}

static void no_root(struct check *check, uint32_t none)
{
	const struct sources *sources = check->model->sources;
	struct span start = {0, 0};
	struct diag *diag;

	(void)none;
	if (check->model->root_count > 0 || !has_bodies(check->model) ||
		is_root_unread(check))
		return;
	if (sources && sources_first(sources))
		start.begin = start.end = sources_first(sources)->base;
	diag = REPORT(
		check, start, "no node is marked as root, and none can be inferred");
	HELP(check, diag, "add `root: true` to the node at the top");
}

enum { ROOTS_NOTED = 10 };

static void many_roots(struct check *check, uint32_t none)
{
	const struct model *model = check->model;
	uint32_t *roots, count = 0;
	struct diag *diag;

	(void)none;
	if (model->roots_marked || model->root_count < 2 || !has_bodies(model) ||
		is_root_unread(check))
		return;
	roots = arena_array(check->scratch, model->root_count, sizeof *roots);
	for (uint32_t v = 0; v < model->node_count; v++)
		if (model->nodes[v].is_root)
			roots[count++] = v;
	diag = REPORT(check, id_at(check, roots[0]),
		"no node is marked as root, and %u could be one", count);
	about_all(check, diag, NODE_NONE, roots, count);
	for (uint32_t i = 1; i < count && i < ROOTS_NOTED; i++)
		NOTE(check, diag, id_at(check, roots[i]), "'%.*s' could be one, too",
			ID(check, roots[i]));
	HELP(check, diag,
		"add `root: true` to what stands at the top, and name a superior of "
		"the others");
}

/* ---- lines that end too early ---- */

static void reports_to_stub(struct check *check, uint32_t index)
{
	const struct line *line = &check->model->lines[index];
	const struct node *from = &check->model->nodes[line->from];
	const struct node *to = &check->model->nodes[line->to.node];
	struct diag *diag;

	if (line->relation != RELATION_REPORTS_TO || from->sort != SORT_GROUP ||
		from->stub || !to->stub || to->is_root)
		return;
	diag = REPORT(check, line->to.at,
		"'%.*s' reports to '%.*s', which is only mentioned and not described",
		ID(check, line->from), ID(check, line->to.node));
	about_two(check, diag, line->from, line->to.node);
	NOTE(check, diag, to->id.at, "'%.*s' is a stub", ID(check, line->to.node));
	HELP(check, diag,
		"describe '%.*s' and remove its `stub: true`, or add `root: true`",
		ID(check, line->to.node));
}

/* `line` is in force; is its end? */
static void report_dissolved(struct check *check, const struct line *line)
{
	const struct node *from = &check->model->nodes[line->from];
	const struct node *to = &check->model->nodes[line->to.node];
	struct diag *diag;

	if (line->relation > RELATION_PRINCIPAL || from->status == STATUS_DISSOLVED ||
		(to->status != STATUS_DISSOLVED && to->presence != ENDED))
		return;
	diag = REPORT(check, line->to.at, "'%.*s' %.*s '%.*s', which %s",
		ID(check, line->from),
		STR_ARG(relation_verb(check->model, line->relation)),
		ID(check, line->to.node),
		to->presence == ENDED ? "has ended" : "is dissolved");
	about_two(check, diag, line->from, line->to.node);
	NOTE(check, diag,
		to->presence == ENDED ? node_detail(to)->valid.until.at : to->id.at,
		"'%.*s' %s here", ID(check, line->to.node),
		to->presence == ENDED ? "ends" : "is dissolved");
	HELP(check, diag, "name the body that has taken over from '%.*s'",
		ID(check, line->to.node));
}

static void reports_to_dissolved(struct check *check, uint32_t index)
{
	report_dissolved(check, &check->model->lines[index]);
}

/* A line to what has ended counts for no other rule: nobody else has been shown it. */
static void reports_to_ended(struct check *check)
{
	const struct model *model = check->model;

	for (uint32_t i = 0; model->day && i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (line->to.node != NODE_NONE &&
			model->nodes[line->to.node].presence == ENDED &&
			!(line->flags & (LINE_ABSENT | LINE_REPEATED)))
			report_dissolved(check, line);
	}
}

static void no_reporting_line(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct step_run steps = model_steps(check->model, index);
	const struct ref *principal;
	struct str named;
	struct diag *diag;

	if (node->is_root || steps.count == 0 ||
		steps.items[0].relation != RELATION_PRINCIPAL)
		return;
	principal = &check->model->lines[steps.items[0].line].to;
	if (principal->node != NODE_NONE &&
		group_is_chaired_by(check, node->group, principal->node))
		return;
	if (is_unread(check, index, "reports_to"))
		return;
	/* by its id, as all of a model's nodes are named: a name may be another's, too */
	named = principal->node == NODE_NONE
			? ref_str(principal)
			: text_str(check->model->nodes[principal->node].id);
	diag = REPORT(check, node->id.at,
		"'%.*s' has a principal, '%.*s', but no line that says where it reports",
		ID(check, index), STR_ARG(named));
	about(check, diag, index);
	NOTE(check, diag, principal->at, "the principal is named here");
	HELP(check, diag, "add `reports_to:`, with '%.*s' if that is where it reports",
		STR_ARG(named));
}

/* ---- lines that point the wrong way ---- */

enum { CHAIRS_COMPARED = 32 }; /* of each group: no line costs more than their square */

/* Is a chair of `to` below a chair of `from`? The first such pair. */
static bool chairs_inverted(const struct check *check, const struct group *from,
	const struct group *to, uint32_t *above, uint32_t *below)
{
	struct taker_walk low = {0};

	for (int i = 0; i < CHAIRS_COMPARED; i++) {
		struct taker_walk high = {0};

		*below = next_taker(&to->chair, &low);
		if (*below == NODE_NONE)
			return false;
		for (int j = 0; j < CHAIRS_COMPARED; j++) {
			*above = next_taker(&from->chair, &high);
			if (*above == NODE_NONE)
				break;
			if (analysis_below(check->analysis, *below, *above))
				return true;
		}
	}
	return false;
}

static void inverted_line(struct check *check, uint32_t index)
{
	const struct line *line = &check->model->lines[index];
	const struct node *from = &check->model->nodes[line->from];
	const struct node *to = &check->model->nodes[line->to.node];
	uint32_t above, below;
	struct diag *diag;

	if (line->relation != RELATION_REPORTS_TO || from->sort != SORT_GROUP ||
		to->sort != SORT_GROUP || from == to ||
		!chairs_inverted(check, from->group, to->group, &above, &below) ||
		shared_chair(check, from->group, to->group) != NODE_NONE)
		return;
	diag = REPORT(check, line->to.at,
		"'%.*s' reports to '%.*s', whose chair '%.*s' stands below its own "
		"chair '%.*s'",
		ID(check, line->from), ID(check, line->to.node), ID(check, below),
		ID(check, above));
	about_two(check, diag, line->from, line->to.node);
	HELP(check, diag, "turn the line round, or give one of the groups another chair");
}

static const struct check_rule rows[] = {
	{{"self-report", SEVERITY_ERROR, FAMILY_LINES, "a node that reports to itself",
		 "A body that reports to itself answers to nobody. Mostly a line was "
		 "copied from the paragraph above, or the name is an alias of the body "
		 "itself.",
		 "Name the superior, or remove the line."},
		SCOPE_LINE, self_report, NULL},
	{{"orphan", SEVERITY_ERROR, FAMILY_LINES,
		 "a group or unit without a superior that is no root",
		 "The document says that the body exists and not to whom it answers. "
		 "Its matters end nowhere, nobody outside it can be asked about it, "
		 "and all that reports to it hangs in the air with it (`data.below` "
		 "counts that).",
		 "Say where it reports (`reports_to`), on whose behalf it exists "
		 "(`principal`), or what it is part of (`part_of`). If it stands at "
		 "the top, mark it `root: true`."},
		SCOPE_NODE, orphan, NULL},
	{{"orphan-post", SEVERITY_WARNING, FAMILY_LINES,
		 "a post without a superior that is no root, and that somebody answers "
		 "to",
		 "Others report to this post, and the chain ends there without having "
		 "reached the top. Either the line from the post upwards was "
		 "forgotten, or the post stands at the top and does not say so.",
		 "Add `reports_to` or `unit` to the post, or mark it `root: true`."},
		SCOPE_NODE, orphan_post, NULL},
	{{"no-root", SEVERITY_ERROR, FAMILY_LINES,
		 "no node is marked as root, and none can be inferred",
		 "Every chain has to end somewhere. Where nothing stands at the top, "
		 "no body can be shown to answer to anybody, and all of them are "
		 "counted as unrooted.",
		 "Mark the node at the top (the board, the council, the director) "
		 "with `root: true`."},
		SCOPE_ORGANISATION, no_root, NULL},
	{{"many-roots", SEVERITY_WARNING, FAMILY_LINES,
		 "several nodes could be the root, and none is marked",
		 "A node that others answer to and that answers to nobody is taken for "
		 "a root as long as none is marked. With several of them, some may "
		 "only lack a line that was forgotten, and no rule can tell which.",
		 "Mark what stands at the top with `root: true`. What is left is then "
		 "reported as an orphan."},
		SCOPE_ORGANISATION, many_roots, NULL},
	{{"reports-to-stub", SEVERITY_WARNING, FAMILY_LINES,
		 "a group that reports to a body which is only mentioned",
		 "The line leads to a body of which nothing is known but its name: the "
		 "chain ends there, and whoever follows it learns neither who leads "
		 "the body nor where it reports.",
		 "Describe the body and remove `stub: true`. If it lies outside the "
		 "document and nothing stands above it, mark it `root: true`."},
		SCOPE_LINE, reports_to_stub, NULL},
	{{"reports-to-dissolved", SEVERITY_WARNING, FAMILY_LINES,
		 "a line of accountability to a body that is dissolved or has ended",
		 "When a body is dissolved, those who answered to it are easily "
		 "forgotten: their paragraphs still name it, and their reports reach "
		 "nobody.",
		 "Name the body that has taken over, or end the line, too (`valid: "
		 "{until: …}`)."},
		SCOPE_LINE, reports_to_dissolved, reports_to_ended},
	{{"no-reporting-line", SEVERITY_WARNING, FAMILY_LINES,
		 "a group that has a principal and says nowhere where it reports",
		 "On whose behalf a group exists and where it brings its results are "
		 "two questions. Where only the first is answered, everybody assumes "
		 "an answer to the second, not always the same. If the principal leads "
		 "the group itself, there is nothing to report.",
		 "Add `reports_to`, even if it repeats the principal."},
		SCOPE_OWN_GROUP, no_reporting_line, NULL},
	{{"inverted-line", SEVERITY_WARNING, FAMILY_LINES,
		 "a group reports to a group whose chair stands below its own chair",
		 "The superior of one chair would answer to the subordinate: such "
		 "reports are not asked for, and the group below cannot hold the group "
		 "above to account. Often the line was written the wrong way round.",
		 "Turn the line round, or give one of the groups a chair that fits."},
		SCOPE_LINE, inverted_line, NULL},
};

const struct rule_table line_rules = RULE_TABLE(rows);
