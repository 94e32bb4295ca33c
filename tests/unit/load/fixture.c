/* See fixture.h. */
#include "fixture.h"

/* Stays reachable when the test ends, and so is no leak. */
static struct fixture current;

static void begin(void)
{
	model_release(&current.model);
	sources_release(&current.sources);
	sink_release(&current.sink);
	buf_release(&current.text);
	current = (struct fixture){0};
	sink_init(&current.sink, NULL, &current.sources);
	model_init(&current.model, &current.sources);
}

struct fixture *fixture_load_bytes(const char *bytes, size_t len)
{
	struct load_options options = {0};

	begin();
	load_text(&current.model, &current.sources, &current.sink, "test.yaml",
		(struct str){bytes, (uint32_t)len}, &options);
	return &current;
}

struct fixture *fixture_load(const char *yaml)
{
	return fixture_load_bytes(yaml, strlen(yaml));
}

struct fixture *fixture_load_inputs(const char *const *inputs, uint32_t count)
{
	return fixture_load_by_threads(inputs, count, 0);
}

struct fixture *fixture_load_by_threads(
	const char *const *inputs, uint32_t count, uint32_t threads)
{
	struct load_options options = {.threads = threads};

	begin();
	load_inputs(
		&current.model, &current.sources, &current.sink, inputs, count, &options);
	return &current;
}

static void add_place(struct fixture *fixture, struct span at)
{
	struct place first = {0}, end = {0};

	if (!sources_place(&fixture->sources, at.begin, &first)) {
		buf_add_text(&fixture->text, "nowhere");
		return;
	}
	if (fixture->sources.count > 1)
		buf_printf(&fixture->text, "%s:", first.source->name);
	buf_printf(&fixture->text, "%u:%u", first.line, first.column);
	if (at.end == at.begin || !sources_place(&fixture->sources, at.end, &end))
		return;
	if (end.line != first.line)
		buf_printf(&fixture->text, "-%u:%u", end.line, end.column);
	else
		buf_printf(&fixture->text, "-%u", end.column);
}

static void add_finding(struct fixture *fixture, const struct diag *diag)
{
	struct buf *out = &fixture->text;

	add_place(fixture, diag->at);
	buf_printf(out, " %s", diag->rule->slug);
	for (uint32_t i = 0; i < diag->subject_count; i++)
		buf_printf(out, " %.*s", STR_ARG(diag->subjects[i]));
	buf_printf(out, ": %.*s\n", STR_ARG(diag->message));
	for (const struct diag_note *note = diag->notes; note; note = note->next) {
		buf_add_text(out, " note ");
		add_place(fixture, note->at);
		buf_printf(out, " %.*s\n", STR_ARG(note->message));
	}
	if (diag->help.len > 0)
		buf_printf(out, " help %.*s\n", STR_ARG(diag->help));
}

const char *findings(struct fixture *fixture)
{
	buf_clear(&fixture->text);
	buf_add_text(&fixture->text, "");
	sink_sort(&fixture->sink);
	for (uint32_t i = 0; i < fixture->sink.count; i++)
		add_finding(fixture, fixture->sink.items[i]);
	for (uint32_t i = 0; i < fixture->sink.trouble_count; i++)
		buf_printf(&fixture->text, "trouble: %s\n", fixture->sink.troubles[i]);
	return fixture->text.data;
}

const char *found(const char *yaml)
{
	return findings(fixture_load(yaml));
}

const struct node *node_of(const struct fixture *fixture, const char *id)
{
	uint32_t node = model_find_id(&fixture->model, str_of(id));

	cr_assert_neq(node, NODE_NONE, "no node '%s'", id);
	return &fixture->model.nodes[node];
}

static void add_line(struct fixture *fixture, const struct line *line)
{
	const struct model *model = &fixture->model;
	const struct line_type *type = model_line_type(model, line->relation);
	struct str key =
		type ? text_str(type->key) : str_of(relation_key(line->relation));

	buf_printf(&fixture->text, "%.*s -%.*s-> ", STR_ARG(node_id(model, line->from)),
		STR_ARG(key));
	if (line->to.node == NODE_NONE)
		buf_printf(&fixture->text, "%.*s?", STR_ARG(ref_str(&line->to)));
	else
		buf_printf(
			&fixture->text, "%.*s", STR_ARG(node_id(model, line->to.node)));
	if (line->flags & LINE_IN_LINES)
		buf_add_text(&fixture->text, " (lines)");
	if (line->flags & LINE_DEFAULTED)
		buf_add_text(&fixture->text, " (default)");
	if (line->flags & LINE_MANDATE)
		buf_add_text(&fixture->text, " (mandate)");
	for (uint32_t i = 0; line->detail && i < line->detail->via.count; i++)
		buf_printf(&fixture->text, " via %.*s",
			STR_ARG(node_id(model, line->detail->via.items[i].node)));
	if (line->detail && line->detail->via_text.len > 0)
		buf_printf(&fixture->text, " via '%.*s'",
			STR_ARG(text_str(line->detail->via_text)));
	if (line->detail && line->detail->note.len > 0)
		buf_printf(&fixture->text, " note '%.*s'",
			STR_ARG(text_str(line->detail->note)));
	buf_add_char(&fixture->text, '\n');
}

const char *lines_of(struct fixture *fixture)
{
	buf_clear(&fixture->text);
	buf_add_text(&fixture->text, "");
	for (uint32_t i = 0; i < fixture->model.line_count; i++)
		add_line(fixture, &fixture->model.lines[i]);
	return fixture->text.data;
}
