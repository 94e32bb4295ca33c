/* Severities: their names, and which one a rule has in this run. */
#include "diag/rule.h"

#include "base/vec.h"

static const char *const severity_names[] = {
	[SEVERITY_OFF] = "off",
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

static const char *const family_names[FAMILY__COUNT] = {
	[FAMILY_LOADING] = "Loading",
	[FAMILY_LINES] = "Shape of the lines",
	[FAMILY_OFFICES] = "Offices and mandates",
	[FAMILY_LOOPS] = "Loops through posts",
	[FAMILY_DATES] = "Dates",
	[FAMILY_SUPPRESSIONS] = "Suppressions",
	[FAMILY_OWN] = "Rules of one's own",
};

const char *severity_name(enum severity severity)
{
	return severity_names[severity];
}

const char *family_name(enum family family)
{
	return family_names[family];
}

void policy_release(struct policy *policy)
{
	VEC_RELEASE(policy);
}

/* Linear, here and below: a run names a handful of rules. */
static struct policy_entry *entry_of(const struct policy *policy, const char *slug)
{
	for (uint32_t i = 0; i < policy->count; i++)
		if (strcmp(policy->items[i].slug, slug) == 0)
			return &policy->items[i];
	return NULL;
}

void policy_copy(struct policy *to, const struct policy *from)
{
	for (uint32_t i = 0; i < from->count; i++)
		*VEC_PUSH(to) = from->items[i];
}

bool policy_names(const struct policy *policy, const char *slug)
{
	return entry_of(policy, slug) != NULL;
}

void policy_set(struct policy *policy, const char *slug, enum severity severity)
{
	struct policy_entry *entry = entry_of(policy, slug);

	if (!entry)
		entry = VEC_PUSH(policy);
	*entry = (struct policy_entry){slug, severity};
}

enum severity policy_severity(const struct policy *policy, const struct rule *rule)
{
	const struct policy_entry *entry = entry_of(policy, rule->slug);

	return entry ? entry->severity : rule->severity;
}
