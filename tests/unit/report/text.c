/* Findings as text: the caret on nasty lines above all. */
#include "report/report.h"

#include <criterion/criterion.h>

static const struct rule rule = {.slug = "a-rule", .severity = SEVERITY_ERROR};
static const struct span nowhere;

static struct sources sources;
static struct sink sink;
static struct outlet out;

static void begin(void)
{
	sink_init(&sink, NULL, &sources);
}

static void end(void)
{
	sink_release(&sink);
	sources_release(&sources);
	outlet_release(&out);
}

TestSuite(text, .init = begin, .fini = end);

/* A source with this text, of which the bytes from `needle` on are meant. */
static struct span place(const char *text, const char *needle, uint32_t len)
{
	struct buf copy = {0};
	const struct source *source;
	uint32_t offset = (uint32_t)(strstr(text, needle) - text);

	buf_add_text(&copy, text);
	source = sources_add(&sources, "a.yaml", &copy);
	return (struct span){source->base + offset, source->base + offset + len};
}

/* What is printed for one finding, without its first line. */
static const char *excerpt(struct span at)
{
	struct diag *diag = sink_report(&sink, &rule, at, "wrong");
	struct report_style plain = {.colour = false};

	report_finding(&out, &sources, diag, plain);
	return strchr(out.buf.data, '\n') + 1;
}

static void expect_excerpt(const char *text, const char *needle, const char *expected)
{
	cr_assert_str_eq(
		excerpt(place(text, needle, (uint32_t)strlen(needle))), expected);
}

Test(text, whole_finding)
{
	struct span at = place("a: 1\n  reports_to: budget\n", "budget", 6);
	struct diag *diag = sink_report(&sink, &rule, at, "'%s' is wrong", "b");
	struct report report = {.sink = &sink, .quiet = true};

	diag_note(&sink, diag, (struct span){at.begin - 12, at.end}, "said here");
	diag_note(&sink, diag, nowhere, "and nowhere");
	diag_help(&sink, diag, "write it anew");
	report_text(&out, &report);
	cr_assert_str_eq(out.buf.data, "a.yaml:2:15: error: 'b' is wrong [a-rule]\n"
				       "    2 |   reports_to: budget\n"
				       "      |               ^~~~~~\n"
				       "a.yaml:2:3: note: said here\n"
				       "orgraph: note: and nowhere\n"
				       "help: write it anew\n");
}

Test(text, nowhere)
{
	cr_assert_str_eq(excerpt(nowhere), "");
	cr_assert_str_eq(out.buf.data, "orgraph: error: wrong [a-rule]\n");
}

Test(text, colour)
{
	struct report_style style = {.colour = true};
	struct diag *diag = sink_report(&sink, &rule, place("ab\n", "b", 1), "wrong");

	report_finding(&out, &sources, diag, style);
	cr_assert_str_eq(out.buf.data,
		"\033[1ma.yaml:1:2:\033[0m \033[1;31merror:\033[0m wrong [a-rule]\n"
		"\033[2m    1 |\033[0m ab\n"
		"\033[2m      |\033[0m  \033[1;31m^\033[0m\n");
}

Test(text, empty_source)
{
	struct buf none = {0};
	const struct source *source = sources_add(&sources, "a.yaml", &none);
	struct span at = {source->base, source->base};

	cr_assert_str_eq(excerpt(at), "    1 |\n      | ^\n");
}

Test(text, end_of_line)
{
	expect_excerpt("a: \nb\n", "\n", "    1 | a: \n      |    ^\n");
}

Test(text, several_lines)
{
	expect_excerpt("x: [a,\n b]\n", "[a,\n b]", "    1 | x: [a,\n      |    ^~~\n");
}

Test(text, crlf)
{
	expect_excerpt("x: abc\r\ny\r\n", "abc", "    1 | x: abc\n      |    ^~~\n");
}

Test(text, tabs)
{
	expect_excerpt("\ta:\tb c\n", "b",
		"    1 |         a:      b c\n"
		"      |                 ^\n");
}

Test(text, wide)
{
	expect_excerpt("名前: 委員 x\n", "委員",
		"    1 | 名前: 委員 x\n"
		"      |       ^~~~\n");
}

Test(text, combining)
{
	/* e and a combining acute take one column */
	expect_excerpt("e\xcc\x81: xy\n", "xy",
		"    1 | e\xcc\x81: xy\n"
		"      |    ^~\n");
}

Test(text, control_and_hidden)
{
	expect_excerpt("a\x07 \xe2\x80\xae"
		       "b c\n",
		"c", "    1 | a\\u{7} \\u{202e}b c\n      |                  ^\n");
	cr_assert(!strchr(out.buf.data, '\x07'));
}

Test(text, bad_bytes)
{
	expect_excerpt("\xff\xfe x\n", "x",
		"    1 | \\xff\\xfe x\n"
		"      |          ^\n");
}

