/*
 * Puts the parts of a chart beside and below each other on a sheet of a given width, in
 * order, each as high up and then as far left as it goes over what lies there already
 * (the skyline heuristic for strip packing, Burke, Kendall and Whitwell 2004). Boxes that
 * stand alone fill panels, one for each region.
 */
#include "layout_internal.h"

/* Widths of a panel that are tried. */
#define MOST_COLUMNS 24

/* The lower edge of what lies there, from `x` on to the next ledge. */
struct ledge {
	double x, y;
};

struct skyline {
	double width;
	struct {
		struct ledge *items;
		uint32_t count, cap;
	} ledges;
};

/* How low something of this width must lie from ledge `first` on; negative if it reaches
 * beyond the sheet. */
static double floor_at(const struct skyline *sky, uint32_t first, double width)
{
	double y = 0, end = sky->ledges.items[first].x + width;

	if (first > 0 && end > sky->width + 1e-6)
		return -1;
	for (uint32_t i = first; i < sky->ledges.count && sky->ledges.items[i].x < end;
		i++)
		if (sky->ledges.items[i].y > y)
			y = sky->ledges.items[i].y;
	return y;
}

/* The highest free place, of those the leftmost. */
static struct ledge find_place(const struct skyline *sky, double width)
{
	struct ledge best = {0, -1};

	for (uint32_t i = 0; i < sky->ledges.count; i++) {
		double y = floor_at(sky, i, width);

		if (y >= 0 && (best.y < 0 || y < best.y))
			best = (struct ledge){sky->ledges.items[i].x, y};
	}
	return best;
}

/* Raises the skyline to `y` from x to end, but for what reaches beyond that: in the gap
 * at the right something may hang lower. */
static void cover(struct skyline *sky, double x, double end, double y)
{
	uint32_t kept = 0, n = sky->ledges.count;
	struct ledge *old = mem_alloc(n, sizeof *old);
	double behind = 0, last = y;

	memcpy(old, sky->ledges.items, n * sizeof *old);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].x <= end)
			behind = old[i].y;
	while (kept < n && old[kept].x < x)
		kept++;
	sky->ledges.count = kept;
	*VEC_PUSH(&sky->ledges) = (struct ledge){x, y};
	for (uint32_t i = kept; i < n && old[i].x < end; i++) {
		double low = old[i].y > y ? old[i].y : y;

		if (low != last)
			*VEC_PUSH(&sky->ledges) = (struct ledge){old[i].x, low};
		last = low;
	}
	*VEC_PUSH(&sky->ledges) = (struct ledge){end, behind};
	for (uint32_t i = kept; i < n; i++)
		if (old[i].x > end)
			*VEC_PUSH(&sky->ledges) = old[i];
	free(old);
}

static void take(struct arrangement *arr, struct skyline *sky, struct rectangle at)
{
	cover(sky, at.x, at.x + at.width + arr->gaps.part,
		at.y + at.height + arr->gaps.part);
	if (at.x + at.width > arr->width)
		arr->width = at.x + at.width;
	if (at.y + at.height > arr->height)
		arr->height = at.y + at.height;
}

static void shelve_part(struct arrangement *arr, struct skyline *sky, struct part *part)
{
	struct ledge place = find_place(sky, part->at.width);

	part->at.x = place.x;
	part->at.y = place.y;
	take(arr, sky, part->at);
}

/* The boxes of one region that stand alone, by their parts. */
struct lone {
	uint32_t region;
	const uint32_t *parts;
	uint32_t count;
};

/* What has no region has no tint that would need an edge, nor a title. */
static double lone_pad(const struct lone *lone)
{
	return lone->region != CHART_NONE ? PANEL_PAD : 0;
}

static struct rectangle *lone_box(
	const struct arrangement *arr, const struct lone *lone, uint32_t i)
{
	return &arr->boxes[arr->parts[lone->parts[i]].boxes[0]].at;
}

