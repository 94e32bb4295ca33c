/* Rule files: what is kept of a rule, and which rules an error leaves out. What each
 * error says stands in tests/golden/rule-file-*. */
#include "fixture.h"

#include "model/own_rule.h"

/* Stay reachable when the test ends, and so are no leaks. */
static struct fixture current;
static struct own_rules rules;

/* Reads a rule file; its findings, without helps, as `rule: message` lines. */
static const char *read(const char *yaml)
{
	own_rules_release(&rules);
	sink_release(&current.sink);
	sources_release(&current.sources);
	sink_init(&current.sink, NULL, &current.sources);
	own_rules_init(&rules);
	load_rules_text(&rules, &current.sources, &current.sink, "r.yaml", str_of(yaml));
	buf_clear(&current.text);
	buf_add_text(&current.text, "");
	for (uint32_t i = 0; i < current.sink.count; i++)
		buf_printf(&current.text, "%s: %.*s\n", current.sink.items[i]->rule->slug,
			STR_ARG(current.sink.items[i]->message));
	return current.text.data;
}

#define EXPECT_READ(yaml, expected) cr_expect_str_eq(read(yaml), (expected))
#define RULE(keys)                                                                    \
	"orgraph_rules: 1\nline_types: [hands_on]\nrules:\n  t/a: {message: m, " keys \
	"}\n"

Test(own_rules, what_is_kept_of_a_rule)
{
	const struct own_rule *rule;

	EXPECT_READ("orgraph_rules: 1\n"
		    "rules:\n"
		    "  town/one-council:\n"
		    "    severity: info\n"
		    "    message: '{name} and {{braces}} of {chair.unit}'\n"
		    "    why: it matters\n"
		    "    help: mend it\n"
		    "    source: [{in: charter, section: 4, line: 61}, {note: too}]\n"
		    "    for: {sort: group}\n"
		    "    require: {present: chair}\n"
		    "    bad:\n"
		    "      - |\n"
		    "        orgraph: 1\n"
		    "      - |\n"
		    "        orgraph: 1\n",
		"");
	cr_assert_eq(rules.count, 1);
	rule = own_rule_find(&rules, STR("town/one-council"));
	cr_assert_not_null(rule);
	cr_expect_str_eq(rule->rule.slug, "town/one-council");
	cr_expect_eq(rule->rule.severity, SEVERITY_INFO);
	cr_expect_str_eq(rule->rule.why, "it matters");
	cr_expect_str_eq(rule->rule.mend, "mend it");
	cr_expect_eq(rule->sources.count, 2);
	cr_expect_eq(rule->bad.count, 2);
	cr_expect_eq(rule->good.count, 0);
	cr_expect_not(rule->broken);
	cr_expect_not(rule->whole);
	cr_assert_eq(rule->said.count, 2);
	cr_expect_eq(rule->said.parts[0].text.len, 0);
	EXPECT_STR(rule->said.parts[1].text, " and {braces} of ");
	cr_expect_eq(rule->said.parts[1].path->count, 2);
	cr_expect_null(own_rule_find(&rules, STR("town/other")));
	cr_expect_null(own_rule_find(NULL, STR("town/other")));
}

Test(own_rules, an_error_leaves_out_its_rule_alone)
{
	EXPECT_READ("orgraph_rules: 1\n"
		    "rules:\n"
		    "  t/a: {message: m, for: {sort: group}, require: {present: chiar}}\n"
		    "  t/b: {message: m, for: {sort: group}, require: {present: chair}}\n"
		    "  T/c: {message: m, for: {sort: group}, require: {present: chair}}\n"
		    "  t/d: none\n",
		"unknown-key: a group has no field 'chiar'\n"
		"bad-value: 'T/c' is no name of a rule\n"
		"wrong-type: the rule 't/d' wants a map\n");
	cr_assert_eq(rules.count, 2);
	cr_expect(rules.items[0].broken);
	cr_expect_not(rules.items[1].broken);
}

