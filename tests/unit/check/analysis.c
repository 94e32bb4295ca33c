/* Roots, the forest of first steps, and graphs of lines, against the plainest means. */
#include "fixture.h"

#include "model/find.h"

static struct text text(const char *s)
{
	struct str str = str_of(s);

	return (struct text){str.ptr, str.len, {1, 2}};
}

static void add_posts(struct model *model, uint32_t count)
{
	static const char *const ids = "abcdefghijklmnopqrstuvwxyz";

	model_init(model, NULL);
	for (uint32_t i = 0; i < count; i++) {
		struct node *node = model_add_node(model, SORT_POST);

		node->id = text(ids);
		node->id.ptr += i;
		node->id.len = 1;
	}
}

static void add_line(struct model *model, uint32_t from, uint32_t to)
{
	struct line *line = model_add_line(model);

	line->from = from;
	line->relation = RELATION_REPORTS_TO;
	line->to = (struct ref){"x", 1, {1, 2}, to};
}

/* Is `above` met on the walk along first steps? */
static bool walk_meets(const struct model *model, uint32_t node, uint32_t above)
{
	for (uint32_t i = 0; i <= model->node_count; i++) {
		node = model_superior(model, node);
		if (node == NODE_NONE)
			return false;
		if (node == above)
			return true;
	}
	return false;
}

static uint32_t chance(uint64_t *state, uint32_t bound)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)(*state >> 33) % bound;
}

static void compare_below(uint64_t *state, uint32_t count, uint32_t line_chance)
{
	struct model model;
	struct analysis analysis;

	add_posts(&model, count);
	for (uint32_t v = 0; v < count; v++)
		for (uint32_t lines = chance(state, line_chance); lines > 0; lines--)
			add_line(&model, v, chance(state, count));
	model_settle(&model, false);
	analysis_make(&analysis, &model);
	for (uint32_t v = 0; v < count; v++)
		for (uint32_t u = 0; u < count; u++)
			cr_assert_eq(analysis_below(&analysis, v, u),
				walk_meets(&model, v, u));
	analysis_release(&analysis);
	model_release(&model);
}

Test(analysis, below_is_what_a_walk_meets)
{
	uint64_t state = 1;

	for (int round = 0; round < 400; round++)
		compare_below(&state, 1 + chance(&state, 20), 2 + chance(&state, 3));
}

Test(analysis, an_empty_model_has_an_analysis)
{
	struct model model;
	struct analysis analysis;

	model_init(&model, NULL);
	model_settle(&model, false);
	analysis_make(&analysis, &model);
	cr_expect_eq(analysis.unrooted, 0);
	analysis_release(&analysis);
	analysis_release(&analysis); /* {0} is taken, too */
	model_release(&model);
}

Test(analysis, a_ring_is_the_top_of_what_hangs_on_it)
{
	struct model model;
	struct analysis analysis;

	/* d -> a -> b -> c -> a, e -> e */
	add_posts(&model, 6);
	add_line(&model, 3, 0);
	add_line(&model, 0, 1);
	add_line(&model, 1, 2);
	add_line(&model, 2, 0);
	add_line(&model, 4, 4);
	model_settle(&model, false);
	analysis_make(&analysis, &model);
	cr_expect_eq(analysis.ring[0], 1);
	cr_expect_eq(analysis.ring[2], 1);
	cr_expect_eq(analysis.ring[4], 2);
	cr_expect_eq(analysis.ring[3], 0);
	cr_expect_eq(analysis.top[3], 0);
	cr_expect_eq(analysis.top[5], 5);
	cr_expect(analysis_below(&analysis, 3, 2));
	cr_expect(analysis_below(&analysis, 0, 0), "a ring is below itself");
	cr_expect_not(analysis_below(&analysis, 3, 3));
	cr_expect_not(analysis_below(&analysis, 0, 3));
	analysis_release(&analysis);
	model_release(&model);
}

Test(analysis, unrooted_counts_own_bodies_and_whatever_is_accountable)
{
	struct fixture fixture = {0};

	fixture_load(&fixture,
		"orgraph: 1\n"
		"posts:\n"
		"  top: {root: true}\n"
		"  fine: {reports_to: top}\n"
		"  loose: {}\n" /* no accountability, and no body: not counted */
		"  under-loose: {reports_to: loose}\n"
		"  nowhere: {reports_to: nobody}\n" /* a broken line is accountability */
		"units:\n"
		"  own: {}\n"
		"  theirs: {external: true}\n"
		"groups:\n"
		"  group: {}\n"
		"  stub: {stub: true}\n"
		"  gone: {status: dissolved, reports_to: loose}\n",
		NULL);
	/* under-loose, nowhere, own, group, gone */
	cr_expect_eq(fixture.analysis.unrooted, 5, "%u", fixture.analysis.unrooted);
	fixture_release(&fixture);
}

Test(analysis, lines_are_those_that_count)
{
	struct fixture fixture = {0};
	uint32_t *lines;
	struct graph graph;

	fixture_load(&fixture,
		"orgraph: 1\n"
		"posts:\n"
		"  a: {advises: [b, b, a, nobody]}\n"
		"  b: {advises: {to: a, valid: {until: 2020}}}\n"
		"  c: {reports_to: a, advises: b}\n",
		"2026-01-01");
	analysis_lines(&fixture.model, RELATION_ADVISES, &graph, &lines);
	cr_assert_eq(graph.edges, 3);
	cr_expect_eq(fixture.model.lines[lines[0]].to.node, 1);
	cr_expect_eq(fixture.model.lines[lines[1]].to.node, 0, "a loop counts");
	cr_expect_eq(fixture.model.lines[lines[2]].from, 2);
	graph_release(&graph);
	free(lines);
	analysis_lines(&fixture.model, RELATION_CONSULTS, &graph, NULL);
	cr_expect_eq(graph.edges, 0);
	graph_release(&graph);
	fixture_release(&fixture);
}
