#include "drawing.h"

#include <unistd.h>

double drawing_widest_margin(const struct options *chosen)
{
	const struct paper *paper = &chosen->paper;
	double least = paper->width < paper->height ? paper->width : paper->height;

	return (least - LAYOUT_LEAST_ROOM) / 2;
}

uint32_t drawing_misfits(const struct options *chosen, bool focused)
{
	bool none = paper_is_none(&chosen->paper);
	uint32_t misfits = 0;

	if (!focused && chosen->up != CHART_ANY_DEPTH)
		misfits |= MISFIT_UP;
	if (!focused && chosen->down != CHART_ANY_DEPTH)
		misfits |= MISFIT_DOWN;
	if (!none && chosen->margin > drawing_widest_margin(chosen))
		misfits |= MISFIT_MARGIN;
	if (chosen->poster && chosen->sheets == SHEETS_AUTO)
		misfits |= MISFIT_SHEETS;
	if (chosen->poster && none)
		misfits |= MISFIT_NO_PAPER;
	return misfits;
}

bool drawing_fits(const struct cli *cli)
{
	const struct options *chosen = &cli->options;
	/* a view may say from where, which is known when it is read */
	uint32_t misfits = drawing_misfits(chosen, chosen->focus || chosen->view);

	if (misfits & (MISFIT_UP | MISFIT_DOWN))
		say_usage(cli, "--%s counts levels from --focus ID, which is not given",
			misfits & MISFIT_UP ? "up" : "down");
	else if (misfits & MISFIT_MARGIN)
		say_usage(cli,
			"--margin: %g mm on each side leave too little of the paper: "
			"%g mm are the most",
			chosen->margin, drawing_widest_margin(chosen));
	else if (misfits & MISFIT_SHEETS)
		say_usage(cli, "--poster is one sheet: leave it or --sheets auto out");
	else if (misfits & MISFIT_NO_PAPER)
		say_usage(cli, "--poster looks for paper: leave it or --paper none out");
	return misfits == 0;
}

struct chart_options drawing_options(const struct cli *cli)
{
	const struct options *chosen = &cli->options;
	struct chart_options chart = chart_options_default();

	chart.show = (enum chart_show)chosen->show;
	chart.labels = (enum chart_labels)chosen->labels;
	chart.lines = (enum chart_lines)chosen->lines;
	chart.regions = (enum chart_regions)chosen->regions;
	chart.up = chosen->up;
	chart.down = chosen->down;
	chart.title = chosen->title;
	chart.language = chosen->language;
	chart.no_legend = chosen->no_legend;
	return chart;
}

/* ---- the pages -------------------------------------------------------------------- */

static struct layout_options layout_of(const struct options *chosen)
{
	return (struct layout_options){
		.place = chosen->layout == LAYOUT_DOT ? render_place_dot : NULL,
		.paper = chosen->paper,
		.orientation = (enum orientation)chosen->orientation,
		.fit = (enum layout_fit)chosen->fit,
		.margin = chosen->margin};
}

/* Shown with one decimal; what rounds to the least is no less. */
static bool is_small(const struct options *chosen, double type)
{
	return type < chosen->min_type - 0.05;
}

/* A PDF stays one file, so that nobody has to ask for its pages. */
bool drawing_wants_sheets(const struct options *chosen, enum render_format format)
{
	if (chosen->poster || paper_is_none(&chosen->paper))
		return false;
	return chosen->sheets == SHEETS_UNSAID ? format == RENDER_PDF
					       : chosen->sheets == SHEETS_AUTO;
}

static bool is_letter(const struct paper *paper)
{
	return paper->name && paper->name[0] != 'A';
}

static double area_of(const struct paper *paper)
{
	return paper->width * paper->height;
}

/* The next larger paper with a name, of the same kind; NULL: there is none. */
static const struct paper *next_paper(const struct paper *paper, double times)
{
	const struct paper *next;

	for (uint32_t i = 0; (next = paper_at(i)); i++)
		if (is_letter(next) == is_letter(paper) &&
			area_of(next) >= times * area_of(paper))
			return next;
	return NULL;
}

