/*
 * The lines of the forest, made of straight pieces: from a box up to the bus that it
 * shares with its siblings, along it, and up into the superior. A line whose way is not
 * free is left to the router.
 */
#include "layout_internal.h"

/* How far the buses of two superiors that share a gap are apart. */
#define BUS_STEP 6.0
#define BUS_MOST 9.0

/* The bus of one superior at one height. */
struct bus {
	double y, left, right;
	uint32_t above, first, last; /* first..last: its boxes in `by_bus` */
};

struct entry {
	uint32_t box, above;
	double y;
};

static int by_bus(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->y != y->y)
		return x->y < y->y ? -1 : 1;
	if (x->above != y->above)
		return x->above < y->above ? -1 : 1;
	return x->box < y->box ? -1 : x->box > y->box;
}

static int by_height_and_left(const void *a, const void *b)
{
	const struct bus *x = a, *y = b;

	if (x->y != y->y)
		return x->y < y->y ? -1 : 1;
	if (x->left != y->left)
		return x->left < y->left ? -1 : 1;
	return x->above < y->above ? -1 : x->above > y->above;
}

static void stretch(struct bus *bus, const struct joint *joint)
{
	double left = joint->start_x < joint->trunk_x ? joint->start_x : joint->trunk_x;
	double right = joint->start_x < joint->trunk_x ? joint->trunk_x : joint->start_x;

	bus->left = left < bus->left ? left : bus->left;
	bus->right = right > bus->right ? right : bus->right;
}

/* 0, 6, -6: within the gap between two rows. */
static double track_offset(uint32_t track)
{
	uint32_t pair = (track + 1) / 2;
	double offset = BUS_STEP * pair;

	if (offset > BUS_MOST)
		return 0;
	return track % 2 ? offset : -offset;
}

/* The lowest track that is free from `left` on; ends[t] is how far track t is taken. */
static uint32_t track_for(double *ends, uint32_t *used, const struct bus *bus)
{
	uint32_t t = 0;

	while (t < *used && ends[t] >= bus->left)
		t++;
	if (t == *used)
		(*used)++;
	ends[t] = bus->right;
	return t;
}

static void spread(struct arrangement *arr, struct bus *buses, uint32_t count,
	const struct entry *entries)
{
	double *ends = mem_alloc(count, sizeof *ends);
	uint32_t used = 0;

	qsort(buses, count, sizeof *buses, by_height_and_left);
	for (uint32_t i = 0; i < count; i++) {
		double offset;

		if (i > 0 && buses[i].y != buses[i - 1].y)
			used = 0;
		offset = track_offset(track_for(ends, &used, &buses[i]));
		for (uint32_t e = buses[i].first; e <= buses[i].last; e++) {
			arr->joints[entries[e].box].bus_y += offset;
			arr->joints[entries[e].box].hub_y += offset;
		}
	}
	free(ends);
}

/* Moves apart the buses of different superiors that would run into each other. */
void buses_spread(struct arrangement *arr)
{
	uint32_t n = arr->forest->count, entry_count = 0, bus_count = 0;
	struct entry *entries = mem_alloc(n, sizeof *entries);
	struct bus *buses = mem_alloc(n, sizeof *buses);

	for (uint32_t i = 0; i < n; i++)
		if (arr->joints[i].kind != JOIN_NONE &&
			arr->joints[i].start_x != arr->joints[i].trunk_x)
			entries[entry_count++] = (struct entry){
				i, arr->forest->superior[i], arr->joints[i].bus_y};
	qsort(entries, entry_count, sizeof *entries, by_bus);
	for (uint32_t e = 0; e < entry_count; e++) {
		const struct joint *joint = &arr->joints[entries[e].box];
		struct bus *bus = bus_count > 0 ? &buses[bus_count - 1] : NULL;

		if (!bus || bus->y != entries[e].y || bus->above != entries[e].above) {
			bus = &buses[bus_count++];
			*bus = (struct bus){entries[e].y, joint->start_x, joint->start_x,
				entries[e].above, e, e};
		}
		stretch(bus, joint);
		bus->last = e;
	}
	spread(arr, buses, bus_count, entries);
	free(entries);
	free(buses);
}

void path_add(struct point *points, uint32_t *count, double x, double y)
{
	struct point *p = points + *count;

	if (*count > 0 && p[-1].x == x && p[-1].y == y)
		return;
	if (*count > 1 && ((p[-2].x == p[-1].x && p[-1].x == x) ||
				  (p[-2].y == p[-1].y && p[-1].y == y))) {
		p[-1] = (struct point){x, y};
		/* there and back again: what follows may run on before that */
		if (p[-2].x == x && p[-2].y == y)
			(*count)--;
	} else {
		points[(*count)++] = (struct point){x, y};
	}
}

static void corner(struct place_line *line, double x, double y)
{
	path_add(line->points, &line->count, x, y);
}

static void follow(const struct arrangement *arr, uint32_t box, struct place_line *line)
{
	const struct joint *joint = &arr->joints[box];
	const struct rectangle *from = &arr->boxes[box].at;
	const struct rectangle *to = &arr->boxes[arr->forest->superior[box]].at;
	double middle = from->y + from->height / 2;

	line->count = 0;
	if (joint->kind == JOIN_TOP) {
		corner(line, joint->trunk_x, from->y);
	} else {
		bool left = joint->trunk_x < from->x;

		corner(line, left ? from->x : from->x + from->width, middle);
		corner(line, joint->trunk_x, middle);
	}
	if (joint->trunk_x != joint->start_x || joint->spine_x != joint->start_x) {
		corner(line, joint->trunk_x, joint->bus_y);
		corner(line, joint->spine_x, joint->bus_y);
		corner(line, joint->spine_x, joint->hub_y);
		corner(line, joint->start_x, joint->hub_y);
	}
	corner(line, joint->start_x, to->y + to->height);
}

struct rectangle piece_rectangle(struct point a, struct point b, double clearance)
{
	double x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
	double width = a.x < b.x ? b.x - a.x : a.x - b.x;
	double height = a.y < b.y ? b.y - a.y : a.y - b.y;

	return (struct rectangle){x - clearance, y - clearance, width + 2 * clearance,
		height + 2 * clearance};
}

static bool is_free(const struct space *space, const struct place_line *line,
	uint32_t from, uint32_t to)
{
	for (uint32_t i = 1; i < line->count; i++) {
		struct rectangle r =
			piece_rectangle(line->points[i - 1], line->points[i], 2);

		if (!space_is_free(space, &r, from, to))
			return false;
	}
	return true;
}

#define MOST_CORNERS 8

void tree_lines(struct arrangement *arr, struct arena *arena, const struct space *space,
	struct place_line *lines)
{
	for (uint32_t i = 0; i < arr->chart->line_count; i++) {
		const struct chart_line *line = &arr->chart->lines[i];

		lines[i].count = 0;
		if (!(line->flags & CHART_LINE_TREE) || line->from == line->to ||
			arr->forest->superior[line->from] != line->to)
			continue;
		if (!lines[i].points)
			lines[i].points =
				arena_array(arena, MOST_CORNERS, sizeof(struct point));
		follow(arr, line->from, &lines[i]);
		lines[i].end =
			arr->forest->ringed[line->from] && arr->forest->ringed[line->to]
				? PLACE_ARROW
				: PLACE_PLAIN;
		if (space && !is_free(space, &lines[i], line->from, line->to))
			lines[i].count = 0;
	}
}
