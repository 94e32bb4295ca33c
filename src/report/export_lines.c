/* All lines once more, written and implied, for programs that ask for nothing else. */
#include "export_internal.h"
#include "report_internal.h"

struct listed_line {
	uint32_t relation;
	uint32_t rank; /* of the target */
	struct ref to;
	const struct line_detail *detail; /* told here, since no key tells it; or NULL */
	struct span at;
	bool implied;
};

struct listed_lines {
	struct listed_line *items;
	uint32_t count, cap;
};

static int by_type_and_target(const void *a, const void *b)
{
	const struct listed_line *x = a, *y = b;

	if (x->relation != y->relation)
		return x->relation < y->relation ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->implied != y->implied)
		return x->implied - y->implied;
	return x->at.begin < y->at.begin ? -1 : x->at.begin > y->at.begin;
}

static struct listed_line *new_listed(struct listed_lines *listed)
{
	if (listed->count == listed->cap) {
		listed->cap = listed->cap ? 2 * listed->cap : 64;
		listed->items =
			mem_resize(listed->items, listed->cap, sizeof *listed->items);
	}
	return &listed->items[listed->count++];
}

/*
 * Not what repeats another line or is not there on the day; nor, unless it stands here
 * alone, a line that leads nowhere.
 */
static bool is_listed(const struct line *line, bool told)
{
	return !(line->flags & (LINE_REPEATED | LINE_ABSENT)) &&
	       !(told && line->to.node == NODE_NONE);
}

static void list_written(
	const struct export *export, uint32_t node, struct listed_lines *listed)
{
	const struct model *model = export->model;

	for (uint32_t i = export->by_node.start[node];
		i < export->by_node.start[node + 1]; i++) {
		uint32_t index = export->by_node.lines[i];
		const struct line *line = &model->lines[index];
		bool told = export->in_key[index] || export_is_told_elsewhere(line);

		if (is_listed(line, told))
			*new_listed(listed) = (struct listed_line){line->relation,
				line->to.node == NODE_NONE ? NODE_NONE
							   : export->rank[line->to.node],
				line->to, told ? NULL : line->detail, line->to.at, false};
	}
}

static void list_implied(
	const struct export *export, uint32_t node, struct listed_lines *listed)
{
	const struct model *model = export->model;
	struct step_run steps = model_steps(model, node);

	for (uint32_t i = 0; i < steps.count; i++) {
		const struct step *step = &steps.items[i];
		struct span at;

		if (!step->implied || step->to == NODE_NONE)
			continue;
		at = step->line != NODE_NONE ? model->lines[step->line].to.at
					     : model->nodes[node].post->unit.at;
		*new_listed(listed) =
			(struct listed_line){RELATION_REPORTS_TO, export->rank[step->to],
				(struct ref){.node = step->to}, NULL, at, true};
	}
}

static void add_listed(
	struct export *export, uint32_t node, const struct listed_line *listed)
{
	const struct model *model = export->model;
	struct json *json = &export->json;

	json_open(json, '{', true);
	json_key(json, "from");
	json_str(json, node_id(model, node));
	json_key(json, "type");
	json_str(json, model_relation_key(model, (uint16_t)listed->relation));
	json_key(json, "to");
	export_ref(export, &listed->to);
	if (listed->detail)
		export_fields(export, &line_fields, listed->detail);
	json_key(json, "implied");
	json_bool(json, listed->implied);
	json_add_place(&export->json, "at", export->model->sources, listed->at);
	json_close(json);
}

static void add_lines_of(
	struct export *export, uint32_t node, struct listed_lines *listed)
{
	listed->count = 0;
	list_written(export, node, listed);
	list_implied(export, node, listed);
	if (listed->count > 1)
		qsort(listed->items, listed->count, sizeof *listed->items,
			by_type_and_target);
	for (uint32_t i = 0; i < listed->count; i++)
		add_listed(export, node, &listed->items[i]);
}

void export_lines(struct export *export, struct outlet *out)
{
	const struct model *model = export->model;
	struct listed_lines listed = {0};

	json_key(&export->json, "lines");
	json_open(&export->json, '[', false);
	outlet_item(out, (struct str){0});
	for (uint32_t sort = 0; sort < SORT__COUNT; sort++) {
		for (uint32_t i = 0; i < model->node_count; i++) {
			if (model->nodes[i].sort != sort)
				continue;
			add_lines_of(export, i, &listed);
			outlet_item(out, text_str(model->nodes[i].id));
		}
	}
	json_close(&export->json);
	free(listed.items);
}