/* On larger and larger paper, until the type is large enough. */
static bool lay_poster(struct drawing *drawing, struct layout_options *layout)
{
	const struct paper *larger;

	for (;;) {
		if (!layout_make(
			    &drawing->page, drawing->chart, layout, &drawing->page_why))
			return false;
		larger = next_paper(&layout->paper, 1.01);
		if (!larger || !is_small(&drawing->cli->options, drawing->page.type))
			return true;
		layout->paper = *larger;
		places_release(&drawing->page);
	}
}

static bool lay_page(struct drawing *drawing, struct layout_options *layout)
{
	if (!drawing->page_tried)
		drawing->page_made = drawing->cli->options.poster
					     ? lay_poster(drawing, layout)
					     : layout_make(&drawing->page, drawing->chart,
						       layout, &drawing->page_why);
	drawing->page_tried = true;
	return drawing->page_made;
}

static bool lay_sheets(struct drawing *drawing, struct layout_options *layout)
{
	if (!drawing->sheets_tried)
		drawing->sheets_made = sheets_make(&drawing->sheets, drawing->whole,
			layout, drawing->cli->options.min_type, &drawing->sheets_why);
	drawing->sheets_tried = true;
	return drawing->sheets_made;
}

/* On `sheets`, which are those of the drawing, or where it is one page, none. */
static bool lay_out(struct drawing *drawing, enum render_format format,
	const struct sheets **sheets, struct buf *why)
{
	static const struct sheets none;
	const struct options *chosen = &drawing->cli->options;
	struct layout_options layout = layout_of(chosen);
	bool done = lay_page(drawing, &layout);

	*sheets = &none;
	if (!drawing_wants_sheets(chosen, format) ||
		(done && !is_small(chosen, drawing->page.type))) {
		buf_add_str(why, buf_str(&drawing->page_why));
		return done;
	}
	*sheets = &drawing->sheets;
	done = lay_sheets(drawing, &layout);
	buf_add_str(why, buf_str(&drawing->sheets_why));
	return done;
}

void drawing_begin(struct drawing *drawing, const struct cli *cli,
	const struct chart *chart, const struct chart *whole)
{
	*drawing = (struct drawing){.cli = cli, .chart = chart, .whole = whole};
}

void drawing_release(struct drawing *drawing)
{
	places_release(&drawing->page);
	sheets_release(&drawing->sheets);
	buf_release(&drawing->page_why);
	buf_release(&drawing->sheets_why);
}

/* ---- the files -------------------------------------------------------------------- */

/* "some/chart" of "some/chart.svg". */
static struct str stem_of(const char *path)
{
	struct str stem = str_of(path);

	while (stem.len > 0 && stem.ptr[stem.len - 1] != '.' &&
		stem.ptr[stem.len - 1] != '/')
		stem.len--;
	if (stem.len < 2 || stem.ptr[stem.len - 1] == '/' ||
		stem.ptr[stem.len - 2] == '/')
		return str_of(path);
	stem.len--;
	return stem;
}

static bool render_one_file(const struct sheets *sheets,
	const struct render_options *render, struct drawn *drawn, struct buf *why)
{
	struct render_page *pages = mem_alloc(sheets->count, sizeof *pages);
	bool done;

	for (uint32_t i = 0; i < sheets->count; i++)
		pages[i] = (struct render_page){
			&sheets->items[i].chart, &sheets->items[i].places};
	done = render_write_pages(
		pages, sheets->count, render, VEC_PUSH(&drawn->files), why);
	free(pages);
	return done;
}

/* Each page is told the names of the others, and its stamp which sheet it is. */
static bool render_each(const struct sheets *sheets, const struct render_options *render,
	const char *path, struct drawn *drawn, struct buf *why)
{
	struct render_options each = *render;
	struct stamp stamp = {0};
	struct buf name = {0};
	const char *slash;
	bool done = true;

	if (!path || strcmp(path, "-") == 0) {
		buf_printf(why,
			"the chart takes %u sheets, and standard output one file: give "
			"'-o FILE', --format pdf, or --sheets never",
			(unsigned)sheets->count);
		return false;
	}
	buf_add_str(&name, stem_of(path));
	slash = strrchr(name.data, '/');
	each.pages = slash ? slash + 1 : name.data;
	if (render->stamp) {
		stamp = *render->stamp;
		stamp.sheets = sheets->count;
		each.stamp = &stamp;
	}
	for (uint32_t i = 0; done && i < sheets->count; i++) {
		stamp.sheet = i + 1;
		done = render_write(&sheets->items[i].chart, &sheets->items[i].places,
			&each, VEC_PUSH(&drawn->files), why);
	}
	buf_release(&name);
	return done;
}

