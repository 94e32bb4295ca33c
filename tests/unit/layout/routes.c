/*
 * Lines that are routed around the boxes: through none of them and no text, from border
 * to border, told apart where they run beside each other, and the same each time. And
 * the letters that stand on them, which cover nothing.
 */
#include "../chart/drawing.h"

#include <math.h>

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* A tree of so many groups, and dotted lines between any of them. */
static void lay_out(
	struct drawing *d, uint32_t groups, uint32_t fan, uint32_t dotted, uint32_t seed)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\norganisation: {id: o, name: O}\ngroups:\n"
			    "  g0: {name: Group 0, root: true}\n");
	for (uint32_t i = 1; i < groups; i++)
		buf_printf(&yaml, "  g%u: {name: Group number %u, reports_to: g%u}\n", i,
			i, (i - 1) / fan);
	buf_add_text(&yaml, "lines:\n");
	for (uint32_t i = 0; i < dotted; i++) {
		uint32_t from = next_random(&seed) % groups;
		uint32_t to = (from + 1 + next_random(&seed) % (groups - 1)) % groups;

		buf_printf(&yaml, "  - {from: g%u, type: consults, to: g%u, note: n%u}\n",
			from, to, i);
	}
	drawing_load(d, yaml.data);
	buf_release(&yaml);
	drawing_chart(d, false);
	drawing_lay_out(d, seed % 2 ? NULL : render_place_dot);
}

static bool is_dotted(const struct drawing *d, uint32_t line)
{
	return !(d->chart.lines[line].flags & CHART_LINE_TREE);
}

static struct rectangle piece_of(const struct place_line *line, uint32_t i)
{
	struct point a = line->points[i - 1], b = line->points[i];

	return (struct rectangle){
		fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y)};
}

static bool touch(const struct rectangle *a, const struct rectangle *b, double by)
{
	return a->x < b->x + b->width - by && b->x < a->x + a->width - by &&
	       a->y < b->y + b->height - by && b->y < a->y + a->height - by;
}

static void expect_clear_of(const struct drawing *d, uint32_t line,
	const struct rectangle *at, const char *of)
{
	const struct place_line *place = &d->places.lines[line];

	for (uint32_t i = 1; i < place->count; i++) {
		struct rectangle piece = piece_of(place, i);

		cr_expect_not(
			touch(&piece, at, 0.5), "line %u runs through %s", line, of);
	}
}

Test(routes, run_through_no_box_and_no_text)
{
	for (uint32_t seed = 1; seed <= 6; seed++) {
		struct drawing d;

		lay_out(&d, 20 * seed, 4 + seed, 15 * seed, seed);
		for (uint32_t i = 0; i < d.chart.line_count; i++) {
			for (uint32_t k = 0; k < d.chart.box_count; k++)
				expect_clear_of(&d, i, &d.places.boxes[k].at, "a box");
			expect_clear_of(&d, i, &d.places.title, "the title");
			expect_clear_of(&d, i, &d.places.legend, "the legend");
		}
		drawing_release(&d);
	}
}

static bool on_border(struct point p, const struct rectangle *r)
{
	bool beside = fabs(p.x - r->x) < 0.01 || fabs(p.x - r->x - r->width) < 0.01;
	bool level = fabs(p.y - r->y) < 0.01 || fabs(p.y - r->y - r->height) < 0.01;

	return (beside && p.y > r->y && p.y < r->y + r->height) ||
	       (level && p.x > r->x && p.x < r->x + r->width);
}

Test(routes, lead_from_border_to_border_by_right_angles)
{
	struct drawing d;

	lay_out(&d, 60, 7, 60, 3);
	for (uint32_t i = 0; i < d.chart.line_count; i++) {
		const struct chart_line *line = &d.chart.lines[i];
		const struct place_line *place = &d.places.lines[i];

		cr_assert_geq(place->count, 2);
		cr_expect(on_border(place->points[0], &d.places.boxes[line->from].at));
		cr_expect(on_border(
			place->points[place->count - 1], &d.places.boxes[line->to].at));
		for (uint32_t k = 1; k < place->count; k++) {
			struct rectangle piece = piece_of(place, k);

			cr_expect(piece.width == 0 || piece.height == 0);
		}
	}
	drawing_release(&d);
}

