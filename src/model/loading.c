/* The rules that reading itself can break, as rows for those who report and explain. */
#include "model/loading.h"

const struct rule loading_rules[LOADING__COUNT] = {
	[LOADING_YAML_SYNTAX] = {"yaml-syntax", SEVERITY_ERROR, FAMILY_LOADING,
		"the file is not YAML",
		"Nothing after this place could be read, so nothing that stands there "
		"was checked. The other files were read all the same, and the exit "
		"status is 2.",
		"Mend the file at the place named. Mostly it is a quote that is not "
		"closed, a tab used to indent, or a colon in a text that is not "
		"quoted."},
	[LOADING_INPUT_LIMIT] = {"input-limit", SEVERITY_ERROR, FAMILY_LOADING,
		"the input is larger or more deeply nested than any organisation",
		"A few lines of YAML can ask for more memory than there is. What is "
		"beyond a limit was not read, and so not checked.",
		"Mostly the input is not what was meant: a file of another kind, or "
		"aliases that multiply. If it is, split the file, or write out what "
		"the alias repeats."},
	[LOADING_UNKNOWN_KEY] = {"unknown-key", SEVERITY_ERROR, FAMILY_LOADING,
		"a key that the format does not know",
		"A key that is not known is not read: what the author wrote there "
		"would be missing from every check and chart without anybody noticing.",
		"Spell the key as the format does. Notes of your own belong under a "
		"key that begins with `x-`."},
	[LOADING_DUPLICATE_KEY] = {"duplicate-key", SEVERITY_ERROR, FAMILY_LOADING,
		"a key that stands twice in one map",
		"Only one of the two values can hold, and which one differs from "
		"program to program.",
		"Remove one, or join the two values into a list."},
	[LOADING_WRONG_TYPE] = {"wrong-type", SEVERITY_ERROR, FAMILY_LOADING,
		"a text where a list was expected, a list where a text was, or the like",
		"The value could not be read, so the node lacks what was written here.",
		"Write the value in the form that the message names."},
	[LOADING_MISSING_KEY] = {"missing-key", SEVERITY_ERROR, FAMILY_LOADING,
		"a map that lacks a key without which it says nothing",
		"A line without an end or a file without a version cannot be used, and "
		"was passed over.",
		"Add the key that the message names."},
	[LOADING_BAD_VALUE] = {"bad-value", SEVERITY_ERROR, FAMILY_LOADING,
		"a date, frequency, kind, power, number or version that is none",
		"The value was not understood, and the node is treated as if it were "
		"absent.",
		"Choose one of the words that the message lists, or write the date as "
		"2026-01-31 and the frequency as `4/year`."},
	[LOADING_DUPLICATE_ID] = {"duplicate-id", SEVERITY_ERROR, FAMILY_LOADING,
		"an id that two nodes have",
		"Units, posts, groups and persons share one set of ids, over all "
		"files. A reference to an id that two nodes have could mean either.",
		"Give one of the nodes another id. If both describe the same body, "
		"write it once."},
	[LOADING_DUPLICATE_NAME] = {"duplicate-name", SEVERITY_WARNING, FAMILY_LOADING,
		"a name or alias that two nodes of one sort share",
		"A reader cannot tell the two apart, and a reference by that name fits "
		"both. Often they are one body that was written down twice.",
		"Make the names differ, or join the two nodes into one."},
	[LOADING_UNKNOWN_REFERENCE] = {"unknown-reference", SEVERITY_ERROR,
		FAMILY_LOADING,
		"a reference to a node, duty or document that is not there",
		"The line or seat leads nowhere. Mostly the id is misspelt, or the "
		"body is known under another name.",
		"Write the id, a declared name or an alias. A body of which only the "
		"name is known is declared with `stub: true`; a duty or a document "
		"that sources cite is declared in the organisation."},
	[LOADING_AMBIGUOUS_REFERENCE] = {"ambiguous-reference", SEVERITY_ERROR,
		FAMILY_LOADING, "a reference by a name that fits several nodes",
		"The name does not tell which of the nodes is meant, and none was "
		"chosen.",
		"Write the id of the node that is meant."},
};
