/* Look-up by id, name and alias, over two hash indices. */
#include "model/find.h"

#include "base/vec.h"

#include <stdlib.h>

/* The bytes of the white space that begins at `pos`, 0 for anything else: ASCII's, the
 * no-break and other spaces that word processors leave behind, and line separators. */
static uint32_t white_at(struct str s, uint32_t pos)
{
	const unsigned char *p = (const unsigned char *)s.ptr + pos;
	uint32_t left = s.len - pos;

	if (*p == ' ' || (*p >= '\t' && *p <= '\r'))
		return 1;
	if (left >= 2 && p[0] == 0xC2 && (p[1] == 0xA0 || p[1] == 0x85))
		return 2;
	if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80 &&
		((p[2] >= 0x80 && p[2] <= 0x8A) || p[2] == 0xA8 || p[2] == 0xA9 ||
			p[2] == 0xAF))
		return 3;
	if (left >= 3 && p[0] == 0xE3 && p[1] == 0x80 && p[2] == 0x80)
		return 3;
	return 0;
}

static bool is_folded(struct str s)
{
	bool blank = true; /* before the first letter, and after each space */

	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		uint32_t white;

		if (c > ' ' && c < 0xC2) { /* most bytes; white space begins with none */
			blank = false;
			continue;
		}
		white = white_at(s, i);
		if (white > 1 || (white == 1 && (blank || c != ' ')))
			return false;
		blank = white == 1;
	}
	return s.len == 0 || !blank;
}

/* Every run of white space one blank, none at the ends. `out` has room for s.len. */
static uint32_t fold(struct str s, char *out)
{
	uint32_t len = 0;
	bool blank = false;

	for (uint32_t i = 0; i < s.len;) {
		uint32_t white = white_at(s, i);

		if (white) {
			blank = len > 0;
			i += white;
			continue;
		}
		if (blank)
			out[len++] = ' ';
		blank = false;
		out[len++] = s.ptr[i++];
	}
	return len;
}

static struct str node_key(const void *context, uint32_t value)
{
	const struct model *model = context;

	return text_str(model->nodes[value].id);
}

static struct str name_key(const void *context, uint32_t value)
{
	const struct model *model = context;

	return text_str(*model->name_entries[value].text);
}

void model_index_id(struct model *model, uint32_t node)
{
	map_add(&model->ids, text_str(model->nodes[node].id), node);
}

void model_reserve_names(struct model *model)
{
	map_reserve(&model->names, model->node_count);
	if (model->name_cap < model->node_count) {
		model->name_cap = model->node_count;
		model->name_entries = mem_resize(model->name_entries, model->name_cap,
			sizeof *model->name_entries);
	}
}

void model_expect_id(const struct model *model, struct str id)
{
	map_expect(&model->ids, id);
}

void model_expect_name(const struct model *model, struct str name)
{
	map_expect(&model->names, name);
}

uint32_t model_find_id(const struct model *model, struct str id)
{
	return map_find(&model->ids, id, node_key, model);
}

static struct str document_key(const void *context, uint32_t value)
{
	const struct model *model = context;

	return text_str(model->organisation.documents[value].id);
}

void model_index_documents(struct model *model)
{
	for (uint32_t i = 0; i < model->organisation.document_count; i++)
		map_add(&model->documents, document_key(model, i), i);
}

const struct document *model_document(const struct model *model, struct str id)
{
	uint32_t index = map_find(&model->documents, id, document_key, model);

	return index == MAP_NONE ? NULL : &model->organisation.documents[index];
}

/* One more node of a list: is it the one that is meant, or another? */
static void weigh(const struct model *model, struct name_list *list, uint32_t node)
{
	enum presence now = (enum presence)model->nodes[node].presence;
	enum presence before = (enum presence)model->nodes[list->meant].presence;

	if (now < before)
		list->meant = node;
	else if (now == PRESENT && node != list->meant && list->other == NODE_NONE)
		list->other = node;
}

void model_weigh_names(struct model *model)
{
	for (uint32_t i = 0; i < model->name_list_count; i++) {
		struct name_list *list = &model->name_lists[i];

		list->meant = model->name_entries[list->entries[0]].node;
		list->other = NODE_NONE;
		for (uint32_t k = 1; k < list->count; k++)
			weigh(model, list, model->name_entries[list->entries[k]].node);
	}
}

static void list_add(struct name_list *list, uint32_t entry)
{
	list->entries =
		vec_grow(list->entries, list->count, &list->cap, sizeof *list->entries);
	list->entries[list->count++] = entry;
}

/* The list of an entry; a new one with nothing but it if it has none yet. */
static struct name_list *list_of(struct model *model, uint32_t first)
{
	struct name_entry *entry = &model->name_entries[first];
	struct name_list *list;

	if (entry->list != MAP_NONE)
		return &model->name_lists[entry->list];
	entry->list = model->name_list_count;
	model->name_lists = vec_grow(model->name_lists, model->name_list_count,
		&model->name_list_cap, sizeof *model->name_lists);
	list = &model->name_lists[model->name_list_count++];
	list->meant = entry->node;
	list->other = NODE_NONE;
	list_add(list, first);
	return list;
}

