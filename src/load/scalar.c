/* Readers of values that are one scalar, or a list of scalars. */
#include "decode_internal.h"

#include "load/guess.h"

static void *second(const struct pair *pair, void *base)
{
	return (char *)base + pair->field->offset2;
}

/* The concrete edit, where there is one: brackets around a single value go. */
static void help_scalar(struct loader *loader, struct diag *diag, const struct pair *pair,
	const struct tree *value)
{
	struct str key = tree_str(pair->key);
	bool single = value->kind == TREE_LIST && value->count == 1 &&
		      value->first->kind == TREE_SCALAR;

	if (single && value == pair->value)
		HELP(loader, diag, "write '%.*s: %.*s'", STR_ARG(key),
			STR_ARG(tree_str(value->first)));
	else if (single)
		HELP(loader, diag, "write '%.*s' without the brackets around it",
			STR_ARG(tree_str(value->first)));
	else if (value->kind == TREE_MAP)
		HELP(loader, diag,
			"write one value instead, in quotes if it begins with '{' or "
			"holds ': '");
	else if (value == pair->value)
		HELP(loader, diag, "write one value behind '%.*s:'", STR_ARG(key));
	else
		HELP(loader, diag, "write one value for each item of the list");
}

bool scalar_wanted(struct loader *loader, const struct pair *pair,
	const struct tree *value, const char *wanted)
{
	if (value->kind == TREE_SCALAR)
		return true;
	help_scalar(loader, report_wrong(loader, pair, value, wanted), pair, value);
	return false;
}

/* ---- texts ---- */

void decode_text(struct loader *loader, const struct pair *pair, void *base)
{
	struct text *text = field_room(pair->field, base);

	if (scalar_wanted(loader, pair, pair->value, "a text"))
		*text = tree_text(pair->value);
}

void decode_texts(struct loader *loader, const struct pair *pair, void *base)
{
	struct texts *texts = field_room(pair->field, base);
	struct run run = run_of(pair->value);
	struct tree *item;

	texts->items = model_alloc(loader, run.left, sizeof *texts->items);
	while ((item = run_next(loader, pair, &run)))
		if (scalar_wanted(loader, pair, item, "a text or a list of texts"))
			texts->items[texts->count++] = tree_text(item);
}

void check_language(struct loader *loader, struct text language)
{
	if (language_is_code(text_str(language)))
		return;
	HELP(loader,
		FINDING(loader, BAD_VALUE, language.at, "'%.*s' is no language",
			STR_ARG(text_str(language))),
		"write its code (BCP 47), such as sv, en or en-GB");
}

static struct labels read_labels(struct loader *loader, const struct pair *pair)
{
	struct labels labels = {0};
	struct pairs pairs = map_read(loader, pair->value, NULL);

	labels.items = model_alloc(loader, pairs.count, sizeof *labels.items);
	for (uint32_t i = 0; i < pairs.count; i++) {
		const struct pair *each = &pairs.items[i];
		struct label *label = &labels.items[labels.count];

		check_language(loader, tree_text(each->key));
		if (!each->value || !scalar_wanted(loader, each, each->value, "a text"))
			continue;
		label->language = tree_text(each->key);
		label->text = tree_text(each->value);
		labels.count++;
	}
	return labels;
}

/* A map language -> text is kept whole; which of its texts is the name is settled when
 * the organisation's language is known. */
void decode_name(struct loader *loader, const struct pair *pair, void *base)
{
	struct text *name = field_room(pair->field, base);
	struct labels **labels = second(pair, base);

	if (pair->value->kind == TREE_MAP) {
		*labels = model_alloc(loader, 1, sizeof **labels);
		**labels = read_labels(loader, pair);
	} else if (scalar_wanted(loader, pair, pair->value, "a text")) {
		*name = tree_text(pair->value);
	}
}

void decode_labels(struct loader *loader, const struct pair *pair, void *base)
{
	struct labels *labels = field_room(pair->field, base);

	if (pair->value->kind == TREE_MAP) {
		*labels = read_labels(loader, pair);
	} else if (scalar_wanted(loader, pair, pair->value, "a text")) {
		labels->items = model_alloc(loader, 1, sizeof *labels->items);
		labels->items[0].text = tree_text(pair->value);
		labels->count = 1;
	}
}

/* ---- words ---- */

bool read_bool(struct loader *loader, const struct pair *pair, bool *out)
{
	const struct tree *value = pair->value;
	static const char *const words[] = {"true", "false", NULL};
	bool plain = value->kind == TREE_SCALAR && (value->flags & TREE_PLAIN);
	struct str key = tree_str(pair->key);
	const char *meant;
	struct diag *diag;

	if (plain && tree_is(value, "true"))
		return *out = true;
	if (plain && tree_is(value, "false")) {
		*out = false;
		return true;
	}
	if (value->kind != TREE_SCALAR) {
		HELP(loader, report_wrong(loader, pair, value, "true or false"),
			"write '%.*s: true', or leave the key out", STR_ARG(key));
		return false;
	}
	meant = synonym_of_word(words, tree_str(value));
	diag = FINDING(loader, WRONG_TYPE, value->at,
		"'%.*s' wants true or false, this is the text '%.*s'", STR_ARG(key),
		STR_ARG(tree_str(value)));
	if (tree_is(value, "true") || tree_is(value, "false"))
		HELP(loader, diag, "write %.*s without quotes", STR_ARG(tree_str(value)));
	else
		HELP(loader, diag, "write '%.*s: %s'%s", STR_ARG(key),
			meant ? meant : words[0], meant ? "" : ", or leave the key out");
	/* what is meant is plain, and no other finding shall follow from the form */
	if (meant)
		*out = meant == words[0];
	return meant != NULL;
}

