/*
 * PNG and PDF through cairo, texts through pango, which finds a font for any script.
 * Places are ours: a text that the font at hand sets wider than was measured is squeezed
 * into its place. A PDF's date is fixed, so that the same chart gives the same bytes.
 */
#include "base/utf8.h"
#include "layout/text_width.h"
#include "pdf_tags.h"
#include "png_facts.h"
#include "render_internal.h"
#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#define PDF_MOST 14400.0 /* points, by the standard's annex C */
#define PNG_MOST 32767.0 /* pixels, by cairo */

struct cairo_pen {
	struct pen pen;
	cairo_t *cairo;
	PangoLayout *layout;
	bool links; /* and texts that can be selected: a PDF */
};

static struct cairo_pen *pen_of(struct pen *pen)
{
	return (struct cairo_pen *)pen;
}

static void use_color(cairo_t *cairo, color c)
{
	cairo_set_source_rgb(cairo, (c >> 16 & 0xff) / 255.0, (c >> 8 & 0xff) / 255.0,
		(c & 0xff) / 255.0);
}

static void apply(cairo_t *cairo, const struct paint *paint)
{
	if (paint->filled) {
		use_color(cairo, paint->fill);
		cairo_fill_preserve(cairo);
	}
	if (paint->width > 0) {
		const struct dash_pattern *dash = &dash_patterns[paint->dash];

		use_color(cairo, paint->stroke);
		cairo_set_line_width(cairo, paint->width);
		cairo_set_dash(cairo, dash->lengths, (int)dash->count, 0);
		cairo_stroke_preserve(cairo);
	}
	cairo_new_path(cairo);
}

/* To another page, or out of the file. */
static void add_target(struct buf *attributes, const struct pen_group *group)
{
	if (group->page > 0) {
		buf_printf(attributes, "dest='page-%u'", (unsigned)group->page);
		return;
	}
	buf_add_text(attributes, "uri='");
	for (uint32_t i = 0; i < group->link.len; i++) {
		if (group->link.ptr[i] == '\'' || group->link.ptr[i] == '\\')
			buf_add_char(attributes, '\\');
		buf_add_char(attributes, group->link.ptr[i]);
	}
	buf_add_char(attributes, '\'');
}

static bool is_link(struct pen *pen, const struct pen_group *group)
{
	return pen_of(pen)->links && (group->link.len > 0 || group->page > 0);
}

static void open_group(struct pen *pen, const struct pen_group *group)
{
	struct buf attributes = {0};

	if (pen_of(pen)->links && pdf_tag_of(group))
		cairo_tag_begin(pen_of(pen)->cairo, pdf_tag_of(group), NULL);
	if (!is_link(pen, group))
		return;
	add_target(&attributes, group);
	cairo_tag_begin(pen_of(pen)->cairo, CAIRO_TAG_LINK, attributes.data);
	buf_release(&attributes);
}

static void close_group(struct pen *pen, const struct pen_group *group)
{
	if (is_link(pen, group))
		cairo_tag_end(pen_of(pen)->cairo, CAIRO_TAG_LINK);
	if (pen_of(pen)->links && pdf_tag_of(group))
		cairo_tag_end(pen_of(pen)->cairo, pdf_tag_of(group));
}

static void draw_rectangle(
	struct pen *pen, struct rectangle at, double radius, const struct paint *paint)
{
	const double right_angle = 1.5707963267948966;
	cairo_t *cairo = pen_of(pen)->cairo;

	if (radius > at.height / 2)
		radius = at.height / 2;
	if (radius <= 0) {
		cairo_rectangle(cairo, at.x, at.y, at.width, at.height);
	} else {
		for (int i = 0; i < 4; i++) {
			bool right = i == 0 || i == 1, low = i == 1 || i == 2;

			cairo_arc(cairo, right ? at.x + at.width - radius : at.x + radius,
				low ? at.y + at.height - radius : at.y + radius, radius,
				(i - 1) * right_angle, i * right_angle);
		}
		cairo_close_path(cairo);
	}
	apply(cairo, paint);
}

static void draw_line(struct pen *pen, const struct point *points, uint32_t count,
	bool closed, const struct paint *paint)
{
	cairo_t *cairo = pen_of(pen)->cairo;

	for (uint32_t i = 0; i < count; i++)
		cairo_line_to(cairo, points[i].x, points[i].y);
	if (closed)
		cairo_close_path(cairo);
	apply(cairo, paint);
}

static void draw_circle(struct pen *pen, struct point middle, double radius, bool half,
	const struct paint *paint)
{
	const double pi = 3.141592653589793;
	cairo_t *cairo = pen_of(pen)->cairo;

	cairo_new_sub_path(cairo);
	cairo_arc(cairo, middle.x, middle.y, radius, half ? pi / 2 : 0,
		half ? 3 * pi / 2 : 2 * pi);
	cairo_close_path(cairo);
	apply(cairo, paint);
}

