/*
 * Names, once every node is known: which of several languages is the organisation's, the
 * index by which references find them, and names that two nodes of one sort share.
 */
#include "place_internal.h"
#include "settle_internal.h"

#include "base/vec.h"

/* ---- the organisation's language ---- */

static uint32_t primary_length(struct str language)
{
	const char *dash = str_chr(language, '-');

	return dash ? (uint32_t)(dash - language.ptr) : language.len;
}

/* The label in the language, else one in its primary language (sv for sv-SE), else the
 * first. */
static struct text pick(const struct labels *labels, struct str language)
{
	struct text best = labels->count > 0 ? labels->items[0].text : (struct text){0};
	uint32_t primary = primary_length(language);
	bool close = false;

	for (uint32_t i = 0; i < labels->count; i++) {
		struct str each = text_str(labels->items[i].language);
		uint32_t length = primary_length(each);

		if (str_eq(each, language))
			return labels->items[i].text;
		if (!close && length > 0 && length == primary &&
			memcmp(each.ptr, language.ptr, length) == 0) {
			best = labels->items[i].text;
			close = true;
		}
	}
	return best;
}

/* So many nodes are indexed while a name, and then its place in the index, come from
 * memory. */
enum { TEXTS_AHEAD = 16, NAMES_AHEAD = 8 };

static void expect_names(const struct model *model, uint32_t v)
{
	if (v + TEXTS_AHEAD < model->node_count)
		PREFETCH(model->nodes[v + TEXTS_AHEAD].name.ptr);
	if (v + NAMES_AHEAD < model->node_count)
		model_expect_name(model, text_str(model->nodes[v + NAMES_AHEAD].name));
}

static void index_names(struct model *model, uint32_t v)
{
	struct node *node = &model->nodes[v];

	if (node->names) {
		node->name = pick(node->names, text_str(model->organisation.language));
		for (uint32_t i = 0; i < node->names->count; i++)
			if (node->names->items[i].text.len > 0)
				model_index_name(model, &node->names->items[i].text, v);
	} else if (node->name.len > 0) {
		model_index_name(model, &node->name, v);
	}
	for (uint32_t i = 0; i < node->aliases.count; i++)
		if (node->aliases.items[i].len > 0)
			model_index_name(model, &node->aliases.items[i], v);
}

/* ---- duplicate-name ---- */

/* Two entries of the index with equal texts, of two nodes of one sort. */
struct twins {
	uint32_t first, other; /* nodes */
	uint32_t first_entry, other_entry;
};

struct twin_list {
	struct twins *items;
	uint32_t count, cap;
};

static int twins_cmp(const void *a, const void *b)
{
	const struct twins *x = a, *y = b;

	if (x->other != y->other)
		return x->other < y->other ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return (x->other_entry > y->other_entry) - (x->other_entry < y->other_entry);
}

/* One list of equal names: each entry against the first of its sort. */
static void collect(
	const struct model *model, const struct name_list *names, struct twin_list *list)
{
	uint32_t first[SORT__COUNT];

	for (int sort = 0; sort < SORT__COUNT; sort++)
		first[sort] = MAP_NONE;
	for (uint32_t k = 0; k < names->count; k++) {
		uint32_t i = names->entries[k];
		uint32_t node = model->name_entries[i].node;
		uint32_t *known = &first[model->nodes[node].sort];

		if (!node_is_present(&model->nodes[node]))
			continue; /* it has the name on another day */
		if (*known == MAP_NONE)
			*known = i;
		else if (model->name_entries[*known].node != node)
			*VEC_PUSH(list) = (struct twins){
				model->name_entries[*known].node, node, *known, i};
	}
}

static void report_twins(struct loader *loader, const struct twins *twins)
{
	const struct model *model = loader->model;
	struct text name = *model->name_entries[twins->other_entry].text;
	const struct node *first = &model->nodes[twins->first];
	struct diag *diag;
	struct str whole;

	loader->subject = node_id(model, twins->other);
	diag = FINDING(loader, DUPLICATE_NAME, name.at,
		"the %s '%.*s' is called '%.*s', and so is '%.*s'",
		sort_name(first->sort), STR_ARG(node_id(model, twins->other)),
		STR_ARG(text_str(name)), STR_ARG(text_str(first->id)));
	NOTE(loader, diag, model->name_entries[twins->first_entry].text->at,
		"'%.*s' has that name here", STR_ARG(text_str(first->id)));
	if (ends_in_comment(loader->sources, name.at, &whole))
		HELP(loader, diag,
			"what stands behind ' #' is a comment: quote the name if that "
			"belongs to it: \"%.*s\"",
			STR_ARG(whole));
	else
		HELP(loader, diag,
			"give one of them another name, or refer to both by id");
	loader->subject = (struct str){0};
}

static void report_duplicates(struct loader *loader)
{
	const struct model *model = loader->model;
	struct twin_list list = {0};

	for (uint32_t i = 0; i < model->name_list_count; i++)
		collect(model, &model->name_lists[i], &list);
	if (list.count > 0)
		qsort(list.items, list.count, sizeof *list.items, twins_cmp);
	for (uint32_t i = 0; i < list.count; i++)
		if (i == 0 || list.items[i].other != list.items[i - 1].other ||
			list.items[i].first != list.items[i - 1].first)
			report_twins(loader, &list.items[i]);
	VEC_RELEASE(&list);
}

void settle_names(struct loader *loader)
{
	struct model *model = loader->model;
	struct organisation *organisation = &model->organisation;

	if (organisation->names)
		organisation->name =
			pick(organisation->names, text_str(organisation->language));
	model_reserve_names(model);
	for (uint32_t v = 0; v < model->node_count; v++) {
		expect_names(model, v);
		index_names(model, v);
	}
	if (sink_wants(loader->sink, &loading_rules[LOADING_DUPLICATE_NAME]))
		report_duplicates(loader);
}
