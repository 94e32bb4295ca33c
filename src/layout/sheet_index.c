/*
 * The index behind the sheets: every name with its page, in columns, and the lines whose
 * ends stand on different sheets, which would be lost otherwise. Its type has one size in
 * print, so that all of it is measured in points.
 */
#include "base/utf8.h"
#include "chart/spoken.h"
#include "sheets_internal.h"
#include <math.h>

#define INDEX_SIZE   8.0
#define INDEX_LINE   11.0  /* base line to base line */
#define INDEX_COLUMN 156.0 /* at least; as many as the page has room for */
#define INDEX_GAP    22.0  /* between columns */
#define INDEX_NUMBER 34.0  /* what is kept free for page numbers */
#define INDEX_TOP    50.0  /* for the title */
#define INDEX_FOOT   40.0  /* for the footer */
/* Rounding moves no column to the next page. */
#define HAIR 1e-6

/* ---- in which order --------------------------------------------------------------- */

struct name {
	struct str key;
	uint32_t box;
};

/* Capitals as small letters; in Swedish, three letters come behind z. */
static uint32_t sorted_as(uint32_t rune, bool swedish)
{
	if ((rune >= 'A' && rune <= 'Z') ||
		(rune >= 0xc0 && rune <= 0xde && rune != 0xd7))
		rune += 0x20;
	if (swedish && rune == 0xe5)
		return 'z' + 1;
	if (swedish && (rune == 0xe4 || rune == 0xe6))
		return 'z' + 2;
	if (swedish && (rune == 0xf6 || rune == 0xf8))
		return 'z' + 3;
	return rune;
}

static struct str keep(struct arena *arena, struct buf *text)
{
	struct str kept = text_keep(arena, buf_str(text));

	buf_clear(text);
	return kept;
}

