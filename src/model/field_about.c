/*
 * What each key of the format means, in a line: editors show it beside the key, by the
 * schema (report/schema.c). Whoever adds a key adds its line; tests/unit/model finds a
 * key without one and a line without a key.
 */
#include "model/own_rule.h"
#include "model/project.h"
#include "model/view.h"

struct about {
	const char *key, *text;
};

static const struct about node_abouts[] = {
	{"id", "the id, where nodes are a list; in a map it is the key"},
	{"name", "what people call it: a text, or a map language -> text"},
	{"aliases", "other names of the same node, each good as a reference"},
	{"tags", "words to select by"},
	{"note", "anything worth saying"},
	{"root", "true: it stands at the top and answers to nobody inside"},
	{"status", "active if nothing is said"},
	{"valid", "when it exists: {from: date, until: date}"},
	{"external", "true: it is outside the organisation"},
	{"stub", "true: it is known only because something mentions it"},
	{"count", "how many alike: a number, or 4+ for four or more"},
	{"basis", "the decision that founded it"},
	{"source", "where this is written: {in, section, line, url, note}, or a list"},
	{"reports_to", "the superior, to whom it answers: a solid line"},
	{"part_of", "the whole that it is a part of; one"},
	{"delegates_to", "to whom it hands down a power"},
	{"escalates_to", "who takes up what it cannot settle"},
	{"advises", "whom it advises"},
	{"prepares_for", "for whom it prepares matters"},
	{"consults", "whom it asks before it acts"},
	{"informs", "whom it keeps informed"},
	{"appointed_by", "who set it up"},
	{"staffed_by", "who staffs it"},
	{"at", "the place that an export adds; ignored"},
	{"defaulted", "the keys that come from group_defaults; an export adds it"},
};

static const struct about unit_abouts[] = {
	{"kind", "what sort of unit it is, in your own word"},
	{"head", "the post in charge"},
};

static const struct about post_abouts[] = {
	{"unit", "the unit that the post belongs to"},
	{"holder", "who holds the post: a person, {person, from, until …}, a list, or "
		   "vacant"},
};

static const struct about group_abouts[] = {
	{"kind", "what sort of group it is"},
	{"principal", "the post or group on whose behalf it exists; one"},
	{"chair", "who leads it: a post, a seat, a list, or vacant"},
	{"deputy_chair", "who leads it in the chair's absence"},
	{"secretary", "who writes for it"},
	{"convenor", "who calls the meetings; a member only if listed"},
	{"offices", "any other office, by its name"},
	{"members", "a list of seats: a post, or {post, unit, group or text …}"},
	{"co_opted", "seats of those whom the group itself takes in"},
	{"represented_by", "seats of ours in a group of others"},
	{"mandate", "what the group may do, on whose delegation, on what basis"},
	{"legal_basis", "the law that demands the group"},
	{"duties", "what it takes care of: ids of the organisation's duties, if it has "
		   "any"},
	{"meets", "how often: 4/year, 2-3/half-year, ~1/month, monthly, every 6 weeks, "
		  "on_demand, or {text: …}"},
	{"minutes", "notes, protocol, or {kind, published}"},
};

static const struct about person_abouts[] = {
	{"affiliation", "where the person comes from"},
};

static const struct about seat_abouts[] = {
	{"post", "the post that takes the seat; a list: one seat that either takes"},
	{"unit", "the unit that takes the seat"},
	{"group", "the group that takes the seat"},
	{"text", "who takes the seat, where no post, unit or group says it"},
	{"count", "how many such seats: a number, or 2+ for two or more"},
	{"vacant", "true: nobody sits there"},
	{"substitute", "true: stands in for the ordinary seats"},
	{"when", "on_demand: only when called in"},
	{"role", "what this seat is for"},
	{"represents", "whom it represents: a reference or free text"},
	{"appointed_by", "who fills the seat"},
	{"person", "who sits there"},
	{"from", "the first day: YYYY, YYYY-MM or YYYY-MM-DD"},
	{"until", "the last day: YYYY, YYYY-MM or YYYY-MM-DD"},
	{"note", "anything worth saying"},
	{"source", "where this is written"},
};

