/*
 * Closed paths along one type of line. All that can reach each other form one set (a
 * strong component), and a set is one finding: with a shortest closed path through its
 * first node, to show it, and a smallest set of lines whose removal breaks it, to mend
 * it. Nothing is enumerated: 20 nodes can hold 3 * 10^17 closed paths.
 *
 * A node that reports to itself is a finding of its own (self-report), and such lines are
 * left out here; along all other lines a loop of one is a closed path like any other, and
 * is always among the lines to cut.
 */
#include "check_internal.h"
#include "knot_internal.h"

#include <stdlib.h>

/* The closed paths along one type of line, while they are being reported. */
struct cycles {
	struct check *check;
	uint16_t relation;
	struct graph graph;
	uint32_t *lines;     /* edge -> line */
	uint32_t *component; /* node -> its strong component */
	uint32_t components;
	uint32_t *start, *members; /* the nodes of each component, in input order */
	uint32_t *number;          /* node -> its place among the members of its set */
	uint32_t *path, *scratch;  /* for graph_shortest */
};

/* ---- saying it ---- */

/* The line from one node of the path to the next. */
static const struct line *line_between(
	const struct cycles *cycles, uint32_t from, uint32_t to)
{
	const struct graph *graph = &cycles->graph;

	for (uint32_t i = graph->out_start[from]; i < graph->out_start[from + 1]; i++)
		if (graph->out[i] == to)
			return &cycles->check->model
					->lines[cycles->lines[graph->out_edge[i]]];
	BUG("a path leaves the graph");
}

/* What closes the paths, in the plural; a line type without a word of its own is quoted.
 */
static void name_lines(const struct cycles *cycles, struct buf *out)
{
	switch (cycles->relation) {
	case RELATION_REPORTS_TO:
		buf_add_text(out, "reporting lines");
		break;
	case RELATION_PART_OF:
		buf_add_text(out, "'part_of' lines");
		break;
	case RELATION_DELEGATES_TO:
		buf_add_text(out, "delegations");
		break;
	case RELATION_ESCALATES_TO:
		buf_add_text(out, "escalations");
		break;
	default:
		buf_printf(out, "'%.*s' lines",
			STR_ARG(relation_verb(cycles->check->model, cycles->relation)));
	}
}

static struct diag *report_set(const struct cycles *cycles, const struct knot *knot,
	struct span at, uint32_t path_lines)
{
	struct check *check = cycles->check;
	struct buf lines = {0};
	struct diag *diag;

	if (knot->count == 1)
		return REPORT(check, at, "'%.*s' %.*s itself",
			ID(check, knot->members[0]),
			STR_ARG(relation_verb(check->model, cycles->relation)));
	name_lines(cycles, &lines);
	if (path_lines == knot->count)
		diag = REPORT(check, at, "%s form a cycle of %u", lines.data, path_lines);
	else
		diag = REPORT(check, at,
			"%s form a cycle of %u, one of several among %u nodes",
			lines.data, path_lines, knot->count);
	buf_release(&lines);
	return diag;
}

static void note_path(const struct cycles *cycles, struct diag *diag, uint32_t nodes)
{
	struct check *check = cycles->check;
	struct str verb = relation_verb(check->model, cycles->relation);

	for (uint32_t i = 1; i + 1 < nodes; i++) {
		uint32_t from = cycles->path[i], to = cycles->path[i + 1];

		NOTE(check, diag, line_between(cycles, from, to)->to.at,
			"'%.*s' %.*s '%.*s' here", ID(check, from), STR_ARG(verb),
			ID(check, to));
	}
}

/* The lines to cut as pairs of ids: the loops, and the edges of the cut. */
static struct str *cut_pairs(
	const struct check *check, const struct knot *knot, uint32_t *count)
{
	struct str *pairs = mem_alloc(
		2 * ((size_t)knot->loop_count + knot->cut_count), sizeof *pairs);
	uint32_t used = 0;

	for (uint32_t i = 0; i < knot->loop_count; i++, used += 2)
		pairs[used] = pairs[used + 1] = node_id(check->model, knot->loops[i]);
	for (uint32_t i = 0; i < knot->cut_count; i++, used += 2) {
		struct graph_edge edge = knot->edges[knot->cut[i]];

		pairs[used] = node_id(check->model, knot->members[edge.from]);
		pairs[used + 1] = node_id(check->model, knot->members[edge.to]);
	}
	*count = used / 2;
	return pairs;
}

enum { CUT_SHOWN = 5 }; /* in the help; data.cut has them all */