/* How far two parallel pieces run beside each other, nearer than `nearest`. */
static double together(
	const struct rectangle *a, const struct rectangle *b, double nearest)
{
	double across = fmin(a->x + a->width, b->x + b->width) - fmax(a->x, b->x);
	double down = fmin(a->y + a->height, b->y + b->height) - fmax(a->y, b->y);

	if (a->width == 0 && b->width == 0 && fabs(a->x - b->x) < nearest)
		return fmax(down, 0);
	if (a->height == 0 && b->height == 0 && fabs(a->y - b->y) < nearest)
		return fmax(across, 0);
	return 0;
}

Test(routes, have_tracks_of_their_own)
{
	struct drawing d;

	lay_out(&d, 40, 6, 12, 5);
	for (uint32_t i = 0; i < d.chart.line_count; i++)
		for (uint32_t k = 0; k < i; k++) {
			const struct place_line *a = &d.places.lines[i];
			const struct place_line *b = &d.places.lines[k];

			if (!is_dotted(&d, i) && !is_dotted(&d, k))
				continue;
			for (uint32_t x = 1; x < a->count; x++)
				for (uint32_t y = 1; y < b->count; y++) {
					struct rectangle p = piece_of(a, x);
					struct rectangle q = piece_of(b, y);

					cr_expect_lt(together(&p, &q, 1.5), 8,
						"lines %u and %u", i, k);
				}
		}
	drawing_release(&d);
}

Test(routes, leave_a_box_side_by_side)
{
	struct buf yaml = {0};
	struct drawing d;

	buf_add_text(&yaml, "orgraph: 1\ngroups:\n  a: {name: Hub, root: true}\n");
	for (int i = 0; i < 9; i++)
		buf_printf(&yaml, "  g%d: {name: Group %d, reports_to: a}\n", i, i);
	buf_add_text(&yaml, "lines:\n");
	for (int i = 0; i < 9; i++)
		buf_printf(&yaml, "  - {from: g0, type: consults, to: g%d}\n",
			i == 0 ? 1 : i);
	drawing_load(&d, yaml.data);
	buf_release(&yaml);
	drawing_chart(&d, false);
	drawing_lay_out(&d, NULL);
	for (uint32_t i = 0; i < d.chart.line_count; i++)
		for (uint32_t k = 0; k < i; k++) {
			struct point p = d.places.lines[i].points[0];
			struct point q = d.places.lines[k].points[0];

			if (is_dotted(&d, i) && is_dotted(&d, k))
				cr_expect_geq(fabs(p.x - q.x) + fabs(p.y - q.y), 1.2,
					"lines %u and %u", i, k);
		}
	drawing_release(&d);
}

static struct rectangle letters(const struct place_line *line)
{
	return (struct rectangle){line->mark.x - 8.5, line->mark.y - 6, 17, 12};
}

Test(routes, bear_letters_that_cover_nothing)
{
	for (uint32_t seed = 1; seed <= 4; seed++) {
		struct drawing d;

		lay_out(&d, 50, 7, 20 * seed, seed);
		for (uint32_t i = 0; i < d.chart.line_count; i++) {
			struct rectangle at = letters(&d.places.lines[i]);

			if (!d.places.lines[i].marked)
				continue;
			for (uint32_t k = 0; k < d.chart.box_count; k++)
				cr_expect_not(touch(&at, &d.places.boxes[k].at, 0));
			for (uint32_t k = 0; k < i; k++) {
				struct rectangle other = letters(&d.places.lines[k]);

				cr_expect_not(d.places.lines[k].marked &&
					      touch(&at, &other, 0));
			}
		}
		drawing_release(&d);
	}
}

static bool runs_through(const struct place_line *line, const struct rectangle *at)
{
	bool touches = false;

	for (uint32_t i = 1; i < line->count; i++) {
		struct rectangle piece = piece_of(line, i);

		touches = touches || touch(&piece, at, 0);
	}
	return touches;
}

/* In a thicket as many letters as can be had lean away from the lines beside their own,
 * which runs through them all the same. */