static void note_pages(
	struct drawn *drawn, const struct places *page, const struct sheets *sheets)
{
	*drawn = (struct drawn){.paper = page->paper, .type = page->type, .pages = 1};
	for (uint32_t i = 0; i < sheets->count; i++) {
		const struct places *places = &sheets->items[i].places;

		/* an index has type of its own */
		if (i == 0 || (places->entry_count == 0 && places->type < drawn->type))
			drawn->type = places->type;
		drawn->paper = places->paper;
		drawn->pages = sheets->count;
	}
}

bool drawing_make(struct drawing *drawing, enum render_format format, const char *path,
	struct drawn *drawn, struct buf *why)
{
	static const struct places nowhere;
	static const struct sheets none;
	const struct cli *cli = drawing->cli;
	struct render_options render = {.format = format,
		.theme = (enum render_theme)cli->options.theme,
		.stamp = drawing->stamp};
	const struct places *page = &nowhere;
	const struct sheets *sheets = &none;
	bool done = true;

	progress(cli, "orgraph: drawing");
	if (render_is_picture(format)) {
		done = lay_out(drawing, format, &sheets, why);
		page = &drawing->page;
	}
	note_pages(drawn, page, sheets);
	if (done && sheets->count == 0)
		done = render_write(
			drawing->chart, page, &render, VEC_PUSH(&drawn->files), why);
	else if (done && format == RENDER_PDF)
		done = render_one_file(sheets, &render, drawn, why);
	else if (done)
		done = render_each(sheets, &render, path, drawn, why);
	progress(cli, NULL);
	return done;
}

void drawing_sheet_name(struct buf *name, const char *path, uint32_t sheet)
{
	struct str stem = stem_of(path);

	buf_clear(name);
	buf_add_str(name, stem);
	if (sheet > 0)
		buf_printf(name, "-%u", (unsigned)sheet);
	buf_add_text(name, path + stem.len);
}

void drawn_name(
	struct buf *name, const struct drawn *drawn, const char *path, uint32_t number)
{
	drawing_sheet_name(name, path, drawn->files.count > 1 ? number + 1 : 0);
}

static bool write_all(struct file_writer *writers, const struct cli *cli,
	const struct drawn *drawn, const char *path)
{
	struct buf name = {0}, why = {0};
	bool done = true;

	for (uint32_t i = 0; done && i < drawn->files.count; i++) {
		drawn_name(&name, drawn, path, i);
		done = output_spares_inputs(cli, name.data);
		if (done && !(file_begin(&writers[i], name.data, &why) &&
				    file_append(&writers[i],
					    buf_str(&drawn->files.items[i]), &why))) {
			say_error("cannot write '%s': %s", name.data, why.data);
			done = false;
		}
	}
	for (uint32_t i = 0; done && i < drawn->files.count; i++) {
		drawn_name(&name, drawn, path, i);
		done = file_commit(&writers[i], &why);
		if (!done)
			say_error("cannot write '%s': %s", name.data, why.data);
	}
	buf_release(&name);
	buf_release(&why);
	return done;
}

bool drawing_save(const struct cli *cli, const struct drawn *drawn, const char *path)
{
	struct file_writer *writers = mem_alloc_zero(drawn->files.count, sizeof *writers);
	bool done = write_all(writers, cli, drawn, path);

	for (uint32_t i = 0; i < drawn->files.count; i++)
		file_abandon(&writers[i]);
	free(writers);
	return done;
}

void drawn_release(struct drawn *drawn)
{
	for (uint32_t i = 0; i < drawn->files.count; i++)
		buf_release(&drawn->files.items[i]);
	VEC_RELEASE(&drawn->files);
}

/* ---- what is told ----------------------------------------------------------------- */

void drawing_failed(const struct buf *why)
{
	say_error("cannot draw: %s", why->data ? why->data : "no reason is known");
}

/* The names may be there in a language in which the chart's own words are not. */
static void tell_language(const struct cli *cli, const struct chart *chart)
{
	const char *wanted = cli->options.language;

	if (!wanted || str_starts(str_of(wanted), chart->language.ptr))
		return;
	say_note(
		"the chart's own words, such as those of the legend, are there in sv and "
		"en, not in '%s'",
		wanted);
}

