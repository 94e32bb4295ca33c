/* Near misses: what is near, what is nearer, and that the fast way finds the same. */
#include "base/buf.h"
#include "model/find.h"

#include <criterion/criterion.h>

/* The nearest of the candidates (up to a NULL), or "". */
static const char *nearest(const char *word, int edits, const char *const *candidates)
{
	struct near *near = near_new();
	uint32_t found;

	for (uint32_t i = 0; candidates[i]; i++)
		near_add(near, str_of(candidates[i]), i);
	found = near_find(near, str_of(word), edits);
	near_free(near);
	return found == UINT32_MAX ? "" : candidates[found];
}

#define NEAREST(word, edits, ...) \
	nearest((word), (edits), (const char *const[]){__VA_ARGS__, NULL})

Test(near, nothing_among_nothing)
{
	struct near *near = near_new();
	uint32_t value = 7;

	cr_expect_eq(near_find(near, STR("a"), 2), UINT32_MAX);
	near_find_all(near, NULL, 0, 2, false, &value);
	cr_expect_eq(value, 7);
	near_free(near);
	near_free(NULL);
}

Test(near, each_kind_of_slip)
{
	static const char *const slips[][2] = {{"Budget", "budget"}, {"BUDGET", "budget"},
		{"ostra", "\xc3\xb6stra"}, {"\xc3\x96STRA", "\xc3\xb6stra"},
		{"ward-7", "ward-007"}, {"ward-007", "ward-7"}, {"budge", "budget"},
		{"budgett", "budget"}, {"bxdget", "budget"}, {"bugdet", "budget"},
		{"udget", "budget"}, {"xbudget", "budget"}, {"abc", "ab"},
		{"\xd0\x96\xd1\x83\xd0\xba", "\xd0\xb6\xd1\x83\xd0\xba"}};

	for (size_t i = 0; i < COUNT_OF(slips); i++)
		cr_expect_str_eq(NEAREST(slips[i][0], 1, "other", slips[i][1]),
			slips[i][1], "'%s'", slips[i][0]);
}

Test(near, two_slips)
{
	static const char *const slips[][2] = {{"budgxtx", "budget"},
		{"budgxx", "budget"}, {"ubdgte", "budget"}, {"bdgetx", "budget"},
		{"secreatry", "secretary"}, {"secrtry", "secretary"}};

	for (size_t i = 0; i < COUNT_OF(slips); i++) {
		cr_expect_str_eq(NEAREST(slips[i][0], 2, slips[i][1]), slips[i][1],
			"'%s'", slips[i][0]);
	}
	cr_expect_str_eq(NEAREST("budgxx", 1, "budget"), "");
	cr_expect_str_eq(NEAREST("secretaries", 2, "secretary"), "", "three of them");
}

Test(near, short_words_are_near_little)
{
	cr_expect_str_eq(NEAREST("hr", 2, "hd"), "");
	cr_expect_str_eq(NEAREST("HR", 2, "hr"), "hr");
	cr_expect_str_eq(NEAREST("abcxx", 2, "abc"), "", "two of five letters");
	cr_expect_str_eq(NEAREST("abcdxx", 2, "abcd"), "abcd");
	cr_expect_str_eq(NEAREST("", 2, "a"), "");
}

Test(near, equal_is_not_near)
{
	cr_expect_str_eq(NEAREST("abc", 2, "abc"), "");
	cr_expect_str_eq(NEAREST("abc", 2, "abc", "Abc"), "Abc");
}

Test(near, the_nearer_wins)
{
	cr_expect_str_eq(
		NEAREST("\xc3\x85rsm\xc3\xb6te", 2, "arsmote", "\xc3\xa5rsm\xc3\xb6te"),
		"\xc3\xa5rsm\xc3\xb6te", "case before accents");
	cr_expect_str_eq(
		NEAREST("ward1", 2, "ward2", "ward01"), "ward01", "zeros before edits");
	cr_expect_str_eq(NEAREST("ward01", 2, "ward1", "w\xc3\xa5rd01"), "w\xc3\xa5rd01",
		"accents before zeros");
	cr_expect_str_eq(NEAREST("group1", 2, "group2", "grou1"), "grou1",
		"letters before digits");
	cr_expect_str_eq(
		NEAREST("budget", 2, "bxdxet", "budgex"), "budgex", "one before two");
	cr_expect_str_eq(NEAREST("budget", 2, "budgey", "budgex"), "budgey",
		"the first of equals");
}

