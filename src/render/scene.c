/*
 * The page as a painter sees it: paper, title, panels, lines, boxes, their marks, legend,
 * footer. The legend is drawn by the same functions as the chart.
 */
#include "scene.h"

static void draw_texts(const struct scene *scene, struct point origin,
	const struct set_texts *texts, color ink)
{
	for (uint32_t i = 0; i < texts->count; i++) {
		const struct set_text *text = &texts->items[i];
		struct point at = {origin.x + text->at.x, origin.y + text->at.y};

		scene->pen->ops->text(scene->pen, at, text, ink, false);
	}
}

/* ---- regions -------------------------------------------------------------------------
 */

static void draw_panel(const struct scene *scene, struct rectangle at)
{
	const struct paint paint = {.filled = true,
		.fill = scene->theme->panel,
		.stroke = scene->theme->panel_border,
		.width = 0.75};

	scene->pen->ops->rectangle(scene->pen, at, 4, &paint);
}

static void draw_regions(const struct scene *scene)
{
	for (uint32_t i = 0; i < scene->places->region_count; i++) {
		const struct place_region *region = &scene->places->regions[i];
		const struct pen_group group = {.class = "cluster",
			.role = "group",
			.title = scene->chart->regions[region->region].title};

		scene->pen->ops->open(scene->pen, &group);
		draw_panel(scene, region->at);
		draw_texts(scene, (struct point){region->at.x, region->at.y},
			&region->title, scene->theme->soft_ink);
		scene->pen->ops->close(scene->pen, &group);
	}
}

/* ---- title and legend ----------------------------------------------------------------
 */

static void draw_title(const struct scene *scene)
{
	static const struct pen_group parts[] = {{.class = "title"}, {.class = "facts"}};
	const struct set_texts *texts = &scene->places->title_texts;

	for (uint32_t i = 0, part = 0; part < COUNT_OF(parts); part++) {
		if (i == texts->count)
			continue;
		scene->pen->ops->open(scene->pen, &parts[part]);
		for (; i < texts->count && texts->items[i].bold == (part == 0); i++)
			scene->pen->ops->text(scene->pen, texts->items[i].at,
				&texts->items[i],
				part == 0 ? scene->theme->ink : scene->theme->soft_ink,
				false);
		scene->pen->ops->close(scene->pen, &parts[part]);
	}
}

/* A small box with the look in question, or the mark that stands for a change. */
static void draw_shape_sample(const struct scene *scene, struct rectangle at,
	enum chart_shape shape, uint32_t flags)
{
	struct chart_box box = {.shape = shape, .flags = flags};

	if (flags & CHART_CHANGES) {
		draw_change(scene, flags,
			(struct point){at.x + at.width / 2, at.y + at.height / 2});
		return;
	}
	at.x += 3;
	at.width -= 6;
	at.y += 0.5;
	at.height -= 1;
	draw_face(scene, &box, at);
	if (flags & CHART_DISSOLVED)
		draw_strike(scene,
			(struct point){at.x + LAYOUT_SPINE, at.y + at.height / 2},
			at.width - LAYOUT_SPINE - 3);
}

static void draw_sample(const struct scene *scene, const struct chart_legend_row *row,
	struct rectangle at)
{
	struct point middle = {at.x + at.width / 2, at.y + at.height / 2};

	switch (row->kind) {
	case CHART_LEGEND_LINE:
		draw_line_sample(scene, &scene->chart->line_sorts[row->index], 0, at);
		break;
	case CHART_LEGEND_CYCLE:
		draw_line_sample(scene, NULL, CHART_LINE_CYCLE, at);
		break;
	case CHART_LEGEND_SHAPE:
		draw_shape_sample(scene, at, (enum chart_shape)row->index, 0);
		break;
	case CHART_LEGEND_FLAG:
		draw_shape_sample(scene, at, CHART_GROUP, row->index);
		break;
	case CHART_LEGEND_PANEL:
		at.x += 3;
		at.width -= 6;
		draw_panel(scene, at);
		break;
	case CHART_LEGEND_POWER:
		draw_power(scene, row->index, middle);
		break;
	case CHART_LEGEND_FINDING:
		draw_finding(scene, row->index, middle);
		break;
	case CHART_LEGEND_NOTE:
		break;
	}
}

static void draw_legend(const struct scene *scene)
{
	const struct pen_group group = {
		.class = "legend", .role = "group", .title = scene->chart->legend_title};

	if (scene->chart->legend_count == 0)
		return;
	scene->pen->ops->open(scene->pen, &group);
	draw_texts(scene, (struct point){0, 0}, &scene->places->legend_title,
		scene->theme->ink);
	for (uint32_t i = 0; i < scene->chart->legend_count; i++) {
		static const struct pen_group entry = {.class = "entry"};
		const struct place_legend_row *row = &scene->places->legend_rows[i];

		scene->pen->ops->open(scene->pen, &entry);
		draw_sample(scene, &scene->chart->legend[i], row->sample);
		draw_texts(
			scene, (struct point){0, 0}, &row->texts, scene->theme->soft_ink);
		scene->pen->ops->close(scene->pen, &entry);
	}
	scene->pen->ops->close(scene->pen, &group);
}

/* Each line of an index leads to its page. */
static void draw_index(const struct scene *scene)
{
	for (uint32_t i = 0; i < scene->places->entry_count; i++) {
		const struct place_entry *entry = &scene->places->entries[i];
		const struct pen_group group = {.class = "page", .page = entry->page};

		scene->pen->ops->open(scene->pen, &group);
		draw_texts(scene, (struct point){0, 0}, &entry->texts, scene->theme->ink);
		scene->pen->ops->close(scene->pen, &group);
	}
}

static void draw_footer(const struct scene *scene)
{
	const struct pen_group group = {.class = "footer"};
	const struct rectangle *at = &scene->places->footer;
	const struct point rule[] = {{at->x, at->y}, {at->x + at->width, at->y}};
	const struct paint thin = {.stroke = scene->theme->panel_border,
		.width = 0.5 / scene->places->scale};

	if (at->width <= 0)
		return;
	scene->pen->ops->open(scene->pen, &group);
	scene->pen->ops->line(scene->pen, rule, 2, false, &thin);
	draw_texts(scene, (struct point){0, 0}, &scene->places->footer_texts,
		scene->theme->soft_ink);
	scene->pen->ops->close(scene->pen, &group);
}

void scene_draw(struct pen *pen, const struct chart *chart, const struct places *places,
	const struct theme *theme)
{
	static const struct pen_group picture = {
		.class = "chart", .role = "group", .last = "chart:lines"};
	struct chart_reading *reading = mem_alloc(chart->box_count, sizeof *reading);
	const struct scene scene = {
		pen, chart, places, theme, reading, chart_shows_power(chart)};
	const struct paint paper = {.filled = true, .fill = theme->paper};
	const struct rectangle page = {0, 0, places->width, places->height};

	chart_read(chart, reading);
	pen->ops->rectangle(pen, page, 0, &paper);
	draw_title(&scene);
	pen->ops->open(pen, &picture);
	draw_regions(&scene);
	draw_lines(&scene);
	draw_boxes(&scene);
	pen->ops->close(pen, &picture);
	draw_legend(&scene);
	draw_index(&scene);
	draw_footer(&scene);
	free(reading);
}
