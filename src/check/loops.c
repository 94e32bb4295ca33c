/*
 * Loops that no line shows: each line is sound, and only when one looks at which post
 * chairs, delegates or appoints does it lead back to where it came from.
 */
#include "check_internal.h"

#include <stdlib.h>

/* ---- reports-to-own-chair ---- */

/* A decider of `to` who chairs `from`, or NODE_NONE. */
static uint32_t deciding_chair(
	const struct check *check, const struct group *from, const struct group *to)
{
	const struct refs *deciders;

	if (!to->mandate)
		return NODE_NONE;
	deciders = &to->mandate->decider.refs;
	for (uint32_t i = 0; i < deciders->count; i++)
		if (deciders->items[i].node != NODE_NONE &&
			group_is_chaired_by(check, from, deciders->items[i].node))
			return deciders->items[i].node;
	return NODE_NONE;
}

static void report_loop(
	struct check *check, const struct line *line, uint32_t chair, const char *does)
{
	uint32_t from = line->from, to = line->to.node;
	uint32_t path[] = {from, to, chair, from};
	struct diag *diag =
		REPORT(check, line->to.at, "'%.*s' reports to '%.*s', and '%.*s' %s",
			ID(check, from), ID(check, to), ID(check, chair), does);

	about_two(check, diag, from, to);
	path_of(check, diag, path, COUNT_OF(path));
	HELP(check, diag,
		"let it report to somebody above '%.*s', or give it another chair",
		ID(check, chair));
}

static void report_own_chair(struct check *check, const struct line *line)
{
	uint32_t path[] = {line->from, line->to.node, line->from};
	struct diag *diag =
		REPORT(check, line->to.at, "'%.*s' reports to its own chair, '%.*s'",
			ID(check, line->from), ID(check, line->to.node));

	about_two(check, diag, line->from, line->to.node);
	path_of(check, diag, path, COUNT_OF(path));
	HELP(check, diag,
		"let it report to somebody above '%.*s', or give it another chair",
		ID(check, line->to.node));
}

static void reports_to_own_chair(struct check *check, uint32_t index)
{
	const struct line *line = &check->model->lines[index];
	const struct node *from = &check->model->nodes[line->from];
	const struct node *to = &check->model->nodes[line->to.node];
	uint32_t chair;

	if (line->relation != RELATION_REPORTS_TO || from->sort != SORT_GROUP ||
		from == to)
		return;
	if (group_is_chaired_by(check, from->group, line->to.node))
		report_own_chair(check, line);
	if (to->sort != SORT_GROUP)
		return;
	chair = shared_chair(check, from->group, to->group);
	if (chair != NODE_NONE) {
		report_loop(check, line, chair, "chairs both");
		return;
	}
	chair = deciding_chair(check, from->group, to->group);
	if (chair != NODE_NONE)
		report_loop(
			check, line, chair, "chairs the first and decides in the second");
}

/* ---- advises-itself ---- */

static void advises_itself(struct check *check, uint32_t index)
{
	const struct line *line = &check->model->lines[index];
	const struct node *from = &check->model->nodes[line->from];
	uint32_t path[] = {line->from, line->to.node, line->from};
	struct diag *diag;

	if ((line->relation != RELATION_ADVISES &&
		    line->relation != RELATION_PREPARES_FOR) ||
		from->sort != SORT_GROUP ||
		!group_is_chaired_by(check, from->group, line->to.node))
		return;
	diag = REPORT(check, line->to.at, "'%.*s' %.*s its own chair, '%.*s'",
		ID(check, line->from),
		STR_ARG(relation_verb(check->model, line->relation)),
		ID(check, line->to.node));
	about_two(check, diag, line->from, line->to.node);
	path_of(check, diag, path, COUNT_OF(path));
	HELP(check, diag, "give '%.*s' another chair, or remove this line",
		ID(check, line->from));
}

/* ---- delegator-under-delegate ---- */

static void report_delegator(
	struct check *check, uint32_t group, uint32_t post, const struct ref *ref)
{
	struct diag *diag = REPORT(check, ref->at,
		"'%.*s' has delegated to '%.*s' and sits in it under another chair",
		ID(check, post), ID(check, group));

	about_two(check, diag, group, post);
	note_chair(check, diag, group);
	HELP(check, diag, "let '%.*s' chair the group, or leave it", ID(check, post));
}

static bool has_known_chair(const struct group *group)
{
	struct taker_walk walk = {0};

	for (uint32_t i = 0; i < group->chair.count; i++)
		if (group->chair.items[i].sort == SEAT_TEXT)
			return true;
	return next_taker(&group->chair, &walk) != NODE_NONE;
}

