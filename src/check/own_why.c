/*
 * Why a rule of the organisation's own does not report an example that it should: which
 * condition left out what it was to select, or was met, or could not be decided. The
 * conditions are judged again, from the outermost to the one that decided.
 */
#include "check_internal.h"
#include "own_internal.h"

enum { SUBJECTS_TOLD = 3 };

/* The innermost condition that made the verdict; of several that are all met the one
 * around them. Turns the verdict where a `not` stands on the way. */
static const struct condition *deciding(struct own_run *run,
	const struct condition *condition, struct value subject, enum verdict *verdict)
{
	for (;;) {
		const struct condition *inner = NULL;

		if (condition->test == TEST_NOT) {
			*verdict = verdict_not(*verdict);
			inner = &condition->items[0];
		} else if (condition->test != TEST_ALL && condition->test != TEST_ANY) {
			return condition;
		} else if (condition->item_count == 1 ||
			   *verdict != (condition->test == TEST_ALL ? MET : FAILED)) {
			for (uint32_t i = 0; !inner && i < condition->item_count; i++)
				if (own_judge(run, &condition->items[i], subject) ==
					*verdict)
					inner = &condition->items[i];
		}
		if (!inner)
			return condition;
		condition = inner;
	}
}

/* What is not written itself stands where its first part does. */
static struct span place_of(
	const struct own_rule *rule, const struct condition *condition)
{
	while (!span_is_set(condition->at) && condition->item_count > 0)
		condition = &condition->items[0];
	return span_is_set(condition->at) ? condition->at : rule->slug.at;
}

/* Several tests side by side have no key of their own: they are all that stands behind
 * `for` or `require`. */
static const char *key_of(const struct condition *condition, const char *around)
{
	return span_is_set(condition->at) ? condition_rows[condition->test].key : around;
}

static struct str name_of(const struct own_run *run, struct value subject)
{
	return subject.sort == VALUE_NODE ? node_id(run->model, subject.node)
					  : STR("organisation");
}

struct why {
	struct own_run run;
	const struct own_rule *rule;
	struct sink *sink;
	struct diag *diag;
	uint32_t told;
};

static void tell_required(struct why *why, struct value subject)
{
	enum verdict verdict = own_judge(&why->run, why->rule->require, subject);
	const struct condition *condition =
		deciding(&why->run, why->rule->require, subject, &verdict);
	const char *key = key_of(condition, "require");
	struct str name = name_of(&why->run, subject);

	if (why->told++ >= SUBJECTS_TOLD)
		return;
	diag_note(why->sink, why->diag, place_of(why->rule, condition),
		verdict == OPEN
			? "'%s' is open for '%.*s': what it asks about is not written "
			  "there"
		: verdict == MET
			? "'%s' is met for '%.*s', so that nothing is wrong there"
			: "'%s' fails for '%.*s', as it may there",
		key, STR_ARG(name));
}

/* How many of the parts of `for` are met. */
static uint32_t parts_met(struct why *why, struct value subject)
{
	const struct condition *all = why->rule->subjects;
	uint32_t met = 0;

	for (uint32_t i = 0; all->test == TEST_ALL && i < all->item_count; i++)
		met += own_judge(&why->run, &all->items[i], subject) == MET;
	return met;
}

static void tell_left_out(struct why *why, struct value nearest)
{
	enum verdict verdict = own_judge(&why->run, why->rule->subjects, nearest);
	bool open = verdict == OPEN;
	const struct condition *condition =
		deciding(&why->run, why->rule->subjects, nearest, &verdict);

	diag_note(why->sink, why->diag, place_of(why->rule, condition),
		open ? "'for' selects nothing in it: '%s' is open for '%.*s'"
		     : "'for' selects nothing in it: '%s' leaves out '%.*s'",
		key_of(condition, "for"), STR_ARG(name_of(&why->run, nearest)));
}

static void tell_nodes(struct why *why)
{
	const struct model *model = why->run.model;
	struct value subject = {.sort = VALUE_NODE, .kept = MET}, nearest = subject;
	uint32_t most = 0;
	bool any = false;

	for (uint32_t v = 0; v < model->node_count; v++) {
		uint32_t met;

		subject.node = v;
		if (!node_is_present(&model->nodes[v]))
			continue;
		if (own_judge(&why->run, why->rule->subjects, subject) == MET) {
			tell_required(why, subject);
			continue;
		}
		met = parts_met(why, subject);
		if (!any || met > most)
			nearest = subject;
		most = met > most ? met : most;
		any = true;
	}
	if (why->told == 0 && any)
		tell_left_out(why, nearest);
	else if (why->told == 0)
		diag_note(why->sink, why->diag, place_of(why->rule, why->rule->subjects),
			"'for' selects nothing: the example has no node");
}

void check_own_why(const struct model *model, const struct analysis *analysis,
	struct sink *sink, struct diag *diag, uint32_t rule)
{
	struct check check = {.model = model, .analysis = analysis, .sink = sink};
	struct why why = {
		.rule = &model->own_rules->items[rule], .sink = sink, .diag = diag};
	struct value whole = {
		.sort = VALUE_ORGANISATION, .thing = &model->organisation, .kept = MET};

	own_run_begin(&why.run, &check, model->own_rules);
	if (!why.rule->whole)
		tell_nodes(&why);
	else if (own_judge(&why.run, why.rule->subjects, whole) == MET)
		tell_required(&why, whole);
	else
		tell_left_out(&why, whole);
	own_found_release(&why.run);
	own_run_end(&why.run);
}
