/* What kind of line each relation becomes, and which lines carry the drawing. */
#include "drawing.h"

static void expect(const struct chart_line *line, enum line_style style, uint32_t flags)
{
	cr_assert_not_null(line);
	cr_expect_eq(line->style, style);
	cr_expect_eq(line->flags, flags);
}

Test(lines, written_solid_implied_thin_prepared_dotted)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "posts:\n"
			 "  top: {name: Top, root: true}\n"
			 "units:\n"
			 "  u: {name: U, reports_to: top}\n"
			 "groups:\n"
			 "  a: {name: A, reports_to: top}\n"
			 "  b: {name: B, principal: top, prepares_for: a}\n"
			 "  c: {name: C, part_of: a, delegates_to: b, escalates_to: a}\n"
			 "  e: {name: E, external: true, reports_to: top}\n");
	drawing_chart(&d, false);
	expect(drawing_line(&d, "a", RELATION_REPORTS_TO, "top"), LINE_SOLID,
		CHART_LINE_TREE | CHART_LINE_RANKS);
	expect(drawing_line(&d, "b", RELATION_PRINCIPAL, "top"), LINE_THIN,
		CHART_LINE_TREE | CHART_LINE_RANKS);
	expect(drawing_line(&d, "c", RELATION_PART_OF, "a"), LINE_SOLID,
		CHART_LINE_TREE | CHART_LINE_RANKS);
	expect(drawing_line(&d, "e", RELATION_REPORTS_TO, "top"), LINE_DOTTED,
		CHART_LINE_TREE | CHART_LINE_RANKS);
	expect(drawing_line(&d, "b", RELATION_PREPARES_FOR, "a"), LINE_DOTTED, 0);
	expect(drawing_line(&d, "c", RELATION_DELEGATES_TO, "b"), LINE_DASHED, 0);
	expect(drawing_line(&d, "c", RELATION_ESCALATES_TO, "a"), LINE_DASHED, 0);
	cr_expect_null(drawing_box(&d, "u"));
	drawing_release(&d);
}

Test(lines, a_post_of_a_unit_answers_to_its_head_thinly)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "units: {u: {name: U, head: boss}}\n"
			 "posts:\n"
			 "  boss: {name: Boss, root: true, unit: u}\n"
			 "  hand: {name: Hand, unit: u}\n");
	d.options.show = CHART_POSTS;
	drawing_chart(&d, false);
	expect(drawing_line(&d, "hand", RELATION_REPORTS_TO, "boss"), LINE_THIN,
		CHART_LINE_TREE | CHART_LINE_RANKS);
	cr_expect(str_is(drawing_legend(&d, CHART_LEGEND_LINE, 0),
		"answers to the head of its unit"));
	drawing_release(&d);
}

Test(lines, the_first_superior_carries_and_the_second_is_drawn_too)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "posts:\n"
			 "  p: {name: P, root: true}\n"
			 "  q: {name: Q, root: true}\n"
			 "groups: {g: {name: G, reports_to: [q, p]}}\n");
	drawing_chart(&d, false);
	expect(drawing_line(&d, "g", RELATION_REPORTS_TO, "q"), LINE_SOLID,
		CHART_LINE_TREE | CHART_LINE_RANKS);
	expect(drawing_line(&d, "g", RELATION_REPORTS_TO, "p"), LINE_SOLID,
		CHART_LINE_RANKS);
	cr_expect(str_is(d.chart.boxes[drawing_box(&d, "g")->superior].id, "q"));
	drawing_release(&d);
}

/* A principal that stands above has its place to say so, in a ring as well. */
Test(lines, a_principal_is_drawn_where_its_place_does_not_say_it)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "posts:\n"
			 "  p: {name: P, root: true}\n"
			 "  q: {name: Q, root: true}\n"
			 "groups:\n"
			 "  a: {name: A, reports_to: p}\n"
			 "  b: {name: B, reports_to: a, principal: p}\n"
			 "  c: {name: C, reports_to: a, principal: q}\n"
			 "  e: {name: E, reports_to: a, principal: b}\n"
			 "  f: {name: F, reports_to: b, principal: e}\n"
			 "  x: {name: X, reports_to: y}\n"
			 "  y: {name: Y, reports_to: z}\n"
			 "  z: {name: Z, reports_to: x, principal: y}\n"
			 "  w: {name: W, reports_to: y, principal: z}\n"
			 "  v: {name: V, reports_to: w, principal: x}\n"
			 "  u: {name: U, reports_to: a, principal: x}\n"
			 "  t: {name: T, reports_to: y, principal: w}\n");
	drawing_chart(&d, false);
	cr_expect_null(drawing_line(&d, "b", RELATION_PRINCIPAL, "p"));
	cr_expect_not_null(drawing_line(&d, "c", RELATION_PRINCIPAL, "q"));
	cr_expect_not_null(drawing_line(&d, "e", RELATION_PRINCIPAL, "b"));
	cr_expect_not_null(drawing_line(&d, "f", RELATION_PRINCIPAL, "e"));
	cr_expect_null(drawing_line(&d, "z", RELATION_PRINCIPAL, "y"));
	cr_expect_null(drawing_line(&d, "w", RELATION_PRINCIPAL, "z"));
	cr_expect_null(drawing_line(&d, "v", RELATION_PRINCIPAL, "x"));
	cr_expect_not_null(drawing_line(&d, "u", RELATION_PRINCIPAL, "x"));
	cr_expect_not_null(drawing_line(&d, "t", RELATION_PRINCIPAL, "w"));
	drawing_release(&d);
}

