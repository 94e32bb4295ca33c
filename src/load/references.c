/*
 * References, once every node has its id and names: each is looked up and its node noted
 * beside it. Which members of a node hold references is read from the tables of fields.
 *
 * Nearly all lead to a node. Those are settled first, in silence, by two threads for half
 * of the nodes and lines each; what has to be told is left, and told in the order of the
 * input:
 *
 *	nodes, lines --> half --> what is left --.
 *	             `-> half --> what is left --`--> findings
 */
#include "decode_internal.h"
#include "settle_internal.h"

#include "base/beside.h"
#include "base/vec.h"

/* ---- one reference ---- */

/* "a post or a group" */
static void add_sorts(struct buf *out, uint8_t sorts)
{
	for (int sort = 0; sort < SORT__COUNT; sort++) {
		if (!(sorts & SORT_BIT(sort)))
			continue;
		sorts &= (uint8_t)~SORT_BIT(sort);
		buf_printf(out, "%sa %s",
			out->len == 0 ? ""
			: sorts       ? ", "
				      : " or ",
			sort_name((enum sort)sort));
	}
}

static void help_sort(struct loader *loader, struct diag *diag, const struct ref *ref,
	const struct node *node, uint8_t sorts, enum use use)
{
	struct buf wanted = {0};

	add_sorts(&wanted, sorts);
	/* in a seat the key tells the sort, and another key is all that is needed */
	if (use == USE_SEAT && node->sort != SORT_PERSON)
		HELP(loader, diag, "write {%s: %.*s}", sort_name((enum sort)node->sort),
			STR_ARG(ref_str(ref)));
	else
		HELP(loader, diag, "name %s instead", wanted.data);
	buf_release(&wanted);
}

static void report_sort(struct loader *loader, const struct ref *ref, uint32_t found,
	uint8_t sorts, const char *key, enum use use)
{
	const struct node *node = &loader->model->nodes[found];
	struct buf wanted = {0};
	struct diag *diag;

	add_sorts(&wanted, sorts);
	diag = FINDING(loader, WRONG_TYPE, ref->at, "'%s' wants %s, '%.*s' is a %s", key,
		wanted.data, STR_ARG(ref_str(ref)), sort_name(node->sort));
	NOTE(loader, diag, node->id.at, "the %s stands here", sort_name(node->sort));
	help_sort(loader, diag, ref, node, sorts, use);
	buf_release(&wanted);
}

static void report_ambiguous(
	struct loader *loader, const struct ref *ref, uint32_t first, uint32_t other)
{
	const struct node *a = &loader->model->nodes[first],
			  *b = &loader->model->nodes[other];
	struct diag *diag = FINDING(loader, AMBIGUOUS_REFERENCE, ref->at,
		"'%.*s' is the name of more than one node", STR_ARG(ref_str(ref)));

	NOTE(loader, diag, a->id.at, "the %s '%.*s' has it", sort_name(a->sort),
		STR_ARG(text_str(a->id)));
	NOTE(loader, diag, b->id.at, "the %s '%.*s' has it", sort_name(b->sort),
		STR_ARG(text_str(b->id)));
	HELP(loader, diag, "write the id, '%.*s' or '%.*s'", STR_ARG(text_str(a->id)),
		STR_ARG(text_str(b->id)));
}

/* Most references are ids, which are looked for where that is fast. */
static enum found find(struct loader *loader, struct str written, uint32_t *node,
	uint32_t *other, enum sort *sort)
{
	enum found found;

	*node = id_table_find(&loader->ids, loader->model, written, sort);
	if (*node != NODE_NONE)
		return FOUND_ONE;
	found = model_find_name(loader->model, written, node, other);
	if (found == FOUND_ONE)
		*sort = (enum sort)loader->model->nodes[*node].sort;
	return found;
}

enum found resolve_quietly(struct loader *loader, struct ref *ref, uint8_t sorts,
	const char *key, enum use use)
{
	uint32_t node, other;
	enum sort sort = SORT__COUNT;
	enum found found = find(loader, ref_str(ref), &node, &other, &sort);

	if (found == FOUND_SEVERAL)
		report_ambiguous(loader, ref, node, other);
	else if (found == FOUND_ONE && sorts && !(sorts & SORT_BIT(sort)))
		report_sort(loader, ref, node, sorts, key, use);
	else if (found == FOUND_ONE)
		ref->node = node;
	return found;
}

void resolve(struct loader *loader, struct ref *ref, uint8_t sorts, const char *key,
	enum use use)
{
	if (span_is_set(ref->at) &&
		resolve_quietly(loader, ref, sorts, key, use) == FOUND_NONE)
		add_miss(loader, ref_str(ref), ref->at, use, sorts);
}

