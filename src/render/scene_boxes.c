/*
 * Boxes and their marks. Everything that a box tells is told by shape: border, strip,
 * hatching, glyph; colour only repeats it.
 *
 *	group       post        unit        external    stub        vacant
 *	+-+------+  .------.   ========    +======+    . . . .     +------//
 *	|o|      |  (      )   |      |    || ---||    .     .     |      //
 *	+-+------+  '------'   +------+    +======+    . . . .     +------//
 */
#include "layout/text_width.h"
#include "scene.h"

#define GLYPH          4.2 /* its radius */
#define FINDING_RADIUS 6.2
#define FINDING_SIZE   9.0
#define CHANGE_SIGN    3.4  /* half of a sign's side */
#define STRIKE         0.27 /* of the type's size, above the base line */

/* ---- powers --------------------------------------------------------------------------
 */

static struct paint glyph_outline(const struct scene *scene)
{
	return (struct paint){.filled = true,
		.fill = scene->theme->group,
		.stroke = scene->theme->ink,
		.width = 1};
}

static struct paint glyph_solid(const struct scene *scene)
{
	return (struct paint){.filled = true, .fill = scene->theme->ink};
}

static void polygon(const struct scene *scene, struct point middle,
	const struct point *corners, uint32_t count, const struct paint *paint)
{
	struct point points[8];

	for (uint32_t i = 0; i < count; i++)
		points[i] = (struct point){
			middle.x + corners[i].x * GLYPH, middle.y + corners[i].y * GLYPH};
	scene->pen->ops->line(scene->pen, points, count, true, paint);
}

/* A full disc decides, a half one recommends, an empty one advises. */
static void draw_disc(const struct scene *scene, uint32_t power, struct point at)
{
	struct paint outline = glyph_outline(scene), solid = glyph_solid(scene);

	scene->pen->ops->circle(scene->pen, at, GLYPH - 0.5, false, &outline);
	if (power == POWER_DECIDES)
		scene->pen->ops->circle(scene->pen, at, GLYPH, false, &solid);
	else if (power == POWER_RECOMMENDS)
		scene->pen->ops->circle(scene->pen, at, GLYPH - 0.5, true, &solid);
}

void draw_power(const struct scene *scene, uint32_t power, struct point at)
{
	static const struct point diamond[] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
	static const struct point triangle[] = {{-0.8, -0.95}, {0.95, 0}, {-0.8, 0.95}};
	static const struct point flag[] = {
		{-0.75, -1}, {0.9, -0.5}, {-0.45, 0}, {-0.45, 1}, {-0.75, 1}};
	static const struct point square[] = {
		{-0.8, -0.8}, {0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}};
	struct paint outline = glyph_outline(scene), solid = glyph_solid(scene);

	switch (power) {
	case POWER_PREPARES:
		polygon(scene, at, triangle, COUNT_OF(triangle), &outline);
		break;
	case POWER_COORDINATES:
		polygon(scene, at, diamond, COUNT_OF(diamond), &outline);
		break;
	case POWER_REPRESENTS:
		polygon(scene, at, flag, COUNT_OF(flag), &solid);
		break;
	case POWER_INFORMS:
		polygon(scene, at, square, COUNT_OF(square), &outline);
		break;
	default:
		draw_disc(scene, power, at);
	}
}

/* All powers of a group, below each other in the middle of its strip. */
static void draw_powers(
	const struct scene *scene, const struct chart_box *box, struct rectangle at)
{
	uint32_t count = 0;
	double y;

	for (uint32_t bits = box->power; bits != 0; bits &= bits - 1)
		count++;
	y = at.y + at.height / 2 - (count - 1) * LAYOUT_SPINE_MARK / 2;
	for (uint32_t bit = 1; bit <= POWER_INFORMS; bit <<= 1) {
		if (!(box->power & bit))
			continue;
		draw_power(scene, bit, (struct point){at.x + LAYOUT_SPINE / 2, y});
		y += LAYOUT_SPINE_MARK;
	}
}

