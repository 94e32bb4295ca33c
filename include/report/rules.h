/*
 * The rule table for people: all rules as text, JSON or Markdown (docs/rules.md), and
 * one rule explained with its examples. All write into the outlet, and that writing
 * failed is noted by whoever drains it; rules and `own` stay the caller's.
 */
#ifndef REPORT_RULES_H
#define REPORT_RULES_H

#include "model/own_rule.h"
#include "report/outlet.h"
#include "report/report.h"

/* With the rules of rule files, where `own` is not NULL. */
void rules_text(
	struct outlet *out, const struct own_rules *own, struct report_style style);
void rules_json(struct outlet *out, const struct own_rules *own);
void rules_markdown(struct outlet *out);

/* A whole page: what it finds, why that matters, how to mend it, each example. Those of
 * a rule file are its own; of the program's they are in it (check/examples.h). */
void rule_explain(struct outlet *out, const struct rule *rule, struct report_style style);
void rule_explain_own(
	struct outlet *out, const struct own_rule *rule, struct report_style style);

#endif
