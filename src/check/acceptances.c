/*
 * Suppressions in the manifest: a rule, and ids of what its findings are about. A finding
 * is hidden when one of its subjects is among them.
 */
#include "suppress_internal.h"

#include "check_internal.h"
#include "model/find.h"
#include "model/loading.h"

#include <stdlib.h>

static struct str id_key(const void *context, uint32_t value)
{
	const struct waivers *waivers = context;

	return text_str(waivers->accepted.items[value].id);
}

/* The id of what a name or alias means, as anywhere else; the place stays its own. */
static struct text id_meant(const struct model *model, struct text written)
{
	uint32_t node, other;
	struct str id;

	if (model_find_id(model, text_str(written)) != NODE_NONE ||
		model_find_name(model, text_str(written), &node, &other) != FOUND_ONE)
		return written;
	id = node_id(model, node);
	return (struct text){id.ptr, id.len, written.at};
}

static void add(struct waivers *waivers, const struct acceptance *acceptance,
	const struct suppression *suppression, struct texts ids)
{
	for (uint32_t i = 0; i < ids.count; i++) {
		uint32_t index = waivers->accepted.count;
		struct text id = id_meant(waivers->model, ids.items[i]);

		*VEC_PUSH(&waivers->accepted) = (struct waiver){
			.suppression = suppression,
			.rule = acceptance->rule,
			.id = id,
			.until = acceptance->until,
			.expired = waiver_has_ended(waivers, acceptance->until),
		};
		map_add(&waivers->by_id, text_str(id), index);
	}
}

void acceptances_read(struct waivers *waivers, const struct project *project)
{
	for (uint32_t i = 0; i < project->suppression_count; i++) {
		const struct acceptance *acceptance = &project->suppressions[i];
		struct suppression *suppression;

		if (!waiver_rule_is_sound(waivers, acceptance->rule))
			continue;
		suppression = ARENA_NEW(&waivers->sink->arena, struct suppression);
		*suppression = (struct suppression){SUPPRESSION_MANIFEST,
			text_str(acceptance->reason), acceptance->at};
		add(waivers, acceptance, suppression, acceptance->id);
		add(waivers, acceptance, suppression, acceptance->ids);
	}
}

void acceptances_match(struct waivers *waivers, struct diag *diag)
{
	for (uint32_t i = 0; i < diag->subject_count; i++) {
		uint32_t cursor = 0, found;

		while ((found = map_next(&waivers->by_id, diag->subjects[i], id_key,
				waivers, &cursor)) != MAP_NONE) {
			struct waiver *waiver = &waivers->accepted.items[found];

			if (str_is(text_str(waiver->rule), diag->rule->slug))
				waiver_apply(waivers, diag, waiver);
		}
	}
}

/* ---- what is wrong with them ---- */

void acceptance_help_unused(
	struct waivers *waivers, struct diag *diag, const struct waiver *waiver)
{
	struct str id = text_str(waiver->id);

	if (!diag)
		return;
	if (model_find_id(waivers->model, id) == NODE_NONE)
		*VEC_PUSH(&waivers->strays) = (struct stray){id, diag};
	else
		diag_help(waivers->sink, diag, "remove it");
}

static bool is_duty(const struct model *model, struct str id)
{
	const struct organisation *organisation = &model->organisation;

	for (uint32_t i = 0; i < organisation->duty_count; i++)
		if (str_eq(text_str(organisation->duties[i].id), id))
			return true;
	return false;
}

void acceptances_help_strays(struct waivers *waivers)
{
	const struct model *model = waivers->model;
	uint32_t count = waivers->strays.count;
	struct str *words = mem_alloc(count, sizeof *words);
	uint32_t *found = mem_alloc(count, sizeof *found);
	struct near *near = near_new();

	for (uint32_t i = 0; count > 0 && i < model->node_count; i++)
		near_add(near, node_id(model, i), i);
	for (uint32_t i = 0; i < count; i++)
		words[i] = waivers->strays.items[i].id;
	near_find_all(near, words, count, 2, false, found);
	near_free(near);
	for (uint32_t i = 0; i < count; i++) {
		struct diag *diag = waivers->strays.items[i].diag;

		if (is_duty(model, words[i]))
			diag_help(waivers->sink, diag,
				"'%.*s' is a duty and no node: where it is declared, "
				"write '# orgraph:ignore', the rule and the reason",
				STR_ARG(words[i]));
		else if (found[i] == UINT32_MAX)
			diag_help(waivers->sink, diag,
				"remove it: no node has the id '%.*s'",
				STR_ARG(words[i]));
		else
			diag_help(waivers->sink, diag, "did you mean '%.*s'?",
				STR_ARG(node_id(model, found[i])));
	}
	free(words);
	free(found);
}

void check_project(
	const struct model *model, struct sink *sink, const struct project *project)
{
	for (uint32_t i = 0; i < project->severity_count; i++) {
		struct text rule = project->severities[i].rule;
		const char *nearest;
		struct diag *diag;

		if (rule_is_known(model, text_str(rule)))
			continue;
		nearest = rule_nearest(model->own_rules, text_str(rule));
		diag = sink_report(sink, &loading_rules[LOADING_BAD_VALUE], rule.at,
			"there is no rule '%.*s'", STR_ARG(rule));
		if (nearest)
			diag_help(sink, diag, "did you mean '%s'?", nearest);
		else
			diag_help(sink, diag, "'orgraph rules' lists the rules");
	}
}
