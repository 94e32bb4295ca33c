/*
 * Charts and reports of a manifest, as the command line sees them: which of its options
 * are keys there, and what is wrong with an entry once the whole run is known.
 */
#ifndef CLI_ENTRIES_H
#define CLI_ENTRIES_H

#include "model/loading.h"
#include "model/project.h"

#include "study.h"

/* What is wrong with an entry, and the edit that mends it. */
#define FINDING(study, rule, at, ...) \
	sink_report(&(study)->sink, &loading_rules[LOADING_##rule], (at), __VA_ARGS__)
#define HELP(study, diag, ...) diag_help(&(study)->sink, (diag), __VA_ARGS__)

/* The keys that options and commands make; `field.offset` is a row of option_rows. All of
 * it lives in the arena. */
struct entry_keys entry_keys_make(struct arena *arena);

/* The command that makes the chart or the report. */
const struct command *entry_chart_command(const struct project_chart *chart);
const struct command *entry_report_command(const struct project_report *report);

/* What the option does, with the names of others as keys. */
const char *entry_about(struct arena *arena, const struct option *option);

/* Is the option a key of what the command makes? Not one of charts, if that is told in
 * words. */
bool entry_takes(
	const struct command *command, bool is_told, const struct option *option);

/* Is it a setting of the option with this name? */
bool setting_is(const struct setting *setting, const char *option);

/* ---- entries_check.c ---- */

/* Reports what is wrong with entries, once all inputs are read: values of options, views
 * and ids that are not there, and the following. */
void entries_check(struct study *study);

/* ---- entries_named.c ---- */

/* Reports what a setting names that is not there; `days`: its entry is of two days. */
void entries_check_named(struct study *study, const struct setting *setting, bool days);

/* ---- entries_written.c ---- */

/* Reports outputs that are inputs, or would be read as such, or those of another entry.
 */
void entries_check_written(struct study *study);

#endif