/* May a font hold it as a coloured picture, which has no outline? */
static bool may_be_coloured(struct str text)
{
	for (uint32_t pos = 0; pos < text.len;) {
		uint32_t rune = utf8_next(text, &pos);

		if ((rune >= 0x2190 && rune <= 0x2bff) || rune >= 0x1f000)
			return true;
	}
	return false;
}

/* On pixels cairo 1.16 moves each glyph to a whole one, which makes words gape: their
 * outlines stand where they belong. */
static void set_line(const struct cairo_pen *p, struct str text)
{
	PangoLayoutLine *line = pango_layout_get_line_readonly(p->layout, 0);

	cairo_move_to(p->cairo, 0, 0);
	if (p->links || may_be_coloured(text)) {
		pango_cairo_show_layout_line(p->cairo, line);
		return;
	}
	pango_cairo_layout_line_path(p->cairo, line);
	cairo_fill(p->cairo);
}

/* Rows of one text are read on in a PDF: nothing else keeps their words apart. */
static void end_with_space(PangoLayout *layout, struct str text)
{
	struct buf spaced = {0};

	buf_add_str(&spaced, text);
	buf_add_char(&spaced, ' ');
	pango_layout_set_text(layout, spaced.data, (int)spaced.len);
	buf_release(&spaced);
}

