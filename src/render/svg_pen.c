/*
 * SVG 1.1, written by hand so that it is the same bytes everywhere: no version, no font
 * look-up, two decimals. Text stays text; what a box says to a pointer is its <title>, to
 * who cannot see it its label (WAI-ARIA Graphics Module 1.0). The ids of nodes and lines
 * hold no ':' before their own, so that "chart:title" is nobody else's.
 */
#include "base/xml.h"
#include "layout/text_width.h"
#include "render_internal.h"

struct svg_pen {
	struct pen pen;
	struct buf *out;
	const char *pages; /* what the names of other pages begin with */
};

static struct buf *out_of(struct pen *pen)
{
	return ((struct svg_pen *)pen)->out;
}

static void number(struct buf *out, const char *before, double value)
{
	buf_add_text(out, before);
	buf_add_number(out, value, 2);
}

static void add_color(struct buf *out, const char *name, color c)
{
	buf_printf(out, " %s=\"#%06x\"", name, (unsigned)c);
}

static void add_paint(struct buf *out, const struct paint *paint)
{
	if (paint->filled)
		add_color(out, "fill", paint->fill);
	else
		buf_add_text(out, " fill=\"none\"");
	if (paint->width > 0) {
		add_color(out, "stroke", paint->stroke);
		number(out, " stroke-width=\"", paint->width);
		buf_add_char(out, '"');
	}
	if (paint->width > 0 && paint->dash != DASH_NONE) {
		const struct dash_pattern *dash = &dash_patterns[paint->dash];

		for (uint32_t i = 0; i < dash->count; i++)
			number(out, i == 0 ? " stroke-dasharray=\"" : " ",
				dash->lengths[i]);
		buf_add_char(out, '"');
	}
	buf_add_text(out, "/>\n");
}

/* The name of a file in a link: all but letters, digits and "-._" by its bytes. */
static void add_name(struct buf *out, const char *name)
{
	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_')
			buf_add_char(out, *name);
		else
			buf_printf(out, "%%%02X", (unsigned)c);
	}
}

static bool leads_on(struct pen *pen, const struct pen_group *group)
{
	return group->page > 0 && ((struct svg_pen *)pen)->pages;
}

static void svg_open(struct pen *pen, const struct pen_group *group)
{
	struct buf *out = out_of(pen);

	buf_printf(out, "<g class=\"%s\"", group->class);
	if (group->id.len > 0) {
		buf_add_text(out, " id=\"");
		xml_add(out, group->id_prefix);
		xml_add(out, group->id);
		buf_add_char(out, '"');
	}
	if (group->role)
		buf_printf(out, " role=\"%s\"", group->role);
	if (group->label.len > 0) {
		buf_add_text(out, " aria-label=\"");
		xml_add(out, group->label);
		buf_add_char(out, '"');
	}
	if (group->silent)
		buf_add_text(out, " aria-hidden=\"true\"");
	if (group->last)
		buf_printf(out, " aria-owns=\"%s\"", group->last);
	buf_add_text(out, ">\n");
	if (group->title.len > 0) {
		buf_add_text(out, "<title>");
		xml_add(out, group->title);
		buf_add_text(out, "</title>\n");
	}
	if (group->link.len > 0) {
		buf_add_text(out, "<a xlink:href=\"");
		xml_add(out, group->link);
		buf_add_text(out, "\">\n");
	} else if (leads_on(pen, group)) {
		buf_add_text(out, "<a xlink:href=\"");
		add_name(out, ((struct svg_pen *)pen)->pages);
		buf_printf(out, "-%u.svg\">\n", (unsigned)group->page);
	}
}

static void svg_close(struct pen *pen, const struct pen_group *group)
{
	bool link = group->link.len > 0 || leads_on(pen, group);

	buf_add_text(out_of(pen), link ? "</a>\n</g>\n" : "</g>\n");
}

static void svg_rectangle(
	struct pen *pen, struct rectangle at, double radius, const struct paint *paint)
{
	struct buf *out = out_of(pen);

