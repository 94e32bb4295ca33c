/* Stamps: what changes a digest and what does not, as text and back, and what is told. */
#include "chart/stamp.h"

#include "drawing.h"

static const char town[] =
	"orgraph: 1\n"
	"organisation: {id: o, name: Town, as_of: 2026-01-31}\n"
	"posts: {mayor: {name: Mayor, root: true}, head: {name: Head, reports_to: "
	"mayor}}\n"
	"groups:\n"
	"  council: {name: Council, kind: council, chair: head, reports_to: head}\n"
	"  board: {name: Board, chair: mayor, reports_to: mayor, advises: council}\n";

/* Places of its own, so that two can be compared. */
struct stamped_drawing {
	struct drawing drawing;
	struct stamp stamp;
};

static void make(struct stamped_drawing *d, const char *yaml)
{
	drawing_load(&d->drawing, yaml);
	d->drawing.options.show = CHART_ALL;
	drawing_chart(&d->drawing, false);
	stamp_make(&d->stamp, &d->drawing.chart);
	d->stamp.name = STR("overview");
	d->stamp.project = STR("town");
}

static void release(struct stamped_drawing *d)
{
	stamp_release(&d->stamp);
	drawing_release(&d->drawing);
}

static void add_sentence(void *context, const char *sentence)
{
	buf_printf(context, "%s\n", sentence);
}

/* What is told when a file of `old` meets a chart of `new`, one sentence a line. */
static void expect_told(const char *old, const char *new, const char *told)
{
	struct stamped_drawing a, b;
	struct buf out = {0};

	make(&a, old);
	make(&b, new);
	buf_add_text(&out, "");
	stamp_tell(&a.stamp, &b.stamp, add_sentence, &out);
	cr_assert_str_eq(out.data, told);
	buf_release(&out);
	release(&a);
	release(&b);
}

static enum stamp_difference difference(const char *old, const char *new)
{
	struct stamped_drawing a, b;
	enum stamp_difference result;

	make(&a, old);
	make(&b, new);
	result = stamp_compare(&a.stamp, &b.stamp);
	release(&a);
	release(&b);
	return result;
}

/* ---- what makes no difference ----------------------------------------------------- */

Test(stamp, comments_and_order_of_keys_do_not_count)
{
	cr_assert_eq(
		difference(town, "# a comment\n"
				 "orgraph: 1\n"
				 "organisation: {as_of: 2026-01-31, name: Town, id: o}\n"
				 "groups:\n"
				 "  # another\n"
				 "  council:\n"
				 "    reports_to: head\n"
				 "    chair: head\n"
				 "    name: Council\n"
				 "    kind: council\n"
				 "  board: {advises: [council], reports_to: [mayor], "
				 "chair: {post: mayor}, name: Board}\n"
				 "posts:\n"
				 "  mayor: {root: true, name: Mayor}\n"
				 "  head: {reports_to: mayor, name: Head}\n"),
		STAMP_REORDERED);
	cr_assert_eq(difference(town,
			     "orgraph: 1\n"
			     "organisation: {as_of: 2026-01-31, name: Town, id: o}\n"
			     "posts: # those\n"
			     "  mayor: {root: true, name: Mayor}\n"
			     "  head: {reports_to: mayor, name: Head}\n"
			     "groups:\n"
			     "  council: {reports_to: head, chair: head, name: Council, "
			     "kind: council}\n"
			     "  board: {advises: council, reports_to: mayor, "
			     "chair: mayor, name: Board}\n"),
		STAMP_SAME);
}

Test(stamp, the_order_of_groups_shows_the_same)
{
	const char turned[] =
		"orgraph: 1\n"
		"organisation: {id: o, name: Town, as_of: 2026-01-31}\n"
		"posts: {mayor: {name: Mayor, root: true}, head: {name: Head, "
		"reports_to: mayor}}\n"
		"groups:\n"
		"  board: {name: Board, chair: mayor, reports_to: mayor, advises: "
		"council}\n"
		"  council: {name: Council, kind: council, chair: head, reports_to: "
		"head}\n";

	cr_assert_eq(difference(town, turned), STAMP_REORDERED);
	expect_told(town, turned, "shows the same, of an input in another order\n");
}

