/*
 * A key that its map does not have: what may have been meant. First of all the tail of a
 * text with a comma in it, then what the table `guesses` lists.
 */
#include "load_internal.h"
#include "place_internal.h"

/* `{text: Representant, huvudkontoret}` reads as a text and a key without a value. */
bool is_tail(const struct loader *loader, struct pairs pairs, uint32_t index)
{
	const struct pair *pair = &pairs.items[index];
	const struct source *source;
	uint32_t i;

	if (pair->value || pair->key->next->count > 0 || !(pair->key->flags & TREE_PLAIN))
		return false;
	if (index == 0 || !pairs.items[index - 1].key ||
		pairs.items[index - 1].key->at.end > pair->key->at.begin)
		return false;
	source = sources_at(loader->sources, pair->key->at.begin);
	for (i = pair->key->at.end - source->base; i < source->len; i++)
		if (source->data[i] != ' ')
			break;
	return source->data[i] == ',' || source->data[i] == '}';
}

/* The text that the tails belong to; NULL if no plain text stands before them. */
static const struct pair *text_before(
	const struct loader *loader, struct pairs pairs, uint32_t index)
{
	while (index > 0 && !pairs.items[index].field && is_tail(loader, pairs, index))
		index--;
	if (!pairs.items[index].field || !pairs.items[index].value ||
		pairs.items[index].value->kind != TREE_SCALAR ||
		!(pairs.items[index].value->flags & TREE_PLAIN))
		return NULL;
	return pairs.items + index;
}

/* `{post: rektor, count 6}`: a key without its colon, and one word behind it. */
static bool help_tail_key(
	struct loader *loader, struct diag *diag, enum keys_id id, struct str tail)
{
	const char *blank = str_chr(tail, ' ');
	uint32_t len = blank ? (uint32_t)(blank - tail.ptr) : 0;

	if (!blank || memchr(blank + 1, ' ', tail.len - len - 1) ||
		keys_find(&loader->keys[id], (struct str){tail.ptr, len}) == KEY_UNKNOWN)
		return false;
	HELP(loader, diag,
		"write '%.*s:%.*s', or quote the text before it if it goes on here",
		(int)len, tail.ptr, (int)(tail.len - len), blank);
	return true;
}

static void report_tail(struct loader *loader, enum keys_id id, struct pairs pairs,
	uint32_t index, const struct pair *text)
{
	const struct pair *last = &pairs.items[index];
	struct diag *diag =
		FINDING(loader, UNKNOWN_KEY, last->key->at, "unknown key '%.*s' in %s",
			STR_ARG(tree_str(last->key)), loader->keys[id].what);
	struct str whole;

	if (help_tail_key(loader, diag, id, tree_str(last->key)))
		return;
	while (index + 1 < pairs.count && !pairs.items[index + 1].field &&
		is_tail(loader, pairs, index + 1))
		last = &pairs.items[++index];
	whole = sources_slice(
		loader->sources, (struct span){text->value->at.begin, last->key->at.end});
	if (whole.len <= 120 && str_chr(whole, '"') == NULL)
		HELP(loader, diag,
			"if it belongs to the text before it, quote the text: %.*s: "
			"\"%.*s\"",
			STR_ARG(tree_str(text->key)), STR_ARG(whole));
	else
		HELP(loader, diag, "if it belongs to the text before it, quote the text");
}

static struct near *near_of(struct keys *keys)
{
	if (keys->near)
		return keys->near;
	keys->near = near_new();
	for (uint32_t i = 0; i < keys->count; i++)
		if (keys->fields[i]->type != FIELD_IGNORED &&
			strcmp(keys->fields[i]->key, "defaulted") != 0)
			near_add(keys->near, str_of(keys->fields[i]->key), i);
	return keys->near;
}

/* The kind of map in a file of this kind that has the key, or KEYS__COUNT. */
static int owner_of(const struct loader *loader, enum keys_id map, struct str key)
{
	bool rules = map >= KEYS_CONDITION;
	int id = rules ? KEYS_CONDITION : 0, end = rules ? KEYS__COUNT : KEYS_CONDITION;

	while (id < end && keys_find(&loader->keys[id], key) == KEY_UNKNOWN)
		id++;
	return id == end ? KEYS__COUNT : id;
}

/* ---- guesses ---- */

/* One way to go wrong: says it and may tell the key that was meant. False: another. */
typedef bool guess(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant);

