/*
 * Findings as JSON, format 1 of product.md: keys and their order are a contract. What
 * has nothing to say is absent.
 */
#include "base/json.h"
#include "base/version.h"
#include "report_internal.h"
#include "tally.h"

static void add_number(struct json *json, const char *key, uint64_t value)
{
	json_key(json, key);
	json_uint(json, value);
}

static void add_rules(struct json *json, const struct sink *sink)
{
	struct tally tally;

	tally_make(&tally, sink);
	json_key(json, "rules");
	json_open(json, '{', true);
	for (uint32_t i = 0; i < tally.count; i++)
		if (tally.rows[i].count > 0)
			add_number(json, tally.rows[i].rule->slug, tally.rows[i].count);
	json_close(json);
	tally_release(&tally);
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
	if (report_hidden(report) > 0)
		add_number(json, "hidden", report_hidden(report));
	add_number(json, "groups", model->counts[SORT_GROUP]);
	add_number(json, "posts", model->counts[SORT_POST]);
	add_number(json, "units", model->counts[SORT_UNIT]);
	add_number(json, "persons", model->counts[SORT_PERSON]);
	add_number(json, "lines", model->distinct_lines);
	add_number(json, "unrooted", report->analysis->unrooted);
	if (report->by_rule)
		add_rules(json, sink);
	json_close(json);
}

static void add_place(
	struct json *json, const struct sources *sources, struct span at, bool end)
{
	struct place from, to;

	places_of(sources, at, &from, &to);
	json_key(json, "file");
	json_text(json, from.source ? source_shown(from.source) : "");
	add_number(json, "line", from.line);
	add_number(json, "column", from.column);
	if (!end)
		return;
	add_number(json, "end_line", to.line);
	add_number(json, "end_column", to.column);
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

void json_add_path(struct json *json, const struct diag *diag)
{
	if (diag->path_count == 0)
		return;
	json_key(json, "path");
	add_texts(json, diag->path, diag->path_count);
}

void json_add_data(struct json *json, const struct diag *diag)
{
	if (!diag->data)
		return;
	json_key(json, "data");
	json_open(json, '{', true);
	for (const struct datum *datum = diag->data; datum; datum = datum->next)
		add_datum(json, datum);
	json_close(json);
}

static void add_suppression(struct json *json, const struct suppression *suppression)
{
	json_key(json, "suppression");
	json_open(json, '{', true);
	json_key(json, "kind");
	json_text(json, suppression_kind_name(suppression->kind));
	if (suppression->reason.len > 0) {
		json_key(json, "reason");
		json_str(json, suppression->reason);
	}
	json_close(json);
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
	json_add_path(json, diag);
	if (diag->notes)
		add_notes(json, sources, diag->notes);
	if (diag->help.len > 0) {
		json_key(json, "help");
		json_str(json, diag->help);
	}
	json_add_data(json, diag);
	if (diag->suppression)
		add_suppression(json, diag->suppression);
	json_close(json);
}

static void add_findings(struct outlet *out, struct json *json,
	const struct report *report, struct diag *const *items, uint32_t count)
{
	json_open(json, '[', false);
	outlet_item(out, (struct str){0});
	for (uint32_t i = 0; i < count; i++) {
		if (!report_shows(report, items[i]))
			continue;
		add_finding(json, report->sink->sources, items[i]);
		outlet_item(out, report_about(items[i]));
	}
	json_close(json);
}

void report_json(struct outlet *out, const struct report *report)
{
	const struct sink *sink = report->sink;
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
	add_findings(out, &json, report, sink->items, sink->count);
	if (report->suppressed) {
		json_key(&json, "suppressed");
		add_findings(out, &json, report, sink->suppressed.items,
			sink->suppressed.count);
	}
	json_close(&json);
}
