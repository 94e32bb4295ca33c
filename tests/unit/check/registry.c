/* The list of all rules, and how a run treats it. */
#include "fixture.h"

#include "model/loading.h"

/* The table of rules.md. */
static const struct {
	const char *slug;
	enum severity severity;
} expected[] = {
	{"yaml-syntax", SEVERITY_ERROR},
	{"input-limit", SEVERITY_ERROR},
	{"unknown-key", SEVERITY_ERROR},
	{"duplicate-key", SEVERITY_ERROR},
	{"wrong-type", SEVERITY_ERROR},
	{"missing-key", SEVERITY_ERROR},
	{"bad-value", SEVERITY_ERROR},
	{"duplicate-id", SEVERITY_ERROR},
	{"duplicate-name", SEVERITY_WARNING},
	{"unknown-reference", SEVERITY_ERROR},
	{"ambiguous-reference", SEVERITY_ERROR},
	{"cycle-reports-to", SEVERITY_ERROR},
	{"self-report", SEVERITY_ERROR},
	{"cycle-part-of", SEVERITY_ERROR},
	{"cycle-delegation", SEVERITY_ERROR},
	{"cycle-escalation", SEVERITY_ERROR},
	{"orphan", SEVERITY_ERROR},
	{"orphan-post", SEVERITY_WARNING},
	{"no-root", SEVERITY_ERROR},
	{"many-roots", SEVERITY_WARNING},
	{"reports-to-stub", SEVERITY_WARNING},
	{"reports-to-dissolved", SEVERITY_WARNING},
	{"no-reporting-line", SEVERITY_WARNING},
	{"inverted-line", SEVERITY_WARNING},
	{"no-mandate", SEVERITY_ERROR},
	{"mandate-by-reference", SEVERITY_INFO},
	{"mandate-undecided", SEVERITY_WARNING},
	{"no-chair", SEVERITY_WARNING},
	{"vacant-chair", SEVERITY_ERROR},
	{"vacant-seat", SEVERITY_WARNING},
	{"no-members", SEVERITY_WARNING},
	{"no-decider", SEVERITY_INFO},
	{"no-secretary", SEVERITY_INFO},
	{"no-frequency", SEVERITY_INFO},
	{"no-minutes", SEVERITY_INFO},
	{"no-source", SEVERITY_INFO},
	{"no-convenor", SEVERITY_INFO},
	{"under-revision", SEVERITY_INFO},
	{"decides-without-delegation", SEVERITY_WARNING},
	{"decider-not-chair", SEVERITY_WARNING},
	{"decider-not-member", SEVERITY_WARNING},
	{"kind-power-mismatch", SEVERITY_WARNING},
	{"external-without-representative", SEVERITY_WARNING},
	{"represented-unreported", SEVERITY_INFO},
	{"duty-claimed-twice", SEVERITY_WARNING},
	{"duty-unowned", SEVERITY_WARNING},
	{"duplicate-seat", SEVERITY_WARNING},
	{"convenor-not-member", SEVERITY_INFO},
	{"near-miss-text", SEVERITY_INFO},
	{"overloaded-post", SEVERITY_INFO},
	{"reports-to-own-chair", SEVERITY_WARNING},
	{"advises-itself", SEVERITY_WARNING},
	{"delegator-under-delegate", SEVERITY_WARNING},
	{"principal-mismatch", SEVERITY_WARNING},
	{"expired-term", SEVERITY_WARNING},
	{"review-overdue", SEVERITY_WARNING},
	{"gap-in-office", SEVERITY_INFO},
	{"two-holders", SEVERITY_WARNING},
	{"bad-suppression", SEVERITY_ERROR},
	{"unused-suppression", SEVERITY_WARNING},
	{"expired-suppression", SEVERITY_WARNING},
	{"stale-baseline", SEVERITY_INFO},
};

/* Which others there are, tests/golden/rules tells: a new rule needs no row here. */
Test(registry, it_holds_the_rules_of_the_design)
{
	for (size_t i = 0; i < COUNT_OF(expected); i++) {
		const struct rule *rule = rule_find(str_of(expected[i].slug));

		cr_assert_not_null(rule, "%s", expected[i].slug);
		cr_expect_eq(
			rule->severity, expected[i].severity, "%s", expected[i].slug);
	}
	cr_expect_null(rule_find(STR("no-such-rule")));
}

Test(registry, families_stand_together_and_every_text_is_written)
{
	for (uint32_t i = 0; i < rule_count(); i++) {
		const struct rule *rule = rule_at(i);

		cr_expect(i == 0 || rule_at(i - 1)->family <= rule->family);
		cr_expect_not_null(strchr(rule->why, '.'), "%s", rule->slug);
		cr_expect_not_null(strchr(rule->mend, '.'), "%s", rule->slug);
		cr_expect_neq(
			rule->summary[strlen(rule->summary) - 1], '.', "%s", rule->slug);
		cr_expect_eq(rule_find(str_of(rule->slug)), rule, "%s twice", rule->slug);
	}
}

Test(run, a_rule_that_is_off_is_silent)
{
	struct fixture fixture = {0};

	fixture_load(&fixture, "orgraph: 1\ngroups: {g: {}}\n", NULL);
	policy_set(&fixture.policy, "no-chair", SEVERITY_OFF);
	policy_set(&fixture.policy, "no-convenor", SEVERITY_ERROR);
	check_run(&fixture.model, &fixture.analysis, &fixture.sink, NULL);
	for (uint32_t i = 0; i < fixture.sink.count; i++) {
		const struct diag *diag = fixture.sink.items[i];

		cr_expect_str_neq(diag->rule->slug, "no-chair");
		if (strcmp(diag->rule->slug, "no-convenor") == 0)
			cr_expect_eq(diag->severity, SEVERITY_ERROR);
	}
	fixture_release(&fixture);
}

Test(run, an_empty_organisation_has_no_finding)
{
	cr_expect_str_eq(found(NULL, "orgraph: 1\n"), "");
}