Test(routes, bear_letters_that_lean_away_from_other_lines)
{
	uint32_t all = 0, on_others = 0;

	for (uint32_t seed = 1; seed <= 7; seed += 2) {
		struct drawing d;

		lay_out(&d, 60, 7, 60, seed);
		for (uint32_t i = 0; i < d.chart.line_count; i++) {
			struct rectangle at = letters(&d.places.lines[i]), inner;
			bool on_other = false;

			if (!d.places.lines[i].marked)
				continue;
			inner = (struct rectangle){
				at.x + 2.4, at.y + 2.4, at.width - 4.8, at.height - 4.8};
			cr_expect(runs_through(&d.places.lines[i], &inner));
			for (uint32_t k = 0; k < d.chart.line_count; k++)
				on_other =
					on_other ||
					(k != i && runs_through(&d.places.lines[k], &at));
			all++;
			on_others += on_other;
		}
		drawing_release(&d);
	}
	cr_expect_gt(all, 150);
	cr_expect_lt(on_others, 2 * all / 5, "%u of %u", on_others, all);
}

Test(routes, are_the_same_each_time)
{
	struct drawing a, b;

	lay_out(&a, 70, 8, 90, 11);
	lay_out(&b, 70, 8, 90, 11);
	for (uint32_t i = 0; i < a.chart.line_count; i++) {
		const struct place_line *x = &a.places.lines[i], *y = &b.places.lines[i];

		cr_assert_eq(x->count, y->count);
		for (uint32_t k = 0; k < x->count; k++)
			cr_expect(x->points[k].x == y->points[k].x &&
				  x->points[k].y == y->points[k].y);
	}
	drawing_release(&a);
	drawing_release(&b);
}

/* One group beside a panel of stubs: all lines between them share the gap. */
Test(routes, find_room_for_their_letters_in_wider_gaps)
{
	struct drawing d;
	uint32_t without = 0, dotted = 0;

	drawing_load(&d,
		"orgraph: 1\nposts:\n  head: {name: Director of development, root: "
		"true}\n"
		"groups:\n  council: {name: Council of coordination, reports_to: head,\n"
		"    prepares_for: management, advises: management, consults: groups,\n"
		"    informs: [offices, programmes], escalates_to: [clinic, offices, "
		"groups],\n"
		"    appointed_by: head}\n"
		"  team: {name: Regional teams, reports_to: council}\n"
		"  management: {name: Management, external: true}\n"
		"  clinic: {name: Clinical management, external: true}\n"
		"  groups: {name: Groups across offices, external: true}\n"
		"  programmes: {name: National programmes, external: true}\n"
		"  offices: {name: Offices, external: true}\n");
	drawing_chart(&d, false);
	drawing_lay_out(&d, NULL);
	for (uint32_t i = 0; i < d.chart.line_count; i++) {
		if (d.chart.lines[i].flags & CHART_LINE_TREE)
			continue;
		dotted++;
		without += !d.places.lines[i].marked;
	}
	cr_expect_geq(dotted, 9);
	cr_expect_eq(without, 0, "%u of %u", without, dotted);
	drawing_release(&d);
}

/* The trunk that the gutter meets on the other side of the line's end costs nothing. */
Test(routes, leave_a_box_beside_its_trunk_without_a_zigzag)
{
	for (int to = 0; to < 5; to += 4) {
		struct buf yaml = {0};
		struct drawing d;

		buf_add_text(&yaml, "orgraph: 1\nposts:\n"
				    "  head: {name: Head, root: true}\ngroups:\n");
		for (int i = 0; i < 5; i++)
			buf_printf(&yaml, "  g%d: {name: Group %d, reports_to: head}\n",
				i, i);
		buf_printf(&yaml,
			"lines:\n  - {from: head, type: delegates_to, to: g%d}\n", to);
		drawing_load(&d, yaml.data);
		buf_release(&yaml);
		drawing_chart(&d, false);
		drawing_lay_out(&d, NULL);
		for (uint32_t i = 0; i < d.chart.line_count; i++)
			if (is_dotted(&d, i))
				cr_expect_leq(d.places.lines[i].count, 4, "to %d", to);
		drawing_release(&d);
	}
}

