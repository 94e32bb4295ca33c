/* Places in a group that nobody fills. */
#include "check_internal.h"

static bool says_vacant(const struct seat *seat)
{
	return seat->sort == SEAT_NOBODY || (seat->flags & SEAT_VACANT);
}

/* The post with nobody in it that leaves the seat empty: every post that can take the
 * seat has to be vacant, and the first is told. NODE_NONE: somebody can sit there. */
static uint32_t vacant_post(const struct check *check, const struct seat *seat)
{
	const struct model *model = check->model;
	struct ref_run takers = seat_takers(seat);
	uint32_t vacant = NODE_NONE;

	for (uint32_t i = 0; i < takers.count; i++) {
		uint32_t node = takers.items[i].node;

		if (node == NODE_NONE)
			return NODE_NONE;
		if (!post_is_vacant(&model->nodes[node]))
			return NODE_NONE;
		if (vacant == NODE_NONE)
			vacant = node;
	}
	return vacant;
}

static bool chair_is_empty(const struct check *check, const struct seat *seat)
{
	return says_vacant(seat) || vacant_post(check, seat) != NODE_NONE;
}

/* The first chair, if every chair is empty; else NULL. */
static const struct seat *empty_chair(
	const struct check *check, const struct group *group)
{
	const struct seat *first = NULL;

	for (uint32_t i = 0; i < group->chair.count; i++) {
		const struct seat *seat = &group->chair.items[i];

		if (!chair_is_empty(check, seat))
			return NULL;
		if (!first)
			first = seat;
	}
	return first;
}

static void vacant_chair(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	const struct seat *seat = empty_chair(check, group);
	struct diag *diag;
	uint32_t post;

	if (!seat)
		return;
	if (says_vacant(seat)) {
		diag = REPORT(check, seat->at, "the chair of '%.*s' is vacant",
			ID(check, index));
		about(check, diag, index);
		HELP(check, diag,
			"appoint a chair, or name who leads the group meanwhile");
		return;
	}
	post = vacant_post(check, seat);
	diag = REPORT(check, seat->at, "'%.*s', which chairs '%.*s', is vacant",
		ID(check, post), ID(check, index));
	about_two(check, diag, index, post);
	NOTE(check, diag, id_at(check, post), "'%.*s' has no holder", ID(check, post));
	HELP(check, diag, "name the holder of '%.*s', or another chair", ID(check, post));
}

/* ---- other seats ---- */

static void report_seat(
	struct check *check, uint32_t index, uint32_t list, const struct seat *seat)
{
	const struct group *group = check->model->nodes[index].group;
	struct str text = seat_text(check, group, list, seat);
	struct diag *diag = REPORT(check, seat->at, "a seat of '%.*s' is vacant: '%.*s'",
		ID(check, index), STR_ARG(text));

	about(check, diag, index);
	HELP(check, diag, "fill the seat, or remove it if it is no longer needed");
	diag_text(check->sink, diag, "seat", text);
}

static void vacant_seat(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	const struct group *group = node->group;

	for (uint32_t list = 0; list < group_seat_lists(group); list++) {
		const struct seats *seats = group_seats(group, list);

		if (!group_fills_list(node, list))
			continue;
		if (list == SEATS_CHAIR && empty_chair(check, group))
			continue; /* vacant-chair */
		for (uint32_t i = 0; i < seats->count; i++) {
			const struct seat *seat = &seats->items[i];

			if (says_vacant(seat) ||
				(list == SEATS_CHAIR && chair_is_empty(check, seat)))
				report_seat(check, index, list, seat);
		}
	}
}

static const struct check_rule rows[] = {
	{{"vacant-chair", SEVERITY_ERROR, FAMILY_OFFICES,
		 "a group whose chair, or the post that chairs it, is vacant",
		 "The group exists, has members and a mandate, and nobody leads it: it "
		 "does not meet, or it meets without anyone who may close a matter. "
		 "With several chairs, it is enough that one of them is there.",
		 "Appoint a chair, or name the post that leads the group until then."},
		SCOPE_OWN_GROUP, vacant_chair, NULL},
	{{"vacant-seat", SEVERITY_WARNING, FAMILY_OFFICES, "a seat that nobody fills",
		 "Somebody was meant to be in the room and is not: a profession, a "
		 "place or an organisation is without a voice, often for longer than "
		 "anybody noticed. Our own seats in external groups are looked at, "
		 "too.",
		 "Fill the seat, or remove it if it is no longer needed."},
		SCOPE_GROUP, vacant_seat, NULL},
};

const struct rule_table vacancy_rules = RULE_TABLE(rows);
