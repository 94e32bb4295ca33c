#include "model/value.h"

#include <criterion/criterion.h>
#include <string.h>

static struct date parsed(const char *s)
{
	struct date date = {0};

	cr_assert(date_parse(str_of(s), &date), "'%s' is a date", s);
	return date;
}

Test(value, a_date_may_lack_month_and_day)
{
	cr_expect_eq(date_first_day(parsed("2025")), 20250101);
	cr_expect_eq(date_last_day(parsed("2025")), 20251231);
	cr_expect_eq(date_first_day(parsed("2025-10")), 20251001);
	cr_expect_eq(date_last_day(parsed("2025-10")), 20251031);
	cr_expect_eq(date_last_day(parsed("2024-02")), 20240229);
	cr_expect_eq(date_last_day(parsed("1900-02")), 19000228);
	cr_expect_eq(date_first_day(parsed("2025-12-31")), 20251231);
	cr_expect_eq(date_first_day((struct date){0}), 0);
}

Test(date, days_follow_each_other)
{
	static const uint32_t days[] = {
		20231231, 20240101, 20240228, 20240229, 20240301, 20240302};

	cr_expect_eq(day_after(20231231), days[1]);
	cr_expect_eq(day_before(20240101), days[0]);
	for (size_t i = 2; i + 1 < COUNT_OF(days); i++) {
		cr_expect_eq(day_after(days[i]), days[i + 1]);
		cr_expect_eq(day_before(days[i + 1]), days[i]);
	}
	cr_expect_eq(day_after(20250228), 20250301);
	cr_expect_eq(day_before(20250301), 20250228);
}

Test(value, what_is_no_date_is_refused)
{
	static const char *const bad[] = {"", "25", "2025-", "2025-13", "2025-00",
		"2025-1", "2025-02-30", "2025-02-29", "2025-01-01x", "2025/01/01", "0000",
		"20250101", "-2025", "2025-01-1", "none"};

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct date date = {0};

		cr_expect_not(
			date_parse(str_of(bad[i]), &date), "'%s' is no date", bad[i]);
	}
}

struct rate {
	const char *text;
	uint32_t min, max;
	bool approximate, on_demand, counted;
};

Test(value, frequencies_become_meetings_a_year)
{
	static const struct rate rates[] = {
		{"4/year", 4, 4, false, false, true},
		{"2-3/half-year", 4, 6, false, false, true},
		{"2-3/term", 4, 6, false, false, true},
		{"~8/year", 8, 8, true, false, true},
		{"1/week", 52, 52, false, false, true},
		{"2/month", 24, 24, false, false, true},
		{"1/quarter", 4, 4, false, false, true},
		{"weekly", 52, 52, false, false, true},
		{"monthly", 12, 12, false, false, true},
		{"quarterly", 4, 4, false, false, true},
		{"yearly", 1, 1, false, false, true},
		{"every 3 weeks", 17, 18, false, false, true},
		{"every 5 months", 2, 3, false, false, true},
		{"every 1 week", 52, 52, false, false, true},
		{"on_demand", 0, 0, false, true, false},
		{"~1/month, on_demand", 12, 12, true, true, true},
		{"weekly,on_demand", 52, 52, false, true, true},
	};

	for (size_t i = 0; i < COUNT_OF(rates); i++) {
		struct meets meets = {0};

		cr_assert(
			meets_parse(str_of(rates[i].text), &meets), "%s", rates[i].text);
		cr_expect_eq(meets.min, rates[i].min, "%s", rates[i].text);
		cr_expect_eq(meets.max, rates[i].max, "%s", rates[i].text);
		cr_expect_eq(
			meets.approximate, rates[i].approximate, "%s", rates[i].text);
		cr_expect_eq(meets.on_demand, rates[i].on_demand, "%s", rates[i].text);
		cr_expect_eq(meets.counted, rates[i].counted, "%s", rates[i].text);
	}
}

Test(value, what_is_no_frequency_is_refused)
{
	static const char *const bad[] = {"", "often", "4", "4/", "/year", "4/yearly",
		"3-2/year", "0/year", "~2-3/year", "every 0 weeks", "every weeks",
		"every 2 years", "4/year, sometimes", "on_demand, 4/year", "99999/week",
		"4 / year"};

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct meets meets = {0};

		cr_expect_not(meets_parse(str_of(bad[i]), &meets), "'%s'", bad[i]);
	}
}

static const char *written(struct date date)
{
	static struct buf text;

	buf_clear(&text);
	date_add(&text, date);
	return text.data;
}

Test(value, dates_are_written_as_given)
{
	cr_expect_str_eq(written((struct date){.year = 2025}), "2025");
	cr_expect_str_eq(written((struct date){.year = 25, .month = 3}), "0025-03");
	cr_expect_str_eq(
		written((struct date){.year = 2025, .month = 3, .day = 9}), "2025-03-09");
	cr_expect_str_eq(written((struct date){.none = true}), "none");
}
