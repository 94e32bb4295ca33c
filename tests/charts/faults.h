/*
 * What every chart promises, looked at in its places: nothing overlaps, nothing leaves
 * the page, texts stay in their boxes, lines run along the axes from border to border and
 * through no box, panels hold what is theirs. Says the first promise that is broken.
 */
#ifndef TESTS_CHARTS_FAULTS_H
#define TESTS_CHARTS_FAULTS_H

#include "layout/layout.h"

#include <math.h>

/* Rounding, in units of the drawing. */
#define FAULTS_NEAR 0.06
/* So deep a line may touch the border of a box that it passes. */
#define FAULTS_INSIDE 1.0
/* Between the legend and a line beside it, at least: in a narrow gap (seed 2297). */
#define FAULTS_LEGEND 2.9

static inline bool faults_apart(const struct rectangle *a, const struct rectangle *b)
{
	return a->x + a->width <= b->x + FAULTS_NEAR ||
	       b->x + b->width <= a->x + FAULTS_NEAR ||
	       a->y + a->height <= b->y + FAULTS_NEAR ||
	       b->y + b->height <= a->y + FAULTS_NEAR;
}

static inline bool faults_holds(const struct rectangle *a, const struct rectangle *b)
{
	return b->x >= a->x - FAULTS_NEAR && b->y >= a->y - FAULTS_NEAR &&
	       b->x + b->width <= a->x + a->width + FAULTS_NEAR &&
	       b->y + b->height <= a->y + a->height + FAULTS_NEAR;
}

static inline bool faults_in_texts(struct set_texts texts, const struct rectangle *within,
	struct point origin, const char *what, struct buf *why)
{
	for (uint32_t i = 0; i < texts.count; i++) {
		const struct set_text *text = &texts.items[i];
		const struct rectangle at = {origin.x + text->at.x,
			origin.y + text->at.y - 0.7 * text->size, text->width,
			0.9 * text->size};

		if (!faults_holds(within, &at)) {
			buf_printf(why, "%s: '%.*s' stands outside", what,
				STR_ARG(text->text));
			return true;
		}
	}
	return false;
}

static inline bool faults_in_boxes(
	const struct chart *chart, const struct places *places, struct buf *why)
{
	const struct rectangle page = {0, 0, places->width, places->height};
	const struct rectangle *apart[] = {
		&places->title, &places->legend, &places->footer};

	for (uint32_t i = 0; i < chart->box_count; i++) {
		const struct rectangle *at = &places->boxes[i].at;

		if (!faults_holds(&page, at)) {
			buf_printf(why, "box %u leaves the page", (unsigned)i);
			return true;
		}
		for (size_t k = 0; k < COUNT_OF(apart); k++)
			if (apart[k]->width > 0 && !faults_apart(at, apart[k])) {
				buf_printf(why, "box %u lies on the %s", (unsigned)i,
					k == 0   ? "title"
					: k == 1 ? "legend"
						 : "footer");
				return true;
			}
		for (uint32_t k = 0; k < i; k++)
			if (!faults_apart(at, &places->boxes[k].at)) {
				buf_printf(why, "boxes %u and %u overlap", (unsigned)k,
					(unsigned)i);
				return true;
			}
		if (faults_in_texts(places->boxes[i].texts, at,
			    (struct point){at->x, at->y}, "box", why))
			return true;
	}
	return false;
}

static inline bool faults_touches(struct point p, const struct rectangle *r)
{
	const struct rectangle at = {p.x, p.y, 0, 0};
	bool edge = fabs(p.x - r->x) < FAULTS_NEAR ||
		    fabs(p.x - r->x - r->width) < FAULTS_NEAR ||
		    fabs(p.y - r->y) < FAULTS_NEAR ||
		    fabs(p.y - r->y - r->height) < FAULTS_NEAR;

	return edge && faults_holds(r, &at);
}

/* Does a piece of a line run through one of the texts of a block? */
static inline bool faults_crosses(struct set_texts texts, const struct rectangle *piece)
{
	for (uint32_t i = 0; i < texts.count; i++) {
		const struct set_text *text = &texts.items[i];
		const struct rectangle at = {text->at.x, text->at.y - 0.7 * text->size,
			text->width, 0.9 * text->size};

		if (!faults_apart(piece, &at))
			return true;
	}
	return false;
}