Test(lines, a_self_report_is_a_line_and_carries_nothing)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\ngroups: {g: {name: G, reports_to: g}}\n");
	drawing_chart(&d, false);
	expect(drawing_line(&d, "g", RELATION_REPORTS_TO, "g"), LINE_SOLID,
		CHART_LINE_RANKS);
	cr_expect_eq(drawing_box(&d, "g")->superior, CHART_NONE);
	drawing_release(&d);
}

Test(lines, a_principal_right_above_needs_no_line_and_another_does)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "posts:\n"
			 "  p: {name: P, root: true}\n"
			 "  q: {name: Q, root: true}\n"
			 "groups:\n"
			 "  mid: {name: Mid, reports_to: p}\n"
			 "  low: {name: Low, principal: p, reports_to: mid}\n"
			 "  far: {name: Far, principal: q, reports_to: mid}\n");
	drawing_chart(&d, false);
	cr_expect_null(drawing_line(&d, "low", RELATION_PRINCIPAL, "p"));
	expect(drawing_line(&d, "far", RELATION_PRINCIPAL, "q"), LINE_THIN, 0);
	drawing_release(&d);
}

static const char federation[] =
	"orgraph: 1\n"
	"posts: {head: {name: Head, root: true}}\n"
	"groups:\n"
	"  fed: {name: Federation, external: true, root: true}\n"
	"  arm: {name: Arm, external: true, part_of: fed, reports_to: head,"
	" represented_by: [head, {text: Ann}, {text: Bo}]}\n";

Test(lines, a_body_of_others_hangs_in_its_whole)
{
	struct drawing d;

	drawing_load(&d, federation);
	drawing_chart(&d, false);
	expect(drawing_line(&d, "arm", RELATION_PART_OF, "fed"), LINE_SOLID,
		CHART_LINE_TREE | CHART_LINE_RANKS);
	expect(drawing_line(&d, "arm", RELATION_REPORTS_TO, "head"), LINE_DOTTED, 0);
	d.options.lines = CHART_LINES_SOLID;
	drawing_chart(&d, false);
	cr_expect_null(drawing_line(&d, "arm", RELATION_REPORTS_TO, "head"));
	cr_expect_eq(d.chart.left_out, 1);
	drawing_release(&d);
}

Test(lines, a_body_of_others_names_who_sits_there_for_us)
{
	struct drawing d;
	const struct chart_box *box;

	drawing_load(&d, federation);
	drawing_chart(&d, false);
	box = drawing_box(&d, "arm");
	cr_assert_eq(box->row_count, 2);
	cr_expect(str_is(box->rows[1].text, "representative: Head, Ann and others"));
	drawing_release(&d);
}

Test(lines, declared_types_have_their_style_label_and_a_number)
{
	struct drawing d;
	const struct chart_line *line;

	drawing_load(&d, "orgraph: 1\n"
			 "organisation:\n"
			 "  id: o\n"
			 "  language: sv\n"
			 "  line_types:\n"
			 "    funds: {label: {sv: betalar, en: pays}, style: dashed}\n"
			 "groups:\n"
			 "  a: {name: A, root: true, funds: b}\n"
			 "  b: {name: B, reports_to: a}\n");
	drawing_chart(&d, false);
	line = drawing_line(&d, "a", RELATION__COUNT, "b");
	expect(line, LINE_DASHED, 0);
	cr_expect(str_is(d.chart.line_sorts[line->sort].text, "betalar"));
	cr_expect(str_is(d.chart.line_sorts[line->sort].mark, "L1"));
	d.options.language = "en";
	drawing_chart(&d, false);
	line = drawing_line(&d, "a", RELATION__COUNT, "b");
	cr_expect(str_is(d.chart.line_sorts[line->sort].text, "pays"));
	drawing_release(&d);
}

Test(lines, what_holds_for_every_group_is_told_once)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "organisation:\n"
			 "  id: o\n"
			 "  group_defaults: {informs: [p, a], escalates_to: p}\n"
			 "posts: {p: {name: P, root: true}}\n"
			 "groups:\n"
			 "  a: {name: A, reports_to: p}\n"
			 "  b: {name: B, reports_to: p, informs: a}\n"
			 "  c: {name: C, reports_to: p}\n");
	drawing_chart(&d, false);
	cr_expect_null(drawing_line(&d, "a", RELATION_INFORMS, "p"));
	cr_expect_null(drawing_line(&d, "b", RELATION_ESCALATES_TO, "p"));
	cr_expect_not_null(drawing_line(&d, "b", RELATION_INFORMS, "a"));
	cr_expect(str_is(drawing_legend(&d, CHART_LEGEND_NOTE, 0),
		"Unless drawn otherwise, every group informs P, A; escalates to P"));
	drawing_release(&d);
}

Test(lines, every_line_has_a_tip_with_both_ends)
{
	struct drawing d;

	drawing_load(&d,
		"orgraph: 1\n"
		"posts: {p: {name: Boss, root: true}}\n"
		"groups: {a: {name: Crew, reports_to: {to: p, via: p, note: twice a "
		"year}}}\n");
	drawing_chart(&d, false);
	cr_expect(str_is(drawing_line(&d, "a", RELATION_REPORTS_TO, "p")->tip,
		"Crew – reports to – Boss, via Boss: twice a year"));
	drawing_release(&d);
}
