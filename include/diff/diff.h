/*
 * What changed from one organisation to another, as a list of plain changes. Both are
 * settled models, which may come from different files or from one file on two days: what
 * is not there on the day is not there. Owns the texts of its changes; the models and
 * their sources must outlive it. Knows nothing of printing (report/) or drawing (chart/).
 *
 * One edit is told once. What a node that came or went says is not told beside it. A move
 * stands for the lines that carry it: a group whose reports_to leads elsewhere has moved,
 * and no line is added or removed; its other lines are told one by one. What follows from
 * an edit elsewhere is told there alone: posts that answer to the head of their unit do
 * not move when the unit gets another head, and groups that say nothing do not change
 * when group_defaults do.
 */
#ifndef DIFF_DIFF_H
#define DIFF_DIFF_H

#include "check/analysis.h"
#include "model/model.h"

enum change_kind {
	CHANGE_ADDED,
	CHANGE_REMOVED,
	CHANGE_RENAMED,      /* same id, other name */
	CHANGE_MOVED,        /* another superior */
	CHANGE_OFFICE,       /* another chair, deputy chair, … */
	CHANGE_SEAT,         /* one seat among members, co_opted, represented_by */
	CHANGE_MANDATE,      /* one key of it, or all of it */
	CHANGE_STATUS,       /* active, proposed, … */
	CHANGE_FIELD,        /* any other key; the way of a line that stays */
	CHANGE_LINE_ADDED,   /* a typed line that no move tells */
	CHANGE_LINE_REMOVED, /* the same */
	CHANGE_LEVEL_ADDED,  /* the node stands between others that were neighbours */
	CHANGE_LEVEL_REMOVED,
	CHANGE_PROBABLE_RENAMING, /* another id; name and place stay */
	CHANGE__COUNT
};

extern const char *const change_words[CHANGE__COUNT]; /* "added", as in JSON */

enum diff_end { DIFF_OLD, DIFF_NEW, DIFF_ENDS };

/* A change as one of the two organisations has it. */
struct change_end {
	uint32_t node;    /* what the change is about; NODE_NONE: it is not there */
	uint32_t target;  /* the node that the value names alone: a superior, the end of a
			     line, the superior above a level; or NODE_NONE */
	struct str value; /* with references as ids; NULL: nothing */
	struct str shown; /* the same with names */
	struct span at;   /* of the value, else of the node; may be nowhere */
};

struct change {
	enum change_kind kind;
	enum sort sort;   /* of the node; SORT__COUNT: the organisation itself */
	struct str field; /* the key: "chair", "mandate.power", "reports_to"; or empty */
	struct change_end ends[DIFF_ENDS];
};

struct diff {
	struct arena arena;
	const struct analysis *analyses[DIFF_ENDS];
	const struct model *models[DIFF_ENDS];
	/* The same node in the other organisation, or NODE_NONE: by id, or by a probable
	 * renaming. */
	uint32_t *match[DIFF_ENDS];

	/* The organisation, nodes that went, came and were renamed, levels, then what
	 * changed in those that stayed, each in the order of its input. */
	struct change *items;
	uint32_t count, cap;
	uint32_t counts[CHANGE__COUNT];
};

/* O(n log n) in what both models hold. The caller releases the diff. */
void diff_make(struct diff *diff, const struct analysis *old, const struct analysis *new);
void diff_release(struct diff *diff); /* takes {0} */

/* The id and the name of what a change is about; the new ones where there are any. */
struct str change_id(const struct diff *diff, const struct change *change);
struct str change_name(const struct diff *diff, const struct change *change);

#endif