/* ---- faces ---------------------------------------------------------------------------
 */

static color face_color(const struct scene *scene, const struct chart_box *box)
{
	switch (box->shape) {
	case CHART_POST:
		return scene->theme->post;
	case CHART_UNIT:
		return scene->theme->unit;
	case CHART_GROUP:
		break;
	}
	return scene->theme->group;
}

static enum dash border_dash(const struct chart_box *box)
{
	if (box->flags & (CHART_STUB | CHART_REPEATED))
		return DASH_DOTS;
	if (box->flags & CHART_GONE)
		return DASH_LONG;
	if (box->flags & CHART_PROPOSED)
		return DASH_SHORT;
	return box->flags & CHART_REVISION ? DASH_LONG : DASH_NONE;
}

static double radius_of(const struct chart_box *box)
{
	return box->shape == CHART_POST ? 9 : box->shape == CHART_UNIT ? 0 : 1.5;
}

static struct rectangle inset(struct rectangle at, double by)
{
	return (struct rectangle){
		at.x + by, at.y + by, at.width - 2 * by, at.height - 2 * by};
}

/* Strokes from lower left to upper right, cut at the strip's edges. */
static void draw_hatch(const struct scene *scene, struct rectangle at)
{
	const struct paint paint = {.stroke = scene->theme->border, .width = 0.8};
	const double step = 3.5;

	for (int i = 1; i * step < at.width + at.height; i++) {
		double d = i * step;
		double x0 = d < at.height ? 0 : d - at.height;
		double x1 = d < at.width ? d : at.width;
		const struct point points[] = {
			{at.x + x0, at.y + d - x0}, {at.x + x1, at.y + d - x1}};

		scene->pen->ops->line(scene->pen, points, 2, false, &paint);
	}
}

/* The strip at the right edge, clear of rounded corners. */
static struct rectangle hatch_of(const struct chart_box *box, struct rectangle at)
{
	double clear = radius_of(box) / 2;

	return (struct rectangle){at.x + at.width - LAYOUT_HATCH, at.y + clear,
		LAYOUT_HATCH, at.height - 2 * clear};
}

static void draw_strips(
	const struct scene *scene, const struct chart_box *box, struct rectangle at)
{
	const struct paint spine = {.filled = true, .fill = scene->theme->spine};
	const struct paint bar = {.filled = true, .fill = scene->theme->border};

	if (box->shape == CHART_GROUP && scene->spines && !(box->flags & CHART_STUB))
		scene->pen->ops->rectangle(scene->pen,
			(struct rectangle){at.x, at.y, LAYOUT_SPINE, at.height}, 0,
			&spine);
	if (box->shape == CHART_UNIT)
		scene->pen->ops->rectangle(scene->pen,
			(struct rectangle){at.x, at.y, at.width, 2.5}, 0, &bar);
	if (box->flags & CHART_VACANT)
		draw_hatch(scene, hatch_of(box, at));
}

void draw_face(
	const struct scene *scene, const struct chart_box *box, struct rectangle at)
{
	bool alarmed = box->flags & (CHART_IN_CYCLE | CHART_ORPHAN);
	struct paint face = {
		.filled = !(box->flags & CHART_STUB), .fill = face_color(scene, box)};
	bool fresh = box->flags & CHART_NEW;
	struct paint border = {.stroke = alarmed ? scene->theme->alarm
					 : fresh ? scene->theme->news
						 : scene->theme->border,
		.width = fresh                                   ? 2.6
			 : alarmed || (box->flags & CHART_FOCUS) ? 2
								 : 0.9,
		.dash = border_dash(box)};
	double radius = radius_of(box);

	if (face.filled)
		scene->pen->ops->rectangle(scene->pen, at, radius, &face);
	draw_strips(scene, box, at);
	scene->pen->ops->rectangle(scene->pen, at, radius, &border);
	if (box->flags & CHART_EXTERNAL) {
		border.width = 0.6;
		scene->pen->ops->rectangle(scene->pen, inset(at, 2.2),
			radius > 2.2 ? radius - 2.2 : 0, &border);
	}
}

