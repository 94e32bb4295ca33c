/*
 * A grid of square cells, each with the rectangles that touch it: tells whether a
 * rectangle is free in about constant time. Every line we draw is made of straight
 * pieces along the axes, so a thin rectangle asks for a line, too.
 */
#include "layout_internal.h"

#define MOST_CELLS 65536.0

static uint32_t cell_at(double at, double start, double size, uint32_t count)
{
	double cell = (at - start) / size;

	if (!(cell > 0))
		return 0;
	return cell >= count ? count - 1 : (uint32_t)cell;
}

struct cells {
	uint32_t x0, x1, y0, y1;
};

static struct cells cells_of(const struct space *space, const struct rectangle *r)
{
	return (struct cells){cell_at(r->x, space->x, space->size, space->across),
		cell_at(r->x + r->width, space->x, space->size, space->across),
		cell_at(r->y, space->y, space->size, space->down),
		cell_at(r->y + r->height, space->y, space->size, space->down)};
}

static struct rectangle bounds(const struct rectangle *items, uint32_t count)
{
	double x1 = 1, y1 = 1;
	struct rectangle b = {0};

	for (uint32_t i = 0; i < count; i++) {
		const struct rectangle *r = &items[i];

		b.x = i == 0 || r->x < b.x ? r->x : b.x;
		b.y = i == 0 || r->y < b.y ? r->y : b.y;
		x1 = i == 0 || r->x + r->width > x1 ? r->x + r->width : x1;
		y1 = i == 0 || r->y + r->height > y1 ? r->y + r->height : y1;
	}
	b.width = x1 - b.x + 1;
	b.height = y1 - b.y + 1;
	return b;
}

void space_make(struct space *space, struct arena *arena, const struct rectangle *items,
	uint32_t count)
{
	struct rectangle all = bounds(items, count);
	uint32_t cells;

	*space = (struct space){.items = items, .x = all.x, .y = all.y, .size = 60};
	while (all.width / space->size * (all.height / space->size) > MOST_CELLS)
		space->size *= 2;
	space->across = (uint32_t)(all.width / space->size) + 1;
	space->down = (uint32_t)(all.height / space->size) + 1;
	cells = space->across * space->down;
	space->start = arena_array(arena, (size_t)cells + 2, sizeof(uint32_t));
	/* counting sort: how many, where, which */
	for (int pass = 0; pass < 2; pass++) {
		for (uint32_t i = 0; i < count; i++) {
			struct cells c = cells_of(space, &items[i]);

			for (uint32_t y = c.y0; y <= c.y1; y++)
				for (uint32_t x = c.x0; x <= c.x1; x++) {
					uint32_t at = y * space->across + x;

					if (pass == 0)
						space->start[at + 2]++;
					else
						space->list[space->start[at + 1]++] = i;
				}
		}
		if (pass == 1)
			break;
		for (uint32_t i = 0; i <= cells; i++)
			space->start[i + 1] += space->start[i];
		space->list =
			arena_array(arena, space->start[cells + 1], sizeof(uint32_t));
	}
}

bool rectangles_touch(const struct rectangle *a, const struct rectangle *b)
{
	return a->x < b->x + b->width && b->x < a->x + a->width &&
	       a->y < b->y + b->height && b->y < a->y + a->height;
}

bool space_is_free(
	const struct space *space, const struct rectangle *at, uint32_t but, uint32_t nor)
{
	struct cells c = cells_of(space, at);

	for (uint32_t y = c.y0; y <= c.y1; y++)
		for (uint32_t x = c.x0; x <= c.x1; x++) {
			uint32_t cell = y * space->across + x;

			for (uint32_t i = space->start[cell]; i < space->start[cell + 1];
				i++) {
				uint32_t item = space->list[i];

				if (item != but && item != nor &&
					rectangles_touch(at, &space->items[item]))
					return false;
			}
		}
	return true;
}

uint32_t space_list(const struct space *space, const struct rectangle *at,
	uint32_t *items, uint32_t most)
{
	struct cells c = cells_of(space, at);
	uint32_t count = 0;

	for (uint32_t y = c.y0; y <= c.y1; y++)
		for (uint32_t x = c.x0; x <= c.x1; x++) {
			uint32_t cell = y * space->across + x;

			for (uint32_t i = space->start[cell];
				i < space->start[cell + 1] && count < most; i++)
				if (rectangles_touch(at, &space->items[space->list[i]]))
					items[count++] = space->list[i];
		}
	return count;
}
