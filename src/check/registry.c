/* All rules as one list: those of loading, then the tables of the families. */
#include "check_internal.h"
#include "model/loading.h"

const struct rule_table *const rule_tables[] = {&cycle_rules, &line_rules, &mandate_rules,
	&decider_rules, &office_rules, &vacancy_rules, &seat_rules, &gap_rules,
	&external_rules, &duty_rules, &near_miss_rules, &loop_rules, NULL};

uint32_t rule_count(void)
{
	uint32_t count = LOADING__COUNT;

	for (uint32_t i = 0; rule_tables[i]; i++)
		count += rule_tables[i]->count;
	return count;
}

const struct rule *rule_at(uint32_t index)
{
	if (index < LOADING__COUNT)
		return &loading_rules[index];
	index -= LOADING__COUNT;
	for (uint32_t i = 0; rule_tables[i]; i++) {
		if (index < rule_tables[i]->count)
			return &rule_tables[i]->rows[index].rule;
		index -= rule_tables[i]->count;
	}
	BUG("no rule has this number");
}

const struct rule *rule_find(struct str slug)
{
	for (uint32_t i = 0, count = rule_count(); i < count; i++)
		if (str_is(slug, rule_at(i)->slug))
			return rule_at(i);
	return NULL;
}