/* A line from left to right through what is no more. */
void draw_strike(const struct scene *scene, struct point left, double width)
{
	const struct paint paint = {.stroke = scene->theme->ink, .width = 0.9};
	const struct point points[] = {left, {left.x + width, left.y}};

	scene->pen->ops->line(scene->pen, points, 2, false, &paint);
}

/* ---- findings ------------------------------------------------------------------------
 */

/* Errors on a filled disc, warnings on an empty one. */
void draw_finding(const struct scene *scene, uint32_t index, struct point at)
{
	bool error = scene->chart->findings[index].severity == SEVERITY_ERROR;
	const struct theme *theme = scene->theme;
	const struct paint disc = {.filled = true,
		.fill = error ? theme->alarm : theme->paper,
		.stroke = theme->alarm,
		.width = 1};
	char digits[12];
	struct set_text text = {.size = FINDING_SIZE, .bold = true};

	snprintf(digits, sizeof digits, "%u", index + 1);
	text.text = str_of(digits);
	text.width = text_width(text.text, text.size, true);
	scene->pen->ops->circle(scene->pen, at, FINDING_RADIUS, false, &disc);
	scene->pen->ops->text(scene->pen,
		(struct point){at.x - text.width / 2, at.y + FINDING_SIZE * 0.36}, &text,
		error ? theme->alarm_ink : theme->alarm, false);
}

/* Along the upper edge, from the right. */
static void draw_findings(
	const struct scene *scene, const struct chart_box *box, struct rectangle at)
{
	for (uint32_t i = 0; i < box->mark_count; i++) {
		double from_right =
			(box->mark_count - i - 0.5) * (2 * FINDING_RADIUS + 1);

		draw_finding(scene, box->marks[i],
			(struct point){at.x + at.width + 3 - from_right, at.y});
	}
}

/* ---- changes -------------------------------------------------------------------------
 */

/* A stroke of the sign in a mark, from corner to corner of a square of side 2. */
static void stroke(const struct scene *scene, struct point middle,
	const struct point *corners, uint32_t count, color ink)
{
	const struct paint paint = {.stroke = ink, .width = 1.6};
	struct point points[5];

	for (uint32_t i = 0; i < count; i++)
		points[i] = (struct point){middle.x + corners[i].x * CHANGE_SIGN,
			middle.y + corners[i].y * CHANGE_SIGN};
	scene->pen->ops->line(scene->pen, points, count, false, &paint);
}

/* New: a plus on a full disc. Gone: a minus on an empty one. Moved: an arrow, and
 * changed: a wave, on an empty disc. */
void draw_change(const struct scene *scene, uint32_t flag, struct point at)
{
	static const struct point across[] = {{-1, 0}, {1, 0}},
				  down[] = {{0, -1}, {0, 1}};
	static const struct point head[] = {{0.2, -0.8}, {1, 0}, {0.2, 0.8}};
	static const struct point wave[] = {
		{-1, 0.35}, {-0.5, -0.35}, {0, 0}, {0.5, 0.35}, {1, -0.35}};
	const struct theme *theme = scene->theme;
	bool full = flag == CHART_NEW;
	color edge = flag == CHART_GONE ? theme->border : theme->news;
	color ink = full ? theme->news_ink : edge;
	const struct paint disc = {.filled = true,
		.fill = full ? theme->news : theme->paper,
		.stroke = edge,
		.width = 1.2};

	scene->pen->ops->circle(scene->pen, at, FINDING_RADIUS, false, &disc);
	if (flag == CHART_CHANGED) {
		stroke(scene, at, wave, COUNT_OF(wave), ink);
		return;
	}
	stroke(scene, at, across, COUNT_OF(across), ink);
	if (flag == CHART_NEW)
		stroke(scene, at, down, COUNT_OF(down), ink);
	else if (flag == CHART_MOVED)
		stroke(scene, at, head, COUNT_OF(head), ink);
}

