/* What the export's parts share: the writer's state, and one function for each level. */
#ifndef REPORT_EXPORT_INTERNAL_H
#define REPORT_EXPORT_INTERNAL_H

#include "base/json.h"
#include "model/field.h"
#include "model/node_lines.h"
#include "report/outlet.h"

struct export
{
	struct json json;
	const struct model *model;
	struct node_lines by_node;
	uint32_t *rank;    /* of each node in the order of the export */
	bool *in_key;      /* of each line: a key of its node holds it whole */
	uint8_t *told;     /* of each node: enum told */
	uint64_t defaults; /* field_bit of the keys that group_defaults has */
};

/* How much of a node stands in the export: of what has ended, so that what still leads to
 * it leads somewhere, the name and the dates. */
enum told { TOLD_NOTHING, TOLD_NAME, TOLD_ALL };

/* The keys of a table that are set, those of lines and special ones left out. */
void export_fields(
	struct export *export, const struct field_table *table, const void *base);

/* One key and its value, which is set. Never one of FIELD_LINES or FIELD_SPECIAL. */
void export_field(struct export *export, const struct field *field, const void *base);

/* Office or list of seats (export_seats.c). */
void export_seats(struct export *export, const struct seats *seats);

/* The id of what a reference leads to, or the text as written. */
void export_ref(struct export *export, const struct ref *ref);
void export_refs(struct export *export, struct ref_run refs);
void export_text(struct export *export, struct text text);

/* Keys of a node that the tables of its sort list, or that its lines make. */
struct node_keys {
	const struct node *node;
	const struct line *lines;
	const uint32_t *indices; /* NULL: every one */
	uint32_t line_count;
};

/* The keys of a node, without its id (export_node.c). */
void export_keys(struct export *export, const struct node_keys *keys);

/* Is a line whole in a mandate or in group_defaults? */
bool export_is_told_elsewhere(const struct line *line);

/* The keys that group_defaults has on the day. */
uint64_t export_default_keys(const struct organisation *organisation);

/* "units": [ … ] and its like. Notes in `in_key` which lines it has told. */
void export_nodes(struct export *export, struct outlet *out, enum sort sort);

/* "lines": [ … ], after all nodes (export_lines.c). */
void export_lines(struct export *export, struct outlet *out);

/* "4+" or a number. */
void export_amount(struct export *export, struct amount amount);

#endif
