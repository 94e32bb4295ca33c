/* What a group may do, and who gave it the power to. */
#include "check_internal.h"

static bool mandate_says_what(const struct mandate *mandate)
{
	return mandate->power != 0 || mandate->text.len > 0;
}

static void no_mandate(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	const struct mandate *mandate = node->group->mandate;
	struct diag *diag;

	if (mandate &&
		(mandate_says_what(mandate) || mandate_detail(mandate)->document.len > 0))
		return;
	if (is_unread_in_mandate(check, index, "power") ||
		is_unread_in_mandate(check, index, "text") ||
		is_unread_in_mandate(check, index, "document"))
		return;
	diag = REPORT(check, node->id.at, "'%.*s' has %s", ID(check, index),
		mandate ? "a mandate that says neither what it may do nor where that "
			  "stands"
			: "no mandate");
	about(check, diag, index);
	HELP(check, diag, "add `%s` with what the group may do, such as `power: advises`",
		mandate ? "power:` or `text:" : "mandate:");
}

static void mandate_by_reference(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	const struct mandate *mandate = node->group->mandate;
	struct diag *diag;

	if (node->stub || node->status == STATUS_DISSOLVED || !mandate ||
		mandate_detail(mandate)->document.len == 0 || mandate_says_what(mandate))
		return;
	diag = REPORT(check, mandate_detail(mandate)->document.at,
		"the mandate of '%.*s' stands in another document", ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "add `power:` and sum the document up in `text:`");
}

/* On a day, what is decided later is not decided yet. */
static void report_later(struct check *check, uint32_t index, struct date decided)
{
	struct buf then = {0}, now = {0};
	struct diag *diag;

	date_add(&then, decided);
	day_add(&now, check->model->day);
	diag = REPORT(check, decided.at,
		"the mandate of '%.*s' is of %s, after the day that is "
		"described, %s",
		ID(check, index), then.data, now.data);
	about(check, diag, index);
	HELP(check, diag, "correct the day, or write `decided: none` until then");
	buf_release(&then);
	buf_release(&now);
}

static void mandate_undecided(struct check *check, uint32_t index)
{
	const struct mandate *mandate = check->model->nodes[index].group->mandate;
	struct date decided =
		mandate ? mandate_detail(mandate)->decided : (struct date){0};
	uint32_t day = check->model->day;
	struct diag *diag;

	if (day > 0 && date_is_set(decided) && date_first_day(decided) > day)
		report_later(check, index, decided);
	if (!decided.none)
		return;
	diag = REPORT(check, decided.at, "the mandate of '%.*s' has not been decided",
		ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "have it decided, and write the day as `decided: 2026-01-31`");
}

/* ---- delegation ---- */

static bool has_delegation(struct check *check, uint32_t index)
{
	struct graph_run givers;

	if (check->model->nodes[index].group->mandate->from.count > 0)
		return true;
	givers = graph_neighbours(
		shared_lines(check, RELATION_DELEGATES_TO), index, GRAPH_BACKWARD);
	for (uint32_t i = 0; i < givers.count; i++)
		if (givers.items[i] != index)
			return true;
	return false;
}

/* What the principal decides in the group, or through its chair, needs no delegation. */
static bool principal_decides(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	const struct refs *deciders = &group->mandate->decider.refs;
	uint32_t principal = shared_principal(check, index);

	if (principal == NODE_NONE)
		return false;
	for (uint32_t i = 0; i < deciders->count; i++)
		if (deciders->items[i].node == principal)
			return true;
	return group_is_chaired_by(check, group, principal);
}

/* The first decider who was given a power of its own: the group has none by that, but
 * whoever reads the finding looks there. */
static void note_own_power(struct check *check, struct diag *diag, uint32_t index)
{
	const struct graph *given = shared_lines(check, RELATION_DELEGATES_TO);
	const struct refs *deciders =
		&check->model->nodes[index].group->mandate->decider.refs;

	for (uint32_t i = 0; i < deciders->count; i++) {
		uint32_t decider = deciders->items[i].node;
		struct graph_run givers;

		if (decider == NODE_NONE || decider == index)
			continue;
		givers = graph_neighbours(given, decider, GRAPH_BACKWARD);
		if (givers.count == 0)
			continue;
		NOTE(check, diag, deciders->items[i].at,
			"'%.*s', who decides in it, has a power of its own from '%.*s', "
			"which is not the group's",
			ID(check, decider), ID(check, givers.items[0]));
		return;
	}
}

