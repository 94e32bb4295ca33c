/*
 * The findings that are known: how often each rule finds something about the same
 * subjects, without lines, so that an entry survives moved ones. What has no subjects is
 * known by its file and the text there; an old entry may lack these, and takes any. Plain
 * data, read by load/baseline.c into the arena of the model with which it was read.
 */
#ifndef MODEL_BASELINE_H
#define MODEL_BASELINE_H

#include "model/field.h"

struct known_finding {
	struct span at;
	struct text rule;
	struct texts subjects;
	struct text file, text; /* of a finding without subjects */
	struct quantity count;  /* 0: not given, which means 1 */
};

struct baseline {
	struct known_finding *items; /* in the order of the file */
	uint32_t count;
	/* Set by suppress_findings. */
	uint32_t known, gone; /* findings that it hid; and that are there no more */
};

extern const struct field_table baseline_fields, known_fields;

#endif
