/* The search for chains where it could take for ever, or go astray. */
#include "report/chain.h"

#include "model/find.h"
#include "sample.h"

#include <criterion/criterion.h>

static struct sample sample;
static struct buf yaml;
static struct chain chain;

static void begin(void)
{
	buf_add_text(&yaml, "orgraph: 1\ngroups:\n");
}

static void end(void)
{
	chain_release(&chain);
	sample_release(&sample);
	buf_release(&yaml);
}

TestSuite(chain, .init = begin, .fini = end);

static void find(const char *id)
{
	sample_load(&sample, buf_str(&yaml));
	cr_assert_eq(sample.sink.counts[SEVERITY_ERROR], 0);
	chain_make(&chain, &sample.model, &sample.analysis,
		model_find_id(&sample.model, str_of(id)));
}

/* The ids of a path, with blanks between. */
static const char *path_of(uint32_t index)
{
	static char text[200];
	size_t used = 0;

	text[0] = '\0';
	for (uint32_t i = 0; i < chain.paths[index].count && used < 150; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%s%.*s",
			i ? " " : "",
			STR_ARG(node_id(
				&sample.model, chain.paths[index].steps[i].node)));
	return text;
}

static void add_group(unsigned number, bool root)
{
	buf_printf(&yaml, "  g%u: {name: Group %u%s", number, number,
		root ? ", root: true" : "");
}

static void expect_simple(const struct chain_path *path)
{
	bool *seen = mem_alloc_zero(sample.model.node_count, sizeof *seen);

	for (uint32_t i = 0; i < path->count; i++) {
		cr_assert_not(seen[path->steps[i].node]);
		seen[path->steps[i].node] = true;
	}
	free(seen);
}

Test(chain, root_alone)
{
	buf_add_text(&yaml, "  a: {root: true}\n");
	find("a");
	cr_assert_eq(chain.end, CHAIN_COMPLETE);
	cr_assert_eq(chain.path_count, 1);
	cr_assert_str_eq(path_of(0), "a");
	cr_assert_null(chain.paths[0].steps[0].step);
	cr_assert_not(chain.more);
}

Test(chain, shortest_first_ties_by_order)
{
	buf_add_text(&yaml, "  a: {reports_to: [b, c, r]}\n"
			    "  b: {reports_to: r}\n"
			    "  c: {reports_to: [r, d]}\n"
			    "  d: {reports_to: r}\n"
			    "  r: {root: true}\n");
	find("a");
	cr_assert_eq(chain.path_count, 4);
	cr_assert_str_eq(path_of(0), "a r");
	cr_assert_str_eq(path_of(1), "a b r");
	cr_assert_str_eq(path_of(2), "a c r");
	cr_assert_str_eq(path_of(3), "a c d r");
	cr_assert_not(chain.more);
}

/* A path ends at the first root, and does not enter what leads to none. */
Test(chain, ends_at_the_first_root)
{
	buf_add_text(&yaml, "  a: {reports_to: [dead, b]}\n"
			    "  dead: {note: x}\n"
			    "  b: {root: true, reports_to: r}\n"
			    "  r: {root: true}\n");
	find("a");
	cr_assert_eq(chain.path_count, 1);
	cr_assert_str_eq(path_of(0), "a b");
}

Test(chain, goes_round_a_cycle)
{
	buf_add_text(&yaml, "  a: {reports_to: [a, b]}\n"
			    "  b: {reports_to: [a, c]}\n"
			    "  c: {reports_to: [b, r]}\n"
			    "  r: {root: true}\n");
	find("a");
	cr_assert_eq(chain.path_count, 1);
	cr_assert_str_eq(path_of(0), "a b c r");
}

Test(chain, broken_by_a_cycle)
{
	buf_add_text(&yaml, "  a: {reports_to: b}\n"
			    "  b: {reports_to: c}\n"
			    "  c: {reports_to: b}\n"
			    "  r: {root: true}\n");
	find("a");
	cr_assert_eq(chain.end, CHAIN_CYCLE);
	cr_assert_str_eq(path_of(0), "a b c b");
	cr_assert(str_is(node_id(&sample.model, chain.at), "b"));
}

