#include "base/map.h"

#include <criterion/criterion.h>
#include <signal.h>

/* In most tests value i has the key "id-" and i modulo the number of keys. */
static struct str make_key(char room[24], uint32_t number)
{
	int len = snprintf(room, 24, "id-%u", number);

	return (struct str){room, (uint32_t)len};
}

static struct str numbered(const void *context, uint32_t value)
{
	static char room[24];
	const uint32_t *keys = context;

	return make_key(room, value % *keys);
}

static struct str in_array(const void *context, uint32_t value)
{
	const char *const *keys = context;

	return str_of(keys[value]);
}

Test(map, empty)
{
	struct map map = {0};
	uint32_t cursor = 0;

	cr_assert_eq(map_find(&map, STR("a"), in_array, NULL), MAP_NONE);
	cr_assert_eq(map_next(&map, STR("a"), in_array, NULL, &cursor), MAP_NONE);
	cr_assert_eq(map_next(&map, STR("a"), in_array, NULL, &cursor), MAP_NONE);
	map_release(&map);
}

Test(map, finds_what_was_added)
{
	static const char *const keys[] = {"a", "", "b", "\xc3\xa5", "a b"};
	struct map map = {0};

	for (uint32_t i = 0; i < COUNT_OF(keys); i++)
		map_add(&map, str_of(keys[i]), i);
	for (uint32_t i = 0; i < COUNT_OF(keys); i++)
		cr_assert_eq(map_find(&map, str_of(keys[i]), in_array, keys), i);
	cr_assert_eq(map_find(&map, (struct str){0}, in_array, keys), 1);
	cr_assert_eq(map_find(&map, STR("c"), in_array, keys), MAP_NONE);
	map_release(&map);
	cr_assert_null(map.slots);
}

/* Each key twice, while the map grows: the second time it is there. */
Test(map, enters_a_key_once)
{
	const uint32_t keys = 1000;
	struct map map = {0};
	char room[24];

	for (uint32_t i = 0; i < 2 * keys; i++)
		cr_assert_eq(
			map_enter(&map, make_key(room, i % keys), i, numbered, &keys),
			i < keys ? MAP_NONE : i - keys);
	cr_assert_eq(map.used, keys);
	for (uint32_t k = 0; k < keys; k++) {
		uint32_t cursor = 0;

		cr_assert_eq(
			map_next(&map, make_key(room, k), numbered, &keys, &cursor), k);
		cr_assert_eq(map_next(&map, make_key(room, k), numbered, &keys, &cursor),
			MAP_NONE);
	}
	map_release(&map);
}

/* Every key again and again while the map grows, which must not change the order. */
Test(map, equal_keys_come_in_order_of_adding)
{
	const uint32_t keys = 1000, times = 7;
	struct map map = {0};
	char room[24];

	for (uint32_t i = 0; i < keys * times; i++)
		map_add(&map, make_key(room, i % keys), i);
	for (uint32_t k = 0; k < keys; k++) {
		struct str key = make_key(room, k);
		uint32_t cursor = 0;

		cr_assert_eq(map_find(&map, key, numbered, &keys), k);
		for (uint32_t i = 0; i < times; i++)
			cr_assert_eq(map_next(&map, key, numbered, &keys, &cursor),
				k + keys * i, "key %u time %u", k, i);
		cr_assert_eq(map_next(&map, key, numbered, &keys, &cursor), MAP_NONE);
		cr_assert_eq(map_next(&map, key, numbered, &keys, &cursor), MAP_NONE);
	}
	map_release(&map);
}

/* Two keys whose 32 bits of hash are equal share a slot, and must not be taken for one
 * another, whichever was added first, with more of each behind. */