/* A duty that three hold, a post that two answer to: who is named goes by ids. */
Test(stamp, the_order_of_groups_has_the_same_findings)
{
	static const char *const orders[] = {
		"  a: {name: A, chair: p, reports_to: q, duties: [gas]}\n"
		"  b: {name: B, chair: p, reports_to: q, duties: [gas]}\n"
		"  c: {name: C, chair: p, reports_to: p, duties: [gas]}\n",
		"  c: {name: C, chair: p, reports_to: p, duties: [gas]}\n"
		"  b: {name: B, chair: p, reports_to: q, duties: [gas]}\n"
		"  a: {name: A, chair: p, reports_to: q, duties: [gas]}\n"};
	struct stamped_drawing drawings[2];
	uint32_t claimed = 0;

	for (int i = 0; i < 2; i++) {
		struct buf yaml = {0};

		buf_printf(&yaml,
			"orgraph: 1\n"
			"posts: {p: {name: P, root: true}, q: {name: Q}}\n"
			"groups:\n%s",
			orders[i]);
		drawing_load(&drawings[i].drawing, yaml.data);
		drawing_chart(&drawings[i].drawing, true);
		stamp_make(&drawings[i].stamp, &drawings[i].drawing.chart);
		buf_release(&yaml);
	}
	for (uint32_t i = 0; i < drawings[0].drawing.chart.finding_count; i++)
		claimed += strcmp(drawings[0].drawing.chart.findings[i].rule->slug,
				   "duty-claimed-twice") == 0;
	cr_assert_eq(claimed, 1);
	cr_assert_eq(
		stamp_compare(&drawings[0].stamp, &drawings[1].stamp), STAMP_REORDERED);
	for (int i = 0; i < 2; i++)
		release(&drawings[i]);
}

Test(stamp, is_the_same_on_every_machine)
{
	struct stamped_drawing d;

	make(&d, town);
	cr_assert_eq(d.stamp.content, UINT64_C(0x0491bc65ec5c4f6d), "%016llx",
		(unsigned long long)d.stamp.content);
	release(&d);
}

/* Two groups with these texts in their mandates, which tips alone show. */
static void make_with_texts(struct stamped_drawing *d, const char *a, const char *b)
{
	struct buf yaml = {0};

	buf_printf(&yaml,
		"orgraph: 1\n"
		"posts: {mayor: {name: Mayor, root: true}}\n"
		"groups:\n"
		"  council: {name: Council, reports_to: mayor, mandate: {text: %s}}\n"
		"  board: {name: Board, reports_to: mayor, mandate: {text: %s}}\n",
		a, b);
	make(d, yaml.data);
	buf_release(&yaml);
}

Test(stamp, tips_count_where_they_are_shown)
{
	static const char *const texts[][2] = {{"here", "there"}, {"there", "here"}};
	struct stamped_drawing d[COUNT_OF(texts)];

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		make_with_texts(&d[i], texts[i][0], texts[i][1]);
	cr_assert_eq(stamp_compare(&d[0].stamp, &d[1].stamp), STAMP_DIFFERS);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		stamp_show(&d[i].stamp, false, true);
	cr_assert_eq(stamp_compare(&d[0].stamp, &d[1].stamp), STAMP_SAME);
	cr_assert_eq(stamp_box_digest(&d[0].stamp, 1), stamp_box_digest(&d[1].stamp, 1));
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		stamp_show(&d[i].stamp, true, true);
		release(&d[i]);
	}
}

/* ---- of a report ------------------------------------------------------------------ */

