/*
 * Findings as JUnit XML, for what reads test reports (Jenkins, GitLab, …). There is no
 * standard; this keeps to what Jenkins' own schema has. A rule is a test: it fails by
 * findings at or above --fail-on, so that the report and the exit status say the same;
 * findings below stand in its output. The tests are the same in every run, so that a
 * history of them means something, and there are some where nothing was found.
 */
#include "base/vec.h"
#include "base/xml.h"
#include "check/check.h"
#include "model/loading.h"
#include "model/own_rule.h"
#include "report_internal.h"
#include "tally.h"

enum verdict {
	VERDICT_PASSED,
	VERDICT_SKIPPED,
	VERDICT_FAILED,
	VERDICT_ERROR,
	VERDICT__COUNT
};

struct junit {
	const struct report *report;
	struct outlet *out;
	struct tally tally;
	VEC(const struct rule *)
	rules; /* of the table, then others that found something */
};

static void add_attribute(struct buf *out, const char *name, struct str value)
{
	struct buf shown = {0};

	escape_add(&shown, value);
	buf_printf(out, " %s=\"", name);
	xml_add(out, buf_str(&shown));
	buf_add_char(out, '"');
	buf_release(&shown);
}

/* ---- tests ---- */

static bool stops_loading(const struct rule *rule)
{
	return rule == &loading_rules[LOADING_YAML_SYNTAX] ||
	       rule == &loading_rules[LOADING_INPUT_LIMIT];
}

static const struct tally_row *row_of(const struct junit *junit, const struct rule *rule)
{
	uint32_t row = tally_find(&junit->tally, rule->slug);

	if (row == TALLY_NONE || junit->tally.rows[row].count == 0)
		return NULL;
	return &junit->tally.rows[row];
}

static enum verdict verdict_of(const struct junit *junit, const struct rule *rule)
{
	const struct tally_row *row = row_of(junit, rule);
	enum severity fail_on = junit->report->fail_on;

	if (!row)
		return sink_wants(junit->report->sink, rule) ? VERDICT_PASSED
							     : VERDICT_SKIPPED;
	if (stops_loading(rule))
		return VERDICT_ERROR;
	return fail_on != SEVERITY_OFF && row->severity >= fail_on ? VERDICT_FAILED
								   : VERDICT_PASSED;
}

static void add_findings(struct junit *junit, const struct tally_row *row)
{
	const struct report *report = junit->report;
	struct outlet scratch = {0};

	for (uint32_t i = 0; i < row->count; i++) {
		const struct diag *diag = junit->tally.items[row->first + i];

		if (!report_shows(report, diag))
			break;
		buf_clear(&scratch.buf);
		report_finding(
			&scratch, report->sink->sources, diag, (struct report_style){0});
		xml_add(&junit->out->buf, buf_str(&scratch.buf));
		outlet_pass(junit->out);
	}
	outlet_release(&scratch);
}

/* "2 errors: reporting lines form a cycle of 2" */
static void add_message(struct junit *junit, const struct tally_row *row)
{
	struct str first = junit->tally.items[row->first]->message;
	struct buf message = {0};

	buf_printf(&message, "%u %s%s: ", (unsigned)row->count,
		severity_name(row->severity), row->count == 1 ? "" : "s");
	buf_add_str(&message, first);
	add_attribute(&junit->out->buf, "message", buf_str(&message));
	buf_release(&message);
}

static void add_outcome(
	struct junit *junit, const struct tally_row *row, enum verdict verdict)
{
	static const char *const elements[] = {[VERDICT_PASSED] = "system-out",
		[VERDICT_FAILED] = "failure",
		[VERDICT_ERROR] = "error"};
	struct buf *out = &junit->out->buf;

	buf_printf(out, "      <%s", elements[verdict]);
	if (verdict != VERDICT_PASSED) {
		add_message(junit, row);
		add_attribute(out, "type", str_of(row->rule->slug));
	}
	buf_add_char(out, '>');
	add_findings(junit, row);
	buf_printf(out, "</%s>\n", elements[verdict]);
}

static void begin_test(struct junit *junit, enum family family, const char *name)
{
	struct buf *out = &junit->out->buf;
	struct buf group = {0};

	buf_printf(&group, "orgraph.%s", family_name(family));
	buf_add_text(out, "    <testcase");
	add_attribute(out, "classname", buf_str(&group));
	add_attribute(out, "name", str_of(name));
	buf_release(&group);
}