Test(chain, broken_by_itself)
{
	buf_add_text(&yaml, "  a: {reports_to: a}\n  r: {root: true}\n");
	find("a");
	cr_assert_eq(chain.end, CHAIN_CYCLE);
	cr_assert_str_eq(path_of(0), "a a");
}

/* Of several breaks the nearest. */
Test(chain, broken_by_an_orphan)
{
	buf_add_text(&yaml, "  a: {reports_to: [b, s]}\n"
			    "  b: {reports_to: c}\n"
			    "  c: {note: x}\n"
			    "  s: {stub: true}\n"
			    "  r: {root: true}\n");
	find("a");
	cr_assert_eq(chain.end, CHAIN_STUB);
	cr_assert_str_eq(path_of(0), "a s");
	chain_release(&chain);
	chain_make(&chain, &sample.model, &sample.analysis,
		model_find_id(&sample.model, STR("b")));
	cr_assert_eq(chain.end, CHAIN_ORPHAN);
	cr_assert_str_eq(path_of(0), "b c");
}

Test(chain, deep)
{
	const unsigned deep = 200000;

	add_group(0, true);
	buf_add_text(&yaml, "}\n");
	for (unsigned i = 1; i < deep; i++) {
		add_group(i, false);
		buf_printf(&yaml, ", reports_to: g%u}\n", i - 1);
	}
	find("g199999");
	cr_assert_eq(chain.end, CHAIN_COMPLETE);
	cr_assert_eq(chain.path_count, 1);
	cr_assert_eq(chain.paths[0].count, deep);
}

/* Once round a large ring, and the way back to its start is looked at only once. */
Test(chain, large_ring)
{
	const unsigned size = 100000;

	add_group(0, true);
	buf_add_text(&yaml, "}\n");
	for (unsigned i = 1; i < size; i++) {
		add_group(i, false);
		buf_printf(&yaml, ", reports_to: [g%u%s]}\n", i + 1 == size ? 1 : i + 1,
			i + 1 == size ? ", g0" : "");
	}
	find("g1");
	cr_assert_eq(chain.path_count, 1);
	cr_assert_eq(chain.paths[0].count, size);
}

/* Every group reports to every other: paths beyond number. */
Test(chain, complete_graph)
{
	const unsigned size = 200;

	add_group(0, true);
	buf_add_text(&yaml, "}\n");
	for (unsigned i = 1; i < size; i++) {
		add_group(i, false);
		buf_add_text(&yaml, ", reports_to: [g0");
		for (unsigned k = 1; k < size; k++)
			buf_printf(&yaml, ", g%u", k);
		buf_add_text(&yaml, "]}\n");
	}
	find("g7");
	cr_assert_eq(chain.path_count, CHAIN_PATHS);
	cr_assert(chain.more);
	cr_assert_eq(chain.paths[0].count, 2);
	for (uint32_t i = 1; i < CHAIN_PATHS; i++) {
		cr_assert_eq(chain.paths[i].count, 3);
		expect_simple(&chain.paths[i]);
	}
}

/* Diamonds in a row: 2^1000 paths of equal length. */
Test(chain, diamonds)
{
	const unsigned size = 1000;

	add_group(0, true);
	buf_add_text(&yaml, "}\n");
	for (unsigned i = 1; i <= size; i++) {
		add_group(3 * i, false);
		buf_printf(&yaml, ", reports_to: [g%u, g%u]}\n", 3 * i - 2, 3 * i - 1);
		add_group(3 * i - 1, false);
		buf_printf(&yaml, ", reports_to: g%u}\n", 3 * i - 3);
		add_group(3 * i - 2, false);
		buf_printf(&yaml, ", reports_to: g%u}\n", 3 * i - 3);
	}
	find("g3000");
	cr_assert_eq(chain.path_count, CHAIN_PATHS);
	cr_assert(chain.more);
	for (uint32_t i = 0; i < CHAIN_PATHS; i++)
		cr_assert_eq(chain.paths[i].count, 2 * size + 1);
	for (uint32_t i = 1; i < CHAIN_PATHS; i++)
		cr_assert_neq(memcmp(chain.paths[i].steps, chain.paths[i - 1].steps,
				      chain.paths[i].count * sizeof(struct chain_step)),
			0);
}
