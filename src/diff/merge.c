/*
 * Nodes and lines of the new organisation are taken as they are. What is gone is copied,
 * and its references are led to where their nodes stand here: a body by the tables of the
 * format, since any key of it may hold some.
 */
#include "diff/merge.h"

#include "base/vec.h"
#include "model/field.h"
#include "model/find.h"

/* ---- references of what is gone ---- */

static void lead(const struct merged *merged, struct ref *ref)
{
	if (ref->node != NODE_NONE)
		ref->node = merged->of_old[ref->node];
}

static void *copy(struct merged *merged, const void *items, size_t count, size_t size)
{
	void *made = arena_array(&merged->model.arena, count, size);

	if (count > 0)
		memcpy(made, items, count * size);
	return made;
}

static void lead_refs(struct merged *merged, struct refs *refs)
{
	refs->items = copy(merged, refs->items, refs->count, sizeof *refs->items);
	for (uint32_t i = 0; i < refs->count; i++)
		lead(merged, &refs->items[i]);
}

static void lead_seats(struct merged *merged, struct seats *seats)
{
	seats->items = copy(merged, seats->items, seats->count, sizeof *seats->items);
	for (uint32_t i = 0; i < seats->count; i++) {
		struct seat *seat = &seats->items[i];

		if (seat->single)
			lead(merged, &seat->ref);
		else if (seat->sort == SEAT_REF)
			lead_refs(merged, &seat->several);
		if (!seat->detail)
			continue;
		seat->detail = copy(merged, seat->detail, 1, sizeof *seat->detail);
		lead(merged, &seat->detail->represents);
		lead(merged, &seat->detail->appointed_by);
		lead(merged, &seat->detail->person);
	}
}

static void lead_offices(struct merged *merged, struct offices *offices)
{
	offices->items =
		copy(merged, offices->items, offices->count, sizeof *offices->items);
	for (uint32_t i = 0; i < offices->count; i++)
		lead_seats(merged, &offices->items[i].seats);
}

static void lead_mandate(struct merged *merged, struct mandate **mandate)
{
	if (!*mandate)
		return;
	*mandate = copy(merged, *mandate, 1, sizeof **mandate);
	lead_refs(merged, &(*mandate)->from);
	lead_refs(merged, &(*mandate)->decider.refs);
}

static void lead_holders(struct merged *merged, struct holders *holders)
{
	holders->items =
		copy(merged, holders->items, holders->count, sizeof *holders->items);
	for (uint32_t i = 0; i < holders->count; i++)
		lead(merged, &holders->items[i].person);
}

static void lead_field(struct merged *merged, const struct field *field, void *base)
{
	void *member = field_room(field, base);

	if (!member)
		return;
	switch (field->type) {
	case FIELD_REF:
		lead(merged, member);
		break;
	case FIELD_OFFICE:
	case FIELD_SEATS:
		lead_seats(merged, member);
		break;
	case FIELD_OFFICES:
		lead_offices(merged, member);
		break;
	case FIELD_MANDATE:
		lead_mandate(merged, member);
		break;
	case FIELD_HOLDERS:
		lead_holders(merged, member);
		break;
	case FIELD_MENTION:
	case FIELD_REFS:
	case FIELD_DECIDER:
	case FIELD_VIA:
		BUG("a key of a node with references that are led nowhere");
	default: /* holds no node */
		break;
	}
}

static void lead_body(struct merged *merged, struct node *node, const struct node *old)
{
	static const size_t sizes[] = {[SORT_UNIT] = sizeof(struct unit),
		[SORT_POST] = sizeof(struct post),
		[SORT_GROUP] = sizeof(struct group),
		[SORT_PERSON] = sizeof(struct person)};
	const struct field_table *table = &sort_fields[old->sort];

	node->body = copy(merged, old->body, 1, sizes[old->sort]);
	if (old->sort == SORT_GROUP && old->group->detail)
		node->group->detail =
			copy(merged, old->group->detail, 1, sizeof *old->group->detail);
	for (uint32_t i = 0; i < table->count; i++)
		lead_field(merged, &table->fields[i], node->body);
}

/* ---- nodes ---- */

static struct node *add_node(struct merged *merged, const struct node *from)
{
	struct node *node = model_add_node(&merged->model, (enum sort)from->sort);

	*node = *from;
	return node;
}

/* An id stands for one node: one that is gone and has a namesake gets a sign behind it.
 */
static void set_id(struct merged *merged, struct node *node)
{
	const struct model *new = merged->diff->models[DIFF_NEW];
	struct buf id = {0};

	if (model_find_id(new, text_str(node->id)) == NODE_NONE)
		return;
	buf_printf(&id, "%.*s~", STR_ARG(text_str(node->id)));
	node->id.ptr = arena_copy(&merged->model.arena, id.data, id.len);
	node->id.len = (uint32_t)id.len;
	buf_release(&id);
}

