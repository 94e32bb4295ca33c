/*
 * References, once every node is read: each is looked up and its node noted beside it.
 * Which members of a node hold references is read from the tables of fields.
 *
 * Nearly all lead to a node, and those of lines nearly all by its id. They are settled
 * first, in silence, by two threads; what has to be told is left, and told in the order
 * of the input:
 *
 *	ids, lines by ids --.    lines, nodes --.
 *	index of names -----`--> lines, nodes --`--> what is left --> findings
 */
#include "decode_internal.h"
#include "settle_internal.h"

#include "base/beside.h"
#include "base/vec.h"

#include <stdatomic.h>

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

/* ---- one reference, in silence or not ---- */

/* BY_IDS knows no names yet. It and SILENT tell nothing, and write nothing but nodes of
 * references. */
enum manner { PASS_BY_IDS, PASS_SILENT, PASS_TELLING };

/* What goes through the references of a node or a line. */
struct pass {
	struct loader *loader;
	enum manner manner;
	bool left; /* something has to be looked at again */
};

/* A reference or a free text: whatever fits, and no finding if nothing does. */
static uint32_t find_quietly(const struct pass *pass, struct str written, uint8_t sorts)
{
	struct loader *loader = pass->loader;
	uint32_t node, other;
	enum sort sort = SORT__COUNT;

	if (pass->manner == PASS_BY_IDS)
		node = id_table_find(&loader->ids, loader->model, written, &sort);
	else if (find(loader, written, &node, &other, &sort) != FOUND_ONE)
		return NODE_NONE;
	return sorts && !(sorts & SORT_BIT(sort)) ? NODE_NONE : node;
}

static bool is_settled(const struct ref *ref)
{
	return !span_is_set(ref->at) || ref->node != NODE_NONE;
}

static void pass_mention(struct pass *pass, struct ref *ref, uint8_t sorts)
{
	if (!is_settled(ref))
		ref->node = find_quietly(pass, ref_str(ref), sorts);
	if (pass->manner == PASS_BY_IDS && !is_settled(ref))
		pass->left = true;
}

static void pass_ref(
	struct pass *pass, struct ref *ref, uint8_t sorts, const char *key, enum use use)
{
	if (is_settled(ref))
		return;
	if (pass->manner == PASS_TELLING) {
		resolve(pass->loader, ref, sorts, key, use);
		return;
	}
	ref->node = find_quietly(pass, ref_str(ref), sorts);
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
	if (pass->manner != PASS_TELLING)
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

