#include "report/table.h"

#include "base/json.h"
#include "report_internal.h"

/* Calls `row` with the cells of each row. */
static void each_row(struct outlet *out, const struct table *table,
	void (*row)(void *context, const struct table *table, const struct cell *cells),
	void *context)
{
	struct cell cells[TABLE_COLUMNS];
	struct arena scratch;
	uint64_t cursor = 0;

	arena_init(&scratch, "table row");
	if (out)
		outlet_item(out, (struct str){0});
	for (;;) {
		memset(cells, 0, sizeof cells);
		if (!table->next(table, &cursor, cells, &scratch))
			break;
		row(context, table, cells);
		if (out)
			outlet_item(out, cells[0].text);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

/* What a cell says in a line of text. `add` writes a user's text and may count columns.
 */
static uint32_t cell_add(struct buf *out, const struct cell *cell,
	uint32_t (*add)(struct buf *out, struct str text))
{
	uint32_t width = 0;
	size_t before = out->len;

	switch (cell->kind) {
	case CELL_EMPTY:
		return 0;
	case CELL_TEXT:
		return add(out, cell->text);
	case CELL_NUMBER:
		buf_printf(out, "%llu", (unsigned long long)cell->number);
		return (uint32_t)(out->len - before);
	case CELL_TRUE:
		buf_add_text(out, "true");
		return 4;
	case CELL_TEXTS:
		for (uint32_t i = 0; i < cell->count; i++) {
			if (i > 0)
				width += add(out, STR(", "));
			width += add(out, cell->texts[i]);
		}
		return width;
	}
	BUG("a cell of no kind");
}

/* ---- text ---- */

struct text_writer {
	struct outlet *out;
	struct buf scratch;
	uint32_t widths[TABLE_COLUMNS];
	bool right[TABLE_COLUMNS]; /* it holds numbers */
};

static uint32_t shown_cell(struct buf *out, const struct cell *cell)
{
	uint32_t width = cell_add(out, cell, escape_add);

	if (cell->kind == CELL_EMPTY) {
		buf_add_char(out, '-');
		width = 1;
	}
	return width;
}

static void measure_row(
	void *context, const struct table *table, const struct cell *cells)
{
	struct text_writer *writer = context;

	for (uint32_t i = 0; i < table->column_count; i++) {
		uint32_t width;

		buf_clear(&writer->scratch);
		width = shown_cell(&writer->scratch, &cells[i]);
		if (width > writer->widths[i])
			writer->widths[i] = width;
		writer->right[i] = writer->right[i] || cells[i].kind == CELL_NUMBER;
	}
}

/* The last column is not padded: no line ends in spaces. */
static void text_row(void *context, const struct table *table, const struct cell *cells)
{
	struct text_writer *writer = context;
	struct buf *out = &writer->out->buf;

	for (uint32_t i = 0; i < table->column_count; i++) {
		uint32_t room;

		buf_clear(&writer->scratch);
		room = writer->widths[i] - shown_cell(&writer->scratch, &cells[i]);
		if (writer->right[i])
			buf_add_fill(out, ' ', room);
		buf_add_str(out, buf_str(&writer->scratch));
		if (i + 1 < table->column_count)
			buf_add_fill(out, ' ', (writer->right[i] ? 0 : room) + 2);
	}
	buf_add_char(out, '\n');
}

static void heading_cells(const struct table *table, struct cell *cells)
{
	for (uint32_t i = 0; i < table->column_count; i++)
		cells[i] = (struct cell){
			.kind = CELL_TEXT, .text = str_of(table->columns[i])};
}

void table_text(struct outlet *out, const struct table *table)
{
	struct text_writer writer = {.out = out};
	struct cell heading[TABLE_COLUMNS];

	heading_cells(table, heading);
	measure_row(&writer, table, heading);
	each_row(NULL, table, measure_row, &writer);
	text_row(&writer, table, heading);
	each_row(out, table, text_row, &writer);
	buf_release(&writer.scratch);
}

/* ---- CSV ---- */

static uint32_t add_raw(struct buf *out, struct str text)
{
	buf_add_str(out, text);
	return 0;
}

static void csv_row(void *context, const struct table *table, const struct cell *cells)
{
	struct outlet *out = context;
	struct buf text = {0};

	for (uint32_t i = 0; i < table->column_count; i++) {
		if (i > 0)
			buf_add_char(&out->buf, ',');
		buf_clear(&text);
		cell_add(&text, &cells[i], add_raw);
		csv_field(&out->buf, buf_str(&text));
	}
	buf_add_text(&out->buf, "\r\n");
	buf_release(&text);
}

void table_csv(struct outlet *out, const struct table *table)
{
	struct cell heading[TABLE_COLUMNS];

	heading_cells(table, heading);
	csv_row(out, table, heading);
	each_row(out, table, csv_row, out);
}

/* ---- JSON ---- */

static void json_cell(struct json *json, const struct cell *cell)
{
	switch (cell->kind) {
	case CELL_EMPTY:
		BUG("an empty cell has no value");
	case CELL_TEXT:
		json_str(json, cell->text);
		return;
	case CELL_NUMBER:
		json_uint(json, cell->number);
		return;
	case CELL_TRUE:
		json_bool(json, true);
		return;
	case CELL_TEXTS:
		json_open(json, '[', true);
		for (uint32_t i = 0; i < cell->count; i++)
			json_str(json, cell->texts[i]);
		json_close(json);
		return;
	}
	BUG("a cell of no kind");
}

static void json_row(void *context, const struct table *table, const struct cell *cells)
{
	struct json *json = context;

	json_open(json, '{', true);
	for (uint32_t i = 0; i < table->column_count; i++) {
		if (cells[i].kind == CELL_EMPTY)
			continue;
		json_key(json, table->columns[i]);
		json_cell(json, &cells[i]);
	}
	json_close(json);
}

void table_json(struct outlet *out, const struct table *table)
{
	struct json json;

	json_init(&json, &out->buf);
	json_open(&json, '{', false);
	json_key(&json, "format");
	json_uint(&json, 1);
	json_key(&json, table->name);
	json_open(&json, '[', false);
	each_row(out, table, json_row, &json);
	json_close(&json);
	json_close(&json);
}
