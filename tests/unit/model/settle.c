/* Models built by hand: what counts as accountability, and who is a root. */
#include "model/find.h"
#include "model/model.h"

#include <criterion/criterion.h>

static struct text said(const char *s)
{
	struct str str = str_of(s);

	return (struct text){str.ptr, str.len, {1, 2}};
}

static uint32_t add(struct model *model, enum sort sort, const char *id)
{
	struct node *node = model_add_node(model, sort);

	node->id = said(id);
	model_index_id(model, model->node_count - 1);
	return model->node_count - 1;
}

static void index_name(struct model *model, const char *name, uint32_t node)
{
	struct text *text = ARENA_NEW(&model->arena, struct text);

	*text = said(name);
	model_index_name(model, text, node);
}

static struct node_detail *detail_of(struct model *model, uint32_t node)
{
	struct node *of = &model->nodes[node];

	if (!of->detail)
		of->detail = ARENA_NEW(&model->arena, struct node_detail);
	return of->detail;
}

static uint32_t line(
	struct model *model, uint32_t from, enum relation relation, uint32_t to)
{
	struct line *line = model_add_line(model);

	line->from = from;
	line->relation = (uint16_t)relation;
	line->to = (struct ref){"x", 1, {1, 2}, to};
	return model->line_count - 1;
}

static struct ref to(uint32_t node)
{
	return (struct ref){"x", 1, {1, 2}, node};
}

static void expect_step(const struct model *model, uint32_t node, uint32_t target)
{
	struct step_run steps = model_steps(model, node);

	cr_assert_eq(steps.count, 1, "node %u has %u steps", node, steps.count);
	cr_expect_eq(steps.items[0].to, target);
}

Test(settle, an_empty_model_settles)
{
	struct model model;

	model_init(&model, NULL);
	model_settle(&model, false);
	cr_expect_eq(model.root_count, 0);
	model_release(&model);
}

Test(settle, the_first_kind_of_accountability_wins)
{
	struct model model;
	uint32_t post, whole, group, all, broken;

	model_init(&model, NULL);
	post = add(&model, SORT_POST, "post");
	whole = add(&model, SORT_GROUP, "whole");
	group = add(&model, SORT_GROUP, "group");
	all = add(&model, SORT_GROUP, "all");
	broken = add(&model, SORT_GROUP, "broken");
	line(&model, group, RELATION_PART_OF, whole);
	line(&model, all, RELATION_PART_OF, whole);
	line(&model, all, RELATION_PRINCIPAL, post);
	line(&model, all, RELATION_REPORTS_TO, group);
	line(&model, broken, RELATION_REPORTS_TO, NODE_NONE);
	line(&model, broken, RELATION_PRINCIPAL, post);
	model_settle(&model, false);

	expect_step(&model, group, whole);
	cr_expect(model_steps(&model, group).items[0].implied);
	expect_step(&model, all, group);
	cr_expect_not(model_steps(&model, all).items[0].implied);
	expect_step(&model, broken, NODE_NONE);
	cr_expect_eq(model_superior(&model, broken), NODE_NONE);
	cr_expect_eq(model.distinct_lines, 5);
	cr_expect(model.nodes[whole].is_root, "inferred");
	cr_expect_not(model.nodes[post].is_root, "nobody is accountable to it");
	model_release(&model);
}

Test(settle, a_post_answers_to_the_head_of_its_unit)
{
	struct model model;
	uint32_t top, part, boss, head, clerk, lost;

	model_init(&model, NULL);
	top = add(&model, SORT_UNIT, "top");
	part = add(&model, SORT_UNIT, "part");
	boss = add(&model, SORT_POST, "boss");
	head = add(&model, SORT_POST, "head");
	clerk = add(&model, SORT_POST, "clerk");
	lost = add(&model, SORT_POST, "lost");
	model.nodes[top].unit->head = to(boss);
	model.nodes[part].unit->head = to(head);
	line(&model, part, RELATION_PART_OF, top);
	model.nodes[boss].post->unit = to(top);
	model.nodes[head].post->unit = to(part);
	model.nodes[clerk].post->unit = to(part);
	model.nodes[lost].post->unit = to(NODE_NONE);
	model_settle(&model, false);

	expect_step(&model, clerk, head);
	expect_step(&model, head, boss);
	cr_expect_eq(model_steps(&model, boss).count, 0);
	expect_step(&model, lost, NODE_NONE);
	cr_expect(model.nodes[boss].is_root);
	cr_expect(model.nodes[top].is_root);
	cr_expect_eq(model.root_count, 2);
	model_release(&model);
}

Test(settle, repeated_lines_count_once)
{
	struct model model;
	uint32_t a, b, first, again, other;

	model_init(&model, NULL);
	a = add(&model, SORT_GROUP, "a");
	b = add(&model, SORT_GROUP, "b");
	first = line(&model, a, RELATION_REPORTS_TO, b);
	other = line(&model, a, RELATION_ADVISES, b);
	again = line(&model, a, RELATION_REPORTS_TO, b);
	model_settle(&model, false);

	cr_expect(model_line_counts(&model, &model.lines[first]));
	cr_expect(model_line_counts(&model, &model.lines[other]));
	cr_expect_not(model_line_counts(&model, &model.lines[again]));
	cr_expect_eq(model.distinct_lines, 2);
	expect_step(&model, a, b);
	model_release(&model);
}

