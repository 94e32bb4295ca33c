/*
 * What every layout promises, looked at on charts of all shapes: nothing overlaps,
 * nothing leaves the page, lines run along the axes from border to border and through no
 * box. With our own engine, with Graphviz as the placer, and with the plainest placer
 * there is.
 */
#include "../chart/drawing.h"
#include "layout/text_width.h"

#include <math.h>

/* ---- organisations ---------------------------------------------------------------- */

struct shape {
	uint32_t groups;
	uint32_t fan;            /* of the tree; 0: none reports; 1: a chain */
	uint32_t second, dotted; /* so many lines more */
	bool ring, nasty, principals;
	bool wild; /* each group reports to any before it, or to none */
};

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static const char *const names[] = {"Council of Councils", "Råd",
	"Styrgruppen för jämlik och jämställd hälso- och sjukvård i glesbygd",
	"医疗设备管理委员会办公室", "\xf0\x9f\x8f\xa5 Team <&>", "OP", "اللجنة التوجيهية",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"};

static void write_groups(struct buf *yaml, const struct shape *shape, uint32_t *seed)
{
	for (uint32_t i = 0; i < shape->groups; i++) {
		const char *name = names[next_random(seed) % (shape->nasty ? 8 : 3)];

		buf_printf(yaml, "  g%u: {name: '%s %u', chair: p", i, name, i);
		if (i % 3 == 0)
			buf_add_text(yaml, ", mandate: {power: [advises, informs]}");
		if (i % 7 == 3)
			buf_add_text(yaml, ", status: under_revision");
		if (shape->wild && i > 0 && next_random(seed) % 8 > 0)
			buf_printf(yaml, ", reports_to: g%u", next_random(seed) % i);
		else if (shape->wild)
			buf_add_text(yaml, i % 2 ? ", principal: p" : ", external: true");
		else if (shape->fan > 0 && i > 0)
			buf_printf(yaml, ", reports_to: g%u", (i - 1) / shape->fan);
		else if (shape->ring)
			buf_printf(yaml, ", reports_to: g%u", shape->groups - 1);
		else if (shape->principals)
			buf_printf(yaml, ", principal: %s", i % 2 ? "p" : "q");
		buf_add_text(yaml, "}\n");
	}
}

static void write_lines(struct buf *yaml, const struct shape *shape, uint32_t *seed)
{
	if (shape->second + shape->dotted > 0)
		buf_add_text(yaml, "lines:\n");
	for (uint32_t i = 0; i < shape->second + shape->dotted; i++) {
		uint32_t from = next_random(seed) % shape->groups;
		uint32_t to = next_random(seed) % shape->groups;

		buf_printf(yaml, "  - {from: g%u, type: %s, to: g%u, note: n%u}\n", from,
			i < shape->second ? "reports_to"
			: i % 2           ? "consults"
					  : "delegates_to",
			from == to ? (to + 1) % shape->groups : to, i);
	}
}

static void load(struct drawing *d, const struct shape *shape, uint32_t seed)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nposts:\n  p: {name: Director, root: true}\n"
			    "  q: {name: Deputy, reports_to: p}\ngroups:\n");
	write_groups(&yaml, shape, &seed);
	write_lines(&yaml, shape, &seed);
	drawing_load(d, yaml.data);
	buf_release(&yaml);
}

/* ---- a placer --------------------------------------------------------------------- */

