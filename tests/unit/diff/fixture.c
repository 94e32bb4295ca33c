/* See fixture.h. */
#include "fixture.h"

#include "load/load.h"

struct side {
	struct sources sources;
	struct sink sink;
	struct model model;
	struct analysis analysis;
};

static struct buf told; /* stays reachable when the test ends, and so is no leak */

static void side_make(struct side *side, const char *yaml, const char *day)
{
	struct load_options options = {0};
	struct buf text = {0};

	if (day)
		cr_assert(date_parse(str_of(day), &options.as_of));
	buf_printf(&text, "orgraph: 1\n%s", yaml);
	sink_init(&side->sink, NULL, &side->sources);
	model_init(&side->model, &side->sources);
	load_text(&side->model, &side->sources, &side->sink, "test.yaml", buf_str(&text),
		&options);
	cr_assert(!side->sink.syntax_failed, "no YAML:\n%s", yaml);
	analysis_make(&side->analysis, &side->model);
	buf_release(&text);
}

static void side_release(struct side *side)
{
	analysis_release(&side->analysis);
	model_release(&side->model);
	sink_release(&side->sink);
	sources_release(&side->sources);
}

static void add_value(struct str value)
{
	if (value.ptr)
		buf_add_str(&told, value);
	else
		buf_add_char(&told, '-');
}

static void add_change(const struct diff *diff, const struct change *change)
{
	struct str id = change_id(diff, change);

	buf_printf(&told, "%s %.*s", change_words[change->kind], STR_ARG(id));
	if (change->field.len > 0)
		buf_printf(&told, " %.*s", STR_ARG(change->field));
	buf_add_text(&told, ": ");
	add_value(change->ends[DIFF_OLD].value);
	buf_add_text(&told, " -> ");
	add_value(change->ends[DIFF_NEW].value);
	buf_add_char(&told, '\n');
}

static const char *tell(struct side *old, struct side *new)
{
	uint32_t counts[CHANGE__COUNT] = {0};
	struct diff diff;

	buf_clear(&told);
	diff_make(&diff, &old->analysis, &new->analysis);
	for (uint32_t i = 0; i < diff.count; i++) {
		add_change(&diff, &diff.items[i]);
		counts[diff.items[i].kind]++;
	}
	for (int kind = 0; kind < CHANGE__COUNT; kind++)
		cr_expect_eq(counts[kind], diff.counts[kind]);
	diff_release(&diff);
	side_release(old);
	side_release(new);
	return told.data ? told.data : "";
}

const char *changes(const char *old, const char *new)
{
	struct side sides[2] = {0};

	side_make(&sides[0], old, NULL);
	side_make(&sides[1], new, NULL);
	return tell(&sides[0], &sides[1]);
}

const char *changes_between(const char *yaml, const char *first, const char *second)
{
	struct side sides[2] = {0};

	side_make(&sides[0], yaml, first);
	side_make(&sides[1], yaml, second);
	return tell(&sides[0], &sides[1]);
}
