/* Staff stands beside the line below its superior, where that does not print smaller. */
#include "../chart/drawing.h"

static const char town[] =
	"orgraph: 1\n"
	"groups:\n"
	"  board: {name: Board, root: true}\n"
	"  office: {name: Office, kind: secretariat, reports_to: board}\n"
	"  panel: {name: Panel, kind: council, reports_to: board,\n"
	"    mandate: {power: [advises, prepares]}}\n"
	"  roads: {name: Roads, kind: council, reports_to: board,\n"
	"    mandate: {power: [decides, advises]}}\n"
	"  parks: {name: Parks, reports_to: board}\n"
	"  ethics: {name: Ethics, kind: council, reports_to: roads,\n"
	"    mandate: {power: advises}}\n";

enum { BOARD, OFFICE, PANEL, ROADS, PARKS, ETHICS };

static void draw_as(
	struct drawing *d, const char *yaml, const char *paper, enum layout_fit fit)
{
	struct layout_options options = {.margin = 10, .fit = fit};

	cr_assert_eq(paper_parse(paper, &options.paper), PAPER_READ);
	drawing_load(d, yaml);
	d->options.labels = CHART_NAME;
	drawing_chart(d, false);
	cr_assert(layout_make(&d->places, &d->chart, &options, &d->why));
}

static void draw(struct drawing *d, const char *yaml, const char *paper)
{
	draw_as(d, yaml, paper, LAYOUT_BEST);
}

static const struct rectangle *at(const struct drawing *d, uint32_t box)
{
	return &d->places.boxes[box].at;
}

static double middle(const struct drawing *d, uint32_t box)
{
	return at(d, box)->x + at(d, box)->width / 2;
}

Test(staff, stands_beside_the_line)
{
	struct drawing d;

	draw(&d, town, "A4");
	cr_expect_lt(at(&d, OFFICE)->x + at(&d, OFFICE)->width, middle(&d, BOARD));
	cr_expect_gt(at(&d, PANEL)->x, middle(&d, BOARD));
	cr_expect_eq(at(&d, PANEL)->y, at(&d, OFFICE)->y);
	cr_expect_gt(at(&d, OFFICE)->y, at(&d, BOARD)->y);
	cr_expect_gt(at(&d, ROADS)->y, at(&d, OFFICE)->y + at(&d, OFFICE)->height);
	cr_expect_eq(at(&d, PARKS)->y, at(&d, ROADS)->y);
	drawing_release(&d);
}

Test(staff, alone_is_what_the_superior_leads)
{
	struct drawing d;

	draw(&d, town, "A4");
	cr_expect_float_eq(middle(&d, ETHICS), middle(&d, ROADS), 0.01);
	drawing_release(&d);
}

Test(staff, stands_in_the_row_where_the_paper_is_low)
{
	struct drawing d;

	draw(&d, town, "400x50mm");
	cr_expect_eq(at(&d, OFFICE)->y, at(&d, PARKS)->y);
	drawing_release(&d);
}

Test(staff, of_more_than_a_few_is_a_row)
{
	struct buf yaml = {0};
	struct drawing d;

	buf_add_text(&yaml, town);
	for (int i = 0; i < 3; i++)
		buf_printf(&yaml,
			"  more%d: {name: More %d, kind: secretariat, reports_to: "
			"board}\n",
			i, i);
	draw(&d, yaml.data, "A4");
	cr_expect_geq(at(&d, OFFICE)->y, at(&d, ROADS)->y);
	buf_release(&yaml);
	drawing_release(&d);
}

Test(staff, stands_in_the_row_where_all_is_to_be_in_rows)
{
	struct drawing d;

	draw_as(&d, town, "A4", LAYOUT_PLAIN);
	cr_expect_eq(at(&d, OFFICE)->y, at(&d, PARKS)->y);
	drawing_release(&d);
}
