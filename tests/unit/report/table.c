/* The three forms of a table, on cells that are hard to write. */
#include "report/table.h"

#include <criterion/criterion.h>

static struct cell text(const char *value)
{
	return (struct cell){.kind = CELL_TEXT, .text = str_of(value)};
}

static const struct str two[] = {{"a", 1}, {"b,c", 3}};

static bool next(const struct table *table, uint64_t *cursor, struct cell *cells,
	struct arena *scratch)
{
	(void)table;
	(void)scratch;
	switch ((*cursor)++) {
	case 0:
		cells[0] = text("名前");
		cells[1] = (struct cell){.kind = CELL_NUMBER, .number = 7};
		cells[2] = text("plain");
		return true;
	case 1:
		cells[0] = text("say \"hi\", you\r\nthere");
		cells[1] = (struct cell){.kind = CELL_NUMBER, .number = 1234};
		cells[2] = (struct cell){.kind = CELL_TEXTS, .texts = two, .count = 2};
		return true;
	case 2:
		cells[0] = text(" led");
		cells[2].kind = CELL_TRUE;
		return true;
	}
	return false;
}

static const struct table table = {.name = "things",
	.columns = {"name", "n", "what"},
	.column_count = 3,
	.next = next};

static struct outlet out;

static void end(void)
{
	outlet_release(&out);
}

TestSuite(table, .fini = end);

Test(table, text)
{
	table_text(&out, &table);
	cr_assert_str_eq(out.buf.data, "name                       n  what\n"
				       "名前                       7  plain\n"
				       "say \"hi\", you\\r\\nthere  1234  a, b,c\n"
				       " led                       -  true\n");
}

Test(table, csv)
{
	table_csv(&out, &table);
	cr_assert_str_eq(out.buf.data,
		"name,n,what\r\n"
		"名前,7,plain\r\n"
		"\"say \"\"hi\"\", you\\r\\nthere\",1234,\"a, b,c\"\r\n"
		"\" led\",,true\r\n");
}

Test(table, json)
{
	table_json(&out, &table);
	cr_assert_str_eq(out.buf.data,
		"{\n  \"format\": 1,\n  \"things\": [\n"
		"    {\"name\": \"名前\", \"n\": 7, \"what\": \"plain\"},\n"
		"    {\"name\": \"say \\\"hi\\\", you\\r\\nthere\", \"n\": 1234, "
		"\"what\": [\"a\", \"b,c\"]},\n"
		"    {\"name\": \" led\", \"what\": true}\n"
		"  ]\n}\n");
}
