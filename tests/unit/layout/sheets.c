/* Charts that are cut into sheets: nothing is lost, both sides know of each other. */
#include "layout/sheets.h"
#include "../chart/drawing.h"
#include "chart/spoken.h"
#include <math.h>

#define MIN_TYPE 7.0

enum form {
	FORM_TREE,
	FORM_STAR,
	FORM_CHAIN,
	FORM_FOREST,
	FORM_BROOM,
	FORM_BRUSH,
	FORM__COUNT
};

static uint32_t superior_in(enum form form, uint32_t i)
{
	switch (form) {
	case FORM_TREE:
		return (i - 1) / 7;
	case FORM_STAR:
		return 0;
	case FORM_CHAIN:
		return i - 1;
	case FORM_FOREST: /* trees of nine, and single ones */
		return i % 10 == 0 ? UINT32_MAX : i - i % 10;
	case FORM_BROOM: /* a chain, and all the rest below its end */
		return i < 8 ? i - 1 : i < 40 ? 7 : 8 + (i * 7) % 32;
	case FORM_BRUSH: /* a root of many branches, each too small for a sheet */
		return i <= 20 ? 0 : 1 + i % 20;
	case FORM__COUNT:
		break;
	}
	return 0;
}

static void load(struct drawing *d, enum form form, uint32_t groups, bool dotted)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\norganisation: {id: o, name: Town}\ngroups:\n"
			    "  g0: {name: Steering group, root: true}\n");
	for (uint32_t i = 1; i < groups; i++) {
		uint32_t above = superior_in(form, i);

		buf_printf(&yaml, "  g%u: {name: Committee number %u", (unsigned)i,
			(unsigned)i);
		if (above == UINT32_MAX)
			buf_add_text(&yaml, ", root: true");
		else
			buf_printf(&yaml, ", reports_to: g%u", (unsigned)above);
		if (dotted && i % 9 == 4)
			buf_printf(&yaml, ", advises: g%u", (unsigned)(i * 5 % groups));
		buf_add_text(&yaml, "}\n");
	}
	drawing_load(d, yaml.data);
	drawing_chart(d, false);
	buf_release(&yaml);
}

static void cut_for(
	struct drawing *d, struct sheets *sheets, struct paper paper, double min_type)
{
	const struct layout_options options = {.paper = paper, .margin = 10};

	cr_assert(sheets_make(sheets, &d->chart, &options, min_type, &d->why), "%s",
		d->why.data);
}

static void cut(struct drawing *d, struct sheets *sheets)
{
	cut_for(d, sheets, paper_default(), MIN_TYPE);
}

/* The box on this page, or NULL. */
static const struct chart_box *find(
	const struct sheets *sheets, uint32_t page, uint32_t node)
{
	const struct chart *chart = &sheets->items[page - 1].chart;

	for (uint32_t i = 0; i < chart->box_count; i++)
		if (chart->boxes[i].node == node)
			return &chart->boxes[i];
	return NULL;
}

/* own[box]: its page. */
static uint32_t *expect_each_once(const struct drawing *d, const struct sheets *sheets)
{
	uint32_t *own = mem_alloc_zero(d->chart.box_count, sizeof *own);
	uint32_t *box_of = mem_alloc_zero(d->model.node_count, sizeof *box_of);

	for (uint32_t i = 0; i < d->chart.box_count; i++)
		box_of[d->chart.boxes[i].node] = i;
	for (uint32_t s = 0; s < sheets->count; s++)
		for (uint32_t i = 0; i < sheets->items[s].chart.box_count; i++) {
			const struct chart_box *box = &sheets->items[s].chart.boxes[i];

			if (box->flags & CHART_REPEATED)
				continue;
			cr_expect_eq(own[box_of[box->node]], 0, "%.*s stands twice",
				STR_ARG(box->id));
			own[box_of[box->node]] = s + 1;
		}
	for (uint32_t i = 0; i < d->chart.box_count; i++)
		cr_assert_neq(own[i], 0, "%.*s is lost", STR_ARG(d->chart.boxes[i].id));
	free(box_of);
	return own;
}