static void add_test(struct junit *junit, const struct rule *rule)
{
	const struct tally_row *row = row_of(junit, rule);
	enum verdict verdict = verdict_of(junit, rule);
	struct buf *out = &junit->out->buf;
	bool shown = row &&
		     (verdict != VERDICT_PASSED || row->severity >= junit->report->least);

	begin_test(junit, rule->family, rule->slug);
	if (!shown && verdict != VERDICT_SKIPPED) {
		buf_add_text(out, "/>\n");
		return;
	}
	buf_add_text(out, ">\n");
	if (verdict == VERDICT_SKIPPED)
		buf_add_text(out, "      <skipped/>\n");
	else
		add_outcome(junit, row, verdict);
	buf_add_text(out, "    </testcase>\n");
	outlet_pass(junit->out);
}

/* What could not be read at all is an error of a test of its own. */
static void add_troubles(struct junit *junit)
{
	const struct sink *sink = junit->report->sink;
	struct buf *out = &junit->out->buf;

	for (uint32_t i = 0; i < sink->trouble_count; i++) {
		begin_test(junit, FAMILY_LOADING, "inputs");
		buf_add_text(out, ">\n      <error");
		add_attribute(out, "message", str_of(sink->troubles[i]));
		buf_add_text(out, " type=\"input\"/>\n    </testcase>\n");
	}
}

/* ---- suites ---- */

/* Of one family, or of all (FAMILY__COUNT). */
static void add_counts(struct junit *junit, enum family family)
{
	uint32_t counts[VERDICT__COUNT] = {0}, tests = 0;

	if (family == FAMILY_LOADING || family == FAMILY__COUNT)
		tests = counts[VERDICT_ERROR] = junit->report->sink->trouble_count;
	for (uint32_t i = 0; i < junit->rules.count; i++) {
		const struct rule *rule = junit->rules.items[i];

		if (family != FAMILY__COUNT && rule->family != family)
			continue;
		tests++;
		counts[verdict_of(junit, rule)]++;
	}
	buf_printf(&junit->out->buf, " tests=\"%u\" failures=\"%u\" errors=\"%u\"",
		(unsigned)tests, (unsigned)counts[VERDICT_FAILED],
		(unsigned)counts[VERDICT_ERROR]);
	if (family != FAMILY__COUNT)
		buf_printf(&junit->out->buf, " skipped=\"%u\"",
			(unsigned)counts[VERDICT_SKIPPED]);
	buf_add_text(&junit->out->buf, ">\n");
}

static bool has_rules(const struct junit *junit, enum family family)
{
	for (uint32_t i = 0; i < junit->rules.count; i++)
		if (junit->rules.items[i]->family == family)
			return true;
	return false;
}

static void add_suite(struct junit *junit, enum family family)
{
	struct buf *out = &junit->out->buf;

	if (!has_rules(junit, family))
		return;
	buf_add_text(out, "  <testsuite");
	add_attribute(out, "name", str_of(family_name(family)));
	add_counts(junit, family);
	if (family == FAMILY_LOADING)
		add_troubles(junit);
	for (uint32_t i = 0; i < junit->rules.count; i++)
		if (junit->rules.items[i]->family == family)
			add_test(junit, junit->rules.items[i]);
	buf_add_text(out, "  </testsuite>\n");
}

static void collect_rules(struct junit *junit)
{
	const struct own_rules *own = junit->report->model->own_rules;

	for (uint32_t i = 0; i < rule_count(); i++)
		*VEC_PUSH(&junit->rules) = rule_at(i);
	for (uint32_t i = 0; own && i < own->count; i++)
		*VEC_PUSH(&junit->rules) = &own->items[i].rule;
	for (uint32_t i = 0; i < junit->tally.count; i++) {
		const struct rule *rule = junit->tally.rows[i].rule;

		if (!rule_find(str_of(rule->slug)) &&
			!own_rule_find(own, str_of(rule->slug)))
			*VEC_PUSH(&junit->rules) = rule;
	}
}

void report_junit(struct outlet *out, const struct report *report)
{
	struct junit junit = {.report = report, .out = out};

	tally_make(&junit.tally, report->sink);
	collect_rules(&junit);
	buf_add_text(&out->buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				"<testsuites name=\"orgraph check\"");
	add_counts(&junit, FAMILY__COUNT);
	for (int i = 0; i < FAMILY__COUNT; i++)
		add_suite(&junit, (enum family)i);
	buf_add_text(&out->buf, "</testsuites>\n");
	VEC_RELEASE(&junit.rules);
	tally_release(&junit.tally);
}
