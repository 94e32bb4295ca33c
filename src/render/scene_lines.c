/*
 * Lines, from thin to heavy, so that a written line covers an implied one where both run
 * along one trunk. An arrow stands where the direction is not plain from above and below.
 */
#include "layout/text_width.h"
#include "scene.h"
#include <math.h>

#define ARROW_LENGTH 6.0
#define ARROW_WIDTH  5.0
#define MARK_SIZE    9.0
#define MARK_HEIGHT  12.0
/* Where a line is broken: between the two strokes, how far from its beginning, half of
 * how high they are, how far they lean, how thick they are. */
#define BREAK_GAP   3.0
#define BREAK_FROM  5.0
#define BREAK_HIGH  3.2
#define BREAK_LEAN  1.2
#define BREAK_WIDTH 1.0

const struct dash_pattern dash_patterns[DASH__COUNT] = {
	[DASH_NONE] = {{0}, 0},
	[DASH_LONG] = {{7, 3}, 2},
	[DASH_SHORT] = {{4, 2.5}, 2},
	[DASH_DOTS] = {{1.5, 2.5}, 2},
	[DASH_LONG_DOT] = {{7, 2.5, 1.5, 2.5}, 4},
};

static enum dash dash_of(const struct chart_line_sort *sort)
{
	if (sort->change == CHART_WENT)
		return DASH_SHORT;
	if (sort->style == LINE_DOTTED)
		return DASH_DOTS;
	if (sort->style != LINE_DASHED)
		return DASH_NONE;
	return sort->relation == RELATION_ESCALATES_TO ? DASH_LONG_DOT : DASH_LONG;
}

static struct paint paint_of(
	const struct scene *scene, const struct chart_line_sort *sort, uint32_t flags)
{
	struct paint paint = {.stroke = scene->theme->line,
		.width = sort->style == LINE_THIN ? 0.6 : 1.3,
		.dash = dash_of(sort)};

	if (sort->style == LINE_DOTTED)
		paint.width = 1.1;
	if (sort->change == CHART_WENT)
		paint.width = 0.9;
	if (sort->change == CHART_CAME) {
		paint.stroke = scene->theme->news;
		paint.width += 1;
	}
	if (flags & CHART_LINE_CYCLE) {
		paint.stroke = scene->theme->alarm;
		paint.width = 2.6;
	}
	return paint;
}

/* Points back from the end of a straight piece. */
static struct point back_from(struct point end, struct point before, double by)
{
	double dx = end.x - before.x, dy = end.y - before.y;
	double length = sqrt(dx * dx + dy * dy);

	if (length <= 0)
		return end;
	return (struct point){end.x - dx / length * by, end.y - dy / length * by};
}

static void draw_arrow(
	const struct scene *scene, struct point tip, struct point before, color ink)
{
	const struct paint paint = {.filled = true, .fill = ink};
	struct point base = back_from(tip, before, ARROW_LENGTH);
	double across = ARROW_WIDTH / 2 / ARROW_LENGTH;
	struct point side = {(tip.y - base.y) * across, -(tip.x - base.x) * across};
	const struct point corners[] = {tip, {base.x + side.x, base.y + side.y},
		{base.x - side.x, base.y - side.y}};

	scene->pen->ops->line(scene->pen, corners, 3, true, &paint);
}

/* Two letters on a small plate. */
static void draw_mark(const struct scene *scene, struct str mark, struct point middle,
	const struct paint *of_line)
{
	double width = text_width(mark, MARK_SIZE, true);
	const struct rectangle plate = {middle.x - width / 2 - 2.5,
		middle.y - MARK_HEIGHT / 2, width + 5, MARK_HEIGHT};
	const struct paint paint = {.filled = true,
		.fill = scene->theme->paper,
		.stroke = of_line->stroke,
		.width = 0.6};
	const struct set_text text = {
		.text = mark, .size = MARK_SIZE, .width = width, .bold = true};
	const struct point at = {middle.x - width / 2, middle.y + MARK_SIZE * 0.36};

	scene->pen->ops->rectangle(scene->pen, plate, 3, &paint);
	scene->pen->ops->text(scene->pen, at, &text, scene->theme->ink, false);
}

/* Two strokes across a gap, as where a drawing is broken off: levels are left out here.
 * Near the box it comes from, where no other line runs. */
