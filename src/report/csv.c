/*
 * Findings as a table for spreadsheets (RFC 4180): a header, then a row each.
 *
 * What a spreadsheet would run as a formula ('=', '+', '-', '@' in front, their wide
 * forms, a tab or a carriage return) gets an apostrophe before it, which spreadsheets
 * take for "this is text" (OWASP, "CSV Injection"). Control characters and marks that
 * reorder or hide text are shown as \u{202e}, and breaks of lines as \n: a row is a line,
 * for those who read line by line. A log of CI is one, to whose runner a line that begins
 * with '::error::' would speak.
 */
#include "report_internal.h"

#include "base/utf8.h"

/* U+FF0B, U+FF0D, U+FF1D and U+FF20 are read as what they look like. */
static bool is_formula(uint32_t rune)
{
	return rune == '=' || rune == '+' || rune == '-' || rune == '@' || rune == '\t' ||
	       rune == '\r' || rune == '\n' || rune == 0xff0b || rune == 0xff0d ||
	       rune == 0xff1d || rune == 0xff20;
}

static bool starts_formula(struct str text)
{
	uint32_t pos = 0;

	while (pos < text.len && text.ptr[pos] == ' ')
		pos++;
	return pos < text.len && is_formula(utf8_next(text, &pos));
}

/* A reader may trim what is not quoted. */
static bool wants_quotes(struct str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' ||
			c == '\t')
			return true;
	}
	return text.len > 0 && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ');
}

static void add_rune(struct buf *out, uint32_t rune, struct str bytes)
{
	if (rune == '"')
		buf_add_text(out, "\"\"");
	else if (rune == '\n' || rune == '\r')
		buf_add_text(out, rune == '\n' ? "\\n" : "\\r");
	else if (rune == '\t')
		buf_add_str(out, bytes);
	else
		rune_show(out, rune, bytes, 0);
}

void csv_field(struct buf *out, struct str text)
{
	bool formula = starts_formula(text);
	bool quoted = formula || wants_quotes(text);

	if (quoted)
		buf_add_char(out, '"');
	if (formula)
		buf_add_char(out, '\'');
	for (uint32_t pos = 0; pos < text.len;) {
		uint32_t begin = pos, rune;

		while (pos < text.len && text.ptr[pos] != '"' &&
			plain_run(text, pos, pos + 1))
			pos++;
		buf_add(out, text.ptr + begin, pos - begin);
		if (pos == text.len)
			break;
		begin = pos;
		rune = utf8_next(text, &pos);
		add_rune(out, rune, (struct str){text.ptr + begin, pos - begin});
	}
	if (quoted)
		buf_add_char(out, '"');
}

/* ---- findings ---- */

static void add_number(struct buf *out, uint32_t number)
{
	buf_printf(out, ",%u", (unsigned)number);
}

static void add_joined(struct buf *out, const struct str *texts, uint32_t count)
{
	struct buf all = {0};

	for (uint32_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_text(&all, ", ");
		buf_add_str(&all, texts[i]);
	}
	buf_add_char(out, ',');
	csv_field(out, buf_str(&all));
	buf_release(&all);
}

static void add_finding(
	struct buf *out, const struct sources *sources, const struct diag *diag)
{
	struct place begin, end;

	places_of(sources, diag->at, &begin, &end);
	buf_printf(out, "%s,", severity_name(diag->severity));
	csv_field(out, str_of(diag->rule->slug));
	buf_add_char(out, ',');
	csv_field(out, str_of(begin.source ? source_shown(begin.source) : ""));
	add_number(out, begin.line);
	add_number(out, begin.column);
	add_number(out, end.line);
	add_number(out, end.column);
	buf_add_char(out, ',');
	csv_field(out, diag->message);
	add_joined(out, diag->subjects, diag->subject_count);
	add_joined(out, diag->path, diag->path_count);
	buf_add_char(out, ',');
	csv_field(out, diag->help);
	buf_add_text(out, "\r\n");
}

void report_csv(struct outlet *out, const struct report *report)
{
	const struct sink *sink = report->sink;

	buf_add_text(&out->buf, "severity,rule,file,line,column,end_line,end_column,"
				"message,subjects,path,help\r\n");
	outlet_item(out, (struct str){0});
	for (uint32_t i = 0; i < sink->count; i++) {
		if (!report_shows(report, sink->items[i]))
			continue;
		add_finding(&out->buf, sink->sources, sink->items[i]);
		outlet_item(out, report_about(sink->items[i]));
	}
}
