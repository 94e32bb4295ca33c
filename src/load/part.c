/* Readers of values that are small maps: dates of validity, sources, mandates, how often
 * a group meets, its minutes, holders. */
#include "decode_internal.h"

bool map_wanted(struct loader *loader, const struct pair *pair, const struct tree *value,
	const char *wanted, const char *help)
{
	if (value->kind == TREE_MAP)
		return true;
	HELP(loader, report_wrong(loader, pair, value, wanted), "%s", help);
	return false;
}

/* The same where a text is mostly the value of one key: the edit names both. */
static bool map_wanted_for(struct loader *loader, const struct pair *pair,
	const struct tree *value, const char *wanted, const char *key, const char *help)
{
	struct str text = tree_str(value);

	if (value->kind != TREE_SCALAR || text.len == 0 || text.len > 60 ||
		memchr(text.ptr, '"', text.len) || memchr(text.ptr, '\\', text.len) ||
		memchr(text.ptr, '\n', text.len))
		return map_wanted(loader, pair, value, wanted, help);
	HELP(loader, report_wrong(loader, pair, value, wanted), "write {%s: \"%.*s\"}",
		key, STR_ARG(text));
	return false;
}

void check_period(struct loader *loader, struct date from, struct date until)
{
	if (!date_is_set(from) || !date_is_set(until) ||
		date_first_day(from) <= date_last_day(until))
		return;
	HELP(loader,
		FINDING(loader, BAD_VALUE, until.at,
			"'until' is before 'from': that is no day at all"),
		"exchange the two dates, or mend one");
}

void decode_validity(struct loader *loader, const struct pair *pair, void *base)
{
	struct validity *valid = field_room(pair->field, base);

	if (!map_wanted(loader, pair, pair->value, "a map of 'from' and 'until'",
		    "write {from: 2025-01-01}, {until: 2025-12-31} or both"))
		return;
	decode_fields(loader, map_read_known(loader, pair->value, KEYS_VALIDITY), valid);
	check_period(loader, valid->from, valid->until);
}

/* What a text is most likely: an address, a section, or the document. */
static const char *key_of_origin(const struct tree *value)
{
	struct str text = tree_str(value);

	if (value->kind != TREE_SCALAR || text.len == 0)
		return "in";
	if (str_starts(text, "http"))
		return "url";
	return str_starts(text, "\xC2\xA7") || (text.ptr[0] >= '0' && text.ptr[0] <= '9')
		       ? "section"
		       : "in";
}

void decode_origins(struct loader *loader, const struct pair *pair, void *base)
{
	struct origins *origins = field_room(pair->field, base);
	struct run run = run_of(pair->value);
	struct tree *item;

	origins->items = model_alloc(loader, run.left, sizeof *origins->items);
	while ((item = run_next(loader, pair, &run))) {
		struct origin *origin = &origins->items[origins->count];

		if (!map_wanted_for(loader, pair, item, "a map or a list of maps",
			    key_of_origin(item),
			    "write {in: …, section: …}, {url: …} or {note: …}"))
			continue;
		origin->at = item->at;
		decode_fields(loader, map_read_known(loader, item, KEYS_ORIGIN), origin);
		origins->count++;
	}
}

/* ---- mandates ---- */

static bool is_power(const struct tree *value)
{
	return value->kind == TREE_SCALAR &&
	       (word_index(power_words, tree_str(value)) >= 0 ||
		       synonym_of_word(power_words, tree_str(value)));
}

/* Rules ask for each key of a mandate: those that could not be read are noted. */
static void read_mandate_pairs(
	struct loader *loader, struct pairs pairs, struct mandate *mandate)
{
	const struct keys *keys = &loader->keys[KEYS_MANDATE];

