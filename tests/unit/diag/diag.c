#include "diag/diag.h"

#include <criterion/criterion.h>

static const struct rule error = {.slug = "an-error", .severity = SEVERITY_ERROR};
static const struct rule warning = {.slug = "warning", .severity = SEVERITY_WARNING};
static const struct rule off = {.slug = "off", .severity = SEVERITY_OFF};
static const struct span nowhere;

static struct sources sources;
static struct policy policy;
static struct sink sink;

static void begin(void)
{
	sink_init(&sink, &policy, &sources);
}

static void end(void)
{
	sink_release(&sink);
	policy_release(&policy);
	sources_release(&sources);
}

TestSuite(diag, .init = begin, .fini = end);

Test(diag, report)
{
	struct span at = {3, 5};
	struct diag *first =
		sink_report(&sink, &error, at, "'%.*s' is %d", 3, "abcdef", 7);
	struct diag *second = sink_report(&sink, &warning, nowhere, "%s", "");

	cr_assert(str_is(first->message, "'abc' is 7"));
	cr_assert_eq(first->severity, SEVERITY_ERROR);
	cr_assert_eq(first->rule, &error);
	cr_assert_eq(first->at.end, 5);
	cr_assert_eq(first->order, 0);
	cr_assert_eq(first->help.len, 0);
	cr_assert_eq(second->order, 1);
	cr_assert_eq(second->message.len, 0);
	cr_assert_eq(sink.count, 2);
	cr_assert_eq(sink.items[1], second);
	cr_assert_eq(sink.counts[SEVERITY_ERROR], 1);
	cr_assert_eq(sink.counts[SEVERITY_WARNING], 1);
	cr_assert_eq(sink.counts[SEVERITY_INFO], 0);
}

Test(diag, messages_of_any_length)
{
	static const int lengths[] = {0, 1, 510, 511, 512, 513, 5000, 3000000};

	for (size_t i = 0; i < COUNT_OF(lengths); i++) {
		struct diag *diag =
			sink_report(&sink, &error, nowhere, "%*s", lengths[i], "");

		cr_assert_eq(diag->message.len, (uint32_t)lengths[i]);
		cr_assert_eq(diag->message.ptr[lengths[i]], '\0');
		cr_assert(lengths[i] == 0 || diag->message.ptr[lengths[i] - 1] == ' ');
	}
}

Test(diag, what_is_off_is_not_reported)
{
	struct diag *diag = sink_report(&sink, &off, nowhere, "no");
	struct str ids[2] = {STR("a"), STR("b")};

	cr_assert_null(diag);
	cr_assert_eq(sink.count, 0);
	cr_assert_not(sink_wants(&sink, &off));
	cr_assert(sink_wants(&sink, &error));
	diag_note(&sink, diag, nowhere, "no");
	diag_help(&sink, diag, "no");
	diag_subjects(&sink, diag, ids, 2);
	diag_path(&sink, diag, ids, 2);
	diag_number(&sink, diag, "n", 1);
	diag_bool(&sink, diag, "b", true);
	diag_text(&sink, diag, "t", ids[0]);
	diag_pairs(&sink, diag, "p", ids, 1);
}

Test(diag, policy_decides)
{
	policy_set(&policy, "off", SEVERITY_INFO);
	policy_set(&policy, "an-error", SEVERITY_OFF);
	cr_assert_eq(sink_report(&sink, &off, nowhere, "x")->severity, SEVERITY_INFO);
	cr_assert_null(sink_report(&sink, &error, nowhere, "x"));
	cr_assert(sink_wants(&sink, &off));
	cr_assert_not(sink_wants(&sink, &error));
	cr_assert_eq(sink.counts[SEVERITY_INFO], 1);
	sink.policy = NULL;
	cr_assert(sink_wants(&sink, &error));
	cr_assert_not(sink_wants(&sink, &off));
}

