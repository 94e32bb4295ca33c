/*
 * The manifest, orgraph.yaml: which files are a project, how it is checked, and which
 * charts and reports are made of it. Plain data, read by load/project*.c; what it does
 * not say is zero. Everything lives in the arena of the model with which it was read.
 * Whether its rules and ids exist is for check/ to say; what the settings of a chart
 * mean, for cli/, whose options they are.
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

/* `variables`: for title blocks, over what the organisation says. */
struct project_variables {
	struct text title, version, approver;
	struct date as_of;
};

/* A key of a chart or report that is an option of the command line. A flag that is on
 * has the value true; one that is off is no setting. */
struct setting {
	struct text key;
	uint16_t option; /* what option_key.field.offset says */
	struct texts values;
};

/* What charts and reports have in common. */
struct project_entry {
	struct text name; /* its key */
	struct text output;
	/* As seen from where the manifest's path is; of a chart without the suffix that
	 * each format has. */
	const char *output_path;
	struct setting *settings;
	uint32_t setting_count;
	bool broken; /* its settings are wrong, which is told when all is read */
};

struct project_chart {
	struct project_entry entry;
	struct texts formats; /* one at least */
	struct date from, to; /* of a chart of changes; both or none */
};

enum project_report_kind {
	PROJECT_FINDINGS,
	PROJECT_LIST,
	PROJECT_EXPORT,
	PROJECT_OUTLINE,
	PROJECT_DIFF,
	PROJECT_REPORT__COUNT
};

/* With what a report of changes compares: a revision, a file, or two days. */
struct project_compared {
	struct text git, old;
	const char *old_path;
	struct date from, to;
};

struct project_report {
	struct project_entry entry;
	uint8_t kind;   /* enum project_report_kind */
	struct text of; /* findings: text, list: groups …; not of PROJECT_DIFF */
	struct text format;
	struct project_compared compared;
};

struct project {
	const char *path; /* of the manifest; NULL: there is none */
	struct texts inputs, rules;
	struct text baseline, output;
	/* The same as paths for whoever opens them: relative to the manifest's folder.
	 * NULL: not said. */
	const char **input_paths, **rule_paths, *baseline_path, *output_path;
	struct project_variables variables;
	struct project_chart *charts;
	uint32_t chart_count;
	struct project_report *reports;
	uint32_t report_count;
	uint8_t fail_on;
	struct project_limits limits;
	struct rule_severity *severities;
	uint32_t severity_count;
	struct acceptance *suppressions;
	uint32_t suppression_count;
};

extern const struct field_table project_fields, acceptance_fields, limit_fields;
extern const struct field_table variable_fields, chart_fields, report_fields,
	compared_fields;

/* The key of a report that says what it is, by its kind. */
extern const char *const project_report_keys[PROJECT_REPORT__COUNT];

/*
 * What the command line adds to the keys of entries: an option of its is a key, with _
 * for
 * -. Of `field`, `offset` is the caller's to know the option by.
 */
/* Of which values of YAML the pattern of an option tells: texts, and beside them all
 * numbers and truth values, numbers from 0 on, or nothing else. */
enum key_values { VALUES_SCALARS, VALUES_NUMBERS, VALUES_STRINGS };

struct option_key {
	struct field field;
	bool draws;                        /* is a key of charts, too */
	bool compares;                     /* also of charts of changes */
	bool kinds[PROJECT_REPORT__COUNT]; /* of which reports it is a key */
	const char *about;
	const char *pattern; /* of its value, for a schema; NULL: its type tells all */
	enum key_values values;
};

struct entry_keys {
	const struct option_key *options;
	uint32_t option_count;
	/* NULL-terminated words: the formats of charts, and by kind of report what stands
	 * behind its key and which formats it has; NULL: none. */
	const char *const *chart_formats;
	const char *chart_suffix; /* the pattern of what no chart's output ends in */
	const char *const *kinds[PROJECT_REPORT__COUNT];
	const char *const *report_formats[PROJECT_REPORT__COUNT];
};

/* What stands behind each key of `severities`; NULL-terminated. */
extern const char *const project_severity_words[];

/* The name that a manifest has when it is looked for. */
#define PROJECT_FILE "orgraph.yaml"

#endif
