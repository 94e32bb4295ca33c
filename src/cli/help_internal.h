/*
 * What the writers of help share: manual pages in man(7), and what goes into all of them.
 */
#ifndef CLI_HELP_INTERNAL_H
#define CLI_HELP_INTERNAL_H

#include "cli_internal.h"

/* What exit status 2 means. */
extern const char help_failed[];

/* A hyphen that is one, a backslash that is one, and no line that is a request. */
void roff_add(struct buf *out, const char *text);

/* The head of a page and its NAME. */
void roff_begin(struct buf *out, const char *name, int section, const char *summary);

void roff_section(struct buf *out, const char *title);

/* Paragraphs on a line each; those that begin with a blank stand as they are. */
void roff_prose(struct buf *out, const char *text);

/* ---- help_manual.c, help_format.c: the pages ---- */

void help_manual(struct buf *out);
void help_manual_command(struct buf *out, const struct command *command);
void help_manual_format(struct buf *out); /* orgraph(5) */

/* ---- help_completion.c: what a shell completes, from the tables ---- */

void help_bash(struct buf *out);
void help_zsh(struct buf *out);
void help_fish(struct buf *out);

#endif
