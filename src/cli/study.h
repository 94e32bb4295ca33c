/*
 * An organisation as the commands take it: read, settled, analysed, checked. Owns all of
 * it, in the order in which the parts point to each other.
 */
#ifndef CLI_STUDY_H
#define CLI_STUDY_H

#include "check/analysis.h"
#include "cli_internal.h"

struct study {
	struct cli *cli;
	struct sources sources;
	struct model model;
	struct sink sink;
	struct analysis analysis;
};

/*
 * Reads the inputs and tells on standard error what could not be read. False if the job
 * cannot go on: bad options, or no input at all. Release in any case.
 */
bool study_read(struct study *study, struct cli *cli, const char *const *inputs,
	uint32_t count) MUST_USE;

/* Was every input read whole? Otherwise tells which was not, findings and all. */
bool study_is_whole(const struct study *study);

/* Runs every rule and sorts the findings. */
void study_check(struct study *study);

/* "2 errors, 3 warnings: run 'orgraph check a.yaml'", unless --quiet or none. */
void study_tell_findings(
	const struct study *study, const char *const *inputs, uint32_t count);

/* The node that an id, name or alias means; false after a message. */
bool study_find(const struct study *study, const char *written, uint32_t *node) MUST_USE;

void study_release(struct study *study);

#endif
