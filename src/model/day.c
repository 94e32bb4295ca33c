/*
 * The organisation of one day (docs/format.md, "On a day"). What is not there is taken
 * out of the lists that everybody reads, so that nobody has to ask: seats and holders go
 * behind the end of their list, where the rules about dates find them, and a reference to
 * a node that is not there counts as not written. Nodes and lines are known by their
 * index and stay where they are, marked.
 *
 * Which members hold references is read from the tables of the format. Values that
 * group_defaults give are shared by many groups: each step leaves what it finds done.
 */
#include "day_internal.h"
#include "model/field.h"
#include "model/find.h"

#include <stdlib.h>

static enum presence presence_on(uint32_t day, struct date from, struct date until)
{
	if (date_is_set(from) && date_first_day(from) > day)
		return NOT_BEGUN;
	if (date_is_set(until) && date_last_day(until) < day)
		return ENDED;
	return PRESENT;
}

void model_set_day(struct model *model, uint32_t day)
{
	model->day = day;
	for (uint32_t i = 0; day && i < model->node_count; i++) {
		struct node *node = &model->nodes[i];
		const struct validity *valid = &node_detail(node)->valid;

		node->presence = (uint8_t)presence_on(day, valid->from, valid->until);
	}
	model_weigh_names(model);
}

/* ---- references ---- */

static bool is_there(const struct model *model, const struct ref *ref)
{
	return !span_is_set(ref->at) || ref->node == NODE_NONE ||
	       node_is_present(&model->nodes[ref->node]);
}

static void prune_ref(const struct model *model, struct ref *ref)
{
	if (!is_there(model, ref))
		*ref = (struct ref){.node = NODE_NONE};
}

static void prune_refs(const struct model *model, struct refs *refs)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < refs->count; i++)
		if (is_there(model, &refs->items[i]))
			refs->items[kept++] = refs->items[i];
	refs->count = kept;
}

/* ---- lists of which some are not there ---- */

static void prune_fields(
	const struct model *model, const struct field_table *table, void *base);

/* What is not there on the day goes behind the others, both in their order. `is_gone`
 * may prune the item first. */
static void partition(const struct model *model, void *items, size_t size,
	uint32_t *count, uint32_t *absent,
	bool (*is_gone)(const struct model *model, void *item))
{
	uint32_t kept = 0, gone = 0;
	char *from = items, *away = NULL;

	for (uint32_t i = 0; i < *count; i++) {
		char *item = from + i * size;

		if (is_gone(model, item)) {
			if (!away)
				away = mem_alloc(*count, size);
			memcpy(away + gone++ * size, item, size);
		} else if (kept++ < i) {
			memcpy(from + (kept - 1) * size, item, size);
		}
	}
	if (!away)
		return;
	memcpy(from + kept * size, away, gone * size);
	free(away);
	*count = kept;
	*absent += gone;
}

static void prune_takers(const struct model *model, struct seat *seat)
{
	if (!seat->single) {
		if (seat->sort == SEAT_REF)
			prune_refs(model, &seat->several);
	} else if (!is_there(model, &seat->ref)) {
		seat->single = false;
		seat->several = (struct refs){0};
	}
}

/* By its own dates, or because nobody who could take it is there. */
static bool seat_is_gone(const struct model *model, void *item)
{
	struct seat *seat = item;
	struct seat_detail *detail = seat->detail;

	prune_takers(model, seat);
	if (detail)
		prune_fields(model, &seat_fields, detail);
	return (seat->sort == SEAT_REF && seat_takers(seat).count == 0) ||
	       (detail &&
		       presence_on(model->day, detail->from, detail->until) != PRESENT);
}

static void prune_seats(const struct model *model, struct seats *seats)
{
	partition(model, seats->items, sizeof *seats->items, &seats->count,
		&seats->absent, seat_is_gone);
}

static bool office_is_gone(const struct model *model, void *item)
{
	struct office *office = item;
	bool any = office->seats.count > 0;

	prune_seats(model, &office->seats);
	return any && office->seats.count == 0;
}

static bool holder_is_gone(const struct model *model, void *item)
{
	const struct holder *holder = item;
	const struct holder_detail *detail = holder_detail(holder);

	return !is_there(model, &holder->person) ||
	       presence_on(model->day, detail->from, detail->until) != PRESENT;
}

/* ---- all of a node ---- */

static void prune_field(const struct model *model, const struct field *field, void *base)
{
	void *member = field_room(field, base);

	if (!member)
		return;
	switch (field->type) {
	case FIELD_REF:
	case FIELD_MENTION:
		prune_ref(model, member);
		return;
	case FIELD_REFS:
	case FIELD_VIA:
		prune_refs(model, member);
		return;
	case FIELD_DECIDER:
		prune_refs(model, &((struct decider *)member)->refs);
		return;
	case FIELD_OFFICE:
	case FIELD_SEATS:
		prune_seats(model, member);
		return;
	case FIELD_OFFICES: {
		struct offices *offices = member;

		partition(model, offices->items, sizeof *offices->items, &offices->count,
			&offices->absent, office_is_gone);
		return;
	}
	case FIELD_MANDATE:
		if (*(struct mandate **)member)
			prune_fields(model, &mandate_fields, *(struct mandate **)member);
		return;
	case FIELD_HOLDERS: {
		struct holders *holders = member;

		partition(model, holders->items, sizeof *holders->items, &holders->count,
			&holders->absent, holder_is_gone);
		return;
	}
	default:
		return;
	}
}

/* Two levels deep at most: a group's seats and mandate, a post's holders. */
static void prune_fields(
	const struct model *model, const struct field_table *table, void *base)
{
	for (uint32_t i = 0; i < table->count; i++)
		prune_field(model, &table->fields[i], base);
}

/* A line to what has ended is there, unless that itself would have said so. */
static bool leads_on(const struct model *model, const struct line *line)
{
	const struct node *to;

	if (line->to.node == NODE_NONE)
		return true;
	to = &model->nodes[line->to.node];
	return line->flags & LINE_MANDATE ? node_is_present(to)
					  : to->presence != NOT_BEGUN;
}

static void settle_lines(const struct model *model, struct line *lines, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct line_detail *detail = lines[i].detail;
		bool here = leads_on(model, &lines[i]);

		if (detail) {
			here = here && presence_on(model->day, detail->valid.from,
					       detail->valid.until) == PRESENT;
			prune_fields(model, &line_fields, detail);
		}
		if (!here)
			lines[i].flags |= LINE_ABSENT;
	}
}

void day_settle(struct model *model)
{
	struct organisation *organisation = &model->organisation;

	if (!model->day)
		return;
	model_set_day(model, model->day);
	for (uint32_t i = 0; i < model->node_count; i++) {
		const struct node *node = &model->nodes[i];

		prune_fields(model, &sort_fields[node->sort], node->body);
	}
	if (organisation->defaults)
		prune_fields(
			model, &sort_fields[SORT_GROUP], organisation->defaults->group);
	settle_lines(
		model, organisation->default_lines, organisation->default_line_count);
	settle_lines(model, model->lines, model->line_count);
	for (uint32_t i = 0; i < model->line_count; i++)
		if (!node_is_present(&model->nodes[model->lines[i].from]))
			model->lines[i].flags |= LINE_ABSENT;
}
