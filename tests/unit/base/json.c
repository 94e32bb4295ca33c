#include "base/json.h"

#include <criterion/criterion.h>
#include <signal.h>

static void check_escape(struct str value, const char *expected)
{
	struct buf buf = {0};

	json_escape(&buf, value);
	cr_assert_str_eq(buf.data, expected, "%s, not %s", buf.data, expected);
	buf_release(&buf);
}

Test(json, escapes)
{
	check_escape((struct str){0}, "\"\"");
	check_escape(STR("plain"), "\"plain\"");
	check_escape(STR("\"\\/"), "\"\\\"\\\\/\"");
	check_escape(STR("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
	check_escape(STR("a\0b\x1f\x7f"), "\"a\\u0000b\\u001f\\u007f\"");
	check_escape(STR("\xc2\x80\xc2\x9f\xc2\xa0"), "\"\\u0080\\u009f\xc2\xa0\"");
	check_escape(STR("\xe2\x80\xa8\xe2\x80\xa9"), "\"\\u2028\\u2029\"");
	check_escape(STR("\xe2\x80\xae"
			 "a\xe2\x80\x8b"),
		"\"\\u202ea\\u200b\"");
	check_escape(STR("\xf3\xa0\x80\x81"), "\"\xf3\xa0\x80\x81\"");
	check_escape(STR("\xef\xbf\xbe\xef\xbf\xbf"), "\"\\ufffe\\uffff\"");
	check_escape(STR("\xe2\x80\xa7\xe2\x80\xaa"), "\"\xe2\x80\xa7\\u202a\"");
	check_escape(STR("Lärarråd \xf0\x9f\x98\x80"), "\"Lärarråd \xf0\x9f\x98\x80\"");
	check_escape(STR("a\xff\xc3"), "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
	check_escape(STR("\xff\n"), "\"\xef\xbf\xbd\\n\"");
}

static struct buf out;

static struct json begin(void)
{
	struct json json;

	json_init(&json, &out);
	return json;
}

static void check(const char *expected)
{
	cr_assert_str_eq(
		out.data, expected, "got:\n%s\nexpected:\n%s", out.data, expected);
	buf_release(&out);
}

Test(json, blocks)
{
	struct json json = begin();

	json_open(&json, '{', false);
	json_key(&json, "a");
	json_uint(&json, UINT64_MAX);
	json_key_str(&json, STR("\"b\""));
	json_open(&json, '[', false);
	json_text(&json, "x");
	json_bool(&json, true);
	json_open(&json, '[', false);
	json_close(&json);
	json_close(&json);
	json_key(&json, "c");
	json_open(&json, '{', false);
	json_close(&json);
	json_key(&json, "d");
	json_bool(&json, false);
	json_close(&json);
	check("{\n"
	      "  \"a\": 18446744073709551615,\n"
	      "  \"\\\"b\\\"\": [\n"
	      "    \"x\",\n"
	      "    true,\n"
	      "    []\n"
	      "  ],\n"
	      "  \"c\": {},\n"
	      "  \"d\": false\n"
	      "}\n");
}

Test(json, flow_is_on_one_line_with_all_inside)
{
	struct json json = begin();

	json_open(&json, '[', false);
	for (int i = 0; i < 2; i++) {
		json_open(&json, '{', true);
		json_key(&json, "a");
		json_uint(&json, 1);
		json_key(&json, "b");
		json_open(&json, '[', false);
		json_uint(&json, 1);
		json_uint(&json, 2);
		json_close(&json);
		json_key(&json, "c");
		json_open(&json, '{', true);
		json_close(&json);
		json_close(&json);
	}
	json_close(&json);
	check("[\n"
	      "  {\"a\": 1, \"b\": [1, 2], \"c\": {}},\n"
	      "  {\"a\": 1, \"b\": [1, 2], \"c\": {}}\n"
	      "]\n");
}

Test(json, a_value_alone)
{
	struct json json = begin();

	json_str(&json, STR("x"));
	check("\"x\"");
}

Test(json, depth)
{
	struct json json = begin();
	struct buf expected = {0};

	for (int i = 0; i < JSON_DEPTH; i++)
		json_open(&json, '[', true);
	for (int i = 0; i < JSON_DEPTH; i++)
		json_close(&json);
	buf_add_fill(&expected, '[', JSON_DEPTH);
	buf_add_fill(&expected, ']', JSON_DEPTH);
	buf_add_char(&expected, '\n');
	check(expected.data);
	buf_release(&expected);
}

Test(json, too_deep, .signal = SIGABRT)
{
	struct json json = begin();

	for (int i = 0; i <= JSON_DEPTH; i++)
		json_open(&json, '[', true);
}

Test(json, closed_too_often, .signal = SIGABRT)
{
	struct json json = begin();

	json_close(&json);
}

Test(json, closed_behind_a_key, .signal = SIGABRT)
{
	struct json json = begin();

	json_open(&json, '{', true);
	json_key(&json, "a");
	json_close(&json);
}

Test(json, key_in_an_array, .signal = SIGABRT)
{
	struct json json = begin();

	json_open(&json, '[', true);
	json_key(&json, "a");
}

Test(json, value_without_key, .signal = SIGABRT)
{
	struct json json = begin();

	json_open(&json, '{', true);
	json_uint(&json, 1);
}
