/* Which nodes and lines a chart shows. */
#include "drawing.h"

static const char town[] = "orgraph: 1\n"
			   "posts:\n"
			   "  mayor: {name: Mayor, root: true}\n"
			   "  chief: {name: Chief, reports_to: mayor}\n"
			   "  clerk: {name: Clerk, reports_to: mayor}\n"
			   "units:\n"
			   "  office: {name: Office, head: chief, reports_to: mayor}\n"
			   "  desk: {name: Desk, part_of: office}\n"
			   "groups:\n"
			   "  board: {name: Board, reports_to: chief}\n"
			   "  panel: {name: Panel, principal: chief}\n"
			   "  crew: {name: Crew, reports_to: board, consults: desk}\n"
			   "  squad: {name: Squad, reports_to: crew}\n"
			   "  heard: {name: Heard of, stub: true}\n"
			   "  asked: {name: Asked, stub: true}\n"
			   "lines:\n"
			   "  - {from: panel, type: advises, to: asked}\n";

static void expect_boxes(const struct drawing *d, const char *ids)
{
	struct buf seen = {0};

	for (uint32_t i = 0; i < d->chart.box_count; i++) {
		buf_add_text(&seen, i > 0 ? " " : "");
		buf_add_str(&seen, d->chart.boxes[i].id);
	}
	cr_expect_str_eq(seen.data, ids);
	buf_release(&seen);
}

Test(select, groups_bring_what_their_lines_lead_to_and_all_superiors)
{
	struct drawing d;

	drawing_load(&d, town);
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief office desk board panel crew squad asked");
	drawing_release(&d);
}

Test(select, solid_lines_bring_in_less_and_tell_how_many_they_left_out)
{
	struct drawing d;

	drawing_load(&d, town);
	d.options.lines = CHART_LINES_SOLID;
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief board panel crew squad");
	cr_expect_eq(d.chart.left_out, 2);
	drawing_release(&d);
}

Test(select, posts_units_and_all)
{
	struct drawing d;

	drawing_load(&d, town);
	d.options.show = CHART_POSTS;
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief clerk");
	d.options.show = CHART_UNITS;
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor office desk");
	d.options.show = CHART_ALL;
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief clerk office desk board panel crew squad asked");
	drawing_release(&d);
}

Test(select, a_focus_keeps_what_is_near)
{
	struct drawing d;

	drawing_load(&d, town);
	d.options.focus = drawing_node(&d, "board");
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief board crew squad");
	cr_expect(drawing_box(&d, "board")->flags & CHART_FOCUS);
	d.options.up = 1;
	d.options.down = 1;
	drawing_chart(&d, false);
	expect_boxes(&d, "chief board crew");
	d.options.up = d.options.down = 0;
	drawing_chart(&d, false);
	expect_boxes(&d, "board");
	drawing_release(&d);
}

Test(select, a_focused_group_shows_its_own_dotted_lines)
{
	struct drawing d;

	drawing_load(&d, town);
	d.options.focus = drawing_node(&d, "crew");
	d.options.up = d.options.down = 0;
	drawing_chart(&d, false);
	expect_boxes(&d, "desk crew");
	cr_expect_not_null(drawing_line(&d, "crew", RELATION_CONSULTS, "desk"));
	drawing_release(&d);
}

Test(select, a_focus_that_the_view_does_not_show_is_shown_all_the_same)
{
	struct drawing d;

	drawing_load(&d, town);
	d.options.focus = drawing_node(&d, "clerk");
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor clerk");
	drawing_release(&d);
}

Test(select, a_cut_superior_is_named_in_the_box)
{
	struct drawing d;
	const struct chart_box *box;

	drawing_load(&d, town);
	d.options.focus = drawing_node(&d, "crew");
	d.options.up = 0;
	drawing_chart(&d, false);
	box = drawing_box(&d, "crew");
	cr_assert_eq(box->row_count, 2);
	cr_expect(str_is(box->rows[1].text, "reports to Board"));
	drawing_release(&d);
}

