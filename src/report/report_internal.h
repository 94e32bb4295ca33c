/*
 * What the writers share: colours, a line of source with its caret, places, and the
 * functions behind the table of formats.
 */
#ifndef REPORT_INTERNAL_H
#define REPORT_INTERNAL_H

#include "report/report.h"

enum paint {
	PAINT_OFF,
	PAINT_STRONG,
	PAINT_FAINT,
	PAINT_ERROR,
	PAINT_WARNING,
	PAINT_INFO,
	PAINT_NOTE,
	PAINT_HELP,
	PAINT__COUNT
};

/* The escape sequence, or "" without colour. */
const char *paint_code(struct report_style style, enum paint paint);
enum paint paint_of_severity(enum severity severity);
void paint_add(
	struct buf *out, struct report_style style, enum paint paint, const char *text);

/*
 * One character as it is shown at column `column` (from 0) of a line: tabs as spaces to
 * the next stop, what cannot be shown escaped. `bytes` is how it stood in the text.
 * Appends to `out` and returns the columns it takes.
 */
uint32_t rune_show(struct buf *out, uint32_t rune, struct str bytes, uint32_t column);

/* How many bytes from `pos` on, before `end`, are plain: one column each, shown as they
 * are. Most texts are nothing else. */
uint32_t plain_run(struct str text, uint32_t pos, uint32_t end);

/* The first line of a span with its number and a caret below; nothing for no place. */
void excerpt_add(struct buf *out, const struct sources *sources, struct span span,
	struct report_style style, enum paint caret);

/* "a.yaml:42:15", or "orgraph" for nowhere. */
void place_add(struct buf *out, const struct sources *sources, struct span at);

/*
 * Where a span begins and ends. What is nowhere stands at the beginning of the first
 * input, since other programs count on a place. False if there is no input at all.
 */
bool places_of(const struct sources *sources, struct span at, struct place *begin,
	struct place *end);

bool is_stdin(const struct source *source);

/* The node that a finding is about first; {0}: it is about none. */
struct str report_about(const struct diag *diag);

/* Is the finding one of those that --min-severity shows? And how many are not. */
bool report_shows(const struct report *report, const struct diag *diag);
uint32_t report_hidden(const struct report *report);

/* "40 infos and 3 warnings"; nothing for none. */
void report_add_hidden(struct buf *out, const struct report *report);

/* The counts and what was hidden, unless --quiet. */
void report_ending(
	struct outlet *out, const struct report *report, struct report_style style);

struct json;

/* The members `path` and `data` of a finding, if it has them. */
void json_add_path(struct json *json, const struct diag *diag);
void json_add_data(struct json *json, const struct diag *diag);

/* "at": {"file", "line", "column"}; nothing where there is no place. */
void json_add_place(struct json *json, const char *key, const struct sources *sources,
	struct span at);

/* A text as one field of a CSV file (RFC 4180): see csv.c for what becomes of formulas.
 */
void csv_field(struct buf *out, struct str text);

/* A text of ours as Markdown, in which `code` is code. */
void markdown_add(struct buf *out, struct str text);

/* A text of the user's inside Markdown: on one line, fit for the cell of a table, and
 * meaning nothing to what renders it or to the forge that shows it. */
void markdown_add_raw(struct buf *out, struct str text);

/* ---- a file each; formats.c is the table ---- */

void report_sarif(struct outlet *out, const struct report *report);
void report_junit(struct outlet *out, const struct report *report);
void report_github(struct outlet *out, const struct report *report);
void report_gitlab(struct outlet *out, const struct report *report);
void report_markdown(struct outlet *out, const struct report *report);
void report_csv(struct outlet *out, const struct report *report);

#endif