void decode_bool(struct loader *loader, const struct pair *pair, void *base)
{
	bool *flag = field_room(pair->field, base);

	read_bool(loader, pair, flag);
}

int word_index(const char *const *words, struct str word)
{
	for (int i = 0; words[i]; i++)
		if (word.len > 0 && str_is(word, words[i]))
			return i;
	return -1;
}

static void list_words(struct buf *out, const char *const *words)
{
	for (; *words; words++)
		if (**words)
			buf_printf(out, "%s%s", out->len > 0 ? ", " : "", *words);
}

/* The word that was meant: one with a mark of a word processor in it, another's word for
 * it, or one with a slip. NULL: who knows. */
static const char *word_meant(const char *const *words, struct str word)
{
	const char *meant = synonym_of_word(words, word);
	struct near *near = near_new();
	uint32_t index;

	for (uint32_t i = 0; words[i] && word.len > 0; i++)
		if (str_is(word, words[i]))
			meant = words[i];

	for (uint32_t i = 0; words[i]; i++)
		if (*words[i])
			near_add(near, str_of(words[i]), i);
	index = near_find(near, word, 2);
	near_free(near);
	return meant || index == UINT32_MAX ? meant : words[index];
}

/* "advises, prepares" as a list in brackets, if every part is a word or means one. */
static bool help_list(struct loader *loader, struct diag *diag, const struct pair *pair,
	struct str value, const char *const *words)
{
	uint32_t begin = 0, parts = 0;
	struct buf list = {0};
	const char *word = "";

	for (uint32_t i = 0; word && i <= value.len; i++) {
		struct str part;

		if (i < value.len && !memchr(",;/", value.ptr[i], 3))
			continue;
		while (begin < i && value.ptr[begin] == ' ')
			begin++;
		part = (struct str){value.ptr + begin, i - begin};
		word = word_meant(words, part);
		buf_printf(&list, "%s%s", parts++ ? ", " : "", word ? word : "");
		begin = i + 1;
	}
	if (word && parts > 1)
		HELP(loader, diag, "write a list: %.*s: [%s]",
			STR_ARG(tree_str(pair->key)), list.data);
	buf_release(&list);
	return word && parts > 1;
}

void report_bad_word(struct loader *loader, const struct pair *pair,
	const struct tree *value, const char *const *words)
{
	struct str key = tree_str(pair->key);
	struct diag *diag = FINDING(loader, BAD_VALUE, value->at,
		"'%.*s' is no value of '%.*s'", STR_ARG(tree_str(value)), STR_ARG(key));
	const char *meant = word_meant(words, tree_str(value)), *what;
	struct buf list = {0}, typed = {0};

	list_words(&list, words);
	what = retype(&typed, tree_str(value));
	if (what && word_index(words, buf_str(&typed)) >= 0)
		help_retype(loader, diag, what, &typed);
	else if (meant)
		HELP(loader, diag, "did you mean '%s'? '%.*s' takes %s", meant,
			STR_ARG(key), list.data);
	else if (pair->field->type != FIELD_WORDS ||
		 !help_list(loader, diag, pair, tree_str(value), words))
		HELP(loader, diag, "'%.*s' takes %s", STR_ARG(key), list.data);
	buf_release(&list);
	buf_release(&typed);
}

/* The place is kept where the table has one for it: `offset2` 0 is none. */
static void set_place(const struct pair *pair, void *base)
{
	struct span *at = second(pair, base);

	if (pair->field->offset2 != 0)
		*at = pair->value->at;
}

void decode_word(struct loader *loader, const struct pair *pair, void *base)
{
	uint8_t *out = field_room(pair->field, base);
	int index;

	if (!scalar_wanted(loader, pair, pair->value, "one word"))
		return;
	index = word_index(pair->field->words, tree_str(pair->value));
	if (index < 0) {
		report_bad_word(loader, pair, pair->value, pair->field->words);
		return;
	}
	*out = (uint8_t)index;
	set_place(pair, base);
}

void decode_words(struct loader *loader, const struct pair *pair, void *base)
{
	uint32_t *out = field_room(pair->field, base);
	struct run run = run_of(pair->value);
	struct tree *item;

	while ((item = run_next(loader, pair, &run))) {
		int index;

		if (!scalar_wanted(loader, pair, item, "a word or a list of words"))
			continue;
		index = word_index(pair->field->words, tree_str(item));
		if (index < 0)
			report_bad_word(loader, pair, item, pair->field->words);
		else
			*out |= 1u << index;
	}
	if (*out)
		set_place(pair, base);
}