/* The size of a panel with so many columns; rows are as high as their highest box. */
static struct rectangle panel_size(
	const struct arrangement *arr, const struct lone *lone, uint32_t columns)
{
	struct rectangle size = {0};
	double row = 0;

	for (uint32_t i = 0; i < lone->count; i++) {
		const struct rectangle *at = lone_box(arr, lone, i);

		if (i % columns == 0) {
			size.height += row + (i > 0 ? arr->gaps.stack : 0);
			row = 0;
		}
		row = at->height > row ? at->height : row;
	}
	size.height += row + 2 * lone_pad(lone);
	size.width = columns * lone_box(arr, lone, 0)->width +
		     (columns - 1) * arr->gaps.across + 2 * lone_pad(lone);
	if (lone->region != CHART_NONE)
		size.height += PANEL_TITLE;
	return size;
}

static void fill_panel(struct arrangement *arr, const struct lone *lone, uint32_t columns,
	struct ledge place)
{
	double pad = lone_pad(lone), row = 0;
	double y = place.y + pad + (lone->region != CHART_NONE ? PANEL_TITLE : 0);

	for (uint32_t i = 0; i < lone->count; i++) {
		struct rectangle *at = lone_box(arr, lone, i);

		if (i > 0 && i % columns == 0) {
			y += row + arr->gaps.stack;
			row = 0;
		}
		at->x = place.x + pad + i % columns * (at->width + arr->gaps.across);
		at->y = y;
		row = at->height > row ? at->height : row;
	}
}

/* The number of columns that ends highest on the sheet; of equal ones the most. Of many
 * columns not each number is tried. */
static uint32_t choose_columns(
	const struct arrangement *arr, const struct skyline *sky, const struct lone *lone)
{
	double wide = lone_box(arr, lone, 0)->width + arr->gaps.across;
	double fits = sky->width / wide + 1;
	uint32_t most = fits < lone->count ? (uint32_t)fits : lone->count;
	uint32_t best = 1, step = most / MOST_COLUMNS + 1;
	double lowest = 0;

	for (uint32_t columns = most; columns > 0; columns -= columns < step ? 1 : step) {
		struct rectangle size = panel_size(arr, lone, columns);
		double bottom;

		if (size.width > sky->width && columns > 1)
			continue;
		bottom = find_place(sky, size.width).y + size.height;
		if (lowest == 0 || bottom < lowest) {
			lowest = bottom;
			best = columns;
		}
	}
	return best;
}

static void shelve_lone(
	struct arrangement *arr, struct skyline *sky, const struct lone *lone)
{
	uint32_t columns = choose_columns(arr, sky, lone);
	struct rectangle at = panel_size(arr, lone, columns);
	struct ledge place = find_place(sky, at.width);

	at.x = place.x;
	at.y = place.y;
	fill_panel(arr, lone, columns, place);
	if (lone->region != CHART_NONE)
		*VEC_PUSH(&arr->panels) = (struct panel){lone->region, at};
	take(arr, sky, at);
}

static uint32_t lone_region(const struct arrangement *arr, const struct part *part)
{
	uint32_t box = part->boxes[0];
	uint32_t region = arr->chart->boxes[box].region;

	if (region != CHART_NONE && arr->chart->regions[region].superior != CHART_NONE)
		return CHART_NONE;
	return region;
}

static void shelve_region(struct arrangement *arr, struct skyline *sky, uint32_t region)
{
	uint32_t *parts = arena_array(arr->scratch, arr->part_count, sizeof *parts);
	struct lone lone = {region, parts, 0};

	for (uint32_t p = 0; p < arr->part_count; p++)
		if (arr->parts[p].alone && lone_region(arr, &arr->parts[p]) == region)
			parts[lone.count++] = p;
	if (lone.count > 0)
		shelve_lone(arr, sky, &lone);
}

void shelves_fill(struct arrangement *arr, double target)
{
	struct skyline sky = {.width = target};

	*VEC_PUSH(&sky.ledges) = (struct ledge){0, 0};
	arr->width = arr->height = 0;
	arr->panels.count = 0;
	for (uint32_t p = 0; p < arr->part_count; p++)
		if (!arr->parts[p].alone)
			shelve_part(arr, &sky, &arr->parts[p]);
	for (uint32_t r = 0; r < arr->chart->region_count; r++)
		if (arr->chart->regions[r].superior == CHART_NONE)
			shelve_region(arr, &sky, r);
	shelve_region(arr, &sky, CHART_NONE);
	VEC_RELEASE(&sky.ledges);
}
