/*
 * The schema's own: shapes, which are the values of the format as JSON Schema sees them,
 * one row each, and what is written from them.
 */
#ifndef REPORT_SCHEMA_INTERNAL_H
#define REPORT_SCHEMA_INTERNAL_H

#include "base/json.h"
#include "model/field.h"
#include "report/schema.h"

/* The types of JSON that a shape takes. To the loader every scalar is the text that is
 * written; an editor sees 3.10 as a number. */
enum shape_type {
	TAKES_STRING = 1 << 0,
	TAKES_NUMBER = 1 << 1,
	TAKES_INTEGER = 1 << 2,
	TAKES_TRUTH = 1 << 3,
	TAKES_MAP = 1 << 4,
	TAKES_LIST = 1 << 5,
	TAKES_NULL = 1 << 6, /* behind a key: as if it were not written */
	TAKES_SCALAR = TAKES_STRING | TAKES_NUMBER | TAKES_TRUTH
};

struct schema {
	struct json json;
	const struct model *model; /* NULL: no organisation is known */
	const struct entry_keys *keys;
	uint8_t *used; /* a byte for each shape that something refers to */
};

struct shape {
	const char *name;
	uint32_t types;
	const struct field_table *fields,
		*more;            /* the keys of a map; `more` of its sort */
	const char *required;     /* keys, with blanks between */
	const char *one_of;       /* one of these keys at least */
	const char *members;      /* the shape behind keys of the user's own */
	const char *keys;         /* the pattern of these keys */
	const char *items;        /* the shape of an item of a list */
	uint32_t least, most;     /* items, 0: any; of an integer, `least` */
	const char *pattern;      /* of a string */
	const char *const *words; /* instead of types: one of these */
	/* Says more, or, without types, all. */
	void (*write)(struct schema *schema, const struct shape *shape);
};

/* In the order in which they are written. */
extern const struct shape schema_shapes[];
extern const uint32_t schema_shape_count;

/* The shape behind a key; NULL: anything. */
const char *schema_shape_of(const struct field_table *table, const struct field *field);

const struct shape *schema_shape_named(const char *name);

/* A table has a key that belongs to another use of it. */
bool schema_leaves_out(const struct shape *shape, const struct field *field);

/* ---- schema.c ---- */

void schema_ref(struct schema *schema, const char *shape); /* "$ref": the shape */
void schema_member(struct schema *schema, const char *key, const char *value);
void schema_words_of(struct schema *schema, const char *const *words, bool or_null);

/* One of the words, or a list of them; `once`: of each at most one. */
void schema_word_list(
	struct schema *schema, const char *const *words, bool or_null, bool once);

/* "required": the words. */
void schema_required(struct schema *schema, const char *words);

/* "dependencies": one key wants the other beside it. */
void schema_both(struct schema *schema, const char *one, const char *other);

/* "key": [{"required": [word]}, …] for each of the words. */
void schema_any_required(struct schema *schema, const char *key, const char *words);

/* No other keys than its properties. */
void schema_closed(struct schema *schema);

/* ---- schema_rules.c ---- */

void schema_condition(struct schema *schema, const struct shape *shape);
void schema_severities(struct schema *schema, const struct shape *shape);
void schema_rule_name(struct schema *schema, const struct shape *shape);

/* ---- schema_project.c ---- */

void schema_chart(struct schema *schema, const struct shape *shape);
void schema_report(struct schema *schema, const struct shape *shape);

#endif
