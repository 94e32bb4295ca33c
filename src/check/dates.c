/*
 * What the dates say on a day: terms that have ended, days on which nobody holds an
 * office or two do, and reviews that are late. These rules alone look at what is not
 * there on the day. Without a day they say nothing: nothing is then over.
 */
#include "dates_internal.h"

#include <stdlib.h>

struct term term_make(struct date from, struct date until)
{
	return (struct term){date_first_day(from),
		date_is_set(until) ? date_last_day(until) : TERM_OPEN};
}

/* Holders, past and future ones too, of a post of our own; else none. */
static uint32_t all_holders(const struct node *node)
{
	return node->sort == SORT_POST && node_is_own(node)
		       ? node->post->holders.count + node->post->holders.absent
		       : 0;
}

static struct str holder_name(const struct holder *holder)
{
	return span_is_set(holder->person.at) ? ref_str(&holder->person)
					      : STR("somebody");
}

/* How many can hold the post at once. */
static uint32_t places_of(const struct node *node)
{
	uint32_t number = node_detail(node)->count.number;

	return number > 0 ? number : 1;
}

static struct str day_text(const struct check *check, uint32_t day)
{
	struct buf text = {0};
	struct str kept;

	day_add(&text, day);
	kept = (struct str){
		arena_copy(check->scratch, text.data, text.len), (uint32_t)text.len};
	buf_release(&text);
	return kept;
}

/* ---- expired-term ---- */

struct diag *report_expired(struct check *check, struct str who, struct str as,
	uint32_t node, struct date until)
{
	struct str day = day_text(check, date_last_day(until));
	struct diag *diag = REPORT(check, until.at,
		"the term of '%.*s' as %.*s of '%.*s' ended on %.*s, and nobody follows",
		STR_ARG(who), STR_ARG(as), ID(check, node), STR_ARG(day));

	about(check, diag, node);
	return diag;
}

struct expired {
	uint32_t last;
	const struct holder *holder;
};

/* The latest first; of one day in the order of the input. */
static int latest_first(const void *a, const void *b)
{
	const struct expired *x = a, *y = b;

	if (x->last != y->last)
		return x->last > y->last ? -1 : 1;
	return x->holder->at.begin < y->holder->at.begin ? -1 : 1;
}

/* As many places as nobody holds now or will hold were left by those who went last; with
 * one who shared a post the others who shared it went, too. */
static void report_expired_holders(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	uint32_t all = all_holders(node), filled = 0, count = 0, places = places_of(node);
	struct expired *expired = arena_array(check->scratch, all, sizeof *expired);

	for (uint32_t i = 0; i < all; i++) {
		const struct holder *holder = &node->post->holders.items[i];
		const struct holder_detail *detail = holder_detail(holder);
		struct term term = term_make(detail->from, detail->until);

		if (term.last >= check->model->day)
			filled++;
		else
			expired[count++] = (struct expired){term.last, holder};
	}
	if (filled >= places || count == 0)
		return;
	qsort(expired, count, sizeof *expired, latest_first);
	for (uint32_t i = 0; i < count; i++) {
		const struct holder *holder = expired[i].holder;
		bool shared = i > 0 && holder->job_share &&
			      expired[i].last == expired[i - 1].last;
		struct diag *diag;

		if (i >= places - filled && !shared)
			return;
		diag = report_expired(check, holder_name(holder), STR("holder"), index,
			holder_detail(holder)->until);
		HELP(check, diag,
			"add to `holder:` who holds '%.*s' now, or `vacant` if nobody "
			"does",
			ID(check, index));
	}
}

static void expired_term(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];

	if (!check->model->day)
		return;
	if (node->sort == SORT_GROUP)
		report_expired_seats(check, index);
	else if (all_holders(node) > 0)
		report_expired_holders(check, index);
}

/* ---- gap-in-office ---- */

/* One who held the office, with both days as written. */
struct tenure {
	struct term term;
	struct date from, until;
	struct str who;
};

static int first_first(const void *a, const void *b)
{
	const struct tenure *x = a, *y = b;

	if (x->term.first != y->term.first)
		return x->term.first < y->term.first ? -1 : 1;
	return (x->term.last > y->term.last) - (x->term.last < y->term.last);
}

static void report_gap(struct check *check, uint32_t index, struct str office,
	struct term gap, const struct tenure *before, const struct tenure *after)
{
	struct str first = day_text(check, gap.first), last = day_text(check, gap.last);
	struct diag *diag = REPORT(check, after->from.at,
		"'%.*s' has no %.*s from %.*s to %.*s, between '%.*s' and '%.*s'",
		ID(check, index), STR_ARG(office), STR_ARG(first), STR_ARG(last),
		STR_ARG(before->who), STR_ARG(after->who));

