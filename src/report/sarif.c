/*
 * Findings as SARIF 2.1.0 (OASIS, errata 01), for code scanning and other viewers: one
 * log with one run. Nothing in it depends on where it was made: paths are relative to
 * %SRCROOT%, the folder in which orgraph ran, which the reader knows.
 */
#include "model/loading.h"
#include "sarif_internal.h"

#define SCHEMA                                                                \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" \
	"sarif-schema-2.1.0.json"

/* ---- files ---- */

/* Everything but letters, digits and -._~/ by its bytes (RFC 3986, 2.3). */
static void add_encoded(struct buf *out, const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~/";

	for (;;) {
		size_t len = strspn(path, plain);

		buf_add(out, path, len);
		path += len;
		if (!*path)
			return;
		buf_printf(out, "%%%02X", (unsigned)(unsigned char)*path++);
	}
}

static void add_uri(struct sarif *sarif, const struct source *source)
{
	struct json *json = &sarif->json;
	struct buf path = {0};

	buf_clear(&sarif->scratch);
	if (is_stdin(source)) {
		buf_add_text(&path, "<stdin>");
	} else {
		source_path_add(&path, source);
		if (path.len > 0 && path.data[0] == '/')
			buf_add_text(&sarif->scratch, "file://");
	}
	add_encoded(&sarif->scratch, path.data ? path.data : "");
	json_key(json, "uri");
	json_str(json, buf_str(&sarif->scratch));
	if (!is_stdin(source) && source_shown(source)[0] != '/') {
		json_key(json, "uriBaseId");
		json_text(json, "%SRCROOT%");
	}
	buf_release(&path);
}

static struct str name_of(const void *context, uint32_t number)
{
	const struct sources *sources = context;

	return str_of(sources->items[number]->name);
}

/* A file that was given twice is one artifact, and what is no file none. */
static void number_artifacts(struct sarif *sarif)
{
	uint32_t count = sarif->sources ? sarif->sources->count : 0, next = 0;

	sarif->artifact_of = mem_alloc(count, sizeof *sarif->artifact_of);
	for (uint32_t i = 0; i < count; i++) {
		struct str name = name_of(sarif->sources, i);
		uint32_t first = map_find(&sarif->by_name, name, name_of, sarif->sources);

		if (sarif->sources->items[i]->made) {
			sarif->artifact_of[i] = MAP_NONE;
		} else if (first == MAP_NONE) {
			map_add(&sarif->by_name, name, i);
			sarif->artifact_of[i] = next++;
		} else {
			sarif->artifact_of[i] = sarif->artifact_of[first];
		}
	}
}

static void add_artifacts(struct outlet *out, struct sarif *sarif)
{
	struct json *json = &sarif->json;
	uint32_t count = sarif->sources ? sarif->sources->count : 0, next = 0;

	json_key(json, "artifacts");
	json_open(json, '[', false);
	for (uint32_t i = 0; i < count; i++) {
		if (sarif->artifact_of[i] != next)
			continue;
		next++;
		json_open(json, '{', true);
		json_key(json, "location");
		json_open(json, '{', true);
		add_uri(sarif, sarif->sources->items[i]);
		json_close(json);
		json_key(json, "roles");
		json_open(json, '[', true);
		json_text(json, "analysisTarget");
		json_close(json);
		json_key(json, "sourceLanguage");
		json_text(json, "yaml");
		json_close(json);
		outlet_pass(out);
	}
	json_close(json);
}

static void add_base(struct sarif *sarif)
{
	struct json *json = &sarif->json;

	json_key(json, "originalUriBaseIds");
	json_open(json, '{', true);
	json_key(json, "%SRCROOT%");
	json_open(json, '{', true);
	sarif_text(sarif, "description", "the folder in which orgraph ran");
	json_close(json);
	json_close(json);
}

/* ---- places ---- */

static void add_number(struct json *json, const char *key, uint32_t value)
{
	json_key(json, key);
	json_uint(json, value);
}

