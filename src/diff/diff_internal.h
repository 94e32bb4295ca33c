/* What the files of this folder give each other. */
#ifndef DIFF_INTERNAL_H
#define DIFF_INTERNAL_H

#include "base/buf.h"
#include "diff/diff.h"
#include "model/field.h"
#include "model/node_lines.h"

/* A diff in the making. */
struct finder {
	struct diff *diff;
	struct node_lines by_node[DIFF_ENDS];
	struct arena scratch; /* keys; reset after each node */
	struct buf buf;
};

/* ---- value.c: values as texts ---- */

enum value_form {
	VALUE_KEY,  /* equal for equal values, however written; never shown */
	VALUE_IDS,  /* references as ids */
	VALUE_NAMES /* references as names */
};

/* Where a value is, for whoever writes it. */
struct value_writer {
	const struct finder *finder;
	enum diff_end end;
	enum value_form form;
	struct buf *out;
};

/* The value of a key, which is set; `base` is the struct its offset counts in. */
void value_add(struct value_writer *writer, const struct field *field, const void *base);
void value_add_seat(struct value_writer *writer, const struct seat *seat);
/* Only who sits there, without count and details. */
void value_add_seat_who(struct value_writer *writer, const struct seat *seat);
void value_add_ref(struct value_writer *writer, const struct ref *ref);
/* The target, and how the line goes; `detail` may be NULL. */
void value_add_line(struct value_writer *writer, const struct line *line);
void value_add_map(
	struct value_writer *writer, const struct field_table *table, const void *base);

/* The place of a value, or nowhere. */
struct span value_span(const struct field *field, const void *base);

/* ---- keyed.c: two lists compared by keys ---- */

struct keyed {
	struct str key;
	uint32_t index;   /* the caller's */
	uint32_t partner; /* index of the equal one on the other side, or KEYED_ALONE */
};

#define KEYED_ALONE UINT32_MAX

struct keyed_list {
	struct keyed *items;
	uint32_t count;
};

/* Finds each item's partner; several equal ones pair off in order. Leaves both lists in
 * the order of `index`. O(n log n). */
void keyed_pair(struct keyed_list *old, struct keyed_list *new);

/* ---- diff.c ---- */

/* A new change about a node, at its places; NODE_NONE where it is not. Two of NODE_NONE
 * are the organisation. Good until the next. */
struct change *change_add_node(
	struct finder *finder, enum change_kind kind, uint32_t old, uint32_t new);

/* What was written to finder->buf, as key in the scratch. Empties the buffer. */
struct str finder_key(struct finder *finder);

/* What was written to finder->buf, as text of the diff. Empties the buffer. */
struct str finder_text(struct finder *finder);

struct value_writer finder_writer(
	struct finder *finder, enum diff_end end, enum value_form form);

/* Gives an end of a change its value in both forms. */
void change_set(struct finder *finder, struct change *change, enum diff_end end,
	const struct field *field, const void *base);
void change_set_seat(struct finder *finder, struct change *change, enum diff_end end,
	const struct seat *seat);
void change_set_line(struct finder *finder, struct change *change, enum diff_end end,
	const struct line *line);
/* The target of a line alone; a node. */
void change_set_target(struct finder *finder, struct change *change, enum diff_end end,
	const struct ref *ref);
void change_set_node(
	struct finder *finder, struct change *change, enum diff_end end, uint32_t node);

/* ---- match.c, organisation.c, fields.c, seats.c, lines.c, levels.c ---- */

void match_nodes(struct finder *finder);
void compare_organisations(struct finder *finder);

/* Each takes the two ends of one node. */
void compare_fields(struct finder *finder, const uint32_t nodes[DIFF_ENDS]);
void compare_lines(struct finder *finder, const uint32_t nodes[DIFF_ENDS]);

/* A key that holds a list of seats: one change for each seat that differs. */
void compare_seats(struct finder *finder, const struct field *field,
	const void *const bases[DIFF_ENDS], const uint32_t nodes[DIFF_ENDS]);

/* Each key of one table that differs as a change of `kind`, named with `prefix` (may be
 * NULL) before the key. */
void compare_table(struct finder *finder, const struct field_table *table,
	enum change_kind kind, const char *prefix, const void *const bases[DIFF_ENDS],
	const uint32_t nodes[DIFF_ENDS]);

void find_levels(struct finder *finder);

#endif
