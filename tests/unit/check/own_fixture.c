/* See own_fixture.h. */
#include "own_fixture.h"

/* Stay reachable when the test ends, and so are no leaks. */
static struct fixture current;
static struct own_rules rules;
static struct buf text;

static void expect_silence(const struct fixture *fixture, const char *what)
{
	for (uint32_t i = 0; i < fixture->sink.count; i++) {
		const struct diag *diag = fixture->sink.items[i];

		if (strcmp(diag->rule->slug, "unknown-reference") != 0)
			cr_assert_fail("%s: %.*s\n%s", diag->rule->slug,
				STR_ARG(diag->message), what);
	}
}

static void load(const char *yaml, const char *rule_file, const char *day)
{
	fixture_release(&current);
	own_rules_release(&rules);
	fixture_load(&current, yaml, day);
	expect_silence(&current, yaml);
	own_rules_init(&rules);
	load_rules_text(
		&rules, &current.sources, &current.sink, "rules.yaml", str_of(rule_file));
	expect_silence(&current, rule_file);
	current.model.own_rules = &rules;
}

/* Runs one rule; the findings of others are gone. */
static void run(uint32_t rule)
{
	sink_release(&current.sink);
	sink_init(&current.sink, &current.policy, &current.sources);
	check_run_own(&current.model, &current.analysis, &current.sink, rule);
}

/* In `marks`, a mark for each node that the rule reports. */
static void mark(uint32_t rule, char *marks, char with)
{
	run(rule);
	for (uint32_t i = 0; i < current.sink.count; i++) {
		const struct diag *diag = current.sink.items[i];

		for (uint32_t v = 0; v < current.model.node_count; v++)
			if (diag->rule == &rules.items[rule].rule &&
				diag->subject_count > 0 &&
				str_eq(node_id(&current.model, v), diag->subjects[0]))
				marks[v] = with;
	}
}

const char *judged_on(
	const char *yaml, const char *subjects, const char *condition, const char *day)
{
	struct buf file = {0};
	char marks[64] = {0};

	buf_printf(&file,
		"orgraph_rules: 1\n"
		"line_types: [hands_on]\n"
		"rules:\n"
		"  t/all: {message: x, for: %s, require: {not: %s}}\n"
		"  t/it: {message: x, for: %s, require: %s}\n"
		"  t/not: {message: x, for: %s, require: {not: %s}}\n",
		subjects, "{sort: [unit, post, group, person]}", subjects, condition,
		subjects, condition);
	buf_clear(&text);
	buf_add_text(&text, "");
	load(yaml, file.data, day);
	cr_assert(current.model.node_count < sizeof marks);
	mark(0, marks, 'o');
	mark(1, marks, 'f');
	mark(2, marks, 'm');
	for (uint32_t v = 0; v < current.model.node_count; v++)
		if (marks[v])
			buf_printf(&text, "%s%.*s %s", text.len ? ", " : "",
				STR_ARG(node_id(&current.model, v)),
				marks[v] == 'm'   ? "met"
				: marks[v] == 'f' ? "failed"
						  : "open");
	buf_release(&file);
	return text.data;
}

const char *found_by(const char *yaml, const char *keys)
{
	struct buf file = {0};

	buf_printf(&file, "orgraph_rules: 1\nline_types: [hands_on]\nrules:\n  t/it:\n%s",
		keys);
	load(yaml, file.data, NULL);
	run(0);
	buf_clear(&text);
	buf_add_text(&text, "");
	for (uint32_t i = 0; i < current.sink.count; i++) {
		const struct diag *diag = current.sink.items[i];
		struct place place = {0};

		sources_place(&current.sources, diag->at.begin, &place);
		buf_printf(&text, "%u:%u %.*s", place.line, place.column,
			STR_ARG(diag->message));
		for (uint32_t j = 0; j < diag->subject_count; j++)
			buf_printf(&text, "%s%.*s", j ? "," : " | ",
				STR_ARG(diag->subjects[j]));
		for (uint32_t j = 0; j < diag->path_count; j++)
			buf_printf(
				&text, "%s%.*s", j ? ">" : " | ", STR_ARG(diag->path[j]));
		buf_add_char(&text, '\n');
	}
	buf_release(&file);
	return text.data;
}
