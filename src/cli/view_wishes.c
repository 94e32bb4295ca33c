/*
 * --include and --exclude: KEY=VALUE, read as the conditions of views are, so that the
 * words and what is said of wrong ones are the same.
 */
#include "view.h"

#include "load/load.h"
#include "model/loading.h"

#define BODIES (SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP))

/* --include KEY=VALUE,VALUE, cut into its parts. */
struct wish {
	const char *option, *written;
	struct str key, values; /* no values: the key alone was given */
};

/* What a condition says of a node by itself; those on paths and lines are for views. The
 * first four are true or false. */
static const char *const wish_keys[] = {"own", "external", "stub", "root", "kind", "tag",
	"unit", "principal", "status", "power", "sort", "id", "depth"};

enum { TRUTH_KEYS = 4 };

static bool is_among(struct str key, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (str_is(key, wish_keys[i]))
			return true;
	return false;
}

static bool is_truth(struct str key)
{
	return is_among(key, TRUTH_KEYS);
}

/* Keys that take words of a list. Units have kinds of their own beside those. */
static const struct {
	const char *key;
	const char *const *words;
	bool closed;
} worded[] = {{"kind", kind_words, false}, {"status", status_words, true},
	{"power", power_words, true}, {"sort", own_sort_words, true}};

/* "(active|proposed)" */
static void add_words(struct buf *pattern, const char *const *words)
{
	const char *between = "(";

	for (; *words; words++) {
		if (!**words)
			continue;
		buf_printf(pattern, "%s%s", between, *words);
		between = "|";
	}
	buf_add_char(pattern, ')');
}

/* The form of one of several values of the key; false: they are any texts. */
static bool add_value(struct buf *pattern, const char *key)
{
	for (size_t i = 0; i < COUNT_OF(worded); i++)
		if (worded[i].closed && strcmp(worded[i].key, key) == 0) {
			add_words(pattern, worded[i].words);
			return true;
		}
	if (strcmp(key, "depth") != 0)
		return false;
	buf_add_text(pattern, "[0-9]+(-[0-9]+)?");
	return true;
}

static void add_values_form(struct buf *pattern, const char *key)
{
	buf_add_char(pattern, '=');
	if (!add_value(pattern, key)) {
		buf_add_text(pattern, "[^\\x00]+");
		return;
	}
	buf_add_text(pattern, "(,");
	add_value(pattern, key);
	buf_add_text(pattern, ")*");
}

void wish_pattern(struct buf *pattern)
{
	buf_add_text(pattern, "^(");
	for (uint32_t i = 0; i < COUNT_OF(wish_keys); i++) {
		buf_printf(pattern, "%s%s", i > 0 ? "|" : "", wish_keys[i]);
		if (i < TRUTH_KEYS)
			buf_add_text(pattern, "(=(true|false|yes|no)?)?");
		else
			add_values_form(pattern, wish_keys[i]);
	}
	buf_add_text(pattern, ")$");
}

static bool key_is_known(const struct wish *wish, struct refusal *why)
{
	struct buf key = {0};
	const char *nearest;

	if (is_among(wish->key, COUNT_OF(wish_keys)))
		return true;
	buf_add(&key, wish->key.ptr, wish->key.len);
	nearest = nearest_word(key.data ? key.data : "", wish_keys, COUNT_OF(wish_keys));
	buf_release(&key);
	buf_printf(&why->wrong, "unknown key '%.*s'", STR_ARG(wish->key));
	if (nearest)
		buf_printf(&why->help, "did you mean '%s'?", nearest);
	else
		buf_add_text(&why->help,
			"such a key is kind, tag, unit, principal, status, power, sort, "
			"id, depth or external");
	return false;
}

/* The key that takes a word, for who gave the word alone. */
static const char *key_of_word(const char *word)
{
	for (size_t i = 0; i < COUNT_OF(worded); i++)
		for (int k = 0; worded[i].words[k]; k++)
			if (*word && strcmp(worded[i].words[k], word) == 0)
				return worded[i].key;
	return NULL;
}

static bool cut_wish(struct wish *wish, struct refusal *why)
{
	const char *equals = strchr(wish->written, '='), *key;

	if (equals) {
		wish->key =
			(struct str){wish->written, (uint32_t)(equals - wish->written)};
		wish->values = str_of(equals + 1);
		if (!key_is_known(wish, why))
			return false;
		if (wish->values.len > 0 || is_truth(wish->key))
			return true;
		buf_printf(&why->wrong, "nothing stands behind '%s'", wish->written);
		buf_add_text(&why->help, "write it there, or leave it out");
		return false;
	}
	wish->key = str_of(wish->written);
	if (is_truth(wish->key))
		return true;
	key = key_of_word(wish->written);
	buf_printf(&why->wrong, "'%s' is no KEY=VALUE", wish->written);
	if (key)
		buf_printf(&why->help, "did you mean '%s=%s'?", key, wish->written);
	else
		buf_add_text(&why->help, "write such as kind=council or tag=clinical");
	return false;
}

static void add_quoted(struct buf *out, struct str value)
{
	const char *quote;

	buf_add_char(out, '\'');
	while ((quote = str_chr(value, '\''))) {
		uint32_t len = (uint32_t)(quote - value.ptr) + 1;

		buf_add(out, value.ptr, len);
		buf_add_char(out, '\'');
		value = (struct str){value.ptr + len, value.len - len};
	}
	buf_add_str(out, value);
	buf_add_char(out, '\'');
}

