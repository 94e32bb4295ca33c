/*
 * Findings and the sink that takes them. Whoever finds a problem reports it here and goes
 * on; report/ prints. The sink owns its findings and their texts in an arena of its own:
 * they live until sink_release. Nothing here fails: memory that ends, ends the program.
 */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include "base/arena.h"
#include "diag/rule.h"
#include "diag/source.h"

struct diag_note {
	struct diag_note *next;
	struct span at;
	struct str message;
};

enum datum_kind { DATUM_NUMBER, DATUM_BOOL, DATUM_TEXT, DATUM_PAIRS };

/* One member of a finding's `data`. */
struct datum {
	struct datum *next;
	const char *name;
	enum datum_kind kind;
	uint64_t number;  /* DATUM_NUMBER; 0 or 1 for DATUM_BOOL */
	struct str *text; /* DATUM_TEXT: 1; DATUM_PAIRS: 2 * count */
	uint32_t count;
};

enum suppression_kind {
	SUPPRESSION_SOURCE,   /* a comment `orgraph:ignore` */
	SUPPRESSION_MANIFEST, /* an entry of `suppressions` in orgraph.yaml */
	SUPPRESSION_BASELINE, /* a finding that the baseline knows */
	SUPPRESSION__COUNT
};

/* Why a finding does not count: somebody saw it, and said why it stays. */
struct suppression {
	enum suppression_kind kind;
	struct str reason; /* a baseline gives none: len 0 */
	struct span at;    /* where it is written */
};

struct diag {
	const struct rule *rule;
	enum severity severity;
	uint32_t order; /* in which it was reported: the last tie-break */
	struct span at;
	struct str message, help; /* no help: len 0 */
	struct str *subjects, *path;
	uint32_t subject_count, path_count;
	struct diag_note *notes, *last_note; /* in order of adding */
	struct datum *data;
	const struct suppression *suppression; /* NULL: the finding counts */
};

struct sink {
	const struct policy *policy; /* NULL: every rule as its table says */
	const struct sources *sources;
	struct arena arena;
	struct diag **items; /* in order of reporting until sink_sort */
	uint32_t count, cap;
	struct diag_list {
		struct diag **items;
		uint32_t count, cap;
	} suppressed; /* moved here from `items` by sink_sort, in the same order */
	uint32_t counts[SEVERITY_ERROR + 1]; /* without what is suppressed */
	bool syntax_failed;                  /* a file did not parse: exit status 2 */
	char **troubles; /* the environment failed: one sentence each */
	uint32_t trouble_count, trouble_cap;
};

/* Policy (NULL: none) and sources are the caller's, and outlive the sink. */
void sink_init(
	struct sink *sink, const struct policy *policy, const struct sources *sources);
void sink_release(struct sink *sink); /* takes {0} */

/* Is the rule on? Ask before costly work for a finding. Linear in what the policy says.
 */
bool sink_wants(const struct sink *sink, const struct rule *rule);

/*
 * A new finding, the sink's; NULL if the rule is off, which every function below takes.
 * The rule lives as long as the sink, and so does `format`, here and below. In it users'
 * texts go in single quotes as '%.*s' and are written raw: control characters are escaped
 * when it is printed.
 */
struct diag *sink_report(struct sink *sink, const struct rule *rule, struct span at,
	const char *format, ...) PRINTF(4, 5);

/* Texts are copied into the sink's arena, subjects and path members are not: they live
 * as long as the model. */
void diag_note(struct sink *sink, struct diag *diag, struct span at, const char *format,
	...) PRINTF(4, 5);
void diag_help(struct sink *sink, struct diag *diag, const char *format, ...)
	PRINTF(3, 4);
void diag_subjects(
	struct sink *sink, struct diag *diag, const struct str *ids, uint32_t count);
void diag_path(
	struct sink *sink, struct diag *diag, const struct str *ids, uint32_t count);
void diag_number(struct sink *sink, struct diag *diag, const char *name, uint64_t number);
void diag_bool(struct sink *sink, struct diag *diag, const char *name, bool value);
void diag_text(struct sink *sink, struct diag *diag, const char *name, struct str text);
/* `texts` holds 2 * count ids. */
void diag_pairs(struct sink *sink, struct diag *diag, const char *name,
	const struct str *texts, uint32_t count);

/* The finding counts no longer; the first suppression of a finding holds. It lives as
 * long as the sink. */
void sink_suppress(
	struct sink *sink, struct diag *diag, const struct suppression *suppression);

/* "in-source", "manifest", "baseline" */
const char *suppression_kind_name(enum suppression_kind kind);

/* The environment failed: "cannot read 'x.yaml': no such file". Exit status 2. The
 * sentence is copied into `troubles`. */
void sink_trouble(struct sink *sink, const char *format, ...) PRINTF(2, 3);

/* By file (bytes of its name), line, column, rule, subjects; what is suppressed apart.
 * Counts are those of what is left. n log n in the findings. */
void sink_sort(struct sink *sink);

#endif
