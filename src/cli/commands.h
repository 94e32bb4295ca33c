/* The commands, each in its cmd_<name>.c: a row for the table in cli.c and a function. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli_internal.h"

extern const struct command command_check;
extern const struct command command_build;
extern const struct command command_draw;
extern const struct command command_chain;
extern const struct command command_list;
extern const struct command command_export;
extern const struct command command_diff;
extern const struct command command_rules;
extern const struct command command_explain;
extern const struct command command_init;
extern const struct command command_baseline;
extern const struct command command_schema;
extern const struct command command_textconv;
extern const struct command command_help;
extern const struct command command_version;

/* What the help of several commands says. */
#define ABOUT_INPUT                                                                      \
	"INPUT is a file, a folder (every *.yaml and *.yml below it) or - for standard " \
	"input. Several inputs are one organisation. Without INPUT, the manifest "       \
	"orgraph.yaml in this folder or the nearest above names the inputs and how "     \
	"they are checked; with INPUT no manifest is read unless --project names it.\n"

#define NO_LIMIT UINT32_MAX

#endif