/* A reference or a free text: whatever fits, and no finding if nothing does. */
static uint32_t find_mention(struct loader *loader, struct str written, uint8_t sorts)
{
	uint32_t node, other;
	enum sort sort = SORT__COUNT;

	if (find(loader, written, &node, &other, &sort) != FOUND_ONE ||
		(sorts && !(sorts & SORT_BIT(sort))))
		return NODE_NONE;
	return node;
}

/* ---- one reference, in silence or not ---- */

/* What goes through the references of a node or a line. */
struct pass {
	struct loader *loader;
	bool silent; /* nothing is told, and nothing written but nodes of references */
	bool left;   /* something has to be looked at again */
};

static bool is_settled(const struct ref *ref)
{
	return !span_is_set(ref->at) || ref->node != NODE_NONE;
}

static void pass_mention(struct pass *pass, struct ref *ref, uint8_t sorts)
{
	if (!is_settled(ref))
		ref->node = find_mention(pass->loader, ref_str(ref), sorts);
}

static void pass_ref(
	struct pass *pass, struct ref *ref, uint8_t sorts, const char *key, enum use use)
{
	if (is_settled(ref))
		return;
	if (!pass->silent) {
		resolve(pass->loader, ref, sorts, key, use);
		return;
	}
	ref->node = find_mention(pass->loader, ref_str(ref), sorts);
	if (ref->node == NODE_NONE)
		pass->left = true;
}

static void pass_refs(
	struct pass *pass, struct refs refs, uint8_t sorts, const char *key, enum use use)
{
	for (uint32_t i = 0; i < refs.count; i++)
		pass_ref(pass, &refs.items[i], sorts, key, use);
}

/* What is in no table of the organisation's. */
static void pass_miss(struct pass *pass, struct str written, struct span at, enum use use)
{
	if (pass->silent)
		pass->left = true;
	else
		add_miss(pass->loader, written, at, use, 0);
}

/* ---- structures that hold some ---- */

static void pass_fields(struct pass *pass, const struct field_table *table, void *base);

static const char *taker_key(uint8_t wants)
{
	return wants == SORT_BIT(SORT_UNIT)    ? "unit"
	       : wants == SORT_BIT(SORT_GROUP) ? "group"
					       : "post";
}

/* `key` names where the seats stand, for those that do not say what they want. */
static void pass_seats(struct pass *pass, struct seats seats, const char *key)
{
	const uint8_t any =
		SORT_BIT(SORT_POST) | SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_GROUP);

	for (uint32_t i = 0; i < seats.count; i++) {
		struct seat *seat = &seats.items[i];
		uint8_t wants = seat->wants;

		pass_refs(pass, seat->refs, wants ? wants : any,
			wants ? taker_key(wants) : key, USE_SEAT);
		if (seat->detail)
			pass_fields(pass, &seat_fields, seat->detail);
	}
}

static struct str duty_key(const void *context, uint32_t value)
{
	const struct organisation *organisation = context;

	return text_str(organisation->duties[value].id);
}

/* Where the organisation declares no duties, they are free words. */
static void pass_duties(struct pass *pass, struct refs refs)
{
	const struct organisation *organisation = &pass->loader->model->organisation;

	if (organisation->duty_count == 0)
		return;
	for (uint32_t i = 0; i < refs.count; i++) {
		struct ref *ref = &refs.items[i];

		ref->node = map_find(
			&pass->loader->duties, ref_str(ref), duty_key, organisation);
		if (ref->node == NODE_NONE)
			pass_miss(pass, ref_str(ref), ref->at, USE_DUTY);
	}
}

/* Where the organisation declares no documents, what sources cite are free words. */
static void pass_origins(struct pass *pass, struct origins origins)
{
	if (pass->loader->model->organisation.document_count == 0)
		return;
	for (uint32_t i = 0; i < origins.count; i++) {
		struct text in = origins.items[i].in;

		if (span_is_set(in.at) &&
			!model_document(pass->loader->model, text_str(in)))
			pass_miss(pass, text_str(in), in.at, USE_DOCUMENT);
	}
}

_Static_assert(NODE_NONE == MAP_NONE, "what a map does not find is no node");

