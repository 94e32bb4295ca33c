/* The chain as JSON, format 1 of product.md. A step's line is the one that leads on from
 * it, so that the last step of a path has none. */
#include "report/chain.h"
#include "report_internal.h"

#include "base/json.h"
#include "model/field.h"

static const char *const ends[] = {
	[CHAIN_COMPLETE] = NULL,
	[CHAIN_CYCLE] = "cycle",
	[CHAIN_ORPHAN] = "orphan",
	[CHAIN_UNKNOWN_REFERENCE] = "unknown-reference",
	[CHAIN_STUB] = "stub",
};

static void add_refs(struct json *json, const struct model *model, const char *key,
	const struct refs *refs)
{
	if (refs->count == 0)
		return;
	json_key(json, key);
	json_open(json, '[', true);
	for (uint32_t i = 0; i < refs->count; i++) {
		const struct ref *ref = &refs->items[i];

		json_str(json, ref->node != NODE_NONE ? node_id(model, ref->node)
						      : ref_str(ref));
	}
	json_close(json);
}

/* No id, and told from one, as in the export. */
static void add_text(struct json *json, const char *key, struct text text)
{
	if (text.len == 0)
		return;
	json_key(json, key);
	json_open(json, '{', true);
	json_key(json, "text");
	json_str(json, text_str(text));
	json_close(json);
}

static void add_words(struct json *json, const char *key, struct text text)
{
	if (text.len == 0)
		return;
	json_key(json, key);
	json_open(json, '[', true);
	json_str(json, text_str(text));
	json_close(json);
}

static void add_line(
	struct json *json, const struct model *model, const struct step *step)
{
	const struct line_detail *detail = NULL;

	if (step->line != NODE_NONE)
		detail = model->lines[step->line].detail;
	json_key(json, "line");
	json_text(json, step->line == NODE_NONE
				? "head"
				: relation_key((enum relation)step->relation));
	json_key(json, "implied");
	json_bool(json, step->implied);
	if (detail) {
		add_refs(json, model, "via", &detail->via);
		add_words(json, "via", detail->via_text);
	}
}

static void add_mandate(
	struct json *json, const struct model *model, const struct mandate *mandate)
{
	if (mandate->power) {
		json_key(json, "power");
		json_open(json, '[', true);
		for (uint32_t i = 0; power_words[i]; i++)
			if (mandate->power & 1u << i)
				json_text(json, power_words[i]);
		json_close(json);
	}
	add_refs(json, model, "decider", &mandate->decider.refs);
	add_text(json, "decider", mandate->decider.text);
}

static void add_step(
	struct json *json, const struct model *model, const struct chain_step *step)
{
	const struct node *node = &model->nodes[step->node];

	json_open(json, '{', true);
	json_key(json, "id");
	json_str(json, text_str(node->id));
	json_key(json, "name");
	json_str(json, node_name(node, (struct str){0}));
	if (post_is_vacant(node)) {
		json_key(json, "vacant");
		json_bool(json, true);
	}
	if (step->step)
		add_line(json, model, step->step);
	if (node->sort == SORT_GROUP && node->group->mandate)
		add_mandate(json, model, node->group->mandate);
	json_add_place(json, "at", model->sources, chain_step_place(model, step));
	json_close(json);
}

static void add_break(struct json *json, const struct chain *chain)
{
	const struct ref *to = chain_broken_target(chain);

	json_key(json, "broken");
	json_open(json, '{', true);
	json_key(json, "why");
	json_text(json, ends[chain->end]);
	json_key(json, "at");
	json_str(json, node_id(chain->model, chain->at));
	if (to) {
		json_key(json, "to");
		json_str(json, to->node != NODE_NONE ? node_id(chain->model, to->node)
						     : ref_str(to));
	}
	json_close(json);
}

void chain_json(struct outlet *out, const struct chain *chain)
{
	struct json json;

	json_init(&json, &out->buf);
	json_open(&json, '{', false);
	json_key(&json, "format");
	json_uint(&json, 1);
	json_key(&json, "id");
	json_str(&json, node_id(chain->model, chain->node));
	json_key(&json, "complete");
	json_bool(&json, chain->end == CHAIN_COMPLETE);
	json_key(&json, "paths");
	json_open(&json, '[', false);
	for (uint32_t i = 0; i < chain->path_count; i++) {
		const struct chain_path *path = &chain->paths[i];

		json_open(&json, '[', false);
		for (uint32_t k = 0; k < path->count; k++) {
			add_step(&json, chain->model, &path->steps[k]);
			outlet_pass(out);
		}
		json_close(&json);
	}
	json_close(&json);
	if (chain->end != CHAIN_COMPLETE)
		add_break(&json, chain);
	json_close(&json);
}
