/*
 * What the readers of rule files share: own_rules.c reads the file and its rules,
 * own_condition.c conditions, own_operand.c what stands behind a key of one, own_path.c
 * paths and the texts that name some.
 */
#ifndef LOAD_OWN_INTERNAL_H
#define LOAD_OWN_INTERNAL_H

#include "load_internal.h"
#include "model/own_rule.h"

struct rule_reader {
	struct loader *loader;
	struct own_rules *rules;
	uint32_t first_type; /* of the line types, the first of this file */
	uint32_t depth;      /* of conditions */
};

/* A condition at work. */
struct making {
	struct rule_reader *reader;
	const struct pair *pair;
	const struct condition_row *row;
	struct own_type at_hand; /* what the condition is about */
	struct own_type values;  /* what `field` leads to; or `at_hand` */
	struct condition *condition;
};

/* The condition that a map is. Narrows `type` to the sorts that it names. Never NULL:
 * what cannot be read is reported, and one that is always met stands for it. */
const struct condition *read_condition(struct rule_reader *reader,
	const struct pair *pair, struct tree *value, struct own_type *type);

/* Several of them into an array, for a key that takes a list. */
void read_conditions(struct making *making);

/* What stands behind the key of the condition. False after a finding. */
bool read_operand(struct making *making) MUST_USE;

/* NULL after a finding. */
const struct path *read_path(struct rule_reader *reader, const struct pair *pair,
	const struct tree *value, struct own_type from);

/* A text with paths in braces. */
void read_template(struct rule_reader *reader, struct text text, struct own_type from,
	struct template *template);

/* Names of line types. False after a finding. */
bool read_along(struct rule_reader *reader, const struct pair *pair,
	struct along *along) MUST_USE;

/* What holds where no line type is named. */
void along_accountability(struct rule_reader *reader, struct along *along);

#endif