/* With the marks of a word processor in it, before it, or behind its colon. */
static bool guess_typed(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	struct buf typed = {0};
	const char *what = retype(&typed, key), *colon;
	uint32_t len = (uint32_t)typed.len;

	if (what) {
		colon = strstr(typed.data, ": ");
		if (colon)
			len = (uint32_t)(colon - typed.data);
		*meant = keys_find(&loader->keys[id], (struct str){typed.data, len});
	}
	if (str_starts(key, "\xC2\xA0"))
		HELP(loader, diag,
			"no-break spaces indent this line: replace each by an ordinary "
			"space");
	else if (*meant != KEY_UNKNOWN)
		help_retype(loader, diag, what, &typed);
	buf_release(&typed);
	return *meant != KEY_UNKNOWN || str_starts(key, "\xC2\xA0");
}

/* `// "chair": b` in JSON, the comment of another language. */
static bool guess_comment(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	(void)id;
	(void)meant;
	if (!str_starts(key, "//") && !str_starts(key, "/*"))
		return false;
	HELP(loader, diag, "a comment begins with '#' here, as in YAML");
	return true;
}

/* `name:Foo` in braces: YAML wants a blank behind the colon. */
static bool guess_glued(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	const char *colon = str_chr(key, ':');
	uint32_t len = colon ? (uint32_t)(colon - key.ptr) : 0;

	if (!colon)
		return false;
	*meant = keys_find(&loader->keys[id], (struct str){key.ptr, len});
	if (*meant == KEY_UNKNOWN)
		return false;
	HELP(loader, diag, "write a blank behind the colon: %.*s: %.*s", (int)len,
		key.ptr, (int)(key.len - len - 1), colon + 1);
	return true;
}

static bool guess_synonym(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	const struct keys *keys = &loader->keys[id];
	const struct key_synonym *synonym;
	struct buf folded = {0};

	fold_word(&folded, key);
	*meant = keys_find(keys, buf_str(&folded));
	synonym = synonym_of_key(keys, buf_str(&folded));
	buf_release(&folded);
	if (*meant == KEY_UNKNOWN && synonym)
		*meant = keys_find(keys, str_of(synonym->key));
	else
		synonym = NULL;
	if (*meant == KEY_UNKNOWN || keys->fields[*meant]->type == FIELD_IGNORED)
		return false;
	HELP(loader, diag, "did you mean '%s'?%s%s", keys->fields[*meant]->key,
		synonym && synonym->more ? " " : "",
		synonym && synonym->more ? synonym->more : "");
	return true;
}

static bool guess_within(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant, int edits)
{
	struct keys *keys = &loader->keys[id];
	uint32_t number = near_find(near_of(keys), key, edits);

	if (number == UINT32_MAX)
		return false;
	*meant = (uint8_t)number;
	HELP(loader, diag, "did you mean '%s'?", keys->fields[number]->key);
	return true;
}

static bool guess_slip(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	return guess_within(loader, diag, id, key, meant, 1);
}

static bool guess_two_slips(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	return guess_within(loader, diag, id, key, meant, 2);
}

static bool guess_owner(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	int owner = owner_of(loader, id, key);

	(void)meant;
	if (owner == KEYS__COUNT)
		return false;
	HELP(loader, diag, "'%.*s' belongs to %s, not to %s", STR_ARG(key),
		loader->keys[owner].what, loader->keys[id].what);
	return true;
}

/* A line is written where it begins, and not in the superior. */
static bool guess_inferiors(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	static const char *const words[] = {"children", "has", "subgroups",
		"subordinates", "subunits", "underenheter", "undergrupper"};
	struct buf folded = {0};
	bool found = false;

	(void)meant;
	fold_word(&folded, key);
	for (size_t i = 0; i < COUNT_OF(words) && !found; i++)
		found = str_is(buf_str(&folded), words[i]);
	buf_release(&folded);
	if (!found || keys_find(&loader->keys[id], str_of("reports_to")) == KEY_UNKNOWN)
		return false;
	HELP(loader, diag,
		"each of them says it: write 'reports_to:' or 'part_of:' there, with "
		"this one");
	return true;
}

/* Which map stands behind a key, for the few that are written on lines of their own. */
static enum keys_id inner_keys(enum field_type type)
{
	switch (type) {
	case FIELD_MANDATE:
		return KEYS_MANDATE;
	case FIELD_VALIDITY:
		return KEYS_VALIDITY;
	case FIELD_MINUTES:
		return KEYS_MINUTES;
	case FIELD_ORIGINS:
		return KEYS_ORIGIN;
	case FIELD_HOLDERS:
		return KEYS_HOLDER;
	default:
		return KEYS__COUNT;
	}
}

