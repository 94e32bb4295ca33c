/*
 * Which names of persons an organisation holds, and every place of it in which one may
 * stand. The places are those of the tables of the format, so that a key that is added
 * there is not forgotten here.
 */
#include "redact_internal.h"

#include "model/field.h"
#include "model/find.h"
#include "model/view.h"

/* ---- whose ---- */

static void tell_ref(const struct ref *ref, tell_name *tell, void *context)
{
	if (ref->len > 0 && ref->node == NODE_NONE)
		tell(context, ref_str(ref));
}

static void tell_person(const struct node *node, tell_name *tell, void *context)
{
	tell(context, text_str(node->name));
	for (uint32_t i = 0; node->names && i < node->names->count; i++)
		tell(context, text_str(node->names->items[i].text));
	for (uint32_t i = 0; i < node->aliases.count; i++)
		tell(context, text_str(node->aliases.items[i]));
}

static void tell_seats(const struct seats *seats, tell_name *tell, void *context)
{
	for (uint32_t i = 0; i < seats->count + seats->absent; i++)
		if (seats->items[i].detail)
			tell_ref(&seats->items[i].detail->person, tell, context);
}

static void tell_group(const struct group *group, tell_name *tell, void *context)
{
	const struct group_detail *detail = group_detail(group);
	const struct offices *offices = &detail->offices;
	const struct seats *all[] = {&group->chair, &detail->deputy_chair,
		&group->secretary, &detail->convenor, &group->members, &detail->co_opted,
		&detail->represented_by};

	for (size_t i = 0; i < COUNT_OF(all); i++)
		tell_seats(all[i], tell, context);
	for (uint32_t i = 0; i < offices->count + offices->absent; i++)
		tell_seats(&offices->items[i].seats, tell, context);
}

static void tell_holders(const struct holders *holders, tell_name *tell, void *context)
{
	for (uint32_t i = 0; i < holders->count + holders->absent; i++)
		tell_ref(&holders->items[i].person, tell, context);
}

void redact_names(const struct model *model, tell_name *tell, void *context)
{
	for (uint32_t v = 0; v < model->node_count; v++) {
		const struct node *node = &model->nodes[v];

		if (node->sort == SORT_PERSON)
			tell_person(node, tell, context);
		else if (node->sort == SORT_POST)
			tell_holders(&node->post->holders, tell, context);
		else if (node->sort == SORT_GROUP)
			tell_group(node->group, tell, context);
	}
	if (model->organisation.defaults)
		tell_group(model->organisation.defaults->group, tell, context);
}

/* ---- where ---- */

struct redacting {
	struct redaction *redaction;
	struct arena *arena;
};

static void redact_text(struct redacting *run, struct text *text, bool parts)
{
	struct str clean =
		redaction_text(run->redaction, run->arena, text_str(*text), parts);

	text->ptr = clean.ptr;
	text->len = clean.len;
}

static void redact_texts(struct redacting *run, struct texts *texts)
{
	for (uint32_t i = 0; i < texts->count; i++)
		redact_text(run, &texts->items[i], false);
}

static void redact_labels(struct redacting *run, struct labels *labels)
{
	for (uint32_t i = 0; labels && i < labels->count; i++)
		redact_text(run, &labels->items[i].text, false);
}

/* What is written of a reference is shown where it leads nowhere. */
static void redact_ref(struct redacting *run, struct ref *ref)
{
	struct str clean =
		redaction_text(run->redaction, run->arena, ref_str(ref), false);

	ref->ptr = clean.ptr;
	ref->len = clean.len;
}

static void redact_refs(struct redacting *run, struct refs *refs)
{
	for (uint32_t i = 0; i < refs->count; i++)
		redact_ref(run, &refs->items[i]);
}

/* Whoever is named here is a person, known or not. */
static void redact_person(struct ref *ref)
{
	if (ref->len == 0)
		return;
	ref->ptr = REDACTED;
	ref->len = sizeof REDACTED - 1;
}

static void redact_fields(
	struct redacting *run, const struct field_table *table, void *base);

