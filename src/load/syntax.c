/*
 * Why a text does not parse, in words that somebody who writes an organisation and not a
 * parser can act on. libyaml names a problem, what it was reading (the context), and a
 * place for each; a row of the table below says what people did to get there.
 */
#include "place_internal.h"
#include "yaml_internal.h"

#include "model/loading.h"

#include <inttypes.h>

struct report {
	struct sink *sink;
	const struct source *source;
	struct yaml_failure failure;
};

struct row {
	const char *problem, *context;                /* as libyaml has them; NULL: any */
	void (*explain)(const struct report *report); /* instead of what follows */
	bool at_context;                              /* else at the problem */
	const char *message, *help;
	const char *note; /* at the context */
};

static struct diag *report_at(
	const struct report *report, struct span at, const char *message)
{
	return sink_report(
		report->sink, &loading_rules[LOADING_YAML_SYNTAX], at, "%s", message);
}

static struct diag *report_here(const struct report *report, const char *message)
{
	return report_at(report,
		span_of_character(report->source, report->failure.problem_at), message);
}

static void note_context(const struct report *report, struct diag *diag, const char *note)
{
	diag_note(report->sink, diag,
		span_of_character(report->source, report->failure.context_at), "%s",
		note);
}

/* "quote the text: "…"", with the text where it is short enough to be shown. */
static void help_quote(const struct report *report, struct diag *diag, uint32_t begin)
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
	const struct report *report, struct diag *diag, uint32_t begin)
{
	struct str text = rest_of_line(report->source, begin);

	if (text.len > 2 && text.ptr[text.len - 1] == '"') {
		text = (struct str){text.ptr + 1, text.len - 2};
		if (!memchr(text.ptr, '\'', text.len)) {
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
static bool explain_semicolon(const struct report *report, uint32_t begin)
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
static bool explain_second_colon(const struct report *report)
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

static void help_colon(const struct report *report, struct diag *diag, struct str line)
{
	const char *blank = memchr(line.ptr, ' ', line.len);
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

static void explain_missing_colon(const struct report *report)
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
static bool explain_no_colon_above(const struct report *report)
{
	const struct source *source = report->source;
	uint32_t at = line_before(source, report->failure.problem_at);
	uint32_t end = line_end(source, at);
	struct report above = *report;

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
static void explain_value(const struct report *report)
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
static void explain_character(const struct report *report)
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
	help_quote(report, diag, at);
}

/* A tab inside a text that goes on over several lines, where indentation was expected. */
static void explain_tab(const struct report *report)
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
static void explain_key(const struct report *report)
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

static void explain_bracket(const struct report *report)
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
static void explain_content(const struct report *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.problem_at;
	char c = char_at(source, at);
	struct diag *diag;

	if (c == ']' || c == '}') {
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

static void explain_quote(const struct report *report)
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

static void explain_escape(const struct report *report)
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
static void explain_code(const struct report *report)
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

static void explain_anchor(const struct report *report)
{
	const struct source *source = report->source;
	uint32_t at = report->failure.context_at;
	char c = char_at(source, at);
	struct diag *diag = sink_report(report->sink, &loading_rules[LOADING_YAML_SYNTAX],
		span_of_character(source, at),
		"a text cannot begin with '%c' unless it is quoted", c);

	help_quote(report, diag, at);
}

static void explain_rest(const struct report *report)
{
	struct diag *diag = report_here(report, "the file goes on behind its end");

	diag_help(report->sink, diag,
		"begin every top-level key in the first column, and remove '...'");
}

static void explain_directive(const struct report *report)
{
	const struct source *source = report->source;
	uint32_t at = line_start(source, report->failure.problem_at);
	struct diag *diag = report_at(report, span_of_character(source, at),
		"a line that begins with '%' is an instruction to the parser, and not "
		"one that it knows");

	diag_help(report->sink, diag, "quote the text, or remove the line");
}

static const struct row rows[] = {
	{.problem = "mapping values are not allowed in this context",
		.explain = explain_value},
	{.problem = "found character that cannot start any token",
		.explain = explain_character},
	{.problem = "found a tab character that violates indentation",
		.explain = explain_tab},
	{.problem = "found a tab character where an indentation space is expected",
		.explain = explain_tab},
	{.problem = "could not find expected ':'", .explain = explain_missing_colon},
	{.problem = "did not find expected key", .explain = explain_key},
	{.problem = "did not find expected ',' or ']'", .explain = explain_bracket},
	{.problem = "did not find expected ',' or '}'", .explain = explain_bracket},
	{.problem = "did not find expected node content", .explain = explain_content},
	{.problem = "found unexpected end of stream", .explain = explain_quote},
	{.problem = "found unexpected document indicator", .explain = explain_quote},
	{.problem = "found unknown escape character", .explain = explain_escape},
	{.problem = "did not find expected hexdecimal number", .explain = explain_code},
	{.problem = "found invalid Unicode character escape code",
		.explain = explain_code},
	{.problem = "did not find expected alphabetic or numeric character",
		.explain = explain_anchor},
	{.problem = "did not find expected <document start>", .explain = explain_rest},
	{.problem = "found unknown directive name", .explain = explain_directive},
	{.problem = "could not find expected directive name",
		.explain = explain_directive},
	{.problem = "found unexpected non-alphabetical character",
		.explain = explain_directive},
	{.problem = "block sequence entries are not allowed in this context",
		.message = "a list cannot begin on the line of its key",
		.help = "begin the first '- ' on the next line, or write [a, b]; quote a "
			"text that begins with '- '"},
	{.problem = "mapping keys are not allowed in this context",
		.message = "a text cannot begin with '? ' unless it is quoted",
		.help = "put the whole text in quotes"},
	{.problem = "did not find expected '-' indicator",
		.message = "an item of the list was expected here, and it has no '- '",
		.help = "write '- ' before it, indent it under the item it belongs to, "
			"or move it out of the list",
		.note = "the list begins here"},
	{.problem = "did not find expected comment or line break",
		.message = "the text after '|' or '>' begins on the next line",
		.help = "write it there, indented; quote a text that begins with '|' or "
			"'>'"},
	{.problem = "found an indentation indicator equal to 0",
		.message = "the number behind '|' or '>' says how far the text is "
			   "indented, and is at least 1",
		.help = "leave it out"},
	{.problem = "found undefined tag handle",
		.message = "a text cannot begin with '!' unless it is quoted",
		.help = "put the whole text in quotes"},
	{.context = "while parsing a tag",
		.at_context = true,
		.message = "a text cannot begin with '!' unless it is quoted",
		.help = "put the whole text in quotes"},
	{.context = "while scanning a tag",
		.at_context = true,
		.message = "a text cannot begin with '!' unless it is quoted",
		.help = "put the whole text in quotes"},
	{.problem = "found unexpected ':'",
		.message = "a blank has to stand behind this ':'",
		.help = "write one, or quote the text"},
	{.problem = "found incompatible YAML document",
		.message = "this version of YAML is not known",
		.help = "remove the line '%YAML …'"},
	{.context = "while scanning a %YAML directive", .explain = explain_directive},
	{.context = "while scanning a %TAG directive", .explain = explain_directive},
	{.context = "while parsing a %TAG directive", .explain = explain_directive},
};

static bool fits(const char *wanted, const char *said)
{
	return !wanted || (said && strcmp(wanted, said) == 0);
}

/* A line not far above that no-break spaces indent: it ended what it was to go on with,
 * and the parser stumbles where that goes on. The place itself if there is none. */
static uint32_t no_break_above(const struct source *source, uint32_t place)
{
	uint32_t at = line_start(source, place);

	for (int lines = 0; at > 0 && lines < 100; lines++) {
		uint32_t first;

		at = line_start(source, at - 1);
		for (first = at; char_at(source, first) == ' ';)
			first++;
		if (strncmp(source->data + first, "\xC2\xA0", 2) == 0)
			return first;
	}
	return place;
}

/* The parser stumbles in the line with a slip, in the next one, or where the value ends
 * that began there. What it says of a quote or a bracket is more to the point. */
static bool explain_slip(const struct report *report)
{
	static const char *const problems[] = {
		"mapping values are not allowed in this context",
		"could not find expected ':'", "did not find expected key",
		"did not find expected '-' indicator",
		"did not find expected alphabetic or numeric character",
		"block sequence entries are not allowed in this context"};
	const struct source *source = report->source;
	const uint32_t places[] = {report->failure.problem_at,
		line_before(source, report->failure.problem_at),
		report->failure.context_at,
		no_break_above(source, report->failure.problem_at)};
	struct slip slip;
	bool found = false, fitting = false;

	for (size_t i = 0; i < COUNT_OF(problems); i++)
		fitting = fitting || fits(problems[i], report->failure.problem);
	for (size_t i = 0; fitting && !found && i < COUNT_OF(places); i++) {
		found = line_slip(source, places[i], &slip);
		if (found)
			diag_help(report->sink, report_at(report, slip.at, slip.wrong),
				"%s", slip.help.data);
		buf_release(&slip.help);
	}
	return found;
}

/* Git leaves both versions in the file, and these lines, which begin in the first
 * column, around them. */
static bool explain_merge(const struct report *report)
{
	static const char *const marks[] = {
		"<<<<<<< ", "=======", ">>>>>>> ", "||||||| "};
	const struct source *source = report->source;
	const uint32_t places[] = {report->failure.context_at, report->failure.problem_at,
		line_before(source, report->failure.problem_at)};

	for (size_t i = 0; i < COUNT_OF(places) * COUNT_OF(marks); i++) {
		uint32_t at = line_start(source, places[i / COUNT_OF(marks)]);
		uint32_t len = line_end(source, at) - at;
		struct str line = {source->data + at, len};

		if (!str_starts(line, marks[i % COUNT_OF(marks)]))
			continue;
		diag_help(report->sink,
			report_at(report, span_at(source, at, len),
				"an unfinished git merge stands here"),
			"keep one of the two versions, or what is right of both, and "
			"remove the lines that begin with '<<<<<<<', '=======' and "
			"'>>>>>>>'");
		return true;
	}
	return false;
}

static void explain_row(const struct report *report, const struct row *row)
{
	const struct yaml_failure *failure = &report->failure;
	struct diag *diag = report_at(report,
		span_of_character(report->source,
			row->at_context ? failure->context_at : failure->problem_at),
		row->message);

	if (row->note)
		note_context(report, diag, row->note);
	diag_help(report->sink, diag, "%s", row->help);
}

static void explain(const struct report *report)
{
	struct yaml_failure failure = report->failure;

	if (explain_merge(report) || explain_slip(report))
		return;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const struct row *row = &rows[i];

		if (!fits(row->problem, failure.problem) ||
			!fits(row->context, failure.context))
			continue;
		if (row->explain)
			row->explain(report);
		else
			explain_row(report, row);
		return;
	}
	report_here(report, failure.problem ? failure.problem : "this is not YAML");
}

/* Else who mends the line believes that it was the only mistake. */
static void note_rest(const struct report *report, struct diag *diag)
{
	const struct source *source = report->source;
	uint32_t begin = line_start(source, diag->at.begin - source->base);
	uint32_t rest = line_end(source, begin);
	struct place place;

	while (rest < source->len && strchr(" \t\r\n", source->data[rest]))
		rest++;
	if (rest < source->len &&
		sources_place(report->sink->sources, source->base + begin, &place))
		diag_note(report->sink, diag, span_at(source, begin, 0),
			"the rest of the file, from line %" PRIu32 " on, was not read",
			place.line);
}

void syntax_report(
	struct sink *sink, const struct source *source, struct yaml_failure failure)
{
	struct report report = {sink, source, failure};
	uint32_t count = sink->count;

	sink->syntax_failed = true;
	explain(&report);
	if (sink->count > count)
		note_rest(&report, sink->items[count]);
}
