/*
 * Rule files without an organisation: for the commands that list rules, explain one, or
 * run the examples that rules bring along.
 */
#ifndef CLI_RULE_FILES_H
#define CLI_RULE_FILES_H

#include "cli_internal.h"
#include "model/own_rule.h"

struct rule_files {
	struct sources sources;
	struct sink sink;
	struct own_rules rules;
};

/* Reads the files; what is wrong with them goes to the sink. Release in any case. */
void rule_files_read(struct rule_files *files, const struct words *paths);
void rule_files_release(struct rule_files *files);

/* Tells on standard error what could not be read and what is wrong. Failed if a file was
 * not read, "no" if something in it is wrong. */
enum cli_status rule_files_tell(struct rule_files *files);

/* Runs the examples of every rule; writes those that do not show what they should to the
 * result, and how many did. */
enum cli_status rule_files_test(struct rule_files *files, struct cli *cli);

#endif
