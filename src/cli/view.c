#include "view.h"

#include "check/pick.h"
#include "model/find.h"

#define BODIES (SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP))

/* ---- the view ---- */

static void say_near_view(
	const struct study *study, const char *name, const struct view *near)
{
	struct place place;

	if (sources_place(&study->sources, near->name.at.begin, &place))
		say_error("there is no view '%s': did you mean '%.*s' (%s:%u:%u)?", name,
			STR_ARG(text_str(near->name)), place.source->name,
			(unsigned)place.line, (unsigned)place.column);
}

static void say_no_view(
	const struct study *study, const struct views *views, const char *name)
{
	const struct view *near = views_nearest(views, str_of(name));
	struct buf names = {0};

	for (uint32_t i = 0; i < views->count; i++)
		buf_printf(&names, "%s%.*s", i > 0 ? ", " : "",
			STR_ARG(text_str(views->items[i].name)));
	if (near)
		say_near_view(study, name, near);
	else
		say_error("there is no view '%s': there are %s", name, names.data);
	buf_release(&names);
}

/* A view with a mistake in it would draw something else than was meant. */
static bool is_sound(const struct study *study, const struct view *view)
{
	const struct sink *sink = &study->sink;
	struct report_style style = {.colour = false};
	struct outlet out = {0};

	for (uint32_t i = 0; i < sink->count; i++) {
		const struct diag *diag = sink->items[i];

		if (diag->at.begin >= view->at.begin && diag->at.begin < view->at.end &&
			diag->severity == SEVERITY_ERROR)
			report_finding(&out, &study->sources, diag, style);
	}
	if (out.buf.len == 0)
		return true;
	fwrite(out.buf.data, 1, out.buf.len, stderr);
	outlet_release(&out);
	say_error("the view '%.*s' cannot be drawn before that is mended",
		STR_ARG(text_str(view->name)));
	return false;
}

static bool find_view(struct selection *selection)
{
	const struct study *study = selection->study;
	const struct views *views = study->model.views;
	const char *name = selection->cli->options.view;

	if (!name)
		return true;
	selection->view = views_find(views, str_of(name));
	if (selection->view)
		return is_sound(study, selection->view);
	if (views && views->count > 0)
		say_no_view(study, views, name);
	else
		say_error("there is no view '%s': no input has 'views'", name);
	return false;
}

/* ---- what is included and excluded ---- */

/* Naming a sort shows that sort. */
static void show_sorts(struct chart_options *options, uint32_t sorts)
{
	static const enum chart_show of_one[] = {
		[SORT_BIT(SORT_UNIT)] = CHART_UNITS,
		[SORT_BIT(SORT_POST)] = CHART_POSTS,
		[SORT_BIT(SORT_GROUP)] = CHART_GROUPS,
	};
	bool one = (sorts & (sorts - 1)) == 0;

	if (sorts == 0)
		return;
	options->sorts = sorts;
	options->show = one ? of_one[sorts] : CHART_ALL;
}

/* NULL after a message. */
static const struct condition *read_wishes(const struct selection *selection,
	struct study *study, const char *option, const struct words *written,
	uint32_t *sorts)
{
	struct refusal why = {0};
	const struct condition *condition =
		wishes_read(study, option, written, sorts, &why);

	if (!condition)
		refusal_say(selection->cli, option, &why);
	return condition;
}

static bool choose_nodes(
	struct selection *selection, struct study *study, struct chart_options *options)
{
	const struct options *chosen = &selection->cli->options;
	const struct view *view = selection->view;
	uint32_t sorts = view ? view->sorts : 0, ignored = 0;

	selection->include = view ? view->include : NULL;
	selection->exclude = view ? view->exclude : NULL;
	if (chosen->include.count > 0) {
		sorts = 0;
		selection->include = read_wishes(
			selection, study, "include", &chosen->include, &sorts);
		if (!selection->include)
			return false;
	}
	if (chosen->exclude.count > 0) {
		selection->exclude = read_wishes(
			selection, study, "exclude", &chosen->exclude, &ignored);
		if (!selection->exclude)
			return false;
	}
	if (!options_given(chosen, "show") && !(view && view->show))
		show_sorts(options, sorts & BODIES);
	return true;
}

static bool pick(const struct selection *selection, const struct model *model,
	const struct analysis *analysis, const struct condition *condition, bool **met)
{
	if (!condition)
		return true;
	*met = mem_alloc_zero(model->node_count, sizeof **met);
	if (pick_nodes(model, analysis, &selection->study->model.views->conditions,
		    condition, *met))
		return true;
	say_error("what the chart includes or excludes takes too many steps to tell: "
		  "select by fewer or shorter paths");
	return false;
}

/* ---- what is collapsed ---- */

