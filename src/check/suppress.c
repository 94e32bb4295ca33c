/*
 * Which findings are suppressed, and what is wrong with the suppressions. Comments come
 * in the order of the text, so that those about a line are found by halving.
 */
#include "suppress_internal.h"

#include "check_internal.h"
#include "model/loading.h"

bool rule_can_be_suppressed(const struct rule *rule)
{
	return rule->family != FAMILY_SUPPRESSIONS &&
	       rule != &loading_rules[LOADING_YAML_SYNTAX] &&
	       rule != &loading_rules[LOADING_INPUT_LIMIT];
}

bool waiver_rule_is_sound(struct waivers *waivers, struct text rule)
{
	const struct rule *known = rule_find(text_str(rule));
	const char *nearest;
	struct diag *diag;

	if (known && !rule_can_be_suppressed(known)) {
		diag = COMPLAIN(waivers, BAD, rule.at,
			"findings of '%.*s' cannot be suppressed", STR_ARG(rule));
		diag_help(waivers->sink, diag,
			"mend what it finds; '--no-rule %.*s' leaves it out of a run",
			STR_ARG(rule));
		return false;
	}
	if (rule_is_known(waivers->model, text_str(rule)))
		return true;
	nearest = rule_nearest(waivers->model->own_rules, text_str(rule));
	diag = COMPLAIN(waivers, BAD, rule.at, "there is no rule '%.*s'", STR_ARG(rule));
	if (nearest)
		diag_help(waivers->sink, diag, "did you mean '%s'?", nearest);
	else
		diag_help(waivers->sink, diag, "'orgraph rules' lists the rules");
	return false;
}

/* ---- the findings ---- */

bool waiver_has_ended(const struct waivers *waivers, struct date until)
{
	uint32_t day = waivers->model->day;

	return day > 0 && date_is_set(until) && day > date_last_day(until);
}

void waiver_apply(struct waivers *waivers, struct diag *diag, struct waiver *waiver)
{
	waiver->used = true;
	if (!waiver->expired)
		sink_suppress(waivers->sink, diag, waiver->suppression);
}

/* The first comment about a line that begins behind the offset. */
static uint32_t first_behind(const struct waivers *waivers, uint32_t offset)
{
	uint32_t low = 0, count = waivers->count;

	while (count > 0) {
		uint32_t half = count / 2;

		if (waivers->items[low + half].line.begin <= offset) {
			low += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return low;
}

/* What is nowhere stands at the beginning of the first input. */
static uint32_t place_of(const struct waivers *waivers, const struct diag *diag)
{
	const struct source *first = sources_first(waivers->sink->sources);

	return span_is_set(diag->at) || !first ? diag->at.begin : first->base;
}

static void match_comments(struct waivers *waivers, struct diag *diag)
{
	uint32_t at = place_of(waivers, diag);

	for (uint32_t i = first_behind(waivers, at); i-- > 0;) {
		struct waiver *waiver = &waivers->items[i];

		if (waiver->line.end < at)
			return;
		if (str_is(text_str(waiver->rule), diag->rule->slug))
			waiver_apply(waivers, diag, waiver);
	}
}

/* ---- the suppressions ---- */

/* A rule of no table goes by its name alone. */
bool waiver_rule_is_off(const struct waivers *waivers, struct text slug)
{
	const struct rule *rule = rule_find(text_str(slug));
	struct rule own = {.severity = SEVERITY_ERROR};

	if (!rule) {
		own.slug = arena_copy(&waivers->sink->arena, slug.ptr, slug.len);
		rule = &own;
	}
	return !sink_wants(waivers->sink, rule);
}

/* One finding for all that one comment or entry lets pass. */
static void report_expired(
	struct waivers *waivers, const struct waiver *items, uint32_t count)
{
	struct diag *diag =
		COMPLAIN(waivers, EXPIRED, items->until.at, "this suppression has ended");
	bool used = false;

	for (uint32_t i = 0; i < count; i++)
		used = used || items[i].used;
	diag_help(waivers->sink, diag, "%s",
		used ? "mend what the rule finds, or set a later day with a reason that "
		       "still holds"
		     : "remove it: there is nothing left that it would hide");
}

static void report_unused_one(struct waivers *waivers, const struct waiver *waiver)
{
	struct diag *diag;

	if (waiver->suppression->kind == SUPPRESSION_MANIFEST) {
		diag = COMPLAIN(waivers, UNUSED, waiver->id.at,
			"'%.*s' finds nothing about '%.*s'", STR_ARG(waiver->rule),
			STR_ARG(waiver->id));
		acceptance_help_unused(waivers, diag, waiver);
		return;
	}
	diag = COMPLAIN(waivers, UNUSED, waiver->rule.at, "'%.*s' finds nothing %s",
		STR_ARG(waiver->rule),
		waiver->below ? "on the line below" : "on this line");
	diag_help(waivers->sink, diag,
		"remove it, or move it to the line of the finding or the line above");
}

/* A rule that was left out of this run finds nothing, and that says nothing. */
static void report_unused(
	struct waivers *waivers, const struct waiver *items, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (!items[i].used && !waiver_rule_is_off(waivers, items[i].rule))
			report_unused_one(waivers, &items[i]);
	}
}

static void complain(
	struct waivers *waivers, const struct waiver *items, uint32_t count, bool whole)
{
	for (uint32_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count; end++)
			if (items[end].suppression != items[i].suppression)
				break;
		if (items[i].expired)
			report_expired(waivers, items + i, end - i);
		else if (whole)
			report_unused(waivers, items + i, end - i);
	}
}

