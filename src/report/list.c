#include "report/list.h"

#include "model/field.h"
#include "model/node_lines.h"
#include "model/seat_walk.h"

const char *const list_words[LIST__COUNT] = {"groups", "posts", "units", "seats"};

struct list_state {
	struct node_lines lines;
	struct seat_marks marks;
	uint32_t *seats, *chairs; /* LIST_POSTS: by node */
	uint32_t node;            /* the next one; LIST_SEATS: the one that is walked */
	bool walking;
	struct seat_walk walk;
};

/* ---- cells ---- */

static void set_text(struct cell *cell, struct str text)
{
	if (text.len > 0)
		*cell = (struct cell){.kind = CELL_TEXT, .text = text};
}

static void set_word(struct cell *cell, const char *word)
{
	set_text(cell, str_of(word));
}

static void set_number(struct cell *cell, uint64_t number)
{
	*cell = (struct cell){.kind = CELL_NUMBER, .number = number};
}

/* The id of what a reference leads to; where it leads nowhere, what was written; empty
 * where there is none. */
static struct str ref_shown(const struct model *model, const struct ref *ref)
{
	if (ref->len == 0)
		return (struct str){0};
	return ref->node != NODE_NONE ? node_id(model, ref->node) : ref_str(ref);
}

static void add_part(struct buf *out, struct str part, const char *separator)
{
	if (part.len == 0)
		return;
	if (out->len > 0)
		buf_add_text(out, separator);
	buf_add_str(out, part);
}

static void set_joined(struct cell *cell, struct arena *scratch, struct buf *joined)
{
	if (joined->len > 0)
		set_text(
			cell, (struct str){arena_copy(scratch, joined->data, joined->len),
				      (uint32_t)joined->len});
	buf_release(joined);
}

static void add_refs(struct buf *out, const struct model *model, struct ref_run refs)
{
	for (uint32_t i = 0; i < refs.count; i++)
		add_part(out, ref_shown(model, &refs.items[i]), ", ");
}

static void set_powers(struct cell *cell, uint32_t power, struct arena *scratch)
{
	struct str *texts;

	if (power == 0)
		return;
	texts = arena_array(scratch, 32, sizeof *texts);
	cell->kind = CELL_TEXTS;
	cell->texts = texts;
	for (uint32_t i = 0; power_words[i]; i++)
		if (power & 1u << i)
			texts[cell->count++] = str_of(power_words[i]);
}

/* "arenor 3.10 line 209"; several behind semicolons. */
static void set_origins(
	struct cell *cell, const struct origins *origins, struct arena *scratch)
{
	struct buf joined = {0};

	for (uint32_t i = 0; i < origins->count; i++) {
		const struct origin *origin = &origins->items[i];
		struct buf one = {0};

		add_part(&one, text_str(origin->in), " ");
		add_part(&one, text_str(origin->section), " ");
		if (origin->line.len > 0)
			add_part(&one, STR("line"), " ");
		add_part(&one, text_str(origin->line), " ");
		add_part(&one, text_str(origin_detail(origin)->url), " ");
		add_part(&joined, buf_str(&one), "; ");
		buf_release(&one);
	}
	set_joined(cell, scratch, &joined);
}

/* Where the lines of one relation lead from a node, each target once. */
static uint32_t targets_of(const struct list *list, uint32_t node, enum relation relation,
	struct arena *scratch, struct str **targets)
{
	const struct node_lines *lines = &list->state->lines;
	uint32_t begin = lines->start[node], end = lines->start[node + 1], count = 0;

	*targets = arena_array(scratch, end - begin, sizeof **targets);
	for (uint32_t i = begin; i < end; i++) {
		const struct line *line = &list->model->lines[lines->lines[i]];

		if (line->relation == relation &&
			!(line->flags & (LINE_REPEATED | LINE_ABSENT)))
			(*targets)[count++] = ref_shown(list->model, &line->to);
	}
	return count;
}

static void set_targets(struct cell *cell, const struct list *list, uint32_t node,
	enum relation relation, struct arena *scratch)
{
	struct str *targets;
	uint32_t count = targets_of(list, node, relation, scratch, &targets);

	if (count > 0)
		*cell = (struct cell){
			.kind = CELL_TEXTS, .texts = targets, .count = count};
}

static void set_target(struct cell *cell, const struct list *list, uint32_t node,
	enum relation relation, struct arena *scratch)
{
	struct buf joined = {0};
	struct str *targets;
	uint32_t count = targets_of(list, node, relation, scratch, &targets);

	for (uint32_t i = 0; i < count; i++)
		add_part(&joined, targets[i], ", ");
	set_joined(cell, scratch, &joined);
}

/* Who or what has a seat, as one text: "vacant" for nobody. */
static void add_seat(struct buf *out, const struct model *model, const struct seat *seat)
{
	if (seat->sort == SEAT_REF)
		add_refs(out, model, seat_takers(seat));
	else if (seat->sort == SEAT_TEXT)
		add_part(out, text_str(seat_words(seat)), ", ");
	else
		add_part(out, STR("vacant"), ", ");
}