static void pass_field(struct pass *pass, const struct field *field, void *base)
{
	void *member = field_room(field, base);

	switch (field->type) {
	case FIELD_REF:
		pass_ref(pass, member, field->sorts, field->key, USE_REFERENCE);
		return;
	case FIELD_MENTION:
		pass_mention(pass, member, field->sorts);
		return;
	case FIELD_REFS:
		pass_refs(pass, *(struct refs *)member, field->sorts, field->key,
			USE_REFERENCE);
		return;
	case FIELD_DECIDER:
		pass_refs(pass, ((struct decider *)member)->refs, field->sorts,
			field->key, USE_REFERENCE);
		return;
	case FIELD_DUTIES:
		pass_duties(pass, *(struct refs *)member);
		return;
	case FIELD_ORIGINS:
		pass_origins(pass, *(struct origins *)member);
		return;
	case FIELD_OFFICE:
	case FIELD_SEATS:
		pass_seats(pass, *(struct seats *)member, field->key);
		return;
	case FIELD_OFFICES: {
		struct offices *offices = member;

		for (uint32_t i = 0; i < offices->count; i++)
			pass_seats(pass, offices->items[i].seats, field->key);
		return;
	}
	case FIELD_MANDATE:
		if (*(struct mandate **)member)
			pass_fields(pass, &mandate_fields, *(struct mandate **)member);
		return;
	case FIELD_HOLDERS: {
		struct holders *holders = member;

		for (uint32_t i = 0; i < holders->count; i++)
			pass_fields(pass, &holder_fields, &holders->items[i]);
		return;
	}
	default:
		return;
	}
}

/* Two levels deep at most: a group's seats and mandate, a post's holders. */
static void pass_fields(struct pass *pass, const struct field_table *table, void *base)
{
	for (uint32_t i = 0; i < table->count; i++)
		pass_field(pass, &table->fields[i], base);
}

/* `via` as a text is a free one unless it names a post. */
static void pass_via_text(struct pass *pass, struct line_detail *detail)
{
	uint32_t node = NODE_NONE;

	if (span_is_set(detail->via_text.at))
		node = find_mention(
			pass->loader, text_str(detail->via_text), SORT_BIT(SORT_POST));
	if (node == NODE_NONE)
		return;
	if (pass->silent) {
		pass->left = true;
		return;
	}
	detail->via =
		(struct refs){model_alloc(pass->loader, 1, sizeof *detail->via.items), 1};
	detail->via.items[0] = (struct ref){
		detail->via_text.ptr, detail->via_text.len, detail->via_text.at, node};
	detail->via_text = (struct text){0};
}

static void pass_detail(struct pass *pass, struct line_detail *detail)
{
	pass_origins(pass, detail->sources);
	pass_refs(pass, detail->via, SORT_BIT(SORT_POST), "via", USE_REFERENCE);
	pass_via_text(pass, detail);
}

void resolve_detail(struct loader *loader, struct line_detail *detail)
{
	pass_detail(&(struct pass){.loader = loader}, detail);
}

/* ---- lines ---- */

const struct field *relation_field(
	const struct loader *loader, enum sort sort, uint16_t relation)
{
	const struct keys *keys = &loader->keys[KEYS_NODE + sort];
	uint8_t number = KEY_UNKNOWN;

	if (relation < RELATION__COUNT)
		number = keys_find(keys, str_of(relation_key((enum relation)relation)));
	return number == KEY_UNKNOWN ? NULL : keys->fields[number];
}

struct line_sorts {
	uint8_t sorts;
	const char *key;
};

static struct line_sorts sorts_of(const struct loader *loader, uint16_t relation)
{
	const struct field *field = relation_field(loader, SORT_GROUP, relation);
	const uint8_t any =
		SORT_BIT(SORT_POST) | SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_GROUP);

	return field ? (struct line_sorts){field->sorts, field->key}
		     : (struct line_sorts){any, "to"};
}

/* Goes through lines in their order. */
struct line_pass {
	struct pass pass;
	struct line_sorts known[RELATION__COUNT + 1];
	const struct line_detail *last;
};

static void line_pass_init(struct line_pass *lines, struct loader *loader, bool silent)
{
	*lines = (struct line_pass){.pass = {loader, silent, false}};
	for (uint16_t i = 0; i <= RELATION__COUNT; i++)
		lines->known[i] = sorts_of(loader, i);
}

static void pass_line(struct line_pass *lines, struct line *line)
{
	const struct line_sorts *known =
		&lines->known[line->relation < RELATION__COUNT ? line->relation
							       : RELATION__COUNT];

	pass_ref(&lines->pass, &line->to, known->sorts, known->key, USE_REFERENCE);
	/* the targets of one map share what it says */
	if (line->detail && line->detail != lines->last)
		pass_detail(&lines->pass, line->detail);
	lines->last = line->detail;
}

void add_mandate_line(
	struct loader *loader, uint32_t group, const struct ref *giver, uint16_t flags)
{
	struct model *model = loader->model;
	struct str id = node_id(model, group);
	struct line *line;

	if (giver->node == NODE_NONE || !line_limit(loader, giver->at, 1))
		return;
	line = model_add_line(model);
	line->from = giver->node;
	line->to = (struct ref){id.ptr, id.len, giver->at, group};
	line->relation = RELATION_DELEGATES_TO;
	line->flags = LINE_MANDATE | flags;
}

