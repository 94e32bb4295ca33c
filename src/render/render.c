/* Formats and themes by their words, and the way to each writer. */
#include "graphviz.h"
#include "render_internal.h"

#define PNG_RESOLUTION 144

const char *const render_format_words[RENDER_FORMAT__COUNT] = {[RENDER_SVG] = "svg",
	[RENDER_PNG] = "png",
	[RENDER_PDF] = "pdf",
	[RENDER_DOT] = "dot",
	[RENDER_OUTLINE] = "outline",
	[RENDER_HTML] = "html"};

/* The first of a format is the one that is offered. */
static const struct {
	const char *suffix;
	enum render_format format;
} suffixes[] = {{"svg", RENDER_SVG}, {"png", RENDER_PNG}, {"pdf", RENDER_PDF},
	{"dot", RENDER_DOT}, {"md", RENDER_OUTLINE}, {"html", RENDER_HTML},
	{"htm", RENDER_HTML}};

static bool ends_with(const char *path, const char *suffix)
{
	size_t len = strlen(path), want = strlen(suffix);

	if (len < want + 1 || path[len - want - 1] != '.')
		return false;
	for (size_t i = 0; i < want; i++)
		if ((path[len - want + i] | 0x20) != suffix[i])
			return false;
	return true;
}

bool render_format_of(const char *path, enum render_format *out)
{
	for (size_t i = 0; i < COUNT_OF(suffixes); i++)
		if (ends_with(path, suffixes[i].suffix)) {
			*out = suffixes[i].format;
			return true;
		}
	return false;
}

bool render_format_named(struct str word, enum render_format *out)
{
	uint32_t index = str_among(word, render_format_words, RENDER_FORMAT__COUNT);

	if (index == RENDER_FORMAT__COUNT)
		return false;
	*out = (enum render_format)index;
	return true;
}

const char *render_suffix(enum render_format format)
{
	size_t i = 0;

	while (suffixes[i].format != format)
		i++;
	return suffixes[i].suffix;
}

const char *render_suffix_at(uint32_t index)
{
	return index < COUNT_OF(suffixes) ? suffixes[index].suffix : NULL;
}

bool render_is_picture(enum render_format format)
{
	return format == RENDER_SVG || format == RENDER_PNG || format == RENDER_PDF;
}

static bool write_plain(const struct chart *chart, const struct places *places,
	const struct render_options *options, struct buf *out, struct buf *why)
{
	const struct theme *theme = theme_of(options->theme);
	const struct render_page page = {chart, places};
	double resolution =
		options->resolution > 0 ? options->resolution : PNG_RESOLUTION;

	switch (options->format) {
	case RENDER_SVG:
		svg_write(chart, places, theme, options->pages, out);
		return true;
	case RENDER_PNG:
		return png_write(&page, theme, resolution, out, why);
	case RENDER_PDF:
		return pdf_write(&page, 1, theme, options->stamp, out, why);
	case RENDER_DOT:
		return dot_write(chart, theme, out, why);
	case RENDER_OUTLINE:
	case RENDER_HTML:
		outline_write(chart, options->format, out);
		return true;
	case RENDER_FORMAT__COUNT:
		break;
	}
	BUG("there is no such format");
}

/* Adds the stamp to what was drawn. */
static bool finish(bool done, const struct render_options *options, struct buf *file,
	struct buf *out)
{
	if (done)
		stamped_add(
			buf_str(file), stamped_as(options->format), options->stamp, out);
	buf_release(file);
	return done;
}

bool render_write(const struct chart *chart, const struct places *places,
	const struct render_options *options, struct buf *out, struct buf *why)
{
	struct buf file = {0};

	if (!options->stamp)
		return write_plain(chart, places, options, out, why);
	return finish(
		write_plain(chart, places, options, &file, why), options, &file, out);
}

bool render_write_pages(const struct render_page *pages, uint32_t count,
	const struct render_options *options, struct buf *out, struct buf *why)
{
	const struct theme *theme = theme_of(options->theme);
	struct buf file = {0};

	if (options->format != RENDER_PDF)
		BUG("only a PDF holds several pages");
	if (!options->stamp)
		return pdf_write(pages, count, theme, NULL, out, why);
	return finish(pdf_write(pages, count, theme, options->stamp, &file, why), options,
		&file, out);
}

void render_versions(
	void (*each)(void *context, const char *name, const char *version), void *context)
{
	struct buf version = {0};

	graphviz_version(&version);
	each(context, "graphviz", version.data);
	each(context, "cairo", cairo_pen_version());
	each(context, "pango", pango_pen_version());
	buf_release(&version);
}
