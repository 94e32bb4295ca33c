/* Short forms of what most rules say about a finding. */
#include "check_internal.h"

#include <stdlib.h>

struct span id_at(const struct check *check, uint32_t node)
{
	return check->model->nodes[node].id.at;
}

void about(const struct check *check, struct diag *diag, uint32_t node)
{
	struct str id = node_id(check->model, node);

	diag_subjects(check->sink, diag, &id, 1);
}

void about_two(
	const struct check *check, struct diag *diag, uint32_t node, uint32_t other)
{
	struct str ids[] = {node_id(check->model, node), node_id(check->model, other)};

	diag_subjects(check->sink, diag, ids, node == other ? 1 : 2);
}

static int compare_ids(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

void about_all(const struct check *check, struct diag *diag, uint32_t first,
	const uint32_t *nodes, uint32_t count)
{
	struct str *ids;
	uint32_t used = 0, fixed;

	if (!diag)
		return;
	ids = mem_alloc((size_t)count + 1, sizeof *ids);
	if (first != NODE_NONE)
		ids[used++] = node_id(check->model, first);
	fixed = used;
	for (uint32_t i = 0; i < count; i++)
		if (nodes[i] != first)
			ids[used++] = node_id(check->model, nodes[i]);
	qsort(ids + fixed, used - fixed, sizeof *ids, compare_ids);
	diag_subjects(check->sink, diag, ids, used);
	free(ids);
}

void path_of(const struct check *check, struct diag *diag, const uint32_t *nodes,
	uint32_t count)
{
	struct str *ids;

	if (!diag)
		return;
	ids = mem_alloc(count, sizeof *ids);
	for (uint32_t i = 0; i < count; i++)
		ids[i] = node_id(check->model, nodes[i]);
	diag_path(check->sink, diag, ids, count);
	free(ids);
}

bool is_unread(const struct check *check, uint32_t node, const char *key)
{
	return model_is_unread(check->model, node, key, NULL);
}

bool is_unread_in_mandate(const struct check *check, uint32_t node, const char *key)
{
	return model_is_unread(check->model, node, "mandate", key);
}

void note_chair(const struct check *check, struct diag *diag, uint32_t group)
{
	const struct seats *chair = &check->model->nodes[group].group->chair;

	if (chair->count > 0)
		NOTE(check, diag, chair->items[0].at, "the chair is named here");
}

struct str relation_verb(const struct model *model, uint16_t relation)
{
	static const char *const verbs[] = {
		[RELATION_REPORTS_TO] = "reports to",
		[RELATION_PART_OF] = "is part of",
		[RELATION_PRINCIPAL] = "acts on behalf of",
		[RELATION_DELEGATES_TO] = "delegates to",
		[RELATION_ESCALATES_TO] = "escalates to",
		[RELATION_ADVISES] = "advises",
		[RELATION_PREPARES_FOR] = "prepares for",
		[RELATION_CONSULTS] = "consults",
		[RELATION_INFORMS] = "informs",
		[RELATION_APPOINTED_BY] = "is appointed by",
		[RELATION_STAFFED_BY] = "is staffed by",
	};

	return relation < RELATION__COUNT
		       ? str_of(verbs[relation])
		       : text_str(model_line_type(model, relation)->key);
}
