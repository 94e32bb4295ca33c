/* Title block, regions and legend. */
#include "drawing.h"

Test(heading, says_what_of_whom_when_and_from_where)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "organisation:\n"
			 "  id: o\n"
			 "  name: Town\n"
			 "  as_of: 2025-10\n"
			 "  version: '3'\n"
			 "  approver: the board\n"
			 "  sources:\n"
			 "    a: {title: Rules, number: RS 1, date: 2025-01-02}\n"
			 "    b: {title: Never cited}\n"
			 "groups: {g: {name: G, root: true, source: {in: a}}}\n");
	drawing_chart(&d, false);
	cr_expect(str_is(d.chart.title, "Town"));
	cr_expect(str_is(d.chart.subtitle, "Groups and reporting lines"));
	cr_assert_eq(d.chart.fact_count, 3);
	cr_expect(str_is(d.chart.facts[0], "As of 2025-10"));
	cr_expect(str_is(d.chart.facts[1], "Version 3, approved by the board"));
	cr_expect(str_is(d.chart.facts[2], "Source: Rules (RS 1, 2025-01-02)"));
	cr_expect(str_is(d.chart.description,
		"Town. Groups and reporting lines. 1 box, 0 lines."));
	d.options.title = "Mine";
	drawing_chart(&d, false);
	cr_expect(str_is(d.chart.title, "Mine"));
	cr_expect(str_is(d.chart.subtitle, "Town"));
	drawing_release(&d);
}

Test(heading, a_view_is_named_after_its_focus)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\ngroups: {g: {name: G, root: true}}\n");
	d.options.focus = drawing_node(&d, "g");
	d.options.language = "sv";
	drawing_chart(&d, false);
	cr_expect(str_is(d.chart.title, "Utsnitt: G"));
	cr_expect_eq(d.chart.subtitle.len, 0);
	drawing_release(&d);
}

Test(heading, many_documents_are_cut_short)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "organisation: {id: o, sources: {a: {title: A}, b: {title: B},"
			 " c: {title: C}, d: {title: D}}}\n"
			 "groups: {g: {name: G, root: true}}\n");
	drawing_chart(&d, false);
	cr_assert_eq(d.chart.fact_count, 1);
	cr_expect(str_is(d.chart.facts[0], "Sources: A; B; C and others"));
	drawing_release(&d);
}

static const char panels[] = "orgraph: 1\n"
			     "posts:\n"
			     "  p: {name: P, root: true}\n"
			     "  q: {name: Q, root: true}\n"
			     "  r: {name: R}\n"
			     "groups:\n"
			     "  a: {name: A, principal: p}\n"
			     "  b: {name: B, principal: p}\n"
			     "  c: {name: C, principal: q}\n"
			     "  d: {name: D, informs: r}\n"
			     "  e: {name: E, external: true}\n"
			     "  f: {name: F, stub: true, informs: a}\n";

static void expect_region(const struct drawing *d, const char *id,
	enum chart_region_kind kind, const char *title)
{
	const struct chart_box *box = drawing_box(d, id);

	cr_assert_not_null(box);
	cr_assert_neq(box->region, CHART_NONE, "%s", id);
	cr_expect_eq(d->chart.regions[box->region].kind, kind, "%s", id);
	cr_expect(str_is(d->chart.regions[box->region].title, title), "%s", id);
}

static const char of_units[] =
	"orgraph: 1\n"
	"units: {u: {name: U}, v: {name: V}, w: {name: W, principal: p}}\n"
	"posts:\n"
	"  p: {name: P, root: true}\n"
	"  q: {name: Q, unit: v, reports_to: p}\n"
	"groups:\n"
	"  a: {name: A, part_of: u, reports_to: p}\n"
	"  b: {name: B, part_of: v, reports_to: p}\n"
	"  c: {name: C, principal: q, reports_to: p}\n"
	"  d: {name: D, part_of: u, reports_to: p}\n"
	"  e: {name: E, part_of: w, reports_to: p}\n"
	"  f: {name: F, part_of: u, reports_to: a}\n"
	"  g: {name: G, part_of: u, reports_to: a}\n"
	"  h: {name: H, part_of: v, reports_to: a}\n"
	"  i: {name: I, part_of: v, reports_to: a}\n";

static void expect_no_region(const struct drawing *d, const char *id)
{
	cr_expect_eq(drawing_box(d, id)->region, CHART_NONE, "%s", id);
}