Test(diag, texts_are_copied)
{
	struct diag *diag = sink_report(&sink, &error, nowhere, "x");
	char text[] = "text";
	struct str ids[3] = {STR("a"), STR("b"), STR("c")};

	diag_note(&sink, diag, (struct span){1, 2}, "first %s", text);
	diag_note(&sink, diag, (struct span){3, 4}, "second %s", text);
	diag_note(&sink, diag, nowhere, "third");
	diag_help(&sink, diag, "help %s", text);
	diag_subjects(&sink, diag, ids, 2);
	diag_path(&sink, diag, ids, 3);
	diag_text(&sink, diag, "text", str_of(text));
	memset(text, 'x', 4);
	ids[0] = ids[1] = ids[2] = STR("z");
	cr_assert(str_is(diag->notes->message, "first text"));
	cr_assert(str_is(diag->notes->next->message, "second text"));
	cr_assert_eq(diag->notes->next->at.begin, 3);
	cr_assert(str_is(diag->notes->next->next->message, "third"));
	cr_assert_null(diag->notes->next->next->next);
	cr_assert(str_is(diag->help, "help text"));
	cr_assert_eq(diag->subject_count, 2);
	cr_assert(str_is(diag->subjects[1], "b"));
	cr_assert_eq(diag->path_count, 3);
	cr_assert(str_is(diag->path[2], "c"));
	cr_assert(str_is(*diag->data->text, "text"));
	diag_subjects(&sink, diag, NULL, 0);
	cr_assert_eq(diag->subject_count, 0);
}

Test(diag, data_in_order)
{
	struct diag *diag = sink_report(&sink, &error, nowhere, "x");
	struct str pairs[4] = {STR("a"), STR("b"), STR("c"), STR("d")};
	const struct datum *datum;

	diag_number(&sink, diag, "below", UINT64_MAX);
	diag_bool(&sink, diag, "exact", true);
	diag_text(&sink, diag, "none", (struct str){0});
	diag_pairs(&sink, diag, "cut", pairs, 2);
	diag_pairs(&sink, diag, "empty", NULL, 0);
	datum = diag->data;
	cr_assert_str_eq(datum->name, "below");
	cr_assert_eq(datum->kind, DATUM_NUMBER);
	cr_assert_eq(datum->number, UINT64_MAX);
	datum = datum->next;
	cr_assert_eq(datum->kind, DATUM_BOOL);
	cr_assert_eq(datum->number, 1);
	datum = datum->next;
	cr_assert_eq(datum->kind, DATUM_TEXT);
	cr_assert_eq(datum->text->len, 0);
	datum = datum->next;
	cr_assert_eq(datum->kind, DATUM_PAIRS);
	cr_assert_eq(datum->count, 2);
	cr_assert(str_is(datum->text[3], "d"));
	datum = datum->next;
	cr_assert_eq(datum->count, 0);
	cr_assert_null(datum->next);
}

/* A note for each step of a long cycle: walking the list each time would take minutes. */
Test(diag, many_notes, .timeout = 20)
{
	struct diag *diag = sink_report(&sink, &error, nowhere, "x");
	uint32_t count = 0;

	for (uint32_t i = 0; i < 500000; i++)
		diag_note(&sink, diag, (struct span){i + 1, i + 2}, "x");
	for (const struct diag_note *note = diag->notes; note; note = note->next)
		cr_assert_eq(note->at.begin, ++count);
	cr_assert_eq(count, 500000);
}

Test(diag, troubles)
{
	for (int i = 0; i < 100; i++)
		sink_trouble(&sink, "cannot read '%d.yaml': %s", i, "no such file");
	cr_assert_eq(sink.trouble_count, 100);
	cr_assert_str_eq(sink.troubles[42], "cannot read '42.yaml': no such file");
	cr_assert_eq(sink.count, 0);
}

static void add_source(const char *name, const char *text)
{
	struct buf buf = {0};

	buf_add_text(&buf, text);
	cr_assert_not_null(sources_add(&sources, name, &buf));
}

static void report(const struct rule *rule, uint32_t begin, const char *message,
	struct str *subjects, uint32_t count)
{
	struct diag *diag =
		sink_report(&sink, rule, (struct span){begin, begin}, "%s", message);

	diag_subjects(&sink, diag, subjects, count);
}