/* Along the upper edge, from the left. */
static void draw_changes(const struct scene *scene, uint32_t flags, struct rectangle at)
{
	struct point middle = {at.x - 3 + FINDING_RADIUS, at.y};

	for (uint32_t flag = CHART_NEW; flag <= CHART_CHANGED; flag <<= 1) {
		if (!(flags & flag))
			continue;
		draw_change(scene, flag, middle);
		middle.x += 2 * FINDING_RADIUS + 1;
	}
}

/* ---- boxes ---------------------------------------------------------------------------
 */

static void draw_rows(const struct scene *scene, const struct chart_box *box,
	const struct place_box *place)
{
	for (uint32_t i = 0; i < place->texts.count; i++) {
		const struct set_text *text = &place->texts.items[i];
		struct point at = {place->at.x + text->at.x, place->at.y + text->at.y};
		bool soft = text->kind != CHART_ROW_NAME ||
			    (box->flags & (CHART_DISSOLVED | CHART_GONE));

		if (text->kind == CHART_ROW_PAGE)
			continue;
		scene->pen->ops->text(scene->pen, at, text,
			soft ? scene->theme->soft_ink : scene->theme->ink,
			text->kind == CHART_ROW_VACANT || text->kind == CHART_ROW_STATUS);
		if ((box->flags & CHART_DISSOLVED) && text->kind == CHART_ROW_NAME)
			draw_strike(scene,
				(struct point){at.x - 1.5, at.y - STRIKE * text->size},
				text->width + 3);
	}
}

/* Where it goes on, or comes from: a link of its own, beside that of the box. */
static void draw_page_row(const struct scene *scene, const struct chart_box *box,
	const struct place_box *place)
{
	const struct pen_group group = {.class = "page", .page = box->page};

	if (box->page == 0)
		return;
	scene->pen->ops->open(scene->pen, &group);
	for (uint32_t i = 0; i < place->texts.count; i++) {
		const struct set_text *text = &place->texts.items[i];
		struct point at = {place->at.x + text->at.x, place->at.y + text->at.y};

		if (text->kind == CHART_ROW_PAGE)
			scene->pen->ops->text(
				scene->pen, at, text, scene->theme->news, true);
	}
	scene->pen->ops->close(scene->pen, &group);
}

/* "Hygienråd, grupp; ordf. Hygienläkare; ger råd". Holds until the next one. */
static struct str label_of(const struct scene *scene, uint32_t index, struct buf *label)
{
	buf_clear(label);
	buf_add_str(label, chart_box_name(&scene->chart->boxes[index]));
	buf_add_text(label, ", ");
	chart_say_box(scene->chart, index, label);
	return buf_str(label);
}

/* As they are read: a superior, then its subordinates. */
void draw_boxes(const struct scene *scene)
{
	struct buf label = {0};

	for (uint32_t i = 0; i < scene->chart->box_count; i++) {
		uint32_t index = scene->reading[i].box;
		const struct chart_box *box = &scene->chart->boxes[index];
		const struct place_box *place = &scene->places->boxes[index];
		bool own = !(box->flags & CHART_REPEATED);
		const struct pen_group group = {.class = own ? "node" : "repeated",
			.role = "graphics-object group",
			.label = label_of(scene, index, &label),
			.id = own ? box->id : (struct str){0},
			.title = box->tip,
			.link = box->link};

		scene->pen->ops->open(scene->pen, &group);
		draw_face(scene, box, place->at);
		if (box->shape == CHART_GROUP)
			draw_powers(scene, box, place->at);
		draw_rows(scene, box, place);
		draw_findings(scene, box, place->at);
		draw_changes(scene, box->flags, place->at);
		scene->pen->ops->close(scene->pen, &group);
		draw_page_row(scene, box, place);
	}
	buf_release(&label);
}
