/* What the files of this folder give each other. */
#ifndef RENDER_INTERNAL_H
#define RENDER_INTERNAL_H

#include "pen.h"
#include "render/stamped.h"

/* ---- theme.c ---- */

/* Everything that a theme decides. */
struct theme {
	color paper, ink, soft_ink; /* soft: second rows, facts */
	color group, post, unit;    /* faces of boxes */
	color spine;                /* the strip that holds a group's power */
	color border, line;
	color panel, panel_border; /* behind the groups of one principal */
	color alarm, alarm_ink;    /* cycles and findings; text on them */
	color news, news_ink;      /* what is new, moved or changed; marks on it */
};

const struct theme *theme_of(enum render_theme theme);

/* ---- scene.c ---- */

/* Draws the whole page. */
void scene_draw(struct pen *pen, const struct chart *chart, const struct places *places,
	const struct theme *theme);

/* ---- outline.c ---- */

/* The chart as a nested list, in Markdown or HTML: for who cannot see it. */
void outline_write(const struct chart *chart, enum render_format format, struct buf *out);

/* ---- svg_pen.c, cairo_pen.c ---- */

/* `pages`: what the names of the other pages' files begin with, or NULL. */
void svg_write(const struct chart *chart, const struct places *places,
	const struct theme *theme, const char *pages, struct buf *out);

bool png_write(const struct render_page *page, const struct theme *theme,
	double resolution, struct buf *out, struct buf *why) MUST_USE;

/* `stamp`: what the file is known by, told among its keywords, or NULL. */
bool pdf_write(const struct render_page *pages, uint32_t count, const struct theme *theme,
	const struct stamp *stamp, struct buf *out, struct buf *why) MUST_USE;

const char *cairo_pen_version(void);
const char *pango_pen_version(void);

#endif
