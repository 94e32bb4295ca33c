/* All rules as one list: those of loading, then the tables of the families. */
#include "check_internal.h"
#include "model/find.h"
#include "model/loading.h"
#include "model/own_rule.h"

const struct rule_table *const rule_tables[] = {&cycle_rules, &line_rules, &mandate_rules,
	&decider_rules, &office_rules, &vacancy_rules, &seat_rules, &gap_rules,
	&external_rules, &duty_rules, &near_miss_rules, &loop_rules, &date_rules,
	&suppression_rules, NULL};

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

/* `cycle-TYPE` of a line type that the organisation declares. */
static bool is_own_cycle(const struct model *model, struct str slug)
{
	uint16_t relation;

	if (!str_starts(slug, "cycle-"))
		return false;
	relation = model_relation(model, (struct str){slug.ptr + 6, slug.len - 6});
	return relation >= RELATION__COUNT &&
	       relation < RELATION__COUNT + model->line_type_count;
}

bool rule_is_known(const struct model *model, struct str slug)
{
	return rule_find(slug) || is_own_cycle(model, slug) ||
	       own_rule_find(model->own_rules, slug);
}

/* The name of an own rule without its prefix is not near: it is the same. */
static const char *with_prefix(const struct own_rules *own, struct str name)
{
	for (uint32_t i = 0; own && i < own->count; i++) {
		const char *slug = own->items[i].rule.slug;

		if (str_is(name, strchr(slug, '/') + 1))
			return slug;
	}
	return NULL;
}

const char *rule_nearest(const struct own_rules *own, struct str slug)
{
	const char *same = with_prefix(own, slug);
	uint32_t count = rule_count(), found;
	struct near *near;

	if (same)
		return same;
	near = near_new();
	for (uint32_t i = 0; i < count; i++)
		near_add(near, str_of(rule_at(i)->slug), i);
	for (uint32_t i = 0; own && i < own->count; i++)
		near_add(near, str_of(own->items[i].rule.slug), count + i);
	found = near_find(near, slug, 2);
	near_free(near);
	if (found == UINT32_MAX)
		return NULL;
	return own && found >= count ? own->items[found - count].rule.slug
				     : rule_at(found)->slug;
}