static void add_nodes(struct merged *merged)
{
	const struct diff *diff = merged->diff;
	const struct model *old = diff->models[DIFF_OLD], *new = diff->models[DIFF_NEW];

	for (uint32_t i = 0; i < new->node_count; i++)
		add_node(merged, &new->nodes[i]);
	merged->first_gone = new->node_count;
	merged->of_old = mem_alloc(old->node_count, sizeof *merged->of_old);
	for (uint32_t i = 0; i < old->node_count; i++) {
		merged->of_old[i] = diff->match[DIFF_OLD][i];
		if (merged->of_old[i] != NODE_NONE || !node_is_present(&old->nodes[i]))
			continue;
		merged->of_old[i] = merged->model.node_count;
		add_node(merged, &old->nodes[i]);
	}
	/* now that every node has its place */
	for (uint32_t i = 0; i < old->node_count; i++) {
		uint32_t node = merged->of_old[i];

		if (node == NODE_NONE || node < merged->first_gone)
			continue;
		set_id(merged, &merged->model.nodes[node]);
		lead_body(merged, &merged->model.nodes[node], &old->nodes[i]);
	}
}

/* ---- lines ---- */

/* The types of the new one, and behind them those that only the old one declares. */
static void add_line_types(struct merged *merged)
{
	const struct model *old = merged->diff->models[DIFF_OLD];
	const struct model *new = merged->diff->models[DIFF_NEW];
	struct model *model = &merged->model;

	model->line_types = arena_array(&model->arena,
		(size_t)old->line_type_count + new->line_type_count,
		sizeof *model->line_types);
	model->line_type_count = new->line_type_count;
	for (uint32_t i = 0; i < new->line_type_count; i++)
		model->line_types[i] = new->line_types[i];
	for (uint32_t i = 0; i < old->line_type_count; i++)
		if (model_relation(new, text_str(old->line_types[i].key)) ==
			RELATION__COUNT + new->line_type_count)
			model->line_types[model->line_type_count++] = old->line_types[i];
}

static uint16_t relation_here(const struct merged *merged, uint16_t relation)
{
	const struct model *old = merged->diff->models[DIFF_OLD];

	return relation < RELATION__COUNT
		       ? relation
		       : model_relation(&merged->model,
				 text_str(model_line_type(old, relation)->key));
}

static void add_lines(struct merged *merged)
{
	const struct model *old = merged->diff->models[DIFF_OLD];
	const struct model *new = merged->diff->models[DIFF_NEW];

	for (uint32_t i = 0; i < new->line_count; i++)
		*model_add_line(&merged->model) = new->lines[i];
	for (uint32_t i = 0; i < old->line_count; i++) {
		const struct line *line = &old->lines[i];
		uint32_t from = merged->of_old[line->from];
		struct line *made;

		if (from == NODE_NONE || from < merged->first_gone ||
			line->flags & LINE_ABSENT)
			continue;
		made = model_add_line(&merged->model);
		*made = *line;
		made->flags = (uint16_t)(line->flags & ~(unsigned)LINE_REPEATED);
		made->from = from;
		made->relation = relation_here(merged, line->relation);
		made->detail = NULL; /* what it says is told in words */
		lead(merged, &made->to);
	}
}

/* By which kind of line a node answered to a former superior. */
static uint16_t former_relation(const struct model *old, const struct change_end *end)
{
	struct step_run steps = model_steps(old, end->node);

	for (uint32_t i = 0; i < steps.count; i++)
		if (steps.items[i].to == end->target)
			return steps.items[i].relation;
	return RELATION_REPORTS_TO;
}

/* The lines by which a node that stays answered, and its others, that are gone. */
static void add_gone_lines(struct merged *merged)
{
	const struct diff *diff = merged->diff;

	for (uint32_t i = 0; i < diff->count; i++) {
		const struct change *change = &diff->items[i];
		const struct change_end *old = &change->ends[DIFF_OLD];
		struct gone_line line = {.from = change->ends[DIFF_NEW].node};

		if (line.from == NODE_NONE || old->target == NODE_NONE ||
			(change->kind != CHANGE_MOVED &&
				change->kind != CHANGE_LINE_REMOVED))
			continue;
		line.to = merged->of_old[old->target];
		line.relation = change->kind == CHANGE_MOVED
					? former_relation(diff->models[DIFF_OLD], old)
					: model_relation(&merged->model, change->field);
		if (line.to == NODE_NONE)
			continue;
		merged->gone = vec_grow(merged->gone, merged->gone_count,
			&merged->gone_cap, sizeof *merged->gone);
		merged->gone[merged->gone_count++] = line;
	}
}

/* ---- the whole ---- */

void merge_make(struct merged *merged, const struct diff *diff)
{
	const struct model *new = diff->models[DIFF_NEW];

	*merged = (struct merged){.diff = diff};
	model_init(&merged->model, new->sources);
	merged->model.organisation = new->organisation;
	add_line_types(merged);
	add_nodes(merged);
	add_lines(merged);
	add_gone_lines(merged);
	model_index_documents(&merged->model);
	/* both were settled on their days: what is not there bears its mark */
	model_settle(&merged->model, false);
	merged->model.day = new->day;
	analysis_make(&merged->analysis, &merged->model);
}

void merge_release(struct merged *merged)
{
	analysis_release(&merged->analysis);
	model_release(&merged->model);
	free(merged->of_old);
	free(merged->gone);
	*merged = (struct merged){0};
}
