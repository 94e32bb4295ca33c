/*
 * Seats: one place in a group, as a shorthand (`enhetschef`) or a map; and the offices,
 * which are seats by another name.
 */
#include "decode_internal.h"

static void set_taker(struct seat *seat, struct ref ref)
{
	seat->single = true;
	seat->ref = ref;
}

/* `post: [a, b]` is one seat that either takes; a unit or a group is one. */
static void read_taker(struct loader *loader, const struct pair *pair, struct seat *seat)
{
	struct field field = {.key = "post", .type = FIELD_REFS};
	struct pair list = *pair;
	struct refs refs = {0};

	seat->sort = SEAT_REF;
	seat->wants = pair->field->sorts;
	if (pair->field->sorts == SORT_BIT(SORT_POST)) {
		list.field = &field;
		decode_refs(loader, &list, &refs);
	} else if (scalar_wanted(loader, pair, pair->value, "one reference")) {
		set_taker(seat, ref_of(pair->value));
		return;
	}
	if (refs.count == 1)
		set_taker(seat, refs.items[0]);
	else
		seat->several = refs;
}

static void read_when(struct loader *loader, const struct pair *pair, struct seat *seat)
{
	static const char *const words[] = {"on_demand", NULL};

	if (!scalar_wanted(loader, pair, pair->value, "the word on_demand"))
		return;
	if (tree_is(pair->value, words[0]))
		seat->flags |= SEAT_ON_DEMAND;
	else
		report_bad_word(loader, pair, pair->value, words);
}

static void read_flag(struct loader *loader, const struct pair *pair, struct seat *seat)
{
	bool flag = false;

	read_bool(loader, pair, &flag);
	if (flag)
		seat->flags |= pair->field->bit;
}

static void read_count(struct loader *loader, const struct pair *pair, struct seat *seat)
{
	struct field field = {.key = "count", .type = FIELD_QUANTITY};
	struct quantity quantity = {0};
	struct pair count = *pair;

	count.field = &field;
	decode_quantity(loader, &count, &quantity);
	seat->count = quantity_amount(&quantity);
}

static struct seat_detail *detail_of(struct loader *loader, struct seat *seat)
{
	if (!seat->detail) {
		seat->detail = model_alloc(loader, 1, sizeof *seat->detail);
		seat->detail->represents.node = NODE_NONE;
		seat->detail->appointed_by.node = NODE_NONE;
		seat->detail->person.node = NODE_NONE;
	}
	return seat->detail;
}

/* The keys that the table leaves to this file, but for who takes the seat. */
static void read_special(
	struct loader *loader, const struct pair *pair, struct seat *seat)
{
	if (pair->field->bit == SEAT_ON_DEMAND)
		read_when(loader, pair, seat);
	else if (pair->field->bit)
		read_flag(loader, pair, seat);
	else
		read_count(loader, pair, seat);
}

static void report_two_takers(
	struct loader *loader, const struct pair *pair, const struct pair *first)
{
	struct diag *diag = FINDING(loader, BAD_VALUE, pair->key->at,
		"a seat is taken by one of 'post', 'unit' and 'group', not by '%.*s' as "
		"well",
		STR_ARG(tree_str(pair->key)));

	NOTE(loader, diag, first->key->at, "the seat has '%.*s'",
		STR_ARG(tree_str(first->key)));
	HELP(loader, diag,
		"write two seats, or a list behind 'post:' for one seat that either "
		"takes");
}

static void report_no_taker(struct loader *loader, const struct seat *seat)
{
	HELP(loader,
		FINDING(loader, MISSING_KEY, seat->at,
			"the seat names no post, unit, group or text"),
		seat->detail && span_is_set(seat->detail->person.at)
			? "say as what the person sits there: {post: …, person: …} or "
			  "{text: …, person: …}"
			: "write {post: …}, or {text: …} for a free text");
}

/* A text beside a unit describes who comes from there; the unit has the seat. */
static void set_words(struct loader *loader, struct seat *seat, struct text words)
{
	if (seat->wants == 0) {
		seat->sort = SEAT_TEXT;
		seat->text = words;
	} else if (span_is_set(words.at)) {
		detail_of(loader, seat)->text = words;
	}
}

