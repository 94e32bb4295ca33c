/* Fronts of shapes: which are kept, how they are combined, and that equals stay equal. */
#include "../../../src/layout/shape.h"
#include "../chart/drawing.h"

/* ---- one front -------------------------------------------------------------------- */

static void try_size(struct tried *tried, double width, double height)
{
	*VEC_PUSH(tried) = (struct shape){.width = width, .height = height};
}

static struct front front_of(const struct tried *tried)
{
	return (struct front){tried->items, tried->count};
}

Test(fronts, keep_what_nothing_beats)
{
	struct tried tried = {0};

	try_size(&tried, 30, 10);
	try_size(&tried, 10, 30);
	try_size(&tried, 20, 20);
	try_size(&tried, 20, 25); /* as wide and higher */
	try_size(&tried, 25, 20); /* wider and as high */
	try_size(&tried, 40, 40);
	front_reduce(&tried, 10);
	cr_assert_eq(tried.count, 3);
	for (uint32_t i = 0; i < 3; i++) {
		cr_expect_eq(tried.items[i].width, 10 + 10 * i);
		cr_expect_eq(tried.items[i].height, 30 - 10 * i);
	}
	VEC_RELEASE(&tried);
}

Test(fronts, are_thinned_but_keep_their_ends)
{
	struct tried tried = {0};

	for (uint32_t i = 0; i < 500; i++)
		try_size(&tried, 100 + i, 1000 - i);
	front_reduce(&tried, 12);
	cr_expect_leq(tried.count, 12);
	cr_expect_gt(tried.count, 3);
	cr_expect_eq(tried.items[0].width, 100);
	cr_expect_eq(tried.items[tried.count - 1].height, 501);
	for (uint32_t i = 1; i < tried.count; i++) {
		cr_expect_gt(tried.items[i].width, tried.items[i - 1].width);
		cr_expect_lt(tried.items[i].height, tried.items[i - 1].height);
	}
	VEC_RELEASE(&tried);
}

Test(fronts, of_as_large_ones_the_plainer_stays)
{
	struct tried tried = {0};

	try_size(&tried, 10, 10);
	tried.items[0].mode = SHAPE_ROWS;
	try_size(&tried, 10, 10);
	tried.items[1].mode = SHAPE_ROW;
	front_reduce(&tried, 10);
	cr_assert_eq(tried.count, 1);
	cr_expect_eq(tried.items[0].mode, SHAPE_ROW);
	VEC_RELEASE(&tried);
}

Test(fronts, tell_what_fits_a_room)
{
	struct tried tried = {0};
	struct front front;

	try_size(&tried, 10, 30);
	try_size(&tried, 20, 20);
	try_size(&tried, 30, 10);
	front = front_of(&tried);
	cr_expect_eq(front_within_height(front, 100), 0);
	cr_expect_eq(front_within_height(front, 20), 1);
	cr_expect_eq(front_within_height(front, 19), 2);
	cr_expect_eq(front_within_height(front, 1), 2, "the lowest if none fits");
	cr_expect_eq(front_within_width(front, 100), 2);
	cr_expect_eq(front_within_width(front, 20), 1);
	cr_expect_eq(front_within_width(front, 19), 0);
	cr_expect_eq(front_within_width(front, 1), 0, "the narrowest if none fits");
	VEC_RELEASE(&tried);
}

/* ---- fronts of trees --------------------------------------------------------------- */

#define WIDTH  100.0
#define HEIGHT 30.0

/* A chart's boxes as shapes_make wants them, all of one size. */
struct grove {
	struct drawing d;
	struct arena arena;
	struct forest forest;
	struct arrangement arr;
	struct shapes *shapes;
};

