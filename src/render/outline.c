/*
 * A chart as a nested list: every box once, below its superior, with what its marks and
 * its lines tell. The same chart as the picture's, so that it says the same.
 */
#include "outline.h"

#include "chart/spoken.h"

/* Screen readers count levels aloud, and browsers refuse to nest without end: what is
 * deeper stays on this level and says on which one it stands. */
#define DEEPEST 24

struct outline {
	struct script script;
	const struct chart *chart;
	struct box_lines by_box;
	struct buf text;
};

static const struct script_ops *ops_of(const struct outline *outline)
{
	return outline->script.ops;
}

/* Hands on what was gathered in `text`, and empties it. */
static void flush(struct outline *outline)
{
	if (outline->text.len > 0)
		ops_of(outline)->text(&outline->script, buf_str(&outline->text));
	buf_clear(&outline->text);
}

static void write_line(struct outline *outline, const struct chart_line *line)
{
	const struct chart *chart = outline->chart;
	const struct chart_box *to = &chart->boxes[line->to];

	buf_printf(
		&outline->text, "; %.*s ", STR_ARG(chart->line_sorts[line->sort].text));
	flush(outline);
	ops_of(outline)->reference(&outline->script, chart_box_name(to), to->id);
	buf_add_str(&outline->text, line->more);
}

/* ---- boxes ---- */

/* "**Hygienråd** – grupp; ordf. Hygienläkare; ger råd; rapporterar till Styrgrupp" */
static void write_box(struct outline *outline, uint32_t index, uint32_t level)
{
	const struct chart *chart = outline->chart;
	const struct chart_box *box = &chart->boxes[index];
	const uint32_t *start = outline->by_box.start;

	ops_of(outline)->name(&outline->script, chart_box_name(box), box->link);
	buf_add_text(&outline->text, " – ");
	if (level > DEEPEST)
		buf_printf(&outline->text, "%s %u; ",
			chart_heading(chart, CHART_HEADING_LEVEL), (unsigned)level + 1);
	chart_say_box(chart, index, &outline->text);
	for (uint32_t i = start[index]; i < start[index + 1]; i++)
		write_line(outline, &chart->lines[outline->by_box.lines[i]]);
	flush(outline);
}

/* A panel of what stands apart, rather than one that hangs below a superior. */
static bool stands_apart(const struct chart *chart, const struct chart_box *box)
{
	return box->region != CHART_NONE &&
	       chart->regions[box->region].superior == CHART_NONE;
}

/* Closes items and lists until `depth` lists are open. */
static void rise(struct outline *outline, uint32_t depth)
{
	while (outline->script.depth > depth) {
		ops_of(outline)->close_item(&outline->script);
		ops_of(outline)->close_list(&outline->script);
	}
}

static void write_tree(struct outline *outline)
{
	const struct chart *chart = outline->chart;
	struct chart_reading *reading = mem_alloc(chart->box_count, sizeof *reading);

	chart_read(chart, reading);
	for (uint32_t i = 0; i < chart->box_count; i++) {
		uint32_t level = reading[i].level > DEEPEST ? DEEPEST : reading[i].level;

		if (stands_apart(chart, &chart->boxes[reading[i].box]))
			continue;
		if (outline->script.depth == 0)
			ops_of(outline)->heading(&outline->script,
				str_of(chart_heading(chart, CHART_HEADING_STRUCTURE)));
		rise(outline, level + 1);
		if (outline->script.depth == level + 1)
			ops_of(outline)->close_item(&outline->script);
		else
			ops_of(outline)->open_list(&outline->script, false);
		ops_of(outline)->open_item(
			&outline->script, chart->boxes[reading[i].box].id);
		write_box(outline, reading[i].box, reading[i].level);
	}
	rise(outline, 0);
	free(reading);
}

static void write_region(struct outline *outline, uint32_t region)
{
	const struct chart *chart = outline->chart;
	struct script *script = &outline->script;

	script->ops->heading(script, chart->regions[region].title);
	script->ops->open_list(script, false);
	for (uint32_t i = 0; i < chart->box_count; i++) {
		if (chart->boxes[i].region != region)
			continue;
		script->ops->open_item(script, chart->boxes[i].id);
		write_box(outline, i, 0);
		script->ops->close_item(script);
	}
	script->ops->close_list(script);
}

/* There are three of them at most, apart from those that hang below a superior. */
static void write_regions(struct outline *outline)
{
	for (uint32_t i = 0; i < outline->chart->region_count; i++)
		if (outline->chart->regions[i].superior == CHART_NONE)
			write_region(outline, i);
}

/* ---- findings ---- */

static bool bears(const struct chart_box *box, uint32_t finding)
{
	for (uint32_t i = 0; i < box->mark_count; i++)
		if (box->marks[i] == finding)
			return true;
	return false;
}

