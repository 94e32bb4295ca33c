/*
 * Views: a map of named selections. A view is read by the table of its keys, what it
 * includes and excludes by the reader of rule files; what it names is looked up when all
 * files are read.
 */
#include "decode_internal.h"
#include "file_internal.h"
#include "own_internal.h"
#include "settle_internal.h"

#include "base/vec.h"
#include "model/find.h"
#include "model/view.h"

#define BODIES (SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP))
#define ANY    (BODIES | SORT_BIT(SORT_PERSON))

/* ---- conditions ---- */

/* The conditions of a list, of which one is enough. `sorts`: those that all of them
 * name, or 0. */
static const struct condition *read_any(struct rule_reader *reader,
	const struct pair *pair, struct tree *value, uint32_t *sorts)
{
	struct loader *loader = reader->loader;
	struct run run = run_of(value);
	struct condition *any = model_alloc(loader, 1, sizeof *any);
	struct condition *items = model_alloc(loader, run.left, sizeof *items);
	struct tree *item;

	*any = (struct condition){.test = TEST_ANY, .at = value->at, .items = items};
	*sorts = 0;
	while ((item = run_next(loader, pair, &run))) {
		struct own_type type = {.value = VALUE_NODE, .sorts = ANY};

		if (item->kind == TREE_MAP) {
			items[any->item_count++] =
				*read_condition(reader, pair, item, &type);
			*sorts |= type.sorts;
		} else {
			HELP(loader, report_wrong(loader, pair, item, "a condition"),
				"write {kind: council}, {tag: …}, {unit: …} or another "
				"condition of rule files");
		}
	}
	if (*sorts == ANY)
		*sorts = 0;
	return any;
}

static const struct condition *read_selection(
	struct loader *loader, const struct pair *pair, uint32_t *sorts)
{
	struct own_rules *rules = &views_of(loader->model)->conditions;
	struct rule_reader reader = {
		.loader = loader, .rules = rules, .first_type = rules->line_type_count};

	return read_any(&reader, pair, pair->value, sorts);
}

/* ---- one view ---- */

/* What the value ends with; an alias is shown where it stands. */
static uint32_t end_of(const struct tree *tree)
{
	uint32_t begin = tree->at.begin;

	while (tree->kind != TREE_SCALAR && tree->first) {
		tree = tree->first;
		while (tree->next)
			tree = tree->next;
	}
	return tree->at.end > begin ? tree->at.end : begin;
}

static void read_levels(
	struct loader *loader, struct pairs pairs, const char *key, uint32_t *levels)
{
	const struct pair *pair = pairs_find(pairs, key);
	uint64_t number;

	if (!pair || !scalar_wanted(loader, pair, pair->value, "a number"))
		return;
	if (!read_number(tree_str(pair->value), &number) || number > LIMIT_COUNT)
		HELP(loader,
			FINDING(loader, WRONG_TYPE, pair->value->at,
				"'%s' wants a number of levels, this is '%.*s'", key,
				STR_ARG(tree_str(pair->value))),
			"write a number such as 1, or leave the key out for all levels");
	else if (pairs_lack(loader, pairs, KEYS_VIEW, "focus"))
		HELP(loader,
			FINDING(loader, MISSING_KEY, pair->key->at,
				"'%s' counts levels from 'focus', which is not there",
				key),
			"add 'focus: ID', or remove it");
	else
		*levels = (uint32_t)number;
}

/* The first view of a name counts. */
static bool is_new(struct loader *loader, const struct tree *key)
{
	const struct view *first = views_find(loader->model->views, tree_str(key));
	struct diag *diag;

	if (!first)
		return true;
	diag = FINDING(loader, DUPLICATE_ID, key->at, "there are two views '%.*s'",
		STR_ARG(tree_str(key)));
	NOTE(loader, diag, first->name.at, "it stands here first, and this counts");
	HELP(loader, diag, "give one of them another name");
	return false;
}

static void read_view(struct loader *loader, struct tree *key, struct tree *value)
{
	struct views *views = views_of(loader->model);
	struct view view = {
		.name = tree_text(key), .up = VIEW_ANY_DEPTH, .down = VIEW_ANY_DEPTH};
	const struct pair *include, *exclude;
	struct pairs pairs;
	uint32_t ignored;

	if (!is_new(loader, key))
		return;
	if (!value || value->kind != TREE_MAP) {
		HELP(loader,
			FINDING(loader, WRONG_TYPE, value ? value->at : key->at,
				"the view '%.*s' wants a map", STR_ARG(tree_str(key))),
			"write what it shows below it, such as focus: ID or include: "
			"{kind: council}");
		return;
	}
	view.at = (struct span){key->at.begin, end_of(value)};
	pairs = map_read_known(loader, value, KEYS_VIEW);
	decode_fields(loader, pairs, &view);
	if (span_is_set(view.language.at))
		check_language(loader, view.language);
	read_levels(loader, pairs, "up", &view.up);
	read_levels(loader, pairs, "down", &view.down);
	include = pairs_find(pairs, "include");
	exclude = pairs_find(pairs, "exclude");
	if (include)
		view.include = read_selection(loader, include, &view.sorts);
	if (exclude)
		view.exclude = read_selection(loader, exclude, &ignored);
	*VEC_PUSH(views) = view;
}

