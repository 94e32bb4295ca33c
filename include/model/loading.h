/*
 * The rules of the family "Loading": what can be wrong in how an organisation is written,
 * before anything is asked of it. load/ reports them; the rows stand here, where both the
 * loader and the list of all rules can see them.
 */
#ifndef MODEL_LOADING_H
#define MODEL_LOADING_H

#include "diag/rule.h"

enum loading_rule {
	LOADING_YAML_SYNTAX,
	LOADING_INPUT_LIMIT,
	LOADING_UNKNOWN_KEY,
	LOADING_DUPLICATE_KEY,
	LOADING_WRONG_TYPE,
	LOADING_MISSING_KEY,
	LOADING_BAD_VALUE,
	LOADING_DUPLICATE_ID,
	LOADING_DUPLICATE_NAME,
	LOADING_UNKNOWN_REFERENCE,
	LOADING_AMBIGUOUS_REFERENCE,
	LOADING__COUNT
};

extern const struct rule loading_rules[LOADING__COUNT];

#endif
