/* A box for each chosen node: what it says and what marks it. */
#include "chart_internal.h"

/* The rows of one box while they are found. */
struct rows {
	struct chart_row *items;
	uint32_t count, cap;
};

static void add_row(struct draft *draft, struct rows *rows, struct buf *text,
	enum chart_row_kind kind)
{
	*VEC_PUSH(rows) = (struct chart_row){keep(draft, text), kind};
}

static void add_plain(struct draft *draft, struct rows *rows, const char *text,
	enum chart_row_kind kind)
{
	*VEC_PUSH(rows) = (struct chart_row){clean(draft, str_of(text)), kind};
}

/* "chair: A, B"; nothing where no one is named. Returns whether all are vacant. */
static bool add_office(
	struct draft *draft, struct rows *rows, enum word label, struct seats seats)
{
	struct buf text = {0};
	uint32_t vacant, count;

	buf_printf(&text, "%s ", word(draft->language, label));
	count = seats_add(draft, &text, seats, &vacant);
	if (count > 0)
		add_row(draft, rows, &text,
			vacant == count ? CHART_ROW_VACANT : CHART_ROW_TEXT);
	buf_release(&text);
	return count > 0 && vacant == count;
}

/* Of a body of others what matters is who sits there for us. */
static void add_representatives(
	struct draft *draft, struct rows *rows, const struct group *group)
{
	struct buf text = {0};

	buf_printf(&text, "%s ", word(draft->language, WORD_REPRESENTATIVE));
	if (seats_add_some(draft, &text, group_detail(group)->represented_by) > 0)
		add_row(draft, rows, &text, CHART_ROW_TEXT);
	buf_release(&text);
}

/* Where a box's first line leads when its end is not drawn. */
static void add_cut_line(struct draft *draft, struct rows *rows, uint32_t node)
{
	struct step_run steps = model_steps(draft->model, node);
	struct chart_steps drawn = chart_steps(draft, node);
	struct buf text = {0};

	for (uint32_t i = 0; i < steps.count && text.len == 0; i++) {
		const struct step *step = &steps.items[i];
		uint32_t to = drawn.items[i].step.to;

		if (step->to == NODE_NONE || drawn.items[i].fate == STEP_UNSHOWN ||
			(to != NODE_NONE && draft->chosen[to]))
			continue;
		buf_printf(&text, "%.*s %.*s",
			STR_ARG(relation_text(draft, step->relation)),
			STR_ARG(box_name(draft, step->to)));
	}
	if (text.len > 0)
		add_row(draft, rows, &text, CHART_ROW_TEXT);
	buf_release(&text);
}

static void add_decider(
	struct draft *draft, struct rows *rows, const struct decider *decider)
{
	struct buf text = {0};

	buf_printf(&text, "%s ", word(draft->language, WORD_DECIDER));
	for (uint32_t i = 0; i < decider->refs.count; i++) {
		const struct ref *ref = &decider->refs.items[i];

		buf_add_text(&text, i > 0 ? ", " : "");
		buf_add_str(&text, ref->node == NODE_NONE ? ref_str(ref)
							  : box_name(draft, ref->node));
	}
	buf_add_str(&text, text_str(decider->text));
	if (decider->refs.count > 0 || decider->text.len > 0)
		add_row(draft, rows, &text, CHART_ROW_TEXT);
	buf_release(&text);
}

static void add_members(struct draft *draft, struct rows *rows, uint32_t node)
{
	struct amount members = seat_count_members(draft->model, node, &draft->marks);
	struct buf text = {0};

	if (members.number > 0) {
		buf_printf(&text, "%s %u%s", word(draft->language, WORD_MEMBERS),
			members.number, members.or_more ? "+" : "");
		add_row(draft, rows, &text, CHART_ROW_TEXT);
	}
	buf_release(&text);
}

/* 52 is 1 a week, 24 is 2 a month, 4 is 4 a year. */
static uint32_t rate_of(const struct meets *meets, enum word *period)
{
	static const struct {
		uint32_t times;
		enum word word;
	} periods[] = {{52, WORD_A_WEEK}, {12, WORD_A_MONTH}, {1, WORD_A_YEAR}};
	size_t i = 0;

	while (meets->min % periods[i].times != 0 || meets->max % periods[i].times != 0)
		i++;
	*period = periods[i].word;
	return periods[i].times;
}

