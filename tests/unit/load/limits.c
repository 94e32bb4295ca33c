/* Limits, encodings, and places in texts that are not plain ASCII. */
#include "fixture.h"

#include "load/limits.h"

static char *repeat(struct buf *out, const char *text, uint32_t times)
{
	for (uint32_t i = 0; i < times; i++)
		buf_add_text(out, text);
	return out->data;
}

/* `x-a` stands in the first of the lists and maps. */
static bool nests(const char *before, uint32_t depth, const char *behind)
{
	struct buf yaml = {0};
	bool fine;

	buf_add_text(&yaml, before);
	repeat(&yaml, "[", depth);
	repeat(&yaml, "]", depth);
	buf_add_text(&yaml, behind);
	fine = strstr(found(yaml.data), "input-limit") == NULL;
	buf_release(&yaml);
	return fine;
}

Test(limit, nesting)
{
	cr_expect(nests("orgraph: 1\nx-a: ", LIMIT_NESTING - 1, "\n"));
	cr_expect_not(nests("orgraph: 1\nx-a: ", LIMIT_NESTING, "\n"));
	cr_expect(nests("orgraph: 1\nviews: &a ", LIMIT_NESTING - 1, "\n"));
	cr_expect_not(nests("orgraph: 1\nviews: &a ", LIMIT_NESTING, "\n"));
	cr_expect(nests("orgraph: 1\ngroups: {a: {x-a: ", LIMIT_NESTING - 3, "}}\n"));
	cr_expect_not(nests("orgraph: 1\ngroups: {a: {x-a: ", LIMIT_NESTING - 2, "}}\n"));
	cr_expect_not(nests("orgraph: 1\norganisation: ", 200000, "\n"));
	cr_expect_not(nests("", 200000, ""));
}

Test(limit, what_follows_is_not_read)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nposts: {p: {}}\nx-a: ");
	repeat(&yaml, "[", 200);
	repeat(&yaml, "]", 200);
	buf_add_text(&yaml, "\ngroups: {g: {reports_to: p}, h: {reports_to: g}}\n");
	cr_expect_str_eq(found(yaml.data), "3:105-106 input-limit: lists and maps are "
					   "nested deeper than 100 levels\n"
					   " help no organisation needs that; what "
					   "follows in this file was not read\n");
	buf_release(&yaml);
}

/* An alias may bring what is deeper than any text; nothing walks it but by the format. */
Test(limit, nesting_through_aliases)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nx-0: &a0 []\n");
	for (int i = 1; i < 1000; i++)
		buf_printf(&yaml, "x-%d: &a%d [[[[*a%d]]]]\n", i, i, i - 1);
	buf_add_text(&yaml, "groups: {a: {nonsense: *a999, name: *a999}}\n");
	cr_expect_not_null(strstr(found(yaml.data), "unknown key 'nonsense'"));
	buf_release(&yaml);
}

Test(limit, aliases)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nx-a: &a [");
	repeat(&yaml, "1,", 999);
	buf_add_text(&yaml, "]\nx-b: &b [");
	repeat(&yaml, "*a,", LIMIT_EXPANSION / 1000);
	buf_add_text(&yaml, "]\ngroups: {a: {}}\n");
	cr_expect_str_eq(found(yaml.data), "", "just as many");
	buf_add_text(&yaml, "x-c: &c [*a]\n");
	cr_expect_not_null(strstr(found(yaml.data), "aliases repeat more than"));
	buf_release(&yaml);
}

Test(limit, line_types)
{
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\norganisation:\n  line_types:\n");
	for (uint32_t i = 0; i < LIMIT_LINE_TYPES; i++)
		buf_printf(&yaml, "    t%u:\n", i);
	cr_expect_str_eq(found(yaml.data), "");
	buf_add_text(&yaml, "    one-more:\n");
	cr_expect_str_eq(found(yaml.data),
		"1004:5-13 input-limit: more than 1000 line types\n"
		" help this one was left out\n");
	buf_release(&yaml);
}

/* ---- encodings ---- */

#define EXPECT_BYTES(bytes, expected)                                              \
	cr_expect_str_eq(findings(fixture_load_bytes((bytes), sizeof(bytes) - 1)), \
		(expected), "\n%s",                                                \
		findings(fixture_load_bytes((bytes), sizeof(bytes) - 1)))

Test(encoding, wide)
{
	static const char utf16[] = "1:1-2 yaml-syntax: the file is UTF-16, not UTF-8\n"
				    " help save the file as UTF-8\n";
	static const char utf32[] = "1:1-2 yaml-syntax: the file is UTF-32, not UTF-8\n"
				    " help save the file as UTF-8\n";

	EXPECT_BYTES("\xff\xfeo\0r\0", utf16);
	EXPECT_BYTES("\xfe\xff\0o\0r", utf16);
	EXPECT_BYTES("o\0r\0g\0", utf16);
	EXPECT_BYTES("\0o\0r\0g", utf16);
	EXPECT_BYTES("\xff\xfe\0\0o\0\0\0", utf32);
	EXPECT_BYTES("\0\0\xfe\xff\0\0\0o", utf32);
	EXPECT_BYTES("o\0\0\0r\0\0\0", utf32);
	EXPECT_BYTES("\0\0\0o\0\0\0r", utf32);
	cr_expect(fixture_load_bytes("\xff\xfe", 2)->sink.syntax_failed);
}