/* above[i]: the group that group i + 1 reports to. */
static void grow(struct grove *g, const uint32_t *above, uint32_t count)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\ngroups:\n  g0: {name: Root, root: true}\n");
	for (uint32_t i = 0; i < count; i++)
		buf_printf(&yaml, "  g%u: {name: Group %u, reports_to: g%u}\n",
			(unsigned)i + 1, (unsigned)i + 1, (unsigned)above[i]);
	*g = (struct grove){0};
	drawing_load(&g->d, yaml.data);
	drawing_chart(&g->d, false);
	buf_release(&yaml);
	arena_init(&g->arena, "grove");
	forest_make(&g->forest, &g->arena, &g->d.chart);
	g->arr = (struct arrangement){.chart = &g->d.chart,
		.forest = &g->forest,
		.gaps = {.across = 18,
			.stack = 10,
			.trunk = 18,
			.down = 24,
			.indent = 16},
		.boxes = arena_array(&g->arena, count + 1, sizeof(struct place_box)),
		.joints = arena_array(&g->arena, count + 1, sizeof(struct joint))};
	for (uint32_t i = 0; i <= count; i++)
		g->arr.boxes[i].at = (struct rectangle){0, 0, WIDTH, HEIGHT};
	g->shapes = shapes_make(&g->arr, &g->arena, SHAPE_FREE, false);
}

static void fell(struct grove *g)
{
	VEC_RELEASE(&g->arr.panels);
	arena_release(&g->arena);
	drawing_release(&g->d);
}

Test(shapes, of_a_star_are_a_row_and_columns)
{
	const uint32_t above[] = {0, 0, 0, 0};
	struct front front;
	struct grove g;

	grow(&g, above, 4);
	front = shapes_below(g.shapes, 0);
	cr_expect_eq(shapes_below(g.shapes, 1).count, 1, "a box alone has one shape");
	/* the narrowest: one column, indented */
	cr_expect_eq(front.shapes[0].mode, SHAPE_COLUMNS);
	cr_expect_eq(front.shapes[0].parts, 1);
	cr_expect_eq(front.shapes[0].width, WIDTH + 16);
	cr_expect_eq(front.shapes[0].height, 5 * HEIGHT + 4 * 10);
	/* the lowest: a row */
	cr_expect_eq(front.shapes[front.count - 1].mode, SHAPE_ROW);
	cr_expect_eq(front.shapes[front.count - 1].width, 4 * WIDTH + 3 * 18);
	cr_expect_eq(front.shapes[front.count - 1].height, 2 * HEIGHT + 24);
	fell(&g);
}

/* The boxes as placed are exactly as large as the shape said, and nothing overlaps. */
static void expect_shape(struct grove *g, uint32_t index)
{
	const struct shape *shape = &shapes_below(g->shapes, 0).shapes[index];
	double right = 0, bottom = 0;

	shapes_place(g->shapes, 0, index, 0, 0);
	for (uint32_t i = 0; i < g->forest.count; i++) {
		const struct rectangle *a = &g->arr.boxes[i].at;

		cr_expect_geq(a->x, -1e-6);
		right = a->x + a->width > right ? a->x + a->width : right;
		bottom = a->y + a->height > bottom ? a->y + a->height : bottom;
		for (uint32_t k = 0; k < i; k++)
			cr_expect_not(rectangles_touch(a, &g->arr.boxes[k].at),
				"shape %u, boxes %u and %u", index, i, k);
	}
	cr_expect_float_eq(right, shape->width, 1e-6, "shape %u", index);
	cr_expect_float_eq(bottom, shape->height, 1e-6, "shape %u", index);
}

Test(shapes, are_what_placing_makes_of_them)
{
	/* three branches of 2, 0 and 4, one of them deeper */
	const uint32_t above[] = {0, 0, 0, 1, 1, 3, 3, 3, 3, 6, 6, 10};
	struct front front;
	struct grove g;

	grow(&g, above, COUNT_OF(above));
	front = shapes_below(g.shapes, 0);
	cr_expect_gt(front.count, 5);
	for (uint32_t i = 0; i < front.count; i++)
		expect_shape(&g, i);
	fell(&g);
}

