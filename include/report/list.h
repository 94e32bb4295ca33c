/*
 * The tables of `orgraph list`: groups, posts, units, seats, with the columns of
 * product.md. They hold what is there on the day.
 *
 * What can stand in a cell: ids; for a seat or holder without an id its text; several
 * ids joined by ", ", but `power` and `reports_to` as arrays in JSON.
 */
#ifndef REPORT_LIST_H
#define REPORT_LIST_H

#include "model/model.h"
#include "report/table.h"

enum list_kind { LIST_GROUPS, LIST_POSTS, LIST_UNITS, LIST_SEATS, LIST__COUNT };

extern const char *const list_words[LIST__COUNT];

struct list_state;

/* A table over a settled model, and what it keeps. Rows are made one after the other: a
 * cursor of 0 begins anew, no other may be repeated. */
struct list {
	struct table table;
	const struct model *model;
	struct str language; /* of names; empty: the organisation's */
	struct list_state *state;
};

/* Linear in the model. */
void list_make(struct list *list, const struct model *model, enum list_kind kind,
	struct str language);
void list_release(struct list *list); /* takes {0} */

#endif
