/* Colours: none, unless asked for. The sixteen that every terminal has. */
#include "report_internal.h"

static const char *const codes[PAINT__COUNT] = {
	[PAINT_OFF] = "\033[0m",
	[PAINT_STRONG] = "\033[1m",
	[PAINT_FAINT] = "\033[2m",
	[PAINT_ERROR] = "\033[1;31m",
	[PAINT_WARNING] = "\033[1;35m",
	[PAINT_INFO] = "\033[1;34m",
	[PAINT_NOTE] = "\033[1;36m",
	[PAINT_HELP] = "\033[1;32m",
};

const char *paint_code(struct report_style style, enum paint paint)
{
	return style.colour ? codes[paint] : "";
}

enum paint paint_of_severity(enum severity severity)
{
	return severity == SEVERITY_ERROR     ? PAINT_ERROR
	       : severity == SEVERITY_WARNING ? PAINT_WARNING
					      : PAINT_INFO;
}

void paint_add(
	struct buf *out, struct report_style style, enum paint paint, const char *text)
{
	buf_add_text(out, paint_code(style, paint));
	buf_add_text(out, text);
	buf_add_text(out, paint_code(style, PAINT_OFF));
}
