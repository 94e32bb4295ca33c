/*
 * Why a text does not parse, in words that somebody who writes an organisation and not a
 * parser can act on. libyaml names a problem, what it was reading (the context), and a
 * place for each; a row of the table below says what people did to get there.
 */
#include "place_internal.h"
#include "syntax_internal.h"

#include "model/loading.h"

#include <inttypes.h>

struct row {
	const char *problem, *context; /* as libyaml has them; NULL: any */
	explainer *explain;            /* instead of what follows */
	bool at_context;               /* else at the problem */
	const char *message, *help;
	const char *note; /* at the context */
};

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
	{.problem = "found duplicate %YAML directive",
		.message = "a second line that begins with '%YAML' stands here",
		.help = "remove it"},
	{.problem = "found duplicate %TAG directive",
		.message = "a second line that begins with '%TAG' says the same",
		.help = "remove it"},
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
static bool explain_slip(const struct stumble *report)
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
static bool explain_merge(const struct stumble *report)
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

/* At the beginning of a line there can be a second one only where files were joined. */
static bool explain_byte_order_mark(const struct stumble *report)
{
	const struct source *source = report->source;
	const uint32_t places[] = {report->failure.problem_at,
		line_before(source, report->failure.problem_at)};

	for (size_t i = 0; i < COUNT_OF(places); i++) {
		uint32_t at = line_start(source, places[i]);

		if (strncmp(source->data + at, "\xEF\xBB\xBF", 3) != 0)
			continue;
		diag_help(report->sink,
			report_at(report, span_at(source, at, 3),
				"a byte-order mark stands here, as where one file was "
				"put behind another"),
			"remove this invisible mark, or keep the files apart");
		return true;
	}
	return false;
}

/* Where `//` or a slash and a star begin the line, or stand behind a comma or an opening
 * bracket; its end: nowhere. */
static uint32_t find_slashes(const struct source *source, uint32_t at)
{
	uint32_t end = line_end(source, at);
	char before = ',';

	for (at = line_start(source, at); at + 1 < end; at++) {
		char c = source->data[at], next = source->data[at + 1];

		if (c == '/' && (next == '/' || next == '*') && strchr(",{[", before))
			return at;
		if (c != ' ' && c != '\t')
			before = c;
	}
	return end;
}

/* A comment of JavaScript, as many write them into JSON. */
static bool explain_slashes(const struct stumble *report)
{
	const struct source *source = report->source;
	const uint32_t places[] = {report->failure.problem_at,
		line_before(source, report->failure.problem_at)};

	for (size_t i = 0; i < COUNT_OF(places); i++) {
		uint32_t at = find_slashes(source, places[i]);

		if (at == line_end(source, places[i]))
			continue;
		diag_help(report->sink,
			report_at(report, span_at(source, at, 2),
				"a comment begins with '#' here, as in YAML"),
			"write '# ' before each line of the comment, or remove it");
		return true;
	}
	return false;
}

static void explain_row(const struct stumble *report, const struct row *row)
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

static void explain(const struct stumble *report)
{
	struct yaml_failure failure = report->failure;

	if (explain_merge(report) || explain_byte_order_mark(report) ||
		explain_slashes(report) || explain_slip(report))
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
static void note_rest(const struct stumble *report, struct diag *diag)
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
	struct stumble report = {sink, source, failure};
	uint32_t count = sink->count;

	sink->syntax_failed = true;
	explain(&report);
	if (sink->count > count)
		note_rest(&report, sink->items[count]);
}
