/*
 * How wide a text is when it is set, from a table of advance widths in the source, so
 * that a chart has the same sizes whatever fonts are installed: Liberation Sans, which
 * has the widths of Arial and Helvetica. Owns nothing.
 */
#ifndef LAYOUT_TEXT_WIDTH_H
#define LAYOUT_TEXT_WIDTH_H

#include "base/str.h"

/* Which faces the table is true for, as CSS wants them. */
#define TEXT_FAMILY "Liberation Sans, Arial, Helvetica, sans-serif"

/* The advance of one code point in type of size 1. What the table lacks: wide characters
 * 1, combining ones 0, others 0.6. */
double rune_advance(uint32_t rune, bool bold);

/* The width of a text in type of size `size`. Bytes that are no UTF-8 count as U+FFFD,
 * control characters as they are shown (text_show). */
double text_width(struct str text, double size, bool bold);

#endif
