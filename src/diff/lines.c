/*
 * The lines of a node that stays, and whether it moved. To whom it answers is a set of
 * nodes on each side: those that are gone pair off with those that came, each pair a
 * move, which stands for the lines that carry it. All other lines are told one by one.
 */
#include "diff_internal.h"

/* One line; or one step of accountability, which may have none. */
struct entry {
	struct str key;
	uint32_t line; /* NODE_NONE: by the head of a unit */
	uint32_t to;
	bool general; /* not the node's own word: from group_defaults, by a unit's head */
	bool told;    /* by a move */
};

/* The lines or the steps of one node on both sides. */
struct entries {
	struct entry *items[DIFF_ENDS];
	struct keyed_list keys[DIFF_ENDS]; /* index: in items */
};

static struct str ref_key(struct finder *finder, enum diff_end end, struct str before,
	const struct ref *ref)
{
	struct value_writer writer = finder_writer(finder, end, VALUE_KEY);

	buf_add_str(&finder->buf, before);
	buf_add_char(&finder->buf, '>');
	value_add_ref(&writer, ref);
	return finder_key(finder);
}

static struct str line_key(
	struct finder *finder, enum diff_end end, const struct line *line)
{
	return ref_key(finder, end,
		model_relation_key(finder->diff->models[end], line->relation), &line->to);
}

static void index_entries(struct finder *finder, struct entries *entries)
{
	for (int end = 0; end < DIFF_ENDS; end++) {
		struct keyed_list *keys = &entries->keys[end];

		keys->items =
			arena_array(&finder->scratch, keys->count, sizeof *keys->items);
		for (uint32_t i = 0; i < keys->count; i++)
			keys->items[i] = (struct keyed){
				entries->items[end][i].key, i, KEYED_ALONE};
	}
	keyed_pair(&entries->keys[DIFF_OLD], &entries->keys[DIFF_NEW]);
}

/* ---- lines ---- */

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = str_cmp(x->key, y->key);

	if (order == 0)
		order = x->general - y->general;
	return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

/* Sorted by key, each key once. What a mandate says is the mandate's to tell. */
static void collect_lines(
	struct finder *finder, struct entries *lines, enum diff_end end, uint32_t node)
{
	const struct model *model = finder->diff->models[end];
	const struct node_lines *by_node = &finder->by_node[end];
	uint32_t begin = by_node->start[node], room = by_node->start[node + 1] - begin;
	struct entry *items = arena_array(&finder->scratch, room, sizeof *items);
	uint32_t count = 0, kept = 0;

	for (uint32_t i = 0; i < room; i++) {
		uint32_t index = by_node->lines[begin + i];
		const struct line *line = &model->lines[index];

		if (!(line->flags & (LINE_ABSENT | LINE_MANDATE)))
			items[count++] =
				(struct entry){.key = line_key(finder, end, line),
					.line = index,
					.to = line->to.node,
					.general = line->flags & LINE_DEFAULTED};
	}
	if (count > 1)
		qsort(items, count, sizeof *items, by_key);
	for (uint32_t i = 0; i < count; i++)
		if (kept == 0 || !str_eq(items[kept - 1].key, items[i].key))
			items[kept++] = items[i];
	lines->items[end] = items;
	lines->keys[end].count = kept;
}

static struct entry *find_line(
	struct finder *finder, struct entries *lines, enum diff_end end, uint32_t line)
{
	struct entry wanted = {0};
	struct entry *items = lines->items[end];
	uint32_t low = 0, high = lines->keys[end].count;

	wanted.key = line_key(finder, end, &finder->diff->models[end]->lines[line]);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = str_cmp(items[middle].key, wanted.key);

