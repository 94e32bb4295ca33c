/* Measuring and breaking text. */
#include "../../../src/layout/layout_internal.h"
#include "layout/text_width.h"

#include <criterion/criterion.h>

Test(text_width, is_that_of_liberation_sans)
{
	/* hmtx of LiberationSans-Regular and -Bold, 2048 units to the em */
	cr_expect_eq(rune_advance('A', false), 1366 / 2048.0);
	cr_expect_eq(rune_advance('A', true), 1479 / 2048.0);
	cr_expect_eq(rune_advance(' ', false), 569 / 2048.0);
	cr_expect_eq(rune_advance('i', false), 455 / 2048.0);
	cr_expect_eq(rune_advance(0xe5, false), rune_advance('a', false));
	cr_expect_eq(rune_advance(0x416, false), rune_advance(0x416, false));
	cr_expect_gt(rune_advance(0x416, true), 0.6);  /* Ж */
	cr_expect_gt(rune_advance(0x3a9, false), 0.6); /* Ω */
}

Test(text_width, goes_by_unicode_where_the_table_ends)
{
	cr_expect_eq(rune_advance(0x4e2d, false), 1);
	cr_expect_eq(rune_advance(0x1f3e5, true), 1);
	cr_expect_eq(rune_advance(0x301, false), 0);
	cr_expect_eq(rune_advance(0x200d, false), 0);
	cr_expect_eq(rune_advance(0x627, false), 0.6);
}

Test(text_width, adds_up)
{
	/* the word that Graphviz's own metrics measure 11 % too narrow */
	cr_expect_float_eq(text_width(STR("Läkemedelskommittén"), 10, false),
		10 *
			(1139 + 1139 + 1024 + 1139 + 1706 + 1139 + 1139 + 1139 + 455 +
				1024 + 1024 + 1139 + 1706 + 1706 + 455 + 569 + 569 +
				1139 + 1139) /
			2048.0,
		1e-9);
	cr_expect_eq(text_width(STR(""), 10, true), 0);
	cr_expect_gt(text_width(STR("\xff"), 10, false), 0);
}

/* The lines of a wrapped text, joined by bars. */
static void expect_lines(struct str text, double width, const char *lines)
{
	struct arena arena;
	struct set_texts set;
	struct buf seen = {0};

	arena_init(&arena, "test");
	set = wrap_text(&arena, text, 10, false, width);
	for (uint32_t i = 0; i < set.count; i++) {
		buf_add_text(&seen, i > 0 ? "|" : "");
		buf_add_str(&seen, set.items[i].text);
		cr_expect_float_eq(set.items[i].width,
			text_width(set.items[i].text, 10, false), 1e-6);
	}
	cr_expect_str_eq(
		seen.data ? seen.data : "", lines, "%s", seen.data ? seen.data : "");
	buf_release(&seen);
	arena_release(&arena);
}

Test(wrap, keeps_words_and_evens_lines_out)
{
	expect_lines(STR(""), 50, "");
	expect_lines(STR("one"), 50, "one");
	expect_lines(STR("  one  "), 50, "one");
	expect_lines(STR("the first of all steering groups"), 90,
		"the first of all|steering groups");
	expect_lines(STR("a b c d"), 1000, "a b c d");
	expect_lines(STR("two  spaces"), 1000, "two  spaces");
}

Test(wrap, breaks_behind_hyphens_and_slashes_and_between_ideographs)
{
	expect_lines(STR("Hälso- och sjukvårdsnämnd"), 80, "Hälso- och|sjukvårdsnämnd");
	expect_lines(STR("IT-chef/verksamhetschef"), 80, "IT-chef/|verksamhetschef");
	expect_lines(STR("- x"), 8, "-|x");
	expect_lines(STR("卫生保健委员会"), 40, "卫生保健|委员会");
}

Test(wrap, breaks_a_word_that_is_too_wide_but_never_before_a_mark)
{
	expect_lines(STR("aaaaaaaaaa"), 30, "aaaaa|aaaaa");
	expect_lines(STR("e\xcc\x81"
			 "e\xcc\x81"
			 "e\xcc\x81"),
		6, "e\xcc\x81|e\xcc\x81|e\xcc\x81");
	/* a family is one picture, however narrow the room */
	expect_lines(STR("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"), 5,
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7");
}

Test(wrap, no_line_is_wider_than_the_room_unless_one_character_is)
{
	static const char words[] =
		"Kompetensförsörjningsrådet för jämlik-jämställd vård "
		"och omsorg i glesbygd (RCC/SRHR), 医疗设备 Ж";
	struct arena arena;

	arena_init(&arena, "test");
	for (int room = 12; room < 300; room += 7) {
		struct set_texts set = wrap_text(&arena, str_of(words), 10, true, room);

		for (uint32_t i = 0; i < set.count; i++)
			cr_expect_leq(set.items[i].width, room + 1e-6);
	}
	arena_release(&arena);
}

Test(wrap, the_widest_word_is_what_should_not_break)
{
	cr_expect_float_eq(wrap_widest_word(STR("a longest-word b"), 10, false),
		text_width(STR("longest-"), 10, false), 1e-9);
}