Test(stamp, of_a_report_is_read_and_told)
{
	struct stamp kept, now, read;
	struct buf text = {0}, told = {0};

	stamp_begin_report(&kept);
	kept.name = kept.project = STR("r");
	stamp_add_text(&kept, STR("a\nb\n"));
	stamp_add_subject(&kept, STR("a"), "group", STR("A"), 1);
	stamp_add_subject(&kept, STR("b"), "post", STR("B"), UINT64_C(1) << 60);
	stamp_write(&kept, &text);
	cr_assert(stamp_read(&read, buf_str(&text), STAMP_ALL));
	cr_assert_eq(read.kind, STAMP_REPORT);
	stamp_begin_report(&now);
	stamp_add_text(&now, STR("b\na\n"));
	cr_assert_eq(stamp_compare(&read, &now), STAMP_SAME, "lines in another order");
	stamp_add_text(&now, STR("c\n"));
	stamp_add_subject(&now, STR("b"), "post", STR("Bee"), UINT64_C(2) << 60);
	stamp_add_subject(&now, STR("c"), "group", STR("c"), 1);
	stamp_tell(&read, &now, add_sentence, &told);
	cr_assert_str_eq(told.data, "changed: post 'Bee' (b)\n"
				    "now about: group 'c'\n"
				    "no longer about: 'a'\n");
	stamp_release(&kept);
	stamp_release(&now);
	stamp_release(&read);
	buf_release(&text);
	buf_release(&told);
}

/* ---- what does -------------------------------------------------------------------- */

Test(stamp, tells_what_changed)
{
	expect_told(town,
		"orgraph: 1\n"
		"organisation: {id: o, name: Town, as_of: 2026-01-31}\n"
		"posts: {mayor: {name: Mayor, root: true}, head: {name: Head, "
		"reports_to: mayor}}\n"
		"groups:\n"
		"  council: {name: Council, kind: council, chair: vacant, reports_to: "
		"mayor}\n"
		"  fund: {name: The Fund, reports_to: council}\n",
		"changed: group 'Council' (council)\n"
		"new: group 'The Fund' (fund)\n"
		"no longer there: 'board'\n"
		"new line: 'council' reports to 'mayor', 'fund' reports to 'council'\n"
		"line no longer there: 'council' reports to 'head', 'board' reports to "
		"'mayor', 'board' advises 'council'\n");
}

Test(stamp, tells_of_the_title_block_and_of_the_language)
{
	expect_told(town,
		"orgraph: 1\n"
		"organisation: {id: o, name: Town, as_of: 2026-02-28}\n"
		"posts: {mayor: {name: Mayor, root: true}, head: {name: Head, "
		"reports_to: mayor}}\n"
		"groups:\n"
		"  council: {name: Council, kind: council, chair: head, reports_to: "
		"head}\n"
		"  board: {name: Board, chair: mayor, reports_to: mayor, advises: "
		"council}\n",
		"the day, version or sources below the title are others\n");
	expect_told(town,
		"orgraph: 1\n"
		"organisation: {id: o, name: Town, as_of: 2026-01-31, language: sv}\n"
		"posts: {mayor: {name: Mayor, root: true}, head: {name: Head, "
		"reports_to: mayor}}\n"
		"groups:\n"
		"  council: {name: Council, kind: council, chair: head, reports_to: "
		"head}\n"
		"  board: {name: Board, chair: mayor, reports_to: mayor, advises: "
		"council}\n",
		"it is in another language\n");
}

Test(stamp, names_five_and_counts_the_rest)
{
	struct buf many = {0};

	buf_add_text(&many, town);
	for (int i = 0; i < 8; i++)
		buf_printf(&many, "  g%d: {name: g%d, reports_to: council}\n", i, i);
	expect_told(town, many.data,
		"new: group 'g0', group 'g1', group 'g2', group 'g3', group 'g4' and 3 "
		"more\n"
		"new line: 'g0' reports to 'council', 'g1' reports to 'council', 'g2' "
		"reports to 'council', 'g3' reports to 'council', 'g4' reports to "
		"'council' and 3 more\n");
	buf_release(&many);
}

