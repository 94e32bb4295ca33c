/* Where findings stand, for people and for programs. */
#include "report_internal.h"

/* A line that begins with "::", blanks aside, is a command where a GitHub workflow runs:
 * a path that could make one begins with "./". */
static void add_harmless(struct buf *out, const char *name)
{
	if (strstr(name, "::") && name[0] != '.' && name[0] != '/')
		buf_add_text(out, "./");
	escape_add(out, str_of(name));
}

void place_add(struct buf *out, const struct sources *sources, struct span at)
{
	struct place place;

	if (!sources || !span_is_set(at) || !sources_place(sources, at.begin, &place)) {
		buf_add_text(out, "orgraph");
		return;
	}
	add_harmless(out, source_shown(place.source));
	buf_printf(out, ":%u:%u", (unsigned)place.line, (unsigned)place.column);
}

bool places_of(const struct sources *sources, struct span at, struct place *begin,
	struct place *end)
{
	*begin = (struct place){.line = 1, .column = 1};
	if (sources && span_is_set(at))
		sources_place(sources, at.begin, begin);
	if (!begin->source && sources)
		begin->source = sources_first(sources);
	*end = *begin;
	if (sources && at.end > at.begin)
		sources_place(sources, at.end, end);
	return begin->source != NULL;
}

bool is_stdin(const struct source *source)
{
	return strcmp(source->name, "-") == 0;
}

struct str report_about(const struct diag *diag)
{
	return diag->subject_count > 0 ? diag->subjects[0] : (struct str){0};
}

bool report_shows(const struct report *report, const struct diag *diag)
{
	return diag->severity >= report->least;
}

uint32_t report_hidden(const struct report *report)
{
	uint32_t hidden = 0;

	for (int i = SEVERITY_INFO; i < (int)report->least; i++)
		hidden += report->sink->counts[i];
	return hidden;
}