	number(out, "<rect x=\"", at.x);
	number(out, "\" y=\"", at.y);
	number(out, "\" width=\"", at.width);
	number(out, "\" height=\"", at.height);
	if (radius > 0)
		number(out, "\" rx=\"", radius);
	buf_add_char(out, '"');
	add_paint(out, paint);
}

static void svg_line(struct pen *pen, const struct point *points, uint32_t count,
	bool closed, const struct paint *paint)
{
	struct buf *out = out_of(pen);

	buf_add_text(out, closed ? "<polygon points=\"" : "<polyline points=\"");
	for (uint32_t i = 0; i < count; i++) {
		number(out, i > 0 ? " " : "", points[i].x);
		number(out, ",", points[i].y);
	}
	buf_add_char(out, '"');
	add_paint(out, paint);
}

static void svg_circle(struct pen *pen, struct point middle, double radius, bool half,
	const struct paint *paint)
{
	struct buf *out = out_of(pen);

	if (half) {
		number(out, "<path d=\"M", middle.x);
		number(out, ",", middle.y - radius);
		number(out, "A", radius);
		number(out, ",", radius);
		number(out, " 0 0 0 ", middle.x);
		number(out, ",", middle.y + radius);
		buf_add_text(out, "Z\"");
	} else {
		number(out, "<circle cx=\"", middle.x);
		number(out, "\" cy=\"", middle.y);
		number(out, "\" r=\"", radius);
		buf_add_char(out, '"');
	}
	add_paint(out, paint);
}

/* Readers fold white space unless told not to; a name keeps what was written. */
static bool has_folded_space(struct str s)
{
	for (uint32_t i = 1; i < s.len; i++)
		if (s.ptr[i] == ' ' && s.ptr[i - 1] == ' ')
			return true;
	return false;
}

static void svg_text(struct pen *pen, struct point at, const struct set_text *text,
	color ink, bool italic)
{
	struct buf *out = out_of(pen);

	number(out, "<text x=\"", at.x);
	number(out, "\" y=\"", at.y);
	number(out, "\" font-size=\"", text->size);
	buf_add_char(out, '"');
	if (text->bold)
		buf_add_text(out, " font-weight=\"bold\"");
	if (italic)
		buf_add_text(out, " font-style=\"italic\"");
	add_color(out, "fill", ink);
	if (has_folded_space(text->text))
		buf_add_text(out, " xml:space=\"preserve\"");
	buf_add_char(out, '>');
	xml_add(out, text->text);
	buf_add_text(out, "</text>\n");
}

static const struct pen_ops svg_ops = {
	svg_open, svg_close, svg_rectangle, svg_line, svg_circle, svg_text};

/* Paper is exact in millimetres. */
static void add_size(struct buf *out, const struct places *places)
{
	bool paper = !paper_is_none(&places->paper);
	const char *unit = paper ? "mm\"" : "pt\"";

	number(out, " width=\"", paper ? places->paper.width : places->width);
	buf_add_text(out, unit);
	number(out, " height=\"", paper ? places->paper.height : places->height);
	buf_add_text(out, unit);
}

void svg_write(const struct chart *chart, const struct places *places,
	const struct theme *theme, const char *pages, struct buf *out)
{
	struct svg_pen pen = {{&svg_ops}, out, pages};

	buf_add_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<svg xmlns=\"http://www.w3.org/2000/svg\" "
			  "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
	add_size(out, places);
	number(out, " viewBox=\"0 0 ", places->width);
	number(out, " ", places->height);
	buf_add_text(out, "\" role=\"graphics-document document\" lang=\"");
	xml_add(out, chart->language);
	buf_add_text(out, "\" xml:lang=\"");
	xml_add(out, chart->language);
	buf_add_text(out,
		"\" aria-labelledby=\"chart:title\""
		" aria-describedby=\"chart:desc\""
		" font-family=\"" TEXT_FAMILY "\">\n<title id=\"chart:title\">");
	xml_add(out, chart->title);
	buf_add_text(out, "</title>\n<desc id=\"chart:desc\">");
	xml_add(out, chart->description);
	buf_add_text(out, "</desc>\n");
	scene_draw(&pen.pen, chart, places, theme);
	buf_add_text(out, "</svg>\n");
}