Test(near, long_words)
{
	char a[300], b[300];

	memset(a, 'a', sizeof a);
	memset(b, 'a', sizeof b);
	a[100] = b[100] = '\0';
	b[50] = 'x';
	cr_expect_str_eq(NEAREST(a, 2, b), b, "one edit in a hundred letters");
	b[60] = 'x';
	cr_expect_str_eq(NEAREST(a, 2, b), "", "two only in short words");
	a[100] = b[100] = 'a';
	a[299] = b[299] = '\0';
	b[60] = 'a';
	cr_expect_str_eq(NEAREST(a, 2, b), "", "too long for edits");
	b[50] = 'A';
	cr_expect_str_eq(NEAREST(a, 2, b), b);
}

Test(near, what_is_no_text)
{
	cr_expect_str_eq(NEAREST("ab\xff"
				 "cd",
				 2, "abc\xff",
				 "ab\xfe"
				 "cd"),
		"ab\xfe"
		"cd");
}

/* ---- many words ---- */

static uint32_t random_number(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33);
}

/* Few letters, so that many words are near each other. */
static char *random_word(uint64_t *state)
{
	static const char *const letters[] = {
		"a", "b", "A", "\xc3\xa5", "0", "1", "-", "c"};
	struct buf word = {0};
	uint32_t len = 1 + random_number(state) % 12;

	for (uint32_t i = 0; i < len; i++)
		buf_add_text(&word, letters[random_number(state) % COUNT_OF(letters)]);
	return word.data;
}

static void compare_ways(
	uint32_t words, uint32_t candidates, int edits, bool same_numbers)
{
	uint64_t state = words * 31 + candidates * 7 + (uint64_t)edits;
	char **texts = mem_alloc(words + candidates, sizeof *texts);
	struct str *asked = mem_alloc(words, sizeof *asked);
	uint32_t *found = mem_alloc(words, sizeof *found);
	struct near *near = near_new();
	uint32_t some = 0;

	for (uint32_t i = 0; i < words + candidates; i++)
		texts[i] = random_word(&state);
	for (uint32_t i = 0; i < candidates; i++)
		near_add(near, str_of(texts[words + i]), i);
	for (uint32_t i = 0; i < words; i++)
		asked[i] = str_of(texts[i]);
	near_find_all(near, asked, words, edits, same_numbers, found);
	for (uint32_t i = 0; i < words; i++) {
		uint32_t want;

		/* one word is compared with each candidate */
		near_find_all(near, &asked[i], 1, edits, same_numbers, &want);
		some += want != UINT32_MAX;
		cr_assert_eq(found[i], want, "'%s' with %d edits: '%s' instead of '%s'",
			texts[i], edits,
			found[i] == UINT32_MAX ? "" : texts[words + found[i]],
			want == UINT32_MAX ? "" : texts[words + want]);
	}
	cr_expect_gt(some, words / 20);
	cr_expect_lt(some, words);
	near_free(near);
	for (uint32_t i = 0; i < words + candidates; i++)
		free(texts[i]);
	free(texts);
	free(asked);
	free(found);
}

Test(near, many_words_find_what_each_would)
{
	for (int edits = 1; edits <= 2; edits++)
		for (int same = 0; same < 2; same++) {
			compare_ways(400, 300, edits, same);
			compare_ways(300, 400, edits, same);
			compare_ways(2000, 60, edits, same);
		}
}

Test(near, the_same_numbers)
{
	const struct str words[] = {
		STR("ward 8"), STR("ward 07"), STR("wrad 7"), STR("ward 77")};
	struct near *near = near_new();
	uint32_t found[4];

	near_add(near, STR("ward 7"), 0);
	near_find_all(near, words, 4, 2, true, found);
	cr_expect_eq(found[0], UINT32_MAX);
	cr_expect_eq(found[1], 0);
	cr_expect_eq(found[2], 0);
	cr_expect_eq(found[3], UINT32_MAX);
	near_free(near);
}

/* Equal words and equal candidates cost no more than one of them, and forty thousand
 * that are near everything are cut short. */
Test(near, no_input_is_slow)
{
	enum { MANY = 40000 };
	struct str *words = mem_alloc(MANY, sizeof *words);
	uint32_t *found = mem_alloc(MANY, sizeof *found);
	char(*texts)[8] = mem_alloc(MANY, sizeof *texts);
	struct near *near = near_new();

	for (uint32_t i = 0; i < MANY; i++) {
		words[i] = STR("wxrd");
		near_add(near, STR("word"), i);
	}
	near_find_all(near, words, MANY, 2, false, found);
	cr_expect_eq(found[0], 0);
	cr_expect_eq(found[MANY - 1], 0);
	near_free(near);
	near = near_new();
	for (uint32_t i = 0; i < MANY; i++) {
		snprintf(texts[i], sizeof *texts, "g%06u", i);
		near_add(near, str_of(texts[i]), i);
		words[i] = (struct str){texts[i], 7};
	}
	near_find_all(near, words, MANY, 2, false, found);
	cr_expect_neq(found[MANY - 1], UINT32_MAX);
	near_free(near);
	free(texts);
	free(words);
	free(found);
}
