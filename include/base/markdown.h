/*
 * Users' texts in Markdown, where punctuation means something (CommonMark 0.31, 2.4; GFM
 * tables) and where a forge adds meanings of its own: @ calls people, # and ! name
 * issues, addresses become links.
 */
#ifndef BASE_MARKDOWN_H
#define BASE_MARKDOWN_H

#include "base/buf.h"

/* Appends a text without controls so that it stays text anywhere but at the beginning of
 * a block, where "1." and "-" begin a list. */
void markdown_escape(struct buf *out, struct str text);

#endif
