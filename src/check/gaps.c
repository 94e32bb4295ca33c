/* What a document says of every group and forgot to say of one. */
#include "check_internal.h"

static void no_frequency(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct diag *diag;

	if (node->group->meets || is_unread(check, index, "meets"))
		return;
	diag = REPORT(check, node->id.at, "'%.*s' does not say how often it meets",
		ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "add `meets:`, such as `4/year`, `monthly` or `on_demand`");
}

static void no_minutes(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	const struct minutes *minutes = &node->group->minutes;
	struct diag *diag;

	if (minutes->kind != MINUTES_NONE || minutes->published.len > 0 ||
		is_unread(check, index, "minutes"))
		return;
	diag = REPORT(check, node->id.at,
		"'%.*s' does not say what is kept of its meetings", ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "add `minutes: notes` or `minutes: protocol`");
}

static void no_source(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct diag *diag;

	if (node->sources.count > 0 || is_unread(check, index, "source"))
		return;
	diag = REPORT(check, node->id.at, "'%.*s' does not say where it is described",
		ID(check, index));
	about(check, diag, index);
	HELP(check, diag,
		"add `source:` with the document and section, such as `{section: 3.1}`");
}

static void under_revision(struct check *check, uint32_t index)
{
	const struct node *node = &check->model->nodes[index];
	struct diag *diag;

	if (node->status != STATUS_UNDER_REVISION)
		return;
	diag = REPORT(
		check, node->status_at, "'%.*s' is under revision", ID(check, index));
	about(check, diag, index);
	HELP(check, diag, "set `status: active` once the revision is decided");
}

static const struct check_rule rows[] = {
	{{"no-frequency", SEVERITY_INFO, FAMILY_OFFICES,
		 "a group that does not say how often it meets",
		 "How often a group meets tells how fast a matter can be handled, and "
		 "what a seat in it costs.",
		 "Add `meets`. Where no number can be given, `on_demand` or `{text: "
		 "…}`."},
		SCOPE_OWN_GROUP, no_frequency, NULL},
	{{"no-minutes", SEVERITY_INFO, FAMILY_OFFICES,
		 "a group that does not say what is kept of its meetings",
		 "What is not written down was not decided. Where one sentence holds "
		 "for all groups, it belongs into `organisation.group_defaults`.",
		 "Add `minutes: notes` or `minutes: protocol`, and where they are "
		 "`published`."},
		SCOPE_OWN_GROUP, no_minutes, NULL},
	{{"no-source", SEVERITY_INFO, FAMILY_OFFICES,
		 "a group that does not say where it is described",
		 "A reviewer who doubts a line wants to read the sentence behind it. "
		 "Without a source, the file has to be believed.",
		 "Add `source` with the document, the section or the line."},
		SCOPE_OWN_GROUP, no_source, NULL},
	{{"under-revision", SEVERITY_INFO, FAMILY_OFFICES,
		 "a group whose description is being revised",
		 "What is said of the group may not hold much longer. The finding "
		 "keeps the list of what has to be looked at again.",
		 "Finish the revision, and set `status: active`."},
		SCOPE_OWN_GROUP, under_revision, NULL},
};

const struct rule_table gap_rules = RULE_TABLE(rows);
