/* The values of the fields that the format declares, by the type of the field. */
#include "own_internal.h"

/* A field at work. */
struct taking {
	struct own_run *run;
	const struct path_step *step;
	const struct field *field;
	const void *base;
	struct span at; /* the place of an earlier step; not set: the value's own */
};

static const void *member(const struct taking *taking)
{
	return field_member(taking->field, taking->base);
}

static struct span place(const struct taking *taking, struct span own)
{
	return span_is_set(taking->at) ? taking->at : own;
}

static void push(const struct taking *taking, struct value value, struct span at)
{
	value.at = place(taking, at);
	own_push(taking->run, value);
}

static void push_text(const struct taking *taking, struct text text)
{
	if (text.len > 0 || span_is_set(text.at))
		push(taking, (struct value){.sort = VALUE_TEXT, .text = text_str(text)},
			text.at);
}

static void push_thing(const struct taking *taking, enum value_sort sort,
	const void *thing, struct span at)
{
	push(taking, (struct value){.sort = (uint8_t)sort, .thing = thing}, at);
}

static void take_text(const struct taking *taking)
{
	push_text(taking, *(const struct text *)member(taking));
}

static void take_texts(const struct taking *taking)
{
	const struct texts *texts = member(taking);

	for (uint32_t i = 0; i < texts->count; i++)
		push_text(taking, texts->items[i]);
}

static void take_bool(const struct taking *taking)
{
	const bool *truth = member(taking);

	push(taking, (struct value){.sort = VALUE_TRUTH, .truth = *truth},
		(struct span){0});
}

static void push_word(const struct taking *taking, uint32_t index)
{
	const char *word = taking->field->words[index];
	const struct span *at = field_second(taking->field, taking->base);

	if (*word)
		push(taking, (struct value){.sort = VALUE_TEXT, .text = str_of(word)},
			taking->field->offset2 ? *at : (struct span){0});
}

static void take_word(const struct taking *taking)
{
	push_word(taking, *(const uint8_t *)member(taking));
}

static void take_words(const struct taking *taking)
{
	uint32_t bits = *(const uint32_t *)member(taking);

	for (uint32_t i = 0; taking->field->words[i]; i++)
		if (bits & (1u << i))
			push_word(taking, i);
}

/* A date that is shorter than a day ends with its last one and begins with its first. */
static void take_date(const struct taking *taking)
{
	static const char *const ends[] = {"until", "review"};
	const struct date *date = member(taking);
	uint32_t day = date_first_day(*date);

	if (!date_is_set(*date))
		return;
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (strcmp(taking->field->key, ends[i]) == 0)
			day = date_last_day(*date);
	push(taking, (struct value){.sort = VALUE_DATE, .day = day}, date->at);
}

static void take_quantity(const struct taking *taking)
{
	const struct quantity *quantity = member(taking);

	if (quantity->number > 0)
		push(taking,
			(struct value){.sort = VALUE_NUMBER,
				.low = quantity->number,
				.high = quantity->number,
				.or_more = quantity->or_more},
			quantity->at);
}

/* What is said without a number is some number. */
static void take_meets(const struct taking *taking)
{
	const struct meets *meets = *(const struct meets *const *)member(taking);

	if (meets)
		push(taking,
			(struct value){.sort = VALUE_NUMBER,
				.low = meets->min,
				.high = meets->max,
				.or_more = !meets->counted},
			meets->text.at);
}

static void take_validity(const struct taking *taking)
{
	const struct validity *valid = member(taking);
	bool begins = date_is_set(valid->from);

	if (begins || date_is_set(valid->until))
		push_thing(taking, VALUE_VALIDITY, valid,
			begins ? valid->from.at : valid->until.at);
}

static void take_origins(const struct taking *taking)
{
	const struct origins *origins = member(taking);

	for (uint32_t i = 0; i < origins->count; i++)
		push_thing(
			taking, VALUE_ORIGIN, &origins->items[i], origins->items[i].at);
}

static void take_minutes(const struct taking *taking)
{
	const struct minutes *minutes = member(taking);

	if (span_is_set(minutes->at))
		push_thing(taking, VALUE_MINUTES, minutes, minutes->at);
}

static void take_mandate(const struct taking *taking)
{
	const struct mandate *mandate = *(const struct mandate *const *)member(taking);

	if (mandate)
		push_thing(taking, VALUE_MANDATE, mandate, mandate->at);
}

/* ---- references ---- */

static void push_ref(const struct taking *taking, const struct ref *ref)
{
	if (span_is_set(ref->at))
		push(taking, (struct value){.sort = VALUE_NODE, .node = ref->node},
			ref->at);
}

static void take_ref(const struct taking *taking)
{
	push_ref(taking, member(taking));
}

static void push_refs(const struct taking *taking, const struct refs *refs)
{
	for (uint32_t i = 0; i < refs->count; i++)
		push_ref(taking, &refs->items[i]);
}