static void draw_break(const struct scene *scene, const struct place_line *place,
	const struct paint *of_line)
{
	const struct paint gap = {.filled = true, .fill = scene->theme->paper};
	struct paint stroke = *of_line;
	struct point a = place->points[0], b = place->points[1], at, end;
	double length = hypot(b.x - a.x, b.y - a.y), half = BREAK_GAP / 2;
	struct point along, slant;

	if (length <= BREAK_GAP)
		return;
	along = (struct point){(b.x - a.x) / length, (b.y - a.y) / length};
	slant = (struct point){-along.y * BREAK_HIGH + along.x * BREAK_LEAN,
		along.x * BREAK_HIGH + along.y * BREAK_LEAN};
	at = back_from(a, b, fmin(length / 2, BREAK_FROM));
	end = (struct point){at.x + half * fabs(along.x) + half * fabs(along.y),
		at.y + half * fabs(along.x) + half * fabs(along.y)};
	scene->pen->ops->rectangle(scene->pen,
		(struct rectangle){2 * at.x - end.x, 2 * at.y - end.y, 2 * (end.x - at.x),
			2 * (end.y - at.y)},
		0, &gap);
	stroke.width = BREAK_WIDTH;
	stroke.dash = DASH_NONE;
	for (int side = -1; side <= 1; side += 2) {
		struct point middle = {
			at.x + side * half * along.x, at.y + side * half * along.y};
		const struct point ends[] = {{middle.x - slant.x, middle.y - slant.y},
			{middle.x + slant.x, middle.y + slant.y}};

		scene->pen->ops->line(scene->pen, ends, 2, false, &stroke);
	}
}

static void draw_path(const struct scene *scene, const struct place_line *place,
	const struct paint *paint)
{
	const struct point *points = place->points;
	uint32_t n = place->count;
	struct point last = points[n - 1];
	struct point *shorter;

	if (place->end != PLACE_ARROW) {
		scene->pen->ops->line(scene->pen, points, n, false, paint);
		return;
	}
	/* the stroke ends inside the arrow, or it would show at its tip */
	shorter = mem_alloc(n, sizeof *shorter);
	memcpy(shorter, points, n * sizeof *shorter);
	shorter[n - 1] = back_from(last, points[n - 2], ARROW_LENGTH - 1);
	scene->pen->ops->line(scene->pen, shorter, n, false, paint);
	free(shorter);
	draw_arrow(scene, last, points[n - 2], paint->stroke);
}

static struct str line_id(
	const struct scene *scene, const struct chart_line *line, struct buf *buf)
{
	const struct chart *chart = scene->chart;

	buf_clear(buf);
	buf_add_str(buf, chart->boxes[line->from].id);
	buf_printf(buf, ":%u%s:", (unsigned)chart->line_sorts[line->sort].relation,
		chart->line_sorts[line->sort].change == CHART_WENT ? "-" : "");
	buf_add_str(buf, chart->boxes[line->to].id);
	return buf_str(buf);
}

static void draw_line(const struct scene *scene, uint32_t index, struct buf *id)
{
	const struct chart_line *line = &scene->chart->lines[index];
	const struct place_line *place = &scene->places->lines[index];
	const struct chart_line_sort *sort = &scene->chart->line_sorts[line->sort];
	struct paint paint = paint_of(scene, sort, line->flags);
	const struct pen_group group = {.class = "edge",
		.role = "graphics-symbol img",
		.id_prefix = STR("line:"),
		.id = line_id(scene, line, id),
		.title = line->tip};

	if (place->count < 2)
		return;
	scene->pen->ops->open(scene->pen, &group);
	draw_path(scene, place, &paint);
	if (sort->through_hidden)
		draw_break(scene, place, &paint);
	for (uint32_t i = 0; i < place->label.count; i++)
		scene->pen->ops->text(scene->pen, place->label.items[i].at,
			&place->label.items[i], scene->theme->soft_ink, false);
	scene->pen->ops->close(scene->pen, &group);
}

/* The letters of all lines behind the last line: none runs over them then. Who points at
 * them learns what line it is, as from the line itself. */
