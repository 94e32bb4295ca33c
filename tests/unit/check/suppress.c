/* Which findings a comment hides, and what is said of comments that hide none. */
#include "check/suppress.h"
#include "fixture.h"
#include "load/load.h"
#include "model/loading.h"

static struct fixture now;
static struct buf out;

static void add_list(char mark, struct diag *const *items, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct diag *diag = items[i];
		struct place place = {0};

		if (!diag->suppression && diag->rule->family != FAMILY_SUPPRESSIONS)
			continue;
		sources_place(&now.sources, diag->at.begin, &place);
		buf_printf(&out, "%c%u %s", mark, place.line, diag->rule->slug);
		if (diag->suppression)
			buf_printf(&out, ": %.*s", STR_ARG(diag->suppression->reason));
		else
			buf_printf(&out, ": %.*s; %.*s", STR_ARG(diag->message),
				STR_ARG(diag->help));
		buf_add_char(&out, '\n');
	}
}

/* `-LINE rule: reason` of what is hidden, `+LINE rule: message; help` of what is wrong.
 */
static const char *hidden_on(const char *yaml, const char *day)
{
	fixture_release(&now);
	buf_clear(&out);
	buf_add_text(&out, "");
	fixture_load(&now, yaml, day);
	check_run(&now.model, &now.analysis, &now.sink, NULL);
	suppress_findings(&now.model, &now.sink, NULL, NULL);
	sink_sort(&now.sink);
	add_list('-', now.sink.suppressed.items, now.sink.suppressed.count);
	add_list('+', now.sink.items, now.sink.count);
	return out.data;
}

#define EXPECT_HIDDEN(day, yaml, expected) \
	cr_expect_str_eq(hidden_on((yaml), (day)), (expected), "%s\n", out.data)

/* Lines 1 and 2; the post 'a' reports to itself where it says so. */
#define HEAD "orgraph: 1\nposts:\n  r: {root: true}\n"

Test(suppress, on_the_line_and_above)
{
	EXPECT_HIDDEN(NULL,
		HEAD "  a: {reports_to: a} # orgraph:ignore self-report so it is\n",
		"-4 self-report: so it is\n");
	EXPECT_HIDDEN(NULL,
		HEAD "  # orgraph:ignore self-report so it is\n  # more\n  a: "
		     "{reports_to: a}\n",
		"-6 self-report: so it is\n");
	EXPECT_HIDDEN(NULL,
		HEAD "  # orgraph:ignore self-report so\n\n  a: {reports_to: a}\n",
		"+4 unused-suppression: 'self-report' finds nothing on the line below; "
		"remove it, or move it to the line of the finding or the line above\n");
	EXPECT_HIDDEN(NULL,
		HEAD "  b: {reports_to: r} # orgraph:ignore self-report so\n"
		     "  a: {reports_to: a}\n",
		"+4 unused-suppression: 'self-report' finds nothing on this line; "
		"remove it, or move it to the line of the finding or the line above\n");
}

Test(suppress, crlf_tabs_and_no_last_break)
{
	EXPECT_HIDDEN(NULL,
		"orgraph: 1\r\nposts:\r\n  r: {root: true}\r\n"
		"  #\torgraph:ignore\tself-report\t\xc3\xa5\r\n  a: {reports_to: a}",
		"-5 self-report: \xc3\xa5\n");
	EXPECT_HIDDEN(NULL, HEAD "  a: {reports_to: a}\t# orgraph:ignore self-report so",
		"-4 self-report: so\n");
	EXPECT_HIDDEN(NULL,
		"orgraph: 1\rposts:\r  r: {root: true}\r"
		"  # orgraph:ignore self-report so\r  a: {reports_to: a}",
		"-5 self-report: so\n");
}