Test(own_rules, names_of_rules)
{
	static const char *const sound[] = {"a/b", "9/9", "ab/c-d", "a-b/c", NULL};
	static const char *const faulty[] = {
		"a", "a/", "/a", "a/b/c", "a/-b", "-a/b", "a//b", "å/b", "a/b c", NULL};

	for (int sort = 0; sort < 2; sort++) {
		const char *const *names = sort == 0 ? sound : faulty;

		for (uint32_t i = 0; names[i]; i++) {
			struct buf file = {0};

			buf_printf(&file,
				"orgraph_rules: 1\nrules: {'%s': {message: m, for: "
				"{sort: "
				"group}, require: {present: chair}}}\n",
				names[i]);
			cr_expect_eq(*read(file.data) == '\0', sort == 0, "%s", names[i]);
			buf_release(&file);
		}
	}
}

/* What a path leads to is known before there is an organisation. */
Test(own_rules, paths_know_what_they_lead_to)
{
	static const struct {
		const char *path;
		enum value_sort leads;
	} paths[] = {
		{"chair", VALUE_SEAT},
		{"chair.unit", VALUE_NODE},
		{"chair.unit.head.name", VALUE_TEXT},
		{"meets", VALUE_NUMBER},
		{"mandate.decided", VALUE_DATE},
		{"offices.contact.person", VALUE_NODE},
		{"reports_to", VALUE_LINE},
		{"reports_to.via", VALUE_NODE},
		{"hands_on", VALUE_LINE},
		{"hands_on.hands_on.depth", VALUE_NUMBER},
		{"root", VALUE_TRUTH},
		{"valid.from", VALUE_DATE},
		{"source.section", VALUE_TEXT},
		{"members.heads", VALUE_NODE},
	};

	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		struct buf file = {0};

		buf_printf(&file, RULE("for: {sort: group}, require: {present: %s}"),
			paths[i].path);
		cr_expect_str_eq(
			read(file.data), "", "%s: %s", paths[i].path, read(file.data));
		cr_expect_eq(rules.items[0].require->items[0].field->type.value,
			(uint8_t)paths[i].leads, "%s", paths[i].path);
		buf_release(&file);
	}
}

/* Fields go by the sorts that `for` leaves, and by what `where` and `is` are about. */
Test(own_rules, fields_go_by_sort)
{
	EXPECT_READ(RULE("for: {sort: post}, require: {present: members}"),
		"unknown-key: a post has no field 'members'\n");
	EXPECT_READ(RULE("for: {sort: [post, group]}, require: {present: members}"), "");
	EXPECT_READ(RULE("for: {tag: x}, require: {present: holder}"), "");
	EXPECT_READ(RULE("for: {sort: organisation}, require: {present: groups}"), "");
	cr_expect(rules.items[0].whole);
	EXPECT_READ(RULE("for: {sort: organisation}, require: {present: chair}"),
		"unknown-key: the organisation has no field 'chair'\n");
	EXPECT_READ(RULE("for: {sort: group}, require: {field: members, is: {present: "
			 "role}}"),
		"");
	EXPECT_READ(RULE("for: {sort: group}, require: {field: mandate, is: {present: "
			 "members}}"),
		"unknown-key: a mandate has no field 'members'\n");
	EXPECT_READ("orgraph_rules: 1\n"
		    "rules: {t/a: {message: m, for: {sort: group}, require: {present: "
		    "hands_on}}}\n",
		"unknown-key: a group has no field 'hands_on'\n");
}

Test(own_rules, equal_sets_of_line_types_are_one)
{
	EXPECT_READ(RULE("for: {sort: group}, require: [{acyclic: [advises, hands_on]}, "
			 "{acyclic: [hands_on, advises, advises]}, {reaches: chair}, "
			 "{reaches: chair, along: accountability}, {acyclic: advises}]"),
		"");
	cr_expect_eq(rules.along_count, 3);
}

Test(own_rules, a_file_that_does_not_parse)
{
	read("orgraph_rules: 1\nrules: {t/a: [\n");
	cr_expect(current.sink.syntax_failed);
	cr_expect_eq(rules.count, 0);
}
