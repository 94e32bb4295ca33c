/*
 * Values as texts, by the tables of the format, in three forms. As a key a text carries
 * its length, so that no two values read alike, a reference is what the old and the new
 * organisation both mean by it, with a sign before it, since a text may read the same,
 * and a list is sorted, since its order says nothing. To add a type of field, add its
 * function and its row.
 */
#include "diff_internal.h"

static void add_text(struct value_writer *writer, struct str text)
{
	if (writer->form == VALUE_KEY)
		buf_printf(writer->out, "%u:", (unsigned)text.len);
	buf_add_str(writer->out, text);
}

static void add_word(struct value_writer *writer, const char *word)
{
	add_text(writer, str_of(word));
}

/* Nobody; as a key not what a text or a name of these letters is. */
static void add_vacant(struct value_writer *writer)
{
	buf_add_text(writer->out, writer->form == VALUE_KEY ? "-" : "vacant");
}

/* A node that stays has one key in both organisations: its new id. */
static struct str ref_key(const struct value_writer *writer, uint32_t node)
{
	const struct diff *diff = writer->finder->diff;
	const uint32_t *match = diff->match[DIFF_OLD];

	if (writer->end == DIFF_OLD && match[node] != NODE_NONE)
		return node_id(diff->models[DIFF_NEW], match[node]);
	return node_id(diff->models[writer->end], node);
}

static void add_node(struct value_writer *writer, uint32_t node)
{
	const struct model *model = writer->finder->diff->models[writer->end];

	if (writer->form == VALUE_KEY)
		add_text(writer, ref_key(writer, node));
	else if (writer->form == VALUE_IDS)
		add_text(writer, node_id(model, node));
	else
		add_text(writer, node_name(&model->nodes[node], (struct str){0}));
}

void value_add_ref(struct value_writer *writer, const struct ref *ref)
{
	if (writer->form == VALUE_KEY)
		buf_add_char(writer->out, '>');
	if (ref->node != NODE_NONE)
		add_node(writer, ref->node);
	else
		add_text(writer, ref_str(ref));
}

/* ---- lists ---- */

typedef void item_writer(struct value_writer *writer, const void *items, uint32_t index);

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* What was written from `begin` on, taken out of the buffer again. */
static struct str cut(struct value_writer *writer, struct arena *arena, size_t begin)
{
	struct buf *out = writer->out;
	size_t len = out->len - begin;
	struct str text = {
		arena_copy(arena, len > 0 ? out->data + begin : "", len), (uint32_t)len};

	out->len = begin;
	if (out->data)
		out->data[begin] = '\0';
	return text;
}

static void add_sorted(struct value_writer *writer, const void *items, uint32_t count,
	item_writer *write)
{
	struct arena arena;
	struct str *texts;

	arena_init(&arena, "items of a list");
	texts = arena_array(&arena, count, sizeof *texts);
	for (uint32_t i = 0; i < count; i++) {
		size_t begin = writer->out->len;

		write(writer, items, i);
		texts[i] = cut(writer, &arena, begin);
	}
	qsort(texts, count, sizeof *texts, by_bytes);
	for (uint32_t i = 0; i < count; i++)
		add_text(writer, texts[i]);
	arena_release(&arena);
}

static void add_list(struct value_writer *writer, const void *items, uint32_t count,
	item_writer *write)
{
	if (writer->form == VALUE_KEY && count > 1) {
		add_sorted(writer, items, count, write);
		return;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_text(writer->out, ", ");
		write(writer, items, i);
	}
}

static void text_item(struct value_writer *writer, const void *items, uint32_t index)
{
	add_text(writer, text_str(((const struct text *)items)[index]));
}

static void ref_item(struct value_writer *writer, const void *items, uint32_t index)
{
	value_add_ref(writer, &((const struct ref *)items)[index]);
}

static void label_item(struct value_writer *writer, const void *items, uint32_t index)
{
	const struct label *label = &((const struct label *)items)[index];

	if (label->language.len > 0) {
		add_text(writer, text_str(label->language));
		buf_add_text(writer->out, ": ");
	}
	add_text(writer, text_str(label->text));
}

/* Duties are no nodes: what is written is what they are. */
static void duty_item(struct value_writer *writer, const void *items, uint32_t index)
{
	add_text(writer, ref_str(&((const struct ref *)items)[index]));
}

/* ---- maps ---- */

/* "role: cashier; from: 2025", those rows of a table that are set. Returns how many. */
static uint32_t add_rows(struct value_writer *writer, const struct field_table *table,
	const void *base, const char *but)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];

		if (!field_is_set(field, base) || (but && strcmp(field->key, but) == 0))
			continue;
		buf_add_text(writer->out, count++ > 0 ? "; " : "");
		add_word(writer, field->key);
		buf_add_text(writer->out, ": ");
		value_add(writer, field, base);
	}
	return count;
}

void value_add_map(
	struct value_writer *writer, const struct field_table *table, const void *base)
{
	add_rows(writer, table, base, NULL);
}