/* A group is of the unit of its principal; `f` and `g` stand on the panel of `a`. */
Test(regions, what_is_of_one_unit_below_one_superior)
{
	struct drawing d;

	drawing_load(&d, of_units);
	d.options.regions = CHART_BY_UNIT;
	drawing_chart(&d, false);
	expect_region(&d, "a", CHART_OF_UNIT, "U");
	expect_region(&d, "d", CHART_OF_UNIT, "U");
	expect_region(&d, "b", CHART_OF_UNIT, "V");
	expect_region(&d, "c", CHART_OF_UNIT, "V");
	cr_expect_eq(drawing_box(&d, "a")->region, drawing_box(&d, "d")->region);
	cr_expect_eq(drawing_box(&d, "b")->region, drawing_box(&d, "c")->region);
	expect_region(&d, "h", CHART_OF_UNIT, "V");
	cr_expect_eq(drawing_box(&d, "h")->region, drawing_box(&d, "i")->region);
	cr_expect_neq(drawing_box(&d, "h")->region, drawing_box(&d, "b")->region);
	for (const char *id = "efgp"; *id; id++)
		expect_no_region(&d, (char[]){*id, '\0'});
	drawing_release(&d);
}

Test(regions, are_none_where_none_are_wanted)
{
	struct drawing d;

	drawing_load(&d, panels);
	d.options.regions = CHART_BY_NOTHING;
	drawing_chart(&d, false);
	expect_no_region(&d, "a");
	expect_no_region(&d, "b");
	expect_region(&d, "e", CHART_OF_EXTERNAL, "External bodies");
	drawing_release(&d);
}

Test(regions, groups_of_one_principal_and_those_that_stand_apart)
{
	struct drawing d;

	drawing_load(&d, panels);
	drawing_chart(&d, false);
	expect_region(&d, "a", CHART_OF_PRINCIPAL, "P");
	expect_region(&d, "b", CHART_OF_PRINCIPAL, "P");
	cr_expect_eq(drawing_box(&d, "c")->region, CHART_NONE); /* one alone */
	expect_region(&d, "d", CHART_OF_ORPHANS, "No superior stated");
	expect_region(&d, "r", CHART_OF_ORPHANS, "No superior stated");
	expect_region(&d, "e", CHART_OF_EXTERNAL, "External bodies");
	expect_region(&d, "f", CHART_OF_STUBS, "Only mentioned");
	cr_expect_eq(drawing_box(&d, "p")->region, CHART_NONE);
	drawing_release(&d);
}

Test(legend, holds_what_is_used_and_no_more)
{
	struct drawing d;

	drawing_load(&d, panels);
	drawing_chart(&d, false);
	cr_expect(str_is(drawing_legend(&d, CHART_LEGEND_SHAPE, CHART_POST), "post"));
	cr_expect_eq(drawing_legend(&d, CHART_LEGEND_SHAPE, CHART_UNIT).len, 0);
	cr_expect(str_is(
		drawing_legend(&d, CHART_LEGEND_FLAG, CHART_EXTERNAL), "external body"));
	cr_expect_eq(drawing_legend(&d, CHART_LEGEND_FLAG, CHART_VACANT).len, 0);
	cr_expect_eq(drawing_legend(&d, CHART_LEGEND_POWER, POWER_DECIDES).len, 0);
	cr_expect(str_is(
		drawing_legend(&d, CHART_LEGEND_PANEL, 0), "groups of one principal"));
	d.options.no_legend = true;
	drawing_chart(&d, false);
	cr_expect_eq(d.chart.legend_count, 0);
	drawing_release(&d);
}

Test(legend, lines_that_look_alike_share_a_row)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\ngroups:\n"
			 "  a: {name: A, root: true}\n"
			 "  b: {name: B, reports_to: a}\n"
			 "  c: {name: C, part_of: a}\n"
			 "  d: {name: D, reports_to: b, informs: c}\n");
	drawing_chart(&d, false);
	cr_expect_eq(d.chart.legend_count, 2);
	cr_expect(str_is(
		drawing_legend(&d, CHART_LEGEND_LINE, 0), "reports to, is part of"));
	cr_expect(str_is(d.chart.line_sorts[0].mark, ""));
	cr_expect(str_is(d.chart.line_sorts[2].mark, "In"));
	drawing_release(&d);
}
