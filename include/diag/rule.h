/*
 * What a rule is to those who report, list and explain it: a name, a severity and texts.
 * The loader and the checker each keep a table of them; nothing here runs.
 */
#ifndef DIAG_RULE_H
#define DIAG_RULE_H

#include "base/str.h"

enum severity { SEVERITY_OFF, SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };

enum family {
	FAMILY_LOADING,
	FAMILY_LINES,
	FAMILY_OFFICES,
	FAMILY_LOOPS,
	FAMILY_DATES,
	FAMILY_SUPPRESSIONS,
	FAMILY_OWN, /* stated by the organisation, in rule files */
	FAMILY__COUNT
};

struct rule {
	const char *slug; /* stable, never reused */
	enum severity severity;
	enum family family;
	const char *summary; /* one line, what it finds */
	const char *why;     /* why it matters to a governance document */
	const char *mend;    /* how to mend it */
};

const char *severity_name(enum severity severity); /* "error", "warning", "info", "off" */
const char *family_name(enum family family);

/*
 * Severities for one run. Later settings of one rule win. Rules are named by slug, since
 * rules may come from an organisation (cycle-TYPE) as well as from a table.
 */
struct policy_entry {
	const char *slug;
	enum severity severity;
};

struct policy {
	struct policy_entry *items; /* slugs are the caller's */
	uint32_t count, cap;
};

void policy_release(struct policy *policy);
void policy_copy(struct policy *to, const struct policy *from); /* into {0} */
bool policy_names(const struct policy *policy, const char *slug);
void policy_set(struct policy *policy, const char *slug, enum severity severity);
enum severity policy_severity(const struct policy *policy, const struct rule *rule);

#endif
