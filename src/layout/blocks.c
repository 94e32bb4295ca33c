/*
 * Small branches are not spread out in rows but hang in columns below their superior, as
 * office charts do; that is what keeps a chart of sixty boxes on one page. Two columns
 * share a trunk between them where nothing hangs deeper.
 */
#include "layout_internal.h"

/* Boxes of a hanging branch, counted; its levels are few, so recursion is bounded. */
static uint32_t branch_size(const struct forest *forest, uint32_t box)
{
	struct run children = forest_children(forest, box);
	uint32_t size = 1;

	for (uint32_t i = 0; i < children.count; i++)
		size += branch_size(forest, children.items[i]);
	return size;
}

/* Where the next box of a column goes, and how far the column reaches. */
struct column {
	double y, right;
};

static void put(struct arrangement *arr, uint32_t block, uint32_t box, double x, double y)
{
	arr->boxes[box].at.x = x;
	arr->boxes[box].at.y = y;
	arr->block_of[box] = block;
}

/* Puts a branch into the column, its inferiors indented below it. */
static void hang(struct arrangement *arr, uint32_t block, struct column *column,
	uint32_t box, double x)
{
	struct run children = forest_children(arr->forest, box);
	struct rectangle *at = &arr->boxes[box].at;
	double trunk = x + INDENT / 2;

	put(arr, block, box, x, column->y);
	column->y += at->height + arr->gaps.stack;
	if (x + at->width > column->right)
		column->right = x + at->width;
	for (uint32_t i = 0; i < children.count; i++) {
		uint32_t child = children.items[i];

		arr->joints[child] = (struct joint){JOIN_SIDE, trunk, column->y, trunk};
		hang(arr, block, column, child, x + INDENT);
	}
}

/* Some of one box's inferiors that hang together, with or without a panel. */
struct bunch {
	const uint32_t *items;
	uint32_t count, boxes, columns;
	uint32_t region; /* of the panel, or CHART_NONE */
	bool nested;     /* something hangs below an item */
};

static struct bunch bunch_of(const struct arrangement *arr, const struct part *part,
	const uint32_t *items, uint32_t count, uint32_t region)
{
	struct bunch bunch = {.items = items, .count = count, .region = region};
	uint32_t rows = arr->rows[arr->forest->superior[items[0]]];

	for (uint32_t i = 0; i < count; i++)
		bunch.boxes += branch_size(arr->forest, items[i]);
	bunch.nested = bunch.boxes > count;
	rows = rows > 0 ? rows : part->params.rows;
	bunch.columns = (bunch.boxes + rows - 1) / rows;
	if (bunch.columns > count)
		bunch.columns = count;
	return bunch;
}

static bool bunch_is_row(const struct bunch *bunch)
{
	return !bunch->nested && bunch->columns == bunch->count;
}

/* How many items the column after `done` columns and `first` items takes: its share of
 * the boxes, and at least one left for each column behind it. */
static uint32_t column_takes(const struct arrangement *arr, const struct bunch *bunch,
	uint32_t done, uint32_t first, uint32_t boxes_left)
{
	uint32_t columns_left = bunch->columns - done, boxes = 0, i = first;
	uint32_t share = (boxes_left + columns_left - 1) / columns_left;

	if (columns_left == 1)
		return bunch->count - first;
	while (bunch->count - i >= columns_left) {
		boxes += branch_size(arr->forest, bunch->items[i]);
		if (i > first && boxes > share)
			break;
		i++;
	}
	return i - first;
}

static void join_column(struct arrangement *arr, const uint32_t *items, uint32_t count,
	double bus_y, double trunk_x)
{
	for (uint32_t i = 0; i < count; i++)
		arr->joints[items[i]] = (struct joint){JOIN_SIDE, 0, bus_y, trunk_x};
}

/*
 * Columns below (x, y); returns the right edge and sets `bottom`. Where nothing is
 * nested, columns 0 and 1, 2 and 3 … share the trunk between them.
 */
