/*
 * An organisation as the commands take it: read, settled, analysed, checked. Owns all of
 * it, in the order in which the parts point to each other.
 */
#ifndef CLI_STUDY_H
#define CLI_STUDY_H

#include "check/analysis.h"
#include "cli_internal.h"
#include "load/load.h"
#include "model/baseline.h"
#include "model/own_rule.h"
#include "model/project.h"
#include "model/redact.h"

struct study {
	struct cli *cli;
	struct project project;    /* its path is NULL: no manifest */
	bool takes_inputs;         /* those of the manifest */
	const char *baseline_path; /* NULL: there is none */
	struct baseline baseline;
	struct policy policy; /* the options', then the manifest's */
	struct sources sources;
	struct own_rules rules; /* of rule files */
	struct model model;
	struct sink sink;
	struct analysis analysis;
	struct redaction *redaction; /* NULL: persons keep their names */
	bool findings_redacted;
	bool shows_sources; /* as reports of a build call them: build.h */
};

/*
 * Reads the manifest, where there is one, and the inputs, its own if `count` is 0. Tells
 * on standard error what could not be read. False if the job cannot go on: bad options,
 * or no input at all. Release in any case.
 */
bool study_read(struct study *study, struct cli *cli, const char *const *inputs,
	uint32_t count) MUST_USE;

/* From which severity on does the run fail? The option goes before the manifest. */
enum severity study_fail_on(const struct study *study);

/* Did a rule find something that the run must fail for? */
bool study_fails(const struct study *study);

/* Is it an error in the manifest? */
bool study_blames_manifest(const struct study *study, const struct diag *diag);

/* As study_read, on a day of the caller's; not set: the input's own. */
bool study_read_on(struct study *study, struct cli *cli, struct date day,
	const char *const *inputs, uint32_t count) MUST_USE;

/* The same of files that were read elsewhere. */
bool study_read_files(struct study *study, struct cli *cli, struct date day,
	const struct load_file *files, uint32_t count) MUST_USE;

/* The same of what git holds of the inputs at a revision: study_git.c. */
bool study_read_git(struct study *study, struct cli *cli, const char *revision,
	struct date day, const char *const *inputs, uint32_t count) MUST_USE;

/* Was every input read whole? Otherwise tells which was not, findings and all. */
bool study_is_whole(const struct study *study);

/* Runs every rule and sorts the findings. */
void study_check(struct study *study);

/* Takes the names of persons out of the model, after the checks, and out of what was
 * found, which only a chart shows. A second time does nothing. */
void study_redact(struct study *study, bool findings);

/* A copy with a NUL behind it, which lives as long as the study. */
const char *study_text(struct study *study, struct text text);

/* "2 errors, 3 warnings: run 'orgraph check a.yaml'", unless --quiet or none. */
void study_tell_findings(
	const struct study *study, const char *const *inputs, uint32_t count);

/* The node that an id, name or alias means; false after a message. */
bool study_find(const struct study *study, const char *written, uint32_t *node) MUST_USE;

void study_release(struct study *study);

/* ---- manifest.c ---- */

/*
 * The manifest that holds: --project, or without inputs the nearest. Reads it, and takes
 * its severities and, where `*count` is 0, its inputs. False after a message.
 */
bool manifest_take(
	struct study *study, const char *const **inputs, uint32_t *count) MUST_USE;

/* Tells where the manifest names files that are not there. */
void manifest_tell_missing(const struct study *study);

#endif
