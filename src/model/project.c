/* The keys of the manifest. */
#include "model/project.h"

#define AT(tag, name) .offset = (uint16_t)offsetof(struct tag, name)

static const char *const fail_on_words[] = {
	"", "error", "warning", "info", "never", NULL};

const char *const project_severity_words[] = {
	"", "error", "warning", "info", "off", NULL};

static const struct field project_rows[] = {
	{.key = "orgraph_project", .type = FIELD_SPECIAL},
	{.key = "inputs", .type = FIELD_TEXTS, AT(project, inputs)},
	{.key = "rules", .type = FIELD_TEXTS, AT(project, rules)},
	{.key = "severities", .type = FIELD_SPECIAL},
	{.key = "fail_on",
		.type = FIELD_WORD,
		AT(project, fail_on),
		.words = fail_on_words},
	{.key = "limits", .type = FIELD_SPECIAL},
	{.key = "suppressions", .type = FIELD_SPECIAL},
	{.key = "baseline", .type = FIELD_TEXT, AT(project, baseline)},
	{.key = "views", .type = FIELD_SPECIAL},
	{.key = "variables", .type = FIELD_SPECIAL},
	{.key = "output", .type = FIELD_TEXT, AT(project, output)},
	{.key = "charts", .type = FIELD_SPECIAL},
	{.key = "reports", .type = FIELD_SPECIAL},
};

static const struct field variable_rows[] = {
	{.key = "title", .type = FIELD_TEXT, AT(project_variables, title)},
	{.key = "version", .type = FIELD_TEXT, AT(project_variables, version)},
	{.key = "approver", .type = FIELD_TEXT, AT(project_variables, approver)},
	{.key = "as_of", .type = FIELD_DATE, AT(project_variables, as_of)},
};

static const struct field chart_rows[] = {
	{.key = "formats", .type = FIELD_SPECIAL},
	{.key = "output", .type = FIELD_TEXT, AT(project_chart, entry.output)},
	{.key = "from", .type = FIELD_DATE, AT(project_chart, from)},
	{.key = "to", .type = FIELD_DATE, AT(project_chart, to)},
};

const char *const project_report_keys[PROJECT_REPORT__COUNT] = {
	[PROJECT_FINDINGS] = "findings",
	[PROJECT_LIST] = "list",
	[PROJECT_EXPORT] = "export",
	[PROJECT_OUTLINE] = "outline",
	[PROJECT_DIFF] = "diff",
};

static const struct field report_rows[] = {
	{.key = "findings", .type = FIELD_SPECIAL},
	{.key = "list", .type = FIELD_SPECIAL},
	{.key = "export", .type = FIELD_SPECIAL},
	{.key = "outline", .type = FIELD_SPECIAL},
	{.key = "diff", .type = FIELD_SPECIAL},
	{.key = "format", .type = FIELD_SPECIAL},
	{.key = "output", .type = FIELD_TEXT, AT(project_report, entry.output)},
};

static const struct field compared_rows[] = {
	{.key = "git", .type = FIELD_TEXT, AT(project_compared, git)},
	{.key = "old", .type = FIELD_TEXT, AT(project_compared, old)},
	{.key = "from", .type = FIELD_DATE, AT(project_compared, from)},
	{.key = "to", .type = FIELD_DATE, AT(project_compared, to)},
};

static const struct field acceptance_rows[] = {
	{.key = "rule", .type = FIELD_TEXT, AT(acceptance, rule)},
	{.key = "id", .type = FIELD_TEXTS, AT(acceptance, id)},
	{.key = "ids", .type = FIELD_TEXTS, AT(acceptance, ids)},
	{.key = "reason", .type = FIELD_TEXT, AT(acceptance, reason)},
	{.key = "until", .type = FIELD_DATE, AT(acceptance, until)},
};

static const struct field limit_rows[] = {
	{.key = "overloaded_post",
		.type = FIELD_QUANTITY,
		AT(project_limits, overloaded_post)},
};

const struct field_table project_fields = {
	"manifest", project_rows, COUNT_OF(project_rows)};
const struct field_table acceptance_fields = {
	"suppression", acceptance_rows, COUNT_OF(acceptance_rows)};
const struct field_table limit_fields = {"limit", limit_rows, COUNT_OF(limit_rows)};
const struct field_table variable_fields = {
	"variables", variable_rows, COUNT_OF(variable_rows)};
const struct field_table chart_fields = {"chart", chart_rows, COUNT_OF(chart_rows)};
const struct field_table report_fields = {"report", report_rows, COUNT_OF(report_rows)};
const struct field_table compared_fields = {
	"diff", compared_rows, COUNT_OF(compared_rows)};
