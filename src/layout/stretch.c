/*
 * A sheet that is full one way mostly has room left the other way. What stands on it, the
 * boxes and all that is between them, is stretched into that room: nothing changes its
 * order or its type, boxes only get more air around their texts.
 */
#include "layout_internal.h"
#include <math.h>

/* Trials, each with a smaller share of the room: title and legend may move meanwhile. */
#define MOST_TRIES 4
#define NEXT_SHARE 0.6
/* How much at most, where nothing else is said, a chart is stretched that had to shrink.
 */
#define SHRUNK_STRETCH 1.25
/* Rounding makes no page smaller. */
#define HAIR 1e-6

/* An arrangement as it was. */
struct kept {
	struct place_box *boxes;
	struct joint *joints;
	struct panel *panels;
	double width, height;
};

static struct kept keep(const struct arrangement *arr)
{
	size_t n = arr->forest->count, panels = arr->panels.count;
	struct kept kept = {mem_alloc(n, sizeof *kept.boxes),
		mem_alloc(n, sizeof *kept.joints), mem_alloc(panels, sizeof *kept.panels),
		arr->width, arr->height};

	memcpy(kept.boxes, arr->boxes, n * sizeof *kept.boxes);
	memcpy(kept.joints, arr->joints, n * sizeof *kept.joints);
	if (panels > 0)
		memcpy(kept.panels, arr->panels.items, panels * sizeof *kept.panels);
	return kept;
}

static void release(struct kept *kept)
{
	free(kept->boxes);
	free(kept->joints);
	free(kept->panels);
}

/* How far a box grows to either side, so that it and not the gaps take the room. Between
 * two boxes is never less than before, nor between a box and a line half way. */
static struct point growth(const struct arrangement *arr, struct point by)
{
	const struct gaps *gaps = &arr->gaps;

	return (struct point){(by.x - 1) * fmin(gaps->across, gaps->indent) / 2,
		(by.y - 1) * fmin(gaps->stack, gaps->down) / 2};
}

static struct rectangle scaled(
	const struct rectangle *at, struct point by, struct point move)
{
	return (struct rectangle){at->x * by.x + move.x, at->y * by.y + move.y,
		at->width * by.x, at->height * by.y};
}

static struct rectangle widened(struct rectangle at, struct point by)
{
	return (struct rectangle){
		at.x - by.x, at.y - by.y, at.width + 2 * by.x, at.height + 2 * by.y};
}

/* Everything as it was kept, so many times as wide and as high. */
static void set(struct arrangement *arr, const struct kept *kept, struct arena *arena,
	struct point by)
{
	const struct point more = growth(arr, by);

	for (uint32_t i = 0; i < arr->forest->count; i++) {
		const struct joint *joint = &kept->joints[i];
		struct place_box *box = &arr->boxes[i];

		*box = kept->boxes[i];
		box->at = widened(scaled(&kept->boxes[i].at, by, more), more);
		arr->joints[i] = (struct joint){joint->kind,
			joint->start_x * by.x + more.x, joint->hub_y * by.y + more.y,
			joint->spine_x * by.x + more.x, joint->bus_y * by.y + more.y,
			joint->trunk_x * by.x + more.x};
	}
	sizes_keep(arena, arr->chart, arr->boxes);
	for (uint32_t i = 0; i < arr->panels.count; i++)
		arr->panels.items[i].at = scaled(&kept->panels[i].at, by, more);
	arr->width = kept->width * by.x + 2 * more.x;
	arr->height = kept->height * by.y + 2 * more.y;
}

/* Completes the page with everything so many times as large; the scale that it has. */
static double complete(struct arrangement *arr, const struct kept *kept, struct point by,
	const struct layout_options *options, struct places *places, struct page *page)
{
	struct fitted fitted;

	set(arr, kept, &places->arena, by);
	page_complete(arr, options, places, page);
	page_fit(&fitted, page);
	return fitted.scale;
}

static double most_stretched(
	const struct layout_options *options, const struct fitted *fitted)
{
	if (options->stretch > 0)
		return options->stretch;
	if (paper_is_none(&options->paper) || options->fit == LAYOUT_PLAIN)
		return 1;
	return fitted->scale < 1 ? SHRUNK_STRETCH : 1;
}

void page_stretch(struct arrangement *arr, const struct layout_options *options,
	struct places *places, struct page *page)
{
	const struct point unchanged = {1, 1};
	struct point natural; /* with what boxes at its edges grow by */
	struct fitted fitted;
	struct kept kept;
	double share = 1, most;

	page_fit(&fitted, page);
	most = most_stretched(options, &fitted);
	if (most <= 1)
		return;
	kept = keep(arr);
	natural = (struct point){
		kept.width + arr->gaps.across, kept.height + arr->gaps.stack};
	for (int i = 0; i < MOST_TRIES; i++, share *= NEXT_SHARE) {
		const struct point by = {
			fmin(most, 1 + share * fitted.room.x / natural.x),
			fmin(most, 1 + share * fitted.room.y / natural.y)};

		if (complete(arr, &kept, by, options, places, page) >=
			fitted.scale * (1 - HAIR))
			break;
		if (i + 1 == MOST_TRIES)
			complete(arr, &kept, unchanged, options, places, page);
	}
	release(&kept);
}
