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

/* ---- what they name ---- */

/* The words of one kind that a node bears: its tags, or the kind of a unit. */
static struct texts words_of(struct node *node, bool tags)
{
	if (tags)
		return node_detail(node)->tags;
	if (node->sort == SORT_UNIT && node->unit->kind.len > 0)
		return (struct texts){&node->unit->kind, 1};
	return (struct texts){0};
}

static bool is_borne(const struct model *model, struct str word, bool tags)
{
	for (uint32_t i = 0; !tags && kind_words[i]; i++)
		if (word.len > 0 && str_is(word, kind_words[i]))
			return true;
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct texts words = words_of(&model->nodes[v], tags);

		for (uint32_t i = 0; i < words.count; i++)
			if (str_eq(text_str(words.items[i]), word))
				return true;
	}
	return false;
}

static void help_word(
	struct loader *loader, struct diag *diag, struct str word, bool tags)
{
	const struct model *model = loader->model;
	struct near *near = near_new();
	uint32_t nearest, count = 0;
	VEC(struct str) words = {0};

	for (uint32_t i = 1; !tags && kind_words[i]; i++)
		*VEC_PUSH(&words) = str_of(kind_words[i]);
	for (uint32_t v = 0; v < model->node_count; v++) {
		struct texts borne = words_of(&model->nodes[v], tags);

		for (uint32_t i = 0; i < borne.count; i++)
			*VEC_PUSH(&words) = text_str(borne.items[i]);
	}
	for (; count < words.count; count++)
		near_add(near, words.items[count], count);
	nearest = near_find(near, word, 2);
	near_free(near);
	if (nearest < count)
		HELP(loader, diag, "did you mean '%.*s'?", STR_ARG(words.items[nearest]));
	else
		HELP(loader, diag, "write a %s that stands in the input",
			tags ? "tag" : "kind");
	VEC_RELEASE(&words);
}

/* A word that no node bears selects nothing, and mostly is a slip. */
static void check_words(
	struct loader *loader, const struct condition *condition, bool tags)
{
	for (uint32_t i = 0; i < condition->value_count; i++) {
		const struct ref *ref = &condition->values[i].ref;

		if (!is_borne(loader->model, ref_str(ref), tags))
			help_word(loader,
				FINDING(loader, BAD_VALUE, ref->at,
					"no node has the %s '%.*s'",
					tags ? "tag" : "kind", STR_ARG(ref_str(ref))),
				ref_str(ref), tags);
	}
}

/* As deep as conditions are nested, which the reader limits. */
static void check_condition(struct loader *loader, const struct condition *condition)
{
	if (condition->test == TEST_TAG || condition->test == TEST_KIND)
		check_words(loader, condition, condition->test == TEST_TAG);
	for (uint32_t i = 0; i < condition->item_count; i++)
		check_condition(loader, &condition->items[i]);
}

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
			check_condition(loader, view->include);
		if (view->exclude)
			check_condition(loader, view->exclude);
	}
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
			check_condition(&loader, condition);
		report_misses(&loader);
	}
	loader_release(&loader);
	buf_release(&copy);
	return sink->count == before ? condition : NULL;
}
