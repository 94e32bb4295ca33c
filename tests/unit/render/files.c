/* The written files: well-formed, the same bytes each time, and nothing of the user's
 * taken for markup. */
#include "../chart/drawing.h"

#include <locale.h>

static const char nasty[] =
	"orgraph: 1\n"
	"organisation: {id: o, name: 'A & <B> \"q\"', as_of: 2025}\n"
	"posts: {p: {name: '<script>alert(1)</script>', root: true, holder: vacant}}\n"
	"units: {u: {name: U, head: p, reports_to: p}}\n"
	"groups:\n"
	"  a: {name: ']]> &amp; \\N \\G', principal: p, chair: p, status: proposed,"
	" mandate: {power: [decides, recommends, advises, prepares, coordinates,"
	" represents, informs], document: \"https://x.example/?a=1&b='\\\"\"}}\n"
	"  b: {name: \"two  spaces \\a\", principal: p, status: dissolved, chair: "
	"vacant}\n"
	"  c: {name: 医疗, principal: p, status: under_revision, advises: u}\n"
	"  d: {name: D, reports_to: d}\n"
	"  e: {name: E, external: true, reports_to: p}\n"
	"  f: {name: F, reports_to: g}\n"
	"  g: {name: G, reports_to: f, delegates_to: a, escalates_to: b}\n"
	"  h: {name: H, stub: true, informs: a}\n"
	"  i: {name: I}\n";

static void make(struct drawing *d)
{
	drawing_load(d, nasty);
	drawing_chart(d, true);
	drawing_lay_out(d, NULL);
}

static void write(struct drawing *d, enum render_format format, enum render_theme theme,
	struct buf *out)
{
	struct render_options options = {.format = format, .theme = theme};

	buf_clear(out);
	cr_assert(render_write(&d->chart, &d->places, &options, out, &d->why), "%s",
		d->why.data);
	cr_assert_gt(out->len, 0);
}

/* ---- SVG -------------------------------------------------------------------------- */

/* Elements closed in order, quotes in pairs, entities known: enough to catch text that
 * became markup. */
static void expect_well_formed(const char *xml)
{
	char open[64][16];
	uint32_t depth = 0;
	const char *at = strchr(xml + 5, '<'); /* behind the declaration */

	while (at) {
		const char *end = at + 1;
		char quote = 0;
		size_t len = strcspn(at + 1, " />");

		for (; *end != '\0' && (quote || *end != '>'); end++)
			if (*end == '"')
				quote = quote ? 0 : '"';
			else
				cr_assert_neq(*end, '<', "'<' in a tag: %.40s", at);
		cr_assert_eq(*end, '>');
		if (at[1] == '/') {
			cr_assert_gt(depth, 0);
			depth--;
			cr_assert_eq(strncmp(at + 2, open[depth], strlen(open[depth])), 0,
				"%.40s closes %s", at, open[depth]);
		} else if (end[-1] != '/') {
			cr_assert_lt(depth, 64);
			snprintf(open[depth++], sizeof open[0], "%.*s", (int)len, at + 1);
		}
		for (at = end + 1; *at != '\0' && *at != '<'; at++)
			if (*at == '&')
				cr_assert(strncmp(at, "&amp;", 5) == 0 ||
						  strncmp(at, "&lt;", 4) == 0 ||
						  strncmp(at, "&gt;", 4) == 0 ||
						  strncmp(at, "&quot;", 6) == 0,
					"%.10s", at);
		at = *at == '<' ? at : NULL;
	}
	cr_expect_eq(depth, 0);
}

static uint32_t count(const char *text, const char *piece)
{
	uint32_t n = 0;

	for (const char *at = strstr(text, piece); at; at = strstr(at + 1, piece))
		n++;
	return n;
}

Test(svg, is_well_formed_and_holds_every_box_and_line_once)
{
	struct drawing d;
	struct buf svg = {0};

	make(&d);
	for (int theme = 0; theme < RENDER_THEME__COUNT; theme++) {
		write(&d, RENDER_SVG, (enum render_theme)theme, &svg);
		expect_well_formed(svg.data);
		cr_expect_eq(count(svg.data, "class=\"node\""), d.chart.box_count);
		cr_expect_eq(count(svg.data, "class=\"edge\""), d.chart.line_count);
	}
	buf_release(&svg);
	drawing_release(&d);
}

