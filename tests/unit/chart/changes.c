#include "drawing.h"

/* Two organisations, and the chart of both. */
struct pair {
	struct drawing old, new;
	struct diff diff;
	struct merged merged;
	struct chart chart;
};

static void pair_make(struct pair *pair, const char *old, const char *new)
{
	struct chart_options options = chart_options_default();
	struct buf why = {0};

	*pair = (struct pair){0};
	drawing_load(&pair->old, old);
	drawing_load(&pair->new, new);
	diff_make(&pair->diff, &pair->old.analysis, &pair->new.analysis);
	merge_make(&pair->merged, &pair->diff);
	options.show = CHART_ALL;
	options.merged = &pair->merged;
	options.called[DIFF_OLD] = "before";
	options.called[DIFF_NEW] = "after";
	cr_assert(chart_make(&pair->chart, &pair->merged.model, &pair->merged.analysis,
		NULL, &options, &why));
	buf_release(&why);
}

static void pair_release(struct pair *pair)
{
	chart_release(&pair->chart);
	merge_release(&pair->merged);
	diff_release(&pair->diff);
	drawing_release(&pair->old);
	drawing_release(&pair->new);
}

static const struct chart_box *box(const struct pair *pair, const char *id)
{
	for (uint32_t i = 0; i < pair->chart.box_count; i++)
		if (str_is(pair->chart.boxes[i].id, id))
			return &pair->chart.boxes[i];
	cr_assert_fail("there is no box '%s'", id);
	return NULL;
}

static uint32_t marks(const struct pair *pair, const char *id)
{
	return box(pair, id)->flags & CHART_CHANGES;
}

/* "from>to" of the lines of one change, in order, each with a blank behind. */
static const char *lines(const struct pair *pair, enum chart_change change)
{
	static struct buf out;

	buf_clear(&out);
	buf_add_text(&out, "");
	for (uint32_t i = 0; i < pair->chart.line_count; i++) {
		const struct chart_line *line = &pair->chart.lines[i];

		if (pair->chart.line_sorts[line->sort].change == change)
			buf_printf(&out, "%.*s>%.*s ",
				STR_ARG(pair->chart.boxes[line->from].id),
				STR_ARG(pair->chart.boxes[line->to].id));
	}
	return out.data ? out.data : "";
}

Test(changes, each_box_bears_what_became_of_it)
{
	struct pair pair;

	pair_make(&pair,
		"orgraph: 1\n"
		"posts: {a: {name: A, root: true}, b: {name: B, reports_to: a}, c: "
		"{name: "
		"C, reports_to: b}, d: {name: D, reports_to: a}, e: {name: E, "
		"reports_to: "
		"a}}\n",
		"orgraph: 1\n"
		"posts: {a: {name: A, root: true}, c: {name: C, reports_to: n}, d: "
		"{name: "
		"D2, reports_to: a}, e: {name: E, reports_to: a}, n: {name: N, "
		"reports_to: "
		"a}}\n");
	cr_expect_eq(pair.chart.box_count, 6);
	cr_expect_eq(marks(&pair, "a"), 0);
	cr_expect_eq(marks(&pair, "b"), CHART_GONE);
	cr_expect_eq(marks(&pair, "c"), CHART_MOVED);
	cr_expect_eq(marks(&pair, "d"), CHART_CHANGED);
	cr_expect_eq(marks(&pair, "e"), 0);
	cr_expect_eq(marks(&pair, "n"), CHART_NEW);
	cr_expect_str_eq(lines(&pair, CHART_WENT), "b>a c>b ");
	cr_expect_str_eq(lines(&pair, CHART_CAME), "");
	cr_expect(str_is(box(&pair, "d")->rows[1].text, "formerly: D"));
	cr_expect(str_is(pair.chart.facts[0], "Changes from before to after"));
	pair_release(&pair);
}

Test(changes, what_is_gone_hangs_where_it_hung)
{
	struct pair pair;
	const struct chart_box *gone;

	pair_make(&pair,
		"orgraph: 1\n"
		"posts: {a: {name: A, root: true}, h: {name: H, reports_to: a}}\n"
		"units: {u: {name: U, head: h, part_of: v}, v: {name: V, root: true}}\n"
		"groups: {g: {name: G, chair: h, principal: a, members: [h, {text: x}], "
		"offices: {clerk: h}, mandate: {power: advises, from: a, decider: h}}}\n",
		"orgraph: 1\n"
		"units: {v: {name: V, root: true}}\n"
		"posts: {a: {name: A, root: true}}\n");
	gone = box(&pair, "g");
	cr_expect_eq(gone->flags & CHART_CHANGES, CHART_GONE);
	cr_expect(str_is(pair.chart.boxes[gone->superior].id, "a"));
	cr_expect(str_is(gone->rows[1].text, "chair: H"));
	cr_expect(str_is(box(&pair, "u")->rows[1].text, "head: H"));
	cr_expect(str_is(pair.chart.boxes[box(&pair, "u")->superior].id, "v"));
	pair_release(&pair);
}

Test(changes, lines_that_came_and_went)
{
	struct pair pair;

	pair_make(&pair,
		"orgraph: 1\n"
		"organisation: {id: t, name: T, line_types: {hears: {}}}\n"
		"posts: {a: {name: A, root: true}}\n"
		"groups: {g: {name: G, reports_to: a, hears: h}, h: {name: H, "
		"reports_to: a, "
		"advises: g}}\n",
		"orgraph: 1\n"
		"organisation: {id: t, name: T, line_types: {sees: {}}}\n"
		"posts: {a: {name: A, root: true}}\n"
		"groups: {g: {name: G, reports_to: a, sees: h}, h: {name: H, reports_to: "
		"a, "
		"advises: g}}\n");
	cr_expect_str_eq(lines(&pair, CHART_WENT), "g>h ");
	cr_expect_str_eq(lines(&pair, CHART_CAME), "g>h ");
	cr_expect_str_eq(lines(&pair, CHART_STAYS), "g>a h>a h>g ");
	pair_release(&pair);
}

Test(changes, one_id_of_two_sorts_is_two_boxes)
{
	struct pair pair;

	pair_make(&pair, "orgraph: 1\nposts: {a: {name: A}}\n",
		"orgraph: 1\nunits: {a: {name: A}}\n");
	cr_expect_eq(marks(&pair, "a"), CHART_NEW);
	cr_expect_eq(marks(&pair, "a~"), CHART_GONE);
	pair_release(&pair);
}
