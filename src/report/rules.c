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

/* The rules of the tables, then those of rule files. */
static uint32_t all_count(const struct own_rules *own)
{
	return rule_count() + (own ? own->count : 0);
}

static const struct rule *all_at(const struct own_rules *own, uint32_t index)
{
	return index < rule_count() ? rule_at(index)
				    : &own->items[index - rule_count()].rule;
}

static size_t longest_slug(const struct own_rules *own)
{
	size_t longest = 0;

	for (uint32_t i = 0; i < all_count(own); i++) {
		size_t len = strlen(all_at(own, i)->slug);

		longest = len > longest ? len : longest;
	}
	return longest;
}

void rules_text(
	struct outlet *out, const struct own_rules *own, struct report_style style)
{
	size_t width = longest_slug(own);

	for (uint32_t i = 0; i < all_count(own); i++) {
		const struct rule *rule = all_at(own, i);

		if (i == 0 || all_at(own, i - 1)->family != rule->family) {
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
		buf_add_text(&out->buf, "  ");
		escape_add(&out->buf, str_of(rule->summary));
		buf_add_char(&out->buf, '\n');
		outlet_pass(out);
	}
}

static void add_member(struct json *json, const char *key, const char *value)
{
	json_key(json, key);
	json_text(json, value);
}

void rules_json(struct outlet *out, const struct own_rules *own)
{
	struct json json;

	json_init(&json, &out->buf);
	json_open(&json, '{', false);
	json_key(&json, "format");
	json_uint(&json, 1);
	json_key(&json, "rules");
	json_open(&json, '[', false);
	for (uint32_t i = 0; i < all_count(own); i++) {
		const struct rule *rule = all_at(own, i);

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

static void add_part(struct buf *out, struct report_style style, const char *heading)
{
	buf_add_char(out, '\n');
	paint_add(out, style, PAINT_STRONG, heading);
	buf_add_char(out, '\n');
}

static void add_paragraph(
	struct buf *out, struct report_style style, const char *heading, const char *text)
{
	struct buf escaped = {0};

	if (!*text)
		return;
	add_part(out, style, heading);
	escape_add(&escaped, str_of(text));
	add_wrapped(out, escaped.data, "  ");
	buf_release(&escaped);
}

static void add_example(
	struct buf *out, struct report_style style, const char *heading, const char *text)
{
	if (!text)
		return;
	add_part(out, style, heading);
	add_indented(out, text, "  ");
}

static void add_rule_head(
	struct buf *out, const struct rule *rule, struct report_style style)
{
	struct buf escaped = {0};

	paint_add(out, style, PAINT_STRONG, rule->slug);
	buf_printf(out, " (%s)\n", severity_name(rule->severity));
	escape_add(&escaped, str_of(rule->summary));
	add_wrapped(out, escaped.data ? escaped.data : "", "  ");
	buf_release(&escaped);
	add_paragraph(out, style, "Why it matters", rule->why);
	add_paragraph(out, style, "How to mend it", rule->mend);
}

void rule_explain(
	struct outlet *outlet, const struct rule *rule, struct report_style style)
{
	const struct rule_example *example = find_example(rule->slug);

	add_rule_head(&outlet->buf, rule, style);
	if (!example)
		return;
	add_example(&outlet->buf, style, "Reported", example->bad);
	add_example(&outlet->buf, style, "Not reported", example->good);
}

static void add_source_part(
	struct buf *out, const char *before, struct text text, bool *any)
{
	if (text.len == 0)
		return;
	buf_add_text(out, *any ? ", " : "  ");
	buf_add_text(out, before);
	escape_add(out, text_str(text));
	*any = true;
}

static void add_sources(
	struct buf *out, const struct origins *sources, struct report_style style)
{
	if (sources->count > 0)
		add_part(out, style, "Where it is stated");
	for (uint32_t i = 0; i < sources->count; i++) {
		const struct origin *origin = &sources->items[i];
		bool any = false;

		add_source_part(out, "", origin->in, &any);
		add_source_part(out, "section ", origin->section, &any);
		add_source_part(out, "line ", origin->line, &any);
		add_source_part(out, "", origin_detail(origin)->url, &any);
		add_source_part(out, "", origin_detail(origin)->note, &any);
		buf_add_char(out, '\n');
	}
}

/* What the user wrote, line by line. */
static void add_own_example(struct buf *out, struct report_style style,
	const char *heading, const struct texts *examples)
{
	struct buf text = {0};
	struct str left;

	if (examples->count == 0)
		return;
	left = text_str(examples->items[0]);
	while (left.len > 0) {
		const char *end = str_chr(left, '\n');
		uint32_t len = end ? (uint32_t)(end - left.ptr) : left.len;

		escape_add(&text, (struct str){left.ptr, len});
		buf_add_char(&text, '\n');
		left.ptr += len + (end != NULL);
		left.len -= len + (end != NULL);
	}
	add_example(out, style, heading, text.data);
	buf_release(&text);
}

void rule_explain_own(
	struct outlet *outlet, const struct own_rule *rule, struct report_style style)
{
	struct buf *out = &outlet->buf;

	add_rule_head(out, &rule->rule, style);
	add_sources(out, &rule->sources, style);
	add_own_example(out, style, "Reported", &rule->bad);
	add_own_example(out, style, "Not reported", &rule->good);
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