Test(suppress, several_rules_and_comments)
{
	static const char expected[] = "-4 self-report: so\n-4 cycle-part-of: so\n";

	EXPECT_HIDDEN(NULL,
		HEAD "  a: {reports_to: a, part_of: a} # orgraph:ignore "
		     "self-report,cycle-part-of so\n",
		expected);
	EXPECT_HIDDEN(NULL,
		HEAD "  a: {reports_to: a, part_of: a} # orgraph:ignore self-report , "
		     "cycle-part-of  so\n",
		expected);
	EXPECT_HIDDEN(NULL,
		HEAD "  a: {reports_to: a, part_of: a} # orgraph:ignore self-report so "
		     "# orgraph:ignore cycle-part-of so\n",
		expected);
	EXPECT_HIDDEN(NULL,
		HEAD "  # orgraph:ignore self-report so\n"
		     "  # orgraph:ignore cycle-part-of so\n"
		     "  a: {reports_to: a, part_of: a}\n",
		"-6 self-report: so\n-6 cycle-part-of: so\n");
}

/* A line that is one finding's place is not another's. */
Test(suppress, each_line_its_own)
{
	EXPECT_HIDDEN(NULL,
		HEAD "  # orgraph:ignore self-report a\n  a: {reports_to: a}\n"
		     "  b: {reports_to: b} # orgraph:ignore self-report b\n"
		     "  c: {reports_to: c}\n"
		     "  # orgraph:ignore self-report d\n  d: {reports_to: d}\n",
		"-5 self-report: a\n-6 self-report: b\n-9 self-report: d\n");
}

Test(suppress, findings_of_loading_and_without_a_place)
{
	EXPECT_HIDDEN(NULL,
		HEAD "  b: {reports_to: nobody} # orgraph:ignore unknown-reference so\n",
		"-4 unknown-reference: so\n");
	EXPECT_HIDDEN(NULL,
		"orgraph: 1 # orgraph:ignore no-root it is a draft\ngroups: {a: {stub: "
		"true}}\n",
		"-1 no-root: it is a draft\n");
}

Test(suppress, own_line_types)
{
	EXPECT_HIDDEN(NULL,
		"orgraph: 1\norganisation: {line_types: {feeds: {acyclic: true}}}\n"
		"posts:\n  r: {root: true}\n  # orgraph:ignore cycle-feeds, cycle-fed "
		"so\n"
		"  a: {feeds: a}\n",
		"-6 cycle-feeds: so\n"
		"+5 bad-suppression: there is no rule 'cycle-fed'; 'orgraph rules' lists "
		"the rules\n");
}

Test(suppress, until)
{
	static const char *const until[] = {"until 2026-05-31 so", "until=2026-05 so",
		"so, until 2026-05-31", "so until=2026-05-31"};
	struct buf yaml = {0};

	for (size_t i = 0; i < COUNT_OF(until); i++) {
		buf_clear(&yaml);
		buf_printf(&yaml,
			HEAD "  a: {reports_to: a} # orgraph:ignore self-report %s\n",
			until[i]);
		EXPECT_HIDDEN(NULL, yaml.data, "-4 self-report: so\n");
		EXPECT_HIDDEN("2026-05-31", yaml.data, "-4 self-report: so\n");
		EXPECT_HIDDEN("2026-06-01", yaml.data,
			"+4 expired-suppression: this suppression has "
			"ended; mend what the rule finds, or set a later day with a "
			"reason "
			"that still holds\n");
	}
	buf_release(&yaml);
	EXPECT_HIDDEN("2026-06-01",
		HEAD "  a: {reports_to: r} # orgraph:ignore self-report until 2025 so\n",
		"+4 expired-suppression: this suppression has ended; "
		"remove it: there is nothing left that it would hide\n");
	EXPECT_HIDDEN("2026-06-01",
		HEAD "  a: {reports_to: a} # orgraph:ignore self-report until the board "
		     "decides\n",
		"-4 self-report: until the board decides\n");
	EXPECT_HIDDEN(NULL,
		HEAD
		"  a: {reports_to: a} # orgraph:ignore self-report until 2026-02-30 so\n",
		"+4 bad-suppression: '2026-02-30' is no date; February 2026 has 28 "
		"days\n");
	EXPECT_HIDDEN(NULL,
		HEAD
		"  a: {reports_to: a} # orgraph:ignore self-report until 2026-2-3 so\n",
		"+4 bad-suppression: '2026-2-3' is no date; write it as 'until "
		"2026-12-31'\n");
}

