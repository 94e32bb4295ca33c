/*
 * Seats: a map each, whose key for who sits there follows from the sort of the node, so
 * that shorthand and long form come out alike. What names no node stays as written.
 */
#include "export_internal.h"

static const enum sort seat_sorts[] = {SORT_POST, SORT_UNIT, SORT_GROUP};

/* The sort whose key holds the references; SORT__COUNT for shorthand that leads nowhere.
 */
static enum sort sort_of(const struct model *model, const struct seat *seat)
{
	struct ref_run takers = seat_takers(seat);

	for (uint32_t i = 0; i < takers.count; i++)
		if (takers.items[i].node != NODE_NONE)
			return (enum sort)model->nodes[takers.items[i].node].sort;
	for (size_t i = 0; i < COUNT_OF(seat_sorts); i++)
		if (seat->wants & SORT_BIT(seat_sorts[i]))
			return seat_sorts[i];
	return SORT__COUNT;
}

static void add_refs(struct export *export, const struct seat *seat, enum sort sort)
{
	struct ref_run takers = seat_takers(seat);

	json_key(&export->json, sort_name(sort));
	if (takers.count == 1)
		export_ref(export, &takers.items[0]);
	else
		export_refs(export, takers);
}

/* What a seat keeps outside its detail. */
static void add_special(struct export *export, const struct seat *seat,
	const struct field *field, enum sort sort)
{
	if (field->bit) {
		if (!(seat->flags & field->bit))
			return;
		json_key(&export->json, field->key);
		if (field->bit == SEAT_ON_DEMAND)
			json_text(&export->json, "on_demand");
		else
			json_bool(&export->json, true);
	} else if (strcmp(field->key, "text") == 0) {
		if (!span_is_set(seat_words(seat).at))
			return;
		json_key(&export->json, field->key);
		export_text(export, seat_words(seat));
	} else if (strcmp(field->key, "count") == 0) {
		if (seat->count.number == 0)
			return;
		json_key(&export->json, field->key);
		export_amount(export, seat->count);
	} else if (seat_takers(seat).count > 0 &&
		   strcmp(field->key, sort_name(sort)) == 0) {
		add_refs(export, seat, sort);
	}
}

static void add_seat(struct export *export, const struct seat *seat)
{
	enum sort sort = sort_of(export->model, seat);

	if (seat->sort == SEAT_NOBODY) {
		json_text(&export->json, "vacant");
		return;
	}
	if (seat->sort == SEAT_REF && sort == SORT__COUNT) {
		export_ref(export, &seat_takers(seat).items[0]);
		return;
	}
	json_open(&export->json, '{', true);
	for (uint32_t i = 0; i < seat_fields.count; i++) {
		const struct field *field = &seat_fields.fields[i];

		if (field->type == FIELD_SPECIAL)
			add_special(export, seat, field, sort);
		else if (seat->detail && field_is_set(field, seat->detail))
			export_field(export, field, seat->detail);
	}
	json_close(&export->json);
}

void export_seats(struct export *export, const struct seats *seats)
{
	json_open(&export->json, '[', true);
	for (uint32_t i = 0; i < seats->count; i++)
		add_seat(export, &seats->items[i]);
	json_close(&export->json);
}