static int by_name(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int order = str_cmp(x->key, y->key);

	return order != 0 ? order : (x->box > y->box) - (x->box < y->box);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Numbers go by their value, as readers count: before the digits comes how many there
 * are, as a digit, so that numbers still stand before letters. */
static uint32_t add_number(struct buf *key, struct str name, uint32_t pos)
{
	uint32_t end;

	while (pos + 1 < name.len && name.ptr[pos] == '0' && is_digit(name.ptr[pos + 1]))
		pos++;
	for (end = pos; end < name.len && is_digit(name.ptr[end]);)
		end++;
	buf_add_char(key, (char)('0' + (end - pos < 9 ? end - pos : 9)));
	buf_add(key, name.ptr + pos, end - pos);
	return end;
}

static struct name *sort_names(struct arena *arena, const struct chart *chart)
{
	struct name *names = arena_array(arena, chart->box_count, sizeof *names);
	bool swedish = str_is(chart->language, "sv");
	struct buf key = {0};

	for (uint32_t i = 0; i < chart->box_count; i++) {
		struct str name = chart_box_name(&chart->boxes[i]);

		for (uint32_t pos = 0; pos < name.len;) {
			uint32_t rune;

			if (is_digit(name.ptr[pos])) {
				pos = add_number(&key, name, pos);
				continue;
			}
			rune = utf8_next(name, &pos);
			buf_add_rune(&key,
				rune == RUNE_BAD ? 0xfffd : sorted_as(rune, swedish));
		}
		names[i] = (struct name){keep(arena, &key), i};
	}
	buf_release(&key);
	qsort(names, chart->box_count, sizeof *names, by_name);
	return names;
}

/* ---- what it says ----------------------------------------------------------------- */

static void add_line(
	struct sheet_index *index, struct str text, struct str numbers, uint32_t page)
{
	*VEC_PUSH(&index->lines) =
		(struct index_line){.text = text, .numbers = numbers, .page = page};
}

static void add_names(struct sheet_index *index, const struct sheet_plan *plan)
{
	const struct chart *chart = plan->chart;
	struct name *names = sort_names(&index->arena, chart);
	struct buf text = {0};

	for (uint32_t i = 0; i < chart->box_count; i++) {
		uint32_t page = plan->pages[names[i].box].own;

		buf_printf(&text, "%u", (unsigned)page);
		add_line(index, chart_box_name(&chart->boxes[names[i].box]),
			keep(&index->arena, &text), page);
	}
	buf_release(&text);
}

/* Does the page of one repeat the other above it? */
static bool repeats(const struct chart_pages *head, const struct chart_pages *other)
{
	return other->own >= head->first && other->own <= head->last;
}

static bool is_shown(const struct sheet_plan *plan, const struct chart_line *line)
{
	const struct chart_pages *from = &plan->pages[line->from];
	const struct chart_pages *to = &plan->pages[line->to];

	return from->own == to->own || repeats(from, to) || repeats(to, from);
}

static void add_lines(struct sheet_index *index, const struct sheet_plan *plan)
{
	const struct chart *chart = plan->chart;
	struct buf text = {0};
	bool any = false;

	for (uint32_t i = 0; i < chart->line_count; i++) {
		const struct chart_line *line = &chart->lines[i];
		uint32_t from = plan->pages[line->from].own;
		struct str said;

		if (is_shown(plan, line))
			continue;
		if (!any)
			add_line(index, str_of(chart_between_word(chart)),
				(struct str){0}, 0);
		any = true;
		buf_printf(&text, "%.*s – %.*s – %.*s",
			STR_ARG(chart_box_name(&chart->boxes[line->from])),
			STR_ARG(chart->line_sorts[line->sort].text),
			STR_ARG(chart_box_name(&chart->boxes[line->to])));
		said = keep(&index->arena, &text);
		buf_printf(&text, "%u → %u", (unsigned)from,
			(unsigned)plan->pages[line->to].own);
		add_line(index, said, keep(&index->arena, &text), from);
	}
	buf_release(&text);
}

/* ---- where it stands -------------------------------------------------------------- */

/* As many columns as there is room for, and as wide as they can be then. */
static double column_width(
	const struct layout_options *options, const struct paper *paper)
{
	double room = POINTS_PER_MM * (paper->width - 2 * options->margin) + INDEX_GAP;
	double count = floor(room / (INDEX_COLUMN + INDEX_GAP));

	return count > 1 ? room / count - INDEX_GAP : INDEX_COLUMN;
}

static struct set_texts set_line(
	struct arena *arena, const struct index_line *line, double column)
{
	return wrap_text(
		arena, line->text, INDEX_SIZE, line->page == 0, column - INDEX_NUMBER);
}

/* Downwards, column by column, page by page; a line that is wrapped stays together. */
static void set_columns(struct sheet_index *index, const struct layout_options *options)
{
	double margin = POINTS_PER_MM * options->margin;
	double right = POINTS_PER_MM * index->paper.width - margin;
	double low = POINTS_PER_MM * index->paper.height - margin - INDEX_FOOT;
	double x = margin, y = margin + INDEX_TOP;
	struct arena scratch;

	arena_init(&scratch, "index");
	for (uint32_t i = 0; i < index->lines.count; i++) {
		struct index_line *line = &index->lines.items[i];
		double height =
			set_line(&scratch, line, index->column).count * INDEX_LINE;

		if (line->page == 0 && y > margin + INDEX_TOP)
			y += INDEX_LINE;
		if (y + height > low && y > margin + INDEX_TOP) {
			y = margin + INDEX_TOP;
			x += index->column + INDEX_GAP;
		}
		if (x > margin && x + index->column > right + HAIR) {
			x = margin;
			index->page_count++;
		}
		line->sheet = index->page_count;
		line->x = x;
		line->y = y;
		y += height;
		arena_reset(&scratch);
	}
	index->page_count++;
	arena_release(&scratch);
}

void sheet_index_make(struct sheet_index *index, const struct sheet_plan *plan)
{
	struct paper ways[2];

	*index = (struct sheet_index){0};
	arena_init(&index->arena, "index");
	paper_ways(&plan->options->paper, plan->options->orientation, ways);
	index->paper = ways[0];
	index->column = column_width(plan->options, &ways[0]);
	add_names(index, plan);
	add_lines(index, plan);
	set_columns(index, plan->options);
}

void sheet_index_release(struct sheet_index *index)
{
	VEC_RELEASE(&index->lines);
	arena_release(&index->arena);
}

/* ---- one page --------------------------------------------------------------------- */

static void set_title(struct places *places, const struct chart *chart, double margin)
{
	struct arena *arena = &places->arena;
	double room = places->width - 2 * margin;
	struct set_texts title = wrap_text(arena, chart->title, SIZE_TITLE, true, room);
	struct set_texts sub = wrap_text(arena, chart->subtitle, SIZE_NAME, false, room);

	if (title.count > 1)
		title.count = 1; /* as much as the top has room for */
	set_texts_move(&title, margin, margin);
	set_texts_move(&sub, margin, margin + SIZE_TITLE * LEADING + 1);
	places->title = (struct rectangle){margin, margin, room, INDEX_TOP};
	set_texts_join(arena, &places->title_texts, title);
	set_texts_join(arena, &places->title_texts, sub);
}

static void set_entry(struct places *places, const struct index_line *from, double column,
	struct place_entry *entry)
{
	struct arena *arena = &places->arena;
	struct index_line own = *from, *line = &own;
	struct set_texts numbers;

	/* the page outlives the index */
	own.text = text_keep(arena, from->text);
	own.numbers = text_keep(arena, from->numbers);
	numbers = wrap_text(arena, own.numbers, INDEX_SIZE, false, column);
	entry->page = line->page;
	entry->texts = set_line(arena, line, column);
	for (uint32_t i = 0; i < entry->texts.count; i++)
		entry->texts.items[i].at.y += i * (INDEX_LINE - INDEX_SIZE * LEADING);
	set_texts_move(&entry->texts, line->x, line->y);
	for (uint32_t i = 0; i < numbers.count; i++)
		numbers.items[i].at.x += column - numbers.items[i].width;
	set_texts_move(&numbers, line->x, line->y);
	set_texts_join(arena, &entry->texts, numbers);
}

/* The first line of a sheet of the index, or of one behind it. */
static uint32_t first_line(const struct sheet_index *index, uint32_t sheet)
{
	uint32_t low = 0, high = index->lines.count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (index->lines.items[middle].sheet < sheet)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void sheet_index_page(const struct sheet_index *index, const struct sheet_plan *plan,
	uint32_t sheet, const struct layout_options *options, struct sheet *page)
{
	struct places *places = &page->places;
	struct chart *chart = &page->chart;
	uint32_t first = first_line(index, sheet), end = first_line(index, sheet + 1);

	*chart = *plan->chart;
	arena_init(&chart->arena, "index");
	chart->box_count = chart->line_count = chart->region_count = 0;
	chart->legend_count = 0;
	chart->subtitle = str_of(chart_index_word(plan->chart));
	*places = (struct places){.paper = index->paper,
		.scale = 1,
		.type = INDEX_SIZE,
		.width = POINTS_PER_MM * index->paper.width,
		.height = POINTS_PER_MM * index->paper.height};
	arena_init(&places->arena, "index");
	places->entries =
		arena_array(&places->arena, end - first, sizeof *places->entries);
	set_title(places, chart, POINTS_PER_MM * options->margin);
	for (uint32_t i = first; i < end; i++)
		set_entry(places, &index->lines.items[i], index->column,
			&places->entries[places->entry_count++]);
	footer_set(places, chart, options);
}