/* Each of a long chain reports to the one before, and every third one twice. */
static void expect_chain(uint32_t length, bool threads)
{
	struct model model;

	model_init(&model, NULL);
	for (uint32_t v = 0; v < length; v++)
		add(&model, SORT_GROUP, "group");
	for (uint32_t v = 1; v < length; v++) {
		for (uint32_t twice = 0; twice < 1 + (v % 3 == 0); twice++)
			line(&model, v, RELATION_REPORTS_TO, v - 1);
	}
	model_settle(&model, threads);
	cr_expect_eq(model.distinct_lines, length - 1);
	cr_expect_eq(model.root_count, length > 1);
	cr_expect_eq(model_steps(&model, 0).count, 0);
	for (uint32_t v = 1; v < length; v++)
		expect_step(&model, v, v - 1);
	model_release(&model);
}

Test(settle, two_halves_are_one)
{
	for (uint32_t length = 1; length < 12; length++) {
		expect_chain(length, false);
		expect_chain(length, true);
	}
}

Test(settle, on_a_day_what_ended_is_not_there)
{
	struct model model;
	uint32_t now, old, coming, post, ended;
	struct line_detail detail = {0};

	model_init(&model, NULL);
	model.day = 20260101;
	post = add(&model, SORT_POST, "post");
	now = add(&model, SORT_GROUP, "now");
	old = add(&model, SORT_GROUP, "old");
	coming = add(&model, SORT_GROUP, "coming");
	detail_of(&model, old)->valid.until = (struct date){.year = 2025};
	detail_of(&model, coming)->valid.from = (struct date){.year = 2026, .month = 2};
	detail.valid.until = (struct date){.year = 2025, .month = 12};
	ended = line(&model, now, RELATION_REPORTS_TO, post);
	model.lines[ended].detail = &detail;
	line(&model, now, RELATION_REPORTS_TO, coming);
	line(&model, now, RELATION_PRINCIPAL, old);
	line(&model, old, RELATION_REPORTS_TO, post);
	model_settle(&model, false);

	cr_expect_eq(model.nodes[now].presence, PRESENT);
	cr_expect_eq(model.nodes[old].presence, ENDED);
	cr_expect_eq(model.nodes[coming].presence, NOT_BEGUN);
	cr_expect(model.lines[ended].flags & LINE_ABSENT);
	cr_expect_eq(model_steps(&model, old).count, 0);
	/* Neither reporting line is there; the principal is, but has ended. */
	expect_step(&model, now, NODE_NONE);
	model_release(&model);
}

Test(settle, on_a_day_lists_hold_only_what_is_there)
{
	struct model model;
	uint32_t group, post, old;
	struct seat_detail past = {.until = {.year = 2025}};
	struct ref either[2];
	struct seat seats[3] = {{.sort = SEAT_TEXT, .detail = &past},
		{.sort = SEAT_REF, .single = true},
		{.sort = SEAT_REF, .several = {either, 2}}};
	struct holder_detail gone = {.until = {.year = 2025}};
	struct holder_detail here = {.from = {.year = 2026}};
	struct holder holders[2] = {{.detail = &gone}, {.detail = &here}};

	model_init(&model, NULL);
	model.day = 20260101;
	post = add(&model, SORT_POST, "post");
	old = add(&model, SORT_POST, "old");
	group = add(&model, SORT_GROUP, "group");
	detail_of(&model, old)->valid.until = (struct date){.year = 2025};
	either[0] = seats[1].ref = to(old);
	either[1] = to(post);
	model.nodes[group].group->members = (struct seats){seats, 3, 0};
	/* another group that has the same list from group_defaults */
	model.nodes[add(&model, SORT_GROUP, "other")].group->members =
		model.nodes[group].group->members;
	model.nodes[post].post->holders = (struct holders){holders, 2, 0};
	model_settle(&model, false);

	for (uint32_t v = group; v < model.node_count; v++) {
		struct seats members = model.nodes[v].group->members;

		cr_assert_eq(members.count, 1);
		cr_expect_eq(members.absent, 2);
		cr_expect_eq(seat_only_node(&members.items[0]), post);
		cr_expect_eq(members.items[1].sort, SEAT_TEXT);
	}
	cr_assert_eq(model.nodes[post].post->holders.count, 1);
	cr_expect_eq(model.nodes[post].post->holders.items[0].detail, &here);
	cr_expect_eq(model.nodes[post].post->holders.items[1].detail, &gone);
	model_release(&model);
}

