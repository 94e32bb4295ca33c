/* Which comments are found, in which texts a '#' is none. */
#include "fixture.h"

#include "base/buf.h"

/* `LINE:COLUMN text|` for each remark. */
static const char *remarks_in(const char *bytes, size_t len)
{
	static struct buf out;
	const struct fixture *fixture = fixture_load_bytes(bytes, len);
	const struct remarks *remarks = &fixture->model.remarks;

	buf_clear(&out);
	buf_add_text(&out, "");
	for (uint32_t i = 0; i < remarks->count; i++) {
		struct place place = {0};
		struct str text = sources_slice(&fixture->sources, remarks->items[i]);

		sources_place(&fixture->sources, remarks->items[i].begin, &place);
		buf_printf(&out, "%u:%u %.*s|", place.line, place.column, STR_ARG(text));
	}
	return out.data;
}

#define EXPECT_REMARKS(yaml, expected)                                             \
	cr_expect_str_eq(remarks_in((yaml), sizeof(yaml) - 1), (expected), "%s\n", \
		remarks_in((yaml), sizeof(yaml) - 1))

Test(remarks, none)
{
	EXPECT_REMARKS("orgraph: 1\n", "");
	EXPECT_REMARKS("", "");
	EXPECT_REMARKS("orgraph: 1 # a comment\n#\n# orgraph\n#orgraph", "");
	EXPECT_REMARKS("#", "");
	EXPECT_REMARKS("orgraph: 1\nx-a: b#orgraph:c\n", "");
}

Test(remarks, behind_and_above)
{
	EXPECT_REMARKS("orgraph: 1 # orgraph:ignore a b\n", "1:14 orgraph:ignore a b|");
	EXPECT_REMARKS("# orgraph:a\norgraph: 1\n", "1:3 orgraph:a|");
	EXPECT_REMARKS("#orgraph:a\norgraph: 1 \t#\t orgraph:b \t\n  #orgraph:c",
		"1:2 orgraph:a|2:16 orgraph:b|3:4 orgraph:c|");
}

Test(remarks, line_breaks)
{
	EXPECT_REMARKS("orgraph: 1 # orgraph:a b\r\nx-a: 2 # orgraph:c\r\n",
		"1:14 orgraph:a b|2:10 orgraph:c|");
	EXPECT_REMARKS("orgraph: 1 # orgraph:a b\rx-a: 2 # orgraph:c\r",
		"1:14 orgraph:a b|2:10 orgraph:c|");
	EXPECT_REMARKS("orgraph: 1 # orgraph:a\xe2\x80\xa8x-a: 2 # orgraph:c\xc2\x85",
		"1:14 orgraph:a|1:33 orgraph:c|");
	EXPECT_REMARKS(
		"\xef\xbb\xbf# orgraph:\xc3\xa5\n\norgraph: 1", "1:3 orgraph:\xc3\xa5|");
}

Test(remarks, not_within_texts)
{
	EXPECT_REMARKS(
		"orgraph: 1\nx-a: 'b # orgraph:c' # orgraph:d\n", "2:24 orgraph:d|");
	EXPECT_REMARKS("orgraph: 1\nx-a: \"b\n  # orgraph:c\"  # orgraph:d\n",
		"3:19 orgraph:d|");
	EXPECT_REMARKS("orgraph: 1\nx-a: |  # orgraph:a\n  b\n  # orgraph:c\n # "
		       "orgraph:d\n# orgraph:e\n",
		"2:11 orgraph:a|5:4 orgraph:d|6:3 orgraph:e|");
	EXPECT_REMARKS("orgraph: 1\nx-a: >-\n  b\n\n  # orgraph:c\nx-b: # orgraph:f\n",
		"6:8 orgraph:f|");
	EXPECT_REMARKS(
		"orgraph: 1\nx-a: b\n  c#orgraph:c # orgraph:g\n", "3:17 orgraph:g|");
	EXPECT_REMARKS("orgraph: 1\n'x- # orgraph:a': b\n", "");
}

Test(remarks, between_anchors_tags_and_values)
{
	EXPECT_REMARKS("orgraph: 1\nx-a: &a # orgraph:a\n  !!str # orgraph:b\n  'c # "
		       "orgraph:c'\n",
		"2:11 orgraph:a|3:11 orgraph:b|");
	EXPECT_REMARKS("orgraph: 1\nx-a: &a # orgraph:a\n  b: c\nx-b: !!seq # "
		       "orgraph:d\n- e\n",
		"2:11 orgraph:a|4:14 orgraph:d|");
}

Test(remarks, within_brackets)
{
	EXPECT_REMARKS("orgraph: 1\nx-a: [a, # orgraph:a\n  {b: c} # orgraph:b\n] # "
		       "orgraph:c\n",
		"2:12 orgraph:a|3:12 orgraph:b|4:5 orgraph:c|");
}

Test(remarks, two_on_a_line)
{
	EXPECT_REMARKS("orgraph: 1 # orgraph:a  # orgraph:b #orgraph:c # d\n",
		"1:14 orgraph:a|1:27 orgraph:b|1:38 orgraph:c # d|");
}

/* What stands behind an error may be anything. */
Test(remarks, up_to_an_error)
{
	EXPECT_REMARKS(
		"orgraph: 1 # orgraph:a\nx-a: \"b\n# orgraph:c\n", "1:14 orgraph:a|");
}