static double fill_columns(struct arrangement *arr, uint32_t block,
	const struct bunch *bunch, double x, double y, double *bottom)
{
	uint32_t next = 0, before = 0, boxes_left = bunch->boxes;
	double bus_y = y - GAP_DOWN / 2;

	for (uint32_t i = 0; i < bunch->columns; i++) {
		uint32_t takes = column_takes(arr, bunch, i, next, boxes_left);
		bool paired = !bunch->nested && (i % 2 == 1 || i + 1 < bunch->columns);
		struct column column = {y, 0};

		if (i > 0)
			x += paired && i % 2 == 1 ? arr->gaps.trunk : arr->gaps.across;
		if (!paired)
			x += INDENT / 2;
		for (uint32_t k = next; k < next + takes; k++) {
			hang(arr, block, &column, bunch->items[k], x);
			boxes_left -= branch_size(arr->forest, bunch->items[k]);
		}
		if (!paired)
			join_column(
				arr, bunch->items + next, takes, bus_y, x - INDENT / 2);
		else if (i % 2 == 1)
			join_column(arr, bunch->items + before, next + takes - before,
				bus_y, x - arr->gaps.trunk / 2);
		before = next;
		next += takes;
		x = column.right;
		if (column.y - arr->gaps.stack > *bottom)
			*bottom = column.y - arr->gaps.stack;
	}
	return x;
}

/* One row: each box is reached from above. */
static double fill_row(struct arrangement *arr, uint32_t block, const struct bunch *bunch,
	double x, double y, double *bottom)
{
	for (uint32_t i = 0; i < bunch->count; i++) {
		uint32_t box = bunch->items[i];
		const struct rectangle *at = &arr->boxes[box].at;

		x += i > 0 ? arr->gaps.across : 0;
		put(arr, block, box, x, y);
		arr->joints[box] =
			(struct joint){JOIN_TOP, 0, y - GAP_DOWN / 2, x + at->width / 2};
		x += at->width;
		if (y + at->height > *bottom)
			*bottom = y + at->height;
	}
	return x;
}

/* What a bunch takes so far: its edges, and where the next one begins. */
struct reach {
	double x, bottom; /* the right edge of all, the lower edge of all */
	double low;       /* of the bunch before */
};

static void lay_bunch(struct arrangement *arr, uint32_t block, const struct bunch *bunch,
	double y, struct reach *reach)
{
	double pad = bunch->region != CHART_NONE ? PANEL_PAD : 0, end, low = y;
	double x = reach->x + (reach->x > 0 ? arr->gaps.across : 0);

	end = (bunch_is_row(bunch) ? fill_row : fill_columns)(
		arr, block, bunch, x + pad, y, &low);
	if (bunch->region != CHART_NONE)
		*VEC_PUSH(&arr->panels) = (struct panel){bunch->region, block,
			{x, y - pad, end + pad - x, low - y + 2 * pad}};
	reach->x = end + pad;
	reach->low = low + pad;
	if (reach->low > reach->bottom)
		reach->bottom = reach->low;
}

/* Most boxes that are tucked away below a bunch. */
#define MOST_TUCKED 3

/* Can `bunch` hang on the last trunk of the bunch before it, below that one's boxes? */
static bool can_tuck(const struct arrangement *arr, const struct bunch *before,
	const struct bunch *bunch)
{
	uint32_t last = before->items[before->count - 1];

	return bunch->region == CHART_NONE && bunch->count <= MOST_TUCKED &&
	       !bunch->nested && arr->joints[last].kind == JOIN_SIDE &&
	       arr->joints[last].trunk_x < arr->boxes[last].at.x;
}

/* A column for one box alone would be mostly empty. */
static void tuck(struct arrangement *arr, uint32_t block, const struct bunch *before,
	const struct bunch *bunch, struct reach *reach)
{
	uint32_t last = before->items[before->count - 1];
	double x = arr->boxes[last].at.x, y = reach->low + arr->gaps.stack;

	for (uint32_t i = 0; i < bunch->count; i++) {
		put(arr, block, bunch->items[i], x, y);
		arr->joints[bunch->items[i]] = arr->joints[last];
		y += arr->boxes[bunch->items[i]].at.height + arr->gaps.stack;
	}
	reach->low = y - arr->gaps.stack;
	if (reach->low > reach->bottom)
		reach->bottom = reach->low;
}

/* The bunches side by side from y on, or tucked below each other; sets the block's size.
 */
static void lay_bunches(struct arrangement *arr, struct part *part, uint32_t block,
	const struct bunch *bunches, uint32_t count, double y)
{
	struct reach reach = {0, y, y};
	const struct bunch *before = NULL;

	for (uint32_t i = 0; i < count; i++) {
		if (part->params.tuck && before && can_tuck(arr, before, &bunches[i])) {
			tuck(arr, block, before, &bunches[i], &reach);
			part->tucked++;
			continue;
		}
		lay_bunch(arr, block, &bunches[i], y, &reach);
		before = &bunches[i];
	}
	arr->blocks.items[block].at.width = reach.x;
	arr->blocks.items[block].at.height = reach.bottom;
}

