/*
 * Writes a chart whose places are known: SVG, PNG, PDF; and what needs none: DOT, and the
 * outline for who cannot see a picture. The only folder that knows Graphviz, cairo and
 * pango. All but PNG and PDF are the same bytes on every machine.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "chart/stamp.h"
#include "layout/layout.h"

enum render_format {
	RENDER_SVG,
	RENDER_PNG,
	RENDER_PDF,
	RENDER_DOT,
	RENDER_OUTLINE, /* a nested list in Markdown */
	RENDER_HTML,    /* the same in HTML */
	RENDER_FORMAT__COUNT
};
enum render_theme { RENDER_LIGHT, RENDER_DARK, RENDER_PRINT, RENDER_THEME__COUNT };

/* The words of the options, by value. */
extern const char *const render_format_words[RENDER_FORMAT__COUNT];
extern const char *const render_theme_words[RENDER_THEME__COUNT];

/* The format by the suffix of a path, in any case; false if there is none we know. */
bool render_format_of(const char *path, enum render_format *out);

/* The format of this name; false: none has it. */
bool render_format_named(struct str word, enum render_format *out);

/* The suffix that a format's files end in, without the dot. */
const char *render_suffix(enum render_format format);

/* Every suffix that tells a format, one after the other; NULL: no more. */
const char *render_suffix_at(uint32_t index);

/* Does it draw boxes where they lie? The others do without places. */
bool render_is_picture(enum render_format format);

struct render_options {
	enum render_format format;
	enum render_theme theme;
	double resolution; /* PNG, dots per inch; 0: 144 */
	const char
		*pages; /* SVG of several pages: the files' names, as far as "-1.svg" */
	const struct stamp *stamp; /* to be written into the file (stamped.h), or NULL */
};

/* One of several. */
struct render_page {
	const struct chart *chart;
	const struct places *places;
};

/*
 * Appends the file's bytes to `out`. `places` may be NULL for what is no picture.
 * False, with a sentence in `why`, when a library failed or the picture is too large for
 * the format.
 */
bool render_write(const struct chart *chart, const struct places *places,
	const struct render_options *options, struct buf *out, struct buf *why) MUST_USE;

/* The same for several pages in one file, which only PDF can hold. */
bool render_write_pages(const struct render_page *pages, uint32_t count,
	const struct render_options *options, struct buf *out, struct buf *why) MUST_USE;

/* Graphviz's `dot` as a layout's placer. */
bool render_place_dot(struct layout_graph *graph, struct buf *why);

/* The libraries that are linked, with their versions, one call each. */
void render_versions(void (*each)(void *context, const char *name, const char *version),
	void *context);

#endif
