/* What people did where a look at the text has to tell, one function for each case. */
#include "place_internal.h"
#include "syntax_internal.h"

#include "model/loading.h"

struct diag *report_at(const struct stumble *report, struct span at, const char *message)
{
	return sink_report(
		report->sink, &loading_rules[LOADING_YAML_SYNTAX], at, "%s", message);
}

struct diag *report_here(const struct stumble *report, const char *message)
{
	return report_at(report,
		span_of_character(report->source, report->failure.problem_at), message);
}

void note_context(const struct stumble *report, struct diag *diag, const char *note)
{
	diag_note(report->sink, diag,
		span_of_character(report->source, report->failure.context_at), "%s",
		note);
}

/* "quote the text: "…"", with the text where it is short enough to be shown. */
static void help_quote(const struct stumble *report, struct diag *diag, uint32_t begin)
{
	struct str text = within_brackets(
		report->source, begin, rest_of_line(report->source, begin));
	bool quotable = text.len > 0;

	take_curly(&text); /* they quote nothing, and straight ones take their place */
	for (uint32_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '"' || text.ptr[i] == '\\')
			quotable = false;
	if (quotable)
		diag_help(report->sink, diag, "quote the text: \"%.*s\"", STR_ARG(text));
	else
		diag_help(report->sink, diag, "put the whole text in quotes");
}

/* `"The "big" council"`: single quotes around it leave the inner ones as they are. */
static void help_inner_quotes(
	const struct stumble *report, struct diag *diag, uint32_t begin)
{
	struct str text = rest_of_line(report->source, begin);

	if (text.len > 2 && text.ptr[text.len - 1] == '"') {
		text = (struct str){text.ptr + 1, text.len - 2};
		if (!str_chr(text, '\'')) {
			diag_help(report->sink, diag, "write it in single quotes: '%.*s'",
				STR_ARG(text));
			return;
		}
	}
	diag_help(report->sink, diag,
		"put the whole text into one pair of quotes, or begin a new line");
}

/* ---- the cases that need a look at the text ---- */

/* `{post: rektor; count: 6}`: a word stands between the ';' and the second colon. */
static bool explain_semicolon(const struct stumble *report, uint32_t begin)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at;

	while (at > begin && strchr("; ,[{", source->data[at - 1]) == NULL)
		at--;
	while (at > begin && source->data[at - 1] == ' ')
		at--;
	if (at <= begin || source->data[at - 1] != ';' || !in_brackets(source, begin))
		return false;
	diag_help(report->sink,
		report_at(report, span_at(source, at - 1, 1),
			"a ';' does not separate what stands in brackets"),
		"write ',' in place of ';'");
	return true;
}

/* `name: Council: the new one`. False if no value begins before the colon. */
static bool explain_second_colon(const struct stumble *report)
{
	uint32_t begin = text_start(report->source, report->failure.problem_at);

	if (begin == 0)
		return false;
	if (explain_semicolon(report, begin))
		return true;
	help_quote(report, report_here(report, "a text with ': ' in it has to be quoted"),
		begin);
	return true;
}

static void help_colon(const struct stumble *report, struct diag *diag, struct str line)
{
	const char *blank = str_chr(line, ' ');
	uint32_t len = blank ? (uint32_t)(blank - line.ptr) : line.len;
	struct str key = {line.ptr, len}, value = {line.ptr + len, line.len - len};
	const char *quote;

	while (value.len > 0 && value.ptr[0] == ' ')
		value = (struct str){value.ptr + 1, value.len - 1};
	take_curly(&key);
	quote = take_curly(&value) ? "\"" : "";
	diag_help(report->sink, diag,
		"write '%.*s:%s%s%.*s%s' if '%.*s' is the key; indent the line if it "
		"goes on with the text above",
		STR_ARG(key), value.len > 0 ? " " : "", quote, STR_ARG(value), quote,
		STR_ARG(key));
}

void explain_missing_colon(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.context_at;
	struct str line = rest_of_line(source, at);
	uint32_t len = line_end(source, at) - at;
	struct diag *diag =
		report_at(report, span_at(source, at, line.len ? line.len : len),
			"a key was expected here, and there is no ':' behind it");

	if (line.len > 0)
		help_colon(report, diag, line);
	else
		diag_help(report->sink, diag,
			"write ': ' behind the key; indent the line if it goes on with "
			"the text above");
}

