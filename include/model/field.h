/*
 * The input format as tables: each key of each kind of map, what it may hold, and where
 * in the model it is kept. load/ reads by these tables and report/ writes by them, so
 * that a key is one row here. The order of rows is the order of keys in the export.
 */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include "model/model.h"

#include <string.h>

enum field_type {
	FIELD_TEXT,     /* struct text */
	FIELD_TEXTS,    /* struct texts; a text or a list */
	FIELD_NAME,     /* struct text, and struct labels * at `offset2` */
	FIELD_LABELS,   /* struct labels; a text or a map language -> text */
	FIELD_BOOL,     /* bool */
	FIELD_WORD,     /* uint8_t; one of `words`; span at `offset2` unless 0 */
	FIELD_WORDS,    /* uint32_t; bits of `words`, one or a list; span at `offset2` */
	FIELD_DATE,     /* struct date */
	FIELD_DECIDED,  /* struct date, or the word none */
	FIELD_VALIDITY, /* struct validity */
	FIELD_QUANTITY, /* struct quantity */
	FIELD_ORIGINS,  /* struct origins; a map or a list */
	FIELD_REF,      /* struct ref; a node of one of `sorts` */
	FIELD_MENTION,  /* struct ref; a node of one of `sorts`, or free text */
	FIELD_REFS,     /* struct refs; one or a list */
	FIELD_DUTIES,   /* struct refs into organisation.duties */
	FIELD_LINES,    /* lines of the type `relation`; kept in model.lines */
	FIELD_OFFICE,   /* struct seats; a reference, a seat, a list, or `vacant` */
	FIELD_SEATS,    /* struct seats; a list */
	FIELD_OFFICES,  /* struct offices; a map name -> office */
	FIELD_MANDATE,  /* struct mandate * */
	FIELD_DECIDER,  /* struct decider */
	FIELD_MEETS,    /* struct meets * */
	FIELD_MINUTES,  /* struct minutes */
	FIELD_HOLDERS,  /* struct holders; a holder, a list, or `vacant` */
	FIELD_VIA,      /* struct refs, or free text (struct text at `offset2`) */
	FIELD_SPECIAL,  /* read by the code of its map; listed for suggestions */
	FIELD_IGNORED   /* `at`, `defaulted`: what an export adds */
};

struct field {
	const char *key;
	enum field_type type;
	uint16_t offset, offset2;
	uint8_t relation; /* FIELD_LINES */
	uint8_t sorts;    /* SORT_BITs that a reference may lead to; 0: any */
	uint8_t bit;      /* of a seat: the SEAT_ flag that the key sets; else 0 */
	bool single;      /* FIELD_LINES: takes one target */
	/* Not 0: `offset` counts in the detail, of that many bytes, to which the first
	 * member of the struct leads. */
	uint16_t detail;
	const char *const
		*words; /* FIELD_WORD(S): NULL-terminated; index or bit number */
};

struct field_table {
	const char *what; /* "group", for messages: "unknown key 'x' in a group" */
	const struct field *fields;
	uint32_t count;
};

/* Keys of every node: offsets in struct node. Keys of one sort: offsets in its body. */
extern const struct field_table node_fields;
extern const struct field_table sort_fields[SORT__COUNT];

extern const struct field_table
	seat_fields; /* struct seat_detail, but for special ones */
extern const struct field_table mandate_fields; /* struct mandate */
extern const struct field_table holder_fields;  /* struct holder */
extern const struct field_table origin_fields;  /* struct origin */
extern const struct field_table
	line_fields; /* struct line_detail: to via note valid source */
extern const struct field_table minutes_fields;  /* struct minutes */
extern const struct field_table validity_fields; /* struct validity */
extern const struct field_table organisation_fields;
extern const struct field_table document_fields;  /* struct document */
extern const struct field_table duty_fields;      /* struct duty */
extern const struct field_table line_type_fields; /* struct line_type */
extern const struct field_table decider_fields, meets_fields, top_fields; /* by code */

/* NULL-terminated; the index is the value of the enum (of a power: the number of its
 * bit). An empty word is a value that cannot be written. */
extern const char *const status_words[];
extern const char *const kind_words[];
extern const char *const power_words[];
extern const char *const minutes_words[];
extern const char *const line_style_words[];

/* What a key means, for whoever writes it, in a line; NULL: nothing is said of it. */
const char *field_about(const struct field_table *table, const char *key);

/* A bit for each key that a group may have, its own and those of every node. */
uint64_t field_bit(const struct field *field);

/* Where the field of a struct is kept. Of a key that is seldom said `base` is the struct
 * itself all the same; where nothing of the kind is said the field is absent. */
const void *field_member(const struct field *field, const void *base);

/* The same to write there; NULL where nothing of the kind is said. */
static inline void *field_room(const struct field *field, void *base)
{
	void *home = base;

	if (field->detail)
		memcpy(&home, base, sizeof home);
	return home ? (char *)home + field->offset : NULL;
}

/* Room for what is seldom said, in the arena, if this is such a key and the struct has
 * none yet. */
void field_make_room(const struct field *field, void *base, struct arena *arena);

/* Where its second member is kept (offset2), by a field that has one. */
const void *field_second(const struct field *field, const void *base);

/* Did the input give this field? `base` is the struct its offset counts in. FIELD_LINES
 * and FIELD_SPECIAL are the caller's to know. */
bool field_is_set(const struct field *field, const void *base);

#endif