static void help_cut(const struct check *check, struct diag *diag,
	const struct knot *knot, const struct str *pairs, uint32_t count)
{
	struct buf text = {0};

	if (knot_is_ring(knot)) {
		HELP(check, diag, "remove one of these lines");
		return;
	}
	for (uint32_t i = 0; i < count && i < CUT_SHOWN; i++)
		buf_printf(&text, "%s'%.*s' to '%.*s'", i ? ", " : "",
			STR_ARG(pairs[2 * i]), STR_ARG(pairs[2 * i + 1]));
	if (count > CUT_SHOWN)
		buf_printf(&text, " and %u more", count - CUT_SHOWN);
	if (count == 1)
		HELP(check, diag, "remove %s, the one line that breaks it", text.data);
	else
		HELP(check, diag, "remove %s, which together break it", text.data);
	buf_release(&text);
}

static void report_knot(struct cycles *cycles, uint32_t component)
{
	struct check *check = cycles->check;
	struct knot knot;
	uint32_t begin = cycles->start[component], first, nodes, count;
	struct str *pairs;
	struct diag *diag;

	knot_make(&knot,
		&(struct knot_graph){&cycles->graph, cycles->component, cycles->number},
		cycles->members + begin, cycles->start[component + 1] - begin);
	first = knot.members[0];
	nodes = graph_shortest(&cycles->graph, first, first, cycles->component,
		cycles->path, cycles->scratch);
	diag = report_set(cycles, &knot,
		line_between(cycles, first, cycles->path[1])->to.at, nodes - 1);
	about_all(check, diag, NODE_NONE, knot.members, knot.count);
	path_of(check, diag, cycles->path, nodes);
	note_path(cycles, diag, nodes);
	pairs = cut_pairs(check, &knot, &count);
	help_cut(check, diag, &knot, pairs, count);
	if (cycles->relation == RELATION_REPORTS_TO)
		report_below(check, diag, knot.members, knot.count);
	diag_pairs(check->sink, diag, "cut", pairs, count);
	diag_bool(check->sink, diag, "exact", knot.exact);
	free(pairs);
	knot_release(&knot);
}

/* ---- finding the sets ---- */

static bool has_loop(const struct graph *graph, uint32_t node)
{
	struct graph_run run = graph_neighbours(graph, node, GRAPH_FORWARD);

	for (uint32_t i = 0; i < run.count; i++)
		if (run.items[i] == node)
			return true;
	return false;
}

/* Lists the members of each component; a counting sort keeps input order. */
static void list_members(struct cycles *cycles)
{
	uint32_t nodes = cycles->graph.nodes, components = cycles->components;
	uint32_t *start = mem_alloc_zero((size_t)components + 2, sizeof *start);
	uint32_t *next = start + 1; /* while filling: the next place of each component */

	for (uint32_t v = 0; v < nodes; v++)
		next[cycles->component[v] + 1]++;
	for (uint32_t c = 0; c < components; c++)
		next[c + 1] += next[c];
	cycles->members = mem_alloc(nodes, sizeof *cycles->members);
	for (uint32_t v = 0; v < nodes; v++)
		cycles->members[next[cycles->component[v]]++] = v;
	cycles->start = start;
}

static void report_knots(struct cycles *cycles)
{
	uint32_t nodes = cycles->graph.nodes;

	list_members(cycles);
	cycles->number = mem_alloc(nodes, sizeof *cycles->number);
	cycles->path = mem_alloc((size_t)nodes + 1, sizeof *cycles->path);
	cycles->scratch = mem_alloc(2 * (size_t)nodes, sizeof *cycles->scratch);
	memset(cycles->scratch, 0xff, nodes * sizeof *cycles->scratch); /* GRAPH_NONE */
	for (uint32_t c = 0; c < cycles->components; c++) {
		uint32_t begin = cycles->start[c];

		if (cycles->start[c + 1] - begin > 1 ||
			has_loop(&cycles->graph, cycles->members[begin]))
			report_knot(cycles, c);
	}
	free(cycles->start);
	free(cycles->members);
	free(cycles->number);
	free(cycles->path);
	free(cycles->scratch);
}

/* Most organisations have no cycle, and the search ends here. */
static bool has_cycle(const struct cycles *cycles)
{
	const struct graph *graph = &cycles->graph;

	if (cycles->components < graph->nodes)
		return true;
	for (uint32_t v = 0; v < graph->nodes; v++)
		if (has_loop(graph, v))
			return true;
	return false;
}

/*
 * Most organisations are written from the top down, or some from the bottom up. Where all
 * lines of a type go to earlier nodes, or all to later ones, the order of the input
 * itself says that there is no cycle.
 */
static bool can_close(const struct model *model, uint16_t relation)
{
	bool earlier = false, later = false;

	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];

		if (line->relation != relation || line->to.node == NODE_NONE)
			continue;
		earlier = earlier || line->to.node <= line->from;
		later = later || line->to.node >= line->from;
		if (earlier && later)
			return true;
	}
	return false;
}