Test(routes, to_the_box_itself_are_loops_at_its_right_edge)
{
	const struct place_line *line = NULL;
	const struct rectangle *at;
	struct drawing d;

	drawing_load(&d, "orgraph: 1\ngroups:\n"
			 "  a: {name: A, root: true, advises: a}\n"
			 "  b: {name: B, reports_to: a}\n");
	drawing_chart(&d, false);
	drawing_lay_out(&d, NULL);
	at = &d.places.boxes[0].at;
	for (uint32_t i = 0; i < d.chart.line_count; i++)
		if (d.chart.lines[i].from == d.chart.lines[i].to)
			line = &d.places.lines[i];
	cr_assert_not_null(line);
	cr_assert_geq(line->count, 4);
	cr_expect_eq(line->end, PLACE_ARROW);
	cr_expect_eq(line->points[0].x, at->x + at->width);
	cr_expect_eq(line->points[line->count - 1].x, at->x + at->width);
	for (uint32_t i = 0; i < line->count; i++) {
		cr_expect_geq(line->points[i].x, at->x + at->width);
		cr_expect_gt(line->points[i].y, at->y);
		cr_expect_lt(line->points[i].y, at->y + at->height);
	}
	drawing_release(&d);
}

/* How far apart two rectangles are; negative where they overlap. */
static double gap(const struct rectangle *a, const struct rectangle *b)
{
	double across = fmax(a->x - b->x - b->width, b->x - a->x - a->width);
	double down = fmax(a->y - b->y - b->height, b->y - a->y - a->height);

	return fmax(across, down);
}

/* Twice as far as from each other where there is room, which these charts have. */
Test(routes, keep_off_the_legend)
{
	static const uint32_t seeds[] = {7, 9, 15, 19, 33, 37};

	for (size_t s = 0; s < sizeof seeds / sizeof *seeds; s++) {
		struct drawing d;
		uint32_t seed = seeds[s];

		lay_out(&d, 20 + 2 * seed, 3 + seed % 5, 20 + seed, seed);
		for (uint32_t i = 0; i < d.chart.line_count; i++)
			for (uint32_t k = 1; k < d.places.lines[i].count; k++) {
				struct rectangle piece = piece_of(&d.places.lines[i], k);

				cr_expect_geq(gap(&piece, &d.places.legend), 5.4,
					"seed %u, line %u", seed, i);
			}
		drawing_release(&d);
	}
}

static bool covers_another(const struct drawing *d, uint32_t line)
{
	struct rectangle at = letters(&d->places.lines[line]);

	for (uint32_t i = 0; i < d->chart.line_count; i++)
		for (uint32_t k = 1; i != line && k < d->places.lines[i].count; k++) {
			struct rectangle piece = piece_of(&d->places.lines[i], k);

			if (gap(&piece, &at) < 0)
				return true;
		}
	return false;
}

/* A quarter of them cannot help it here; of letters that stand where their line begins
 * every second one would cover another line. */
/* From the edge of a line's letters to the nearest of its ends and corners. */
static double to_corner(const struct place_line *line)
{
	struct rectangle at = letters(line);
	double least = HUGE_VAL;

	for (uint32_t i = 0; i < line->count; i++) {
		struct point p = line->points[i];
		double across = fmax(fmax(at.x - p.x, p.x - at.x - at.width), 0);
		double down = fmax(fmax(at.y - p.y, p.y - at.y - at.height), 0);

		least = fmin(least, hypot(across, down));
	}
	return least;
}

Test(routes, letters_stand_clear_of_corners)
{
	for (uint32_t seed = 2; seed <= 20; seed += 2) {
		struct drawing d;

		lay_out(&d, 12, 3, 1, seed);
		for (uint32_t i = 0; i < d.chart.line_count; i++)
			if (d.places.lines[i].marked)
				cr_expect_geq(to_corner(&d.places.lines[i]), 6,
					"seed %u: %g", seed,
					to_corner(&d.places.lines[i]));
		drawing_release(&d);
	}
}

Test(routes, letters_cover_few_lines)
{
	uint32_t letters = 0, covering = 0;

	for (uint32_t seed = 2; seed <= 4; seed += 2) {
		struct drawing d;

		lay_out(&d, 20 * seed, 4 + seed, 15 * seed, seed);
		for (uint32_t i = 0; i < d.chart.line_count; i++) {
			letters += d.places.lines[i].marked;
			covering += d.places.lines[i].marked && covers_another(&d, i);
		}
		drawing_release(&d);
	}
	cr_expect_lt(3 * covering, letters, "%u of %u", covering, letters);
}
