/* Findings as JSON: every member a finding can have, and the absence of each. */
#include "report/report.h"

#include "base/version.h"
#include "sample.h"

#include <criterion/criterion.h>

static const struct rule rule = {.slug = "a-rule", .severity = SEVERITY_WARNING};

static struct sample sample;
static struct outlet out;

static void begin(void)
{
	sample_load(&sample,
		STR("orgraph: 1\nposts: {a: {root: true}, b: {reports_to: a}}\n"));
	sample.sink.count = 0;
	memset(sample.sink.counts, 0, sizeof sample.sink.counts);
}

static void end(void)
{
	outlet_release(&out);
	sample_release(&sample);
}

TestSuite(json, .init = begin, .fini = end);

static void expect(const char *findings)
{
	struct report report = {.sink = &sample.sink,
		.model = &sample.model,
		.analysis = &sample.analysis};
	struct buf expected = {0};

	buf_printf(&expected,
		"{\n  \"format\": 1,\n"
		"  \"tool\": {\"name\": \"orgraph\", \"version\": \"%s\"},\n"
		"  \"summary\": {\"error\": 0, \"warning\": %u, \"info\": 0, "
		"\"suppressed\": 0, \"groups\": 0, \"posts\": 2, \"units\": 0, "
		"\"persons\": 0, \"lines\": 1, \"unrooted\": 0},\n"
		"  \"findings\": %s\n}\n",
		ORGRAPH_VERSION, (unsigned)sample.sink.counts[SEVERITY_WARNING],
		findings);
	report_json(&out, &report);
	cr_assert_str_eq(out.buf.data, expected.data);
	buf_release(&expected);
}

Test(json, none)
{
	expect("[]");
}

Test(json, nowhere_is_the_first_input)
{
	struct span nowhere = {0, 0};

	sink_report(&sample.sink, &rule, nowhere, "text");
	expect("[\n    {\"rule\": \"a-rule\", \"severity\": \"warning\", \"message\": "
	       "\"text\", "
	       "\"file\": \"sample.yaml\", \"line\": 1, \"column\": 1, \"end_line\": 1, "
	       "\"end_column\": 1, \"subjects\": []}\n  ]");
}

Test(json, all_members)
{
	uint32_t base = sample.sources.items[0]->base;
	struct span at = {base + 9, base + 16}, behind = {base, base + 1},
		    nowhere = {0, 0};
	const struct str ids[] = {STR("a"), STR("b")};
	struct diag *diag = sink_report(&sample.sink, &rule, at, "'%s'", "q\"\n");

	diag_subjects(&sample.sink, diag, ids, 2);
	diag_path(&sample.sink, diag, ids, 1);
	diag_note(&sample.sink, diag, behind, "note");
	diag_note(&sample.sink, diag, nowhere, "nowhere");
	diag_help(&sample.sink, diag, "help");
	diag_number(&sample.sink, diag, "number", 7);
	diag_bool(&sample.sink, diag, "no", false);
	diag_text(&sample.sink, diag, "text", STR("t"));
	diag_pairs(&sample.sink, diag, "pairs", ids, 1);
	expect("[\n    {\"rule\": \"a-rule\", \"severity\": \"warning\", "
	       "\"message\": \"'q\\\"\\n'\", \"file\": \"sample.yaml\", \"line\": 1, "
	       "\"column\": 10, \"end_line\": 2, \"end_column\": 6, "
	       "\"subjects\": [\"a\", \"b\"], \"path\": [\"a\"], "
	       "\"notes\": [{\"message\": \"note\", \"file\": \"sample.yaml\", \"line\": "
	       "1, "
	       "\"column\": 1}, {\"message\": \"nowhere\"}], \"help\": \"help\", "
	       "\"data\": {\"number\": 7, \"no\": false, \"text\": \"t\", "
	       "\"pairs\": [[\"a\", \"b\"]]}}\n  ]");
}
