/* The formats of findings: what each makes of texts that mean something to it, and what
 * of them all is the same. Whole files are in tests/golden. */
#include "report/report.h"

#include "report/table.h"
#include "sample.h"

#include <criterion/criterion.h>

static const struct rule error = {.slug = "e-rule",
	.severity = SEVERITY_ERROR,
	.summary = "finds",
	.why = "why",
	.mend = "mend"};
static const struct rule warning = {.slug = "w-rule",
	.severity = SEVERITY_WARNING,
	.summary = "finds",
	.why = "why",
	.mend = "mend"};
static const struct rule info = {.slug = "i-rule",
	.severity = SEVERITY_INFO,
	.summary = "finds",
	.why = "why",
	.mend = "mend"};

static struct sample sample;
static struct report report;
static struct outlet out;

static void begin(void)
{
	sample_load(&sample, STR("orgraph: 1\nposts: {a: {root: true}}\n"));
	sample.sink.count = 0;
	memset(sample.sink.counts, 0, sizeof sample.sink.counts);
	report = (struct report){.sink = &sample.sink,
		.model = &sample.model,
		.analysis = &sample.analysis,
		.fail_on = SEVERITY_ERROR};
}

static void end(void)
{
	outlet_release(&out);
	sample_release(&sample);
}

TestSuite(formats, .init = begin, .fini = end);

static struct diag *find(const struct rule *rule, const char *message)
{
	uint32_t base = sample.sources.items[0]->base;

	return sink_report(
		&sample.sink, rule, (struct span){base + 9, base + 10}, "%s", message);
}

static const char *written(const char *format)
{
	buf_clear(&out.buf);
	for (uint32_t i = 0; i < report_format_count; i++)
		if (strcmp(report_formats[i].name, format) == 0)
			report_formats[i].write(&out, &report);
	cr_assert_gt(out.buf.len, 0, "no format %s", format);
	return out.buf.data;
}

static void has(const char *format, const char *part)
{
	cr_assert(strstr(written(format), part), "%s lacks %s:\n%s", format, part,
		out.buf.data);
}

static void lacks(const char *format, const char *part)
{
	cr_assert_not(strstr(written(format), part), "%s has %s:\n%s", format, part,
		out.buf.data);
}

Test(formats, words_are_the_names)
{
	uint32_t i;

	for (i = 0; i < report_format_count; i++)
		cr_assert_str_eq(report_format_words[i], report_formats[i].name);
	cr_assert_null(report_format_words[i]);
	cr_assert_str_eq(report_format_words[0], "text");
}

/* ---- what is nobody's markup ---- */

Test(formats, github_escapes)
{
	find(&info, "50 %, a\r\nb::error::c %0A");
	has("github", "::notice file=sample.yaml,line=1,endLine=1,col=10,endColumn=11,"
		      "title=i-rule::50 %25, a\\r\\nb::error::c %250A\n");
	report.sink->items[0]->rule = &(struct rule){.slug = "a:b,c%"};
	has("github", "title=a%3Ab%2Cc%25::");
}

Test(formats, junit_escapes)
{
	find(&error, "<a href=\"x\">&amp; ]]> \x01 \xef\xbf\xbe \xff");
	has("junit", "message=\"1 error: &lt;a href=&quot;x&quot;&gt;&amp;amp; ]]&gt; "
		     "\\u{1} \\u{fffe} \\xff\"");
	has("junit", "error: &lt;a href=&quot;x&quot;&gt;&amp;amp; ]]&gt; ");
	lacks("junit", "\x01");
}

Test(formats, sarif_links)
{
	find(&error, "[a](1) \\b");
	has("sarif", "\"text\": \"\\\\[a\\\\](1) \\\\\\\\b\"");
	end();
	begin();
	find(&error, "[a] \\b");
	has("sarif", "\"text\": \"[a] \\\\b\"");
}

