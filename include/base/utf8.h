/*
 * UTF-8 and the little of Unicode that messages, ids and charts need: code points,
 * validity, width in columns of a terminal, letters, and a fold that drops case and
 * accents. Tables are made from the Unicode Character Database (version in
 * utf8_tables.h).
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define RUNE_BAD UINT32_MAX

/*
 * The code point at `*pos`, and moves `*pos` behind it. A byte that is no valid UTF-8
 * gives RUNE_BAD and moves one byte on. `*pos < s.len` is the caller's.
 */
uint32_t utf8_next(struct str s, uint32_t *pos);

/* Writes at most 4 bytes; returns how many. Surrogates and > 0x10FFFF give U+FFFD. */
uint32_t utf8_encode(uint32_t rune, char out[4]);

/* The offset of the first byte that is not part of valid UTF-8, or s.len. */
size_t utf8_valid_length(const char *bytes, size_t len);

/* How many code points begin in these bytes; counts bytes that are no continuation. */
size_t utf8_count(const char *bytes, size_t len);

/* Columns on a terminal: 0 for combining and format characters, 2 for East Asian wide
 * and emoji, 1 otherwise. A tab counts 1 here; the caller knows its stop. */
int rune_width(uint32_t rune);

bool rune_is_letter_or_digit(uint32_t rune); /* general categories L*, M*, N* */
bool rune_is_control(uint32_t rune);         /* C0, DEL, C1 */
/* Marks that reorder or hide text: bidi controls, zero-width, line separators, BOM. */
bool rune_is_invisible(uint32_t rune);

/* The letter without case and accents (Å -> a, é -> e, ß -> s); itself if none. */
uint32_t rune_fold(uint32_t rune);

#endif
