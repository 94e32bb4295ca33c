/*
 * How large each box is and where its texts stand in it. One width for all boxes of a
 * chart, from its longest words, and one height for all of a shape, since equals should
 * look equal, unless some hold so much that the rest would stand empty.
 */
#include "layout_internal.h"

/* From the narrowest to the widest, longer words are broken; the nicest is used where the
 * paper has room. */
#define NARROWEST 78.0
#define NICEST    118.0
#define WIDEST    176.0
/* Boxes that are looked at to guess a good width. */
#define MOST_SAMPLED 400
/* The most that heights are evened out to. */
#define EVEN_HEIGHT 62.0

struct insets {
	double left, right, ends; /* ends: above the text, and below it */
};

/* `spine`: groups have a strip for their power. */
static struct insets insets_of(const struct chart_box *box, bool spine)
{
	struct insets in = {PAD_X, PAD_X, PAD_Y};

	if (box->shape == CHART_GROUP && spine)
		in.left += LAYOUT_SPINE;
	if (box->flags & CHART_EXTERNAL) { /* its inner border */
		in.left += 2;
		in.right += 2;
		in.ends += 2;
	}
	if (box->flags & CHART_VACANT)
		in.right += LAYOUT_HATCH;
	return in;
}

static double row_size(const struct chart_row *row)
{
	return row->kind == CHART_ROW_NAME ? SIZE_NAME : SIZE_TEXT;
}

static bool row_is_bold(const struct chart_row *row)
{
	return row->kind == CHART_ROW_NAME;
}

/* Wide enough for the longest word, within reason. */
static double least_width(const struct chart *chart)
{
	bool spine = chart_shows_power(chart);
	double widest = NARROWEST;

	for (uint32_t i = 0; i < chart->box_count; i++) {
		const struct chart_box *box = &chart->boxes[i];
		struct insets in = insets_of(box, spine);

		for (uint32_t r = 0; r < box->row_count; r++) {
			double w = wrap_widest_word(box->rows[r].text,
				row_size(&box->rows[r]), row_is_bold(&box->rows[r]));

			w += in.left + in.right + 1;
			if (w > widest)
				widest = w;
		}
		if (widest > WIDEST)
			return WIDEST;
	}
	return widest;
}

uint32_t sizes_widths(const struct chart *chart, double widths[MOST_WIDTHS])
{
	static const double others[] = {83, 88, 93, 99, 106, NICEST, 130, 146, WIDEST};
	double least = least_width(chart);
	uint32_t count = 0;

	widths[count++] = least > NICEST ? least : NICEST;
	if (least < NICEST)
		widths[count++] = least;
	for (size_t i = 0; i < COUNT_OF(others) && count < MOST_WIDTHS; i++)
		if (others[i] > least + 2 && others[i] != widths[0])
			widths[count++] = others[i];
	return count;
}

/* Sets the rows of one box below each other, left-aligned for groups, else centred. */
static void set_box(struct arena *arena, const struct chart_box *box,
	struct place_box *place, double width, bool spine)
{
	struct insets in = insets_of(box, spine);
	double room = width - in.left - in.right, y = in.ends;
	uint32_t powers = 0;

