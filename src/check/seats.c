/* Who sits in a group: too few, the same one twice, and the same one everywhere. */
#include "check_internal.h"

#include <stdlib.h>

/* ---- no-members ---- */

/* Does somebody besides the chairs take the seat? Texts, and what could not be resolved,
 * are somebody. */
static bool seats_another(
	const struct check *check, const struct group *group, const struct seat *seat)
{
	struct ref_run takers = seat_takers(seat);

	if (seat->sort != SEAT_REF)
		return true;
	for (uint32_t i = 0; i < takers.count; i++) {
		uint32_t node = takers.items[i].node;

		if (node == NODE_NONE || !group_is_chaired_by(check, group, node))
			return true;
	}
	return false;
}

static void no_members(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	const struct group *group = node->group;
	struct diag *diag;

	for (uint32_t list = SEATS_DEPUTY_CHAIR; list < SEATS_SEATED; list++) {
		const struct seats *seats = group_seats(group, list);

		for (uint32_t i = 0; i < seats->count; i++)
			if (seats_another(check, group, &seats->items[i]))
				return;
	}
	if (is_unread(check, index, "members") || is_unread(check, index, "co_opted"))
		return;
	diag = REPORT(check, node->id.at, "'%.*s' has no member%s", ID(check, index),
		group->chair.count > 0 ? " besides its chair" : "");
	about(check, diag, index);
	HELP(check, diag, "add `members:` with the posts that sit in it");
}

/* ---- duplicate-seat ---- */

/* A post in a seat, with all that can tell the seat from another of the same post. */
struct holding {
	uint32_t node, list, order;
	bool substitute;
	struct str role, represents;
	const struct seat *seat;
	const struct ref *ref;
};

struct holdings {
	struct holding *items;
	uint32_t count;
};