Test(formats, csv_formulas)
{
	static const char *const formulas[][2] = {{"=1+1", "\"'=1+1\""},
		{"+1", "\"'+1\""}, {"-1", "\"'-1\""}, {"@a", "\"'@a\""},
		{" =1", "\"' =1\""}, {"\t=1", "\"'\t=1\""}, {"\r1", "\"'\\r1\""},
		{"＝1", "\"'＝1\""}, {"1=1", "1=1"}, {"a-b", "a-b"}, {"'", "'"},
		{"a;b", "\"a;b\""}, {"\x1b[1m\xe2\x80\xae", "\\u{1b}[1m\\u{202e}"},
		{"a\r\nb", "\"a\\r\\nb\""}, {"\xff", "\\xff"}};

	for (size_t i = 0; i < COUNT_OF(formulas); i++) {
		struct buf part = {0};

		find(&error, formulas[i][0]);
		sample.sink.items[0] = sample.sink.items[i];
		sample.sink.count = 1;
		buf_printf(&part, ",11,%s,,,\r\n", formulas[i][1]);
		has("csv", part.data);
		sample.sink.count = (uint32_t)i + 1;
		buf_release(&part);
	}
}

/* A fence longer than what it holds; slugs may come from an organisation. */
Test(formats, markdown_fences)
{
	struct rule own = error;

	own.slug = "cycle-<b>|`x`";
	find(&own, "``` ````` </details>");
	has("markdown", "\n``````text\n");
	has("markdown", "\n``````\n\n</details>\n");
	has("markdown", "| error | cycle-\\<b\\>\\|`x` | 1 | finds |\n");
	has("markdown", "<summary>error: cycle-&lt;b&gt;|`x` (1)</summary>");
	own.summary = "say `a|b` to @all | <b> *x* `";
	has("markdown", "| say `a\\|b` to @<!-- -->all \\| \\<b\\> \\*x\\* \\` |\n");
}

/* ---- how much of it ---- */

Test(formats, markdown_has_an_end)
{
	for (uint32_t i = 0; i < 2000; i++)
		find(i < 10 ? &error : &warning,
			"a message of some length, here and there");
	cr_assert_lt(strlen(written("markdown")), 65536);
	has("markdown", "</summary>\n\n```text\n");
	has("markdown", "of 1990 are left out here");
	lacks("markdown", "of 10 are left out here");
}

Test(formats, less_grave_findings_are_counted)
{
	static const char *const formats[] = {
		"text", "json", "sarif", "gitlab", "github", "markdown", "csv", "junit"};

	find(&error, "a grave one");
	find(&warning, "a lesser one");
	find(&info, "a least one");
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		has(formats[i], "a least one");
	report.least = SEVERITY_ERROR;
	for (size_t i = 0; i < COUNT_OF(formats); i++) {
		has(formats[i], "a grave one");
		lacks(formats[i], "a lesser one");
		lacks(formats[i], "a least one");
	}
	has("text", "1 error, 1 warning, 1 info in ");
	has("text", "\n1 warning and 1 info not shown (--min-severity)\n");
	has("markdown", "\n1 warning and 1 info not shown");
	has("json", "\"hidden\": 2");
	has("sarif", "\"hidden\": 2");
	report.quiet = true;
	lacks("text", "not shown");
}

/* A run that fails by warnings has a test that fails by them, shown or not. */
Test(formats, junit_fails_as_the_run_does)
{
	find(&warning, "a lesser one");
	has("junit", "tests=\"");
	lacks("junit", "<failure");
	has("junit", "<system-out>sample.yaml:1:10: warning: a lesser one");
	report.fail_on = SEVERITY_WARNING;
	has("junit", "<failure message=\"1 warning: a lesser one\" type=\"w-rule\">");
	report.least = SEVERITY_ERROR;
	has("junit",
		"<failure message=\"1 warning: a lesser one\" type=\"w-rule\"></fail");
	report.fail_on = SEVERITY_OFF;
	lacks("junit", "<failure");
	lacks("junit", "lesser");
}

Test(formats, counts_by_rule)
{
	report.by_rule = true;
	for (int i = 0; i < 11; i++)
		find(&info, "least");
	find(&warning, "lesser");
	find(&error, "grave");
	has("text", " 1  error    e-rule\n 1  warning  w-rule\n11  info     i-rule\n");
	lacks("text", "grave");
	has("json", "\"rules\": {\"e-rule\": 1, \"i-rule\": 11, \"w-rule\": 1}");
	has("json", "grave");
	has("markdown", "| info | i-rule | 11 | finds |\n");
	lacks("markdown", "<details>");
	has("sarif", "grave");
}

