/* Texts in XML and HTML. */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/buf.h"

/* Appends a text so that it is one, in an element or between double quotes; what XML
 * cannot hold is shown as an escape. */
void xml_add(struct buf *out, struct str text);

#endif
