/* A chart in words: in which order it is read, what boxes tell. */
#include "chart/spoken.h"
#include "drawing.h"

static void expect_order(const char *yaml, const char *expected)
{
	struct chart_reading reading[16];
	struct drawing d;
	struct buf order = {0};

	drawing_load(&d, yaml);
	d.options.show = CHART_ALL;
	drawing_chart(&d, false);
	cr_assert_leq(d.chart.box_count, COUNT_OF(reading));
	chart_read(&d.chart, reading);
	for (uint32_t i = 0; i < d.chart.box_count; i++)
		buf_printf(&order, "%.*s%u ", STR_ARG(d.chart.boxes[reading[i].box].id),
			(unsigned)reading[i].level);
	cr_expect_str_eq(order.data, expected, "%s", order.data);
	buf_release(&order);
	drawing_release(&d);
}

Test(reading, goes_down_before_it_goes_on)
{
	expect_order("orgraph: 1\ngroups:\n"
		     "  e: {name: E, reports_to: b}\n"
		     "  a: {name: A, root: true}\n"
		     "  c: {name: C, reports_to: a}\n"
		     "  b: {name: B, reports_to: a}\n"
		     "  d: {name: D, reports_to: c}\n"
		     "  f: {name: F, reports_to: e}\n",
		"a0 c1 d2 b1 e2 f3 ");
}

Test(reading, takes_what_stands_apart_in_input_order)
{
	expect_order("orgraph: 1\ngroups:\n  b: {name: B}\n  a: {name: A}\n"
		     "  c: {name: C, reports_to: b}\n",
		"b0 c1 a0 ");
}

/* `x` comes first in the input and hangs on a ring: the ring is read first. */
Test(reading, enters_a_ring_at_its_first_box)
{
	expect_order("orgraph: 1\ngroups:\n"
		     "  x: {name: X, reports_to: c}\n"
		     "  y: {name: Y, reports_to: x}\n"
		     "  b: {name: B, reports_to: c}\n"
		     "  c: {name: C, reports_to: a}\n"
		     "  a: {name: A, reports_to: b}\n"
		     "  r: {name: R, root: true}\n"
		     "  u: {name: U, reports_to: v}\n"
		     "  v: {name: V, reports_to: u}\n",
		"r0 b0 a1 c2 x3 y4 u0 v1 ");
}

static const char town[] =
	"orgraph: 1\n"
	"posts: {p: {name: Chief, root: true, holder: vacant}}\n"
	"groups:\n"
	"  g: {name: Board, kind: steering, status: proposed, principal: p, chair: "
	"vacant,"
	" mandate: {power: [decides, informs]}}\n"
	"  e: {name: Union, external: true, stub: true, consults: g}\n";

static void expect_said(struct drawing *d, const char *id, const char *expected)
{
	struct buf said = {0};

	chart_say_box(&d->chart, (uint32_t)(drawing_box(d, id) - d->chart.boxes), &said);
	cr_expect_str_eq(said.data, expected, "%s: %s", id, said.data);
	buf_release(&said);
}

Test(spoken, tells_what_border_marks_and_rows_tell)
{
	struct drawing d;

	drawing_load(&d, town);
	drawing_chart(&d, true);
	expect_said(&d, "g",
		"group; chair: vacant; proposed; decides, informs; found: chair vacant, "
		"no members named, no reporting line stated, "
		"decides without delegation");
	expect_said(&d, "p", "post; vacant");
	expect_said(&d, "e", "group, external body, only mentioned in the text");
	d.options.labels = CHART_NAME;
	d.options.language = "sv";
	drawing_chart(&d, false);
	expect_said(&d, "g", "grupp, vakant; föreslagen; beslutar, informerar");
	expect_said(&d, "p", "befattning, vakant");
	drawing_release(&d);
}

Test(spoken, a_line_keeps_apart_what_else_is_said_of_it)
{
	struct drawing d;
	const struct chart_line *line;

	drawing_load(&d, "orgraph: 1\nposts: {p: {name: P, root: true}}\ngroups:\n"
			 "  g: {name: G, reports_to: {to: p, via: [p], note: yearly}}\n");
	drawing_chart(&d, false);
	line = drawing_line(&d, "g", RELATION_REPORTS_TO, "p");
	cr_assert_not_null(line);
	cr_expect(str_is(line->more, ", via P: yearly"));
	cr_expect(str_is(line->tip, "G – reports to – P, via P: yearly"));
	drawing_release(&d);
}

Test(spoken, names_are_as_drawn)
{
	struct drawing d;

	drawing_load(
		&d, "orgraph: 1\nposts: {p: {name: Chief, root: true, count: 4+}}\n");
	d.options.show = CHART_POSTS;
	drawing_chart(&d, false);
	cr_expect(str_is(chart_box_name(&d.chart.boxes[0]), "Chief ×4+"));
	drawing_release(&d);
}