/* ---- dates and numbers ---- */

static void report_bad_date(struct loader *loader, const struct pair *pair, bool none)
{
	struct str value = tree_str(pair->value);
	struct diag *diag = FINDING(
		loader, BAD_VALUE, pair->value->at, "'%.*s' is no date", STR_ARG(value));
	static const char *const words[] = {"none", NULL};
	struct buf guess = {0};

	if (date_impossible(&guess, value))
		HELP(loader, diag, "%s", guess.data);
	else if (none && synonym_of_word(words, value))
		HELP(loader, diag, "did you mean none?");
	else if (guess_date(value, &guess))
		HELP(loader, diag, "did you mean %s?", guess.data);
	else
		HELP(loader, diag,
			"write YYYY, YYYY-MM or YYYY-MM-DD%s, such as 2025-10-01",
			none ? ", or none" : "");
	buf_release(&guess);
}

static void read_date(
	struct loader *loader, const struct pair *pair, void *base, bool none)
{
	struct date *date = field_room(pair->field, base);

	if (!scalar_wanted(loader, pair, pair->value, "a date"))
		return;
	if (none && tree_is(pair->value, "none"))
		date->none = true;
	else if (!date_parse(tree_str(pair->value), date)) {
		report_bad_date(loader, pair, none);
		return;
	}
	date->at = pair->value->at;
}

void decode_date(struct loader *loader, const struct pair *pair, void *base)
{
	read_date(loader, pair, base, false);
}

void decode_decided(struct loader *loader, const struct pair *pair, void *base)
{
	read_date(loader, pair, base, true);
}

/* Digits alone. Stops counting beyond any limit. */
bool read_number(struct str s, uint64_t *out)
{
	*out = 0;
	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		if (*out <= UINT32_MAX)
			*out = *out * 10 + (uint32_t)(s.ptr[i] - '0');
	}
	return s.len > 0;
}

void decode_quantity(struct loader *loader, const struct pair *pair, void *base)
{
	struct quantity *quantity = field_room(pair->field, base);
	struct str value;
	uint64_t number = 0;
	bool or_more;

	if (!scalar_wanted(loader, pair, pair->value, "a number"))
		return;
	value = tree_str(pair->value);
	or_more = value.len > 0 && value.ptr[value.len - 1] == '+';
	if (!read_number((struct str){value.ptr, value.len - or_more}, &number)) {
		HELP(loader,
			FINDING(loader, WRONG_TYPE, pair->value->at,
				"'%.*s' wants a number, this is the text '%.*s'",
				STR_ARG(tree_str(pair->key)), STR_ARG(value)),
			str_is(tree_str(pair->key), "count")
				? "write a number such as 2, or 4+ for four or more"
				: "write a number such as 2");
	} else if (number > LIMIT_COUNT) {
		HELP(loader,
			FINDING(loader, INPUT_LIMIT, pair->value->at,
				"'%.*s' is more than %u", STR_ARG(value), LIMIT_COUNT),
			"write a smaller number");
	} else if (number == 0) {
		HELP(loader,
			FINDING(loader, BAD_VALUE, pair->value->at, "'%.*s' cannot be 0",
				STR_ARG(tree_str(pair->key))),
			"leave out what there is none of");
	} else {
		*quantity = (struct quantity){
			(uint32_t)number & 0x7fffffff, or_more, pair->value->at};
	}
}

/* ---- references ---- */

struct ref ref_of(const struct tree *scalar)
{
	return (struct ref){scalar->ptr, scalar->count, scalar->at, NODE_NONE};
}

void decode_ref(struct loader *loader, const struct pair *pair, void *base)
{
	struct ref *ref = field_room(pair->field, base);

	if (scalar_wanted(loader, pair, pair->value,
		    pair->field->type == FIELD_REF ? "one reference"
						   : "a reference or a text"))
		*ref = ref_of(pair->value);
}

static struct refs read_refs(
	struct loader *loader, const struct pair *pair, struct run run)
{
	struct refs refs = {.items = model_alloc(loader, run.left, sizeof *refs.items)};
	struct tree *item;

	while ((item = run_next(loader, pair, &run)))
		if (scalar_wanted(loader, pair, item, "a reference or a list of them"))
			refs.items[refs.count++] = ref_of(item);
	return refs;
}

void decode_refs(struct loader *loader, const struct pair *pair, void *base)
{
	struct refs *refs = field_room(pair->field, base);

	*refs = read_refs(loader, pair, run_of(pair->value));
}

/* One scalar may be a post or a text; which, is known when references are resolved. */
void decode_via(struct loader *loader, const struct pair *pair, void *base)
{
	struct refs *refs = field_room(pair->field, base);
	struct text *text = second(pair, base);

	if (pair->value->kind == TREE_SCALAR)
		*text = tree_text(pair->value);
	else
		*refs = read_refs(loader, pair, run_of(pair->value));
}