#define REASON                                                                     \
	"say behind the rule why the finding may stay; without a reason it hides " \
	"nothing\n"

Test(suppress, without_a_reason)
{
	EXPECT_HIDDEN(NULL, HEAD "  a: {reports_to: a} # orgraph:ignore self-report\n",
		"+4 bad-suppression: this suppression gives no reason; " REASON);
	EXPECT_HIDDEN(NULL,
		HEAD "  a: {reports_to: a} # orgraph:ignore self-report until 2030\n",
		"+4 bad-suppression: this suppression gives no reason; " REASON);
	EXPECT_HIDDEN(NULL, HEAD "  a: {reports_to: a} # orgraph:ignore\n",
		"+4 bad-suppression: this suppression names no rule; write '# "
		"orgraph:ignore RULE reason', or remove it\n");
}

Test(suppress, what_is_no_rule)
{
	EXPECT_HIDDEN(NULL,
		HEAD "  a: {reports_to: a} # orgraph:ignore self-reprot,self-report so\n",
		"-4 self-report: so\n"
		"+4 bad-suppression: there is no rule 'self-reprot'; did you mean "
		"'self-report'?\n");
	EXPECT_HIDDEN(NULL, HEAD "  a: {reports_to: r} # orgraph:ignore input-limit so\n",
		"+4 bad-suppression: findings of 'input-limit' cannot be suppressed; "
		"mend "
		"what it finds; '--no-rule input-limit' leaves it out of a run\n");
	EXPECT_HIDDEN(NULL,
		HEAD "  a: {reports_to: r} # orgraph:ignore unused-suppression so\n",
		"+4 bad-suppression: findings of 'unused-suppression' cannot be "
		"suppressed; mend what it finds; '--no-rule unused-suppression' leaves "
		"it out of a run\n");
}

Test(suppress, what_is_not_ignore)
{
	EXPECT_HIDDEN(NULL, HEAD "  # orgraph:ignroe self-report so\n",
		"+4 bad-suppression: 'orgraph:ignroe' means nothing in a comment; write "
		"'# orgraph:ignore RULE reason'\n");
	EXPECT_HIDDEN(NULL, HEAD "  # orgraph: ignore self-report so\n",
		"+4 bad-suppression: a blank stands within 'orgraph:ignore'; write '# "
		"orgraph:ignore RULE reason'\n");
	EXPECT_HIDDEN(NULL, "# orgraph: 1\n# orgraph:\n" HEAD, "");
}

/* Where not everything was read, findings may be missing; where a rule is off, they are.
 */
Test(suppress, unused_is_said_of_a_whole_run_only)
{
	static const char yaml[] =
		HEAD "  a: {reports_to: r} # orgraph:ignore self-report so\n";

	EXPECT_HIDDEN(NULL,
		HEAD "  a: {reports_to: r} # orgraph:ignore self-report so\n  b: '", "");
	fixture_release(&now);
	policy_set(&now.policy, "self-report", SEVERITY_OFF);
	fixture_load(&now, yaml, NULL);
	suppress_findings(&now.model, &now.sink, NULL, NULL);
	cr_expect_eq(now.sink.count, 0);
	fixture_release(&now);
	policy_set(&now.policy, "cycle-feeds", SEVERITY_OFF);
	fixture_load(&now,
		"orgraph: 1\norganisation: {line_types: {feeds: {acyclic: true}}}\n"
		"# orgraph:ignore cycle-feeds so\nposts: {r: {root: true}}\n",
		NULL);
	suppress_findings(&now.model, &now.sink, NULL, NULL);
	cr_expect_eq(now.sink.count, 0);
}

/* A hundred thousand comments in a row, and as many findings on one line. */
Test(suppress, many, .timeout = 20)
{
	enum { COUNT = 100000 };
	struct buf yaml = {0};

	buf_add_text(&yaml, HEAD);
	for (int i = 0; i < COUNT; i++)
		buf_add_text(&yaml, "  # orgraph:ignore orphan-post,self-report so\n");
	buf_add_text(&yaml, "  a: {reports_to: a}\n");
	for (int i = 0; i < COUNT; i++)
		buf_printf(&yaml,
			"  b%d: {reports_to: b%d} # orgraph:ignore self-report so\n", i,
			i);
	hidden_on(yaml.data, NULL);
	cr_expect_eq(now.sink.suppressed.count, COUNT + 1);
	buf_release(&yaml);
}