/* "chair vacant – error, 2: " and the boxes. Rules are few. */
static void write_finding(struct outline *outline, uint32_t index)
{
	const struct chart *chart = outline->chart;
	const struct chart_finding *finding = &chart->findings[index];
	bool error = finding->severity == SEVERITY_ERROR, any = false;

	ops_of(outline)->name(&outline->script, finding->text, (struct str){0});
	buf_printf(&outline->text, " – %s, %u",
		chart_heading(chart, error ? CHART_HEADING_ERROR : CHART_HEADING_WARNING),
		(unsigned)finding->count);
	for (uint32_t i = 0; i < chart->box_count; i++) {
		const struct chart_box *box = &chart->boxes[i];

		if (!bears(box, index))
			continue;
		buf_add_text(&outline->text, any ? ", " : ": ");
		any = true;
		flush(outline);
		ops_of(outline)->reference(
			&outline->script, chart_box_name(box), box->id);
	}
	flush(outline);
}

static void write_findings(struct outline *outline)
{
	const struct chart *chart = outline->chart;
	struct script *script = &outline->script;

	if (chart->finding_count == 0)
		return;
	script->ops->heading(
		script, str_of(chart_heading(chart, CHART_HEADING_FINDINGS)));
	script->ops->open_list(script, true);
	for (uint32_t i = 0; i < chart->finding_count; i++) {
		script->ops->open_item(script, (struct str){0});
		write_finding(outline, i);
		script->ops->close_item(script);
	}
	script->ops->close_list(script);
}

/* ---- the legend's words ---- */

static uint32_t count_boxes(
	const struct chart *chart, enum chart_legend_kind kind, uint32_t index)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < chart->box_count; i++) {
		const struct chart_box *box = &chart->boxes[i];

		count += kind == CHART_LEGEND_SHAPE  ? box->shape == index
			 : kind == CHART_LEGEND_FLAG ? (box->flags & index) != 0
						     : (box->power & index) != 0;
	}
	return count;
}

static uint32_t count_lines(const struct chart *chart, uint32_t sort)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < chart->line_count; i++)
		count += chart->lines[i].sort == sort;
	return count;
}

static void write_number(struct outline *outline, struct str text, uint32_t number)
{
	ops_of(outline)->open_item(&outline->script, (struct str){0});
	buf_printf(&outline->text, "%.*s: %u", STR_ARG(text), (unsigned)number);
	flush(outline);
	ops_of(outline)->close_item(&outline->script);
}

/* What a sign in the picture means needs no telling here; how often it stands does. */
static void write_numbers(struct outline *outline)
{
	const struct chart *chart = outline->chart;
	struct script *script = &outline->script;

	script->ops->open_list(script, false);
	for (uint32_t i = 0; i < chart->legend_count; i++) {
		const struct chart_legend_row *row = &chart->legend[i];

		if (row->kind == CHART_LEGEND_SHAPE || row->kind == CHART_LEGEND_FLAG ||
			row->kind == CHART_LEGEND_POWER)
			write_number(outline, row->text,
				count_boxes(chart, row->kind, row->index));
	}
	script->ops->close_list(script);
}

/* Apart, since a power and a line may have the same word: "informs". */
static void write_line_numbers(struct outline *outline)
{
	const struct chart *chart = outline->chart;
	struct script *script = &outline->script;

	if (chart->line_sort_count == 0)
		return;
	script->ops->paragraph(script, str_of(chart_heading(chart, CHART_HEADING_LINES)));
	script->ops->open_list(script, false);
	for (uint32_t i = 0; i < chart->line_sort_count; i++)
		write_number(outline, chart->line_sorts[i].text, count_lines(chart, i));
	script->ops->close_list(script);
}

static void write_legend(struct outline *outline)
{
	const struct chart *chart = outline->chart;
	struct script *script = &outline->script;

	if (chart->legend_count == 0)
		return;
	script->ops->heading(script, str_of(chart_heading(chart, CHART_HEADING_NUMBERS)));
	write_numbers(outline);
	write_line_numbers(outline);
	for (uint32_t i = 0; i < chart->legend_count; i++)
		if (chart->legend[i].kind == CHART_LEGEND_NOTE)
			script->ops->paragraph(script, chart->legend[i].text);
}

/* ---- the whole ---- */

static void write_top(struct outline *outline)
{
	const struct chart *chart = outline->chart;
	struct script *script = &outline->script;

	script->ops->begin(script, chart);
	if (chart->subtitle.len > 0)
		script->ops->paragraph(script, chart->subtitle);
	for (uint32_t i = 0; i < chart->fact_count; i++)
		script->ops->paragraph(script, chart->facts[i]);
}

void outline_write(const struct chart *chart, enum render_format format, struct buf *out)
{
	struct outline outline = {.chart = chart,
		.script = {.ops = format == RENDER_HTML ? &html_script : &markdown_script,
			.out = out}};

	box_lines_make(&outline.by_box, chart);
	write_top(&outline);
	write_tree(&outline);
	write_regions(&outline);
	write_findings(&outline);
	write_legend(&outline);
	outline.script.ops->end(&outline.script);
	box_lines_release(&outline.by_box);
	buf_release(&outline.text);
}
