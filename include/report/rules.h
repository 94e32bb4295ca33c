/*
 * The rule table for people: all rules as text, JSON or Markdown (docs/rules.md), and
 * one rule explained with its examples.
 */
#ifndef REPORT_RULES_H
#define REPORT_RULES_H

#include "report/outlet.h"
#include "report/report.h"

void rules_text(struct outlet *out, struct report_style style);
void rules_json(struct outlet *out);
void rules_markdown(struct outlet *out);

void rule_explain(struct outlet *out, const struct rule *rule, struct report_style style);

#endif