Test(shapes, of_equals_are_equal_and_in_order)
{
	/* four equal branches of three */
	const uint32_t above[] = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4};
	struct front front;
	struct grove g;

	grow(&g, above, COUNT_OF(above));
	front = shapes_below(g.shapes, 0);
	for (uint32_t i = 0; i < front.count; i++) {
		const struct place_box *b = g.arr.boxes;

		shapes_place(g.shapes, 0, i, 0, 0);
		for (uint32_t k = 2; k <= 4; k++) {
			uint32_t first = 5 + 3 * (k - 1);

			for (uint32_t c = 0; c < 3; c++) {
				cr_expect_float_eq(b[first + c].at.x - b[k].at.x,
					b[5 + c].at.x - b[1].at.x, 1e-6, "shape %u", i);
				cr_expect_float_eq(b[first + c].at.y - b[k].at.y,
					b[5 + c].at.y - b[1].at.y, 1e-6, "shape %u", i);
			}
			/* read by rows or by columns, siblings follow each other */
			cr_expect(b[k].at.x > b[k - 1].at.x || b[k].at.y > b[k - 1].at.y);
		}
	}
	fell(&g);
}

Test(shapes, push_a_leaf_over_what_hangs_below_its_sibling)
{
	/* a branch of three and a leaf */
	const uint32_t above[] = {0, 0, 1, 1, 1};
	struct front front;
	struct grove g;

	grow(&g, above, COUNT_OF(above));
	front = shapes_below(g.shapes, 0);
	cr_expect_eq(front.shapes[front.count - 1].width, 3 * WIDTH + 2 * 18);
	cr_expect_eq(front.shapes[front.count - 1].height, 3 * HEIGHT + 2 * 24);
	expect_shape(&g, front.count - 1);
	cr_expect_float_eq(g.arr.boxes[2].at.x, g.arr.boxes[1].at.x + WIDTH + 18, 1e-6);
	fell(&g);
}

Test(shapes, even_out_what_stands_between_branches)
{
	/* a branch of three, a leaf, another branch of three */
	const uint32_t above[] = {0, 0, 0, 1, 1, 1, 3, 3, 3};
	struct front front;
	struct grove g;

	grow(&g, above, COUNT_OF(above));
	front = shapes_below(g.shapes, 0);
	expect_shape(&g, front.count - 1);
	cr_expect_float_eq(g.arr.boxes[7].at.x - g.arr.boxes[6].at.x, WIDTH + 18, 1e-6);
	cr_expect_float_eq(g.arr.boxes[2].at.x,
		(g.arr.boxes[1].at.x + g.arr.boxes[3].at.x) / 2, 1e-6);
	fell(&g);
}

Test(shapes, of_several_rows_have_the_superior_in_the_middle)
{
	/* seven branches of one: rows of two, three and two */
	const uint32_t above[] = {0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7};
	struct front front;
	struct grove g;
	bool found = false;

	grow(&g, above, COUNT_OF(above));
	front = shapes_below(g.shapes, 0);
	for (uint32_t i = 0; i < front.count; i++) {
		const struct place_box *b = g.arr.boxes;

		if (front.shapes[i].mode != SHAPE_ROWS || front.shapes[i].parts != 3)
			continue;
		found = true;
		expect_shape(&g, i);
		cr_expect_float_eq(b[0].at.x + WIDTH / 2,
			16 + (front.shapes[i].width - 16) / 2, 1e-6);
		cr_expect_float_eq(b[1].at.x + b[2].at.x, 2 * b[0].at.x, 1e-6);
		cr_expect_float_eq(b[3].at.x, 16, 1e-6, "the rest begins at the line");
	}
	cr_expect(found);
	fell(&g);
}

Test(shapes, of_a_long_chain_need_no_stack)
{
	enum { LONG = 50000 };
	uint32_t *above = mem_alloc(LONG, sizeof *above);
	struct front front;
	struct grove g;

	for (uint32_t i = 0; i < LONG; i++)
		above[i] = i;
	grow(&g, above, LONG);
	front = shapes_below(g.shapes, 0);
	cr_expect_leq(front.count, MOST_ROOT_SHAPES);
	shapes_place(g.shapes, 0, 0, 0, 0);
	cr_expect_eq(g.arr.boxes[LONG].at.x, 0, "the narrowest runs straight down");
	fell(&g);
	free(above);
}