	for (uint32_t i = 0; i < pairs.count; i++) {
		uint64_t faults = loader->faults;

		decode_field(loader, &pairs.items[i], mandate);
		if (loader->faults != faults &&
			!field_is_set(pairs.items[i].field, mandate))
			pairs.meant |= UINT64_C(1) << pairs.items[i].number;
	}
	for (uint8_t i = 0; i < keys->count; i++)
		if (pairs.meant >> i & 1)
			add_unread_key(
				loader, loader->node, "mandate", keys->fields[i]->key);
}

void decode_mandate(struct loader *loader, const struct pair *pair, void *base)
{
	struct mandate **out = field_room(pair->field, base);
	struct mandate *mandate;
	struct pairs pairs;

	if (!map_wanted_for(loader, pair, pair->value, "a map",
		    is_power(pair->value) ? "power" : "text",
		    "write {text: …}, or the keys power, text, from and decider on lines "
		    "of their own"))
		return;
	mandate = *out = model_alloc(loader, 1, sizeof *mandate);
	mandate->at = pair->key->at;
	pairs = map_read_known(loader, pair->value, KEYS_MANDATE);
	read_mandate_pairs(loader, pairs, mandate);
}

void decode_decider(struct loader *loader, const struct pair *pair, void *base)
{
	struct decider *decider = field_room(pair->field, base);
	const struct pair *text;
	struct pairs pairs;

	if (pair->value->kind != TREE_MAP) {
		decode_refs(loader, pair, base); /* `refs` is its first member */
		return;
	}
	pairs = map_read_known(loader, pair->value, KEYS_DECIDER);
	text = pairs_find(pairs, "text");
	if (text && scalar_wanted(loader, text, text->value, "a text"))
		decider->text = tree_text(text->value);
}

_Static_assert(
	offsetof(struct decider, refs) == 0, "decode_decider reads the references there");

/* ---- meetings and minutes ---- */

static void report_bad_meets(struct loader *loader, const struct tree *value)
{
	struct diag *diag = FINDING(loader, BAD_VALUE, value->at,
		"'%.*s' is no frequency", STR_ARG(tree_str(value)));
	struct buf guess = {0};

	if (guess_meets(tree_str(value), &guess))
		HELP(loader, diag, "did you mean %s?", guess.data);
	else
		HELP(loader, diag,
			"write 4/year, 2-3/half-year, ~1/month, monthly, every 6 weeks "
			"or on_demand (a period is week, month, quarter, term, half-year "
			"or year); where there is no number, {text: …}");
	buf_release(&guess);
}

/* Meetings a year, as export writes them. */
static void read_meets_number(
	struct loader *loader, const struct pair *pair, uint32_t *out)
{
	uint64_t number;

	if (!scalar_wanted(loader, pair, pair->value, "a number"))
		return;
	if (read_number(tree_str(pair->value), &number) && number <= LIMIT_COUNT)
		*out = (uint32_t)number;
	else
		HELP(loader,
			FINDING(loader, WRONG_TYPE, pair->value->at,
				"'%.*s' wants a number of meetings a year",
				STR_ARG(tree_str(pair->key))),
			"write a number such as 4");
}

static void report_missing(struct loader *loader, const struct tree *map,
	const char *message, const char *help)
{
	HELP(loader, FINDING(loader, MISSING_KEY, map->at, "%s", message), "%s", help);
}

static void read_meets_map(struct loader *loader, struct tree *map, struct meets *meets)
{
	struct pairs pairs = map_read_known(loader, map, KEYS_MEETS);
	const struct pair *text = pairs_find(pairs, "text");
	const struct pair *least = pairs_find(pairs, "min"),
			  *most = pairs_find(pairs, "max");
	const struct pair *approximate = pairs_find(pairs, "approximate");
	const struct pair *on_demand = pairs_find(pairs, "on_demand");

	if (pairs_lack(loader, pairs, KEYS_MEETS, "text"))
		report_missing(loader, map, "'meets' has no 'text'",
			"write {text: …}, or a frequency such as 4/year instead of the "
			"map");
	else if (text && scalar_wanted(loader, text, text->value, "a text"))
		meets->text = tree_text(text->value);
	if (least)
		read_meets_number(loader, least, &meets->min);
	if (most)
		read_meets_number(loader, most, &meets->max);
	if (pairs_lack(loader, pairs, KEYS_MEETS, "min") !=
		pairs_lack(loader, pairs, KEYS_MEETS, "max"))
		report_missing(loader, map, "of 'min' and 'max' one is missing",
			"write both, or a frequency such as 2-3/half-year instead of the "
			"map");
	else if (least && most && meets->min > meets->max)
		HELP(loader,
			FINDING(loader, BAD_VALUE, most->value->at,
				"'max' is smaller than 'min'"),
			"write the smaller number behind 'min'");
	else
		meets->counted = least && most;
	if (approximate)
		read_bool(loader, approximate, &meets->approximate);
	if (on_demand)
		read_bool(loader, on_demand, &meets->on_demand);
}

