/*
 * Seats whose time is over, and who follows them. A seat follows another if it ends
 * later, does not begin earlier, and is alike: in an office whatever does not have
 * another role or represent another body; among the members what has the same post, text
 * or role, or represents the same. A member who has become an officer has a seat, too.
 *
 * Where dates are missing or lists are very long, somebody is taken to follow: better no
 * finding than one about a seat that is filled.
 */
#include "dates_internal.h"

enum {
	SEATS_COMPARED = 1000, /* with one that has ended */
	TAKERS_COMPARED = 32   /* of each of two seats */
};

static struct term seat_term(const struct seat *seat)
{
	return seat->detail ? term_make(seat->detail->from, seat->detail->until)
			    : (struct term){0, TERM_OPEN};
}

static bool is_over(const struct check *check, const struct seat *seat)
{
	/* a seat whose post has gone, too, is missed by nobody */
	return seat_term(seat).last < check->model->day &&
	       !(seat->sort == SEAT_REF && seat_takers(seat).count == 0);
}

/* ---- alike ---- */

enum match { MATCH_UNKNOWN, MATCH_SAME, MATCH_OTHER };

static enum match match_texts(struct str a, struct str b)
{
	return a.len == 0 || b.len == 0 ? MATCH_UNKNOWN
	       : str_eq(a, b)           ? MATCH_SAME
					: MATCH_OTHER;
}

static enum match match_refs(const struct ref *a, const struct ref *b)
{
	if (!span_is_set(a->at) || !span_is_set(b->at))
		return MATCH_UNKNOWN;
	if (a->node != NODE_NONE || b->node != NODE_NONE)
		return a->node == b->node ? MATCH_SAME : MATCH_OTHER;
	return match_texts(ref_str(a), ref_str(b));
}

/* What the seats are for, as their words tell. */
static enum match match_purpose(const struct seat *a, const struct seat *b)
{
	enum match role, represents;

	if (!a->detail || !b->detail)
		return MATCH_UNKNOWN;
	role = match_texts(text_str(a->detail->role), text_str(b->detail->role));
	represents = match_refs(&a->detail->represents, &b->detail->represents);
	if (role == MATCH_OTHER || represents == MATCH_OTHER)
		return MATCH_OTHER;
	return role == MATCH_SAME ? role : represents;
}

static bool share_a_taker(const struct seat *a, const struct seat *b)
{
	struct ref_run as = seat_takers(a), bs = seat_takers(b);

	for (uint32_t i = 0; i < as.count && i < TAKERS_COMPARED; i++)
		for (uint32_t j = 0; j < bs.count && j < TAKERS_COMPARED; j++)
			if (match_refs(&as.items[i], &bs.items[j]) == MATCH_SAME)
				return true;
	return false;
}

static bool share_what_sits(const struct seat *a, const struct seat *b)
{
	return share_a_taker(a, b) || match_texts(text_str(seat_words(a)),
					      text_str(seat_words(b))) == MATCH_SAME;
}

static bool is_ordinary(uint32_t list)
{
	return list == SEATS_MEMBERS || list == SEATS_CO_OPTED;
}

/* May seats of the list `to` follow those of `from`? */
static bool lists_follow(uint32_t from, uint32_t to)
{
	return from == to || (is_ordinary(from) && to < SEATS_SEATED);
}

static bool are_alike(
	const struct seat *a, uint32_t from, const struct seat *b, uint32_t to)
{
	enum match purpose = match_purpose(a, b);

	if ((a->flags ^ b->flags) & SEAT_SUBSTITUTE)
		return false;
	if (!is_ordinary(to) && is_ordinary(from))
		return share_a_taker(a, b);
	if (purpose == MATCH_OTHER)
		return false;
	if (!is_ordinary(from) && from != SEATS_REPRESENTED_BY)
		return true;
	return purpose == MATCH_SAME || share_what_sits(a, b);
}

/* ---- who follows ---- */

static bool follows(const struct seat *next, const struct seat *seat)
{
	struct term a = seat_term(seat), b = seat_term(next);

	return b.last > a.last && (b.first == 0 || b.first >= a.first);
}

static bool has_successor(
	const struct group *group, uint32_t lists, uint32_t from, const struct seat *seat)
{
	uint32_t compared = 0;

	for (uint32_t to = 0; to < lists; to++) {
		const struct seats *seats = group_seats(group, to);

		if (!lists_follow(from, to))
			continue;
		for (uint32_t i = 0; i < seats->count + seats->absent; i++) {
			const struct seat *next = &seats->items[i];

			if (compared++ == SEATS_COMPARED)
				return true;
			if (next != seat && follows(next, seat) &&
				are_alike(seat, from, next, to))
				return true;
		}
	}
	return false;
}

static void report_seat(
	struct check *check, uint32_t index, uint32_t list, const struct seat *seat)
{
	const struct group *group = check->model->nodes[index].group;
	struct str who = seat_text(check, group, list, seat);
	struct diag *diag = report_expired(
		check, who, seat_list_name(group, list), index, seat->detail->until);

	HELP(check, diag,
		"add who has taken the seat over, with `from:`, or remove it if it is no "
		"longer needed");
	diag_text(check->sink, diag, "seat", who);
}

void report_expired_seats(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	const struct group *group = node->group;
	uint32_t lists = group_seat_lists(group) + group_detail(group)->offices.absent;

	for (uint32_t list = 0; list < lists; list++) {
		const struct seats *seats = group_seats(group, list);

		if (!group_fills_list(node, list) || node->stub ||
			node->status == STATUS_DISSOLVED)
			continue;
		/* what has ended stands behind what is there */
		for (uint32_t i = 0; i < seats->absent; i++) {
			const struct seat *seat = &seats->items[seats->count + i];

			if (is_over(check, seat) &&
				!has_successor(group, lists, list, seat))
				report_seat(check, index, list, seat);
		}
	}
}