Test(select, nothing_to_draw_is_said_with_advice)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\nposts: {a: {name: A, root: true}}\n");
	d.options.show = CHART_UNITS;
	cr_expect_not(
		chart_make(&d.chart, &d.model, &d.analysis, NULL, &d.options, &d.why));
	cr_expect_str_eq(d.why.data, "there is nothing to draw: the organisation has no "
				     "units; try --show all");
	drawing_release(&d);
}

Test(select, a_ring_is_selected_whole)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\ngroups:\n"
			 "  a: {name: A, reports_to: b}\n"
			 "  b: {name: B, reports_to: c}\n"
			 "  c: {name: C, reports_to: a}\n");
	d.options.focus = drawing_node(&d, "b");
	drawing_chart(&d, false);
	expect_boxes(&d, "a b c");
	cr_expect_eq(d.chart.line_count, 3);
	drawing_release(&d);
}

/* ---- what is left out ---- */

/* By node: is its id one of the words? */
static bool *mark(const struct drawing *d, const char *const *ids, bool *marks)
{
	memset(marks, 0, d->model.node_count * sizeof *marks);
	for (; *ids; ids++)
		marks[drawing_node(d, *ids)] = true;
	return marks;
}

#define MARK(d, marks, ...) mark((d), (const char *const[]){__VA_ARGS__, NULL}, (marks))

Test(select, what_is_included_keeps_its_superiors_of_other_sorts)
{
	struct drawing d;
	bool marks[32];

	drawing_load(&d, town);
	d.options.included = MARK(&d, marks, "crew", "panel");
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief office desk panel crew");
	drawing_release(&d);
}

Test(select, a_line_runs_through_what_is_hidden)
{
	const struct chart_line *line;
	struct drawing d;
	bool marks[32];

	drawing_load(&d, town);
	d.options.excluded = MARK(&d, marks, "board", "crew");
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief panel squad asked");
	line = drawing_line(&d, "squad", RELATION_REPORTS_TO, "chief");
	cr_assert_not_null(line);
	cr_expect(line->flags & CHART_LINE_TREE);
	cr_expect_eq(line->style, LINE_THIN);
	cr_expect(d.chart.line_sorts[line->sort].through_hidden);
	cr_expect(str_is(line->tip,
		"Squad – reports, through levels that are not shown, to (2) – Chief"));
	cr_expect_eq(drawing_box(&d, "squad")->row_count, 1);
	cr_expect_eq(d.chart.all, 4);
	cr_expect_eq(d.chart.hidden, 2);
	drawing_release(&d);
}

Test(select, a_superior_that_is_hidden_up_to_the_top_is_named)
{
	const struct chart_box *box;
	struct drawing d;
	bool marks[32];

	drawing_load(&d, town);
	d.options.excluded = MARK(&d, marks, "mayor", "chief", "board");
	drawing_chart(&d, false);
	box = drawing_box(&d, "crew");
	cr_assert_eq(box->row_count, 2);
	cr_expect(str_is(box->rows[1].text, "reports to Board"));
	drawing_release(&d);
}

Test(select, a_hidden_ring_leads_nowhere)
{
	struct drawing d;
	bool marks[32];

	drawing_load(&d, "orgraph: 1\ngroups:\n"
			 "  a: {name: A, reports_to: b}\n"
			 "  b: {name: B, reports_to: c}\n"
			 "  c: {name: C, reports_to: b}\n");
	d.options.excluded = MARK(&d, marks, "b", "c");
	drawing_chart(&d, false);
	expect_boxes(&d, "a");
	cr_expect_eq(d.chart.line_count, 0);
	drawing_release(&d);
}

Test(select, levels_are_counted_past_what_is_hidden)
{
	struct drawing d;
	bool marks[32];

	drawing_load(&d, town);
	d.options.excluded = MARK(&d, marks, "crew");
	d.options.focus = drawing_node(&d, "board");
	d.options.up = 0;
	d.options.down = 1;
	drawing_chart(&d, false);
	expect_boxes(&d, "board squad");
	drawing_release(&d);
}

