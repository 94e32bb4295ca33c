/* What the writers of text share: colours, and a line of source with its caret. */
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

#endif