/* A cycle of three has three lines; a note that is no step makes it none. */
Test(formats, sarif_steps)
{
	const struct str path[] = {STR("a"), STR("b"), STR("c"), STR("a")};
	struct diag *diag = find(&error, "a cycle");
	struct span at = diag->at;

	diag_path(&sample.sink, diag, path, 4);
	lacks("sarif", "codeFlows");
	diag_note(&sample.sink, diag, at, "'b' to 'c'");
	lacks("sarif", "codeFlows");
	diag_note(&sample.sink, diag, at, "'c' to 'a'");
	has("sarif",
		"\"codeFlows\": [{\"threadFlows\": [{\"locations\": [{\"location\": {");
	has("sarif", "\"message\": {\"text\": \"'c' to 'a'\"}}}]}]}], ");
	diag_note(&sample.sink, diag, (struct span){0, 0}, "nowhere");
	lacks("sarif", "codeFlows");
}

/* ---- what is suppressed ---- */

Test(formats, sarif_has_what_is_suppressed)
{
	struct suppression suppression = {.kind = SUPPRESSION_SOURCE,
		.reason = STR("seen by \"me\""),
		.at = {sample.sources.items[0]->base, sample.sources.items[0]->base + 1}};
	struct diag *diag = find(&error, "a grave one");

	sink_suppress(&sample.sink, diag, &suppression);
	sink_sort(&sample.sink);
	lacks("gitlab", "a grave one");
	lacks("text", "a grave one");
	has("sarif", "\"suppressions\": [{\"kind\": \"inSource\", \"justification\": "
		     "\"seen by \\\"me\\\"\", \"location\": {\"physicalLocation\": ");
	has("sarif", "\"suppressed\": 1");
	suppression.kind = SUPPRESSION_BASELINE;
	suppression.reason.len = 0;
	has("sarif", "\"suppressions\": [{\"kind\": \"external\", \"location\": ");
}

/* ---- where ---- */

static void name_source(const char *name)
{
	struct source *source = sample.sources.items[0];

	free(source->name);
	source->name = mem_alloc(strlen(name) + 1, 1);
	memcpy(source->name, name, strlen(name) + 1);
}

Test(formats, paths)
{
	find(&error, "text");
	name_source("./a//b/./c d%é.yaml");
	has("sarif",
		"{\"uri\": \"a/b/c%20d%25%C3%A9.yaml\", \"uriBaseId\": \"%SRCROOT%\", ");
	has("gitlab", "\"path\": \"a/b/c d%é.yaml\"");
	has("github", "::error file=a/b/c d%25é.yaml,line=1,");
	name_source("/a/b.yaml");
	has("sarif", "{\"uri\": \"file:///a/b.yaml\", \"index\": 0}");
	name_source("-");
	has("sarif", "{\"uri\": \"%3Cstdin%3E\", \"index\": 0}");
	has("github", "::error title=e-rule::text\n");
	name_source("a:b\n.yaml");
	has("sarif", "\"uri\": \"a%3Ab%0A.yaml\"");
	has("github", "::error file=a%3Ab\\n.yaml,");
	name_source(" ::stop-commands::x.yaml");
	has("text", "./ ::stop-commands::x.yaml:1:10: error");
}

/* One file, given twice, is one artifact. */
Test(formats, sarif_artifacts_are_unique)
{
	struct buf again = {0};

	buf_add_text(&again, "x");
	sources_add(&sample.sources, "sample.yaml", &again);
	buf_add_text(&again, "y");
	sources_add(&sample.sources, "other.yaml", &again);
	sink_report(&sample.sink, &error,
		(struct span){
			sample.sources.items[2]->base, sample.sources.items[2]->base},
		"text");
	has("sarif",
		"{\"uri\": \"other.yaml\", \"uriBaseId\": \"%SRCROOT%\", \"index\": 1}");
}