static void draw_text(struct pen *pen, struct point at, const struct set_text *text,
	color ink, bool italic)
{
	struct cairo_pen *p = pen_of(pen);
	PangoFontDescription *font = pango_font_description_from_string(TEXT_FAMILY);
	double width;
	int set_width;

	pango_font_description_set_absolute_size(font, text->size * PANGO_SCALE);
	pango_font_description_set_weight(
		font, text->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(
		font, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_layout_set_font_description(p->layout, font);
	pango_layout_set_text(p->layout, text->text.ptr, (int)text->text.len);
	pango_layout_get_size(p->layout, &set_width, NULL);
	width = (double)set_width / PANGO_SCALE;
	if (p->links)
		end_with_space(p->layout, text->text);
	cairo_save(p->cairo);
	use_color(p->cairo, ink);
	cairo_translate(p->cairo, at.x, at.y);
	if (width > text->width && text->width > 0)
		cairo_scale(p->cairo, text->width / width, 1);
	set_line(p, text->text);
	cairo_restore(p->cairo);
	cairo_new_path(p->cairo);
	pango_font_description_free(font);
}

static const struct pen_ops cairo_ops = {
	open_group, close_group, draw_rectangle, draw_line, draw_circle, draw_text};

/* Texts are set at exact places: no hinting, which would move them by the pixel. */
static PangoLayout *layout_new(cairo_t *cairo)
{
	PangoLayout *layout = pango_cairo_create_layout(cairo);
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(pango_layout_get_context(layout), options);
	pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
	cairo_font_options_destroy(options);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	return layout;
}

/* Which page of a PDF: its pages are parts of one tagged document. */
enum paging {
	PAGE_OF_NONE = 0,
	PAGE_OF_PDF = 1 << 0,
	PAGE_FIRST = 1 << 1,
	PAGE_LAST = 1 << 2
};

/* A page of several by a name: cairo 1.16 writes a page's links when it is done, and
 * leaves out where those lead that name a later page by its number. */
static void name_page(cairo_t *cairo, uint32_t number)
{
	struct buf attributes = {0};

	buf_printf(&attributes, "name='page-%u' x=0 y=0", (unsigned)number);
	cairo_tag_begin(cairo, CAIRO_TAG_DEST, attributes.data);
	cairo_tag_end(cairo, CAIRO_TAG_DEST);
	buf_release(&attributes);
}

/* Draws onto the surface, scaled; false and the library's word if it failed. `number`: of
 * several pages; 0: the only one. */
static bool draw(cairo_surface_t *surface, double scale, unsigned paging, uint32_t number,
	const struct render_page *page, const struct theme *theme, struct buf *why)
{
	struct cairo_pen pen = {
		{&cairo_ops}, cairo_create(surface), NULL, paging != PAGE_OF_NONE};
	cairo_status_t status;

	/* all of it: the last row of pixels may reach beyond the page */
	use_color(pen.cairo, theme->paper);
	cairo_paint(pen.cairo);
	cairo_scale(pen.cairo, scale, scale);
	pen.layout = layout_new(pen.cairo);
	if (paging & PAGE_FIRST)
		cairo_tag_begin(pen.cairo, PDF_TAG_WHOLE, NULL);
	if (paging & PAGE_OF_PDF)
		cairo_tag_begin(pen.cairo, PDF_TAG_PAGE, NULL);
	if (number > 0)
		name_page(pen.cairo, number);
	scene_draw(&pen.pen, page->chart, page->places, theme);
	if (paging & PAGE_OF_PDF)
		cairo_tag_end(pen.cairo, PDF_TAG_PAGE);
	if (paging & PAGE_LAST)
		cairo_tag_end(pen.cairo, PDF_TAG_WHOLE);
	g_object_unref(pen.layout);
	cairo_show_page(pen.cairo);
	status = cairo_status(pen.cairo);
	cairo_destroy(pen.cairo);
	if (status != CAIRO_STATUS_SUCCESS)
		buf_printf(why, "cairo: %s", cairo_status_to_string(status));
	return status == CAIRO_STATUS_SUCCESS;
}

static cairo_status_t append(void *out, const unsigned char *bytes, unsigned int len)
{
	buf_add(out, (const char *)bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

static void too_large(struct buf *why, const char *format, double width, double height,
	const char *unit, double most)
{
	buf_add_text(why, "a picture of ");
	buf_add_number(why, width, 0);
	buf_add_text(why, " x ");
	buf_add_number(why, height, 0);
	buf_printf(why, " %s is too large for %s: ", unit, format);
	buf_add_number(why, most, 0);
	buf_add_text(why, " is the most; write SVG, or use --focus or --show");
}

/* Paper has its size, give or take half a pixel; without it nothing may be cut off. */
static double pixels(const struct places *places, double length)
{
	return paper_is_none(&places->paper) ? ceil(length) : floor(length + 0.5);
}

bool png_write(const struct render_page *page, const struct theme *theme,
	double resolution, struct buf *out, struct buf *why)
{
	const struct chart *chart = page->chart;
	const struct places *places = page->places;
	double scale = resolution / 72 * places->scale;
	double width = pixels(places, places->width * scale);
	double height = pixels(places, places->height * scale);
	struct buf png = {0};
	cairo_surface_t *surface;
	cairo_status_t status;
	bool done;

	if (width > PNG_MOST || height > PNG_MOST) {
		too_large(why, "PNG", width, height, "pixels", PNG_MOST);
		return false;
	}
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	done = draw(surface, scale, PAGE_OF_NONE, 0, page, theme, why);
	if (done) {
		status = cairo_surface_write_to_png_stream(surface, append, &png);
		done = status == CAIRO_STATUS_SUCCESS;
		if (!done)
			buf_printf(why, "cairo: %s", cairo_status_to_string(status));
		else
			png_add_facts(buf_str(&png),
				&(struct png_facts){resolution, chart->title,
					chart->description, chart->language},
				out);
	}
	cairo_surface_destroy(surface);
	buf_release(&png);
	return done;
}

static void set_metadata(
	cairo_surface_t *surface, cairo_pdf_metadata_t what, struct str value)
{
	struct buf text = {0};

	buf_add_str(&text, value);
	if (text.len > 0)
		cairo_pdf_surface_set_metadata(surface, what, text.data);
	buf_release(&text);
}

/* For who looks at a PDF's properties, and for who finds it rewritten by another program,
 * without the comments that hold the stamp. */
static void set_keywords(cairo_surface_t *surface, const struct stamp *stamp)
{
	struct buf words = {0};

	if (!stamp)
		return;
	buf_printf(&words, "orgraph-stamp: %.*s %016llx %016llx", STR_ARG(stamp->name),
		(unsigned long long)stamp->content, (unsigned long long)stamp->settings);
	set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, buf_str(&words));
	buf_release(&words);
}

static double points_across(const struct places *places)
{
	return places->width * places->scale;
}

static double points_down(const struct places *places)
{
	return places->height * places->scale;
}

static bool pages_fit(const struct render_page *pages, uint32_t count, struct buf *why)
{
	for (uint32_t i = 0; i < count; i++) {
		double width = points_across(pages[i].places);
		double height = points_down(pages[i].places);

		if (width <= PDF_MOST && height <= PDF_MOST)
			continue;
		too_large(why, "PDF", width, height, "points", PDF_MOST);
		return false;
	}
	return true;
}

bool pdf_write(const struct render_page *pages, uint32_t count, const struct theme *theme,
	const struct stamp *stamp, struct buf *out, struct buf *why)
{
	const struct chart *first = pages[0].chart;
	cairo_surface_t *surface;
	cairo_status_t status;
	bool done = true;

	if (!pages_fit(pages, count, why))
		return false;
	surface = cairo_pdf_surface_create_for_stream(append, out,
		points_across(pages[0].places), points_down(pages[0].places));
	set_metadata(surface, CAIRO_PDF_METADATA_TITLE, first->title);
	set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, first->description);
	set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, STR("orgraph"));
	set_keywords(surface, stamp);
	set_metadata(
		surface, CAIRO_PDF_METADATA_CREATE_DATE, STR("1970-01-01T00:00:00Z"));
	for (uint32_t i = 0; done && i < count; i++) {
		const struct places *places = pages[i].places;

		cairo_pdf_surface_set_size(
			surface, points_across(places), points_down(places));
		done = draw(surface, places->scale,
			PAGE_OF_PDF | (i == 0 ? PAGE_FIRST : 0u) |
				(i + 1 == count ? PAGE_LAST : 0u),
			count > 1 ? i + 1 : 0, &pages[i], theme, why);
	}
	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	if (done && status != CAIRO_STATUS_SUCCESS) {
		buf_printf(why, "cairo: %s", cairo_status_to_string(status));
		done = false;
	}
	cairo_surface_destroy(surface);
	return done;
}

const char *cairo_pen_version(void)
{
	return cairo_version_string();
}

const char *pango_pen_version(void)
{
	return pango_version_string();
}
