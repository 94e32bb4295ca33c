/* Every key of the format says what it means. */
#include "model/own_rule.h"
#include "model/project.h"
#include "model/view.h"

#include <criterion/criterion.h>

static void all_told(const struct field_table *table)
{
	for (uint32_t i = 0; i < table->count; i++)
		cr_expect_not_null(field_about(table, table->fields[i].key),
			"'%s' of a %s: add a line to src/model/field_about.c",
			table->fields[i].key, table->what);
}

Test(field_about, each_key_has_its_line)
{
	const struct field_table *tables[] = {&node_fields, &seat_fields, &mandate_fields,
		&holder_fields, &origin_fields, &line_fields, &minutes_fields,
		&validity_fields, &organisation_fields, &document_fields, &duty_fields,
		&line_type_fields, &decider_fields, &meets_fields, &top_fields,
		&project_fields, &acceptance_fields, &limit_fields, &view_fields,
		&rule_file_fields, &rule_fields, &condition_fields};

	for (size_t i = 0; i < COUNT_OF(tables); i++)
		all_told(tables[i]);
	for (int sort = 0; sort < SORT__COUNT; sort++)
		all_told(&sort_fields[sort]);
}

Test(field_about, of_no_table_nothing_is_said)
{
	const struct field_table other = {"other", NULL, 0};

	cr_expect_null(field_about(&other, "name"));
	cr_expect_null(field_about(&node_fields, "nmae"));
}
