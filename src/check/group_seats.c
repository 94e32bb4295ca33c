/* What rules ask about the seats and the power of a group. */
#include "check_internal.h"

const struct seats *group_seats(const struct group *group, uint32_t list)
{
	switch (list) {
	case SEATS_CHAIR:
		return &group->chair;
	case SEATS_DEPUTY_CHAIR:
		return &group_detail(group)->deputy_chair;
	case SEATS_SECRETARY:
		return &group->secretary;
	case SEATS_MEMBERS:
		return &group->members;
	case SEATS_CO_OPTED:
		return &group_detail(group)->co_opted;
	case SEATS_CONVENOR:
		return &group_detail(group)->convenor;
	case SEATS_REPRESENTED_BY:
		return &group_detail(group)->represented_by;
	default:
		return &group_detail(group)->offices.items[list - SEATS_OFFICES].seats;
	}
}

uint32_t group_seat_lists(const struct group *group)
{
	return SEATS_OFFICES + group_detail(group)->offices.count;
}

struct str seat_list_name(const struct group *group, uint32_t list)
{
	static const char *const names[] = {
		[SEATS_CHAIR] = "chair",
		[SEATS_DEPUTY_CHAIR] = "deputy chair",
		[SEATS_SECRETARY] = "secretary",
		[SEATS_MEMBERS] = "member",
		[SEATS_CO_OPTED] = "co-opted member",
		[SEATS_CONVENOR] = "convenor",
		[SEATS_REPRESENTED_BY] = "representative",
	};

	return list < SEATS_OFFICES
		       ? str_of(names[list])
		       : text_str(group_detail(group)
					  ->offices.items[list - SEATS_OFFICES]
					  .name);
}

struct str seat_text(const struct check *check, const struct group *group, uint32_t list,
	const struct seat *seat)
{
	struct ref_run takers = seat_takers(seat);
	struct buf text = {0};
	struct str kept;

	if (seat->sort == SEAT_TEXT)
		return text_str(seat_words(seat));
	if (seat->sort == SEAT_NOBODY)
		return seat_list_name(group, list);
	for (uint32_t i = 0; i < takers.count; i++) {
		const struct ref *ref = &takers.items[i];

		buf_add_text(&text, i ? " or " : "");
		buf_add_str(&text, ref->node == NODE_NONE
					   ? ref_str(ref)
					   : node_id(check->model, ref->node));
	}
	kept.len = (uint32_t)text.len;
	kept.ptr = arena_copy(check->scratch, text.data, text.len);
	buf_release(&text);
	return kept;
}

bool group_fills_list(const struct node *group, uint32_t list)
{
	return group->external ? list == SEATS_REPRESENTED_BY : node_is_own(group);
}

uint32_t next_taker(const struct seats *seats, struct taker_walk *walk)
{
	for (; walk->seat < seats->count; walk->seat++, walk->ref = 0) {
		struct ref_run takers = seat_takers(&seats->items[walk->seat]);

		while (walk->ref < takers.count) {
			uint32_t node = takers.items[walk->ref++].node;

			if (node != NODE_NONE)
				return node;
		}
	}
	return NODE_NONE;
}

const struct ref *taker_ref(const struct seats *seats, const struct taker_walk *walk)
{
	return seat_takers(&seats->items[walk->seat]).items + walk->ref - 1;
}

enum { LIST_SHORT = 32 }; /* nodes to look at, before the whole list is marked */

bool seats_hold(const struct check *check, const struct seats *seats, uint32_t node)
{
	struct taker_walk walk = {0};

	for (int i = 0; i < LIST_SHORT; i++) {
		uint32_t next = next_taker(seats, &walk);

		if (next == node || next == NODE_NONE)
			return next == node && node != NODE_NONE;
	}
	return shared_hold(check, seats, node);
}

bool group_is_chaired_by(
	const struct check *check, const struct group *group, uint32_t node)
{
	return seats_hold(check, &group->chair, node);
}

bool group_seats_node(const struct check *check, const struct group *group, uint32_t node)
{
	for (uint32_t list = 0; list < SEATS_SEATED; list++)
		if (seats_hold(check, group_seats(group, list), node))
			return true;
	return false;
}

uint32_t shared_chair(
	const struct check *check, const struct group *a, const struct group *b)
{
	struct taker_walk walk = {0};
	uint32_t chair;

	while ((chair = next_taker(&a->chair, &walk)) != NODE_NONE)
		if (group_is_chaired_by(check, b, chair))
			break;
	return chair;
}

bool group_has_power(const struct group *group, enum power power)
{
	return group->mandate && (group->mandate->power & (uint32_t)power);
}