size_t collapse_part(const struct model *model, const char *written)
{
	uint32_t node, other;

	if (model_find(model, str_of(written), &node, &other) == FOUND_ONE)
		return strlen(written);
	return strcspn(written, ",");
}

static bool find_collapsed(struct selection *selection, const struct study *study,
	struct chart_options *options, const char *written)
{
	struct buf part = {0};
	bool done = true;

	while (done && *written) {
		size_t len = collapse_part(&study->model, written);

		buf_clear(&part);
		buf_add(&part, written, len);
		done = study_find(study, part.data ? part.data : "",
			&selection->collapse[options->collapse_count++]);
		written += len + (written[len] == ',');
	}
	buf_release(&part);
	return done;
}

static uint32_t count_commas(const struct words *words)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < words->count; i++)
		for (const char *c = words->items[i]; *c; c++)
			count += *c == ',';
	return count;
}

static bool choose_collapsed(struct selection *selection, const struct study *study,
	struct chart_options *options)
{
	const struct words *written = &selection->cli->options.collapse;
	const struct refs *said = selection->view ? &selection->view->collapse : NULL;
	uint32_t most = written->count + count_commas(written) + (said ? said->count : 0);

	selection->collapse = mem_alloc((size_t)most + 1, sizeof *selection->collapse);
	options->collapse = selection->collapse;
	for (uint32_t i = 0; i < written->count; i++)
		if (!find_collapsed(selection, study, options, written->items[i]))
			return false;
	for (uint32_t i = 0; said && written->count == 0 && i < said->count; i++)
		if (said->items[i].node != NODE_NONE) /* its rule may be off */
			selection->collapse[options->collapse_count++] =
				said->items[i].node;
	return true;
}

/* ---- types of lines ---- */

/* Hyphens are as good as what YAML has. */
static bool find_type(const struct model *model, struct str written, uint16_t *relation,
	struct refusal *why)
{
	uint32_t end = RELATION__COUNT + model->line_type_count;
	struct buf word = {0};
	struct str nearest;

	for (uint32_t i = 0; i < written.len; i++)
		buf_add_char(&word, written.ptr[i] == '-' ? '_' : written.ptr[i]);
	*relation = model_relation(model, buf_str(&word));
	if (*relation >= end)
		*relation = model_relation(model, written);
	nearest = model_nearest_relation(model, buf_str(&word));
	buf_release(&word);
	if (*relation < end)
		return true;
	buf_printf(&why->wrong, "there is no line type '%.*s'", STR_ARG(written));
	if (nearest.ptr)
		buf_printf(&why->help, "did you mean '%.*s'?", STR_ARG(nearest));
	else
		buf_add_text(&why->help,
			"it is one such as reports_to, principal, advises, informs");
	return false;
}

bool line_types_read(
	const struct model *model, const char *written, bool *marks, struct refusal *why)
{
	for (;;) {
		size_t len = strcspn(written, ",");
		uint16_t relation;

		if (!find_type(
			    model, (struct str){written, (uint32_t)len}, &relation, why))
			return false;
		if (marks)
			marks[relation] = true;
		if (written[len] == '\0')
			return true;
		written += len + 1;
	}
}

/* Marks the types that are named in options. */
static bool mark_types(const struct selection *selection, const char *option,
	const struct words *written, bool *marks)
{
	struct refusal why = {0};

	for (uint32_t i = 0; i < written->count; i++)
		if (!line_types_read(
			    &selection->study->model, written->items[i], marks, &why)) {
			refusal_say(selection->cli, option, &why);
			return false;
		}
	return true;
}

static void mark_texts(const struct model *model, const struct texts *types, bool *marks)
{
	for (uint32_t i = 0; i < types->count; i++) {
		uint16_t relation = model_relation(model, text_str(types->items[i]));

		if (relation < RELATION__COUNT + model->line_type_count)
			marks[relation] = true;
	}
}

/* `model` may have types that only the older organisation had. */
static bool choose_types(struct selection *selection, const struct model *model,
	struct chart_options *options)
{
	const struct options *chosen = &selection->cli->options;
	const struct texts none = {0};
	const struct view *view = selection->view;
	bool here = chosen->line_types.count > 0 || chosen->hide_line_types.count > 0;
	const struct texts *shown = view && !here ? &view->line_types : &none;
	const struct texts *hidden = view && !here ? &view->hide_line_types : &none;
	uint32_t end = RELATION__COUNT + model->line_type_count;
	bool *hide, done;

	if (!here && shown->count == 0 && hidden->count == 0)
		return true;
	hide = selection->hidden_types = mem_alloc_zero(end, sizeof *hide);
	done = mark_types(selection, "line-types", &chosen->line_types, hide);
	mark_texts(model, shown, hide);
	if (chosen->line_types.count > 0 || shown->count > 0)
		for (uint32_t i = 0; i < end; i++)
			hide[i] = !hide[i];
	done = done &&
	       mark_types(selection, "hide-line-types", &chosen->hide_line_types, hide);
	mark_texts(model, hidden, hide);
	options->hidden_types = hide;
	return done;
}