	place->texts = (struct set_texts){0};
	place->at.width = width;
	for (uint32_t r = 0; r < box->row_count; r++) {
		const struct chart_row *row = &box->rows[r];
		struct set_texts lines = wrap_text(
			arena, row->text, row_size(row), row_is_bold(row), room);

		for (uint32_t i = 0; i < lines.count; i++) {
			struct set_text *line = &lines.items[i];

			line->kind = row->kind;
			line->at.y += y;
			line->at.x = in.left;
			if (box->shape != CHART_GROUP && line->width < room)
				line->at.x += (room - line->width) / 2;
		}
		y += lines.count * row_size(row) * LEADING;
		set_texts_join(arena, &place->texts, lines);
	}
	for (uint32_t bits = box->power; bits != 0; bits &= bits - 1)
		powers++;
	place->at.height = y + in.ends;
	if (place->at.height < powers * LAYOUT_SPINE_MARK + 4)
		place->at.height = powers * LAYOUT_SPINE_MARK + 4;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Moves the texts of a box that became higher to its middle. */
static void heighten(struct place_box *place, double height)
{
	double down = (height - place->at.height) / 2;

	if (down <= 0)
		return;
	set_texts_move(&place->texts, 0, down);
	place->at.height = height;
}

/* The height that most are brought to: that of the highest but for those that hold so
 * much that the rest would stand empty. Sorts them. */
static double common_height(double *heights, uint32_t count)
{
	qsort(heights, count, sizeof *heights, by_value);
	while (count > 1 && heights[count - 1] > EVEN_HEIGHT)
		count--;
	return count > 0 ? heights[count - 1] : 0;
}

static void even_heights(const struct chart *chart, struct place_box *boxes,
	enum chart_shape shape, double *scratch)
{
	uint32_t count = 0;
	double common;

	for (uint32_t i = 0; i < chart->box_count; i++)
		if (chart->boxes[i].shape == shape)
			scratch[count++] = boxes[i].at.height;
	common = common_height(scratch, count);
	for (uint32_t i = 0; i < chart->box_count; i++)
		if (chart->boxes[i].shape == shape)
			heighten(&boxes[i], common);
}

void sizes_set(struct arena *arena, const struct chart *chart, struct place_box *boxes,
	double width)
{
	double *scratch = mem_alloc(chart->box_count, sizeof *scratch);
	bool spine = chart_shows_power(chart);

	for (uint32_t i = 0; i < chart->box_count; i++)
		set_box(arena, &chart->boxes[i], &boxes[i], width, spine);
	for (int shape = CHART_GROUP; shape <= CHART_UNIT; shape++)
		even_heights(chart, boxes, (enum chart_shape)shape, scratch);
	free(scratch);
}

void sizes_keep(struct arena *arena, const struct chart *chart, struct place_box *boxes)
{
	bool spine = chart_shows_power(chart);

	for (uint32_t i = 0; i < chart->box_count; i++) {
		double height = boxes[i].at.height;

		set_box(arena, &chart->boxes[i], &boxes[i], boxes[i].at.width, spine);
		heighten(&boxes[i], height);
	}
}

double sizes_best(const struct chart *chart, const double *widths, uint32_t count,
	const struct gaps *gaps)
{
	double *heights = mem_alloc(MOST_SAMPLED, sizeof *heights);
	uint32_t step = chart->box_count / MOST_SAMPLED + 1;
	double best = widths[0], least = 0;
	bool spine = chart_shows_power(chart);
	struct arena arena;

	arena_init(&arena, "sample");
	for (uint32_t w = 0; w < count; w++) {
		uint32_t n = 0;
		double area;

		for (uint32_t i = 0; i < chart->box_count && n < MOST_SAMPLED;
			i += step) {
			struct place_box place = {0};

			set_box(&arena, &chart->boxes[i], &place, widths[w], spine);
			heights[n++] = place.at.height;
		}
		area = (common_height(heights, n) + gaps->stack) *
		       (widths[w] + (gaps->across + gaps->trunk) / 2);
		if (w == 0 || area < least) {
			least = area;
			best = widths[w];
		}
		arena_reset(&arena);
	}
	arena_release(&arena);
	free(heights);
	return best;
}

void set_texts_join(struct arena *arena, struct set_texts *set, struct set_texts more)
{
	struct set_text *items =
		arena_array(arena, (size_t)set->count + more.count, sizeof *items);

	if (set->count > 0)
		memcpy(items, set->items, set->count * sizeof *items);
	if (more.count > 0)
		memcpy(items + set->count, more.items, more.count * sizeof *items);
	set->items = items;
	set->count += more.count;
}

void set_texts_move(struct set_texts *texts, double x, double y)
{
	for (uint32_t i = 0; i < texts->count; i++) {
		texts->items[i].at.x += x;
		texts->items[i].at.y += y;
	}
}
