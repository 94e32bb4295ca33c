/*
 * The model as canonical JSON (product.md, "The model as JSON"), written by the tables of
 * model/field.h: a new key needs a row there and nothing here. Loading an export gives
 * the same export but for `at`.
 */
#ifndef REPORT_EXPORT_H
#define REPORT_EXPORT_H

#include "model/model.h"
#include "report/outlet.h"

/* Linear in the model. Nodes and lines that are not there on the day are written, too. */
void export_write(struct outlet *out, const struct model *model);

#endif
