/*
 * The tables of the format. A row is a key; what reads or writes it goes by the row's
 * type. The order of rows is that of the export.
 */
#include "model/field.h"

const char *const status_words[] = {
	"active", "proposed", "under_revision", "dissolved", NULL};
const char *const kind_words[] = {"", "steering", "council", "committee", "board",
	"working", "network", "coordination", "management", "assembly", "secretariat",
	"executive_committee", "other", NULL};
const char *const power_words[] = {"decides", "recommends", "advises", "prepares",
	"coordinates", "represents", "informs", NULL};
const char *const minutes_words[] = {"", "notes", "protocol", NULL};
const char *const line_style_words[] = {"solid", "thin", "dashed", "dotted", NULL};

#define POSTS             SORT_BIT(SORT_POST)
#define UNITS             SORT_BIT(SORT_UNIT)
#define GROUPS            SORT_BIT(SORT_GROUP)
#define PERSONS           SORT_BIT(SORT_PERSON)
#define BODIES            (POSTS | UNITS | GROUPS)
#define AT(tag, name)     .offset = (uint16_t)offsetof(struct tag, name)
#define AT2(tag, name)    .offset2 = (uint16_t)offsetof(struct tag, name)
#define DETAIL(tag, name) AT(tag, name), .detail = sizeof(struct tag)
#define TABLE(name, rows)                  \
	{                                  \
		name, rows, COUNT_OF(rows) \
	}
#define LINES(word, line)                                                           \
	{                                                                           \
		.key = word, .type = FIELD_LINES, .relation = line, .sorts = BODIES \
	}

static const struct field node_rows[] = {
	{.key = "id", .type = FIELD_SPECIAL},
	{.key = "name", .type = FIELD_NAME, AT(node, name), AT2(node, names)},
	{.key = "aliases", .type = FIELD_TEXTS, AT(node, aliases)},
	{.key = "tags", .type = FIELD_TEXTS, DETAIL(node_detail, tags)},
	{.key = "note", .type = FIELD_TEXT, DETAIL(node_detail, note)},
	{.key = "root", .type = FIELD_BOOL, AT(node, root)},
	{.key = "status",
		.type = FIELD_WORD,
		AT(node, status),
		AT2(node, status_at),
		.words = status_words},
	{.key = "valid", .type = FIELD_VALIDITY, DETAIL(node_detail, valid)},
	{.key = "external", .type = FIELD_BOOL, AT(node, external)},
	{.key = "stub", .type = FIELD_BOOL, AT(node, stub)},
	{.key = "count", .type = FIELD_QUANTITY, DETAIL(node_detail, count)},
	{.key = "basis", .type = FIELD_TEXT, DETAIL(node_detail, basis)},
	{.key = "source", .type = FIELD_ORIGINS, AT(node, sources)},
	LINES("reports_to", RELATION_REPORTS_TO),
	{.key = "part_of",
		.type = FIELD_LINES,
		.relation = RELATION_PART_OF,
		.sorts = BODIES,
		.single = true},
	LINES("delegates_to", RELATION_DELEGATES_TO),
	LINES("escalates_to", RELATION_ESCALATES_TO),
	LINES("advises", RELATION_ADVISES),
	LINES("prepares_for", RELATION_PREPARES_FOR),
	LINES("consults", RELATION_CONSULTS),
	LINES("informs", RELATION_INFORMS),
	LINES("appointed_by", RELATION_APPOINTED_BY),
	LINES("staffed_by", RELATION_STAFFED_BY),
	{.key = "at", .type = FIELD_IGNORED},
	{.key = "defaulted", .type = FIELD_SPECIAL},
};

static const struct field unit_rows[] = {
	{.key = "kind", .type = FIELD_TEXT, AT(unit, kind)},
	{.key = "head", .type = FIELD_REF, AT(unit, head), .sorts = POSTS},
};

static const struct field post_rows[] = {
	{.key = "unit", .type = FIELD_REF, AT(post, unit), .sorts = UNITS},
	{.key = "holder", .type = FIELD_HOLDERS, AT(post, holders)},
};