static void redact_seats(struct redacting *run, struct seats *seats)
{
	for (uint32_t i = 0; i < seats->count + seats->absent; i++) {
		struct seat *seat = &seats->items[i];
		struct refs takers = seat_refs(seat);

		redact_refs(run, &takers);
		if (seat->sort == SEAT_TEXT)
			redact_text(run, &seat->text, false);
		if (!seat->detail)
			continue;
		redact_text(run, &seat->detail->text, false);
		redact_fields(run, &seat_fields, seat->detail);
		redact_person(&seat->detail->person);
	}
}

static void redact_offices(struct redacting *run, struct offices *offices)
{
	for (uint32_t i = 0; i < offices->count + offices->absent; i++) {
		redact_text(run, &offices->items[i].name, false);
		redact_seats(run, &offices->items[i].seats);
	}
}

static void redact_holders(struct redacting *run, struct holders *holders)
{
	for (uint32_t i = 0; i < holders->count + holders->absent; i++) {
		redact_fields(run, &holder_fields, &holders->items[i]);
		redact_person(&holders->items[i].person);
	}
}

static void redact_origins(struct redacting *run, struct origins *origins)
{
	for (uint32_t i = 0; i < origins->count; i++)
		redact_fields(run, &origin_fields, &origins->items[i]);
}

static void redact_decider(struct redacting *run, struct decider *decider)
{
	redact_refs(run, &decider->refs);
	redact_text(run, &decider->text, true);
}

/* ---- by type ---- */

/* `second` is the place of the field's second member, where it has one. */
typedef void redactor(struct redacting *run, void *member, void *second);

static void each_text(struct redacting *run, void *member, void *second)
{
	(void)second;
	redact_text(run, member, true);
}

static void each_name(struct redacting *run, void *member, void *second)
{
	redact_text(run, member, false);
	redact_labels(run, *(struct labels **)second);
}

static void each_via(struct redacting *run, void *member, void *second)
{
	redact_refs(run, member);
	redact_text(run, second, false);
}

#define EACH(type)                                                                 \
	static void each_##type(struct redacting *run, void *member, void *second) \
	{                                                                          \
		(void)second;                                                      \
		redact_##type(run, member);                                        \
	}

EACH(texts)
EACH(labels)
EACH(ref)
EACH(refs)
EACH(origins)
EACH(seats)
EACH(offices)
EACH(holders)
EACH(decider)
#undef EACH

static void each_mandate(struct redacting *run, void *member, void *second)
{
	struct mandate *mandate = *(struct mandate **)member;

	(void)second;
	if (mandate)
		redact_fields(run, &mandate_fields, mandate);
}

static void each_meets(struct redacting *run, void *member, void *second)
{
	struct meets *meets = *(struct meets **)member;

	(void)second;
	if (meets)
		redact_text(run, &meets->text, true);
}

static void each_minutes(struct redacting *run, void *member, void *second)
{
	(void)second;
	redact_fields(run, &minutes_fields, member);
}

/* It names nobody; lines are redacted with all lines. */
static void nobody(struct redacting *run, void *member, void *second)
{
	(void)run, (void)member, (void)second;
}

static redactor *const redactors[] = {
	[FIELD_TEXT] = each_text,
	[FIELD_TEXTS] = each_texts,
	[FIELD_NAME] = each_name,
	[FIELD_LABELS] = each_labels,
	[FIELD_BOOL] = nobody,
	[FIELD_WORD] = nobody,
	[FIELD_WORDS] = nobody,
	[FIELD_DATE] = nobody,
	[FIELD_DECIDED] = nobody,
	[FIELD_VALIDITY] = nobody,
	[FIELD_QUANTITY] = nobody,
	[FIELD_ORIGINS] = each_origins,
	[FIELD_REF] = each_ref,
	[FIELD_MENTION] = each_ref,
	[FIELD_REFS] = each_refs,
	[FIELD_DUTIES] = each_refs,
	[FIELD_LINES] = nobody,
	[FIELD_OFFICE] = each_seats,
	[FIELD_SEATS] = each_seats,
	[FIELD_OFFICES] = each_offices,
	[FIELD_MANDATE] = each_mandate,
	[FIELD_DECIDER] = each_decider,
	[FIELD_MEETS] = each_meets,
	[FIELD_MINUTES] = each_minutes,
	[FIELD_HOLDERS] = each_holders,
	[FIELD_VIA] = each_via,
	[FIELD_SPECIAL] = nobody,
	[FIELD_IGNORED] = nobody,
};

