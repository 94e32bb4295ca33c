/*
 * What the rules found, marked where it is drawn: one number for each rule, on the box
 * that the finding is about or on every box of its set; lines of a cycle in its colour.
 */
#include "chart_internal.h"
#include "model/find.h"

/* Findings about a set of nodes rather than about the first of them. */
static bool is_about_all(const struct rule *rule)
{
	return strncmp(rule->slug, "cycle-", 6) == 0 ||
	       strcmp(rule->slug, "many-roots") == 0;
}

static uint32_t box_of_id(const struct draft *draft, struct str id)
{
	uint32_t node = model_find_id(draft->model, id);

	return node == NODE_NONE ? CHART_NONE : draft->box_of[node];
}

static uint32_t boxes_meant(const struct diag *diag)
{
	return is_about_all(diag->rule) ? diag->subject_count : diag->subject_count > 0;
}

static bool is_drawn(const struct draft *draft, const struct diag *diag)
{
	for (uint32_t i = 0; i < boxes_meant(diag); i++)
		if (box_of_id(draft, diag->subjects[i]) != CHART_NONE)
			return true;
	return false;
}

static struct chart_finding *finding_of(struct draft *draft, const struct diag *diag)
{
	for (uint32_t i = 0; i < draft->findings.count; i++)
		if (draft->findings.items[i].rule == diag->rule)
			return &draft->findings.items[i];
	return NULL;
}

/* Numbers the rules: errors first, in the order in which they were found. */
static void number_rules(struct draft *draft)
{
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_WARNING; severity--)
		for (uint32_t i = 0; i < draft->found->count; i++) {
			const struct diag *diag = draft->found->items[i];
			struct chart_finding *finding = finding_of(draft, diag);

			if ((int)diag->severity != severity || !is_drawn(draft, diag))
				continue;
			if (finding)
				finding->count++;
			else
				*VEC_PUSH(&draft->findings) = (struct chart_finding){
					diag->rule, diag->severity, 1,
					str_of(rule_word(draft->language, diag->rule))};
		}
}

static void mark_box(
	struct draft *draft, uint32_t index, uint32_t finding, struct str message)
{
	struct chart_box *box = &draft->chart->boxes[index];
	uint32_t *marks, at = box->mark_count;
	struct buf tip = {0};

	buf_add_str(&tip, box->tip);
	buf_printf(&tip, "\n%u: %.*s", finding + 1, STR_ARG(message));
	box->tip = keep_lines(draft, &tip);
	buf_release(&tip);
	for (uint32_t i = 0; i < box->mark_count; i++)
		if (box->marks[i] == finding)
			return;
	marks = arena_array(&draft->chart->arena, (size_t)at + 1, sizeof *marks);
	for (uint32_t i = 0; i < box->mark_count; i++)
		marks[i] = box->marks[i];
	while (at > 0 && marks[at - 1] > finding) {
		marks[at] = marks[at - 1];
		at--;
	}
	marks[at] = finding;
	box->marks = marks;
	box->mark_count++;
}

/* The line type whose cycle this is, or one that there is not. */
static uint16_t relation_of_cycle(const struct draft *draft, const struct rule *rule)
{
	if (strcmp(rule->slug, "cycle-reports-to") == 0 ||
		strcmp(rule->slug, "self-report") == 0)
		return RELATION_REPORTS_TO;
	if (strcmp(rule->slug, "cycle-part-of") == 0)
		return RELATION_PART_OF;
	if (strcmp(rule->slug, "cycle-delegation") == 0)
		return RELATION_DELEGATES_TO;
	if (strcmp(rule->slug, "cycle-escalation") == 0)
		return RELATION_ESCALATES_TO;
	if (strncmp(rule->slug, "cycle-", 6) == 0)
		return model_relation(draft->model, str_of(rule->slug + 6));
	return UINT16_MAX;
}

/* Is the line from a to b one of those that the finding says to cut? */
static bool is_cut(
	const struct draft *draft, const struct diag *diag, const struct chart_line *line)
{
	for (const struct datum *d = diag->data; d; d = d->next) {
		if (d->kind != DATUM_PAIRS || strcmp(d->name, "cut") != 0)
			continue;
		for (uint32_t i = 0; i < d->count; i++)
			if (box_of_id(draft, d->text[2 * i]) == line->from &&
				box_of_id(draft, d->text[2 * i + 1]) == line->to)
				return true;
	}
	return false;
}

/* Every line between two nodes of the set lies on a cycle, since the set is strongly
 * connected. `in_set` is all false before and after. */
static void mark_cycle(struct draft *draft, const struct diag *diag, bool *in_set)
{
	struct chart *chart = draft->chart;
	uint16_t relation = relation_of_cycle(draft, diag->rule);
	bool accounts = relation == RELATION_REPORTS_TO || relation == RELATION_PART_OF;

	if (relation == UINT16_MAX)
		return;
	for (uint32_t i = 0; i < diag->subject_count; i++) {
		uint32_t box = box_of_id(draft, diag->subjects[i]);

		if (box != CHART_NONE)
			in_set[box] = true;
	}
	for (uint32_t i = 0; i < chart->line_count; i++) {
		struct chart_line *line = &chart->lines[i];

		if (!in_set[line->from] || !in_set[line->to] ||
			chart->line_sorts[line->sort].relation != relation)
			continue;
		line->flags |= CHART_LINE_CYCLE;
		if (accounts && is_cut(draft, diag, line))
			line->flags |= CHART_LINE_CUT;
		chart->boxes[line->from].flags |= CHART_IN_CYCLE;
		chart->boxes[line->to].flags |= CHART_IN_CYCLE;
	}
	for (uint32_t i = 0; i < diag->subject_count; i++) {
		uint32_t box = box_of_id(draft, diag->subjects[i]);

		if (box != CHART_NONE)
			in_set[box] = false;
	}
}

static void mark(struct draft *draft, const struct diag *diag, bool *in_set)
{
	struct chart_finding *finding = finding_of(draft, diag);

	if (!finding || diag->severity < SEVERITY_WARNING)
		return;
	for (uint32_t i = 0; i < boxes_meant(diag); i++) {
		uint32_t box = box_of_id(draft, diag->subjects[i]);

		if (box == CHART_NONE)
			continue;
		mark_box(draft, box, (uint32_t)(finding - draft->findings.items),
			diag->message);
		if (strcmp(diag->rule->slug, "orphan") == 0 ||
			strcmp(diag->rule->slug, "orphan-post") == 0)
			draft->chart->boxes[box].flags |= CHART_ORPHAN;
	}
	mark_cycle(draft, diag, in_set);
}

void findings_mark(struct draft *draft)
{
	struct chart *chart = draft->chart;
	bool *in_set;

	if (!draft->found)
		return;
	in_set = mem_alloc_zero(chart->box_count, sizeof *in_set);
	number_rules(draft);
	for (uint32_t i = 0; i < draft->found->count; i++)
		mark(draft, draft->found->items[i], in_set);
	free(in_set);
	chart->findings = SETTLED(draft, findings);
	chart->finding_count = draft->findings.count;
}
