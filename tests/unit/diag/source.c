#include "diag/source.h"

#include "base/utf8.h"

#include <criterion/criterion.h>

static struct sources sources;

static struct source *add(const char *name, struct str text)
{
	struct buf buf = {0};

	buf_add_str(&buf, text);
	return sources_add(&sources, name, &buf);
}

static void check_place(uint32_t offset, uint32_t line, uint32_t column)
{
	struct place place = {0};

	cr_assert(sources_place(&sources, offset, &place), "offset %u", offset);
	cr_assert_eq(place.line, line, "offset %u: line %u", offset, place.line);
	cr_assert_eq(place.column, column, "offset %u: column %u", offset, place.column);
}

Test(source, none)
{
	struct place place;

	cr_assert_null(sources_at(&sources, 0));
	cr_assert_null(sources_at(&sources, 1));
	cr_assert_not(sources_place(&sources, 0, &place));
	cr_assert_eq(sources_slice(&sources, (struct span){0, 0}).len, 0);
	cr_assert_not(span_is_set((struct span){0, 0}));
	cr_assert(span_is_set((struct span){1, 1}));
	sources_release(&sources);
}

Test(source, the_first_is_one_of_the_organisation)
{
	cr_assert_null(sources_first(&sources));
	add("orgraph.yaml", STR("a"))->aside = true;
	cr_assert_null(sources_first(&sources));
	add("a.yaml", STR("b"));
	add("b.yaml", STR("c"));
	cr_assert_str_eq(sources_first(&sources)->name, "a.yaml");
	sources_release(&sources);
}

/* Offsets: 0 nowhere | 1 2 3 and the end 4 | 5 empty | 6 7 and the end 8 | */
Test(source, lie_end_to_end_with_one_offset_between)
{
	struct source *a = add("a", STR("abc"));
	struct source *b = add("b", (struct str){0});
	struct source *c = add("c", STR("de"));
	struct source *at[] = {NULL, a, a, a, a, b, c, c, c, NULL, NULL};
	struct place place;

	cr_assert_eq(a->base, 1);
	cr_assert_eq(b->base, 5);
	cr_assert_eq(c->base, 6);
	cr_assert_eq(c->number, 2);
	cr_assert_str_eq(b->data, "");
	for (uint32_t i = 0; i < COUNT_OF(at); i++) {
		cr_assert_eq(sources_at(&sources, i), at[i], "offset %u", i);
		cr_assert_eq(sources_place(&sources, i, &place), at[i] != NULL);
	}
	cr_assert_null(sources_at(&sources, UINT32_MAX));
	cr_assert(sources_place(&sources, 7, &place));
	cr_assert_eq(place.source, c);
	cr_assert_eq(place.offset, 1);
	check_place(5, 1, 1);
	sources_release(&sources);
	cr_assert_eq(sources.count, 0);
}

Test(source, takes_the_text_over)
{
	struct buf text = {0};
	const char *data;
	struct source *source;

	buf_add_text(&text, "abc");
	data = text.data;
	source = sources_add(&sources, "a", &text);
	cr_assert_eq(source->data, data);
	cr_assert_null(text.data);
	cr_assert_eq(text.len + text.cap, 0);
	source = sources_add(&sources, "b", &text);
	cr_assert_str_eq(source->data, "");
	sources_release(&sources);
}

Test(source, byte_order_mark_is_dropped)
{
	struct source *a = add("a", STR("\xef\xbb\xbf"
					"abc"));
	struct source *b = add("b", STR("\xef\xbb\xbf"));
	struct source *c = add("c", STR("\xef\xbb"));

	cr_assert_str_eq(a->data, "abc");
	cr_assert_eq(a->len, 3);
	cr_assert_eq(b->len, 0);
	cr_assert_eq(c->len, 2);
	check_place(a->base, 1, 1);
	sources_release(&sources);
}

/* Without 4 GiB: a source only says that it is so long, in the test alone. */
Test(source, space_is_used_up)
{
	struct source *a = add("a", STR("abc"));
	struct buf text = {0};

	a->len = UINT32_MAX - 8; /* ends at 2^32 - 8, so the next begins at 2^32 - 7 */
	cr_assert_null(add("b", STR("1234567")));
	buf_add_text(&text, "1234567");
	cr_assert_null(sources_add(&sources, "b", &text));
	cr_assert_null(text.data, "freed");
	cr_assert_eq(sources.count, 1);
	cr_assert_not_null(add("b", STR("123456")));
	cr_assert_null(add("c", (struct str){0}));
	a->len = 3;
	sources_release(&sources);
}

Test(source, breaks_are_lf_crlf_and_cr)
{
	struct source *a =
		add("a", STR("a\nb\r\nc\rd\r\re\n\rf\xc2\x85g\xe2\x80\xa8h\n"));
	static const char *const lines[] = {
		"a", "b", "c", "d", "", "e", "", "f\xc2\x85g\xe2\x80\xa8h", ""};

	for (uint32_t i = 0; i < COUNT_OF(lines); i++)
		cr_assert(str_is(source_line(a, i + 1), lines[i]), "line %u", i + 1);
	cr_assert_eq(source_line(a, 0).len, 0);
	cr_assert_null(source_line(a, COUNT_OF(lines) + 1).ptr);
	check_place(1, 1, 1);
	check_place(2, 1, 2); /* the LF is the end of its line */
	check_place(3, 2, 1);
	check_place(4, 2, 2); /* CR LF */
	check_place(5, 2, 3);
	check_place(6, 3, 1);
	check_place(1 + a->len, 9, 1); /* the end */
	sources_release(&sources);
}