/* "4–6 a year, on demand"; what is no frequency stands as it is written. */
static void add_meetings(struct draft *draft, struct buf *out, struct str written)
{
	enum language language = draft->language;
	struct meets meets;
	enum word period;
	uint32_t times;

	if (!meets_parse(written, &meets)) {
		buf_add_str(out, written);
		return;
	}
	if (meets.counted) {
		times = rate_of(&meets, &period);
		if (meets.approximate)
			buf_printf(out, "%s ", word(language, WORD_ABOUT));
		buf_printf(out, "%u", (unsigned)(meets.min / times));
		if (meets.max != meets.min)
			buf_printf(out, "–%u", (unsigned)(meets.max / times));
		buf_printf(out, " %s", word(language, period));
	}
	if (meets.on_demand)
		buf_printf(out, "%s%s", meets.counted ? ", " : "",
			word(language, WORD_ON_DEMAND));
}

static void add_group_details(struct draft *draft, struct rows *rows, uint32_t node)
{
	const struct group *group = draft->model->nodes[node].group;
	struct buf text = {0};

	add_office(draft, rows, WORD_DEPUTY_CHAIR, group_detail(group)->deputy_chair);
	add_office(draft, rows, WORD_SECRETARY, group->secretary);
	add_office(draft, rows, WORD_CONVENOR, group_detail(group)->convenor);
	if (group->mandate)
		add_decider(draft, rows, &group->mandate->decider);
	add_members(draft, rows, node);
	if (group->meets && group->meets->text.len > 0) {
		buf_printf(&text, "%s ", word(draft->language, WORD_MEETS));
		add_meetings(draft, &text, text_str(group->meets->text));
		add_row(draft, rows, &text, CHART_ROW_TEXT);
	}
	buf_release(&text);
}

static void add_holders(
	struct draft *draft, struct rows *rows, const struct holders *holders)
{
	struct buf text = {0};

	for (uint32_t i = 0; !draft->options->no_holders && i < holders->count; i++) {
		const struct holder *holder = &holders->items[i];

		if (holder->vacant)
			continue;
		buf_add_text(&text, text.len > 0 ? ", " : "");
		buf_add_str(&text, holder->person.node == NODE_NONE
					   ? ref_str(&holder->person)
					   : box_name(draft, holder->person.node));
	}
	if (text.len > 0)
		add_row(draft, rows, &text, CHART_ROW_TEXT);
	buf_release(&text);
}

static void add_named(struct draft *draft, struct rows *rows, enum word label,
	const struct ref *ref, bool empty)
{
	struct buf text = {0};

	if (!span_is_set(ref->at))
		return;
	buf_printf(&text, "%s ", word(draft->language, label));
	buf_add_str(&text,
		ref->node == NODE_NONE ? ref_str(ref) : box_name(draft, ref->node));
	if (empty)
		buf_printf(&text, " (%s)", word(draft->language, WORD_VACANT));
	add_row(draft, rows, &text, empty ? CHART_ROW_VACANT : CHART_ROW_TEXT);
	buf_release(&text);
}

/* What stands below the name, by sort; true if the office that leads is vacant. */
static bool add_office_rows(struct draft *draft, struct rows *rows, uint32_t index)
{
	const struct node *node = &draft->model->nodes[index];
	bool full = draft->options->labels == CHART_FULL, vacant = false;

	switch ((enum sort)node->sort) {
	case SORT_GROUP:
		vacant = add_office(draft, rows, WORD_CHAIR, node->group->chair);
		if (node->external)
			add_representatives(draft, rows, node->group);
		if (full)
			add_group_details(draft, rows, index);
		break;
	case SORT_POST:
		vacant = post_is_vacant(node);
		if (vacant)
			add_plain(draft, rows, word(draft->language, WORD_VACANT),
				CHART_ROW_VACANT);
		if (full) {
			add_holders(draft, rows, &node->post->holders);
			add_named(draft, rows, WORD_UNIT, &node->post->unit, false);
		}
		break;
	case SORT_UNIT: {
		uint32_t head = node->unit->head.node;

		vacant = head != NODE_NONE && post_is_vacant(&draft->model->nodes[head]);
		add_named(draft, rows, WORD_HEAD, &node->unit->head, vacant);
		break;
	}
	case SORT_PERSON:
	case SORT__COUNT:
		break;
	}
	return vacant;
}

static void add_name(
	struct draft *draft, struct rows *rows, uint32_t index, const struct node *node)
{
	struct quantity count = node_detail(node)->count;
	struct buf text = {0};

	buf_add_str(&text, clean(draft, box_name(draft, index)));
	if (count.number > 1 || count.or_more)
		buf_printf(&text, " ×%u%s", count.number, count.or_more ? "+" : "");
	add_row(draft, rows, &text, CHART_ROW_NAME);
	buf_release(&text);
}

/* Of one that was renamed, what it was called. */
static void add_former_name(struct draft *draft, struct rows *rows, uint32_t index)
{
	struct str name = former_name(draft, index);
	struct buf text = {0};

	if (name.len == 0)
		return;
	buf_printf(&text, "%s %.*s", word(draft->language, WORD_FORMERLY), STR_ARG(name));
	add_row(draft, rows, &text, CHART_ROW_STATUS);
	buf_release(&text);
}

