/*
 * Findings as workflow commands of GitHub Actions, which make annotations of them beside
 * the lines. A command is a line, "::error file=a.yaml,line=7::text"; the text behind the
 * last "::" escapes %, CR and LF, the properties ':' and ',' as well. No other line that
 * is written may begin with "::".
 */
#include "report_internal.h"

static void add_escaped(struct buf *out, struct str text, const char *escaped)
{
	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c != '\0' && strchr(escaped, c))
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
		else
			buf_add_char(out, c);
	}
}

static void add_property(struct buf *out, bool *first, const char *name, struct str value)
{
	buf_printf(out, "%s%s=", *first ? " " : ",", name);
	*first = false;
	add_escaped(out, value, "%\r\n:,");
}

static void add_number(struct buf *out, bool *first, const char *name, uint32_t value)
{
	buf_printf(out, "%s%s=%u", *first ? " " : ",", name, (unsigned)value);
	*first = false;
}

/* Columns are for what lies on one line alone; standard input is no file. */
static void add_place(struct buf *out, bool *first, const struct sources *sources,
	struct span at, struct buf *scratch)
{
	struct place begin, end;
	struct buf path = {0};

	if (!places_of(sources, at, &begin, &end) || is_stdin(begin.source))
		return;
	source_path_add(&path, begin.source);
	buf_clear(scratch);
	escape_add(scratch, buf_str(&path));
	buf_release(&path);
	add_property(out, first, "file", buf_str(scratch));
	add_number(out, first, "line", begin.line);
	add_number(out, first, "endLine", end.line);
	if (begin.line != end.line)
		return;
	add_number(out, first, "col", begin.column);
	if (end.column > begin.column)
		add_number(out, first, "endColumn", end.column);
}

static void add_finding(struct buf *out, const struct sources *sources,
	const struct diag *diag, struct buf *scratch)
{
	static const char *const commands[] = {[SEVERITY_INFO] = "notice",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error"};
	bool first = true;

	buf_printf(out, "::%s", commands[diag->severity]);
	add_place(out, &first, sources, diag->at, scratch);
	add_property(out, &first, "title", str_of(diag->rule->slug));
	buf_add_text(out, "::");
	buf_clear(scratch);
	escape_add(scratch, diag->message);
	for (const struct diag_note *note = diag->notes; note; note = note->next) {
		buf_add_char(scratch, '\n');
		place_add(scratch, sources, note->at);
		buf_add_text(scratch, ": ");
		escape_add(scratch, note->message);
	}
	if (diag->help.len > 0) {
		buf_add_text(scratch, "\nhelp: ");
		escape_add(scratch, diag->help);
	}
	add_escaped(out, buf_str(scratch), "%\r\n");
	buf_add_char(out, '\n');
}

void report_github(struct outlet *out, const struct report *report)
{
	const struct sink *sink = report->sink;
	struct buf scratch = {0};

	for (uint32_t i = 0; i < sink->count; i++) {
		if (!report_shows(report, sink->items[i]))
			continue;
		add_finding(&out->buf, sink->sources, sink->items[i], &scratch);
		outlet_item(out, report_about(sink->items[i]));
	}
	buf_release(&scratch);
	report_ending(out, report, (struct report_style){0});
}