	about(check, diag, index);
	NOTE(check, diag, before->until.at, "the time of '%.*s' ends here",
		STR_ARG(before->who));
	HELP(check, diag,
		"correct one of the days, or add who filled the office in between");
	diag_text(check->sink, diag, "from", first);
	diag_text(check->sink, diag, "until", last);
}

/* The days on which the node itself is not there are no gap. */
static void find_gaps(struct check *check, uint32_t index, struct str office,
	struct tenure *tenures, uint32_t count)
{
	const struct validity *valid = &node_detail(&check->model->nodes[index])->valid;
	struct term there = term_make(valid->from, valid->until);
	const struct tenure *before = tenures;

	qsort(tenures, count, sizeof *tenures, first_first);
	for (uint32_t i = 1; i < count && before->term.last != TERM_OPEN; i++) {
		const struct tenure *after = &tenures[i];
		struct term gap = {day_after(before->term.last), 0};

		if (after->term.first > gap.first) {
			gap.last = day_before(after->term.first);
			gap.first = gap.first < there.first ? there.first : gap.first;
			gap.last = gap.last > there.last ? there.last : gap.last;
			if (gap.first <= gap.last)
				report_gap(check, index, office, gap, before, after);
		}
		if (after->term.last > before->term.last)
			before = after;
	}
}

static void find_gaps_of_post(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	uint32_t all = all_holders(node);
	struct tenure *tenures = arena_array(check->scratch, all, sizeof *tenures);

	for (uint32_t i = 0; i < all; i++) {
		const struct holder *holder = &node->post->holders.items[i];
		const struct holder_detail *detail = holder_detail(holder);

		tenures[i] = (struct tenure){term_make(detail->from, detail->until),
			detail->from, detail->until, holder_name(holder)};
	}
	find_gaps(check, index, STR("holder"), tenures, all);
}

static void find_gaps_of_office(
	struct check *check, uint32_t index, uint32_t list, uint32_t all)
{
	const struct group *group = check->model->nodes[index].group;
	const struct seats *seats = group_seats(group, list);
	struct tenure *tenures = arena_array(check->scratch, all, sizeof *tenures);

	for (uint32_t i = 0; i < all; i++) {
		const struct seat *seat = &seats->items[i];
		struct tenure *tenure = &tenures[i];

		if (seat->detail) {
			tenure->from = seat->detail->from;
			tenure->until = seat->detail->until;
		}
		tenure->term = term_make(tenure->from, tenure->until);
		tenure->who = seat_text(check, group, list, seat);
	}
	find_gaps(check, index, seat_list_name(group, list), tenures, all);
}

static bool is_office(uint32_t list)
{
	return list != SEATS_MEMBERS && list != SEATS_CO_OPTED &&
	       list != SEATS_REPRESENTED_BY;
}

static void gap_in_office(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	const struct group *group = node->group;

	if (!check->model->day)
		return;
	if (all_holders(node) > 1)
		find_gaps_of_post(check, index);
	if (node->sort != SORT_GROUP || !node_is_own(node))
		return;
	for (uint32_t i = 0;
		i < group_seat_lists(group) + group_detail(group)->offices.absent; i++) {
		const struct seats *seats = group_seats(group, i);
		uint32_t all = seats->count + seats->absent;

		if (is_office(i) && all > 1)
			find_gaps_of_office(check, index, i, all);
	}
}

/* ---- two-holders ---- */

/* By person; of one person in the order of the input. */
static int by_person(const void *a, const void *b)
{
	const struct holder *x = *(const struct holder *const *)a;
	const struct holder *y = *(const struct holder *const *)b;
	int order = 0;

	if (x->person.node != y->person.node)
		return x->person.node < y->person.node ? -1 : 1;
	if (x->person.node == NODE_NONE)
		order = str_cmp(ref_str(&x->person), ref_str(&y->person));
	return order ? order : x->at.begin < y->at.begin ? -1 : 1;
}

static bool is_same_person(const struct holder *a, const struct holder *b)
{
	return a->person.len > 0 && a->person.node == b->person.node &&
	       (a->person.node != NODE_NONE ||
		       str_eq(ref_str(&a->person), ref_str(&b->person)));
}

static int by_place(const void *a, const void *b)
{
	const struct holder *x = *(const struct holder *const *)a;
	const struct holder *y = *(const struct holder *const *)b;

	return (x->at.begin > y->at.begin) - (x->at.begin < y->at.begin);
}

