/*
 * An organisation without the names of its persons, for charts and tables that are shown
 * to others. Whoever holds a post or a seat becomes "N.N.", an id of a person person-1,
 * person-2 …; and every text in which such a name stands is written anew. What is not
 * known to be a person's name (a name in a note of somebody who is declared nowhere)
 * cannot be found.
 */
#ifndef MODEL_REDACT_H
#define MODEL_REDACT_H

#include "model/model.h"

#define REDACTED "N.N."

struct redaction;

/* The names of all persons, holders and seats of a settled model, of all days. */
struct redaction *redaction_make(const struct model *model);
void redaction_free(struct redaction *redaction); /* takes NULL */

/*
 * The text with each name replaced, in `arena`; itself where it holds none. Names are
 * found whatever their case, accents and separators ("eva-exempel"), turned round
 * ("Exempel, Eva") and in the genitive. With `parts`, which is for prose, the first or
 * last word of one is a name, too, if it begins with a capital. Linear in the text.
 */
struct str redaction_text(
	struct redaction *redaction, struct arena *arena, struct str text, bool parts);

/* Rewrites every text of the model. Its ids and names are no longer looked up after that.
 */
void redaction_apply(struct redaction *redaction, struct model *model);

#endif