static const struct text *folded(struct model *model, const struct text *name)
{
	struct text *copy;
	char *letters;

	if (is_folded(text_str(*name)))
		return name;
	letters = arena_bytes(&model->arena, name->len);
	copy = ARENA_NEW(&model->arena, struct text);
	*copy = (struct text){letters, fold(text_str(*name), letters), name->at};
	return copy;
}

/* The node that was added last with this name. */
static uint32_t last_of(const struct model *model, uint32_t first)
{
	const struct name_entry *entry = &model->name_entries[first];
	const struct name_list *list;

	if (entry->list == MAP_NONE)
		return entry->node;
	list = &model->name_lists[entry->list];
	return model->name_entries[list->entries[list->count - 1]].node;
}

void model_index_name(struct model *model, const struct text *name, uint32_t node)
{
	const struct text *text = folded(model, name);
	uint32_t index = model->name_count;
	uint32_t first =
		map_enter(&model->names, text_str(*text), index, name_key, model);

	if (first != MAP_NONE && last_of(model, first) == node)
		return; /* the alias repeats the name */
	model->name_entries = vec_grow(model->name_entries, index, &model->name_cap,
		sizeof *model->name_entries);
	model->name_entries[model->name_count++] =
		(struct name_entry){text, node, MAP_NONE};
	if (first != MAP_NONE) {
		struct name_list *list = list_of(model, first);

		list_add(list, index);
		weigh(model, list, node);
	}
}

enum found model_find(
	const struct model *model, struct str written, uint32_t *node, uint32_t *other)
{
	*other = NODE_NONE;
	*node = model_find_id(model, written);
	return *node != MAP_NONE ? FOUND_ONE
				 : model_find_name(model, written, node, other);
}

/*
 * Which of several is meant that are not there makes no difference on the day, but that
 * lines to what has ended are told.
 */
enum found model_find_name(
	const struct model *model, struct str written, uint32_t *node, uint32_t *other)
{
	const struct name_entry *first;
	char small[256], *letters = NULL;
	uint32_t index;

	if (!is_folded(written)) {
		letters = written.len <= sizeof small ? small : mem_alloc(written.len, 1);
		written = (struct str){letters, fold(written, letters)};
	}
	index = map_find(&model->names, written, name_key, model);
	if (letters != small)
		free(letters);
	*node = *other = NODE_NONE;
	if (index == MAP_NONE)
		return FOUND_NONE;
	first = &model->name_entries[index];
	if (first->list == MAP_NONE) {
		*node = first->node;
		return FOUND_ONE;
	}
	*node = model->name_lists[first->list].meant;
	*other = model->name_lists[first->list].other;
	return *other == NODE_NONE ? FOUND_ONE : FOUND_SEVERAL;
}

struct known model_known(const struct model *model, uint32_t number)
{
	const struct name_entry *entry;

	if (number < model->node_count)
		return (struct known){node_id(model, number), number};
	entry = &model->name_entries[number - model->node_count];
	return (struct known){text_str(*entry->text), entry->node};
}

struct near *near_known(const struct model *model)
{
	struct near *near = near_new();

	for (uint32_t i = 0; i < model->node_count + model->name_count; i++)
		near_add(near, model_known(model, i).text, i);
	return near;
}

const char *near_word(struct str word, const char *const *words, uint32_t count)
{
	struct near *near = near_new();
	uint32_t index;

	for (uint32_t i = 0; i < count; i++)
		near_add(near, str_of(words[i]), i);
	index = near_find(near, word, 2);
	near_free(near);
	return index == UINT32_MAX ? NULL : words[index];
}

static struct str begun_relation(const struct model *model, struct str word)
{
	uint32_t end = RELATION__COUNT + model->line_type_count, begun = 0;
	struct str meant = {0};

	for (uint32_t i = 0; i < end && word.len > 0; i++) {
		struct str key = model_relation_key(model, (uint16_t)i);

		if (key.len >= word.len && memcmp(key.ptr, word.ptr, word.len) == 0)
			meant = begun++ == 0 ? key : (struct str){0};
	}
	return meant;
}

void model_nearest_relations(const struct model *model, const struct str *words,
	uint32_t count, struct str *meant)
{
	uint32_t end = RELATION__COUNT + model->line_type_count;
	uint32_t *found = mem_alloc(count, sizeof *found);
	struct near *near = near_new();

	for (uint32_t i = 0; i < end; i++)
		near_add(near, model_relation_key(model, (uint16_t)i), i);
	near_find_all(near, words, count, 2, false, found);
	near_free(near);
	for (uint32_t i = 0; i < count; i++)
		meant[i] = found[i] == UINT32_MAX
				   ? begun_relation(model, words[i])
				   : model_relation_key(model, (uint16_t)found[i]);
	free(found);
}

struct str model_nearest_relation(const struct model *model, struct str word)
{
	struct str meant;

	model_nearest_relations(model, &word, 1, &meant);
	return meant;
}