static bool says_page(const struct chart_box *box)
{
	return box->row_count > 0 && box->rows[box->row_count - 1].kind == CHART_ROW_PAGE;
}

/* Across a cut, the superior is repeated with its page, and itself names a page. */
static void expect_marks(
	const struct drawing *d, const struct sheets *sheets, const uint32_t *own)
{
	for (uint32_t i = 0; i < d->chart.box_count; i++) {
		uint32_t above = d->chart.boxes[i].superior;
		const struct chart_box *head, *self;

		if (above == CHART_NONE || own[i] == own[above])
			continue;
		head = find(sheets, own[i], d->chart.boxes[above].node);
		cr_assert_not_null(head);
		cr_expect(head->flags & CHART_REPEATED);
		cr_expect(says_page(head));
		cr_expect_eq(head->page, own[above]);
		self = find(sheets, own[above], d->chart.boxes[above].node);
		cr_expect(says_page(self));
		cr_expect_geq(own[i], self->page);
		cr_expect_not_null(find(sheets, self->page, self->node));
	}
}

/* A line is drawn once where a page shows both ends, else told once in the index. */
static void expect_lines(
	const struct drawing *d, const struct sheets *sheets, const uint32_t *own)
{
	uint32_t drawn = 0, entries = 0, headings = 0, apart = 0;

	for (uint32_t s = 0; s < sheets->count; s++) {
		const struct places *places = &sheets->items[s].places;

		drawn += sheets->items[s].chart.line_count;
		entries += places->entry_count;
		for (uint32_t i = 0; i < places->entry_count; i++)
			headings += places->entries[i].page == 0;
	}
	for (uint32_t i = 0; i < d->chart.line_count; i++) {
		const struct chart_line *line = &d->chart.lines[i];

		apart += own[line->from] != own[line->to] &&
			 !find(sheets, own[line->from], d->chart.boxes[line->to].node) &&
			 !find(sheets, own[line->to], d->chart.boxes[line->from].node);
	}
	cr_expect_eq(drawn + apart, d->chart.line_count, "%u drawn and %u apart of %u",
		drawn, apart, d->chart.line_count);
	cr_expect_eq(entries, d->chart.box_count + apart + headings);
	cr_expect_eq(headings, apart > 0);
}

/* Boxes of a sheet and those that are repeated above them. */
static uint32_t sheet_boxes(const struct sheets *sheets, uint32_t s)
{
	return sheets->items[s].chart.box_count;
}

/* Is the next sheet below the same superior? */
static bool goes_on(const struct sheets *sheets, uint32_t s)
{
	const struct chart *next;

	if (s + 1 >= sheets->count)
		return false;
	next = &sheets->items[s + 1].chart;
	for (uint32_t i = 0; i < next->box_count; i++)
		if (next->boxes[i].flags & CHART_REPEATED) {
			const struct chart_box *here =
				find(sheets, s + 1, next->boxes[i].node);

			return here && (here->flags & CHART_REPEATED);
		}
	return false;
}

static void expect_filled(const struct sheets *sheets)
{
	uint32_t fullest = 0;

	for (uint32_t s = 0; s < sheets->count; s++)
		if (sheet_boxes(sheets, s) > fullest)
			fullest = sheet_boxes(sheets, s);
	for (uint32_t s = 0; s < sheets->count; s++)
		cr_expect(sheet_boxes(sheets, s) == 0 || !goes_on(sheets, s) ||
				  sheet_boxes(sheets, s) >= 0.4 * fullest,
			"sheet %u holds %u, the fullest %u", s + 1,
			sheet_boxes(sheets, s), fullest);
}

static void expect_type(const struct sheets *sheets, double min_type)
{
	for (uint32_t s = 0; s < sheets->count && sheet_boxes(sheets, s) > 0; s++)
		cr_expect_geq(sheets->items[s].places.type, min_type - 0.05,
			"sheet %u: %g", s + 1, sheets->items[s].places.type);
}

