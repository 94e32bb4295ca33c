#include "model/own_rule.h"

const char *const own_sort_words[] = {
	"unit", "post", "group", "person", "organisation", NULL};
/* What is not written is the first. */
const char *const own_severity_words[] = {"warning", "error", "info", NULL};

#define ROW(name, key, operand, taken, values, with, words) \
	[TEST_##name] = {#key, OPERAND_##operand, TAKEN_##taken, values, with, words},
const struct condition_row condition_rows[TEST__COUNT] = {CONDITIONS(ROW)};
#undef ROW

#define ROW(name, word, ...) {.key = #word, .type = FIELD_SPECIAL},
static const struct field condition_keys[] = {CONDITIONS(ROW) COMPANIONS(ROW)};
#undef ROW

#define AT(name) .offset = (uint16_t)offsetof(struct own_rule, name)
#define KEY(word)                                  \
	{                                          \
		.key = word, .type = FIELD_SPECIAL \
	}
#define TABLE(name, rows)                  \
	{                                  \
		name, rows, COUNT_OF(rows) \
	}

static const struct field rule_keys[] = {
	{.key = "severity",
		.type = FIELD_WORD,
		AT(severity),
		.words = own_severity_words},
	{.key = "message", .type = FIELD_TEXT, AT(message)},
	{.key = "why", .type = FIELD_TEXT, AT(why)},
	{.key = "help", .type = FIELD_TEXT, AT(help)},
	{.key = "source", .type = FIELD_ORIGINS, AT(sources)},
	KEY("for"),
	KEY("require"),
	{.key = "bad", .type = FIELD_TEXTS, AT(bad)},
	{.key = "good", .type = FIELD_TEXTS, AT(good)},
};

static const struct field rule_file_keys[] = {
	KEY("orgraph_rules"), KEY("line_types"), KEY("rules")};

const struct field_table condition_fields = TABLE("condition", condition_keys);
const struct field_table rule_fields = TABLE("rule", rule_keys);
const struct field_table rule_file_fields = TABLE("rule file", rule_file_keys);

void own_rules_init(struct own_rules *rules)
{
	*rules = (struct own_rules){0};
	arena_init(&rules->arena, "rules of one's own");
}

void own_rules_release(struct own_rules *rules)
{
	arena_release(&rules->arena);
	map_release(&rules->slugs);
	free(rules->items);
	free(rules->line_types);
	free(rules->names);
	free(rules->alongs);
	*rules = (struct own_rules){0};
}

static struct str rule_key(const void *context, uint32_t value)
{
	const struct own_rules *rules = context;

	return text_str(rules->items[value].slug);
}

const struct own_rule *own_rule_find(const struct own_rules *rules, struct str slug)
{
	uint32_t index = MAP_NONE;

	if (rules)
		index = map_find(&rules->slugs, slug, rule_key, rules);
	return index == MAP_NONE ? NULL : &rules->items[index];
}
