/* The keys of a baseline. */
#include "model/baseline.h"

#define AT(name) .offset = (uint16_t)offsetof(struct known_finding, name)

static const struct field baseline_rows[] = {
	{.key = "orgraph_baseline", .type = FIELD_SPECIAL},
	{.key = "findings", .type = FIELD_SPECIAL},
};

static const struct field known_rows[] = {
	{.key = "rule", .type = FIELD_TEXT, AT(rule)},
	{.key = "subjects", .type = FIELD_TEXTS, AT(subjects)},
	{.key = "file", .type = FIELD_TEXT, AT(file)},
	{.key = "text", .type = FIELD_TEXT, AT(text)},
	{.key = "count", .type = FIELD_QUANTITY, AT(count)},
};

const struct field_table baseline_fields = {
	"baseline", baseline_rows, COUNT_OF(baseline_rows)};
const struct field_table known_fields = {"finding", known_rows, COUNT_OF(known_rows)};
