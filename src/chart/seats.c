/* Who fills a seat, in words. */
#include "chart_internal.h"

/* Nobody sits there: it is said of the seat, or of every post that could take it. */
static bool seat_is_empty(const struct draft *draft, const struct seat *seat)
{
	struct ref_run takers = seat_takers(seat);

	if (seat->sort == SEAT_NOBODY || (seat->flags & SEAT_VACANT))
		return true;
	if (seat->sort != SEAT_REF)
		return false;
	for (uint32_t i = 0; i < takers.count; i++) {
		uint32_t node = takers.items[i].node;

		if (node == NODE_NONE || !post_is_vacant(&draft->model->nodes[node]))
			return false;
	}
	return takers.count > 0;
}

static void add_refs(struct draft *draft, struct buf *out, struct ref_run refs)
{
	for (uint32_t i = 0; i < refs.count; i++) {
		const struct ref *ref = &refs.items[i];

		buf_add_text(out, i > 0 ? " / " : "");
		buf_add_str(out, ref->node == NODE_NONE ? ref_str(ref)
							: box_name(draft, ref->node));
	}
}

/* Full labels say who sits there, where that is said. */
static void add_person(struct draft *draft, struct buf *out, const struct seat *seat)
{
	const struct ref *person;

	if (draft->options->labels != CHART_FULL || draft->options->no_holders ||
		!seat->detail || !span_is_set(seat->detail->person.at))
		return;
	person = &seat->detail->person;
	buf_add_text(out, " (");
	buf_add_str(out, person->node == NODE_NONE ? ref_str(person)
						   : box_name(draft, person->node));
	buf_add_char(out, ')');
}

static void add_seat(
	struct draft *draft, struct buf *out, const struct seat *seat, bool empty)
{
	if (seat->sort == SEAT_NOBODY) {
		buf_add_text(out, word(draft->language, WORD_VACANT));
		return;
	}
	if (seat->sort == SEAT_TEXT)
		buf_add_str(out, text_str(seat_words(seat)));
	else
		add_refs(draft, out, seat_takers(seat));
	add_person(draft, out, seat);
	if (empty)
		buf_printf(out, " (%s)", word(draft->language, WORD_VACANT));
}

uint32_t seats_add(
	struct draft *draft, struct buf *out, struct seats seats, uint32_t *vacant)
{
	uint32_t count = 0;

	*vacant = 0;
	for (uint32_t i = 0; i < seats.count; i++) {
		const struct seat *seat = &seats.items[i];
		bool empty = seat_is_empty(draft, seat);

		*vacant += empty;
		buf_add_text(out, count++ > 0 ? ", " : "");
		add_seat(draft, out, seat, empty);
	}
	return count;
}

#define SOME 2

uint32_t seats_add_some(struct draft *draft, struct buf *out, struct seats seats)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < seats.count; i++) {
		const struct seat *seat = &seats.items[i];

		if (seat->flags & SEAT_SUBSTITUTE)
			continue;
		if (count == SOME) {
			buf_printf(out, " %s", word(draft->language, WORD_AND_OTHERS));
			break;
		}
		buf_add_text(out, count++ > 0 ? ", " : "");
		add_seat(draft, out, seat, seat_is_empty(draft, seat));
	}
	return count;
}