void decode_meets(struct loader *loader, const struct pair *pair, void *base)
{
	struct meets **out = field_room(pair->field, base);
	struct tree *value = pair->value;
	struct meets meets = {0};

	if (value->kind == TREE_MAP) {
		read_meets_map(loader, value, &meets);
	} else if (!scalar_wanted(loader, pair, value, "a frequency or {text: …}")) {
		return;
	} else {
		if (!meets_parse(tree_str(value), &meets)) {
			report_bad_meets(loader, value);
			meets = (struct meets){0};
		}
		meets.text = tree_text(value);
	}
	/* What is wrong in its form says all the same that the group meets. */
	*out = model_alloc(loader, 1, sizeof **out);
	**out = meets;
}

void decode_minutes(struct loader *loader, const struct pair *pair, void *base)
{
	struct minutes *minutes = field_room(pair->field, base);
	struct field kind = {.key = "minutes",
		.type = FIELD_WORD,
		.offset = offsetof(struct minutes, kind),
		.words = minutes_words};
	struct pair word = *pair;

	minutes->at = pair->value->at;
	if (pair->value->kind == TREE_MAP) {
		decode_fields(loader, map_read_known(loader, pair->value, KEYS_MINUTES),
			minutes);
		return;
	}
	if (pair->value->kind == TREE_LIST) {
		HELP(loader, report_wrong(loader, pair, pair->value, "a word or a map"),
			"write notes, protocol or {kind: …, published: …}");
		return;
	}
	word.field = &kind;
	decode_word(loader, &word, minutes);
}

/* ---- holders ---- */

static bool read_holder(struct loader *loader, const struct pair *pair, struct tree *item,
	struct holder *holder)
{
	holder->at = item->at;
	holder->person.node = NODE_NONE;
	if (tree_is(item, "vacant")) {
		holder->vacant = true;
		return true;
	}
	if (item->kind == TREE_SCALAR && means_vacant(tree_str(item))) {
		HELP(loader,
			FINDING(loader, BAD_VALUE, item->at, "'%.*s' is no holder",
				STR_ARG(tree_str(item))),
			"write vacant, in small letters, if nobody holds the post; a "
			"person of that name is {person: %.*s}",
			STR_ARG(tree_str(item)));
		return false;
	}
	if (item->kind == TREE_SCALAR) {
		holder->person = ref_of(item); /* short for {person: …} */
		return true;
	}
	if (!map_wanted(loader, pair, item, "a holder, a list of them, or vacant",
		    "write {person: …, from: …} for each"))
		return false;
	decode_fields(loader, map_read_known(loader, item, KEYS_HOLDER), holder);
	check_period(loader, holder_detail(holder)->from, holder_detail(holder)->until);
	return true;
}

void decode_holders(struct loader *loader, const struct pair *pair, void *base)
{
	struct holders *holders = field_room(pair->field, base);
	struct run run = run_of(pair->value);
	struct tree *item;

	holders->items = model_alloc(loader, run.left, sizeof *holders->items);
	while ((item = run_next(loader, pair, &run)))
		if (read_holder(loader, pair, item, &holders->items[holders->count]))
			holders->count++;
}
