/*
 * What the reading of suppressions and their matching share: a waiver is one rule that
 * one comment lets pass at one place.
 */
#ifndef CHECK_SUPPRESS_INTERNAL_H
#define CHECK_SUPPRESS_INTERNAL_H

#include "base/vec.h"
#include "check/suppress.h"

struct waiver {
	const struct suppression *suppression; /* in the sink's arena */
	struct text rule;
	struct span line; /* the line on which the finding stands */
	bool below;       /* it is the line below the comment */
	struct date until;
	bool expired; /* it hides nothing any more */
	bool used;    /* a finding is there that it is about */
};

struct waivers {
	const struct model *model;
	struct sink *sink;
	struct waiver *items; /* by `line` */
	uint32_t count, cap;
};

enum suppression_rule {
	SUPPRESSION_BAD,
	SUPPRESSION_UNUSED,
	SUPPRESSION_EXPIRED,
};

/* A finding about a suppression. */
#define COMPLAIN(waivers, which, at, ...)                                         \
	sink_report((waivers)->sink, suppression_rule(SUPPRESSION_##which), (at), \
		__VA_ARGS__)

const struct rule *suppression_rule(enum suppression_rule which);

/* Is there such a rule, and may it be suppressed? Else reports it and is false. */
bool waiver_rule_is_sound(struct waivers *waivers, struct text rule);

/* Reads model.remarks, and reports what they lack. */
void remarks_read(struct waivers *waivers);

#endif
