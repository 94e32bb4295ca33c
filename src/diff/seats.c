/*
 * Lists of seats. Equal seats pair off; of the rest, two with the same holder of the seat
 * are one seat that changed; what is then left went or came.
 */
#include "diff_internal.h"

struct officers {
	uint32_t *nodes;
	uint32_t count;
};

struct seat_lists {
	const struct field *field;
	const struct seats *seats[DIFF_ENDS];
	struct officers officers[DIFF_ENDS]; /* none where they are not members */
};

static struct str seat_key(
	struct finder *finder, enum diff_end end, const struct seat *seat, bool whole)
{
	struct value_writer writer = finder_writer(finder, end, VALUE_KEY);

	if (whole)
		value_add_seat(&writer, seat);
	else
		value_add_seat_who(&writer, seat);
	return finder_key(finder);
}

/* Those of `among` (NULL: all) that are there and alone, by the key of the seat as a
 * whole or of who sits there. */
static struct keyed_list list_seats(struct finder *finder, const struct seat_lists *lists,
	enum diff_end end, const struct keyed_list *among)
{
	const struct seats *seats = lists->seats[end];
	uint32_t count = among ? among->count : seats->count;
	struct keyed_list list = {
		arena_array(&finder->scratch, count, sizeof(struct keyed)), 0};

	for (uint32_t i = 0; i < count; i++) {
		uint32_t index = among ? among->items[i].index : i;
		const struct seat *seat = &seats->items[index];

		if (among && among->items[i].partner != KEYED_ALONE)
			continue;
		list.items[list.count++] = (struct keyed){
			seat_key(finder, end, seat, !among), index, KEYED_ALONE};
	}
	return list;
}

/* ---- repeated officers ---- */

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Those who alone have an office that makes a member, sorted. */
static struct officers list_officers(struct finder *finder, const struct group *group)
{
	const struct seats *const offices[] = {
		&group->chair, &group_detail(group)->deputy_chair, &group->secretary};
	size_t room = (size_t)offices[0]->count + offices[1]->count + offices[2]->count;
	struct officers officers = {
		arena_array(&finder->scratch, room, sizeof *officers.nodes), 0};

	for (size_t o = 0; o < COUNT_OF(offices); o++)
		for (uint32_t i = 0; i < offices[o]->count; i++)
			if (seat_only_node(&offices[o]->items[i]) != NODE_NONE)
				officers.nodes[officers.count++] =
					seat_only_node(&offices[o]->items[i]);
	if (officers.count > 1)
		qsort(officers.nodes, officers.count, sizeof *officers.nodes, by_number);
	return officers;
}

/* A chair, deputy chair or secretary is a member without being repeated. */
static bool is_repeat(const struct officers *officers, const struct seat *seat)
{
	struct ref_run takers = seat_takers(seat);

	if (officers->count == 0 || takers.count != 1 || seat->count.number > 1 ||
		seat->detail || seat->flags || takers.items[0].node == NODE_NONE)
		return false;
	return bsearch(&takers.items[0].node, officers->nodes, officers->count,
		       sizeof *officers->nodes, by_number) != NULL;
}

/* ---- the changes ---- */

static void tell(struct finder *finder, const struct seat_lists *lists,
	const uint32_t nodes[DIFF_ENDS], const struct seat *old, const struct seat *new)
{
	const struct seat *seats[] = {old, new};
	struct change *change;

	for (int end = 0; end < DIFF_ENDS; end++)
		if (seats[end] && !seats[!end] &&
			is_repeat(&lists->officers[end], seats[end]))
			return;
	change = change_add_node(finder, CHANGE_SEAT, nodes[DIFF_OLD], nodes[DIFF_NEW]);
	change->field = str_of(lists->field->key);
	for (int end = 0; end < DIFF_ENDS; end++)
		if (seats[end])
			change_set_seat(finder, change, (enum diff_end)end, seats[end]);
}

void compare_seats(struct finder *finder, const struct field *field,
	const void *const bases[DIFF_ENDS], const uint32_t nodes[DIFF_ENDS])
{
	struct seat_lists lists = {.field = field};
	struct keyed_list whole[DIFF_ENDS], who[DIFF_ENDS];
	bool ordinary = strcmp(field->key, "members") == 0;

	for (int end = 0; end < DIFF_ENDS; end++) {
		if (ordinary)
			lists.officers[end] = list_officers(finder, bases[end]);
		lists.seats[end] = field_member(field, bases[end]);
		whole[end] = list_seats(finder, &lists, (enum diff_end)end, NULL);
	}
	keyed_pair(&whole[DIFF_OLD], &whole[DIFF_NEW]);
	for (int end = 0; end < DIFF_ENDS; end++)
		who[end] = list_seats(finder, &lists, (enum diff_end)end, &whole[end]);
	keyed_pair(&who[DIFF_OLD], &who[DIFF_NEW]);
	for (uint32_t i = 0; i < who[DIFF_OLD].count; i++) {
		const struct keyed *item = &who[DIFF_OLD].items[i];

		tell(finder, &lists, nodes, &lists.seats[DIFF_OLD]->items[item->index],
			item->partner == KEYED_ALONE
				? NULL
				: &lists.seats[DIFF_NEW]->items[item->partner]);
	}
	for (uint32_t i = 0; i < who[DIFF_NEW].count; i++) {
		const struct keyed *item = &who[DIFF_NEW].items[i];

		if (item->partner == KEYED_ALONE)
			tell(finder, &lists, nodes, NULL,
				&lists.seats[DIFF_NEW]->items[item->index]);
	}
}