const struct pair *pair_above(
	const struct loader *loader, struct pairs pairs, uint32_t index)
{
	const struct pair *above = NULL;
	enum keys_id inner = KEYS__COUNT;

	for (uint32_t i = 0; i < index; i++)
		if (pairs.items[i].field)
			above = &pairs.items[i];
	if (above && !above->value)
		inner = inner_keys(above->field->type);
	return inner != KEYS__COUNT &&
			       keys_find(&loader->keys[inner],
				       tree_str(pairs.items[index].key)) != KEY_UNKNOWN
		       ? above
		       : NULL;
}

/* `{name Foo}`, `name The new: one`: the colon was left out. */
static bool help_no_colon(struct loader *loader, struct diag *diag, enum keys_id id,
	const struct pair *pair, uint8_t *meant)
{
	struct str key = tree_str(pair->key), text;
	const char *blank = str_chr(key, ' '), *quote;
	struct span at = pair->key->at;

	if (!blank || !(pair->key->flags & TREE_PLAIN) ||
		(pair->value && pair->value->kind != TREE_SCALAR))
		return false;
	key.len = (uint32_t)(blank - key.ptr);
	*meant = keys_find(&loader->keys[id], key);
	if (*meant == KEY_UNKNOWN)
		return false;
	at.begin += key.len + 1;
	at.end = pair->value ? pair->value->at.end : at.end;
	text = sources_slice(loader->sources, at);
	quote = take_curly(&text) || pair->value ? "\"" : "";
	HELP(loader, diag, "write '%.*s: %s%.*s%s'", STR_ARG(key), quote, STR_ARG(text),
		quote);
	return true;
}

/* A view says what is shown; how it lies on paper is said where it is drawn. */
static bool guess_of_chart(struct loader *loader, struct diag *diag, enum keys_id id,
	struct str key, uint8_t *meant)
{
	static const char *const words[] = {"findings", "fit", "formats", "layout",
		"margin", "min_type", "orientation", "output", "paper", "poster",
		"sheets", "theme"};

	(void)meant;
	if (id != KEYS_VIEW || str_among(key, words, COUNT_OF(words)) == COUNT_OF(words))
		return false;
	HELP(loader, diag,
		"'%.*s' belongs to a chart of the manifest, or is an option of 'draw'",
		STR_ARG(key));
	return true;
}

static guess *const guesses[] = {guess_comment, guess_typed, guess_glued, guess_synonym,
	guess_inferiors, guess_of_chart, guess_slip, guess_owner, guess_two_slips};

static void help_all(struct loader *loader, struct diag *diag, enum keys_id id)
{
	const struct keys *keys = &loader->keys[id];
	struct buf list = {0};

	for (uint32_t i = 0; i < keys->count; i++) {
		if (keys->fields[i]->type == FIELD_IGNORED)
			continue;
		buf_printf(&list, "%s%s", list.len > 0 ? ", " : "", keys->fields[i]->key);
	}
	if (keys->count <= 12)
		HELP(loader, diag, "%s takes %s; a key of your own begins with x-",
			keys->what, list.data);
	else
		HELP(loader, diag,
			"remove it, or let it begin with x- if it is a key of your own");
	buf_release(&list);
}

uint8_t report_unknown_key(
	struct loader *loader, enum keys_id id, struct pairs pairs, uint32_t index)
{
	const struct pair *pair = &pairs.items[index];
	struct str key = tree_str(pair->key);
	const struct pair *above = pair_above(loader, pairs, index);
	uint8_t meant = KEY_UNKNOWN;
	struct diag *diag;

	if (is_tail(loader, pairs, index)) {
		const struct pair *text = text_before(loader, pairs, index);

		if (index > 0 && !pairs.items[index - 1].field &&
			is_tail(loader, pairs, index - 1))
			return meant; /* one text, one finding */
		if (text) {
			report_tail(loader, id, pairs, index, text);
			return meant;
		}
	}
	diag = FINDING(loader, UNKNOWN_KEY, pair->key->at, "unknown key '%.*s' in %s",
		STR_ARG(key), loader->keys[id].what);
	if (above) {
		HELP(loader, diag,
			"indent it, if it belongs to '%s': put two blanks more before "
			"this line",
			above->field->key);
		return above->number;
	}
	if (help_no_colon(loader, diag, id, pair, &meant))
		return meant;
	for (size_t i = 0; i < COUNT_OF(guesses); i++)
		if (guesses[i](loader, diag, id, key, &meant))
			return meant;
	help_all(loader, diag, id);
	return KEY_UNKNOWN;
}
