/*
 * What charts and reports of a manifest name: views, nodes, conditions and line types,
 * found by the readers of the options that name them.
 */
#include "entries.h"
#include "model/find.h"
#include "view.h"

/* A value of a setting of an entry. */
struct named {
	struct study *study;
	const struct setting *setting;
	const struct text *value;
	bool days; /* of an entry of two days */
};

static void report_no_view(struct study *study, const struct text *name)
{
	const struct view *near = views_nearest(study->model.views, text_str(*name));
	struct diag *diag = FINDING(study, BAD_VALUE, name->at, "there is no view '%.*s'",
		STR_ARG(text_str(*name)));

	if (near)
		HELP(study, diag, "did you mean '%.*s'?", STR_ARG(text_str(near->name)));
	else
		HELP(study, diag,
			"write it below 'views', in this file or an input, or leave "
			"'view' out");
}

static void check_view(const struct named *named)
{
	const struct text *name = named->value;
	const struct view *view = views_find(named->study->model.views, text_str(*name));

	if (!view)
		report_no_view(named->study, name);
	else if (view->redact && named->days)
		HELP(named->study,
			FINDING(named->study, BAD_VALUE, name->at,
				"the view '%.*s' redacts persons, which a chart of "
				"changes cannot",
				STR_ARG(text_str(*name))),
			"name another view, or draw each of the two days instead");
}

static void report_several(
	struct study *study, const struct text *written, uint32_t node, uint32_t other)
{
	const struct node *nodes = study->model.nodes;
	struct diag *diag = FINDING(study, AMBIGUOUS_REFERENCE, written->at,
		"'%.*s' is the name of more than one node", STR_ARG(text_str(*written)));

	diag_note(&study->sink, diag, nodes[node].id.at, "one stands here");
	diag_note(&study->sink, diag, nodes[other].id.at, "another one here");
	HELP(study, diag, "write the id, '%.*s' or '%.*s'",
		STR_ARG(node_id(&study->model, node)),
		STR_ARG(node_id(&study->model, other)));
}

static void report_none(struct study *study, const struct text *written)
{
	const struct model *model = &study->model;
	struct diag *diag = FINDING(study, UNKNOWN_REFERENCE, written->at,
		"nothing has the id, name or alias '%.*s'", STR_ARG(text_str(*written)));
	struct near *near = near_known(model);
	uint32_t known = near_find(near, text_str(*written), 2);

	near_free(near);
	if (known != UINT32_MAX)
		HELP(study, diag, "did you mean '%.*s'?",
			STR_ARG(node_id(model, model_known(model, known).node)));
	else
		HELP(study, diag, "write the id of a unit, post or group");
}

static void check_node(struct study *study, const struct text *written)
{
	uint32_t node, other;

	switch (model_find(&study->model, text_str(*written), &node, &other)) {
	case FOUND_ONE:
		return;
	case FOUND_SEVERAL:
		report_several(study, written, node, other);
		return;
	case FOUND_NONE:
		report_none(study, written);
	}
}

static void check_focus(const struct named *named)
{
	check_node(named->study, named->value);
}

static void check_collapsed(const struct named *named)
{
	const char *written = study_text(named->study, *named->value);

	while (*written) {
		size_t len = collapse_part(&named->study->model, written);
		struct text part = {written, (uint32_t)len, named->value->at};

		check_node(named->study, &part);
		written += len + (written[len] == ',');
	}
}

static void report_refused(const struct named *named, const struct refusal *why)
{
	struct diag *diag = FINDING(named->study, BAD_VALUE, named->value->at,
		"'%.*s': %s", STR_ARG(text_str(named->setting->key)), why->wrong.data);

	if (why->help.len > 0)
		HELP(named->study, diag, "%s", why->help.data);
	else
		HELP(named->study, diag, "write the id of a unit, post or group");
}

static void check_wish(const struct named *named)
{
	struct refusal why = {0};

	if (!wish_is_sound(named->study, option_rows[named->setting->option].name,
		    study_text(named->study, *named->value), &why))
		report_refused(named, &why);
	refusal_release(&why);
}

static void check_line_types(const struct named *named)
{
	struct refusal why = {0};

	if (!line_types_read(&named->study->model,
		    study_text(named->study, *named->value), NULL, &why))
		report_refused(named, &why);
	refusal_release(&why);
}

/* By the names of options. */
static const struct {
	const char *name;
	void (*check)(const struct named *named);
} naming[] = {
	{"view", check_view},
	{"focus", check_focus},
	{"collapse", check_collapsed},
	{"include", check_wish},
	{"exclude", check_wish},
	{"line-types", check_line_types},
	{"hide-line-types", check_line_types},
};

void entries_check_named(struct study *study, const struct setting *setting, bool days)
{
	struct named named = {.study = study, .setting = setting, .days = days};
	size_t row = 0;

	/* an input that could not be read may hold what is named */
	if (study->sink.syntax_failed || study->sink.trouble_count > 0)
		return;
	while (row < COUNT_OF(naming) && !setting_is(setting, naming[row].name))
		row++;
	for (uint32_t i = 0; row < COUNT_OF(naming) && i < setting->values.count; i++) {
		named.value = &setting->values.items[i];
		naming[row].check(&named);
	}
}