/* Where a line of the chart begins in a picture. */
static size_t line_at(
	const struct buf *svg, const char *from, uint16_t relation, const char *to)
{
	struct buf id = {0};
	const char *at;

	buf_printf(&id, " id=\"line:%s:%u:%s\"", from, relation, to);
	at = strstr(svg->data, id.data);
	cr_assert_not_null(at, "%s", id.data);
	buf_release(&id);
	return (size_t)(at - svg->data);
}

static size_t class_at(const struct buf *svg, const char *class)
{
	struct buf attribute = {0};
	const char *at;

	buf_printf(&attribute, "class=\"%s\"", class);
	at = strstr(svg->data, attribute.data);
	cr_assert_not_null(at, "%s", class);
	buf_release(&attribute);
	return (size_t)(at - svg->data);
}

/* What is painted later covers what is below it: a cycle is not hidden by lines that
 * share its way, nor letters by any line. */
Test(svg, is_painted_from_what_may_be_covered_on)
{
	struct drawing d;
	struct buf svg = {0};
	size_t order[10];

	drawing_load(&d, "orgraph: 1\n"
			 "posts: {p: {name: P, root: true}}\n"
			 "groups:\n"
			 "  x: {name: X, reports_to: y}\n"
			 "  y: {name: Y, reports_to: x}\n"
			 "  c: {name: C, reports_to: b, consults: a}\n"
			 "  b: {name: B, reports_to: p}\n"
			 "  a: {name: A, principal: p}\n"
			 "  e: {name: E, principal: p}\n");
	drawing_chart(&d, true);
	drawing_lay_out(&d, NULL);
	write(&d, RENDER_SVG, RENDER_LIGHT, &svg);
	order[0] = class_at(&svg, "title");
	order[1] = class_at(&svg, "cluster");
	order[2] = line_at(&svg, "a", RELATION_PRINCIPAL, "p");
	order[3] = line_at(&svg, "b", RELATION_REPORTS_TO, "p");
	order[4] = line_at(&svg, "c", RELATION_CONSULTS, "a");
	order[5] = line_at(&svg, "x", RELATION_REPORTS_TO, "y");
	order[6] = class_at(&svg, "marks");
	order[7] = class_at(&svg, "mark");
	order[8] = class_at(&svg, "node");
	order[9] = class_at(&svg, "legend");
	for (size_t i = 1; i < sizeof order / sizeof *order; i++)
		cr_expect_lt(order[i - 1], order[i], "%zu", i);
	buf_release(&svg);
	drawing_release(&d);
}

/* One stroke for the line itself, and two where it is broken. */
Test(svg, the_legend_breaks_the_line_through_what_is_hidden)
{
	struct drawing d;
	struct buf svg = {0};
	bool excluded[3] = {false, true, false};

	drawing_load(&d, "orgraph: 1\n"
			 "posts: {p: {name: P, root: true}}\n"
			 "groups:\n"
			 "  a: {name: A, reports_to: p}\n"
			 "  b: {name: B, reports_to: a}\n");
	d.options.excluded = excluded;
	drawing_chart(&d, false);
	drawing_lay_out(&d, NULL);
	cr_assert_eq(d.chart.line_sort_count, 1);
	write(&d, RENDER_SVG, RENDER_LIGHT, &svg);
	cr_expect_eq(count(svg.data + class_at(&svg, "legend"), "<polyline"), 3);
	buf_release(&svg);
	drawing_release(&d);
}

Test(svg, takes_no_text_for_markup)
{
	struct drawing d;
	struct buf svg = {0};

	make(&d);
	write(&d, RENDER_SVG, RENDER_LIGHT, &svg);
	cr_expect_null(strstr(svg.data, "<script"));
	cr_expect_not_null(strstr(svg.data, "&lt;script&gt;alert(1)&lt;/script&gt;"));
	cr_expect_not_null(strstr(svg.data, "]]&gt; &amp;amp; \\N \\G"));
	cr_expect_not_null(strstr(svg.data, "xml:space=\"preserve\">two  spaces"));
	cr_expect_not_null(strstr(svg.data, "\\u{7}"));
	cr_expect_eq(count(svg.data, "xlink:href="), 1);
	cr_expect_not_null(
		strstr(svg.data, "xlink:href=\"https://x.example/?a=1&amp;b='&quot;\""));
	buf_release(&svg);
	drawing_release(&d);
}

