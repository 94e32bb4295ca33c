/* The table of formats: add a row here, its function in a file of its own, and a case of
 * each kind to tests/golden. */
#include "report_internal.h"

#define FORMATS(ROW)                     \
	ROW("text", report_text)         \
	ROW("json", report_json)         \
	ROW("sarif", report_sarif)       \
	ROW("junit", report_junit)       \
	ROW("github", report_github)     \
	ROW("gitlab", report_gitlab)     \
	ROW("markdown", report_markdown) \
	ROW("csv", report_csv)

#define FORMAT(name, write) {(name), (write)},
#define NAME(name, write)   (name),

const struct report_format report_formats[] = {FORMATS(FORMAT)};
const uint32_t report_format_count = COUNT_OF(report_formats);
const char *const report_format_words[] = {FORMATS(NAME) NULL};
