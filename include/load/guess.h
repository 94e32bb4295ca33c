/*
 * What somebody meant who wrote a value in other words than the format's, for messages.
 * Knows English and Swedish; makes no value of it, and reports nothing.
 */
#ifndef LOAD_GUESS_H
#define LOAD_GUESS_H

#include "base/buf.h"

/*
 * Replaces `out` by the date of the format: "2024-01-31" for "31 januari 2024", and
 * "2024-02-01 or 2024-01-02" for "1/2/2024". False: nobody can say. Linear.
 */
bool guess_date(struct str text, struct buf *out);

#endif
