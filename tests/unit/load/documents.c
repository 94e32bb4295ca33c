/* What a file is as a whole. */
#include "fixture.h"

Test(document, empty)
{
	EXPECT_FOUND("\n", "1:1 missing-key: the file is empty\n"
			   " help begin it with 'orgraph: 1'\n");
}

Test(document, only_a_comment)
{
	EXPECT_FOUND("# nothing here\n", "1:1 missing-key: the file is empty\n"
					 " help begin it with 'orgraph: 1'\n");
}

Test(document, a_list)
{
	EXPECT_FOUND("- a\n", "1:1 wrong-type: a file has to be a map of keys such as "
			      "'groups', this is a list\n"
			      " help begin it with 'orgraph: 1', then keys such as "
			      "'groups:'; a blank stands behind each colon\n");
}

Test(document, a_text)
{
	EXPECT_FOUND("orgraph:1\n", "1:1-10 wrong-type: a file has to be a map of keys "
				    "such as 'groups', this is a text\n"
				    " help begin it with 'orgraph: 1', then keys such as "
				    "'groups:'; a blank stands behind each colon\n");
}

Test(document, without_a_version)
{
	EXPECT_FOUND("posts: {p: {}}\n", "1:1 missing-key: the file has no 'orgraph'\n"
					 " help begin it with 'orgraph: 1'\n");
}

Test(document, with_an_absent_version)
{
	EXPECT_FOUND("orgraph: ~\n"
		     "posts: {p: {}}\n",
		"1:1 missing-key: the file has no 'orgraph'\n"
		" help begin it with 'orgraph: 1'\n");
}

Test(document, two)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "---\n"
		     "posts: {p: {}}\n",
		"2:1-4 wrong-type: a file holds one document, and here a second begins\n"
		" help move it to a file of its own, or remove the line '---'; it was "
		"not read\n");
}

Test(document, two_of_which_one_is_empty)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "---\n",
		"");
}

Test(document, that_begins_with_dashes)
{
	EXPECT_FOUND("---\n"
		     "orgraph: 1\n"
		     "...\n",
		"");
}

Test(document, manifest)
{
	EXPECT_FOUND("orgraph_project: 1\n"
		     "charts: []\n",
		"1:1 unknown-key: this is a manifest, not an organisation\n"
		" help name it with --project, and the files of the organisation here\n");
}

Test(document, rule_file)
{
	EXPECT_FOUND("orgraph_rules: 1\n",
		"1:1 unknown-key: this is a rule file, not an organisation\n"
		" help name the files of the organisation here instead\n");
}

Test(document, an_absent_section)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "groups: ~\n"
		     "units: null\n"
		     "persons: {}\n"
		     "lines: []\n"
		     "organisation:\n"
		     "views:\n"
		     "x-a: {a: [b, &c {d: e}]}\n",
		"");
}

Test(document, an_empty_item)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "  - id: p\n"
		     "  -\n"
		     "  - ~\n",
		"4:4 wrong-type: an item of 'posts' is empty\n"
		" help write it, or remove the '-' or ','\n"
		"5:5-6 wrong-type: an item of 'posts' is empty\n"
		" help write it, or remove the '-' or ','\n");
}

Test(document, carriage_returns)
{
	EXPECT_FOUND("orgraph: 1\r\n"
		     "groups:\r\n"
		     "  a: {nme: \"x\", bar: å}\r\n",
		"3:7-10 unknown-key a: unknown key 'nme' in a group\n"
		" help did you mean 'name'?\n"
		"3:17-20 unknown-key a: unknown key 'bar' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
}

Test(document, wide_characters_before_the_place)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts: {\"𝔸\": {name: \"😀 日本\", foo: 1}, å: {öga: 2}}\n",
		"2:29-32 unknown-key 𝔸: unknown key 'foo' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"2:42-45 unknown-key å: unknown key 'öga' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
}

Test(document, text_blocks)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "  p:\n"
		     "    name: |\n"
		     "      two\n"
		     "      lines\n"
		     "    foo: >-\n"
		     "      folded\n"
		     "      text\n"
		     "    note: plain text\n"
		     "      over two lines\n"
		     "    bar: \"a quoted\n"
		     "      text\"\n"
		     "    baz: 1\n",
		"7:5-8 unknown-key p: unknown key 'foo' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"12:5-8 unknown-key p: unknown key 'bar' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"14:5-8 unknown-key p: unknown key 'baz' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
}

Test(document, a_bomb_of_aliases)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
		     "x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
		     "x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
		     "x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
		     "x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
		     "x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n"
		     "x-g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]\n"
		     "groups: {a: {}}\n",
		"8:38-40 input-limit: aliases repeat more than 10000000 values\n"
		" help write the values out; what follows in this file was not read\n");
}

Test(document, a_bomb_of_merges)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-a: &a {a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1}\n"
		     "x-b: &b {<<: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]}\n"
		     "x-c: &c {<<: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]}\n"
		     "x-d: &d {<<: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]}\n"
		     "x-e: &e {<<: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]}\n"
		     "x-f: &f {<<: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]}\n"
		     "x-g: &g {<<: [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]}\n"
		     "groups: {a: *g}\n",
		"8:31-33 input-limit: aliases repeat more than 10000000 values\n"
		" help write the values out; what follows in this file was not read\n");
}
