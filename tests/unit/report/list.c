/* Which seats there are, and how many: where offices and members meet. */
#include "report/list.h"

#include "sample.h"

#include <criterion/criterion.h>

static struct sample sample;
static struct list list;
static struct outlet out;

static void end(void)
{
	outlet_release(&out);
	list_release(&list);
	sample_release(&sample);
}

TestSuite(list, .fini = end);

static void load(const char *groups)
{
	struct buf yaml = {0};

	buf_printf(&yaml, "orgraph: 1\nposts: {a: , b: , c: }\ngroups:\n%s", groups);
	sample_load(&sample, buf_str(&yaml));
	cr_assert_eq(sample.sink.counts[SEVERITY_ERROR], 0);
	buf_release(&yaml);
}

/* Seats that are rows, and the members that the row of the group counts. */
static void expect(const char *group, uint32_t rows, uint64_t members)
{
	struct cell cells[TABLE_COLUMNS] = {0};
	struct buf yaml = {0};
	struct arena scratch;
	uint64_t cursor = 0;
	uint32_t count = 0;

	buf_printf(&yaml, "  g: %s\n", group);
	load(yaml.data);
	arena_init(&scratch, "test");
	list_make(&list, &sample.model, LIST_GROUPS, (struct str){0});
	cr_assert(list.table.next(&list.table, &cursor, cells, &scratch));
	cr_expect_eq(cells[5].number, members, "%s", group);
	list_release(&list);
	list_make(&list, &sample.model, LIST_SEATS, (struct str){0});
	for (cursor = 0; list.table.next(&list.table, &cursor, cells, &scratch);)
		count++;
	cr_expect_eq(count, rows, "%s", group);
	arena_release(&scratch);
	buf_release(&yaml);
}

#define COUNTS(name, group, rows, members)          \
	Test(list, name)                            \
	{                                           \
		expect((group), (rows), (members)); \
	}

COUNTS(nobody, "{name: G}", 0, 0)
COUNTS(officers_are_members, "{chair: a, deputy_chair: b, secretary: c}", 3, 3)
COUNTS(a_repeat_is_no_seat, "{chair: a, members: [a, b]}", 2, 2)
COUNTS(a_second_repeat_is_one, "{chair: a, members: [a, a]}", 2, 2)
COUNTS(a_repeat_with_a_count, "{chair: a, members: [{post: a, count: 3}]}", 2, 3)
COUNTS(two_offices_of_one, "{chair: a, secretary: a}", 2, 1)
COUNTS(co_chairs, "{chair: [a, b], members: [b]}", 2, 2)
COUNTS(a_convenor_is_none, "{convenor: a, members: [a]}", 2, 1)
COUNTS(other_offices_are_none, "{offices: {x: a}}", 1, 0)
COUNTS(either_takes_it, "{chair: a, members: [{post: [a, b]}]}", 2, 2)
COUNTS(substitutes, "{members: [a, {text: t, substitute: true}]}", 2, 1)
COUNTS(co_opted, "{members: [a], co_opted: [b]}", 2, 1)
COUNTS(vacant, "{chair: vacant, members: [{post: b, vacant: true}]}", 2, 2)
COUNTS(or_more, "{members: [{post: b, count: 4+}]}", 1, 4)

/* Two passes over the rows say the same. */
Test(list, twice_the_same)
{
	size_t first;

	load("  g: {chair: a, members: [a, b]}\n  h: {chair: a, members: [b, a, a]}\n");
	list_make(&list, &sample.model, LIST_SEATS, (struct str){0});
	table_csv(&out, &list.table);
	first = out.buf.len;
	table_csv(&out, &list.table);
	cr_assert_eq(out.buf.len, 2 * first);
	cr_assert_eq(memcmp(out.buf.data, out.buf.data + first, first), 0);
}

/* As many chairs as members, and not as many times as many. */
Test(list, many_chairs)
{
	const unsigned many = 50000;
	struct buf yaml = {0};

	buf_add_text(&yaml, "orgraph: 1\nposts:\n");
	for (unsigned i = 0; i < many; i++)
		buf_printf(&yaml, "  p%u: {}\n", i);
	buf_add_text(&yaml, "groups:\n  g:\n    chair: [p0");
	for (unsigned i = 1; i < many; i++)
		buf_printf(&yaml, ", p%u", i);
	buf_add_text(&yaml, "]\n    members: [p0");
	for (unsigned i = 1; i < many; i++)
		buf_printf(&yaml, ", p%u", i);
	buf_add_text(&yaml, "]\n");
	sample_load(&sample, buf_str(&yaml));
	list_make(&list, &sample.model, LIST_GROUPS, (struct str){0});
	table_csv(&out, &list.table);
	cr_assert_neq(strstr(out.buf.data, "\",50000,,,,active,\r\n"), NULL);
	buf_release(&yaml);
}
