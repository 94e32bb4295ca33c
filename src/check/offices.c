/* The offices of a group: who leads it, who calls its meetings, who writes. */
#include "check_internal.h"

static void no_chair(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct diag *diag;

	if (node->group->chair.count > 0 || is_unread(check, index, "chair"))
		return;
	diag = REPORT(check, node->id.at, "'%.*s' has no chair", ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "add `chair:` with the post that leads the group");
}

static void no_convenor(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct diag *diag;

	if (node->group->chair.count > 0 ||
		group_detail(node->group)->convenor.count > 0 ||
		is_unread(check, index, "chair") || is_unread(check, index, "convenor"))
		return;
	diag = REPORT(check, node->id.at, "nobody calls the meetings of '%.*s'",
		ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "add `convenor:` or `chair:`");
}

static void no_secretary(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct diag *diag;

	if (node->group->secretary.count > 0 || is_unread(check, index, "secretary"))
		return;
	diag = REPORT(check, node->id.at, "'%.*s' has no secretary", ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "add `secretary:` with the post that writes for the group");
}

/* ---- the convenor ---- */

/* Does the node hold a seat or an office besides that of convenor? */
static bool holds_another_place(
	const struct check *check, const struct group *group, uint32_t node)
{
	for (uint32_t list = SEATS_OFFICES; list < group_seat_lists(group); list++)
		if (seats_hold(check, group_seats(group, list), node))
			return true;
	return group_seats_node(check, group, node);
}

static void convenor_not_member(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	const struct seats *convenors = &group_detail(group)->convenor;
	struct taker_walk walk = {0};
	uint32_t node;

	while ((node = next_taker(convenors, &walk)) != NODE_NONE) {
		struct diag *diag;

		if (holds_another_place(check, group, node))
			continue;
		diag = REPORT(check, taker_ref(convenors, &walk)->at,
			"'%.*s' calls the meetings of '%.*s' but holds no other place "
			"in it",
			ID(check, node), ID(check, index));
		about_two(check, diag, index, node);
		HELP(check, diag,
			"add '%.*s' to `members:`, or name a member as convenor",
			ID(check, node));
	}
}

static const struct check_rule rows[] = {
	{{"no-chair", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a group of which no chair is named",
		 "Without a chair nobody answers for the group: nobody to ask, nobody "
		 "who takes its matters further, nobody who sees to it that its seats "
		 "are filled.",
		 "Add `chair` with the post that leads the group. If the office "
		 "exists and is empty, write `chair: vacant`."},
		SCOPE_OWN_GROUP, no_chair, NULL},
	{{"no-convenor", SEVERITY_INFO, FAMILY_OFFICES,
		 "a group with neither convenor nor chair",
		 "A group meets because somebody calls the meeting. Where neither a "
		 "chair nor a convenor is named, it depends on somebody remembering.",
		 "Add `convenor` or `chair`."},
		SCOPE_OWN_GROUP, no_convenor, NULL},
	{{"no-secretary", SEVERITY_INFO, FAMILY_OFFICES,
		 "a group of which no secretary is named",
		 "What the group said is kept by somebody, or it is not kept. The "
		 "secretary is also the one whom others write to.",
		 "Add `secretary`, a post or `{unit: …}`."},
		SCOPE_OWN_GROUP, no_secretary, NULL},
	{{"convenor-not-member", SEVERITY_INFO, FAMILY_OFFICES,
		 "a convenor who holds no other seat or office in the group",
		 "A convenor is not a member by being convenor. One who is neither "
		 "member, chair nor secretary calls meetings and is not expected to "
		 "attend them, which is seldom meant.",
		 "Add the post to `members`, or let a member convene."},
		SCOPE_OWN_GROUP, convenor_not_member, NULL},
};

const struct rule_table office_rules = RULE_TABLE(rows);
