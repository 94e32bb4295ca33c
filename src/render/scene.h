/* The parts of a scene, for the files that draw them. */
#ifndef RENDER_SCENE_H
#define RENDER_SCENE_H

#include "chart/spoken.h"
#include "render_internal.h"

struct scene {
	struct pen *pen;
	const struct chart *chart;
	const struct places *places;
	const struct theme *theme;
	const struct chart_reading *reading; /* all boxes, as they are read */
	bool spines;                         /* groups have a strip for their power */
};

/* ---- scene_boxes.c ---- */

void draw_boxes(const struct scene *scene);

/* A box without its texts. */
void draw_face(
	const struct scene *scene, const struct chart_box *box, struct rectangle at);

/* Strikes a name out, or a sample of one. */
void draw_strike(const struct scene *scene, struct point left, double width);

/* The mark of one power (a bit of enum power) around a point. */
void draw_power(const struct scene *scene, uint32_t power, struct point middle);

/* The numbered mark of a finding. */
void draw_finding(const struct scene *scene, uint32_t finding, struct point middle);

/* The mark of what became of a box (one of CHART_CHANGES) around a point. */
void draw_change(const struct scene *scene, uint32_t flag, struct point middle);

/* ---- scene_lines.c ---- */

void draw_lines(const struct scene *scene);

/* A line in the legend; `sort` may be NULL for a cycle. */
void draw_line_sample(const struct scene *scene, const struct chart_line_sort *sort,
	uint32_t flags, struct rectangle at);

#endif
