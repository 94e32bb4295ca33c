/* Dates and frequencies: the two values of the format with a small grammar of their own.
 */
#include "model/value.h"

struct scan {
	struct str text;
	uint32_t pos;
};

static bool scan_char(struct scan *scan, char wanted)
{
	if (scan->pos == scan->text.len || scan->text.ptr[scan->pos] != wanted)
		return false;
	scan->pos++;
	return true;
}

static bool scan_word(struct scan *scan, const char *wanted)
{
	uint32_t pos = scan->pos;

	for (; *wanted; wanted++, pos++)
		if (pos == scan->text.len || scan->text.ptr[pos] != *wanted)
			return false;
	scan->pos = pos;
	return true;
}

static void scan_spaces(struct scan *scan)
{
	while (scan_char(scan, ' '))
		;
}

static bool scan_done(const struct scan *scan)
{
	return scan->pos == scan->text.len;
}

/* At most `digits` digits, so that no number overflows. */
static bool scan_number(struct scan *scan, uint32_t digits, uint32_t *out)
{
	uint32_t begin = scan->pos, value = 0;

	while (!scan_done(scan) && scan->pos - begin < digits) {
		char c = scan->text.ptr[scan->pos];

		if (c < '0' || c > '9')
			break;
		value = value * 10 + (uint32_t)(c - '0');
		scan->pos++;
	}
	*out = value;
	return scan->pos > begin;
}

static uint32_t days_in_month(uint32_t year, uint32_t month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && leap ? 29 : days[month - 1];
}

static bool scan_part(struct scan *scan, uint32_t most, uint32_t *out)
{
	uint32_t begin = scan->pos;

	return scan_number(scan, 2, out) && scan->pos - begin == 2 && *out >= 1 &&
	       *out <= most;
}

bool date_parse(struct str s, struct date *out)
{
	struct scan scan = {s, 0};
	uint32_t year, month = 0, day = 0;

	if (!scan_number(&scan, 4, &year) || scan.pos != 4 || year == 0)
		return false;
	if (scan_char(&scan, '-')) {
		if (!scan_part(&scan, 12, &month))
			return false;
		if (scan_char(&scan, '-') &&
			!scan_part(&scan, days_in_month(year, month), &day))
			return false;
	}
	if (!scan_done(&scan))
		return false;
	out->year = (uint16_t)year;
	out->month = (uint8_t)month;
	out->day = (uint8_t)day;
	return true;
}

bool date_impossible(struct buf *out, struct str s)
{
	static const char *const months[] = {"January", "February", "March", "April",
		"May", "June", "July", "August", "September", "October", "November",
		"December"};
	struct scan scan = {s, 8};
	struct date month = {0};
	uint32_t day, days;

	if (s.len != 10 || s.ptr[7] != '-' || !scan_number(&scan, 2, &day) ||
		!scan_done(&scan) || !date_parse((struct str){s.ptr, 7}, &month) ||
		month.month == 0)
		return false;
	days = days_in_month(month.year, month.month);
	if (day <= days)
		return false;
	buf_add_text(out, months[month.month - 1]);
	if (month.month == 2)
		buf_printf(out, " %u", (unsigned)month.year);
	buf_printf(out, " has %u days", (unsigned)days);
	return true;
}

static uint32_t day_number(uint32_t year, uint32_t month, uint32_t day)
{
	return (year * 100 + month) * 100 + day;
}

uint32_t date_first_day(struct date date)
{
	if (!date_is_set(date))
		return 0;
	return day_number(
		date.year, date.month ? date.month : 1, date.day ? date.day : 1);
}

uint32_t date_last_day(struct date date)
{
	uint32_t month = date.month ? date.month : 12;

	if (!date_is_set(date))
		return 0;
	return day_number(
		date.year, month, date.day ? date.day : days_in_month(date.year, month));
}

uint32_t day_before(uint32_t day)
{
	uint32_t year = day / 10000, month = day / 100 % 100;

	if (day % 100 > 1)
		return day - 1;
	if (month > 1)
		return year * 10000 + (month - 1) * 100 + days_in_month(year, month - 1);
	return (year - 1) * 10000 + 1231;
}

uint32_t day_after(uint32_t day)
{
	uint32_t year = day / 10000, month = day / 100 % 100;

	if (day % 100 < days_in_month(year, month))
		return day + 1;
	if (month < 12)
		return year * 10000 + (month + 1) * 100 + 1;
	return (year + 1) * 10000 + 101;
}

void day_add(struct buf *out, uint32_t day)
{
	buf_printf(out, "%04u-%02u-%02u", (unsigned)(day / 10000),
		(unsigned)(day / 100 % 100), (unsigned)(day % 100));
}

void date_add(struct buf *out, struct date date)
{
	if (date.none) {
		buf_add_text(out, "none");
		return;
	}
	buf_printf(out, "%04u", (unsigned)date.year);
	if (date.month)
		buf_printf(out, "-%02u", (unsigned)date.month);
	if (date.day)
		buf_printf(out, "-%02u", (unsigned)date.day);
}

