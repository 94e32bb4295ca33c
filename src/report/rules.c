#include "report/rules.h"

#include "base/json.h"
#include "check/check.h"
#include "check/examples.h"
#include "report_internal.h"

static const struct rule_example *find_example(const char *slug)
{
	for (uint32_t i = 0; i < rule_example_count; i++)
		if (rule_examples[i].slug && strcmp(rule_examples[i].slug, slug) == 0)
			return &rule_examples[i];
	return NULL;
}

/* Each line of the example behind `indent`. */
static void add_indented(struct buf *out, const char *text, const char *indent)
{
	while (*text) {
		size_t len = strcspn(text, "\n");

		if (len > 0)
			buf_add_text(out, indent);
		buf_add(out, text, len);
		buf_add_char(out, '\n');
		text += len + (text[len] == '\n');
	}
}

/* Words of a paragraph on lines of at most 78 columns; the rows are ASCII. */
static void add_wrapped(struct buf *out, const char *text, const char *indent)
{
	size_t column = 0;

	while (*text) {
		size_t len = strcspn(text, " ");

		if (column > 0 && column + 1 + len > 78) {
			buf_add_char(out, '\n');
			column = 0;
		}
		if (column == 0) {
			buf_add_text(out, indent);
			column = strlen(indent);
		} else {
			buf_add_char(out, ' ');
			column++;
		}
		buf_add(out, text, len);
		column += len;
		text += len + strspn(text + len, " ");
	}
	buf_add_char(out, '\n');
}

/* ---- the table ---- */

static size_t longest_slug(void)
{
	size_t longest = 0;

	for (uint32_t i = 0; i < rule_count(); i++) {
		size_t len = strlen(rule_at(i)->slug);

		longest = len > longest ? len : longest;
	}
	return longest;
}

void rules_text(struct outlet *out, struct report_style style)
{
	size_t width = longest_slug();

	for (uint32_t i = 0; i < rule_count(); i++) {
		const struct rule *rule = rule_at(i);

		if (i == 0 || rule_at(i - 1)->family != rule->family) {
			if (i > 0)
				buf_add_char(&out->buf, '\n');
			paint_add(&out->buf, style, PAINT_STRONG,
				family_name(rule->family));
			buf_add_char(&out->buf, '\n');
		}
		buf_printf(&out->buf, "  %-*s  ", (int)width, rule->slug);
		buf_add_text(
			&out->buf, paint_code(style, paint_of_severity(rule->severity)));
		buf_printf(&out->buf, "%-7s", severity_name(rule->severity));
		buf_add_text(&out->buf, paint_code(style, PAINT_OFF));
		buf_printf(&out->buf, "  %s\n", rule->summary);
		outlet_pass(out);
	}
}

static void add_member(struct json *json, const char *key, const char *value)
{
	json_key(json, key);
	json_text(json, value);
}

void rules_json(struct outlet *out)
{
	struct json json;

	json_init(&json, &out->buf);
	json_open(&json, '{', false);
	json_key(&json, "format");
	json_uint(&json, 1);
	json_key(&json, "rules");
	json_open(&json, '[', false);
	for (uint32_t i = 0; i < rule_count(); i++) {
		const struct rule *rule = rule_at(i);

		json_open(&json, '{', true);
		add_member(&json, "rule", rule->slug);
		add_member(&json, "severity", severity_name(rule->severity));
		add_member(&json, "family", family_name(rule->family));
		add_member(&json, "summary", rule->summary);
		json_close(&json);
	}
	json_close(&json);
	json_close(&json);
}

/* ---- one rule ---- */

void rule_explain(
	struct outlet *outlet, const struct rule *rule, struct report_style style)
{
	const struct rule_example *example = find_example(rule->slug);
	struct buf *out = &outlet->buf;

	buf_add_text(out, paint_code(style, PAINT_STRONG));
	buf_add_text(out, rule->slug);
	buf_add_text(out, paint_code(style, PAINT_OFF));
	buf_printf(out, " (%s)\n", severity_name(rule->severity));
	add_wrapped(out, rule->summary, "  ");
	buf_add_char(out, '\n');
	paint_add(out, style, PAINT_STRONG, "Why it matters");
	buf_add_char(out, '\n');
	add_wrapped(out, rule->why, "  ");
	buf_add_char(out, '\n');
	paint_add(out, style, PAINT_STRONG, "How to mend it");
	buf_add_char(out, '\n');
	add_wrapped(out, rule->mend, "  ");
	if (example && example->bad) {
		buf_add_char(out, '\n');
		paint_add(out, style, PAINT_STRONG, "Reported");
		buf_add_char(out, '\n');
		add_indented(out, example->bad, "  ");
	}
	if (example && example->good) {
		buf_add_char(out, '\n');
		paint_add(out, style, PAINT_STRONG, "Not reported");
		buf_add_char(out, '\n');
		add_indented(out, example->good, "  ");
	}
}

/* ---- docs/rules.md ---- */

static void add_fenced(struct buf *out, const char *heading, const char *example)
{
	if (!example)
		return;
	buf_printf(out, "%s:\n\n```yaml\n", heading);
	buf_add_text(out, example);
	buf_add_text(out, "```\n\n");
}

static void add_overview(struct outlet *out)
{
	buf_add_text(&out->buf, "| rule | severity | finds |\n|---|---|---|\n");
	for (uint32_t i = 0; i < rule_count(); i++) {
		const struct rule *rule = rule_at(i);

		buf_printf(&out->buf, "| [%s](#%s) | %s | %s |\n", rule->slug, rule->slug,
			severity_name(rule->severity), rule->summary);
	}
	buf_add_char(&out->buf, '\n');
}

static void add_rule(struct outlet *out, const struct rule *rule)
{
	const struct rule_example *example = find_example(rule->slug);

	buf_printf(&out->buf, "### %s\n\n*%s*: %s\n\n", rule->slug,
		severity_name(rule->severity), rule->summary);
	add_wrapped(&out->buf, rule->why, "");
	buf_add_char(&out->buf, '\n');
	buf_add_text(&out->buf, "**To mend it:** ");
	buf_add_text(&out->buf, rule->mend);
	buf_add_text(&out->buf, "\n\n");
	if (example) {
		add_fenced(&out->buf, "Reported", example->bad);
		add_fenced(&out->buf, "Not reported", example->good);
	}
	outlet_pass(out);
}

void rules_markdown(struct outlet *out)
{
	buf_add_text(&out->buf,
		"# The rules\n\n"
		"Made by `make docs` from the rule table (`orgraph rules --format "
		"markdown`) and the\nexamples in `tests/rules`, which run as tests. "
		"`orgraph explain RULE` shows one of them;\n`-E RULE`, `-W RULE`, `-I "
		"RULE` and `--no-rule RULE` change a severity for a run.\n\n");
	add_overview(out);
	for (uint32_t i = 0; i < rule_count(); i++) {
		const struct rule *rule = rule_at(i);

		if (i == 0 || rule_at(i - 1)->family != rule->family)
			buf_printf(&out->buf, "## %s\n\n", family_name(rule->family));
		add_rule(out, rule);
	}
}
