/* Findings as text, in the manner of compilers: place, severity, message, [rule]. */
#include "report_internal.h"
#include "tally.h"

static void add_head(struct buf *out, const struct sources *sources, struct span at,
	struct report_style style, enum paint paint, const char *word)
{
	buf_add_text(out, paint_code(style, PAINT_STRONG));
	place_add(out, sources, at);
	buf_add_char(out, ':');
	buf_add_text(out, paint_code(style, PAINT_OFF));
	buf_add_char(out, ' ');
	buf_add_text(out, paint_code(style, paint));
	buf_add_text(out, word);
	buf_add_char(out, ':');
	buf_add_text(out, paint_code(style, PAINT_OFF));
	buf_add_char(out, ' ');
}

/* Why a finding does not count, and where somebody says so. */
static void add_suppression(struct buf *out, const struct sources *sources,
	const struct suppression *suppression, struct report_style style)
{
	add_head(out, sources, suppression->at, style, PAINT_NOTE, "suppressed");
	if (suppression->kind == SUPPRESSION_BASELINE)
		buf_add_text(out, "the baseline knows it");
	else
		escape_add(out, suppression->reason);
	buf_add_char(out, '\n');
}

void report_finding(struct outlet *outlet, const struct sources *sources,
	const struct diag *diag, struct report_style style)
{
	enum paint paint = paint_of_severity(diag->severity);
	struct buf *out = &outlet->buf;

	add_head(out, sources, diag->at, style, paint, severity_name(diag->severity));
	escape_add(out, diag->message);
	buf_add_text(out, " [");
	escape_add(out, str_of(diag->rule->slug));
	buf_add_text(out, "]\n");
	if (sources)
		excerpt_add(out, sources, diag->at, style, paint);
	for (const struct diag_note *note = diag->notes; note; note = note->next) {
		add_head(out, sources, note->at, style, PAINT_NOTE, "note");
		escape_add(out, note->message);
		buf_add_char(out, '\n');
		outlet_pass(outlet);
	}
	if (diag->suppression)
		add_suppression(out, sources, diag->suppression, style);
	if (diag->help.len > 0) {
		paint_add(out, style, PAINT_HELP, "help:");
		buf_add_char(out, ' ');
		escape_add(out, diag->help);
		buf_add_char(out, '\n');
	}
	outlet_pass(outlet);
}

/* "1 group", "2 groups" */
static void add_count(struct buf *out, uint64_t count, const char *thing)
{
	buf_printf(out, "%llu %s%s", (unsigned long long)count, thing,
		count == 1 ? "" : "s");
}

void report_counts(struct buf *out, const struct sink *sink)
{
	bool first = true;

	if (sink->count == 0)
		buf_add_text(out, "no findings");
	for (int i = SEVERITY_ERROR; i > SEVERITY_OFF; i--) {
		if (sink->counts[i] == 0)
			continue;
		if (!first)
			buf_add_text(out, ", ");
		first = false;
		add_count(out, sink->counts[i], severity_name((enum severity)i));
	}
}

void report_summary(
	struct outlet *outlet, const struct report *report, struct report_style style)
{
	static const enum sort sorts[] = {SORT_GROUP, SORT_POST, SORT_UNIT, SORT_PERSON};
	const struct sink *sink = report->sink;
	struct buf *out = &outlet->buf;
	enum paint paint = sink->counts[SEVERITY_ERROR] > 0     ? PAINT_ERROR
			   : sink->counts[SEVERITY_WARNING] > 0 ? PAINT_WARNING
								: PAINT_STRONG;

	buf_add_text(out, paint_code(style, paint));
	report_counts(out, sink);
	buf_add_text(out, paint_code(style, PAINT_OFF));
	for (size_t i = 0; i < COUNT_OF(sorts); i++) {
		uint32_t count = report->model->counts[sorts[i]];

		if (i > 0 && count == 0)
			continue;
		buf_add_text(out, i == 0 ? " in " : ", ");
		add_count(out, count, sort_name(sorts[i]));
	}
	buf_add_text(out, ", ");
	add_count(out, report->model->distinct_lines, "line");
	if (report->analysis->unrooted > 0)
		buf_printf(out, "; %u node%s no root",
			(unsigned)report->analysis->unrooted,
			report->analysis->unrooted == 1 ? " reaches" : "s reach");
	if (sink->suppressed.count > 0)
		buf_printf(out, "; %u suppressed", (unsigned)sink->suppressed.count);
	if (sink->trouble_count > 0 || sink->syntax_failed)
		buf_add_text(out, "; not everything could be read");
	buf_add_char(out, '\n');
	outlet_pass(outlet);
}

void report_add_hidden(struct buf *out, const struct report *report)
{
	const uint32_t *counts = report->sink->counts;
	bool first = true;

	for (int i = (int)report->least - 1; i > SEVERITY_OFF; i--) {
		if (counts[i] == 0)
			continue;
		if (!first)
			buf_add_text(out, " and ");
		first = false;
		add_count(out, counts[i], severity_name((enum severity)i));
	}
}

void report_ending(
	struct outlet *out, const struct report *report, struct report_style style)
{
	if (report->quiet)
		return;
	report_summary(out, report, style);
	if (report_hidden(report) == 0)
		return;
	report_add_hidden(&out->buf, report);
	buf_add_text(&out->buf, " not shown (--min-severity)\n");
}

/* The number of each rule's findings, the gravest rules first. */
static void add_rules(struct outlet *out, const struct report *report)
{
	struct tally tally;
	const struct tally_row **rows;
	int width;

	tally_make(&tally, report->sink);
	rows = tally_by_gravity(&tally);
	width = tally.count > 0 ? snprintf(NULL, 0, "%u", (unsigned)tally.most) : 0;
	for (uint32_t i = 0; i < tally.count; i++) {
		const struct tally_row *row = rows[i];

		if (row->count == 0)
			continue;
		buf_printf(&out->buf, "%*u ", width, (unsigned)row->count);
		buf_add_text(&out->buf,
			paint_code(report->style, paint_of_severity(row->severity)));
		buf_printf(&out->buf, " %-7s", severity_name(row->severity));
		buf_add_text(&out->buf, paint_code(report->style, PAINT_OFF));
		buf_add_text(&out->buf, "  ");
		escape_add(&out->buf, str_of(row->rule->slug));
		buf_add_char(&out->buf, '\n');
		outlet_pass(out);
	}
	free(rows);
	tally_release(&tally);
}

static void add_findings(struct outlet *out, const struct report *report)
{
	const struct sink *sink = report->sink;

	for (uint32_t i = 0; i < sink->count; i++)
		if (report_shows(report, sink->items[i]))
			report_finding(out, sink->sources, sink->items[i], report->style);
	for (uint32_t i = 0; report->suppressed && i < sink->suppressed.count; i++)
		if (report_shows(report, sink->suppressed.items[i]))
			report_finding(out, sink->sources, sink->suppressed.items[i],
				report->style);
}

void report_text(struct outlet *out, const struct report *report)
{
	if (!report->by_rule) {
		add_findings(out, report);
		report_ending(out, report, report->style);
		return;
	}
	add_rules(out, report);
	if (!report->quiet)
		report_summary(out, report, report->style);
}
