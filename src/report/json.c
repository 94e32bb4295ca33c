/*
 * Findings as JSON, format 1 of product.md: keys and their order are a contract. What
 * has nothing to say is absent.
 */
#include "base/json.h"
#include "base/version.h"
#include "report_internal.h"

static void add_number(struct json *json, const char *key, uint64_t value)
{
	json_key(json, key);
	json_uint(json, value);
}

static void add_summary(struct json *json, const struct report *report)
{
	const struct model *model = report->model;
	const struct sink *sink = report->sink;

	json_key(json, "summary");
	json_open(json, '{', true);
	for (int i = SEVERITY_ERROR; i > SEVERITY_OFF; i--)
		add_number(json, severity_name((enum severity)i), sink->counts[i]);
	add_number(json, "suppressed", sink->suppressed.count);
	add_number(json, "groups", model->counts[SORT_GROUP]);
	add_number(json, "posts", model->counts[SORT_POST]);
	add_number(json, "units", model->counts[SORT_UNIT]);
	add_number(json, "persons", model->counts[SORT_PERSON]);
	add_number(json, "lines", model->distinct_lines);
	add_number(json, "unrooted", report->analysis->unrooted);
	json_close(json);
}

/* What is nowhere stands at the beginning of the first input: readers count on a place.
 */
static void add_place(
	struct json *json, const struct sources *sources, struct span at, bool end)
{
	struct place place = {.line = 1, .column = 1};

	if (sources && span_is_set(at))
		sources_place(sources, at.begin, &place);
	if (!place.source && sources && sources->count > 0)
		place.source = sources->items[0];
	json_key(json, "file");
	json_text(json, place.source ? place.source->name : "");
	add_number(json, "line", place.line);
	add_number(json, "column", place.column);
	if (!end)
		return;
	if (sources && span_is_set(at))
		sources_place(sources, at.end < at.begin ? at.begin : at.end, &place);
	add_number(json, "end_line", place.line);
	add_number(json, "end_column", place.column);
}

static void add_texts(struct json *json, const struct str *texts, uint32_t count)
{
	json_open(json, '[', true);
	for (uint32_t i = 0; i < count; i++)
		json_str(json, texts[i]);
	json_close(json);
}

static void add_notes(
	struct json *json, const struct sources *sources, const struct diag_note *note)
{
	json_key(json, "notes");
	json_open(json, '[', true);
	for (; note; note = note->next) {
		json_open(json, '{', true);
		json_key(json, "message");
		json_str(json, note->message);
		if (span_is_set(note->at))
			add_place(json, sources, note->at, false);
		json_close(json);
	}
	json_close(json);
}

static void add_datum(struct json *json, const struct datum *datum)
{
	json_key(json, datum->name);
	switch (datum->kind) {
	case DATUM_NUMBER:
		json_uint(json, datum->number);
		break;
	case DATUM_BOOL:
		json_bool(json, datum->number != 0);
		break;
	case DATUM_TEXT:
		json_str(json, datum->text[0]);
		break;
	case DATUM_PAIRS:
		json_open(json, '[', true);
		for (uint32_t i = 0; i < datum->count; i++)
			add_texts(json, datum->text + 2 * (size_t)i, 2);
		json_close(json);
		break;
	}
}

static void add_finding(
	struct json *json, const struct sources *sources, const struct diag *diag)
{
	json_open(json, '{', true);
	json_key(json, "rule");
	json_text(json, diag->rule->slug);
	json_key(json, "severity");
	json_text(json, severity_name(diag->severity));
	json_key(json, "message");
	json_str(json, diag->message);
	add_place(json, sources, diag->at, true);
	json_key(json, "subjects");
	add_texts(json, diag->subjects, diag->subject_count);
	if (diag->path_count > 0) {
		json_key(json, "path");
		add_texts(json, diag->path, diag->path_count);
	}
	if (diag->notes)
		add_notes(json, sources, diag->notes);
	if (diag->help.len > 0) {
		json_key(json, "help");
		json_str(json, diag->help);
	}
	if (diag->data) {
		json_key(json, "data");
		json_open(json, '{', true);
		for (const struct datum *datum = diag->data; datum; datum = datum->next)
			add_datum(json, datum);
		json_close(json);
	}
	json_close(json);
}

void report_json(struct outlet *out, const struct report *report)
{
	struct json json;

	json_init(&json, &out->buf);
	json_open(&json, '{', false);
	add_number(&json, "format", 1);
	json_key(&json, "tool");
	json_open(&json, '{', true);
	json_key(&json, "name");
	json_text(&json, "orgraph");
	json_key(&json, "version");
	json_text(&json, ORGRAPH_VERSION);
	json_close(&json);
	add_summary(&json, report);
	json_key(&json, "findings");
	json_open(&json, '[', false);
	for (uint32_t i = 0; i < report->sink->count; i++) {
		add_finding(&json, report->sink->sources, report->sink->items[i]);
		outlet_pass(out);
	}
	json_close(&json);
	json_close(&json);
}
