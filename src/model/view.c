/* The keys of a view, and where a model keeps its views. */
#include "model/view.h"

#include "model/find.h"

#define AT(name) .offset = (uint16_t)offsetof(struct view, name)
#define BODIES   (SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP))

const char *const view_show_words[] = {"", "groups", "posts", "units", "all", NULL};
const char *const view_label_words[] = {"", "office", "name", "full", NULL};
const char *const view_line_words[] = {"", "all", "solid", NULL};
const char *const view_region_words[] = {"", "principal", "unit", "none", NULL};
const char *const view_redact_words[] = {"", "persons", NULL};

static const struct field view_rows[] = {
	{.key = "title", .type = FIELD_LABELS, AT(title)},
	{.key = "show", .type = FIELD_WORD, AT(show), .words = view_show_words},
	{.key = "focus", .type = FIELD_REF, AT(focus), .sorts = BODIES},
	{.key = "up", .type = FIELD_SPECIAL},
	{.key = "down", .type = FIELD_SPECIAL},
	{.key = "include", .type = FIELD_SPECIAL},
	{.key = "exclude", .type = FIELD_SPECIAL},
	{.key = "collapse", .type = FIELD_REFS, AT(collapse), .sorts = BODIES},
	{.key = "lines", .type = FIELD_WORD, AT(lines), .words = view_line_words},
	{.key = "line_types", .type = FIELD_TEXTS, AT(line_types)},
	{.key = "hide_line_types", .type = FIELD_TEXTS, AT(hide_line_types)},
	{.key = "regions", .type = FIELD_WORD, AT(regions), .words = view_region_words},
	{.key = "labels", .type = FIELD_WORD, AT(labels), .words = view_label_words},
	{.key = "language", .type = FIELD_TEXT, AT(language)},
	{.key = "redact", .type = FIELD_WORD, AT(redact), .words = view_redact_words},
	{.key = "no_legend", .type = FIELD_BOOL, AT(no_legend)},
};

const struct field_table view_fields = {"view", view_rows, COUNT_OF(view_rows)};

struct views *views_of(struct model *model)
{
	if (!model->views) {
		model->views = mem_alloc_zero(1, sizeof *model->views);
		own_rules_init(&model->views->conditions);
	}
	return model->views;
}

void views_free(struct views *views)
{
	if (!views)
		return;
	own_rules_release(&views->conditions);
	free(views->items);
	free(views);
}

const struct view *views_find(const struct views *views, struct str name)
{
	for (uint32_t i = 0; views && i < views->count; i++)
		if (str_eq(text_str(views->items[i].name), name))
			return &views->items[i];
	return NULL;
}

const struct view *views_nearest(const struct views *views, struct str name)
{
	struct near *near;
	uint32_t nearest;

	if (!views)
		return NULL;
	near = near_new();
	for (uint32_t i = 0; i < views->count; i++)
		near_add(near, text_str(views->items[i].name), i);
	nearest = near_find(near, name, 2);
	near_free(near);
	return nearest == UINT32_MAX ? NULL : &views->items[nearest];
}
