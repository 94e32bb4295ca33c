/* The manifest: what is read of it, and what is said of what is wrong. */
#include "model/project.h"

#include "fixture.h"
#include "load/load.h"

static struct project project;

static const char *const formats[] = {"svg", "png", NULL};
static const char *const kinds[] = {"text", "groups", "json", "markdown", NULL};
static const char *const themes[] = {"light", "print", NULL};
static const struct option_key options[] = {
	{.field = {.key = "theme", .type = FIELD_WORD, .offset = 3, .words = themes},
		.draws = true},
	{.field = {.key = "findings", .type = FIELD_BOOL, .offset = 5}, .draws = true},
	{.field = {.key = "include", .type = FIELD_TEXTS, .offset = 7}, .draws = true},
	{.field = {.key = "up", .type = FIELD_TEXT, .offset = 9}, .draws = true},
	{.field = {.key = "summary", .type = FIELD_BOOL, .offset = 11}},
};
static const struct entry_keys keys = {
	.options = options,
	.option_count = COUNT_OF(options),
	.chart_formats = formats,
	.kinds = {kinds, kinds, kinds, kinds},
	.report_formats = {[PROJECT_LIST] = formats, [PROJECT_DIFF] = formats},
};

static const char *read_at(const char *path, const char *yaml)
{
	struct fixture *fixture = fixture_load("orgraph: 1\n");

	fixture->sink.count = 0;
	load_project_text(&project, &fixture->model, &fixture->sources, &fixture->sink,
		&(struct load_file){.name = path, .text = str_of(yaml)}, &keys);
	return findings(fixture);
}

#define EXPECT_READ(yaml, expected) \
	cr_expect_str_eq(read_at("m.yaml", yaml), expected, "%s", read_at("m.yaml", yaml))

Test(project, all_keys)
{
	EXPECT_READ(
		"orgraph_project: 1\n"
		"inputs: [a.yaml, b/c.yaml, /d.yaml, -e]\n"
		"rules: r.yaml\n"
		"severities: {no-chair: error, no-source: off, vgr/x: info, y: ~}\n"
		"fail_on: warning\n"
		"limits: {overloaded_post: 3}\n"
		"suppressions:\n"
		"  - {rule: no-chair, id: a, ids: [b, c], reason: so, until: 2026-02}\n"
		"  - {rule: no-chair, ids: d, reason: so}\n"
		"baseline: known.yaml\n"
		"x-ours: 1\n",
		"");
	cr_expect_eq(project.inputs.count, 4);
	cr_expect_str_eq(project.input_paths[0], "a.yaml");
	cr_expect_str_eq(project.input_paths[2], "/d.yaml");
	cr_expect_str_eq(project.input_paths[3], "./-e");
	cr_expect_eq(project.rules.count, 1);
	cr_expect_str_eq(project.rule_paths[0], "r.yaml");
	cr_expect_str_eq(project.baseline_path, "known.yaml");
	cr_expect_eq(project.fail_on, FAIL_ON_WARNING);
	cr_expect_eq(project.limits.overloaded_post.number, 3);
	cr_expect_eq(project.severity_count, 3);
	cr_expect(str_is(text_str(project.severities[2].rule), "vgr/x"));
	cr_expect_eq(project.severities[0].severity, SEVERITY_ERROR);
	cr_expect_eq(project.severities[1].severity, SEVERITY_OFF);
	cr_expect_eq(project.suppression_count, 2);
	cr_expect_eq(project.suppressions[0].id.count, 1);
	cr_expect_eq(project.suppressions[0].ids.count, 2);
	cr_expect_eq(date_last_day(project.suppressions[0].until), 20260228);
	cr_expect(!date_is_set(project.suppressions[1].until));
}

Test(project, charts)
{
	const struct project_chart *charts;

	EXPECT_READ("orgraph_project: 1\noutput: ./out//\n"
		    "charts:\n"
		    "  plain:\n"
		    "  all: {formats: [svg, png], output: a/./b, theme: print, up: 2,\n"
		    "    findings: true, include: [kind=council, tag=x]}\n"
		    "  between: {findings: false, from: 2019, to: 2020-03,\n"
		    "    output: ../c, x-mine: 1}\n",
		"");
	charts = project.charts;
	cr_assert_eq(project.chart_count, 3);
	cr_expect_str_eq(charts[0].entry.output_path, "out/plain");
	cr_expect_eq(charts[0].formats.count, 1);
	cr_expect(str_is(text_str(charts[0].formats.items[0]), "svg"));
	cr_expect_str_eq(charts[1].entry.output_path, "out/a/b");
	cr_expect_eq(charts[1].formats.count, 2);
	cr_assert_eq(charts[1].entry.setting_count, 4);
	cr_expect_eq(charts[1].entry.settings[0].option, 3);
	cr_expect_eq(charts[1].entry.settings[2].option, 5);
	cr_expect(str_is(text_str(charts[1].entry.settings[2].values.items[0]), "true"));
	cr_expect_eq(charts[1].entry.settings[3].values.count, 2);
	cr_expect_str_eq(charts[2].entry.output_path, "c");
	cr_expect_eq(charts[2].entry.setting_count, 0);
	cr_expect_eq(date_first_day(charts[2].from), 20190101);
	cr_expect_eq(date_last_day(charts[2].to), 20200331);
}

