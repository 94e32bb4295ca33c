/*
 * The values that a key of the input can hold, each with the place where it was written.
 * All memory is the model's arena or the source text itself; nothing here is freed alone.
 * A value that the input does not give is all zero, and `x_is_set` says so.
 */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "base/buf.h"
#include "base/str.h"
#include "diag/source.h"

/* A text as the author means it: escapes resolved, lines folded by YAML. */
struct text {
	const char *ptr;
	uint32_t len;
	struct span at;
};

struct texts {
	struct text *items;
	uint32_t count;
};

/* One text in several languages; `language` is empty for the organisation's own. */
struct label {
	struct text language, text;
};

struct labels {
	struct label *items;
	uint32_t count;
};

#define NODE_NONE UINT32_MAX /* not resolved, or it cannot be */

/* A reference to a node (or a duty), as written, and what it leads to. */
struct ref {
	const char *ptr;
	uint32_t len;
	struct span at;
	uint32_t node; /* an index, or NODE_NONE */
};

struct refs {
	struct ref *items;
	uint32_t count;
};

/* The same, to be looked at. */
struct ref_run {
	const struct ref *items;
	uint32_t count;
};

static inline struct ref_run refs_run(const struct refs *refs)
{
	return (struct ref_run){refs->items, refs->count};
}

/* YYYY, YYYY-MM or YYYY-MM-DD in the proleptic Gregorian calendar; parts not given are
 * 0. `none` is the word none: known not to be. */
struct date {
	uint16_t year;
	uint8_t month, day;
	bool none;
	struct span at;
};

struct validity {
	struct date from, until;
};

/* How many alike: `2` or `4+`. 0 is not given, which means 1. */
struct amount {
	uint32_t number:31; /* at most LIMIT_COUNT */
	uint32_t or_more:1;
};

/* The same, and where it is written. */
struct quantity {
	uint32_t number:31;
	uint32_t or_more:1;
	struct span at;
};

/* Meetings per year. */
struct meets {
	struct text text; /* as written, or the text of {text: …} */
	uint32_t min, max;
	bool approximate, on_demand;
	bool counted; /* min and max are known */
};

/* Where a statement stands: a document of the organisation, a section, a line in it. */
struct origin {
	struct origin_detail *detail; /* NULL: nothing more is said; origin_detail() */
	struct text in, section, line;
	struct span at;
};

/* What is seldom said of where something stands. */
struct origin_detail {
	struct text url, note;
};

struct origins {
	struct origin *items;
	uint32_t count;
};

static inline struct amount quantity_amount(const struct quantity *quantity)
{
	return (struct amount){quantity->number, quantity->or_more};
}

static inline struct str text_str(struct text text)
{
	return (struct str){text.ptr, text.len};
}

static inline struct str ref_str(const struct ref *ref)
{
	return (struct str){ref->ptr, ref->len};
}

static inline bool date_is_set(struct date date)
{
	return date.year != 0;
}

/* Days compare by their first day (`end` false) or last day (`end` true), so that
 * 2025-10 begins on the 1st and ends on the 31st. YYYYMMDD as a number; 0 if not set. */
uint32_t date_first_day(struct date date);
uint32_t date_last_day(struct date date);

/* The day before and the day after, as such numbers. */
uint32_t day_before(uint32_t day);
uint32_t day_after(uint32_t day);

/* Appends "2025-10-31". */
void day_add(struct buf *out, uint32_t day);

/* Appends what is given of a date: "2025-10", or "none". */
void date_add(struct buf *out, struct date date);

/* Reads all of `s`; false if it is no date. Leaves `at` and `none` alone. */
bool date_parse(struct str s, struct date *out);

/* Appends why `s`, which date_parse refused, is no date where its day is one too many:
 * "February 2026 has 28 days". False if something else is wrong with it. */
bool date_impossible(struct buf *out, struct str s);

/* Reads a frequency such as "2-3/half-year" or "~1/month, on_demand"; false if it is
 * none. Sets all but `text`. */
bool meets_parse(struct str s, struct meets *out);

/* Is it the code of a language (BCP 47): two or three letters, then parts of letters and
 * digits, such as sv or en-GB? Not whether there is such a language. */
bool language_is_code(struct str s);

/* What that takes, as a regular expression (ECMA 262). */
#define LANGUAGE_PATTERN "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"

/* Dates and frequencies as regular expressions, for a schema: what they refuse the
 * readers refuse. Of what the readers refuse, 29 February of a common year and a range
 * whose end is below its beginning pass. */
void date_pattern(struct buf *out, bool or_none);
void meets_pattern(struct buf *out);

#endif