Test(diag, sorts_by_file_place_rule_subjects_and_order)
{
	static const char expected[] = "abcdefghijklmn";
	struct str ids[] = {STR("x"), STR("xa"), STR("y"), STR("\xc3\xa5")};

	add_source("b.yaml", "one\ntwo\n"); /* 1 to 9 */
	add_source("a.yaml", "three\n");    /* 10 to 16 */
	add_source("a.yaml", "three\n");    /* 17 to 23: the same name, given twice */
	report(&warning, 8, "n", NULL, 0);
	report(&warning, 5, "m", ids + 3, 1);
	report(&warning, 5, "l", ids + 2, 1);
	report(&warning, 5, "k", ids + 1, 1);
	report(&warning, 5, "j", ids, 2);
	report(&warning, 5, "h", ids, 1);
	report(&warning, 5, "i", ids, 1);
	report(&warning, 5, "g", NULL, 0);
	report(&error, 5, "f", ids + 3, 1);
	report(&error, 1, "e", NULL, 0);
	report(&error, 12, "d", NULL, 0);
	report(&warning, 17, "c", NULL, 0); /* first in its file, rank before offset */
	report(&warning, 1000, "a", NULL, 0);
	report(&warning, 0, "b", NULL, 0);
	sink_sort(&sink);
	for (uint32_t i = 0; i < sink.count; i++)
		cr_assert_eq(sink.items[i]->message.ptr[0], expected[i], "%u: %s", i,
			sink.items[i]->message.ptr);
	cr_assert_eq(sink.count, sizeof expected - 1);
}

Test(diag, sorts_nothing_and_without_sources)
{
	sink_sort(&sink);
	sink.sources = NULL;
	report(&warning, 7, "second", NULL, 0);
	report(&error, 9, "first", NULL, 0);
	sink_sort(&sink);
	cr_assert(str_is(sink.items[0]->message, "first"));
}

Test(diag, what_is_suppressed_stands_apart_and_does_not_count)
{
	static const struct suppression known = {.kind = SUPPRESSION_BASELINE};
	static const struct suppression seen = {
		.kind = SUPPRESSION_SOURCE, .reason = {"agreed", 6}};

	add_source("a.yaml", "one\ntwo\n");
	report(&warning, 8, "d", NULL, 0);
	report(&error, 6, "c", NULL, 0);
	report(&error, 4, "b", NULL, 0);
	report(&warning, 2, "a", NULL, 0);
	sink_suppress(&sink, sink.items[0], &seen);
	sink_suppress(&sink, sink.items[0], &known);
	sink_suppress(&sink, sink.items[2], &known);
	cr_assert_eq(sink.counts[SEVERITY_ERROR], 1);
	cr_assert_eq(sink.counts[SEVERITY_WARNING], 1);
	sink_sort(&sink);
	cr_assert_eq(sink.count, 2);
	cr_assert(str_is(sink.items[0]->message, "a"));
	cr_assert(str_is(sink.items[1]->message, "c"));
	cr_assert_null(sink.items[0]->suppression);
	cr_assert_eq(sink.suppressed.count, 2);
	cr_assert(str_is(sink.suppressed.items[0]->message, "b"));
	cr_assert(str_is(sink.suppressed.items[1]->message, "d"));
	cr_assert_eq(sink.suppressed.items[1]->suppression, &seen);
	cr_assert_str_eq(suppression_kind_name(SUPPRESSION_MANIFEST), "manifest");
}

/* A million findings in reverse, as large as they usually are. */
Test(diag, a_million_findings)
{
	enum { COUNT = 1000000 };
	struct buf text = {0};
	struct str id = STR("a-group-of-many");

	buf_add_fill(&text, '\n', COUNT);
	cr_assert_not_null(sources_add(&sources, "a.yaml", &text));
	for (uint32_t i = COUNT; i-- > 0;) {
		struct diag *diag =
			sink_report(&sink, &warning, (struct span){i + 1, i + 2},
				"the group '%.*s' names no chair", STR_ARG(id));

		diag_help(&sink, diag, "add 'chair: POST' to it");
		diag_subjects(&sink, diag, &id, 1);
		diag_number(&sink, diag, "below", i);
	}
	cr_assert_lt(sink.arena.total, 300u * 1000 * 1000);
	sink_sort(&sink);
	for (uint32_t i = 0; i < COUNT; i++)
		cr_assert_eq(sink.items[i]->at.begin, i + 1);
}
