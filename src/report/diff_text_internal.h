/*
 * Changes as text, by its sections: diff_text.c prints the whole, diff_nested.c what came
 * and what went, diff_changed.c what changed in what stayed.
 */
#ifndef REPORT_DIFF_TEXT_INTERNAL_H
#define REPORT_DIFF_TEXT_INTERNAL_H

#include "diff_shown.h"
#include "report_internal.h"

struct printer {
	struct outlet *outlet;
	struct buf *out;
	const struct diff *diff;
	struct shown shown;
	struct report_style style;
};

/* What a section prints of its changes [begin, end). */
typedef void print_section(struct printer *printer, uint32_t begin, uint32_t end);
print_section print_nested, print_changed;

const struct change *print_change_at(const struct printer *printer, uint32_t index);

void print_mark(struct printer *printer, uint32_t indent, char mark);

/* "group Hygienråd (hygienrad), proposed" */
void print_node(struct printer *printer, const struct change *change);

/* A name where a reader finds it; nothing stands for no superior. */
void print_place(struct printer *printer, enum diff_end end, uint32_t node);

/* "  [a.yaml:3]", unless `places` is empty, and the line's end. */
void print_end(struct printer *printer, struct str places);
void print_end_of(struct printer *printer, const struct change *change);

#endif