/* Those who hold the post on the day as if alone, each person once, as written. */
static uint32_t sole_holders(const struct holders *holders, const struct holder **sole)
{
	uint32_t count = 0, persons = 0;

	for (uint32_t i = 0; i < holders->count; i++) {
		const struct holder *holder = &holders->items[i];

		if (!holder->vacant && !holder->acting && !holder->job_share)
			sole[count++] = holder;
	}
	if (count > 1)
		qsort(sole, count, sizeof *sole, by_person);
	for (uint32_t i = 0; i < count; i++)
		if (persons == 0 || !is_same_person(sole[persons - 1], sole[i]))
			sole[persons++] = sole[i];
	if (persons > 1)
		qsort(sole, persons, sizeof *sole, by_place);
	return persons;
}

static void two_holders(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	uint32_t places = places_of(node), count;
	const struct holder **sole;
	struct diag *diag;
	struct str day;

	if (!check->model->day || all_holders(node) == 0 ||
		node_detail(node)->count.or_more || node->post->holders.count <= places)
		return;
	sole = arena_array(check->scratch, node->post->holders.count, sizeof *sole);
	count = sole_holders(&node->post->holders, sole);
	if (count <= places)
		return;
	day = day_text(check, check->model->day);
	diag = REPORT(check, sole[places]->at, "'%.*s' has %u holders on %.*s%s",
		ID(check, index), count, STR_ARG(day),
		places == 1 ? "" : ", more than its count");
	about(check, diag, index);
	NOTE(check, diag, sole[0]->at, "'%.*s' holds it, too",
		STR_ARG(holder_name(sole[0])));
	HELP(check, diag,
		"end one term with `until:`, or add `job_share: true` or `acting: true`");
}

/* ---- review-overdue ---- */

static void review_overdue(struct check *check, uint32_t index)
{
	const struct mandate *mandate = check->model->nodes[index].group->mandate;
	struct diag *diag;
	struct date review;
	struct str day;

	if (!check->model->day || !mandate)
		return;
	review = mandate_detail(mandate)->review;
	if (!date_is_set(review) || date_last_day(review) >= check->model->day)
		return;
	day = day_text(check, date_last_day(review));
	diag = REPORT(check, review.at,
		"the mandate of '%.*s' was to be reviewed by %.*s", ID(check, index),
		STR_ARG(day));
	about(check, diag, index);
	HELP(check, diag, "review it, and set `review:` to the day of the next review");
}

static const struct check_rule rows[] = {
	{{"expired-term", SEVERITY_WARNING, FAMILY_DATES,
		 "a seat or holder whose time has ended, and whom nobody follows",
		 "On the day the seat is empty, and the document does not say so: it "
		 "names somebody whose time is over. Whether the person still sits "
		 "there without having been chosen again, or nobody does, cannot be "
		 "told. A seat of a post that has itself ended is not missed.",
		 "Add who follows with `from`, give a later `until`, or remove the seat "
		 "if it is no longer needed; write `vacant` where nobody follows yet."},
		SCOPE_NODE, expired_term, NULL},
	{{"review-overdue", SEVERITY_WARNING, FAMILY_DATES,
		 "a mandate that is past its review",
		 "The mandate was given for a time, and that time is over. It may "
		 "still be right, but nobody has said so since.",
		 "Review the mandate, and set `review` to the day of the next review."},
		SCOPE_OWN_GROUP, review_overdue, NULL},
	{{"gap-in-office", SEVERITY_INFO, FAMILY_DATES,
		 "days between two holders of a post, or of an office of a group, on "
		 "which nobody held it",
		 "Either somebody filled the office in between and is not named, or "
		 "one of the days is wrong, or decisions of that time were taken by "
		 "nobody. An acting holder fills a gap; terms may be written in any "
		 "order.",
		 "Correct the days, add who filled the office, or `vacant` if nobody "
		 "did."},
		SCOPE_NODE, gap_in_office, NULL},
	{{"two-holders", SEVERITY_WARNING, FAMILY_DATES,
		 "a post that two hold on the same day without sharing it",
		 "Two persons can each believe that the post is theirs, and others do "
		 "not know whom to ask. Mostly the predecessor's last day was "
		 "forgotten. A post with a `count` may have as many holders.",
		 "Give the one who left an `until`, or say `job_share: true` of those "
		 "who share the post and `acting: true` of a stand-in."},
		SCOPE_NODE, two_holders, NULL},
};

const struct rule_table date_rules = RULE_TABLE(rows);