static void shift_branch(struct arrangement *arr, uint32_t box, double by)
{
	struct run children = forest_children(arr->forest, box);

	arr->boxes[box].at.x += by;
	arr->joints[box].trunk_x += by;
	arr->joints[box].start_x += by;
	for (uint32_t i = 0; i < children.count; i++)
		shift_branch(arr, children.items[i], by);
}

static void shift(struct arrangement *arr, uint32_t block, struct run items, double by)
{
	for (uint32_t i = 0; i < items.count; i++)
		shift_branch(arr, items.items[i], by);
	for (uint32_t i = 0; i < arr->panels.count; i++)
		if (arr->panels.items[i].block == block)
			arr->panels.items[i].at.x += by;
	arr->blocks.items[block].at.width += by;
}

/* Do all items hang on one trunk? */
static bool one_trunk(const struct arrangement *arr, struct run items)
{
	for (uint32_t i = 1; i < items.count; i++)
		if (arr->joints[items.items[i]].trunk_x !=
			arr->joints[items.items[0]].trunk_x)
			return false;
	return true;
}

/* The middle of the block, or a trunk that comes near it, so that the superior's line
 * runs straight into that. */
static double middle_of(const struct arrangement *arr, uint32_t block, struct run items)
{
	double middle = arr->blocks.items[block].at.width / 2;

	for (uint32_t i = 0; i < items.count; i++) {
		double off = arr->joints[items.items[i]].trunk_x - middle;

		if (off > -arr->gaps.trunk && off < arr->gaps.trunk)
			return middle + off;
	}
	return middle;
}

/*
 * Puts the superior above what hangs below it: over its trunk if there is one; a column
 * alone stands indented below its left edge.
 */
static void crown(struct arrangement *arr, uint32_t block, struct run items)
{
	struct block *b = &arr->blocks.items[block];
	const struct rectangle *top = &arr->boxes[b->top].at;
	const struct joint *first = &arr->joints[items.items[0]];
	bool one = one_trunk(arr, items);
	bool indented = one && first->trunk_x < arr->boxes[items.items[0]].at.x;
	double trunk = one ? first->trunk_x : middle_of(arr, block, items);
	double left = trunk - (indented ? INDENT / 2 : top->width / 2);

	if (left < 0) {
		shift(arr, block, items, -left);
		trunk -= left;
		left = 0;
	}
	put(arr, block, b->top, left, 0);
	if (left + top->width > b->at.width)
		b->at.width = left + top->width;
	for (uint32_t i = 0; i < items.count; i++)
		arr->joints[items.items[i]].start_x = trunk;
}

static bool hangs(const struct arrangement *arr, const struct part *part, uint32_t box)
{
	const struct forest *forest = arr->forest;

	return forest->superior[box] != CHART_NONE &&
	       forest->height[box] < part->params.levels;
}

/* The panel that a box stands in below its superior: that of its principal only. */
static uint32_t panel_region(const struct arrangement *arr, uint32_t box)
{
	uint32_t region = arr->chart->boxes[box].region;

	if (region == CHART_NONE ||
		arr->chart->regions[region].principal != arr->forest->superior[box])
		return CHART_NONE;
	return region;
}

uint32_t blocks_strays(const struct arrangement *arr, const struct part *part)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < part->count; i++)
		count += panel_region(arr, part->boxes[i]) != CHART_NONE &&
			 !hangs(arr, part, part->boxes[i]);
	return count;
}

uint32_t blocks_hanging(
	const struct arrangement *arr, const struct part *part, uint32_t box)
{
	struct run children = forest_children(arr->forest, box);
	uint32_t count = 0;

	if (hangs(arr, part, box))
		return 0;
	for (uint32_t i = 0; i < children.count; i++)
		count += hangs(arr, part, children.items[i]);
	return count;
}

static uint32_t add_block(struct arrangement *arr, uint32_t top, uint32_t above)
{
	*VEC_PUSH(&arr->blocks) = (struct block){.top = top, .above = above};
	return arr->blocks.count - 1;
}

/* What stands together below a superior: our posts and units, the groups of the superior
 * as principal, other groups, bodies of others. */
enum band { BAND_LINE, BAND_PANEL, BAND_GROUPS, BAND_EXTERNAL, BAND__COUNT };

static enum band band_of(const struct arrangement *arr, uint32_t box)
{
	const struct chart_box *b = &arr->chart->boxes[box];

	if (panel_region(arr, box) != CHART_NONE)
		return BAND_PANEL;
	if (b->flags & CHART_EXTERNAL)
		return BAND_EXTERNAL;
	return b->shape == CHART_GROUP ? BAND_GROUPS : BAND_LINE;
}

