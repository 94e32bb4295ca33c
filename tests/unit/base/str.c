#include "base/str.h"

#include <criterion/criterion.h>

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

Test(str, of)
{
	cr_assert_eq(str_of("abc").len, 3);
	cr_assert_eq(str_of("").len, 0);
	cr_assert_eq(str_of(NULL).len, 0);
	cr_assert_null(str_of(NULL).ptr);
	cr_assert_eq(STR("a\0b").len, 3);
}

Test(str, equality_is_by_bytes)
{
	struct str empty = {0};

	cr_assert(str_eq(STR("abc"), STR("abc")));
	cr_assert_not(str_eq(STR("abc"), STR("abd")));
	cr_assert_not(str_eq(STR("abc"), STR("ab")));
	cr_assert(str_eq(empty, STR("")));
	cr_assert(str_eq(empty, empty));
	cr_assert_not(str_eq(STR("a\0b"), STR("a\0c")));
	cr_assert(str_is(STR("abc"), "abc"));
	cr_assert_not(str_is(STR("abc\0"), "abc"));
	cr_assert(str_is(empty, ""));
}

Test(str, starts_and_ends)
{
	struct str empty = {0};

	cr_assert(str_starts(STR("x-note"), "x-"));
	cr_assert_not(str_starts(STR("x"), "x-"));
	cr_assert(str_starts(empty, ""));
	cr_assert_not(str_starts(empty, "a"));
	cr_assert(str_ends(STR("a.yaml"), ".yaml"));
	cr_assert(str_ends(STR(".yaml"), ".yaml"));
	cr_assert_not(str_ends(STR("yaml"), ".yaml"));
	cr_assert_not(str_ends(STR("a.yamlx"), ".yaml"));
	cr_assert(str_ends(empty, ""));
	cr_assert_not(str_ends(empty, "a"));
}

Test(str, finds_a_byte)
{
	struct str text = STR("a:b:"), empty = {0};

	cr_assert_eq(str_chr(text, ':'), text.ptr + 1);
	cr_assert_null(str_chr(text, 'c'));
	cr_assert_null(str_chr((struct str){text.ptr, 1}, ':'));
	cr_assert_null(str_chr(empty, ':'));
	cr_assert_null(str_chr(empty, 0));
}

Test(str, order_is_by_bytes_and_prefix_first)
{
	static const struct {
		const char *a, *b;
		int order;
	} cases[] = {
		{"", "", 0},
		{"", "a", -1},
		{"a", "ab", -1},
		{"b", "ab", 1},
		{"z", "\xc3\xa5", -1}, /* bytes are unsigned */
		{"abc", "abc", 0},
		{"10", "9", -1},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str a = str_of(cases[i].a), b = str_of(cases[i].b);

		cr_assert_eq(sign(str_cmp(a, b)), cases[i].order, "case %zu", i);
		cr_assert_eq(sign(str_cmp(b, a)), -cases[i].order, "case %zu", i);
	}
	cr_assert_eq(str_cmp((struct str){0}, STR("")), 0);
}

/* Known answers, so that it is the same on every machine: MurmurHash64A with seed 0. */
Test(str, hash_is_murmur64a)
{
	cr_assert_eq(str_hash((struct str){0}), 0);
	cr_assert_eq(str_hash(STR("a")), UINT64_C(0x071717d2d36b6b11));
	cr_assert_eq(str_hash(STR("abcdefgh")), UINT64_C(0xafdb0257ff41aa98));
	cr_assert_eq(str_hash(STR("abcdefghi\xff")), UINT64_C(0xe0ce2a5eed2df96f));
}

/* Ids that differ in one digit, as generated ones do, must not share many hashes. */
Test(str, hash_spreads_similar_ids)
{
	enum { COUNT = 100000, BUCKETS = 1 << 16 };
	static unsigned buckets[BUCKETS];
	unsigned most = 0;

	for (unsigned i = 0; i < COUNT; i++) {
		char id[32];
		int len = snprintf(id, sizeof id, "group-%u", i);
		uint64_t hash = str_hash((struct str){id, (uint32_t)len});
		unsigned *bucket = &buckets[hash % BUCKETS];

		*bucket += 1;
		most = *bucket > most ? *bucket : most;
	}
	cr_assert_leq(most, 15, "%u ids in one of 65536 buckets", most);
}

Test(str, among_words)
{
	static const char *const words[] = {"a", "", "ab"};

	cr_expect_eq(str_among(STR("a"), words, 3), 0);
	cr_expect_eq(str_among((struct str){0}, words, 3), 1);
	cr_expect_eq(str_among(STR("ab"), words, 3), 2);
	cr_expect_eq(str_among(STR("ab"), words, 2), 2);
	cr_expect_eq(str_among(STR("b"), NULL, 0), 0);
}
