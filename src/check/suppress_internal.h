/*
 * What the reading of suppressions and their matching share: a waiver is one rule that
 * one comment lets pass on one line, or the manifest for one id.
 */
#ifndef CHECK_SUPPRESS_INTERNAL_H
#define CHECK_SUPPRESS_INTERNAL_H

#include "base/map.h"
#include "base/vec.h"
#include "check/suppress.h"

struct waiver {
	const struct suppression *suppression; /* in the sink's arena */
	struct text rule;
	struct text id;   /* of the manifest: one of the finding's subjects */
	struct span line; /* of a comment: the line on which the finding stands */
	bool below;       /* it is the line below the comment */
	struct date until;
	bool expired; /* it hides nothing any more */
	bool used;    /* a finding is there that it is about */
};

/* An id of no node, and the finding that says so. */
struct stray {
	struct str id;
	struct diag *diag;
};

struct waivers {
	const struct model *model;
	struct sink *sink;
	struct waiver *items; /* of comments, by `line` */
	uint32_t count, cap;
	VEC(struct waiver) accepted; /* of the manifest */
	struct map by_id;            /* of those */
	VEC(struct stray) strays;    /* until all are known */
};

enum suppression_rule {
	SUPPRESSION_BAD,
	SUPPRESSION_UNUSED,
	SUPPRESSION_EXPIRED,
	SUPPRESSION_STALE,
};

/* A finding about a suppression. */
#define COMPLAIN(waivers, which, at, ...)                                         \
	sink_report((waivers)->sink, suppression_rule(SUPPRESSION_##which), (at), \
		__VA_ARGS__)

const struct rule *suppression_rule(enum suppression_rule which);

/* Is there such a rule, and may it be suppressed? Else reports it and is false. */
bool waiver_rule_is_sound(struct waivers *waivers, struct text rule);

/* Was the rule left out of this run? */
bool waiver_rule_is_off(const struct waivers *waivers, struct text slug);

/* The last day of a suppression has passed on the model's day. */
bool waiver_has_ended(const struct waivers *waivers, struct date until);

/* A finding is there that the waiver is about. */
void waiver_apply(struct waivers *waivers, struct diag *diag, struct waiver *waiver);

/* The manifest's suppressions, and the findings that they are about. */
void acceptances_read(struct waivers *waivers, const struct project *project);
void acceptances_match(struct waivers *waivers, struct diag *diag);

/* What help there is for an id that no finding is about; for an id of no node it comes
 * with acceptances_help_strays, since what was meant is searched for all at once. */
void acceptance_help_unused(
	struct waivers *waivers, struct diag *diag, const struct waiver *waiver);
void acceptances_help_strays(struct waivers *waivers);

/* Hides what the baseline knows of the first `found` findings. With `whole`, what it
 * knows and nothing found is reported. */
void baseline_match(
	struct waivers *waivers, struct baseline *baseline, uint32_t found, bool whole);

/* Reads model.remarks, and reports what they lack. */
void remarks_read(struct waivers *waivers);

#endif