		if (order == 0)
			return &items[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void tell_line(struct finder *finder, enum change_kind kind,
	const uint32_t nodes[DIFF_ENDS], const struct line *old, const struct line *new)
{
	struct change *change =
		change_add_node(finder, kind, nodes[DIFF_OLD], nodes[DIFF_NEW]);
	const struct line *lines[] = {old, new};

	for (int i = 0; i < DIFF_ENDS; i++) {
		if (!lines[i])
			continue;
		change->field =
			model_relation_key(finder->diff->models[i], lines[i]->relation);
		if (old && new)
			change_set_line(finder, change, (enum diff_end)i, lines[i]);
		else
			change_set_target(
				finder, change, (enum diff_end)i, &lines[i]->to);
	}
}

static bool goes_the_same_way(
	struct finder *finder, const struct line *old, const struct line *new)
{
	struct value_writer writer = finder_writer(finder, DIFF_OLD, VALUE_KEY);
	struct str key;

	if (!old->detail && !new->detail)
		return true;
	value_add_line(&writer, old);
	key = finder_key(finder);
	writer = finder_writer(finder, DIFF_NEW, VALUE_KEY);
	value_add_line(&writer, new);
	return str_eq(key, finder_key(finder));
}

static void tell_lines(struct finder *finder, const struct entries *entries,
	const uint32_t nodes[DIFF_ENDS])
{
	const struct line *olds = finder->diff->models[DIFF_OLD]->lines;
	const struct line *news = finder->diff->models[DIFF_NEW]->lines;

	for (uint32_t i = 0; i < entries->keys[DIFF_OLD].count; i++) {
		const struct entry *old = &entries->items[DIFF_OLD][i], *new;
		uint32_t partner = entries->keys[DIFF_OLD].items[i].partner;

		if (partner == KEYED_ALONE) {
			if (!old->general && !old->told)
				tell_line(finder, CHANGE_LINE_REMOVED, nodes,
					&olds[old->line], NULL);
			continue;
		}
		new = &entries->items[DIFF_NEW][partner];
		if (!(old->general && new->general) &&
			!goes_the_same_way(finder, &olds[old->line], &news[new->line]))
			tell_line(finder, CHANGE_FIELD, nodes, &olds[old->line],
				&news[new->line]);
	}
	for (uint32_t i = 0; i < entries->keys[DIFF_NEW].count; i++) {
		const struct entry *new = &entries->items[DIFF_NEW][i];

		if (entries->keys[DIFF_NEW].items[i].partner == KEYED_ALONE &&
			!new->general && !new->told)
			tell_line(
				finder, CHANGE_LINE_ADDED, nodes, NULL, &news[new->line]);
	}
}

/* ---- accountability ---- */

/* A post that answers to the head of its unit moves by a word of its own when it names
 * another unit. */
static bool same_unit(struct finder *finder, const uint32_t nodes[DIFF_ENDS])
{
	struct str keys[DIFF_ENDS];

	for (int end = 0; end < DIFF_ENDS; end++) {
		const struct node *node = &finder->diff->models[end]->nodes[nodes[end]];

		if (node->sort != SORT_POST)
			return true;
		keys[end] = ref_key(
			finder, (enum diff_end)end, (struct str){0}, &node->post->unit);
	}
	return str_eq(keys[DIFF_OLD], keys[DIFF_NEW]);
}

static void collect_steps(struct finder *finder, struct entries *steps, enum diff_end end,
	uint32_t node, bool head_is_general)
{
	const struct model *model = finder->diff->models[end];
	struct step_run run = model_steps(model, node);
	struct entry *items = arena_array(&finder->scratch, run.count, sizeof *items);

	for (uint32_t i = 0; i < run.count; i++) {
		const struct step *step = &run.items[i];
		struct ref head = {.node = step->to};
		const struct line *line =
			step->line == NODE_NONE ? NULL : &model->lines[step->line];

		items[i] = (struct entry){.key = ref_key(finder, end, (struct str){0},
						  line ? &line->to : &head),
			.line = step->line,
			.to = line ? line->to.node : step->to,
			.general = line ? line->flags & LINE_DEFAULTED : head_is_general};
	}
	steps->items[end] = items;
	steps->keys[end].count = run.count;
}

/* The line of the step as a value, or the head that it leads to. */
static void set_superior(struct finder *finder, struct change *change, enum diff_end end,
	const struct entry *step)
{
	const struct model *model = finder->diff->models[end];

	if (step->line == NODE_NONE) {
		change->field = STR("unit");
		change_set_node(finder, change, end, step->to);
		return;
	}
	change->field = model_relation_key(model, model->lines[step->line].relation);
	change_set_target(finder, change, end, &model->lines[step->line].to);
}

/* Either of the two may be missing. */
static void tell_move(struct finder *finder, struct entries *lines,
	const uint32_t nodes[DIFF_ENDS], const struct entry *old, const struct entry *new)
{
	const struct entry *steps[] = {old, new};
	struct change *change;

	if ((!old || old->general) && (!new || new->general))
		return;
	change = change_add_node(finder, CHANGE_MOVED, nodes[DIFF_OLD], nodes[DIFF_NEW]);
	for (int i = 0; i < DIFF_ENDS; i++) {
		enum diff_end end = (enum diff_end)i;
		struct entry *line;

		if (!steps[end])
			continue;
		set_superior(finder, change, end, steps[end]);
		if (steps[end]->line == NODE_NONE)
			continue;
		line = find_line(finder, lines, end, steps[end]->line);
		if (line)
			line->told = true;
	}
}

/* The next step from `*at` on that the other side lacks. */
static const struct entry *next_alone(
	const struct entries *steps, enum diff_end end, uint32_t *at)
{
	while (*at < steps->keys[end].count) {
		const struct keyed *key = &steps->keys[end].items[(*at)++];

		if (key->partner == KEYED_ALONE)
			return &steps->items[end][key->index];
	}
	return NULL;
}

static void tell_moves(struct finder *finder, const struct entries *steps,
	struct entries *lines, const uint32_t nodes[DIFF_ENDS])
{
	uint32_t at[DIFF_ENDS] = {0};
	const struct entry *old = next_alone(steps, DIFF_OLD, &at[DIFF_OLD]);
	const struct entry *new = next_alone(steps, DIFF_NEW, &at[DIFF_NEW]);

	/* from or to nowhere; one more beside others is a line and no move */
	if (!old != !new && steps->keys[old ? DIFF_NEW : DIFF_OLD].count == 0)
		tell_move(finder, lines, nodes, old, new);
	while (old && new) {
		tell_move(finder, lines, nodes, old, new);
		old = next_alone(steps, DIFF_OLD, &at[DIFF_OLD]);
		new = next_alone(steps, DIFF_NEW, &at[DIFF_NEW]);
	}
}

void compare_lines(struct finder *finder, const uint32_t nodes[DIFF_ENDS])
{
	struct entries steps = {0}, lines = {0};
	bool head_is_general = same_unit(finder, nodes);

	for (int end = 0; end < DIFF_ENDS; end++) {
		collect_steps(
			finder, &steps, (enum diff_end)end, nodes[end], head_is_general);
		collect_lines(finder, &lines, (enum diff_end)end, nodes[end]);
	}
	index_entries(finder, &steps);
	index_entries(finder, &lines);
	tell_moves(finder, &steps, &lines, nodes);
	tell_lines(finder, &lines, nodes);
}
