/*
 * Finds nodes by what people write: an id, or a name or alias that fits exactly one node;
 * and what they may have meant when nothing fits. Nothing here fails; what is returned is
 * the model's, but for a struct near, which is the caller's to free.
 */
#ifndef MODEL_FIND_H
#define MODEL_FIND_H

#include "model/model.h"

enum found { FOUND_ONE, FOUND_NONE, FOUND_SEVERAL };

/* Adds a node's id (find first: ids are unique) or one of its names to the index. The
 * name stays where it is, and as it is, as long as names are looked for: nodes are all
 * added before, and redacted names are not found any more. */
void model_index_id(struct model *model, uint32_t node);
void model_index_name(struct model *model, const struct text *name, uint32_t node);

/* Room in the index for a name of each node, before many are added. */
void model_reserve_names(struct model *model);

/* An id or a name that is looked for soon (map_expect). */
void model_expect_id(const struct model *model, struct str id);
void model_expect_name(const struct model *model, struct str name);

/* The node with this id, or NODE_NONE. Constant time. */
uint32_t model_find_id(const struct model *model, struct str id);

/* Adds all of the organisation's documents to the index, once they are all known. */
void model_index_documents(struct model *model);

/* The document that a source cites by this id, or NULL. Constant time. */
const struct document *model_document(const struct model *model, struct str id);

/* Chooses again whom each name means: model_set_day does it. Linear in the names. */
void model_weigh_names(struct model *model);

/*
 * An id, or else a name or alias with white space folded, in any language, that fits one
 * node; on a day one of those that are there, or if none is, the first that has ended, or
 * is to come. FOUND_SEVERAL sets `*node` and `*other` to the first two that fit. Constant
 * time.
 */
enum found model_find(
	const struct model *model, struct str written, uint32_t *node, uint32_t *other);

/* The same for a name or alias alone, where it is known that no id fits. */
enum found model_find_name(
	const struct model *model, struct str written, uint32_t *node, uint32_t *other);

/*
 * "Did you mean": near misses among candidates such as all ids, names and aliases. A near
 * miss is, in this order of preference: the same but for case; for accents; for leading
 * zeros in a number; one edit (insertion, deletion, substitution or exchange of
 * neighbours, letters before digits) away in a word of at least 3 letters; two in one of
 * 6 to 24 letters. Edits are found through deletion neighbourhoods (Bocek et al. 2007, as
 * in SymSpell).
 */
struct near;

struct near *near_new(void);       /* for near_free */
void near_free(struct near *near); /* takes NULL */

/* Adds a candidate; `value` is the caller's. The text must live as long as the index. */
void near_add(struct near *near, struct str candidate, uint32_t value);

/* The value of the nearest candidate within `edits` (1 or 2), or UINT32_MAX. Equal
 * candidates are not near: they are the same. Ties go to the one added first. Linear in
 * the candidates; for many words ask near_find_all. */
uint32_t near_find(struct near *near, struct str word, int edits);

/* The word that was meant, or NULL: none is near. */
const char *near_word(struct str word, const char *const *words, uint32_t count);

/*
 * The same for many words at once, into `values`, in time linear in the letters of all
 * words and candidates together (with `edits` 2: in their squares, words being short).
 * Only hashes of the smaller side are kept, a few bytes for each of its letters. With
 * `same_numbers` what differs in its digits is not near (but for leading zeros): ward 7
 * is no slip for ward 8.
 */
void near_find_all(struct near *near, const struct str *words, uint32_t count, int edits,
	bool same_numbers, uint32_t *values);

/* All ids, then all names and aliases, as one list: number `number` of it, below
 * node_count + name_count; and the list as candidates, which it must outlive. */
struct known {
	struct str text;
	uint32_t node;
};

struct known model_known(const struct model *model, uint32_t number);
struct near *near_known(const struct model *model); /* for near_free */

/* The line type that was meant by a word that names none: the nearest one, or the only
 * one that begins so. {NULL, 0}: who knows. Linear in the line types; for many words
 * model_nearest_relations, whose cost is that of near_find_all. */
struct str model_nearest_relation(const struct model *model, struct str word);
void model_nearest_relations(const struct model *model, const struct str *words,
	uint32_t count, struct str *meant);

#endif