/* " (role: cashier)", or nothing where nothing more is said. */
static void add_details(struct value_writer *writer, const struct field_table *table,
	const void *base, const char *but)
{
	size_t begin = writer->out->len;

	buf_add_text(writer->out, " (");
	if (base && add_rows(writer, table, base, but) > 0) {
		buf_add_char(writer->out, ')');
		return;
	}
	writer->out->len = begin;
	writer->out->data[begin] = '\0';
}

void value_add_line(struct value_writer *writer, const struct line *line)
{
	value_add_ref(writer, &line->to);
	add_details(writer, &line_fields, line->detail, NULL);
}

/* ---- seats and holders ---- */

void value_add_seat_who(struct value_writer *writer, const struct seat *seat)
{
	if (seat->sort == SEAT_NOBODY)
		add_vacant(writer);
	else if (seat->sort == SEAT_TEXT)
		add_text(writer, text_str(seat_words(seat)));
	else
		add_list(writer, seat_takers(seat).items, seat_takers(seat).count,
			ref_item);
}

static void add_count(struct value_writer *writer, struct amount count)
{
	if (count.number > 1 || count.or_more)
		buf_printf(writer->out, " ×%u%s", (unsigned)count.number,
			count.or_more ? "+" : "");
}

void value_add_seat(struct value_writer *writer, const struct seat *seat)
{
	static const struct {
		uint8_t flag;
		const char *word;
	} words[] = {{SEAT_VACANT, " (vacant)"}, {SEAT_SUBSTITUTE, " (substitute)"},
		{SEAT_ON_DEMAND, " (on demand)"}};

	value_add_seat_who(writer, seat);
	add_count(writer, seat->count);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (seat->flags & words[i].flag && seat->sort != SEAT_NOBODY)
			buf_add_text(writer->out, words[i].word);
	add_details(writer, &seat_fields, seat->detail, NULL);
}

static void seat_item(struct value_writer *writer, const void *items, uint32_t index)
{
	value_add_seat(writer, &((const struct seat *)items)[index]);
}

static void holder_item(struct value_writer *writer, const void *items, uint32_t index)
{
	const struct holder *holder = &((const struct holder *)items)[index];

	if (holder->vacant) {
		add_vacant(writer);
		return;
	}
	value_add_ref(writer, &holder->person);
	add_details(writer, &holder_fields, holder, "person");
}

static void office_item(struct value_writer *writer, const void *items, uint32_t index)
{
	const struct office *office = &((const struct office *)items)[index];

	add_text(writer, text_str(office->name));
	buf_add_text(writer->out, ": ");
	add_list(writer, office->seats.items, office->seats.count, seat_item);
}

/* "arenor, 3.10, line 209, https://…". */
static void add_origin(struct value_writer *writer, const struct origin *origin)
{
	const struct origin_detail *detail = origin_detail(origin);
	const struct text texts[] = {
		origin->in, origin->section, origin->line, detail->url, detail->note};
	bool first = true;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		if (texts[i].len == 0)
			continue;
		buf_add_text(writer->out, first ? "" : ", ");
		buf_add_text(writer->out, i == 2 ? "line " : "");
		add_text(writer, text_str(texts[i]));
		first = false;
	}
}

static void origin_item(struct value_writer *writer, const void *items, uint32_t index)
{
	const struct origin *origin = &((const struct origin *)items)[index];

	if (writer->form == VALUE_KEY)
		value_add_map(writer, &origin_fields, origin);
	else
		add_origin(writer, origin);
}

static void add_origins(struct value_writer *writer, const struct origins *origins)
{
	if (writer->form == VALUE_KEY) {
		add_list(writer, origins->items, origins->count, origin_item);
		return;
	}
	for (uint32_t i = 0; i < origins->count; i++) {
		buf_add_text(writer->out, i > 0 ? " and " : "");
		origin_item(writer, origins->items, i);
	}
}

/* ---- dates and numbers ---- */

static void add_validity(struct value_writer *writer, const struct validity *valid)
{
	if (date_is_set(valid->from)) {
		buf_add_text(writer->out, "from ");
		date_add(writer->out, valid->from);
	}
	if (date_is_set(valid->until)) {
		buf_add_text(
			writer->out, date_is_set(valid->from) ? " until " : "until ");
		date_add(writer->out, valid->until);
	}
}

static void add_words(
	struct value_writer *writer, const struct field *field, uint32_t bits)
{
	bool first = true;

	for (uint32_t i = 0; field->words[i]; i++) {
		if (!(bits & 1u << i))
			continue;
		buf_add_text(writer->out, first ? "" : ", ");
		first = false;
		add_word(writer, field->words[i]);
	}
}

/* `2/year` and `1/half-year` are two ways to write one frequency. */
static void add_meets(struct value_writer *writer, const struct meets *meets)
{
	if (writer->form == VALUE_KEY && meets->counted)
		buf_printf(writer->out, "%u-%u %d %d", (unsigned)meets->min,
			(unsigned)meets->max, meets->approximate, meets->on_demand);
	else
		add_text(writer, text_str(meets->text));
}

