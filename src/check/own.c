/*
 * Runs the rules of the organisation's own, one after the other over all nodes: what a
 * rule finds out about all of them at once is then forgotten before the next.
 */
#include "check_internal.h"
#include "model/loading.h"
#include "own_internal.h"

#include "base/vec.h"

#include <stdlib.h>

/* ---- texts with values in them ---- */

enum { VALUES_SHOWN = 8 };

static void add_value(
	struct buf *out, const struct model *model, const struct value *value)
{
	switch (value->sort) {
	case VALUE_NODE:
		if (value->node == NODE_NONE)
			buf_add_text(out, "?");
		else
			buf_add_str(out,
				node_name(&model->nodes[value->node], (struct str){0}));
		return;
	case VALUE_TEXT:
		buf_add_str(out, value->text);
		return;
	case VALUE_NUMBER:
		buf_printf(out, "%u", (unsigned)value->low);
		if (value->or_more)
			buf_add_char(out, '+');
		else if (value->high != value->low)
			buf_printf(out, "-%u", (unsigned)value->high);
		return;
	case VALUE_DATE:
		day_add(out, value->day);
		return;
	case VALUE_TRUTH:
		buf_add_text(out, value->truth ? "true" : "false");
		return;
	default:
		buf_add_text(out, "?");
	}
}

/* A node without a name goes by its id. */
static void add_nothing(const struct own_run *run, struct buf *out,
	const struct path *path, struct value subject)
{
	if (subject.sort == VALUE_NODE && str_is(text_str(path->written), "name"))
		buf_add_str(out, node_id(run->model, subject.node));
	else
		buf_add_text(out, "–");
}

static void add_values(struct own_run *run, struct buf *out, const struct path *path,
	struct value subject)
{
	uint32_t first = own_path(run, path, subject);

	own_make_plain(run, first);
	for (uint32_t i = first; i < run->values.count; i++) {
		if (i > first)
			buf_add_text(out, ", ");
		if (i - first == VALUES_SHOWN) {
			buf_add_text(out, "…");
			break;
		}
		add_value(out, run->model, &run->values.items[i]);
	}
	if (run->values.count == first)
		add_nothing(run, out, path, subject);
	run->values.count = first;
}

static void fill(struct own_run *run, struct buf *out, const struct template *template,
	struct value subject)
{
	buf_clear(out);
	for (uint32_t i = 0; i < template->count; i++) {
		buf_add_str(out, template->parts[i].text);
		if (template->parts[i].path)
			add_values(run, out, template->parts[i].path, subject);
	}
}

/* ---- findings ---- */

static struct span first_input(const struct model *model)
{
	const struct source *first = sources_first(model->sources);
	struct span at = model->organisation.at;

	if (!span_is_set(at) && first)
		at.begin = at.end = first->base;
	return at;
}

static void add_subjects(
	const struct own_run *run, struct diag *diag, struct value subject)
{
	uint32_t culprit = run->blame.node;

	if (subject.sort != VALUE_NODE)
		return; /* it is about the whole, whatever was looked at last */
	if (culprit == NODE_NONE || culprit == subject.node)
		about(run->check, diag, subject.node);
	else
		about_two(run->check, diag, subject.node, culprit);
}

static void report(struct own_run *run, const struct own_rule *rule, struct value subject)
{
	struct check *check = run->check;
	struct span at = run->blame.at;
	struct buf text = {0};
	struct diag *diag;

	if (!span_is_set(at))
		at = subject.sort == VALUE_NODE ? run->model->nodes[subject.node].id.at
						: first_input(run->model);
	fill(run, &text, &rule->said, subject);
	diag = sink_report(check->sink, &rule->rule, at, "%.*s", STR_ARG(buf_str(&text)));
	add_subjects(run, diag, subject);
	if (diag)
		own_tell_way(run, diag);
	if (rule->mend.count > 0) {
		fill(run, &text, &rule->mend, subject);
		diag_help(check->sink, diag, "%.*s", STR_ARG(buf_str(&text)));
	}
	buf_release(&text);
}

static void report_given_up(struct own_run *run, const struct own_rule *rule)
{
	struct sink *sink = run->check->sink;
	struct diag *diag = sink_report(sink, &loading_rules[LOADING_INPUT_LIMIT],
		rule->slug.at,
		"the rule '%.*s' takes more than %u million steps and was given up",
		STR_ARG(text_str(rule->slug)), (unsigned)(OWN_STEPS / 1000000));

	diag_help(sink, diag,
		"select fewer nodes, or shorten a path that leads from many to many");
}

/* ---- running ---- */

static void judge_one(
	struct own_run *run, const struct own_rule *rule, struct value subject)
{
	if (own_judge(run, rule->subjects, subject) != MET)
		return;
	if (own_judge(run, rule->require, subject) == FAILED && run->steps <= OWN_STEPS)
		report(run, rule, subject);
}

static void run_rule(struct own_run *run, const struct own_rule *rule)
{
	const struct model *model = run->model;
	struct value subject = {.sort = VALUE_NODE, .kept = MET};

	run->steps = run->way_steps = 0;
	if (rule->whole) {
		subject.sort = VALUE_ORGANISATION;
		subject.thing = &model->organisation;
		judge_one(run, rule, subject);
	}
	for (uint32_t v = 0; !rule->whole && v < model->node_count; v++) {
		subject.node = v;
		if (node_is_present(&model->nodes[v]))
			judge_one(run, rule, subject);
		if (run->steps > OWN_STEPS)
			break;
	}
	if (run->steps > OWN_STEPS)
		report_given_up(run, rule);
	own_found_release(run);
}

void own_run_begin(
	struct own_run *run, struct check *check, const struct own_rules *rules)
{
	uint32_t nodes = check->model->node_count;

	*run = (struct own_run){.check = check,
		.model = check->model,
		.analysis = check->analysis,
		.rules = rules};
	run->mark = mem_alloc_zero(nodes, sizeof *run->mark);
	run->queue = mem_alloc((size_t)nodes + 1, sizeof *run->queue);
}

void own_run_end(struct own_run *run)
{
	own_along_release(run);
	own_computed_release(run);
	VEC_RELEASE(&run->values);
	free(run->mark);
	free(run->parent);
	free(run->queue);
}

static void run_rules(struct check *check, uint32_t first, uint32_t end)
{
	struct own_rules *rules = check->model->own_rules;
	struct own_run run;

	own_run_begin(&run, check, rules);
	own_bind(rules, first, end, check->model, check->sink);
	for (uint32_t i = first; i < end; i++)
		if (!rules->items[i].broken &&
			sink_wants(check->sink, &rules->items[i].rule))
			run_rule(&run, &rules->items[i]);
	own_run_end(&run);
}

void check_own_rules(struct check *check)
{
	const struct own_rules *rules = check->model->own_rules;

	if (rules && rules->count > 0)
		run_rules(check, 0, rules->count);
}

void check_run_own(const struct model *model, const struct analysis *analysis,
	struct sink *sink, uint32_t rule)
{
	struct check check = {.model = model, .analysis = analysis, .sink = sink};

	run_rules(&check, rule, rule + 1);
}