static inline bool faults_in_piece(const struct chart *chart, const struct places *places,
	uint32_t line, struct point a, struct point b, struct buf *why)
{
	const struct rectangle piece = {
		fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y)};
	struct rectangle legend = places->legend;

	if (piece.width > FAULTS_NEAR && piece.height > FAULTS_NEAR) {
		buf_printf(why,
			"line %u, %.*s, is not along the axes: it goes %g across and %g "
			"down",
			(unsigned)line, STR_ARG(chart->lines[line].tip), piece.width,
			piece.height);
		return true;
	}
	if (legend.width > 0) {
		legend.x -= FAULTS_LEGEND;
		legend.width += 2 * FAULTS_LEGEND;
	}
	if (faults_crosses(places->title_texts, &piece) ||
		!faults_apart(&piece, &legend)) {
		buf_printf(why, "line %u comes too near the title or the legend",
			(unsigned)line);
		return true;
	}
	for (uint32_t i = 0; i < chart->box_count; i++) {
		struct rectangle inner = places->boxes[i].at;

		inner.x += FAULTS_INSIDE;
		inner.y += FAULTS_INSIDE;
		inner.width -= 2 * FAULTS_INSIDE;
		inner.height -= 2 * FAULTS_INSIDE;
		if (faults_apart(&piece, &inner))
			continue;
		buf_printf(
			why, "line %u runs through box %u", (unsigned)line, (unsigned)i);
		return true;
	}
	return false;
}

/* The letters of a line stand on the page, on nothing but lines. */
static inline bool faults_in_mark(const struct chart *chart, const struct places *places,
	uint32_t line, struct buf *why)
{
	const struct rectangle page = {0, 0, places->width, places->height};
	const struct point mark = places->lines[line].mark;
	const struct rectangle at = {mark.x - 8.5, mark.y - 6, 17, 12};
	bool on = !faults_apart(&at, &places->legend) ||
		  faults_crosses(places->title_texts, &at);

	if (!places->lines[line].marked)
		return false;
	for (uint32_t i = 0; i < chart->box_count; i++)
		on = on || !faults_apart(&at, &places->boxes[i].at);
	if (on || !faults_holds(&page, &at))
		buf_printf(why, "the letters of line %u %s", (unsigned)line,
			on ? "cover something" : "leave the page");
	return why->len > 0;
}

static inline bool faults_in_lines(
	const struct chart *chart, const struct places *places, struct buf *why)
{
	const struct rectangle page = {0, 0, places->width, places->height};

	for (uint32_t i = 0; i < chart->line_count; i++) {
		const struct chart_line *line = &chart->lines[i];
		const struct place_line *place = &places->lines[i];
		bool ends =
			place->count >= 2 &&
			faults_touches(place->points[0], &places->boxes[line->from].at) &&
			faults_touches(place->points[place->count - 1],
				&places->boxes[line->to].at);

		if (!ends) {
			buf_printf(why, "line %u does not join its boxes", (unsigned)i);
			return true;
		}
		if (faults_in_mark(chart, places, i, why))
			return true;
		for (uint32_t k = 0; k < place->count; k++) {
			const struct rectangle at = {
				place->points[k].x, place->points[k].y, 0, 0};

			if (!faults_holds(&page, &at)) {
				buf_printf(why, "line %u leaves the page", (unsigned)i);
				return true;
			}
			if (k > 0 && faults_in_piece(chart, places, i,
					     place->points[k - 1], place->points[k], why))
				return true;
		}
	}
	return false;
}

/* What stands apart stands on its panel. A group may have a principal and report to
 * someone else: then it stands there. */
static inline bool faults_in_panels(
	const struct chart *chart, const struct places *places, struct buf *why)
{
	for (uint32_t r = 0; r < places->region_count; r++) {
		const struct place_region *panel = &places->regions[r];

		if (chart->regions[panel->region].superior != CHART_NONE)
			continue;
		for (uint32_t i = 0; i < chart->box_count; i++) {
			if (chart->boxes[i].region != panel->region ||
				faults_holds(&panel->at, &places->boxes[i].at))
				continue;
			buf_printf(why, "box %u leaves its panel", (unsigned)i);
			return true;
		}
	}
	return false;
}

/* A panel holds boxes whole or not at all, one of its own at least, and its title lies on
 * none. */
