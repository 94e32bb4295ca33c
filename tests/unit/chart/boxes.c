/* What a box says. */
#include "drawing.h"

/* The rows of a box, one a line, each with the letter of its kind. */
static void expect_rows(const struct drawing *d, const char *id, const char *rows)
{
	static const char kinds[] = {[CHART_ROW_NAME] = 'N',
		[CHART_ROW_TEXT] = 'T',
		[CHART_ROW_VACANT] = 'V',
		[CHART_ROW_STATUS] = 'S'};
	const struct chart_box *box = drawing_box(d, id);
	struct buf seen = {0};

	cr_assert_not_null(box, "%s", id);
	for (uint32_t i = 0; i < box->row_count; i++)
		buf_printf(&seen, "%c %.*s\n", kinds[box->rows[i].kind],
			STR_ARG(box->rows[i].text));
	cr_expect_str_eq(seen.data, rows, "%s: %s", id, seen.data);
	buf_release(&seen);
}

static const char many[] =
	"orgraph: 1\n"
	"organisation: {id: o, name: O, language: sv}\n"
	"posts:\n"
	"  p: {name: Chef, root: true, holder: {person: Eva Ek}}\n"
	"  q: {name: Handläggare, count: 4+, reports_to: p, holder: vacant}\n"
	"units:\n"
	"  u: {name: Avdelning, head: q, reports_to: p}\n"
	"groups:\n"
	"  a: {name: Råd, principal: p, chair: p, secretary: q, deputy_chair: {text: Bo},"
	" members: [p, {post: q, count: 3+}], meets: 4/year,"
	" mandate: {power: [decides, advises], decider: p}, status: under_revision}\n"
	"  b: {name: Nämnd, principal: p, chair: vacant, status: proposed}\n"
	"  c: {name: Kommitté, principal: p, chair: [p, q], status: dissolved}\n"
	"  d: {name: Grupp, principal: p, chair: q, informs: u}\n";

Test(boxes, the_office_that_leads_stands_below_the_name)
{
	struct drawing d;

	drawing_load(&d, many);
	drawing_chart(&d, false);
	expect_rows(&d, "a", "N Råd\nT ordf. Chef\nS under revidering\n");
	expect_rows(&d, "b", "N Nämnd\nV ordf. vakant\nS föreslagen\n");
	expect_rows(
		&d, "c", "N Kommitté\nT ordf. Chef, Handläggare (vakant)\nS upphörd\n");
	expect_rows(&d, "d", "N Grupp\nV ordf. Handläggare (vakant)\n");
	expect_rows(&d, "p", "N Chef\n");
	expect_rows(&d, "u", "N Avdelning\nV chef: Handläggare (vakant)\n");
	cr_expect_eq(drawing_box(&d, "a")->power, POWER_DECIDES | POWER_ADVISES);
	cr_expect_eq(drawing_box(&d, "b")->flags, CHART_VACANT | CHART_PROPOSED);
	cr_expect_eq(drawing_box(&d, "c")->flags, CHART_DISSOLVED);
	cr_expect_eq(drawing_box(&d, "d")->flags, CHART_VACANT);
	drawing_release(&d);
}

Test(boxes, names_alone_keep_their_marks)
{
	struct drawing d;

	drawing_load(&d, many);
	d.options.labels = CHART_NAME;
	drawing_chart(&d, false);
	expect_rows(&d, "a", "N Råd\nS under revidering\n");
	expect_rows(&d, "d", "N Grupp\n");
	cr_expect_eq(drawing_box(&d, "d")->flags, CHART_VACANT);
	drawing_release(&d);
}

Test(boxes, full_labels_say_the_rest)
{
	struct drawing d;

	drawing_load(&d, many);
	d.options.labels = CHART_FULL;
	d.options.language = "en";
	drawing_chart(&d, false);
	expect_rows(&d, "a",
		"N Råd\nT chair: Chef\nT deputy chair: Bo\nV secretary: Handläggare "
		"(vacant)\nT decision by: Chef\nT members: 5+\nT meets: 4 a year\n"
		"S under revision\n");
	expect_rows(&d, "p", "N Chef\nT Eva Ek\n");
	drawing_release(&d);
}

Test(boxes, posts_say_how_many_and_whether_anyone_is_there)
{
	struct drawing d;

	drawing_load(&d, many);
	d.options.show = CHART_POSTS;
	drawing_chart(&d, false);
	expect_rows(&d, "q", "N Handläggare ×4+\nV vakant\n");
	cr_expect_eq(drawing_box(&d, "q")->shape, CHART_POST);
	drawing_release(&d);
}

Test(boxes, controls_are_shown_and_breaks_are_spaces)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\ngroups:\n"
			 "  a: {name: \"bell\\a and\\ttab\\nline \\u202e turned "
			 "\\u200d kept\", root: true}\n");
	drawing_chart(&d, false);
	expect_rows(&d, "a",
		"N bell\\u{7} and tab line \\u{202e} turned \xe2\x80\x8d kept\n");
	drawing_release(&d);
}

Test(boxes, only_web_addresses_become_links)
{
	struct drawing d;

	drawing_load(&d,
		"orgraph: 1\n"
		"organisation:\n"
		"  id: o\n"
		"  sources: {doc: {title: D, url: 'https://d.example/x'}}\n"
		"groups:\n"
		"  a: {name: A, root: true, mandate: {document: 'HTTPS://a.example'}}\n"
		"  b: {name: B, root: true, mandate: {document: 'javascript:alert(1)'}}\n"
		"  c: {name: C, root: true, mandate: {document: 'https://c.example/ "
		"x'}}\n"
		"  d: {name: D, root: true, source: {in: doc, section: 1}}\n"
		"  e: {name: E, root: true, source: {url: 'http://e.example'}}\n"
		"  f: {name: F, root: true, source: {url: 'data:text/html,x'}}\n");
	drawing_chart(&d, false);
	cr_expect(str_is(drawing_box(&d, "a")->link, "HTTPS://a.example"));
	cr_expect_eq(drawing_box(&d, "b")->link.len, 0);
	cr_expect_eq(drawing_box(&d, "c")->link.len, 0);
	cr_expect(str_is(drawing_box(&d, "d")->link, "https://d.example/x"));
	cr_expect(str_is(drawing_box(&d, "e")->link, "http://e.example"));
	cr_expect_eq(drawing_box(&d, "f")->link.len, 0);
	drawing_release(&d);
}

Test(boxes, tips_hold_id_mandate_note_and_source)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "organisation: {id: o, sources: {doc: {title: Rules}}}\n"
			 "groups:\n"
			 "  a: {name: A, root: true, note: Old, mandate: {text: Rule it},"
			 " source: {in: doc, section: 3.10}}\n");
	drawing_chart(&d, false);
	cr_expect(str_is(drawing_box(&d, "a")->tip, "A (a)\nRule it\nOld\nRules, 3.10"));
	drawing_release(&d);
}

Test(boxes, names_come_in_the_language_asked_for)
{
	struct drawing d;

	drawing_load(&d, "orgraph: 1\n"
			 "organisation: {id: o, language: sv}\n"
			 "groups: {a: {name: {sv: Råd, en: Council}, root: true}}\n");
	drawing_chart(&d, false);
	expect_rows(&d, "a", "N Råd\n");
	d.options.language = "en";
	drawing_chart(&d, false);
	expect_rows(&d, "a", "N Council\n");
	cr_expect(str_is(d.chart.language, "en"));
	drawing_release(&d);
}
