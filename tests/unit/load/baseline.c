/* The baseline: what is read of it, and what is said of what is wrong. */
#include "model/baseline.h"

#include "fixture.h"
#include "load/load.h"

static struct baseline baseline;

static const char *read_from(const char *yaml)
{
	struct fixture *fixture = fixture_load("orgraph: 1\n");

	fixture->sink.count = 0;
	load_baseline_text(&baseline, &fixture->model, &fixture->sources, &fixture->sink,
		"k.yaml", str_of(yaml));
	return findings(fixture);
}

#define EXPECT_READ(yaml, expected) \
	cr_expect_str_eq(read_from(yaml), expected, "%s", read_from(yaml))

Test(baseline, entries)
{
	EXPECT_READ("orgraph_baseline: 1\nfindings:\n"
		    "  - {rule: a, subjects: [\"b \\u00e5\", c], count: 2}\n"
		    "  - rule: d\n    subjects: e\n"
		    "  - {rule: f}\n",
		"");
	cr_assert_eq(baseline.count, 3);
	EXPECT_TEXT(baseline.items[0].subjects.items[0], "b \xc3\xa5");
	cr_expect_eq(baseline.items[0].count.number, 2);
	cr_expect_eq(baseline.items[1].subjects.count, 1);
	cr_expect_eq(baseline.items[2].subjects.count, 0);
	EXPECT_READ("orgraph_baseline: 1\nfindings: []\n", "");
	cr_expect_eq(baseline.count, 0);
	EXPECT_READ("{\"orgraph_baseline\": 1, \"findings\": [{\"rule\": \"a\"}]}", "");
	cr_expect_eq(baseline.count, 1);
}

Test(baseline, what_is_wrong)
{
	EXPECT_READ("orgraph_baseline: 1\nfindings: [{subjects: [a]}, b, {rule: c, "
		    "subject: d}]\n",
		"k.yaml:2:12-27 missing-key: this finding has no 'rule'\n"
		" help let 'orgraph baseline write' write the file\n"
		"k.yaml:2:29-30 wrong-type: 'findings' wants a list of maps, this is a "
		"text\n"
		" help write {rule: …, subjects: [ID, …]}\n"
		"k.yaml:2:42-49 unknown-key: unknown key 'subject' in a known finding\n"
		" help did you mean 'subjects'?\n");
	cr_expect_eq(baseline.count, 1);
	EXPECT_READ("orgraph_project: 1\n",
		"k.yaml:1:1 unknown-key: this is a manifest, not a baseline\n"
		" help name it with --project\n");
}