void read_views(struct loader *loader, const struct pair *pair)
{
	struct pairs pairs;

	if (!map_wanted(loader, pair, pair->value, "a map with names as keys",
		    "write the name of each view as a key: councils: {include: {kind: "
		    "council}}"))
		return;
	pairs = map_read(loader, pair->value, NULL);
	for (uint32_t i = 0; i < pairs.count; i++)
		read_view(loader, pairs.items[i].key, pairs.items[i].value);
}

/* ---- the words of nodes that they name ---- */

/* The words of one kind that nodes bear, and those of conditions that none does. */
struct borne {
	VEC(struct str) words;
	struct map known; /* index in words */
	VEC(const struct ref *) unknown;
	bool tags;   /* else kinds */
	bool listed; /* when the first condition asks */
};

static struct str borne_key(const void *context, uint32_t value)
{
	const struct borne *borne = context;

	return borne->words.items[value];
}

static bool is_borne(const struct borne *borne, struct str word)
{
	return map_find(&borne->known, word, borne_key, borne) != MAP_NONE;
}

static void add_borne(struct borne *borne, struct str word)
{
	if (is_borne(borne, word))
		return;
	map_add(&borne->known, word, borne->words.count);
	*VEC_PUSH(&borne->words) = word;
}

/* The words of one kind that a node bears: its tags, or the kind of a unit. */
static struct texts words_of(struct node *node, bool tags)
{
	if (tags)
		return node_detail(node)->tags;
	if (node->sort == SORT_UNIT && node->unit->kind.len > 0)
		return (struct texts){&node->unit->kind, 1};
	return (struct texts){0};
}

/* The first of kind_words is that of groups that say none. */
static void list_borne(struct borne *borne, const struct model *model)
{
	borne->listed = true;
	for (uint32_t i = 1; !borne->tags && kind_words[i]; i++)
		add_borne(borne, str_of(kind_words[i]));
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct texts words = words_of(&model->nodes[v], borne->tags);

		for (uint32_t i = 0; i < words.count; i++)
			add_borne(borne, text_str(words.items[i]));
	}
}

/* A word that no node bears selects nothing, and mostly is a slip. */
static void check_words(
	struct borne *borne, const struct model *model, const struct condition *condition)
{
	if (!borne->listed)
		list_borne(borne, model);
	for (uint32_t i = 0; i < condition->value_count; i++)
		if (!is_borne(borne, ref_str(&condition->values[i].ref)))
			*VEC_PUSH(&borne->unknown) = &condition->values[i].ref;
}

enum { BORNE_KINDS, BORNE_TAGS, BORNE__COUNT };

/* As deep as conditions are nested, which the reader limits. */
static void check_condition(struct borne borne[BORNE__COUNT], const struct model *model,
	const struct condition *condition)
{
	if (condition->test == TEST_TAG || condition->test == TEST_KIND)
		check_words(
			&borne[condition->test == TEST_TAG ? BORNE_TAGS : BORNE_KINDS],
			model, condition);
	for (uint32_t i = 0; i < condition->item_count; i++)
		check_condition(borne, model, &condition->items[i]);
}

static void report_unknown(struct loader *loader, const struct borne *borne)
{
	const char *what = borne->tags ? "tag" : "kind";
	uint32_t count = borne->unknown.count;
	struct str *words = mem_alloc(count, sizeof *words);
	uint32_t *found = mem_alloc(count, sizeof *found);
	struct near *near = near_new();

	for (uint32_t i = 0; i < borne->words.count; i++)
		near_add(near, borne->words.items[i], i);
	for (uint32_t i = 0; i < count; i++)
		words[i] = ref_str(borne->unknown.items[i]);
	near_find_all(near, words, count, 2, false, found);
	near_free(near);
	for (uint32_t i = 0; i < count; i++) {
		struct diag *diag =
			FINDING(loader, BAD_VALUE, borne->unknown.items[i]->at,
				"no node has the %s '%.*s'", what, STR_ARG(words[i]));

		if (found[i] != UINT32_MAX)
			HELP(loader, diag, "did you mean '%.*s'?",
				STR_ARG(borne->words.items[found[i]]));
		else
			HELP(loader, diag, "write a %s that stands in the input", what);
	}
	free(words);
	free(found);
}