Test(source, columns_count_code_points)
{
	/* a, é, e + combining acute, a tab, an ideograph, an emoji, b */
	struct source *a = add("a", STR("a\xc3\xa9"
					"e\xcc\x81\t\xe4\xb8\xad\xf0\x9f\x98\x80"
					"b"));
	static const uint32_t columns[] = {
		1, 2, 2, 3, 4, 4, 5, 6, 6, 6, 7, 7, 7, 7, 8, 9};

	for (uint32_t i = 0; i < COUNT_OF(columns); i++)
		check_place(a->base + i, 1, columns[i]);
	cr_assert_eq(COUNT_OF(columns), a->len + 1);
	sources_release(&sources);
}

Test(source, bad_bytes_are_one_column_each)
{
	struct source *a = add("a", STR("ab\xff\xc3("
					"\xc3\xa5z\n\xe4\xb8y\n\xc3\xa5q\x80"));
	static const uint32_t columns[] = {1, 2, 3, 4, 5, 6, 6, 7, 8};

	for (uint32_t i = 0; i < COUNT_OF(columns); i++)
		if (i != 6) /* inside a character behind a bad byte: no promise */
			check_place(a->base + i, 1, columns[i]);
	check_place(a->base + 9, 2, 1);
	check_place(a->base + 11, 2, 3);
	check_place(a->base + 15, 3, 2);
	check_place(a->base + 17, 3, 4);
	sources_release(&sources);
}

/* Every place of a long text with everything in it, against counting by hand. Long lines
 * go through the table of counts. */
Test(source, agrees_with_a_count_by_hand)
{
	static const char *const pieces[] = {
		"a", "\xc3\xa5", "\xe4\xb8\xad", "\xf0\x9f\x98\x80", "\t", "bcdefgh"};
	static const char *const breaks[] = {"\n", "\r\n", "\r"};
	struct buf text = {0};
	uint32_t random = 1, line = 1, column = 1, pos = 0;
	const struct source *source;
	struct str all;

	while (text.len < 60000) {
		random = random * 1103515245 + 12345;
		if (text.len > 20000 && random >> 16 > 64000)
			buf_add_text(&text, breaks[(random >> 8) % 3]);
		else
			buf_add_text(&text, pieces[(random >> 16) % COUNT_OF(pieces)]);
	}
	source = sources_add(&sources, "a", &text);
	all = (struct str){source->data, source->len};
	while (pos < all.len) {
		uint32_t at = pos, rune = utf8_next(all, &pos);

		for (uint32_t i = at; i < pos; i++)
			check_place(source->base + i, line, column);
		column++;
		if (rune == '\n' || (rune == '\r' && source->data[pos] != '\n')) {
			line++;
			column = 1;
		}
	}
	check_place(source->base + pos, line, column);
	cr_assert_gt(line, 100);
	sources_release(&sources);
}

/* Places on one line of 20 MB: counting from its start each time would take minutes. */
Test(source, a_long_line, .timeout = 20)
{
	struct buf text = {0};
	struct source *source;

	for (int i = 0; i < 4000000; i++)
		buf_add_text(&text, "abc\xc3\xa5");
	source = sources_add(&sources, "a", &text);
	for (uint32_t i = 0; i < 100000; i++) {
		uint32_t group = (i * 7919) % 4000000;

		check_place(source->base + 5 * group + 3, 1, 4 * group + 4);
	}
	sources_release(&sources);
}

Test(source, slices)
{
	struct source *a = add("a", STR("abc"));
	struct source *b = add("b", STR("def"));

	cr_assert(str_is(sources_slice(&sources, (struct span){1, 4}), "abc"));
	cr_assert(str_is(sources_slice(&sources, (struct span){6, 8}), "ef") ||
		  b->base != 5);
	cr_assert(str_is(sources_slice(&sources, (struct span){2, 100}), "bc"));
	cr_assert_eq(sources_slice(&sources, (struct span){3, 3}).len, 0);
	cr_assert_eq(sources_slice(&sources, (struct span){3, 2}).len, 0);
	cr_assert_eq(sources_slice(&sources, (struct span){4, 5}).len, 0);
	cr_assert_eq(a->base, 1);
	sources_release(&sources);
}

Test(source, many)
{
	char name[16];

	for (uint32_t i = 0; i < 2000; i++) {
		snprintf(name, sizeof name, "%u", i);
		cr_assert_str_eq(
			add(name, (struct str){"abcdefghi", i % 10})->name, name);
	}
	for (uint32_t i = 0; i < 2000; i++) {
		const struct source *source = sources.items[i];

		cr_assert_eq(sources_at(&sources, source->base), source);
		cr_assert_eq(sources_at(&sources, source->base + source->len), source);
	}
	sources_release(&sources);
}