static const struct about mandate_abouts[] = {
	{"power", "what it may do, one or a list"},
	{"text", "what the group is for, in a line"},
	{"from", "who delegated it"},
	{"decider", "who decides on what the group handles, or {text: …}"},
	{"basis", "the decision that set the mandate"},
	{"document", "where it is written"},
	{"decided", "the day of the decision, or none: not decided yet"},
	{"review", "when it is due for review"},
};

static const struct about holder_abouts[] = {
	{"person", "a declared person, or a plain name"},
	{"from", "the first day: YYYY, YYYY-MM or YYYY-MM-DD"},
	{"until", "the last day: YYYY, YYYY-MM or YYYY-MM-DD"},
	{"acting", "true: holds the post for the time being"},
	{"job_share", "true: shares the post with another"},
	{"note", "anything worth saying"},
	{"source", "where this is written"},
};

static const struct about origin_abouts[] = {
	{"in", "the document, a key of the organisation's sources"},
	{"section", "the section in it"},
	{"line", "the line in it"},
	{"url", "where it can be read"},
	{"note", "anything worth saying"},
};

static const struct about line_abouts[] = {
	{"from", "whom the line leaves: one or a list"},
	{"type", "reports_to, informs or another relation, or a line type of your own"},
	{"to", "where the line leads: one or a list"},
	{"via", "the post through which it runs, several, or a text"},
	{"note", "anything worth saying"},
	{"valid", "when it is in force: {from: date, until: date}"},
	{"source", "where this is written"},
	{"implied", "what an export adds; ignored when true"},
	{"at", "the place that an export adds; ignored"},
};

static const struct about minutes_abouts[] = {
	{"kind", "notes or protocol"},
	{"published", "where they can be read"},
};

static const struct about validity_abouts[] = {
	{"from", "the first day: YYYY, YYYY-MM or YYYY-MM-DD"},
	{"until", "the last day: YYYY, YYYY-MM or YYYY-MM-DD"},
};

static const struct about organisation_abouts[] = {
	{"id", "a short name of the organisation"},
	{"name", "what the organisation is called: a text, or a map language -> text"},
	{"language", "the language of plain names (BCP 47): sv, en, en-GB"},
	{"as_of", "the day that the files describe"},
	{"version", "for the title block"},
	{"approver", "for the title block"},
	{"note", "for the title block"},
	{"sources", "the documents that source: {in: …} refers to"},
	{"duties", "what some group has to take care of"},
	{"line_types", "line types of your own, by their names"},
	{"group_defaults", "what holds for every group of your own that does not say it; "
			   "a group opts out with none"},
	{"at", "the place that an export adds; ignored"},
};

static const struct about document_abouts[] = {
	{"title", "the title of the document"},
	{"file", "the file that holds it"},
	{"number", "its number in the register"},
	{"date", "its day"},
	{"url", "where it can be read"},
};

static const struct about duty_abouts[] = {
	{"name", "what the duty is called"},
	{"basis", "the law or decision behind it"},
	{"source", "where this is written"},
};

static const struct about line_type_abouts[] = {
	{"label", "what is written at the line: a text, or a map language -> text"},
	{"style", "how it is drawn"},
	{"acyclic", "true: a cycle of such lines is an error"},
};

static const struct about decider_abouts[] = {
	{"text", "who decides, where it depends: counts as named"},
};

static const struct about meets_abouts[] = {
	{"text", "how often, where no number can be given"},
	{"min", "the least number of meetings a year; an export writes it"},
	{"max", "the most meetings a year; an export writes it"},
	{"approximate", "true: about so many"},
	{"on_demand", "true: when there is something to meet about"},
};

static const struct about top_abouts[] = {
	{"orgraph", "the version of the format: 1"},
	{"organisation", "the organisation itself; in one of the files"},
	{"units", "parts of the line organisation, by id"},
	{"posts", "positions, with or without a holder, by id"},
	{"groups", "bodies with members and a purpose, by id"},
	{"persons", "holders of posts, by id; optional"},
	{"lines", "lines that a key of a node cannot say: {from, type, to}"},
	{"views", "what charts show, by name: draw --view NAME"},
};

