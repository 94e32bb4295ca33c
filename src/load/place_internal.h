/*
 * Looking around a place in a text that does not parse: its line, the value that the line
 * begins, the text in brackets around it. Places are byte offsets in the source.
 */
#ifndef LOAD_PLACE_INTERNAL_H
#define LOAD_PLACE_INTERNAL_H

#include "diag/source.h"

struct span span_at(const struct source *source, uint32_t begin, uint32_t len);

/* The character at the place, or nothing at the end of the text. */
struct span span_of_character(const struct source *source, uint32_t at);

uint32_t line_start(const struct source *source, uint32_t at);

uint32_t line_end(const struct source *source, uint32_t at);

/* Is there nothing but blanks (and tabs) before the place in its line? */
bool begins_line(const struct source *source, uint32_t at);

char char_at(const struct source *source, uint32_t at);

/* The rest of the line from the place, without a comment and trailing blanks, cut short
 * so that a message stays a message. */
struct str rest_of_line(const struct source *source, uint32_t at);

/* The `key: ` that begins the line, items of lists (`- `) skipped: where the value
 * begins, or 0. Looks no further than `limit`. */
uint32_t value_start(const struct source *source, uint32_t at, uint32_t limit);

/* Where the text begins in which the place lies: behind the last `: ` before it, in
 * brackets also behind a `,` or the bracket. 0 if it is the first of its line. */
uint32_t text_start(const struct source *source, uint32_t at);

/* Has the line a bracket open before the place? */
bool in_brackets(const struct source *source, uint32_t at);

/* Takes the quotes of a word processor off both ends; false: there are none. */
bool take_curly(struct str *text);

/* Does a comment follow the text on its line that may have been meant as its end, since
 * no blank stands behind its '#': `Group #1`? Sets `whole` to both. */
bool ends_in_comment(const struct sources *sources, struct span text, struct str *whole);

/* Inside brackets a text ends at the ',' or bracket behind it. */
struct str within_brackets(const struct source *source, uint32_t begin, struct str text);

#endif