Test(encoding, not_utf_8)
{
	static const char older[] =
		"2:3-4 yaml-syntax: these bytes are not UTF-8; the file may be in an "
		"older "
		"encoding such as Latin-1\n"
		" help open the file in an editor and save it as UTF-8\n";

	EXPECT_BYTES("orgraph: 1\n# \xe5\n", older);
	EXPECT_BYTES("orgraph: 1\n# \xc3", older);
	EXPECT_BYTES("orgraph: 1\n# \xed\xa0\x80 surrogate\n", older);
	EXPECT_BYTES("orgraph: 1\n# \xf4\x90\x80\x80 too large\n", older);
	EXPECT_BYTES("orgraph: 1\n# \xc0\x80 too long\n", older);
}

Test(encoding, control_characters)
{
	static const char control[] =
		"2:3-4 yaml-syntax: a control character stands in the text\n"
		" help remove it, or write it as an escape in double quotes, such as "
		"\"\\x1b\"\n";

	EXPECT_BYTES("orgraph: 1\n# \x01\n", control);
	EXPECT_BYTES("orgraph: 1\n# \x7f and more text behind it\n", control);
	EXPECT_BYTES("orgraph: 1\n# \x1b[1m and more text behind it\n", control);
	EXPECT_BYTES("orgraph: 1\n# \xc2\x9b and more text behind it\n", control);
	EXPECT_BYTES("orgraph: 1\n# \xef\xbf\xbf\n", control);
	EXPECT_BYTES("orgraph: 1\n# \0 and more text behind it\n",
		"2:3-4 yaml-syntax: a NUL byte stands in the text\n"
		" help remove it; a file that holds many is no text\n");
	EXPECT_BYTES("orgraph: 1 # \t\r\nx-a: \"\xc2\x85 \xe2\x80\xa8 \xef\xbb\xbf "
		     "\xf0\x9f\x98\x80\"\n",
		"");
}

/* Where in a word of eight bytes a character stands must not matter. */
Test(encoding, at_every_offset)
{
	static const struct {
		const char *bytes;
		bool fine;
	} cases[] = {{"\n", true}, {"\x1f", false}, {"\x7f", false}, {"\x7e", true},
		{" ", true}, {"\t", true}, {"\x0b", false}, {"\xc3\xa5", true},
		{"\xc3", false}, {"\x80", false}, {"\xe2\x80\xa8", true},
		{"\xf0\x9f\x98\x80", true}, {"\x0e", false}};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		for (uint32_t before = 0; before < 20; before++) {
			struct buf yaml = {0};
			struct fixture *fixture;
			struct place place;

			buf_add_text(&yaml, "orgraph: 1 #");
			buf_add_fill(&yaml, 'x', before);
			buf_add_text(&yaml, cases[i].bytes);
			buf_add_text(&yaml, "#xxxxxxxxxxx\n");
			fixture = fixture_load(yaml.data);
			cr_expect_eq(fixture->sink.syntax_failed, !cases[i].fine,
				"case %zu behind %u", i, before);
			if (fixture->sink.count > 0) {
				sources_place(&fixture->sources,
					fixture->sink.items[0]->at.begin, &place);
				cr_expect_eq(place.offset, 12 + before);
			}
			buf_release(&yaml);
		}
}

Test(encoding, byte_order_mark)
{
	EXPECT_BYTES("\xef\xbb\xbforgraph: 1\nfoo: 1\n",
		"2:1-4 unknown-key: unknown key 'foo' in a file\n"
		" help a file takes orgraph, organisation, units, posts, groups, "
		"persons, lines, "
		"views; a key of your own begins with x-\n");
	EXPECT_BYTES("\xef\xbb\xbf", "1:1 missing-key: the file is empty\n"
				     " help begin it with 'orgraph: 1'\n");
}

/* ---- places ---- */

/* Columns count characters, whatever their size; U+2028 and U+0085 end a line for libyaml
 * and for nobody else. */
Test(place, behind_characters_of_every_size)
{
	static const char *const texts[] = {"x", "\xc3\xa5", "\xe2\x82\xac",
		"\xf0\x9f\x98\x80", "\xe2\x80\xa8", "\xc2\x85", "a\xcc\x8a",
		"\xef\xbb\xbf"};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		for (uint32_t times = 0; times < 20; times++) {
			struct buf yaml = {0};
			struct fixture *fixture;
			struct place place;

			buf_add_text(&yaml, "orgraph: 1\nposts: {p: {name: \"");
			repeat(&yaml, texts[i], times);
			buf_add_text(&yaml, "\", nonsense: 1}}\n");
			fixture = fixture_load(yaml.data);
			cr_assert_eq(fixture->sink.count, 1);
			sources_place(&fixture->sources, fixture->sink.items[0]->at.begin,
				&place);
			cr_expect_eq(place.line, 2);
			cr_expect_eq(
				place.offset, strstr(yaml.data, "nonsense") - yaml.data);
			EXPECT_STR(sources_slice(
					   &fixture->sources, fixture->sink.items[0]->at),
				"nonsense");
			buf_release(&yaml);
		}
}

Test(place, line_ends)
{
	EXPECT_FOUND("orgraph: 1\r\nposts:\r\n  p: {a: 1}\r\n  q: {name: \"x\r\n    y\", "
		     "b: 2}\r\n",
		"3:7-8 unknown-key p: unknown key 'a' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"5:9-10 unknown-key q: unknown key 'b' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
	EXPECT_FOUND("orgraph: 1\rposts:\r  p: {a: 1}\r",
		"3:7-8 unknown-key p: unknown key 'a' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
}
