/* What the two files of redaction give each other. */
#ifndef MODEL_REDACT_INTERNAL_H
#define MODEL_REDACT_INTERNAL_H

#include "model/redact.h"

/* ---- redact.c: which names there are, and where they may stand ---- */

/* Tells every name of a person in the model. */
typedef void tell_name(void *context, struct str name);
void redact_names(const struct model *model, tell_name *tell, void *context);

#endif