static void take_refs(const struct taking *taking)
{
	push_refs(taking, member(taking));
}

static void take_mention(const struct taking *taking)
{
	const struct ref *ref = member(taking);

	if (ref->node != NODE_NONE)
		push_ref(taking, ref);
	else
		push_text(taking, (struct text){ref->ptr, ref->len, ref->at});
}

static void take_duties(const struct taking *taking)
{
	const struct refs *refs = member(taking);

	for (uint32_t i = 0; i < refs->count; i++)
		push_text(taking, (struct text){refs->items[i].ptr, refs->items[i].len,
					  refs->items[i].at});
}

static void take_decider(const struct taking *taking)
{
	const struct decider *decider = member(taking);

	push_refs(taking, &decider->refs);
	push_text(taking, decider->text);
}

static void take_via(const struct taking *taking)
{
	const struct text *text = field_second(taking->field, taking->base);

	push_refs(taking, member(taking));
	push_text(taking, *text);
}

/* ---- seats and holders ---- */

/* How many behind the end of a list count, too: those of other days. */
static uint32_t terms(const struct taking *taking, uint32_t absent)
{
	return taking->run->all_terms ? absent : 0;
}

static void push_seats(const struct taking *taking, const struct seats *seats)
{
	uint32_t count = seats->count + terms(taking, seats->absent);

	for (uint32_t i = 0; i < count; i++) {
		const struct seat *seat = &seats->items[i];
		uint32_t number = seat->count.number;

		push(taking,
			(struct value){.sort = VALUE_SEAT,
				.thing = seat,
				.weight = number ? number : 1,
				.or_more = seat->count.or_more},
			seat->at);
	}
}

static void take_seats(const struct taking *taking)
{
	push_seats(taking, member(taking));
}

static void take_offices(const struct taking *taking)
{
	const struct offices *offices = member(taking);
	uint32_t count = offices->count + terms(taking, offices->absent);

	for (uint32_t i = 0; i < count; i++)
		if (str_eq(text_str(offices->items[i].name),
			    text_str(taking->step->office)))
			push_seats(taking, &offices->items[i].seats);
}

static void take_holders(const struct taking *taking)
{
	const struct holders *holders = member(taking);
	uint32_t count = holders->count + terms(taking, holders->absent);

	for (uint32_t i = 0; i < count; i++)
		push_thing(
			taking, VALUE_HOLDER, &holders->items[i], holders->items[i].at);
}

/* The path settles which fields there can be: those that have no row here are none. */
static void (*const takers[])(const struct taking *taking) = {
	[FIELD_TEXT] = take_text,
	[FIELD_TEXTS] = take_texts,
	[FIELD_NAME] = take_text,
	[FIELD_BOOL] = take_bool,
	[FIELD_WORD] = take_word,
	[FIELD_WORDS] = take_words,
	[FIELD_DATE] = take_date,
	[FIELD_DECIDED] = take_date,
	[FIELD_VALIDITY] = take_validity,
	[FIELD_QUANTITY] = take_quantity,
	[FIELD_ORIGINS] = take_origins,
	[FIELD_REF] = take_ref,
	[FIELD_MENTION] = take_mention,
	[FIELD_REFS] = take_refs,
	[FIELD_DUTIES] = take_duties,
	[FIELD_OFFICE] = take_seats,
	[FIELD_SEATS] = take_seats,
	[FIELD_OFFICES] = take_offices,
	[FIELD_MANDATE] = take_mandate,
	[FIELD_DECIDER] = take_decider,
	[FIELD_MEETS] = take_meets,
	[FIELD_MINUTES] = take_minutes,
	[FIELD_HOLDERS] = take_holders,
	[FIELD_VIA] = take_via,
};

void own_push_field(struct own_run *run, const struct path_step *step,
	const struct field *field, const void *base, struct span at)
{
	struct taking taking = {run, step, field, base, at};

	if (base)
		takers[field->type](&taking);
}

/* ---- lines ---- */

struct line_run own_lines_of(struct own_run *run, uint32_t node)
{
	const uint32_t *start;

	if (!run->has_lines)
		node_lines_make(&run->lines, run->model);
	run->has_lines = true;
	start = run->lines.start;
	return (struct line_run){
		run->lines.lines + start[node], start[node + 1] - start[node]};
}

bool own_line_counts(const struct own_run *run, const struct line *line)
{
	return model_line_stands(run->model, line);
}

void own_push_line_type(
	struct own_run *run, uint16_t relation, uint32_t node, struct span at)
{
	struct line_run lines = own_lines_of(run, node);

	for (uint32_t i = 0; i < lines.count; i++) {
		const struct line *line = &run->model->lines[lines.items[i]];

		if (line->relation == relation && own_line_counts(run, line))
			own_push(run, (struct value){.sort = VALUE_LINE,
					      .thing = line,
					      .at = span_is_set(at) ? at : line->to.at});
		run->steps++;
	}
}
