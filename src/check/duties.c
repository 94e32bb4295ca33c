/*
 * Duties that the law lays on an organisation, and the groups that hold them. Where the
 * organisation declares its duties a group names them by id; where it does not, any word
 * will do, and equal words are the same duty.
 */
#include "check_internal.h"

#include <stdlib.h>

/* One group that names one duty. */
struct claim {
	uint32_t duty; /* an index of organisation.duties, or of the first equal claim */
	uint32_t group;
	uint32_t next; /* the next claim to the same duty */
	const struct ref *ref;
};

struct claims {
	VEC(struct claim) list;
	struct map words; /* free words -> the first claim */
};

static struct str claim_word(const void *context, uint32_t index)
{
	const struct claims *claims = context;

	return ref_str(claims->list.items[index].ref);
}

/* The number of the duty that a free word names. */
static uint32_t word_number(struct claims *claims, const struct ref *ref)
{
	uint32_t index = claims->list.count;
	uint32_t first = map_find(&claims->words, ref_str(ref), claim_word, claims);

	if (first != MAP_NONE)
		return first;
	map_add(&claims->words, ref_str(ref), index);
	return index;
}

static void collect_claims(struct check *check, uint32_t index)
{
	const struct refs *duties =
		&group_detail(check->model->nodes[index].group)->duties;
	bool declared = check->model->organisation.duty_count > 0;
	struct claims *claims = *check->own;

	if (duties->count == 0)
		return;
	if (!claims)
		claims = *check->own = ARENA_NEW(check->arena, struct claims);
	for (uint32_t i = 0; i < duties->count; i++) {
		const struct ref *ref = &duties->items[i];
		struct claim claim = {ref->node, index, NODE_NONE, ref};

		if (declared && ref->node == NODE_NONE)
			continue; /* unknown-reference */
		if (!declared)
			claim.duty = word_number(claims, ref);
		*VEC_PUSH(&claims->list) = claim;
	}
}

enum { CLAIMS_NOTED = 10 };

static bool is_before(
	const struct check *check, const struct claim *a, const struct claim *b)
{
	return str_cmp(node_id(check->model, a->group), node_id(check->model, b->group)) <
	       0;
}

/* The claims to one duty, from `first` on, each group once. Which one holds it already
 * goes by ids, so that a chart says the same in whatever order they are written. */
static void report_claims(struct check *check, const struct claims *claims,
	uint32_t first, uint32_t *groups)
{
	const struct claim *items = claims->list.items;
	const struct claim *keeper = &items[first], *second = NULL;
	uint32_t count = 0, noted = 0;
	struct str word = ref_str(items[first].ref);
	struct diag *diag;

	for (uint32_t i = first; i != NODE_NONE; i = items[i].next) {
		if (count > 0 && groups[count - 1] == items[i].group)
			continue;
		groups[count++] = items[i].group;
		if (is_before(check, &items[i], keeper)) {
			second = keeper;
			keeper = &items[i];
		} else if (keeper != &items[i] &&
			   (!second || is_before(check, &items[i], second))) {
			second = &items[i];
		}
	}
	if (!second)
		return;
	diag = REPORT(check, second->ref->at,
		"'%.*s' holds the duty '%.*s', which '%.*s' holds already",
		ID(check, second->group), STR_ARG(word), ID(check, keeper->group));
	about_all(check, diag, second->group, groups, count);
	for (uint32_t i = first; i != NODE_NONE && noted < CLAIMS_NOTED;
		i = items[i].next) {
		if (items[i].group == second->group)
			continue;
		NOTE(check, diag, items[i].ref->at, "'%.*s' holds it here",
			ID(check, items[i].group));
		noted++;
	}
	HELP(check, diag, "remove the duty from all groups but the one that sees to it");
	diag_text(check->sink, diag, "duty", word);
}

static void report_twice(struct check *check)
{
	struct claims *claims = *check->own;
	uint32_t count = claims ? claims->list.count : 0, *heads, *groups, numbers;

	if (!claims)
		return;
	numbers = check->model->organisation.duty_count;
	numbers = numbers > 0 ? numbers : count;
	heads = mem_alloc(numbers, sizeof *heads);
	groups = mem_alloc(count, sizeof *groups);
	memset(heads, 0xff, numbers * sizeof *heads); /* NODE_NONE */
	for (uint32_t i = count; i-- > 0;) {
		struct claim *claim = &claims->list.items[i];

		claim->next = heads[claim->duty];
		heads[claim->duty] = i;
	}
	for (uint32_t i = 0; i < numbers; i++)
		if (heads[i] != NODE_NONE)
			report_claims(check, claims, heads[i], groups);
	free(heads);
	free(groups);
	map_release(&claims->words);
	VEC_RELEASE(&claims->list);
}

/* ---- duty-unowned ---- */

static void mark_owned(struct check *check, uint32_t index)
{
	const struct model *model = check->model;
	const struct refs *duties = &group_detail(model->nodes[index].group)->duties;
	bool *owned = *check->own;

	if (model->organisation.duty_count == 0)
		return;
	if (!owned)
		owned = *check->own = arena_array(
			check->arena, model->organisation.duty_count, sizeof *owned);
	for (uint32_t i = 0; i < duties->count; i++)
		if (duties->items[i].node != NODE_NONE)
			owned[duties->items[i].node] = true;
}

static void report_unowned(struct check *check)
{
	const struct organisation *organisation = &check->model->organisation;
	const bool *owned = *check->own;

	for (uint32_t i = 0; i < organisation->duty_count; i++) {
		const struct text *id = &organisation->duties[i].id;
		struct diag *diag;

		if (owned && owned[i])
			continue;
		diag = REPORT(check, id->at, "no group holds the duty '%.*s'",
			STR_ARG(text_str(*id)));
		HELP(check, diag, "add `duties: [%.*s]` to the group that sees to it",
			STR_ARG(text_str(*id)));
		diag_text(check->sink, diag, "duty", text_str(*id));
	}
}

static const struct check_rule rows[] = {
	{{"duty-claimed-twice", SEVERITY_WARNING, FAMILY_OFFICES,
		 "one duty that two groups hold",
		 "A duty that two groups hold is one that each can leave to the other. "
		 "An authority that asks who is responsible gets two answers.",
		 "Leave the duty with one group. If both have a share in it, declare "
		 "two duties."},
		SCOPE_OWN_GROUP, collect_claims, report_twice},
	{{"duty-unowned", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a declared duty that no group holds",
		 "The organisation says that the law lays this duty on it, and no "
		 "group is named that sees to it.",
		 "Add the duty to the `duties` of the group that sees to it, or "
		 "remove it from `organisation.duties`."},
		SCOPE_OWN_GROUP, mark_owned, report_unowned},
};

const struct rule_table duty_rules = RULE_TABLE(rows);