/* Rows by distance from the top, everything left-aligned. */
static bool place_in_rows(struct layout_graph *graph, struct buf *why)
{
	uint32_t *row = mem_alloc_zero(graph->node_count, sizeof *row), rows = 1;
	double y = 0;

	(void)why;
	for (uint32_t round = 0; round < graph->node_count; round++)
		for (uint32_t e = 0; e < graph->edge_count; e++) {
			const struct layout_edge *edge = &graph->edges[e];

			if (row[edge->below] <= row[edge->above] &&
				row[edge->above] + 1 < graph->node_count)
				row[edge->below] = row[edge->above] + 1;
		}
	for (uint32_t r = 0; r < rows; r++) {
		double x = 0, highest = 0;

		for (uint32_t i = 0; i < graph->node_count; i++) {
			struct layout_node *node = &graph->nodes[i];

			rows = row[i] >= rows ? row[i] + 1 : rows;
			if (row[i] != r)
				continue;
			node->x = x;
			node->y = y;
			x += node->width + graph->gap_across;
			highest = fmax(highest, node->height);
		}
		y += highest + graph->gap_down;
	}
	free(row);
	return true;
}

/* ---- what must hold --------------------------------------------------------------- */

static bool apart(const struct rectangle *a, const struct rectangle *b)
{
	return a->x + a->width <= b->x + 0.01 || b->x + b->width <= a->x + 0.01 ||
	       a->y + a->height <= b->y + 0.01 || b->y + b->height <= a->y + 0.01;
}

static bool on_page(const struct places *places, const struct rectangle *r)
{
	return r->x >= 0 && r->y >= 0 && r->x + r->width <= places->width + 0.01 &&
	       r->y + r->height <= places->height + 0.01;
}

static void expect_boxes_apart(const struct drawing *d)
{
	const struct places *p = &d->places;

	for (uint32_t i = 0; i < d->chart.box_count; i++) {
		cr_expect(on_page(p, &p->boxes[i].at), "box %u", i);
		cr_expect(apart(&p->boxes[i].at, &p->title), "box %u, title", i);
		cr_expect(apart(&p->boxes[i].at, &p->legend), "box %u, legend", i);
		for (uint32_t k = 0; k < i; k++)
			cr_expect(apart(&p->boxes[i].at, &p->boxes[k].at),
				"boxes %u and %u", i, k);
	}
	cr_expect(on_page(p, &p->title));
	cr_expect(on_page(p, &p->legend));
	cr_expect(apart(&p->title, &p->legend));
}

static void expect_texts_inside(const struct drawing *d)
{
	for (uint32_t i = 0; i < d->chart.box_count; i++) {
		const struct place_box *box = &d->places.boxes[i];
		/* an external body has a border within its border */
		double clear = d->chart.boxes[i].flags & CHART_EXTERNAL ? 6 : 4;

		for (uint32_t t = 0; t < box->texts.count; t++) {
			const struct set_text *text = &box->texts.items[t];

			cr_expect_geq(text->at.x, clear);
			cr_expect_leq(text->at.x + text->width + clear,
				box->at.width + 0.01, "box %u", i);
			cr_expect_geq(text->at.y - text->size * 0.9, clear);
			cr_expect_leq(text->at.y + text->size * 0.2 + clear,
				box->at.height, "box %u", i);
		}
	}
}

static bool touches_border(struct point p, const struct rectangle *r)
{
	bool across = p.x >= r->x - 0.05 && p.x <= r->x + r->width + 0.05;
	bool down = p.y >= r->y - 0.05 && p.y <= r->y + r->height + 0.05;
	bool edge = fabs(p.x - r->x) < 0.05 || fabs(p.x - r->x - r->width) < 0.05 ||
		    fabs(p.y - r->y) < 0.05 || fabs(p.y - r->y - r->height) < 0.05;

	return across && down && edge;
}

static void expect_piece(
	const struct drawing *d, uint32_t line, struct point a, struct point b)
{
	struct rectangle piece = {
		fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y)};

	cr_expect(fabs(a.x - b.x) < 0.01 || fabs(a.y - b.y) < 0.01,
		"line %u is not along the axes", line);
	for (uint32_t i = 0; i < d->chart.box_count; i++) {
		struct rectangle inner = d->places.boxes[i].at;

		inner.x += 1;
		inner.y += 1;
		inner.width -= 2;
		inner.height -= 2;
		cr_expect(apart(&piece, &inner), "line %u runs through box %u", line, i);
	}
}

