/* YAML that does not parse: where, what, and what to do about it. */
#include "fixture.h"

/* ---- what libyaml refuses, in our words ---- */

Test(syntax, colon_in_a_text)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: Council: the new\n",
		"4:18-19 yaml-syntax: a text with ': ' in it has to be quoted\n"
		" help quote the text: \"Council: the new\"\n");
}

Test(syntax, colon_in_an_item)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    members:\n"
		     "      - {text: x}\n"
		     "      - Chair: of the board: first\n",
		"6:28-29 yaml-syntax: a text with ': ' in it has to be quoted\n"
		" help quote the text: \"of the board: first\"\n");
}

Test(syntax, key_under_a_value)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: Foo\n"
		     "      kind: board\n",
		"5:7-11 yaml-syntax: this key is indented under a line that already has "
		"a value, or under one without ': '\n"
		" help let it begin in the same column as the key it stands beside, and "
		"see that each key above ends in ': '\n");
}

Test(syntax, no_colon)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: Foo\n"
		     "  b\n"
		     "  c: {}\n",
		"5:3-4 yaml-syntax: a key was expected here, and there is no ':' behind "
		"it\n"
		" note 5:1 the rest of the file, from line 5 on, was not read\n"
		" help write 'b:' if 'b' is the key; indent the line if it goes on with "
		"the text above\n");
}

Test(syntax, no_colon_in_a_longer_line)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "some words here\n"
		     "groups: {}\n",
		"2:1-16 yaml-syntax: a key was expected here, and there is no ':' behind "
		"it\n"
		" note 2:1 the rest of the file, from line 2 on, was not read\n"
		" help write 'some: words here' if 'some' is the key; indent the line if "
		"it goes on with the text above\n");
}

Test(syntax, no_blank_behind_the_colon)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:{}\n"
		     "  b: {}\n",
		"3:4-5 yaml-syntax: a blank has to stand behind this ':'\n"
		" note 3:1 the rest of the file, from line 3 on, was not read\n"
		" help write 'a: {}'\n");
}

Test(syntax, tab_at_the_start)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "\ta: {}\n",
		"3:1-2 yaml-syntax: a tab stands where only spaces may indent\n"
		" help replace each tab by two spaces\n");
}

Test(syntax, tab_further_down)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: b\n"
		     "\tc: d\n",
		"4:1-2 yaml-syntax: a tab stands where only spaces may indent\n"
		" help replace each tab by two spaces\n");
}

Test(syntax, tab_in_a_text_block)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    note: |\n"
		     "\ttext\n",
		"5:1-2 yaml-syntax: a tab stands where only spaces may indent\n"
		" help replace each tab by two spaces\n");
}

Test(syntax, at_sign)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: @home\n",
		"4:11-12 yaml-syntax: a text cannot begin with '@' unless it is quoted\n"
		" help quote the text: \"@home\"\n");
}

Test(syntax, at_sign_in_braces)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: @home, kind: board}\n",
		"3:13-14 yaml-syntax: a text cannot begin with '@' unless it is quoted\n"
		" help quote the text: \"@home\"\n");
}

Test(syntax, percent_and_backtick)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: `x`}\n",
		"3:13-14 yaml-syntax: a text cannot begin with '`' unless it is quoted\n"
		" help quote the text: \"`x`\"\n");
}

Test(syntax, double_quote_never_closed)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: \"Council\n"
		     "  b: {}\n",
		"4:11-12 yaml-syntax: this quote is never closed\n"
		" note 4:1 the rest of the file, from line 4 on, was not read\n"
		" help write the closing \" at the end of the text, and a quote in it as "
		"\\\"\n");
}

Test(syntax, single_quote_never_closed)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: 'the group's own\n"
		     "  b: {}\n",
		"4:22-23 yaml-syntax: something stands behind the end of the value\n"
		" note 4:1 the rest of the file, from line 4 on, was not read\n"
		" help an apostrophe in single quotes is written twice (''); or use "
		"double quotes around the text\n");
}

Test(syntax, quote_ended_by_a_document)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-a: \"one\n"
		     "---\n"
		     "two\"\n",
		"2:6-7 yaml-syntax: this quote is never closed\n"
		" note 3:1-4 a line that begins with '---' or '...' ends the text here\n"
		" note 2:1 the rest of the file, from line 2 on, was not read\n"
		" help write the closing \" at the end of the text, and a quote in it as "
		"\\\"\n");
}

Test(syntax, list_never_closed)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    aliases: [x, y\n"
		     "  b: {}\n",
		"5:4-5 yaml-syntax: a ',' or ']' was expected here\n"
		" note 4:14-15 the bracket was opened here\n"
		" help close the bracket with ']'\n");
}

Test(syntax, map_never_closed)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: x\n"
		     "  b: {}\n",
		"4:4-5 yaml-syntax: a ',' or '}' was expected here\n"
		" note 3:6-7 the bracket was opened here\n"
		" help close the bracket with '}'\n");
}

Test(syntax, no_comma)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: \"x\" kind: board}\n",
		"3:17-18 yaml-syntax: a ',' or '}' was expected here\n"
		" note 3:6-7 the bracket was opened here\n"
		" help separate the values with ',', and quote a text that holds ': ', "
		"',' or quotes\n");
}