static uint32_t flags_of(const struct node *node)
{
	static const uint32_t of_status[] = {[STATUS_PROPOSED] = CHART_PROPOSED,
		[STATUS_UNDER_REVISION] = CHART_REVISION,
		[STATUS_DISSOLVED] = CHART_DISSOLVED};

	return (node->external ? CHART_EXTERNAL : 0u) | (node->stub ? CHART_STUB : 0u) |
	       (node->is_root ? CHART_ROOT : 0u) | of_status[node->status];
}

static void add_status(struct draft *draft, struct rows *rows, uint32_t flags)
{
	if (flags & CHART_REVISION)
		add_plain(draft, rows, word(draft->language, WORD_REVISION),
			CHART_ROW_STATUS);
	if (flags & CHART_PROPOSED)
		add_plain(draft, rows, word(draft->language, WORD_PROPOSED),
			CHART_ROW_STATUS);
	if (flags & CHART_DISSOLVED)
		add_plain(draft, rows, word(draft->language, WORD_DISSOLVED),
			CHART_ROW_STATUS);
}

/* "12 groups, 1 post" */
static uint32_t add_behind(struct draft *draft, struct rows *rows, uint32_t index)
{
	static const enum sort order[] = {SORT_GROUP, SORT_POST, SORT_UNIT};
	struct buf text = {0};
	uint32_t all = 0;

	for (size_t i = 0; draft->behind && i < COUNT_OF(order); i++) {
		uint32_t count = draft->behind[index].count[order[i]];
		int which = WORD_BEHIND + 2 * (int)order[i] + (count != 1);

		if (count == 0)
			continue;
		buf_printf(&text, "%s%u %s", all > 0 ? ", " : "", (unsigned)count,
			word(draft->language, (enum word)which));
		all += count;
	}
	if (all > 0)
		add_row(draft, rows, &text, CHART_ROW_STATUS);
	buf_release(&text);
	return all;
}

/* Office charts put it beside the line. A power that was not stated tells nothing. */
static bool is_staff(const struct node *node, uint32_t power)
{
	const uint32_t helps = POWER_ADVISES | POWER_PREPARES;

	if (node->sort != SORT_GROUP || node->external)
		return false;
	switch (node->group->kind) {
	case KIND_SECRETARIAT:
		return true;
	case KIND_COUNCIL:
	case KIND_EXECUTIVE_COMMITTEE:
		return power != 0 && !(power & ~helps);
	default:
		return false;
	}
}

static enum chart_shape shape_of(const struct node *node)
{
	return node->sort == SORT_GROUP  ? CHART_GROUP
	       : node->sort == SORT_UNIT ? CHART_UNIT
					 : CHART_POST;
}

static void make_box(struct draft *draft, struct chart_box *box, uint32_t index)
{
	const struct node *node = &draft->model->nodes[index];
	struct rows rows = {0};

	*box = (struct chart_box){.node = index,
		.id = clean(draft, text_str(node->id)),
		.shape = shape_of(node),
		.flags = flags_of(node),
		.superior = CHART_NONE,
		.region = CHART_NONE};
	if (index == draft->options->focus)
		box->flags |= CHART_FOCUS;
	if (node->sort == SORT_GROUP && node->group->mandate)
		box->power = node->group->mandate->power;
	if (is_staff(node, box->power))
		box->flags |= CHART_STAFF;
	add_name(draft, &rows, index, node);
	add_former_name(draft, &rows, index);
	if (add_office_rows(draft, &rows, index))
		box->flags |= CHART_VACANT;
	add_cut_line(draft, &rows, index);
	if (draft->options->labels == CHART_NAME)
		rows.count = 1;
	add_status(draft, &rows, box->flags);
	box->behind = add_behind(draft, &rows, index);
	if (box->behind > 0)
		box->flags |= CHART_COLLAPSED;
	box->rows = arena_array(&draft->chart->arena, rows.count, sizeof *box->rows);
	memcpy(box->rows, rows.items, rows.count * sizeof *box->rows);
	box->row_count = rows.count;
	box->tip = tip_of(draft, index);
	box->link = link_of(draft, index);
	VEC_RELEASE(&rows);
}

void boxes_make(struct draft *draft)
{
	struct chart *chart = draft->chart;
	uint32_t count = 0;

	for (uint32_t i = 0; i < draft->model->node_count; i++) {
		draft->box_of[i] = draft->chosen[i] ? count : CHART_NONE;
		count += draft->chosen[i];
	}
	chart->boxes = arena_array(&chart->arena, count, sizeof *chart->boxes);
	for (uint32_t i = 0; i < draft->model->node_count; i++)
		if (draft->chosen[i])
			make_box(draft, &chart->boxes[chart->box_count++], i);
}
