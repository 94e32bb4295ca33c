/*
 * The manifest, orgraph.yaml: which files are a project, and how it is checked. Plain
 * data, read by load/project.c; what it does not say is zero. Everything lives in the
 * arena of the model with which it was read. Whether its rules and ids exist is for
 * check/ to say.
 */
#ifndef MODEL_PROJECT_H
#define MODEL_PROJECT_H

#include "diag/rule.h"
#include "model/field.h"

/* `severities: {RULE: SEVERITY}` */
struct rule_severity {
	struct text rule;
	enum severity severity;
};

/* An entry of `suppressions`: findings of a rule about one of the ids may stay. */
struct acceptance {
	struct span at;
	struct text rule, reason;
	struct texts id, ids; /* under either key, one or a list */
	struct date until;
};

struct project_limits {
	struct quantity overloaded_post;
};

enum project_fail_on {
	FAIL_ON_UNSAID,
	FAIL_ON_ERROR,
	FAIL_ON_WARNING,
	FAIL_ON_INFO,
	FAIL_ON_NEVER
};

struct project {
	const char *path; /* of the manifest; NULL: there is none */
	struct texts inputs, rules;
	struct text baseline;
	/* The same as paths for whoever opens them: relative to the manifest's folder. */
	const char **input_paths, **rule_paths, *baseline_path;
	uint8_t fail_on;
	struct project_limits limits;
	struct rule_severity *severities;
	uint32_t severity_count;
	struct acceptance *suppressions;
	uint32_t suppression_count;
};

extern const struct field_table project_fields, acceptance_fields, limit_fields;

/* What stands behind each key of `severities`; NULL-terminated. */
extern const char *const project_severity_words[];

/* The name that a manifest has when it is looked for. */
#define PROJECT_FILE "orgraph.yaml"

#endif