/* `name Council`, noticed in the line below it: the line above holds no colon at all. */
static bool explain_no_colon_above(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = line_before(source, report->failure.problem_at);
	uint32_t end = line_end(source, at);
	struct stumble above = *report;

	if (at == report->failure.problem_at || end - at > 200 ||
		memchr(source->data + at, ':', end - at))
		return false;
	while (char_at(source, at) == ' ')
		at++;
	if (!memchr(source->data + at, ' ', end - at) ||
		strchr("-#'\"", source->data[at]))
		return false;
	above.failure.context_at = at;
	explain_missing_colon(&above);
	return true;
}

/* A second colon, or a line that is indented under a finished value. */
void explain_value(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at, key;
	struct diag *diag;

	if (explain_second_colon(report) || explain_no_colon_above(report))
		return;
	for (key = line_start(source, at); char_at(source, key) == ' ';)
		key++;
	diag = report_at(report, span_at(source, key, at - key),
		"this key is indented under a line that already has a value, or under "
		"one without ': '");
	diag_help(report->sink, diag,
		"let it begin in the same column as the key it stands beside, and see "
		"that each key above ends in ': '");
}

/* A character that begins no text: `@`, a backtick, `%`, or a tab. */
void explain_character(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at;
	char c = char_at(source, at);
	struct diag *diag;

	if (c == '\t') {
		diag = report_here(report, "a tab stands where only spaces may indent");
		diag_help(report->sink, diag, "replace each tab by two spaces");
		return;
	}
	diag = sink_report(report->sink, &loading_rules[LOADING_YAML_SYNTAX],
		span_of_character(source, at),
		"a text cannot begin with '%c' unless it is quoted", c);
	if ((c == '|' || c == '>') && rest_of_line(source, at).len <= 2)
		diag_help(report->sink, diag,
			"text over several lines cannot stand in braces: write the keys "
			"on lines of their own, or the text in quotes");
	else
		help_quote(report, diag, at);
}

/* A tab inside a text that goes on over several lines, where indentation was expected. */
void explain_tab(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = line_start(source, report->failure.problem_at);
	struct diag *diag;

	while (at < source->len && source->data[at] == ' ')
		at++;
	if (char_at(source, at) != '\t')
		at = report->failure.problem_at;
	diag = report_at(report, span_of_character(source, at),
		"a tab stands where only spaces may indent");
	diag_help(report->sink, diag, "replace each tab by two spaces");
}

/* Something at a place where a block map wanted its next key. */
void explain_key(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at;
	struct diag *diag;

	if (!begins_line(source, at)) {
		uint32_t value = value_start(source, at, at);

		diag = report_here(
			report, "something stands behind the end of the value");
		if (value && char_at(source, value) == '\'')
			diag_help(report->sink, diag,
				"an apostrophe in single quotes is written twice (''); "
				"or use double quotes around the text");
		else if (value && char_at(source, value) != '"')
			help_quote(report, diag, value);
		else
			help_inner_quotes(report, diag, value ? value : at);
		return;
	}
	if (char_at(source, at) == '-') {
		diag = report_here(
			report, "an item of a list stands where a key was expected");
		diag_help(report->sink, diag,
			"indent the '- ' under the key whose list it is");
	} else {
		diag = report_here(
			report, "this line is indented like none of the lines above");
		diag_help(report->sink, diag,
			"let it begin in the same column as the keys it belongs to");
	}
	note_context(report, diag, "the keys around it begin here");
}

void explain_bracket(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at;
	char open = char_at(source, report->failure.context_at);
	bool list = strstr(report->failure.context, "sequence") != NULL;
	const char *close = list ? "]" : "}";
	struct diag *diag;

	if (char_at(source, at) == ':' && explain_second_colon(report))
		return;
	if (open == '[' || open == '{') {
		diag = sink_report(report->sink, &loading_rules[LOADING_YAML_SYNTAX],
			span_of_character(source, at), "a ',' or '%s' was expected here",
			close);
		note_context(report, diag, "the bracket was opened here");
	} else {
		diag = sink_report(report->sink, &loading_rules[LOADING_YAML_SYNTAX],
			span_of_character(source, at), "a ',' was expected here");
	}
	if (line_start(source, at) != line_start(source, report->failure.context_at))
		diag_help(report->sink, diag, "close the bracket with '%s'", close);
	else
		diag_help(report->sink, diag,
			"separate the values with ',', and quote a text that holds ': ', "
			"',' or quotes");
}