void suppress_findings(const struct model *model, struct sink *sink,
	const struct project *project, struct baseline *baseline)
{
	struct waivers waivers = {.model = model, .sink = sink};
	bool whole = !sink->syntax_failed && sink->trouble_count == 0;
	uint32_t found = sink->count;

	remarks_read(&waivers);
	if (project)
		acceptances_read(&waivers, project);
	for (uint32_t i = 0; waivers.count > 0 && i < found; i++)
		match_comments(&waivers, sink->items[i]);
	for (uint32_t i = 0; waivers.accepted.count > 0 && i < found; i++)
		acceptances_match(&waivers, sink->items[i]);
	if (baseline)
		baseline_match(&waivers, baseline, found, whole);
	complain(&waivers, waivers.items, waivers.count, whole);
	complain(&waivers, waivers.accepted.items, waivers.accepted.count, whole);
	acceptances_help_strays(&waivers);
	VEC_RELEASE(&waivers);
	VEC_RELEASE(&waivers.accepted);
	VEC_RELEASE(&waivers.strays);
	map_release(&waivers.by_id);
}

/* ---- the rules, which nothing calls for a node ---- */

static void no_run(struct check *check, uint32_t none)
{
	(void)check, (void)none;
}

static const struct check_rule rows[] = {
	[SUPPRESSION_BAD] = {{"bad-suppression", SEVERITY_ERROR, FAMILY_SUPPRESSIONS,
				     "a suppression without a reason, or of a rule that "
				     "is not there",
				     "Who reads it would believe that a finding is "
				     "accepted, and nobody could tell why. It hides "
				     "nothing.",
				     "Write `# orgraph:ignore RULE reason`, with the "
				     "rule as the finding names it, and in the reason "
				     "who accepted it or what it waits for."},
		SCOPE_ORGANISATION, no_run, NULL},
	[SUPPRESSION_UNUSED] = {{"unused-suppression", SEVERITY_WARNING,
					FAMILY_SUPPRESSIONS,
					"a suppression that hides nothing",
					"What it was written for is mended, or stands "
					"elsewhere by now. Left in place it would hide "
					"the next finding, which nobody has accepted.",
					"Remove it, or move it to where the finding is."},
		SCOPE_ORGANISATION, no_run, NULL},
	[SUPPRESSION_EXPIRED] = {{"expired-suppression", SEVERITY_WARNING,
					 FAMILY_SUPPRESSIONS,
					 "a suppression whose last day has passed",
					 "The finding was accepted until that day: what "
					 "was promised should be done by now. It hides "
					 "nothing any more.",
					 "Mend what the rule finds and remove the "
					 "suppression, or agree on another day."},
		SCOPE_ORGANISATION, no_run, NULL},
	[SUPPRESSION_STALE] =
		{{"stale-baseline", SEVERITY_INFO, FAMILY_SUPPRESSIONS,
			 "a finding that the baseline knows and that is "
			 "gone",
			 "Somebody has mended it. Left in the baseline, the "
			 "entry would hide the same finding when it comes "
			 "back.",
			 "Write the baseline anew with `orgraph baseline "
			 "write`, or remove the entry by hand."},
			SCOPE_ORGANISATION, no_run, NULL},
};

const struct rule *suppression_rule(enum suppression_rule which)
{
	return &rows[which].rule;
}

const struct rule_table suppression_rules = RULE_TABLE(rows);