static const struct field group_rows[] = {
	{.key = "kind",
		.type = FIELD_WORD,
		AT(group, kind),
		AT2(group, kind_at),
		.words = kind_words},
	{.key = "principal",
		.type = FIELD_LINES,
		.relation = RELATION_PRINCIPAL,
		.sorts = POSTS | GROUPS,
		.single = true},
	{.key = "chair", .type = FIELD_OFFICE, AT(group, chair)},
	{.key = "deputy_chair", .type = FIELD_OFFICE, DETAIL(group_detail, deputy_chair)},
	{.key = "secretary", .type = FIELD_OFFICE, AT(group, secretary)},
	{.key = "convenor", .type = FIELD_OFFICE, DETAIL(group_detail, convenor)},
	{.key = "offices", .type = FIELD_OFFICES, DETAIL(group_detail, offices)},
	{.key = "members", .type = FIELD_SEATS, AT(group, members)},
	{.key = "co_opted", .type = FIELD_SEATS, DETAIL(group_detail, co_opted)},
	{.key = "represented_by",
		.type = FIELD_SEATS,
		DETAIL(group_detail, represented_by)},
	{.key = "mandate", .type = FIELD_MANDATE, AT(group, mandate)},
	{.key = "legal_basis", .type = FIELD_TEXTS, DETAIL(group_detail, legal_basis)},
	{.key = "duties", .type = FIELD_DUTIES, DETAIL(group_detail, duties)},
	{.key = "meets", .type = FIELD_MEETS, AT(group, meets)},
	{.key = "minutes", .type = FIELD_MINUTES, AT(group, minutes)},
};

static const struct field person_rows[] = {
	{.key = "affiliation", .type = FIELD_TEXT, AT(person, affiliation)},
};

static const struct field seat_rows[] = {
	{.key = "post", .type = FIELD_SPECIAL, .sorts = POSTS},
	{.key = "unit", .type = FIELD_SPECIAL, .sorts = UNITS},
	{.key = "group", .type = FIELD_SPECIAL, .sorts = GROUPS},
	{.key = "text", .type = FIELD_SPECIAL},
	{.key = "count", .type = FIELD_SPECIAL},
	{.key = "vacant", .type = FIELD_SPECIAL, .bit = SEAT_VACANT},
	{.key = "substitute", .type = FIELD_SPECIAL, .bit = SEAT_SUBSTITUTE},
	{.key = "when", .type = FIELD_SPECIAL, .bit = SEAT_ON_DEMAND},
	{.key = "role", .type = FIELD_TEXT, AT(seat_detail, role)},
	{.key = "represents", .type = FIELD_MENTION, AT(seat_detail, represents)},
	{.key = "appointed_by",
		.type = FIELD_REF,
		AT(seat_detail, appointed_by),
		.sorts = BODIES},
	{.key = "person",
		.type = FIELD_MENTION,
		AT(seat_detail, person),
		.sorts = PERSONS},
	{.key = "from", .type = FIELD_DATE, AT(seat_detail, from)},
	{.key = "until", .type = FIELD_DATE, AT(seat_detail, until)},
	{.key = "note", .type = FIELD_TEXT, AT(seat_detail, note)},
	{.key = "source", .type = FIELD_ORIGINS, AT(seat_detail, sources)},
};

static const struct field mandate_rows[] = {
	{.key = "power",
		.type = FIELD_WORDS,
		AT(mandate, power),
		AT2(mandate, power_at),
		.words = power_words},
	{.key = "text", .type = FIELD_TEXT, AT(mandate, text)},
	{.key = "from", .type = FIELD_REFS, AT(mandate, from), .sorts = BODIES},
	{.key = "decider", .type = FIELD_DECIDER, AT(mandate, decider), .sorts = BODIES},
	{.key = "basis", .type = FIELD_TEXT, DETAIL(mandate_detail, basis)},
	{.key = "document", .type = FIELD_TEXT, DETAIL(mandate_detail, document)},
	{.key = "decided", .type = FIELD_DECIDED, DETAIL(mandate_detail, decided)},
	{.key = "review", .type = FIELD_DATE, DETAIL(mandate_detail, review)},
};

static const struct field holder_rows[] = {
	{.key = "person", .type = FIELD_MENTION, AT(holder, person), .sorts = PERSONS},
	{.key = "from", .type = FIELD_DATE, DETAIL(holder_detail, from)},
	{.key = "until", .type = FIELD_DATE, DETAIL(holder_detail, until)},
	{.key = "acting", .type = FIELD_BOOL, AT(holder, acting)},
	{.key = "job_share", .type = FIELD_BOOL, AT(holder, job_share)},
	{.key = "note", .type = FIELD_TEXT, DETAIL(holder_detail, note)},
	{.key = "source", .type = FIELD_ORIGINS, DETAIL(holder_detail, sources)},
};

static const struct field origin_rows[] = {
	{.key = "in", .type = FIELD_TEXT, AT(origin, in)},
	{.key = "section", .type = FIELD_TEXT, AT(origin, section)},
	{.key = "line", .type = FIELD_TEXT, AT(origin, line)},
	{.key = "url", .type = FIELD_TEXT, DETAIL(origin_detail, url)},
	{.key = "note", .type = FIELD_TEXT, DETAIL(origin_detail, note)},
};

