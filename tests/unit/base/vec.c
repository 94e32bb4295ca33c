#include "base/vec.h"

#include <criterion/criterion.h>
#include <signal.h>

struct item {
	uint64_t number;
	char name[13];
};

Test(vec, push_gives_a_zeroed_item)
{
	VEC(struct item) items = {0};

	for (uint32_t i = 0; i < 10000; i++) {
		struct item *item = VEC_PUSH(&items);

		cr_assert_eq(item->number, 0);
		cr_assert_eq(item->name[12], 0);
		memset(item, 0xff, sizeof *item);
		item->number = i;
	}
	cr_assert_eq(items.count, 10000);
	cr_assert_lt(items.cap, 16000, "grows by half");
	for (uint32_t i = 0; i < items.count; i++)
		cr_assert_eq(items.items[i].number, i);
	items.count = 5; /* what was dropped is zeroed when it comes back */
	cr_assert_eq(VEC_PUSH(&items)->number, 0);
	VEC_RELEASE(&items);
	cr_assert_null(items.items);
	cr_assert_eq(items.count + items.cap, 0);
	VEC_RELEASE(&items);
}

Test(vec, joins_numbers_in_order)
{
	struct indices first = {0}, second = {0};

	indices_join(&first, &second);
	cr_expect_eq(first.count, 0);
	for (uint32_t i = 0; i < 100; i++)
		*VEC_PUSH(i % 3 ? &first : &second) = i < 50 ? 50 + i : 99 - i;
	indices_join(&first, &second);
	cr_expect_null(second.items);
	cr_assert_eq(first.count, 100);
	for (uint32_t i = 0; i < 100; i++)
		cr_expect_eq(first.items[i], i);
	VEC_RELEASE(&first);
}

Test(vec, too_many, .signal = SIGABRT)
{
	uint32_t cap = UINT32_MAX - 1;
	char item;

	cr_assert_null(vec_grow(&item, cap, &cap, 1));
}