static void add_mandate_lines(struct loader *loader)
{
	struct model *model = loader->model;

	for (uint32_t v = 0; v < model->node_count; v++) {
		const struct mandate *mandate;

		if (model->nodes[v].sort != SORT_GROUP || !model->nodes[v].group->mandate)
			continue;
		mandate = model->nodes[v].group->mandate;
		for (uint32_t i = 0; i < mandate->from.count; i++)
			add_mandate_line(loader, v, &mandate->from.items[i], 0);
	}
}

/* ---- all ---- */

static void index_duties(struct loader *loader)
{
	const struct organisation *organisation = &loader->model->organisation;

	for (uint32_t i = 0; i < organisation->duty_count; i++)
		map_add(&loader->duties, duty_key(organisation, i), i);
}

static void pass_node(struct pass *pass, struct node *node)
{
	/* of the keys that every node has, the one that leads anywhere; its lines are
	 * looked at with all lines */
	pass_origins(pass, node->sources);
	pass_fields(pass, &sort_fields[node->sort], node->body);
}

static void resolve_organisation(struct loader *loader)
{
	const struct organisation *organisation = &loader->model->organisation;
	struct pass pass = {.loader = loader};
	struct line_pass lines;

	for (uint32_t i = 0; i < organisation->duty_count; i++)
		pass_origins(&pass, organisation->duties[i].sources);
	if (!organisation->defaults)
		return;
	pass_node(&pass, organisation->defaults);
	line_pass_init(&lines, loader, false);
	for (uint32_t i = 0; i < organisation->default_line_count; i++)
		pass_line(&lines, &organisation->default_lines[i]);
}

/* ---- halves ---- */

/* What one of two threads goes through, and what it leaves. */
struct half {
	struct loader *loader;
	uint32_t node, node_end, line, line_end;
	VEC(uint32_t) nodes, lines;
};

static void settle_half(void *context)
{
	struct half *half = context;
	struct model *model = half->loader->model;
	struct pass pass = {.loader = half->loader, .silent = true};
	struct line_pass lines;

	for (uint32_t v = half->node; v < half->node_end; v++) {
		pass.left = false;
		pass_node(&pass, &model->nodes[v]);
		if (pass.left)
			*VEC_PUSH(&half->nodes) = v;
	}
	line_pass_init(&lines, half->loader, true);
	for (uint32_t i = half->line; i < half->line_end; i++) {
		lines.pass.left = false;
		pass_line(&lines, &model->lines[i]);
		if (lines.pass.left)
			*VEC_PUSH(&half->lines) = i;
	}
}

/* About the middle, and not among lines that share what is said of them. */
static uint32_t middle_line(const struct model *model)
{
	uint32_t i = model->line_count / 2;

	while (i > 0 && i < model->line_count && model->lines[i].detail &&
		model->lines[i].detail == model->lines[i - 1].detail)
		i++;
	return i;
}

static void settle_halves(struct loader *loader, struct half *halves)
{
	const struct model *model = loader->model;
	uint32_t node = model->node_count / 2, line = middle_line(model);

	halves[0] = (struct half){loader, 0, node, 0, line, {0}, {0}};
	halves[1] = (struct half){
		loader, node, model->node_count, line, model->line_count, {0}, {0}};
	beside_both(settle_half, &halves[0], &halves[1], is_worth_threads(loader));
}

static void resolve_left(struct loader *loader, const struct half *halves)
{
	struct model *model = loader->model;
	struct pass pass = {.loader = loader};
	struct line_pass lines;

	for (int i = 0; i < 2; i++) {
		for (uint32_t k = 0; k < halves[i].nodes.count; k++) {
			uint32_t v = halves[i].nodes.items[k];

			loader->subject = node_id(model, v);
			pass_node(&pass, &model->nodes[v]);
		}
	}
	line_pass_init(&lines, loader, false);
	for (int i = 0; i < 2; i++) {
		for (uint32_t k = 0; k < halves[i].lines.count; k++) {
			struct line *line = &model->lines[halves[i].lines.items[k]];

			loader->subject = node_id(model, line->from);
			pass_line(&lines, line);
		}
	}
	loader->subject = (struct str){0};
}

void settle_references(struct loader *loader)
{
	struct half halves[2];

	index_duties(loader);
	model_index_documents(loader->model);
	resolve_organisation(loader);
	settle_halves(loader, halves);
	resolve_left(loader, halves);
	for (int i = 0; i < 2; i++) {
		VEC_RELEASE(&halves[i].nodes);
		VEC_RELEASE(&halves[i].lines);
	}
	add_mandate_lines(loader);
}