static void expect_all(enum form form, uint32_t groups, bool dotted)
{
	struct drawing d;
	struct sheets sheets;
	uint32_t *own;

	load(&d, form, groups, dotted);
	cut(&d, &sheets);
	own = expect_each_once(&d, &sheets);
	expect_marks(&d, &sheets, own);
	expect_lines(&d, &sheets, own);
	expect_filled(&sheets);
	expect_type(&sheets, MIN_TYPE);
	free(own);
	sheets_release(&sheets);
	drawing_release(&d);
}

Test(sheets, hold_every_box_once_and_mark_every_cut)
{
	for (int form = 0; form < FORM__COUNT; form++) {
		expect_all((enum form)form, 90, false);
		expect_all((enum form)form, 230, true);
	}
}

Test(sheets, hold_two_thousand_groups)
{
	expect_all(FORM_TREE, 2000, false);
	expect_all(FORM_TREE, 2000, true);
}

/* Larger than full size; the first sheet of a star has no branch that could go on. */
Test(sheets, have_the_type_that_was_asked_for)
{
	for (int form = FORM_TREE; form <= FORM_STAR; form++) {
		struct sheets sheets;
		struct drawing d;
		uint32_t *own;

		load(&d, (enum form)form, 230, false);
		cut_for(&d, &sheets, paper_default(), 12);
		own = expect_each_once(&d, &sheets);
		expect_marks(&d, &sheets, own);
		if (form == FORM_STAR)
			for (uint32_t i = 1; i < d.chart.box_count; i++)
				cr_expect_geq(own[i], own[i - 1]);
		expect_type(&sheets, 12);
		cr_expect_leq(sheets.count, 20);
		free(own);
		sheets_release(&sheets);
		drawing_release(&d);
	}
}

/* Where sheets come out too small again and again, and are split. */
Test(sheets, keep_their_promises_on_small_paper)
{
	const struct paper small = {NULL, 148, 210};

	for (int form = 0; form < FORM__COUNT; form++) {
		struct sheets sheets;
		struct drawing d;
		uint32_t *own;

		load(&d, (enum form)form, 90, true);
		cut_for(&d, &sheets, small, 9);
		own = expect_each_once(&d, &sheets);
		expect_marks(&d, &sheets, own);
		expect_lines(&d, &sheets, own);
		free(own);
		sheets_release(&sheets);
		drawing_release(&d);
	}
}

Test(sheets, what_fits_is_one_sheet_and_its_index)
{
	struct drawing d;
	struct sheets sheets;

	load(&d, FORM_TREE, 12, false);
	cut(&d, &sheets);
	cr_expect_eq(sheets.count, 2);
	cr_expect_eq(sheets.items[0].chart.box_count, 12);
	sheets_release(&sheets);
	drawing_release(&d);
}

static struct str entry_name(const struct places *places, uint32_t i)
{
	return places->entries[i].texts.items[0].text;
}

/* In columns over the whole width, numbers by their value: 9 before 10. */
Test(sheets, index_goes_by_numbers_and_over_the_page)
{
	const double margin = POINTS_PER_MM * LAYOUT_MARGIN;
	const struct places *places = NULL;
	struct drawing d;
	struct sheets sheets;
	double right = 0;
	uint32_t nine = 0, ten = 0;

	load(&d, FORM_STAR, 230, false);
	cut(&d, &sheets);
	for (uint32_t s = 0; sheets.items[s].places.entry_count == 0;)
		places = &sheets.items[++s].places;
	for (uint32_t i = 0; i < places->entry_count; i++) {
		const struct set_texts *texts = &places->entries[i].texts;

		for (uint32_t k = 0; k < texts->count; k++)
			right = fmax(right, texts->items[k].at.x + texts->items[k].width);
		if (str_is(entry_name(places, i), "Committee number 9"))
			nine = i + 1;
		if (str_is(entry_name(places, i), "Committee number 10"))
			ten = i + 1;
	}
	cr_expect_eq(ten, nine + 1, "10 is line %u, 9 is line %u", ten, nine);
	cr_expect_float_eq(right, places->width - margin, 0.1);
	sheets_release(&sheets);
	drawing_release(&d);
}