/* Those of `children` that hang here, by bands. */
static struct run hanging(struct arrangement *arr, const struct part *part,
	struct run children, struct bunch *bunches, uint32_t *bunch_count)
{
	uint32_t *items = arena_array(arr->scratch, children.count, sizeof *items);
	uint32_t count = 0;

	*bunch_count = 0;
	for (int band = 0; band < BAND__COUNT; band++) {
		uint32_t first = count;

		for (uint32_t i = 0; i < children.count; i++)
			if (hangs(arr, part, children.items[i]) &&
				(int)band_of(arr, children.items[i]) == band)
				items[count++] = children.items[i];
		if (count > first)
			bunches[(*bunch_count)++] = bunch_of(arr, part, items + first,
				count - first,
				band == BAND_PANEL ? panel_region(arr, items[first])
						   : CHART_NONE);
	}
	return (struct run){items, count};
}

static void add_branch(struct arrangement *arr, struct part *part, uint32_t box)
{
	struct run children = forest_children(arr->forest, box), items;
	struct rectangle *at = &arr->boxes[box].at;
	uint32_t bunch_count, block = add_block(arr, box, arr->forest->superior[box]);
	struct bunch bunches[BAND__COUNT];

	put(arr, block, box, 0, 0);
	arr->blocks.items[block].at.width = at->width;
	arr->blocks.items[block].at.height = at->height;
	items = hanging(arr, part, children, bunches, &bunch_count);
	if (items.count == 0)
		return;
	if (items.count == children.count) {
		lay_bunches(
			arr, part, block, bunches, bunch_count, at->height + GAP_DOWN);
		crown(arr, block, items);
	} else {
		block = add_block(arr, CHART_NONE, box);
		lay_bunches(arr, part, block, bunches, bunch_count, 0);
	}
}

void blocks_make(struct arrangement *arr, struct part *part)
{
	part->first_block = arr->blocks.count;
	part->tucked = 0;
	for (uint32_t i = 0; i < part->count; i++)
		arr->joints[part->boxes[i]] = (struct joint){0};
	for (uint32_t i = 0; i < part->count; i++)
		if (!hangs(arr, part, part->boxes[i]))
			add_branch(arr, part, part->boxes[i]);
	part->block_count = arr->blocks.count - part->first_block;
}

/* A block's superior comes down from its middle and across just above the block. */
static void join_block(
	struct arrangement *arr, const struct part *part, const struct block *block)
{
	const struct rectangle *above = &arr->boxes[block->above].at;
	double start = above->x + above->width / 2;
	struct run children;

	if (block->top != CHART_NONE) {
		const struct rectangle *top = &arr->boxes[block->top].at;

		arr->joints[block->top] = (struct joint){
			JOIN_TOP, start, top->y - GAP_DOWN / 2, top->x + top->width / 2};
		return;
	}
	children = forest_children(arr->forest, block->above);
	for (uint32_t i = 0; i < children.count; i++)
		if (hangs(arr, part, children.items[i]))
			arr->joints[children.items[i]].start_x = start;
}

static void fix_part(struct arrangement *arr, const struct part *part)
{
	for (uint32_t i = 0; i < part->block_count; i++) {
		arr->blocks.items[part->first_block + i].at.x += part->at.x;
		arr->blocks.items[part->first_block + i].at.y += part->at.y;
	}
	for (uint32_t i = 0; i < part->count; i++) {
		uint32_t box = part->boxes[i];
		const struct rectangle *by = &arr->blocks.items[arr->block_of[box]].at;
		struct joint *joint = &arr->joints[box];

		arr->boxes[box].at.x += by->x;
		arr->boxes[box].at.y += by->y;
		joint->start_x += by->x;
		joint->trunk_x += by->x;
		joint->bus_y += by->y;
	}
	for (uint32_t i = 0; i < part->block_count; i++) {
		const struct block *block = &arr->blocks.items[part->first_block + i];

		if (block->above != CHART_NONE)
			join_block(arr, part, block);
	}
}

void blocks_fix(struct arrangement *arr)
{
	for (uint32_t p = 0; p < arr->part_count; p++)
		if (!arr->parts[p].alone)
			fix_part(arr, &arr->parts[p]);
	for (uint32_t i = 0; i < arr->block_panels; i++) {
		struct panel *panel = &arr->panels.items[i];

		panel->at.x += arr->blocks.items[panel->block].at.x;
		panel->at.y += arr->blocks.items[panel->block].at.y;
	}
}
