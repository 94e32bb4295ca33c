/* A chart in words: order of reading, what boxes tell. */
#include "chart/spoken.h"
#include "chart_internal.h"

/* ---- in which order ---- */

/* Who stands below whom: first[b], then next[] of each. */
struct subordinates {
	uint32_t *first, *next;
	bool *read, *passed;
};

static void subordinates_make(struct subordinates *below, const struct chart *chart)
{
	uint32_t n = chart->box_count;

	below->first = mem_alloc(n, sizeof *below->first);
	below->next = mem_alloc(n, sizeof *below->next);
	below->read = mem_alloc_zero(n, sizeof *below->read);
	below->passed = mem_alloc_zero(n, sizeof *below->passed);
	for (uint32_t i = 0; i < n; i++)
		below->first[i] = below->next[i] = CHART_NONE;
	/* from behind, so that the first one stands first */
	for (uint32_t i = n; i-- > 0;) {
		uint32_t above = chart->boxes[i].superior;

		if (above == CHART_NONE)
			continue;
		below->next[i] = below->first[above];
		below->first[above] = i;
	}
}

static void subordinates_release(struct subordinates *below)
{
	free(below->first);
	free(below->next);
	free(below->read);
	free(below->passed);
}

/* The next one that is not read yet in a row of siblings. */
static uint32_t unread(const struct subordinates *below, uint32_t box)
{
	while (box != CHART_NONE && below->read[box])
		box = below->next[box];
	return box;
}

/* Down, else beside, else up and beside; a box's superior is the way back. */
static uint32_t read_from(const struct chart *chart, struct subordinates *below,
	uint32_t start, struct chart_reading *out)
{
	uint32_t count = 0, level = 0, box = start;

	for (;;) {
		uint32_t down;

		below->read[box] = true;
		out[count++] = (struct chart_reading){box, level};
		down = unread(below, below->first[box]);
		while (down == CHART_NONE && box != start) {
			down = unread(below, below->next[box]);
			box = chart->boxes[box].superior;
			level--;
		}
		if (down == CHART_NONE)
			return count;
		box = down;
		level++;
	}
}

/* The first box, in input order, of the ring that a box without a way up hangs on. */
static uint32_t entrance(
	const struct chart *chart, struct subordinates *below, uint32_t box)
{
	const struct chart_box *boxes = chart->boxes;
	uint32_t first, at = box;

	/* every box is passed once: those that hang on the ring are read from it */
	while (!below->passed[at]) {
		below->passed[at] = true;
		at = boxes[at].superior;
	}
	first = box = at;
	for (at = boxes[at].superior; at != box; at = boxes[at].superior)
		first = at < first ? at : first;
	return first;
}

void chart_read(const struct chart *chart, struct chart_reading *out)
{
	struct subordinates below;
	uint32_t count = 0;

	subordinates_make(&below, chart);
	for (uint32_t i = 0; i < chart->box_count; i++)
		if (chart->boxes[i].superior == CHART_NONE)
			count += read_from(chart, &below, i, out + count);
	for (uint32_t i = 0; i < chart->box_count; i++)
		if (!below.read[i])
			count += read_from(
				chart, &below, entrance(chart, &below, i), out + count);
	subordinates_release(&below);
}

/* ---- what it says ---- */

const char *chart_heading(const struct chart *chart, enum chart_heading heading)
{
	static const enum word words[] = {[CHART_HEADING_STRUCTURE] = WORD_STRUCTURE,
		[CHART_HEADING_LINES] = WORD_LINES_HEADING,
		[CHART_HEADING_FINDINGS] = WORD_FINDINGS,
		[CHART_HEADING_NUMBERS] = WORD_NUMBERS,
		[CHART_HEADING_LEVEL] = WORD_LEVEL,
		[CHART_HEADING_ERROR] = WORD_ERROR,
		[CHART_HEADING_WARNING] = WORD_WARNING};

	return word(language_of_chart(chart), words[heading]);
}

struct str chart_box_name(const struct chart_box *box)
{
	for (uint32_t i = 0; i < box->row_count; i++)
		if (box->rows[i].kind == CHART_ROW_NAME)
			return box->rows[i].text;
	return box->id;
}

static bool says_vacant(const struct chart_box *box)
{
	for (uint32_t i = 0; i < box->row_count; i++)
		if (box->rows[i].kind == CHART_ROW_VACANT)
			return true;
	return false;
}

/* What the border, the face and the marks tell and no row does. */
static void say_looks(
	struct buf *out, enum language language, const struct chart_box *box)
{
	static const enum word shapes[] = {[CHART_GROUP] = WORD_GROUP_SHAPE,
		[CHART_POST] = WORD_POST_SHAPE,
		[CHART_UNIT] = WORD_UNIT_SHAPE};
	static const struct {
		uint32_t flag;
		enum word word;
	} flags[] = {{CHART_EXTERNAL, WORD_EXTERNAL}, {CHART_STUB, WORD_MENTIONED},
		{CHART_NEW, WORD_NEW}, {CHART_GONE, WORD_GONE}, {CHART_MOVED, WORD_MOVED},
		{CHART_CHANGED, WORD_CHANGED}};

	buf_add_text(out, word(language, shapes[box->shape]));
	for (size_t i = 0; i < COUNT_OF(flags); i++)
		if (box->flags & flags[i].flag)
			buf_printf(out, ", %s", word(language, flags[i].word));
	if ((box->flags & CHART_VACANT) && !says_vacant(box))
		buf_printf(out, ", %s", word(language, WORD_VACANT));
}

static void say_powers(struct buf *out, enum language language, uint32_t powers)
{
	const char *between = "; ";

	for (uint32_t bit = 0; 1u << bit <= POWER_INFORMS; bit++) {
		if (!(powers & 1u << bit))
			continue;
		buf_printf(out, "%s%s", between, power_word(language, bit));
		between = ", ";
	}
}

void chart_say_box(const struct chart *chart, uint32_t index, struct buf *out)
{
	const struct chart_box *box = &chart->boxes[index];
	enum language language = language_of_chart(chart);

	say_looks(out, language, box);
	for (uint32_t i = 0; i < box->row_count; i++)
		if (box->rows[i].kind != CHART_ROW_NAME)
			buf_printf(out, "; %.*s", STR_ARG(box->rows[i].text));
	if (box->region != CHART_NONE &&
		chart->regions[box->region].kind == CHART_OF_UNIT)
		buf_printf(out, "; %s %.*s", word(language, WORD_UNIT),
			STR_ARG(chart->regions[box->region].title));
	say_powers(out, language, box->shape == CHART_GROUP ? box->power : 0);
	for (uint32_t i = 0; i < box->mark_count; i++) {
		struct str text = chart->findings[box->marks[i]].text;

		if (i == 0)
			buf_printf(out, "; %s: ", word(language, WORD_FOUND));
		buf_printf(out, "%s%.*s", i > 0 ? ", " : "", STR_ARG(text));
	}
}
