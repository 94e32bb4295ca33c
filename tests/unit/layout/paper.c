/* Papers as they are written, and what lies on one. */
#include "../chart/drawing.h"

#include <math.h>

Test(paper, a_name_is_read_in_any_case)
{
	struct paper paper;

	cr_expect_eq(paper_parse("A3", &paper), PAPER_READ);
	cr_expect_eq(paper.width, 297);
	cr_expect_eq(paper.height, 420);
	cr_expect_eq(paper_parse("a4", &paper), PAPER_READ);
	cr_expect_str_eq(paper.name, "A4");
	cr_expect_eq(paper_parse("Tabloid", &paper), PAPER_READ);
	cr_expect_eq(paper_parse("none", &paper), PAPER_READ);
	cr_expect(paper_is_none(&paper));
}

Test(paper, a_size_is_read_in_millimetres)
{
	struct paper paper;

	cr_expect_eq(paper_parse("300x200.5mm", &paper), PAPER_READ);
	cr_expect_null(paper.name);
	cr_expect_eq(paper.width, 300);
	cr_expect_eq(paper.height, 200.5);
	cr_expect_eq(paper_parse("300X200MM", &paper), PAPER_READ);
	cr_expect_eq(paper_parse("39x200mm", &paper), PAPER_TOO_SMALL);
	cr_expect_eq(paper_parse("200x5081mm", &paper), PAPER_TOO_LARGE);
}

Test(paper, anything_else_is_no_paper)
{
	static const char *const words[] = {"", "A", "A5", "A4 ", " A4", "A4\x14", "A44",
		"x", "300x", "x200mm", "300x200", "300x200cm", "300x200mm ", "300.x200mm",
		"-300x200mm", "1e3x200mm", "infxinfmm", "0300000000x200mm", "nonee"};
	struct paper paper;

	for (size_t i = 0; i < COUNT_OF(words); i++)
		cr_expect_eq(
			paper_parse(words[i], &paper), PAPER_UNKNOWN, "'%s'", words[i]);
}

Test(paper, a_number_has_a_point_at_most)
{
	double number;

	cr_expect(decimal_parse("7", &number) && number == 7);
	cr_expect(decimal_parse("0.25", &number) && number == 0.25);
	cr_expect_not(decimal_parse("7,5", &number));
	cr_expect_not(decimal_parse("7.", &number));
	cr_expect_not(decimal_parse(".5", &number));
	cr_expect_not(decimal_parse("nan", &number));
	cr_expect_not(decimal_parse("", &number));
}

Test(paper, lies_as_asked)
{
	struct paper a4 = paper_default(), own = {NULL, 300, 200}, ways[2];

	cr_expect_eq(paper_ways(&a4, ORIENTATION_AUTO, ways), 2);
	cr_expect_eq(ways[0].width, 297);
	cr_expect_eq(ways[1].width, 210);
	cr_expect_eq(paper_ways(&a4, ORIENTATION_LANDSCAPE, ways), 1);
	cr_expect_eq(ways[0].width, 297);
	cr_expect_eq(paper_ways(&own, ORIENTATION_AUTO, ways), 1);
	cr_expect_eq(ways[0].width, 300);
	cr_expect_eq(paper_ways(&own, ORIENTATION_PORTRAIT, ways), 1);
	cr_expect_eq(ways[0].width, 200);
}

/* ---- on paper --------------------------------------------------------------------- */

static void load(struct drawing *d, uint32_t groups, uint32_t fan)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\norganisation: {id: o, name: Town, as_of: 2026, "
			    "version: '3', approver: the council}\n"
			    "groups:\n  g0: {name: Steering group, root: true}\n");
	for (uint32_t i = 1; i < groups; i++)
		buf_printf(&yaml,
			"  g%u: {name: Committee number %u, reports_to: g%u, "
			"mandate: {power: advises}}\n",
			(unsigned)i, (unsigned)i, (unsigned)((i - 1) / fan));
	drawing_load(d, yaml.data);
	drawing_chart(d, false);
	buf_release(&yaml);
}

static void lay_out(struct drawing *d, const struct layout_options *options)
{
	places_release(&d->places);
	cr_assert(
		layout_make(&d->places, &d->chart, options, &d->why), "%s", d->why.data);
}

static void expect_within(
	const struct rectangle *at, const struct rectangle *room, const char *what)
{
	cr_expect(at->x >= room->x - 0.01 && at->y >= room->y - 0.01 &&
			  at->x + at->width <= room->x + room->width + 0.01 &&
			  at->y + at->height <= room->y + room->height + 0.01,
		"%s: %g %g %g %g", what, at->x, at->y, at->width, at->height);
}

static bool apart(const struct rectangle *a, const struct rectangle *b)
{
	return a->x >= b->x + b->width || b->x >= a->x + a->width ||
	       a->y >= b->y + b->height || b->y >= a->y + a->height;
}

/* The page has the paper's size, and all of it stands within the margins, in order. */
static void expect_on_paper(const struct drawing *d, double margin)
{
	const struct places *places = &d->places;
	double edge = margin * POINTS_PER_MM / places->scale;
	const struct rectangle room = {
		edge, edge, places->width - 2 * edge, places->footer.y - edge};

	cr_expect_float_eq(
		places->width * places->scale, places->paper.width * POINTS_PER_MM, 0.01);
	cr_expect_float_eq(places->height * places->scale,
		places->paper.height * POINTS_PER_MM, 0.01);
	expect_within(&places->title, &room, "title");
	if (places->legend.width > 0)
		expect_within(&places->legend, &room, "legend");
	cr_expect_float_eq(places->title.y, edge, 0.01);
	cr_expect_float_eq(
		places->footer.y + places->footer.height + edge, places->height, 0.01);
	for (uint32_t i = 0; i < d->chart.box_count; i++) {
		expect_within(&places->boxes[i].at, &room, "box");
		cr_expect(apart(&places->boxes[i].at, &places->title));
		if (places->legend.width > 0)
			cr_expect(apart(&places->boxes[i].at, &places->legend));
	}
}

