/* The structure of a tagged PDF (ISO 32000-1, 14.8.4): what a group on the page is. */
#ifndef RENDER_PDF_TAGS_H
#define RENDER_PDF_TAGS_H

#include "pen.h"

#define PDF_TAG_WHOLE "Document"
#define PDF_TAG_PAGE  "Part"

/* The name of the element that a group is, or NULL: what only lies on the page. */
const char *pdf_tag_of(const struct pen_group *group);

#endif
