/*
 * Entries of `lines:` become lines, each of its `from` times each of its `to`. One that
 * says what a key says already is no other line, but adds to the key's what that does
 * not say; so an export, which has every line twice, is read as it was. Where the two
 * differ in when they hold or through whom, they are two lines.
 */
#include "decode_internal.h"
#include "settle_internal.h"

/* A hash set of lines by (from, type, to); a `to` that leads nowhere counts by its text.
 * It holds the lines of those nodes that an entry leaves. */
struct line_set {
	const struct model *model;
	uint32_t *slots; /* an index + 1, or 0 */
	uint32_t mask;
};

static uint32_t mix(uint64_t from, uint64_t relation, const struct ref *to)
{
	uint64_t target = to->node != NODE_NONE ? to->node : str_hash(ref_str(to));
	uint64_t hash = from * UINT64_C(0x9E3779B97F4A7C15) + relation;

	hash = (hash ^ (hash >> 29)) * UINT64_C(0xBF58476D1CE4E5B9) + target;
	hash = (hash ^ (hash >> 32)) * UINT64_C(0x94D049BB133111EB);
	return (uint32_t)(hash >> 32);
}

static bool same_target(const struct ref *a, const struct ref *b)
{
	return a->node == b->node &&
	       (a->node != NODE_NONE || str_eq(ref_str(a), ref_str(b)));
}

/* The slot of an equal line, or the free one where it belongs. */
static uint32_t *slot_of(const struct line_set *set, const struct line *wanted)
{
	uint32_t i = mix(wanted->from, wanted->relation, &wanted->to) & set->mask;

	while (set->slots[i]) {
		const struct line *line = &set->model->lines[set->slots[i] - 1];

		if (line->from == wanted->from && line->relation == wanted->relation &&
			same_target(&line->to, &wanted->to))
			break;
		i = (i + 1) & set->mask;
	}
	return &set->slots[i];
}

static bool is_marked(const uint8_t *bits, uint32_t v)
{
	return bits[v / 8] & (1u << v % 8);
}

/* The nodes that entries leave, a bit each. */
static uint8_t *mark_sources(const struct loader *loader)
{
	uint8_t *bits = mem_alloc_zero(loader->model->node_count / 8 + 1, 1);

	for (uint32_t i = 0; i < loader->entry_count; i++) {
		struct refs from = loader->entries[i].from;

		for (uint32_t j = 0; j < from.count; j++)
			if (from.items[j].node != NODE_NONE)
				bits[from.items[j].node / 8] |=
					(uint8_t)(1u << from.items[j].node % 8);
	}
	return bits;
}

static struct line_set line_set_make(const struct loader *loader)
{
	const struct model *model = loader->model;
	struct line_set set = {model, NULL, 0};
	uint8_t *bits = mark_sources(loader);
	uint32_t count = 0, size = 16;

	for (uint32_t i = 0; i < model->line_count; i++)
		count += is_marked(bits, model->lines[i].from);
	while (size / 2 < count)
		size *= 2;
	set.slots = mem_alloc_zero(size, sizeof *set.slots);
	set.mask = size - 1;
	for (uint32_t i = 0; i < model->line_count; i++) {
		uint32_t *slot;

		if (!is_marked(bits, model->lines[i].from))
			continue;
		slot = slot_of(&set, &model->lines[i]);
		if (!*slot)
			*slot = i + 1;
	}
	free(bits);
	return set;
}

/* ---- one entry ---- */

struct adding {
	struct loader *loader;
	const struct line_set *set;
	const struct line_entry *entry;
	uint16_t relation;
	const char *key;
};

/* What the entry says and the key's line does not. The targets of one key share what it
 * says of them, so the line gets a copy of its own. */
static void complete(struct loader *loader, struct line *line, struct line_detail *more)
{
	struct line_detail *detail;

	if (!more)
		return;
	detail = model_alloc(loader, 1, sizeof *detail);
	if (line->detail)
		*detail = *line->detail;
	line->detail = detail;
	for (uint32_t i = 0; i < line_fields.count; i++) {
		const struct field *field = &line_fields.fields[i];

		if (field->type != FIELD_SPECIAL && field->type != FIELD_IGNORED &&
			!field_is_set(field, detail))
			field_copy(field, detail, more);
	}
}