static void add_physical(struct sarif *sarif, struct span at)
{
	struct json *json = &sarif->json;
	struct place begin, end;

	if (!places_of(sarif->sources, at, &begin, &end))
		return;
	json_key(json, "physicalLocation");
	json_open(json, '{', true);
	json_key(json, "artifactLocation");
	json_open(json, '{', true);
	add_uri(sarif, begin.source);
	add_number(json, "index", sarif->artifact_of[begin.source->number]);
	json_close(json);
	json_key(json, "region");
	json_open(json, '{', true);
	add_number(json, "startLine", begin.line);
	add_number(json, "startColumn", begin.column);
	add_number(json, "endLine", end.line);
	add_number(json, "endColumn", end.column);
	json_close(json);
	json_close(json);
}

/* The subjects are what the place is about. */
static void add_location(struct sarif *sarif, const struct diag *diag)
{
	struct json *json = &sarif->json;

	json_key(json, "locations");
	json_open(json, '[', true);
	json_open(json, '{', true);
	add_physical(sarif, diag->at);
	if (diag->subject_count > 0) {
		json_key(json, "logicalLocations");
		json_open(json, '[', true);
		for (uint32_t i = 0; i < diag->subject_count; i++) {
			json_open(json, '{', true);
			json_key(json, "fullyQualifiedName");
			json_str(json, diag->subjects[i]);
			json_close(json);
		}
		json_close(json);
	}
	json_close(json);
	json_close(json);
}

/* ---- messages ---- */

/* In a message "[text](target)" is a link; brackets of a user's are not to make one. */
static void add_line(struct sarif *sarif, const char *before, struct str text)
{
	struct buf shown = {0};

	buf_add_text(&sarif->scratch, before);
	escape_add(&shown, text);
	if (shown.data && strstr(shown.data, "](")) {
		for (size_t i = 0; i < shown.len; i++) {
			if (strchr("[]\\", shown.data[i]))
				buf_add_char(&sarif->scratch, '\\');
			buf_add_char(&sarif->scratch, shown.data[i]);
		}
	} else {
		buf_add_str(&sarif->scratch, buf_str(&shown));
	}
	buf_release(&shown);
}

static void end_message(struct sarif *sarif)
{
	json_key(&sarif->json, "message");
	json_open(&sarif->json, '{', true);
	json_key(&sarif->json, "text");
	json_str(&sarif->json, buf_str(&sarif->scratch));
	json_close(&sarif->json);
}

static void add_message(struct sarif *sarif, const struct diag *diag)
{
	buf_clear(&sarif->scratch);
	add_line(sarif, "", diag->message);
	for (const struct diag_note *note = diag->notes; note; note = note->next)
		if (!span_is_set(note->at))
			add_line(sarif, "\nnote: ", note->message);
	if (diag->help.len > 0)
		add_line(sarif, "\nhelp: ", diag->help);
	end_message(sarif);
}

static void add_related(struct sarif *sarif, const struct diag *diag)
{
	struct json *json = &sarif->json;
	uint32_t id = 0;

	for (const struct diag_note *note = diag->notes; note; note = note->next) {
		if (!span_is_set(note->at))
			continue;
		if (id == 0) {
			json_key(json, "relatedLocations");
			json_open(json, '[', true);
		}
		json_open(json, '{', true);
		add_number(json, "id", ++id);
		add_physical(sarif, note->at);
		buf_clear(&sarif->scratch);
		add_line(sarif, "", note->message);
		end_message(sarif);
		json_close(json);
	}
	if (id > 0)
		json_close(json);
}

static void add_step(struct sarif *sarif, struct span at, struct str text)
{
	struct json *json = &sarif->json;

	json_open(json, '{', true);
	json_key(json, "location");
	json_open(json, '{', true);
	add_physical(sarif, at);
	buf_clear(&sarif->scratch);
	add_line(sarif, "", text);
	end_message(sarif);
	json_close(json);
	json_close(json);
}

/* A closed path of n nodes has n lines: the finding stands at the first, and a note at
 * each of the others. Viewers let a reader walk along them. */
