/*
 * Findings as a code-quality report of GitLab: an array of issues. The members are those
 * that GitLab documents; an issue is known by its fingerprint, which may occur once.
 */
#include "base/json.h"
#include "diag/fingerprint.h"
#include "report_internal.h"

static void add_lines(
	struct json *json, const struct place *begin, const struct place *end)
{
	json_key(json, "lines");
	json_open(json, '{', true);
	json_key(json, "begin");
	json_uint(json, begin->line);
	json_key(json, "end");
	json_uint(json, end->line);
	json_close(json);
}

static void add_location(struct json *json, const struct sources *sources, struct span at)
{
	struct place begin, end;
	struct buf path = {0};

	if (places_of(sources, at, &begin, &end))
		source_path_add(&path, begin.source);
	json_key(json, "location");
	json_open(json, '{', true);
	json_key(json, "path");
	json_str(json, buf_str(&path));
	add_lines(json, &begin, &end);
	json_close(json);
	buf_release(&path);
}

/* The page shows the description as text: what would reorder it is shown. */
static void add_finding(struct json *json, const struct sources *sources,
	const struct diag *diag, struct str fingerprint)
{
	static const char *const severities[] = {[SEVERITY_INFO] = "info",
		[SEVERITY_WARNING] = "minor",
		[SEVERITY_ERROR] = "major"};
	struct buf description = {0};

	escape_add(&description, diag->message);
	json_open(json, '{', true);
	json_key(json, "description");
	json_str(json, buf_str(&description));
	json_key(json, "check_name");
	json_text(json, diag->rule->slug);
	json_key(json, "fingerprint");
	json_str(json, fingerprint);
	json_key(json, "severity");
	json_text(json, severities[diag->severity]);
	add_location(json, sources, diag->at);
	json_close(json);
	buf_release(&description);
}

void report_gitlab(struct outlet *out, const struct report *report)
{
	const struct sink *sink = report->sink;
	struct fingerprints prints;
	struct buf print = {0};
	struct json json;

	fingerprints_init(&prints, sink->count);
	json_init(&json, &out->buf);
	json_open(&json, '[', false);
	for (uint32_t i = 0; i < sink->count; i++) {
		const struct diag *diag = sink->items[i];

		buf_clear(&print);
		fingerprint_add(&print, &prints, sink->sources, diag);
		if (report_shows(report, diag))
			add_finding(&json, sink->sources, diag, buf_str(&print));
		outlet_item(out, report_about(diag));
	}
	json_close(&json);
	buf_release(&print);
	fingerprints_release(&prints);
}
