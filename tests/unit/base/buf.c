#include "base/buf.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <math.h>
#include <signal.h>

Test(buf, empty)
{
	struct buf buf = {0};

	cr_assert_eq(buf_str(&buf).len, 0);
	buf_clear(&buf);
	buf_release(&buf);
	buf_add(&buf, NULL, 0);
	cr_assert_str_eq(buf.data, "");
	buf_release(&buf);
	cr_assert_null(buf.data);
	cr_assert_eq(buf.cap, 0);
}

Test(buf, adds_in_order_and_terminates)
{
	struct buf buf = {0};

	buf_add_text(&buf, "ab");
	buf_add_char(&buf, 'c');
	buf_add_fill(&buf, '-', 3);
	buf_add_fill(&buf, '!', 0);
	buf_add_str(&buf, STR("d\0e"));
	buf_add_str(&buf, (struct str){0});
	buf_add_rune(&buf, 0xe5);
	cr_assert_eq(buf.len, 11);
	cr_assert_arr_eq(buf.data, "abc---d\0e\xc3\xa5", 12);
	buf_clear(&buf);
	cr_assert_str_eq(buf.data, "");
	buf_add_text(&buf, "again");
	cr_assert(str_is(buf_str(&buf), "again"));
	buf_release(&buf);
}

Test(buf, grows)
{
	struct buf buf = {0};

	for (int i = 0; i < 100000; i++)
		buf_add_char(&buf, (char)('a' + i % 26));
	cr_assert_eq(buf.len, 100000);
	cr_assert_eq(buf.data[99999], 'a' + 99999 % 26);
	cr_assert_lt(buf.cap, 200000);
	buf_release(&buf);
	buf_grow(&buf, 1000);
	cr_assert_eq(buf.cap, 1001, "the first request is met exactly");
	buf_release(&buf);
}

Test(buf, too_large_ends_with_status_2, .exit_code = 2)
{
	struct buf buf = {0};

	buf_add_text(&buf, "text");
	buf_grow(&buf, SIZE_MAX);
}

Test(buf, printf)
{
	static const size_t lengths[] = {0, 1, 62, 63, 64, 65, 1000, 100000};
	struct buf buf = {0};

	for (size_t i = 0; i < COUNT_OF(lengths); i++) {
		buf_clear(&buf);
		buf_printf(&buf, "%s%*d|", "x", (int)lengths[i], 7);
		cr_assert_eq(buf.len, 2 + (lengths[i] > 1 ? lengths[i] : 1));
		cr_assert_eq(buf.data[buf.len - 1], '|');
		cr_assert_eq(buf.data[buf.len], '\0');
	}
	buf_clear(&buf);
	buf_printf(&buf, "'%.*s'", STR_ARG(STR("name")));
	cr_assert_str_eq(buf.data, "'name'");
	buf_release(&buf);
}

static void check_number(double value, int decimals, const char *expected)
{
	struct buf buf = {0};

	buf_add_number(&buf, value, decimals);
	cr_assert_str_eq(buf.data, expected, "%s, not %s", buf.data, expected);
	buf_release(&buf);
}

Test(buf, numbers)
{
	check_number(0, 2, "0");
	check_number(-0.0, 2, "0");
	check_number(-0.001, 2, "0");
	check_number(3, 2, "3");
	check_number(100, 0, "100");
	check_number(12.5, 2, "12.5");
	check_number(-0.25, 2, "-0.25");
	check_number(0.05, 1, "0.1");
	check_number(0.5, 0, "1");
	check_number(-0.5, 0, "-1");
	check_number(1.005, 6, "1.005");
	check_number(9.999, 2, "10");
	check_number(0.000001, 6, "0.000001");
	check_number(0.0000004, 6, "0");
	check_number(0.49999999999999994, 0, "0");
	check_number(1e12, 6, "1000000000000");
	check_number(8e18, 0, "8000000000000000000");
}

Test(buf, number_not_a_number, .signal = SIGABRT)
{
	check_number(NAN, 2, "");
}

Test(buf, number_infinite, .signal = SIGABRT)
{
	check_number(-INFINITY, 2, "");
}

Test(buf, number_with_too_many_decimals, .signal = SIGABRT)
{
	check_number(1, 7, "");
}

/* Where the machine has a locale with a comma; elsewhere this shows nothing. */
Test(buf, numbers_know_no_locale)
{
	if (!setlocale(LC_ALL, "sv_SE.UTF-8"))
		setlocale(LC_ALL, "de_DE.UTF-8");
	check_number(1234.5, 1, "1234.5");
}