Test(svg, has_an_id_for_every_box_and_line)
{
	struct drawing d;
	struct buf svg = {0};

	make(&d);
	write(&d, RENDER_SVG, RENDER_LIGHT, &svg);
	cr_expect_eq(count(svg.data, " id=\"a\""), 1);
	cr_expect_eq(count(svg.data, " id=\"line:f:0:g\""), 1);
	cr_expect_eq(count(svg.data, " id=\"line:d:0:d\""), 1);
	buf_release(&svg);
	drawing_release(&d);
}

Test(svg, numbers_do_not_follow_the_locale)
{
	struct drawing d;
	struct buf before = {0}, behind = {0};

	make(&d);
	write(&d, RENDER_SVG, RENDER_LIGHT, &before);
	drawing_release(&d);
	if (!setlocale(LC_ALL, "sv_SE.UTF-8") && !setlocale(LC_ALL, "de_DE.UTF-8"))
		setlocale(LC_ALL, "C.UTF-8");
	make(&d);
	write(&d, RENDER_SVG, RENDER_LIGHT, &behind);
	cr_expect_str_eq(before.data, behind.data);
	buf_release(&before);
	buf_release(&behind);
	drawing_release(&d);
}

/* ---- DOT -------------------------------------------------------------------------- */

Test(dot, names_nodes_itself_and_escapes_what_dot_would_expand)
{
	struct drawing d;
	struct buf dot = {0};
	struct render_options options = {.format = RENDER_DOT};

	make(&d);
	cr_assert(render_write(&d.chart, NULL, &options, &dot, &d.why));
	cr_expect_eq(strncmp(dot.data, "digraph orgraph {", 17), 0);
	cr_expect_not_null(strstr(dot.data, "]]> &amp;amp; \\\\N \\\\G"));
	cr_expect_null(strstr(dot.data, "=<")); /* no HTML-like label */
	cr_expect_null(strstr(dot.data, "image"));
	cr_expect_null(strstr(dot.data, "shapefile"));
	cr_expect_not_null(strstr(dot.data, "n1 -> ") ? strstr(dot.data, "n1 -> ")
						      : strstr(dot.data, " -> n1"));
	cr_expect_eq(count(dot.data, " -> "), d.chart.line_count);
	cr_expect_eq(count(dot.data, "constraint=false"), 4);
	buf_release(&dot);
	drawing_release(&d);
}

/* ---- outline ------------------------------------------------------------------- */

/* How often a box's name stands at the beginning of an item. */
static uint32_t count_items(const struct buf *out, const char *before, struct str name)
{
	struct buf item = {0};
	uint32_t n;

	buf_printf(&item, "%s%.*s", before, STR_ARG(name));
	n = count(out->data, item.data);
	buf_release(&item);
	return n;
}

Test(outline, holds_every_box_once)
{
	struct drawing d;
	struct buf out = {0};

	make(&d);
	write(&d, RENDER_OUTLINE, RENDER_LIGHT, &out);
	cr_expect_eq(count(out.data, "- **"), d.chart.box_count);
	write(&d, RENDER_HTML, RENDER_LIGHT, &out);
	for (uint32_t i = 0; i < d.chart.box_count; i++) {
		struct buf item = {0};

		buf_printf(
			&item, "<li id=\"%.*s\"><strong>", STR_ARG(d.chart.boxes[i].id));
		cr_expect_eq(count(out.data, item.data), 1, "%s", item.data);
		buf_release(&item);
	}
	buf_release(&out);
	drawing_release(&d);
}

Test(outline, takes_no_text_for_markup)
{
	struct drawing d;
	struct buf out = {0};

	make(&d);
	write(&d, RENDER_HTML, RENDER_LIGHT, &out);
	expect_well_formed(out.data);
	cr_expect_null(strstr(out.data, "<script"));
	cr_expect_not_null(strstr(out.data, "<h1>A &amp; &lt;B&gt; &quot;q&quot;</h1>"));
	cr_expect_eq(count(out.data, "href=\"http"), 1);
	cr_expect_not_null(
		strstr(out.data, "href=\"https://x.example/?a=1&amp;b='&quot;\""));
	write(&d, RENDER_OUTLINE, RENDER_LIGHT, &out);
	cr_expect_not_null(strstr(out.data, "# A &amp; &lt;B&gt;"));
	cr_expect_not_null(strstr(out.data, "**&lt;script&gt;alert(1)&lt;/script&gt;**"));
	cr_expect_not_null(strstr(out.data, "\\]\\]&gt; &amp;amp; \\\\N"));
	buf_release(&out);
	drawing_release(&d);
}