Test(syntax, colon_in_braces)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: Council: the new}\n",
		"3:20-21 yaml-syntax: a text with ': ' in it has to be quoted\n"
		" help quote the text: \"Council: the new\"\n");
}

Test(syntax, no_blank_in_braces)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: Foo, kind:}\n",
		"3:22-23 yaml-syntax: a blank has to stand behind this ':'\n"
		" help write one, or quote the text\n");
}

Test(syntax, stray_bracket)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: ]\n",
		"3:6-7 yaml-syntax: ']' closes a bracket that was not opened\n"
		" help remove it, or quote the text that holds it\n");
}

Test(syntax, two_commas)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {aliases: [x,, y]}\n",
		"3:19-20 yaml-syntax: a value was expected before the ','\n"
		" help remove the ',', or quote the text if it begins with one\n");
}

Test(syntax, indented_like_nothing)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "    a:\n"
		     "      name: x\n"
		     "   b: {}\n",
		"5:4-5 yaml-syntax: this line is indented like none of the lines above\n"
		" note 1:1-2 the keys around it begin here\n"
		" help let it begin in the same column as the keys it belongs to\n");
}

Test(syntax, item_among_keys)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: x\n"
		     "    - y\n",
		"5:5-6 yaml-syntax: an item of a list stands where a key was expected\n"
		" note 4:5-6 the keys around it begin here\n"
		" help indent the '- ' under the key whose list it is\n");
}

Test(syntax, key_among_items)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    aliases:\n"
		     "      - x\n"
		     "      kind: board\n",
		"6:7-8 yaml-syntax: an item of the list was expected here, and it has no "
		"'- '\n"
		" note 5:7-8 the list begins here\n"
		" help write '- ' before it, indent it under the item it belongs to, or "
		"move it out of the list\n");
}

Test(syntax, text_behind_a_quote)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: \"x\" y\n",
		"4:15-16 yaml-syntax: something stands behind the end of the value\n"
		" help put the whole text into one pair of quotes, or begin a new "
		"line\n");
}

Test(syntax, text_behind_a_bracket)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: [x] y\n",
		"4:15-16 yaml-syntax: something stands behind the end of the value\n"
		" help quote the text: \"[x] y\"\n");
}

Test(syntax, list_on_the_line_of_its_key)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    aliases: - x\n",
		"4:14-15 yaml-syntax: a list cannot begin on the line of its key\n"
		" help begin the first '- ' on the next line, or write [a, b]; quote a "
		"text that begins with '- '\n");
}

Test(syntax, question_mark)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: ? x\n",
		"4:11-12 yaml-syntax: a text cannot begin with '? ' unless it is quoted\n"
		" help put the whole text in quotes\n");
}

Test(syntax, unknown_escape)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: \"C:\\q\"}\n",
		"3:16-18 yaml-syntax: a backslash in double quotes begins an escape, and "
		"this is none\n"
		" help write \\\\ for a backslash, or use single quotes, where it is a "
		"character like any other\n");
}

Test(syntax, surrogate_pair)
{
	EXPECT_FOUND(
		"{\"orgraph\": 1, \"groups\": {\"a\": {\"name\": \"\\ud83d\\ude00\"}}}\n",
		"1:42-54 yaml-syntax: a character written as two escapes (a surrogate "
		"pair) cannot be read\n"
		" help write the character itself; in Python: json.dumps(…, "
		"ensure_ascii=False)\n");
}

Test(syntax, escape_of_nothing)
{
	EXPECT_FOUND("{\"orgraph\": 1, \"groups\": {\"a\": {\"name\": \"\\uZZ\"}}}\n",
		"1:42-48 yaml-syntax: this escape stands for no character of Unicode\n"
		" help write the character itself\n");
}

Test(syntax, text_block_begins_on_its_line)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: |x\n",
		"4:12-13 yaml-syntax: the text after '|' or '>' begins on the next line\n"
		" help write it there, indented; quote a text that begins with '|' or "
		"'>'\n");
}

Test(syntax, indentation_indicator_of_0)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: |0\n"
		     "      x\n",
		"4:12-13 yaml-syntax: the number behind '|' or '>' says how far the text "
		"is indented, and is at least 1\n"
		" note 4:1 the rest of the file, from line 4 on, was not read\n"
		" help leave it out\n");
}

Test(syntax, asterisk)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: *\n",
		"4:11-12 yaml-syntax: a text cannot begin with '*' unless it is quoted\n"
		" help quote the text: \"*\"\n");
}

Test(syntax, emphasis)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: *important*\n",
		"4:11-12 yaml-syntax: a text cannot begin with '*' unless it is quoted\n"
		" help quote the text: \"*important*\"\n");
}

Test(syntax, ampersand)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: & more\n",
		"4:11-12 yaml-syntax: a text cannot begin with '&' unless it is quoted\n"
		" help quote the text: \"& more\"\n");
}