static int compare_numbers(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

/* 0: the same post in seats that nothing tells apart. */
static int compare_kind(const struct holding *a, const struct holding *b)
{
	int order = compare_numbers(a->node, b->node);

	order = order ? order : compare_numbers(a->list, b->list);
	order = order ? order : (int)a->substitute - (int)b->substitute;
	order = order ? order : str_cmp(a->role, b->role);
	return order ? order : str_cmp(a->represents, b->represents);
}

static int compare_holdings(const void *a, const void *b)
{
	const struct holding *x = a, *y = b;
	int order = compare_kind(x, y);

	return order ? order : compare_numbers(x->order, y->order);
}

static void add_holdings(const struct check *check, struct holdings *holdings,
	const struct seat *seat, uint32_t list)
{
	const struct seat_detail *detail = seat->detail;
	struct ref_run takers = seat_takers(seat);

	for (uint32_t i = 0; i < takers.count; i++) {
		const struct ref *ref = &takers.items[i];
		struct holding holding = {
			.node = ref->node, .list = list, .seat = seat, .ref = ref};

		if (ref->node == NODE_NONE ||
			check->model->nodes[ref->node].sort != SORT_POST)
			continue;
		holding.order = holdings->count;
		holding.substitute = seat->flags & SEAT_SUBSTITUTE;
		if (detail) {
			holding.role = text_str(detail->role);
			holding.represents = ref_str(&detail->represents);
		}
		holdings->items[holdings->count++] = holding;
	}
}

static void report_duplicate(struct check *check, uint32_t index,
	const struct holding *first, const struct holding *second)
{
	struct diag *diag = REPORT(check, second->ref->at,
		"'%.*s' has two seats in '%.*s', and no role tells them apart",
		ID(check, second->node), ID(check, index));

	about_two(check, diag, index, second->node);
	NOTE(check, diag, first->ref->at, "the other seat is here");
	HELP(check, diag,
		"remove one, give each a `role:`, or write one with `count: 2`");
}

/* Of one post's seats, the first that repeats an earlier one. */
static void find_duplicate(struct check *check, uint32_t index,
	const struct holding *holdings, uint32_t count)
{
	const struct holding *found = NULL;

	for (uint32_t i = 1; i < count; i++)
		if (holdings[i].seat != holdings[i - 1].seat &&
			compare_kind(&holdings[i], &holdings[i - 1]) == 0 &&
			(!found || holdings[i].order < found->order))
			found = &holdings[i];
	if (found)
		report_duplicate(check, index, found - 1, found);
}

static void compare_all(struct check *check, uint32_t index, struct holdings *holdings)
{
	uint32_t end;

	if (holdings->count > 1)
		qsort(holdings->items, holdings->count, sizeof *holdings->items,
			compare_holdings);
	for (uint32_t i = 0; i < holdings->count; i = end) {
		for (end = i + 1; end < holdings->count; end++)
			if (holdings->items[end].node != holdings->items[i].node)
				break;
		find_duplicate(check, index, &holdings->items[i], end - i);
	}
}

/* Ordinary and co-opted seats are alike; each office is a role of its own. */
static uint32_t alike(uint32_t list)
{
	return list == SEATS_CO_OPTED ? SEATS_MEMBERS : list;
}

/*
 * Could a post be there twice? One bit of 64 for each post says no, nearly always, at
 * the cost of one look at each seat. Counts the holdings, too.
 */
static bool may_repeat(const struct group *group, uint32_t *room)
{
	uint64_t seen[SEATS_SEATED] = {0};
	bool repeated = false;

	*room = 0;
	for (uint32_t list = 0; list < SEATS_SEATED; list++) {
		const struct seats *seats = group_seats(group, list);

		for (uint32_t i = 0; i < seats->count; i++) {
			struct ref_run takers = seat_takers(&seats->items[i]);

			for (uint32_t j = 0; j < takers.count; j++) {
				uint32_t node = takers.items[j].node;
				uint64_t bit = UINT64_C(1) << (node % 64);

				repeated = repeated || (seen[alike(list)] & bit);
				seen[alike(list)] |= bit;
				++*room;
			}
		}
	}
	return repeated;
}

static void duplicate_seat(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	struct holdings holdings = {0};
	uint32_t room;

	if (!may_repeat(group, &room))
		return;
	holdings.items = arena_array(check->scratch, room, sizeof *holdings.items);
	for (uint32_t list = 0; list < SEATS_SEATED; list++) {
		const struct seats *seats = group_seats(group, list);

		for (uint32_t i = 0; i < seats->count; i++)
			if (seats->items[i].sort == SEAT_REF)
				add_holdings(
					check, &holdings, &seats->items[i], alike(list));
	}
	compare_all(check, index, &holdings);
}

/* ---- overloaded-post ---- */

enum { OVERLOADED_DEFAULT = 8, SEATS_NOTED = 20 };

/* By node: in how many groups it sits, and the last of them (its index and 1 more). */
struct burden {
	uint32_t groups, last;
};

/* Walks the posts that sit in a group on our behalf. Start with {0}. */
struct sitting {
	uint32_t list;
	struct taker_walk walk;
};

static uint32_t next_sitting(
	const struct check *check, const struct node *node, struct sitting *at)
{
	bool own = node_is_own(node);

	for (; at->list < SEATS_OFFICES; at->list++, at->walk = (struct taker_walk){0}) {
		const struct seats *seats = group_seats(node->group, at->list);
		uint32_t post;

		if (at->list == SEATS_REPRESENTED_BY ? !own && !node->external
						     : !own || at->list >= SEATS_SEATED)
			continue;
		while ((post = next_taker(seats, &at->walk)) != NODE_NONE)
			if (check->model->nodes[post].sort == SORT_POST)
				return post;
	}
	return NODE_NONE;
}

static void count_sittings(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct burden *burdens = *check->own;
	struct sitting at = {0};
	uint32_t post;

	if (!burdens)
		burdens = *check->own = arena_array(
			check->arena, check->model->node_count, sizeof *burdens);
	while ((post = next_sitting(check, node, &at)) != NODE_NONE) {
		if (burdens[post].last == index + 1)
			continue;
		burdens[post].last = index + 1;
		burdens[post].groups++;
	}
}

/* A second look at the groups, for the few posts that sit in too many. */
static void note_sittings(
	struct check *check, struct burden *burdens, struct diag *const *diags)
{
	for (uint32_t v = 0; v < check->model->node_count; v++) {
		const struct node *node = &check->model->nodes[v];
		struct sitting at = {0};
		uint32_t post;

		if (node->sort != SORT_GROUP || !node_is_present(node))
			continue;
		while ((post = next_sitting(check, node, &at)) != NODE_NONE) {
			const struct seats *seats = group_seats(node->group, at.list);

			if (!diags[post] || burdens[post].last == v + 1 ||
				burdens[post].groups == SEATS_NOTED)
				continue;
			burdens[post].last = v + 1;
			burdens[post].groups++;
			NOTE(check, diags[post], seats->items[at.walk.seat].at,
				"it sits in '%.*s' here", ID(check, v));
		}
	}
}

static void report_burdens(struct check *check)
{
	const struct model *model = check->model;
	uint32_t limit = check->options.overloaded, reported = 0;
	struct burden *burdens = *check->own;
	struct diag **diags;

	if (!burdens)
		return;
	limit = limit ? limit : OVERLOADED_DEFAULT;
	diags = mem_alloc_zero(model->node_count, sizeof(struct diag *));
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct diag *diag;

		if (burdens[v].groups <= limit)
			continue;
		diag = REPORT(check, id_at(check, v),
			"'%.*s' sits in %u groups, more than %u", ID(check, v),
			burdens[v].groups, limit);
		about(check, diag, v);
		HELP(check, diag, "let another post take some of the seats");
		diag_number(check->sink, diag, "groups", burdens[v].groups);
		diag_number(check->sink, diag, "limit", limit);
		burdens[v] = (struct burden){0, 0};
		diags[v] = diag;
		reported++;
	}
	if (reported > 0)
		note_sittings(check, burdens, diags);
	free(diags);
}

static const struct check_rule rows[] = {
	{{"no-members", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a group without a member besides its chair",
		 "A chair alone is a post and not a group. Mostly the members are "
		 "known to everybody and nobody has written them down; then nobody can "
		 "tell who was meant to be there.",
		 "Add `members`. Where the seats are known and not their posts, a "
		 "`text` will do."},
		SCOPE_OWN_GROUP, no_members, NULL},
	{{"duplicate-seat", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a post in two seats of one group, which no role tells apart",
		 "The same post was listed twice, or two seats were meant and one of "
		 "them named wrongly. Whoever counts heads, or votes, gets it wrong.",
		 "Remove one, say in `role` what each is for, or write one seat with "
		 "a `count`."},
		SCOPE_OWN_GROUP, duplicate_seat, NULL},
	{{"overloaded-post", SEVERITY_INFO, FAMILY_OFFICES,
		 "a post that sits in more groups than one person can attend",
		 "Each paragraph seats the same important post, and only together do "
		 "they show that nobody can hold it and attend. The seats are then "
		 "empty without being vacant. The limit is 8 groups unless the "
		 "manifest sets another.",
		 "Let other posts take some of the seats, or send the matter to fewer "
		 "groups."},
		SCOPE_GROUP, count_sittings, report_burdens},
};

const struct rule_table seat_rules = RULE_TABLE(rows);