		pass_refs(pass, seat_refs(seat), wants ? wants : any,
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

	if (!member)
		return;
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

static void make_via(struct loader *loader, struct line_detail *detail, uint32_t node)
{
	const struct text *text = &detail->via_text;

	detail->via = (struct refs){model_alloc(loader, 1, sizeof *detail->via.items), 1};
	detail->via.items[0] = (struct ref){text->ptr, text->len, text->at, node};
	detail->via_text = (struct text){0};
}

/* `via` as a text is a free one unless it names a post. */
static void pass_via_text(struct pass *pass, struct line_detail *detail)
{
	uint32_t node;

	if (!span_is_set(detail->via_text.at))
		return;
	if (pass->manner == PASS_BY_IDS) {
		pass->left = true;
		return;
	}
	node = find_quietly(pass, text_str(detail->via_text), SORT_BIT(SORT_POST));
	if (node == NODE_NONE)
		return;
	if (pass->manner == PASS_SILENT)
		pass->left = true;
	else
		make_via(pass->loader, detail, node);
}

static void pass_detail(struct pass *pass, struct line_detail *detail)
{
	pass_origins(pass, detail->sources);
	pass_refs(pass, detail->via, SORT_BIT(SORT_POST), "via", USE_REFERENCE);
	pass_via_text(pass, detail);
}

void resolve_detail(struct loader *loader, struct line_detail *detail)
{
	pass_detail(&(struct pass){loader, PASS_TELLING, false}, detail);
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

/* Goes through lines. */
struct line_pass {
	struct pass pass;
	struct line_sorts known[RELATION__COUNT + 1];
};

static void line_pass_init(
	struct line_pass *lines, struct loader *loader, enum manner manner)
{
	*lines = (struct line_pass){.pass = {loader, manner, false}};
	for (uint16_t i = 0; i <= RELATION__COUNT; i++)
		lines->known[i] = sorts_of(loader, i);
}

/* The targets of one map follow each other and share what it says, which is the first
 * one's to go through. */
static void pass_line(struct line_pass *lines, struct line *all, uint32_t i)
{
	struct line *line = &all[i];
	const struct line_sorts *known =
		&lines->known[line->relation < RELATION__COUNT ? line->relation
							       : RELATION__COUNT];

	pass_ref(&lines->pass, &line->to, known->sorts, known->key, USE_REFERENCE);
	if (line->detail && (i == 0 || line->detail != all[i - 1].detail))
		pass_detail(&lines->pass, line->detail);
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
	struct pass pass = {loader, PASS_TELLING, false};
	struct line_pass lines;

	for (uint32_t i = 0; i < organisation->duty_count; i++)
		pass_origins(&pass, organisation->duties[i].sources);
	if (!organisation->defaults)
		return;
	pass_node(&pass, organisation->defaults);
	line_pass_init(&lines, loader, PASS_TELLING);
	for (uint32_t i = 0; i < organisation->default_line_count; i++)
		pass_line(&lines, organisation->default_lines, i);
}

/* ---- in silence, by two threads ---- */

/* Lines and nodes are taken by the piece, by whichever thread is done with its last. */
enum { PIECE = 1024 };

struct settling {
	struct loader *loader;
	atomic_bool named;                /* the names are indexed */
	atomic_uint next_line, next_node; /* the first that nobody has taken */
};

/* What one of two threads leaves: lines that ids alone did not settle, and what has to be
 * told. */
struct share {
	struct settling *settling;
	struct indices unnamed;
	struct indices nodes, lines;
};

static bool take(atomic_uint *next, uint32_t count, uint32_t *begin)
{
	*begin = atomic_fetch_add(next, PIECE);
	return *begin < count;
}

static void settle_line(struct line_pass *lines, uint32_t i, struct indices *left)
{
	lines->pass.left = false;
	pass_line(lines, lines->pass.loader->model->lines, i);
	if (lines->pass.left)
		*VEC_PUSH(left) = i;
}

static void settle_lines(struct line_pass *lines, uint32_t begin, struct indices *left)
{
	const struct model *model = lines->pass.loader->model;

	for (uint32_t i = begin; i < model->line_count && i - begin < PIECE; i++)
		settle_line(lines, i, left);
}

static void settle_nodes(struct share *share, uint32_t begin)
{
	struct loader *loader = share->settling->loader;
	struct model *model = loader->model;
	struct pass pass = {loader, PASS_SILENT, false};

	for (uint32_t v = begin; v < model->node_count && v - begin < PIECE; v++) {
		pass.left = false;
		pass_node(&pass, &model->nodes[v]);
		if (pass.left)
			*VEC_PUSH(&share->nodes) = v;
	}
}

/* Beside the index of names, as long as that takes. */
static void settle_by_ids(void *context)
{
	struct share *share = context;
	struct settling *settling = share->settling;
	struct loader *loader = settling->loader;
	struct line_pass lines;
	uint32_t begin;

	id_table_make(&loader->ids, loader->model);
	line_pass_init(&lines, loader, PASS_BY_IDS);
	while (!atomic_load(&settling->named) &&
		take(&settling->next_line, loader->model->line_count, &begin))
		settle_lines(&lines, begin, &share->unnamed);
}

static void settle_share(void *context)
{
	struct share *share = context;
	struct settling *settling = share->settling;
	const struct model *model = settling->loader->model;
	struct line_pass lines;
	uint32_t begin;

	line_pass_init(&lines, settling->loader, PASS_SILENT);
	for (uint32_t k = 0; k < share->unnamed.count; k++)
		settle_line(&lines, share->unnamed.items[k], &share->lines);
	while (take(&settling->next_line, model->line_count, &begin))
		settle_lines(&lines, begin, &share->lines);
	while (take(&settling->next_node, model->node_count, &begin))
		settle_nodes(share, begin);
}

/* ---- what is left ---- */

static void resolve_left(
	struct loader *loader, const struct indices *nodes, const struct indices *lines)
{
	struct model *model = loader->model;
	struct pass pass = {loader, PASS_TELLING, false};
	struct line_pass line_pass;

	for (uint32_t k = 0; k < nodes->count; k++) {
		loader->subject = node_id(model, nodes->items[k]);
		pass_node(&pass, &model->nodes[nodes->items[k]]);
	}
	line_pass_init(&line_pass, loader, PASS_TELLING);
	for (uint32_t k = 0; k < lines->count; k++) {
		uint32_t i = lines->items[k];

		loader->subject = node_id(model, model->lines[i].from);
		pass_line(&line_pass, model->lines, i);
	}
	loader->subject = (struct str){0};
}

/* Those who test want threads for everything. */
static bool is_worth_threads(const struct loader *loader)
{
	return loader->options->threads > 0 || loader->model->node_count >= BESIDE_LEAST;
}

void settle_references(struct loader *loader)
{
	bool threads = is_worth_threads(loader);
	struct settling settling = {.loader = loader};
	struct share shares[2] = {{.settling = &settling}, {.settling = &settling}};
	struct beside by_ids;

	index_duties(loader);
	model_index_documents(loader->model);
	beside_start(&by_ids, settle_by_ids, &shares[1], threads);
	settle_names(loader);
	atomic_store(&settling.named, true);
	beside_end(&by_ids);
	resolve_organisation(loader);
	beside_both(settle_share, &shares[0], &shares[1], threads);
	VEC_RELEASE(&shares[1].unnamed);
	indices_join(&shares[0].nodes, &shares[1].nodes);
	indices_join(&shares[0].lines, &shares[1].lines);
	resolve_left(loader, &shares[0].nodes, &shares[0].lines);
	VEC_RELEASE(&shares[0].nodes);
	VEC_RELEASE(&shares[0].lines);
	add_mandate_lines(loader);
}
