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

/* ---- boxes ---- */

struct telling {
	struct str message;
	uint32_t finding, next; /* of the same box, or CHART_NONE */
};

/* The findings of a run while they are marked. */
struct marking {
	struct draft *draft;
	struct box_lines by_box;
	bool *in_set;       /* by box: of the cycle at hand; else all false */
	VEC(uint64_t) cuts; /* lines that break it, by both ends; sorted */
	VEC(struct telling) tellings;
	uint32_t *first, *last; /* by box: in tellings, or CHART_NONE */
};

/* What the tip of a box says of a finding. */
static void tell(
	struct marking *marking, uint32_t box, uint32_t finding, struct str message)
{
	uint32_t index = marking->tellings.count;

	*VEC_PUSH(&marking->tellings) = (struct telling){message, finding, CHART_NONE};
	if (marking->first[box] == CHART_NONE)
		marking->first[box] = index;
	else
		marking->tellings.items[marking->last[box]].next = index;
	marking->last[box] = index;
}

static void mark_box(struct draft *draft, struct chart_box *box, uint32_t finding)
{
	uint32_t *marks, at = box->mark_count;

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

/* Once for each box, since one may have thousands of findings. */
static void set_tips(struct marking *marking)
{
	struct chart *chart = marking->draft->chart;
	struct buf tip = {0};

	for (uint32_t box = 0; box < chart->box_count; box++) {
		uint32_t i = marking->first[box];

		if (i == CHART_NONE)
			continue;
		buf_add_str(&tip, chart->boxes[box].tip);
		for (; i != CHART_NONE; i = marking->tellings.items[i].next)
			buf_printf(&tip, "\n%u: %.*s",
				(unsigned)marking->tellings.items[i].finding + 1,
				STR_ARG(marking->tellings.items[i].message));
		chart->boxes[box].tip = keep_lines(marking->draft, &tip);
	}
	buf_release(&tip);
}

/* ---- cycles ---- */

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

static uint64_t both_ends(uint32_t from, uint32_t to)
{
	return (uint64_t)from << 32 | to;
}

static int by_ends(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The lines that the finding says to cut. */
static void list_cuts(struct marking *marking, const struct diag *diag)
{
	marking->cuts.count = 0;
	for (const struct datum *d = diag->data; d; d = d->next) {
		if (d->kind != DATUM_PAIRS || strcmp(d->name, "cut") != 0)
			continue;
		for (uint32_t i = 0; i < d->count; i++)
			*VEC_PUSH(&marking->cuts) =
				both_ends(box_of_id(marking->draft, d->text[2 * i]),
					box_of_id(marking->draft, d->text[2 * i + 1]));
	}
	if (marking->cuts.count > 1)
		qsort(marking->cuts.items, marking->cuts.count,
			sizeof *marking->cuts.items, by_ends);
}

static bool is_cut(const struct marking *marking, const struct chart_line *line)
{
	uint64_t ends = both_ends(line->from, line->to);

	return marking->cuts.count > 0 &&
	       bsearch(&ends, marking->cuts.items, marking->cuts.count, sizeof ends,
		       by_ends) != NULL;
}

static void set_in_set(struct marking *marking, const struct diag *diag, bool in_set)
{
	for (uint32_t i = 0; i < diag->subject_count; i++) {
		uint32_t box = box_of_id(marking->draft, diag->subjects[i]);

		if (box != CHART_NONE)
			marking->in_set[box] = in_set;
	}
}

/* The lines from one box of the set to others of it. */
static void mark_lines_from(
	struct marking *marking, uint32_t box, uint16_t relation, bool accounts)
{
	struct chart *chart = marking->draft->chart;
	const uint32_t *start = marking->by_box.start;

	for (uint32_t i = start[box]; i < start[box + 1]; i++) {
		struct chart_line *line = &chart->lines[marking->by_box.lines[i]];

		if (!marking->in_set[line->to] ||
			chart->line_sorts[line->sort].relation != relation)
			continue;
		line->flags |= CHART_LINE_CYCLE;
		if (accounts && is_cut(marking, line))
			line->flags |= CHART_LINE_CUT;
		chart->boxes[line->from].flags |= CHART_IN_CYCLE;
		chart->boxes[line->to].flags |= CHART_IN_CYCLE;
	}
}

/* Every line between two nodes of the set lies on a cycle, since the set is strongly
 * connected. */
static void mark_cycle(struct marking *marking, const struct diag *diag)
{
	uint16_t relation = relation_of_cycle(marking->draft, diag->rule);
	bool accounts = relation == RELATION_REPORTS_TO || relation == RELATION_PART_OF;

	if (relation == UINT16_MAX)
		return;
	list_cuts(marking, diag);
	set_in_set(marking, diag, true);
	for (uint32_t i = 0; i < diag->subject_count; i++) {
		uint32_t box = box_of_id(marking->draft, diag->subjects[i]);

		if (box != CHART_NONE)
			mark_lines_from(marking, box, relation, accounts);
	}
	set_in_set(marking, diag, false);
}

/* ---- all of them ---- */

static void mark(struct marking *marking, const struct diag *diag)
{
	struct draft *draft = marking->draft;
	struct chart_finding *finding = finding_of(draft, diag);

	if (!finding || diag->severity < SEVERITY_WARNING)
		return;
	for (uint32_t i = 0; i < boxes_meant(diag); i++) {
		uint32_t box = box_of_id(draft, diag->subjects[i]);
		uint32_t number = (uint32_t)(finding - draft->findings.items);

		if (box == CHART_NONE)
			continue;
		mark_box(draft, &draft->chart->boxes[box], number);
		tell(marking, box, number, diag->message);
		if (strcmp(diag->rule->slug, "orphan") == 0 ||
			strcmp(diag->rule->slug, "orphan-post") == 0)
			draft->chart->boxes[box].flags |= CHART_ORPHAN;
	}
	mark_cycle(marking, diag);
}

static struct marking marking_begin(struct draft *draft)
{
	uint32_t n = draft->chart->box_count;
	struct marking marking = {.draft = draft,
		.in_set = mem_alloc_zero(n, sizeof(bool)),
		.first = mem_alloc(n, sizeof(uint32_t)),
		.last = mem_alloc(n, sizeof(uint32_t))};

	for (uint32_t i = 0; i < n; i++)
		marking.first[i] = CHART_NONE;
	box_lines_make(&marking.by_box, draft->chart);
	return marking;
}

static void marking_end(struct marking *marking)
{
	box_lines_release(&marking->by_box);
	VEC_RELEASE(&marking->cuts);
	VEC_RELEASE(&marking->tellings);
	free(marking->in_set);
	free(marking->first);
	free(marking->last);
}

void findings_mark(struct draft *draft)
{
	struct marking marking;

	if (!draft->found)
		return;
	marking = marking_begin(draft);
	number_rules(draft);
	for (uint32_t i = 0; i < draft->found->count; i++)
		mark(&marking, draft->found->items[i]);
	set_tips(&marking);
	marking_end(&marking);
	draft->chart->findings = SETTLED(draft, findings);
	draft->chart->finding_count = draft->findings.count;
}