Test(stamp, tells_other_settings_and_another_version)
{
	struct stamped_drawing a, b;
	struct buf out = {0};

	make(&a, town);
	make(&b, town);
	stamp_add_setting(&a.stamp, "paper", STR("A4"));
	stamp_add_setting(&a.stamp, "theme", STR("light"));
	stamp_add_setting(&b.stamp, "theme", STR("light"));
	stamp_add_setting(&b.stamp, "paper", STR("A4"));
	cr_assert_eq(stamp_compare(&a.stamp, &b.stamp), STAMP_SAME);
	stamp_add_setting(&b.stamp, "margin", STR("10"));
	a.stamp.drawing--;
	cr_assert_eq(stamp_compare(&a.stamp, &b.stamp), STAMP_DIFFERS);
	stamp_tell(&a.stamp, &b.stamp, add_sentence, &out);
	cr_assert_str_eq(out.data,
		"drawn by another version of orgraph, which draws otherwise\n"
		"drawn with other settings: margin\n");
	buf_release(&out);
	release(&a);
	release(&b);
}

/* ---- as text ---------------------------------------------------------------------- */

static const char strange[] = "orgraph: 1\n"
			      "organisation: {id: o, name: Ö, line_types: {x: {label: "
			      "{en: 'a -- b */ <c>'}}}}\n"
			      "groups:\n"
			      "  å--ä: {name: Å, root: true, x: -.}\n"
			      "  -.: {name: B, reports_to: å--ä, advises: å--ä}\n"
			      "  医疗: {name: C, reports_to: å--ä}\n";

Test(stamp, is_read_as_it_was_written)
{
	struct stamped_drawing d;
	struct stamp read;
	struct buf text = {0}, again = {0};

	make(&d, strange);
	stamp_add_setting(&d.stamp, "paper", STR("A4"));
	stamp_write(&d.stamp, &text);
	cr_assert(stamp_read(&read, buf_str(&text), STAMP_ALL));
	cr_assert_eq(stamp_compare(&read, &d.stamp), STAMP_SAME);
	cr_assert(str_eq(read.boxes.items[0].id, STR("å--ä")));
	stamp_write(&read, &again);
	cr_assert_str_eq(text.data, again.data);
	cr_assert_null(strstr(text.data, "--"));
	cr_assert_eq(strcspn(text.data, "*<&%\x80"), text.len);
	for (size_t i = 0; i < text.len; i++)
		cr_assert(text.data[i] == '\n' ||
			  (text.data[i] >= ' ' && text.data[i] <= '~'));
	stamp_release(&read);
	buf_release(&text);
	buf_release(&again);
	release(&d);
}

Test(stamp, cut_off_anywhere_it_is_none)
{
	struct stamped_drawing d;
	struct buf text = {0};

	make(&d, strange);
	stamp_write(&d.stamp, &text);
	for (uint32_t len = 0; len < text.len; len++) {
		struct stamp read;

		cr_assert_not(stamp_read(&read, (struct str){text.data, len}, STAMP_ALL));
		stamp_release(&read);
	}
	buf_release(&text);
	release(&d);
}

Test(stamp, other_sheets_have_no_details)
{
	struct stamped_drawing d;
	struct stamp read;
	struct buf text = {0};

	make(&d, town);
	d.stamp.sheet = 2;
	d.stamp.sheets = 3;
	stamp_write(&d.stamp, &text);
	cr_assert(stamp_read(&read, buf_str(&text), STAMP_ALL));
	cr_assert_eq(read.boxes.count, 0);
	cr_assert_eq(read.sheet, 2);
	cr_assert_eq(read.sheets, 3);
	cr_assert_eq(stamp_compare(&read, &d.stamp), STAMP_SAME);
	stamp_release(&read);
	buf_release(&text);
	release(&d);
}