/* ---- the baseline ---- */

/* `known gone`, then as above. */
static const char *with_baseline(const char *yaml, const char *known)
{
	struct baseline baseline;

	fixture_release(&now);
	buf_clear(&out);
	fixture_load(&now, yaml, NULL);
	load_baseline_text(&baseline, &now.model, &now.sources, &now.sink, "known.yaml",
		str_of(known));
	check_run(&now.model, &now.analysis, &now.sink, NULL);
	suppress_findings(&now.model, &now.sink, NULL, &baseline);
	sink_sort(&now.sink);
	buf_printf(&out, "%u %u\n", baseline.known, baseline.gone);
	add_list('-', now.sink.suppressed.items, now.sink.suppressed.count);
	add_list('+', now.sink.items, now.sink.count);
	return out.data;
}

#define EXPECT_KNOWN(yaml, known, expected) \
	cr_expect_str_eq(with_baseline((yaml), (known)), (expected), "%s\n", out.data)
#define KNOWN "orgraph_baseline: 1\nfindings:\n"
#define GONE  "'orgraph baseline write' writes the file anew without it\n"

Test(suppress, baseline_by_rule_and_subjects)
{
	EXPECT_KNOWN(HEAD "  a: {reports_to: a}\n  b: {reports_to: b}\n",
		KNOWN "  - {rule: self-report, subjects: [a]}\n",
		"1 0\n-4 self-report: \n");
	EXPECT_KNOWN(HEAD "  a: {reports_to: a}\n  b: {reports_to: b}\n",
		KNOWN "  - {rule: self-report, subjects: [a]}\n"
		      "  - {rule: self-report, subjects: [\"b\"], count: 2}\n"
		      "  - {rule: self-report, subjects: [c]}\n"
		      "  - {rule: orphan}\n",
		"2 3\n-4 self-report: \n-5 self-report: \n"
		"+4 stale-baseline: 'self-report' is known here 2 times and is found "
		"only "
		"1; " GONE "+5 stale-baseline: 'self-report' is known here and is not "
		"found any more; " GONE "+6 stale-baseline: 'orphan' is known here and "
		"is not found any more; " GONE);
}

/* As often as it says, in the order of the text; entries of one finding add up. */
Test(suppress, baseline_counts)
{
	static const char yaml[] = HEAD "  a: {reports_to: [x, y, z]}\n";

	EXPECT_KNOWN(yaml,
		KNOWN "  - {rule: unknown-reference, subjects: [a], count: 2}\n",
		"2 0\n-4 unknown-reference: \n-4 unknown-reference: \n");
	EXPECT_KNOWN(yaml,
		KNOWN "  - {rule: unknown-reference, subjects: [a]}\n"
		      "  - {rule: unknown-reference, subjects: a}\n",
		"2 0\n-4 unknown-reference: \n-4 unknown-reference: \n");
	cr_expect_eq(now.sink.counts[SEVERITY_ERROR], 1);
}

/* A comment goes first: what it hides needs no entry. */
Test(suppress, baseline_after_comments)
{
	EXPECT_KNOWN(HEAD "  a: {reports_to: a} # orgraph:ignore self-report so\n",
		KNOWN "  - {rule: self-report, subjects: [a]}\n",
		"0 1\n-4 self-report: so\n"
		"+3 stale-baseline: 'self-report' is known here and is not found any "
		"more; " GONE);
}

Test(suppress, baseline_of_what_cannot_be_suppressed)
{
	EXPECT_KNOWN(HEAD "  # orgraph:ignore self-report\n",
		KNOWN "  - {rule: bad-suppression}\n",
		"0 1\n"
		"+3 stale-baseline: 'bad-suppression' is known here and is not found any "
		"more; " GONE
		"+4 bad-suppression: this suppression gives no reason; " REASON);
}
