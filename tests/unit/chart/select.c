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