static void expect_lines(const struct drawing *d)
{
	for (uint32_t i = 0; i < d->chart.line_count; i++) {
		const struct chart_line *line = &d->chart.lines[i];
		const struct place_line *place = &d->places.lines[i];

		cr_assert_geq(place->count, 2, "line %u is not drawn", i);
		cr_expect(
			touches_border(place->points[0], &d->places.boxes[line->from].at),
			"line %u begins nowhere", i);
		cr_expect(touches_border(place->points[place->count - 1],
				  &d->places.boxes[line->to].at),
			"line %u ends nowhere", i);
		for (uint32_t k = 1; k < place->count; k++)
			expect_piece(d, i, place->points[k - 1], place->points[k]);
		if (!(line->flags & CHART_LINE_TREE))
			cr_expect_eq(place->end, PLACE_ARROW);
	}
}

static void expect_promises(const struct drawing *d)
{
	expect_boxes_apart(d);
	expect_texts_inside(d);
	expect_lines(d);
}

static void expect_all(const struct shape *shape, uint32_t seed, layout_placer *place)
{
	struct drawing d;

	load(&d, shape, seed);
	drawing_chart(&d, seed % 2);
	drawing_lay_out(&d, place);
	expect_promises(&d);
	drawing_release(&d);
}

/* Any hierarchy on any paper; the same seed is the same organisation everywhere. Lines
 * beside the hierarchy are in the shapes below. */
static void expect_any(uint32_t seed)
{
	uint32_t random = seed * 2654435761u;
	struct shape shape = {.groups = 1 + next_random(&random) % 70,
		.fan = next_random(&random) % 12,
		.wild = next_random(&random) % 2 == 0,
		.nasty = next_random(&random) % 3 == 0,
		.principals = next_random(&random) % 3 == 0};
	struct layout_options options = {.margin = 10};
	struct drawing d;

	if (seed % 3 > 0)
		options.paper = *paper_at(next_random(&random) % 3);
	load(&d, &shape, seed);
	d.options.labels = seed % 2 ? CHART_NAME : CHART_OFFICE;
	drawing_chart(&d, seed % 5 == 0);
	cr_assert(layout_make(&d.places, &d.chart, &options, &d.why), "%s", d.why.data);
	expect_promises(&d);
	drawing_release(&d);
}

Test(geometry, holds_for_any_organisation)
{
	for (uint32_t seed = 0; seed < 400; seed++)
		expect_any(seed);
}

static const struct shape shapes[] = {
	{.groups = 1},
	{.groups = 2, .fan = 1},
	{.groups = 13, .fan = 3, .nasty = true},
	{.groups = 40, .fan = 6, .dotted = 12},
	{.groups = 30, .fan = 1},
	{.groups = 60, .fan = 60},
	{.groups = 24, .principals = true, .nasty = true, .dotted = 8},
	{.groups = 25, .fan = 4, .second = 10, .dotted = 10, .nasty = true},
	{.groups = 9, .fan = 1, .ring = true, .dotted = 3},
	{.groups = 20, .dotted = 10},
	{.groups = 70, .fan = 3, .second = 6},
};

Test(geometry, holds_with_our_own_engine)
{
	for (size_t i = 0; i < COUNT_OF(shapes); i++)
		for (uint32_t seed = 0; seed < 4; seed++)
			expect_all(&shapes[i], seed, NULL);
}

Test(geometry, holds_with_graphviz)
{
	for (size_t i = 0; i < COUNT_OF(shapes); i++)
		for (uint32_t seed = 0; seed < 4; seed++)
			expect_all(&shapes[i], seed, render_place_dot);
}

Test(geometry, holds_with_any_placer)
{
	for (size_t i = 0; i < COUNT_OF(shapes); i++)
		for (uint32_t seed = 4; seed < 6; seed++)
			expect_all(&shapes[i], seed, place_in_rows);
}

