/*
 * Where a report goes. It is written into a buffer; between two items the buffer is
 * handed on when it has grown, so that a million findings need no more memory than a
 * page of them. Without `drain` everything stays in `buf`. Starts as {0}.
 */
#ifndef REPORT_OUTLET_H
#define REPORT_OUTLET_H

#include "base/buf.h"

struct outlet {
	struct buf buf;
	/* Takes what is in `buf` and clears it. A failed write is the taker's to note. */
	void (*drain)(struct outlet *outlet);
	/* Is told of each item; NULL: nobody wants to know. */
	void (*item)(struct outlet *outlet, struct str about);
	void *context; /* the taker's */
};

/* Hands on if there is much. */
void outlet_pass(struct outlet *outlet);

/* The same behind an item: what was written since the last one is about this node;
 * {0}: about none. */
void outlet_item(struct outlet *outlet, struct str about);

/* Hands on whatever there is. */
void outlet_flush(struct outlet *outlet);

void outlet_release(struct outlet *outlet); /* takes {0}; hands nothing on */

#endif