Test(find, on_a_day_a_name_is_that_of_who_is_there)
{
	struct model model;
	uint32_t old, now, node, other;

	model_init(&model, NULL);
	old = add(&model, SORT_UNIT, "old");
	now = add(&model, SORT_UNIT, "now");
	detail_of(&model, old)->valid.until = (struct date){.year = 2025};
	index_name(&model, "Care", old);
	index_name(&model, "Care", now);
	index_name(&model, "Cure", old);

	cr_expect_eq(model_find(&model, STR("Care"), &node, &other), FOUND_SEVERAL);
	model_set_day(&model, 20260101);
	cr_expect_eq(model_find(&model, STR("Care"), &node, &other), FOUND_ONE);
	cr_expect_eq(node, now);
	cr_expect_eq(model_find(&model, STR("Cure"), &node, &other), FOUND_ONE);
	cr_expect_eq(node, old);
	detail_of(&model, now)->valid.from = (struct date){.year = 2031};
	model_set_day(&model, 20300101); /* neither is there, and it does not matter */
	cr_expect_eq(model_find(&model, STR("Care"), &node, &other), FOUND_ONE);
	cr_expect_eq(node, old);
	model_release(&model);
}

/* The day is set before the names are known, and names may be many. */
Test(find, on_a_day_a_name_is_weighed_as_it_comes)
{
	struct model model;
	uint32_t coming, old, now, too, node, other;

	model_init(&model, NULL);
	coming = add(&model, SORT_UNIT, "coming");
	old = add(&model, SORT_UNIT, "old");
	now = add(&model, SORT_UNIT, "now");
	too = add(&model, SORT_UNIT, "too");
	detail_of(&model, coming)->valid.from = (struct date){.year = 2031};
	detail_of(&model, old)->valid.until = (struct date){.year = 2025};
	model_set_day(&model, 20260101);
	index_name(&model, "Care", coming);
	cr_expect_eq(model_find(&model, STR("Care"), &node, &other), FOUND_ONE);
	cr_expect_eq(node, coming);
	index_name(&model, "Care", old);
	cr_expect_eq(model_find(&model, STR("Care"), &node, &other), FOUND_ONE);
	cr_expect_eq(node, old);
	index_name(&model, "Care", now);
	cr_expect_eq(model_find(&model, STR("Care"), &node, &other), FOUND_ONE);
	cr_expect_eq(node, now);
	index_name(&model, "Care", too);
	index_name(&model, "Care", coming);
	cr_expect_eq(model_find(&model, STR("Care"), &node, &other), FOUND_SEVERAL);
	cr_expect_eq(node, now);
	cr_expect_eq(other, too);
	model_release(&model);
}

Test(settle, of_equal_lines_the_one_in_force_counts)
{
	struct model model;
	uint32_t a, b, first, second;
	struct line_detail past = {.valid = {.until = {.year = 2020}}};

	model_init(&model, NULL);
	model.day = 20260101;
	a = add(&model, SORT_GROUP, "a");
	b = add(&model, SORT_GROUP, "b");
	first = line(&model, a, RELATION_REPORTS_TO, b);
	model.lines[first].detail = &past;
	second = line(&model, a, RELATION_REPORTS_TO, b);
	model_settle(&model, false);

	cr_expect(model_line_counts(&model, &model.lines[second]));
	cr_expect_eq(model.distinct_lines, 1);
	expect_step(&model, a, b);
	model_release(&model);
}

Test(settle, marked_roots_are_the_only_ones)
{
	struct model model;
	uint32_t a, b;

	model_init(&model, NULL);
	a = add(&model, SORT_GROUP, "a");
	b = add(&model, SORT_GROUP, "b");
	model.nodes[a].root = true;
	line(&model, a, RELATION_REPORTS_TO, b);
	model_settle(&model, false);

	cr_expect(model.roots_marked);
	cr_expect(model.nodes[a].is_root);
	cr_expect_not(model.nodes[b].is_root);
	model_release(&model);
}

Test(settle, a_group_that_reports_to_itself_is_no_root)
{
	struct model model;
	uint32_t a;

	model_init(&model, NULL);
	a = add(&model, SORT_GROUP, "a");
	line(&model, a, RELATION_REPORTS_TO, a);
	model_settle(&model, false);

	cr_expect_eq(model.root_count, 0);
	model_release(&model);
}

Test(find, names_are_found_with_white_space_folded)
{
	struct model model;
	uint32_t a, b, node, other;

	model_init(&model, NULL);
	a = add(&model, SORT_GROUP, "a");
	b = add(&model, SORT_POST, "b");
	index_name(&model, "The  big\tcouncil ", a);
	index_name(&model, "The big council", a);
	index_name(&model, "Chief", a);
	index_name(&model, "Chief", b);

	cr_expect_eq(model_find(&model, STR("a"), &node, &other), FOUND_ONE);
	cr_expect_eq(node, a);
	cr_expect_eq(model_find(&model, STR(" The big \xC2\xA0 council"), &node, &other),
		FOUND_ONE);
	cr_expect_eq(node, a);
	cr_expect_eq(model_find(&model, STR("Chief"), &node, &other), FOUND_SEVERAL);
	cr_expect_eq(node, a);
	cr_expect_eq(other, b);
	cr_expect_eq(model_find(&model, STR("chief"), &node, &other), FOUND_NONE);
	cr_expect_eq(model_find(&model, STR(""), &node, &other), FOUND_NONE);
	model_release(&model);
}