Test(map, different_keys_with_one_hash)
{
	static const char *const keys[] = {
		"id-88999", "id-348259", "id-88999", "id-348259", "id-348259"};
	struct map map = {0};
	uint32_t cursor = 0;

	cr_assert_eq(str_hash(str_of(keys[0])) >> 32, str_hash(str_of(keys[1])) >> 32,
		"the test needs another pair");
	map_add(&map, str_of(keys[0]), 0);
	cr_assert_eq(map_find(&map, str_of(keys[1]), in_array, keys), MAP_NONE);
	cr_assert_eq(map_enter(&map, str_of(keys[1]), 1, in_array, keys), MAP_NONE);
	cr_assert_eq(map_enter(&map, str_of(keys[2]), 2, in_array, keys), 0);
	cr_assert_eq(map_enter(&map, str_of(keys[3]), 3, in_array, keys), 1);
	for (uint32_t i = 2; i < COUNT_OF(keys); i++)
		map_add(&map, str_of(keys[i]), i);
	cr_assert_eq(map.used, 1);
	cr_assert_eq(map_find(&map, STR("id-88999"), in_array, keys), 0);
	cr_assert_eq(map_find(&map, STR("id-348259"), in_array, keys), 1);
	for (uint32_t i = 1; i != 2; i = i == 1 ? 3 : i == 3 ? 4 : 2)
		cr_assert_eq(map_next(&map, str_of(keys[1]), in_array, keys, &cursor), i);
	cr_assert_eq(map_next(&map, str_of(keys[1]), in_array, keys, &cursor), MAP_NONE);
	map_release(&map);
}

/* Quadratic time would take minutes here. */
Test(map, a_million_equal_keys, .timeout = 20)
{
	enum { EQUAL = 1000000, OTHERS = 100000 };
	const uint32_t keys = UINT32_MAX;
	struct map map = {0};
	char room[24];
	uint32_t cursor = 0;

	for (uint32_t i = 0; i < EQUAL; i++)
		map_add(&map, make_key(room, 5), 5);
	for (uint32_t i = 0; i < OTHERS; i++)
		if (i != 5)
			map_add(&map, make_key(room, i), i);
	for (uint32_t i = 0; i < OTHERS; i++)
		cr_assert_eq(map_find(&map, make_key(room, i), numbered, &keys), i);
	make_key(room, 5);
	for (uint32_t i = 0; i < EQUAL; i++)
		cr_assert_eq(map_next(&map, STR("id-5"), numbered, &keys, &cursor), 5);
	cr_assert_eq(map_next(&map, STR("id-5"), numbered, &keys, &cursor), MAP_NONE);
	map_release(&map);
}

Test(map, reserve)
{
	struct map map = {0};
	const uint32_t keys = UINT32_MAX;
	const struct map_slot *slots;
	char room[24];

	map_reserve(&map, 0);
	map_reserve(&map, 6);
	cr_assert_eq(map.cap, 8);
	map_reserve(&map, 7);
	cr_assert_eq(map.cap, 16);
	map_reserve(&map, 1000);
	slots = map.slots;
	for (uint32_t i = 0; i < 1000; i++)
		map_add(&map, make_key(room, i), i);
	cr_assert_eq(map.slots, slots, "nothing moved");
	map_reserve(&map, 5);
	cr_assert_eq(map_find(&map, STR("id-999"), numbered, &keys), 999);
	map_release(&map);
}

Test(map, value_too_large, .signal = SIGABRT)
{
	struct map map = {0};

	map_add(&map, STR("a"), MAP_LIMIT);
}

Test(map, largest_value)
{
	static const uint32_t keys = UINT32_MAX;
	struct map map = {0};
	char room[24];
	struct str key = make_key(room, MAP_LIMIT - 1);

	map_add(&map, key, MAP_LIMIT - 1);
	map_add(&map, key, MAP_LIMIT - 1);
	cr_assert_eq(map_find(&map, key, numbered, &keys), MAP_LIMIT - 1);
	map_release(&map);
}

Test(map, more_keys_than_there_is_room_for, .signal = SIGABRT)
{
	struct map map = {0};

	map_reserve(&map, UINT32_MAX);
}
