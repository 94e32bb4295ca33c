/* The model's storage and the small questions that everybody asks of it. */
#include "model/model.h"
#include "model/view.h"

#include "base/vec.h"

#include <stdlib.h>

void model_init(struct model *model, const struct sources *sources)
{
	*model = (struct model){.sources = sources};
	arena_init(&model->arena, "model");
}

void model_release(struct model *model)
{
	arena_release(&model->arena);
	map_release(&model->ids);
	map_release(&model->names);
	map_release(&model->documents);
	free(model->nodes);
	free(model->lines);
	free(model->name_entries);
	for (uint32_t i = 0; i < model->name_list_count; i++)
		free(model->name_lists[i].entries);
	free(model->name_lists);
	VEC_RELEASE(&model->remarks);
	free(model->step_start);
	free(model->steps);
	free(model->unread_keys);
	views_free(model->views);
	*model = (struct model){0};
}

struct node *model_add_node(struct model *model, enum sort sort)
{
	static const size_t body_size[] = {
		[SORT_UNIT] = sizeof(struct unit),
		[SORT_POST] = sizeof(struct post),
		[SORT_GROUP] = sizeof(struct group),
		[SORT_PERSON] = sizeof(struct person),
	};
	struct node *node;

	model->nodes = vec_grow(
		model->nodes, model->node_count, &model->node_cap, sizeof *model->nodes);
	node = &model->nodes[model->node_count++];
	node->sort = (uint8_t)sort;
	node->body = arena_alloc(&model->arena, body_size[sort]);
	/* 0 is a node; a reference that leads nowhere must say so. */
	if (sort == SORT_UNIT)
		node->unit->head.node = NODE_NONE;
	else if (sort == SORT_POST)
		node->post->unit.node = NODE_NONE;
	model->counts[sort]++;
	return node;
}

#define DETAIL(tag)                                                    \
	const struct tag##_detail *tag##_detail(const struct tag *tag) \
	{                                                              \
		static const struct tag##_detail none;                 \
                                                                       \
		return tag->detail ? tag->detail : &none;              \
	}

DETAIL(node)
DETAIL(group)
DETAIL(mandate)
DETAIL(holder)
DETAIL(origin)

struct line *model_add_line(struct model *model)
{
	model->lines = vec_grow(
		model->lines, model->line_count, &model->line_cap, sizeof *model->lines);
	model->lines[model->line_count].to.node = NODE_NONE;
	return &model->lines[model->line_count++];
}

static bool is_unread(const struct unread_key *unread, const char *key, const char *part)
{
	if (!unread->key)
		return true;
	return strcmp(unread->key, key) == 0 &&
	       (!unread->part || (part && strcmp(unread->part, part) == 0));
}

