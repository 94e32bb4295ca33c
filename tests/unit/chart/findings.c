/* What the rules found, on the chart. */
#include "drawing.h"

static const char *const broken =
	"orgraph: 1\n"
	"posts: {p: {name: P, root: true}}\n"
	"groups:\n"
	"  a: {name: A, reports_to: b, chair: vacant, mandate: {power: advises}}\n"
	"  b: {name: B, reports_to: [c, p], chair: p, mandate: {power: advises}}\n"
	"  c: {name: C, reports_to: a, chair: p, mandate: {power: advises}}\n"
	"  d: {name: D, chair: p, mandate: {power: advises}}\n"
	"  e: {name: E, reports_to: e, chair: p, mandate: {power: advises}}\n";

/* The numbers on a box, as "1 3". */
static void expect_marks(const struct drawing *d, const char *id, const char *slugs)
{
	const struct chart_box *box = drawing_box(d, id);
	struct buf seen = {0};

	for (uint32_t i = 0; i < box->mark_count; i++)
		buf_printf(&seen, "%s%s", i > 0 ? " " : "",
			d->chart.findings[box->marks[i]].rule->slug);
	cr_expect_str_eq(seen.data ? seen.data : "", slugs, "%s: %s", id,
		seen.data ? seen.data : "");
	buf_release(&seen);
}

Test(findings, none_without_being_asked)
{
	struct drawing d;

	drawing_load(&d, broken);
	drawing_chart(&d, false);
	cr_expect_eq(d.chart.finding_count, 0);
	for (uint32_t i = 0; i < d.chart.line_count; i++)
		cr_expect_not(d.chart.lines[i].flags & CHART_LINE_CYCLE);
	drawing_release(&d);
}

Test(findings, a_cycle_is_marked_whole_and_stays_complete)
{
	struct drawing d;
	uint32_t marked = 0, cut = 0;

	drawing_load(&d, broken);
	drawing_chart(&d, true);
	cr_expect_eq(d.chart.line_count, 5);
	for (uint32_t i = 0; i < d.chart.line_count; i++) {
		marked += (d.chart.lines[i].flags & CHART_LINE_CYCLE) != 0;
		cut += (d.chart.lines[i].flags & CHART_LINE_CUT) != 0;
	}
	cr_expect_eq(marked, 4); /* of three, and of the one to itself */
	cr_expect_eq(cut, 1);
	cr_expect_not(drawing_line(&d, "b", RELATION_REPORTS_TO, "p")->flags &
		      CHART_LINE_CYCLE);
	cr_expect(drawing_box(&d, "a")->flags & CHART_IN_CYCLE);
	cr_expect_not(drawing_box(&d, "p")->flags & CHART_IN_CYCLE);
	cr_expect(drawing_box(&d, "d")->flags & CHART_ORPHAN);
	drawing_release(&d);
}

Test(findings, numbers_errors_before_warnings_and_leaves_infos_out)
{
	struct drawing d;

	drawing_load(&d, broken);
	drawing_chart(&d, true);
	for (uint32_t i = 1; i < d.chart.finding_count; i++)
		cr_expect_geq((int)d.chart.findings[i - 1].severity,
			(int)d.chart.findings[i].severity);
	for (uint32_t i = 0; i < d.chart.finding_count; i++)
		cr_expect_gt((int)d.chart.findings[i].severity, (int)SEVERITY_INFO);
	expect_marks(&d, "a", "cycle-reports-to vacant-chair no-members");
	expect_marks(&d, "d", "orphan no-members");
	expect_marks(&d, "e", "self-report no-members");
	expect_marks(&d, "p", "");
	cr_expect(
		str_is(drawing_legend(&d, CHART_LEGEND_FINDING, 1), "chair vacant (1)"));
	drawing_release(&d);
}

Test(findings, tips_tell_what_the_number_means_here)
{
	struct drawing d;
	struct buf tip = {0};

	drawing_load(&d, broken);
	drawing_chart(&d, true);
	buf_add_str(&tip, drawing_box(&d, "d")->tip);
	cr_expect_not_null(strstr(tip.data, "'d' has no superior"));
	buf_release(&tip);
	drawing_release(&d);
}

/* In the order in which they were found, below what the tip says anyway. */
Test(findings, a_tip_tells_each_of_several)
{
	static const char expected[] =
		"G (g)\nWatches\n"
		"1: a seat of 'g' is vacant: 'A'\n1: a seat of 'g' is vacant: 'B'";
	struct drawing d;
	struct buf tip = {0};

	drawing_load(&d, "orgraph: 1\n"
			 "posts: {p: {name: P, root: true}, q: {name: Q, root: true}}\n"
			 "groups:\n"
			 "  g: {name: G, note: Watches, reports_to: p, chair: q,\n"
			 "    mandate: {power: advises}, members: [\n"
			 "      {text: A, vacant: true}, {text: B, vacant: true}]}\n");
	drawing_chart(&d, true);
	buf_add_str(&tip, drawing_box(&d, "g")->tip);
	cr_expect_str_eq(tip.data, expected, "%s", tip.data);
	expect_marks(&d, "g", "vacant-seat");
	buf_release(&tip);
	drawing_release(&d);
}

Test(findings, what_is_not_drawn_is_not_counted)
{
	struct drawing d;

	drawing_load(&d, broken);
	d.options.focus = drawing_node(&d, "d");
	drawing_chart(&d, true);
	cr_expect_eq(d.chart.box_count, 1);
	cr_expect_eq(d.chart.finding_count, 2);
	cr_expect_eq(d.chart.findings[0].count, 1);
	drawing_release(&d);
}