Test(text, escaped_is_underlined_whole)
{
	expect_excerpt("a\x01z\n", "\x01", "    1 | a\\u{1}z\n      |  ^~~~~\n");
}

Test(text, message_and_file_are_escaped)
{
	struct buf copy = {0};
	struct report_style plain = {.colour = false};
	const struct source *source;
	struct diag *diag;

	buf_add_text(&copy, "x\n");
	source = sources_add(&sources, "a\nb.yaml", &copy);
	diag = sink_report(&sink, &rule, (struct span){source->base, source->base + 1},
		"'%s'", "x\ny\t\x1b[31m\xe2\x80\xae");
	report_finding(&out, &sources, diag, plain);
	cr_assert_str_eq(out.buf.data, "a\\nb.yaml:1:1: error: "
				       "'x\\ny\\t\\u{1b}[31m\\u{202e}' [a-rule]\n"
				       "    1 | x\n      | ^\n");
}

/* The caret's line below what it points at, in a window. */
Test(text, long_line)
{
	struct buf line = {0};
	const char *first, *second;
	size_t caret;

	buf_add_fill(&line, 'a', 100000);
	buf_add_text(&line, "NEEDLE");
	buf_add_fill(&line, 'b', 100000);
	buf_add_char(&line, '\n');
	first = excerpt(place(line.data, "NEEDLE", 6));
	second = strchr(first, '\n') + 1;
	caret = (size_t)(strchr(second, '^') - second);
	/* an ellipsis is three bytes and one column */
	cr_assert_eq(strncmp(first + caret + 2, "NEEDLE", 6), 0);
	cr_assert_eq(strncmp(second + caret, "^~~~~~\n", 7), 0);
	cr_assert_lt(out.buf.len, 400);
	cr_assert_neq(strstr(first, " …aaa"), NULL);
	cr_assert_neq(strstr(first, "bbb…\n"), NULL);
	buf_release(&line);
}

Test(text, long_line_at_its_start)
{
	struct buf line = {0};
	const char *first;

	buf_add_text(&line, "NEEDLE");
	buf_add_fill(&line, 'b', 1000);
	first = excerpt(place(line.data, "NEEDLE", 6));
	cr_assert_eq(strncmp(first, "    1 | NEEDLEbbb", 16), 0);
	cr_assert_neq(strstr(first, "\n      | ^~~~~~\n"), NULL);
	buf_release(&line);
}

/* Marks without width on end must not make a line endless. */
Test(text, long_line_of_marks)
{
	struct buf line = {0};

	buf_add_char(&line, 'x');
	for (int i = 0; i < 100000; i++)
		buf_add_text(&line, "\xcc\x81");
	buf_add_text(&line, "NEEDLE");
	excerpt(place(line.data, "NEEDLE", 6));
	cr_assert_lt(out.buf.len, 3000);
	buf_release(&line);
}

Test(text, large_line_numbers)
{
	struct buf lines = {0};

	buf_add_fill(&lines, '\n', 123455);
	buf_add_text(&lines, "ab\n");
	cr_assert_str_eq(
		excerpt(place(lines.data, "ab", 2)), "123456 | ab\n       | ^~\n");
	buf_release(&lines);
}

Test(text, counts)
{
	static const struct rule info = {.slug = "i", .severity = SEVERITY_INFO};
	struct buf text = {0};

	report_counts(&text, &sink);
	cr_assert_str_eq(text.data, "no findings");
	sink_report(&sink, &rule, nowhere, "a");
	sink_report(&sink, &info, nowhere, "a");
	sink_report(&sink, &info, nowhere, "a");
	buf_clear(&text);
	report_counts(&text, &sink);
	cr_assert_str_eq(text.data, "1 error, 2 infos");
	buf_release(&text);
}

Test(text, escape_width)
{
	struct buf text = {0};

	cr_assert_eq(escape_add(&text, STR("a\n名\x07")), 1 + 2 + 2 + 5);
	cr_assert_str_eq(text.data, "a\\n名\\u{7}");
	buf_release(&text);
}

static int drained;

static void drain(struct outlet *outlet)
{
	drained++;
	buf_clear(&outlet->buf);
}

Test(text, outlet_hands_on)
{
	struct outlet outlet = {.drain = drain};

	drained = 0;
	outlet_pass(&outlet);
	buf_add_fill(&outlet.buf, 'x', 1000);
	outlet_pass(&outlet);
	cr_assert_eq(drained, 0);
	buf_add_fill(&outlet.buf, 'x', 100000);
	outlet_pass(&outlet);
	cr_assert_eq(drained, 1);
	cr_assert_eq(outlet.buf.len, 0);
	outlet_flush(&outlet);
	cr_assert_eq(drained, 1);
	buf_add_char(&outlet.buf, 'x');
	outlet_flush(&outlet);
	cr_assert_eq(drained, 2);
	outlet_release(&outlet);
}
