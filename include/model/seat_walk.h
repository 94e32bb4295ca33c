/*
 * Every seat of a group in one order: the offices, the members, the co-opted, the
 * representatives; and which of them are seats of their own. A chair, deputy chair or
 * secretary is a member whether or not `members` repeats it, so that a repeat is none;
 * a convenor or another officer is no seat by its office.
 */
#ifndef MODEL_SEAT_WALK_H
#define MODEL_SEAT_WALK_H

#include "model/model.h"

enum seat_class {
	SEAT_OFFICER, /* chair, deputy chair, secretary: ordinary members */
	SEAT_CALLED,  /* convenor and other offices: no seat by that */
	SEAT_MEMBER,
	SEAT_CO_OPTED,
	SEAT_REPRESENTATIVE
};

/* Who is an officer of the group at hand, and not yet repeated: by node, the number of
 * the walk. One for many walks, so that none has to clear it. */
struct seat_marks {
	uint32_t *officer;
	uint32_t walk;
};

void seat_marks_make(struct seat_marks *marks, const struct model *model);
void seat_marks_release(struct seat_marks *marks);

struct seat_walk {
	const struct model *model;
	struct seat_marks *marks;
	uint32_t group;
	uint32_t part, index;

	/* the seat at hand */
	const struct seat *seat;
	enum seat_class class;
	struct str office;
	struct amount count; /* without a repeat; number 0: a repeat and no more */
};

/* One walk at a time with the same marks. */
void seat_walk_start(struct seat_walk *walk, const struct model *model, uint32_t group,
	struct seat_marks *marks);

/* The next seat. False at the end. */
bool seat_walk_next(struct seat_walk *walk);

/* How many sit in the group as ordinary members: chair, deputy chair and secretary once,
 * no substitutes, none co-opted. `or_more` is set if a seat says so. */
struct amount seat_count_members(
	const struct model *model, uint32_t group, struct seat_marks *marks);

#endif