Test(syntax, tag_handle)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: !e!x y\n",
		"4:11-12 yaml-syntax: a text cannot begin with '!' unless it is quoted\n"
		" help put the whole text in quotes\n");
}

Test(syntax, tag_that_is_none)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: !<x y\n",
		"4:11-12 yaml-syntax: a text cannot begin with '!' unless it is quoted\n"
		" help put the whole text in quotes\n");
}

Test(syntax, end_and_more)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "...\n"
		     "groups: {}\n",
		"3:1-2 yaml-syntax: the file goes on behind its end\n"
		" help begin every top-level key in the first column, and remove "
		"'...'\n");
}

Test(syntax, directive)
{
	EXPECT_FOUND("%FOO bar\n"
		     "---\n"
		     "orgraph: 1\n",
		"1:1-2 yaml-syntax: a line that begins with '%' is an instruction to the "
		"parser, and not one that it knows\n"
		" note 1:1 the rest of the file, from line 1 on, was not read\n"
		" help quote the text, or remove the line\n");
}

Test(syntax, directive_further_down)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "%groups: {}\n",
		"2:1-2 yaml-syntax: a line that begins with '%' is an instruction to the "
		"parser, and not one that it knows\n"
		" help quote the text, or remove the line\n");
}

Test(syntax, yaml_3)
{
	EXPECT_FOUND("%YAML 3.0\n"
		     "---\n"
		     "orgraph: 1\n",
		"1:1-2 yaml-syntax: this version of YAML is not known\n"
		" note 1:1 the rest of the file, from line 1 on, was not read\n"
		" help remove the line '%YAML …'\n");
}

/* JSON, as people who know JavaScript write it. */
Test(syntax, a_comment_of_another_language)
{
	EXPECT_FOUND("{\n"
		     "  // all\n"
		     "  \"orgraph\": 1\n"
		     "}\n",
		"2:3-5 yaml-syntax: a comment begins with '#' here, as in YAML\n"
		" note 2:1 the rest of the file, from line 2 on, was not read\n"
		" help write '# ' before each line of the comment, or remove it\n");
	EXPECT_FOUND("{\n"
		     "  \"orgraph\": 1, /* first */\n"
		     "  \"groups\": {}\n"
		     "}\n",
		"2:17-19 yaml-syntax: a comment begins with '#' here, as in YAML\n"
		" note 2:1 the rest of the file, from line 2 on, was not read\n"
		" help write '# ' before each line of the comment, or remove it\n");
	EXPECT_FOUND("orgraph: 1\n"
		     "// all\n"
		     "groups: {}\n",
		"2:1-3 yaml-syntax: a comment begins with '#' here, as in YAML\n"
		" note 2:1 the rest of the file, from line 2 on, was not read\n"
		" help write '# ' before each line of the comment, or remove it\n");
	EXPECT_FOUND("{\"orgraph\": 1, \"groups\": {\"a\": {\n"
		     "  // \"chair\": \"b\",\n"
		     "  \"name\": \"https://example.org, // not this\"}}}\n",
		"2:3-13 unknown-key a: unknown key '// \"chair\"' in a group\n"
		" help a comment begins with '#' here, as in YAML\n");
}

Test(syntax, a_directive_twice)
{
	EXPECT_FOUND("%YAML 1.1\n"
		     "%YAML 1.1\n"
		     "---\n"
		     "orgraph: 1\n",
		"2:1-2 yaml-syntax: a second line that begins with '%YAML' stands here\n"
		" note 2:1 the rest of the file, from line 2 on, was not read\n"
		" help remove it\n");
	EXPECT_FOUND("%TAG !e! tag:example.org,2000:\n"
		     "%TAG !e! tag:example.org,2000:\n"
		     "---\n"
		     "orgraph: 1\n",
		"2:1-2 yaml-syntax: a second line that begins with '%TAG' says the "
		"same\n"
		" note 2:1 the rest of the file, from line 2 on, was not read\n"
		" help remove it\n");
}

Test(syntax, unknown_alias)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {reports_to: *b}\n"
		     "  c: {reports_to: nobody}\n",
		"3:19-21 yaml-syntax: no anchor '&b' stands before this alias\n"
		" help quote the text if it is meant to begin with '*', or write '&b' "
		"before the value it repeats\n"
		"4:19-25 unknown-reference c: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n");
}

/* ---- references to what was not read ---- */

/* What stands behind the error may have been declared there; `nowhere` was not. */
Test(syntax, references_to_what_was_not_read)
{
	EXPECT_FOUND(
		"orgraph: 1\n"
		"groups:\n"
		"  a: {reports_to: [b, c, \"The Dee\", nowhere, b], chair: \"x y\"}\n"
		"  b:\n"
		"    name: Foo: bar\n"
		"  c: {}\n"
		"  d:\n"
		"    name: The Dee\n",
		"3:37-44 unknown-reference a: no node has the id, name or alias "
		"'nowhere'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"3:57-62 unknown-reference a: no node has the id, name or alias 'x y'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"5:14-15 yaml-syntax: a text with ': ' in it has to be quoted\n"
		" note 5:1 the rest of the file, from line 5 on, was not read\n"
		" help quote the text: \"Foo: bar\"\n");
}