static const struct about project_abouts[] = {
	{"orgraph_project", "the version of the format: 1"},
	{"inputs", "files and folders that are the organisation, as seen from here"},
	{"rules", "rule files"},
	{"severities", "a severity for each rule named: error, warning, info, off"},
	{"fail_on", "the least severity that fails a check"},
	{"limits", "numbers that rules go by"},
	{"suppressions", "findings that may stay, and why"},
	{"baseline", "the file of known findings"},
	{"views", "what charts show, by name: draw --view NAME"},
	{"variables", "for title blocks, over what the organisation says"},
	{"output", "the folder below which charts and reports are written"},
	{"charts", "the charts that 'orgraph build' draws, by name"},
	{"reports", "the reports that 'orgraph build' writes, by name"},
};

static const struct about variable_abouts[] = {
	{"title", "the title of charts that have none of their own"},
	{"version", "for the title block"},
	{"approver", "for the title block"},
	{"as_of", "the day on which the organisation is looked at"},
};

static const struct about chart_abouts[] = {
	{"formats", "one or a list; svg if nothing is said"},
	{"output", "the file without its suffix, below the manifest's output; the name "
		   "if nothing is said"},
	{"from", "with to: what changed since this day is marked"},
	{"to", "with from: the day of the newer organisation"},
};

static const struct about report_abouts[] = {
	{"findings", "what 'check' prints, in this format"},
	{"list", "the table that 'list' prints"},
	{"export", "the whole organisation"},
	{"outline", "the chart in words"},
	{"diff", "what changed since a revision, a file or a day"},
	{"format", "of a list or diff; text if nothing is said"},
	{"output", "the file, below the manifest's output"},
};

static const struct about compared_abouts[] = {
	{"git", "a revision: a commit, branch or tag"},
	{"old", "a file or folder"},
	{"from", "a day, with to"},
	{"to", "the day of the newer organisation"},
};

static const struct about acceptance_abouts[] = {
	{"rule", "the rule, as the finding names it"},
	{"id", "of what the findings are about: an id or a list"},
	{"ids", "the same"},
	{"reason", "why the findings may stay"},
	{"until", "the last day on which they may"},
};

static const struct about limit_abouts[] = {
	{"overloaded_post", "the most groups in which a post may sit"},
};

static const struct about view_abouts[] = {
	{"title", "the chart's title: a text, or a map language -> text"},
	{"show", "groups if nothing is said"},
	{"focus", "only this node and what stands above and below it"},
	{"up", "with focus: at most so many levels above"},
	{"down", "with focus: at most so many levels below"},
	{"include", "only what meets this condition, or one of a list"},
	{"exclude", "not what meets this condition, or one of a list"},
	{"collapse", "nodes drawn as one box that says how many hang below it"},
	{"lines", "which lines are drawn"},
	{"line_types", "only lines of these types"},
	{"hide_line_types", "no lines of these types"},
	{"redact", "persons: no name of a person who holds a post or a seat"},
	{"regions", "what a tinted panel holds: the groups of one principal if nothing "
		    "is said"},
	{"labels", "what a box says: office if nothing is said"},
	{"language", "the language of names and of the chart's own words"},
	{"no_legend", "true: no legend"},
};

static const struct about rule_file_abouts[] = {
	{"orgraph_rules", "the version of the format: 1"},
	{"line_types", "the organisation's own line types that the rules speak of"},
	{"rules", "the rules, by name: PREFIX/NAME"},
};

static const struct about rule_abouts[] = {
	{"severity", "warning if nothing is said"},
	{"message", "what the finding says; {name}, {id} or any path in braces"},
	{"why", "why it matters"},
	{"help", "the edit that mends it"},
	{"source", "where the document states the rule"},
	{"for", "whom the rule is about: a condition"},
	{"require", "what has to hold for each: a condition, or a list of them"},
	{"bad", "input in which the rule finds something, as block text"},
	{"good", "input in which it finds nothing, as block text"},
};