Test(project, reports)
{
	const struct project_report *reports;

	read_at("x/m.yaml", "orgraph_project: 1\n"
			    "reports:\n"
			    "  a: {findings: text, summary: true, output: a.txt}\n"
			    "  b: {list: groups, format: png, output: /b.csv}\n"
			    "  c: {diff: {old: old.yaml}, output: c.md}\n"
			    "  d: {diff: {git: HEAD~1}, output: d.md}\n");
	reports = project.reports;
	cr_assert_eq(project.report_count, 4);
	cr_expect_eq(reports[0].kind, PROJECT_FINDINGS);
	cr_expect(str_is(text_str(reports[0].of), "text"));
	cr_expect_str_eq(reports[0].entry.output_path, "x/a.txt");
	cr_expect_eq(reports[0].entry.setting_count, 1);
	cr_expect_str_eq(reports[1].entry.output_path, "/b.csv");
	cr_expect(str_is(text_str(reports[1].format), "png"));
	cr_expect_str_eq(reports[2].compared.old_path, "x/old.yaml");
	cr_expect(str_is(text_str(reports[3].compared.git), "HEAD~1"));
}

Test(project, paths_are_seen_from_its_folder)
{
	static const char yaml[] = "orgraph_project: 1\ninputs: [a.yaml, /b.yaml, -c]\n";

	read_at("x/../y/m.yaml", yaml);
	cr_expect_str_eq(project.input_paths[0], "y/a.yaml");
	cr_expect_str_eq(project.input_paths[1], "/b.yaml");
	cr_expect_str_eq(project.input_paths[2], "y/-c");
	read_at("/m.yaml", yaml);
	cr_expect_str_eq(project.input_paths[0], "/a.yaml");
}

Test(project, no_paths)
{
	EXPECT_READ("orgraph_project: 1\ninputs: [\"\", c]\nbaseline: ''\n",
		"m.yaml:2:10-12 bad-value: this is no name of a file or folder\n"
		" help write a path, as seen from the folder of the manifest\n"
		"m.yaml:3:11-13 bad-value: this is no name of a file or folder\n"
		" help write a path, as seen from the folder of the manifest\n");
	cr_expect_eq(project.inputs.count, 1);
	cr_expect_str_eq(project.input_paths[0], "c");
	cr_expect_null(project.baseline_path);
}

Test(project, not_a_manifest)
{
	EXPECT_READ("", "m.yaml:1:1 missing-key: the file is empty\n"
			" help begin it with 'orgraph_project: 1', and write 'inputs: "
			"[FILE]' below\n");
	EXPECT_READ("[a]\n",
		"m.yaml:1:1-4 wrong-type: a manifest has to be a map of keys, this is a "
		"list\n help begin it with 'orgraph_project: 1', and write 'inputs: "
		"[FILE]' below, without '-' before them\n");
	EXPECT_READ("town.yaml\n",
		"m.yaml:1:1-10 wrong-type: a manifest has to be a map of keys, this is a "
		"text\n help begin it with 'orgraph_project: 1', and write 'inputs: "
		"[FILE]' below\n");
	EXPECT_READ("inputs: a.yaml\n",
		"m.yaml:1:1-7 missing-key: the file has no 'orgraph_project'\n"
		" help begin it with 'orgraph_project: 1'\n");
	EXPECT_READ("orgraph_project: 2\n", "m.yaml:1:18-19 bad-value: version '2' of "
					    "the format is not known, this "
					    "program reads 1\n"
					    " help write 'orgraph_project: 1'\n");
	EXPECT_READ("orgraph_rules: 1\n",
		"m.yaml:1:1 unknown-key: this is a rule file, not a manifest\n"
		" help name it with --rules, or under 'rules' in a manifest\n");
	EXPECT_READ("orgraph_project: 1\n---\na: b\n",
		"m.yaml:2:1-4 wrong-type: a file holds one document, and here a second "
		"begins\n"
		" help move it to a file of its own, or remove the line '---'; it was "
		"not "
		"read\n");
}

Test(project, what_a_suppression_lacks)
{
	EXPECT_READ("orgraph_project: 1\nsuppressions: [{until: soon}, a]\n",
		"m.yaml:2:16-29 missing-key: this suppression has no 'rule'\n"
		" help add 'rule: RULE', as the finding names it\n"
		"m.yaml:2:16-29 missing-key: this suppression has no 'id'\n"
		" help add 'id: ID' or 'ids: [ID, …]', of what the findings are about\n"
		"m.yaml:2:16-29 missing-key: this suppression has no 'reason'\n"
		" help add 'reason: …': why the findings may stay; without it they are "
		"not "
		"hidden\n"
		"m.yaml:2:24-28 bad-value: 'soon' is no date\n"
		" help write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-10-01\n"
		"m.yaml:2:31-32 wrong-type: 'suppressions' wants a map or a list of "
		"maps, "
		"this is a text\n"
		" help write {rule: …, id: …, reason: …}\n");
	cr_expect_eq(project.suppression_count, 0);
}

Test(project, syntax)
{
	read_at("m.yaml", "orgraph_project: 1\ninputs: [a\n");
	cr_expect_eq(project.inputs.count, 0);
	read_at("m.yaml", "orgraph_project: 1\ninputs: \xff\n");
	cr_expect_eq(project.inputs.count, 0);
}
