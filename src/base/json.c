/* The layout: two spaces a level in blocks, ", " and ": " on a line. */
#include "base/json.h"

#include "base/utf8.h"

void json_init(struct json *json, struct buf *out)
{
	*json = (struct json){.out = out};
}

static void break_line(struct json *json)
{
	buf_add_char(json->out, '\n');
	buf_add_fill(json->out, ' ', 2 * (size_t)json->depth);
}

/* What stands between the last member written and the next. */
static void separate(struct json *json)
{
	int level = json->depth - 1;

	if (!json->first[level])
		buf_add_text(json->out, json->flow[level] ? ", " : ",");
	if (!json->flow[level])
		break_line(json);
	json->first[level] = false;
}

/* Where a value goes: behind its key, as a member of an array, or alone. */
static void begin_value(struct json *json)
{
	if (json->after_key)
		json->after_key = false;
	else if (json->depth > 0 && json->closer[json->depth - 1] == '}')
		BUG("a JSON value without a key");
	else if (json->depth > 0)
		separate(json);
}

void json_open(struct json *json, char bracket, bool flow)
{
	int level = json->depth;

	if (level >= JSON_DEPTH)
		BUG("JSON deeper than JSON_DEPTH");
	begin_value(json);
	buf_add_char(json->out, bracket);
	json->first[level] = true;
	json->flow[level] = flow || (level > 0 && json->flow[level - 1]);
	json->closer[level] = bracket == '{' ? '}' : ']';
	json->depth++;
}

void json_close(struct json *json)
{
	int level = json->depth - 1;

	if (level < 0 || json->after_key)
		BUG("JSON closed where nothing is open");
	json->depth--;
	if (!json->first[level] && !json->flow[level])
		break_line(json);
	buf_add_char(json->out, json->closer[level]);
	if (level == 0)
		buf_add_char(json->out, '\n');
}

void json_key(struct json *json, const char *key)
{
	json_key_str(json, str_of(key));
}

void json_key_str(struct json *json, struct str key)
{
	if (json->depth == 0 || json->closer[json->depth - 1] != '}' || json->after_key)
		BUG("a JSON key outside an object");
	separate(json);
	json_escape(json->out, key);
	buf_add_text(json->out, ": ");
	json->after_key = true;
}

void json_str(struct json *json, struct str value)
{
	begin_value(json);
	json_escape(json->out, value);
}

void json_text(struct json *json, const char *value)
{
	json_str(json, str_of(value));
}

void json_uint(struct json *json, uint64_t value)
{
	begin_value(json);
	buf_printf(json->out, "%llu", (unsigned long long)value);
}

void json_bool(struct json *json, bool value)
{
	begin_value(json);
	buf_add_text(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
	begin_value(json);
	buf_add_text(json->out, "null");
}

/*
 * Marks that hide or reorder text would make a reader of the JSON itself see something
 * else; U+2028 and U+2029, which are among them, end a line in JavaScript before 2019.
 * YAML, which has to read what is exported, refuses U+FFFE and U+FFFF, and the pairs of
 * escapes that what lies beyond U+FFFF would need.
 */
static bool is_escaped(uint32_t rune)
{
	return rune == '"' || rune == '\\' || rune == 0xfffe || rune == 0xffff ||
	       rune_is_control(rune) || (rune <= 0xffff && rune_is_invisible(rune));
}

static void escape_rune(struct buf *out, uint32_t rune)
{
	static const char names[] = "\"\"\\\\\bb\ff\nn\rr\tt";

	for (const char *name = names; *name; name += 2) {
		if (rune == (unsigned char)name[0]) {
			buf_add_char(out, '\\');
			buf_add_char(out, name[1]);
			return;
		}
	}
	buf_printf(out, "\\u%04x", (unsigned)rune);
}

/* Most bytes; a million findings have hundreds of millions of them. */
static bool is_plain(char c)
{
	return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

void json_escape(struct buf *out, struct str value)
{
	uint32_t pos = 0, begin = 0;

	buf_add_char(out, '"');
	while (pos < value.len) {
		uint32_t at = pos, rune;

		if (is_plain(value.ptr[pos])) {
			pos++;
			continue;
		}
		rune = utf8_next(value, &pos);
		if (rune != RUNE_BAD && !is_escaped(rune))
			continue;
		if (at > begin)
			buf_add(out, value.ptr + begin, at - begin);
		begin = pos;
		if (rune == RUNE_BAD)
			buf_add_rune(out, 0xfffd);
		else
			escape_rune(out, rune);
	}
	if (value.len > begin)
		buf_add(out, value.ptr + begin, value.len - begin);
	buf_add_char(out, '"');
}