static void borne_end(struct loader *loader, struct borne borne[BORNE__COUNT])
{
	for (int i = 0; i < BORNE__COUNT; i++) {
		if (borne[i].unknown.count > 0)
			report_unknown(loader, &borne[i]);
		VEC_RELEASE(&borne[i].words);
		VEC_RELEASE(&borne[i].unknown);
		map_release(&borne[i].known);
	}
}

/* ---- the rest of what they name ---- */

static void check_type(struct loader *loader, const struct text *type)
{
	const struct model *model = loader->model;
	struct str word = text_str(*type), meant;
	struct diag *diag;

	if (model_relation(model, word) < RELATION__COUNT + model->line_type_count)
		return;
	meant = model_nearest_relation(model, word);
	diag = FINDING(
		loader, BAD_VALUE, type->at, "'%.*s' is no line type", STR_ARG(word));
	if (meant.ptr)
		HELP(loader, diag, "did you mean '%.*s'?", STR_ARG(meant));
	else
		HELP(loader, diag,
			"write one such as reports_to, advises or informs, or one of the "
			"organisation's own");
}

static void check_types(struct loader *loader, struct texts types)
{
	for (uint32_t i = 0; i < types.count; i++)
		check_type(loader, &types.items[i]);
}

/* The names in conditions, from the given one on. */
static void settle_names_from(struct loader *loader, uint32_t first)
{
	struct own_rules *conditions = &loader->model->views->conditions;

	for (uint32_t i = first; i < conditions->name_count; i++) {
		struct own_name *name = &conditions->names[i];

		if (!name->texts)
			resolve(loader, &name->value->ref, 0, "", USE_REFERENCE);
		else
			resolve_quietly(loader, &name->value->ref, 0, "", USE_REFERENCE);
	}
}

void settle_views(struct loader *loader)
{
	struct borne borne[BORNE__COUNT] = {[BORNE_TAGS] = {.tags = true}};
	struct views *views = loader->model->views;

	loader->subject = (struct str){0};
	for (uint32_t i = 0; views && i < views->count; i++) {
		struct view *view = &views->items[i];

		resolve(loader, &view->focus, BODIES, "focus", USE_REFERENCE);
		for (uint32_t k = 0; k < view->collapse.count; k++)
			resolve(loader, &view->collapse.items[k], BODIES, "collapse",
				USE_REFERENCE);
		check_types(loader, view->line_types);
		check_types(loader, view->hide_line_types);
		if (view->include)
			check_condition(borne, loader->model, view->include);
		if (view->exclude)
			check_condition(borne, loader->model, view->exclude);
	}
	borne_end(loader, borne);
	if (views)
		settle_names_from(loader, 0);
}

/* ---- one condition by itself ---- */

static const struct condition *read_alone(
	struct loader *loader, const struct source *source)
{
	struct tree key = {.kind = TREE_SCALAR, .ptr = "a condition", .count = 11};
	struct field field = {.key = key.ptr, .type = FIELD_SPECIAL};
	struct pair pair = {.field = &field, .key = &key};
	const struct condition *condition = NULL;
	struct tree_reader tree;
	uint32_t sorts;

	begin_tree(loader, &tree, source);
	if (tree_event(&tree)) /* the document, then its value */
		pair.value = tree_event(&tree) ? tree_read(&tree) : NULL;
	if (pair.value)
		condition = read_selection(loader, &pair, &sorts);
	end_tree(loader, &tree);
	return condition;
}

const struct condition *load_condition(struct model *model, struct sources *sources,
	struct sink *sink, const char *name, struct str text)
{
	struct load_options options = {0};
	struct borne borne[BORNE__COUNT] = {[BORNE_TAGS] = {.tags = true}};
	uint32_t before = sink->count, first;
	struct buf copy = {0};
	struct source *source;
	struct loader loader;
	const struct condition *condition = NULL;

	buf_add_str(&copy, text);
	source = sources_add(sources, name, &copy);
	loader_init(&loader, model, sources, sink, &options);
	first = views_of(model)->conditions.name_count;
	if (source && !report_bytes(&loader, source)) {
		source->aside = source->made = true;
		condition = read_alone(&loader, source);
		if (views_of(model)->conditions.name_count > first)
			id_table_make(&loader.ids, model);
		settle_names_from(&loader, first);
		if (condition)
			check_condition(borne, model, condition);
		borne_end(&loader, borne);
		report_misses(&loader);
	}
	loader_release(&loader);
	buf_release(&copy);
	return sink->count == before ? condition : NULL;
}