static void check_cycles(struct check *check, uint16_t relation)
{
	struct cycles cycles = {.check = check, .relation = relation};

	if (!can_close(check->model, relation))
		return;
	lines_graph(check->model, relation, relation != RELATION_REPORTS_TO,
		&cycles.graph, &cycles.lines);
	if (cycles.graph.edges > 0) {
		cycles.component =
			mem_alloc(cycles.graph.nodes, sizeof *cycles.component);
		cycles.components = graph_components(&cycles.graph, cycles.component);
		if (has_cycle(&cycles))
			report_knots(&cycles);
		free(cycles.component);
	}
	graph_release(&cycles.graph);
	free(cycles.lines);
}

/* ---- the rules ---- */

static void cycle_reports_to(struct check *check, uint32_t none)
{
	(void)none;
	check_cycles(check, RELATION_REPORTS_TO);
}

static void cycle_part_of(struct check *check, uint32_t none)
{
	(void)none;
	check_cycles(check, RELATION_PART_OF);
}

static void cycle_delegation(struct check *check, uint32_t none)
{
	(void)none;
	check_cycles(check, RELATION_DELEGATES_TO);
}

static void cycle_escalation(struct check *check, uint32_t none)
{
	(void)none;
	check_cycles(check, RELATION_ESCALATES_TO);
}

/* The organisation's own types bring their own rule, which lives as long as what it
 * finds. */
void check_own_cycles(struct check *check)
{
	const struct model *model = check->model;

	for (uint32_t i = 0; i < model->line_type_count; i++) {
		struct str key = text_str(model->line_types[i].key);
		struct arena *arena = &check->sink->arena;
		struct check_rule *rule;
		struct buf slug = {0};

		if (!model->line_types[i].acyclic)
			continue;
		buf_printf(&slug, "cycle-%.*s", STR_ARG(key));
		rule = ARENA_NEW(arena, struct check_rule);
		*rule = (struct check_rule){
			.rule = {arena_copy(arena, slug.data, slug.len), SEVERITY_ERROR,
				FAMILY_LINES,
				"lines of a type of the organisation's own, declared "
				"acyclic, form a closed path",
				"The organisation has declared that these lines never "
				"lead back to where they started. Where they do, the "
				"text says two things that cannot both hold.",
				"Remove one line of the closed path, or declare the "
				"type without `acyclic: true`."},
			.scope = SCOPE_ORGANISATION};
		buf_release(&slug);
		check->rule = rule;
		if (sink_wants(check->sink, &rule->rule))
			check_cycles(check, (uint16_t)(RELATION__COUNT + i));
	}
}

static const struct check_rule rows[] = {
	{{"cycle-reports-to", SEVERITY_ERROR, FAMILY_LINES,
		 "reporting lines lead back to where they started",
		 "Each node in the set has a superior, and yet a matter that is taken "
		 "up the line comes back to where it began: nobody is the last to "
		 "answer for it. Whoever reads one group's paragraph sees nothing "
		 "wrong, since the cycle only shows when several are put together.",
		 "Decide which of the bodies stands highest, remove its line to the "
		 "others and say where it reports instead. The finding names the "
		 "fewest lines whose removal breaks the set."},
		SCOPE_ORGANISATION, cycle_reports_to, NULL},
	{{"cycle-part-of", SEVERITY_ERROR, FAMILY_LINES,
		 "`part_of` lines lead back to where they started",
		 "A body cannot be part of a part of itself. Until the cycle is broken "
		 "nobody can tell which of the bodies contains the others, and no "
		 "budget or chart can be added up.",
		 "Keep `part_of` on the smaller body and remove it from the larger one."},
		SCOPE_ORGANISATION, cycle_part_of, NULL},
	{{"cycle-delegation", SEVERITY_ERROR, FAMILY_LINES,
		 "delegations lead back to where they started",
		 "A power that is handed down and comes back was never handed down: "
		 "each body in the cycle can point to another as the source of its "
		 "mandate. A decision made on such a delegation can be contested. "
		 "`mandate.from` counts as a delegation.",
		 "Find the body that holds the power by law or by its own founding "
		 "decision, and remove the delegation to it."},
		SCOPE_ORGANISATION, cycle_delegation, NULL},
	{{"cycle-escalation", SEVERITY_ERROR, FAMILY_LINES,
		 "escalations lead back to where they started",
		 "A matter that nobody in the cycle decides is passed round for ever. "
		 "Escalation exists so that every matter ends with somebody who must "
		 "decide.",
		 "Let the highest body decide, and remove its `escalates_to`, or let "
		 "it escalate to someone outside the cycle."},
		SCOPE_ORGANISATION, cycle_escalation, NULL},
};

const struct rule_table cycle_rules = RULE_TABLE(rows);
