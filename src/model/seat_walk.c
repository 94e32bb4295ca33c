#include "model/seat_walk.h"

/* The lists of a group by number: four offices, the others, three lists of seats. */
#define FIXED 4

struct part {
	const struct seats *seats;
	enum seat_class class;
	struct str office;
};

static bool part_at(const struct group *group, uint32_t number, struct part *part)
{
	const struct group_detail *detail = group_detail(group);
	const struct offices *offices = &detail->offices;
	const struct part fixed[FIXED] = {
		{&group->chair, SEAT_OFFICER, STR("chair")},
		{&detail->deputy_chair, SEAT_OFFICER, STR("deputy_chair")},
		{&group->secretary, SEAT_OFFICER, STR("secretary")},
		{&detail->convenor, SEAT_CALLED, STR("convenor")},
	};
	const struct part lists[] = {
		{&group->members, SEAT_MEMBER, STR("member")},
		{&detail->co_opted, SEAT_CO_OPTED, STR("co_opted")},
		{&detail->represented_by, SEAT_REPRESENTATIVE, STR("representative")},
	};

	if (number < FIXED) {
		*part = fixed[number];
		return true;
	}
	number -= FIXED;
	if (number < offices->count) {
		const struct office *office = &offices->items[number];

		*part = (struct part){
			&office->seats, SEAT_CALLED, text_str(office->name)};
		return true;
	}
	number -= offices->count;
	if (number >= COUNT_OF(lists))
		return false;
	*part = lists[number];
	return true;
}

void seat_marks_make(struct seat_marks *marks, const struct model *model)
{
	*marks = (struct seat_marks){
		.officer = mem_alloc_zero(model->node_count, sizeof *marks->officer)};
}

void seat_marks_release(struct seat_marks *marks)
{
	free(marks->officer);
	*marks = (struct seat_marks){0};
}

void seat_walk_start(struct seat_walk *walk, const struct model *model, uint32_t group,
	struct seat_marks *marks)
{
	*walk = (struct seat_walk){.model = model, .marks = marks, .group = group};
	marks->walk++;
}

/* A member who is an officer already takes one place less; so does a second office. */
static void take_count(struct seat_walk *walk)
{
	uint32_t node = seat_only_node(walk->seat);
	struct seat_marks *marks = walk->marks;

	walk->count = walk->seat->count;
	if (walk->count.number == 0)
		walk->count.number = 1;
	if (node == NODE_NONE)
		return;
	if (walk->class != SEAT_OFFICER && walk->class != SEAT_MEMBER)
		return;
	if (marks->officer[node] == marks->walk) {
		walk->count.number--;
		/* a further repeat is a seat, and duplicate-seat says so */
		if (walk->class == SEAT_MEMBER)
			marks->officer[node] = 0;
	} else if (walk->class == SEAT_OFFICER) {
		marks->officer[node] = marks->walk;
	}
}

bool seat_walk_next(struct seat_walk *walk)
{
	const struct group *group = walk->model->nodes[walk->group].group;
	struct part part;

	while (part_at(group, walk->part, &part)) {
		if (walk->index == part.seats->count) {
			walk->part++;
			walk->index = 0;
			continue;
		}
		walk->seat = &part.seats->items[walk->index++];
		walk->class = part.class;
		walk->office = part.office;
		take_count(walk);
		return true;
	}
	return false;
}

struct amount seat_count_members(
	const struct model *model, uint32_t group, struct seat_marks *marks)
{
	struct amount members = {0};
	struct seat_walk walk;

	seat_walk_start(&walk, model, group, marks);
	while (seat_walk_next(&walk)) {
		bool ordinary = walk.class == SEAT_OFFICER || walk.class == SEAT_MEMBER;

		if (!ordinary || (walk.seat->flags & SEAT_SUBSTITUTE))
			continue;
		members.number += walk.count.number;
		members.or_more = members.or_more || walk.count.or_more;
	}
	return members;
}