/* ---- rows ---- */

/* The next node of the sort that is there on the day, or NODE_NONE. */
static uint32_t next_node(struct list *list, uint64_t *cursor, enum sort sort)
{
	const struct model *model = list->model;

	for (uint32_t i = (uint32_t)*cursor; i < model->node_count; i++) {
		const struct node *node = &model->nodes[i];

		if (node->sort == sort && node_is_present(node)) {
			*cursor = (uint64_t)i + 1;
			return i;
		}
	}
	return NODE_NONE;
}

static void set_chair(struct cell *cell, const struct list *list,
	const struct group *group, struct arena *scratch)
{
	struct buf joined = {0};

	for (uint32_t i = 0; i < group->chair.count; i++)
		add_seat(&joined, list->model, &group->chair.items[i]);
	set_joined(cell, scratch, &joined);
}

static bool next_group(const struct table *table, uint64_t *cursor, struct cell *cells,
	struct arena *scratch)
{
	struct list *list = table->context;
	uint32_t index = next_node(list, cursor, SORT_GROUP);
	const struct node *node;

	if (index == NODE_NONE)
		return false;
	node = &list->model->nodes[index];
	set_text(&cells[0], text_str(node->id));
	if (node->name.len > 0)
		set_text(&cells[1], node_name(node, list->language));
	set_word(&cells[2], kind_words[node->group->kind]);
	set_target(&cells[3], list, index, RELATION_PRINCIPAL, scratch);
	set_chair(&cells[4], list, node->group, scratch);
	set_number(&cells[5],
		seat_count_members(list->model, index, &list->state->marks).number);
	if (node->group->mandate)
		set_powers(&cells[6], node->group->mandate->power, scratch);
	set_targets(&cells[7], list, index, RELATION_REPORTS_TO, scratch);
	if (node->group->meets)
		set_text(&cells[8], text_str(node->group->meets->text));
	set_word(&cells[9], status_words[node->status]);
	set_origins(&cells[10], &node->sources, scratch);
	return true;
}

static bool next_post(const struct table *table, uint64_t *cursor, struct cell *cells,
	struct arena *scratch)
{
	struct list *list = table->context;
	uint32_t index = next_node(list, cursor, SORT_POST);
	const struct node *node;
	struct buf holders = {0};

	if (index == NODE_NONE)
		return false;
	node = &list->model->nodes[index];
	set_text(&cells[0], text_str(node->id));
	if (node->name.len > 0)
		set_text(&cells[1], node_name(node, list->language));
	set_text(&cells[2], ref_shown(list->model, &node->post->unit));
	set_targets(&cells[3], list, index, RELATION_REPORTS_TO, scratch);
	for (uint32_t i = 0; i < node->post->holders.count; i++) {
		const struct holder *holder = &node->post->holders.items[i];

		add_part(&holders,
			holder->vacant ? STR("vacant")
				       : ref_shown(list->model, &holder->person),
			", ");
	}
	set_joined(&cells[4], scratch, &holders);
	set_number(&cells[5], list->state->seats[index]);
	set_number(&cells[6], list->state->chairs[index]);
	return true;
}

static bool next_unit(const struct table *table, uint64_t *cursor, struct cell *cells,
	struct arena *scratch)
{
	struct list *list = table->context;
	uint32_t index = next_node(list, cursor, SORT_UNIT);
	const struct node *node;

	if (index == NODE_NONE)
		return false;
	node = &list->model->nodes[index];
	set_text(&cells[0], text_str(node->id));
	if (node->name.len > 0)
		set_text(&cells[1], node_name(node, list->language));
	set_text(&cells[2], text_str(node->unit->kind));
	set_target(&cells[3], list, index, RELATION_PART_OF, scratch);
	set_text(&cells[4], ref_shown(list->model, &node->unit->head));
	return true;
}

/* The next seat of any group; a member who repeats an officer is passed over. */
static bool walk_on(struct list_state *state, struct list *list)
{
	for (;;) {
		uint64_t cursor = state->node;

		if (state->walking && seat_walk_next(&state->walk)) {
			if (state->walk.class != SEAT_MEMBER ||
				state->walk.count.number > 0)
				return true;
			continue;
		}
		state->walking = false;
		state->walk.group = next_node(list, &cursor, SORT_GROUP);
		if (state->walk.group == NODE_NONE)
			return false;
		state->node = (uint32_t)cursor;
		seat_walk_start(
			&state->walk, list->model, state->walk.group, &state->marks);
		state->walking = true;
	}
}

/* An office is shown, also where its holder has another one. */
static void set_count(
	struct cell *cell, const struct seat_walk *walk, struct arena *scratch)
{
	uint32_t number = walk->count.number > 0 ? walk->count.number : 1;
	struct buf text = {0};

	set_number(cell, number);
	if (!walk->count.or_more)
		return;
	buf_printf(&text, "%u+", (unsigned)number);
	set_joined(cell, scratch, &text);
}

