#include "report/outlet.h"

/* Large enough that a write costs little beside what it writes. */
#define FULL ((size_t)64 * 1024)

void outlet_pass(struct outlet *outlet)
{
	if (outlet->drain && outlet->buf.len >= FULL)
		outlet->drain(outlet);
}

void outlet_item(struct outlet *outlet, struct str about)
{
	if (outlet->item)
		outlet->item(outlet, about);
	outlet_pass(outlet);
}

void outlet_flush(struct outlet *outlet)
{
	if (outlet->drain && outlet->buf.len > 0)
		outlet->drain(outlet);
}

void outlet_release(struct outlet *outlet)
{
	buf_release(&outlet->buf);
	*outlet = (struct outlet){0};
}