static void decides_without_delegation(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	struct diag *diag;

	if (!group_has_power(group, POWER_DECIDES) || has_delegation(check, index) ||
		principal_decides(check, index) ||
		is_unread_in_mandate(check, index, "from"))
		return;
	diag = REPORT(check, group->mandate->power_at,
		"'%.*s' decides, but nobody has delegated that to it", ID(check, index));
	about(check, diag, index);
	note_own_power(check, diag, index);
	HELP(check, diag,
		"add `from:` to the mandate with the post or body whose power it is");
}

/* ---- kind and power ---- */

static const struct ref *seated_decider(
	const struct check *check, const struct group *group)
{
	const struct refs *deciders;

	if (!group->mandate)
		return NULL;
	deciders = &group->mandate->decider.refs;
	for (uint32_t i = 0; i < deciders->count; i++)
		if (deciders->items[i].node != NODE_NONE &&
			group_seats_node(check, group, deciders->items[i].node))
			return &deciders->items[i];
	return NULL;
}

static void council_that_decides(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	const struct ref *decider;
	struct diag *diag;

	if (group_has_power(group, POWER_DECIDES)) {
		diag = REPORT(check, group->mandate->power_at,
			"'%.*s' is a council, and yet it decides", ID(check, index));
		about(check, diag, index);
		HELP(check, diag,
			"make it `kind: steering`, or give it the power to advise");
		return;
	}
	decider = seated_decider(check, group);
	if (!decider)
		return;
	diag = REPORT(check, decider->at,
		"'%.*s' is a council, and yet '%.*s', who decides, sits in it",
		ID(check, index), ID(check, decider->node));
	about_two(check, diag, index, decider->node);
	HELP(check, diag,
		"make it `kind: steering`, or let the decider ask its advice from "
		"outside");
}

static void kind_power_mismatch(struct check *check, uint32_t index)
{
	const struct group *group = check->model->nodes[index].group;
	struct diag *diag;

	if (group->kind == KIND_COUNCIL)
		council_that_decides(check, index);
	if (group->kind != KIND_STEERING || group_has_power(group, POWER_DECIDES) ||
		is_unread_in_mandate(check, index, "power"))
		return;
	diag = REPORT(check, group->kind_at,
		"'%.*s' is a steering group, but not one that decides", ID(check, index));
	about(check, diag, index);
	HELP(check, diag,
		"add `decides` to `power:` in the mandate, or make it `kind: council`");
}

static const struct check_rule rows[] = {
	{{"no-mandate", SEVERITY_ERROR, FAMILY_OFFICES,
		 "a group of which nothing says what it may do",
		 "A group without a mandate meets, but nobody can say what its word is "
		 "worth. Whether it decides, recommends or only talks is then settled "
		 "by who happens to be in the room.",
		 "Add a `mandate` with `power`, a `text` that sums it up, or the "
		 "`document` where it stands."},
		SCOPE_OWN_GROUP, no_mandate, NULL},
	{{"mandate-by-reference", SEVERITY_INFO, FAMILY_OFFICES,
		 "a mandate that stands in another document and is not summed up",
		 "The reader has to find and read another document before knowing what "
		 "the group may do, and no rule about powers can look into it.",
		 "Name the `power` and sum the document up in one line of `text`."},
		SCOPE_GROUP, mandate_by_reference, NULL},
	{{"mandate-undecided", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a mandate that nobody has decided yet, or not on the day",
		 "A draft that has been in use for long enough looks like a mandate. "
		 "Whoever is bound by what the group says may ask who decided that it "
		 "may say it.",
		 "Have the mandate decided, and replace `decided: none` by the day. A "
		 "day "
		 "that is later than the one that the files describe is none yet."},
		SCOPE_OWN_GROUP, mandate_undecided, NULL},
	{{"decides-without-delegation", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a group that decides, without a delegation from anybody",
		 "A group has no power of its own: somebody who has it must have "
		 "handed it down. Where the principal leads the group or decides in "
		 "it, the power is in the room. Otherwise its decisions can be "
		 "contested.",
		 "Name in `mandate.from` who delegated the power, or let the group "
		 "recommend and the principal decide."},
		SCOPE_OWN_GROUP, decides_without_delegation, NULL},
	{{"kind-power-mismatch", SEVERITY_WARNING, FAMILY_OFFICES,
		 "a council that decides, or a steering group that does not",
		 "A council gives advice to somebody who decides outside it, and a "
		 "steering group decides. Where name and mandate differ, members and "
		 "readers expect different things of the same meeting.",
		 "Change the `kind`, the `power`, or the decider's seat in the council."},
		SCOPE_OWN_GROUP, kind_power_mismatch, NULL},
};

const struct rule_table mandate_rules = RULE_TABLE(rows);