/* `- b, , c`, a stray bracket, or a comma at the start of a text. */
void explain_content(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at;
	char c = char_at(source, at);
	struct diag *diag;

	if ((c == ']' || c == '}') && in_brackets(source, at)) {
		const char *close = c == ']' ? "}" : "]";

		diag = sink_report(report->sink, &loading_rules[LOADING_YAML_SYNTAX],
			span_of_character(source, at),
			"'%c' stands here, and the bracket that is open is another one",
			c);
		diag_help(report->sink, diag, "close it with '%s'", close);
	} else if (c == ']' || c == '}') {
		diag = sink_report(report->sink, &loading_rules[LOADING_YAML_SYNTAX],
			span_of_character(source, at),
			"'%c' closes a bracket that was not opened", c);
		diag_help(
			report->sink, diag, "remove it, or quote the text that holds it");
	} else if (c == ',') {
		diag = report_here(report, "a value was expected before the ','");
		diag_help(report->sink, diag,
			"remove the ',', or quote the text if it begins with one");
	} else {
		diag = report_here(report, "a value was expected here");
		diag_help(
			report->sink, diag, "quote the text, or remove what stands here");
	}
}

void explain_quote(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.context_at;
	struct diag *diag = report_at(
		report, span_of_character(source, at), "this quote is never closed");

	if (report->failure.problem_at < source->len)
		diag_note(report->sink, diag,
			span_at(source, report->failure.problem_at, 3),
			"a line that begins with '---' or '...' ends the text here");
	if (char_at(source, at) == '\'')
		diag_help(report->sink, diag,
			"write the closing ' at the end of the text, and an apostrophe "
			"in it as ''");
	else
		diag_help(report->sink, diag,
			"write the closing \" at the end of the text, and a quote in it "
			"as \\\"");
}

void explain_escape(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at;
	struct diag *diag = report_at(report, span_at(source, at, 2),
		"a backslash in double quotes begins an escape, and this is none");

	diag_help(report->sink, diag,
		"write \\\\ for a backslash, or use single quotes, where it is a "
		"character like any other");
}

/* "\ud83d\ude00": JSON writes what is beyond U+FFFF as two escapes. */
void explain_code(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at;
	uint32_t start = at >= 2 ? at - 2 : 0;
	char third = char_at(source, at + 1);
	bool surrogate = (char_at(source, at) == 'd' || char_at(source, at) == 'D') &&
			 third != '\0' && strchr("89abcdefABCDEF", third) != NULL;
	struct diag *diag;

	if (surrogate) {
		diag = report_at(report, span_at(source, start, 12),
			"a character written as two escapes (a surrogate pair) cannot be "
			"read");
		diag_help(report->sink, diag,
			"write the character itself; in Python: json.dumps(…, "
			"ensure_ascii=False)");
		return;
	}
	diag = report_at(report, span_at(source, start, 6),
		"this escape stands for no character of Unicode");
	diag_help(report->sink, diag, "write the character itself");
}

void explain_anchor(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.context_at;
	char c = char_at(source, at);
	struct diag *diag = sink_report(report->sink, &loading_rules[LOADING_YAML_SYNTAX],
		span_of_character(source, at),
		"a text cannot begin with '%c' unless it is quoted", c);

	help_quote(report, diag, at);
}

void explain_rest(const struct stumble *report)
{
	struct diag *diag = report_here(report, "the file goes on behind its end");

	diag_help(report->sink, diag,
		"begin every top-level key in the first column, and remove '...'");
}

void explain_directive(const struct stumble *report)
{
	const struct source *source = report->source;
	uint32_t at = line_start(source, report->failure.problem_at);
	struct diag *diag = report_at(report, span_of_character(source, at),
		"a line that begins with '%' is an instruction to the parser, and not "
		"one that it knows");

	diag_help(report->sink, diag, "quote the text, or remove the line");
}