/* A chair, deputy chair or secretary is a member, but not an ordinary one. */
static bool is_officer(
	const struct check *check, const struct group *group, uint32_t post)
{
	return group_is_chaired_by(check, group, post) ||
	       seats_hold(check, &group_detail(group)->deputy_chair, post) ||
	       seats_hold(check, &group->secretary, post);
}

/*
 * Looks through the members once, however many have delegated: these are marked with the
 * group's index and 1 more, and a mark is taken away when its post was met.
 */
static void delegator_under_delegate(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	struct taker_walk members = {0};
	uint32_t *mark = *check->own, post;
	struct graph_run givers;

	givers = graph_neighbours(
		shared_lines(check, RELATION_DELEGATES_TO), index, GRAPH_BACKWARD);
	if (givers.count == 0 || !has_known_chair(group))
		return;
	if (!mark)
		mark = *check->own =
			arena_array(check->arena, check->model->node_count, sizeof *mark);
	for (uint32_t i = 0; i < givers.count; i++)
		if (check->model->nodes[givers.items[i]].sort == SORT_POST)
			mark[givers.items[i]] = index + 1;
	while ((post = next_taker(&group->members, &members)) != NODE_NONE) {
		const struct seat *seat = &group->members.items[members.seat];

		if (mark[post] != index + 1 || (seat->flags & SEAT_SUBSTITUTE))
			continue;
		mark[post] = 0;
		if (!is_officer(check, group, post))
			report_delegator(
				check, index, post, taker_ref(&group->members, &members));
	}
}

/* ---- principal-mismatch ---- */

static void principal_mismatch(struct check *check, uint32_t index)
{
	const struct line *line = &check->model->lines[index];
	const struct model *model = check->model;
	uint32_t principal;
	struct diag *diag;

	if (line->relation != RELATION_APPOINTED_BY ||
		model->nodes[line->from].sort != SORT_GROUP ||
		model->nodes[line->to.node].sort != SORT_POST)
		return;
	principal = shared_principal(check, line->from);
	if (principal == NODE_NONE || principal == line->to.node ||
		analysis_below(check->analysis, line->to.node, principal))
		return;
	diag = REPORT(check, line->to.at,
		"'%.*s' is appointed by '%.*s', which is neither its principal '%.*s' "
		"nor below it",
		ID(check, line->from), ID(check, line->to.node), ID(check, principal));
	about_two(check, diag, line->from, line->to.node);
	HELP(check, diag, "make '%.*s' the principal, or let '%.*s' appoint the group",
		ID(check, line->to.node), ID(check, principal));
}

static const struct check_rule rows[] = {
	{{"reports-to-own-chair", SEVERITY_WARNING, FAMILY_LOOPS,
		 "a group that reports to its own chair, or to a group which its chair "
		 "leads or decides in",
		 "On paper the group answers to somebody; in the room that is the one "
		 "who leads it. The report goes from a post to itself, and nobody else "
		 "ever asks how the group is doing.",
		 "Let the group report to somebody above its chair, or let another "
		 "post chair it."},
		SCOPE_LINE, reports_to_own_chair, NULL},
	{{"advises-itself", SEVERITY_WARNING, FAMILY_LOOPS,
		 "a group that advises, or prepares matters for, its own chair",
		 "Advice is worth having from those who can disagree. Where the one "
		 "who is advised leads the meeting, the group can only say what its "
		 "chair lets through.",
		 "Let another post chair the group, or call it what it is: a meeting "
		 "of the post's own staff."},
		SCOPE_LINE, advises_itself, NULL},
	{{"delegator-under-delegate", SEVERITY_WARNING, FAMILY_LOOPS,
		 "a post that gave the group its mandate sits in it under another chair",
		 "The post has handed its power to the group and takes part in it as "
		 "one of many: a decision against the will of the one who gave the "
		 "power can be undone by taking it back, and everybody in the room "
		 "knows.",
		 "Let the post chair the group, or leave the seat to somebody else."},
		SCOPE_GROUP, delegator_under_delegate, NULL},
	{{"principal-mismatch", SEVERITY_WARNING, FAMILY_LOOPS,
		 "a group appointed by a post that is neither its principal nor below it",
		 "The one who appoints a group can change or end it. If that is not "
		 "the one on whose behalf it works, nor somebody who acts for that "
		 "one, the group has two masters.",
		 "Decide on whose behalf the group works, and let that post, or one "
		 "below it, appoint the group."},
		SCOPE_LINE, principal_mismatch, NULL},
};

const struct rule_table loop_rules = RULE_TABLE(rows);
