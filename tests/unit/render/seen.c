/*
 * What a reader sees, looked at through a pen that remembers: every text stands out from
 * what is really painted below it, print holds no colour, and what the legend tells apart
 * differs by more than colour.
 */
#include "../chart/drawing.h"
#include "base/vec.h"
#include "contrast.h"

#include <math.h>

#define MOST_ROWS 64

/* What was filled, in the order of painting. */
struct patch {
	struct rectangle at;
	color fill;
};

struct memory {
	struct pen pen;
	const struct drawing *drawing;
	enum render_theme theme;
	struct {
		struct patch *items;
		uint32_t count, cap;
	} patches;
	struct buf samples[MOST_ROWS]; /* of the legend, without colours in `print` */
	uint32_t texts;
};

static struct memory *memory_of(struct pen *pen)
{
	return (struct memory *)pen;
}

static void see_color(struct memory *memory, color c)
{
	if (memory->theme == RENDER_PRINT)
		cr_expect(c >> 16 == (c >> 8 & 0xff) && c >> 16 == (c & 0xff), "#%06x",
			(unsigned)c);
}

/* Notes a shape that lies in the sample of a row of the legend. */
static void see(struct memory *memory, const char *kind, struct rectangle at,
	const struct paint *paint)
{
	const struct places *places = &memory->drawing->places;
	struct point middle = {at.x + at.width / 2, at.y + at.height / 2};

	if (paint->filled) {
		see_color(memory, paint->fill);
		*VEC_PUSH(&memory->patches) = (struct patch){at, paint->fill};
	}
	if (paint->width > 0)
		see_color(memory, paint->stroke);
	for (uint32_t i = 0; i < memory->drawing->chart.legend_count; i++) {
		const struct rectangle *row = &places->legend_rows[i].sample;

		if (middle.x < row->x || middle.x > row->x + row->width ||
			middle.y < row->y || middle.y > row->y + row->height)
			continue;
		buf_printf(&memory->samples[i],
			"%s %.1f %.1f %.1fx%.1f %d:%06x %.2f-%d\n", kind, at.x - row->x,
			at.y - row->y, at.width, at.height, paint->filled,
			paint->filled ? (unsigned)paint->fill : 0, paint->width,
			(int)paint->dash);
	}
}

static void open_group(struct pen *pen, const struct pen_group *group)
{
	(void)pen;
	cr_expect_not_null(group->class);
}

static void close_group(struct pen *pen, const struct pen_group *group)
{
	(void)pen;
	(void)group;
}

static void see_rectangle(
	struct pen *pen, struct rectangle at, double radius, const struct paint *paint)
{
	see(memory_of(pen), radius > 5 ? "round" : "rectangle", at, paint);
}

static void see_line(struct pen *pen, const struct point *points, uint32_t count,
	bool closed, const struct paint *paint)
{
	struct point least = points[0], most = points[0];
	char kind[16];

	for (uint32_t i = 1; i < count; i++) {
		least.x = fmin(least.x, points[i].x);
		least.y = fmin(least.y, points[i].y);
		most.x = fmax(most.x, points[i].x);
		most.y = fmax(most.y, points[i].y);
	}
	snprintf(kind, sizeof kind, "%s%u", closed ? "shape" : "line", (unsigned)count);
	see(memory_of(pen), kind,
		(struct rectangle){least.x, least.y, most.x - least.x, most.y - least.y},
		paint);
}

static void see_circle(struct pen *pen, struct point middle, double radius, bool half,
	const struct paint *paint)
{
	see(memory_of(pen), half ? "half" : "circle",
		(struct rectangle){
			middle.x - radius, middle.y - radius, 2 * radius, 2 * radius},
		paint);
}

/* What was painted last where a point lies. */
static color ground_at(const struct memory *memory, struct point p)
{
	for (uint32_t i = memory->patches.count; i-- > 0;) {
		const struct patch *patch = &memory->patches.items[i];

		if (p.x >= patch->at.x && p.x <= patch->at.x + patch->at.width &&
			p.y >= patch->at.y && p.y <= patch->at.y + patch->at.height)
			return patch->fill;
	}
	cr_assert_fail("a text stands on nothing");
	return 0;
}

static void see_text(struct pen *pen, struct point at, const struct set_text *text,
	color ink, bool italic)
{
	struct memory *memory = memory_of(pen);

	(void)italic;
	memory->texts++;
	see_color(memory, ink);
	for (int i = 0; i <= 4; i++) {
		struct point p = {at.x + text->width * i / 4, at.y - text->size * 0.3};
		color ground = ground_at(memory, p);

		cr_expect_geq(contrast(ink, ground), READABLE,
			"%s, '%.*s': #%06x on #%06x, %.2f",
			render_theme_words[memory->theme], STR_ARG(text->text),
			(unsigned)ink, (unsigned)ground, contrast(ink, ground));
	}
}

static const struct pen_ops see_ops = {
	open_group, close_group, see_rectangle, see_line, see_circle, see_text};

