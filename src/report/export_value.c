/* One value of each type of field. To add a type, add its function and its row. */
#include "export_internal.h"

#include "report/export.h"

void export_text(struct export *export, struct text text)
{
	json_str(&export->json, text_str(text));
}

void export_ref(struct export *export, const struct ref *ref)
{
	json_str(&export->json, ref->node != NODE_NONE ? node_id(export->model, ref->node)
						       : ref_str(ref));
}

void export_refs(struct export *export, struct ref_run refs)
{
	json_open(&export->json, '[', true);
	for (uint32_t i = 0; i < refs.count; i++)
		export_ref(export, &refs.items[i]);
	json_close(&export->json);
}

void export_amount(struct export *export, struct amount amount)
{
	char text[16];

	if (!amount.or_more) {
		json_uint(&export->json, amount.number);
		return;
	}
	snprintf(text, sizeof text, "%u+", (unsigned)amount.number);
	json_text(&export->json, text);
}

static void add_date(struct export *export, struct date date)
{
	struct buf text = {0};

	date_add(&text, date);
	json_str(&export->json, buf_str(&text));
	buf_release(&text);
}

static void add_date_key(struct export *export, const char *key, struct date date)
{
	if (!date_is_set(date))
		return;
	json_key(&export->json, key);
	add_date(export, date);
}

static void add_labels(struct export *export, const struct labels *labels)
{
	if (labels->count == 1 && labels->items[0].language.len == 0) {
		export_text(export, labels->items[0].text);
		return;
	}
	json_open(&export->json, '{', true);
	for (uint32_t i = 0; i < labels->count; i++) {
		json_key_str(&export->json, text_str(labels->items[i].language));
		export_text(export, labels->items[i].text);
	}
	json_close(&export->json);
}

/* ---- by type: `field` is set at `base` ---- */

typedef void field_writer(
	struct export *export, const struct field *field, const void *base);

static void write_text(struct export *export, const struct field *field, const void *base)
{
	export_text(export, *(const struct text *)field_member(field, base));
}

static void write_texts(
	struct export *export, const struct field *field, const void *base)
{
	const struct texts *texts = field_member(field, base);

	json_open(&export->json, '[', true);
	for (uint32_t i = 0; i < texts->count; i++)
		export_text(export, texts->items[i]);
	json_close(&export->json);
}

static void write_name(struct export *export, const struct field *field, const void *base)
{
	const struct labels *labels = *(struct labels *const *)field_second(field, base);

	if (labels && labels->count > 0)
		add_labels(export, labels);
	else
		write_text(export, field, base);
}

static void write_labels(
	struct export *export, const struct field *field, const void *base)
{
	add_labels(export, field_member(field, base));
}

static void write_bool(struct export *export, const struct field *field, const void *base)
{
	json_bool(&export->json, *(const bool *)field_member(field, base));
}

static void write_word(struct export *export, const struct field *field, const void *base)
{
	json_text(
		&export->json, field->words[*(const uint8_t *)field_member(field, base)]);
}

static void write_words(
	struct export *export, const struct field *field, const void *base)
{
	uint32_t bits = *(const uint32_t *)field_member(field, base);

	json_open(&export->json, '[', true);
	for (uint32_t i = 0; field->words[i]; i++)
		if (bits & 1u << i)
			json_text(&export->json, field->words[i]);
	json_close(&export->json);
}

static void write_date(struct export *export, const struct field *field, const void *base)
{
	add_date(export, *(const struct date *)field_member(field, base));
}

static void write_validity(
	struct export *export, const struct field *field, const void *base)
{
	const struct validity *valid = field_member(field, base);

	json_open(&export->json, '{', true);
	add_date_key(export, "from", valid->from);
	add_date_key(export, "until", valid->until);
	json_close(&export->json);
}

static void write_quantity(
	struct export *export, const struct field *field, const void *base)
{
	export_amount(export, quantity_amount(field_member(field, base)));
}

static void write_origins(
	struct export *export, const struct field *field, const void *base)
{
	const struct origins *origins = field_member(field, base);

	json_open(&export->json, '[', true);
	for (uint32_t i = 0; i < origins->count; i++) {
		json_open(&export->json, '{', true);
		export_fields(export, &origin_fields, &origins->items[i]);
		json_close(&export->json);
	}
	json_close(&export->json);
}

static void write_ref(struct export *export, const struct field *field, const void *base)
{
	export_ref(export, field_member(field, base));
}

static void write_refs(struct export *export, const struct field *field, const void *base)
{
	const struct refs *refs = field_member(field, base);

	export_refs(export, refs_run(refs));
}

static void write_duties(
	struct export *export, const struct field *field, const void *base)
{
	const struct refs *refs = field_member(field, base);

