#include "diag/rule.h"

#include <criterion/criterion.h>

Test(rule, severities_have_names)
{
	cr_assert_str_eq(severity_name(SEVERITY_ERROR), "error");
	cr_assert_str_eq(severity_name(SEVERITY_OFF), "off");
}

Test(rule, families_have_names)
{
	for (int i = 0; i < FAMILY__COUNT; i++)
		cr_assert_neq(family_name((enum family)i)[0], '\0', "family %d", i);
	cr_assert_str_eq(family_name(FAMILY_DATES), "Dates");
}

Test(rule, policy)
{
	static const struct rule a = {.slug = "a", .severity = SEVERITY_WARNING};
	static const struct rule b = {.slug = "b", .severity = SEVERITY_INFO};
	char slug[] = "b"; /* another address than the rule's */
	struct policy policy = {0};

	cr_assert_eq(policy_severity(&policy, &a), SEVERITY_WARNING);
	policy_set(&policy, "a", SEVERITY_OFF);
	policy_set(&policy, slug, SEVERITY_ERROR);
	cr_assert_eq(policy_severity(&policy, &a), SEVERITY_OFF);
	cr_assert_eq(policy_severity(&policy, &b), SEVERITY_ERROR);
	policy_set(&policy, "a", SEVERITY_INFO);
	cr_assert_eq(policy_severity(&policy, &a), SEVERITY_INFO);
	cr_assert_eq(policy.count, 2);
	policy_release(&policy);
	cr_assert_eq(policy_severity(&policy, &a), SEVERITY_WARNING);
}