static const struct about condition_abouts[] = {
	{"all", "all of these conditions hold"},
	{"any", "one of these conditions holds"},
	{"not", "this condition does not hold"},
	{"exactly_one", "one of these conditions holds, and no other"},
	{"sort", "it is a unit, post, group, person or the organisation"},
	{"id", "it is one of these nodes"},
	{"kind", "its kind is one of these"},
	{"tag", "it has one of these tags"},
	{"unit", "it belongs to one of these units or their parts"},
	{"principal", "it exists for one of these"},
	{"status", "its status is one of these"},
	{"power", "its mandate has one of these powers"},
	{"depth", "how many lines below the top it stands: a number, or two"},
	{"own", "true: it is the organisation's own"},
	{"external", "true: it is outside the organisation"},
	{"stub", "true: it is known only because something mentions it"},
	{"root", "true: it stands at the top"},
	{"vacant", "true: nobody sits there or holds it"},
	{"substitute", "true: the seat is a substitute's"},
	{"on_demand", "true: the seat is taken only when called in"},
	{"present", "the path leads to something"},
	{"absent", "the path leads to nothing"},
	{"equal", "a value of the path is this"},
	{"one_of", "a value of the path is one of these"},
	{"between", "the number, date or count lies between these two"},
	{"at_least", "the number or count is this or more"},
	{"at_most", "the number or count is this or less"},
	{"exactly", "the number or count is this"},
	{"matches", "a text of the path holds this, case aside; * stands for anything"},
	{"is", "what the path leads to meets this condition"},
	{"same", "both paths lead to a value that is the same"},
	{"differs", "the paths have no value in common"},
	{"subset_of", "every value of the path is one of this path, too"},
	{"member_of", "it sits in such a group"},
	{"reaches", "lines lead from it to such a node"},
	{"not_reaches", "no lines lead from it to such a node"},
	{"acyclic", "it stands in no cycle of these lines"},
	{"max_depth", "at most so many of these lines follow each other below it"},
	{"max_span", "at most so many nodes come directly below it"},
	{"within", "the date is no further than this from the day: 2 years"},
	{"changes_every", "whoever has the office changes at least this often: 2 years"},
	{"field", "the path whose values are tested: one of them"},
	{"every", "the path whose values are tested: all of them"},
	{"where", "only values that meet this condition"},
	{"per", "counted in heaps, one for each thing that this path leads to"},
	{"among", "the heaps of per that there have to be"},
	{"along", "the line types that are followed; accountability if not said"},
	{"of", "the date from which is counted, instead of the day"},
};

static const struct {
	const struct field_table *table;
	const struct about *rows;
	size_t count;
} tables[] = {
#define ABOUT(table, rows)                     \
	{                                      \
		&(table), rows, COUNT_OF(rows) \
	}
	ABOUT(node_fields, node_abouts),
	ABOUT(sort_fields[SORT_UNIT], unit_abouts),
	ABOUT(sort_fields[SORT_POST], post_abouts),
	ABOUT(sort_fields[SORT_GROUP], group_abouts),
	ABOUT(sort_fields[SORT_PERSON], person_abouts),
	ABOUT(seat_fields, seat_abouts),
	ABOUT(mandate_fields, mandate_abouts),
	ABOUT(holder_fields, holder_abouts),
	ABOUT(origin_fields, origin_abouts),
	ABOUT(line_fields, line_abouts),
	ABOUT(minutes_fields, minutes_abouts),
	ABOUT(validity_fields, validity_abouts),
	ABOUT(organisation_fields, organisation_abouts),
	ABOUT(document_fields, document_abouts),
	ABOUT(duty_fields, duty_abouts),
	ABOUT(line_type_fields, line_type_abouts),
	ABOUT(decider_fields, decider_abouts),
	ABOUT(meets_fields, meets_abouts),
	ABOUT(top_fields, top_abouts),
	ABOUT(project_fields, project_abouts),
	ABOUT(acceptance_fields, acceptance_abouts),
	ABOUT(limit_fields, limit_abouts),
	ABOUT(variable_fields, variable_abouts),
	ABOUT(chart_fields, chart_abouts),
	ABOUT(report_fields, report_abouts),
	ABOUT(compared_fields, compared_abouts),
	ABOUT(view_fields, view_abouts),
	ABOUT(rule_file_fields, rule_file_abouts),
	ABOUT(rule_fields, rule_abouts),
	ABOUT(condition_fields, condition_abouts),
#undef ABOUT
};

const char *field_about(const struct field_table *table, const char *key)
{
	for (size_t i = 0; i < COUNT_OF(tables); i++) {
		if (tables[i].table != table)
			continue;
		for (size_t j = 0; j < tables[i].count; j++)
			if (strcmp(tables[i].rows[j].key, key) == 0)
				return tables[i].rows[j].text;
	}
	return NULL;
}