struct period {
	const char *word;
	uint32_t per_year;
};

/* "half-year" stands before any word that it could be mistaken for. */
static const struct period periods[] = {
	{"week", 52},
	{"month", 12},
	{"quarter", 4},
	{"term", 2},
	{"half-year", 2},
	{"year", 1},
};

static const struct period adverbs[] = {
	{"weekly", 52},
	{"monthly", 12},
	{"quarterly", 4},
	{"yearly", 1},
};

static bool scan_period(
	struct scan *scan, const struct period *words, size_t count, uint32_t *per_year)
{
	for (size_t i = 0; i < count; i++) {
		if (scan_word(scan, words[i].word)) {
			*per_year = words[i].per_year;
			return true;
		}
	}
	return false;
}

/* `every N weeks` or `every N months`, rounded down and up to whole meetings. */
static bool scan_every(struct scan *scan, struct meets *out)
{
	uint32_t n, year;

	scan_spaces(scan);
	if (!scan_number(scan, 3, &n) || n == 0)
		return false;
	scan_spaces(scan);
	if (scan_word(scan, "week"))
		year = 52;
	else if (scan_word(scan, "month"))
		year = 12;
	else
		return false;
	scan_char(scan, 's');
	out->min = year / n;
	out->max = (year + n - 1) / n;
	return true;
}

/* `N/period`, `N-M/period` or `~N/period`. */
static bool scan_rate(struct scan *scan, struct meets *out)
{
	uint32_t least, most, per_year;

	out->approximate = scan_char(scan, '~');
	if (!scan_number(scan, 4, &least))
		return false;
	most = least;
	if (!out->approximate &&
		(scan_char(scan, '-') || scan_word(scan, "\xe2\x80\x93")) &&
		!scan_number(scan, 4, &most))
		return false;
	if (!scan_char(scan, '/') ||
		!scan_period(scan, periods, COUNT_OF(periods), &per_year))
		return false;
	if (least == 0 || most < least)
		return false;
	out->min = least * per_year;
	out->max = most * per_year;
	return true;
}

bool meets_parse(struct str s, struct meets *out)
{
	struct scan scan = {s, 0};
	uint32_t per_year;

	out->min = out->max = 0;
	out->approximate = out->on_demand = out->counted = false;
	if (scan_word(&scan, "on_demand")) {
		out->on_demand = true;
		return scan_done(&scan);
	}
	if (scan_period(&scan, adverbs, COUNT_OF(adverbs), &per_year))
		out->min = out->max = per_year;
	else if (scan_word(&scan, "every") ? !scan_every(&scan, out)
					   : !scan_rate(&scan, out))
		return false;
	out->counted = true;
	if (scan_char(&scan, ',')) {
		scan_spaces(&scan);
		out->on_demand = scan_word(&scan, "on_demand");
		if (!out->on_demand)
			return false;
	}
	return scan_done(&scan);
}

/* ---- as regular expressions ---- */

#define DAYS(months, days) "(" months ")(-(0[1-9]|" days "))?"

void date_pattern(struct buf *out, bool or_none)
{
	buf_printf(out, "^(%s(?!0000)[0-9]{4}(-(%s|%s|%s))?)$", or_none ? "none|" : "",
		DAYS("0[13578]|1[02]", "[12][0-9]|3[01]"),
		DAYS("0[469]|11", "[12][0-9]|30"), DAYS("02", "1[0-9]|2[0-9]"));
}

static void add_words(struct buf *out, const struct period *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "%s%s", i ? "|" : "", words[i].word);
}

void meets_pattern(struct buf *out)
{
	static const char number[] = "(?!0+[^0-9])[0-9]{1,4}";

	buf_add_text(out, "^(on_demand|(");
	add_words(out, adverbs, COUNT_OF(adverbs));
	buf_add_text(out, "|every *(?!0+[^0-9])[0-9]{1,3} *(week|month)s?");
	buf_printf(out, "|(~%s|%s((-|\xe2\x80\x93)%s)?)/(", number, number, number);
	add_words(out, periods, COUNT_OF(periods));
	buf_add_text(out, "))(, *on_demand)?)$");
}

/* ---- languages ---- */

bool language_is_code(struct str s)
{
	uint32_t part = 0, parts = 0;

	for (uint32_t i = 0; i <= s.len; i++) {
		unsigned char c = i < s.len ? (unsigned char)s.ptr[i] : '-';
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (c == '-') {
			if (part < (parts > 0 ? 1u : 2u) || part > (parts > 0 ? 8u : 3u))
				return false;
			parts++;
			part = 0;
		} else if (letter || (parts > 0 && c >= '0' && c <= '9')) {
			part++;
		} else {
			return false;
		}
	}
	return true;
}
