/*
 * A filter for texts that may be the same but for a slip of the pen (model/find.h, at
 * most one edit). Says "no" for certain and "perhaps" for the rest, far quicker than a
 * search could: it is for many texts that are like nothing. Owns its memory; keeps no
 * text.
 */
#ifndef CHECK_SLIPS_INTERNAL_H
#define CHECK_SLIPS_INTERNAL_H

#include "base/str.h"

struct slips;

struct slips *slips_new(uint32_t texts); /* how many will be added */
void slips_free(struct slips *slips);    /* takes NULL */

/* Another that knows the same texts, for a second thread: neither is added to any more.
 * To be freed before the first. */
struct slips *slips_twin(struct slips *slips);

void slips_add(struct slips *slips, struct str text);

/* `slips` then knows the texts of `other`, too, which was made for as many texts, and is
 * freed. */
void slips_join(struct slips *slips, struct slips *other);

/* May `text` be a slip away from one that was added, or equal to it? */
bool slips_meet(struct slips *slips, struct str text);

/* The same in two steps, for many texts: what is asked for has come from memory when the
 * steps for a few other texts lie between. A question is good until a text is added; to
 * ask takes the room for letters, so that each thread needs a twin. */
struct slips_question {
	uint64_t front, back, whole;
	bool asks, asks_whole;
};

struct slips_question slips_ask(struct slips *slips, struct str text);
bool slips_answer(const struct slips *slips, const struct slips_question *question);

#endif