static void redact_field(struct redacting *run, const struct field *field, void *base)
{
	void *member = field_room(field, base);

	/* a type without a row could let a name out */
	if (field->type >= COUNT_OF(redactors) || !redactors[field->type])
		BUG("a field of which nobody knows whether it holds a name");
	if (member)
		redactors[field->type](run, member, (char *)base + field->offset2);
}

/* Three levels deep at most: a group's seat, its source. */
static void redact_fields(
	struct redacting *run, const struct field_table *table, void *base)
{
	for (uint32_t i = 0; i < table->count; i++)
		redact_field(run, &table->fields[i], base);
}

static void redact_node(struct redacting *run, struct node *node)
{
	redact_fields(run, &node_fields, node);
	redact_fields(run, &sort_fields[node->sort], node->body);
}

/* An id that no node has; `number` is the last one tried. */
static void set_id(struct redacting *run, const struct model *model, struct node *node,
	uint32_t *number)
{
	struct buf id = {0};

	do {
		buf_clear(&id);
		buf_printf(&id, "%s-%u", sort_name((enum sort)node->sort),
			(unsigned)++*number);
	} while (model_find_id(model, buf_str(&id)) != NODE_NONE);
	node->id.ptr = arena_copy(run->arena, id.data, id.len);
	node->id.len = (uint32_t)id.len;
	buf_release(&id);
}

/* Ids are made of names: eva-exempel, office-of-eva-exempel. */
static void redact_ids(struct redacting *run, struct model *model)
{
	uint32_t numbers[SORT__COUNT] = {0};

	for (uint32_t v = 0; v < model->node_count; v++) {
		struct node *node = &model->nodes[v];
		struct str id = text_str(node->id);
		struct str clean = redaction_text(run->redaction, run->arena, id, false);

		if (node->sort == SORT_PERSON || !str_eq(clean, id))
			set_id(run, model, node, &numbers[node->sort]);
	}
}

static void redact_persons(struct model *model)
{
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct node *node = &model->nodes[v];

		if (node->sort != SORT_PERSON)
			continue;
		node->name.ptr = REDACTED;
		node->name.len = sizeof REDACTED - 1;
		node->names = NULL;
		node->aliases.count = 0;
	}
}

static void redact_organisation(struct redacting *run, struct model *model)
{
	struct organisation *organisation = &model->organisation;

	redact_fields(run, &organisation_fields, organisation);
	for (uint32_t i = 0; i < organisation->document_count; i++)
		redact_fields(run, &document_fields, &organisation->documents[i]);
	for (uint32_t i = 0; i < organisation->duty_count; i++)
		redact_fields(run, &duty_fields, &organisation->duties[i]);
	for (uint32_t i = 0; i < model->line_type_count; i++)
		redact_fields(run, &line_type_fields, &model->line_types[i]);
	if (organisation->defaults)
		redact_node(run, organisation->defaults);
}

void redaction_apply(struct redaction *redaction, struct model *model)
{
	struct redacting run = {redaction, &model->arena};

	redact_persons(model);
	redact_ids(&run, model);
	for (uint32_t v = 0; v < model->node_count; v++)
		redact_node(&run, &model->nodes[v]);
	for (uint32_t i = 0; i < model->line_count; i++) {
		redact_ref(&run, &model->lines[i].to);
		if (model->lines[i].detail)
			redact_fields(&run, &line_fields, model->lines[i].detail);
	}
	redact_organisation(&run, model);
	for (uint32_t i = 0; model->views && i < model->views->count; i++)
		redact_labels(&run, &model->views->items[i].title);
}
