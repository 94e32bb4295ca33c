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

static bool is_among(struct str key, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (str_is(key, wish_keys[i]))
			return true;
	return false;
}

static bool is_truth(struct str key)
{
	return is_among(key, 4);
}

static bool key_is_known(const struct cli *cli, const struct wish *wish)
{
	struct buf key = {0};
	const char *nearest;

	if (is_among(wish->key, COUNT_OF(wish_keys)))
		return true;
	buf_add(&key, wish->key.ptr, wish->key.len);
	nearest = nearest_word(key.data ? key.data : "", wish_keys, COUNT_OF(wish_keys));
	buf_release(&key);
	if (nearest)
		say_usage(cli, "--%s %s: unknown key '%.*s': did you mean '%s'?",
			wish->option, wish->written, STR_ARG(wish->key), nearest);
	else
		say_usage(cli,
			"--%s %s: unknown key '%.*s': such a key is kind, tag, unit, "
			"principal, status, power, sort, id, depth or external",
			wish->option, wish->written, STR_ARG(wish->key));
	return false;
}

/* The key that takes a word, for who gave the word alone. */
static const char *key_of_word(const char *word)
{
	static const struct {
		const char *key;
		const char *const *words;
	} keys[] = {{"kind", kind_words}, {"status", status_words},
		{"power", power_words}, {"sort", own_sort_words}};

	for (size_t i = 0; i < COUNT_OF(keys); i++)
		for (int k = 0; keys[i].words[k]; k++)
			if (*word && strcmp(keys[i].words[k], word) == 0)
				return keys[i].key;
	return NULL;
}

static bool cut_wish(const struct cli *cli, struct wish *wish)
{
	const char *equals = strchr(wish->written, '='), *key;

	if (equals) {
		wish->key =
			(struct str){wish->written, (uint32_t)(equals - wish->written)};
		wish->values = str_of(equals + 1);
		if (!key_is_known(cli, wish))
			return false;
		if (wish->values.len > 0 || is_truth(wish->key))
			return true;
		say_usage(cli,
			"--%s %s: nothing stands behind '=': write it there, or "
			"leave the option out",
			wish->option, wish->written);
		return false;
	}
	wish->key = str_of(wish->written);
	if (is_truth(wish->key))
		return true;
	key = key_of_word(wish->written);
	if (key)
		say_usage(cli, "--%s: '%s' is no KEY=VALUE: did you mean '%s=%s'?",
			wish->option, wish->written, key, wish->written);
	else
		say_usage(cli,
			"--%s: '%s' is no KEY=VALUE such as kind=council or "
			"tag=clinical",
			wish->option, wish->written);
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

static void say_wrong(
	const struct cli *cli, const struct wish *wish, const struct diag *diag)
{
	bool told = diag->rule != &loading_rules[LOADING_UNKNOWN_REFERENCE] ||
		    str_starts(diag->help, "did you mean");

	if (told && diag->help.len > 0)
		say_usage(cli, "--%s %s: %.*s: %.*s", wish->option, wish->written,
			STR_ARG(diag->message), STR_ARG(diag->help));
	else
		say_usage(cli, "--%s %s: %.*s", wish->option, wish->written,
			STR_ARG(diag->message));
}

/* The condition of one option, read as if it stood in a view; NULL after a message. */
static const struct condition *read_wish(
	const struct cli *cli, struct study *study, struct wish *wish)
{
	const struct condition *condition;
	struct buf text = {0}, name = {0};
	struct sink sink;

	if (!cut_wish(cli, wish))
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
		say_wrong(cli, wish, sink.items[0]);
	sink_release(&sink);
	buf_release(&text);
	buf_release(&name);
	return condition;
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
const struct condition *wishes_read(const struct cli *cli, struct study *study,
	const char *option, const struct words *written, uint32_t *sorts)
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
		read = read_wish(cli, study, &wishes[i]);
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