/* What begins like a list or a heading is text all the same. */
Test(outline, no_paragraph_becomes_a_list)
{
	static const char *const titles[][2] = {{"1. May", "1\\. May"}, {"- x", "\\- x"},
		{"2025", "2025"}, {"12) x", "12\\) x"}, {"+ x", "\\+ x"},
		{"# x", "\\# x"}, {"===", "\\==="}};

	for (size_t i = 0; i < COUNT_OF(titles); i++) {
		struct drawing d;
		struct buf yaml = {0}, out = {0}, expected = {0};

		buf_printf(&yaml,
			"orgraph: 1\norganisation: {id: o, name: '%s'}\n"
			"groups: {g: {name: G, root: true}}\n",
			titles[i][0]);
		drawing_load(&d, yaml.data);
		d.options.title = "T";
		drawing_chart(&d, false);
		write(&d, RENDER_OUTLINE, RENDER_LIGHT, &out);
		buf_printf(&expected, "# T\n\n%s\n", titles[i][1]);
		cr_expect_eq(strncmp(out.data, expected.data, expected.len), 0, "%s",
			out.data);
		buf_release(&yaml);
		buf_release(&out);
		buf_release(&expected);
		drawing_release(&d);
	}
}

/* A chain of 300 would push its text off any page, and no browser nests so deep. */
Test(outline, goes_no_deeper_than_readers_follow)
{
	struct drawing d;
	struct buf yaml = {0}, out = {0};

	buf_add_text(&yaml, "orgraph: 1\ngroups:\n  g0: {name: G0, root: true}\n");
	for (uint32_t i = 1; i < 300; i++)
		buf_printf(&yaml, "  g%u: {name: G%u, reports_to: g%u}\n", i, i, i - 1);
	drawing_load(&d, yaml.data);
	drawing_chart(&d, false);
	write(&d, RENDER_OUTLINE, RENDER_LIGHT, &out);
	cr_expect_eq(count(out.data, "- **"), 300);
	cr_expect_eq(count_items(&out,
			     "\n                                                - **",
			     STR("G299")),
		1);
	cr_expect_not_null(
		strstr(out.data, "**G299** – level 300; group; reports to G298\n"));
	write(&d, RENDER_HTML, RENDER_LIGHT, &out);
	expect_well_formed(out.data);
	cr_expect_eq(count(out.data, "<li id="), 300);
	buf_release(&yaml);
	buf_release(&out);
	drawing_release(&d);
}

/* ---- PNG and PDF ------------------------------------------------------------------ */