Test(geometry, superiors_stand_above)
{
	const struct shape tree = {.groups = 40, .fan = 3};
	struct drawing d;

	load(&d, &tree, 1);
	drawing_chart(&d, false);
	drawing_lay_out(&d, NULL);
	for (uint32_t i = 0; i < d.chart.box_count; i++) {
		uint32_t above = d.chart.boxes[i].superior;

		if (above != CHART_NONE)
			cr_expect_gt(d.places.boxes[i].at.y, d.places.boxes[above].at.y);
	}
	drawing_release(&d);
}

Test(geometry, equals_look_equal)
{
	const struct shape star = {.groups = 12, .fan = 12};
	struct drawing d;
	double common = 0;

	load(&d, &star, 1);
	drawing_chart(&d, false);
	drawing_lay_out(&d, NULL);
	for (uint32_t i = 0; i < d.chart.box_count; i++) {
		const struct rectangle *at = &d.places.boxes[i].at;

		cr_expect_eq(at->width, d.places.boxes[0].at.width);
		/* what holds more than others is higher, the rest is even */
		if (d.chart.boxes[i].shape == CHART_GROUP && at->height < 62) {
			cr_expect(common == 0 || common == at->height, "box %u", i);
			common = at->height;
		}
	}
	cr_expect_gt(common, 0);
	drawing_release(&d);
}

Test(geometry, the_same_chart_gives_the_same_places)
{
	const struct shape shape = {.groups = 30, .fan = 4, .second = 5, .dotted = 9};
	struct drawing a, b;

	load(&a, &shape, 3);
	load(&b, &shape, 3);
	drawing_chart(&a, true);
	drawing_chart(&b, true);
	drawing_lay_out(&a, NULL);
	drawing_lay_out(&b, NULL);
	cr_expect_eq(a.places.width, b.places.width);
	for (uint32_t i = 0; i < a.chart.box_count; i++)
		cr_expect_eq(memcmp(&a.places.boxes[i].at, &b.places.boxes[i].at,
				     sizeof(struct rectangle)),
			0);
	for (uint32_t i = 0; i < a.chart.line_count; i++) {
		cr_assert_eq(a.places.lines[i].count, b.places.lines[i].count);
		for (uint32_t k = 0; k < a.places.lines[i].count; k++)
			cr_expect_eq(memcmp(&a.places.lines[i].points[k],
					     &b.places.lines[i].points[k],
					     sizeof(struct point)),
				0);
	}
	drawing_release(&a);
	drawing_release(&b);
}

Test(geometry, groups_of_one_principal_stand_on_a_panel_below_it)
{
	const struct shape shape = {.groups = 8, .principals = true};
	struct drawing d;

	load(&d, &shape, 2);
	drawing_chart(&d, false);
	drawing_lay_out(&d, NULL);
	cr_assert_eq(d.places.region_count, 2);
	for (uint32_t i = 0; i < d.chart.box_count; i++) {
		const struct chart_box *box = &d.chart.boxes[i];
		bool held = false;

		for (uint32_t r = 0; r < d.places.region_count; r++) {
			const struct place_region *region = &d.places.regions[r];

			held = held ||
			       (region->region == box->region &&
				       !apart(&region->at, &d.places.boxes[i].at));
		}
		cr_expect_eq(held, box->region != CHART_NONE, "box %u", i);
	}
	drawing_release(&d);
}

