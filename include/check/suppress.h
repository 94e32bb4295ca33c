/*
 * Findings that somebody has seen and accepted: by a comment `# orgraph:ignore RULE
 * reason` on the finding's line or the line above it, in the manifest by rule and id, or
 * by the baseline. Marks them in the sink (diag->suppression) and reports what is wrong
 * with the suppressions themselves: the rules of the family "Suppressions".
 */
#ifndef CHECK_SUPPRESS_H
#define CHECK_SUPPRESS_H

#include "diag/diag.h"
#include "model/baseline.h"
#include "model/model.h"
#include "model/project.h"

/*
 * After check_run, before sink_sort. Where an input could not be read whole, findings may
 * be missing that a suppression waits for, and none is called unused. Linear in findings
 * and their subjects, logarithmic in comments. `project` and `baseline` may
 * be NULL.
 */
void suppress_findings(const struct model *model, struct sink *sink,
	const struct project *project, struct baseline *baseline);

/* May findings of this rule be suppressed? All but those which say that something was not
 * read, and those about suppressions. */
bool rule_can_be_suppressed(const struct rule *rule);

#endif