/* What sort of node takes the seat: what the reference leads to, else what was wanted. */
static enum sort taker_sort(
	const struct model *model, const struct seat *seat, const struct ref *ref)
{
	if (ref->node != NODE_NONE)
		return (enum sort)model->nodes[ref->node].sort;
	return seat->wants == SORT_BIT(SORT_UNIT)    ? SORT_UNIT
	       : seat->wants == SORT_BIT(SORT_GROUP) ? SORT_GROUP
						     : SORT_POST;
}

/* The takers of one sort: one as a text, several as a list. */
static void set_takers(struct cell *cell, const struct model *model,
	const struct seat *seat, enum sort sort, struct arena *scratch)
{
	struct ref_run takers = seat_takers(seat);
	struct str *texts = arena_array(scratch, takers.count, sizeof *texts);
	uint32_t count = 0;

	for (uint32_t i = 0; i < takers.count; i++)
		if (taker_sort(model, seat, &takers.items[i]) == sort)
			texts[count++] = ref_shown(model, &takers.items[i]);
	if (count == 1)
		set_text(cell, texts[0]);
	else if (count > 1)
		*cell = (struct cell){.kind = CELL_TEXTS, .texts = texts, .count = count};
}

static bool next_seat(const struct table *table, uint64_t *cursor, struct cell *cells,
	struct arena *scratch)
{
	struct list *list = table->context;
	struct list_state *state = list->state;
	const struct seat *seat;

	if ((*cursor)++ == 0) {
		state->node = 0;
		state->walking = false;
	}
	if (!walk_on(state, list))
		return false;
	seat = state->walk.seat;
	set_text(&cells[0], node_id(list->model, state->walk.group));
	set_text(&cells[1], state->walk.office);
	set_takers(&cells[2], list->model, seat, SORT_POST, scratch);
	set_takers(&cells[10], list->model, seat, SORT_UNIT, scratch);
	set_takers(&cells[11], list->model, seat, SORT_GROUP, scratch);
	set_text(&cells[3], text_str(seat_words(seat)));
	set_count(&cells[4], &state->walk, scratch);
	if (seat->sort == SEAT_NOBODY || seat->flags & SEAT_VACANT)
		cells[5].kind = CELL_TRUE;
	if (seat->flags & SEAT_SUBSTITUTE)
		cells[7].kind = CELL_TRUE;
	if (seat->detail) {
		set_text(&cells[6], ref_shown(list->model, &seat->detail->person));
		set_text(&cells[8], text_str(seat->detail->role));
		set_text(&cells[9], ref_shown(list->model, &seat->detail->represents));
	}
	return true;
}

/* How many seats each post has, and how many groups it chairs. */
static void count_seats(struct list *list)
{
	struct list_state *state = list->state;

	state->seats = mem_alloc_zero(list->model->node_count, sizeof *state->seats);
	state->chairs = mem_alloc_zero(list->model->node_count, sizeof *state->chairs);
	while (walk_on(state, list)) {
		struct ref_run takers = seat_takers(state->walk.seat);

		for (uint32_t i = 0; i < takers.count; i++) {
			uint32_t node = takers.items[i].node;

			if (node == NODE_NONE)
				continue;
			if (state->walk.class != SEAT_CALLED)
				state->seats[node] += state->walk.count.number;
			if (str_is(state->walk.office, "chair") &&
				state->walk.class == SEAT_OFFICER)
				state->chairs[node]++;
		}
	}
}

static const struct table tables[LIST__COUNT] = {
	[LIST_GROUPS] = {.name = "groups",
		.columns = {"id", "name", "kind", "principal", "chair", "members",
			"power", "reports_to", "meets", "status", "source"},
		.column_count = 11,
		.next = next_group},
	[LIST_POSTS] = {.name = "posts",
		.columns = {"id", "name", "unit", "reports_to", "holder", "seats",
			"chairs"},
		.column_count = 7,
		.next = next_post},
	[LIST_UNITS] = {.name = "units",
		.columns = {"id", "name", "kind", "part_of", "head"},
		.column_count = 5,
		.next = next_unit},
	[LIST_SEATS] = {.name = "seats",
		.columns = {"group", "office", "post", "text", "count", "vacant",
			"person", "substitute", "role", "represents", "unit", "body"},
		.column_count = 12,
		.next = next_seat},
};

void list_make(struct list *list, const struct model *model, enum list_kind kind,
	struct str language)
{
	struct list_state *state = mem_alloc_zero(1, sizeof *state);

	*list = (struct list){tables[kind], model, language, state};
	list->table.context = list;
	node_lines_make(&state->lines, model);
	seat_marks_make(&state->marks, model);
	if (kind == LIST_POSTS)
		count_seats(list);
}

void list_release(struct list *list)
{
	if (!list->state)
		return;
	node_lines_release(&list->state->lines);
	seat_marks_release(&list->state->marks);
	free(list->state->seats);
	free(list->state->chairs);
	free(list->state);
	*list = (struct list){0};
}