static bool same_day(struct date a, struct date b)
{
	return date_first_day(a) == date_first_day(b) &&
	       date_last_day(a) == date_last_day(b);
}

static bool says_way(const struct line_detail *detail)
{
	return detail->via.count > 0 || detail->via_text.len > 0;
}

static bool same_way(const struct line_detail *a, const struct line_detail *b)
{
	if (a->via.count != b->via.count ||
		!str_eq(text_str(a->via_text), text_str(b->via_text)))
		return false;
	for (uint32_t i = 0; i < a->via.count; i++)
		if (!same_target(&a->via.items[i], &b->via.items[i]))
			return false;
	return true;
}

/* Is the entry the line that is there already, said once more? What it adds to a line of
 * `mandate.from` would have no key to stand in. */
static bool agrees(const struct line *line, const struct line_detail *entry)
{
	static const struct line_detail nothing;
	const struct line_detail *a = line->detail ? line->detail : &nothing;
	const struct line_detail *b = entry ? entry : &nothing;

	if (entry && (line->flags & LINE_MANDATE))
		return false;
	if (!same_day(a->valid.from, b->valid.from) ||
		!same_day(a->valid.until, b->valid.until))
		return false;
	return !says_way(a) || !says_way(b) || same_way(a, b);
}

static void add_line(const struct adding *adding, uint32_t from, const struct ref *to)
{
	struct loader *loader = adding->loader;
	struct line wanted = {.to = *to,
		.from = from,
		.relation = adding->relation,
		.flags = LINE_IN_LINES,
		.detail = adding->entry->detail};
	uint32_t same = *slot_of(adding->set, &wanted);

	if (same && agrees(&loader->model->lines[same - 1], wanted.detail)) {
		complete(loader, &loader->model->lines[same - 1], wanted.detail);
		return;
	}
	*model_add_line(loader->model) = wanted;
}

/* A `principal` leaves a group and nothing else. */
static const struct field *leaving(const struct adding *adding, const struct ref *from)
{
	struct loader *loader = adding->loader;
	enum sort sort = (enum sort)loader->model->nodes[from->node].sort;
	const struct field *field = relation_field(loader, sort, adding->relation);

	if (field)
		return field;
	HELP(loader,
		FINDING(loader, WRONG_TYPE, from->at,
			"a line of the type '%s' cannot leave a %s", adding->key,
			sort_name(sort)),
		"name a group, or use another type such as reports_to");
	return NULL;
}

static bool takes_several(const struct adding *adding, const struct field *field)
{
	const struct refs *to = &adding->entry->to;

	if (!field->single || to->count == 1)
		return true;
	HELP(adding->loader,
		FINDING(adding->loader, WRONG_TYPE, to->items[1].at,
			"'%s' takes one target, this is another", adding->key),
		"keep the one that counts");
	return false;
}

static void add_from(struct adding *adding, const struct ref *from)
{
	const struct refs *to = &adding->entry->to;
	uint32_t count = to->count;

	if (adding->relation < RELATION__COUNT) {
		const struct field *field = leaving(adding, from);

		if (!field)
			return;
		if (!takes_several(adding, field))
			count = 1;
	}
	for (uint32_t i = 0; i < count; i++)
		add_line(adding, from->node, &to->items[i]);
}

/* The first node that the entry leaves, or NODE_NONE. */
static uint32_t first_from(const struct line_entry *entry)
{
	for (uint32_t i = 0; i < entry->from.count; i++)
		if (entry->from.items[i].node != NODE_NONE)
			return entry->from.items[i].node;
	return NODE_NONE;
}

/* Findings about an entry are about the node that it leaves, or what stands there. */
static void set_subject(struct loader *loader, const struct line_entry *entry)
{
	uint32_t from = first_from(entry);

	loader->subject = from != NODE_NONE ? node_id(loader->model, from)
					    : ref_str(&entry->from.items[0]);
}

