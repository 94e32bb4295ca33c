#include "pdf_tags.h"

#include <string.h>

/* The chart is a figure with text: each box a paragraph of it, in the order of reading.
 * cairo 1.16 can say neither the language nor another text in place of a figure. */
static const struct {
	const char *class, *tag;
} tags[] = {{"title", "H1"}, {"facts", "P"}, {"chart", "Figure"}, {"cluster", "P"},
	{"node", "P"}, {"legend", "Sect"}, {"entry", "P"}, {"footer", "P"}};

const char *pdf_tag_of(const struct pen_group *group)
{
	for (size_t i = 0; i < COUNT_OF(tags); i++)
		if (strcmp(tags[i].class, group->class) == 0)
			return tags[i].tag;
	return NULL;
}