/* Everything that can stand on a chart of one organisation. */
static const char all[] =
	"orgraph: 1\n"
	"organisation: {id: o, name: O, as_of: 2025, version: '1', group_defaults:"
	" {informs: p}, line_types: {follows: {style: dashed}}}\n"
	"units: {u: {name: U, head: v}, w: {name: W, part_of: u}}\n"
	"posts:\n"
	"  p: {name: Chief, root: true}\n"
	"  v: {name: Vacant chief, reports_to: p, holder: vacant}\n"
	"groups:\n"
	"  a: {name: A, principal: p, chair: p, mandate: {power: [decides, recommends,"
	" advises, prepares, coordinates, represents, informs]}}\n"
	"  b: {name: B, principal: p, chair: vacant, status: proposed, advises: a,"
	" informs: v, consults: c}\n"
	"  c: {name: C, reports_to: a, status: under_revision, prepares_for: a,"
	" appointed_by: v, staffed_by: u}\n"
	"  d: {name: D, reports_to: a, status: dissolved, escalates_to: b}\n"
	"  e: {name: E, external: true, reports_to: p, represented_by: [v]}\n"
	"  f: {name: F, reports_to: g}\n"
	"  g: {name: G, reports_to: f, delegates_to: a}\n"
	"  h: {name: H, stub: true}\n"
	"  i: {name: I, part_of: a, follows: b}\n"
	"  j: {name: J, external: true}\n"
	"  k: {name: K, chair: v, reports_to: h}\n";

static void draw_all(struct drawing *d, struct memory *memory, enum render_theme theme)
{
	memory->pen.ops = &see_ops;
	memory->drawing = d;
	memory->theme = theme;
	cr_assert_leq(d->chart.legend_count, MOST_ROWS);
	scene_draw(&memory->pen, &d->chart, &d->places, theme_of(theme));
}

static void forget(struct memory *memory)
{
	VEC_RELEASE(&memory->patches);
	for (uint32_t i = 0; i < MOST_ROWS; i++)
		buf_release(&memory->samples[i]);
	*memory = (struct memory){0};
}

static void make(struct drawing *d)
{
	drawing_load(d, all);
	d->options.show = CHART_ALL;
	drawing_chart(d, true);
	drawing_lay_out(d, render_place_dot);
}

Test(seen, every_text_stands_out_from_what_is_below_it)
{
	struct drawing d;

	make(&d);
	for (int theme = 0; theme < RENDER_THEME__COUNT; theme++) {
		struct memory memory = {0};

		draw_all(&d, &memory, (enum render_theme)theme);
		cr_expect_gt(memory.texts, 80);
		forget(&memory);
	}
	drawing_release(&d);
}

static bool is_about(
	const struct chart *chart, enum chart_legend_kind kind, uint32_t flag)
{
	for (uint32_t i = 0; i < chart->legend_count; i++)
		if (chart->legend[i].kind == kind && chart->legend[i].index == flag)
			return true;
	return false;
}

/* Findings differ by their number, sorts with a mark by its letters. */
static bool differs_by_letters(const struct chart *chart, uint32_t row)
{
	const struct chart_legend_row *r = &chart->legend[row];

	return r->kind == CHART_LEGEND_FINDING || r->kind == CHART_LEGEND_NOTE ||
	       (r->kind == CHART_LEGEND_LINE && chart->line_sorts[r->index].mark.len > 0);
}

Test(seen, print_tells_the_rows_of_the_legend_apart)
{
	struct drawing d;
	struct memory memory = {0};

	make(&d);
	draw_all(&d, &memory, RENDER_PRINT);
	cr_expect(is_about(&d.chart, CHART_LEGEND_FLAG, CHART_STUB));
	cr_expect(is_about(&d.chart, CHART_LEGEND_FLAG, CHART_DISSOLVED));
	cr_expect(is_about(&d.chart, CHART_LEGEND_FLAG, CHART_VACANT));
	cr_expect(is_about(&d.chart, CHART_LEGEND_POWER, POWER_INFORMS));
	cr_expect(is_about(&d.chart, CHART_LEGEND_CYCLE, 0));
	for (uint32_t i = 0; i < d.chart.legend_count; i++)
		for (uint32_t k = 0; k < i; k++) {
			if (differs_by_letters(&d.chart, i) ||
				differs_by_letters(&d.chart, k))
				continue;
			cr_expect_str_neq(memory.samples[i].data, memory.samples[k].data,
				"'%.*s' looks like '%.*s'",
				STR_ARG(d.chart.legend[i].text),
				STR_ARG(d.chart.legend[k].text));
		}
	forget(&memory);
	drawing_release(&d);
}

/* The marks of what is new, gone, moved and changed, told apart in print. */
Test(seen, print_tells_changes_apart)
{
	static const uint32_t flags[] = {
		CHART_NEW, CHART_GONE, CHART_MOVED, CHART_CHANGED};
	struct buf looks[COUNT_OF(flags)] = {{0}};

	for (size_t i = 0; i < COUNT_OF(flags); i++) {
		struct drawing d;
		struct memory memory = {0};

		drawing_load(&d, "orgraph: 1\ngroups: {g: {name: G, root: true}}\n");
		drawing_chart(&d, false);
		d.chart.boxes[0].flags |= flags[i];
		d.chart.legend = arena_array(&d.chart.arena, 1, sizeof *d.chart.legend);
		d.chart.legend[0] = (struct chart_legend_row){
			CHART_LEGEND_FLAG, flags[i], STR("mark")};
		d.chart.legend_count = 1;
		drawing_lay_out(&d, render_place_dot);
		draw_all(&d, &memory, RENDER_PRINT);
		looks[i] = memory.samples[0];
		memory.samples[0] = (struct buf){0};
		cr_expect_gt(looks[i].len, 0);
		for (size_t k = 0; k < i; k++)
			cr_expect_str_neq(looks[i].data, looks[k].data);
		forget(&memory);
		drawing_release(&d);
	}
	for (size_t i = 0; i < COUNT_OF(flags); i++)
		buf_release(&looks[i]);
}