static void add_truth(struct buf *out, struct str value)
{
	if (value.len == 0 || str_is(value, "true") || str_is(value, "yes"))
		buf_add_text(out, "true");
	else if (str_is(value, "false") || str_is(value, "no"))
		buf_add_text(out, "false");
	else
		add_quoted(out, value);
}

/* As a list, but for a truth value or one depth; 2-4 is a range of depths. */
static void add_values(struct buf *out, const struct wish *wish)
{
	struct str values = wish->values;
	bool depth = str_is(wish->key, "depth");
	const char *end;

	if (is_truth(wish->key)) {
		add_truth(out, values);
		return;
	}
	if (depth && !str_chr(values, '-')) {
		add_quoted(out, values);
		return;
	}
	buf_add_char(out, '[');
	while ((end = str_chr(values, depth ? '-' : ','))) {
		uint32_t len = (uint32_t)(end - values.ptr);

		add_quoted(out, (struct str){values.ptr, len});
		buf_add_text(out, ", ");
		values = (struct str){end + 1, values.len - len - 1};
	}
	add_quoted(out, values);
	buf_add_char(out, ']');
}

static void add_condition(struct buf *out, const struct wish *wish)
{
	buf_add_char(out, '{');
	add_quoted(out, wish->key);
	buf_add_text(out, ": ");
	add_values(out, wish);
	buf_add_char(out, '}');
}

/* 1,2 are two conditions, since a list of depths is a range. */
static void add_depths(struct buf *out, const struct wish *wish)
{
	struct str left = wish->values;

	buf_add_char(out, '[');
	for (;;) {
		const char *comma = str_chr(left, ',');
		uint32_t len = comma ? (uint32_t)(comma - left.ptr) : left.len;
		const struct wish one = {.key = wish->key, .values = {left.ptr, len}};

		add_condition(out, &one);
		if (!comma)
			break;
		buf_add_text(out, ", ");
		left = (struct str){comma + 1, left.len - len - 1};
	}
	buf_add_char(out, ']');
}

/* What is said of a condition holds for the wish; not where files keep what it names. */
static void refuse(struct refusal *why, const struct diag *diag)
{
	bool told = diag->rule != &loading_rules[LOADING_UNKNOWN_REFERENCE] ||
		    str_starts(diag->help, "did you mean");

	buf_add_str(&why->wrong, diag->message);
	if (told)
		buf_add_str(&why->help, diag->help);
}

/* The condition of one option, read as if it stood in a view; NULL if it is refused. */
static const struct condition *read_wish(
	struct study *study, struct wish *wish, struct refusal *why)
{
	const struct condition *condition;
	struct buf text = {0}, name = {0};
	struct sink sink;

	if (!cut_wish(wish, why))
		return NULL;
	if (str_is(wish->key, "depth"))
		add_depths(&text, wish);
	else
		add_condition(&text, wish);
	buf_printf(&name, "--%s", wish->option);
	sink_init(&sink, NULL, &study->sources);
	condition = load_condition(
		&study->model, &study->sources, &sink, name.data, buf_str(&text));
	if (!condition && sink.count > 0)
		refuse(why, sink.items[0]);
	else if (!condition) /* there is no room for more sources */
		buf_printf(&why->wrong, "'%s' cannot be read", wish->written);
	sink_release(&sink);
	buf_release(&text);
	buf_release(&name);
	return condition;
}

bool wish_is_sound(
	struct study *study, const char *option, const char *written, struct refusal *why)
{
	struct wish wish = {.option = option, .written = written};

	return read_wish(study, &wish, why) != NULL;
}

static struct condition *join(struct study *study, enum own_test test, uint32_t room)
{
	struct arena *arena = &study->model.arena;
	struct condition *joined = arena_array(arena, 1, sizeof *joined);

	*joined = (struct condition){.test = (uint8_t)test,
		.items = arena_array(arena, room, sizeof *joined),
		.number = views_of(&study->model)->conditions.condition_count++};
	return joined;
}

static void add_part(struct condition *joined, const struct condition *part)
{
	struct condition *items;

	memcpy(&items, &joined->items, sizeof items); /* made here, not const yet */
	items[joined->item_count++] = *part;
}

/* Values of one key are alternatives; what is included meets all keys, what is excluded
 * any. */
const struct condition *wishes_read(struct study *study, const char *option,
	const struct words *written, uint32_t *sorts, struct refusal *why)
{
	enum own_test test = strcmp(option, "include") == 0 ? TEST_ALL : TEST_ANY;
	struct condition *joined = join(study, test, written->count);
	struct wish *wishes = mem_alloc_zero(written->count, sizeof *wishes);
	struct condition **keys = mem_alloc_zero(written->count, sizeof *keys);
	bool done = true;

	for (uint32_t i = 0; i < written->count && done; i++) {
		const struct condition *read;
		uint32_t first = 0;

		wishes[i] = (struct wish){.option = option, .written = written->items[i]};
		read = read_wish(study, &wishes[i], why);
		done = read != NULL;
		if (!done)
			break;
		if (str_is(wishes[i].key, "sort"))
			*sorts |= read->items[0].bits & BODIES;
		while (!str_eq(wishes[first].key, wishes[i].key))
			first++;
		if (!keys[first])
			keys[first] = join(study, TEST_ANY, written->count);
		add_part(keys[first], read);
	}
	for (uint32_t i = 0; i < written->count && done; i++)
		if (keys[i])
			add_part(joined, keys[i]);
	free(wishes);
	free(keys);
	return done ? joined : NULL;
}