static void add_minutes(struct value_writer *writer, const struct minutes *minutes)
{
	if (minutes->kind != MINUTES_NONE)
		add_word(writer, minutes_words[minutes->kind]);
	if (minutes->published.len == 0)
		return;
	buf_add_text(writer->out,
		minutes->kind != MINUTES_NONE ? ", published " : "published ");
	add_text(writer, text_str(minutes->published));
}

static void add_decider(struct value_writer *writer, const struct decider *decider)
{
	if (decider->refs.count > 0)
		add_list(writer, decider->refs.items, decider->refs.count, ref_item);
	else
		add_text(writer, text_str(decider->text));
}

static void add_name(
	struct value_writer *writer, const struct text *name, const struct labels *labels)
{
	if (labels && labels->count > 0)
		add_list(writer, labels->items, labels->count, label_item);
	else
		add_text(writer, text_str(*name));
}

/* ---- by type ---- */

typedef void field_writer(
	struct value_writer *writer, const struct field *field, const void *base);

static void write_text(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_text(writer, text_str(*(const struct text *)field_member(field, base)));
}

static void write_name(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_name(writer, field_member(field, base),
		*(struct labels *const *)field_second(field, base));
}

static void write_bool(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_word(writer, *(const bool *)field_member(field, base) ? "true" : "false");
}

static void write_word(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_word(writer, field->words[*(const uint8_t *)field_member(field, base)]);
}

static void write_words(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_words(writer, field, *(const uint32_t *)field_member(field, base));
}

static void write_date(
	struct value_writer *writer, const struct field *field, const void *base)
{
	date_add(writer->out, *(const struct date *)field_member(field, base));
}

static void write_validity(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_validity(writer, field_member(field, base));
}

static void write_quantity(
	struct value_writer *writer, const struct field *field, const void *base)
{
	const struct quantity *count = field_member(field, base);

	buf_printf(
		writer->out, "%u%s", (unsigned)count->number, count->or_more ? "+" : "");
}

static void write_origins(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_origins(writer, field_member(field, base));
}

static void write_ref(
	struct value_writer *writer, const struct field *field, const void *base)
{
	value_add_ref(writer, field_member(field, base));
}

#define WRITE_LIST(tag, item)                                         \
	static void write_##tag##_##item(struct value_writer *writer, \
		const struct field *field, const void *base)          \
	{                                                             \
		const struct tag *list = field_member(field, base);   \
                                                                      \
		add_list(writer, list->items, list->count, item);     \
	}

WRITE_LIST(texts, text_item)
WRITE_LIST(labels, label_item)
WRITE_LIST(refs, ref_item)
WRITE_LIST(refs, duty_item)
WRITE_LIST(seats, seat_item)
WRITE_LIST(offices, office_item)
WRITE_LIST(holders, holder_item)
#undef WRITE_LIST

static void write_mandate(
	struct value_writer *writer, const struct field *field, const void *base)
{
	value_add_map(writer, &mandate_fields,
		*(const struct mandate *const *)field_member(field, base));
}

static void write_decider(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_decider(writer, field_member(field, base));
}

static void write_meets(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_meets(writer, *(const struct meets *const *)field_member(field, base));
}

static void write_minutes(
	struct value_writer *writer, const struct field *field, const void *base)
{
	add_minutes(writer, field_member(field, base));
}

static void write_via(
	struct value_writer *writer, const struct field *field, const void *base)
{
	if (((const struct refs *)field_member(field, base))->count > 0)
		write_refs_ref_item(writer, field, base);
	else
		add_text(writer,
			text_str(*(const struct text *)field_second(field, base)));
}

static field_writer *const writers[] = {
	[FIELD_TEXT] = write_text,
	[FIELD_TEXTS] = write_texts_text_item,
	[FIELD_NAME] = write_name,
	[FIELD_LABELS] = write_labels_label_item,
	[FIELD_BOOL] = write_bool,
	[FIELD_WORD] = write_word,
	[FIELD_WORDS] = write_words,
	[FIELD_DATE] = write_date,
	[FIELD_DECIDED] = write_date,
	[FIELD_VALIDITY] = write_validity,
	[FIELD_QUANTITY] = write_quantity,
	[FIELD_ORIGINS] = write_origins,
	[FIELD_REF] = write_ref,
	[FIELD_MENTION] = write_ref,
	[FIELD_REFS] = write_refs_ref_item,
	[FIELD_DUTIES] = write_refs_duty_item,
	[FIELD_OFFICE] = write_seats_seat_item,
	[FIELD_SEATS] = write_seats_seat_item,
	[FIELD_OFFICES] = write_offices_office_item,
	[FIELD_MANDATE] = write_mandate,
	[FIELD_DECIDER] = write_decider,
	[FIELD_MEETS] = write_meets,
	[FIELD_MINUTES] = write_minutes,
	[FIELD_HOLDERS] = write_holders_holder_item,
	[FIELD_VIA] = write_via,
};

void value_add(struct value_writer *writer, const struct field *field, const void *base)
{
	if (field->type >= COUNT_OF(writers) || !writers[field->type])
		BUG("a field that holds no value");
	writers[field->type](writer, field, base);
}