	json_open(&export->json, '[', true);
	for (uint32_t i = 0; i < refs->count; i++) {
		const struct ref *ref = &refs->items[i];

		if (ref->node != NODE_NONE)
			export_text(
				export, export->model->organisation.duties[ref->node].id);
		else
			json_str(&export->json, ref_str(ref));
	}
	json_close(&export->json);
}

static void write_via(struct export *export, const struct field *field, const void *base)
{
	const struct refs *refs = field_member(field, base);

	if (refs->count > 0)
		export_refs(export, refs_run(refs));
	else
		export_text(export, *(const struct text *)field_second(field, base));
}

static void write_seats(
	struct export *export, const struct field *field, const void *base)
{
	export_seats(export, field_member(field, base));
}

static void write_offices(
	struct export *export, const struct field *field, const void *base)
{
	const struct offices *offices = field_member(field, base);

	json_open(&export->json, '{', true);
	for (uint32_t i = 0; i < offices->count; i++) {
		json_key_str(&export->json, text_str(offices->items[i].name));
		export_seats(export, &offices->items[i].seats);
	}
	json_close(&export->json);
}

static void write_mandate(
	struct export *export, const struct field *field, const void *base)
{
	json_open(&export->json, '{', true);
	export_fields(export, &mandate_fields,
		*(const struct mandate *const *)field_member(field, base));
	json_close(&export->json);
}

static void write_decider(
	struct export *export, const struct field *field, const void *base)
{
	const struct decider *decider = field_member(field, base);

	if (decider->refs.count > 0) {
		export_refs(export, refs_run(&decider->refs));
		return;
	}
	json_open(&export->json, '{', true);
	json_key(&export->json, "text");
	export_text(export, decider->text);
	json_close(&export->json);
}

static void write_meets(
	struct export *export, const struct field *field, const void *base)
{
	const struct meets *meets =
		*(const struct meets *const *)field_member(field, base);
	struct json *json = &export->json;

	json_open(json, '{', true);
	json_key(json, "text");
	export_text(export, meets->text);
	if (meets->counted) {
		json_key(json, "min");
		json_uint(json, meets->min);
		json_key(json, "max");
		json_uint(json, meets->max);
		json_key(json, "approximate");
		json_bool(json, meets->approximate);
	}
	if (meets->counted || meets->on_demand) {
		json_key(json, "on_demand");
		json_bool(json, meets->on_demand);
	}
	json_close(json);
}

static void write_minutes(
	struct export *export, const struct field *field, const void *base)
{
	const struct minutes *minutes = field_member(field, base);

	json_open(&export->json, '{', true);
	if (minutes->kind != MINUTES_NONE) {
		json_key(&export->json, "kind");
		json_text(&export->json, minutes_words[minutes->kind]);
	}
	if (minutes->published.len > 0) {
		json_key(&export->json, "published");
		export_text(export, minutes->published);
	}
	json_close(&export->json);
}

static void write_holders(
	struct export *export, const struct field *field, const void *base)
{
	const struct holders *holders = field_member(field, base);

	json_open(&export->json, '[', true);
	for (uint32_t i = 0; i < holders->count; i++) {
		const struct holder *holder = &holders->items[i];

		if (holder->vacant) {
			json_text(&export->json, "vacant");
			continue;
		}
		json_open(&export->json, '{', true);
		export_fields(export, &holder_fields, holder);
		json_close(&export->json);
	}
	json_close(&export->json);
}

static field_writer *const writers[] = {
	[FIELD_TEXT] = write_text,
	[FIELD_TEXTS] = write_texts,
	[FIELD_NAME] = write_name,
	[FIELD_LABELS] = write_labels,
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
	[FIELD_REFS] = write_refs,
	[FIELD_DUTIES] = write_duties,
	[FIELD_OFFICE] = write_seats,
	[FIELD_SEATS] = write_seats,
	[FIELD_OFFICES] = write_offices,
	[FIELD_MANDATE] = write_mandate,
	[FIELD_DECIDER] = write_decider,
	[FIELD_MEETS] = write_meets,
	[FIELD_MINUTES] = write_minutes,
	[FIELD_HOLDERS] = write_holders,
	[FIELD_VIA] = write_via,
};

void export_field(struct export *export, const struct field *field, const void *base)
{
	if (field->type >= COUNT_OF(writers) || !writers[field->type])
		BUG("a field that only its own map can write");
	json_key(&export->json, field->key);
	writers[field->type](export, field, base);
}

void export_fields(
	struct export *export, const struct field_table *table, const void *base)
{
	for (uint32_t i = 0; i < table->count; i++)
		if (field_is_set(&table->fields[i], base))
			export_field(export, &table->fields[i], base);
}
