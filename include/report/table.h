/*
 * A table of plain values, row by row from whoever knows them, as aligned text, CSV
 * (RFC 4180) or JSON. A column is one entry of an array, in all three forms alike.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/arena.h"
#include "report/outlet.h"

enum cell_kind {
	CELL_EMPTY, /* absent in JSON, empty in CSV, "-" in text */
	CELL_TEXT,
	CELL_NUMBER,
	CELL_TRUE,
	CELL_TEXTS /* an array in JSON, joined by ", " elsewhere */
};

struct cell {
	enum cell_kind kind;
	struct str text;
	uint64_t number;
	const struct str *texts;
	uint32_t count;
};

#define TABLE_COLUMNS 12

struct table {
	const char *name; /* the key of the rows in JSON: "groups" */
	const char *columns[TABLE_COLUMNS];
	uint32_t column_count;
	void *context;
	/*
	 * Fills the cells (all CELL_EMPTY before) of the row at `*cursor` and moves
	 * `*cursor` on; false behind the last row. What the cells point to lives in
	 * `scratch`, which is reset after each row, or longer.
	 */
	bool (*next)(const struct table *table, uint64_t *cursor, struct cell *cells,
		struct arena *scratch);
};

/* Two passes: the widths first. Widths are those of a terminal's columns. */
void table_text(struct outlet *out, const struct table *table);
void table_csv(struct outlet *out, const struct table *table);
void table_json(struct outlet *out, const struct table *table);

#endif
