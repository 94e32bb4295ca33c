/*
 * Rules meet an organisation: the ids in them become nodes, their line types relations.
 * Ids that lead nowhere are reported together, since what may have been meant is looked
 * up for all of them at once.
 */
#include "own_internal.h"

#include "model/find.h"
#include "model/loading.h"

#include <stdlib.h>

static void report_several(const struct model *model, struct sink *sink,
	const struct ref *ref, uint32_t node, uint32_t other)
{
	struct diag *diag = sink_report(sink, &loading_rules[LOADING_AMBIGUOUS_REFERENCE],
		ref->at, "'%.*s' is the name of more than one node",
		STR_ARG(ref_str(ref)));

	diag_help(sink, diag, "write the id, '%.*s' or '%.*s'",
		STR_ARG(node_id(model, node)), STR_ARG(node_id(model, other)));
}

/* True if it leads nowhere. */
static bool bind(const struct model *model, struct sink *sink, struct own_name *name)
{
	struct ref *ref = &name->value->ref;
	uint32_t node, other;

	ref->node = NODE_NONE;
	name->value->misspelt = false;
	switch (model_find(model, ref_str(ref), &node, &other)) {
	case FOUND_ONE:
		ref->node = node;
		return false;
	case FOUND_SEVERAL:
		if (!name->texts)
			report_several(model, sink, ref, node, other);
		return false;
	case FOUND_NONE:
		break;
	}
	return true;
}

/* `meant`: the number of what is near, or UINT32_MAX. */
static void report_missing(const struct model *model, struct sink *sink,
	const struct ref *ref, uint32_t meant)
{
	struct diag *diag = sink_report(sink, &loading_rules[LOADING_UNKNOWN_REFERENCE],
		ref->at, "no node has the id, name or alias '%.*s'",
		STR_ARG(ref_str(ref)));

	if (meant != UINT32_MAX)
		diag_help(sink, diag, "did you mean '%.*s'?",
			STR_ARG(model_known(model, meant).text));
	else
		diag_help(sink, diag,
			"select by kind or tag, if the rule is for organisations "
			"that do not all have it");
}

/* What may be a text is taken for one, unless a single edit makes it a node's. */
static void report_all_missing(const struct model *model, struct sink *sink,
	struct own_name *const *names, uint32_t count, bool texts)
{
	struct str *words = mem_alloc(count, sizeof *words);
	uint32_t *found = mem_alloc(count, sizeof *found), asked = 0;
	struct near *near = near_known(model);

	for (uint32_t i = 0; i < count; i++)
		if (names[i]->texts == texts)
			words[asked++] = ref_str(&names[i]->value->ref);
	near_find_all(near, words, asked, texts ? 1 : 2, texts, found);
	asked = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t meant;

		if (names[i]->texts != texts)
			continue;
		meant = found[asked++];
		if (texts && meant == UINT32_MAX)
			continue;
		names[i]->value->misspelt = true;
		report_missing(model, sink, &names[i]->value->ref, meant);
	}
	near_free(near);
	free(found);
	free(words);
}

void own_bind(struct own_rules *rules, uint32_t first, uint32_t end,
	const struct model *model, struct sink *sink)
{
	struct own_name **missing = mem_alloc(rules->name_count, sizeof *missing);
	uint32_t count = 0;

	for (uint32_t i = 0; i < rules->line_type_count; i++) {
		struct own_line_type *type = &rules->line_types[i];

		type->relation = model_relation(model, text_str(type->key));
		if (type->relation == RELATION__COUNT + model->line_type_count)
			type->relation = LINE_TYPE_NONE;
	}
	for (uint32_t i = 0; i < rules->name_count; i++) {
		uint32_t index = rules->names[i].rule;
		const struct own_rule *rule = &rules->items[index];

		if (index >= first && index < end && !rule->broken &&
			sink_wants(sink, &rule->rule) &&
			bind(model, sink, &rules->names[i]))
			missing[count++] = &rules->names[i];
	}
	for (int texts = 0; count > 0 && texts < 2; texts++)
		report_all_missing(model, sink, missing, count, texts);
	free(missing);
}
