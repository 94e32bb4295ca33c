/*
 * Rule files: the top level and the rules in it. A rule is read by the table of its keys;
 * what it selects and requires by own_condition.c, in that order, since what a rule
 * requires are fields of what it selects.
 */
#include "decode_internal.h"
#include "file_internal.h"
#include "own_internal.h"

#include "base/vec.h"

#define ANY                                                                 \
	(SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP) | \
		SORT_BIT(SORT_PERSON))

/* ---- one rule ---- */

static bool is_slug_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* town/contact-independent: letters first, and one slash within. */
static bool is_slug(struct str s)
{
	uint32_t slashes = 0;

	for (uint32_t i = 0; i < s.len; i++) {
		bool first = i == 0 || s.ptr[i - 1] == '/';

		if (s.ptr[i] == '/' && !first && i + 1 < s.len)
			slashes++;
		else if (!is_slug_letter(s.ptr[i]) && (first || s.ptr[i] != '-'))
			return false;
	}
	return slashes == 1;
}

static bool check_slug(struct rule_reader *reader, const struct tree *key)
{
	struct loader *loader = reader->loader;
	struct own_rules *rules = reader->rules;
	const struct own_rule *first = own_rule_find(rules, tree_str(key));
	struct diag *diag;

	if (first) {
		diag = FINDING(loader, DUPLICATE_ID, key->at,
			"the rule '%.*s' is stated twice", STR_ARG(tree_str(key)));
		NOTE(loader, diag, first->slug.at, "it stands here first");
		HELP(loader, diag, "give one of them another name");
		return false;
	}
	if (is_slug(tree_str(key)))
		return true;
	HELP(loader,
		FINDING(loader, BAD_VALUE, key->at, "'%.*s' is no name of a rule",
			STR_ARG(tree_str(key))),
		"write a prefix, a slash and words in small letters: town/no-deputy");
	return false;
}

/* A key that was meant for it and is misspelt is told already. */
static void report_missing(struct rule_reader *reader, const struct own_rule *rule,
	struct pairs pairs, const char *key)
{
	if (!pairs_lack(reader->loader, pairs, KEYS_RULE, key))
		return;
	HELP(reader->loader,
		FINDING(reader->loader, MISSING_KEY, rule->slug.at,
			"the rule '%.*s' has no '%s'", STR_ARG(text_str(rule->slug)),
			key),
		"add %s: …", key);
}

/* What a rule requires may be a list, of which all has to hold. */
static const struct condition *read_requirement(
	struct rule_reader *reader, const struct pair *pair, struct own_type *type)
{
	struct condition *all;
	struct making making = {.reader = reader, .pair = pair, .at_hand = *type};

	if (pair->value->kind != TREE_LIST)
		return read_condition(reader, pair, pair->value, type);
	all = model_alloc(reader->loader, 1, sizeof *all);
	all->test = TEST_ALL;
	making.condition = all;
	read_conditions(&making);
	return all;
}

static const char *terminated(struct rule_reader *reader, struct text text)
{
	return text.len ? arena_copy(&reader->rules->arena, text.ptr, text.len) : "";
}

/* The text with "…" for each path in it: what the rule finds, whatever it is about. */
static const char *with_gaps(struct rule_reader *reader, struct text text)
{
	static const char gap[] = "…";
	char *out = arena_alloc(&reader->rules->arena, 2 * (size_t)text.len + 1);
	uint32_t len = 0;

	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool twice = i + 1 < text.len && text.ptr[i + 1] == c;

		if (c == '{' && !twice) {
			memcpy(out + len, gap, sizeof gap - 1);
			len += sizeof gap - 1;
			while (i < text.len && text.ptr[i] != '}')
				i++;
			continue;
		}
		i += (c == '{' || c == '}') && twice;
		out[len++] = c;
	}
	out[len] = '\0';
	return out;
}

/* The row by which the rule is listed, explained and switched off. */
static void describe(struct rule_reader *reader, struct own_rule *rule)
{
	static const enum severity severities[] = {
		SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_INFO};

	rule->rule = (struct rule){
		.slug = terminated(reader, rule->slug),
		.severity = severities[rule->severity],
		.family = FAMILY_OWN,
		.summary = with_gaps(reader, rule->message),
		.why = terminated(reader, rule->why),
		.mend = with_gaps(reader, rule->help),
	};
}

/* Whoever runs an example wants its lines as they stand in the file. */
static void check_examples(struct rule_reader *reader, const struct texts *examples)
{
	struct loader *loader = reader->loader;

	for (uint32_t i = 0; i < examples->count; i++) {
		struct span at = examples->items[i].at;
		struct str text = sources_slice(loader->sources, at);

		if (text.len > 0 && text.ptr[0] == '|')
			continue;
		HELP(loader,
			FINDING(loader, BAD_VALUE, at,
				"an example has to be block text, behind '|'"),
			"write 'bad: |' or 'good: |', and the input indented below it");
	}
}