static inline bool faults_on_panels(
	const struct chart *chart, const struct places *places, struct buf *why)
{
	for (uint32_t r = 0; r < places->region_count; r++) {
		const struct place_region *panel = &places->regions[r];
		const struct point origin = {panel->at.x, panel->at.y};
		bool any = false;

		if (faults_in_texts(panel->title, &panel->at, origin, "panel", why))
			return true;
		for (uint32_t i = 0; i < chart->box_count; i++) {
			const struct rectangle *at = &places->boxes[i].at;
			const struct rectangle inside = {at->x - origin.x,
				at->y - origin.y, at->width, at->height};
			bool held = faults_holds(&panel->at, at);

			any = any || (held && chart->boxes[i].region == panel->region);
			if (!held && !faults_apart(&panel->at, at)) {
				buf_printf(why, "box %u lies across a panel's edge",
					(unsigned)i);
				return true;
			}
			if (held && faults_crosses(panel->title, &inside)) {
				buf_printf(why, "a panel's title lies on box %u",
					(unsigned)i);
				return true;
			}
		}
		if (!any) {
			buf_add_text(why, "a panel holds no box of its own");
			return true;
		}
	}
	return false;
}

static inline bool faults_on_page(const struct places *places, struct buf *why)
{
	const struct rectangle page = {0, 0, places->width, places->height};
	const struct point origin = {0, 0};

	if (faults_in_texts(places->title_texts, &page, origin, "title", why) ||
		faults_in_texts(places->footer_texts, &page, origin, "footer", why) ||
		faults_in_texts(places->legend_title, &page, origin, "legend", why))
		return true;
	if (places->legend.width > 0 && places->title.width > 0 &&
		!faults_apart(&places->legend, &places->title)) {
		buf_add_text(why, "the legend lies on the title");
		return true;
	}
	if (!(places->scale > 0) || !(places->type > 0)) {
		buf_add_text(why, "the type has no size");
		return true;
	}
	return false;
}

/* The longest piece from the edge of a box to the line beside it that it hangs on. */
#define FAULTS_STUB 14.0

/* The line to a superior that stands above, or NULL: one that closes a ring is no line of
 * the tree. */
static inline const struct place_line *faults_above(
	const struct chart *chart, const struct places *places, uint32_t box)
{
	for (uint32_t i = 0; i < chart->line_count; i++)
		if ((chart->lines[i].flags & CHART_LINE_TREE) &&
			chart->lines[i].from == box &&
			chart->lines[i].to == chart->boxes[box].superior &&
			places->boxes[chart->lines[i].to].at.y < places->boxes[box].at.y)
			return &places->lines[i];
	return NULL;
}

/* Does the line enter the box at its side? */
static inline bool faults_beside(
	const struct place_line *line, const struct rectangle *at)
{
	return line && line->points[0].y > at->y + FAULTS_NEAR &&
	       line->points[0].y < at->y + at->height - FAULTS_NEAR;
}

/* Our own engine: in a column the line to a box comes from right beside it, and what it
 * leads is indented below it; everywhere else an only child stands straight below. */
static inline bool faults_in_trees(
	const struct chart *chart, const struct places *places, struct buf *why)
{
	uint32_t *children = mem_alloc_zero(chart->box_count, sizeof *children);
	bool fault = false;

	for (uint32_t i = 0; i < chart->box_count; i++)
		if (faults_above(chart, places, i))
			children[chart->boxes[i].superior]++;
	for (uint32_t i = 0; i < chart->box_count && !fault; i++) {
		const struct place_line *line = faults_above(chart, places, i);
		const struct rectangle *at = &places->boxes[i].at, *above;
		uint32_t superior = chart->boxes[i].superior;

		if (!line)
			continue;
		above = &places->boxes[superior].at;
		if (faults_beside(line, at) &&
			fabs(line->points[1].x - line->points[0].x) > FAULTS_STUB)
			buf_printf(why, "the line above box %u comes from afar",
				(unsigned)i);
		else if (faults_beside(faults_above(chart, places, superior), above))
			fault = at->x < above->x + 5;
		else if (children[superior] == 1 && line->count > 2)
			buf_printf(why, "box %u does not stand straight below %u",
				(unsigned)i, (unsigned)superior);
		if (fault)
			buf_printf(why, "box %u is not indented below %u", (unsigned)i,
				(unsigned)superior);
		fault = fault || why->len > 0;
	}
	free(children);
	return fault;
}

/* True, with a sentence in `why`, if a promise is broken. Quadratic in the boxes. */
static inline bool faults_find(
	const struct chart *chart, const struct places *places, struct buf *why)
{
	return faults_on_page(places, why) || faults_in_boxes(chart, places, why) ||
	       faults_in_lines(chart, places, why) ||
	       faults_in_panels(chart, places, why) ||
	       faults_on_panels(chart, places, why);
}

#endif
