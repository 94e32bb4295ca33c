/* Files so large that a thread parses ahead: they are read as small ones are. */
#include "fixture.h"

enum { POSTS = 12000 };

/* Some 700,000 bytes of posts, every other one with texts that libyaml has to change,
 * then what a test is about. */
static const char *large(struct buf *text, const char *rest)
{
	buf_add_text(text, "orgraph: 1\nx-a: &a {name: Anchored}\nposts:\n");
	for (unsigned i = 0; i < POSTS; i++) {
		buf_printf(text, "  post-%u:\n    reports_to: post-%u\n", i,
			i > 0 ? i - 1 : 1);
		if (i % 2 == 0)
			buf_printf(text,
				"    name: \"P\\u00e5 %u\"\n    note: folded\n"
				"      over %u\n",
				i, i);
	}
	buf_add_text(text, rest);
	return text->data;
}

#define EXPECT_LARGE(rest, expected)                                   \
	do {                                                           \
		struct buf text = {0};                                 \
		cr_expect_str_eq(found(large(&text, rest)), expected); \
		buf_release(&text);                                    \
	} while (0)

Test(stream, texts_of_every_batch_are_kept)
{
	struct buf text = {0}, name = {0}, note = {0};
	struct fixture *fixture = fixture_load(large(&text, ""));

	cr_assert_eq(fixture->model.node_count, POSTS);
	for (uint32_t i = 0; i < POSTS; i += 2) {
		const struct node *node = &fixture->model.nodes[i];

		name.len = note.len = 0;
		buf_printf(&name, "På %u", (unsigned)i);
		buf_printf(&note, "folded over %u", (unsigned)i);
		cr_assert(str_is(node_name(node, (struct str){0}), name.data), "%s",
			name.data);
		cr_assert(str_is(text_str(node_detail(node)->note), note.data), "%s",
			note.data);
	}
	buf_release(&text);
	buf_release(&name);
	buf_release(&note);
}

Test(stream, a_finding_in_the_last_batch)
{
	EXPECT_LARGE("  last: {nme: x}\n",
		"42004:10-13 unknown-key last: unknown key 'nme' in a post\n"
		" help did you mean 'name'?\n");
}

Test(stream, an_end_that_does_not_parse)
{
	EXPECT_LARGE("  last: [a, b\n",
		"42005:1 yaml-syntax: a ',' or ']' was expected here\n"
		" note 42004:9-10 the bracket was opened here\n"
		" help close the bracket with ']'\n");
}

Test(stream, an_anchor_used_many_batches_later)
{
	struct buf text = {0};
	struct fixture *fixture =
		fixture_load(large(&text, "groups:\n  g: {<<: *a, kind: board}\n"));
	const struct node *group = node_of(fixture, "g");

	cr_expect(str_is(node_name(group, (struct str){0}), "Anchored"));
	buf_release(&text);
}

/* The thread is in the middle of its work then. */
Test(stream, a_reading_that_ends_early)
{
	struct buf text = {0};

	buf_add_text(&text, "orgraph: 1\nposts:\n  a: ");
	for (unsigned i = 0; i < 400000; i++)
		buf_add_char(&text, '[');
	cr_expect_str_eq(found(text.data),
		"3:104-105 input-limit: lists and maps are nested deeper than 100 "
		"levels\n"
		" help no organisation needs that; what follows in this file was not "
		"read\n");
	buf_release(&text);
}
