/*
 * From files to a settled model. Reads YAML through libyaml's events, checks every key
 * against the tables of model/field.h, resolves references, applies group_defaults and
 * settles the model. What is wrong with the input goes to the sink as findings of
 * loading_rules; what is wrong with the environment as trouble; reading goes on after
 * both, so that one run shows everything.
 */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "diag/diag.h"
#include "model/baseline.h"
#include "model/model.h"
#include "model/project.h"

struct condition; /* model/own_rule.h */
struct own_rules;

struct load_options {
	struct date as_of;     /* not set: organisation.as_of, or no day */
	uint32_t lines_before; /* load_text: lines of a file that stand before the text */
	/* How many threads parse files ahead; 0: as it is fastest. What is loaded does
	 * not depend on it. */
	uint32_t threads;
	bool map;     /* large files are not copied (file_map): who says so guards against
			 one that is cut short */
	bool verbose; /* name on standard error, through `note`, what was passed over */
	void (*note)(void *context, const char *sentence);
	void *context;
};

/*
 * Loads files, folders (all *.yaml and *.yml below) and "-" (standard input) as one
 * organisation into an initialised model. Files are taken in byte order of their paths
 * whatever the order of `inputs`; one file named twice is read once. `sources` takes the
 * texts over and must outlive the model.
 */
void load_inputs(struct model *model, struct sources *sources, struct sink *sink,
	const char *const *inputs, uint32_t count, const struct load_options *options);

/*
 * Reads a manifest into `project`, before the inputs that it names, with the model and
 * the sink that these will have. False when it cannot be opened, which is trouble; what
 * is wrong with it is reported as for any input, and what is right holds. `keys` are what
 * charts and reports may have beside those of model/project.h; they outlive the project.
 */
bool load_project(struct project *project, struct model *model, struct sources *sources,
	struct sink *sink, const char *path, const struct entry_keys *keys) MUST_USE;

/* A file that was read elsewhere. */
struct load_file {
	const char *name; /* as it is shown */
	struct str text;
	bool found; /* in a folder: passed over where it is no input of ours */
};

/* The same for texts in memory, in byte order of their names. */
void load_files(struct model *model, struct sources *sources, struct sink *sink,
	const struct load_file *files, uint32_t count,
	const struct load_options *options);

/* The same for one text, for tests and fuzzers. */
void load_text(struct model *model, struct sources *sources, struct sink *sink,
	const char *name, struct str text, const struct load_options *options);

void load_project_text(struct project *project, struct model *model,
	struct sources *sources, struct sink *sink, const struct load_file *file,
	const struct entry_keys *keys);

/*
 * Reads rule files (docs/rule-files.md) into initialised `rules`. A rule with an error in
 * it is reported and marked as broken; the others are as good as without it. `sources`
 * must outlive the rules.
 */
void load_rules(struct own_rules *rules, struct sources *sources, struct sink *sink,
	const char *const *paths, uint32_t count);

/* The same for one text in memory. */
void load_rules_text(struct own_rules *rules, struct sources *sources, struct sink *sink,
	const char *name, struct str text);

/*
 * Reads one condition, as a view's `include` has it, after the inputs: what it names is
 * looked up in the model, which keeps it. NULL where something was wrong, which is
 * reported.
 */
const struct condition *load_condition(struct model *model, struct sources *sources,
	struct sink *sink, const char *name, struct str text);

/* The same for a baseline, after the inputs. */
bool load_baseline(struct baseline *baseline, struct model *model,
	struct sources *sources, struct sink *sink, const char *path) MUST_USE;
void load_baseline_text(struct baseline *baseline, struct model *model,
	struct sources *sources, struct sink *sink, const char *name, struct str text);

/* What a file says that it is. */
enum content {
	CONTENT_INPUT,
	CONTENT_MANIFEST,
	CONTENT_RULES,
	CONTENT_BASELINE,
	CONTENT_EMPTY,
	CONTENT_OTHER /* or it cannot be read */
};

enum content load_content(const char *path);

/* A baseline, or an empty file? */
bool file_is_baseline(const char *path);

/* The version of the YAML library that is linked, such as "0.2.5". */
const char *load_yaml_version(void);

#endif
