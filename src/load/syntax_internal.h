/*
 * Where the parser stumbled, for the two files that say why: syntax.c, which knows what
 * libyaml says, and syntax_cases.c, which looks at the text.
 */
#ifndef LOAD_SYNTAX_INTERNAL_H
#define LOAD_SYNTAX_INTERNAL_H

#include "yaml_internal.h"

struct stumble {
	struct sink *sink;
	const struct source *source;
	struct yaml_failure failure;
};

/* The finding yaml-syntax at a place, or at the one that libyaml names. */
struct diag *report_at(const struct stumble *report, struct span at, const char *message);
struct diag *report_here(const struct stumble *report, const char *message);

/* A note at the place of what was being read. */
void note_context(const struct stumble *report, struct diag *diag, const char *note);

/* Reports the stumble, with help. */
typedef void explainer(const struct stumble *report);

explainer explain_missing_colon, explain_value, explain_character, explain_tab,
	explain_key, explain_bracket, explain_content, explain_quote, explain_escape,
	explain_code, explain_anchor, explain_rest, explain_directive;

#endif