static const struct field line_rows[] = {
	{.key = "from", .type = FIELD_SPECIAL},
	{.key = "type", .type = FIELD_SPECIAL},
	{.key = "to", .type = FIELD_SPECIAL},
	{.key = "via",
		.type = FIELD_VIA,
		AT(line_detail, via),
		AT2(line_detail, via_text),
		.sorts = POSTS},
	{.key = "note", .type = FIELD_TEXT, AT(line_detail, note)},
	{.key = "valid", .type = FIELD_VALIDITY, AT(line_detail, valid)},
	{.key = "source", .type = FIELD_ORIGINS, AT(line_detail, sources)},
	{.key = "implied", .type = FIELD_IGNORED},
	{.key = "at", .type = FIELD_IGNORED},
};

static const struct field minutes_rows[] = {
	{.key = "kind", .type = FIELD_WORD, AT(minutes, kind), .words = minutes_words},
	{.key = "published", .type = FIELD_TEXT, AT(minutes, published)},
};

static const struct field validity_rows[] = {
	{.key = "from", .type = FIELD_DATE, AT(validity, from)},
	{.key = "until", .type = FIELD_DATE, AT(validity, until)},
};

static const struct field organisation_rows[] = {
	{.key = "id", .type = FIELD_TEXT, AT(organisation, id)},
	{.key = "name",
		.type = FIELD_NAME,
		AT(organisation, name),
		AT2(organisation, names)},
	{.key = "language", .type = FIELD_TEXT, AT(organisation, language)},
	{.key = "as_of", .type = FIELD_DATE, AT(organisation, as_of)},
	{.key = "version", .type = FIELD_TEXT, AT(organisation, version)},
	{.key = "approver", .type = FIELD_TEXT, AT(organisation, approver)},
	{.key = "note", .type = FIELD_TEXT, AT(organisation, note)},
	{.key = "sources", .type = FIELD_SPECIAL},
	{.key = "duties", .type = FIELD_SPECIAL},
	{.key = "line_types", .type = FIELD_SPECIAL},
	{.key = "group_defaults", .type = FIELD_SPECIAL},
	{.key = "at", .type = FIELD_IGNORED},
};

static const struct field document_rows[] = {
	{.key = "title", .type = FIELD_TEXT, AT(document, title)},
	{.key = "file", .type = FIELD_TEXT, AT(document, file)},
	{.key = "number", .type = FIELD_TEXT, AT(document, number)},
	{.key = "date", .type = FIELD_DATE, AT(document, date)},
	{.key = "url", .type = FIELD_TEXT, AT(document, url)},
};

static const struct field duty_rows[] = {
	{.key = "name", .type = FIELD_TEXT, AT(duty, name)},
	{.key = "basis", .type = FIELD_TEXT, AT(duty, basis)},
	{.key = "source", .type = FIELD_ORIGINS, AT(duty, sources)},
};

static const struct field line_type_rows[] = {
	{.key = "label", .type = FIELD_LABELS, AT(line_type, labels)},
	{.key = "style",
		.type = FIELD_WORD,
		AT(line_type, style),
		.words = line_style_words},
	{.key = "acyclic", .type = FIELD_BOOL, AT(line_type, acyclic)},
};

/* Maps whose members have no struct of their own: read by their code, and here for the
 * look-up, for suggestions and for the schema. */
#define SPECIAL(word)                              \
	{                                          \
		.key = word, .type = FIELD_SPECIAL \
	}
static const struct field decider_rows[] = {SPECIAL("text")};
static const struct field meets_rows[] = {SPECIAL("text"), SPECIAL("min"), SPECIAL("max"),
	SPECIAL("approximate"), SPECIAL("on_demand")};
static const struct field top_rows[] = {SPECIAL("orgraph"), SPECIAL("organisation"),
	SPECIAL("units"), SPECIAL("posts"), SPECIAL("groups"), SPECIAL("persons"),
	SPECIAL("lines"), SPECIAL("views")};

const struct field_table node_fields = TABLE("node", node_rows);
const struct field_table sort_fields[SORT__COUNT] = {
	[SORT_UNIT] = TABLE("unit", unit_rows),
	[SORT_POST] = TABLE("post", post_rows),
	[SORT_GROUP] = TABLE("group", group_rows),
	[SORT_PERSON] = TABLE("person", person_rows),
};
const struct field_table seat_fields = TABLE("seat", seat_rows);
const struct field_table mandate_fields = TABLE("mandate", mandate_rows);
const struct field_table holder_fields = TABLE("holder", holder_rows);
const struct field_table origin_fields = TABLE("source", origin_rows);
const struct field_table line_fields = TABLE("line", line_rows);
const struct field_table minutes_fields = TABLE("minutes", minutes_rows);
const struct field_table validity_fields = TABLE("validity", validity_rows);
const struct field_table organisation_fields = TABLE("organisation", organisation_rows);
const struct field_table document_fields = TABLE("source document", document_rows);
const struct field_table duty_fields = TABLE("duty", duty_rows);
const struct field_table line_type_fields = TABLE("line type", line_type_rows);
const struct field_table decider_fields = TABLE("decider", decider_rows);
const struct field_table meets_fields = TABLE("meets", meets_rows);
const struct field_table top_fields = TABLE("file", top_rows);