static bool has_flow(const struct diag *diag)
{
	uint32_t notes = 0;

	for (const struct diag_note *note = diag->notes; note; note = note->next)
		notes += span_is_set(note->at) ? 1 : diag->path_count;
	return notes > 0 && notes + 2 == diag->path_count;
}

static void add_flow(struct sarif *sarif, const struct diag *diag)
{
	struct json *json = &sarif->json;

	json_key(json, "codeFlows");
	json_open(json, '[', true);
	json_open(json, '{', true);
	json_key(json, "threadFlows");
	json_open(json, '[', true);
	json_open(json, '{', true);
	json_key(json, "locations");
	json_open(json, '[', true);
	add_step(sarif, diag->at, diag->message);
	for (const struct diag_note *note = diag->notes; note; note = note->next)
		add_step(sarif, note->at, note->message);
	for (int i = 0; i < 5; i++)
		json_close(json);
}

/* ---- results ---- */

static void add_suppression(struct sarif *sarif, const struct suppression *suppression)
{
	struct json *json = &sarif->json;

	json_key(json, "suppressions");
	json_open(json, '[', true);
	json_open(json, '{', true);
	json_key(json, "kind");
	json_text(
		json, suppression->kind == SUPPRESSION_SOURCE ? "inSource" : "external");
	if (suppression->reason.len > 0) {
		buf_clear(&sarif->scratch);
		escape_add(&sarif->scratch, suppression->reason);
		json_key(json, "justification");
		json_str(json, buf_str(&sarif->scratch));
	}
	if (span_is_set(suppression->at)) {
		json_key(json, "location");
		json_open(json, '{', true);
		add_physical(sarif, suppression->at);
		json_close(json);
	}
	json_close(json);
	json_close(json);
}

static void add_properties(struct sarif *sarif, const struct diag *diag)
{
	struct json *json = &sarif->json;

	if (diag->path_count == 0 && !diag->data)
		return;
	json_key(json, "properties");
	json_open(json, '{', true);
	json_add_path(json, diag);
	json_add_data(json, diag);
	json_close(json);
}

/* primaryLocationLineHash is GitHub's to fill in: its uploader warns of any other. */
static void add_fingerprint(struct sarif *sarif, struct str print)
{
	json_key(&sarif->json, "partialFingerprints");
	json_open(&sarif->json, '{', true);
	json_key(&sarif->json, "orgraph/" FINGERPRINT_VERSION);
	json_str(&sarif->json, print);
	json_close(&sarif->json);
}

static void add_result(
	struct sarif *sarif, const struct diag *diag, uint32_t rule, struct str print)
{
	struct json *json = &sarif->json;

	json_open(json, '{', true);
	json_key(json, "ruleId");
	json_text(json, diag->rule->slug);
	add_number(json, "ruleIndex", rule);
	json_key(json, "level");
	json_text(json, sarif_level(diag->severity));
	add_message(sarif, diag);
	add_location(sarif, diag);
	add_related(sarif, diag);
	if (has_flow(diag))
		add_flow(sarif, diag);
	add_fingerprint(sarif, print);
	if (diag->suppression)
		add_suppression(sarif, diag->suppression);
	add_properties(sarif, diag);
	json_close(json);
}

static void add_results(struct outlet *out, struct sarif *sarif)
{
	const struct sink *sink = sarif->report->sink;
	uint32_t count = sink->count + sink->suppressed.count;
	struct buf print = {0};

	json_key(&sarif->json, "results");
	json_open(&sarif->json, '[', false);
	outlet_item(out, (struct str){0});
	for (uint32_t i = 0; i < count; i++) {
		const struct diag *diag =
			i < sink->count ? sink->items[i]
					: sink->suppressed.items[i - sink->count];

		buf_clear(&print);
		fingerprint_add(&print, &sarif->prints, sarif->sources, diag);
		if (report_shows(sarif->report, diag))
			add_result(sarif, diag, sarif->tally.row_of[i], buf_str(&print));
		outlet_item(out, report_about(diag));
	}
	json_close(&sarif->json);
	buf_release(&print);
}

/* ---- the run ---- */

