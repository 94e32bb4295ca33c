/*
 * The format as JSON Schema, for editors: generated from the tables by which the loader
 * reads (model/field.h, project.h, own_rule.h), so that a key of a table is a key of the
 * schema. What a schema cannot say (references, dates that no calendar has, what rules
 * find) is `check`'s.
 *
 * It is draft 07, the newest that yaml-language-server reads, and with it most editors.
 */
#ifndef REPORT_SCHEMA_H
#define REPORT_SCHEMA_H

#include "base/buf.h"
#include "model/model.h"

struct entry_keys; /* model/project.h */

enum schema_kind { SCHEMA_INPUT, SCHEMA_MANIFEST, SCHEMA_RULES, SCHEMA__COUNT };

extern const char *const schema_words[SCHEMA__COUNT]; /* "input", "manifest", "rules" */

/* Appends the schema. `model`, where it is not NULL, adds to the one of the input the
 * organisation's own line types, and its ids as examples of references. `keys` are what
 * charts and reports of a manifest take beside those of its tables. */
void schema_write(struct buf *out, enum schema_kind kind, const struct model *model,
	const struct entry_keys *keys);

#endif
