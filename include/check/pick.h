/*
 * Which nodes a condition of the language of rule files is met for: what views of a chart
 * include and exclude.
 */
#ifndef CHECK_PICK_H
#define CHECK_PICK_H

#include "check/analysis.h"
#include "model/own_rule.h"

/*
 * Sets met[v] for every node v that is there on the day and for which the condition is
 * met; an open one is not. `rules` are those with which the condition was read, its names
 * looked up. False when it took too many steps to tell.
 */
bool pick_nodes(const struct model *model, const struct analysis *analysis,
	const struct own_rules *rules, const struct condition *condition,
	bool *met) MUST_USE;

#endif