static uint32_t number_at(const struct buf *png, size_t at)
{
	const unsigned char *b = (const unsigned char *)png->data + at;

	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

Test(png, has_its_size_and_resolution)
{
	struct drawing d;
	struct buf png = {0};
	struct render_options options = {.format = RENDER_PNG, .resolution = 72};

	make(&d);
	write(&d, RENDER_PNG, RENDER_DARK, &png);
	cr_expect_eq(memcmp(png.data, "\x89PNG\r\n\x1a\n", 8), 0);
	cr_expect_eq(number_at(&png, 16), (uint32_t)(2 * d.places.width + 0.999));
	cr_expect_eq(memcmp(png.data + 37, "pHYs", 4), 0);
	cr_expect_eq(number_at(&png, 41), 5669); /* 144 dots per inch */
	cr_expect_eq(png.data[49], 1);
	buf_clear(&png);
	cr_assert(render_write(&d.chart, &d.places, &options, &png, &d.why));
	cr_expect_eq(number_at(&png, 16), (uint32_t)(d.places.width + 0.999));
	cr_expect_eq(number_at(&png, 41), 2835);
	buf_release(&png);
	drawing_release(&d);
}

/* A chunk's checksum is right, or readers refuse the file (RFC 2083, 15). */
Test(png, the_chunk_we_add_has_the_right_checksum)
{
	struct drawing d;
	struct buf png = {0};

	make(&d);
	write(&d, RENDER_PNG, RENDER_LIGHT, &png);
	cr_expect_eq(
		number_at(&png, 50), 0x495224f0u, "%08x", (unsigned)number_at(&png, 50));
	buf_release(&png);
	drawing_release(&d);
}

/* "Title", not compressed, in the chart's language; the checksum by zlib. */
Test(png, says_what_it_is_called_and_shows)
{
	static const char title[] = "iTXtTitle\0\0\0en\0\0A & <B> \"q\"";
	static const char about[] = "iTXtDescription\0\0\0en\0\0A & <B> \"q\". Groups";
	struct drawing d;
	struct buf png = {0};

	make(&d);
	write(&d, RENDER_PNG, RENDER_LIGHT, &png);
	cr_expect_eq(number_at(&png, 54), sizeof title - 1 - 4);
	cr_expect_eq(memcmp(png.data + 58, title, sizeof title - 1), 0);
	cr_expect_eq(number_at(&png, 58 + sizeof title - 1), 0xbb2e40eeu, "%08x",
		(unsigned)number_at(&png, 58 + sizeof title - 1));
	cr_expect_eq(
		memcmp(png.data + 58 + sizeof title - 1 + 8, about, sizeof about - 1), 0);
	buf_release(&png);
	drawing_release(&d);
}

static uint32_t count_bytes(const struct buf *file, const char *piece)
{
	uint32_t n = 0;

	for (size_t i = 0; i + strlen(piece) <= file->len; i++)
		n += memcmp(file->data + i, piece, strlen(piece)) == 0;
	return n;
}

/* A heading, a figure with a paragraph for each box and panel, a section of the legend.
 */
Test(pdf, is_tagged)
{
	struct drawing d;
	struct buf pdf = {0};

	make(&d);
	write(&d, RENDER_PDF, RENDER_LIGHT, &pdf);
	cr_expect_eq(count_bytes(&pdf, "/StructTreeRoot"), 2);
	cr_expect_eq(count_bytes(&pdf, "/S /Document"), 1);
	cr_expect_eq(count_bytes(&pdf, "/S /H1"), 1);
	cr_expect_eq(count_bytes(&pdf, "/S /Figure"), 1);
	cr_expect_eq(count_bytes(&pdf, "/S /Sect"), 1);
	cr_expect_geq(
		count_bytes(&pdf, "/S /P"), d.chart.box_count + d.chart.legend_count);
	buf_release(&pdf);
	drawing_release(&d);
}

Test(pdf, is_one_and_has_no_date_of_today)
{
	struct drawing d;
	struct buf pdf = {0};
	const char *date = "/CreationDate (19700101";
	bool found = false;

	make(&d);
	write(&d, RENDER_PDF, RENDER_PRINT, &pdf);
	cr_expect_eq(memcmp(pdf.data, "%PDF-1.", 7), 0);
	for (size_t i = 0; i + strlen(date) < pdf.len; i++)
		found = found || memcmp(pdf.data + i, date, strlen(date)) == 0;
	cr_expect(found);
	cr_expect_eq(count_bytes(&pdf, "/Title (A & <B> \"q\")"), 1);
	cr_expect_eq(count_bytes(&pdf, "/Subject (A & <B> \"q\". "), 1);
	buf_release(&pdf);
	drawing_release(&d);
}

/* The first box of each of two pages leads to the other one. */
Test(pdf, links_lead_to_the_page_that_they_name)
{
	struct render_options options = {.format = RENDER_PDF};
	struct render_page pages[2];
	struct drawing d[2];
	struct buf pdf = {0}, target = {0};
	unsigned objects[2] = {0};

	for (uint32_t i = 0; i < 2; i++) {
		make(&d[i]);
		d[i].chart.boxes[0].page = 2 - i;
		d[i].places.boxes[0].texts.items[0].kind = CHART_ROW_PAGE;
		pages[i] = (struct render_page){&d[i].chart, &d[i].places};
	}
	cr_assert(render_write_pages(pages, 2, &options, &pdf, &d[0].why), "%s",
		d[0].why.data);
	for (size_t i = 0; i < pdf.len; i++)
		if (pdf.data[i] == '/')
			sscanf(pdf.data + i, "/Kids [ %u 0 R %u 0 R ]", &objects[0],
				&objects[1]);
	for (int i = 0; i < 2; i++) {
		buf_clear(&target);
		buf_printf(&target, "(page-%d) [%u 0 R", i + 1, objects[i]);
		cr_expect_eq(count_bytes(&pdf, target.data), 1, "%s", target.data);
		buf_clear(&target);
		buf_printf(&target, "/Dest (page-%d)", i + 1);
		cr_expect_eq(count_bytes(&pdf, target.data), 1, "%s", target.data);
		drawing_release(&d[i]);
	}
	buf_release(&pdf);
	buf_release(&target);
}

/* Fonts of other machines are wider than what was measured. */
Test(png, a_text_is_squeezed_into_its_place)
{
	struct drawing d;
	struct buf before = {0}, behind = {0};
	struct set_text *text;

	make(&d);
	text = &d.places.boxes[0].texts.items[0];
	text->width = 1000;
	write(&d, RENDER_PNG, RENDER_LIGHT, &before);
	text->width = 2000; /* none is stretched */
	write(&d, RENDER_PNG, RENDER_LIGHT, &behind);
	cr_expect(before.len == behind.len &&
		  memcmp(before.data, behind.data, before.len) == 0);
	text->width = 5;
	write(&d, RENDER_PNG, RENDER_LIGHT, &behind);
	cr_expect_not(before.len == behind.len &&
		      memcmp(before.data, behind.data, before.len) == 0);
	buf_release(&before);
	buf_release(&behind);
	drawing_release(&d);
}

Test(formats, give_the_same_bytes_twice)
{
	for (int format = 0; format < RENDER_FORMAT__COUNT; format++) {
		struct drawing d;
		struct buf once = {0}, again = {0};

		make(&d);
		write(&d, (enum render_format)format, RENDER_LIGHT, &once);
		drawing_release(&d);
		make(&d);
		write(&d, (enum render_format)format, RENDER_LIGHT, &again);
		drawing_release(&d);
		cr_expect_eq(once.len, again.len, "%s", render_format_words[format]);
		cr_expect_eq(memcmp(once.data, again.data, once.len), 0, "%s",
			render_format_words[format]);
		buf_release(&once);
		buf_release(&again);
	}
}

static void expect_too_large(
	struct drawing *d, enum render_format format, const char *why)
{
	struct render_options options = {.format = format};
	struct buf out = {0};

	buf_clear(&d->why);
	cr_expect_not(render_write(&d->chart, &d->places, &options, &out, &d->why));
	cr_expect_str_eq(d->why.data, why, "%s", d->why.data);
	cr_expect_eq(out.len, 0);
	buf_release(&out);
}

Test(formats, refuse_what_they_cannot_hold)
{
	struct drawing d;

	make(&d);
	d.places.width = 20000;
	d.places.height = 100;
	expect_too_large(&d, RENDER_PNG,
		"a picture of 40000 x 200 pixels is too large for PNG: 32767 is the "
		"most; "
		"write SVG, or use --focus or --show");
	expect_too_large(&d, RENDER_PDF,
		"a picture of 20000 x 100 points is too large for PDF: 14400 is the "
		"most; "
		"write SVG, or use --focus or --show");
	drawing_release(&d);
}

Test(formats, are_known_by_their_suffix)
{
	enum render_format format;

	cr_assert(render_format_of("a/b.chart.svg", &format));
	cr_expect_eq(format, RENDER_SVG);
	cr_assert(render_format_of("A.PNG", &format));
	cr_expect_eq(format, RENDER_PNG);
	cr_assert(render_format_of(".pdf", &format));
	cr_expect_eq(format, RENDER_PDF);
	cr_assert(render_format_of("x.dot", &format));
	cr_expect_eq(format, RENDER_DOT);
	cr_assert(render_format_of("x.md", &format));
	cr_expect_eq(format, RENDER_OUTLINE);
	cr_assert(render_format_of("x.HTM", &format));
	cr_expect_eq(format, RENDER_HTML);
	cr_expect_str_eq(render_suffix(RENDER_HTML), "html");
	cr_expect_str_eq(render_suffix(RENDER_OUTLINE), "md");
	cr_expect_not(render_format_of("svg", &format));
	cr_expect_not(render_format_of("a.svgz", &format));
	cr_expect_not(render_format_of("", &format));
}

static void list(void *context, const char *name, const char *version)
{
	buf_printf(context, "%s:%d ", name, version[0] >= '0' && version[0] <= '9');
}

Test(versions, name_the_libraries)
{
	struct buf seen = {0};

	render_versions(list, &seen);
	cr_expect_str_eq(seen.data, "graphviz:1 cairo:1 pango:1 ");
	buf_release(&seen);
}
