/* See fixture.h. */
#include "fixture.h"

#include "load/load.h"
#include "model/find.h"

/* Stays reachable when the test ends, and so is no leak. */
static struct fixture current;

void fixture_release(struct fixture *fixture)
{
	analysis_release(&fixture->analysis);
	model_release(&fixture->model);
	sources_release(&fixture->sources);
	sink_release(&fixture->sink);
	policy_release(&fixture->policy);
	buf_release(&fixture->text);
	*fixture = (struct fixture){0};
}

void fixture_load(struct fixture *fixture, const char *yaml, const char *day)
{
	struct load_options options = {0};

	if (day)
		cr_assert(date_parse(str_of(day), &options.as_of));
	sink_init(&fixture->sink, &fixture->policy, &fixture->sources);
	model_init(&fixture->model, &fixture->sources);
	load_text(&fixture->model, &fixture->sources, &fixture->sink, "test.yaml",
		str_of(yaml), &options);
	analysis_make(&fixture->analysis, &fixture->model);
}

static void add_list(struct buf *out, const struct str *ids, uint32_t count, char between)
{
	for (uint32_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(out, between);
		buf_add_str(out, ids[i]);
	}
}

static void add_datum(struct buf *out, const struct datum *datum)
{
	buf_printf(out, " %s=", datum->name);
	switch (datum->kind) {
	case DATUM_NUMBER:
		buf_printf(out, "%u", (unsigned)datum->number);
		break;
	case DATUM_BOOL:
		buf_add_text(out, datum->number ? "true" : "false");
		break;
	case DATUM_TEXT:
		buf_add_str(out, datum->text[0]);
		break;
	case DATUM_PAIRS:
		for (uint32_t i = 0; i < datum->count; i++) {
			buf_add_text(out, i > 0 ? "," : "");
			add_list(out, datum->text + 2 * (size_t)i, 2, '>');
		}
		break;
	}
}

static void add_finding(struct buf *out, const struct diag *diag)
{
	struct place place = {0};
	unsigned notes = 0;

	sources_place(&current.sources, diag->at.begin, &place);
	buf_printf(out, "%u:%u ", place.line, place.column);
	add_list(out, diag->subjects, diag->subject_count, ',');
	if (diag->path_count > 0) {
		buf_add_text(out, " path=");
		add_list(out, diag->path, diag->path_count, '>');
	}
	for (const struct datum *datum = diag->data; datum; datum = datum->next)
		add_datum(out, datum);
	for (const struct diag_note *note = diag->notes; note; note = note->next)
		notes++;
	if (notes > 0)
		buf_printf(out, " notes=%u", notes);
	buf_add_char(out, '\n');
}

static void add_message(struct buf *out, const struct diag *diag)
{
	buf_add_str(out, diag->message);
	buf_add_text(out, "; ");
	buf_add_str(out, diag->help);
	buf_add_char(out, '\n');
}

/* Loading has to be silent: a test that misspells the format would pass for nothing. */
static void expect_readable(const char *yaml)
{
	for (uint32_t i = 0; i < current.sink.count; i++) {
		const struct diag *diag = current.sink.items[i];

		if (strcmp(diag->rule->slug, "unknown-reference") != 0)
			cr_assert_fail("%s: %.*s\n%s", diag->rule->slug,
				STR_ARG(diag->message), yaml);
	}
}

static void check_all(const char *yaml, const char *day, bool readable)
{
	fixture_release(&current);
	fixture_load(&current, yaml, day);
	if (readable)
		expect_readable(yaml);
	check_run(&current.model, &current.analysis, &current.sink, NULL);
	sink_sort(&current.sink);
	buf_add_text(&current.text, ""); /* not NULL */
}

static const char *tell(
	const char *rule, void (*add)(struct buf *out, const struct diag *diag))
{
	for (uint32_t i = 0; i < current.sink.count; i++) {
		const struct diag *diag = current.sink.items[i];

		if (diag->rule->family == FAMILY_LOADING ||
			(rule && strcmp(diag->rule->slug, rule) != 0))
			continue;
		if (!rule)
			buf_printf(&current.text, "%s ", diag->rule->slug);
		add(&current.text, diag);
	}
	return current.text.data;
}

const char *found_on(const char *rule, const char *yaml, const char *day)
{
	check_all(yaml, day, true);
	return tell(rule, add_finding);
}

const char *found_beside_unread(const char *rule, const char *yaml)
{
	check_all(yaml, NULL, false);
	return tell(rule, add_finding);
}

const char *found(const char *rule, const char *yaml)
{
	return found_on(rule, yaml, NULL);
}

const char *said(const char *rule, const char *yaml)
{
	check_all(yaml, NULL, true);
	return tell(rule, add_message);
}