/* Two panels below one superior, each with its title; the right words and no others. */
Test(geometry, what_is_of_one_unit_stands_on_a_panel_with_its_name)
{
	static const char text[] =
		"orgraph: 1\n"
		"units: {u: {name: The unit of the many and long words}, v: {name: V}}\n"
		"posts: {p: {name: P, root: true}}\n"
		"groups:\n"
		"  a: {name: A, part_of: u, reports_to: p}\n"
		"  b: {name: B, part_of: v, reports_to: p}\n"
		"  c: {name: C, part_of: u, reports_to: p}\n"
		"  d: {name: D, part_of: v, reports_to: p}\n"
		"  e: {name: E, part_of: v, reports_to: b}\n";
	struct drawing d;

	drawing_load(&d, text);
	d.options.regions = CHART_BY_UNIT;
	drawing_chart(&d, false);
	drawing_lay_out(&d, NULL);
	cr_assert_eq(d.places.region_count, 3); /* and that of the units */
	for (uint32_t r = 0; r < 2; r++) {
		const struct place_region *panel = &d.places.regions[r];

		cr_assert_geq(panel->title.count, 1);
		for (uint32_t i = 0; i < d.chart.box_count; i++) {
			const struct chart_box *box = &d.chart.boxes[i];
			bool below =
				panel->region == box->region ||
				(str_is(box->id, "e") &&
					str_is(d.chart.regions[panel->region].id, "v"));

			cr_expect_eq(apart(&panel->at, &d.places.boxes[i].at), !below,
				"panel %u, box %u", r, i);
		}
	}
	drawing_release(&d);
}

/* ---- limits ----------------------------------------------------------------------- */

static void expect_refusal(
	const struct shape *shape, layout_placer *place, const char *why)
{
	struct layout_options options = {.place = place};
	struct drawing d;

	load(&d, shape, 1);
	drawing_chart(&d, false);
	cr_expect_not(layout_make(&d.places, &d.chart, &options, &d.why));
	cr_expect_str_eq(d.why.data, why, "%s", d.why.data);
	drawing_release(&d);
}

static bool place_never(struct layout_graph *graph, struct buf *why)
{
	(void)graph;
	buf_add_text(why, "out of paper");
	return false;
}

Test(limits, are_told_with_the_size_and_the_way_out)
{
	expect_refusal(&(struct shape){.groups = 5001, .fan = 8}, render_place_dot,
		"a chart of 5001 boxes is too large, 5000 can be drawn: use --focus ID "
		"with --down N, or --show");
	expect_refusal(&(struct shape){.groups = 401, .fan = 1}, render_place_dot,
		"a chart of 401 levels is too deep for dot, 400 can be drawn: use "
		"--layout own");
}

Test(limits, a_placer_that_fails_is_heard)
{
	expect_refusal(
		&(struct shape){.groups = 40, .fan = 3}, place_never, "out of paper");
}

/* Each upon the one before. */
static bool place_heaped(struct layout_graph *graph, struct buf *why)
{
	(void)why;
	for (uint32_t i = 0; i < graph->node_count; i++)
		graph->nodes[i].x = i * 40.0, graph->nodes[i].y = i * 20.0;
	return true;
}

Test(limits, what_a_placer_heaps_up_has_its_lines)
{
	const struct shape shape = {.groups = 12, .fan = 3};
	struct layout_options options = {.place = place_heaped};
	struct drawing d;

	load(&d, &shape, 1);
	drawing_chart(&d, false);
	cr_assert(layout_make(&d.places, &d.chart, &options, &d.why));
	for (uint32_t i = 0; i < d.chart.line_count; i++)
		cr_expect_geq(d.places.lines[i].count, 2, "line %u is lost", i);
	drawing_release(&d);
}

Test(limits, no_legend_and_another_paper)
{
	const struct shape shape = {.groups = 30, .fan = 29};
	struct layout_options tall = {.paper = {NULL, 106, 318}};
	struct drawing d;

	load(&d, &shape, 1);
	d.options.no_legend = true;
	drawing_chart(&d, false);
	cr_assert(layout_make(&d.places, &d.chart, &tall, &d.why));
	cr_expect_gt(d.places.height, 1.5 * d.places.width);
	cr_expect_eq(d.places.legend.width, 0);
	drawing_release(&d);
}