static void read_seat_map(struct loader *loader, struct tree *map, struct seat *seat)
{
	struct pairs pairs = map_read_known(loader, map, KEYS_SEAT);
	const struct pair *taker = NULL;
	struct text words = {0};

	for (uint32_t i = 0; i < pairs.count; i++) {
		const struct pair *pair = &pairs.items[i];

		if (pair->field->type != FIELD_SPECIAL) {
			decode_field(loader, pair, detail_of(loader, seat));
		} else if (strcmp(pair->field->key, "text") == 0) {
			if (scalar_wanted(loader, pair, pair->value, "a text"))
				words = tree_text(pair->value);
		} else if (!pair->field->sorts) {
			read_special(loader, pair, seat);
		} else if (taker) {
			report_two_takers(loader, pair, taker);
		} else {
			taker = pair;
			read_taker(loader, pair, seat);
		}
	}
	set_words(loader, seat, words);
	if (pairs_lack(loader, pairs, KEYS_SEAT, "post") &&
		pairs_lack(loader, pairs, KEYS_SEAT, "unit") &&
		pairs_lack(loader, pairs, KEYS_SEAT, "group") &&
		pairs_lack(loader, pairs, KEYS_SEAT, "text"))
		report_no_taker(loader, seat);
	if (seat->detail)
		check_period(loader, seat->detail->from, seat->detail->until);
}

/* False for what is no seat at all, which is reported. */
static bool read_seat(struct loader *loader, const struct pair *pair, struct tree *item,
	struct seat *seat)
{
	if (item->kind == TREE_LIST) {
		HELP(loader, report_wrong(loader, pair, item, "seats"),
			"write {post: [a, b]} for one seat that either takes");
		return false;
	}
	if (!line_limit(loader, item->at, 1))
		return false;
	seat->at = item->at;
	if (item->kind == TREE_MAP) {
		read_seat_map(loader, item, seat);
	} else if (tree_is(item, "vacant")) {
		seat->sort = SEAT_NOBODY;
		seat->flags = SEAT_VACANT;
	} else {
		seat->sort = SEAT_REF;
		set_taker(seat, ref_of(item));
	}
	return true;
}

static void read_seats(struct loader *loader, const struct pair *pair, struct tree *value,
	struct seats *seats)
{
	struct run run = run_of(value);
	struct tree *item;

	seats->items = model_alloc(loader, run.left, sizeof *seats->items);
	while ((item = run_next(loader, pair, &run)))
		if (read_seat(loader, pair, item, &seats->items[seats->count]))
			seats->count++;
}

void decode_office(struct loader *loader, const struct pair *pair, void *base)
{
	read_seats(loader, pair, pair->value, field_room(pair->field, base));
}

void decode_seats(struct loader *loader, const struct pair *pair, void *base)
{
	struct str key = tree_str(pair->key);
	struct diag *diag;

	if (pair->value->kind == TREE_LIST) {
		read_seats(loader, pair, pair->value, field_room(pair->field, base));
		return;
	}
	diag = report_wrong(loader, pair, pair->value, "a list of seats");
	if (help_slip(loader, diag, pair->value))
		return;
	if (pair->value->kind == TREE_SCALAR)
		HELP(loader, diag, "write '%.*s: [%.*s]'", STR_ARG(key),
			STR_ARG(tree_str(pair->value)));
	else
		HELP(loader, diag, "begin each seat with '- ' on a line of its own");
}

void decode_offices(struct loader *loader, const struct pair *pair, void *base)
{
	struct offices *offices = field_room(pair->field, base);
	struct pairs pairs;

	if (!map_wanted(loader, pair, pair->value, "a map of offices",
		    "write the name of each office as a key: {coordinator: …}"))
		return;
	pairs = map_read(loader, pair->value, NULL);
	offices->items = model_alloc(loader, pairs.count, sizeof *offices->items);
	for (uint32_t i = 0; i < pairs.count; i++) {
		const struct pair *each = &pairs.items[i];
		struct office *office = &offices->items[offices->count];

		if (!each->value)
			continue;
		office->name = tree_text(each->key);
		read_seats(loader, each, each->value, &office->seats);
		offices->count++;
	}
}