Test(on_paper, everything_stands_within_the_margins)
{
	static const struct {
		uint32_t groups, fan;
	} shapes[] = {{1, 1}, {3, 1}, {12, 3}, {40, 6}, {60, 59}, {25, 1}, {120, 8}};

	for (size_t i = 0; i < COUNT_OF(shapes); i++)
		for (uint32_t p = 0; paper_at(p); p += 3)
			for (int o = 0; o < ORIENTATION__COUNT; o++) {
				struct layout_options options = {.paper = *paper_at(p),
					.orientation = (enum orientation)o,
					.margin = 8};
				struct drawing d;

				load(&d, shapes[i].groups, shapes[i].fan);
				lay_out(&d, &options);
				expect_on_paper(&d, 8);
				drawing_release(&d);
			}
}

Test(on_paper, a_narrow_chart_stands_in_the_middle_beside_its_legend)
{
	struct layout_options options = {.paper = paper_default(),
		.orientation = ORIENTATION_LANDSCAPE,
		.margin = 10};
	struct drawing d;

	load(&d, 4, 1);
	lay_out(&d, &options);
	cr_expect_gt(d.places.legend.x, d.places.width / 2);
	for (uint32_t i = 0; i < d.chart.box_count; i++) {
		const struct rectangle *at = &d.places.boxes[i].at;

		cr_expect_float_eq(at->x + at->width / 2, d.places.width / 2, 0.01);
	}
	drawing_release(&d);
}

Test(on_paper, the_paper_lies_as_the_chart_prints_larger)
{
	struct layout_options options = {.paper = paper_default(), .margin = 10};
	struct drawing d;
	double automatic;

	load(&d, 25, 1);
	lay_out(&d, &options);
	automatic = d.places.type;
	options.orientation = ORIENTATION_LANDSCAPE;
	lay_out(&d, &options);
	cr_expect_leq(d.places.type, automatic + 0.01);
	options.orientation = ORIENTATION_PORTRAIT;
	lay_out(&d, &options);
	cr_expect_leq(d.places.type, automatic + 0.01);
	drawing_release(&d);
}

Test(on_paper, a_small_chart_is_enlarged_a_little_more_on_a_larger_sheet)
{
	struct layout_options options = {.margin = 10};
	struct drawing d;
	double before = 1;

	load(&d, 3, 2);
	for (uint32_t p = 0; p < 5; p++) {
		options.paper = *paper_at(p);
		lay_out(&d, &options);
		cr_expect_gt(d.places.scale, before);
		cr_expect_lt(d.places.scale, 3);
		before = d.places.scale;
	}
	drawing_release(&d);
}

Test(on_paper, the_footer_has_the_facts_and_the_page)
{
	struct layout_options options = {
		.paper = paper_default(), .margin = 10, .page = 2, .pages = 9};
	struct drawing d;

	load(&d, 3, 2);
	lay_out(&d, &options);
	cr_assert_eq(d.places.footer_texts.count, 2);
	cr_expect(str_is(d.places.footer_texts.items[0].text,
		"Town · As of 2026 · Version 3, approved by the council"));
	cr_expect(str_is(d.places.footer_texts.items[1].text, "Page 2 of 9"));
	cr_expect_float_eq(
		d.places.footer_texts.items[0].size * d.places.scale, 7.5, 0.01);
	/* a poster is read from farther away */
	options.paper = *paper_at(4);
	lay_out(&d, &options);
	cr_expect_str_eq(options.paper.name, "A0");
	cr_expect_float_eq(
		d.places.footer_texts.items[0].size * d.places.scale, 15, 0.05);
	options.paper = (struct paper){0};
	lay_out(&d, &options);
	cr_expect_eq(d.places.footer_texts.count, 0);
	cr_expect_eq(d.places.scale, 1);
	drawing_release(&d);
}

Test(on_paper, a_root_alone_stands_as_high_as_that_of_a_tree)
{
	struct layout_options options = {.paper = paper_default(), .margin = 10};
	struct drawing d;

	drawing_load(&d, "orgraph: 1\norganisation: {id: o, name: O}\ngroups:\n"
			 "  a: {name: Board, root: true}\n"
			 "  b: {name: Council, reports_to: a}\n"
			 "  c: {name: Foundation, root: true}\n");
	drawing_chart(&d, false);
	lay_out(&d, &options);
	cr_expect_eq(d.places.region_count, 0);
	cr_expect_float_eq(d.places.boxes[2].at.y, d.places.boxes[0].at.y, 0.01,
		"%g, not %g", d.places.boxes[2].at.y, d.places.boxes[0].at.y);
	drawing_release(&d);
}

Test(on_paper, a_title_stays_large_where_the_chart_shrinks)
{
	struct layout_options options = {.paper = paper_default(), .margin = 10};
	struct drawing d;

	load(&d, 300, 8);
	lay_out(&d, &options);
	cr_expect_lt(d.places.type, 6);
	cr_expect_gt(d.places.title_texts.items[0].size * d.places.scale, 9);
	drawing_release(&d);
}