/* The first of a node's, or where it would stand. */
static uint32_t first_unread(const struct model *model, uint32_t node)
{
	uint32_t low = 0, high = model->unread_key_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (model->unread_keys[middle].node < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool model_is_unread(
	const struct model *model, uint32_t node, const char *key, const char *part)
{
	const uint32_t nodes[] = {node, NODE_NONE};

	for (size_t n = 0; model->unread_key_count > 0 && n < COUNT_OF(nodes); n++)
		for (uint32_t i = first_unread(model, nodes[n]);
			i < model->unread_key_count &&
			model->unread_keys[i].node == nodes[n];
			i++)
			if (is_unread(&model->unread_keys[i], key, part))
				return true;
	return false;
}

struct step_run model_steps(const struct model *model, uint32_t node)
{
	uint32_t begin = model->step_start[node];

	return (struct step_run){
		model->steps + begin, model->step_start[node + 1] - begin};
}

uint32_t model_superior(const struct model *model, uint32_t node)
{
	struct step_run steps = model_steps(model, node);

	for (uint32_t i = 0; i < steps.count; i++)
		if (steps.items[i].to != NODE_NONE)
			return steps.items[i].to;
	return NODE_NONE;
}

bool model_line_counts(const struct model *model, const struct line *line)
{
	return line->to.node != NODE_NONE &&
	       !(line->flags & (LINE_ABSENT | LINE_REPEATED)) &&
	       node_is_present(&model->nodes[line->to.node]);
}

bool model_line_stands(const struct model *model, const struct line *line)
{
	return line->to.node == NODE_NONE ? !(line->flags & LINE_ABSENT)
					  : model_line_counts(model, line);
}

const struct line_type *model_line_type(const struct model *model, uint16_t relation)
{
	return relation < RELATION__COUNT
		       ? NULL
		       : &model->line_types[relation - RELATION__COUNT];
}

static const char *const relation_keys[] = {
	[RELATION_REPORTS_TO] = "reports_to",
	[RELATION_PART_OF] = "part_of",
	[RELATION_PRINCIPAL] = "principal",
	[RELATION_DELEGATES_TO] = "delegates_to",
	[RELATION_ESCALATES_TO] = "escalates_to",
	[RELATION_ADVISES] = "advises",
	[RELATION_PREPARES_FOR] = "prepares_for",
	[RELATION_CONSULTS] = "consults",
	[RELATION_INFORMS] = "informs",
	[RELATION_APPOINTED_BY] = "appointed_by",
	[RELATION_STAFFED_BY] = "staffed_by",
};

const char *relation_key(enum relation relation)
{
	return relation_keys[relation];
}

struct str model_relation_key(const struct model *model, uint16_t relation)
{
	return relation < RELATION__COUNT
		       ? str_of(relation_keys[relation])
		       : text_str(model_line_type(model, relation)->key);
}

uint16_t model_relation(const struct model *model, struct str word)
{
	uint16_t i;

	for (i = 0; i < RELATION__COUNT; i++)
		if (str_is(word, relation_keys[i]))
			return i;
	for (i = 0; i < model->line_type_count; i++)
		if (str_eq(word, text_str(model->line_types[i].key)))
			break;
	return (uint16_t)(RELATION__COUNT + i);
}

bool node_is_present(const struct node *node)
{
	return node->presence == PRESENT;
}

bool node_is_own(const struct node *node)
{
	return node_is_present(node) && !node->external && !node->stub &&
	       node->status != STATUS_DISSOLVED;
}

bool post_is_vacant(const struct node *node)
{
	const struct holders *holders;

	if (node->sort != SORT_POST)
		return false;
	holders = &node->post->holders;
	for (uint32_t i = 0; i < holders->count; i++)
		if (!holders->items[i].vacant)
			return false;
	return holders->count > 0;
}

struct str node_id(const struct model *model, uint32_t node)
{
	return text_str(model->nodes[node].id);
}

/* How much of a tag is the language itself: sv of sv-SE. */
static uint32_t primary_length(struct str language)
{
	uint32_t len = 0;

	while (len < language.len && language.ptr[len] != '-')
		len++;
	return len;
}

struct str node_name(const struct node *node, struct str language)
{
	struct text name = node->name.len > 0 ? node->name : node->id;
	uint32_t primary = primary_length(language);
	bool close = false;

	for (uint32_t i = 0; primary > 0 && node->names && i < node->names->count; i++) {
		const struct label *label = &node->names->items[i];
		struct str each = text_str(label->language);

		if (str_eq(each, language))
			return text_str(label->text);
		if (!close && primary_length(each) == primary &&
			memcmp(each.ptr, language.ptr, primary) == 0) {
			name = label->text;
			close = true;
		}
	}
	return text_str(name);
}

const char *sort_name(enum sort sort)
{
	static const char *const names[] = {"unit", "post", "group", "person"};

	return names[sort];
}

const char *sort_key(enum sort sort)
{
	static const char *const keys[] = {"units", "posts", "groups", "persons"};

	return keys[sort];
}
