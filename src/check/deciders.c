/* Who decides on what a group handles. */
#include "check_internal.h"

static const struct decider *named_decider(const struct group *group)
{
	const struct decider *decider;

	if (!group->mandate)
		return NULL;
	decider = &group->mandate->decider;
	return decider->refs.count > 0 || decider->text.len > 0 ? decider : NULL;
}

static void no_decider(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct diag *diag;

	if (named_decider(node->group) || is_unread_in_mandate(check, index, "decider"))
		return;
	diag = REPORT(check, node->id.at,
		"'%.*s' does not say who decides on what it handles", ID(check, index));
	about(check, diag, index);
	HELP(check, diag,
		"add `decider:` to the mandate, a post or `{text: depends on the "
		"matter}`");
}

/* Was something written that could not be resolved? */
static bool has_unknown(struct ref_run refs)
{
	for (uint32_t i = 0; i < refs.count; i++)
		if (refs.items[i].node == NODE_NONE)
			return true;
	return false;
}

/* Is a chair named, and every name of one known and not the text of the decider? */
static bool chairs_are_others(const struct group *group, const struct text *decider)
{
	bool named = false;

	for (uint32_t i = 0; i < group->chair.count; i++) {
		const struct seat *seat = &group->chair.items[i];

		if (seat->sort == SEAT_NOBODY)
			continue;
		named = true;
		if (seat->sort == SEAT_REF
				? has_unknown(seat_takers(seat))
				: str_eq(text_str(seat_words(seat)), text_str(*decider)))
			return false;
	}
	return named;
}

/*
 * Can it be said that no chair decides? Not while a name could not be resolved, nor where
 * the group is named itself: a board decides as a body, and its chair is one of it.
 */
static bool nobody_is_both(
	const struct check *check, uint32_t index, const struct decider *decider)
{
	const struct group *group = check->model->nodes[index].group;

	if (!chairs_are_others(group, &decider->text) ||
		has_unknown(refs_run(&decider->refs)))
		return false;
	for (uint32_t i = 0; i < decider->refs.count; i++)
		if (decider->refs.items[i].node == index ||
			group_is_chaired_by(check, group, decider->refs.items[i].node))
			return false;
	return true;
}

static void decider_not_chair(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	const struct decider *decider;
	const struct ref *ref;
	struct diag *diag;

	if (!group_has_power(group, POWER_DECIDES))
		return;
	decider = named_decider(group);
	if (!decider || !nobody_is_both(check, index, decider))
		return;
	ref = decider->refs.items;
	if (decider->refs.count == 0) {
		diag = REPORT(check, decider->text.at,
			"the chair of '%.*s' is not named as the one who decides",
			ID(check, index));
		about(check, diag, index);
	} else {
		diag = REPORT(check, ref->at,
			"'%.*s' decides in '%.*s' but does not chair it",
			ID(check, ref->node), ID(check, index));
		about_two(check, diag, index, ref->node);
	}
	note_chair(check, diag, index);
	HELP(check, diag,
		"let the same post chair and decide, or let the group recommend");
}

static void decider_not_member(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	const struct decider *decider = named_decider(group);

	if (!decider || !group_has_power(group, POWER_DECIDES))
		return;
	for (uint32_t i = 0; i < decider->refs.count; i++) {
		const struct ref *ref = &decider->refs.items[i];
		struct diag *diag;

		if (ref->node == NODE_NONE || ref->node == index ||
			group_seats_node(check, group, ref->node))
			continue;
		diag = REPORT(check, ref->at,
			"'%.*s' decides in '%.*s' but has no seat in it",
			ID(check, ref->node), ID(check, index));
		about_two(check, diag, index, ref->node);
		HELP(check, diag,
			"add '%.*s' to `members:`, or name a decider who has a seat",
			ID(check, ref->node));
	}
}

static const struct check_rule rows[] = {
	{{"no-decider", SEVERITY_INFO, FAMILY_OFFICES,
		 "a group that does not say who decides on what it handles",
		 "Even a group that only advises handles matters that somebody decides "
		 "on. Where nobody is named, advice is taken for a decision, or waits "
		 "for one that never comes.",
		 "Add `decider` to the mandate: a post, the group itself where it "
		 "decides "
		 "as a body, or `{text: …}` where it depends on the matter."},
		SCOPE_OWN_GROUP, no_decider, NULL},
	{{"decider-not-chair", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a group that decides has a chair and a decider, who are not the same",
		 "In a group that decides, the chair closes the matter. Where another "
		 "is named as decider, two persons can each believe that the decision "
		 "is theirs, and the minutes do not settle it.",
		 "Let one post do both, or let the group recommend and the decider "
		 "decide."},
		SCOPE_OWN_GROUP, decider_not_chair, NULL},
	{{"decider-not-member", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a group that decides, with a decider who holds no seat in it",
		 "The group is said to decide, but the one who does is not in the "
		 "room: what happens there is advice.",
		 "Give the decider a seat, or change the group's power to `recommends`."},
		SCOPE_OWN_GROUP, decider_not_member, NULL},
};

const struct rule_table decider_rules = RULE_TABLE(rows);