static void resolve_ends(
	struct loader *loader, struct line_entry *entry, uint16_t relation)
{
	const struct field *field = relation_field(loader, SORT_GROUP, relation);
	const uint8_t any =
		SORT_BIT(SORT_POST) | SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_GROUP);

	set_subject(loader, entry);
	for (uint32_t i = 0; i < entry->from.count; i++)
		resolve(loader, &entry->from.items[i], 0, "from", USE_REFERENCE);
	set_subject(loader, entry);
	for (uint32_t i = 0; i < entry->to.count; i++)
		resolve_quietly(loader, &entry->to.items[i], field ? field->sorts : any,
			field ? field->key : "to", USE_REFERENCE);
	if (entry->detail)
		resolve_detail(loader, entry->detail);
	loader->subject = (struct str){0};
}

/* Each `to` that leads nowhere, once, however many nodes the entry leaves. */
static void report_ends(struct loader *loader, const struct line_entry *entry)
{
	set_subject(loader, entry);
	for (uint32_t i = 0; i < entry->to.count; i++) {
		struct ref *to = &entry->to.items[i];
		uint32_t node, other;

		if (to->node == NODE_NONE && model_find(loader->model, ref_str(to), &node,
						     &other) == FOUND_NONE)
			add_miss(loader, ref_str(to), to->at, USE_REFERENCE, 0);
	}
	loader->subject = (struct str){0};
}

static void add_entry(struct loader *loader, const struct line_set *set,
	const struct line_entry *entry, uint16_t relation)
{
	struct adding adding = {loader, set, entry, relation, NULL};

	if (relation < RELATION__COUNT)
		adding.key = relation_key((enum relation)relation);
	for (uint32_t i = 0; i < entry->from.count; i++) {
		const struct ref *from = &entry->from.items[i];

		if (from->node == NODE_NONE)
			continue;
		loader->subject = node_id(loader->model, from->node);
		add_from(&adding, from);
	}
	loader->subject = (struct str){0};
}

static void report_type(struct loader *loader, struct text type, struct str meant)
{
	struct str word = text_str(type);
	struct diag *diag = FINDING(
		loader, BAD_VALUE, type.at, "'%.*s' is no line type", STR_ARG(word));

	if (keys_find(&loader->keys[KEYS_NODE + SORT_GROUP], word) != KEY_UNKNOWN)
		HELP(loader, diag, "'%.*s' is a key of the group; write it there",
			STR_ARG(word));
	else if (meant.ptr)
		HELP(loader, diag, "did you mean '%.*s'?", STR_ARG(meant));
	else
		HELP(loader, diag,
			"write reports_to, informs or another of the relations, or "
			"declare it under 'line_types' of the organisation");
}

/* What was meant by types that are none is searched for all of them together. */
static void report_types(struct loader *loader, uint16_t unknown)
{
	const struct model *model = loader->model;
	struct str *words = mem_alloc(loader->entry_count, sizeof *words);
	struct str *meant = mem_alloc(loader->entry_count, sizeof *meant);
	uint32_t *which = mem_alloc(loader->entry_count, sizeof *which), count = 0;

	for (uint32_t i = 0; i < loader->entry_count; i++) {
		words[count] = text_str(loader->entries[i].type);
		if (model_relation(model, words[count]) == unknown)
			which[count++] = i;
	}
	if (count > 0)
		model_nearest_relations(model, words, count, meant);
	for (uint32_t i = 0; i < count; i++) {
		set_subject(loader, &loader->entries[which[i]]);
		report_type(loader, loader->entries[which[i]].type, meant[i]);
	}
	loader->subject = (struct str){0};
	free(words);
	free(meant);
	free(which);
}

void settle_entries(struct loader *loader)
{
	const struct model *model = loader->model;
	uint16_t unknown = (uint16_t)(RELATION__COUNT + model->line_type_count);
	struct line_set set;

	if (loader->entry_count == 0)
		return;
	for (uint32_t i = 0; i < loader->entry_count; i++) {
		struct line_entry *entry = &loader->entries[i];

		resolve_ends(loader, entry, model_relation(model, text_str(entry->type)));
	}
	set = line_set_make(loader);
	for (uint32_t i = 0; i < loader->entry_count; i++) {
		const struct line_entry *entry = &loader->entries[i];
		uint16_t relation = model_relation(model, text_str(entry->type));

		report_ends(loader, entry);
		if (relation != unknown)
			add_entry(loader, &set, entry, relation);
	}
	report_types(loader, unknown);
	free(set.slots);
}