static bool stopped_loading(const struct diag *diag)
{
	return diag->rule == &loading_rules[LOADING_YAML_SYNTAX] ||
	       diag->rule == &loading_rules[LOADING_INPUT_LIMIT];
}

/* What could not be read whole: each is a finding, too, but one that hides others. */
static void add_notifications(struct sarif *sarif)
{
	const struct sink *sink = sarif->report->sink;
	struct json *json = &sarif->json;

	json_key(json, "toolExecutionNotifications");
	json_open(json, '[', false);
	for (uint32_t i = 0; i < sink->trouble_count; i++) {
		json_open(json, '{', true);
		json_key(json, "level");
		json_text(json, "error");
		buf_clear(&sarif->scratch);
		add_line(sarif, "", str_of(sink->troubles[i]));
		end_message(sarif);
		json_close(json);
	}
	for (uint32_t i = 0; i < sink->count; i++) {
		const struct diag *diag = sink->items[i];

		if (!stopped_loading(diag))
			continue;
		json_open(json, '{', true);
		json_key(json, "level");
		json_text(json, "error");
		json_key(json, "associatedRule");
		json_open(json, '{', true);
		json_key(json, "id");
		json_text(json, diag->rule->slug);
		add_number(json, "index", sarif->tally.row_of[i]);
		json_close(json);
		add_message(sarif, diag);
		add_location(sarif, diag);
		json_close(json);
	}
	json_close(json);
}

static void add_invocation(struct sarif *sarif)
{
	const struct sink *sink = sarif->report->sink;
	struct json *json = &sarif->json;

	json_key(json, "invocations");
	json_open(json, '[', false);
	json_open(json, '{', false);
	json_key(json, "executionSuccessful");
	json_bool(json, !sink->syntax_failed && sink->trouble_count == 0);
	add_notifications(sarif);
	json_close(json);
	json_close(json);
}

static void add_conventions(struct json *json)
{
	static const char *const breaks[] = {"\r\n", "\n", "\r"};

	json_key(json, "columnKind");
	json_text(json, "unicodeCodePoints");
	json_key(json, "newlineSequences");
	json_open(json, '[', true);
	for (size_t i = 0; i < COUNT_OF(breaks); i++)
		json_text(json, breaks[i]);
	json_close(json);
}

static void add_run_properties(struct sarif *sarif)
{
	const struct sink *sink = sarif->report->sink;
	struct json *json = &sarif->json;

	json_key(json, "properties");
	json_open(json, '{', true);
	for (int i = SEVERITY_ERROR; i > SEVERITY_OFF; i--)
		add_number(json, severity_name((enum severity)i), sink->counts[i]);
	add_number(json, "suppressed", sink->suppressed.count);
	if (report_hidden(sarif->report) > 0)
		add_number(json, "hidden", report_hidden(sarif->report));
	json_close(json);
}

static void add_run(struct outlet *out, struct sarif *sarif)
{
	json_open(&sarif->json, '{', false);
	sarif_tool(sarif);
	add_invocation(sarif);
	add_base(sarif);
	add_artifacts(out, sarif);
	add_results(out, sarif);
	add_conventions(&sarif->json);
	add_run_properties(sarif);
	json_close(&sarif->json);
}

void report_sarif(struct outlet *out, const struct report *report)
{
	const struct sink *sink = report->sink;
	struct sarif sarif = {.report = report, .sources = sink->sources};
	struct json *json = &sarif.json;

	tally_make(&sarif.tally, sink);
	number_artifacts(&sarif);
	fingerprints_init(&sarif.prints, sink->count + sink->suppressed.count);
	json_init(json, &out->buf);
	json_open(json, '{', false);
	json_key(json, "$schema");
	json_text(json, SCHEMA);
	json_key(json, "version");
	json_text(json, "2.1.0");
	json_key(json, "runs");
	json_open(json, '[', false);
	add_run(out, &sarif);
	json_close(json);
	json_close(json);
	fingerprints_release(&sarif.prints);
	tally_release(&sarif.tally);
	map_release(&sarif.by_name);
	free(sarif.artifact_of);
	buf_release(&sarif.scratch);
}
