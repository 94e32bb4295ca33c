/*
 * Tests of days: how far apart two are, and how long an office stays with one. Days are
 * counted from 1970-01-01 in the proleptic Gregorian calendar (Hinnant,
 * "chrono-compatible low-level date algorithms").
 */
#include "own_internal.h"

#include "base/vec.h"

#include <stdlib.h>

/* ---- arithmetic of days written as YYYYMMDD ---- */

static int32_t day_number(uint32_t day)
{
	int32_t month = (int32_t)(day / 100 % 100), of_month = (int32_t)(day % 100);
	int32_t year = (int32_t)(day / 10000) - (month <= 2);
	int32_t era = year / 400, of_era = year - era * 400;
	int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + of_month - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static uint32_t month_length(uint32_t year, uint32_t month)
{
	struct date date = {.year = (uint16_t)year, .month = (uint8_t)month};

	return date_last_day(date) % 100;
}

/* The number of the day that is so much later. The 31st becomes the last of a shorter
 * month. */
static int32_t later(uint32_t day, struct period period)
{
	uint32_t months = day / 10000 * 12 + day / 100 % 100 - 1 + period.months;
	uint32_t year = months / 12, month = months % 12 + 1, of_month = day % 100;

	if (period.months && year <= 9999 && of_month > month_length(year, month))
		of_month = month_length(year, month);
	return day_number(year * 10000 + month * 100 + of_month) + (int32_t)period.days;
}

/* ---- within ---- */

static enum verdict lies_within(uint32_t a, uint32_t b, struct period period)
{
	uint32_t first = a < b ? a : b, second = a < b ? b : a;

	return verdict_of(day_number(second) <= later(first, period));
}

enum verdict judge_within(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	uint32_t first;
	enum verdict verdict = FAILED;

	if (!condition->path)
		return run->model->day ? lies_within(value.day, run->model->day,
						 condition->period)
				       : OPEN;
	first = own_path(run, condition->path, subject);
	if (run->values.count == first)
		verdict = OPEN;
	for (uint32_t i = first; i < run->values.count && verdict != MET; i++) {
		const struct value *of = &run->values.items[i];
		enum verdict one =
			of->sort == VALUE_UNKNOWN
				? OPEN
				: lies_within(value.day, of->day, condition->period);

		verdict = one > verdict ? one : verdict;
	}
	run->values.count = first;
	return verdict;
}

/* ---- changes every ---- */

/* A term of an office: who, [keys, end) on the stack, from which day to which. */
struct term {
	uint32_t value, keys, end;
	int32_t first, last; /* numbers of days, both included */
	uint32_t day;        /* the first, as written */
	bool dated;
};

struct terms {
	struct term *items;
	uint32_t count, cap;
};

static void dates_of(const struct value *value, struct date *from, struct date *until)
{
	const struct holder *holder = value->thing;
	const struct seat *seat = value->thing;

	*from = *until = (struct date){0};
	if (value->sort == VALUE_HOLDER) {
		*from = holder_detail(holder)->from;
		*until = holder_detail(holder)->until;
	} else if (value->sort == VALUE_SEAT && seat->detail) {
		*from = seat->detail->from;
		*until = seat->detail->until;
	}
}

/* Who has the office: with `per` what that leads to, else the person, or whoever takes
 * the seat. */
static void push_keys(
	struct own_run *run, const struct condition *condition, struct value value)
{
	const struct seat *seat = value.thing;
	uint32_t first = run->values.count;

	if (condition->per)
		own_path(run, condition->per, value);
	else if (value.sort == VALUE_SEAT && seat->detail &&
		 span_is_set(seat->detail->person.at))
		own_push_computed(run, COMPUTED_SEAT_PERSON, value);
	else
		own_push(run, value);
	own_make_plain(run, first);
}

static int compare_terms(const void *a, const void *b)
{
	const struct term *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

static void collect_terms(struct own_run *run, const struct condition *condition,
	uint32_t first, struct terms *terms)
{
	uint32_t end = run->values.count;

	for (uint32_t i = first; i < end; i++) {
		struct value value = run->values.items[i];
		struct date from, until;
		struct term *term = VEC_PUSH(terms);

		dates_of(&value, &from, &until);
		term->value = i;
		term->keys = run->values.count;
		push_keys(run, condition, value);
		term->end = run->values.count;
		term->dated = date_is_set(from);
		if (!term->dated)
			continue;
		term->day = date_first_day(from);
		term->first = day_number(term->day);
		term->last =
			date_is_set(until) ? day_number(date_last_day(until)) : INT32_MAX;
	}
	if (terms->count > 0)
		qsort(terms->items, terms->count, sizeof *terms->items, compare_terms);
}

static bool is_same_holder(
	const struct own_run *run, const struct term *a, const struct term *b)
{
	for (uint32_t i = a->keys; i < a->end; i++)
		for (uint32_t j = b->keys; j < b->end; j++)
			if (own_same(&run->values.items[i], &run->values.items[j]) == MET)
				return true;
	return false;
}

/* The last day on which the holder of `term` has the office without a break. A term
 * without an end lasts to the next one, or to the day; INT32_MAX: nobody knows. */
static int32_t last_day(struct own_run *run, const struct terms *terms, uint32_t index)
{
	const struct term *term = &terms->items[index];
	int32_t last = term->last, next = INT32_MAX;

	for (uint32_t i = index + 1; i < terms->count; i++) {
		const struct term *other = &terms->items[i];
		bool same = other->dated && is_same_holder(run, term, other);

		run->steps += 1 + (uint64_t)(term->end - term->keys) *
					  (other->end - other->keys);
		if (same && (last == INT32_MAX || other->first <= last + 1))
			last = other->last > last || last == INT32_MAX ? other->last
								       : last;
		else if (!same && other->first > term->first && other->first < next)
			next = other->first;
	}
	if (last == INT32_MAX && next != INT32_MAX)
		return next - 1;
	return last == INT32_MAX && run->model->day ? day_number(run->model->day) : last;
}

enum verdict judge_changes_every(struct own_run *run, const struct condition *condition,
	struct value subject, struct value value)
{
	struct terms terms = {0};
	enum verdict verdict = MET;
	uint32_t first;

	(void)value;
	run->all_terms = true;
	first = own_values(run, condition, subject);
	run->all_terms = false;
	collect_terms(run, condition, first, &terms);
	if (terms.count == 0)
		verdict = OPEN;
	for (uint32_t i = 0;
		i < terms.count && verdict != FAILED && run->steps <= OWN_STEPS; i++) {
		const struct term *term = &terms.items[i];
		int32_t last = term->dated ? last_day(run, &terms, i) : INT32_MAX;
		enum verdict one = OPEN;

		if (last != INT32_MAX)
			one = verdict_of(last < later(term->day, condition->period));
		if (i == 0 || one < verdict)
			own_blame(run, &run->values.items[term->value]);
		verdict = one < verdict ? one : verdict;
	}
	VEC_RELEASE(&terms);
	run->values.count = first;
	return verdict;
}
