/* Ids that end in numbers are found in arrays, others in a table: it must not show. */
#include "fixture.h"

/* References to each of `texts`, from one group; which of them lead nowhere. */
static const char *missed(struct buf *yaml, const char *const *texts)
{
	static struct buf out;
	struct fixture *fixture;

	buf_add_text(yaml, "groups:\n  asks: {informs: [");
	for (uint32_t i = 0; texts[i]; i++)
		buf_printf(yaml, "%s\"%s\"", i > 0 ? ", " : "", texts[i]);
	buf_add_text(yaml, "]}\n");
	fixture = fixture_load(yaml->data);
	buf_clear(&out);
	buf_add_text(&out, "");
	for (uint32_t i = 0; i < fixture->model.line_count; i++) {
		const struct line *line = &fixture->model.lines[i];

		if (line->to.node == NODE_NONE)
			buf_printf(&out, "%.*s ", STR_ARG(ref_str(&line->to)));
		else
			cr_expect(str_eq(ref_str(&line->to),
					  node_id(&fixture->model, line->to.node)),
				"'%.*s' leads to '%.*s'", STR_ARG(ref_str(&line->to)),
				STR_ARG(node_id(&fixture->model, line->to.node)));
	}
	buf_release(yaml);
	return out.data;
}

#define MISSED(yaml, ...) missed((yaml), (const char *const[]){__VA_ARGS__, NULL})

/* `before` with the numbers of a range, as posts. */
static void add_posts(struct buf *yaml, const char *before, uint32_t begin, uint32_t end)
{
	if (yaml->len == 0)
		buf_add_text(yaml, "orgraph: 1\nposts:\n");
	for (uint32_t i = begin; i < end; i++)
		buf_printf(yaml, "  %s%u: {}\n", before, i);
}

Test(ids, in_families)
{
	struct buf yaml = {0};

	add_posts(&yaml, "ward-", 0, 1000);
	add_posts(&yaml, "w", 500, 1000);
	buf_add_text(
		&yaml, "  ward-007: {}\n  ward-: {}\n  ward: {}\n  7: {}\n  w1.5: {}\n");
	cr_expect_str_eq(
		MISSED(&yaml, "ward-0", "ward-00", "ward-7", "ward-07", "ward-007",
			"ward-999", "ward-1000", "ward-", "ward", "w499", "w500", "w0",
			"7", "8", "w1.5", "w5", "ward-99999999999", "ward-4294967296",
			"vard-7", "ward-7 ", "ward-1", "ward-10"),
		"ward-00 ward-07 ward-1000 w499 w0 8 w5 ward-99999999999 "
		"ward-4294967296 vard-7 ward-7  ");
}

Test(ids, in_no_families)
{
	struct buf yaml = {0};

	add_posts(&yaml, "few-", 0, 10);
	add_posts(&yaml, "sparse-", 5000000, 5000200);
	cr_expect_str_eq(MISSED(&yaml, "few-9", "few-10", "sparse-5000000",
				 "sparse-5000199", "sparse-5000200", "sparse-1"),
		"few-10 sparse-5000200 sparse-1 ");
}

Test(ids, in_too_many_families)
{
	struct buf yaml = {0};
	char before[16];

	for (uint32_t i = 0; i < 300; i++) {
		snprintf(before, sizeof before, "x%u-", i);
		add_posts(&yaml, before, 0, 70);
	}
	cr_expect_str_eq(MISSED(&yaml, "x0-0", "x0-69", "x0-70", "x299-0", "x299-69",
				 "x299-70", "x300-0"),
		"x0-70 x299-70 x300-0 ");
}

Test(ids, of_every_length)
{
	struct buf yaml = {0};
	char id[80], longer[80];

	buf_add_text(&yaml, "orgraph: 1\nposts:\n");
	memset(id, 'a', sizeof id);
	for (uint32_t len = 1; len < 60; len++)
		buf_printf(&yaml, "  %.*s: {}\n", (int)len, id);
	memset(longer, 'a', sizeof longer);
	id[26] = id[59] = longer[60] = '\0';
	longer[50] = 'b';
	cr_expect_str_eq(MISSED(&yaml, "a", "aa", id, "b", longer),
		"b "
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaa ");
}
