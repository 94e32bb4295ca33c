/*
 * The grid on which lines are sought: its rows and columns, what is closed, and what
 * runs there already.
 */
#include "route_internal.h"
#include <math.h>

#define MOST_COUNT 200 /* of what a byte counts */

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Ascending, and equal but for rounding means equal. */
static uint32_t unique(double *values, uint32_t count)
{
	uint32_t kept = 0;

	qsort(values, count, sizeof *values, by_value);
	for (uint32_t i = 0; i < count; i++)
		if (kept == 0 || values[i] - values[kept - 1] > 0.01)
			values[kept++] = values[i];
	return kept;
}

/* The first index whose value is not below `value` but for rounding. */
uint32_t grid_index(const double *values, uint32_t count, double value)
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (values[middle] < value - 0.01)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Closes every edge that runs through the inside of an obstacle. */
static void close_inside(struct grid *grid, const struct rectangle *r)
{
	uint32_t x0 = grid_index(grid->xs, grid->nx, r->x - CLEAR);
	uint32_t x1 = grid_index(grid->xs, grid->nx, r->x + r->width + CLEAR);
	uint32_t y0 = grid_index(grid->ys, grid->ny, r->y - CLEAR);
	uint32_t y1 = grid_index(grid->ys, grid->ny, r->y + r->height + CLEAR);

	for (uint32_t y = y0; y <= y1 && y < grid->ny; y++)
		for (uint32_t x = x0; x <= x1 && x < grid->nx; x++) {
			uint8_t *closed = &grid->closed[(size_t)y * grid->nx + x];

			if (x < x1 && y > y0 && y < y1)
				*closed |= GRID_CLOSED_RIGHT;
			if (y < y1 && x > x0 && x < x1)
				*closed |= GRID_CLOSED_DOWN;
		}
}

static void add_border(struct grid *grid, const struct rectangle *r)
{
	grid->xs[grid->nx++] = r->x - CLEAR;
	grid->xs[grid->nx++] = r->x + r->width + CLEAR;
	grid->ys[grid->ny++] = r->y - CLEAR;
	grid->ys[grid->ny++] = r->y + r->height + CLEAR;
}

static void add_ports(struct grid *grid, const struct rectangle *box)
{
	add_border(grid, box);
	grid->xs[grid->nx++] = box->x + box->width * PORT_NEAR;
	grid->xs[grid->nx++] = box->x + box->width * PORT_FAR;
	grid->ys[grid->ny++] = box->y + box->height * PORT_NEAR;
	grid->ys[grid->ny++] = box->y + box->height * PORT_FAR;
}

void grid_make(struct grid *grid, struct arena *arena, const struct arrangement *arr,
	const struct rectangle *obstacles, uint32_t count, const struct rectangle *bounds)
{
	uint32_t boxes = arr->forest->count;
	size_t most = (size_t)boxes * 4 + (size_t)count * 2 + 2, cells;

	*grid = (struct grid){0};
	grid->xs = arena_array(arena, most, sizeof(double));
	grid->ys = arena_array(arena, most, sizeof(double));
	for (uint32_t i = 0; i < boxes; i++)
		add_ports(grid, &arr->boxes[i].at);
	for (uint32_t i = 0; i < count; i++)
		add_border(grid, &obstacles[i]);
	grid->xs[grid->nx++] = bounds->x;
	grid->xs[grid->nx++] = bounds->x + bounds->width;
	grid->ys[grid->ny++] = bounds->y;
	grid->ys[grid->ny++] = bounds->y + bounds->height;
	grid->nx = unique(grid->xs, grid->nx);
	grid->ny = unique(grid->ys, grid->ny);
	cells = (size_t)grid->nx * grid->ny;
	grid->closed = arena_array(arena, cells, 1);
	grid->run_x = arena_array(arena, cells, 1);
	grid->run_y = arena_array(arena, cells, 1);
	grid->met_x = arena_array(arena, cells, 1);
	grid->met_y = arena_array(arena, cells, 1);
	for (uint32_t i = 0; i < count; i++)
		close_inside(grid, &obstacles[i]);
}

static void count_up(uint8_t *counter)
{
	if (*counter < MOST_COUNT)
		(*counter)++;
}

/* An upright piece: edges beside it are run along, edges across it are met. */
static void add_upright(struct grid *grid, double x, double top, double bottom)
{
	uint32_t y0 = grid_index(grid->ys, grid->ny, top);
	uint32_t y1 = grid_index(grid->ys, grid->ny, bottom);
	uint32_t near = grid_index(grid->xs, grid->nx, x - TRACK + 1);
	uint32_t right = grid_index(grid->xs, grid->nx, x);

	for (uint32_t i = near; i < grid->nx && grid->xs[i] < x + TRACK - 1; i++)
		for (uint32_t y = y0; y < y1 && y < grid->ny; y++)
			count_up(&grid->run_y[(size_t)y * grid->nx + i]);
	if (right == 0)
		return;
	for (uint32_t y = y0; y < grid->ny && grid->ys[y] <= bottom + 0.01; y++)
		count_up(&grid->met_x[(size_t)y * grid->nx + right - 1]);
}

static void add_level(struct grid *grid, double y, double left, double end)
{
	uint32_t x0 = grid_index(grid->xs, grid->nx, left);
	uint32_t x1 = grid_index(grid->xs, grid->nx, end);
	uint32_t near = grid_index(grid->ys, grid->ny, y - TRACK + 1);
	uint32_t below = grid_index(grid->ys, grid->ny, y);

	for (uint32_t i = near; i < grid->ny && grid->ys[i] < y + TRACK - 1; i++)
		for (uint32_t x = x0; x < x1 && x < grid->nx; x++)
			count_up(&grid->run_x[(size_t)i * grid->nx + x]);
	if (below == 0)
		return;
	for (uint32_t x = x0; x < grid->nx && grid->xs[x] <= end + 0.01; x++)
		count_up(&grid->met_y[(size_t)(below - 1) * grid->nx + x]);
}

void grid_add_line(struct grid *grid, const struct point *points, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		struct rectangle r = piece_rectangle(points[i - 1], points[i], 0);

		if (r.width < r.height)
			add_upright(grid, r.x, r.y, r.y + r.height);
		else
			add_level(grid, r.y, r.x, r.x + r.width);
	}
}