Test(select, a_focus_is_not_hidden)
{
	struct drawing d;
	bool marks[32];

	drawing_load(&d, town);
	d.options.excluded = MARK(&d, marks, "crew");
	d.options.focus = drawing_node(&d, "crew");
	d.options.up = d.options.down = 0;
	drawing_chart(&d, false);
	expect_boxes(&d, "desk crew");
	drawing_release(&d);
}

Test(select, a_collapsed_box_stands_for_what_hangs_below_it)
{
	const struct chart_box *box;
	struct drawing d;
	uint32_t collapse[2];

	drawing_load(&d, town);
	collapse[0] = drawing_node(&d, "board");
	d.options.collapse = collapse;
	d.options.collapse_count = 1;
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief board panel asked");
	box = drawing_box(&d, "board");
	cr_expect(box->flags & CHART_COLLAPSED);
	cr_expect_eq(box->behind, 2);
	cr_expect(str_is(box->rows[box->row_count - 1].text, "2 groups"));
	cr_expect_eq(d.chart.collapsed, 2);
	cr_expect_eq(d.chart.hidden, 0);
	collapse[1] =
		drawing_node(&d, "chief"); /* a post, that is drawn for its groups */
	d.options.collapse_count = 2;
	d.options.language = "sv";
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief");
	box = drawing_box(&d, "chief");
	cr_expect(str_is(box->rows[box->row_count - 1].text, "4 grupper"));
	drawing_release(&d);
}

Test(select, a_second_superior_that_is_collapsed_is_met_at_its_box)
{
	struct drawing d;
	uint32_t collapse;

	drawing_load(&d, "orgraph: 1\n"
			 "posts: {top: {name: Top, root: true}}\ngroups:\n"
			 "  a: {name: A, reports_to: top}\n"
			 "  b: {name: B, reports_to: a}\n"
			 "  c: {name: C, reports_to: [top, b]}\n");
	collapse = drawing_node(&d, "a");
	d.options.collapse = &collapse;
	d.options.collapse_count = 1;
	drawing_chart(&d, false);
	expect_boxes(&d, "top a c");
	cr_expect_not_null(drawing_line(&d, "c", RELATION_REPORTS_TO, "a"));
	drawing_release(&d);
}

Test(select, one_in_a_ring_is_collapsed)
{
	struct drawing d;
	uint32_t collapse;

	drawing_load(&d, "orgraph: 1\ngroups:\n"
			 "  a: {name: A, reports_to: b}\n"
			 "  b: {name: B, reports_to: c}\n"
			 "  c: {name: C, reports_to: a}\n");
	collapse = drawing_node(&d, "b");
	d.options.collapse = &collapse;
	d.options.collapse_count = 1;
	drawing_chart(&d, false);
	cr_expect_not_null(drawing_box(&d, "b"));
	cr_expect_eq(drawing_box(&d, "b")->behind + d.chart.box_count, 3);
	drawing_release(&d);
}

Test(select, lines_by_type)
{
	struct drawing d;
	bool types[RELATION__COUNT] = {[RELATION_CONSULTS] = true};

	drawing_load(&d, town);
	d.options.hidden_types = types;
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief board panel crew squad asked");
	cr_expect_eq(d.chart.hidden_lines, 1);
	types[RELATION_PRINCIPAL] = true;
	drawing_chart(&d, false);
	cr_expect_eq(drawing_box(&d, "panel")->superior, CHART_NONE);
	cr_expect_eq(drawing_box(&d, "panel")->row_count, 1);
	drawing_release(&d);
}

Test(select, sorts_go_before_what_is_shown)
{
	struct drawing d;

	drawing_load(&d, town);
	d.options.sorts = SORT_BIT(SORT_POST);
	drawing_chart(&d, false);
	expect_boxes(&d, "mayor chief clerk");
	drawing_release(&d);
}
