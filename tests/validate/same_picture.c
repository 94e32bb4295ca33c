/*
 * Do two programs show the same picture? Both PNGs are brought to one size and cut into
 * cells; two cells are alike when their mean colours are near, or near those of a
 * neighbour, since programs set type by fractions of a pixel apart and smooth edges in
 * ways of their own.
 *
 *	same_picture A.png B.png	says how many cells differ; status 0 if few do
 */
#include <cairo.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONG 1200 /* the longer side to which both are brought */
#define CELL 6
/* Of 255, in any of the three channels. */
#define NEAR 48
/* Of a thousand cells so many may differ: a name that is missing is more. */
#define MOST 0.25
/* How far the shapes of the pages may be apart. */
#define SHAPE 0.01

struct cells {
	int across, down;
	double *means; /* three for each cell */
};

static cairo_surface_t *load(const char *path, double *shape)
{
	cairo_surface_t *picture = cairo_image_surface_create_from_png(path);

	if (cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS) {
		fprintf(stderr, "same_picture: %s: %s\n", path,
			cairo_status_to_string(cairo_surface_status(picture)));
		exit(2);
	}
	*shape = (double)cairo_image_surface_get_height(picture) /
		 cairo_image_surface_get_width(picture);
	return picture;
}

/* On white, for what is transparent. */
static cairo_surface_t *scaled(cairo_surface_t *picture, int width, int height)
{
	cairo_surface_t *page =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	cairo_t *cairo = cairo_create(page);

	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, (double)width / cairo_image_surface_get_width(picture),
		(double)height / cairo_image_surface_get_height(picture));
	cairo_set_source_surface(cairo, picture, 0, 0);
	cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BEST);
	cairo_paint(cairo);
	cairo_destroy(cairo);
	cairo_surface_flush(page);
	return page;
}

static void add_cell(struct cells *cells, const unsigned char *at, int stride, int cell)
{
	for (int y = 0; y < CELL; y++)
		for (int x = 0; x < CELL; x++)
			for (int c = 0; c < 3; c++)
				cells->means[3 * cell + c] += at[y * stride + 4 * x + c] /
							      (double)(CELL * CELL);
}

static struct cells cells_of(cairo_surface_t *picture, int width, int height)
{
	cairo_surface_t *page = scaled(picture, width, height);
	const unsigned char *pixels = cairo_image_surface_get_data(page);
	int stride = cairo_image_surface_get_stride(page);
	struct cells cells = {width / CELL, height / CELL, NULL};

	cells.means =
		calloc((size_t)cells.across * (size_t)cells.down * 3, sizeof(double));
	if (!cells.means)
		exit(2);
	for (int y = 0; y < cells.down; y++)
		for (int x = 0; x < cells.across; x++)
			add_cell(&cells, pixels + y * CELL * stride + x * CELL * 4,
				stride, y * cells.across + x);
	cairo_surface_destroy(page);
	return cells;
}

static bool near(const struct cells *a, int i, const struct cells *b, int k)
{
	for (int c = 0; c < 3; c++)
		if (fabs(a->means[3 * i + c] - b->means[3 * k + c]) > NEAR)
			return false;
	return true;
}

/* Is there something like the cell (x, y) of `a` there, or beside it, in `b`? */
static bool has_like(const struct cells *a, const struct cells *b, int x, int y)
{
	for (int down = y > 0 ? y - 1 : 0; down <= y + 1 && down < b->down; down++)
		for (int across = x > 0 ? x - 1 : 0;
			across <= x + 1 && across < b->across; across++)
			if (near(a, y * a->across + x, b, down * b->across + across))
				return true;
	return false;
}

int main(int argc, char **argv)
{
	double shapes[2], share;
	cairo_surface_t *a, *b;
	struct cells in_a, in_b;
	int differing = 0, width, height;

	if (argc != 3)
		return 2;
	a = load(argv[1], &shapes[0]);
	b = load(argv[2], &shapes[1]);
	if (fabs(shapes[0] / shapes[1] - 1) > SHAPE) {
		printf("the pages have other shapes: %.3f and %.3f\n", shapes[0],
			shapes[1]);
		return 1;
	}
	width = (int)(LONG / fmax(1, shapes[0])) / CELL * CELL;
	height = (int)(LONG / fmax(1, 1 / shapes[0])) / CELL * CELL;
	in_a = cells_of(a, width, height);
	in_b = cells_of(b, width, height);
	for (int y = 0; y < in_a.down; y++)
		for (int x = 0; x < in_a.across; x++)
			differing += !has_like(&in_a, &in_b, x, y) ||
				     !has_like(&in_b, &in_a, x, y);
	share = 1000.0 * differing / (in_a.across * in_a.down);
	printf("%d of %d cells differ\n", differing, in_a.across * in_a.down);
	free(in_a.means);
	free(in_b.means);
	cairo_surface_destroy(a);
	cairo_surface_destroy(b);
	return share > MOST;
}
