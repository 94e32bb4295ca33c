/* See fixture.h. */
#include "fixture.h"

#include "diff/merge.h"
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

/* ---- both as one ---- */

static void add_ref(const struct model *model, const char *key, const struct ref *ref)
{
	if (!ref->ptr)
		return;
	buf_printf(&told, " %s=", key);
	if (ref->node != NODE_NONE)
		buf_add_str(&told, node_id(model, ref->node));
	else
		buf_printf(&told, "%.*s?", STR_ARG(ref_str(ref)));
}

static void add_refs(const struct model *model, const char *key, struct ref_run refs)
{
	for (uint32_t i = 0; i < refs.count; i++)
		add_ref(model, key, &refs.items[i]);
}

static void add_seats(
	const struct model *model, const char *key, const struct seats *seats)
{
	for (uint32_t i = 0; i < seats->count; i++) {
		const struct seat *seat = &seats->items[i];

		add_refs(model, key, seat_takers(seat));
		if (!seat->detail)
			continue;
		add_ref(model, "represents", &seat->detail->represents);
		add_ref(model, "appointed_by", &seat->detail->appointed_by);
		add_ref(model, "person", &seat->detail->person);
	}
}

static void add_body(const struct model *model, const struct node *node)
{
	if (node->sort == SORT_UNIT)
		add_ref(model, "head", &node->unit->head);
	if (node->sort == SORT_POST) {
		add_ref(model, "unit", &node->post->unit);
		for (uint32_t i = 0; i < node->post->holders.count; i++)
			add_ref(model, "holder", &node->post->holders.items[i].person);
	}
	if (node->sort != SORT_GROUP)
		return;
	add_seats(model, "chair", &node->group->chair);
	add_seats(model, "members", &node->group->members);
	for (uint32_t i = 0; i < group_detail(node->group)->offices.count; i++)
		add_seats(model, "office",
			&group_detail(node->group)->offices.items[i].seats);
	if (node->group->mandate) {
		add_refs(model, "from", refs_run(&node->group->mandate->from));
		add_refs(model, "decider", refs_run(&node->group->mandate->decider.refs));
	}
}

static void add_merged(const struct merged *merged)
{
	const struct model *model = &merged->model;

	for (uint32_t v = merged->first_gone; v < model->node_count; v++) {
		buf_printf(&told, "%.*s:", STR_ARG(node_id(model, v)));
		add_body(model, &model->nodes[v]);
		for (uint32_t i = 0; i < model->line_count; i++)
			if (model->lines[i].from == v &&
				model_line_counts(model, &model->lines[i]))
				buf_printf(&told, " %.*s>%.*s",
					STR_ARG(model_relation_key(
						model, model->lines[i].relation)),
					STR_ARG(node_id(model, model->lines[i].to.node)));
		buf_add_char(&told, '\n');
	}
	for (uint32_t i = 0; i < merged->gone_count; i++)
		buf_printf(&told, "%.*s %.*s>%.*s\n",
			STR_ARG(node_id(model, merged->gone[i].from)),
			STR_ARG(model_relation_key(model, merged->gone[i].relation)),
			STR_ARG(node_id(model, merged->gone[i].to)));
}

const char *gone(const char *old, const char *new)
{
	struct side sides[2] = {0};
	struct merged merged;
	struct diff diff;

	buf_clear(&told);
	side_make(&sides[0], old, NULL);
	side_make(&sides[1], new, NULL);
	diff_make(&diff, &sides[0].analysis, &sides[1].analysis);
	merge_make(&merged, &diff);
	add_merged(&merged);
	merge_release(&merged);
	diff_release(&diff);
	side_release(&sides[0]);
	side_release(&sides[1]);
	return told.data ? told.data : "";
}