static void read_conditions_of(
	struct rule_reader *reader, struct pairs pairs, struct own_rule *rule)
{
	const struct pair *subjects = pairs_find(pairs, "for");
	const struct pair *require = pairs_find(pairs, "require");
	struct own_type type = {.value = VALUE_NODE, .sorts = ANY};

	if (!subjects)
		report_missing(reader, rule, pairs, "for");
	else
		rule->subjects = read_condition(reader, subjects, subjects->value, &type);
	if (!require) {
		report_missing(reader, rule, pairs, "require");
	} else {
		struct own_type subject = type;

		rule->require = read_requirement(reader, require, &subject);
	}
	rule->whole = type.value == VALUE_ORGANISATION;
	if (!span_is_set(rule->message.at))
		report_missing(reader, rule, pairs, "message");
	read_template(reader, rule->message, type, &rule->said);
	read_template(reader, rule->help, type, &rule->mend);
}

static void read_rule(struct rule_reader *reader, struct tree *key, struct tree *value)
{
	struct loader *loader = reader->loader;
	struct own_rules *rules = reader->rules;
	uint64_t faults = loader->faults;
	struct own_rule *rule;
	struct pairs pairs;

	if (!check_slug(reader, key))
		return;
	if (!value || value->kind != TREE_MAP) {
		HELP(loader,
			FINDING(loader, WRONG_TYPE, value ? value->at : key->at,
				"the rule '%.*s' wants a map", STR_ARG(tree_str(key))),
			"write for:, require: and message: below it");
		return;
	}
	map_add(&rules->slugs, tree_str(key), rules->count);
	rule = VEC_PUSH(rules);
	rule->slug = tree_text(key);
	pairs = map_read_known(loader, value, KEYS_RULE);
	decode_fields(loader, pairs, rule);
	check_examples(reader, &rule->bad);
	check_examples(reader, &rule->good);
	read_conditions_of(reader, pairs, rule);
	describe(reader, rule);
	rule->broken = loader->faults != faults;
}

/* ---- the top level ---- */

static void read_line_types(struct rule_reader *reader, const struct pair *pair)
{
	struct loader *loader = reader->loader;
	struct own_rules *rules = reader->rules;
	struct run run = run_of(pair->value);
	struct tree *item;

	while ((item = run_next(loader, pair, &run))) {
		if (!scalar_wanted(loader, pair, item, "a word or a list of words"))
			continue;
		if (rules->line_type_count == LIMIT_LINE_TYPES) {
			HELP(loader,
				FINDING(loader, INPUT_LIMIT, item->at,
					"there are more than %u line types",
					LIMIT_LINE_TYPES),
				"leave some out");
			return;
		}
		rules->line_types = vec_grow(rules->line_types, rules->line_type_count,
			&rules->line_type_cap, sizeof *rules->line_types);
		rules->line_types[rules->line_type_count++] =
			(struct own_line_type){tree_text(item), LINE_TYPE_NONE};
	}
}

static void read_all_rules(struct rule_reader *reader, const struct pair *pair)
{
	struct loader *loader = reader->loader;
	struct pairs rules;

	if (!map_wanted(loader, pair, pair->value, "a map of rules",
		    "write the name of each rule as a key below it: town/no-deputy:"))
		return;
	rules = map_read(loader, pair->value, NULL);
	for (uint32_t i = 0; i < rules.count; i++)
		read_rule(reader, rules.items[i].key, rules.items[i].value);
}

static void read_top(struct loader *loader, struct pairs pairs, void *into)
{
	struct own_rules *rules = into;
	struct rule_reader reader = {
		.loader = loader, .rules = rules, .first_type = rules->line_type_count};
	const struct pair *types = pairs_find(pairs, "line_types");
	const struct pair *stated = pairs_find(pairs, "rules");

	if (types)
		read_line_types(&reader, types);
	if (stated)
		read_all_rules(&reader, stated);
}

static struct arena *arena_of(void *into)
{
	return &((struct own_rules *)into)->arena;
}

static const struct whole_kind rule_file_kind = {
	.kind = DOCUMENT_RULES,
	.keys = KEYS_RULE_FILE,
	.head = "orgraph_rules",
	.below = "rules:",
	.what = "a rule file",
	.read = read_top,
	.arena = arena_of,
};

/* A file that is named twice is read once. What cannot be opened is trouble; the others
 * are read. */
void load_rules(struct own_rules *rules, struct sources *sources, struct sink *sink,
	const char *const *paths, uint32_t count)
{
	struct whole whole = {&rule_file_kind, rules, NULL, sources, sink};

	for (uint32_t i = 0; i < count; i++) {
		uint32_t first = 0;

		while (strcmp(paths[first], paths[i]) != 0)
			first++;
		if (first == i && !whole_load(&whole, paths[i]))
			continue; /* the trouble is told */
	}
}

void load_rules_text(struct own_rules *rules, struct sources *sources, struct sink *sink,
	const char *name, struct str text)
{
	struct whole whole = {&rule_file_kind, rules, NULL, sources, sink};

	whole_load_text(&whole, name, text);
}
