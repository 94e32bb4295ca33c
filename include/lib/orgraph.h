/*
 * liborgraph: reads how an organisation governs itself, checks it and draws it, from a
 * program of your own. Installed as <orgraph.h>; `pkg-config --cflags --libs orgraph`.
 *
 *	struct orgraph *town = orgraph_new();
 *	orgraph_add_path(town, "governance");
 *	if (!orgraph_check(town))
 *		fprintf(stderr, "%s\n", orgraph_error(town));
 *	for (size_t i = 0; i < orgraph_finding_count(town); i++)
 *		puts(orgraph_finding_message(orgraph_finding_at(town, i)));
 *	orgraph_free(town);
 *
 * Threads: a struct orgraph is one thread's at a time; several may be at work in several
 * threads, of which one draws and the others wait for it (Graphviz and cairo). There is
 * no other state. Memory that ends, ends the program with exit status 2.
 *
 * What is here stays: functions and options are added, none is changed. Texts are UTF-8,
 * never NULL unless it says so, and live as long as the struct orgraph.
 */
#ifndef ORGRAPH_H
#define ORGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ORGRAPH_API __attribute__((visibility("default")))
#else
#define ORGRAPH_API
#endif

struct orgraph;         /* an organisation, what is wrong with it, a chart of it */
struct orgraph_finding; /* one result of one rule at one place */

enum orgraph_severity { ORGRAPH_INFO = 1, ORGRAPH_WARNING = 2, ORGRAPH_ERROR = 3 };

/* "0.1.0", of the library that runs. */
ORGRAPH_API const char *orgraph_version(void);

/* Yours, for orgraph_free, with all that the functions below return; never NULL. */
ORGRAPH_API struct orgraph *orgraph_new(void);
ORGRAPH_API void orgraph_free(struct orgraph *orgraph); /* takes NULL */

/* What went wrong in the last call that returned false, until the next that does; "" if
 * none did. */
ORGRAPH_API const char *orgraph_error(const struct orgraph *orgraph);

/* ---- before the check: what belongs to the organisation ---- */

/* A file, or a folder: all *.yaml and *.yml below it. Read by orgraph_check, which tells
 * what cannot be read; false after the check, or beside texts. */
ORGRAPH_API bool orgraph_add_path(struct orgraph *orgraph, const char *path);

/* A text in memory, which is copied; findings bear its name. Paths and texts do not go
 * together: false. */
ORGRAPH_API bool orgraph_add_text(
	struct orgraph *orgraph, const char *name, const char *text, size_t length);

/* A rule file (docs/rule-files.md), read by orgraph_check; false after it. */
ORGRAPH_API bool orgraph_add_rules(struct orgraph *orgraph, const char *path);

/* The day on which the organisation is looked at, YYYY-MM-DD, instead of its own as_of;
 * false for what is no date. */
ORGRAPH_API bool orgraph_set_day(struct orgraph *orgraph, const char *day);

/* ---- the check ---- */

/*
 * Reads everything and runs every rule, once. False when something could not be read or
 * is not YAML; what there was to find is found all the same. That an organisation has
 * faults is no failure: they are the findings.
 */
ORGRAPH_API bool orgraph_check(struct orgraph *orgraph);

/* Findings in the order of files and lines; those that the input lets stay are not among
 * them. */
ORGRAPH_API size_t orgraph_finding_count(const struct orgraph *orgraph);
/* NULL for an index that is none. */
ORGRAPH_API const struct orgraph_finding *orgraph_finding_at(
	const struct orgraph *orgraph, size_t index);

ORGRAPH_API enum orgraph_severity orgraph_finding_severity(
	const struct orgraph_finding *finding);
ORGRAPH_API const char *orgraph_finding_rule(const struct orgraph_finding *finding);
ORGRAPH_API const char *orgraph_finding_message(const struct orgraph_finding *finding);
/* The edit that mends it; "" where there is none. */
ORGRAPH_API const char *orgraph_finding_help(const struct orgraph_finding *finding);
ORGRAPH_API const char *orgraph_finding_file(const struct orgraph_finding *finding);
/* From 1; columns in characters. */
ORGRAPH_API unsigned long orgraph_finding_line(const struct orgraph_finding *finding);
ORGRAPH_API unsigned long orgraph_finding_column(const struct orgraph_finding *finding);

/* ---- a chart ---- */

/*
 * Draws after the check. `format` is svg, png, pdf, dot, outline or html. `options` may
 * be NULL, or is an array that ends with NULL of those of `orgraph draw`: "focus=ID",
 * "up=N", "down=N", "show=all", "labels=name", "lines=solid", "regions=unit",
 * "theme=print", "title=TEXT", "language=CODE", "paper=A4" (a page as large as the chart,
 * if not said), "findings". Sets `*data` and `*length`; the bytes live until the next
 * chart. False, with an error and NULL and 0 there, for an unknown option, and when there
 * is nothing to draw.
 */
ORGRAPH_API bool orgraph_draw(struct orgraph *orgraph, const char *format,
	const char *const *options, const char **data, size_t *length);

#ifdef __cplusplus
}
#endif

#endif