Test(sheets, tell_the_way_to_the_top_and_which_page_they_are)
{
	struct drawing d;
	struct sheets sheets;
	bool any = false;

	load(&d, FORM_TREE, 400, false);
	cut(&d, &sheets);
	for (uint32_t s = 0; s < sheets.count; s++) {
		const struct places *places = &sheets.items[s].places;
		struct str page =
			places->footer_texts.items[places->footer_texts.count - 1].text;
		struct buf want = {0};

		buf_printf(
			&want, "Page %u of %u", (unsigned)s + 1, (unsigned)sheets.count);
		cr_expect(str_is(page, want.data), "%.*s", STR_ARG(page));
		buf_release(&want);
		any = any || str_starts(sheets.items[s].chart.subtitle,
				     "Steering group › Committee number ");
	}
	cr_expect(any);
	sheets_release(&sheets);
	drawing_release(&d);
}

Test(sheets, are_the_same_twice)
{
	struct drawing d;
	struct sheets a, b;

	load(&d, FORM_BROOM, 230, true);
	cut(&d, &a);
	cut(&d, &b);
	cr_assert_eq(a.count, b.count);
	for (uint32_t s = 0; s < a.count; s++) {
		cr_expect_eq(a.items[s].chart.box_count, b.items[s].chart.box_count);
		cr_expect_eq(a.items[s].places.scale, b.items[s].places.scale);
	}
	sheets_release(&a);
	sheets_release(&b);
	drawing_release(&d);
}

static double boxes_area(const struct places *places, const struct chart *chart)
{
	double area = 0;

	for (uint32_t i = 0; i < chart->box_count; i++)
		area += places->boxes[i].at.width * places->boxes[i].at.height;
	return area;
}

Test(sheets, are_stretched_to_their_paper_without_smaller_type)
{
	struct layout_options options = {.paper = paper_default(),
		.orientation = ORIENTATION_PORTRAIT,
		.margin = 10,
		.largest = 1};
	struct drawing d;
	struct places plain;
	uint32_t larger = 0;

	for (uint32_t groups = 10; groups <= 90; groups += 20) {
		load(&d, FORM_TREE, groups, false);
		options.stretch = 1;
		cr_assert(layout_make(&plain, &d.chart, &options, &d.why));
		options.stretch = 1.3;
		cr_assert(layout_make(&d.places, &d.chart, &options, &d.why));
		cr_expect_geq(d.places.scale, plain.scale * (1 - 1e-5));
		/* to either side a box takes what the gap beside it would grow by */
		cr_expect_leq(boxes_area(&d.places, &d.chart),
			boxes_area(&plain, &d.chart) * 1.3 * 1.3 * 1.3);
		larger += boxes_area(&d.places, &d.chart) >
			  1.05 * boxes_area(&plain, &d.chart);
		places_release(&plain);
		drawing_release(&d);
	}
	cr_expect_geq(larger, 3, "%u", larger);
}

Test(sheets, alone_take_the_room_of_a_chart_that_had_to_shrink)
{
	struct layout_options options = {.paper = paper_default(), .margin = 10};
	struct drawing d;
	struct places plain;
	uint32_t larger = 0;

	for (uint32_t groups = 3; groups <= 123; groups += 20) {
		double before;

		load(&d, FORM_TREE, groups, false);
		options.stretch = 1;
		cr_assert(layout_make(&plain, &d.chart, &options, &d.why));
		options.stretch = 0;
		cr_assert(layout_make(&d.places, &d.chart, &options, &d.why));
		before = boxes_area(&plain, &d.chart);
		cr_expect_geq(d.places.scale, plain.scale * (1 - 1e-5));
		cr_expect_geq(boxes_area(&d.places, &d.chart), before * (1 - 1e-5));
		if (plain.scale >= 1)
			cr_expect_float_eq(boxes_area(&d.places, &d.chart), before, 0.01);
		larger += boxes_area(&d.places, &d.chart) > 1.03 * before;
		places_release(&plain);
		drawing_release(&d);
	}
	cr_expect_geq(larger, 2, "%u", larger);
}
