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
