/*
 * Findings as a comment on a pull request: the counts, a table of the rules that found
 * something, the gravest first, and folded below it what each of them found, as a
 * terminal would show it. Users' texts stand in fenced code alone, where nothing is
 * markup, a mention or a link.
 *
 * A comment has a limit of 65,536 characters on GitHub: what would go beyond is counted.
 */
#include "base/xml.h"
#include "report_internal.h"
#include "tally.h"

/* Bytes, which are never fewer than characters; the rest is for the table and the end. */
#define ROOM 50000

/* Code as a rule's text has it, `reports_to`, ends on the same line; its length, or 0. */
static size_t code_span(const char *text)
{
	const char *end = text[0] == '`' && text[1] != '`' ? strchr(text + 1, '`') : NULL;

	return end ? (size_t)(end - text) + 1 : 0;
}

/* A table splits cells within code, too. */
static void add_code(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '|')
			buf_add_char(out, '\\');
		buf_add_char(out, text[i]);
	}
}

void markdown_add(struct buf *out, struct str text)
{
	struct buf shown = {0};
	size_t pos = 0;

	escape_add(&shown, text);
	while (pos < shown.len) {
		size_t code = code_span(shown.data + pos);

		if (code > 0) {
			add_code(out, shown.data + pos, code);
			pos += code;
			continue;
		}
		if (strchr("\\`*_[]<>&|~$#!", shown.data[pos]))
			buf_add_char(out, '\\');
		buf_add_char(out, shown.data[pos]);
		/* a mention of somebody is more than a text */
		if (shown.data[pos++] == '@')
			buf_add_text(out, "<!-- -->");
	}
	buf_release(&shown);
}

static void add_table(struct outlet *out, const struct report *report,
	const struct tally_row *const *rows, uint32_t count)
{
	if (report->sink->count == 0)
		return;
	buf_add_text(&out->buf, "\n| severity | rule | findings | what it finds |\n"
				"|---|---|---:|---|\n");
	for (uint32_t i = 0; i < count; i++) {
		const struct tally_row *row = rows[i];

		if (row->count == 0)
			continue;
		buf_printf(&out->buf, "| %s | ", severity_name(row->severity));
		markdown_add(&out->buf, str_of(row->rule->slug));
		buf_printf(&out->buf, " | %u | ", (unsigned)row->count);
		markdown_add(&out->buf, str_of(row->rule->summary));
		buf_add_text(&out->buf, " |\n");
	}
}

/* A fence is longer than any run of backticks inside. */
static uint32_t fence_for(struct str text)
{
	uint32_t longest = 2, run = 0;

	for (uint32_t i = 0; i < text.len; i++) {
		run = text.ptr[i] == '`' ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest + 1;
}

/* As many findings of a rule as there is room for; returns how many. */
static uint32_t take_findings(struct outlet *text, const struct report *report,
	const struct tally *tally, const struct tally_row *row, size_t room)
{
	uint32_t taken = 0;

	for (; taken < row->count; taken++) {
		size_t before = text->buf.len;

		report_finding(text, report->sink->sources,
			tally->items[row->first + taken], (struct report_style){0});
		if (text->buf.len <= room)
			continue;
		text->buf.len = before;
		break;
	}
	return taken;
}

/* Within <summary> nothing but HTML is markup; a slug may come from an organisation. */
static void begin_details(struct buf *out, const struct tally_row *row)
{
	struct buf slug = {0};

	escape_add(&slug, str_of(row->rule->slug));
	buf_printf(out, "\n<details><summary>%s: ", severity_name(row->severity));
	xml_add(out, buf_str(&slug));
	buf_printf(out, " (%u)</summary>\n\n", (unsigned)row->count);
	buf_release(&slug);
}

/* Returns the bytes that it took of the room. */
static size_t add_details(struct outlet *out, const struct report *report,
	const struct tally *tally, const struct tally_row *row, size_t room)
{
	struct outlet text = {0};
	uint32_t taken = take_findings(&text, report, tally, row, room);
	size_t used = text.buf.len;
	uint32_t fence = fence_for(buf_str(&text.buf));

	begin_details(&out->buf, row);
	if (taken > 0) {
		buf_add_fill(&out->buf, '`', fence);
		buf_add_text(&out->buf, "text\n");
		buf_add(&out->buf, text.buf.data, text.buf.len);
		buf_add_fill(&out->buf, '`', fence);
		buf_add_text(&out->buf, "\n\n");
	}
	if (taken < row->count)
		buf_printf(&out->buf,
			"%u of %u are left out here, where there is room for so much: "
			"`orgraph check` shows all.\n\n",
			(unsigned)(row->count - taken), (unsigned)row->count);
	buf_add_text(&out->buf, "</details>\n");
	outlet_release(&text);
	outlet_pass(out);
	return used;
}

static void add_all_details(struct outlet *out, const struct report *report,
	const struct tally *tally, const struct tally_row *const *rows)
{
	size_t room = ROOM;

	for (uint32_t i = 0; i < tally->count; i++) {
		if (rows[i]->count == 0 || rows[i]->severity < report->least)
			continue;
		room -= add_details(out, report, tally, rows[i], room);
	}
}

void report_markdown(struct outlet *out, const struct report *report)
{
	struct tally tally;
	const struct tally_row **rows;

	tally_make(&tally, report->sink);
	rows = tally_by_gravity(&tally);
	buf_add_text(&out->buf, "### orgraph: ");
	report_summary(out, report, (struct report_style){0});
	add_table(out, report, rows, tally.count);
	if (!report->by_rule) {
		add_all_details(out, report, &tally, rows);
		if (report_hidden(report) > 0) {
			buf_add_char(&out->buf, '\n');
			report_add_hidden(&out->buf, report);
			buf_add_text(&out->buf, " not shown (--min-severity)\n");
		}
	}
	free(rows);
	tally_release(&tally);
}