/* ---- how much there is to follow ---- */

/* Dotted lines that the eye can follow on one chart, by trying. */
#define MOST_FOLLOWED 80u

static uint32_t count_dotted(const struct chart *chart)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < chart->line_count; i++)
		count += chart->lines[i].style == LINE_DOTTED;
	return count;
}

static void tell_lines(const struct chart *chart)
{
	uint32_t dotted = count_dotted(chart);

	if (chart->left_out > 0)
		say_note("%u line%s not solid left out", (unsigned)chart->left_out,
			chart->left_out == 1 ? "" : "s");
	if (dotted > MOST_FOLLOWED)
		say_note("%u dotted lines are more than one can follow; --lines solid "
			 "leaves them out",
			(unsigned)dotted);
}

/* ---- the size of the type ---- */

static void add_advice(struct buf *text, const char *advice)
{
	buf_printf(text, "%s%s", text->len > 0 ? ", " : "", advice);
}

/* What would make it larger; no more than what has not been done yet. */
static void tell_small(const struct cli *cli, const struct chart *chart,
	const struct drawn *drawn, const char *reached)
{
	const struct options *chosen = &cli->options;
	double need = chosen->min_type / drawn->type;
	/* type grows about as the side of the paper does */
	const struct paper *enough = next_paper(&drawn->paper, need * need);
	struct buf advice = {0}, least = {0};

	if (enough) {
		add_advice(&advice, "--paper ");
		buf_add_text(&advice, enough->name);
	}
	if (drawn->pages == 1 && chosen->sheets != SHEETS_AUTO)
		add_advice(&advice, "--sheets auto");
	if (chosen->labels != CHART_NAME)
		add_advice(&advice, "--labels name");
	if (count_dotted(chart) > 0)
		add_advice(&advice, "--lines solid");
	if (!chosen->focus && cli->command->bit == FOR_DRAW)
		add_advice(&advice, "--focus ID");
	buf_add_number(&least, chosen->min_type, 1);
	say_note("%s, which is less than %s points%s%s", reached, least.data,
		advice.len > 0 ? "; what makes it larger: " : "",
		advice.len > 0 ? advice.data : "");
	buf_release(&advice);
	buf_release(&least);
}

static void tell_type(
	const struct cli *cli, const struct chart *chart, const struct drawn *drawn)
{
	struct buf reached = {0};

	if (paper_is_none(&drawn->paper))
		return;
	if (drawn->pages > 1)
		buf_printf(&reached, "%u sheets, ", (unsigned)drawn->pages);
	paper_add(&reached, &drawn->paper);
	buf_add_text(&reached, ", the smallest type is ");
	buf_add_number(&reached, drawn->type, 1);
	buf_add_text(&reached, " points");
	if (is_small(&cli->options, drawn->type))
		tell_small(cli, chart, drawn, reached.data);
	else
		say_note("%s", reached.data);
	buf_release(&reached);
}

void drawing_tell(
	const struct cli *cli, const struct chart *chart, const struct drawn *drawn)
{
	if (cli->options.quiet)
		return;
	tell_language(cli, chart);
	tell_lines(chart);
	tell_type(cli, chart, drawn);
}

/* Sheets that an earlier drawing may have left, as one looks for them. */
#define MOST_LEFT 1000u

void drawing_tell_left(const struct cli *cli, const struct drawn *drawn, const char *path)
{
	uint32_t first = drawn->files.count > 1 ? drawn->files.count + 1 : 1, left = 0;
	struct buf name = {0}, last = {0};

	while (left < MOST_LEFT) {
		drawing_sheet_name(&name, path, first + left);
		if (access(name.data, F_OK) != 0)
			break;
		left++;
	}
	drawing_sheet_name(&name, path, first);
	drawing_sheet_name(&last, path, first + left - 1);
	/* one file of a drawing by that name says nothing of sheets */
	if (!cli->options.quiet && left > (drawn->files.count > 1 ? 0 : 1))
		say_note("'%s'%s%s%s left from a drawing of more sheets; nothing was "
			 "deleted",
			name.data, left > 1 ? " to '" : "", left > 1 ? last.data : "",
			left > 1 ? "' seem to be" : " seems to be");
	buf_release(&last);
	buf_release(&name);
}