/* ---- the rest ---- */

/* In the language of the chart, else the organisation's, else the first. */
static struct text title_of(
	const struct study *study, const struct labels *titles, const char *language)
{
	struct str wanted[] = {language ? str_of(language) : (struct str){0},
		text_str(study->model.organisation.language)};

	for (size_t k = 0; k < COUNT_OF(wanted); k++)
		for (uint32_t i = 0; i < titles->count; i++)
			if (str_eq(text_str(titles->items[i].language), wanted[k]))
				return titles->items[i].text;
	return titles->items[0].text;
}

/* What a view says beside its selection, where no option does. */
static void take_view(const struct selection *selection, struct study *study,
	struct chart_options *options)
{
	const struct options *chosen = &selection->cli->options;
	const struct view *view = selection->view;

	if (view->show && !options_given(chosen, "show"))
		options->show = (enum chart_show)(view->show - 1);
	if (view->labels && !options_given(chosen, "labels"))
		options->labels = (enum chart_labels)(view->labels - 1);
	if (view->lines && !options_given(chosen, "lines"))
		options->lines = (enum chart_lines)(view->lines - 1);
	if (view->regions && !options_given(chosen, "regions"))
		options->regions = (enum chart_regions)(view->regions - 1);
	if (view->up != VIEW_ANY_DEPTH && !options_given(chosen, "up"))
		options->up = view->up;
	if (view->down != VIEW_ANY_DEPTH && !options_given(chosen, "down"))
		options->down = view->down;
	if (view->language.len > 0 && !chosen->language)
		options->language = study_text(study, view->language);
	if (view->title.count > 0 && !chosen->title)
		options->title = study_text(
			study, title_of(study, &view->title, options->language));
	options->no_legend |= view->no_legend;
}

/* Levels are counted from somewhere. */
static bool choose_focus(const struct selection *selection, const struct study *study,
	struct chart_options *options)
{
	const struct options *chosen = &selection->cli->options;
	const struct view *view = selection->view;

	if (chosen->focus)
		return study_find(study, chosen->focus, &options->focus);
	if (view && view->focus.len > 0) {
		struct buf id = {0};
		bool found;

		buf_add_str(&id, ref_str(&view->focus));
		found = study_find(study, id.data, &options->focus);
		buf_release(&id);
		return found;
	}
	if (options->up == CHART_ANY_DEPTH && options->down == CHART_ANY_DEPTH)
		return true;
	say_usage(selection->cli,
		"--%s counts levels from --focus ID, which is not given",
		options->up != CHART_ANY_DEPTH ? "up" : "down");
	return false;
}

void selection_redact(const struct selection *selection, struct study *study,
	struct chart_options *options)
{
	struct str title;

	if (!selection->redacts)
		return;
	study_redact(study, selection->cli->options.findings);
	options->no_holders = true;
	options->approver = redaction_text(
		study->redaction, &study->model.arena, options->approver, true);
	if (!options->title)
		return;
	title = redaction_text(
		study->redaction, &study->model.arena, str_of(options->title), true);
	options->title = arena_copy(&study->model.arena, title.ptr, title.len);
}

/* What the manifest says for title blocks, where nothing nearer to the chart does. */
static void take_variables(struct study *study, struct chart_options *options)
{
	const struct project_variables *variables = &study->project.variables;

	if (variables->title.len > 0 && !options->title)
		options->title = study_text(study, variables->title);
	options->version = text_str(variables->version);
	options->approver = text_str(variables->approver);
}

bool selection_make(struct selection *selection, const struct cli *cli,
	struct study *study, const struct model *model, const struct analysis *analysis,
	struct chart_options *options)
{
	*selection = (struct selection){.cli = cli, .study = study};
	if (!find_view(selection))
		return false;
	if (selection->view)
		take_view(selection, study, options);
	take_variables(study, options);
	if (!choose_focus(selection, study, options) ||
		!choose_nodes(selection, study, options) ||
		!choose_collapsed(selection, study, options) ||
		!choose_types(selection, model, options) ||
		!pick(selection, model, analysis, selection->include,
			&selection->included) ||
		!pick(selection, model, analysis, selection->exclude,
			&selection->excluded))
		return false;
	options->included = selection->included;
	options->excluded = selection->excluded;
	selection->redacts = options_given(&cli->options, "redact") ||
			     (selection->view && selection->view->redact);
	return true;
}

void selection_release(struct selection *selection)
{
	free(selection->collapse);
	free(selection->included);
	free(selection->excluded);
	free(selection->hidden_types);
	*selection = (struct selection){0};
}