static void draw_marks(const struct scene *scene, const uint32_t *order)
{
	static const struct pen_group group = {.class = "marks", .silent = true};
	const struct chart *chart = scene->chart;
	bool any = false;

	for (uint32_t i = 0; i < chart->line_count; i++) {
		const struct chart_line *line = &chart->lines[order[i]];
		const struct chart_line_sort *sort = &chart->line_sorts[line->sort];
		const struct place_line *place = &scene->places->lines[order[i]];
		const struct pen_group own = {.class = "mark", .title = line->tip};
		struct paint paint;

		if (place->count < 2 || !place->marked)
			continue;
		if (!any)
			scene->pen->ops->open(scene->pen, &group);
		any = true;
		paint = paint_of(scene, sort, line->flags);
		scene->pen->ops->open(scene->pen, &own);
		draw_mark(scene, sort->mark, place->mark, &paint);
		scene->pen->ops->close(scene->pen, &own);
	}
	if (any)
		scene->pen->ops->close(scene->pen, &group);
}

#define LAYERS 4

/* 0 first: what may be covered. */
static uint32_t layer_of(const struct scene *scene, const struct chart_line *line)
{
	if (line->flags & CHART_LINE_CYCLE)
		return 3;
	if (!(line->flags & CHART_LINE_TREE))
		return 2;
	return scene->chart->line_sorts[line->sort].style == LINE_SOLID;
}

/* By the boxes that they come from, as those are read; of one box in input order. */
static void lines_in_order(const struct scene *scene, uint32_t *order)
{
	const struct chart *chart = scene->chart;
	uint32_t *first = mem_alloc_zero((size_t)chart->box_count + 1, sizeof *first);
	uint32_t sum = 0;

	for (uint32_t i = 0; i < chart->line_count; i++)
		first[chart->lines[i].from]++;
	for (uint32_t i = 0; i < chart->box_count; i++) {
		uint32_t box = scene->reading[i].box, count = first[box];

		first[box] = sum;
		sum += count;
	}
	for (uint32_t i = 0; i < chart->line_count; i++)
		order[first[chart->lines[i].from]++] = i;
	free(first);
}

void draw_lines(const struct scene *scene)
{
	const struct chart *chart = scene->chart;
	const struct pen_group group = {.class = "lines",
		.id = STR("chart:lines"),
		.role = "group",
		.label = str_of(chart_heading(chart, CHART_HEADING_LINES))};
	uint32_t *order = mem_alloc(chart->line_count, sizeof *order);
	struct buf id = {0};

	if (chart->line_count > 0) {
		lines_in_order(scene, order);
		scene->pen->ops->open(scene->pen, &group);
		for (uint32_t layer = 0; layer < LAYERS; layer++)
			for (uint32_t i = 0; i < chart->line_count; i++)
				if (layer_of(scene, &chart->lines[order[i]]) == layer)
					draw_line(scene, order[i], &id);
		draw_marks(scene, order);
		scene->pen->ops->close(scene->pen, &group);
	}
	buf_release(&id);
	free(order);
}

/* Does the chart show an arrow on any line that looks like this one? */
static bool has_arrow(const struct scene *scene, const struct chart_line_sort *sort)
{
	const struct chart *chart = scene->chart;

	for (uint32_t i = 0; i < chart->line_count; i++) {
		const struct chart_line_sort *other =
			&chart->line_sorts[chart->lines[i].sort];

		if (scene->places->lines[i].count >= 2 &&
			scene->places->lines[i].end == PLACE_ARROW &&
			(other == sort || chart_sorts_alike(other, sort)))
			return true;
	}
	return false;
}

void draw_line_sample(const struct scene *scene, const struct chart_line_sort *sort,
	uint32_t flags, struct rectangle at)
{
	const struct chart_line_sort plain = {.style = LINE_SOLID};
	const struct chart_line_sort *as = sort ? sort : &plain;
	struct paint paint = paint_of(scene, as, flags);
	struct point points[] = {{at.x + 1, at.y + at.height / 2},
		{at.x + at.width - 1, at.y + at.height / 2}};
	struct place_line place = {.points = points,
		.count = 2,
		.end = !sort || has_arrow(scene, sort) ? PLACE_ARROW : PLACE_PLAIN};

	draw_path(scene, &place, &paint);
	if (as->through_hidden)
		draw_break(scene, &place, &paint);
	if (as->mark.len > 0)
		draw_mark(scene, as->mark,
			(struct point){at.x + at.width / 2 - 3, at.y + at.height / 2},
			&paint);
}
