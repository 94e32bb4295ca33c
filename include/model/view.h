/*
 * Views: named selections of what a chart shows, as the input or the manifest states them
 * (docs/format.md, "Views"). Plain data: load/ reads them and looks up what they name,
 * cli/ makes a chart's options of one. What they include and exclude are conditions of
 * the language of rule files (model/own_rule.h), which check/ judges.
 */
#ifndef MODEL_VIEW_H
#define MODEL_VIEW_H

#include "model/own_rule.h"

#define VIEW_ANY_DEPTH UINT32_MAX

/* What a word of a view says is its index in the list of words; 0: nothing is said. */
struct view {
	struct text name; /* its key */
	struct span at;   /* all of it */
	struct labels title;
	struct text language;
	struct ref focus;
	uint32_t up, down; /* VIEW_ANY_DEPTH where nothing is said */
	uint8_t show, labels, lines, regions, redact;
	bool no_legend;
	struct refs collapse;
	struct texts line_types, hide_line_types;
	const struct condition *include, *exclude; /* NULL: not said */
	uint32_t sorts; /* SORT_BITs that `include` names; 0: none */
};

extern const struct field_table view_fields;

/* The words, the empty one first, and NULL behind the last. */
extern const char *const view_show_words[],
	*const view_label_words[], *const view_line_words[],
					   *const view_region_words[],
						   *const view_redact_words[];

/* All views of an organisation, with what their conditions name. */
struct views {
	struct own_rules conditions; /* no rules, but their names and counts */
	struct view *items;          /* in the order in which they were read */
	uint32_t count, cap;
};

/* The model's views, which it has from now on. */
struct views *views_of(struct model *model);
void views_free(struct views *views); /* takes NULL */

/* NULL: there is none of this name. `views` may be NULL. */
const struct view *views_find(const struct views *views, struct str name);

/* The one that was meant by a name that none has; NULL: none is near. */
const struct view *views_nearest(const struct views *views, struct str name);

#endif