_Static_assert(COUNT_OF(node_rows) + COUNT_OF(group_rows) <= 64,
	"field_bit gives each key of a group one bit of 64");

uint64_t field_bit(const struct field *field)
{
	if (field >= node_rows && field < node_rows + COUNT_OF(node_rows))
		return UINT64_C(1) << (field - node_rows);
	if (field >= group_rows && field < group_rows + COUNT_OF(group_rows))
		return UINT64_C(1)
		       << (COUNT_OF(node_rows) + (size_t)(field - group_rows));
	BUG("field_bit of a key that no group has");
}

static bool list_is_set(const void *member)
{
	/* Every list of the model is a pointer and a count; texts, references and seats
	 * alike: what was not given has no items. */
	const struct texts *list = member;

	return list->count > 0;
}

/* What is absent, as large as any detail. */
static const union {
	struct node_detail node;
	struct group_detail group;
	struct mandate_detail mandate;
	struct holder_detail holder;
	struct origin_detail origin;
} nothing;

#define LEADS_TO_DETAIL(tag)                                          \
	_Static_assert(offsetof(struct tag, detail) == 0,             \
		"a detail is found by the first member");             \
	_Static_assert(sizeof(struct tag##_detail) <= sizeof nothing, \
		"where there is none, zeros are read")
LEADS_TO_DETAIL(node);
LEADS_TO_DETAIL(group);
LEADS_TO_DETAIL(mandate);
LEADS_TO_DETAIL(holder);
LEADS_TO_DETAIL(origin);

const void *field_member(const struct field *field, const void *base)
{
	const void *home = base;

	if (field->detail)
		memcpy(&home, base, sizeof home);
	return (const char *)(home ? home : &nothing) + field->offset;
}

void field_make_room(const struct field *field, void *base, struct arena *arena)
{
	void *detail;

	if (!field->detail || field_room(field, base))
		return;
	detail = arena_alloc(arena, field->detail);
	memcpy(base, &detail, sizeof detail);
}

const void *field_second(const struct field *field, const void *base)
{
	return (const char *)base + field->offset2;
}

bool field_is_set(const struct field *field, const void *base)
{
	const char *member = field_member(field, base);
	const char *second = field_second(field, base);

	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_NAME:
		return span_is_set(((const struct text *)(const void *)member)->at);
	case FIELD_REF:
	case FIELD_MENTION:
		return span_is_set(((const struct ref *)(const void *)member)->at);
	case FIELD_BOOL:
		return *(const bool *)member;
	case FIELD_WORD:
		return *(const uint8_t *)member != 0;
	case FIELD_WORDS:
		return *(const uint32_t *)(const void *)member != 0;
	case FIELD_DATE:
	case FIELD_DECIDED: {
		const struct date *date = (const void *)member;

		return date_is_set(*date) || date->none;
	}
	case FIELD_VALIDITY: {
		const struct validity *valid = (const void *)member;

		return date_is_set(valid->from) || date_is_set(valid->until);
	}
	case FIELD_QUANTITY:
		return ((const struct quantity *)(const void *)member)->number != 0;
	case FIELD_MANDATE:
	case FIELD_MEETS:
		return *(const void *const *)(const void *)member != NULL;
	case FIELD_MINUTES:
		return span_is_set(((const struct minutes *)(const void *)member)->at);
	case FIELD_DECIDER: {
		const struct decider *decider = (const void *)member;

		return decider->refs.count > 0 || span_is_set(decider->text.at);
	}
	case FIELD_VIA:
		return list_is_set(member) ||
		       span_is_set(((const struct text *)(const void *)second)->at);
	case FIELD_TEXTS:
	case FIELD_LABELS:
	case FIELD_ORIGINS:
	case FIELD_REFS:
	case FIELD_DUTIES:
	case FIELD_OFFICE:
	case FIELD_SEATS:
	case FIELD_OFFICES:
	case FIELD_HOLDERS:
		return list_is_set(member);
	case FIELD_LINES:
	case FIELD_SPECIAL:
	case FIELD_IGNORED:
		return false;
	}
	BUG("a field of no type");
}
