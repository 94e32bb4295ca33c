/* The library: what `orgraph check` does, for a caller's own program. */
#include "base/version.h"
#include "check/check.h"
#include "check/suppress.h"
#include "lib_internal.h"

const char *orgraph_version(void)
{
	return ORGRAPH_VERSION;
}

struct orgraph *orgraph_new(void)
{
	struct orgraph *orgraph = mem_alloc_zero(1, sizeof *orgraph);

	arena_init(&orgraph->arena, "library");
	own_rules_init(&orgraph->rules);
	model_init(&orgraph->model, &orgraph->sources);
	sink_init(&orgraph->sink, NULL, &orgraph->sources);
	return orgraph;
}

void orgraph_free(struct orgraph *orgraph)
{
	if (!orgraph)
		return;
	analysis_release(&orgraph->analysis);
	sink_release(&orgraph->sink);
	model_release(&orgraph->model);
	own_rules_release(&orgraph->rules);
	sources_release(&orgraph->sources);
	arena_release(&orgraph->arena);
	VEC_RELEASE(&orgraph->paths);
	VEC_RELEASE(&orgraph->texts);
	VEC_RELEASE(&orgraph->rule_paths);
	buf_release(&orgraph->error);
	buf_release(&orgraph->drawing);
	free(orgraph);
}

bool lib_fail(struct orgraph *orgraph, const char *format, ...)
{
	va_list args;

	buf_clear(&orgraph->error);
	va_start(args, format);
	buf_vprintf(&orgraph->error, format, args);
	va_end(args);
	return false;
}

const char *orgraph_error(const struct orgraph *orgraph)
{
	return orgraph->error.data ? orgraph->error.data : "";
}

/* ---- what belongs to it ---- */

static const char *keep(struct orgraph *orgraph, const char *text)
{
	return arena_copy(&orgraph->arena, text, strlen(text));
}

static bool is_open(struct orgraph *orgraph)
{
	return !orgraph->checked ||
	       lib_fail(orgraph, "the organisation has been checked, and takes no more");
}

bool orgraph_add_path(struct orgraph *orgraph, const char *path)
{
	if (!is_open(orgraph))
		return false;
	if (orgraph->texts.count > 0)
		return lib_fail(
			orgraph, "'%s' cannot stand beside texts in memory", path);
	*VEC_PUSH(&orgraph->paths) = keep(orgraph, path);
	return true;
}

bool orgraph_add_text(
	struct orgraph *orgraph, const char *name, const char *text, size_t length)
{
	if (!is_open(orgraph))
		return false;
	if (orgraph->paths.count > 0)
		return lib_fail(orgraph, "the text '%s' cannot stand beside paths", name);
	if (length > UINT32_MAX - 2)
		return lib_fail(orgraph, "the text '%s' is larger than 4 GiB", name);
	*VEC_PUSH(&orgraph->texts) = (struct load_file){.name = keep(orgraph, name),
		.text = {arena_copy(&orgraph->arena, text, length), (uint32_t)length}};
	return true;
}

bool orgraph_add_rules(struct orgraph *orgraph, const char *path)
{
	if (!is_open(orgraph))
		return false;
	*VEC_PUSH(&orgraph->rule_paths) = keep(orgraph, path);
	return true;
}

bool orgraph_set_day(struct orgraph *orgraph, const char *day)
{
	struct date date = {0};

	if (!is_open(orgraph))
		return false;
	if (!date_parse(str_of(day), &date))
		return lib_fail(orgraph, "'%s' is no date such as 2026-01-31", day);
	orgraph->day = date;
	return true;
}

/* ---- the check ---- */

static void read_all(struct orgraph *orgraph)
{
	struct load_options options = {.as_of = orgraph->day};

	if (orgraph->texts.count > 0)
		load_files(&orgraph->model, &orgraph->sources, &orgraph->sink,
			orgraph->texts.items, orgraph->texts.count, &options);
	else
		load_inputs(&orgraph->model, &orgraph->sources, &orgraph->sink,
			orgraph->paths.items, orgraph->paths.count, &options);
	load_rules(&orgraph->rules, &orgraph->sources, &orgraph->sink,
		orgraph->rule_paths.items, orgraph->rule_paths.count);
	orgraph->model.own_rules = &orgraph->rules;
}

static const char *text_of(struct orgraph *orgraph, struct str text)
{
	return text.len ? arena_copy(&orgraph->arena, text.ptr, text.len) : "";
}

static void take_finding(struct orgraph *orgraph, const struct diag *diag)
{
	struct orgraph_finding *finding = &orgraph->findings[orgraph->finding_count++];
	struct place place = {.line = 1, .column = 1};

	if (span_is_set(diag->at))
		sources_place(&orgraph->sources, diag->at.begin, &place);
	if (!place.source)
		place.source = sources_first(&orgraph->sources);
	*finding = (struct orgraph_finding){
		.severity = (enum orgraph_severity)diag->severity,
		.rule = diag->rule->slug,
		.message = text_of(orgraph, diag->message),
		.help = text_of(orgraph, diag->help),
		.file = place.source ? place.source->name : "",
		.line = place.line,
		.column = place.column};
}

static bool is_whole(struct orgraph *orgraph)
{
	const struct sink *sink = &orgraph->sink;

	if (sink->trouble_count > 0)
		return lib_fail(orgraph, "%s", sink->troubles[0]);
	return !sink->syntax_failed ||
	       lib_fail(orgraph, "an input is not YAML: its finding is 'yaml-syntax'");
}

bool orgraph_check(struct orgraph *orgraph)
{
	static const struct check_options none;
	struct sink *sink = &orgraph->sink;

	if (!is_open(orgraph))
		return false;
	if (orgraph->paths.count + orgraph->texts.count == 0)
		return lib_fail(orgraph, "there is nothing to check");
	orgraph->checked = true;
	read_all(orgraph);
	analysis_make(&orgraph->analysis, &orgraph->model);
	check_run(&orgraph->model, &orgraph->analysis, sink, &none);
	suppress_findings(&orgraph->model, sink, NULL, NULL);
	sink_sort(sink);
	orgraph->findings =
		arena_array(&orgraph->arena, sink->count + 1, sizeof *orgraph->findings);
	for (uint32_t i = 0; i < sink->count; i++)
		take_finding(orgraph, sink->items[i]);
	return is_whole(orgraph);
}

/* ---- findings ---- */

size_t orgraph_finding_count(const struct orgraph *orgraph)
{
	return orgraph->finding_count;
}

const struct orgraph_finding *orgraph_finding_at(
	const struct orgraph *orgraph, size_t index)
{
	return index < orgraph->finding_count ? &orgraph->findings[index] : NULL;
}

enum orgraph_severity orgraph_finding_severity(const struct orgraph_finding *finding)
{
	return finding->severity;
}

const char *orgraph_finding_rule(const struct orgraph_finding *finding)
{
	return finding->rule;
}

const char *orgraph_finding_message(const struct orgraph_finding *finding)
{
	return finding->message;
}

const char *orgraph_finding_help(const struct orgraph_finding *finding)
{
	return finding->help;
}

const char *orgraph_finding_file(const struct orgraph_finding *finding)
{
	return finding->file;
}

unsigned long orgraph_finding_line(const struct orgraph_finding *finding)
{
	return finding->line;
}

unsigned long orgraph_finding_column(const struct orgraph_finding *finding)
{
	return finding->column;
}
